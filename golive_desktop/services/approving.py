# SPDX-License-Identifier: MIT
"""An answer as it will be stated, before anything is signed: what it says, and which files it carries."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from golive_desktop.domain.answer import Answer, Evidence, Response
from golive_desktop.domain.drawing import Drawing
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.text import tidy
from golive_desktop.services.issue import Draft, Enclosure
from golive_desktop.statements.approval import ApprovalBody
from golive_desktop.statements.envelope import Reference, Statement
from golive_desktop.statements.request import RequestBody

__all__ = ["MAX_INSIDE", "EvidenceFile", "approval_draft", "evidence_inside", "evidence_name", "stated_evidence"]

MAX_INSIDE = 2 * 1024 * 1024
"""Bytes up to which an evidence file travels inside the statement; a larger one travels beside it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class EvidenceFile:
    """A file that backs the answer to an item, or the closure of a condition."""

    item: str
    """Key of the item or of the condition."""
    name: str
    data: bytes


def approval_draft(  # noqa: PLR0913 - what an approval states
    request: Statement[RequestBody],
    data: bytes,
    response: Response,
    *,
    files: Sequence[EvidenceFile] = (),
    on_laptop_of: str = "",
    drawing: Drawing | None = None,
) -> Draft[ApprovalBody]:
    """What would be stated.

    Args:
        request: what is answered.
        data: its file.
        response: answers and decision; evidence comes from `files`, links stand in it already.
        files: evidence, each for one item.
        on_laptop_of: whose laptop this is, when not the signer's own.
        drawing: the signature as it was drawn; None for the typed name alone.

    Raises:
        KnownError: ``form.item-unknown`` for evidence to an item without an answer.
    """
    asked = request.body
    digest = hashlib.sha256(data).hexdigest()
    return Draft(
        kind="approval",
        release=request.release,
        role=asked.role,
        title=asked.title,
        answers_to=(Reference(id=request.id, kind="request", sha256=digest),),
        language=request.language,
        body=ApprovalBody(
            role=asked.role,
            title=asked.title,
            form=asked.form,
            executive=asked.executive,
            response=_tidied(_with_evidence(response, files)),
            on_laptop_of=tidy(on_laptop_of),
            drawing=drawing,
            on_behalf=asked.on_behalf,
        ),
        enclosures=(Enclosure(name="request.pdf", data=data, kind="request"), *evidence_inside(files)),
    )


def evidence_name(item: str, name: str) -> str:
    """The name in a statement of the file `name` that backs the item, or the condition, with this key."""
    # note: the key keeps two files of one name apart, and no file can take the name of the request
    return tidy(f"{item}-{name.replace('/', '_')}")


def stated_evidence(file: EvidenceFile) -> Evidence:
    """How a statement lists the file: by its name there, its digest and its size."""
    return Evidence(
        name=evidence_name(file.item, file.name),
        sha256=hashlib.sha256(file.data).hexdigest(),
        size=len(file.data),
        beside=len(file.data) > MAX_INSIDE,
    )


def evidence_inside(files: Sequence[EvidenceFile]) -> tuple[Enclosure, ...]:
    """Those of the files that travel inside the statement."""
    return tuple(
        Enclosure(name=evidence_name(file.item, file.name), data=file.data, media_type="application/octet-stream")
        for file in files
        if len(file.data) <= MAX_INSIDE
    )


def _with_evidence(response: Response, files: Sequence[EvidenceFile]) -> Response:
    def complete(answer: Answer) -> Answer:
        own = tuple(stated_evidence(file) for file in files if file.item == answer.item)
        return replace(answer, evidence=(*answer.evidence, *own))

    answered = {answer.item for answer in response.answers}
    for file in files:
        if file.item not in answered:
            raise KnownError.of("form.item-unknown", file.item)
    return replace(response, answers=tuple(complete(answer) for answer in response.answers))


def _tidied(response: Response) -> Response:
    return replace(
        response,
        reason=tidy(response.reason),
        answers=tuple(replace(answer, comment=tidy(answer.comment)) for answer in response.answers),
        conditions=tuple(
            replace(
                condition,
                text=tidy(condition.text),
                owner=tidy(condition.owner),
                due=condition.due.replace(microsecond=0),
            )
            for condition in response.conditions
        ),
    )
