# SPDX-License-Identifier: MIT
"""The go/no-go poll: what each role said before the launch, in order, and what it came to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeGuard

from golive_desktop.domain.blocks import Cell, Column, Facts, Line, Pages, Paragraph, Table, Title, Verdict
from golive_desktop.domain.problem import Problem
from golive_desktop.i18n.moments import show_time
from golive_desktop.statements.envelope import RELEASE_MANAGER, Embedded, Statement
from golive_desktop.statements.frame import check_box, fact, framed, release_facts, signed_by
from golive_desktop.statements.texts import Texts

__all__ = ["PollBody", "PollLine", "compose", "fits", "is_poll", "poll_result", "rules"]

_STATUS: dict[str, Literal["approved", "rejected"]] = {"GO": "approved", "NO-GO": "rejected"}


@dataclass(frozen=True, kw_only=True, slots=True)
class PollLine:
    """What one role said."""

    role: str
    title: str
    """The role in words."""
    answer: Literal["GO", "NO-GO"]
    reason: str
    """Why not; may be empty for a GO."""
    at: datetime
    by: str
    """Who entered it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PollBody:
    """One poll from its opening to its result."""

    moment: Literal["T-60", "T-0"]
    opened_at: datetime
    answers: tuple[PollLine, ...]
    """In the order in which the roles were asked."""
    result: Literal["GO", "NO-GO"]


def is_poll(statement: Statement[object]) -> TypeGuard[Statement[PollBody]]:
    """Whether it is a poll."""
    return isinstance(statement.body, PollBody)


def poll_result(answers: tuple[PollLine, ...]) -> Literal["GO", "NO-GO"]:
    """GO when everybody said GO, and somebody was asked."""
    return "GO" if answers and all(line.answer == "GO" for line in answers) else "NO-GO"


def rules(statement: Statement[PollBody]) -> Iterator[Problem]:
    """Everybody was asked once, a NO-GO has its reason, and the result follows from the answers."""
    body = statement.body
    if statement.release is None:
        yield Problem(code="statement.release-missing")
    if statement.author.role != RELEASE_MANAGER:
        yield Problem(code="statement.other-role", subject=statement.author.role)
    if statement.answers_to:
        yield Problem(code="statement.day-of-what", subject=statement.kind)
    yield from _answer_problems(body, statement.issued_at)
    if body.opened_at > statement.issued_at:
        yield Problem(code="statement.time-order", subject=body.moment)
    if body.result != poll_result(body.answers):
        yield Problem(code="statement.poll-result", subject=body.moment, details={"result": body.result})


def fits(statement: Statement[PollBody], _embedded: tuple[Embedded, ...]) -> Iterator[Problem]:
    """A poll carries nothing."""
    for item in statement.attachments:
        yield Problem(code="statement.attachment-unexpected", subject=item.name)


def compose(statement: Statement[PollBody], t: Texts) -> Pages:
    """The result in large letters, then who said what and when."""
    body = statement.body
    sentence = t("poll.go" if body.result == "GO" else "poll.no-go")
    return framed(
        statement,
        t,
        (
            Title(text=t("poll.title", moment=body.moment), subtitle=statement.author.name),
            Verdict(text=t(f"release-verdict.{body.result}"), status=_STATUS[body.result]),
            Paragraph(text=sentence, style="lead"),
            Table(
                columns=(
                    Column(title=t("person.role"), share=32),
                    Column(title=t("approval.answer"), share=14),
                    Column(title=t("poll.at"), share=32),
                    Column(title=t("poll.by"), share=22),
                ),
                rows=tuple(_row(line, t) for line in body.answers),
            ),
            Facts(
                rows=(
                    fact(t("poll.opened"), show_time(body.opened_at, t.language)),
                    *release_facts(statement, t),
                )
            ),
            signed_by(statement, t),
            check_box(statement, t),
        ),
    )


def _answer_problems(body: PollBody, issued_at: datetime) -> Iterator[Problem]:
    roles = [line.role for line in body.answers]
    named = all(line.title.strip() and line.by.strip() for line in body.answers)
    if not roles or not named or len(set(roles)) != len(roles):
        yield Problem(code="statement.poll-incomplete", subject=body.moment)
    for line in body.answers:
        if line.answer == "NO-GO" and not line.reason.strip():
            yield Problem(code="statement.poll-needs-reason", subject=line.title)
        if not body.opened_at <= line.at <= issued_at:
            yield Problem(code="statement.time-order", subject=line.role)


def _row(line: PollLine, t: Texts) -> tuple[Cell, ...]:
    role = [Line(text=line.title, style="strong")]
    if line.reason:
        role.append(Line(text=line.reason, style="muted"))
    return (
        tuple(role),
        (Line(text=t(f"release-verdict.{line.answer}"), style="strong", status=_STATUS[line.answer]),),
        (Line(text=show_time(line.at, t.language)),),
        (Line(text=line.by),),
    )
