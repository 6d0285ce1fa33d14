# SPDX-License-Identifier: MIT
"""What was understood of a handbook, and what was not, as lines to be shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from golive_desktop.domain.plan import ImportedPlan, Moment, Plan, Stakeholder
from golive_desktop.domain.problem import Problem
from golive_desktop.ui.words import Words

__all__ = ["Sight", "sight_of"]

_MOST: Final = 60
"""Lines of one list; more of them would be read by nobody here."""
_MOST_NAMED: Final = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Sight:
    """A handbook as it was understood."""

    facts: tuple[tuple[str, str, bool], ...]
    """Name, value, and whether the handbook names it."""
    stakeholders: tuple[tuple[str, ...], ...]
    """Role, part, question, form, channel, deadline."""
    conditions: tuple[str, ...]
    gates: tuple[str, ...]
    moments: tuple[str, ...]
    unclear: tuple[tuple[str, str], ...]
    """Where, and what stands there."""
    unprintable: str = ""
    """What cannot be printed, where it stands, and what to do."""


def sight_of(imported: ImportedPlan, words: Words) -> Sight:
    """The plan in words."""
    _ = words.translate
    plan = imported.plan
    return Sight(
        facts=_facts(plan, words),
        stakeholders=tuple(_stakeholder(plan, person, words) for person in plan.stakeholders),
        conditions=_cut((f"{number}. {text}" for number, text in enumerate(plan.critical_conditions, 1)), words),
        gates=_cut((gate.command for gate in plan.gates), words),
        moments=_cut((_moment(moment, words) for moment in plan.runbook), words),
        unclear=tuple((_("Line {number}").format(number=item.line), item.text) for item in imported.not_understood),
        unprintable=_unprintable(imported.unprintable, words),
    )


def _unprintable(problems: Sequence[Problem], words: Words) -> str:
    if not problems:
        return ""
    characters = dict.fromkeys(one for item in problems for one in item.details["characters"].split(", "))
    named = _shortened([problem.subject for problem in problems], "; ", words)
    details = {"characters": _shortened(tuple(characters), ", ", words)}
    said = words.explain(Problem(code=problems[0].code, subject=named, details=details))
    return f"{said.sentence} {said.meaning} {said.next_step}"


def _shortened(names: Sequence[str], between: str, words: Words) -> str:
    if len(names) <= _MOST_NAMED:
        return between.join(names)
    more = words.translate("… and {count} more").format(count=len(names) - _MOST_NAMED)
    return between.join((*names[:_MOST_NAMED], more))


def _facts(plan: Plan, words: Words) -> tuple[tuple[str, str, bool], ...]:
    _ = words.translate
    deciding = len(plan.deciding())
    executive = plan.stakeholder(plan.executive_role() or "")
    facts = (
        (_("Product"), plan.product),
        (_("Candidate"), plan.candidate),
        (_("Go-live"), words.date(plan.date) if plan.date else ""),
        (
            _("Stakeholders"),
            _("{all}, of whom {deciding} decide").format(all=len(plan.stakeholders), deciding=deciding)
            if plan.stakeholders
            else "",
        ),
        (_("Signs last"), executive.title if executive else ""),
    )
    return tuple((name, value or _("not named"), bool(value)) for name, value in facts)


def _moment(moment: Moment, words: Words) -> str:
    _ = words.translate
    count = len(moment.steps)
    steps = _("1 step") if count == 1 else _("{count} steps").format(count=count)
    return f"{moment.at}  {moment.title} – {steps}"


def _stakeholder(plan: Plan, person: Stakeholder, words: Words) -> tuple[str, ...]:
    _ = words.translate
    last = person.role == plan.executive_role()
    part = _("signs last") if last else _("decides") if person.decides else _("is informed")
    if person.form is not None:
        form = _("1 item") if len(person.form.items) == 1 else _("{count} items").format(count=len(person.form.items))
    else:
        form = _("critical conditions") if last else "–"
    return (
        person.title,
        part,
        person.question or "–",
        form,
        person.channel or "–",
        words.date(person.deadline) if person.deadline else "–",
    )


def _cut(lines: Iterable[str], words: Words) -> tuple[str, ...]:
    every: Sequence[str] = tuple(lines)
    if len(every) <= _MOST:
        return tuple(every)
    more = words.translate("… and {count} more").format(count=len(every) - _MOST)
    return (*every[:_MOST], more)
