# SPDX-License-Identifier: MIT
"""The steps of the runbook: a table with where each comes from and what happened to it, and the one in work."""

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from golive_desktop.domain.arranging import added_step, moved_in_moment, moved_to
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.runbook import RunStep
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.runbook.listpanel import ListPanel
from golive_desktop.ui.pages.runbook.part import Part, Size
from golive_desktop.ui.pages.runbook.sight import EditSight, StepSight, hours_of, step_sights
from golive_desktop.ui.pages.runbook.stepform import StepForm
from golive_desktop.ui.pages.signoffs.column import Column
from golive_desktop.ui.parts.room import ANY, turn
from golive_desktop.ui.parts.table import TableCell
from golive_desktop.ui.parts.text import panel

__all__ = ["StepsPart"]

_MOMENT, _STEP, _OWNER, _LASTS, _ORIGIN, _RUN = range(6)
_SHARES: Final = {_MOMENT: (72, 96), _OWNER: (76, 116), _LASTS: (58, 80), _ORIGIN: (84, 130), _RUN: (96, 150)}
"""Pixels of each column but the step's, at least and at most; between them it is as wide as it needs."""
_LEFT_OUT: Final[dict[Size, tuple[int, ...]]] = {
    "wide": (),
    "narrow": (_OWNER, _LASTS),
    "small": (_OWNER, _LASTS, _ORIGIN),
}
_SIDE: Final = 360
_LEAST_SIDE: Final = 330
_LEAST_FORM: Final = 420
_LEAST_TABLE: Final = 260


class StepsPart(Part):
    """The table at the left, the step in work at the right."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        _ = self.words.translate
        columns = (_("Moment"), _("Step"), _("Owner"), _("Lasts"), _("Comes from"), _("This run"))
        self._list = ListPanel(
            self.words, self.theme, columns, stretch=_STEP, name=_("Steps of the runbook"), add=_("Add a step")
        )
        self._form = StepForm(self.words, self.theme)
        self._lines: tuple[StepSight, ...] = ()
        self._key = ""
        self._build()
        self._connect()

    def show_sight(self, sight: EditSight, key: str) -> None:
        """Shows all steps, with the cursor on one."""
        self.sight = sight
        self._lines = step_sights(sight, self.words, self.context.now())
        keys = [line.step.key for line in self._lines]
        self._key = next((one for one in (key, self._key) if one in keys), keys[0] if keys else "")
        self._list.show_rows([self._cells(line) for line in self._lines], self._row())
        self._list.spread(_SHARES)
        self._show_step()

    def show_fault(self, key: str) -> bool:
        """Turns to the step that cannot be kept, and says why."""
        if self.sight is None or key not in {line.step.key for line in self._lines}:
            return False
        self.show_sight(self.sight, key)
        self.turned.emit(key)
        self._form.show_fault()
        return True

    def first_focus(self) -> QWidget:
        """The table."""
        return self._list.table

    def fold(self, size: Size) -> None:
        """Leaves columns out, then puts the step in work below the table."""
        small = size == "small"
        self._list.fold(narrow=size == "narrow")
        for column in range(_RUN + 1):
            self._list.table.setColumnHidden(column, column in _LEFT_OUT[size])
        turn(self._row_box, below=small)
        self._side.setMinimumWidth(0 if small else _LEAST_SIDE if size == "narrow" else _SIDE)
        self._side.setMinimumHeight(_LEAST_FORM if small else 0)
        self._side.setMaximumWidth(ANY if small else self._side.minimumWidth())

    def _build(self) -> None:
        left = panel()
        inside = QVBoxLayout(left)
        inside.setContentsMargins(12, 8, 12, 12)
        inside.addWidget(self._list)
        left.setMinimumHeight(_LEAST_TABLE)
        right = panel()
        column = QVBoxLayout(right)
        column.setContentsMargins(1, 1, 1, 1)
        scroll = Column()
        scroll.setAccessibleName(self.words.translate("Step"))
        scroll.column.addWidget(self._form)
        column.addWidget(scroll)
        self._side = right
        self._row_box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row_box.setContentsMargins(0, 0, 0, 0)
        self._row_box.setSpacing(12)
        self._row_box.addWidget(left, 1)
        self._row_box.addWidget(right)
        self._form.hide()  # until there is a step in it, whatever is typed would be lost
        self.fold("wide")

    def _connect(self) -> None:
        self._list.turned.connect(self._on_turned)
        self._list.opened.connect(lambda _row: self._form.texts["text"].setFocus())
        self._list.asked.connect(self._on_asked)
        self._form.edited.connect(self._on_edited)
        self._form.moved.connect(self._on_moved)
        self._form.reset_wanted.connect(self._on_reset)
        self._form.undo_wanted.connect(self.undo_wanted)
        self._form.redo_wanted.connect(self.redo_wanted)

    # --- what is shown

    def _row(self) -> int:
        return next((number for number, line in enumerate(self._lines) if line.step.key == self._key), 0)

    def _cells(self, line: StepSight) -> tuple[TableCell, ...]:
        _ = self.words.translate
        step, said = line.step, " ".join(line.step.text.split())
        muted = "muted" if line.fixed else ""
        lasts = _("{count} min").format(count=step.minutes) if step.minutes else "–"
        return (
            TableCell(text=step.moment if line.first else "", bold=True, more=step.key),
            TableCell(
                text=said or _("(no text yet)"),
                more=said,
                colour=muted if said else "danger",
                image="pen-line" if line.unsaved else "",
            ),
            TableCell(text=step.owner or "–", colour="muted", more=step.owner),
            TableCell(text=lasts, colour="muted"),
            TableCell(text=line.origin, colour="" if line.own else "muted"),
            TableCell(text=line.happened or "–", image="lock" if line.fixed else "", colour="muted"),
        )

    def _show_step(self) -> None:
        sight, line = self.sight, self._line()
        self._form.setVisible(line is not None)
        if sight is None or line is None:
            self._list.allow(up=False, down=False, remove=False)
            return
        owners = tuple(dict.fromkeys(step.owner for step in sight.now.steps if step.owner))
        titles = tuple(person.title for person in sight.view.release.plan.stakeholders)
        moments = tuple(dict.fromkeys(step.moment for step in sight.now.steps))
        other = self._kept(line.step.key) not in (None, line.step)
        # note: what was changed here before it was done elsewhere goes back too, for it can no more be kept
        reset = self._reset_words(line) if other and (line.unsaved or not line.fixed) else ""
        planned = hours_of(sight.view, self.words).day_and_clock(line.planned) if line.planned else ""
        self._form.show_step(line, planned, tuple(dict.fromkeys((*titles, *owners))), moments, reset=reset)
        fixed = sight.view.fixed
        self._list.allow(
            up=moved_in_moment(sight.now, self._key, -1, fixed) is not None,
            down=moved_in_moment(sight.now, self._key, 1, fixed) is not None,
            remove=not line.fixed,
        )

    def _reset_words(self, line: StepSight) -> str:
        _ = self.words.translate
        if self.sight is not None and line.unsaved and self._base(line.step.key) not in (None, line.step):
            return _("Back to edition {number}").format(number=self.sight.base.edition)
        if self.sight is not None and self.sight.view.follows:
            return _("As in {tag}").format(tag=self.sight.view.follows)
        if self.sight is not None and self.sight.view.shipped:
            return _("Back to the template's")
        return _("Back to the handbook's")

    # --- what is known

    def _line(self) -> StepSight | None:
        return next((line for line in self._lines if line.step.key == self._key), None)

    def _base(self, key: str) -> RunStep | None:
        steps = self.sight.base.steps if self.sight is not None else ()
        return next((step for step in steps if step.key == key), None)

    def _kept(self, key: str) -> RunStep | None:
        """What the step goes back to: the edition that holds, and from there the plan's."""
        base, first = self._base(key), self.sight.view.first if self.sight is not None else None
        line = self._line()
        if line is not None and base is not None and base != line.step:
            return base
        return next((step for step in first.steps if step.key == key), None) if first is not None else None

    # --- what is asked

    def _on_turned(self, row: int) -> None:
        if 0 <= row < len(self._lines):
            self._key = self._lines[row].step.key
            self.turned.emit(self._key)
            self._show_step()

    def _on_edited(self, step: RunStep, field: str, words: str) -> None:
        if self.sight is not None:
            now = self.sight.now
            steps = tuple(step if other.key == step.key else other for other in now.steps)
            self.change(replace(now, steps=steps), field, words)

    def _on_moved(self, moment: str) -> None:
        if self.sight is None:
            return
        try:
            moved = moved_to(self.sight.now, self._key, moment)
        except KnownError as error:
            self._form.show_problem(self.say(error.problem))
            return
        self._form.show_problem("")
        self.change(moved, "", self.words.translate("move of step {key}").format(key=self._key))

    def _on_reset(self) -> None:
        kept = self._kept(self._key)
        if kept is not None:
            self._on_edited(kept, "", self.words.translate("return of step {key}").format(key=self._key))

    def _on_asked(self, what: str) -> None:
        if self.sight is None:
            return
        _, now, key = self.words.translate, self.sight.now, self._key
        match what:
            case "add":
                taken = {*self.sight.view.used, *(step.key for step in self.sight.base.steps)}
                changed, new = added_step(now, key, taken=taken)
                self._key = new
                self.turned.emit(new)
                self.change(changed, "", _("a new step"))
                self._form.texts["text"].setFocus()
            case "remove":
                keys = [step.key for step in now.steps]
                at = keys.index(key)
                rest = [*keys[at + 1 :], *reversed(keys[:at])]
                self._key = next(iter(rest), "")
                self.turned.emit(self._key)
                steps = tuple(step for step in now.steps if step.key != key)
                self.change(replace(now, steps=steps), "", _("removal of step {key}").format(key=key))
            case _:
                moved = moved_in_moment(now, key, -1 if what == "up" else 1, self.sight.view.fixed)
                if moved is not None:
                    self.change(moved, "", _("move of step {key}").format(key=key))
