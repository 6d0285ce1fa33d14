# SPDX-License-Identifier: MIT
"""The go/no-go poll: opened, answered in order."""

from typing import Literal

from golive_desktop.domain.candidacy import named
from golive_desktop.domain.day import EventKind
from golive_desktop.domain.problem import KnownError
from golive_desktop.services.day import Acting, before_launch, reasoned, recording

__all__ = ["answer_poll", "open_poll"]


def open_poll(acting: Acting, at: Literal["T-60", "T-0"]) -> None:
    """Opens a go/no-go poll; an earlier one stays on record as it was.

    Raises:
        KnownError: ``day.poll-without-roles``, ``day.launched-already``, ``day.over``.
    """
    with recording(acting) as moment:
        before_launch(moment.day)
        if not moment.runbook.poll_order:
            raise KnownError.of("day.poll-without-roles")
        moment.add(EventKind.POLL_OPENED, at, **named(moment.release.candidate))


def answer_poll(acting: Acting, role: str, answer: Literal["GO", "NO-GO"], *, reason: str = "") -> None:
    """Records what a role says, in the set order; whoever has answered may say something else until it is signed.

    Raises:
        KnownError: ``day.no-poll``, ``day.poll-not-asked``, ``day.poll-order``, ``day.reason-missing`` for a NO-GO
            without one.
    """
    with recording(acting) as moment:
        poll, order = moment.day.poll, moment.runbook.poll_order
        if poll is None or poll.closed_at is not None:
            raise KnownError.of("day.no-poll")
        if role not in order:
            raise KnownError.of("day.poll-not-asked", role)
        turn = poll.next_role(order)
        if turn is not None and role != turn and role not in {given.role for given in poll.answers}:
            raise KnownError.of("day.poll-order", turn)
        said = reasoned(reason) if answer == "NO-GO" else reason.strip()
        moment.add(EventKind.POLL_ANSWERED, role, said, answer=answer)
