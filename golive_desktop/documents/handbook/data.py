# SPDX-License-Identifier: MIT
"""A plan as the JSON that scripts rely on: what `golive plan import --json` prints."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from golive_desktop.documents.handbook.headings import time_order
from golive_desktop.domain.plan import Moment, NotUnderstood, Plan, Stakeholder, Step

__all__ = ["plan_as_data"]


def plan_as_data(plan: Plan, not_understood: Iterable[NotUnderstood] = ()) -> dict[str, object]:
    """The plan as plain dictionaries and lists.

    Moments at the same time are one entry of `runbook`; each of its `groups` is one of them, with owners and details.

    Args:
        plan: the plan.
        not_understood: the lines that the import could not place.
    """
    runbook = sorted(plan.runbook, key=lambda moment: (time_order(moment.at), moment.at))
    return {
        "release": {
            "product": plan.product,
            "candidate": plan.candidate,
            "date": plan.date.isoformat() if plan.date else None,
            "timezone": plan.timezone,
        },
        "stakeholders": [_stakeholder(stakeholder) for stakeholder in plan.stakeholders],
        "critical_conditions": list(plan.critical_conditions),
        "executive": _executive(plan),
        "gates": [gate.command for gate in plan.gates],
        "runbook": [_moments(at, list(moments)) for at, moments in groupby(runbook, key=lambda moment: moment.at)],
        "deliverables": list(plan.deliverables),
        "not_understood": [{"line": line.line, "text": line.text} for line in not_understood],
    }


def _stakeholder(stakeholder: Stakeholder) -> Mapping[str, object]:
    form = stakeholder.form
    return {
        "role": stakeholder.role,
        "title": stakeholder.title,
        "purpose": stakeholder.purpose,
        "person": stakeholder.person,
        "deputy": stakeholder.deputy,
        "decides": stakeholder.decides,
        "question": stakeholder.question,
        "channel": stakeholder.channel,
        "deadline": stakeholder.deadline.isoformat() if stakeholder.deadline else None,
        "form": form.title if form else None,
        "items": [item.text for item in form.items] if form else [],
    }


def _executive(plan: Plan) -> Mapping[str, object] | None:
    if plan.executive is None:
        return None
    return {
        "roles": list(plan.executive.roles),
        "statement": plan.executive.statement,
        "signs": plan.executive_role(),
    }


def _moments(at: str, moments: list[Moment]) -> Mapping[str, object]:
    return {
        "at": at,
        "steps": [_in_words(step) for moment in moments for step in moment.steps],
        "groups": [{"title": moment.title, "steps": [_step(step) for step in moment.steps]} for moment in moments],
    }


def _in_words(step: Step) -> str:
    named = not step.owner or step.text.lower().startswith(step.owner.lower())
    return step.text if named else f"{step.owner}: {step.text}"


def _step(step: Step) -> Mapping[str, object]:
    return {
        "text": step.text,
        "owner": step.owner,
        "details": list(step.details),
        "done_by_hand": step.done_by_hand,
    }
