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
from golive_desktop.statements.envelope import SCHEMA, Statement
from golive_desktop.statements.texts import texts
from golive_desktop.ui.context import Context
from golive_desktop.ui.parts.evidence import EvidenceDraft
from golive_desktop.ui.stages.signer.copies import save_copy
from golive_desktop.ui.stages.signer.work import MAX_EVIDENCE
from golive_desktop.ui.words import Words

__all__ = ["Closed", "ClosureOrder", "close", "closed_answer", "closure_letter", "closure_name", "closure_words"]


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
    condition: str
    path: Path | None
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
        return Closed(given=now_given, condition=condition.key, path=None, problem=error.problem)
    return Closed(given=now_given, condition=condition.key, path=path, beside=beside)


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


def closure_letter(given: GivenAnswer, condition: str, author: str, words: Words) -> str:
    """Subject and text of the message that hands a closure over.

    Args:
        given: the answer that set the condition.
        condition: its key.
        author: who asked.
        words: the reader's language.
    """
    _ = words.translate
    statement: Statement[object] = given.statement
    tag, product = (statement.release.candidate.tag, statement.release.product) if statement.release else ("", "")
    title = given.statement.body.title
    subject = _("Condition {key} closed: {title}, {tag}").format(key=condition, title=title, tag=tag)
    text = _(
        "Hello {author},\n\ncondition {key} of my sign-off for {product} {tag} is met. The signed closure is attached."
        "\n\nKind regards\n{name}"
    ).format(author=author, key=condition, product=product, tag=tag, name=statement.author.name)
    beside = next((item.beside for item in given.closures if item.condition == condition), ())
    if beside:
        text += "\n\n" + _("These files belong to it and are attached too: {files}").format(files=", ".join(beside))
    return f"{subject}\n\n{text}"


def _unchanged(context: Context, piece: DraftEvidence, condition: str) -> EvidenceFile:
    """The file as it was chosen; one that changed since then is not what the signer saw."""
    data = context.computer.files.read(Path(piece.path), limit=MAX_EVIDENCE)
    if hashlib.sha256(data).hexdigest() != piece.sha256:
        raise KnownError.of("sign.evidence-changed", piece.name, item=condition)
    return EvidenceFile(item=condition, name=piece.name, data=data)
