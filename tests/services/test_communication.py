# SPDX-License-Identifier: MIT
"""Training, questions, pre-check and channel texts: begun by the program, edited and recorded by people."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from markdown_it import MarkdownIt

from golive_desktop.domain.communication import SUPPORT_TEAM, AgendaTopic, Correspondent, Faq, FaqEntry, Signposts
from golive_desktop.domain.mail import Mailbox
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.release import Language
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.mail import TemplateText
from golive_desktop.services.channels import (
    STATUS_PAGE,
    channel_texts,
    find_text,
    forget_webhook,
    has_webhook,
    keep_webhook,
    post_text,
)
from golive_desktop.services.correspondence import set_signposts
from golive_desktop.services.faq import export_faq, faq_markdown, read_faq, set_faq
from golive_desktop.services.letters import write_letter
from golive_desktop.services.mail_kinds import shipped_text
from golive_desktop.services.precheck import read_precheck, tick_point, untick_point
from golive_desktop.services.recipients import name_person
from golive_desktop.services.templates import preview_text, read_text, restore_text, save_text, text_versions
from golive_desktop.services.training import (
    DATE,
    INVITATION,
    plan_training,
    read_training,
    record_training,
    write_invitation,
)
from golive_desktop.system.files import DiskFiles
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
QUESTIONS_OF_THE_HANDBOOK = (
    ("What is LifeTimeCircle?", "manage your vehicle documents"),
    ("How do I create an account?", "https://app.zebra.example, click “Get Started”"),
    ("How do I upload a document?", "24 hours"),
    ("What documents can I upload?", "Service records, inspections, maintenance, repairs, registration"),
    ("Can I export all my documents?", "export grant"),
    ("Is my data safe?", "end-to-end encryption, GDPR compliant, data centers in the EU"),
    ("Can I delete my account?", "within 30 days"),
    ("I am stuck while signing in", "help@zebra.example"),
    ("My document upload failed", "10 MB"),
    ("I have a technical issue", "- steps to reproduce"),
)
POINTS_OF_THE_HANDBOOK = {
    "Email campaign scheduled": ("one hour before launch", "We are live", "FAQ link in the footer"),
    "Status page ready": ("available", "All systems operational", "Incident communication template"),
    "Chat channels ready": ("#incidents", "#alerts", "#customer-support", "#leadership-status"),
    "Support team briefing complete": ("Training done", "FAQ shared", "Escalation numbers posted"),
}
CHANNEL_TEXTS_OF_THE_HANDBOOK = {
    "topic": ("T-60", "#incidents", "Go-Live in Progress"),
    "maintenance": ("T-60", STATUS_PAGE, "Planned maintenance"),
    "operational": ("T-48h", STATUS_PAGE, "All systems operational"),
    "t-30": ("T-30", "#incidents", "launching in 30"),
    "deploying": ("T-0", "#incidents", "deploy in progress"),
    "deployed": ("T-0", "#incidents", "deploy complete, starting smoke tests"),
    "launched": ("T+15", "#leadership-status", "✅ Launched successfully!"),
    "hourly": ("T+1h", "#leadership-status", "hour 1: all green"),
}


@pytest.fixture
def handbook(office: Office) -> Office:
    """The office with the product of the handbook, and where its mails point to."""
    with office.manager.adapters.store.writing() as work:
        work.releases.replace(replace(office.release, plan=replace(office.release.plan, product="LifeTimeCircle")))
    signposts = Signposts(app="https://app.zebra.example", support="help@zebra.example")
    set_signposts(office.manager.adapters, office.release.id, signposts, now=office.now())
    return office


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


def test_the_questions_of_the_handbook(handbook: Office) -> None:
    faq = read_faq(handbook.manager.adapters, "rc-7", "en")
    assert [entry.question for entry in faq.entries] == [question for question, _ in QUESTIONS_OF_THE_HANDBOOK]
    for entry, (_, said) in zip(faq.entries, QUESTIONS_OF_THE_HANDBOOK, strict=True):
        assert said in entry.answer
    assert list(dict.fromkeys(entry.section for entry in faq.entries)) == [
        "Getting Started",
        "Features",
        "Security & Privacy",
        "Troubleshooting",
        "Escalation",
    ]
    german = read_faq(handbook.manager.adapters, "rc-7", "de")
    assert len(german.entries) == len(faq.entries)
    assert "LifeTimeCircele" not in faq_markdown(faq) + faq_markdown(german)


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_for_any_product(office: Office, language: Language) -> None:
    text = faq_markdown(read_faq(office.manager.adapters, "rc-7", language))
    assert "Zebra" in text
    assert not re.search(r"LifeTime|PDF|\{\{|vehicle|Fahrzeug", text)


def test_questions_are_kept_in_order_and_published(office: Office, tmp_path: Path) -> None:
    adapters = office.manager.adapters
    entries = (
        FaqEntry(section="A", question="Zweite?", answer="1. nicht\n# nummeriert\n- Punkt\nEnde <b>"),
        FaqEntry(section="A", question="Erste?", answer="https://a.example/b_c."),
        FaqEntry(section="B", question="*Dritte*?", answer="[x](http://y) & mehr"),
    )
    kept = set_faq(adapters, "rc-7", Faq(language="de", title="Fragen", entries=entries), now=office.now())
    assert read_faq(adapters, "rc-7", "de") == kept
    path = export_faq(adapters, DiskFiles(), "rc-7", language="de", to=tmp_path, now=office.now())
    assert path == tmp_path / "docs" / "CUSTOMER_FAQ.md"
    assert path.read_text("utf-8") == (
        "# Fragen\n\n## A\n\n### Zweite?\n\n1\\. nicht\n\\# nummeriert\n\n- Punkt\n\nEnde \\<b\\>\n\n### Erste?\n\n"
        "<https://a.example/b_c>.\n\n## B\n\n### \\*Dritte\\*?\n\n\\[x\\](http://y) \\& mehr\n"
    )
    other = tmp_path / "faq.md"
    assert export_faq(adapters, DiskFiles(), "rc-7", language="de", to=other, now=office.now()) == other
    assert events(office).count("faq.exported") == 2
    with pytest.raises(KnownError, match=r"faq\.incomplete") as caught:
        set_faq(adapters, "rc-7", replace(kept, entries=(*entries, replace(entries[0], answer=" "))), now=office.now())
    assert caught.value.problem.subject == "4"
    set_faq(adapters, "rc-7", Faq(language="de", title="", entries=()), now=office.now())
    with pytest.raises(KnownError, match=r"faq\.empty"):
        export_faq(adapters, DiskFiles(), "rc-7", language="de", to=other, now=office.now())


MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
printable = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=40)


@settings(max_examples=200)
@given(
    lines=st.lists(
        printable | st.sampled_from(["***", "---", "===", "> x", "+ x", "1) x", "| a |", "~~x~~"]), max_size=4
    )
)
def test_a_published_answer_says_just_what_was_typed(lines: Sequence[str]) -> None:
    answer = "\n".join(" ".join(line.split()) for line in lines).strip() or "x"
    faq = Faq(language="en", title="t", entries=(FaqEntry(section="s", question="q", answer=answer),))
    tokens = MARKDOWN.parse(faq_markdown(faq))
    assert {token.type.rpartition("_")[0] or token.type for token in tokens} <= {
        "heading",
        "inline",
        "paragraph",
        "bullet_list",
        "list_item",
    }
    inner = [child for token in tokens[9:] if token.children for child in token.children]
    assert {child.type for child in inner} <= {"text", "softbreak", "text_special", "link_open", "link_close"}
    said = "".join(child.content for child in inner if child.type.startswith("text"))
    words = "".join(line.removeprefix("- ") for line in answer.split("\n"))
    assert "".join(said.split()) == "".join(words.split())


def test_the_points_of_the_pre_check(office: Office) -> None:
    groups = read_precheck(office.manager.adapters, "rc-7", "en")
    assert [group.title for group in groups] == list(POINTS_OF_THE_HANDBOOK)
    for group in groups:
        assert len(group.points) == len(POINTS_OF_THE_HANDBOOK[group.title])
        for point, said in zip(group.points, POINTS_OF_THE_HANDBOOK[group.title], strict=True):
            assert said in point.text
    assert not any(group.ready for group in groups)


def test_a_point_is_ticked_once_and_opened_again(handbook: Office) -> None:
    adapters = handbook.manager.adapters
    first = tick_point(adapters, "rc-7", "status-available", by="Mira", note="looked", now=handbook.now())
    assert tick_point(adapters, "rc-7", "status-available", by="Ada", now=handbook.now()) == first
    for item in ("status-operational", "status-incident"):
        tick_point(adapters, "rc-7", item, by="Mira", now=handbook.now())
    record_training(adapters, "rc-7", by="Mira", now=handbook.now())
    status, briefing = (read_precheck(adapters, "rc-7", "de")[number] for number in (1, 3))
    assert status.ready
    assert [(point.by_itself, point.tick is not None) for point in briefing.points] == [
        (True, True),
        (False, False),
        (False, False),
    ]
    untick_point(adapters, "rc-7", "status-available", by="Ada", now=handbook.now())
    untick_point(adapters, "rc-7", "status-available", by="Ada", now=handbook.now())
    assert not read_precheck(adapters, "rc-7", "de")[1].ready
    found = events(handbook)
    assert (found.count("precheck.ticked"), found.count("precheck.opened")) == (3, 1)
    with pytest.raises(KnownError, match=r"precheck\.item-unknown"):
        tick_point(adapters, "rc-7", "nothing", by="Ada", now=handbook.now())
    with pytest.raises(KnownError, match=r"precheck\.by-itself"):
        untick_point(adapters, "rc-7", "briefing-training", by="Ada", now=handbook.now())


def test_texts_for_every_moment_of_the_run(office: Office) -> None:
    adapters = office.manager.adapters
    english = {text.key: text for text in channel_texts(adapters, "rc-7", "en", now=office.now())}
    german = {text.key: text for text in channel_texts(adapters, "rc-7", "de", now=office.now())}
    for key, (at, channel, said) in CHANNEL_TEXTS_OF_THE_HANDBOOK.items():
        assert (english[key].at, english[key].channel) == (at, channel)
        assert said in english[key].text
    assert {key: (one.at, one.channel) for key, one in english.items()} == {
        key: (one.at, one.channel) for key, one in german.items()
    }
    assert {one.at for one in english.values()} == {"T-48h", "T-60", "T-30", "T-0", "T+15", "T+1h", "T+24h", "W1"}
    for one in (*english.values(), *german.values()):
        assert not re.search(r"[{}]|  | \.|\(\)", one.text)
    given = {"reason": "Die Datenbank", "hour": 3, "headline": "ein Vorfall"}
    told = channel_texts(adapters, "rc-7", "de", given=given, now=office.now())
    assert find_text(told, "hourly").text == "Zebra, Stunde 3: ein Vorfall"
    assert "zurückgebaut: Die Datenbank." in find_text(told, "rolled-back").text
    with pytest.raises(KnownError, match=r"channel\.text-unknown"):
        find_text(told, "other")


@dataclass
class Secrets:
    """A keyring in memory."""

    kept: dict[str, str] = field(default_factory=dict)

    def read(self, name: str) -> str | None:
        return self.kept.get(name)

    def keep(self, name: str, secret: str) -> None:
        self.kept[name] = secret

    def forget(self, name: str) -> None:
        self.kept.pop(name, None)

    def describe(self) -> str:
        return "memory"


@dataclass
class Chat:
    """Remembers what was posted."""

    posted: list[tuple[str, str, Sequence[str]]] = field(default_factory=list)

    def post(self, address: str, text: str, *, hosts: Sequence[str] = ()) -> None:
        self.posted.append((address, text, hosts))


def with_chat(adapters: Adapters) -> tuple[Adapters, Secrets, Chat]:
    secrets, chat = Secrets(), Chat()
    return replace(adapters, mail=replace(adapters.mail, keyring=secrets, chat=chat)), secrets, chat


def test_a_webhook_lies_in_the_keyring_alone(office: Office) -> None:
    adapters, secrets, chat = with_chat(office.manager.adapters)
    with pytest.raises(KnownError, match=r"chat\.none"):
        post_text(adapters, "rc-7", "Launched", now=office.now())
    secret = "https://hooks.slack.com/services/canary-hook"
    keep_webhook(adapters, secret)
    assert has_webhook(adapters)
    post_text(adapters, "rc-7", "Launched", now=office.now())
    assert chat.posted == [(secret, "Launched", ("hooks.slack.com",))]
    with adapters.store.reading() as work:
        entry = work.audit.entries()[-1]
    assert (entry.event, entry.payload) == ("chat.posted", {"text": "Launched", "host": "hooks.slack.com"})
    assert b"canary-hook" not in b"".join(path.read_bytes() for path in office.folder.rglob("*") if path.is_file())
    forget_webhook(adapters)
    assert not has_webhook(adapters)
    assert secrets.kept == {}


@pytest.mark.parametrize(
    ("address", "host", "code"),
    [
        ("https://chat.example.com/x", "", "chat.host-unknown"),
        ("https://chat.example.com/x", "other.example.com", "chat.host-unknown"),
        ("http://hooks.slack.com/x", "", "chat.address-invalid"),
        ("https://a:b@hooks.slack.com/x", "", "chat.address-invalid"),
        ("https://[/x", "", "chat.address-invalid"),
    ],
)
def test_a_webhook_of_somebody_else_is_not_kept(office: Office, address: str, host: str, code: str) -> None:
    adapters, secrets, _ = with_chat(office.manager.adapters)
    with pytest.raises(KnownError, match=code.replace(".", r"\.")):
        keep_webhook(adapters, address, host=host)
    assert secrets.kept == {}
    keep_webhook(adapters, "https://chat.example.com/x", host="chat.example.com")
    assert len(secrets.kept) == 1


def edited(text: str) -> TemplateText:
    return TemplateText(subject="Freigabe {{ product }}", body=text)


def test_a_homes_own_text_is_a_new_version(office: Office) -> None:
    adapters = office.manager.adapters
    assert not read_text(adapters, "request", "de").own
    first = save_text(adapters, "request", "de", edited("Hallo {{ role }}"), now=office.now())
    assert (first.version, first.own, first.text.body) == (101, True, "Hallo {{ role }}\n")
    assert save_text(adapters, "request", "de", edited("Hallo {{ role }}\n\n"), now=office.now()) == first
    second = save_text(adapters, "request", "de", edited("Guten Tag {{ role }}"), now=office.now())
    assert (second.version, read_text(adapters, "request", "en").own) == (102, False)
    back = restore_text(adapters, "request", "de", now=office.now())
    assert (back.text, back.own) == (shipped_text("request", "de"), False)
    assert restore_text(adapters, "request", "de", now=office.now()) == back
    assert save_text(adapters, "request", "de", shipped_text("request", "de"), now=office.now()) == back
    assert save_text(adapters, "request", "de", edited("Wieder {{ role }}"), now=office.now()).version == 104
    assert [one.origin for one in text_versions(adapters, "request", "de")] == ["own", "own", "shipped", "own"]
    assert events(office).count("template.changed") == 4


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("{{ nothing }}", "template.placeholder-unknown"),
        ("{% for c in conditions %}{% endfor %}", "template.placeholder-unknown"),
        ("{{ role.upper() }}", "template.forbidden"),
        ("{{ role", "template.syntax"),
        ("x" * 20_001, "template.too-long"),
        (" \n", "letter.text-empty"),
    ],
)
def test_a_text_that_cannot_be_filled_is_not_kept(office: Office, body: str, code: str) -> None:
    with pytest.raises(KnownError, match=code.replace(".", r"\.")):
        save_text(office.manager.adapters, "request", "de", edited(body), now=office.now())
    assert text_versions(office.manager.adapters, "request", "de") == ()


def test_a_mail_that_nobody_knows_has_no_text(office: Office) -> None:
    with pytest.raises(KnownError, match=r"letter\.kind-unknown"):
        preview_text(office.manager.adapters, "../request", "de", edited("x"))


def test_a_homes_own_text_is_what_is_written(office: Office) -> None:
    adapters = office.manager.adapters
    save_text(
        adapters, "void", "en", TemplateText(subject="S {{ candidate }}", body="B {{ reason }}"), now=office.now()
    )
    given: Mapping[str, object] = {"reason": "{{ 7 * 7 }}"}
    letter = write_letter(adapters, "rc-7", "void", given=given, now=office.now())
    assert (letter.subject, letter.text, letter.template_version) == ("S rc-7", "B {{ 7 * 7 }}\n", 101)
