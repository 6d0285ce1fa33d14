# SPDX-License-Identifier: MIT
"""Checks any file: genuine, changed, unknown signer or not checkable, with every reason."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from golive_desktop.domain.certificate import Subject
from golive_desktop.domain.problem import KnownError, Problem, Severity, worst
from golive_desktop.domain.trust import Anchor, Trust
from golive_desktop.domain.verdict import FileVerdict, combined, verdict_of
from golive_desktop.ports.documents import Attachment, DocumentReader, ReadDocument
from golive_desktop.ports.signing import SignatureFacts, SignatureInspector, SignatureReport
from golive_desktop.services.imprint import imprint_problems
from golive_desktop.services.trusting import VOUCHED, anchor_problems, company_authorities, extended, vouched_for
from golive_desktop.statements.envelope import Embedded, Statement
from golive_desktop.statements.kinds import compose, fit_problems, parse, rule_problems
from golive_desktop.statements.state import is_approval

__all__ = ["Checked", "Verification", "Verifier"]

MAX_DEPTH = 6
"""A dossier carries approvals, these a request, this a roster: four levels are in use."""
CLOCK_TOLERANCE = timedelta(minutes=10)
"""How far a signer's clock may run ahead of ours (design, section 3)."""

_Carried = tuple[Attachment, str]
"""An attachment with its SHA-256."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Checked:
    """One file with everything found about it, trust aside."""

    name: str
    sha256: str
    statement: Statement[object] | None
    signatures: tuple[SignatureFacts, ...]
    inside: tuple["Checked", ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Verification:
    """The verdict on one file and why."""

    verdict: FileVerdict
    name: str
    sha256: str
    statement: Statement[object] | None
    """None when the file could not be read as one of ours."""
    signatures: tuple[SignatureFacts, ...]
    trusted: bool
    """The signer is trusted from outside the file."""
    embedded: tuple["Verification", ...]
    problems: tuple[Problem, ...]

    @property
    def vouched(self) -> bool:
        """Whether nothing but a company's authority knows the signer: by name, and for no role."""
        return any(problem.code == VOUCHED for problem in self.problems)


@dataclass(frozen=True, kw_only=True, slots=True)
class Verifier:
    """The verifier: a pure function of bytes, trust and time; it never goes online."""

    reader: DocumentReader
    inspector: SignatureInspector
    explain: bool = True
    """Whether a file that is evidently changed, or whose signature does not hold, is still looked into, to name the
    place; the verdict is the same."""

    def verify(self, pdf: bytes, *, trust: Trust, now: datetime, name: str = "") -> Verification:
        """The verdict on `pdf`, with the verdict on each statement inside it.

        Args:
            pdf: any bytes.
            trust: whom this laptop trusts; nothing inside the file adds to it but a roster whose author it trusts.
            now: the time of the check, with its UTC offset.
            name: the file's name, for messages only.
        """
        checked = self.check(pdf, trust=trust, now=now, name=name)
        return judge(checked, trust=extended(trust, _nodes(checked)))

    def check(self, pdf: bytes, *, trust: Trust, now: datetime, name: str = "") -> Checked:
        """Everything that can be found about `pdf` without judging whom to trust, but for company CAs."""
        run = _Run(verifier=self, trust=trust, now=now, done={})
        return run.check(pdf, hashlib.sha256(pdf).hexdigest(), name=name, depth=0)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Run:
    """One check with the files that it has already seen, so that each is checked once."""

    verifier: Verifier
    trust: Trust
    now: datetime
    done: dict[str, Checked]

    def check(self, pdf: bytes, digest: str, *, name: str, depth: int) -> Checked:
        if depth > MAX_DEPTH:
            problem = Problem(code="verify.too-deep", subject=name)
            return Checked(name=name, sha256=digest, statement=None, signatures=(), inside=(), problems=(problem,))
        if digest not in self.done:
            self.done[digest] = self._fresh(pdf, digest, name, depth)
        return replace(self.done[digest], name=name)

    def _fresh(self, pdf: bytes, digest: str, name: str, depth: int) -> Checked:
        altered = self.verifier.inspector.altered(pdf)
        changed = (Problem(code="verify.bytes-changed", subject=name),) if altered else ()
        if changed and not self.verifier.explain:
            return Checked(name=name, sha256=digest, statement=None, signatures=(), inside=(), problems=changed)
        try:
            document = self.verifier.reader.read(pdf)
            checked = self._document(pdf, digest, name, depth, document)
            return replace(checked, problems=(*changed, *checked.problems))
        except KnownError as error:
            problem = Problem(code=error.problem.code, subject=name, details=error.problem.details)
        except Exception as error:  # noqa: BLE001 - whatever goes wrong with bytes of strangers, it is never a pass
            problem = Problem(code="verify.failed", subject=name, details={"reason": type(error).__name__})
        return Checked(
            name=name, sha256=digest, statement=None, signatures=(), inside=(), problems=changed or (problem,)
        )

    def _document(self, pdf: bytes, digest: str, name: str, depth: int, document: ReadDocument) -> Checked:
        report = self.verifier.inspector.inspect(pdf, anchors=company_authorities(self.trust), now=self.now)
        if not document.payload and not report.signatures:
            raise KnownError.of("verify.not-ours", name)
        problems = [*document.problems, *report.problems]
        statement: Statement[object] | None = None
        inside: tuple[Checked, ...] = ()
        try:
            parsed = parse(document.payload)
            statement = parsed.statement
            if not self.verifier.explain and worst(problems) is Severity.BLOCKS:
                return Checked(
                    name=name,
                    sha256=digest,
                    statement=statement,
                    signatures=report.signatures,
                    inside=(),
                    problems=tuple(problems),
                )
            pages = compose(statement)
            problems += rule_problems(parsed, pages)
            problems += self.verifier.reader.compare(document.printed, pages)
            digests = [hashlib.sha256(item.data).hexdigest() for item in document.attachments]
            carried = tuple(zip(document.attachments, digests, strict=True))
            problems += _attachment_problems(statement, carried)
            problems += _signature_problems(statement, report, self.now)
            for signature in report.signatures:
                problems += imprint_problems(statement, pages, signature, self.verifier.reader)
            inside = self._inside(statement, carried, depth)
            problems += _inside_problems(statement, inside, problems)
        except KnownError as error:
            problems.append(error.problem)
        return Checked(
            name=name,
            sha256=digest,
            statement=statement,
            signatures=report.signatures,
            inside=inside,
            problems=tuple(problems),
        )

    def _inside(self, statement: Statement[object], carried: tuple[_Carried, ...], depth: int) -> tuple[Checked, ...]:
        kinds = {item.name: item.kind for item in statement.attachments}
        return tuple(
            self.check(item.data, digest, name=item.name, depth=depth + 1)
            for item, digest in carried
            if kinds.get(item.name)
        )


def judge(checked: Checked, *, trust: Trust) -> Verification:
    """The verdict on what was checked, for whom this laptop trusts."""
    anchors: dict[bytes, list[Anchor]] = defaultdict(list)
    for anchor in trust.anchors:
        anchors[anchor.certificate].append(anchor)
    return _judged(checked, replace(trust, anchors=()), anchors)


def _judged(
    checked: Checked, trust: Trust, anchors: Mapping[bytes, Sequence[Anchor]], *, carried: bool = False
) -> Verification:
    """As `judge`, with the anchors by their certificates: a dossier of a thousand people has two million pairs.

    What another file carries, it carries for somebody's role; there a company's authority vouches for nobody.
    """
    embedded = tuple(_judged(item, trust, anchors, carried=True) for item in checked.inside)
    doubts = tuple(_told_of_signers(anchor_problems, _unvouched(checked) if carried else checked, trust, anchors))
    trusted = checked.statement is not None and bool(checked.signatures) and not doubts
    own = verdict_of(checked.problems, trusted=trusted)
    problems = [*checked.problems, *doubts]
    if trusted:
        problems += _told_of_signers(vouched_for, checked, trust, anchors)
    problems += [
        Problem(code=f"verify.embedded-{item.verdict}", severity=Severity.ASKS, subject=item.name)
        for item in embedded
        if item.verdict != "genuine"
    ]
    return Verification(
        verdict=combined([own, *(item.verdict for item in embedded)]),
        name=checked.name,
        sha256=checked.sha256,
        statement=checked.statement,
        signatures=checked.signatures,
        trusted=trusted,
        embedded=embedded,
        problems=tuple(problems),
    )


def _nodes(checked: Checked) -> Iterator[Checked]:
    yield checked
    for item in checked.inside:
        yield from _nodes(item)


def _attachment_problems(statement: Statement[object], carried: tuple[_Carried, ...]) -> Iterator[Problem]:
    stated = {item.name: item for item in statement.attachments}
    for item, digest in carried:
        reference = stated.pop(item.name, None)
        if reference is None:
            yield Problem(code="verify.attachment-foreign", subject=item.name)
        elif (reference.sha256, reference.size) != (digest, len(item.data)):
            yield Problem(code="verify.attachment-changed", subject=item.name)
        elif (reference.media_type, reference.relationship) != (item.media_type, item.relationship):
            yield Problem(code="verify.attachment-described-otherwise", subject=item.name)
    for name in stated:
        yield Problem(code="verify.attachment-missing", subject=name)


def _signature_problems(statement: Statement[object], report: SignatureReport, now: datetime) -> Iterator[Problem]:
    author = statement.author
    for signature in report.signatures:
        if signature.certificate.fingerprint != author.fingerprint:
            yield Problem(code="verify.author-differs", subject=author.name)
        subject = signature.certificate.subject
        if subject.name != author.name or not _as_delegated(statement, subject):
            details = {"signer": subject.name}
            yield Problem(code="verify.name-differs", subject=author.name, details=details)
        if signature.signed_at.isoformat() != statement.issued_at.isoformat():
            yield Problem(code="verify.time-differs", subject=author.name)
    if statement.issued_at > now + CLOCK_TOLERANCE:
        yield Problem(code="verify.in-future", severity=Severity.ASKS, subject=author.name)


def _as_delegated(statement: Statement[object], subject: Subject) -> bool:
    """Whether a deputy is, by the certificate too, whom a delegation names with e-mail and organisation."""
    if not is_approval(statement) or statement.body.on_behalf is None:
        return True
    return (subject.email, subject.organisation) == (statement.author.email, statement.author.organisation)


def _inside_problems(
    statement: Statement[object], inside: tuple[Checked, ...], problems: list[Problem]
) -> Iterator[Problem]:
    stated = {item.name: item.kind for item in statement.attachments}
    for item in inside:
        if item.statement is not None and item.statement.kind != stated[item.name]:
            yield Problem(code="verify.attachment-described-otherwise", subject=item.name)
    blocked = any(problem.severity is Severity.BLOCKS for problem in problems)
    found = _embedded(inside)
    if not blocked and found is not None:
        yield from fit_problems(statement, found)


def _embedded(inside: tuple[Checked, ...]) -> tuple[Embedded, ...] | None:
    """The statements inside as the rules read them; None when one of them cannot be relied on."""
    found = []
    for item in inside:
        deeper = _embedded(item.inside)
        sound = verdict_of(item.problems, trusted=True) == "genuine"
        if item.statement is None or deeper is None or not sound:
            return None
        found.append(Embedded(name=item.name, sha256=item.sha256, statement=item.statement, inside=deeper))
    return tuple(found)


def _unvouched(checked: Checked) -> Checked:
    return replace(checked, signatures=tuple(replace(item, trusted=False) for item in checked.signatures))


def _told_of_signers(
    asked: Callable[[Statement[object], SignatureFacts, Trust], Iterator[Problem]],
    checked: Checked,
    trust: Trust,
    anchors: Mapping[bytes, Sequence[Anchor]],
) -> Iterator[Problem]:
    if checked.statement is None:
        return
    for signature in checked.signatures:
        own = tuple(anchors.get(signature.certificate.der, ()))
        yield from asked(checked.statement, signature, replace(trust, anchors=own))
