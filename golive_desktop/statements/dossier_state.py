# SPDX-License-Identifier: MIT
"""The state of a release as the originals in its dossier prove it, whatever the dossier says about them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from golive_desktop.domain.audit import ACCEPTED, CONTESTED, WITHDRAWN
from golive_desktop.domain.release import ReleaseReference
from golive_desktop.domain.signoff import Closure, ReleaseState, SignOff, Standing, Void
from golive_desktop.domain.trust import RosterEntry, standing_on
from golive_desktop.statements.dossier import DossierBody
from golive_desktop.statements.envelope import Embedded
from golive_desktop.statements.roster import RosterBody
from golive_desktop.statements.state import (
    closure_of,
    evidence_beside,
    is_approval,
    is_closure,
    is_request,
    is_roster,
    is_withdrawal,
    request_state,
    sign_off,
    time_fits,
)
from golive_desktop.statements.void import is_void, void_of

__all__ = ["counted_state", "newest_roster", "own_recalls", "roster_entry", "roster_lines"]

_Rank = tuple[int, float]


def counted_state(
    body: DossierBody, release: ReleaseReference, everything: tuple[Embedded, ...], kept: frozenset[str]
) -> ReleaseState:
    """What the originals count for, with the plan, the policy, the gates and the conditions as the dossier states them.

    Args:
        body: what the dossier states.
        release: the release, candidate and round that the dossier is about.
        everything: each statement inside it, at any depth.
        kept: digests of the other files inside it, among them evidence that travelled beside an approval.
    """
    ranks = _Ranks(body)
    requests = [request_state(item.statement, item.sha256) for item in everything if is_request(item.statement)]
    return ReleaseState(
        plan=body.plan,
        candidate=release.candidate,
        round=release.round,
        policy=body.policy,
        creator=body.creator,
        requests=tuple(sorted(requests, key=lambda request: ranks.of(request.sha256, request.issued_at.timestamp()))),
        sign_offs=_answers(body, everything, ranks, kept),
        closures=tuple(
            sorted(_closures(everything, kept), key=lambda item: ranks.of(item.sha256, item.closed_at.timestamp()))
        ),
        critical=body.critical,
        gates=tuple(record.run for record in body.gates),
        voids=tuple(sorted(_voids(everything), key=lambda void: ranks.of(void.sha256, void.at.timestamp()))),
    )


def _voids(everything: tuple[Embedded, ...]) -> list[Void]:
    return [void_of(item.statement, item.sha256) for item in everything if is_void(item.statement)]


def newest_roster(everything: Iterable[Embedded]) -> Embedded | None:
    """The roster with the highest number."""
    rosters = [(item.statement.body.number, item) for item in everything if is_roster(item.statement)]
    return max(rosters, key=lambda pair: pair[0], default=(0, None))[1]


def roster_lines(roster: Embedded | None) -> Mapping[str, tuple[RosterEntry, ...]]:
    """The lines of a roster for each of its roles, in their order."""
    body = roster.statement.body if roster else None
    lines: dict[str, list[RosterEntry]] = defaultdict(list)
    for entry in body.entries if isinstance(body, RosterBody) else ():
        lines[entry.role].append(entry)
    return {role: tuple(entries) for role, entries in lines.items()}


def roster_entry(lines: Mapping[str, tuple[RosterEntry, ...]], role: str, fingerprint: str) -> RosterEntry | None:
    """The one of the `roster_lines` that gives this role to this key."""
    return next((entry for entry in lines.get(role, ()) if entry.fingerprint == fingerprint), None)


def own_recalls(everything: Iterable[Embedded]) -> tuple[tuple[Embedded, Embedded], ...]:
    """Each withdrawal and closure with the approval that it is about, where both are signed by the same key.

    What somebody else states about an approval changes nothing.
    """
    found = tuple(everything)
    # note: id and key name it, not the digest: a file may grow a time stamp after its signer read it
    approvals = {(item.statement.id, item.author): item for item in found if is_approval(item.statement)}
    pairs = []
    for item in found:
        if is_withdrawal(item.statement) or is_closure(item.statement):
            approval = _named(item, approvals)
            if approval:
                pairs.append((item, approval))
    return tuple(pairs)


def _named(item: Embedded, approvals: Mapping[tuple[str, str], Embedded]) -> Embedded | None:
    named = item.statement.answers_to
    return approvals.get((named[0].id, item.author)) if len(named) == 1 else None


class _Ranks:
    """The order in which files were received and requests went out, as the audit trail shows it."""

    def __init__(self, body: DossierBody) -> None:
        self._sequences: dict[str, int] = {}
        self._times: dict[str, datetime] = {}
        for line in body.audit:
            if line.facts is None:
                continue
            if line.facts.event.startswith("file."):
                self._times.setdefault(line.facts.file, line.facts.at)
            if line.facts.event.startswith(("file.", "request.issued", "void.issued")):
                self._sequences.setdefault(line.facts.file, line.sequence)
        self._last = len(body.audit)

    def received_at(self, sha256: str) -> datetime | None:
        """When the file came in; None when the trail does not show it."""
        return self._times.get(sha256)

    def of(self, sha256: str, otherwise: float) -> _Rank:
        """Where the file stands; files that the trail does not show stand behind, by their own time."""
        return (self._sequences.get(sha256, self._last), otherwise)


def _closures(everything: tuple[Embedded, ...], kept: frozenset[str]) -> list[Closure]:
    """Each closure whose evidence is here, all of it."""
    return [
        closure_of(item.statement, item.sha256, approval=approval.sha256)
        for item, approval in own_recalls(everything)
        if is_closure(item.statement) and all(piece.sha256 in kept for piece in evidence_beside(item.statement))
    ]


def _answers(
    body: DossierBody, everything: tuple[Embedded, ...], ranks: _Ranks, kept: frozenset[str]
) -> tuple[SignOff, ...]:
    """Each approval with its standing, in the order received."""
    lines = roster_lines(newest_roster(everything))
    recorded = {(line.facts.event, line.facts.file) for line in body.audit if line.facts is not None}
    waiting = {record.approval for record in body.sign_offs if record.state == "waits"}
    waiting |= {
        item.sha256
        for item in everything
        if is_approval(item.statement) and _has_to_wait(item, ranks, kept, accepted=(ACCEPTED, item.sha256) in recorded)
    }
    withdrawn = {
        approval.sha256: ranks.of(item.sha256, item.statement.issued_at.timestamp())
        for item, approval in own_recalls(everything)
        if is_withdrawal(item.statement)
    }
    answers = sorted(
        (sign_off(item.statement, item.sha256, "identity-open") for item in everything if is_approval(item.statement)),
        key=lambda answer: _rank(answer, ranks),
    )
    known: dict[str, list[SignOff]] = defaultdict(list)
    for answer in answers:
        if _held(lines, answer, ranks):
            known[answer.request].append(answer)

    def standing(answer: SignOff) -> Standing:
        rivals = known[answer.request]
        if answer not in rivals:
            return "identity-open"
        # note: what the audit trail shows holds too where its original was left out
        if answer.sha256 in withdrawn or (WITHDRAWN, answer.sha256) in recorded:
            return "withdrawn"
        if _contested(answer, rivals, withdrawn, ranks) or (CONTESTED, answer.sha256) in recorded:
            return "conflict"
        return "waits" if answer.sha256 in waiting else "counted"

    return tuple(
        replace(
            answer,
            standing=standing(answer),
            received_at=ranks.received_at(answer.sha256) if answer.attached else None,
        )
        for answer in answers
    )


def _rank(answer: SignOff, ranks: _Ranks) -> _Rank:
    return ranks.of(answer.sha256, answer.signed_at.timestamp())


def _held(roster: Mapping[str, tuple[RosterEntry, ...]], answer: SignOff, ranks: _Ranks) -> bool:
    """Whether the roster gave the role to the key when the answer was received; its own time proves nothing.

    A deputy needs a line of their own, and the one of whoever delegated.
    """
    lines = standing_on(roster.get(answer.role, ()), answer.role, answer.fingerprint, principal=answer.principal_key)
    received = ranks.received_at(answer.sha256)
    return bool(lines) and all(
        line.revoked_at is None or (received is not None and max(received, answer.signed_at) < line.revoked_at)
        for line in lines
    )


def _has_to_wait(item: Embedded, ranks: _Ranks, kept: frozenset[str], *, accepted: bool) -> bool:
    """Not shown as received, or its time does not fit, or evidence that travelled beside it is not here.

    The release manager may accept a time that does not fit, and nothing else.
    """
    statement = item.statement
    received = ranks.received_at(item.sha256)
    fits = received is not None and (accepted or time_fits(statement, received))
    return not fits or any(piece.sha256 not in kept for piece in evidence_beside(statement))


def _contested(answer: SignOff, rivals: list[SignOff], withdrawn: Mapping[str, _Rank], ranks: _Ranks) -> bool:
    """Whether another answer to the same request stood beside this one; one taken back before it came does not."""
    return any(
        rival is not answer and (rival.sha256 not in withdrawn or withdrawn[rival.sha256] > _rank(answer, ranks))
        for rival in rivals
    )
