# SPDX-License-Identifier: MIT
"""What is told after the launch: the text and the mail have the values in them, and nothing leaves by itself."""

from datetime import timedelta

import pytest

from golive_desktop.domain.communication import Correspondent
from golive_desktop.domain.day import EventKind
from golive_desktop.domain.mail import Mailbox, PostingState
from golive_desktop.domain.problem import KnownError
from golive_desktop.services.day import DayView, look_at_day, recording
from golive_desktop.services.day_reports import (
    STATUS_CHANNEL,
    hourly_written,
    limit_text,
    post_status,
    prepare_hourly,
    status_text,
)
from golive_desktop.services.day_steps import measure, set_t0
from golive_desktop.services.recipients import name_person
from tests.office import Office
from tests.services.launch import T0, then


def launched(office: Office, run: str = "") -> None:
    set_t0(then(office, -20, run=run), T0)
    with recording(then(office, 0, run=run)) as moment:
        moment.add(EventKind.PROCEEDED)


def view(office: Office, minutes: float, run: str = "") -> DayView:
    now = T0 + timedelta(minutes=minutes)
    return look_at_day(office.manager.adapters, office.release.id, now=now, run=run)


def test_a_text_says_every_value_and_which_is_over_its_limit(office: Office) -> None:
    launched(office)
    measure(then(office, 3), "errors", "0,21")
    measure(then(office, 3), "p50", "812")
    assert status_text(view(office, 5), "en") == (
        "Zebra rc-7, 5 min after the launch: Error rate 0.21 %; Latency p50 812 ms, over the limit; "
        "P0 requests not measured yet. Next status in 5 minutes."
    )
    assert "Error rate 0,21 %" in status_text(view(office, 5), "de")
    assert limit_text(view(office, 5).runbook.metrics[0], "de") == "unter 0,5 %"
    assert status_text(view(office, 5, run="rehearsal 1"), "en").startswith("[REHEARSAL] Zebra rc-7")


def test_a_text_that_was_posted_stands_in_the_log(office: Office) -> None:
    launched(office)
    post_status(then(office, 6), STATUS_CHANNEL, "All calm.")
    event = view(office, 6).events[-1]
    assert (event.kind, event.subject, event.text) == (EventKind.POSTED, "#incidents", "All calm.")
    with pytest.raises(KnownError, match=r"day\.reason-missing"):
        post_status(then(office, 6), STATUS_CHANNEL, " ")


def test_the_mail_of_an_hour_waits_in_the_outbox_in_the_words_of_its_readers(office: Office) -> None:
    adapters, release = office.manager.adapters, office.release.id
    launched(office)
    for metric, value in (("errors", "0,21"), ("p50", "310"), ("p0", "0")):
        measure(then(office, 30), metric, value)
    with pytest.raises(KnownError, match=r"day\.not-now"):
        prepare_hourly(adapters, release, now=T0 + timedelta(minutes=59))
    now = T0 + timedelta(minutes=61)
    with pytest.raises(KnownError, match=r"outbox\.nobody"):
        prepare_hourly(adapters, release, now=now)
    ceo = Mailbox(name="Jonas Weber", address="ceo@zebra.example")
    name_person(adapters, release, Correspondent(role="ceo", mailbox=ceo, language="de"), now=now)
    (posting,) = prepare_hourly(adapters, release, now=now)
    assert posting.state is PostingState.PREPARED
    assert posting.letter.subject.startswith("Zebra, Stunde 1: ")
    assert "0,21 %" in posting.letter.text
    with adapters.store.reading() as work:
        assert hourly_written(work, release) == (posting.letter.written_at,)
        assert hourly_written(work, "another") == ()
