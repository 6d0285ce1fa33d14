# SPDX-License-Identifier: MIT
"""A decision as it reads on a page: verdict, sentence, reason, answers, conditions."""

from collections.abc import Sequence

from golive_desktop.domain.answer import Answer, Condition, Decision, Evidence, Response
from golive_desktop.domain.blocks import Block, Cell, Column, Heading, Line, Paragraph, Status, Table, Verdict
from golive_desktop.domain.plan import Form, Item
from golive_desktop.i18n.moments import show_time
from golive_desktop.statements.frame import grouped_digest
from golive_desktop.statements.texts import Texts

__all__ = ["ANSWER_STATUS", "decision_blocks", "evidence_lines", "sentence"]

ANSWER_STATUS: dict[str, Status] = {"yes": "yes", "no": "no", "n/a": "not-applicable"}


def sentence(form: Form, response: Response, *, tag: str, executive: bool, t: Texts) -> str:
    """The one sentence that the signature stands for.

    Args:
        form: the form that was asked.
        response: what was decided.
        tag: the release candidate.
        executive: whether `form.question` is the statement to be approved.
        t: the words.
    """
    decision: Decision = response.decision
    if executive and decision == "approved":
        return form.question
    keys = [condition.key for condition in response.conditions]
    key = "conditional-one" if decision == "conditional" and len(keys) == 1 else decision
    return t(f"sentence.{key}", tag=tag, conditions=_listed(keys, t))


def decision_blocks(form: Form, response: Response, *, tag: str, executive: bool, t: Texts) -> list[Block]:
    """The decision's part of a page, the same in the approval and in the dossier."""
    text = sentence(form, response, tag=tag, executive=executive, t=t)
    blocks: list[Block] = [
        Verdict(text=t(f"decision.{response.decision}"), status=response.decision),
        Paragraph(text=t("sentence.quoted", sentence=text), style="lead"),
    ]
    if response.reason:
        blocks.append(Paragraph(text=t("approval.reason", reason=response.reason)))
    blocks += [Heading(text=t("approval.answers")), _answers(form, response.answers, t)]
    if response.conditions:
        blocks += [Heading(text=t("condition.title")), _conditions(response.conditions, t)]
    blocks.append(Heading(text=t("approval.signature")))
    return blocks


def _listed(keys: Sequence[str], t: Texts) -> str:
    if len(keys) <= 1:
        return "".join(keys)
    return t("condition.list", first=", ".join(keys[:-1]), last=keys[-1])


def _answers(form: Form, answers: Sequence[Answer], t: Texts) -> Table:
    given = {answer.item: answer for answer in answers}
    return Table(
        columns=(
            Column(title="", share=5),
            Column(title=t("approval.item"), share=55),
            Column(title=t("approval.answer"), share=12),
            Column(title=t("approval.evidence"), share=28),
        ),
        rows=tuple(_answer(item, given.get(item.key), t) for item in form.items),
    )


def _answer(item: Item, answer: Answer | None, t: Texts) -> tuple[Cell, ...]:
    number: Cell = (Line(text=item.key, style="muted"),)
    text = Line(text=item.text, style="strong")
    if answer is None:
        return (number, (text,), (Line(text=t("answer.open")),), ())
    comment: Cell = (text, Line(text=answer.comment, style="muted")) if answer.comment else (text,)
    value = Line(text=t(f"answer.{answer.value}"), style="strong", status=ANSWER_STATUS[answer.value])
    return (number, comment, (value,), _evidence(item, answer.evidence, t))


def _evidence(item: Item, evidence: Sequence[Evidence], t: Texts) -> Cell:
    if not evidence:
        return (Line(text=t("evidence.none" if item.evidence_required else "evidence.not-asked"), style="muted"),)
    return evidence_lines(evidence, t)


def evidence_lines(evidence: Sequence[Evidence], t: Texts) -> tuple[Line, ...]:
    """Each piece with its digest, and whether it travels beside; the same wherever evidence is printed."""
    lines: list[Line] = []
    for piece in evidence:
        lines.append(Line(text=piece.name))
        if piece.sha256:
            lines.append(Line(text=f"SHA-256 {grouped_digest(piece.sha256)}", style="mono"))
        if piece.beside:
            lines.append(Line(text=t("evidence.beside"), style="caption"))
    return tuple(lines)


def _conditions(conditions: Sequence[Condition], t: Texts) -> Table:
    return Table(
        columns=(
            Column(title="", share=8),
            Column(title=t("condition.condition"), share=42),
            Column(title=t("condition.owner"), share=20),
            Column(title=t("condition.due"), share=30),
        ),
        rows=tuple(
            (
                (Line(text=condition.key, style="strong"),),
                (Line(text=condition.text),),
                (Line(text=condition.owner),),
                (
                    Line(text=show_time(condition.due, t.language)),
                    Line(text=t(f"condition.{condition.when}"), style="caption"),
                ),
            )
            for condition in conditions
        ),
    )
