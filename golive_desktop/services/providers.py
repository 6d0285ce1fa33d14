# SPDX-License-Identifier: MIT
"""Well-known providers of mail, so that the form of an account is filled after the address was typed."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from golive_desktop.domain.mail import Authentication, Encryption
from golive_desktop.domain.release import Language
from golive_desktop.resources import resource_text

__all__ = ["Provider", "provider_of", "providers", "suggest", "user_at"]

_User = Literal["address", "local"]
_Note = Literal["", "app-password", "switched-off"]
_USUAL_PORT = 587
_PORTS = range(1, 65536)


@dataclass(frozen=True, kw_only=True, slots=True)
class Provider:
    """How mail is handed over to a provider."""

    key: str
    name: str
    host: str
    """Empty where each company has its own."""
    port: int
    encryption: Encryption
    authentications: tuple[Authentication, ...]
    """The usual one first."""
    user: _User
    """Whether the login is the whole address or the part before the @."""
    domains: tuple[str, ...]
    source: str
    """Where these facts stand."""
    notes: Mapping[Language, str]
    """What has to be set at the provider, in words."""
    note: _Note = ""
    """The same in a word: the usual password is refused, or SMTP has to be allowed first."""

    @property
    def authentication(self) -> Authentication:
        """The usual way to log in."""
        return self.authentications[0]


@cache
def providers() -> tuple[Provider, ...]:
    """All that the program knows, in the order of its list."""
    return tuple(_provider(entry) for entry in tomllib.loads(resource_text("mail/providers.toml"))["provider"])


def suggest(address: str) -> Provider | None:
    """The provider of an address by its domain; None for a domain that nobody knows, as a company's own is.

    Args:
        address: as typed, complete or not.
    """
    domain = address.strip().casefold().rpartition("@")[2] if "@" in address else ""
    for provider in providers():
        if any(domain == known or domain.endswith(f".{known}") for known in provider.domains):
            return provider
    return None


def provider_of(address: str) -> Provider | None:
    """As `suggest`; for a domain of one's own a first guess without a name: ``smtp.`` before it.

    None for what is no address yet.
    """
    domain = address.strip().casefold().rpartition("@")[2]
    if "@" not in address or "." not in domain.strip("."):
        return None
    return suggest(address) or Provider(
        key="",
        name="",
        host=f"smtp.{domain}",
        port=_USUAL_PORT,
        encryption=Encryption.STARTTLS,
        authentications=(Authentication.PASSWORD,),
        user="address",
        domains=(domain,),
        source="",
        notes={"de": "", "en": ""},
    )


def user_at(provider: Provider, address: str) -> str:
    """Who logs in with this address."""
    return address.strip().rpartition("@")[0] if provider.user == "local" else address.strip()


def _provider(entry: Mapping[str, Any]) -> Provider:
    user: _User = entry["user"]
    note: _Note = entry.get("note", "")
    if user not in get_args(_User) or note not in get_args(_Note) or entry["port"] not in _PORTS:
        raise ValueError(entry["key"])
    notes: dict[Language, str] = {"de": str(entry["de"]), "en": str(entry["en"])}
    return Provider(
        key=str(entry["key"]),
        name=str(entry["name"]),
        host=str(entry["host"]),
        port=int(entry["port"]),
        encryption=Encryption(entry["encryption"]),
        authentications=tuple(Authentication(one) for one in entry["authentications"]),
        user=user,
        domains=tuple(entry["domains"]),
        source=str(entry["source"]),
        notes=notes,
        note=note,
    )
