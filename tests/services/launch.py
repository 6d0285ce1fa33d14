# SPDX-License-Identifier: MIT
"""The go-live day of an office, step by step, on its own clock."""

from datetime import timedelta

from golive_desktop.services.day import Acting, look_at_day
from golive_desktop.services.day_launch import proceed
from golive_desktop.services.day_poll import answer_poll, open_poll
from golive_desktop.services.day_signing import close_poll
from golive_desktop.services.day_steps import measure, set_t0
from golive_desktop.services.issue import Issued
from golive_desktop.statements.poll import PollBody
from tests.office import START, Office

__all__ = ["T0", "launch", "polled", "then"]

T0 = START + timedelta(hours=2)


def then(office: Office, minutes: float, *, run: str = "", by: str = "Anna Berger") -> Acting:
    """Whoever acts so many minutes after T-0; the office's clock moves there."""
    office.time = max(office.time, T0 + timedelta(minutes=minutes))
    now = T0 + timedelta(minutes=minutes)
    return Acting(adapters=office.manager.adapters, release=office.release.id, by=by, now=now, run=run)


def polled(office: Office, *, no: str = "", run: str = "") -> Issued[PollBody] | None:
    """A poll at T-0, signed: everybody says GO, but one role where it is named."""
    if look_at_day(office.manager.adapters, office.release.id, now=T0, run=run).day.t0 is None:
        set_t0(then(office, -20, run=run), T0)
    open_poll(then(office, -5, run=run), "T-0")
    order = look_at_day(office.manager.adapters, office.release.id, now=T0, run=run).runbook.poll_order
    for role in order:
        answer_poll(
            then(office, -4, run=run), role, "NO-GO" if role == no else "GO", reason="Disk full." * (role == no)
        )
    return close_poll(then(office, -3, run=run), None if run else office.manager.key)


def launch(office: Office, *, run: str = "") -> None:
    """Up to PROCEED, with one value read and out of its limit."""
    polled(office, run=run)
    proceed(then(office, 0, run=run))
    measure(then(office, 5, run=run), "errors", "0,21")
