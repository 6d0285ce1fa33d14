# SPDX-License-Identifier: MIT
"""Answers as they are being given, before anything is signed; every question may still be open."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from golive_desktop.domain.answer import Answer, Condition, Decision, Evidence, Response, form_problems
from golive_desktop.domain.plan import Form, Item
from golive_desktop.domain.problem import Problem

__all__ = ["AnswerDraft", "DraftAnswer", "DraftCondition", "DraftEvidence", "open_items", "standing_against"]


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftEvidence:
    """A file or a link that is to back an answer, as it was when it was chosen."""

    path: str
    """Where the file lies; empty for a link."""
    name: str
    """The file's name, or the address of a link."""
    sha256: str
    size: int

    @property
    def is_link(self) -> bool:
        """Whether it is an address, and no file."""
        return not self.path


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftAnswer:
    """What was said to one item so far."""

    item: str
    value: Literal["", "yes", "no", "n/a"] = ""
    comment: str = ""
    evidence: tuple[DraftEvidence, ...] = ()

    def links(self) -> tuple[DraftEvidence, ...]:
        """The links among the evidence."""
        return tuple(piece for piece in self.evidence if piece.is_link)


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftCondition:
    """A condition as far as it is written."""

    due: datetime
    text: str = ""
    owner: str = ""
    when: Literal["before-t0", "after-t0"] = "before-t0"


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerDraft:
    """Everything that was answered, written and decided so far."""

    step: int = 1
    """Where the signer is: 1 reads and answers, 2 decides, 3 signs."""
    answers: tuple[DraftAnswer, ...] = ()
    decision: Literal["", "approved", "rejected", "conditional", "not-competent"] = ""
    reason: str = ""
    conditions: tuple[DraftCondition, ...] = ()
    """Kept while another decision is tried out; they belong to a conditional one only."""
    compared: Literal["", "phone", "in-person", "video"] = ""
    """How the requester's number was compared; empty while it was not."""

    def answer(self, item: str) -> DraftAnswer:
        """What was said to the item with this key; an empty answer when nothing was."""
        return next((answer for answer in self.answers if answer.item == item), DraftAnswer(item=item))

    def with_answer(self, answer: DraftAnswer) -> "AnswerDraft":
        """The draft with another answer to one item."""
        others = tuple(other for other in self.answers if other.item != answer.item)
        return replace(self, answers=(*others, answer))

    def evidence(self) -> Iterator[tuple[str, DraftEvidence]]:
        """Each evidence file with the item that it belongs to."""
        for answer in self.answers:
            for piece in answer.evidence:
                yield answer.item, piece

    def response(self, form: Form, decision: Decision) -> Response:
        """What would be signed with this decision, its evidence named but not read.

        Args:
            form: the form that is asked; its order is the order of the answers.
            decision: what is decided.
        """
        given = (self.answer(item.key) for item in form.items)
        return Response(
            answers=tuple(_answered(answer) for answer in given if answer.value),
            decision=decision,
            reason=self.reason,
            conditions=self._conditions() if decision == "conditional" else (),
        )

    def _conditions(self) -> tuple[Condition, ...]:
        return tuple(
            Condition(
                key=f"C-{number}", text=condition.text, owner=condition.owner, due=condition.due, when=condition.when
            )
            for number, condition in enumerate(self.conditions, 1)
        )


def open_items(form: Form, draft: AnswerDraft) -> tuple[Item, ...]:
    """The items on which something is missing: an answer, the reason of an n/a, evidence that is asked for."""
    waiting = {
        problem.subject
        for problem in form_problems(form, draft.response(form, "conditional"))
        if problem.code in {"form.item-open", "form.reason-missing", "form.evidence-missing"}
    }
    return tuple(item for item in form.items if item.key in waiting)


def standing_against(form: Form, draft: AnswerDraft, decision: Decision) -> tuple[Problem, ...]:
    """Every rule of the form that a signature with this decision would not keep now."""
    return form_problems(form, draft.response(form, decision))


def _answered(answer: DraftAnswer) -> Answer:
    if not answer.value:
        raise ValueError(answer.item)
    return Answer(
        item=answer.item,
        value=answer.value,
        comment=answer.comment,
        evidence=tuple(Evidence(name=piece.name, sha256=piece.sha256, size=piece.size) for piece in answer.evidence),
    )
