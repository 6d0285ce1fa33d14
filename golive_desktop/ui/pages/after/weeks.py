# SPDX-License-Identifier: MIT
"""The first two weeks after the launch: what is looked at, ticked by whoever did it."""

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from golive_desktop.services.day_steps import finish_step, reopen_step
from golive_desktop.services.overview import Overview
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.after.part import Part
from golive_desktop.ui.pages.after.reading import AfterLook
from golive_desktop.ui.pages.after.sight import WeekLine, weeks_of
from golive_desktop.ui.parts.emptied import emptied
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.text import Text, panel

__all__ = ["WeeksPart"]


class WeeksPart(Part):
    """A panel for each week."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._shown: tuple[WeekLine, ...] | None = None
        self._boxes: list[QCheckBox] = []
        self._weeks = QVBoxLayout()
        self._weeks.setSpacing(12)
        said = self.words.translate("Steps of the runbook. Each tick is kept with your name and the time.")
        self._none = Text(self.words.translate("The runbook has no steps for the weeks after the launch."), "muted")
        self.column.addWidget(Text(said, "muted", wraps=True))
        self.column.addWidget(self._none)
        self.column.addLayout(self._weeks)
        self.column.addStretch(1)

    def show_look(self, look: AfterLook, overview: Overview) -> None:
        """Shows the steps; the keyboard stays where it is."""
        self.overview = overview
        lines = weeks_of(look.view, self.words)
        self._none.setVisible(not lines)
        if lines == self._shown:
            return
        held = next((number for number, box in enumerate(self._boxes) if box.hasFocus()), -1)
        self._shown, self._boxes = lines, []
        emptied(self._weeks)
        for week in dict.fromkeys(line.week for line in lines):
            self._weeks.addWidget(self._week(week, tuple(line for line in lines if line.week == week)))
        if 0 <= held < len(self._boxes):
            self._boxes[held].setFocus()

    def first_focus(self) -> QWidget:
        """The first step."""
        return self._boxes[0] if self._boxes else self

    def _week(self, week: str, lines: tuple[WeekLine, ...]) -> QWidget:
        _ = self.words.translate
        frame = panel()
        column = QVBoxLayout(frame)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Text(_("Week {number}").format(number=week.removeprefix("W")), "section"))
        due = lines[0].due
        head.addWidget(Text(_("from {day}").format(day=due) if due else "", "muted"), 1)
        done = sum(line.done for line in lines)
        head.addWidget(Text(_("{done} of {all} done").format(done=done, all=len(lines)), "muted"))
        column.addLayout(head)
        for line in lines:
            column.addWidget(self._line(line))
        return frame

    def _line(self, line: WeekLine) -> QWidget:
        box = QCheckBox()
        box.setAccessibleName(line.text)
        box.setChecked(line.done)
        box.clicked.connect(lambda ticked: self._on_tick(line, ticked=bool(ticked)))
        self._boxes.append(box)
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(box)
        row.addWidget(Text(line.text, wraps=True), 1)
        row.addWidget(Text(line.owner, "caption"))
        if line.late:
            mark = StatusMark(self.theme)
            mark.show_state("overdue", line.word)
            row.addWidget(mark)
        elif line.word:
            row.addWidget(Text(line.word, "caption"))
        return made

    def _on_tick(self, line: WeekLine, *, ticked: bool) -> None:
        self._shown = None
        act = finish_step if ticked else reopen_step
        self.write(lambda acting: act(acting, line.key))
