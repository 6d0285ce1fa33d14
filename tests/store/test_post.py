# SPDX-License-Identifier: MIT
"""Accounts, letters and planned mails come back as they were; of a letter every state stays."""

from dataclasses import replace
from datetime import timedelta

import pytest

from golive_desktop.domain import outbox
from golive_desktop.domain.mail import Delivery, Encryption, PostingState, Refusal
from golive_desktop.domain.problem import KnownError, Problem, Severity
from golive_desktop.domain.reminding import Due
from golive_desktop.store import values
from golive_desktop.store.sqlite import SqliteStore
from tests.store.conftest import NOW, Builders


def test_an_account_is_replaced_in_its_place_and_forgotten(store: SqliteStore, build: Builders) -> None:
    plain = replace(build.account(), host="relay", encryption=Encryption.NONE, reply_to=None, authorities=b"")
    with store.writing() as unit:
        unit.post.accounts.put(build.account())
        unit.post.accounts.put(build.account("m-2"))
        unit.post.accounts.put(plain)
    with store.writing() as unit:
        assert unit.post.accounts.all() == (plain, build.account("m-2"))
        unit.post.accounts.drop("m-1")
        unit.post.accounts.drop("m-1")
        assert unit.post.accounts.all() == (build.account("m-2"),)


def test_every_state_of_a_letter_stays_on_record(store: SqliteStore, build: Builders) -> None:
    prepared = build.posting()
    queued = outbox.queue(prepared, now=NOW)
    sending = outbox.begin(queued, now=NOW)
    problem = Problem(code="mail.refused", severity=Severity.ASKS, subject="x", details={"answer": "who?"})
    refused = Refusal(address="c@example.org", code=451, text="later")
    tried = Delivery(accepted=("d@example.org",), refused=(refused,), answer="451", temporary=True, problem=problem)
    again = outbox.delivered(sending, tried, now=NOW)
    with store.writing() as unit:
        unit.post.outbox.add(prepared)
        unit.post.outbox.add(build.posting("p-2"))
        unit.post.outbox.record(queued, before=prepared)
        unit.post.outbox.record(sending, before=queued)
        unit.post.outbox.record(again, before=sending)
    with store.reading() as unit:
        assert unit.post.outbox.get("p-1") == again
        assert unit.post.outbox.all() == (again, build.posting("p-2"))
        assert unit.post.outbox.history("p-1") == (prepared, queued, sending, again)


def test_of_two_programs_only_one_takes_a_letter(store: SqliteStore, build: Builders) -> None:
    queued = outbox.queue(build.posting(), now=NOW)
    with store.writing() as unit:
        unit.post.outbox.add(queued)
        unit.post.outbox.record(outbox.begin(queued, now=NOW), before=queued)
    late = outbox.begin(queued, now=NOW + timedelta(seconds=1))
    with pytest.raises(KnownError, match=r"outbox\.moved-on"), store.writing() as unit:
        unit.post.outbox.record(late, before=queued)
    with store.reading() as unit:
        assert unit.post.outbox.get("p-1").changed_at == NOW
        with pytest.raises(KnownError, match=r"outbox\.letter-unknown"):
            unit.post.outbox.get("p-9")


def test_what_was_sent_stays_on_record_without_its_plan(store: SqliteStore, build: Builders) -> None:
    plan = build.schedule()
    later = replace(plan, launch=None, hour=11)
    with store.writing() as unit:
        unit.releases.add(build.release())
        unit.post.schedules.put(plan)
        unit.post.schedules.put(later)
        assert unit.post.schedules.all() == (later,)
        unit.post.schedules.served(Due(schedule=plan, role="sre", at=NOW, missed=2, stale=False), "p-1", at=NOW)
        unit.post.schedules.drop(plan.id)
        assert unit.post.schedules.all() == ()
        assert unit.post.schedules.last_served() == {(plan.id, "sre"): NOW}


def test_a_word_that_is_no_state_is_damage() -> None:
    assert values.member(PostingState, "sent") is PostingState.SENT
    with pytest.raises(KnownError, match=r"store\.damaged"):
        values.member(PostingState, "gone")
    for text in ("true", "9", "null", '"3"'):
        with pytest.raises(KnownError, match=r"store\.damaged"):
            values.from_text(Severity, text)
    assert values.from_text(Severity, values.to_text(Severity.ASKS)) is Severity.ASKS
