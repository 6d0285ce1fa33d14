# SPDX-License-Identifier: MIT
"""The next release from the last: plan, rules, runbook and texts come along, dates move, nothing signed does."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final, TypeVar, get_args
from zoneinfo import ZoneInfo

from golive_desktop.domain.communication import AddressBook, CustomerText, Faq, PreCheck, Signposts, Training
from golive_desktop.domain.day import Day, EventKind, day_of
from golive_desktop.domain.fitting import renamed
from golive_desktop.domain.following import LeftBehind, followed, model_plan, moved
from golive_desktop.domain.plan import Plan
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.domain.release import Language
from golive_desktop.domain.runbook import Runbook
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.services.day import Acting, Now, zone_of
from golive_desktop.services.runbooks import runbook_of
from golive_desktop.services.setup import NewRelease, keep_release

__all__ = ["FollowedOn", "Model", "follow_on", "model_of", "next_release"]

_LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
Topic = TypeVar("Topic", CustomerText, Faq, Training)


@dataclass(frozen=True, kw_only=True, slots=True)
class Model:
    """A release as the next one begins with it."""

    release: ReleaseRecord
    plan: Plan
    """With the day of T-0 as its date and each form in its first version."""
    t0: datetime | None
    """In the zone of the release; None while it was never set."""
    left_behind: tuple[LeftBehind, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class FollowedOn:
    """A new release, and what did not come along."""

    release: ReleaseRecord
    t0: datetime | None
    """As it stands for the new release; None where the one before had none and none was named."""
    left_behind: tuple[LeftBehind, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Way:
    """From one release to the next, in the transaction that keeps it."""

    adapters: Adapters
    work: UnitOfWork
    model: Model
    release: ReleaseRecord
    days: int | None
    now: datetime

    @property
    def names(self) -> dict[str, str]:
        """What names something of before, with its new name."""
        before, after = self.model.plan, self.release.plan
        return {before.product: after.product, before.candidate: after.candidate}


def model_of(adapters: Adapters, key: str) -> Model:
    """A release as the next one begins with it, and what that leaves behind.

    Raises:
        KnownError: ``store.release-unknown``.
    """
    with adapters.store.reading() as work:
        return _model(work, work.releases.get(key))


def next_release(model: Model, *, tag: str, launch: date) -> NewRelease:
    """What `follow_on` keeps where nothing else was decided.

    Args:
        model: the release before.
        tag: of the next candidate.
        launch: its day, in the zone of the release.

    Raises:
        KnownError: ``release.tag-missing``.
    """
    if not tag.strip():
        raise KnownError.of("release.tag-missing", model.plan.product)
    plan = followed(model.plan, tag=tag, launch=launch)
    return NewRelease(plan=plan, language=model.release.language, policy=model.release.policy)


def follow_on(  # noqa: PLR0913 - each argument is one fact of what is kept
    adapters: Adapters, key: str, new: NewRelease, *, by: str, now: datetime, t0: datetime | None = None
) -> FollowedOn:
    """Keeps the next release with everything of the one before that may be taken over; all of it or nothing.

    Runbook, poll order, limits, on-call card, the way back, addresses, places and texts come along. T-0 and the
    training move by as many days of the calendar as the launch, at the same time of day. Signatures, compared keys,
    evidence and whatever happened do not: they stand for the candidate of before.

    Args:
        adapters: the parts to work with.
        key: id or tag of the release before.
        new: plan, candidate and rules; see `next_release`.
        by: who does this, as a name; empty leaves T-0 to be set later.
        now: when.
        t0: another T-0 than the one that follows.

    Raises:
        KnownError: what `set_up_release` says, and ``store.release-unknown``.
    """
    with adapters.store.writing() as work:
        old = work.releases.get(key)
        model = _model(work, old)
        release = keep_release(adapters, work, new, now=now, follows=old.candidate.tag)
        way = _Way(
            adapters=adapters, work=work, model=model, release=release, days=_days(model.plan, new.plan), now=now
        )
        runbook = _keep_runbook(way)
        _keep_topics(way)
        launch = _keep_t0(way, runbook, t0, by.strip())
    left = model.left_behind if launch is not None else (*model.left_behind, LeftBehind(what="t0", count=1))
    return FollowedOn(release=release, t0=launch, left_behind=left)


def _model(work: UnitOfWork, release: ReleaseRecord) -> Model:
    t0 = day_of(work.days.events(release.id)).t0
    local = t0.astimezone(ZoneInfo(zone_of(release))) if t0 else None
    launch = local.date() if local else release.plan.date
    plan = model_plan(release.plan, launch)
    counted = _left_behind(work, release, dated=launch is not None)
    return Model(release=release, plan=plan, t0=local, left_behind=tuple(left for left in counted if left.count))


def _left_behind(work: UnitOfWork, release: ReleaseRecord, *, dated: bool) -> Iterator[LeftBehind]:
    key, runs = release.id, work.days.runs(release.id)
    keys = [entry for entry in work.roster.entries(key) if entry.revoked_at is None]
    critical = [condition for condition in work.progress.critical(key).values() if condition.met]
    check = work.communication.read(key, PreCheck) or PreCheck()
    training = work.communication.read(key, Training)
    deadlines = [person for person in release.plan.stakeholders if person.deadline is not None and not dated]
    yield LeftBehind(what="candidate", count=int(bool(release.candidate.commit)))
    yield LeftBehind(what="signed", count=len(work.statements.of_release(key)))
    yield LeftBehind(what="keys", count=len(keys))
    yield LeftBehind(what="critical", count=len(critical))
    yield LeftBehind(what="gates", count=len(work.progress.gate_runs(key)))
    yield LeftBehind(what="precheck", count=len(check.ticks))
    yield LeftBehind(what="training", count=int(training is not None and training.done_at is not None))
    tested = runbook_of(work, release).rollback.tested_on is not None
    yield LeftBehind(what="rollback-test", count=int(tested))
    yield LeftBehind(what="day", count=len(work.days.events(key)))
    yield LeftBehind(what="rehearsals", count=len([run for run in runs if run]))
    yield LeftBehind(what="schedules", count=len([one for one in work.post.schedules.all() if one.release == key]))
    yield LeftBehind(what="deadlines", count=len(deadlines))


def _days(before: Plan, after: Plan) -> int | None:
    return (after.date - before.date).days if before.date and after.date else None


def _keep_runbook(way: _Way) -> Runbook:
    """What was changed comes along; what only followed from the plan follows from the new one too."""
    kept = way.work.days.runbook(way.model.release.id)
    if kept is None:
        return runbook_of(way.work, way.release)
    back = replace(kept.rollback, tested_on=None)
    runbook = renamed(replace(kept, edition=1, rollback=back), way.names)
    way.work.days.keep_runbook(way.release.id, runbook, at=way.now)
    way.work.audit.record("day.runbook-changed", "1", {}, at=way.now, release=way.release.id)
    return runbook


def _keep_topics(way: _Way) -> None:
    """Addresses and places as they are; texts with the new names; the training on its new day, not held yet."""
    before, after, topics = way.model.release.id, way.release.id, way.work.communication
    if book := topics.read(before, AddressBook):
        topics.keep(after, book, at=way.now)
    if signposts := topics.read(before, Signposts):
        topics.keep(after, signposts, at=way.now)
    for language in _LANGUAGES:
        if text := topics.read(before, CustomerText, language=language):
            topics.keep(after, renamed(text, way.names), at=way.now)
        if faq := topics.read(before, Faq, language=language):
            topics.keep(after, renamed(faq, way.names), at=way.now)
    if training := topics.read(before, Training):
        topics.keep(after, renamed(_again(training, way), way.names), at=way.now)


def _again(training: Training, way: _Way) -> Training:
    then = _moved(training.starts, way.days, training.zone or zone_of(way.release))
    return replace(training, starts=then, sequence=0, done_at=None, done_by="", note="")


def _keep_t0(way: _Way, runbook: Runbook, t0: datetime | None, by: str) -> datetime | None:
    zone = zone_of(way.release)
    launch = t0.astimezone(ZoneInfo(zone)) if t0 is not None else _moved(way.model.t0, way.days, zone)
    if launch is None or not by:
        return None
    acting = Acting(adapters=way.adapters, release=way.release.id, by=by, now=way.now)
    moment = Now(work=way.work, release=way.release, runbook=runbook, day=Day(), acting=acting)
    moment.add(EventKind.T0_SET, at=launch.isoformat())
    return launch


def _moved(moment: datetime | None, days: int | None, zone: str) -> datetime | None:
    """The moment on its new day; None where there is none, or where the calendar ends."""
    try:
        return moved(moment, days, zone) if moment is not None and days is not None else None
    except OverflowError:
        return None
