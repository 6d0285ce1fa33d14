# SPDX-License-Identifier: MIT
"""The runbook as its table shows it: one line for each step, with planned and actual time."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from golive_desktop.domain.day import StepRow, StepState
from golive_desktop.ui.pages.day.hours import Hours

__all__ = ["StepLine", "open_step", "step_lines"]

_SCRIPTS: Final = (".sh", ".ps1", ".py", ".bat", ".cmd")
_LONGEST_COMMAND: Final = 22
_OPEN: Final = frozenset({StepState.OPEN, StepState.NEXT, StepState.OVERDUE})
_SAID: Final = frozenset({StepState.NEXT, StepState.OVERDUE, StepState.SKIPPED})
"""States whose word stands where the actual time will be; what is done has its time there."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StepLine:
    """One step with its words."""

    key: str
    phase: str
    first: bool
    """Whether it is the first of its phase: a line is drawn above it, and the phase is said."""
    state: StepState
    word: str
    """The state in the reader's language."""
    text: str
    remark: str
    check: str
    command: str
    brief: str
    """The command as it fits into a table."""
    owner: str
    planned: str
    planned_full: str
    actual: str
    drift: str
    current: bool
    """Whether it is the first open one."""

    @property
    def open(self) -> bool:
        """Whether it still has to be done."""
        return self.state in _OPEN

    @property
    def said(self) -> str:
        """The whole line for a screen reader."""
        parts = (self.phase, self.word, self.text, self.remark, self.owner, self.planned_full, self.actual, self.drift)
        return ", ".join(dict.fromkeys(part for part in parts if part))


def step_lines(rows: Sequence[StepRow], hours: Hours) -> tuple[StepLine, ...]:
    """All steps in the order of the runbook."""
    current = open_step(rows)
    made, before = [], ""
    for row in rows:
        made.append(_line(row, hours, first=row.step.moment != before, current=row is current))
        before = row.step.moment
    return tuple(made)


def open_step(rows: Sequence[StepRow]) -> StepRow | None:
    """The first step that is not done yet."""
    return next((row for row in rows if row.state in _OPEN), None)


def _line(row: StepRow, hours: Hours, *, first: bool, current: bool) -> StepLine:
    word = _word(row.state, hours)
    return StepLine(
        key=row.step.key,
        phase=row.step.moment,
        first=first,
        state=row.state,
        word=word,
        text=row.step.text,
        remark=row.remark,
        check=row.step.check,
        command=row.step.command,
        brief=_brief(row.step.command),
        owner=row.step.owner,
        planned=hours.brief(row.planned),
        planned_full=hours.full(row.planned) if row.planned else "",
        actual=word if row.state in _SAID else hours.brief(row.actual),
        drift="" if row.state is StepState.SKIPPED else hours.drift(row.drift),
        current=current,
    )


def _word(state: StepState, hours: Hours) -> str:
    return hours.words.translate("Not done yet") if state is StepState.OPEN else hours.words.term("step", state.value)


def _brief(command: str) -> str:
    words = command.split()
    script = next((word for word in words if word.endswith(_SCRIPTS)), "")
    name = PurePosixPath(script.replace("\\", "/")).name if script else command.partition("\n")[0]
    return name if len(name) <= _LONGEST_COMMAND else f"{name[: _LONGEST_COMMAND - 1]}…"
