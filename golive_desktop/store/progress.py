# SPDX-License-Identifier: MIT
"""Every run of a gate and every state of a critical condition, the newest of which counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

from sqlalchemy import Connection, Row, insert, select

from golive_desktop.domain.answer import Evidence
from golive_desktop.domain.critical import CriticalCondition, MetBefore
from golive_desktop.domain.gate import GateRun
from golive_desktop.store import values
from golive_desktop.store.tables import critical_history, gate_runs

__all__ = ["ProgressRows"]

_Outcome = Literal["green", "red"]


@dataclass(frozen=True, slots=True)
class ProgressRows:
    """`ports.store.Progress` in one transaction."""

    connection: Connection

    def add_gate_run(self, release: str, run: GateRun) -> None:
        """Records a gate run."""
        self.connection.execute(insert(gate_runs).values(release=release, **to_row(run)))

    def gate_runs(self, release: str) -> tuple[GateRun, ...]:
        """All gate runs, the oldest first."""
        query = select(gate_runs).where(gate_runs.c.release == release).order_by(gate_runs.c.number)
        return tuple(from_row(row) for row in self.connection.execute(query))

    def set_critical(self, release: str, number: int, condition: CriticalCondition) -> None:
        """Records the present state of a critical condition, counted from 1; earlier states stay on record."""
        row = critical_to_row(condition)
        self.connection.execute(insert(critical_history).values(release=release, position=number, **row))

    def critical(self, release: str) -> Mapping[int, CriticalCondition]:
        """The newest state of each critical condition that was ever set, by its number."""
        newest = {row.position: row for row in self._critical_rows(release)}
        return {position: critical_from_row(newest[position]) for position in sorted(newest)}

    def critical_history(self, release: str) -> tuple[tuple[int, CriticalCondition], ...]:
        """Every state of a critical condition with its number, the oldest first."""
        return tuple((row.position, critical_from_row(row)) for row in self._critical_rows(release))

    def _critical_rows(self, release: str) -> Iterable[Row[Any]]:
        query = select(critical_history).where(critical_history.c.release == release)
        return self.connection.execute(query.order_by(critical_history.c.number))


def to_row(run: GateRun) -> Mapping[str, object]:
    """The row of a gate run."""
    return {
        "key": run.key,
        "command": run.command,
        "started_at": values.moment_text(run.started_at),
        "ended_at": values.moment_text(run.ended_at),
        "exit_code": run.exit_code,
        "outcome": run.outcome,
        "reason": run.reason,
        "detail": run.detail,
        "output_tail": run.output_tail,
        "output_bytes": run.output_bytes,
        "output_sha256": run.output_sha256,
        "commit": run.commit,
        "tag": run.tag,
    }


def from_row(row: Row[Any]) -> GateRun:
    """The gate run of a row."""
    return GateRun(
        key=row.key,
        command=row.command,
        started_at=values.moment(row.started_at),
        ended_at=values.moment(row.ended_at),
        exit_code=row.exit_code,
        outcome=cast("_Outcome", values.one_of(_Outcome, row.outcome)),
        reason=row.reason,
        detail=row.detail,
        output_tail=row.output_tail,
        output_bytes=row.output_bytes,
        output_sha256=row.output_sha256,
        commit=row.commit,
        tag=row.tag,
    )


def critical_to_row(condition: CriticalCondition) -> Mapping[str, object]:
    """The row of a critical condition."""
    return {
        "text": condition.text,
        "evidence": values.to_text(condition.evidence),
        "note": condition.note,
        "met_at": condition.met_at and values.moment_text(condition.met_at),
        "met_by": condition.met_by,
        "met_before": condition.before and values.to_text(condition.before),
    }


def critical_from_row(row: Row[Any]) -> CriticalCondition:
    """The critical condition of a row."""
    return CriticalCondition(
        text=row.text,
        evidence=values.from_text(tuple[Evidence, ...], row.evidence),
        note=row.note,
        met_at=values.moment_or_none(row.met_at),
        met_by=row.met_by,
        before=values.from_text(MetBefore, row.met_before) if row.met_before else None,
    )
