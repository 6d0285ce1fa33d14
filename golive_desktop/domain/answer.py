# SPDX-License-Identifier: MIT
"""What a stakeholder answers and decides, and the rules that an answer has to keep."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from golive_desktop.domain.plan import Form, Item
from golive_desktop.domain.problem import Problem

__all__ = ["Answer", "Condition", "Decision", "Evidence", "Response", "form_problems"]

Decision = Literal["approved", "rejected", "conditional", "not-competent"]

MAX_TEXT = 20_000
"""Characters in one comment, reason or condition; far above what a person writes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """A file or a link that backs an answer."""

    name: str
    """File name, or the address of a link."""
    sha256: str = ""
    """Digest of the file's bytes; empty for a link."""
    size: int = 0
    """Bytes of the file; 0 for a link."""
    beside: bool = False
    """The file travels beside the PDF because it is larger than 2 MB."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """The answer to one item."""

    item: str
    """Key of the item."""
    value: Literal["yes", "no", "n/a"]
    comment: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Condition:
    """Something observable that has to be true, set by whoever decided conditionally."""

    key: str
    """For example ``C-1``; unique in the answer."""
    text: str
    owner: str
    due: datetime
    when: Literal["before-t0", "after-t0"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Response:
    """All that a stakeholder says to one form."""

    answers: tuple[Answer, ...]
    decision: Decision
    reason: str = ""
    conditions: tuple[Condition, ...] = ()


def form_problems(form: Form, response: Response) -> tuple[Problem, ...]:
    """Every rule of the form that `response` does not keep; empty when it may be signed.

    Args:
        form: the form that was asked.
        response: the answers and the decision, as given.
    """
    return (
        *_open_problems(form, response),
        *_answer_problems(form, {answer.item: answer for answer in response.answers}),
        *_set_problems(form, response.answers),
        *_decision_problems(form, response),
        *_condition_problems(response),
    )


def _open_problems(form: Form, response: Response) -> Iterator[Problem]:
    """Whoever approves answers each item; whoever rejects or is not competent need not."""
    if response.decision not in {"approved", "conditional"}:
        return
    answered = {answer.item for answer in response.answers}
    for item in form.items:
        if item.key not in answered:
            yield Problem(code="form.item-open", subject=item.key, details={"item": item.text})


def _set_problems(form: Form, answers: tuple[Answer, ...]) -> Iterator[Problem]:
    known = {item.key for item in form.items}
    seen: set[str] = set()
    for answer in answers:
        if answer.item not in known:
            yield Problem(code="form.item-unknown", subject=answer.item)
        elif answer.item in seen:
            yield Problem(code="form.item-twice", subject=answer.item)
        seen.add(answer.item)


def _answer_problems(form: Form, answers: Mapping[str, Answer]) -> Iterator[Problem]:
    for item in form.items:
        answer = answers.get(item.key)
        if answer is None:
            continue
        if answer.value == "n/a" and not answer.comment.strip():
            yield Problem(code="form.reason-missing", subject=item.key, details={"item": item.text})
        if answer.value == "yes" and item.evidence_required and not answer.evidence:
            yield Problem(code="form.evidence-missing", subject=item.key, details={"item": item.text})
        if len(answer.comment) > MAX_TEXT:
            yield Problem(code="form.text-too-long", subject=item.key, details={"limit": str(MAX_TEXT)})


def _blocking_open(form: Form, response: Response) -> Iterator[Item]:
    refused = {answer.item for answer in response.answers if answer.value == "no"}
    return (item for item in form.items if item.blocking and item.key in refused)


def _decision_problems(form: Form, response: Response) -> Iterator[Problem]:
    if response.decision == "approved":
        for item in _blocking_open(form, response):
            yield Problem(code="form.approved-over-open-item", subject=item.key, details={"item": item.text})
    if response.decision == "rejected":
        if not form.may_reject:
            yield Problem(code="form.rejecting-not-possible", subject=form.title)
        if not response.reason.strip():
            yield Problem(code="form.rejection-needs-reason", subject=form.title)
    if len(response.reason) > MAX_TEXT:
        yield Problem(code="form.text-too-long", subject=form.title, details={"limit": str(MAX_TEXT)})


def _condition_problems(response: Response) -> Iterator[Problem]:
    if response.decision == "conditional" and not response.conditions:
        yield Problem(code="form.condition-missing")
    if response.decision != "conditional" and response.conditions:
        yield Problem(code="form.condition-without-need")
    keys = [condition.key for condition in response.conditions]
    for condition in response.conditions:
        if keys.count(condition.key) > 1:
            yield Problem(code="form.condition-twice", subject=condition.key)
        if not condition.text.strip() or not condition.owner.strip():
            yield Problem(code="form.condition-incomplete", subject=condition.key)
        if max(len(condition.text), len(condition.owner)) > MAX_TEXT:
            yield Problem(code="form.text-too-long", subject=condition.key, details={"limit": str(MAX_TEXT)})
        if condition.due.tzinfo is None:
            yield Problem(code="form.condition-without-zone", subject=condition.key)
