# SPDX-License-Identifier: MIT
"""What stands in the way of PROCEED, let pass: asked for with a reason, and only by an executive's own signature."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from golive_desktop.domain.day import EventKind
from golive_desktop.domain.launch import NEVER_OVERRIDDEN, override_key
from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.domain.readiness import assess
from golive_desktop.domain.record import Original, StatementRecord
from golive_desktop.domain.text import tidy
from golive_desktop.ports.adapters import Adapters
from golive_desktop.services.day import Acting, Now, before_launch, reasoned, recording
from golive_desktop.services.issue import Draft, Enclosure, Issued, SigningKey, issue, keep_issued
from golive_desktop.services.releases import owned_by, state_of
from golive_desktop.services.rosters import home_trust
from golive_desktop.services.verify import Verification, Verifier
from golive_desktop.statements.envelope import RELEASE_MANAGER, Reference, Statement
from golive_desktop.statements.override import OverriddenPoint, OverrideBody, is_override

__all__ = ["approve_override", "ask_override", "open_override", "record_override"]


def ask_override(
    acting: Acting, key: SigningKey, *, reason: str, words: Callable[[Problem], str], points: Sequence[str] = ()
) -> Issued[OverrideBody]:
    """The signed request to the executive of the release, to be sent like any other request.

    Args:
        acting: who, and when; on the real day.
        key: the release manager's.
        reason: why the launch cannot wait.
        words: puts an obstacle into one sentence, in the release's language.
        points: the obstacles by `override_key`; all that the release lacks when empty.

    Raises:
        KnownError: ``day.not-now`` in a rehearsal or when nothing is to be let pass, ``day.reason-missing``,
            ``day.launched-already``, ``day.over``, and what `issue` raises.
    """
    with recording(acting) as moment:
        draft = _asked(moment, key, reasoned(reason), words, points)
        owned_by(moment.work, moment.release, key.identity, now=acting.now)
    issued = issue(acting.adapters, key, draft, now=acting.now)
    with recording(acting) as moment:
        keep_issued(
            moment.work, issued, name=f"override-{draft.body.role}.golive", role=draft.body.role, now=acting.now
        )
    return issued


def open_override(adapters: Adapters, data: bytes, *, now: datetime) -> Statement[OverrideBody]:
    """A request for an override, as an executive may sign it: genuine, from a release manager known here.

    Raises:
        KnownError: ``override.not-genuine`` unless it is, ``override.no-request``.
    """
    statement = _genuine(adapters, data, now=now)
    if statement.body.stage != "asked":
        raise KnownError.of("override.no-request", statement.author.name)
    return statement


def approve_override(adapters: Adapters, key: SigningKey, data: bytes, *, now: datetime) -> Issued[OverrideBody]:
    """The executive's signed approval of a request for an override; it carries the request.

    Args:
        adapters: the parts to work with.
        key: the executive's.
        data: the request.
        now: time of signing.

    Raises:
        KnownError: as `open_override`, and what `issue` raises.
    """
    asked = open_override(adapters, data, now=now)
    sha256 = hashlib.sha256(data).hexdigest()
    draft = Draft(
        kind="override",
        release=asked.release,
        role=asked.body.role,
        title=asked.body.title,
        answers_to=(Reference(id=asked.id, kind="override", sha256=sha256),),
        language=asked.language,
        body=replace(asked.body, stage="approved"),
        enclosures=(Enclosure(name="request.pdf", data=data, kind="override"),),
    )
    issued = issue(adapters, key, draft, now=now)
    with adapters.store.writing() as work:
        keep_issued(work, issued, name=f"override-{asked.body.role}.pdf", role=asked.body.role, now=now)
    return issued


def record_override(acting: Acting, data: bytes) -> Statement[OverrideBody]:
    """Records the executive's approval: what it names no longer stands in the way of this candidate.

    Args:
        acting: who, and when.
        data: the approval as it came.

    Raises:
        KnownError: ``override.not-genuine``, ``override.no-approval``, ``override.other-release``,
            ``override.other-role``, ``override.not-asked``, ``override.already``, ``day.launched-already``,
            ``day.over``, ``day.not-now`` in a rehearsal.
    """
    approved = _genuine(acting.adapters, data, now=acting.now)
    sha256 = hashlib.sha256(data).hexdigest()
    with recording(acting) as moment:
        _stands(moment, approved, sha256)
        _keep(moment, approved, data, sha256)
        for point in approved.body.points:
            moment.add(
                EventKind.OVERRIDDEN,
                point.key,
                approved.body.reason,
                file=sha256,
                obstacle=point.text,
                person=approved.author.name,
                title=approved.body.title,
                commit=moment.release.candidate.commit,
                candidate=moment.release.candidate.tag,
            )
    return approved


def _asked(
    moment: Now, key: SigningKey, reason: str, words: Callable[[Problem], str], points: Sequence[str]
) -> Draft[OverrideBody]:
    before_launch(moment.day)
    state = state_of(moment.work, moment.release)
    role = state.executive_role() or ""
    stakeholder = moment.release.plan.stakeholder(role)
    open_points = {
        override_key(problem): words(problem)
        for problem in assess(state, now=moment.acting.now).why_not
        if override_key(problem) not in moment.day.overridden and problem.code not in NEVER_OVERRIDDEN
    }
    wanted = [point for point in (points or open_points) if point in open_points]
    if moment.acting.run or stakeholder is None or not wanted or len(wanted) < len(points):
        raise KnownError.of("day.not-now", "OVERRIDE")
    return Draft(
        kind="override",
        release=moment.release.reference,
        role=RELEASE_MANAGER,
        title=moment.acting.adapters.keys.describe(key.identity.certificate).subject.role,
        answers_to=(),
        language=moment.release.language,
        body=OverrideBody(
            stage="asked",
            role=role,
            title=stakeholder.title,
            reason=tidy(reason),
            points=tuple(OverriddenPoint(key=point, text=tidy(open_points[point])) for point in wanted),
        ),
    )


def _genuine(adapters: Adapters, data: bytes, *, now: datetime) -> Statement[OverrideBody]:
    with adapters.store.reading() as work:
        trust = home_trust(work)
    found = Verifier(reader=adapters.reader, inspector=adapters.inspector).verify(data, trust=trust, now=now)
    statement = found.statement
    if found.verdict != "genuine" or statement is None or not is_override(statement):
        raise KnownError.of("override.not-genuine", _name(found), verdict=found.verdict)
    return statement


def _name(found: Verification) -> str:
    return found.statement.author.name if found.statement else found.name


def _stands(moment: Now, approved: Statement[OverrideBody], sha256: str) -> None:
    """Stops an approval that is not the answer of this release's executive to what was asked here."""
    if moment.acting.run:
        raise KnownError.of("day.not-now", "OVERRIDE")
    before_launch(moment.day)
    if approved.body.stage != "approved":
        raise KnownError.of("override.no-approval", approved.author.name)
    if approved.release != moment.release.reference:
        raise KnownError.of("override.other-release", moment.release.candidate.tag)
    if approved.body.role != state_of(moment.work, moment.release).executive_role():
        raise KnownError.of("override.other-role", approved.body.title)
    asked = moment.work.statements.find(sha256=approved.answers_to[0].sha256)
    if asked is None or (asked.kind, asked.direction) != ("override", "issued"):
        raise KnownError.of("override.not-asked", approved.author.name)
    if any(event.file == sha256 for event in moment.work.days.events(moment.release.id)):
        raise KnownError.of("override.already", approved.author.name)


def _keep(moment: Now, approved: Statement[OverrideBody], data: bytes, sha256: str) -> None:
    work, now = moment.work, moment.acting.now
    if work.statements.find(sha256=sha256) is not None:
        return
    work.statements.keep(Original(sha256=sha256, data=data, name=f"override-{approved.body.role}.pdf", kept_at=now))
    work.statements.add(
        StatementRecord(
            id=approved.id,
            sha256=sha256,
            kind="override",
            release=moment.release.id,
            role=approved.body.role,
            author=approved.author.fingerprint,
            direction="received",
            issued_at=approved.issued_at,
            recorded_at=now,
        )
    )
    work.audit.record("file.kept", "", {"name": approved.author.name}, at=now, release=moment.release.id, file=sha256)
