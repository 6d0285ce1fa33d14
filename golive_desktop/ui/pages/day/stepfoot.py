# SPDX-License-Identifier: MIT
"""Below the runbook: what has to be seen at the chosen step, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from golive_desktop.ui.look.icons import icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.day.steps import StepLine
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["StepFoot"]


class StepFoot(QFrame):
    """The chosen step.

    Signals:
        done_wanted(): it shall be ticked.
        off_plan_wanted(): it did not go to plan.
        skip_wanted(): it shall be left out.
        reopen_wanted(): it was ticked by mistake.
        copy_wanted(): its command shall be copied.
        edit_wanted(): the runbook shall be changed.
    """

    done_wanted = Signal()
    off_plan_wanted = Signal()
    skip_wanted = Signal()
    reopen_wanted = Signal()
    copy_wanted = Signal()
    edit_wanted = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        _ = words.translate
        self._theme, self._narrow, self._commanded = theme, False, False
        self.setProperty("kind", "bar")
        self._text = Text("", wraps=True, selectable=True)
        self._check = Text("", "caption", wraps=True, selectable=True)
        self._done = button(_("Done"), theme, kind="link", image="check", pressed=self.done_wanted.emit)
        self._reopen = button(_("Open again…"), theme, kind="link", image="undo-2", pressed=self.reopen_wanted.emit)
        self._off = button(
            _("Did not go to plan…"), theme, kind="link", image="triangle-alert", pressed=self.off_plan_wanted.emit
        )
        self._skip = button(_("Leave out…"), theme, kind="link", image="minus", pressed=self.skip_wanted.emit)
        self._copy = button(_("Copy command"), theme, kind="link", image="copy", pressed=self.copy_wanted.emit)
        self._edit_words = _("Edit runbook…")
        self._edit = button(
            "", theme, kind="link", image="pen-line", name=self._edit_words, pressed=self.edit_wanted.emit
        )
        self._images = (
            (self._done, "check"),
            (self._reopen, "undo-2"),
            (self._off, "triangle-alert"),
            (self._skip, "minus"),
            (self._copy, "copy"),
        )
        row = QHBoxLayout()
        row.setSpacing(14)
        for made in (self._done, self._reopen, self._off, self._skip, self._copy):
            row.addWidget(made)
        row.addStretch(1)
        row.addWidget(self._edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(3)
        column.addWidget(self._text)
        column.addWidget(self._check)
        column.addLayout(row)

    def fold(self, *, narrow: bool) -> None:
        """Leaves the icons out, and the command, whose icon stands in the table."""
        self._narrow = narrow
        self._show_edit()
        for made, image in self._images:
            made.setIcon(QIcon() if narrow else icon(image, self._theme.colour("accent")))

    def show_step(self, line: StepLine | None) -> None:
        """Shows a step; None hides it all."""
        self.setVisible(line is not None)
        if line is None:
            return
        whole = " – ".join(part for part in (line.text, line.remark) if part)
        self._text.setText(whole)
        self._text.setVisible(bool(line.remark))
        aside = [line.owner] if self._narrow and line.owner else []
        check = " · ".join((*aside, *line.check.splitlines()))
        self._check.setText(check)
        self._check.setVisible(bool(check))
        self._done.setVisible(line.open)
        self._skip.setVisible(line.open)
        self._reopen.setVisible(not line.open)
        self._copy.setVisible(bool(line.command) and not self._narrow)
        self._commanded = bool(line.command)
        self._show_edit()

    def _show_edit(self) -> None:
        """Beside a command, and where it is narrow, there is no room for its words."""
        self._edit.setText("" if self._commanded or self._narrow else self._edit_words)
