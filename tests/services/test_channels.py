# SPDX-License-Identifier: MIT
"""Every moment of the run has its texts; a webhook's address lies in the keyring alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest

from golive_desktop.domain.problem import KnownError
from golive_desktop.ports.adapters import Adapters
from golive_desktop.services.channels import (
    STATUS_PAGE,
    channel_texts,
    find_text,
    forget_webhook,
    has_webhook,
    keep_webhook,
    post_text,
)
from golive_desktop.services.runbooks import change_runbook, runbook_of
from tests.office import Office

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
    assert "zurückgerollt: Die Datenbank." in find_text(told, "rolled-back").text
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


def test_the_runbooks_own_texts_come_first_as_they_were_typed(office: Office) -> None:
    adapters = office.manager.adapters
    with adapters.store.reading() as work:
        book = runbook_of(work, office.release)
    own = replace(book.steps[0], channel="#war", channel_text="{{ product }} & 100 %")
    silent = replace(book.steps[1], channel_text="nowhere to go")
    change_runbook(adapters, "rc-7", replace(book, steps=(own, silent, *book.steps[2:])), now=office.now())
    first, second = channel_texts(adapters, "rc-7", "en", now=office.now())[:2]
    assert (first.key, first.at, first.channel, first.text) == (own.key, own.moment, "#war", "{{ product }} & 100 %")
    assert second.key == "t-48h"


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
