# SPDX-License-Identifier: MIT
"""The runbook of a release, changed before and during the day: a new edition each time, and what has happened stays."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QUndoStack
from PySide6.QtWidgets import QMenu, QWidget

from golive_desktop.domain.problem import Problem
from golive_desktop.domain.runbook import Runbook
from golive_desktop.services.overview import Overview
from golive_desktop.services.runbook_view import Rehearsal, RunbookView, look_at_runbook, taught
from golive_desktop.services.runbooks import change_runbook
from golive_desktop.ui.context import Context
from golive_desktop.ui.page import Page
from golive_desktop.ui.pages.runbook.card import CardPart
from golive_desktop.ui.pages.runbook.draft import RunbookDraft, draft_of
from golive_desktop.ui.pages.runbook.head import Head
from golive_desktop.ui.pages.runbook.part import Part, Size
from golive_desktop.ui.pages.runbook.poll import PollPart
from golive_desktop.ui.pages.runbook.sight import EditSight, faults, sources
from golive_desktop.ui.pages.runbook.steps import StepsPart
from golive_desktop.ui.pages.runbook.values import ValuesPart
from golive_desktop.ui.parts.front import FrontStack
from golive_desktop.ui.parts.scroll import scrolling_column
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.wording.sentences import N_

__all__ = ["PARTS", "RunbookPage", "make_page"]

_STEPS: Final = "steps"
_SMALL: Final = 780
_LEAST: Final = 420

PARTS: Final[Mapping[str, tuple[str, Callable[[Context], Part]]]] = {
    _STEPS: (N_("Steps"), StepsPart),
    "poll": (N_("Poll"), PollPart),
    "values": (N_("Values and limits"), ValuesPart),
    "card": (N_("On call and way back"), CardPart),
}
"""By key: what each part is called, and what makes it."""


def make_page(context: Context) -> "RunbookPage":
    """The runbook; its subjects are the keys of `PARTS` and of steps."""
    return RunbookPage(context)


class RunbookPage(Page):
    """A line of parts, of which one is shown; every change waits in a draft until it is kept."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._overview: Overview | None = None
        self._view: RunbookView | None = None
        self._draft: RunbookDraft | None = None
        self._keeping = False
        self._size: Size = "wide"
        self._narrow = False
        self._made: dict[str, Part] = {}
        self._head = Head(self.words, self.theme, {key: name for key, (name, _made) in PARTS.items()})
        self._strip = Strip(self.words, self.theme)
        self._stack = FrontStack()
        self._stack.setMinimumHeight(_LEAST)
        self._build()
        self._connect()

    def show_release(self, overview: Overview) -> None:
        """Shows the release; what was changed and not kept yet stays."""
        if self._overview is None or self._overview.release.id != overview.release.id:
            self._view = None
            self._strip.hide()
            self._take_draft(draft_of(self.context.window, overview.release.id))
        self._overview = overview
        self._read()

    def show_subject(self, subject: str) -> None:
        """Turns to a part, or to a step by its key."""
        if self._draft is not None:
            if subject in PARTS:
                self._draft.part = subject
            else:
                self._draft.part, self._draft.step = _STEPS, subject
            self._show()
            self.first_focus().setFocus()

    def first_focus(self) -> QWidget:
        """The part in front."""
        return self._part().first_focus()

    def fold(self, *, narrow: bool) -> None:
        """Takes less width."""
        self._narrow = narrow
        self._take_shape()

    def undo_stack(self) -> QUndoStack | None:
        """The changes that can be taken back or done again, in whichever field the keyboard is."""
        return self._draft.stack if self._draft is not None else None

    @Slot()
    def undo(self) -> None:
        """Takes back the last change."""
        if self._draft is not None:
            self._draft.stack.undo()

    @Slot()
    def redo(self) -> None:
        """Does again what was taken back."""
        if self._draft is not None:
            self._draft.stack.redo()

    # --- what is shown

    def _show(self) -> None:
        """All that is visible follows from the draft and what was read."""
        draft, view = self._draft, self._view
        if draft is None or view is None:
            return
        sight = EditSight(view=view, base=draft.base, now=draft.now)
        key = draft.part if draft.part in PARTS else _STEPS
        part = self._part_of(key)
        self._stack.setCurrentWidget(part)
        part.show_sight(sight, draft.step)
        self._head.show_part(key)
        self._head.show_sources(sources(sight, self.words))
        self._head.show_newer(draft.newer, draft.both)
        self._head.show_steps(
            edition=draft.base.edition + 1,
            undo=draft.stack.canUndo(),
            redo=draft.stack.canRedo(),
            dirty=draft.dirty() and not self._keeping,
            rehearsed=bool(view.rehearsals),
        )

    def _part(self) -> Part:
        key = self._draft.part if self._draft is not None else ""
        return self._part_of(key if key in PARTS else _STEPS)

    def _part_of(self, key: str) -> Part:
        if key not in self._made:
            made = PARTS[key][1](self.context)
            made.edited.connect(self._on_edited)
            made.turned.connect(self._on_turned)
            made.undo_wanted.connect(self.undo)
            made.redo_wanted.connect(self.redo)
            made.fold(self._size)
            self._made[key] = made
            self._stack.addWidget(made)
        return self._made[key]

    def _take_shape(self) -> None:
        self._size = "small" if self.width() < _SMALL else "narrow" if self._narrow else "wide"
        self._head.fold(self._size)
        for part in self._made.values():
            part.fold(self._size)

    # --- what is read

    def _read(self) -> None:
        if self._overview is None:
            return
        adapters, release, now = self.context.adapters, self._overview.release.id, self.context.now()
        self.context.bridge.look(
            lambda _task: look_at_runbook(adapters, release, now=now),
            owner=self,
            done=self._on_read,
            refused=self._strip.show_problem,
        )

    def _on_read(self, view: RunbookView) -> None:
        if self._draft is not None and self._overview is not None and view.release.id == self._overview.release.id:
            self._view = view
            self._draft.show_kept(view.runbook)
            self._show()

    # --- what is asked

    def _on_edited(self, runbook: Runbook, field: str, words: str) -> None:
        if self._draft is not None:
            self._draft.change(runbook, field, words)

    def _on_turned(self, key: str) -> None:
        if self._draft is not None:
            self._draft.step = key

    def _on_part(self, key: str) -> None:
        if self._draft is not None:
            self._draft.part = key
            self._show()

    def _on_all(self) -> None:
        if self._draft is not None:
            self._draft.change(self._draft.base, "", self.words.translate("return to what is kept"))
            self.first_focus().setFocus()

    def _on_keep(self) -> None:
        draft, overview = self._draft, self._overview
        if draft is None or overview is None or self._keeping or not draft.dirty():
            return
        for key in faults(draft.now):
            draft.part = _STEPS if key in {step.key for step in draft.now.steps} else "values"
            self._show()
            self._part().show_fault(key)
            return
        sent, adapters, release, now = draft.sent(), self.context.adapters, overview.release.id, self.context.now()
        self._keeping = True
        task = self.context.bridge.write(
            lambda _task: change_runbook(adapters, release, sent, now=now),
            owner=self,
            done=lambda kept: self._on_kept(draft, sent, kept),
            refused=self._on_refused,
            changes=release,
        )
        task.ended.connect(self._on_ended)
        self._show()

    def _on_durations(self) -> None:
        rehearsals = self._view.rehearsals if self._view is not None else ()
        if len(rehearsals) == 1:
            self._take_durations(rehearsals[0])
            return
        menu = QMenu(self)
        for rehearsal in rehearsals:
            line = menu.addAction(rehearsal.name.replace("&", "&&"))
            line.triggered.connect(lambda _checked=False, rehearsal=rehearsal: self._take_durations(rehearsal))
        menu.popup(self._head.durations.mapToGlobal(self._head.durations.rect().bottomLeft()))

    def _take_durations(self, rehearsal: Rehearsal) -> None:
        if self._draft is None or self._view is None:
            return
        _, before = self.words.translate, self._draft.now
        now = taught(before, rehearsal, self._view.fixed)
        count = sum(was != step for was, step in zip(before.steps, now.steps, strict=True))
        self._draft.change(now, "", _("measured durations"))
        said = _("{count} steps last as long now as in “{rehearsal}”.")
        if count == 1:
            said = _("One step lasts as long now as in “{rehearsal}”.")
        said = said.format(count=count, rehearsal=rehearsal.name)
        more = _("Look through them, then keep the runbook.") if count else _("There was nothing to change.")
        self._strip.show_text(said, more)

    # --- what came of it

    def _on_kept(self, draft: RunbookDraft, sent: Runbook, kept: Runbook) -> None:
        draft.settle(sent, kept)
        _ = self.words.translate
        said = _("Kept as edition {number}.").format(number=kept.edition)
        self._strip.show_text(said, _("Earlier editions stay on record; the day goes on with this one."))

    def _on_refused(self, problem: Problem) -> None:
        if problem.code != "day.runbook-newer":  # that is said above once the changes stand on the newest edition
            self._strip.show_problem(problem)
        self._read()

    def _on_ended(self) -> None:
        self._keeping = False
        self._show()

    def _take_draft(self, draft: RunbookDraft) -> None:
        if self._draft is not None:
            self._draft.changed.disconnect(self._show)
        self._draft = draft
        draft.changed.connect(self._show)

    # --- how it hangs together

    def _build(self) -> None:
        column = scrolling_column(self)
        column.addWidget(self._head)
        column.addWidget(self._strip)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        shell = self.context.shell
        self._head.left.connect(lambda: shell.open_page("day"))
        self._head.turned.connect(self._on_part)
        self._head.undo_wanted.connect(self.undo)
        self._head.redo_wanted.connect(self.redo)
        self._head.all_wanted.connect(self._on_all)
        self._head.durations_wanted.connect(self._on_durations)
        self._head.keep_wanted.connect(self._on_keep)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_shape()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        elif event.key() == Qt.Key.Key_Escape:
            self.context.shell.open_page("day")
        else:
            super().keyPressEvent(event)
