# SPDX-License-Identifier: MIT
"""Says of a text, while it is still being written, that no document could print it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from golive_desktop.domain.draft import AnswerDraft
from golive_desktop.domain.plan import ImportedPlan, Plan, Stakeholder
from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.domain.text import named_characters, tidy
from golive_desktop.ports.adapters import Adapters

__all__ = ["answer_problem", "refuse_texts", "refuse_unprintable", "script_problem", "with_scripts"]

_SUBJECT = 80


def script_problem(adapters: Adapters, text: str) -> Problem | None:
    """Why `text` cannot be printed, as the refusal at the signature would say it; None when it can.

    The first call reads the shipped fonts.

    Args:
        adapters: the parts to work with.
        text: as it was typed.
    """
    kept = tidy(text)
    missing = adapters.unprintable(kept)
    if not missing:
        return None
    details = {"characters": named_characters(missing)}
    return Problem(code="document.script-unsupported", subject=kept[:_SUBJECT], details=details)


def with_scripts(adapters: Adapters, imported: ImportedPlan) -> ImportedPlan:
    """`imported` with a problem for each of its texts that cannot be printed, each text once, in the plan's order.

    Args:
        adapters: the parts to work with.
        imported: a plan as it was read; nothing else of it changes.
    """
    found = (script_problem(adapters, text) for text in dict.fromkeys(_texts(imported.plan)))
    return replace(imported, unprintable=tuple(problem for problem in found if problem is not None))


def answer_problem(adapters: Adapters, draft: AnswerDraft) -> Problem | None:
    """The first text of an answer that cannot be printed, names of evidence among them; None when all can.

    Args:
        adapters: the parts to work with.
        draft: as it would be signed now.
    """
    found = (script_problem(adapters, text) for text in _of_answer(draft))
    return next((problem for problem in found if problem is not None), None)


def refuse_unprintable(adapters: Adapters, people: Iterable[Stakeholder]) -> None:
    """Keeps nothing of stakeholders that no request could print.

    Args:
        adapters: the parts to work with.
        people: as they shall be kept.

    Raises:
        KnownError: ``document.script-unsupported`` with the first such text.
    """
    for person in people:
        refuse_texts(adapters, *_of(person))


def refuse_texts(adapters: Adapters, *texts: str) -> None:
    """Records nothing that no document could print later on.

    Args:
        adapters: the parts to work with.
        texts: as they were typed.

    Raises:
        KnownError: ``document.script-unsupported`` with the first such text.
    """
    for text in texts:
        problem = script_problem(adapters, text)
        if problem is not None:
            raise KnownError(problem)


def _texts(plan: Plan) -> Iterator[str]:
    yield from (plan.product, plan.candidate)
    for person in plan.stakeholders:
        yield from _of(person)
    yield from plan.critical_conditions
    yield plan.executive.statement if plan.executive else ""
    yield from (gate.command for gate in plan.gates)
    for moment in plan.runbook:
        yield moment.title
        for step in moment.steps:
            yield from (step.text, step.owner, *step.details)
    yield from plan.deliverables


def _of_answer(draft: AnswerDraft) -> Iterator[str]:
    for answer in draft.answers:
        if answer.value:
            yield from (answer.comment, *(piece.name for piece in answer.evidence))
    yield draft.reason
    if draft.decision == "conditional":
        for condition in draft.conditions:
            yield from (condition.text, condition.owner)


def _of(person: Stakeholder) -> Iterator[str]:
    yield from (person.title, person.person, person.deputy, person.purpose, person.question, person.channel)
    if person.form is not None:
        yield from (person.form.title, person.form.question, *(item.text for item in person.form.items))
