# SPDX-License-Identifier: MIT
"""The test of an account: five steps with icon and word, and for the one that fails what to do."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout

from golive_desktop.domain.mail import ProbeStep
from golive_desktop.ui.look.icons import status_icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["STEPS", "ProbeList"]

STEPS: Final = ("name", "connection", "tls", "login", "sender")
_ICON: Final = QSize(18, 18)


class ProbeList(QFrame):
    """Hidden until an account was tested.

    Args:
        words: the reader's language.
        theme: the colours.
    """

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self._rows: dict[str, tuple[QLabel, Text, Text]] = {}
        self._result = Text("", "strong", wraps=True)
        self._advice = Text("", wraps=True, selectable=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(3, 1)
        for number, step in enumerate(STEPS):
            image, word = QLabel(), Text("", "strong")
            answer = Text("", "caption", wraps=True, selectable=True, breaks=True)
            self._rows[step] = (image, word, answer)
            parts = (image, Text(words.term("probe", step)), word, answer)
            for column, part in enumerate(parts):
                grid.addWidget(part, number, column)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(0, 0, 0, 0)
        column_layout.setSpacing(8)
        column_layout.addWidget(self._result)
        column_layout.addWidget(self._advice)
        column_layout.addLayout(grid)
        self.hide()

    def begin(self) -> None:
        """Nothing is known yet."""
        _ = self._words.translate
        self._result.setText(_("Testing…"))
        self._advice.hide()
        for step in STEPS:
            self._show(step, "not-requested", _("not yet"), "")
        self.show()

    def pass_step(self, step: str) -> None:
        """One step more is done, while the next one is still being tried."""
        if step in self._rows:
            self._show(step, "approved", self._words.translate("in order"), "")

    def show_steps(self, steps: Sequence[ProbeStep]) -> None:
        """What came of it; steps after the one that failed were not reached."""
        _ = self._words.translate
        found = {step.name: step for step in steps}
        for name in STEPS:
            step = found.get(name)
            if step is None:
                self._show(name, "not-requested", _("not reached"), "")
            elif step.passed:
                self._show(name, "conditional" if step.problem else "approved", _("in order"), step.answer)
            else:
                self._show(name, "rejected", _("failed"), step.answer)
        self._show_result(steps)

    def stop(self) -> None:
        """The user did not want to wait."""
        self._result.setText(self._words.translate("The test was stopped."))

    def _show_result(self, steps: Sequence[ProbeStep]) -> None:
        _ = self._words.translate
        problem = next((step.problem for step in steps if step.problem is not None), None)
        failed = any(not step.passed for step in steps)
        whole = _("Everything is in order: letters can leave through this account.")
        if problem is None:
            self._result.setText(whole)
            self._advice.hide()
            return
        said = self._words.explain(problem)
        self._result.setText(said.sentence if failed else whole)
        advice = (said.meaning, said.next_step) if failed else (said.sentence, said.meaning, said.next_step)
        self._advice.setText(" ".join(filter(None, advice)))
        self._advice.show()

    def _show(self, step: str, state: str, word: str, answer: str) -> None:
        image, label, detail = self._rows[step]
        image.setPixmap(status_icon(state, self._theme).pixmap(_ICON))
        label.setText(word)
        label.set_colour(self._theme.status_colour(state))
        label.setAccessibleName(f"{self._words.term('probe', step)}: {word}")
        detail.setText(answer)
