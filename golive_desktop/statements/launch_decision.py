# SPDX-License-Identifier: MIT
"""The decision after the launch: success or roll back, with the values that it was made on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal, TypeGuard

from golive_desktop.domain.blocks import Block, Cell, Column, Facts, Line, Pages, Paragraph, Status, Table, Title
from golive_desktop.domain.blocks import Verdict as Result
from golive_desktop.domain.problem import Problem
from golive_desktop.domain.runbook import Metric
from golive_desktop.i18n.moments import show_time
from golive_desktop.statements.envelope import RELEASE_MANAGER, Embedded, Statement
from golive_desktop.statements.frame import check_box, fact, framed, release_facts, signed_by
from golive_desktop.statements.texts import Texts

__all__ = [
    "LaunchDecisionBody",
    "ReadValue",
    "compose",
    "fits",
    "is_launch_decision",
    "rules",
    "value_state",
    "values_table",
]

_NUMBER = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,40})?")
_NONE = "\u2013"
_STATUS: dict[str, Status] = {"within": "yes", "outside": "no", "open": "not-applicable"}


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadValue:
    """A value that was watched, against its limit."""

    key: str
    title: str
    unit: str
    limit: str
    within: Literal["below", "above", "at most", "at least"]
    value: str
    """The newest one; empty when nobody read it."""
    at: datetime | None
    by: str
    """Who entered it."""
    state: Literal["within", "outside", "open"]
    """Open when nobody read it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LaunchDecisionBody:
    """What was decided about the launch, why, and on which values."""

    decision: Literal["success", "roll-back"]
    reason: str
    t0: datetime
    """As it was set."""
    proceeded_at: datetime
    """When PROCEED was said."""
    values: tuple[ReadValue, ...]


def is_launch_decision(statement: Statement[object]) -> TypeGuard[Statement[LaunchDecisionBody]]:
    """Whether it is a launch decision."""
    return isinstance(statement.body, LaunchDecisionBody)


def value_state(metric: Metric, value: Decimal | None) -> Literal["within", "outside", "open"]:
    """Where a value stands against its limit; `None` when nobody read it."""
    if value is None:
        return "open"
    return "within" if metric.holds(value) else "outside"


def rules(statement: Statement[LaunchDecisionBody]) -> Iterator[Problem]:
    """It follows a signed poll, says why where that is not plain, and each value stands where it says."""
    body = statement.body
    if statement.release is None:
        yield Problem(code="statement.release-missing")
    if statement.author.role != RELEASE_MANAGER:
        yield Problem(code="statement.other-role", subject=statement.author.role)
    if [reference.kind for reference in statement.answers_to] != ["poll"]:
        yield Problem(code="statement.day-of-what", subject=statement.kind)
    plain = body.decision == "success" and all(value.state == "within" for value in body.values)
    if not plain and not body.reason.strip():
        yield Problem(code="statement.decision-needs-reason", subject=body.decision)
    if body.proceeded_at > statement.issued_at:
        yield Problem(code="statement.time-order", subject=body.decision)
    for value in body.values:
        yield from _value_problems(value, statement.issued_at)


def fits(statement: Statement[LaunchDecisionBody], _embedded: tuple[Embedded, ...]) -> Iterator[Problem]:
    """It names the poll by digest and carries nothing."""
    for item in statement.attachments:
        yield Problem(code="statement.attachment-unexpected", subject=item.name)


def compose(statement: Statement[LaunchDecisionBody], t: Texts) -> Pages:
    """The decision in large letters, why, and the values against their limits."""
    body = statement.body
    tag = statement.release.candidate.tag if statement.release else ""
    blocks: list[Block] = [
        Title(text=t("launch.title"), subtitle=statement.author.name),
        Result(text=t(f"launch.{body.decision}"), status="approved" if body.decision == "success" else "rejected"),
        Paragraph(text=t(f"launch.sentence-{body.decision}", tag=tag), style="lead"),
    ]
    if body.reason:
        blocks.append(Paragraph(text=t("approval.reason", reason=body.reason)))
    blocks += values_table(body.values, t)
    times = (
        fact(t("launch.t0"), show_time(body.t0, t.language)),
        fact(t("launch.proceeded"), show_time(body.proceeded_at, t.language)),
    )
    blocks += [Facts(rows=(*times, *release_facts(statement, t))), signed_by(statement, t), check_box(statement, t)]
    return framed(statement, t, blocks)


def values_table(values: tuple[ReadValue, ...], t: Texts) -> Iterator[Table]:
    """The values against their limits; nothing where none is watched."""
    if not values:
        return
    yield Table(
        columns=(
            Column(title=t("launch.metric"), share=28),
            Column(title=t("launch.value"), share=14),
            Column(title=t("launch.limit"), share=20),
            Column(title=t("launch.state"), share=14),
            Column(title=t("launch.at"), share=24),
        ),
        rows=tuple(_row(value, t) for value in values),
    )


def _row(value: ReadValue, t: Texts) -> tuple[Cell, ...]:
    limit = t(f"within.{value.within}", limit=f"{value.limit} {value.unit}".strip())
    read = [Line(text=show_time(value.at, t.language))] if value.at else [Line(text=_NONE)]
    if value.by:
        read.append(Line(text=value.by, style="caption"))
    return (
        (Line(text=value.title, style="strong"),),
        (Line(text=f"{value.value} {value.unit}".strip() if value.value else _NONE),),
        (Line(text=limit),),
        (Line(text=t(f"value.{value.state}"), status=_STATUS[value.state]),),
        tuple(read),
    )


def _value_problems(value: ReadValue, issued_at: datetime) -> Iterator[Problem]:
    if value.at is not None and value.at > issued_at:
        yield Problem(code="statement.time-order", subject=value.title)
    if not _NUMBER.fullmatch(value.limit) or (value.value and not _NUMBER.fullmatch(value.value)):
        yield Problem(code="statement.value-unreadable", subject=value.title)
        return
    metric = Metric(key=value.key, title=value.title, unit=value.unit, limit=Decimal(value.limit), within=value.within)
    read = Decimal(value.value) if value.value else None
    complete = bool(value.value) == (value.at is not None) == bool(value.by)
    if not complete or value.state != value_state(metric, read):
        yield Problem(code="statement.value-differs", subject=value.title)
