# SPDX-License-Identifier: MIT
"""What a file says about its reader's own signatures, held against the reader's own records."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from golive_desktop.domain.certificate import fingerprint_of
from golive_desktop.domain.problem import KnownError, Problem, Severity
from golive_desktop.domain.record import Contact, StatementRecord
from golive_desktop.domain.succession import replaced_at, same_line
from golive_desktop.ports.documents import DocumentReader
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.services.requesters import contradicted
from golive_desktop.services.verify import Verification
from golive_desktop.statements.delegation import is_delegation
from golive_desktop.statements.dossier import DossierBody
from golive_desktop.statements.envelope import RELEASE_MANAGER
from golive_desktop.statements.kinds import parse
from golive_desktop.statements.override import is_override
from golive_desktop.statements.receipt import ReceiptBody
from golive_desktop.statements.void import is_void

__all__ = ["own_record_problems"]


def own_record_problems(
    work: UnitOfWork, found: Verification, reader: DocumentReader | None = None
) -> tuple[Problem, ...]:
    """Where a dossier or an executive request and this laptop disagree about its own signatures and what it keeps.

    And of any file of a release manager, that this laptop compared the number of another key in the same name.

    A delegation by one's own key counts among them: somebody would sign in one's place by it.

    A release manager who drops a signature, or shows one that was never given here, is noticed by the one person who
    can know. The verdict on the file stays: it is as it was signed, but by somebody who left something out.

    Args:
        work: a view of this home.
        found: the verification of the file.
        reader: reads what this laptop keeps; without it receipts, overrides and what was declared void are not
            compared with a dossier.
    """
    doubts = tuple(_of_another_key(work, found))
    statement = found.statement
    if statement is None or statement.release is None or not _gathers(found):
        return doubts
    own = {fingerprint_of(identity.certificate) for identity in work.identities.all()}
    given = [
        record
        for record in work.statements.of_release(statement.release.id)
        if (record.kind, record.direction) == ("approval", "issued") and record.author in own
    ]
    kept: tuple[Problem, ...] = ()
    if reader is not None:
        kept = (
            *_lost_heads(work, found, reader),
            *_other_trail(work, found, reader),
            *_hidden(work, found, reader, own),
        )
    return (*doubts, *_missing(found, given), *_unknown(found, given, own), *_lent(work, found, own), *kept)


def _of_another_key(work: UnitOfWork, found: Verification) -> Iterator[Problem]:
    """A manager's file under a key that was replaced here, or under another one than the one that was compared."""
    statement = found.statement
    if statement is None or found.verdict in {"changed", "not-checkable"}:
        return
    contacts = work.contacts.all()
    managed = statement.author.role == RELEASE_MANAGER and not found.trusted
    replaced = replaced_at(contacts, statement.author.fingerprint) is not None
    if managed and not replaced and contradicted(statement, contacts) is not None:
        yield Problem(code="own.manager-key-changed", severity=Severity.ASKS, subject=statement.author.name)
    told = {problem.subject: problem for problem in _of_a_replaced_key(work, found, contacts, ())}
    yield from told.values()


def _of_a_replaced_key(
    work: UnitOfWork, found: Verification, contacts: Sequence[Contact], around: tuple[str, ...]
) -> Iterator[Problem]:
    """What a replaced key signed by its own word before, at any depth: a key list inside gives others their roles."""
    statement, files = found.statement, (*around, found.sha256)
    if statement is not None and statement.author.role == RELEASE_MANAGER:
        since, name = replaced_at(contacts, statement.author.fingerprint), statement.author.name
        # note: whoever has the old key writes any time into a file; what lay here before needs no such doubt
        if since is not None and statement.issued_at < since and not _kept_before(work, files, since):
            yield Problem(
                code="own.manager-key-replaced",
                severity=Severity.ASKS,
                subject=name,
                details={"since": since.isoformat()},
            )
    for item in found.embedded:
        yield from _of_a_replaced_key(work, item, contacts, files)


def _kept_before(work: UnitOfWork, files: Sequence[str], since: datetime) -> bool:
    """Whether one of the files, each of which lies in the one before it, was here by then."""
    return any(kept is not None and kept < since for kept in (_kept_at(work, sha256) for sha256 in files))


def _kept_at(work: UnitOfWork, sha256: str) -> datetime | None:
    try:
        return work.statements.original(sha256).kept_at
    except KnownError:
        return None


def _gathers(found: Verification) -> bool:
    kind = found.statement.kind if found.statement else ""
    return kind == "dossier" or (kind == "request" and any(_is_approval(item) for item in found.embedded))


def _is_approval(item: Verification) -> bool:
    return item.statement is not None and item.statement.kind == "approval"


def _missing(found: Verification, given: list[StatementRecord]) -> Iterator[Problem]:
    """One's newest approval in each role, given before the file was made, has to be in it."""
    carried = {item.sha256 for item in found.embedded}
    made = found.statement.issued_at if found.statement else None
    newest = {record.role: record for record in given if made is not None and record.issued_at <= made}
    for record in newest.values():
        if record.sha256 not in carried:
            yield Problem(code="own.approval-missing", severity=Severity.ASKS, subject=record.role)


def _lost_heads(work: UnitOfWork, found: Verification, reader: DocumentReader) -> Iterator[Problem]:
    """Each entry that a receipt kept here names stands in the trail of every later dossier, with a new key too."""
    statement = found.statement
    if statement is None or statement.release is None or not isinstance(statement.body, DossierBody):
        return
    digests = {line.sequence: line.digest for line in statement.body.audit}
    line = same_line(work.contacts.all(), statement.author.fingerprint)
    for record in work.statements.of_release(statement.release.id):
        if record.kind != "receipt" or record.author not in line:
            continue
        receipt = parse(reader.payload(work.statements.original(record.sha256).data)).statement.body
        later = record.issued_at <= statement.issued_at
        if isinstance(receipt, ReceiptBody) and later and digests.get(receipt.head.sequence) != receipt.head.digest:
            yield Problem(code="own.trail-replaced", severity=Severity.ASKS, subject=receipt.role)


def _other_trail(work: UnitOfWork, found: Verification, reader: DocumentReader) -> Iterator[Problem]:
    """Of two dossiers of one person about one release, the trail of the later one begins with that of the earlier."""
    statement = found.statement
    if statement is None or statement.release is None or not isinstance(statement.body, DossierBody):
        return
    line = same_line(work.contacts.all(), statement.author.fingerprint)
    for record in work.statements.of_release(statement.release.id):
        if record.kind != "dossier" or record.author not in line or record.sha256 == found.sha256:
            continue
        kept = parse(reader.payload(work.statements.original(record.sha256).data)).statement
        if not isinstance(kept.body, DossierBody):
            continue
        trails = (kept.body.audit, statement.body.audit)
        earlier, later = trails if kept.issued_at <= statement.issued_at else trails[::-1]
        last = len(earlier) - 1
        if earlier and (len(later) <= last or later[last].digest != earlier[last].digest):
            yield Problem(code="own.other-trail", severity=Severity.ASKS, subject=str(kept.body.edition))


def _hidden(work: UnitOfWork, found: Verification, reader: DocumentReader, own: set[str]) -> Iterator[Problem]:
    """One's own override, given before the dossier was made, is in it; and so is that the release is void."""
    statement = found.statement
    if statement is None or statement.release is None or not isinstance(statement.body, DossierBody):
        return
    carried = {item.sha256 for item in found.embedded}
    told = any(not void.request for void in statement.body.voids)
    line = same_line(work.contacts.all(), statement.author.fingerprint)
    for record in work.statements.of_release(statement.release.id):
        by_manager = record.author in line
        if record.sha256 in carried or record.kind not in {"override", "void"}:
            continue
        said = parse(reader.payload(work.statements.original(record.sha256).data)).statement
        given = record.direction == "issued" and record.author in own and record.issued_at <= statement.issued_at
        if is_override(said) and said.body.stage == "approved" and given:
            yield Problem(code="own.override-missing", severity=Severity.ASKS, subject=said.body.title)
        if is_void(said) and by_manager and not said.body.role and not told:
            tag, details = statement.release.candidate.tag, {"reason": said.body.reason}
            yield Problem(code="own.void-missing", severity=Severity.ASKS, subject=tag, details=details)


def _unknown(found: Verification, given: list[StatementRecord], own: set[str]) -> Iterator[Problem]:
    known = {record.sha256 for record in given}
    for item in found.embedded:
        if item.statement is None or not _is_approval(item):
            continue
        if item.statement.author.fingerprint in own and item.sha256 not in known:
            yield Problem(code="own.approval-unknown", severity=Severity.ASKS, subject=item.statement.author.role)


def _lent(work: UnitOfWork, found: Verification, own: set[str]) -> Iterator[Problem]:
    """A delegation by one's own key, at any depth, was signed on this laptop."""
    delegations = {
        item.sha256: item.statement
        for item in _inside(found)
        if item.statement is not None and item.statement.author.fingerprint in own
    }
    for sha256, statement in delegations.items():
        record = work.statements.find(sha256=sha256)
        if is_delegation(statement) and (record is None or record.direction != "issued"):
            details = {"deputy": statement.body.deputy.name}
            yield Problem(
                code="own.delegation-unknown", severity=Severity.ASKS, subject=statement.author.role, details=details
            )


def _inside(found: Verification) -> Iterator[Verification]:
    for item in found.embedded:
        yield item
        yield from _inside(item)
