# SPDX-License-Identifier: MIT
"""What is signed on the go-live day: the poll, success or roll back, the review; in a rehearsal nothing is."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Final, Literal, TypeVar, cast
from zoneinfo import ZoneInfo

from golive_desktop.domain.day import DayPhase, EventKind, Poll
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.review import Review
from golive_desktop.domain.runbook import Metric
from golive_desktop.domain.text import tidy
from golive_desktop.services.day import Acting, Now, recording, zone_of
from golive_desktop.services.day_launch import may_declare_rollback, record_rollback
from golive_desktop.services.issue import Draft, Issued, SigningKey, issue, keep_issued
from golive_desktop.services.releases import owned_by
from golive_desktop.statements.envelope import RELEASE_MANAGER, Kind, Reference
from golive_desktop.statements.launch_decision import LaunchDecisionBody, ReadValue, value_state
from golive_desktop.statements.poll import PollBody, PollLine, poll_result
from golive_desktop.statements.printable import printable
from golive_desktop.statements.review import ReviewBody

__all__ = ["close_poll", "declare_rollback", "declare_success", "sign_review"]

Body = TypeVar("Body")
_DECIDED: Final = frozenset({EventKind.SUCCEEDED, EventKind.ROLLED_BACK})


def close_poll(acting: Acting, key: SigningKey | None) -> Issued[PollBody] | None:
    """Closes the open poll with its result, GO or NO-GO; on the real day as a signed statement.

    Args:
        acting: who, and when.
        key: the release manager's; not used in a rehearsal, which signs nothing and gives None back.

    Raises:
        KnownError: ``day.no-poll`` when none is open, ``day.poll-open`` with the role that has not answered,
            ``day.signature-missing``, ``day.changed-meanwhile``, ``release.other-manager``, and what `issue` raises.
    """
    if acting.run:
        with recording(acting) as moment:
            moment.add(EventKind.POLL_CLOSED, _answered(moment).moment)
        return None
    return _signed(
        acting,
        key,
        lambda moment: _draft(moment, key, "poll", _poll_body(moment, key), ()),
        lambda moment, file: moment.add(EventKind.POLL_CLOSED, _answered(moment).moment, file=file),
    )


def declare_success(acting: Acting, key: SigningKey | None, *, reason: str = "") -> Issued[LaunchDecisionBody] | None:
    """Declares the launch a success; on the real day as a signed statement with the values read until then.

    Args:
        acting: who, and when.
        key: the release manager's; not used in a rehearsal.
        reason: may be empty where every value was read and lies within its limit.

    Raises:
        KnownError: ``day.not-now``, ``day.poll-unsigned``, ``statement.decision-needs-reason``,
            ``day.signature-missing``, ``day.changed-meanwhile``, and what `issue` raises.
    """
    if acting.run:
        with recording(acting) as moment:
            _launched(moment)
            moment.add(EventKind.SUCCEEDED, text=tidy(reason))
        return None

    def drafted(moment: Now) -> Draft[LaunchDecisionBody]:
        _launched(moment)
        return _decision(moment, key, "success", reason)

    return _signed(
        acting, key, drafted, lambda moment, file: moment.add(EventKind.SUCCEEDED, text=tidy(reason), file=file)
    )


def declare_rollback(
    acting: Acting, key: SigningKey | None, *, reason: str, typed: str
) -> Issued[LaunchDecisionBody] | None:
    """Declares that the release is taken back; on the real day as a signed statement.

    Args:
        acting: who, and when.
        key: the release manager's; not used in a rehearsal.
        reason: why.
        typed: the word that was typed.

    Raises:
        KnownError: ``day.word-wrong``, ``day.reason-missing``, ``day.not-now``, ``day.poll-unsigned``,
            ``day.signature-missing``, ``day.changed-meanwhile``, and what `issue` raises.
    """
    if acting.run:
        with recording(acting) as moment:
            record_rollback(moment, reason=reason, typed=typed)
        return None

    def drafted(moment: Now) -> Draft[LaunchDecisionBody]:
        may_declare_rollback(moment, reason=reason, typed=typed)
        return _decision(moment, key, "roll-back", reason)

    return _signed(
        acting, key, drafted, lambda moment, file: record_rollback(moment, reason=reason, typed=typed, file=file)
    )


def sign_review(acting: Acting, key: SigningKey | None, review: Review) -> Issued[ReviewBody] | None:
    """Keeps the review of a launch that was decided; on the real day as a signed statement.

    Raises:
        KnownError: ``day.not-now`` before a decision, ``statement.review-issues``, ``statement.review-incomplete``,
            ``day.signature-missing``, ``day.changed-meanwhile``, and what `issue` raises.
    """
    if acting.run:
        with recording(acting) as moment:
            _proceeded_at(moment, decided=True)
            moment.add(EventKind.REVIEWED, text=review.decision)
        return None

    def drafted(moment: Now) -> Draft[ReviewBody]:
        body = ReviewBody(proceeded_at=_proceeded_at(moment, decided=True), review=review)
        return _draft(moment, key, "review", body, (_decision_signed(moment),))

    return _signed(
        acting,
        key,
        drafted,
        lambda moment, file: moment.add(EventKind.REVIEWED, text=review.decision, file=file),
    )


def _signed(
    acting: Acting,
    key: SigningKey | None,
    drafted: Callable[[Now], Draft[Body]],
    record: Callable[[Now, str], None],
) -> Issued[Body]:
    """Signs what the run says and records it; nothing is recorded when the run said something else meanwhile."""
    with recording(acting) as moment:
        draft = drafted(moment)
        owned_by(moment.work, moment.release, _needed(key).identity, now=acting.now)
    issued = issue(acting.adapters, _needed(key), draft, now=acting.now)
    with recording(acting) as moment:
        if drafted(moment) != draft:
            raise KnownError.of("day.changed-meanwhile")
        keep_issued(moment.work, issued, name=f"{draft.kind}.pdf", role=RELEASE_MANAGER, now=acting.now)
        record(moment, issued.sha256)
    return issued


def _needed(key: SigningKey | None) -> SigningKey:
    if key is None:
        raise KnownError.of("day.signature-missing")
    return key


def _draft(
    moment: Now, key: SigningKey | None, kind: Kind, body: Body, answers_to: tuple[Reference, ...]
) -> Draft[Body]:
    return Draft(
        kind=kind,
        release=moment.release.reference,
        role=RELEASE_MANAGER,
        title=_own_title(moment, key),
        answers_to=answers_to,
        language=moment.release.language,
        body=body,
    )


def _own_title(moment: Now, key: SigningKey | None) -> str:
    return moment.acting.adapters.keys.describe(_needed(key).identity.certificate).subject.role


def _answered(moment: Now) -> Poll:
    poll = moment.day.poll
    if poll is None or poll.closed_at is not None:
        raise KnownError.of("day.no-poll")
    waiting = poll.next_role(moment.runbook.poll_order)
    if waiting is not None:
        raise KnownError.of("day.poll-open", waiting)
    return poll


def _poll_body(moment: Now, key: SigningKey | None) -> PollBody:
    poll = _answered(moment)
    order = moment.runbook.poll_order
    # note: who has answered and is no longer asked stands behind; a NO-GO cannot be edited away
    answers = sorted(poll.answers, key=lambda given: order.index(given.role) if given.role in order else len(order))
    lines = tuple(
        PollLine(
            role=given.role,
            title=_title(moment, key, given.role),
            answer=given.answer,
            reason=tidy(given.reason),
            at=_shown(moment, given.at),
            by=tidy(given.by),
        )
        for given in answers
    )
    return PollBody(
        moment=cast("Literal['T-60', 'T-0']", poll.moment),
        opened_at=_shown(moment, poll.opened_at),
        answers=lines,
        result=poll_result(lines),
    )


def _title(moment: Now, key: SigningKey | None, role: str) -> str:
    stakeholder = moment.release.plan.stakeholder(role)
    if stakeholder is not None:
        return stakeholder.title
    return _own_title(moment, key) if role == RELEASE_MANAGER else role


def _shown(moment: Now, at: datetime) -> datetime:
    return at.astimezone(ZoneInfo(zone_of(moment.release))).replace(microsecond=0)


def _launched(moment: Now) -> None:
    if moment.day.phase is not DayPhase.LAUNCHED:
        raise KnownError.of("day.not-now", "SUCCESS")


def _proceeded_at(moment: Now, *, decided: bool = False) -> datetime:
    day = moment.day
    if day.launched_at is None or (decided and day.phase not in {DayPhase.LIVE, DayPhase.ROLLED_BACK}):
        raise KnownError.of("day.not-now", "REVIEW")
    return _shown(moment, day.launched_at)


def _decision(
    moment: Now, key: SigningKey | None, decision: Literal["success", "roll-back"], reason: str
) -> Draft[LaunchDecisionBody]:
    proceeded_at = _proceeded_at(moment)
    body = LaunchDecisionBody(
        decision=decision,
        reason=tidy(reason),
        t0=_shown(moment, moment.day.t0) if moment.day.t0 else proceeded_at,
        proceeded_at=proceeded_at,
        values=tuple(_read(moment, metric) for metric in moment.runbook.metrics),
    )
    poll = moment.day.poll
    return _draft(moment, key, "launch-decision", body, (_reference(moment, "poll", poll.file if poll else ""),))


def _read(moment: Now, metric: Metric) -> ReadValue:
    event = moment.day.measured.get(metric.key)
    value = Decimal(event.values["value"]) if event else None
    return ReadValue(
        key=metric.key,
        # note: once it was read it stays in the runbook as it is; no letter of it may stop the decision
        title=printable(metric.title),
        unit=printable(metric.unit),
        limit=format(metric.limit, "f"),
        within=metric.within,
        value="" if value is None else format(value, "f"),
        at=_shown(moment, event.at) if event else None,
        by=tidy(event.by) if event else "",
        state=value_state(metric, value),
    )


def _decision_signed(moment: Now) -> Reference:
    events = moment.work.days.events(moment.release.id, run=moment.acting.run)
    return _reference(moment, "launch-decision", [event.file for event in events if event.kind in _DECIDED][-1])


def _reference(moment: Now, kind: Kind, sha256: str) -> Reference:
    record = moment.work.statements.find(sha256=sha256) if sha256 else None
    if record is None or record.kind != kind:
        raise KnownError.of("day.unsigned-before")
    return Reference(id=record.id, kind=kind, sha256=sha256)
