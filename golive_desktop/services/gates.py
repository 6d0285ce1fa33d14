# SPDX-License-Identifier: MIT
"""Gates: the plan's commands, run on the candidate after the user confirmed each one, or shown by a CI system."""

from datetime import datetime
from pathlib import Path

from golive_desktop.domain.ci import ci_keys, with_ci, without_ci
from golive_desktop.domain.gate import GateRun, WorkingCopy
from golive_desktop.domain.plan import GateCommand
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.domain.release import Candidate
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.system import GateRunner, Watching
from golive_desktop.services.releases import change_plan

__all__ = ["ask_for_ci", "ask_stands_on", "run_gate", "run_here"]


def ask_for_ci(adapters: Adapters, release_key: str, gate_key: str, *, now: datetime) -> ReleaseRecord:
    """Lets a CI system's result stand for a gate: the DevOps lead is asked to attach it and to sign for it.

    The question becomes a point of that form, so an answer to the form as it was before no longer counts.

    Args:
        adapters: the parts to work with.
        release_key: id or tag of the release.
        gate_key: key of the gate in the plan.
        now: when.

    Raises:
        KnownError: ``gate.unknown``; ``gate.nobody-for-ci`` where the plan names no DevOps lead with a form.
    """
    with adapters.store.reading() as work:
        release = work.releases.get(release_key)
    gate = _gate_of(release, gate_key)
    plan = with_ci(release.plan, gate, release.language)
    if gate.key not in ci_keys(plan):
        raise KnownError.of("gate.nobody-for-ci", gate_key)
    return release if gate.key in ci_keys(release.plan) else change_plan(adapters, release.id, plan, now=now)


def run_here(adapters: Adapters, release_key: str, gate_key: str, *, now: datetime) -> ReleaseRecord:
    """Takes the point for a gate out of the DevOps lead's form again: only a run on this computer counts for it.

    Raises:
        KnownError: ``gate.unknown``.
    """
    with adapters.store.reading() as work:
        release = work.releases.get(release_key)
    gate = _gate_of(release, gate_key)
    plan = without_ci(release.plan, gate.key)
    return release if plan == release.plan else change_plan(adapters, release.id, plan, now=now)


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
    command = _gate_of(release, gate_key)
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


def _gate_of(release: ReleaseRecord, key: str) -> GateCommand:
    found = next((gate for gate in release.plan.gates if gate.key == key), None)
    if found is None:
        raise KnownError.of("gate.unknown", key, keys=", ".join(gate.key for gate in release.plan.gates))
    return found
