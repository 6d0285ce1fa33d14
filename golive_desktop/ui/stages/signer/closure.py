# SPDX-License-Identifier: MIT
"""A condition of the own answer, and its closure as signed: values, and what is done beside the window."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from golive_desktop.domain.answer import Condition
from golive_desktop.domain.draft import DraftEvidence
from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.domain.record import IdentityRecord
from golive_desktop.services.answering import GivenAnswer, GivenClosure
from golive_desktop.services.approving import MAX_INSIDE, EvidenceFile
from golive_desktop.services.issue import SigningKey
from golive_desktop.services.recalls import close_condition, closure_shown
from golive_desktop.services.receive import receive_here
from golive_desktop.statements.envelope import SCHEMA
from golive_desktop.statements.texts import texts
from golive_desktop.ui.context import Context
from golive_desktop.ui.parts.evidence import EvidenceDraft
from golive_desktop.ui.stages.signer.copies import find_copy, save_copy
from golive_desktop.ui.stages.signer.work import MAX_EVIDENCE
from golive_desktop.ui.words import Words

__all__ = ["Closed", "ClosureOrder", "close", "closed_answer", "closure_name", "closure_words", "find_closure"]


@dataclass(frozen=True, kw_only=True, slots=True)
class ClosureOrder:
    """Everything that a closure is made of."""

    given: GivenAnswer
    condition: Condition
    evidence: EvidenceDraft
    files: tuple[DraftEvidence, ...]
    key: IdentityRecord
    passphrase: str = field(repr=False)
    target: Path
    """Where the closure is written."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Closed:
    """A condition that was closed, whatever became of the file."""

    given: GivenAnswer
    """The answer as it stands now."""
    closure: GivenClosure
    data: bytes
    """The closure itself."""
    path: Path | None
    """Where it lies; None when nobody knows."""
    beside: tuple[Path, ...] = ()
    """Evidence that is too large for the closure, copied beside it."""
    problem: Problem | None = None
    """Why the file could not be written there; the closure itself is kept."""


def close(context: Context, order: ClosureOrder) -> Closed:
    """Closes a condition with a signed statement that carries what shows it, and writes that.

    Raises:
        KnownError: ``sign.evidence-changed``, ``files.…`` for evidence that is gone, and everything that
            `close_condition` raises; nothing was closed then.
    """
    given, condition = order.given, order.condition
    files = tuple(_unchanged(context, piece, condition.key) for piece in order.files)
    issued = close_condition(
        context.adapters,
        SigningKey(identity=order.key, passphrase=order.passphrase),
        given.data,
        condition=condition.key,
        note=order.evidence.note,
        files=files,
        links=order.evidence.links,
        now=context.now(),
    )
    if given.statement.body.on_laptop_of:
        receive_here(context.adapters, issued, files, name=order.target.name, now=context.now())
    done = GivenClosure(
        condition=condition.key,
        closed_at=issued.statement.issued_at,
        sha256=issued.sha256,
        beside=tuple(piece.name for piece in issued.statement.body.evidence if piece.beside),
    )
    now_given = replace(given, closures=(*given.closures, done))
    try:
        path = save_copy(context, issued.data, order.target)
        beside = tuple(
            save_copy(context, file.data, path.with_name(f"{condition.key}-{Path(file.name).name}"))
            for file in files
            if len(file.data) > MAX_INSIDE
        )
    except KnownError as error:
        return Closed(given=now_given, closure=done, data=issued.data, path=None, problem=error.problem)
    return Closed(given=now_given, closure=done, data=issued.data, path=path, beside=beside)


def find_closure(context: Context, given: GivenAnswer, condition: str, target: Path) -> Closed:
    """The closure of a condition as it was signed here, and its file, where it still lies there.

    Args:
        context: what to work with.
        given: the answer that set the condition.
        condition: its key.
        target: the name that the file was to have.

    Raises:
        KnownError: ``store.…`` when its original is not kept here.
    """
    closure = next(item for item in given.closures if item.condition == condition)
    with context.adapters.store.reading() as unit:
        data = unit.statements.original(closure.sha256).data
    path = find_copy(context, data, target)
    near = (path.with_name(name) for name in closure.beside) if path is not None else ()
    beside = tuple(piece for piece in near if piece.is_file())
    return Closed(given=given, closure=closure, data=data, path=path, beside=beside)


def closed_answer(given: GivenAnswer, condition: str) -> datetime | None:
    """When a condition of the answer was closed here; None while it is open."""
    return next((item.closed_at for item in given.closures if item.condition == condition), None)


def closure_words(given: GivenAnswer, condition: Condition, evidence: EvidenceDraft) -> tuple[str, str, str]:
    """What would be signed, letter for letter as it is printed: the result, the condition, what shows it."""
    t = texts(SCHEMA, given.statement.language)
    shown = closure_shown(condition.key, evidence.note, evidence.files, given.statement.language)
    return t("closure.verdict", condition=condition.key), condition.text, shown


def closure_name(given: GivenAnswer, condition: str, words: Words) -> str:
    """The name under which a closure is saved: ``Condition closed_legal_C-1.pdf``."""
    parts = (words.term("kind", "closure"), given.statement.body.role, condition)
    return "_".join("".join(sign if sign.isalnum() else "-" for sign in part) for part in parts)[:80] + ".pdf"


def _unchanged(context: Context, piece: DraftEvidence, condition: str) -> EvidenceFile:
    """The file as it was chosen; one that changed since then is not what the signer saw."""
    data = context.computer.files.read(Path(piece.path), limit=MAX_EVIDENCE)
    if hashlib.sha256(data).hexdigest() != piece.sha256:
        raise KnownError.of("sign.evidence-changed", piece.name, item=condition)
    return EvidenceFile(item=condition, name=piece.name, data=data)
