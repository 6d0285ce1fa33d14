# SPDX-License-Identifier: MIT
"""The on-call card: whom to call, where to meet, and when to go back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from golive_desktop.domain.communication import Signposts
from golive_desktop.domain.runbook import Runbook
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["OnCallCard", "card_lines"]


def card_lines(runbook: Runbook, signposts: Signposts, words: Words) -> tuple[tuple[str, str], ...]:
    """What the card says: names with numbers, places, and the way back."""
    _ = words.translate
    back = runbook.rollback
    lines = [(person.name, person.number) for person in runbook.on_call]
    lines += [
        (_("On call"), signposts.on_call),
        (_("War room"), signposts.war_room),
        (_("Status page"), signposts.status_page),
        (_("Decides on going back"), back.decider),
        (_("Goes back when"), " · ".join(back.criteria)),
        (_("Point of no return"), back.point_of_no_return),
    ]
    return tuple((name, value) for name, value in lines if value)


class OnCallCard(QFrame):
    """The card, hidden at first.

    Signals:
        closed(): it was closed.
        page_wanted(): the day on one page shall be saved, to print.
    """

    closed = Signal()
    page_wanted = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        _ = words.translate
        self._shown: tuple[tuple[str, str], ...] | None = None
        self.setProperty("kind", "strip")
        self.setProperty("weight", "informs")
        self.setAccessibleName(_("On-call card"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._none = Text(
            _("Nobody is named yet. Numbers and places are kept under Communication, and in the runbook."),
            "muted",
            wraps=True,
        )
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        head = QHBoxLayout()
        head.addWidget(Text(_("On-call card"), "section"), 1)
        head.addWidget(
            button(_("Quick reference…"), theme, kind="link", image="printer", pressed=self.page_wanted.emit)
        )
        head.addWidget(
            button("", theme, kind="quiet", image="x", name=_("Close the on-call card"), pressed=self._on_close)
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 8, 12)
        column.addLayout(head)
        column.addWidget(self._none)
        column.addLayout(self._grid)
        self.hide()

    def show_card(self, lines: Sequence[tuple[str, str]]) -> None:
        """Shows these lines."""
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        while (found := self._grid.takeAt(0)) is not None:
            if (widget := found.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row, (name, value) in enumerate(lines):
            self._grid.addWidget(Text(name, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(Text(value, "record", wraps=True, selectable=True), row, 1)
        self._none.setVisible(not lines)

    def toggle(self) -> None:
        """Shows it with the keyboard on it, or hides it."""
        if self.isHidden():
            self.show()
            self.setFocus()
        else:
            self._on_close()

    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_close()
            return
        super().keyPressEvent(event)
