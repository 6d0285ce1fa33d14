# SPDX-License-Identifier: MIT
"""Takes care of the keys of this laptop: another passphrase, a free name, how long each is still valid."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from golive_desktop.domain.certificate import Certificate, fingerprint_of
from golive_desktop.domain.passphrase import MIN_PASSPHRASE
from golive_desktop.domain.problem import KnownError
from golive_desktop.ports.adapters import Adapters

__all__ = ["Validity", "change_passphrase", "free_name", "validity_of"]

WARNED = timedelta(days=30)
"""How long before its end a key is said to be ending: a comparison of numbers needs a few days."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Validity:
    """Whether a key can sign now, and for how long."""

    state: Literal["valid", "ending", "expired", "not-yet"]
    days: int
    """Whole days until it ends; 0 once it has."""


def validity_of(certificate: Certificate, *, now: datetime) -> Validity:
    """Whether a key can sign at `now`; both ends of the certificate's time belong to it (RFC 5280, 4.1.2.5)."""
    if now > certificate.not_after:
        return Validity(state="expired", days=0)
    days = (certificate.not_after - now).days
    if now < certificate.not_before:
        return Validity(state="not-yet", days=days)
    return Validity(state="ending" if certificate.not_after - now <= WARNED else "valid", days=days)


def change_passphrase(adapters: Adapters, name: str, *, old: str, new: str, now: datetime) -> None:
    """Encrypts a key of this laptop anew; certificate and number stay, a backup keeps the passphrase that it had.

    Args:
        adapters: the home's parts.
        name: the identity's.
        old: the passphrase so far.
        new: the one from now on, at least eight characters.
        now: when; recorded, without either passphrase.

    Raises:
        KnownError: ``identity.passphrase-short``, ``key.passphrase-wrong``, ``key.damaged``, ``key.unsuitable``,
            ``store.identity-unknown``.
    """
    if len(new) < MIN_PASSPHRASE:
        raise KnownError.of("identity.passphrase-short", minimum=str(MIN_PASSPHRASE))
    with adapters.store.reading() as work:
        before = work.identities.get(name)
    key_file = adapters.keys.change_passphrase(before.key_file, old=old, new=new)
    # note: a file that nobody could open any more must never take the place of one that somebody can
    same = adapters.keys.certificate(key_file, passphrase=new)
    if same.der != before.certificate:
        raise KnownError.of("key.damaged", name)
    with adapters.store.writing() as work:
        work.identities.replace_key_file(name, key_file)
        payload = {"fingerprint": fingerprint_of(before.certificate)}
        work.audit.record("identity.passphrase-changed", name, payload, at=now)


def free_name(adapters: Adapters, wanted: str) -> str:
    """`wanted`, with a number behind it where an identity of this laptop is called so already."""
    with adapters.store.reading() as work:
        taken = {identity.name for identity in work.identities.all()}
    number, free = 2, wanted
    while free in taken:
        free = f"{wanted} {number}"
        number += 1
    return free
