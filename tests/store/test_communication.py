# SPDX-License-Identifier: MIT
"""What a release tells people is kept in every state that it ever had."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from golive_desktop.domain.communication import (
    CUSTOMERS,
    AddressBook,
    AgendaTopic,
    Correspondent,
    CustomerText,
    Faq,
    PreCheck,
    Signposts,
    Tick,
    Topic,
    Training,
)
from golive_desktop.domain.mail import Mailbox
from golive_desktop.store.sqlite import SqliteStore
from tests.store.conftest import NOW, Builders

ADA = Mailbox(name="Ada Łukasz", address="ada@example.org")
TOPICS: tuple[Topic, ...] = (
    AddressBook(entries=(Correspondent(role="sre", mailbox=ADA, language="de"),)),
    Signposts(app="https://app.example.org", on_call="+49 30 123"),
    CustomerText(language="en", summary="a platform", features=("Register vehicles",), assurances=("Encrypted",)),
    Training(
        language="de",
        title="Schulung",
        minutes=30,
        agenda=(AgendaTopic(title="Überblick", minutes=30, points=("Was ist es?",)),),
        attendees=(ADA,),
        starts=NOW,
        zone="Europe/Berlin",
        done_at=NOW,
        done_by="Ada",
    ),
    PreCheck(ticks=(Tick(item="status-page", at=NOW, by="Ada"),)),
)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: type(topic).__name__)
def test_a_topic_comes_back_as_it_was_kept(store: SqliteStore, build: Builders, topic: Topic) -> None:
    language = topic.language if isinstance(topic, CustomerText) else ""
    with store.writing() as unit:
        unit.releases.add(build.release())
        assert unit.communication.read("r-1", type(topic), language=language) is None
        unit.communication.keep("r-1", topic, at=NOW)
        assert unit.communication.read("r-1", type(topic), language=language) == topic


def test_the_newest_state_counts_for_each_release_and_language(store: SqliteStore, build: Builders) -> None:
    english = Faq(language="en", title="Questions")
    with store.writing() as unit:
        for key, product in (("r-1", "Zebra"), ("r-2", "Yak")):
            unit.releases.add(build.release(key, product=product))
        unit.communication.keep("r-1", build.faq("first"), at=NOW)
        unit.communication.keep("r-1", english, at=NOW)
        unit.communication.keep("r-1", build.faq("second"), at=NOW + timedelta(days=1))
    with store.reading() as unit:
        assert unit.communication.read("r-1", Faq, language="de") == build.faq("second")
        assert unit.communication.read("r-1", Faq, language="en") == english
        assert unit.communication.read("r-2", Faq, language="de") is None


def test_templates_come_in_the_order_of_their_versions(store: SqliteStore, build: Builders) -> None:
    back = replace(build.template(102), origin="shipped", subject="", body="")
    with store.writing() as unit:
        unit.communication.add_template(build.template())
        unit.communication.add_template(back)
        assert unit.communication.templates("request", "de") == (build.template(), back)
        assert unit.communication.templates("request", "en") == ()
        assert unit.communication.templates("reminder", "de") == ()


def test_a_version_is_given_once(store: SqliteStore, build: Builders) -> None:
    with store.writing() as unit:
        unit.communication.add_template(build.template())
    with pytest.raises(IntegrityError), store.writing() as unit:
        unit.communication.add_template(build.template())


def test_groups_of_an_address_book() -> None:
    customers = Correspondent(role=CUSTOMERS, mailbox=Mailbox(name="", address="all@example.org"), language="de")
    book = AddressBook(entries=(customers, Correspondent(role="sre", mailbox=ADA, language="en")))
    assert [entry.mailbox.address for entry in book.of(CUSTOMERS)] == ["all@example.org"]
    assert book.of("nobody") == ()
