# SPDX-License-Identifier: MIT
"""Mail by typed commands; the password comes from a file, the environment or a prompt, and turns up nowhere."""

import email
from pathlib import Path

import pytest

from tests.canary import Canary
from tests.cli.conftest import Desk, type_in
from tests.mail.authority import Authority
from tests.mail.relays import free_port, small_relay

TAG = "rc-2026-03-01"


def account(desk: Desk, port: int, *more: object) -> dict[str, object]:
    said: dict[str, object] = desk.ok(
        "mail", "account", "add", "--sender", "Anna Berger <anna@example.com>", "--host", "127.0.0.1",
        "--port", port, "--encryption", "none", "--login", "none", *more, "--home", desk.manager,
    )  # fmt: skip
    return said


def test_a_request_is_prepared_shown_and_sent(desk: Desk) -> None:
    home = ("--home", desk.manager)
    refused = desk.golive("mail", "prepare", "request", TAG, "--role", "legal", *home, "--json")
    assert (refused.code, refused.data["problem"]["code"]) == (2, "outbox.address-missing")
    people = desk.ok(
        "mail", "people", "set", TAG, "--role", "legal", "--name", "Dr. Katrin Albers",
        "--address", "katrin@example.com", "--language", "de", *home,
    )["people"]  # fmt: skip
    assert people == [{"role": "legal", "name": "Dr. Katrin Albers", "address": "katrin@example.com", "language": "de"}]
    (prepared,) = desk.ok("mail", "prepare", "request", TAG, "--role", "legal", *home)["letters"]
    assert (prepared["state"], prepared["to"], prepared["enclosures"][0]["name"]) == (
        "prepared",
        ["katrin@example.com"],
        "legal.golive",
    )
    shown = desk.golive("mail", "show", "1", *home, "--lang", "de")
    assert "Dr. Katrin Albers <katrin@example.com>" in shown.err
    assert "Guten Tag" in shown.err
    with small_relay() as relay:
        account(desk, relay.port)
        assert desk.ok("mail", "send", *home)["letters"] == []
        assert relay.mailbox == []
        (sent,) = desk.ok("mail", "send", "1", *home)["letters"]
        assert (sent["state"], sent["answer"], sent["pending"]) == ("sent", "250 2.0.0 kept as 1", [])
        assert desk.ok("mail", "send", "--all", *home)["letters"] == []
        assert len(relay.mailbox) == 1
    trail = desk.folder / "trail.csv"
    desk.ok("audit", "verify", "--export", trail, *home)
    told = trail.read_text("utf-8")
    assert "Mail taken by the mail server" in told
    assert "katrin@example.com" not in told


def test_an_outbox_without_a_server_waits_and_is_taken_back(desk: Desk, tmp_path: Path) -> None:
    home = ("--home", desk.manager)
    text = tmp_path / "text.txt"
    text.write_text("Guten Tag\n", "utf-8")
    desk.ok("mail", "people", "set", TAG, "--role", "customers", "--address", "all@example.com", *home)
    free = ("mail", "prepare", "free", TAG, "--role", "customers", "--subject", "Grüße", "--text-file", text)
    (first,) = desk.ok(*free, "--attach", text, *home)["letters"]
    out = tmp_path / "draft.eml"
    desk.ok("mail", "draft", first["id"], "--out", out, *home)
    assert email.message_from_bytes(out.read_bytes())["X-Unsent"] == "1"
    assert desk.golive("mail", "send", "--all", *home).code == 2  # there is no account
    account(desk, free_port())
    said = desk.golive("mail", "send", "--all", *home, "--json")
    assert said.code == 1
    (tried,) = said.data["letters"]
    assert (tried["state"], tried["attempts"], tried["problem"]["code"]) == ("queued", 1, "mail.connection-refused")
    assert tried["next_try"]
    (waiting,) = desk.ok("mail", "outbox", "--open", *home)["letters"]
    assert waiting["number"] == 1
    assert desk.ok("mail", "cancel", "1", *home)["letters"][0]["state"] == "cancelled"
    assert desk.ok("mail", "outbox", "--open", *home)["letters"] == []
    assert desk.golive("mail", "queue", "1", *home).code == 1
    assert desk.golive("mail", "again", "9", *home).code == 2


def test_a_password_is_told_to_the_server_and_to_nothing_else(desk: Desk, tmp_path: Path) -> None:
    bird, authority = Canary(), Authority(tmp_path)
    home = ("--home", desk.manager)
    (tmp_path / "authority.pem").write_bytes(authority.pem)
    with small_relay(login=("relay", bird.secret), tls_context=authority.server(), require_starttls=True) as relay:
        kept = type_in(
            "mail", "account", "add", "--sender", "anna@example.com", "--host", "localhost", "--port", relay.port,
            "--user", "relay", "--authorities", tmp_path / "authority.pem", "--reply-to", "answers@example.com",
            *home, "--json", environment={"GOLIVE_MAIL_PASSWORD": bird.secret},
        )  # fmt: skip
        assert kept.code == 0, kept.err
        test = type_in("mail", "account", "test", *home, "--json", environment={"GOLIVE_MAIL_PASSWORD": bird.secret})
        assert [(step["name"], step["passed"]) for step in test.data["steps"]][-1] == ("sender", True)
        wrong = type_in("mail", "account", "test", *home, environment={"GOLIVE_MAIL_PASSWORD": "wrong"})
        assert wrong.code == 1
        assert "535" in wrong.err
        unasked = type_in("mail", "account", "test", *home, "--json", environment={})
        assert (unasked.code, unasked.data["problem"]["code"]) == (2, "secret.no-terminal")
    (listed,) = desk.ok("mail", "account", "list", *home)["accounts"]
    assert (listed["sender"], listed["user"], listed["own_authorities"]) == ("anna@example.com", "relay", True)
    desk.ok("mail", "account", "remove", "anna@example.com", *home)
    assert desk.ok("mail", "account", "list", *home)["accounts"] == []
    assert bird.files(desk.folder) == []
    assert not any(bird.found_in_text(said.out + said.err) for said in (kept, test, wrong, unasked))


def test_regular_mails_are_planned_and_dropped(desk: Desk) -> None:
    home = ("--home", desk.manager)
    plan = desk.ok("mail", "plan", "add", TAG, "weekly-status", "--weekday", 5, "--hour", 16, *home)["plan"]
    assert (plan["weekday"], plan["hour"], plan["kind"]) == (5, 16, "weekly-status")
    assert desk.ok("mail", "due", *home)["due"] == []
    assert desk.ok("mail", "due", "--write", *home) == {"queued": [], "asking": [], "problems": []}
    assert desk.ok("mail", "notices", TAG, *home)["letters"] == []
    assert desk.ok("mail", "plan", "drop", plan["id"], *home)["plans"] == []
    assert desk.golive("mail", "plan", "add", TAG, "t-60", *home).code == 2


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_part_of_the_command_has_its_help(language: str) -> None:
    said = type_in("mail", "--help", "--lang", language)
    assert said.code == 0
    assert all(part in said.out for part in ("account", "prepare", "outbox", "people", "plan", "due", "templates"))
