# SPDX-License-Identifier: MIT
"""Gates: the plan's commands, run on the candidate after the user confirmed each one."""

from pathlib import Path

from golive_desktop.domain.gate import GateRun, WorkingCopy
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.release import Candidate
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.system import GateRunner, Watching

__all__ = ["ask_stands_on", "run_gate"]


def ask_stands_on(copy: WorkingCopy, candidate: Candidate) -> None:
    """Asked before anybody confirms or runs a command, so that a wrong folder leaves no red run behind.

    Args:
        copy: what a working copy stands on.
        candidate: what the gates have to judge.

    Raises:
        KnownError: ``release.commit-missing``, ``gate.wrong-commit``, ``gate.tag-missing`` or ``gate.tree-dirty``.
    """
    if not candidate.commit:
        raise KnownError.of("release.commit-missing", candidate.tag)
    if copy.commit != candidate.commit:
        raise KnownError.of("gate.wrong-commit", copy.folder, detail=copy.commit)
    if candidate.tag not in copy.tags:
        raise KnownError.of("gate.tag-missing", copy.folder, detail=candidate.tag)
    if not copy.clean:
        raise KnownError.of("gate.tree-dirty", copy.folder, detail=", ".join(copy.changes))


def run_gate(  # noqa: PLR0913 - each argument is one fact of the evidence
    adapters: Adapters,
    runner: GateRunner,
    release_key: str,
    gate_key: str,
    *,
    folder: Path,
    confirmed: str,
    watching: Watching | None = None,
) -> GateRun:
    """Runs one gate of the local release and keeps what it showed as evidence.

    Args:
        adapters: the parts to work with.
        runner: what runs commands.
        release_key: id or tag of the release.
        gate_key: key of the gate in the plan.
        folder: the working copy that the user named.
        confirmed: the command's exact text as the user saw and confirmed it.
        watching: who sees its output while it runs and may cancel it; that is recorded as a red run.

    Raises:
        KnownError: ``gate.unknown``, ``gate.not-confirmed``, ``release.commit-missing``; nothing was run then.
    """
    with adapters.store.reading() as work:
        release = work.releases.get(release_key)
    command = next((gate for gate in release.plan.gates if gate.key == gate_key), None)
    if command is None:
        raise KnownError.of("gate.unknown", gate_key, keys=", ".join(gate.key for gate in release.plan.gates))
    if not release.candidate.commit:
        raise KnownError.of("release.commit-missing", release.candidate.tag)
    run = runner.run(
        folder,
        key=command.key,
        command=command.command,
        confirmed=confirmed,
        tag=release.candidate.tag,
        commit=release.candidate.commit,
        watching=watching,
    )
    with adapters.store.writing() as work:
        work.progress.add_gate_run(release.id, run)
        payload = {"command": run.command, "reason": run.reason, "output": run.output_sha256}
        work.audit.record(f"gate.{run.outcome}", run.key, payload, at=run.ended_at, release=release.id)
    return run
