# SPDX-License-Identifier: MIT
"""Set up a release in three steps; nothing is kept before the last button."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from golive_desktop.domain.plan import ImportedPlan
from golive_desktop.domain.problem import Problem
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.domain.release import Artefact, Language
from golive_desktop.services.follow_on import Model
from golive_desktop.ui.context import Context
from golive_desktop.ui.parts.newkey import NewKey
from golive_desktop.ui.parts.printable import print_watch
from golive_desktop.ui.stage import Stage
from golive_desktop.ui.stages.setup.candidate import CandidateStep
from golive_desktop.ui.stages.setup.doing import Read, digests, keys_here, read_source, set_up
from golive_desktop.ui.stages.setup.draft import LAST_STEP, STRUCTURE, SetupDraft, begun, draft_of
from golive_desktop.ui.stages.setup.frame import SetupFrame
from golive_desktop.ui.stages.setup.handbook import HandbookStep
from golive_desktop.ui.stages.setup.key import KeyStep

__all__ = ["SetupStage", "make_stage"]

_PROPOSED: Final = timedelta(days=7)


def make_stage(context: Context) -> "SetupStage":
    """A new release; its subject is a draft as text, a handbook's path, a release that it follows, or empty."""
    return SetupStage(context)


class SetupStage(Stage):
    """Handbook, candidate, key: three steps with one bar below them."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._draft = SetupDraft(language=self.words.language)
        self._imported: ImportedPlan | None = None
        self._model: Model | None = None
        self._setting_up = False
        self._handbook = HandbookStep(self.words, self.theme)
        self._candidate = CandidateStep(self.words, self.theme, context.now().date(), print_watch(context, self))
        self._key = KeyStep(self.words, self.theme, print_watch(context, self))
        self._frame = SetupFrame(self.words, self.theme)
        self._build()
        self._connect()
        self._show_draft()

    def show_subject(self, subject: str) -> None:
        """A draft as `subject` gave it, a handbook's path, `FOLLOWS` with an id; empty goes on where it was left."""
        if subject.startswith("{"):
            draft = draft_of(subject, language=self.words.language)
            self._draft = replace(draft, step=1) if draft.source else draft
            self._key.show_person(draft.person)
            if draft.source:
                self._read(draft.source, step=draft.step)
        elif subject:
            self._read(subject)
        self._key.show_person(replace(self._draft.person, role=self.words.translate("Release Manager")))
        self._show_draft()
        self._look_for_keys()

    def subject(self) -> str:
        """The draft; empty while nothing was chosen."""
        return replace(self._draft, person=self._key.person()).text() if self._draft.source else ""

    def title(self) -> str:
        """What is done here."""
        return self.words.translate("Set up a release")

    def first_focus(self) -> QWidget:
        """The first thing to do in the step that is shown."""
        if self.context.sample:
            return self._frame.next
        steps = (self._handbook, self._candidate, self._key)
        here = steps[self._draft.step - 1]
        return self._frame.next if here is self._handbook and self._imported else here.first_focus()

    def regions(self) -> tuple[QWidget, ...]:
        """The step, and the bar."""
        return self._frame.regions()

    def fold(self, *, narrow: bool) -> None:
        """Folds the steps."""
        self._handbook.fold(narrow=narrow)
        self._key.fold(narrow=narrow)

    # --- what is shown

    def _show_draft(self) -> None:
        """Everything that is shown follows from the draft and the plan."""
        if self._imported is not None:
            if self._model is None:
                self._handbook.show_imported(self._imported, self._draft.name, self._draft.language)
            else:
                self._handbook.show_followed(self._imported, self._model, self._draft.language)
            t0 = self._model.t0 if self._model is not None else None
            self._candidate.show_draft(self._draft, self._imported.plan, f"{t0:%H:%M}" if t0 else "")
        self._frame.show_step(
            self._draft.step,
            sample=self.context.sample,
            ready=self._imported is not None,
            busy=self._setting_up,
        )

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._frame)
        self._frame.take((self._handbook, self._candidate, self._key))

    # --- what is asked

    def _connect(self) -> None:
        self._frame.back_wanted.connect(self._on_back)
        self._frame.next_wanted.connect(self._on_next)
        self._handbook.choose_wanted.connect(self._on_choose)
        self._handbook.handbook_dropped.connect(lambda path: self._read(str(path)))
        self._handbook.structure_wanted.connect(lambda: self._read(STRUCTURE))
        self._handbook.language_chosen.connect(self._on_language)
        self._candidate.edited.connect(self._on_edited)
        self._candidate.copy_wanted.connect(self._on_copy)
        self._candidate.files_wanted.connect(self._on_files)
        self._candidate.files_dropped.connect(self._digest)
        self._candidate.artefact_removed.connect(self._on_removed)
        self._key.key_chosen.connect(self._set_up)
        self._key.key_described.connect(self._set_up)
        self._key.import_wanted.connect(lambda: self.context.shell.open_stage("identities"))

    def _on_choose(self) -> None:
        _ = self.words.translate
        kinds = _("Handbooks") + " (*.md *.markdown *.txt);;" + _("All files") + " (*)"
        name, _kind = QFileDialog.getOpenFileName(self.context.window, _("Choose a handbook"), "", kinds)
        if name:
            self._read(name)

    def _read(self, source: str, *, step: int = 1) -> None:
        """Reads a handbook; `step` is where the user was before the window was made anew."""
        context = self.context

        def arrived(read: Read) -> None:
            launch = context.now().date() + _PROPOSED
            self._imported, self._model = read.imported, read.model
            model = read.model.release if read.model is not None else None
            draft = begun(self._draft, source, read.imported, launch=launch, model=model)
            self._draft = replace(draft, step=step)
            self._show_draft()
            self.first_focus().setFocus()

        task = context.bridge.look(
            lambda _task: read_source(context, source),
            owner=self,
            done=arrived,
            refused=self._handbook.show_problem,
        )
        self._frame.busy.follow(task, self.words.translate("Reading the handbook…"), cancellable=False)

    def _on_language(self, language: str) -> None:
        self._draft = replace(self._draft, language=cast("Language", language))

    def _on_edited(self) -> None:
        product, tag, day, commit = self._candidate.typed()
        rules = self._candidate.policy()
        self._draft = replace(self._draft, product=product, tag=tag, day=day, commit=commit, policy=rules)

    def _on_copy(self) -> None:
        title = self.words.translate("A git working copy of the candidate")
        folder = QFileDialog.getExistingDirectory(self.context.window, title)
        if folder:
            gates = self.context.computer.gates
            self.context.bridge.look(
                lambda _task: gates.inspect(Path(folder)),
                owner=self,
                done=self._candidate.show_copy,
                refused=self._candidate.show_problem,
            )

    def _on_files(self) -> None:
        title = self.words.translate("Built files of the candidate")
        names, _kind = QFileDialog.getOpenFileNames(self.context.window, title)
        self._digest(tuple(map(Path, names)))

    def _digest(self, paths: tuple[Path, ...]) -> None:
        if not paths:
            return
        task = self.context.bridge.look(
            lambda task: digests(task, paths),
            owner=self,
            done=self._add_artefacts,
            refused=self._candidate.show_problem,
        )
        self._candidate.show_task(task)

    def _add_artefacts(self, artefacts: tuple[Artefact, ...]) -> None:
        """Adds files; one of a name that is there already takes its place."""
        new = {artefact.name for artefact in artefacts}
        kept = tuple(item for item in self._draft.artefacts if item.name not in new)
        self._draft = replace(self._draft, artefacts=(*kept, *artefacts))
        self._show_draft()

    def _on_removed(self, name: str) -> None:
        kept = tuple(item for item in self._draft.artefacts if item.name != name)
        self._draft = replace(self._draft, artefacts=kept)
        self._show_draft()

    # --- the way

    def _on_back(self) -> None:
        if self._draft.step > 1 and not self.context.sample:
            self._go(self._draft.step - 1)
        else:
            self.context.shell.go_back()

    def _on_next(self) -> None:
        if self.context.sample:
            self.context.shell.leave_sample()
        elif self._draft.step == 1:
            self._go(2)
        elif self._draft.step == LAST_STEP:
            self._key.submit()
        elif self._candidate.complete(self._draft.artefacts):
            self._go(LAST_STEP)

    def _go(self, step: int) -> None:
        self._draft = replace(self._draft, step=step)
        self._show_draft()
        self.first_focus().setFocus()

    def _look_for_keys(self) -> None:
        context = self.context
        context.bridge.look(
            lambda _task: keys_here(context), owner=self, done=self._key.show_keys, refused=self._key.show_problem
        )

    def _set_up(self, key: str | NewKey) -> None:
        context, draft, imported = self.context, self._draft, self._imported
        if imported is None or self._setting_up:
            return
        self._show_busy(busy=True)
        task = context.bridge.write(
            lambda _task: set_up(context, draft, imported, key),
            owner=self,
            done=self._on_set_up,
            refused=self._on_refused,
            changes=lambda release: release.id,
        )
        self._frame.busy.follow(task, self.words.translate("Setting up the release…"), cancellable=False)

    def _on_set_up(self, release: ReleaseRecord) -> None:
        self._key.forget()
        self._draft, self._imported, self._model = SetupDraft(language=self.words.language), None, None
        self._handbook.show_nothing()
        self._show_busy(busy=False)
        self.context.shell.open_release(release.id)

    def _on_refused(self, problem: Problem) -> None:
        self._show_busy(busy=False)
        self._key.show_problem(problem)
        self._look_for_keys()  # note: the key may have been made before the release was refused

    def _show_busy(self, *, busy: bool) -> None:
        self._setting_up = busy
        self._key.set_busy(busy=busy)
        self._show_draft()

    def showEvent(self, event: QShowEvent) -> None:
        self._look_for_keys()
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._setting_up:
            self._on_back()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(self.focusWidget(), QLineEdit):
            self._frame.next.click()
        else:
            super().keyPressEvent(event)
