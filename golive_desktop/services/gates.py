# SPDX-License-Identifier: MIT
"""Gates: the plan's commands, run on the candidate after the user confirmed each one."""

from pathlib import Path

from golive_desktop.domain.gate import GateRun
from golive_desktop.domain.problem import KnownError
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.system import GateRunner

__all__ = ["run_gate"]


def run_gate(  # noqa: PLR0913 - each argument is one fact of the evidence
    adapters: Adapters, runner: GateRunner, release_key: str, gate_key: str, *, folder: Path, confirmed: str
) -> GateRun:
    """Runs one gate of the local release and keeps what it showed as evidence.

    Args:
        adapters: the parts to work with.
        runner: what runs commands.
        release_key: id or tag of the release.
        gate_key: key of the gate in the plan.
        folder: the working copy that the user named.
        confirmed: the command's exact text as the user saw and confirmed it.

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
    )
    with adapters.store.writing() as work:
        work.progress.add_gate_run(release.id, run)
        payload = {"command": run.command, "reason": run.reason, "output": run.output_sha256}
        work.audit.record(f"gate.{run.outcome}", run.key, payload, at=run.ended_at, release=release.id)
    return run
