# SPDX-License-Identifier: MIT
"""All conditions of a release as values: who set them, whether they are met, until when, and who may close them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from golive_desktop.domain.answer import Condition, Evidence
from golive_desktop.domain.critical import CriticalCondition, MetBefore
from golive_desktop.domain.readiness import BoardRow
from golive_desktop.domain.record import IdentityRecord
from golive_desktop.domain.signoff import SignOff
from golive_desktop.services.overview import Overview
from golive_desktop.ui.calendar import Calendar, calendar_of
from golive_desktop.ui.words import Words

__all__ = ["ConditionSight", "ConditionsSight", "CriticalSight", "conditions_of", "critical_address"]

_CRITICAL = "critical"
_SHORT = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class ConditionSight:
    """One condition of a sign-off."""

    address: str
    """``role/C-1``, as links name it."""
    key: str
    role: str
    title: str
    text: str
    owner: str
    due: str
    when: str
    state: str
    """approved for a closed one, overdue or conditional for an open one; for icon and colour."""
    word: str
    setter: str
    approval: str
    """Digest of the sign-off."""
    closure: str
    """Digest of the signed closure; empty while it is open."""
    own: IdentityRecord | None
    """The key of this laptop that may close it; None when that lies elsewhere."""

    @property
    def open(self) -> bool:
        """Whether nobody has closed it."""
        return not self.closure


@dataclass(frozen=True, kw_only=True, slots=True)
class CriticalSight:
    """One critical condition of the plan."""

    address: str
    """``critical/1``."""
    number: int
    text: str
    met: bool
    state: str
    word: str
    note: str
    evidence: tuple[Evidence, ...]
    recorded: str
    """By whom and when; empty while it is open."""
    fell: bool = False
    """Whether it was met for an older candidate, and nobody has said yet that it holds for this one."""
    before: str = ""
    """For which commit, by whom and when the evidence was recorded; empty where it is of this candidate."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ConditionsSight:
    """Everything that the page shows."""

    conditions: tuple[ConditionSight, ...]
    critical: tuple[CriticalSight, ...]
    counts: str
    critical_counts: str
    zone: str
    person: str
    """Who records here: the release manager's name; empty while this laptop has no key."""
    product: str
    tag: str


def conditions_of(overview: Overview, words: Words) -> ConditionsSight:
    """All conditions of counted sign-offs, the open ones first by due time, and the critical conditions."""
    _ = words.translate
    calendar = calendar_of(overview, words)
    found = [
        (condition, _condition(overview, row, row.sign_off, condition, calendar))
        for row in overview.readiness.board
        if row.sign_off is not None and row.sign_off.standing == "counted"
        for condition in row.sign_off.conditions
    ]
    found.sort(key=lambda pair: (not pair[1].open, pair[0].due))
    shown = tuple(sight for _condition, sight in found)
    critical = tuple(_critical(item, number, calendar) for number, item in enumerate(overview.state.critical, 1))
    still = sum(item.open for item in shown)
    return ConditionsSight(
        conditions=shown,
        critical=critical,
        counts=_("{open} of {all} open").format(open=still, all=len(shown)) if shown else "",
        critical_counts=_critical_counts(critical, words),
        zone=_("All times {zone}").format(zone=calendar.zone_words()),
        person=_person(overview),
        product=overview.release.plan.product,
        tag=overview.release.candidate.tag,
    )


def critical_address(number: int) -> str:
    """How links name the critical condition with this number."""
    return f"{_CRITICAL}/{number}"


def _condition(
    overview: Overview, row: BoardRow, answer: SignOff, condition: Condition, calendar: Calendar
) -> ConditionSight:
    closed = next(
        (item for item in overview.state.closures if (item.approval, item.condition) == (answer.sha256, condition.key)),
        None,
    )
    state, word = _state(condition, closed.closed_at if closed else None, calendar)
    own = next((key for key in overview.own if key.certificate.fingerprint == answer.fingerprint), None)
    held = overview.key_of(row.role, answer.fingerprint) is not None
    return ConditionSight(
        address=f"{row.role}/{condition.key}",
        key=condition.key,
        role=row.role,
        title=row.title,
        text=condition.text,
        owner=condition.owner,
        due=calendar.near(condition.due),
        when=calendar.words.term("condition", condition.when),
        state=state,
        word=word,
        setter=calendar.words.signer(answer.person, answer.principal),
        approval=answer.sha256,
        closure=closed.sha256 if closed else "",
        own=own.record if own and held else None,
    )


def _state(condition: Condition, closed_at: datetime | None, calendar: Calendar) -> tuple[str, str]:
    _ = calendar.words.translate
    if closed_at is not None:
        return "approved", _("Closed {time}").format(time=calendar.near(closed_at))
    if condition.due < calendar.now:
        return "overdue", _("Open, overdue")
    if condition.when == "before-t0":
        return "conditional", _("Open, holds T-0")
    return "conditional", _("Open, after T-0")


def _critical(item: CriticalCondition, number: int, calendar: Calendar) -> CriticalSight:
    _ = calendar.words.translate
    recorded = ""
    if item.met and item.met_at is not None:
        recorded = _("{person}, {time}").format(person=item.met_by or "–", time=calendar.near(item.met_at))
    return CriticalSight(
        address=critical_address(number),
        number=number,
        text=item.text,
        met=item.met,
        state="approved" if item.met else "older-candidate" if item.fell else "conditional",
        word=_("Met") if item.met else _("Older candidate") if item.fell else _("Still open"),
        note=item.note,
        evidence=item.evidence,
        recorded=recorded,
        fell=item.fell,
        before=_before(item.before, calendar) if item.before else "",
    )


def _before(before: MetBefore, calendar: Calendar) -> str:
    _ = calendar.words.translate
    commit = before.candidate.commit[:_SHORT]
    where = _("for commit {commit}").format(commit=commit) if commit else _("before a commit was named")
    return _("{person}, {time}, {where}").format(person=before.by or "–", time=calendar.near(before.at), where=where)


def _critical_counts(critical: Sequence[CriticalSight], words: Words) -> str:
    if not critical:
        return ""
    _ = words.translate
    said = _("{met} of {all} met").format(met=sum(item.met for item in critical), all=len(critical))
    older = sum(item.fell for item in critical)
    return _("{said}, {count} for an older candidate").format(said=said, count=older) if older else said


def _person(overview: Overview) -> str:
    key = overview.manager or next(iter(overview.own), None)
    return key.certificate.subject.name if key else ""
