# SPDX-License-Identifier: MIT
"""What stands in the way of PROCEED, let pass: asked for with a reason, and only by an executive's own signature."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from golive_desktop.domain.candidacy import named
from golive_desktop.domain.certificate import fingerprint_of
from golive_desktop.domain.day import EventKind
from golive_desktop.domain.launch import NEVER_OVERRIDDEN, override_key
from golive_desktop.domain.problem import KnownError, Problem, Severity
from golive_desktop.domain.record import Original, StatementRecord
from golive_desktop.domain.text import tidy
from golive_desktop.domain.trust import standing_on
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.services.day import Acting, Now, before_launch, judged, moment_in, reasoned, recording
from golive_desktop.services.issue import Draft, Issued, SigningKey, issue, keep_issued
from golive_desktop.services.releases import owned_by, state_of
from golive_desktop.services.rosters import home_trust
from golive_desktop.services.verify import Verification, Verifier
from golive_desktop.statements.envelope import CLOCK_TOLERANCE, RELEASE_MANAGER, Statement
from golive_desktop.statements.override import OverriddenPoint, OverrideBody, is_override

__all__ = ["ask_override", "is_approved_override", "is_recorded", "record_override", "take_override"]


def ask_override(
    acting: Acting, key: SigningKey, *, reason: str, words: Callable[[Problem], str], points: Sequence[str] = ()
) -> Issued[OverrideBody]:
    """The signed request to the executive of the release, to be sent like any other request.

    Args:
        acting: who, and when; on the real day.
        key: the release manager's.
        reason: why the launch cannot wait.
        words: puts an obstacle into one sentence, in the release's language.
        points: the obstacles by code and subject; all that the release lacks when empty.

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


def record_override(acting: Acting, data: bytes) -> Statement[OverrideBody]:
    """Records the executive's approval: what it names no longer stands in the way of this candidate.

    Args:
        acting: who, and when.
        data: the approval as it came.

    Raises:
        KnownError: ``override.not-genuine``, ``override.identity-open``, ``override.other-person``,
            ``override.no-approval``, ``override.clock-ahead``, ``override.other-release``, ``override.other-role``,
            ``override.not-asked``, ``override.already``, ``day.launched-already``, ``day.over``, and
            ``day.not-now`` in a rehearsal.
    """
    adapters = acting.adapters
    with adapters.store.reading() as work:
        trust = home_trust(work)
    found = Verifier(reader=adapters.reader, inspector=adapters.inspector).verify(data, trust=trust, now=acting.now)
    with recording(acting) as moment:
        return _recorded(moment, found, data)


def take_override(adapters: Adapters, work: UnitOfWork, found: Verification, data: bytes, *, now: datetime) -> Problem:
    """What becomes of an approval that came in with other files, told as a problem: recorded, or why not.

    Args:
        adapters: the parts to work with.
        work: the transaction in which the file is kept.
        found: the check of the file; a statement that `is_approved_override`.
        data: the file.
        now: time of reception.
    """
    statement = found.statement
    release = statement.release.id if statement is not None and statement.release is not None else ""
    try:
        by = _leader(adapters, work, release)
        moment = moment_in(work, Acting(adapters=adapters, release=release, by=by, now=now))
        said = _recorded(moment, found, data)
    except KnownError as error:
        return replace(error.problem, severity=Severity.ASKS)
    details = {"title": said.body.title, "reason": said.body.reason}
    return Problem(code="override.recorded", severity=Severity.INFORMS, subject=said.author.name, details=details)


def is_approved_override(statement: Statement[object] | None) -> bool:
    """Whether it is the approval of an override."""
    return statement is not None and is_override(statement) and statement.body.stage == "approved"


def is_recorded(work: UnitOfWork, statement: Statement[object], sha256: str) -> bool:
    """Whether the day of its release holds an approval of an override already.

    Args:
        work: a view of the home.
        statement: the approval.
        sha256: digest of its file.
    """
    release = statement.release.id if statement.release else ""
    return any(event.file == sha256 for event in work.days.events(release))


def _leader(adapters: Adapters, work: UnitOfWork, release: str) -> str:
    """The name in the key of this laptop that leads a release."""
    creator = work.releases.get(release).created_by
    for identity in work.identities.all():
        if fingerprint_of(identity.certificate) == creator:
            return adapters.keys.describe(identity.certificate).subject.name
    raise KnownError.of("release.other-manager", work.releases.get(release).candidate.tag)


def _recorded(moment: Now, found: Verification, data: bytes) -> Statement[OverrideBody]:
    approved = found.statement
    if approved is None or not is_override(approved) or found.verdict not in {"genuine", "unknown-signer"}:
        name = approved.author.name if approved is not None else found.name
        raise KnownError.of("override.not-genuine", name, verdict=found.verdict)
    _stands(moment, approved, found.sha256)
    _by_the_executive(moment, approved, found)
    _keep(moment, approved, data, found.sha256)
    for point in approved.body.points:
        moment.add(
            EventKind.OVERRIDDEN,
            point.key,
            approved.body.reason,
            file=found.sha256,
            obstacle=point.text,
            person=approved.author.name,
            title=approved.body.title,
            **named(moment.release.candidate),
        )
    return approved


def _asked(
    moment: Now, key: SigningKey, reason: str, words: Callable[[Problem], str], points: Sequence[str]
) -> Draft[OverrideBody]:
    before_launch(moment.day)
    role = state_of(moment.work, moment.release).executive_role() or ""
    stakeholder = moment.release.plan.stakeholder(role)
    wanted = _wanted(moment, words, points)
    if moment.acting.run or stakeholder is None or not wanted:
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
            points=wanted,
        ),
    )


def _wanted(moment: Now, words: Callable[[Problem], str], points: Sequence[str]) -> tuple[OverriddenPoint, ...]:
    """What of the obstacles was chosen; nothing where one that was chosen does not stand in the way."""
    found: dict[str, list[Problem]] = {}
    for problem in judged(moment.work, moment.release, now=moment.acting.now).why_not:
        if override_key(problem) not in moment.day.overridden and problem.code not in NEVER_OVERRIDDEN:
            found.setdefault(f"{problem.code} {problem.subject}".strip(), []).append(problem)
    if not set(points) <= set(found):
        return ()
    return tuple(
        OverriddenPoint(key=override_key(problem), text=tidy(words(problem)))
        for point in dict.fromkeys(points or found)
        for problem in found[point]
    )


def _stands(moment: Now, approved: Statement[OverrideBody], sha256: str) -> None:
    """Stops an approval that is not the answer of this release's executive to what was asked here."""
    if moment.acting.run:
        raise KnownError.of("day.not-now", "OVERRIDE")
    before_launch(moment.day)
    if approved.body.stage != "approved":
        raise KnownError.of("override.no-approval", approved.author.name)
    if approved.issued_at > moment.acting.now + CLOCK_TOLERANCE:
        raise KnownError.of("override.clock-ahead", approved.author.name)
    if approved.release != moment.release.reference:
        raise KnownError.of("override.other-release", moment.release.candidate.tag)
    if approved.body.role != state_of(moment.work, moment.release).executive_role():
        raise KnownError.of("override.other-role", approved.body.title)
    asked = moment.work.statements.find(sha256=approved.answers_to[0].sha256)
    if asked is None or (asked.kind, asked.direction) != ("override", "issued"):
        raise KnownError.of("override.not-asked", approved.author.name)
    if any(event.file == sha256 for event in moment.work.days.events(moment.release.id)):
        raise KnownError.of("override.already", approved.author.name)


def _by_the_executive(moment: Now, approved: Statement[OverrideBody], found: Verification) -> None:
    """Stops an approval by anybody but whoever holds the role by the key list of this release.

    What this laptop believes of a key for another reason, an own one or a company's, gives nobody the role.
    """
    author, executive = approved.author, approved.body.title
    entries = moment.work.roster.entries(moment.release.id)
    held = standing_on(entries, approved.body.role, author.fingerprint)
    if held and all(line.revoked_at is None for line in held) and found.verdict == "genuine":
        return
    other = next((entry for entry in entries if entry.fingerprint == author.fingerprint and not held), None)
    if other is not None:
        raise KnownError.of("override.other-person", author.name, title=other.title, executive=executive)
    if held and any(line.revoked_at is not None for line in held):
        raise KnownError.of("override.key-revoked", author.name, executive=executive)
    raise KnownError.of("override.identity-open", author.name, executive=executive)


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
