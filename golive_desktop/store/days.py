# SPDX-License-Identifier: MIT
"""The go-live day of a release: its runbook in editions, and its events, which only ever grow."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from golive_desktop.domain.day import DayEvent, EventKind
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.runbook import Runbook
from golive_desktop.store import values
from golive_desktop.store.tables_day import day_events, runbooks

__all__ = ["DayRows"]


@dataclass(frozen=True, slots=True)
class DayRows:
    """`ports.day.Days` in one transaction."""

    connection: Connection

    def keep_runbook(self, release: str, runbook: Runbook, *, at: datetime) -> None:
        """Keeps a new edition; earlier ones stay on record."""
        columns = runbooks.c
        newest = select(func.max(columns.edition)).where(columns.release == release)
        if runbook.edition != (self.connection.scalar(newest) or 0) + 1:
            raise KnownError.of("day.runbook-newer", str(runbook.edition))
        row = {"release": release, "edition": runbook.edition, "content": values.to_text(runbook)}
        self.connection.execute(insert(runbooks).values(**row, kept_at=values.moment_text(at)))

    def runbook(self, release: str, *, edition: int | None = None) -> Runbook | None:
        """The newest edition, or the one with this number; None while there is none."""
        columns = runbooks.c
        query = select(columns.content).where(columns.release == release).order_by(columns.edition.desc()).limit(1)
        if edition is not None:
            query = query.where(columns.edition == edition)
        content = self.connection.scalar(query)
        return None if content is None else values.from_text(Runbook, content)

    def add(self, release: str, event: DayEvent, *, run: str = "") -> None:
        """Records what happened."""
        row = {
            "release": release,
            "run": run,
            "kind": event.kind.value,
            "at": values.moment_text(event.at),
            "by": event.by,
            "subject": event.subject,
            "content": event.text,
            "details": values.to_text(event.values),
            "file": event.file,
        }
        self.connection.execute(insert(day_events).values(row))

    def events(self, release: str, *, run: str = "") -> tuple[DayEvent, ...]:
        """Everything that happened in a run, in the order recorded."""
        columns = day_events.c
        query = select(day_events).where(columns.release == release, columns.run == run).order_by(columns.number)
        return tuple(
            DayEvent(
                at=values.moment(row.at),
                kind=values.member(EventKind, row.kind),
                by=row.by,
                subject=row.subject,
                text=row.content,
                values=values.from_text(dict[str, str], row.details),
                file=row.file,
            )
            for row in self.connection.execute(query)
        )

    def runs(self, release: str) -> tuple[str, ...]:
        """The names of all runs of a release, '' for the real day, in the order in which they began."""
        columns = day_events.c
        query = select(columns.run).where(columns.release == release).group_by(columns.run)
        return tuple(self.connection.scalars(query.order_by(func.min(columns.number))))
