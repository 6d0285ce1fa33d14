# SPDX-License-Identifier: MIT
"""The list of a release's files, found by typing a word; a thousand are as quick as ten."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget

from golive_desktop.ui.look.icons import icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.documents.lines import PaperLine
from golive_desktop.ui.parts.records import RecordList, RecordRow
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["PaperList"]

_ROW: Final = 68
_INSET: Final = 12
_ICON: Final = 20


class PaperList(QWidget):
    """The files of a release, the newest first, with a field to find one.

    Signals:
        chosen(str): the digest of the file that the user went to; empty when none is left.
    """

    chosen = Signal(str)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words = words
        self._lines: tuple[PaperLine, ...] = ()
        self._find = QLineEdit()
        name = words.translate("Documents of this release")
        self._view: RecordList[PaperLine] = RecordList(theme, name=name, row=_Row, height=_ROW)
        self._empty = Text("", "muted", wraps=True)
        self._build(theme)
        self._connect()

    def show_lines(self, lines: Sequence[PaperLine]) -> None:
        """Shows these files; the one with the cursor keeps it."""
        self._lines = tuple(lines)
        self._filter()

    def choose(self, key: str) -> bool:
        """Goes to the file with this digest, or of the statement with this id; whether there is one."""
        found = next((line for line in self._lines if key in {line.paper.sha256, line.paper.statement}), None)
        if found is None or not key:
            return False
        if not found.holds(self._find.text()):
            self._find.clear()
        return self._view.choose(found.key)

    def current(self) -> PaperLine | None:
        """The file with the cursor."""
        return self._view.current()

    def list_view(self) -> QListView:
        """Where the keyboard walks."""
        return self._view

    def find_field(self) -> QLineEdit:
        """Where a word is typed."""
        return self._find

    def _build(self, theme: Theme) -> None:
        _ = self._words.translate
        self._find.setPlaceholderText(_("Find a document"))
        self._find.setAccessibleName(_("Find a document"))
        self._find.setClearButtonEnabled(True)
        self._find.addAction(icon("search", theme.colour("muted")), QLineEdit.ActionPosition.LeadingPosition)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._find)
        column.addWidget(self._empty)
        column.addWidget(self._view, 1)

    def _connect(self) -> None:
        self._find.textChanged.connect(self._filter)
        self._find.returnPressed.connect(self._view.setFocus)
        self._view.chosen.connect(self.chosen)

    def _filter(self) -> None:
        _ = self._words.translate
        before = self.current()
        self._view.show_records([line for line in self._lines if line.holds(self._find.text())])
        self._empty.setText(_("No document fits.") if self._lines else _("Nothing was sent or received yet."))
        self._empty.setVisible(not self._view.records())
        after = self.current()
        if after is None or before is None or after.key != before.key:
            self.chosen.emit(after.key if after is not None else "")


class _Row(RecordRow[PaperLine]):
    """Icon, kind and time; below them who, and the way it went."""

    def draw(self, painter: QPainter, whole: QRect, record: PaperLine) -> None:
        left, text, muted = whole.left() + _INSET, self._theme.colour("text"), self._theme.colour("muted")
        image = QRect(left, whole.top() + 12, _ICON, _ICON)
        icon(record.image, self._theme.colour("accent") if self.chosen else muted).paint(painter, image)
        words = QRect(left + _ICON + 10, whole.top() + 9, whole.width() - 2 * _INSET - _ICON - 10, 17)
        when = self.write_at_right(painter, words, record.when)
        self.write(painter, words.adjusted(0, 0, -when - 8, 0), record.kind, text, weight=QFont.Weight.DemiBold)
        below = [(record.who, 13, text)] if record.who else []
        for place, (line, pixels, colour) in enumerate([*below, (record.way, 12, muted)], 1):
            self.write(painter, words.translated(0, 17 * place + place // 2), line, colour, pixels=pixels)
