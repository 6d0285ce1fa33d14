# SPDX-License-Identifier: MIT
"""What the signer's view has done beside the window: open, sign, save, take back."""

import contextlib
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from golive_desktop.domain.answer import Response
from golive_desktop.domain.certificate import Subject
from golive_desktop.domain.draft import AnswerDraft, DraftEvidence
from golive_desktop.domain.drawing import Drawing
from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.domain.record import IdentityRecord
from golive_desktop.domain.text import keepable
from golive_desktop.services.answering import Asked, GivenAnswer, look_at_request, request_here
from golive_desktop.services.drafts import drop_draft, save_draft
from golive_desktop.services.identities import create_identity, import_identity
from golive_desktop.services.issue import SigningKey
from golive_desktop.services.overview import OwnKey, own_keys
from golive_desktop.services.recalls import withdraw_approval
from golive_desktop.services.receive import Received, receive, receive_here
from golive_desktop.services.rosters import Comparison
from golive_desktop.services.signoffs import MAX_INSIDE, EvidenceFile, preview_answer, sign_request
from golive_desktop.ui.context import Context
from golive_desktop.ui.stages.signer.copies import save_copy

__all__ = [
    "MAX_EVIDENCE",
    "Order",
    "Recall",
    "Signed",
    "Withdrawn",
    "keep_draft",
    "look_at_evidence",
    "make_key",
    "open_file",
    "open_here",
    "print_pages",
    "sign",
    "take_key",
    "withdraw",
]

MAX_REQUEST: Final = 200 * 1024 * 1024
MAX_EVIDENCE: Final = 200 * 1024 * 1024
"""Bytes of one evidence file; a larger one belongs on a share, with its address in a comment."""
MAX_KEY: Final = 1024 * 1024
_MOST_NAMES: Final = 1000


@dataclass(frozen=True, kw_only=True, slots=True)
class Order:
    """Everything that one signature is made of."""

    asked: Asked
    draft: AnswerDraft
    response: Response
    key: IdentityRecord
    passphrase: str = field(repr=False)
    drawing: Drawing | None
    laptop_of: str
    """Whose laptop this is, when the signer is a guest; then the answer is received here at once."""
    target: Path | None
    """Where the answer is written; None keeps it in the home alone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Signed:
    """A signature that was made, whatever became of its file."""

    given: GivenAnswer
    path: Path | None
    """Where it was written."""
    beside: tuple[Path, ...] = ()
    """Evidence that travels beside it."""
    problem: Problem | None = None
    """Why it could not be written there; the answer itself is kept."""
    received: Received | None = None
    """What became of it on the laptop of whoever asked."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Recall:
    """Everything that a withdrawal is made of."""

    given: GivenAnswer
    key: IdentityRecord
    passphrase: str = field(repr=False)
    reason: str
    target: Path
    """Where the withdrawal is written."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Withdrawn:
    """An answer that was taken back."""

    given: GivenAnswer
    data: bytes
    """The withdrawal."""
    path: Path | None
    problem: Problem | None = None


def open_file(context: Context, path: Path) -> Asked:
    """The request in a file.

    Raises:
        KnownError: ``files.…`` and everything that `look_at_request` raises.
    """
    data = context.computer.files.read(path, limit=MAX_REQUEST)
    return look_at_request(context.adapters, context.computer.calls, data, name=path.name, now=context.now())


def open_here(context: Context, role: str, release: str) -> Asked:
    """The request that this home issued to a role."""
    return request_here(context.adapters, role, release=release, now=context.now())


def keep_draft(context: Context, request: str, draft: AnswerDraft) -> None:
    """Saves the answers as they stand."""
    save_draft(context.adapters, request, draft)


def look_at_evidence(context: Context, paths: Sequence[Path]) -> tuple[DraftEvidence, ...]:
    """Files that are to back an answer, as they are now.

    Raises:
        KnownError: ``files.…`` for the first that cannot be read.
    """
    return tuple(_evidence(context, path) for path in paths)


def make_key(context: Context, subject: Subject, passphrase: str) -> tuple[OwnKey, ...]:
    """A new key of this laptop; all keys.

    Raises:
        KnownError: everything that `create_identity` raises.
    """
    context.computer.make_home(context.home)
    name = _free_name(context, subject.name)
    create_identity(context.adapters, name, subject, passphrase=passphrase, now=context.now())
    return own_keys(context.adapters)


def take_key(context: Context, path: Path, passphrase: str) -> tuple[OwnKey, ...]:
    """A company certificate as a key of this laptop; all keys.

    Raises:
        KnownError: ``files.…`` and everything that `import_identity` raises.
    """
    data = context.computer.files.read(path, limit=MAX_KEY)
    context.computer.make_home(context.home)
    name = _free_name(context, path.stem)
    import_identity(context.adapters, name, data, passphrase=passphrase, now=context.now())
    return own_keys(context.adapters)


def sign(context: Context, order: Order) -> Signed:
    """Signs, then writes the file; what was signed is kept in the home before anything is written elsewhere.

    Raises:
        KnownError: ``sign.evidence-changed``, ``files.…`` for evidence that is gone, and everything that
            `sign_request` raises; nothing was signed then.
    """
    asked, now = order.asked, context.now()
    files = _evidence_files(context, order)
    compared = _comparison(order)
    issued = sign_request(
        context.adapters,
        SigningKey(identity=order.key, passphrase=order.passphrase),
        asked.request,
        order.response,
        files=files,
        on_laptop_of=order.laptop_of,
        drawing=order.drawing,
        compared=compared,
        now=now,
    )
    given = GivenAnswer(statement=issued.statement, data=issued.data, sha256=issued.sha256)
    with contextlib.suppress(KnownError):
        # note: a draft that stays is no harm, its request is answered
        drop_draft(context.adapters, asked.request.sha256)
    received = None
    if order.laptop_of:
        received = receive_here(context.adapters, issued, files, name=f"{issued.statement.body.role}.pdf", now=now)
    return _handed_out(context, order, given, files, received)


def print_pages(context: Context, order: Order) -> bytes:
    """What would be signed now, as it would be printed; nobody signed it.

    Raises:
        KnownError: ``sign.evidence-changed``, ``files.…`` for evidence that is gone, and everything that
            `preview_answer` raises.
    """
    return preview_answer(
        context.adapters,
        order.key,
        order.asked.request,
        order.response,
        files=_evidence_files(context, order),
        on_laptop_of=order.laptop_of,
        drawing=order.drawing,
        now=context.now(),
    )


def withdraw(context: Context, recall: Recall) -> Withdrawn:
    """Takes an answer back with a signed statement, and writes that beside the answer.

    Raises:
        KnownError: everything that `withdraw_approval` raises; nothing was taken back then.
    """
    given = recall.given
    signing = SigningKey(identity=recall.key, passphrase=recall.passphrase)
    issued = withdraw_approval(context.adapters, signing, given.data, reason=recall.reason, now=context.now())
    if given.statement.body.on_laptop_of:
        receive(context.adapters, issued.data, name=recall.target.name, now=context.now())
    taken_back = replace(given, withdrawn_at=issued.statement.issued_at)
    try:
        path = save_copy(context, issued.data, recall.target)
    except KnownError as error:
        return Withdrawn(given=taken_back, data=issued.data, path=None, problem=error.problem)
    return Withdrawn(given=taken_back, data=issued.data, path=path)


def _evidence(context: Context, path: Path) -> DraftEvidence:
    if keepable(str(path)) != str(path):
        raise KnownError.of("files.name-unusable", keepable(str(path)))
    data = context.computer.files.read(path, limit=MAX_EVIDENCE)
    digest = hashlib.sha256(data).hexdigest()
    return DraftEvidence(path=str(path), name=path.name, sha256=digest, size=len(data))


def _evidence_files(context: Context, order: Order) -> tuple[EvidenceFile, ...]:
    pieces = ((item, piece) for item, piece in order.draft.evidence() if not piece.is_link)
    return tuple(_evidence_file(context, item, piece) for item, piece in pieces)


def _evidence_file(context: Context, item: str, piece: DraftEvidence) -> EvidenceFile:
    """The file as it was chosen; one that changed since then is not what the signer saw."""
    data = context.computer.files.read(Path(piece.path), limit=MAX_EVIDENCE)
    if hashlib.sha256(data).hexdigest() != piece.sha256:
        raise KnownError.of("sign.evidence-changed", piece.name, item=item)
    return EvidenceFile(item=item, name=piece.name, data=data)


def _comparison(order: Order) -> Comparison | None:
    how = order.draft.compared
    request = order.asked.request
    numbers = [problem.details["number"] for problem in request.problems if problem.code == "request.requester-new"]
    if not how or not numbers:
        return None
    by = next(key.certificate.subject.name for key in order.asked.keys if key.record == order.key)
    return Comparison(number=numbers[0], by=by, how=how)


def _handed_out(
    context: Context, order: Order, given: GivenAnswer, files: Sequence[EvidenceFile], received: Received | None
) -> Signed:
    if order.target is None:
        return Signed(given=given, path=None, received=received)
    try:
        path = save_copy(context, given.data, order.target)
        beside = tuple(
            save_copy(context, file.data, path.with_name(f"{file.item}-{Path(file.name).name}"))
            for file in files
            if len(file.data) > MAX_INSIDE
        )
    except KnownError as error:
        return Signed(given=given, path=None, problem=error.problem, received=received)
    return Signed(given=given, path=path, beside=beside, received=received)


def _free_name(context: Context, wanted: str) -> str:
    with context.adapters.store.reading() as work:
        taken = {identity.name for identity in work.identities.all()}
    name = wanted.strip() or "key"
    candidates = (name if number == 1 else f"{name} {number}" for number in range(1, _MOST_NAMES))
    return next((candidate for candidate in candidates if candidate not in taken), name)
