# SPDX-License-Identifier: MIT
"""What an executive reads about each gate: its last run, or what a CI system showed under whose signature."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from golive_desktop.domain.blocks import Column, Line, Table
from golive_desktop.domain.gate import GateRun, concerns
from golive_desktop.domain.plan import GateCommand
from golive_desktop.domain.release import Candidate
from golive_desktop.domain.signoff import ReleaseState
from golive_desktop.i18n.moments import show_time
from golive_desktop.statements.codec import ABSENT
from golive_desktop.statements.frame import grouped_digest
from golive_desktop.statements.texts import Texts

__all__ = ["GateFact", "gate_facts", "gates_table"]


@dataclass(frozen=True, kw_only=True, slots=True)
class GateFact:
    """The last run of a gate, as the executive reads it."""

    command: str
    outcome: Literal["green", "red"]
    started_at: datetime
    """When it was run here, or when the result of a CI system was signed."""
    output_sha256: str
    """Over what it printed, or over the first file of the CI system."""
    by: str = field(default="", metadata={ABSENT: True})
    """Who signed the CI system's result; empty for a run of the release manager."""
    red_here: bool = field(default=False, metadata={ABSENT: True})
    """Whether the last run on this candidate was red on the release manager's computer, before that was signed."""


def gate_facts(state: ReleaseState) -> tuple[GateFact, ...]:
    """What each gate stands on, as the executive reads it: a CI system's result, or the last run."""
    return tuple(fact for gate in state.plan.gates if (fact := _gate_fact(state, gate)) is not None)


def _gate_fact(state: ReleaseState, gate: GateCommand) -> GateFact | None:
    signed, run = state.by_ci(gate), state.gate(gate.key)
    if signed is not None:
        return GateFact(
            command=gate.command,
            outcome="green",
            started_at=signed.signed_at,
            output_sha256=signed.files[0].sha256,
            by=signed.person,
            red_here=run is not None and _is_red(run, gate, state.candidate),
        )
    if run is None:
        return None
    return GateFact(
        command=run.command, outcome=run.outcome, started_at=run.started_at, output_sha256=run.output_sha256
    )


def _is_red(run: GateRun, gate: GateCommand, candidate: Candidate) -> bool:
    same = concerns(run, tag=candidate.tag, commit=candidate.commit) and run.command == gate.command
    return same and run.outcome == "red"


def gates_table(gates: tuple[GateFact, ...], t: Texts) -> Table:
    """The gates with their results, and who signed those of a CI system."""
    rows = tuple(
        (
            (
                Line(text=gate.command, style="mono"),
                Line(text=f"SHA-256 {grouped_digest(gate.output_sha256)}", style="caption"),
            ),
            (
                Line(text=t(f"gate.{gate.outcome}"), status="yes" if gate.outcome == "green" else "no"),
                *((Line(text=t("gate.by-ci", person=gate.by), style="caption"),) if gate.by else ()),
                *((Line(text=t("gate.red-here"), style="caption"),) if gate.red_here else ()),
            ),
            (Line(text=show_time(gate.started_at, t.language)),),
        )
        for gate in gates
    )
    return Table(
        columns=(
            Column(title=t("gate.command"), share=50),
            Column(title=t("gate.result"), share=16),
            Column(title=t("gate.started"), share=34),
        ),
        rows=rows,
    )
