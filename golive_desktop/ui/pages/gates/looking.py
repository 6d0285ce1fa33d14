# SPDX-License-Identifier: MIT
"""What a working copy stands on, and exactly what each gate would start in it; nothing is started."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from golive_desktop.domain.gate import GatePreview, GateRun, WorkingCopy
from golive_desktop.domain.plan import GateCommand
from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.domain.release import Candidate
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.system import GateRunner, Watching
from golive_desktop.services.gates import ask_stands_on, run_gate

__all__ = ["Looked", "Order", "carry_out", "look_into"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Looked:
    """A working copy as it was when somebody looked."""

    folder: Path
    copy: WorkingCopy | None
    """None when it is none."""
    problem: Problem | None
    """Why no gate can run there; None when nothing stands against it."""
    previews: Mapping[str, GatePreview | Problem]
    """By the key of the gate, what would be started; a problem where nobody could confirm it knowingly."""

    def preview(self, key: str) -> GatePreview | None:
        """What this gate would start; None while that cannot be said."""
        found = self.previews.get(key)
        return found if isinstance(found, GatePreview) else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Order:
    """One gate that shall be run, as the user confirmed it."""

    release: str
    candidate: Candidate
    key: str
    folder: Path
    preview: GatePreview
    """What the user read and confirmed."""


def look_into(runner: GateRunner, folder: Path, candidate: Candidate, gates: Sequence[GateCommand]) -> Looked:
    """What the working copy at `folder` stands on, and what the gates would start in it."""
    copy, problem = None, None
    try:
        copy = runner.inspect(folder)
        ask_stands_on(copy, candidate)
    except KnownError as known:
        problem = known.problem
    previews = {gate.key: _preview(runner, folder, gate.command) for gate in gates} if copy else {}
    return Looked(folder=folder, copy=copy, problem=problem, previews=previews)


def carry_out(adapters: Adapters, runner: GateRunner, order: Order, watching: Watching) -> GateRun:
    """Runs one gate and keeps its evidence.

    Raises:
        KnownError: the working copy is not the candidate any longer, or the command would start something else than
            what was confirmed (``gate.not-confirmed``); nothing was run and nothing recorded then.
    """
    ask_stands_on(runner.inspect(order.folder), order.candidate)
    if runner.preview(order.folder, command=order.preview.command) != order.preview:
        raise KnownError.of("gate.not-confirmed", order.key)
    return run_gate(
        adapters,
        runner,
        order.release,
        order.key,
        folder=order.folder,
        confirmed=order.preview.command,
        watching=watching,
    )


def _preview(runner: GateRunner, folder: Path, command: str) -> GatePreview | Problem:
    try:
        return runner.preview(folder, command=command)
    except KnownError as known:
        return known.problem
