# SPDX-License-Identifier: MIT
"""Compiles the dossier: everything that was signed, in one file, sealed once."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from golive_desktop.domain.audit import CLOSED, AuditLine, line_of
from golive_desktop.domain.gate import GateRun
from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.domain.readiness import Readiness, assess
from golive_desktop.domain.record import ReleaseRecord, StatementRecord
from golive_desktop.domain.review import Review
from golive_desktop.domain.signoff import ReleaseState
from golive_desktop.domain.trust import RosterEntry
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.services.acceptance import acceptances
from golive_desktop.services.day_dossier import day_pictures, day_section, overridden
from golive_desktop.services.enclosed import Opener
from golive_desktop.services.issue import PDF, Draft, Enclosure, Issued, KeptEnclosure, SigningKey, issue, keep_issued
from golive_desktop.services.releases import state_of
from golive_desktop.services.rosters import current_roster
from golive_desktop.statements.day_section import DaySection
from golive_desktop.statements.dossier import Acceptance, DossierBody, GateRecord, OpenPoint, SignOffRecord
from golive_desktop.statements.dossier_day import DAY_KINDS, newest_review
from golive_desktop.statements.envelope import RELEASE_MANAGER, Embedded, Kind
from golive_desktop.statements.kinds import kind_of
from golive_desktop.statements.roster import RosterBody
from golive_desktop.statements.state import closure_evidence, earlier_answers, evidence_beside, sign_off_record

__all__ = ["compile_dossier"]

_ROSTER = "roster.pdf"
_ACTED_ON = frozenset({"file.withdrawn", "file.closed", CLOSED})
"""A closure that was signed on this very laptop was never received."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Material:
    """What a dossier is compiled from, read in one view of the home."""

    release: ReleaseRecord
    state: ReleaseState
    found: Readiness
    entries: tuple[RosterEntry, ...]
    enclosures: tuple[Enclosure | KeptEnclosure, ...]
    approvals: dict[str, Embedded]
    """By the digest of the approval's file."""
    inside: dict[str, Embedded]
    """Every statement, by the digest of its file."""
    audit: tuple[AuditLine, ...]
    accepted: tuple[Acceptance, ...]
    edition: int
    previous: str
    day: DaySection | None
    review: Review | None


def compile_dossier(  # noqa: PLR0913 - what a dossier is made of
    adapters: Adapters,
    key: SigningKey,
    release_key: str,
    *,
    words: Callable[[Problem], str],
    label: str = "",
    now: datetime,
) -> Issued[DossierBody]:
    """The sealed dossier of a release as it stands now, whatever its verdict.

    Args:
        adapters: the parts to work with.
        key: the release manager's.
        release_key: id or tag of the release.
        words: puts a reason why not into one sentence, in the release's language.
        label: printed at the top, for example DEMO or DRAFT.
        now: time of the verdict and of sealing.
    """
    roster = current_roster(adapters, key, release_key, now=now)
    opener = Opener(reader=adapters.reader)
    with adapters.store.reading() as work:
        material = _material(opener, work, release_key, roster, now)
        draft = Draft(
            kind="dossier",
            release=material.release.reference,
            role=RELEASE_MANAGER,
            title=roster.statement.author.title,
            answers_to=(roster.reference,),
            language=material.release.language,
            body=_body(material, words, label, now),
            enclosures=material.enclosures,
        )
        issued = issue(adapters, key, draft, now=now, opener=opener)
    with adapters.store.writing() as work:
        keep_issued(work, issued, name=f"dossier-{material.edition}.pdf", role=RELEASE_MANAGER, now=now)
    return issued


def _material(
    opener: Opener, work: UnitOfWork, release_key: str, roster: Issued[RosterBody], now: datetime
) -> _Material:
    release = work.releases.get(release_key)
    state = state_of(work, release)
    records = work.statements.of_release(release.id)
    editions = [record for record in records if (record.kind, record.direction) == ("dossier", "issued")]
    entries = work.audit.entries()
    acted_on = frozenset(entry.file for entry in entries if entry.event in _ACTED_ON)
    effective = {"withdrawal": acted_on, "closure": acted_on, "override": overridden(work, release)}
    effective["void"] = frozenset(void.sha256 for void in state.voids)
    originals = tuple(_originals(opener, work, records, state, effective))
    opener.open(roster.data, name=_ROSTER, sha256=roster.sha256)
    inside = {opened.sha256: opened for _, opened in originals}
    day = day_section(work, release, now=now)
    approvals = {opened.sha256: opened for original, opened in originals if original.kind == "approval"}
    return _Material(
        release=release,
        state=state,
        found=assess(state, now=now),
        entries=roster.statement.body.entries,
        enclosures=(
            Enclosure(name=_ROSTER, data=roster.data, kind="roster"),
            *(original for original, _ in originals),
            *_outputs(state),
            *_evidence(work, state, inside.values()),
            *day_pictures(work, release),
        ),
        approvals=approvals,
        inside=inside,
        audit=tuple(line_of(entry, release=release.id) for entry in entries),
        accepted=tuple(acceptances(entries, release.id)),
        edition=len(editions) + 1,
        previous=editions[-1].sha256 if editions else "",
        day=day,
        review=newest_review(day, inside),
    )


def _originals(
    opener: Opener,
    work: UnitOfWork,
    records: tuple[StatementRecord, ...],
    state: ReleaseState,
    effective: Mapping[str, frozenset[str]],
) -> Iterator[tuple[KeptEnclosure, Embedded]]:
    """Each counted or waiting approval, what was stated about it later, its receipt, and each unanswered request.

    What a stranger sent and what changed nothing here stays out: it would make the whole file unknown.

    Args:
        opener: opens them.
        work: a view of the home.
        records: the release's statements.
        state: what they count for.
        effective: of some kinds, the digests of the files that changed something here.
    """
    shown = (state.sign_off(person.role) for person in state.plan.deciding())
    carried = [answer for answer in state.sign_offs if answer.standing != "identity-open"]
    carried += [answer for answer in shown if answer is not None]
    answered = {answer.request for answer in carried}
    listed = {answer.sha256 for answer in carried}
    names: set[str] = set()
    for record in records:
        wanted = (
            record.sha256 in listed
            or (record.kind == "request" and record.direction == "issued" and record.id not in answered)
            or (record.kind in {"receipt", *DAY_KINDS} and record.direction == "issued")
            or record.sha256 in effective.get(record.kind, ())
        )
        if wanted:
            name = _free_name(f"{record.kind}-{record.role}", names)
            data = work.statements.original(record.sha256).data
            original = _kept(work, name, record.sha256, len(data), kind=kind_of(record.kind))
            yield original, opener.open(data, name=name, sha256=record.sha256)


def _kept(work: UnitOfWork, name: str, sha256: str, size: int, *, kind: Kind | None) -> KeptEnclosure:
    return KeptEnclosure(
        name=name,
        sha256=sha256,
        size=size,
        read=lambda: work.statements.original(sha256).data,
        kind=kind,
        media_type=PDF if kind else "application/octet-stream",
    )


def _free_name(stem: str, names: set[str]) -> str:
    number = 1
    name = f"{stem}.pdf"
    while name in names:
        number += 1
        name = f"{stem}-{number}.pdf"
    names.add(name)
    return name


def _outputs(state: ReleaseState) -> Iterator[Enclosure]:
    for run in _last_runs(state):
        if run.kept:
            yield Enclosure(name=_output_name(run), data=run.kept, kind=None, media_type="text/plain")


def _evidence(work: UnitOfWork, state: ReleaseState, originals: Iterable[Embedded]) -> Iterator[KeptEnclosure]:
    """The evidence that travelled beside a statement, and the one of critical conditions, where this home keeps it."""
    pieces = [piece for condition in state.critical for piece in condition.evidence]
    pieces += [piece for item in originals for piece in evidence_beside(item.statement)]
    for digest, piece in {piece.sha256: piece for piece in pieces if piece.sha256}.items():
        try:
            size = len(work.statements.original(digest).data)
        except KnownError:  # note: it never arrived; the dossier names it by its digest
            continue
        yield _kept(work, f"evidence-{digest[:12]}-{piece.name}", digest, size, kind=None)


def _output_name(run: GateRun) -> str:
    return f"gate-{run.key}-output.txt"


def _last_runs(state: ReleaseState) -> tuple[GateRun, ...]:
    found = (state.gate(command.key) for command in state.plan.gates)
    return tuple(run for run in found if run is not None)


def _body(material: _Material, words: Callable[[Problem], str], label: str, now: datetime) -> DossierBody:
    state, found = material.state, material.found
    return DossierBody(
        edition=material.edition,
        previous=material.previous,
        label=label,
        plan=state.plan,
        policy=state.policy,
        creator=state.creator,
        verdict=found.verdict,
        decided_at=now.replace(microsecond=0),
        why_not=tuple(
            OpenPoint(code=problem.code, subject=problem.subject, text=words(problem)) for problem in found.why_not
        ),
        follow_ups=tuple(
            OpenPoint(code=condition.key, subject=role, text=condition.text) for role, condition in found.follow_ups
        ),
        sign_offs=tuple(_records(material)),
        earlier=earlier_answers(state.sign_offs, found.board, material.approvals),
        accepted=material.accepted,
        closures=state.closures,
        closure_evidence=closure_evidence(state.closures, material.inside.values()),
        voids=state.voids,
        critical=state.critical,
        gates=tuple(_gate(run) for run in _last_runs(state)),
        audit=material.audit,
        day=material.day,
        review=material.review,
    )


def _records(material: _Material) -> Iterator[SignOffRecord]:
    entries = {(entry.role, entry.fingerprint): entry for entry in reversed(material.entries)}
    for row in material.found.board:
        answer = row.sign_off
        approval = material.approvals.get(answer.sha256) if answer else None
        yield sign_off_record(row, approval, entries.get((answer.role, answer.fingerprint)) if answer else None)


def _gate(run: GateRun) -> GateRecord:
    return GateRecord(run=run, attachment=_output_name(run) if run.kept else "")
