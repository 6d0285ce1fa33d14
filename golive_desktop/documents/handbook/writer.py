# SPDX-License-Identifier: MIT
"""A plan as a handbook in Markdown: readable for the team, and read back as the same plan."""

from collections.abc import Iterable, Iterator

from golive_desktop.documents.handbook.forms import INFORMING, NEEDS_EVIDENCE, NO_REJECTION
from golive_desktop.documents.handbook.inline import as_markdown
from golive_desktop.documents.handbook.run import AUTOMATIC, OWNER, conducting_titles, owner_in
from golive_desktop.domain.plan import Form, Item, Moment, Plan, Stakeholder, Step

__all__ = ["write_handbook"]

_COLUMNS = ("Stakeholder", "Key", "Person", "Deputy", "Purpose", "Approval", "Question", "Channel", "Deadline")


def write_handbook(plan: Plan) -> str:
    """Writes a plan in the grammar that `read_handbook` reads.

    The same plan comes back as long as its texts are as a reader leaves them: on one line, stripped, with single
    spaces, without control characters and emojis, below 1,000 characters, and not mojibake themselves. Gate
    commands may hold anything that stands on one line.

    Args:
        plan: a plan as an import or the window makes it: keys of items and gates count from 1, moments are in the
            order of time, every role that decides has a form, but the one that signs last.
    """
    return "\n".join(
        (*_facts(plan), *_matrix(plan), *_forms(plan), *_sign_off(plan), *_run(plan), *_deliverables(plan))
    )


def _facts(plan: Plan) -> Iterator[str]:
    day = plan.date.isoformat() if plan.date else ""
    facts = (("Product", plan.product), ("Release", plan.candidate), ("Date", day), ("Time zone", plan.timezone))
    yield f"# Go-Live: {_heading(f'{plan.product} {plan.candidate}')}"
    yield ""
    yield from (f"**{name}:** {as_markdown(value)}  " for name, value in facts if value)


def _matrix(plan: Plan) -> Iterator[str]:
    yield from ("", "## Stakeholder Matrix", "")
    if plan.stakeholders:
        yield _row(_COLUMNS)
        yield _row(["---"] * len(_COLUMNS))
        yield from (_row(_cells(stakeholder)) for stakeholder in plan.stakeholders)


def _cells(stakeholder: Stakeholder) -> list[str]:
    texts = (
        stakeholder.title,
        stakeholder.role,
        stakeholder.person,
        stakeholder.deputy,
        stakeholder.purpose,
        "Yes" if stakeholder.decides else "Inform",
        stakeholder.question,
        stakeholder.channel,
        stakeholder.deadline.isoformat() if stakeholder.deadline else "",
    )
    return [as_markdown(text) for text in texts]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _forms(plan: Plan) -> Iterator[str]:
    yield from ("", "## Stakeholder Approvals")
    for stakeholder in plan.stakeholders:
        if stakeholder.form is not None:
            yield from _form(stakeholder, stakeholder.form)


def _form(stakeholder: Stakeholder, form: Form) -> Iterator[str]:
    yield from ("", f"### {_heading(form.title)}", "", f"**Role:** {stakeholder.role}  ")
    if form.question != stakeholder.question:
        yield f"**Question:** {as_markdown(form.question)}  "
    if form.version != 1:
        yield f"**Version:** {form.version}  "
    if not form.may_reject:
        yield f"**Rejection:** {NO_REJECTION}  "
    yield ""
    yield from map(_item, form.items)


def _item(item: Item) -> str:
    notes = ((INFORMING, not item.blocking), (NEEDS_EVIDENCE, item.evidence_required))
    return f"- [ ] {as_markdown(item.text)}" + "".join(f" *({note})*" for note, holds in notes if holds)


def _sign_off(plan: Plan) -> Iterator[str]:
    yield from ("", "## Critical Go-Live Conditions", "")
    yield from (f"- [ ] {as_markdown(condition)}" for condition in plan.critical_conditions)
    if plan.executive is not None:
        yield from ("", "## Executive Sign-Off", "", f"**Roles:** {', '.join(plan.executive.roles)}  ")
        yield f"**Statement:** {as_markdown(plan.executive.statement)}"


def _run(plan: Plan) -> Iterator[str]:
    titles = (*(stakeholder.title for stakeholder in plan.stakeholders), *conducting_titles())
    yield from ("", "## Technical Gates", "")
    yield from (f"- [ ] {_code(gate.command)}" for gate in plan.gates)
    yield from ("", "## Run of the Day")
    for moment in plan.runbook:
        yield from _moment(moment, titles)


def _moment(moment: Moment, titles: tuple[str, ...]) -> Iterator[str]:
    title = f" \u2013 {_heading(moment.title)}" if moment.title else ""
    yield from ("", f"### {moment.at}{title}", "")
    for step in moment.steps:
        yield f"- [ ] {_step(step, titles)}"
        yield from (f"  - {as_markdown(detail, starts_line=True)}" for detail in step.details)


def _step(step: Step, titles: tuple[str, ...]) -> str:
    notes = "" if step.done_by_hand else f" *({AUTOMATIC})*"
    named = f"{step.owner}: {step.text}"
    if owner_in(step.text, titles) == (step.owner, step.text):
        return as_markdown(step.text) + notes
    if step.owner and owner_in(named, titles) == (step.owner, step.text):
        return as_markdown(named) + notes
    # note: the text alone would be read with another owner, so the owner stands in a note of its own
    return f"{as_markdown(step.text)} *({OWNER} {as_markdown(step.owner)})*{notes}"


def _heading(text: str) -> str:
    """The text of a heading; number signs at its end would be taken as its closing (CommonMark 0.31, section 4.2)."""
    markdown = as_markdown(text)
    return f"{markdown[:-1]}\\#" if markdown.endswith("#") else markdown


def _code(command: str) -> str:
    """A code span that holds `command` exactly (CommonMark 0.31, section 6.1)."""
    fence = "`"
    while fence in command:
        fence += "`"
    padded = f" {command} " if command.startswith(("`", " ")) or command.endswith(("`", " ")) else command
    return f"{fence}{padded}{fence}"


def _deliverables(plan: Plan) -> Iterator[str]:
    yield from ("", "## Deliverables", "")
    yield from (f"- [ ] {as_markdown(deliverable)}" for deliverable in plan.deliverables)
    yield ""
