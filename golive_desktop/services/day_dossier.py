# SPDX-License-Identifier: MIT
"""The go-live day for the dossier: the real one, as it stands."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from itertools import chain, repeat
from typing import Final
from zoneinfo import ZoneInfo

from golive_desktop.domain.day import DayEvent, EventKind, day_of, rows
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.services.day import zone_of
from golive_desktop.services.issue import KeptEnclosure
from golive_desktop.services.runbooks import runbook_of
from golive_desktop.statements.day_section import DayEventRecord, DayMetric, DaySection, DayStep
from golive_desktop.statements.dossier_day import is_day_event
from golive_desktop.statements.printable import printable

__all__ = ["day_pictures", "day_section", "overridden"]

_LONGEST_NAME: Final = 100


def day_section(work: UnitOfWork, release: ReleaseRecord, *, now: datetime) -> DaySection | None:
    """The section of a release's real day; None before anything happened on it.

    Args:
        work: a view of this home.
        release: whose day.
        now: the moment of the dossier.
    """
    events = work.days.events(release.id)
    if not events:
        return None
    runbook = runbook_of(work, release)
    return DaySection(
        steps=tuple(
            DayStep(
                key=row.step.key,
                moment=row.step.moment,
                text=row.step.text,
                owner=row.step.owner,
                after_minutes=row.step.after_minutes,
                minutes=row.step.minutes,
                planned=row.planned,
            )
            for row in rows(runbook, day_of(events), zone=zone_of(release), now=now)
        ),
        metrics=tuple(DayMetric(key=item.key, title=item.title, unit=item.unit) for item in runbook.metrics),
        events=tuple(
            _record(event, ZoneInfo(zone_of(release)), salt)
            for event, salt in zip(events, chain(_salts(work, release), repeat("")), strict=False)
        ),
    )


def day_pictures(work: UnitOfWork, release: ReleaseRecord) -> Iterator[KeptEnclosure]:
    """What shows the values that were read on the real day, each file once."""
    shown = {event.file for event in work.days.events(release.id) if event.kind is EventKind.MEASURED and event.file}
    for digest in sorted(shown):
        original = work.statements.original(digest)
        yield KeptEnclosure(
            name=f"value-{digest[:12]}-{_printed_name(original.name)}",
            sha256=digest,
            size=len(original.data),
            read=partial(_read, work, digest),
            media_type="application/octet-stream",
        )


def overridden(work: UnitOfWork, release: ReleaseRecord) -> frozenset[str]:
    """The digests of the approvals by which something was let pass on the real day."""
    return frozenset(event.file for event in work.days.events(release.id) if event.kind is EventKind.OVERRIDDEN)


def _printed_name(name: str) -> str:
    """The name of a picture is anybody's; no letter of it may stand between a day and its dossier."""
    return printable(name, _LONGEST_NAME).replace("/", "_").replace("\\", "_")


def _read(work: UnitOfWork, digest: str) -> bytes:
    return work.statements.original(digest).data


def _salts(work: UnitOfWork, release: ReleaseRecord) -> Iterator[str]:
    """Of the entries that were made with the events, in their order."""
    for entry in work.audit.entries():
        if entry.release == release.id and is_day_event(entry.event):
            yield entry.salt


def _record(event: DayEvent, zone: ZoneInfo, salt: str) -> DayEventRecord:
    return DayEventRecord(
        at=event.at.astimezone(zone),
        kind=event.kind,
        by=event.by,
        subject=event.subject,
        text=event.text,
        values=dict(event.values),
        file=event.file,
        salt=salt,
    )
