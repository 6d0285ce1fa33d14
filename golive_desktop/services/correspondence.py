# SPDX-License-Identifier: MIT
"""What the mails of a release point to, and how customers are told about the product."""

import re
import tomllib
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from golive_desktop.domain.communication import CustomerText, Signposts
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.domain.release import Language
from golive_desktop.domain.text import in_one_line, tidy
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.resources import resource_text
from golive_desktop.services.mail_kinds import SHIPPED

__all__ = [
    "Correspondence",
    "correspondence_of",
    "is_address",
    "read_correspondence",
    "set_customer_text",
    "set_signposts",
]

_ADDRESS: Final = re.compile(r"[^\s@<>\",;:()\\]+@[^\s@<>\",;:()\\]+\.[^\s@<>\",;:()\\]+")
"""A first look only: whoever writes the message checks an address by the rules of the relay."""
_LINK: Final = re.compile(r"https://[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]+)?(?:[/?#][!-~]*)?")
_LINKS: Final = ("app", "faq", "status_page")


@dataclass(frozen=True, kw_only=True, slots=True)
class Correspondence:
    """What the mails of a release know beside the release itself."""

    signposts: Signposts
    customers: CustomerText


def read_correspondence(adapters: Adapters, release: str, language: Language) -> Correspondence:
    """As it was set, else as the program begins it.

    Raises:
        KnownError: ``store.release-unknown``.
    """
    with adapters.store.reading() as work:
        return correspondence_of(work, work.releases.get(release), language)


def correspondence_of(work: UnitOfWork, release: ReleaseRecord, language: Language) -> Correspondence:
    """As `read_correspondence`, in a transaction that is open already."""
    read = work.communication.read
    return Correspondence(
        signposts=read(release.id, Signposts) or Signposts(),
        customers=read(release.id, CustomerText, language=language) or _shipped(release.plan.product, language),
    )


def set_signposts(adapters: Adapters, release: str, signposts: Signposts, *, now: datetime) -> Signposts:
    """Keeps what the mails of a release point to.

    Raises:
        KnownError: ``letter.link-invalid``, ``letter.address-invalid``, ``store.release-unknown``.
    """
    tidied = Signposts(**{name: in_one_line(tidy(getattr(signposts, name))) for name in Signposts.__slots__})
    for name in _LINKS:
        link = getattr(tidied, name)
        if link and not _LINK.fullmatch(link):
            raise KnownError.of("letter.link-invalid", link)
    if tidied.support and not is_address(tidied.support):
        raise KnownError.of("letter.address-invalid", tidied.support)
    with adapters.store.writing() as work:
        record = work.releases.get(release)
        if tidied != (work.communication.read(record.id, Signposts) or Signposts()):
            work.communication.keep(record.id, tidied, at=now)
            payload = {name: getattr(tidied, name) for name in Signposts.__slots__}
            work.audit.record("signposts.changed", record.candidate.tag, payload, at=now, release=record.id)
    return tidied


def is_address(text: str) -> bool:
    """Whether `text` looks like a mail address at first sight; whoever writes a message checks it strictly."""
    return _ADDRESS.fullmatch(text) is not None


def set_customer_text(adapters: Adapters, release: str, text: CustomerText, *, now: datetime) -> CustomerText:
    """Keeps how customers are told about the product, in one language.

    Raises:
        KnownError: ``store.release-unknown``.
    """
    tidied = replace(
        text,
        summary=in_one_line(tidy(text.summary)),
        aim=in_one_line(tidy(text.aim)),
        features=_lines(text.features),
        assurances=_lines(text.assurances),
        highlights=_lines(text.highlights),
    )
    with adapters.store.writing() as work:
        record = work.releases.get(release)
        if tidied != correspondence_of(work, record, text.language).customers:
            work.communication.keep(record.id, tidied, at=now)
            payload = {"language": text.language, "summary": tidied.summary}
            work.audit.record("customers.changed", record.candidate.tag, payload, at=now, release=record.id)
    return tidied


def _lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line for text in texts if (line := in_one_line(tidy(text))))


def _shipped(product: str, language: Language) -> CustomerText:
    """What the program knows to say to begin with: of a known product more than of others."""
    entries = tomllib.loads(resource_text(f"mail/{SHIPPED}/{language}/customers.toml"))["product"]
    by_name: dict[str, dict[str, Any]] = {entry["name"].casefold(): entry for entry in entries}
    found = by_name.get(product.casefold(), by_name[""])
    return CustomerText(
        language=language,
        summary=str(found["summary"]),
        features=tuple(found["features"]),
        assurances=tuple(found["assurances"]),
        aim=str(found["aim"]),
        highlights=tuple(found["highlights"]),
    )
