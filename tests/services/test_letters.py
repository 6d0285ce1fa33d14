# SPDX-License-Identifier: MIT
"""Mails are written from what is recorded, to whoever is known, each in its own language."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from typing import Any

import pytest

from golive_desktop.domain.communication import (
    CUSTOMERS,
    SUPPORT_TEAM,
    AgendaTopic,
    Correspondent,
    CustomerText,
    Signposts,
    Training,
)
from golive_desktop.domain.day import DayEvent, EventKind
from golive_desktop.domain.mail import Mailbox
from golive_desktop.domain.plan import Moment, Plan, Step
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.release import Language
from golive_desktop.services.correspondence import read_correspondence, set_customer_text, set_signposts
from golive_desktop.services.dates import write_dates
from golive_desktop.services.letter_data import letter_data
from golive_desktop.services.letter_facts import LetterFacts
from golive_desktop.services.letters import recipients_of, write_letter, write_mails
from golive_desktop.services.mail_kinds import kind_of, kinds
from golive_desktop.services.outbox import letter_of
from golive_desktop.services.overview import look_at
from golive_desktop.services.recipients import name_person
from tests.office import Office, rejected

GIVEN: dict[str, object] = {
    "hour": 2,
    "headline": "no issues",
    "edition": 1,
    "digest": "ab" * 32,
    "outcome": "stable",
    "next_step": "Look less often",
    "reason": "The queue stands still.",
}
SIGNPOSTS = Signposts(app="https://app.zebra.example", support="help@zebra.example", manager_phone="+49 30 1")
TRAINING = Training(
    language="en",
    title="Support training",
    minutes=45,
    agenda=(
        AgendaTopic(title="Overview", minutes=30, points=("What is Zebra?",)),
        AgendaTopic(title="Tools", minutes=15),
    ),
    audience=("Support",),
)


def person(role: str, name: str, language: Language = "en") -> Correspondent:
    return Correspondent(role=role, mailbox=Mailbox(name=name, address=f"{role}@zebra.example"), language=language)


def change_plan(office: Office, change: Callable[[Plan], Plan]) -> None:
    with office.manager.adapters.store.writing() as work:
        work.releases.replace(replace(office.release, plan=change(office.release.plan)))


def keep_training(office: Office, training: Training) -> None:
    with office.manager.adapters.store.writing() as work:
        work.communication.keep(office.release.id, training, at=office.now())


def shape(value: object) -> object:
    match value:
        case dict():
            return {name: shape(part) for name, part in value.items()}
        case [first, *_]:
            return [shape(first)]
        case []:
            return []
    return type(value)


def fits(value: object, model: object) -> bool:
    """Whether a value has the shape of an example; an empty list stands for any list."""
    return shape(value) in ([], shape(model)) if isinstance(model, list) else shape(value) == shape(model)


def test_a_request_speaks_to_its_person(office: Office) -> None:
    adapters = office.manager.adapters
    name_person(adapters, office.release.id, person("legal", "Dr. Katrin Albers", "de"), now=office.now())
    office.confirm("devops")
    office.ask("legal")
    letter = write_letter(adapters, "rc-7", "request", role="legal", now=office.now())
    assert letter.language == "de"
    assert letter.subject == "Freigabe erbeten bis 04.12.2026: Zebra rc-7 (Legal / Compliance)"
    assert letter.text.startswith("Guten Tag Dr. Katrin Albers,\n")
    assert "Die Frage an Sie: GDPR OK?" in letter.text
    asked = office.ask("devops")
    assert [asked[role].statement.language for role in ("legal", "devops")] == ["de", "en"]
    office.confirm("legal")
    assert office.receive(office.answer("legal").data).outcome == "counted"
    assert letter.text.endswith("Mit freundlichen Grüßen\nAnna Berger\n")
    assert [mailbox.address for mailbox in letter.to] == ["legal@zebra.example"]
    assert re.fullmatch(r"<[0-9a-f-]{36}@[a-z.-]+>", letter.message_id)
    assert (letter.kind, letter.role, letter.release, letter.template_version) == (
        "request",
        "legal",
        office.release.id,
        1,
    )
    english = write_letter(adapters, "rc-7", "request", role="devops", now=office.now())
    assert english.text.startswith("Hello Tarek Yilmaz,\n")
    assert [mailbox.address for mailbox in english.to] == ["devops@example.com"]


def test_a_reminder_says_whether_it_is_late(office: Office) -> None:
    office.ask("legal")
    adapters = office.manager.adapters
    early = write_letter(adapters, "rc-7", "reminder", role="legal", now=office.now())
    late = write_letter(adapters, "rc-7", "reminder", role="legal", now=office.now() + timedelta(days=30))
    assert early.subject.startswith("Reminder:")
    assert "Asked on: 23 Nov 2026" in early.text
    assert late.subject.startswith("Overdue:")
    assert early.to == ()


def test_who_answered_is_told_of_a_rejection_and_who_rejected_gets_no_such_mail(office: Office) -> None:
    for role in ("legal", "devops"):
        office.confirm(role)
    office.ask("legal", "devops")
    office.receive(office.answer("devops").data)
    office.receive(office.answer("legal", rejected(2)).data)
    adapters = office.manager.adapters
    (mail,) = write_mails(adapters, "rc-7", "rejection", role="legal", now=office.now())
    assert [mailbox.name for mailbox in mail.to] == ["Tarek Yilmaz"]
    assert "- By: Katrin Albers\n" in mail.text
    assert "- Reason: Not yet.\n" in mail.text
    weekly = write_letter(adapters, "rc-7", "weekly-status", now=office.now())
    assert "Sign-offs: 1 of 3\n" in weekly.text
    assert "- Legal / Compliance (Katrin Albers): Rejected, deadline 4 Dec 2026\n" in weekly.text
    assert "- 5 Dec 2026: Deadline CEO / Business Lead: Zebra rc-7\n" in weekly.text
    found = recipients_of(adapters, look_at(adapters, "rc-7", now=office.now()), "weekly-status")
    assert found.missing == ("CEO / Business Lead",)


def test_a_receipt_says_what_counts(office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    received = office.receive(office.answer("legal").data)
    office.receipt(received)
    letter = write_letter(office.manager.adapters, "rc-7", "receipt", role="legal", now=office.now())
    assert letter.subject == "Receipt: APPROVED – Zebra rc-7 (Legal / Compliance)"
    assert f"(SHA-256): {received.verification.sha256}\n" in letter.text
    with pytest.raises(KnownError, match=r"letter\.not-answered"):
        write_letter(office.manager.adapters, "rc-7", "receipt", role="devops", now=office.now())
    with pytest.raises(KnownError, match=r"letter\.role-unknown"):
        write_letter(office.manager.adapters, "rc-7", "receipt", role="nobody", now=office.now())


def test_customers_are_told_in_their_language_and_not_of_each_other(office: Office) -> None:
    adapters, release = office.manager.adapters, office.release.id
    with pytest.raises(KnownError) as caught:
        write_letter(adapters, release, "announcement", now=office.now())
    assert caught.value.problem.subject == "summary, features, app, support"
    set_signposts(adapters, release, SIGNPOSTS, now=office.now())
    summaries: dict[Language, str] = {"de": "ein Tier", "en": "an animal"}
    for language, summary in summaries.items():
        text = CustomerText(language=language, summary=summary, features=(" Ride\n it ", ""), assurances=())
        kept = set_customer_text(adapters, release, text, now=office.now())
        assert kept.features == ("Ride it",)
    spoken: tuple[Language, ...] = ("de", "de", "en")
    for language in spoken:
        own = person(CUSTOMERS, language, language)
        named = replace(own, mailbox=Mailbox(name="", address=f"{office.now():%S}{language}@zebra.example"))
        name_person(adapters, release, named, more=True, now=office.now())
    german, english = write_mails(adapters, release, "announcement", now=office.now())
    assert (german.to, len(german.bcc), len(english.to), english.bcc) == ((), 2, 1, ())
    assert "vorzustellen – ein Tier.\n" in german.text
    assert "- Ride it\n" in german.text
    assert "Your Zebra team\n" in english.text
    assert '<a href="https://app.zebra.example"' in english.html


def test_a_known_product_begins_with_its_own_words(office: Office) -> None:
    change_plan(office, lambda plan: replace(plan, product="LifeTimeCircle"))
    german = read_correspondence(office.manager.adapters, office.release.id, "de").customers
    assert german.summary == "eine digitale Plattform zur Verwaltung Ihrer Fahrzeughistorie"
    assert len(german.features) == len(german.highlights) == 4
    assert len(german.assurances) == 3


@pytest.mark.parametrize(
    ("signposts", "code"),
    [
        (Signposts(app="http://app.example"), "letter.link-invalid"),
        (Signposts(faq="javascript:alert(1)"), "letter.link-invalid"),
        (Signposts(status_page="https://a.b/ü x"), "letter.link-invalid"),
        (Signposts(support="nobody"), "letter.address-invalid"),
    ],
)
def test_a_link_that_nobody_should_follow_is_not_kept(office: Office, signposts: Signposts, code: str) -> None:
    with pytest.raises(KnownError, match=code.replace(".", r"\.")):
        set_signposts(office.manager.adapters, office.release.id, signposts, now=office.now())


def test_the_launch_is_told_as_it_was_set(office: Office) -> None:
    adapters, release = office.manager.adapters, office.release.id
    change_plan(office, lambda plan: replace(plan, runbook=(Moment(at="T-0", title="Launch", steps=()),)))
    t0 = datetime(2026, 12, 6, 9, 30, tzinfo=UTC)
    at = t0 - timedelta(days=1)
    with adapters.store.writing() as work:
        values = {"at": t0.isoformat()}
        work.days.add(release, DayEvent(at=at, kind=EventKind.T0_SET, by="Anna", values=values))
    letter = write_letter(adapters, release, "t-60", now=at)
    assert letter.subject == "Zebra: launch in 60 minutes, 10:30 (UTC+1)"
    assert "goes live in one hour: 6 Dec 2026, 10:30 (UTC+1)." in letter.text
    weekly = write_letter(adapters, release, "weekly-status", now=at)
    assert "- 6 Dec 2026: Go-live Zebra rc-7\n" in weekly.text
    assert b"DTSTART;TZID=Europe/Berlin:20261206T103000" in write_dates(adapters, release, language="en", now=at)
    with pytest.raises(KnownError, match=r"letter\.data-missing"):
        write_letter(adapters, release, "hourly-status", given={"headline": "no issues"}, now=at)
    with adapters.store.writing() as work:
        work.days.add(release, DayEvent(at=t0, kind=EventKind.PROCEEDED, by="Anna"))
    later = t0 + timedelta(hours=2, minutes=10)
    hourly = write_letter(adapters, release, "hourly-status", given={"headline": "no issues"}, now=later)
    assert hourly.subject == "Zebra, hour 2: no issues"


def test_every_change_is_recorded_once(office: Office) -> None:
    adapters, release = office.manager.adapters, office.release.id
    for _ in range(2):
        set_signposts(adapters, release, SIGNPOSTS, now=office.now())
        set_customer_text(adapters, release, CustomerText(language="en", summary="x"), now=office.now())
    with adapters.store.reading() as work:
        events = [entry.event for entry in work.audit.entries()]
    assert (events.count("signposts.changed"), events.count("customers.changed")) == (1, 1)


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_placeholder_has_a_value_of_the_shape_that_is_promised(office: Office, language: Language) -> None:
    adapters = office.manager.adapters
    steps = (Step(text="Secrets loaded"),)
    change_plan(
        office,
        lambda plan: replace(
            plan,
            product="LifeTimeCircle",
            timezone="Europe/Berlin",
            date=date(2026, 12, 5),
            runbook=(Moment(at="T-60", title="Verification", steps=steps),),
        ),
    )
    set_signposts(adapters, office.release.id, SIGNPOSTS, now=office.now())
    keep_training(office, replace(TRAINING, starts=office.now(), zone="Europe/Berlin"))
    office.confirm("legal")
    office.ask("legal")
    office.receive(office.answer("legal").data)
    with adapters.store.reading() as work:
        training = work.communication.read(office.release.id, Training)
    facts = LetterFacts(
        overview=look_at(adapters, office.release.id, now=office.now()),
        correspondence=read_correspondence(adapters, office.release.id, language),
        training=training,
        language=language,
        role="legal",
    )
    for kind in kinds():
        data = letter_data(facts, kind, GIVEN)
        assert {one.name: fits(data[one.name], one.examples[language]) for one in kind.placeholders} == {
            one.name: True for one in kind.placeholders
        }
    agenda: Any = letter_data(facts, kind_of("training"), {})["agenda"]
    assert [row["time"] for row in agenda] == ["10:00", "10:30"]
    assert letter_data(facts, kind_of("t-60"), {})["checks"] == [
        {"title": "Verification", "points": ["Secrets loaded"]}
    ]


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_mail_becomes_a_message(office: Office, language: Language) -> None:
    adapters, release = office.manager.adapters, office.release.id
    set_signposts(adapters, release, SIGNPOSTS, now=office.now())
    text = CustomerText(language=language, summary="ein Größenvergleich", features=("Łukasz zählt",))
    set_customer_text(adapters, release, text, now=office.now())
    keep_training(office, replace(TRAINING, starts=office.now(), zone="Europe/Berlin"))
    office.confirm("legal")
    office.ask("legal")
    office.receive(office.answer("legal").data)
    for kind in kinds():
        role = "legal" if "role" in kind.needs else ""
        (mail,) = write_mails(adapters, release, kind.key, role=role, language=language, given=GIVEN, now=office.now())
        letter = letter_of(adapters, replace(mail, to=(Mailbox(name="Ä", address="a@example.com"),)), now=office.now())
        message = message_from_bytes(adapters.mail.messages.draft(letter, ()), policy=policy.default)
        assert message["Subject"] == letter.subject
        plain, html = (part.get_content() for part in message.iter_parts())
        assert plain.replace("\r\n", "\n") == letter.text
        assert "<p style=" in html
        assert message["Content-Language"] == language


def test_a_training_without_an_appointment_invites_nobody(office: Office) -> None:
    keep_training(office, TRAINING)
    name_person(office.manager.adapters, office.release.id, person(SUPPORT_TEAM, "Team"), now=office.now())
    with pytest.raises(KnownError, match=r"training\.no-appointment"):
        write_letter(office.manager.adapters, "rc-7", "training", now=office.now())
