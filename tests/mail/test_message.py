# SPDX-License-Identifier: MIT
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive_desktop.domain.mail import Letter, MailAccount, Mailbox
from golive_desktop.domain.problem import KnownError
from golive_desktop.mail.addresses import envelope_address
from golive_desktop.mail.headers import mailboxes, parameter, unstructured
from golive_desktop.mail.message import AUTOMATIC, MimeWriter
from golive_desktop.ports.mail import File
from tests.mail.conftest import NOW

MakeLetter = Callable[..., Letter]
WRITER = MimeWriter()
TURNED = "Ada \u202emoc.elpmaxe@bob"
ADDRESS = "eleni@example.com"


@pytest.fixture
def relay(account: Callable[..., MailAccount]) -> MailAccount:
    return account(25, reply_to=Mailbox(name="Freigaben", address="go@müller.example"))


def read(data: bytes) -> EmailMessage:
    message = message_from_bytes(data, policy=default)
    assert not any(part.defects for part in message.walk())
    return message


def field(name: str, value: str) -> EmailMessage:
    """The message with one header field, as a second reader sees it."""
    return read(f"{name}: {value}\r\n\r\n".encode("ascii"))


def test_a_letter_becomes_a_message(letter: MakeLetter, relay: MailAccount) -> None:
    copied, hidden = Mailbox(name="", address="cc@example.com"), Mailbox(name="Secret", address="bcc@example.com")
    written = letter(html="<p>Grüße</p>", cc=(copied,), bcc=(hidden,))
    files = [
        File(name="Freigabe für ü.golive", media_type="application/pdf", data=b"%PDF\r\n.\r\n\0"),
        File(name="termine.ics", media_type="text/calendar; method=REQUEST; charset=utf-8", data=b"BEGIN"),
    ]
    data = WRITER.write(written, files, account=relay, at=NOW + timedelta(hours=1))
    message = read(data)
    assert message.keys() == [
        *("From", "Reply-To", "To", "Cc", "Date", "Message-ID", "Subject"),
        *("MIME-Version", "Content-Type", "Content-Language"),
    ]
    assert message["From"] == "Jörg Müller <joerg@example.com>"
    assert message["Reply-To"].addresses[0].addr_spec == "go@xn--mller-kva.example"
    assert message["To"] == f"Ελένη <{ADDRESS}>"
    assert (message["Cc"], message["Subject"]) == ("cc@example.com", "Freigabe für rc-2026-03-01")
    assert (message["Message-ID"], message["Content-Language"]) == ("<letter-1@golive.invalid>", "de")
    assert parsedate_to_datetime(message["Date"]) == NOW + timedelta(hours=1)
    body, html = message.get_body(("plain",)), message.get_body(("html",))
    assert body is not None
    assert html is not None
    assert (body.get_content(), html.get_content()) == ("Guten Tag\r\n.Punkt\r\nGrüße\r\n", "<p>Grüße</p>\r\n")
    parts = list(message.iter_attachments())
    assert [part.get_filename() for part in parts] == ["Freigabe für ü.golive", "termine.ics"]
    assert [part.get_content() for part in parts] == [b"%PDF\r\n.\r\n\0", "BEGIN"]
    assert parts[1].get_content_type() == "text/calendar"
    assert parts[1].get_param("method") == "REQUEST"
    assert b"bcc@" not in data
    assert data == WRITER.write(written, files, account=relay, at=NOW + timedelta(hours=1))


def test_a_draft_is_unsent_and_keeps_its_hidden_recipients(letter: MakeLetter) -> None:
    hidden = Mailbox(name="Łukasz", address="bcc@example.com")
    message = read(WRITER.draft(letter(bcc=(hidden,)), [File(name="a.pdf", media_type="application/pdf", data=b"x")]))
    assert message["X-Unsent"] == "1"
    assert message["Bcc"] == "Łukasz <bcc@example.com>"
    assert message["From"] is None
    assert parsedate_to_datetime(message["Date"]) == NOW
    assert [part.get_filename() for part in message.iter_attachments()] == ["a.pdf"]


def test_who_nobody_is_told_of_has_an_empty_group(letter: MakeLetter, relay: MailAccount) -> None:
    hidden = Mailbox(name="", address="bcc@example.com")
    message = read(WRITER.write(letter(to=(), bcc=(hidden,)), [], account=relay, at=NOW))
    assert message["To"] == "undisclosed-recipients:;"
    assert message.get_content_type() == "text/plain"


def test_only_what_nobody_wrote_says_so(letter: MakeLetter, relay: MailAccount) -> None:
    automatic = {
        kind: read(WRITER.write(letter(kind=kind), [], account=relay, at=NOW))["Auto-Submitted"]
        for kind in (*AUTOMATIC, "request", "free")
    }
    assert automatic == dict.fromkeys(AUTOMATIC, "auto-generated") | {"request": None, "free": None}


@given(text=st.text(min_size=1, max_size=400), name=st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_every_line_is_short_and_seven_bits_wide(text: str, name: str) -> None:
    shown = "".join(letter for letter in name if letter.isprintable())
    made = Letter(
        id="1",
        message_id="<1@x>",
        kind="free",
        release="",
        role="",
        language="en",
        to=(Mailbox(name=shown, address=ADDRESS),),
        subject=shown,
        text=text,
        html=text,
        written_at=NOW,
    )
    files = [File(name=f"{shown[:200]}.pdf", media_type="application/pdf", data=text.encode("utf-8", "replace"))]
    data = WRITER.draft(made, files)
    assert data.isascii()
    assert b"\0" not in data
    assert data.count(b"\r\n") == data.count(b"\n") == data.count(b"\r")
    assert max(map(len, data.split(b"\r\n"))) <= 78


@given(text=st.text(alphabet=st.characters(codec="utf-8"), max_size=300).filter(str.isprintable))
def test_a_subject_is_read_as_it_was_written(text: str) -> None:
    message = field("Subject", unstructured("Subject", text))
    assert message.keys() == ["Subject"]
    assert message["Subject"] == text.strip() if text.isascii() else message["Subject"].strip() == text.strip()


@pytest.mark.parametrize(
    "name",
    [
        'Müller, "Hans" <boss@example.com>',
        "Müller, Hans " * 12,
        'a"b\\c',
        "=?utf-8?q?=0D=0ABcc:_x=40example.com?=",
        "=?utf-8?q?boss=40example.com=3E=2C?= x",
        "Ελένη Жук",
        "(comment)",
        "x" * 300,
    ],
)
def test_a_name_is_read_as_it_was_written_and_is_one_person(name: str) -> None:
    people = [Mailbox(name=name, address=ADDRESS), Mailbox(name="Bob", address="bob@example.com")]
    message = field("To", mailboxes("To", people))
    assert message.keys() == ["To"]
    found = [(each.display_name, each.addr_spec) for each in message["To"].addresses]
    assert found[1:] == [("Bob", "bob@example.com")]
    # note: Python's reader leaves the gaps between encoded words of a name, which belong to none (RFC 2047, 6.2)
    assert (found[0][0].replace(" ", ""), found[0][1]) == (name.replace(" ", ""), ADDRESS)
    assert unstructured("Subject", name) != name or "=?" not in name


@pytest.mark.parametrize(
    "bad", ["a\r\nBcc: x@example.com", "a\nb", "a\rb", "a\0b", "a\x1bb", "a\u2028b", TURNED, "\ud800"]
)
def test_no_control_reaches_a_header(bad: str, letter: MakeLetter, relay: MailAccount) -> None:
    person = Mailbox(name=bad, address=ADDRESS)
    file = File(name=f"{bad}.pdf", media_type="application/pdf", data=b"")
    attempts: list[tuple[str, Letter, list[File], MailAccount]] = [
        ("From", letter(), [], replace(relay, sender=person)),
        ("Reply-To", letter(), [], replace(relay, reply_to=person)),
        ("Subject", letter(subject=bad), [], relay),
        ("Content-Language", letter(language=bad), [], relay),
        ("To", letter(to=(person,)), [], relay),
        ("Cc", letter(cc=(person,)), [], relay),
        ("Bcc", letter(bcc=(person,)), [], relay),
        ("Message-ID", letter(message_id=f"<{bad}@x>"), [], relay),
        ("Content-Disposition", letter(), [file], relay),
    ]
    for name, written, files, account in attempts:
        with pytest.raises(KnownError) as caught:
            WRITER.write(written, files, account=account, at=NOW)
        assert (caught.value.problem.code, caught.value.problem.subject) == ("mail.header-invalid", name)


@pytest.mark.parametrize(
    "name", ["ü" * 255, "a b; filename=x.exe", 'a"b', "..\\..\\a.pdf", "=?utf-8?q?x?=", "%41'", "x" * 255]
)
def test_a_file_keeps_its_name(name: str, letter: MakeLetter) -> None:
    message = read(WRITER.draft(letter(), [File(name=name, media_type="message/rfc822", data=b"\r\n.\r\n")]))
    part = next(message.iter_attachments())
    assert part.get_filename() == name.replace("\\", "_")
    assert part.get_content_type() == "application/octet-stream"
    assert cast("Any", part).get_content() == b"\r\n.\r\n"
    assert parameter("filename", "plain.pdf") == ';\r\n filename="plain.pdf"'


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("ada@example.com", "ada@example.com"),
        ("a.b+c=d!#$%&'*/?^_`{|}~-@x-1.example", "a.b+c=d!#$%&'*/?^_`{|}~-@x-1.example"),
        ("post@straße.example", "post@xn--strae-oqa.example"),
        ("post@MÜLLER.example", "post@xn--mller-kva.example"),
        ("ops@intranet", "ops@intranet"),
    ],
)
def test_addresses_that_every_relay_takes(address: str, found: str) -> None:
    assert envelope_address(address) == found


@pytest.mark.parametrize(
    "address",
    [
        *("", "ada", "@example.com", "ada@", "a@b@example.com", "ada@example..com", ".a@example.com", "a.@example.com"),
        *('"a b"@example.com', "a b@example.com", "<a@example.com>", "a@example.com,b@example.com", "a@[127.0.0.1]"),
        *(
            "a@127.0.0.1",
            "a@-x.example",
            "a@x_y.example",
            "a(b)@example.com",
            "a@example.com\r\n",
            "a@example.com>\nDATA",
        ),
        *("a" * 65 + "@example.com", "a@" + "x" * 64 + ".example", "a@" + ".".join(["x" * 60] * 5), "a@\u202e.example"),
    ],
)
def test_addresses_that_are_none(address: str) -> None:
    with pytest.raises(KnownError) as caught:
        envelope_address(address)
    assert caught.value.problem.code == "mail.address-invalid"


def test_letters_before_the_at_that_few_servers_take_are_named() -> None:
    with pytest.raises(KnownError) as caught:
        envelope_address("jörg@example.com")
    assert caught.value.problem.code == "mail.address-unsupported"
