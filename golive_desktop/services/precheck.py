# SPDX-License-Identifier: MIT
"""The communication pre-check: what is ready two days before the launch, who says so, and since when."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from golive_desktop.domain.communication import PreCheck, Signposts, Tick, Training
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.domain.release import Language
from golive_desktop.domain.text import in_one_line, tidy
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.resources import resource_text

__all__ = ["PreCheckGroup", "PreCheckPoint", "read_precheck", "tick_point", "untick_point"]


@dataclass(frozen=True, kw_only=True, slots=True)
class PreCheckPoint:
    """A point as it stands."""

    key: str
    text: str
    link: str
    """The address that it is about; empty for none."""
    by_itself: bool
    """It follows from what is recorded elsewhere, and is not ticked by hand."""
    tick: Tick | None
    """Who ticked it and when; None while it is open."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PreCheckGroup:
    """Points that belong together; the group is ready when all of them are."""

    key: str
    title: str
    points: tuple[PreCheckPoint, ...]

    @property
    def ready(self) -> bool:
        """Whether no point is open."""
        return all(point.tick is not None for point in self.points)


def read_precheck(adapters: Adapters, release: str, language: Language) -> tuple[PreCheckGroup, ...]:
    """Every point with its state.

    Raises:
        KnownError: ``store.release-unknown``.
    """
    with adapters.store.reading() as work:
        record = work.releases.get(release)
        check = work.communication.read(record.id, PreCheck) or PreCheck()
        signposts = work.communication.read(record.id, Signposts) or Signposts()
        training = work.communication.read(record.id, Training)
    return tuple(
        PreCheckGroup(
            key=group["key"],
            title=group[language],
            points=tuple(
                PreCheckPoint(
                    key=item["key"],
                    text=item[language],
                    link=getattr(signposts, item["link"]) if "link" in item else "",
                    by_itself="itself" in item,
                    tick=_held(training, item["key"]) if "itself" in item else check.of(item["key"]),
                )
                for item in group["item"]
            ),
        )
        for group in _groups()
    )


def tick_point(  # noqa: PLR0913 - each argument is one fact of the record
    adapters: Adapters, release: str, item: str, *, by: str, note: str = "", now: datetime
) -> Tick:
    """Records that a point is ready; a point that is ticked already keeps who ticked it first.

    Raises:
        KnownError: ``precheck.item-unknown``, ``precheck.by-itself``, ``store.release-unknown``.
    """
    _known(item)
    with adapters.store.writing() as work:
        record, check = _read(work, release)
        before = check.of(item)
        if before is not None:
            return before
        tick = Tick(item=item, at=now, by=in_one_line(tidy(by)), note=tidy(note))
        work.communication.keep(record.id, PreCheck(ticks=(*check.ticks, tick)), at=now)
        payload = {"by": tick.by, "note": tick.note}
        work.audit.record("precheck.ticked", item, payload, at=now, release=record.id)
    return tick


def untick_point(adapters: Adapters, release: str, item: str, *, by: str, now: datetime) -> None:
    """Records that a point is open again; nothing happens when it is.

    Raises:
        KnownError: as `tick_point`.
    """
    _known(item)
    with adapters.store.writing() as work:
        record, check = _read(work, release)
        if check.of(item) is not None:
            rest = tuple(tick for tick in check.ticks if tick.item != item)
            work.communication.keep(record.id, PreCheck(ticks=rest), at=now)
            payload = {"by": in_one_line(tidy(by))}
            work.audit.record("precheck.opened", item, payload, at=now, release=record.id)


@cache
def _groups() -> tuple[Mapping[str, Any], ...]:
    return tuple(tomllib.loads(resource_text("mail/precheck.toml"))["group"])


def _known(item: str) -> None:
    items = {entry["key"]: "itself" in entry for group in _groups() for entry in group["item"]}
    if item not in items:
        raise KnownError.of("precheck.item-unknown", item, known=", ".join(items))
    if items[item]:
        raise KnownError.of("precheck.by-itself", item)


def _read(work: UnitOfWork, release: str) -> tuple[ReleaseRecord, PreCheck]:
    record = work.releases.get(release)
    return record, work.communication.read(record.id, PreCheck) or PreCheck()


def _held(training: Training | None, item: str) -> Tick | None:
    if training is None or training.done_at is None:
        return None
    return Tick(item=item, at=training.done_at, by=training.done_by, note=training.note)
