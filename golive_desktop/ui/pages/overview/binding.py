# SPDX-License-Identifier: MIT
"""Carries out what the candidate's panel asks for: looks into a working copy, digests files, binds the candidate."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from golive_desktop.domain.release import Artefact, Candidate
from golive_desktop.domain.text import keepable
from golive_desktop.services.overview import Overview
from golive_desktop.services.releases import set_candidate
from golive_desktop.system.digest import digest_of
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.overview.candidate import CandidatePanel

__all__ = ["Binding"]

Answer = TypeVar("Answer")

_ANSWERED: Final = frozenset({"approved", "conditional", "rejected", "not-competent", "identity-open", "waits"})


class Binding(QObject):
    """Stands between the panel and the use cases."""

    def __init__(self, context: Context, panel: CandidatePanel) -> None:
        super().__init__(panel)
        self._context, self._panel = context, panel
        self._release = ""
        self._typed: dict[str, Candidate] = {}
        """What was typed and not bound, by the release that was shown."""
        panel.copy_wanted.connect(self._on_copy)
        panel.files_wanted.connect(self._on_files)
        panel.files_given.connect(self._on_files_given)
        panel.bind_requested.connect(self._on_bind)

    def show_release(self, overview: Overview) -> None:
        """Shows the candidate and whose answers stand for it."""
        if self._release != overview.release.id:
            if self._release and (typed := self._panel.typed()) is not None:
                self._typed[self._release] = typed
            self._release = overview.release.id
            self._panel.turn_to(self._typed.pop(self._release, None))
        answered = [row.title for row in overview.readiness.board if row.state in _ANSWERED]
        met = sum(condition.met for condition in overview.state.critical)
        self._panel.show_candidate(overview.release.candidate, answered, met=met)

    def _on_copy(self) -> None:
        title = self._context.words.translate("A git working copy of the candidate")
        folder = QFileDialog.getExistingDirectory(self._context.window, title)
        if folder:
            gates = self._context.computer.gates
            self._context.bridge.look(
                lambda _task: gates.inspect(Path(folder)),
                owner=self._panel,
                done=self._still(self._panel.show_copy),
                refused=self._still(self._panel.show_problem),
            )

    def _on_files(self) -> None:
        title = self._context.words.translate("Built files of the candidate")
        names, _kind = QFileDialog.getOpenFileNames(self._context.window, title)
        if names:
            self._on_files_given(tuple(map(Path, names)))

    def _on_files_given(self, paths: tuple[Path, ...]) -> None:
        self._context.bridge.look(
            lambda task: self._digests(task, paths),
            owner=self._panel,
            done=self._still(self._panel.add_artefacts),
            refused=self._still(self._panel.show_problem),
        )

    def _still(self, show: Callable[[Answer], object]) -> Callable[[Answer], object]:
        """Shows an answer unless another release is shown by then: large files take their time."""
        release = self._release

        def shown(answer: Answer) -> None:
            if self._release == release:
                show(answer)

        return shown

    def _digests(self, task: Task, paths: tuple[Path, ...]) -> tuple[Artefact, ...]:
        found = []
        for number, path in enumerate(paths, 1):
            task.tell(number, len(paths), path.name)
            if (digest := digest_of(path, cancelled=lambda: task.cancelled)) is not None:
                found.append(Artefact(name=keepable(path.name), sha256=digest))
        return tuple(found)

    def _on_bind(self, commit: str, artefacts: tuple[Artefact, ...]) -> None:
        adapters, release, now = self._context.adapters, self._release, self._context.now()
        self._context.bridge.write(
            lambda _task: set_candidate(adapters, release, commit=commit, artefacts=artefacts, now=now),
            owner=self._panel,
            done=self._still(lambda _record: self._panel.show_bound()),
            refused=self._still(self._panel.show_problem),
            changes=release,
        )
