# SPDX-License-Identifier: MIT
"""The review a day after the launch, signed: what was measured, learned and decided, and who does what next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TypeGuard

from golive_desktop.domain.blocks import Block, Column, Facts, Heading, Line, Pages, Paragraph, Status, Table, Title
from golive_desktop.domain.blocks import Verdict as Result
from golive_desktop.domain.problem import Problem
from golive_desktop.domain.review import MOST_ISSUES, Review
from golive_desktop.i18n.moments import show_date, show_time
from golive_desktop.statements.envelope import RELEASE_MANAGER, Embedded, Statement
from golive_desktop.statements.frame import check_box, fact, framed, release_facts, signed_by
from golive_desktop.statements.texts import Texts

__all__ = ["REVIEW_STATUS", "ReviewBody", "compose", "fits", "is_review", "review_blocks", "rules"]

_NONE = "\u2013"
REVIEW_STATUS: dict[str, Status] = {
    "stable": "approved",
    "watch-48h": "conditional",
    "consider-rollback": "rejected",
}
"""The icon of each decision."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewBody:
    """What the review says about which launch."""

    proceeded_at: datetime
    """When PROCEED was said."""
    review: Review


def is_review(statement: Statement[object]) -> TypeGuard[Statement[ReviewBody]]:
    """Whether it is a review."""
    return isinstance(statement.body, ReviewBody)


def rules(statement: Statement[ReviewBody]) -> Iterator[Problem]:
    """It follows a signed launch decision; each thing to do has an owner, and nothing in a list is empty."""
    review = statement.body.review
    if statement.release is None:
        yield Problem(code="statement.release-missing")
    if statement.author.role != RELEASE_MANAGER:
        yield Problem(code="statement.other-role", subject=statement.author.role)
    if [reference.kind for reference in statement.answers_to] != ["launch-decision"]:
        yield Problem(code="statement.day-of-what", subject=statement.kind)
    if statement.body.proceeded_at > statement.issued_at:
        yield Problem(code="statement.time-order", subject=statement.kind)
    if len(review.issues) > MOST_ISSUES:
        yield Problem(code="statement.review-issues", subject=str(len(review.issues)))
    owned = [part for item in review.follow_ups for part in (item.text, item.owner)]
    if not all(part.strip() for part in (*review.issues, *review.well, *review.better, *owned)):
        yield Problem(code="statement.review-incomplete")


def fits(statement: Statement[ReviewBody], _embedded: tuple[Embedded, ...]) -> Iterator[Problem]:
    """It names the launch decision by digest and carries nothing."""
    for item in statement.attachments:
        yield Problem(code="statement.attachment-unexpected", subject=item.name)


def compose(statement: Statement[ReviewBody], t: Texts) -> Pages:
    """The decision, then the figures, what was heard and learned, and what is still to be done."""
    review = statement.body.review
    blocks: list[Block] = [
        Title(text=t("review.title"), subtitle=statement.author.name),
        Result(text=t(f"review.{review.decision}"), status=REVIEW_STATUS[review.decision]),
        Paragraph(text=t(f"review.sentence-{review.decision}"), style="lead"),
        *review_blocks(review, t),
    ]
    launched = fact(t("launch.proceeded"), show_time(statement.body.proceeded_at, t.language))
    blocks += [Facts(rows=(launched, *release_facts(statement, t))), signed_by(statement, t), check_box(statement, t)]
    return framed(statement, t, blocks)


def review_blocks(review: Review, t: Texts) -> Iterator[Block]:
    """What was measured, heard and learned, and what is still to be done."""
    yield Facts(
        rows=(
            fact(t("review.uptime"), review.uptime or _NONE),
            fact(t("review.error-rate"), review.error_rate or _NONE),
            fact(t("review.latency"), review.latency or _NONE),
            fact(t("review.peak"), review.peak or _NONE),
            fact(t("review.support"), review.support or _NONE),
        )
    )
    for key, items in (("issues", review.issues), ("well", review.well), ("better", review.better)):
        if items:
            yield Heading(text=t(f"review.{key}"))
            yield from (Paragraph(text=f"{_NONE} {item}") for item in items)
    yield from _follow_ups(review, t)


def _follow_ups(review: Review, t: Texts) -> Iterator[Block]:
    if not review.follow_ups:
        return
    yield Heading(text=t("review.follow-ups"))
    yield Table(
        columns=(
            Column(title=t("review.what"), share=56),
            Column(title=t("condition.owner"), share=24),
            Column(title=t("condition.due"), share=20),
        ),
        rows=tuple(
            (
                (Line(text=item.text),),
                (Line(text=item.owner),),
                (Line(text=show_date(item.due, t.language)),),
            )
            for item in review.follow_ups
        ),
    )
