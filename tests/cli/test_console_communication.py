# SPDX-License-Identifier: MIT
"""What a release tells people can be planned, ticked and written on the console."""

import contextlib
import io
import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from golive_desktop.bootstrap import Computer
from golive_desktop.cli.communication import add_communication
from golive_desktop.cli.console import Console
from golive_desktop.cli.parser import Parser, UsageError, group
from golive_desktop.domain.problem import KnownError
from golive_desktop.resources import resource_bytes
from golive_desktop.services.releases import create_release

TAG = "rc-2026-03-01"


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


class Mail:
    """``golive mail`` with the parts under test alone."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self.keyring = Secrets()
        self._computer = Computer({}, lambda _prompt: "")
        console = self._console(as_json=True)
        create_release(console.adapters, resource_bytes("sample/handbook.md"), language="en", now=console.now())
        console.close()

    def __call__(self, *argv: object, code: int = 0) -> Any:  # noqa: ANN401 - JSON
        parser = Parser(prog="golive mail", translate=str)
        add_communication(group(parser, str), str)
        console = self._console(as_json=True)
        out = io.StringIO()
        try:
            arguments = parser.parse_args([str(word) for word in argv])
            with contextlib.redirect_stdout(out):
                assert arguments.run(console, arguments) == code
        finally:
            console.close()
        return json.loads(out.getvalue())

    def _console(self, *, as_json: bool) -> Console:
        console = Console(self._computer, language="en", as_json=as_json, home=self._home)
        adapters = console.adapters
        console._opened = replace(adapters, mail=replace(adapters.mail, keyring=self.keyring))  # noqa: SLF001
        return console


@pytest.fixture
def mail(tmp_path: Path) -> Mail:
    return Mail(tmp_path / "home")


def test_dates_for_the_calendar(mail: Mail, tmp_path: Path) -> None:
    path = tmp_path / "dates.ics"
    mail("dates", TAG, "--out", path, "--launch", "2026-03-05T10:00", "--language", "de")
    events = {
        str(event["UID"]).partition("-0")[0]: event for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    }
    assert len(events) == 19
    assert b"DTSTART;TZID=Europe/Berlin:20260305T100000" in path.read_bytes()
    assert "Go-Live LifeTimeCircle" in path.read_text("utf-8")
    with pytest.raises(KnownError, match=r"files\.exists"):
        mail("dates", TAG, "--out", path)
    with pytest.raises(UsageError):
        mail("dates", TAG, "--out", path, "--launch", "tomorrow")


def test_questions_for_customers(mail: Mail, tmp_path: Path) -> None:
    said = mail("faq", TAG, "--out", tmp_path, "--language", "de")
    assert Path(said["file"]) == tmp_path / "docs" / "CUSTOMER_FAQ.md"
    assert len(said["entries"]) == 10
    assert "## Erste Schritte" in (tmp_path / "docs" / "CUSTOMER_FAQ.md").read_text("utf-8")


def test_a_training(mail: Mail) -> None:
    said = mail(
        "training", TAG, "--at", "2026-03-02T10:00", "--place", "Room 4", "--attendee", "Łukasz <l@example.com>"
    )
    assert (said["starts"], said["place"]) == ("2026-03-02T10:00:00+01:00", "Room 4")
    assert said["attendees"] == [{"name": "Łukasz", "address": "l@example.com"}]
    assert sum(topic["minutes"] for topic in said["agenda"]) == said["minutes"] == 120
    held = mail("training", TAG, "--done", "--by", "Mira")
    assert (held["done_by"], held["done_at"]) == ("Mira", said["starts"])
    with pytest.raises(UsageError):
        mail("training", TAG, "--attendee", "nobody")


def test_the_pre_check(mail: Mail) -> None:
    points = mail("precheck", TAG, "--tick", "mail-live", "--by", "Mira", code=1)["points"]
    assert [(point["key"], point["by"]) for point in points if point["ready"]] == [("mail-live", "Mira")]
    again = mail("precheck", TAG, "--open", "mail-live", "--by", "Mira", code=1)["points"]
    assert not any(point["ready"] for point in again)
    every = [word for point in again if point["key"] != "briefing-training" for word in ("--tick", point["key"])]
    mail("training", TAG, "--done", "--by", "Mira")
    assert all(point["ready"] for point in mail("precheck", TAG, *every, "--by", "Mira")["points"])


def test_texts_and_where_they_point_to(mail: Mail) -> None:
    mail("signposts", TAG, "--app", "https://app.example.com", "--on-call", "+49 30 1")
    (text,) = mail("texts", TAG, "--key", "launched")["texts"]
    assert text["text"].endswith("is live: https://app.example.com")
    assert mail("signposts", TAG)["on_call"] == "+49 30 1"
    assert len(mail("texts", TAG, "--language", "de")["texts"]) == 16
    (hourly,) = mail("texts", TAG, "--key", "hourly", "--hour", "2", "--headline", "no issues")["texts"]
    assert hourly["text"] == "LifeTimeCircle, hour 2: no issues"


def test_what_customers_are_told_is_changed_in_one_language(mail: Mail) -> None:
    before = mail("customers", TAG)
    said = ("--summary", "A ledger for bees", "--feature", "Count bees", "--feature", "Sell honey")
    after = mail("customers", TAG, *said)
    assert (after["summary"], after["features"]) == ("A ledger for bees", ["Count bees", "Sell honey"])
    assert after["assurances"] == before["assurances"]
    assert mail("customers", TAG) == after
    assert mail("customers", TAG, "--language", "de")["summary"] != after["summary"]


def test_templates_are_written_changed_and_restored(mail: Mail, tmp_path: Path) -> None:
    assert [one["key"] for one in mail("templates")["templates"]][:2] == ["request", "reminder"]
    path = tmp_path / "void.toml"
    shown = mail("templates", "void", "--language", "de", "--out", path)
    assert (shown["own"], shown["version"]) == (False, 1)
    assert {one["name"] for one in shown["placeholders"]} >= {"product", "reason"}
    assert "Der Penetrationstest" in shown["preview"]["text"]
    assert mail("templates", "void", "--language", "de", "--set", path)["own"] is False
    path.write_text(path.read_text("utf-8").replace("Hinfällig", 'Nicht mehr \\"gültig\\" \\\\'), "utf-8")
    changed = mail("templates", "void", "--language", "de", "--set", path)
    assert changed["version"] == 101
    assert changed["preview"]["subject"] == 'Nicht mehr "gültig" \\: LifeTimeCircle rc-2026-03-01'
    again = tmp_path / "again.toml"
    mail("templates", "void", "--language", "de", "--out", again)
    assert mail("templates", "void", "--language", "de", "--set", again)["version"] == 101
    assert mail("templates", "void", "--language", "de", "--restore")["own"] is False
    for content in (b"subject = 1", b"\xff", b"no toml", b'subject = "only"'):
        path.write_bytes(content)
        with pytest.raises(KnownError, match=r"template\.file-unreadable"):
            mail("templates", "void", "--set", path)
    with pytest.raises(KnownError, match=r"letter\.kind-unknown"):
        mail("templates", "other")


def test_a_webhook_is_kept_without_being_shown(mail: Mail, tmp_path: Path) -> None:
    path = tmp_path / "address"
    path.write_text("https://hooks.slack.com/services/canary\nnotes\n", "utf-8")
    assert mail("webhook") == {"webhook": False}
    assert mail("webhook", "--address-file", path) == {"webhook": True}
    assert list(mail.keyring.kept.values()) == ["https://hooks.slack.com/services/canary"]
    assert mail("webhook", "--forget") == {"webhook": False}
    for content in (b"", b"\xff", b"http://hooks.slack.com/x"):
        path.write_bytes(content)
        with pytest.raises(KnownError, match=r"chat\.address-invalid"):
            mail("webhook", "--address-file", path)
    path.write_text("https://chat.example.com/x", "utf-8")
    with pytest.raises(KnownError, match=r"chat\.host-unknown"):
        mail("webhook", "--address-file", path)
    assert mail("webhook", "--address-file", path, "--host", "chat.example.com") == {"webhook": True}
