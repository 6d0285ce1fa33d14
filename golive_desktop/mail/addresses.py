# SPDX-License-Identifier: MIT
"""Addresses as a relay takes them: checked strictly, so that none says something else than it shows."""

import ipaddress
import re
from typing import Final

from golive_desktop.domain.problem import KnownError

__all__ = ["ascii_domain", "envelope_address", "stays_here"]

_LOCAL_PART: Final = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
"""A dot-atom (RFC 5322, 3.2.3): no quotes, no comments, no route."""
_LABEL: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?")
_LONGEST_LOCAL_PART: Final = 64
_LONGEST_ADDRESS: Final = 254
_LONGEST_DOMAIN: Final = 253
_LONGEST_LABEL: Final = 63


def envelope_address(address: str) -> str:
    """`address` in the letters that every relay takes; a domain with umlauts in its ASCII form (RFC 5891).

    Args:
        address: bare, without name or angle brackets.

    Raises:
        KnownError: ``mail.address-invalid``; ``mail.address-unsupported`` for a letter before the @ that only relays
            with SMTPUTF8 (RFC 6531) would take: few do, and not every server on the way.
    """
    local, at, domain = address.rpartition("@")
    if not local.isascii() and local.isprintable() and "@" not in local and ascii_domain(domain):
        raise KnownError.of("mail.address-unsupported", address)
    plain = ascii_domain(domain)
    whole = f"{local}@{plain}"
    fits = len(local) <= _LONGEST_LOCAL_PART and len(whole) <= _LONGEST_ADDRESS
    if not at or not plain or not fits or not _LOCAL_PART.fullmatch(local):
        raise KnownError.of("mail.address-invalid", address)
    return whole


def ascii_domain(domain: str) -> str:
    """The name of a host or domain in ASCII (RFC 5891, mapped as UTS #46 says); empty when it is none.

    Args:
        domain: as typed; an address made of numbers is none.
    """
    plain = domain if domain.isascii() else _idna(domain)
    labels = plain.split(".")
    good = all(len(label) <= _LONGEST_LABEL and _LABEL.fullmatch(label) for label in labels)
    return plain if good and len(plain) <= _LONGEST_DOMAIN and not labels[-1].isdecimal() else ""


def stays_here(address: str) -> bool:
    """Whether what is sent to this network address never leaves the computer, so that nobody on the way can read it.

    Args:
        address: of IPv4 or IPv6, as a connection names its other end.
    """
    place = ipaddress.ip_address(address)
    mapped = place.ipv4_mapped if isinstance(place, ipaddress.IPv6Address) else None
    return (mapped or place).is_loopback


def _idna(domain: str) -> str:
    # note: Python's own codec follows the older standard, which takes straße.de for strasse.de: somebody else's domain
    import idna  # noqa: PLC0415 - few domains need its tables

    try:
        return idna.encode(domain, uts46=True, std3_rules=True, transitional=False).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return ""
