# SPDX-License-Identifier: MIT
"""By mail from the request to the receipt: taken out of a real server's mailbox, signed, mailed back, counted."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes
from email.message import Message

import pytest

from golive_desktop.domain.communication import CUSTOMERS, Correspondent
from golive_desktop.domain.mail import Authentication, Encryption, MailAccount, Mailbox, Posting, PostingState
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.reminding import Schedule, ScheduleKind
from golive_desktop.ports.mail import File
from golive_desktop.services.accounts import save_account
from golive_desktop.services.mailing import mails_for, prepare_mails, prepare_notices, writer
from golive_desktop.services.outbox import Mail, letters, prepare_letter, queue_letter
from golive_desktop.services.recalls import withdraw_approval
from golive_desktop.services.recipients import forget_person, known_people, name_person
from golive_desktop.services.releases import change_plan
from golive_desktop.services.reminders import drop_plan, due_mails, plan_mail, plans, skip_due, write_due
from golive_desktop.services.sending import send_due
from golive_desktop.services.training import plan_training, read_training
from tests.mail.relays import Relay, small_relay
from tests.office import Laptop, Office, approved, rejected

LEGAL = Mailbox(name="Katrin Albers", address="katrin@legal.example.com")


class Clock:
    def __init__(self, office: Office) -> None:
        self.now = office.now


def connect(office: Office, laptop: Laptop, relay: Relay, address: str) -> None:
    account = MailAccount(
        id=address,
        host="127.0.0.1",
        port=relay.port,
        encryption=Encryption.NONE,
        authentication=Authentication.NONE,
        sender=Mailbox(name="", address=address),
    )
    save_account(laptop.adapters, account, now=office.now())


def send(office: Office, laptop: Laptop, *postings: Posting) -> None:
    for posting in postings:
        queue_letter(laptop.adapters, posting.letter.id, now=office.now())
    done = send_due(laptop.adapters, Clock(office))
    assert [item.state for item in done.tried] == [PostingState.SENT] * len(postings)


def taken(relay: Relay, recipient: str) -> Message:
    """The newest mail to somebody in the server's mailbox."""
    found = [item for item in relay.mailbox if recipient in item.rcpt_tos]
    assert isinstance(found[-1].content, bytes)
    return message_from_bytes(found[-1].content)


def enclosed(message: Message, ending: str) -> bytes:
    (part,) = (part for part in message.walk() if (part.get_filename() or "").endswith(ending))
    data = part.get_payload(decode=True)
    assert isinstance(data, bytes)
    return data


def named(office: Office, role: str, mailbox: Mailbox, language: str = "en") -> None:
    person = Correspondent(role=role, mailbox=mailbox, language="de" if language == "de" else "en")
    name_person(office.manager.adapters, office.release.id, person, now=office.now())


def test_a_request_goes_out_by_mail_and_its_answer_comes_back_and_counts(office: Office) -> None:
    manager, legal = office.manager, office.laptops["legal"]
    office.confirm("legal")
    office.ask("legal")
    named(office, "legal", LEGAL, "de")
    with small_relay() as relay:
        connect(office, manager, relay, "anna@example.com")
        connect(office, legal, relay, LEGAL.address)
        send(
            office,
            manager,
            *prepare_mails(manager.adapters, office.release.id, "request", role="legal", now=office.now()),
        )
        request = taken(relay, LEGAL.address)
        assert request["Content-Language"] == "de"
        original = enclosed(request, "legal.golive")
        assert original == office.requests["legal"].data
        answer = legal.sign(original, approved(2), now=office.now())
        back = Mail(
            kind="free",
            to=(Mailbox(name="", address="anna@example.com"),),
            subject="Freigabe",
            text="anbei",
            language="de",
            files=(File(name="approval.pdf", media_type="application/pdf", data=answer.data),),
        )
        send(office, legal, prepare_letter(legal.adapters, back, now=office.now()))
        received = office.receive(enclosed(taken(relay, "anna@example.com"), "approval.pdf"), "approval.pdf")
        assert received.outcome == "counted"
        assert office.state("legal") == "approved"
        receipt = office.receipt(received)
        send(
            office,
            manager,
            *prepare_mails(manager.adapters, office.release.id, "receipt", role="legal", now=office.now()),
        )
        assert enclosed(taken(relay, LEGAL.address), "receipt-legal.pdf") == receipt.data


def test_a_mail_without_what_belongs_to_it_is_not_written(office: Office) -> None:
    adapters, release = office.manager.adapters, office.release.id
    with pytest.raises(KnownError, match=r"outbox\.address-missing"):
        prepare_mails(adapters, release, "request", role="legal", now=office.now())
    office.confirm("legal")
    for kind, role, code in (
        ("request", "legal", "request.not-issued"),
        ("receipt", "legal", "receipt.not-counted"),
        ("dossier", "", "outbox.no-dossier"),
    ):
        with pytest.raises(KnownError, match=code.replace(".", r"\.")):
            prepare_mails(adapters, release, kind, role=role, now=office.now())
    assert letters(adapters, release) == ()


def test_the_dossier_leaves_by_mail(office: Office) -> None:
    office.go()
    dossier = office.dossier()
    given = {"edition": "1", "digest": dossier.sha256}
    (posting,) = prepare_mails(office.manager.adapters, office.release.id, "dossier", given=given, now=office.now())
    assert [item.sha256 for item in posting.letter.enclosures] == [dossier.sha256]
    assert [mailbox.address for mailbox in posting.letter.to] == ["ceo@example.com"]


def test_everybody_who_signed_is_told_once_of_a_rejection_and_a_withdrawal(office: Office) -> None:
    adapters, release = office.manager.adapters, office.release.id
    office.confirm("legal")
    office.confirm("devops")
    office.ask("legal", "devops")
    first = office.answer("devops")
    office.receive(first.data)
    assert prepare_notices(adapters, release, now=office.now()) == ()
    office.receive(office.answer("legal", rejected(2)).data)
    (notice,) = prepare_notices(adapters, release, now=office.now())
    assert (notice.state, notice.letter.kind, notice.letter.role) == (PostingState.PREPARED, "rejection", "legal")
    assert [mailbox.address for mailbox in notice.letter.to] == ["devops@example.com"]
    assert prepare_notices(adapters, release, now=office.now()) == ()
    devops = office.laptops["devops"]
    withdrawn = withdraw_approval(devops.adapters, devops.key, first.data, reason="A fault", now=office.now())
    office.receive(withdrawn.data)
    (other,) = prepare_notices(adapters, release, now=office.now())
    assert "A fault" in other.letter.text
    assert (other.letter.kind, [mailbox.address for mailbox in other.letter.to]) == (
        "withdrawal",
        ["legal@example.com"],
    )


def test_the_address_book_stands_before_the_certificate(office: Office) -> None:
    adapters, release = office.manager.adapters, office.release.id
    office.confirm("legal")
    assert [item.mailbox.address for item in known_people(adapters, release)] == ["legal@example.com"]
    named(office, "legal", LEGAL)
    named(office, CUSTOMERS, Mailbox(name="", address="all@example.com"))
    assert [item.mailbox.address for item in known_people(adapters, release)] == [LEGAL.address, "all@example.com"]
    forget_person(adapters, release, "legal", now=office.now())
    assert known_people(adapters, release)[0].mailbox.address == "legal@example.com"
    for role, address, code in (("nobody", "a@b.c", "request.role-unknown"), ("legal", "a b@c", "outbox.address-unus")):
        with pytest.raises(KnownError, match=code.replace(".", r"\.")):
            named(office, role, Mailbox(name="", address=address))


def test_planned_reminders_leave_by_themselves_and_stale_ones_ask(office: Office) -> None:
    adapters, release = office.manager.adapters, office.release
    deadline = date(2026, 12, 4)
    stakeholders = tuple(replace(person, deadline=deadline) for person in release.plan.stakeholders)
    change_plan(adapters, release.id, replace(release.plan, stakeholders=stakeholders), now=office.now())
    office.confirm("legal")
    office.ask("legal", "devops")
    wanted = Schedule(id="", release="", kind=ScheduleKind.REMINDER, days=2, created_at=office.now())
    plan = plan_mail(adapters, release.id, wanted, now=office.now())
    assert (plans(adapters, release.id), plan.zone) == ((plan,), "Europe/Berlin")
    assert due_mails(adapters, now=office.now()) == ()
    morning = datetime(2026, 12, 2, 7, 30, tzinfo=UTC)
    assert {item.role for item in due_mails(adapters, now=morning)} == {"legal", "devops"}
    done = write_due(adapters, writer(adapters, now=morning), now=morning)
    assert [(item.letter.role, item.state) for item in done.queued] == [("legal", PostingState.QUEUED)]
    assert [problem.code for problem in done.problems] == ["outbox.address-missing"]
    assert [item.name for item in done.queued[0].letter.enclosures] == ["legal.golive"]
    weekly = replace(wanted, kind=ScheduleKind.WEEKLY_STATUS, weekday=morning.weekday(), created_at=office.now())
    forget = plan_mail(adapters, release.id, weekly, now=morning - timedelta(days=2))
    nobody = write_due(adapters, lambda *_asked: (), now=morning)
    assert [problem.code for problem in nobody.problems] == ["outbox.nobody"] * 2  # devops too
    drop_plan(adapters, forget.id, now=morning)
    (left,) = due_mails(adapters, now=morning)
    skip_due(adapters, left, now=morning)
    assert due_mails(adapters, now=morning) == ()
    late = datetime(2026, 12, 30, 12, 0, tzinfo=UTC)
    asking = write_due(adapters, writer(adapters, now=late), now=late).asking
    assert [(item.letter.role, item.state) for item in asking] == [("legal", PostingState.PREPARED)]
    drop_plan(adapters, plan.id, now=late)
    assert plans(adapters) == ()
    with pytest.raises(KnownError, match=r"schedule\.unknown"):
        drop_plan(adapters, plan.id, now=late)
    with pytest.raises(KnownError, match=r"schedule\.unusable"):
        plan_mail(adapters, release.id, replace(wanted, hour=24), now=late + timedelta(days=1))


def test_an_invitation_brings_its_appointment(office: Office) -> None:
    adapters, release, now = office.manager.adapters, office.release.id, office.now()
    training = read_training(adapters, release, "en")
    planned = replace(training, starts=now + timedelta(days=3), zone="Europe/Berlin", attendees=(LEGAL,))
    plan_training(adapters, release, planned, now=now)
    (posting,) = prepare_mails(adapters, release, "training", now=office.now())
    assert posting.letter.to == (LEGAL,)
    assert [item.name.rpartition(".")[2] for item in posting.letter.enclosures] == ["ics"]


def test_what_is_shown_is_what_is_kept(office: Office) -> None:
    adapters, release = office.manager.adapters, office.release.id
    office.confirm("legal")
    office.ask("legal")
    (shown,) = mails_for(adapters, release, "request", role="legal", now=office.now())
    (kept,) = prepare_mails(adapters, release, "request", role="legal", now=office.now())
    assert (kept.letter.subject, kept.letter.text, kept.letter.html) == (shown.subject, shown.text, shown.html)
    assert (kept.letter.to, kept.letter.language) == (shown.to, shown.language)
