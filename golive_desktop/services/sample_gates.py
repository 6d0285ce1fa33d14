# SPDX-License-Identifier: MIT
"""The gates of the sample release as they might have run: green, red, and one that the red one kept from running."""

import hashlib
from datetime import timedelta
from typing import Final

from golive_desktop.domain.gate import GateRun
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.services.sample_stage import Story

__all__ = ["run_gates"]

_RED: Final = "4"
_MINUTE: Final = timedelta(minutes=1)


def run_gates(story: Story, release: ReleaseRecord) -> None:
    """Runs as they might have been: the sample needs no git, no npm and no time. After the red one nobody went on."""
    keys = [gate.key for gate in release.plan.gates]
    count = keys.index(_RED) + 1 if _RED in keys else len(keys)
    for number, gate in enumerate(release.plan.gates[:count]):
        started = story.ago(40 * _MINUTE - 3 * number * _MINUTE)
        red = gate.key == _RED
        output = b"212 passed, 1 failed: test_export_grant_expires\n" if red else b"ok\n"
        run = GateRun(
            key=gate.key,
            command=gate.command,
            started_at=started,
            ended_at=started + _MINUTE,
            exit_code=int(red),
            outcome="red" if red else "green",
            reason="gate.exit-code" if red else "",
            detail="1" if red else "",
            output_tail=output.decode(),
            output_bytes=len(output),
            output_sha256=hashlib.sha256(output).hexdigest(),
            commit=release.candidate.commit,
            tag=release.candidate.tag,
        )
        with story.adapters.store.writing() as work:
            work.progress.add_gate_run(release.id, run)
            payload = {"command": run.command, "reason": run.reason, "output": run.output_sha256}
            work.audit.record(f"gate.{run.outcome}", run.key, payload, at=run.ended_at, release=release.id)
    story.steps.step()
