# SPDX-License-Identifier: MIT
"""The list of this laptop's keys: whose each is, and how long it is valid."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView

from golive_desktop.ui.look.icons import status_icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.stages.identities.sight import KeySight
from golive_desktop.ui.words import Words

__all__ = ["KeyShelf"]

_ROW: Final = 56


class KeyShelf(QListView):
    """The keys below each other.

    Signals:
        moved(): the user went to another key.
    """

    moved = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._sights: tuple[KeySight, ...] = ()
        self._quiet = False
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setProperty("kind", "keys")
        self.setAccessibleName(words.translate("Keys of this laptop"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setIconSize(QSize(20, 20))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_keys(self, sights: Sequence[KeySight], wanted: str = "") -> None:
        """Shows these keys and goes to the one called `wanted`, else to the one before, else to the first."""
        before = self.chosen()
        name = wanted or (before.name if before else "")
        self._quiet = True
        self._sights = tuple(sights)
        self._model.clear()
        for sight in self._sights:
            item = QStandardItem(status_icon(sight.state, self._theme), f"{sight.person}\n{sight.validity}")
            item.setAccessibleText(f"{sight.person}, {sight.role}, {sight.name}, {sight.validity}")
            item.setSizeHint(QSize(0, _ROW))
            self._model.appendRow(item)
        row = next((row for row, sight in enumerate(self._sights) if sight.name == name), 0)
        self.setCurrentIndex(self._model.index(row, 0))
        self._quiet = False

    def keys(self) -> tuple[KeySight, ...]:
        """All keys that are shown."""
        return self._sights

    def chosen(self) -> KeySight | None:
        """The key with the cursor."""
        row = self.currentIndex().row()
        return self._sights[row] if 0 <= row < len(self._sights) else None

    def _on_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        if not self._quiet:
            self.moved.emit()
