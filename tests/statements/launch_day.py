# SPDX-License-Identifier: MIT
"""What is signed on the go-live day of these tests: all say GO, one value is out, all is well two hours later."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property

from golive_desktop.domain.review import FollowUp, Review
from golive_desktop.statements.envelope import Embedded
from golive_desktop.statements.launch_decision import LaunchDecisionBody, ReadValue
from golive_desktop.statements.override import OverriddenPoint, OverrideBody
from golive_desktop.statements.poll import PollBody, PollLine
from golive_desktop.statements.review import ReviewBody
from tests.statements.parts import EXECUTIVE, MANAGER, PEOPLE, at, author, embedded, reference
from tests.statements.teller import Teller

__all__ = ["T0", "LaunchDay"]

T0 = at(9)
"""The evening of the day of these tests."""


class LaunchDay(Teller):
    """The day itself."""

    @cached_property
    def poll(self) -> Embedded:
        answers = tuple(
            PollLine(
                role=role,
                title=role.upper(),
                answer="GO",
                reason="After a second look" if role == "sre" else "",
                at=T0 - timedelta(minutes=4 - number),
                by=PEOPLE[MANAGER],
            )
            for number, role in enumerate(("legal", "sre", MANAGER))
        )
        body = PollBody(moment="T-0", opened_at=T0 - timedelta(minutes=5), answers=answers, result="GO")
        return embedded(
            "poll.pdf",
            self.statement("poll", "p-1", body, by=author(MANAGER), issued=T0 - timedelta(minutes=1)),
        )

    @cached_property
    def override(self) -> Embedded:
        """The executive lets two things pass."""
        body = OverrideBody(
            stage="asked",
            role=EXECUTIVE,
            title=EXECUTIVE.upper(),
            reason="The customer waits",
            points=(
                OverriddenPoint(key="readiness.gate-red 1", text="A gate is red."),
                OverriddenPoint(key="readiness.requested legal", text="LEGAL has not answered."),
            ),
        )
        by, early = author(MANAGER), T0 - timedelta(minutes=30)
        asked = embedded("request.pdf", self.statement("override", "o-1", body, by=by, issued=early))
        statement = self.statement(
            "override",
            "o-2",
            replace(body, stage="approved"),
            by=author(EXECUTIVE),
            issued=T0 - timedelta(minutes=20),
            answers=[reference(asked)],
            inside=[asked],
        )
        return embedded("override.pdf", statement, asked)

    @cached_property
    def launch_decision(self) -> Embedded:
        read = T0 + timedelta(minutes=14)
        body = LaunchDecisionBody(
            decision="success",
            reason="The median falls since the caches are warm",
            t0=T0,
            proceeded_at=T0 + timedelta(seconds=2),
            values=(
                ReadValue(
                    key="errors",
                    title="Error rate",
                    unit="%",
                    limit="0.5",
                    within="below",
                    value="0.21",
                    at=read,
                    by=PEOPLE[MANAGER],
                    state="within",
                ),
                ReadValue(
                    key="median",
                    title="Median",
                    unit="ms",
                    limit="500",
                    within="at most",
                    value="510",
                    at=read,
                    by="Tarek",
                    state="outside",
                ),
                ReadValue(
                    key="users",
                    title="Users",
                    unit="",
                    limit="10",
                    within="at least",
                    value="",
                    at=None,
                    by="",
                    state="open",
                ),
            ),
        )
        statement = self.statement(
            "launch-decision",
            "l-1",
            body,
            by=author(MANAGER),
            issued=T0 + timedelta(minutes=16),
            answers=[reference(self.poll)],
        )
        return embedded("launch-decision.pdf", statement)

    @cached_property
    def review(self) -> Embedded:
        review = Review(
            decision="watch-48h",
            uptime="99.98 %",
            error_rate="0.2 %",
            latency="410 ms",
            peak="1,200 users at 19:40",
            support="Eleven questions, none of them urgent.",
            issues=("Slow search in the first hour",),
            well=("Everybody was on time",),
            better=("Warm the caches before T-0",),
            follow_ups=(FollowUp(text="Warm the caches", owner="SRE", due=date(2026, 3, 20)),),
        )
        body = ReviewBody(proceeded_at=T0 + timedelta(seconds=2), review=review)
        statement = self.statement(
            "review",
            "e-1",
            body,
            by=author(MANAGER),
            issued=T0 + timedelta(hours=2),
            answers=[reference(self.launch_decision)],
        )
        return embedded("review.pdf", statement)
