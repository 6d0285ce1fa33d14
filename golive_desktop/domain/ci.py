# SPDX-License-Identifier: MIT
"""Gates that a CI system ran: they count by the files that the DevOps lead attached and signed, and by nothing else."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Final

from golive_desktop.domain.answer import Evidence, Response
from golive_desktop.domain.gate import GateRun, concerns, is_evidence_for
from golive_desktop.domain.plan import Form, GateCommand, Item, Plan, Stakeholder
from golive_desktop.domain.release import Candidate, Language

__all__ = [
    "CI_ROLE",
    "AttachedResult",
    "CiResult",
    "attached_results",
    "ci_item",
    "ci_keys",
    "ci_texts",
    "files_for",
    "is_settled_here",
    "with_ci",
    "without_ci",
]

_Change = Callable[[tuple[Item, ...]], tuple[Item, ...]]
CI_ROLE: Final = "devops"
"""Who answers for what a CI system said."""
_KEY: Final = "ci-"
_TEXTS: Final[Mapping[Language, str]] = MappingProxyType(
    {
        "en": "Green in CI on exactly this candidate: {command}",
        "de": "Im CI auf genau diesem Kandidaten grün: {command}",
    }
)
"""What the DevOps lead says yes to. A request shows it as it stands here, so it never changes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AttachedResult:
    """The files behind one yes of the DevOps lead."""

    item: str
    """Key of the item."""
    text: str
    """What was said yes to."""
    files: tuple[Evidence, ...]
    """Each with its digest; a link has none, and shows nothing by itself."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CiResult:
    """What a CI system's result for one gate stands on."""

    gate: str
    """Key of the gate."""
    files: tuple[Evidence, ...]
    person: str
    """Who signed it."""
    principal: str
    """In whose place; empty where the signer holds the role."""
    signed_at: datetime
    approval: str
    """SHA-256 of the approval that carries the files."""


def ci_item(gate: GateCommand, language: Language) -> Item:
    """The point of the DevOps lead's form that stands for `gate`: blocking, and never without a file."""
    text = _TEXTS[language].format(command=gate.command)
    return Item(key=f"{_KEY}{gate.key}", text=text, blocking=True, evidence_required=True)


def ci_texts(command: str) -> frozenset[str]:
    """What is said yes to where a CI system ran `command`, in each language."""
    return frozenset(text.format(command=command) for text in _TEXTS.values())


def ci_keys(plan: Plan) -> frozenset[str]:
    """The keys of the gates that a CI system's result is asked for."""
    form = _form(plan)
    return frozenset(gate.key for gate in plan.gates if form is not None and _item_for(gate, form) is not None)


def with_ci(plan: Plan, gate: GateCommand, language: Language) -> Plan:
    """`plan` with the point for `gate` in the DevOps lead's form; as it is where that has no form of its own."""
    return _with_items(without_ci(plan, gate.key), lambda items: (*items, ci_item(gate, language)))


def without_ci(plan: Plan, key: str) -> Plan:
    """`plan` without the point for the gate with this key."""
    return _with_items(plan, lambda items: tuple(item for item in items if item.key != f"{_KEY}{key}"))


def attached_results(form: Form, response: Response) -> Iterator[AttachedResult]:
    """What an answer shows of a CI system: each such point that was answered with yes and a file."""
    items = {item.key: item for item in form.items if item.key.startswith(_KEY)}
    for answer in response.answers:
        item, files = items.get(answer.item), tuple(piece for piece in answer.evidence if piece.sha256)
        if item is not None and answer.value == "yes" and files:
            yield AttachedResult(item=item.key, text=item.text, files=files)


def files_for(gate: GateCommand, plan: Plan, attached: tuple[AttachedResult, ...]) -> tuple[Evidence, ...]:
    """The files that were signed for `gate` as the plan has it now; empty when there are none.

    Args:
        gate: with its exact command.
        plan: whose DevOps lead has to be asked about exactly this.
        attached: what the answer that counts shows.
    """
    form = _form(plan)
    item = _item_for(gate, form) if form is not None else None
    if item is None:
        return ()
    return next((one.files for one in attached if (one.item, one.text) == (item.key, item.text)), ())


def is_settled_here(run: GateRun | None, gate: GateCommand, candidate: Candidate, *, signed_at: datetime) -> bool:
    """Whether a run on this computer says more than a CI system's result: it is green, or red and newer.

    Args:
        run: the last one of the gate.
        gate: with its exact command.
        candidate: what has to be judged.
        signed_at: when the result was signed.
    """
    if run is None or run.command != gate.command or not concerns(run, tag=candidate.tag, commit=candidate.commit):
        return False
    green = is_evidence_for(run, tag=candidate.tag, commit=candidate.commit, command=gate.command)
    return green or run.ended_at > signed_at


def _form(plan: Plan) -> Form | None:
    person = plan.stakeholder(CI_ROLE)
    return person.form if person is not None and person.decides else None


def _item_for(gate: GateCommand, form: Form) -> Item | None:
    """The point that stands for `gate`, exactly as it is written; an item that only looks like it is none."""
    wanted = {ci_item(gate, language) for language in _TEXTS}
    return next((item for item in form.items if item in wanted), None)


def _with_items(plan: Plan, change: _Change) -> Plan:
    return replace(plan, stakeholders=tuple(_changed(person, change) for person in plan.stakeholders))


def _changed(person: Stakeholder, change: _Change) -> Stakeholder:
    if person.role != CI_ROLE or person.form is None:
        return person
    return replace(person, form=replace(person.form, items=change(person.form.items)))
