# SPDX-License-Identifier: MIT
"""The technical details of a check, folded away until somebody asks for them."""

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from golive_desktop.services.verify import Verification
from golive_desktop.ui.checking.facts import checks, technical
from golive_desktop.ui.checking.groups import Explanations
from golive_desktop.ui.checking.said import reasons
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.fold import Fold
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["TechnicalDetails"]

_STATES: Final = {"ok": "genuine", "failed": "rejected", "absent": "not-checkable"}
_DIGEST: Final = re.compile(r"[0-9a-f]{40,}")


class TechnicalDetails(QWidget):
    """Certificate, digests, times, each check with its result, and what was found.

    Args:
        words: the reader's language.
        theme: the colours.
    """

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self._body = QWidget()
        self._inner = QVBoxLayout(self._body)
        self._inner.setContentsMargins(22, 0, 0, 0)
        self._inner.setSpacing(10)
        self.fold = Fold(words.translate("Technical details: key, SHA-256, clock, checks made"), self._body, theme)
        self._found: Verification | None = None
        self._drawn: Verification | None = None
        self.fold.head.toggled.connect(lambda _open: self._draw())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fold)

    def show_verification(self, found: Verification) -> None:
        """Shows the details of this check; they are drawn when they are unfolded."""
        self._found = found
        self._draw()

    def _draw(self) -> None:
        if self._found is None or self._found is self._drawn or not self.fold.is_open():
            return
        self._drawn = self._found
        while (item := self._inner.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._inner.addWidget(self._facts(technical(self._found, self._words)))
        self._inner.addWidget(Text(self._words.translate("Checks made"), "strong"))
        self._inner.addWidget(self._checks(self._found))
        said = reasons(self._found, self._words)
        if said:
            self._inner.addWidget(Text(self._words.translate("What was found"), "strong"))
            found = Explanations()
            found.show_explanations(said)
            self._inner.addWidget(found)

    def _facts(self, facts: Sequence[tuple[str, str]]) -> QWidget:
        box, grid = _grid()
        for number, (name, value) in enumerate(facts):
            digest = _DIGEST.fullmatch(value) is not None
            grid.addWidget(Text(name, "muted"), number, 0, Qt.AlignmentFlag.AlignTop)
            shown = Text(_breakable(value) if digest else value, "mono" if digest else "body", wraps=True, breaks=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(shown, number, 1)
        return box

    def _checks(self, found: Verification) -> QWidget:
        box, grid = _grid()
        for number, check in enumerate(checks(found, self._words)):
            mark = StatusMark(self._theme)
            mark.show_state(_STATES[check.result], self._result(check.result))
            grid.addWidget(mark, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Text(check.title, wraps=True), number, 1)
        return box

    def _result(self, result: str) -> str:
        _ = self._words.translate
        words = {"ok": _("In order"), "failed": _("Not in order"), "absent": _("Not checked")}
        return words[result]


def _grid() -> tuple[QWidget, QGridLayout]:
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(1, 1)
    return box, grid


def _breakable(digest: str) -> str:
    """A digest in groups of eight, so that a line can break within it."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))
