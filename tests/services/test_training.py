# SPDX-License-Identifier: MIT
"""A training adds up, is planned, moved, invited to and held, each recorded."""

from dataclasses import replace
from datetime import timedelta
from typing import get_args

import pytest
from icalendar import Calendar

from golive_desktop.domain.communication import SUPPORT_TEAM, AgendaTopic, Correspondent
from golive_desktop.domain.mail import Mailbox
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.release import Language
from golive_desktop.services.recipients import name_person
from golive_desktop.services.training import (
    DATE,
    INVITATION,
    plan_training,
    read_training,
    record_training,
    write_invitation,
)
from tests.office import Office

LANGUAGES = get_args(Language)
ANNA = Mailbox(name="Anna Berger", address="anna@example.com")
GUESTS = (Mailbox(name="Łukasz", address="l@example.com"), Mailbox(name="Ada", address="ada@example.com"))
AGENDA_OF_THE_HANDBOOK = {
    ("Product overview", 30): ("What is LifeTimeCircle", "registration, documents, trust", "authenticated areas"),
    ("Feature walkthrough", 45): (
        "landing page",
        "upload and download",
        "VIP partners, export grants",
        "Common user issues",
    ),
    ("Support tooling", 20): ("access logs (search for user_id, errors)", "test accounts", "escalate to engineering"),
    ("FAQs and known issues", 15): ("Most common", "workarounds", "self-service"),
    ("Go-live day plan", 10): ("standby", "Escalation numbers", "Response time"),
}


def events(office: Office) -> list[str]:
    with office.manager.adapters.store.reading() as work:
        return [entry.event for entry in work.audit.entries()]


def test_the_agenda_of_the_handbook_adds_up(handbook: Office) -> None:
    training = read_training(handbook.manager.adapters, "rc-7", "en")
    assert training.planned_minutes == training.minutes == 120
    assert [(topic.title, topic.minutes) for topic in training.agenda] == list(AGENDA_OF_THE_HANDBOOK)
    for topic in training.agenda:
        said = "\n".join(topic.points)
        assert [point for point in AGENDA_OF_THE_HANDBOOK[topic.title, topic.minutes] if point not in said] == []
    assert training.audience == ("Support Team", "Product Manager", "Engineering Lead")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_agenda_for_any_product(office: Office, language: Language) -> None:
    training = read_training(office.manager.adapters, "rc-7", language)
    said = "\n".join((training.title, *(point for topic in training.agenda for point in topic.points)))
    assert training.planned_minutes == training.minutes
    assert "Zebra" in training.title
    assert "{product}" not in said
    assert "LifeTime" not in said


def test_a_training_is_planned_moved_held_and_recorded(office: Office) -> None:
    adapters = office.manager.adapters
    begun = read_training(adapters, "rc-7", "en")
    starts = office.now()
    planned = plan_training(adapters, "rc-7", replace(begun, starts=starts, attendees=GUESTS), now=office.now())
    assert (planned.sequence, planned.zone) == (0, "Europe/Berlin")
    assert plan_training(adapters, "rc-7", planned, now=office.now()) == planned
    moved = plan_training(adapters, "rc-7", replace(planned, starts=starts + timedelta(hours=1)), now=office.now())
    assert moved.sequence == 1
    with pytest.raises(KnownError, match=r"training\.not-yet"):
        record_training(adapters, "rc-7", by="Mira", now=office.now())
    held = record_training(adapters, "rc-7", by=" Mira\n", note="all there", at=starts, now=office.now())
    assert (held.done_at, held.done_by, held.note, held.sequence) == (starts, "Mira", "all there", 1)
    assert plan_training(adapters, "rc-7", replace(held, done_by="Nobody"), now=office.now()) == held
    assert [event for event in events(office) if event.startswith("training.")] == [
        "training.planned",
        "training.planned",
        "training.done",
    ]


def test_an_agenda_that_does_not_add_up_is_not_kept(office: Office) -> None:
    adapters = office.manager.adapters
    begun = read_training(adapters, "rc-7", "en")
    with pytest.raises(KnownError, match=r"training\.agenda-sum") as caught:
        plan_training(adapters, "rc-7", replace(begun, minutes=90), now=office.now())
    assert dict(caught.value.problem.details) == {"sum": "120", "minutes": "90"}
    with pytest.raises(KnownError, match=r"letter\.address-invalid"):
        plan_training(
            adapters, "rc-7", replace(begun, attendees=(Mailbox(name="", address="x@y\r\nBcc: z"),)), now=office.now()
        )
    for agenda in ((), (AgendaTopic(title=" ", minutes=120),), (AgendaTopic(title="x", minutes=0),)):
        with pytest.raises(KnownError, match=r"training\.agenda-empty"):
            plan_training(adapters, "rc-7", replace(begun, agenda=agenda), now=office.now())


def test_an_invitation_brings_the_appointment(office: Office) -> None:
    adapters = office.manager.adapters
    with pytest.raises(KnownError, match=r"training\.no-appointment"):
        write_invitation(adapters, "rc-7", organiser=ANNA, now=office.now())
    begun = read_training(adapters, "rc-7", "de")
    plan_training(adapters, "rc-7", replace(begun, starts=office.now(), attendees=GUESTS), now=office.now())
    mail = write_invitation(adapters, "rc-7", organiser=ANNA, now=office.now())
    assert (mail.to, mail.language) == (GUESTS, "de")
    assert "10:00 Produktüberblick (30 Minuten)\n- Was ist Zebra?\n" in mail.text
    assert "10:30 Rundgang durch die Funktionen (45 Minuten)\n" in mail.text
    (file,) = mail.files
    assert file.media_type == INVITATION
    (event,) = Calendar.from_ical(file.data).walk("VEVENT")
    assert file.data.count(b"ATTENDEE") == 2
    assert str(event["UID"]) == f"training-{office.release.id}@golive-desktop.invalid"


def test_an_invitation_without_attendees_goes_to_the_team(office: Office) -> None:
    adapters = office.manager.adapters
    begun = read_training(adapters, "rc-7", "en")
    plan_training(adapters, "rc-7", replace(begun, starts=office.now()), now=office.now())
    mail = write_invitation(adapters, "rc-7", organiser=ANNA, now=office.now())
    assert (mail.to, mail.files[0].media_type) == ((), DATE)
    assert b"METHOD:PUBLISH" in mail.files[0].data
    team = Correspondent(role=SUPPORT_TEAM, mailbox=GUESTS[0], language="de")
    name_person(adapters, "rc-7", team, now=office.now())
    invited = write_invitation(adapters, "rc-7", organiser=ANNA, now=office.now())
    assert (invited.to, invited.files[0].media_type) == (GUESTS[:1], INVITATION)
    assert b"METHOD:REQUEST" in invited.files[0].data
    assert invited.files[0].data.count(b"ATTENDEE") == 1
