# SPDX-License-Identifier: MIT
"""Texts for chat channels and the status page, by the moments of the run: to copy, or to post through a webhook."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from golive_desktop.domain.day import day_of
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.release import Language
from golive_desktop.i18n.moments import show_date
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.mail import TemplateText
from golive_desktop.resources import resource_text
from golive_desktop.services.correspondence import Correspondence, correspondence_of
from golive_desktop.services.dates import in_zone
from golive_desktop.services.mail_kinds import SHIPPED
from golive_desktop.services.overview import Overview, look_at
from golive_desktop.services.runbooks import runbook_of

__all__ = [
    "SLACK_HOST",
    "STATUS_PAGE",
    "ChannelText",
    "channel_texts",
    "find_text",
    "forget_webhook",
    "has_webhook",
    "keep_webhook",
    "post_text",
]

SLACK_HOST: Final = "hooks.slack.com"
STATUS_PAGE: Final = "status-page"
"""Stands for the status page where else a channel is named."""
_SECRET: Final = "chat-webhook"  # noqa: S105 - a name in the keyring, no secret
_GIVEN: Final[Mapping[str, object]] = {"reason": "", "hour": 1, "headline": ""}
_NOTHING: Final[Mapping[str, object]] = {}


@dataclass(frozen=True, kw_only=True, slots=True)
class ChannelText:
    """A text for one channel at one moment."""

    key: str
    at: str
    """The moment of the run, as a plan names it: "T-60", "T+15", ..."""
    channel: str
    """With its ``#``; or `STATUS_PAGE`."""
    text: str


def channel_texts(
    adapters: Adapters, release: str, language: Language, *, given: Mapping[str, object] = _NOTHING, now: datetime
) -> tuple[ChannelText, ...]:
    """All texts, in the order of the run; those that the runbook's own steps name come first, letter for letter.

    Args:
        adapters: the parts to work with.
        release: id or tag.
        language: of the texts.
        given: ``reason``, ``hour`` and ``headline``, where a text names them.
        now: when.

    Raises:
        KnownError: ``store.release-unknown``.
    """
    overview = look_at(adapters, release, now=now, with_own=False)
    with adapters.store.reading() as work:
        known = correspondence_of(work, overview.release, language)
        steps = runbook_of(work, overview.release).steps
        t0 = day_of(work.days.events(overview.release.id)).t0
    launch = in_zone(t0, overview.release.plan).date() if t0 else overview.release.plan.date
    values = {
        **_values(overview, known),
        "launch_date": show_date(launch, language) if launch else "",
        **{name: given.get(name, value) for name, value in _GIVEN.items()},
    }
    entries = tomllib.loads(resource_text(f"mail/{SHIPPED}/{language}/channels.toml"))["text"]
    own = (
        ChannelText(key=step.key, at=step.moment, channel=step.channel, text=step.channel_text)
        for step in steps
        if step.channel and step.channel_text
    )
    shipped = (
        ChannelText(
            key=entry["key"],
            at=entry["at"],
            channel=entry["channel"],
            text=adapters.mail.templates.render(TemplateText(subject="", body=entry["text"]), values).text.strip(),
        )
        for entry in entries
    )
    return (*own, *shipped)


def find_text(texts: tuple[ChannelText, ...], key: str) -> ChannelText:
    """The text with this key.

    Raises:
        KnownError: ``channel.text-unknown``.
    """
    found = next((text for text in texts if text.key == key), None)
    if found is None:
        raise KnownError.of("channel.text-unknown", key, known=", ".join(text.key for text in texts))
    return found


def keep_webhook(adapters: Adapters, address: str, *, host: str = "") -> None:
    """Keeps the address of an incoming webhook in the keyring, and nowhere else.

    Args:
        adapters: the parts to work with.
        address: as the chat's settings show it.
        host: the chat's host, named by the user, where it is not Slack's.

    Raises:
        KnownError: ``chat.address-invalid``, ``chat.host-unknown``, ``keyring.…``.
    """
    found = _host(address)
    if found != SLACK_HOST and found != host.strip().lower():
        raise KnownError.of("chat.host-unknown", found)
    adapters.mail.keyring.keep(_SECRET, address.strip())


def forget_webhook(adapters: Adapters) -> None:
    """Drops the webhook's address from the keyring. Raises KnownError ``keyring.…``."""
    adapters.mail.keyring.forget(_SECRET)


def has_webhook(adapters: Adapters) -> bool:
    """Whether texts can be posted. Raises KnownError ``keyring.…``."""
    return adapters.mail.keyring.read(_SECRET) is not None


def post_text(adapters: Adapters, release: str, text: str, *, now: datetime) -> None:
    """Posts a text as it was shown, and records that it was.

    Args:
        adapters: the parts to work with.
        release: id or tag of the release that it is about.
        text: what the channel shows.
        now: when.

    Raises:
        KnownError: ``chat.…``, ``keyring.…``, ``store.release-unknown``; nothing is recorded then.
    """
    with adapters.store.reading() as work:
        record = work.releases.get(release)
    address = adapters.mail.keyring.read(_SECRET)
    if address is None:
        raise KnownError.of("chat.none")
    host = _host(address)
    adapters.mail.chat.post(address, text, hosts=(host,))
    with adapters.store.writing() as work:
        payload = {"text": text, "host": host}
        work.audit.record("chat.posted", record.candidate.tag, payload, at=now, release=record.id)


def _values(overview: Overview, known: Correspondence) -> dict[str, object]:
    return {
        "product": overview.release.plan.product,
        "candidate": overview.release.candidate.tag,
        "app": known.signposts.app,
        "status_page": known.signposts.status_page,
        "war_room": known.signposts.war_room,
        "on_call": known.signposts.on_call,
    }


def _host(address: str) -> str:
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname or ""
    except ValueError:
        host = ""
        parts = urlsplit("")
    if parts.scheme != "https" or not host or parts.username or parts.password:
        raise KnownError.of("chat.address-invalid")
    return host
