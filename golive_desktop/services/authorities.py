# SPDX-License-Identifier: MIT
"""Which of a company's certificate authorities this home believes about names: compared, added, removed."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from golive_desktop.domain.authority import AuthorityFacts, CompanyAuthority
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.text import tidy
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.store import UnitOfWork

__all__ = [
    "KnownAuthority",
    "Vouched",
    "add_authority",
    "authorities",
    "believed",
    "own_name",
    "read_authority",
    "remove_authority",
    "same_number",
]

_LONGEST: Final = 300


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownAuthority:
    """An authority that the home believes, with what its certificate says."""

    record: CompanyAuthority
    facts: AuthorityFacts


@dataclass(frozen=True, kw_only=True, slots=True)
class Vouched:
    """How the number of an authority's certificate was compared."""

    number: str
    """What the company says that it is: the 24 digits, or the SHA-256 fingerprint."""
    by: str
    """Who compared it."""
    compared: str
    """Where the number came from, in one sentence."""


def read_authority(adapters: Adapters, data: bytes, *, now: datetime) -> AuthorityFacts:
    """The authority in a file, to be shown with its number before it is believed.

    Args:
        adapters: the parts to work with.
        data: one certificate, DER or PEM.
        now: the time; its certificate has to be valid.

    Raises:
        KnownError: ``certificate.unreadable``, ``authority.several``, ``authority.no-authority``,
            ``authority.not-valid``, ``authority.unsuitable``, ``authority.known``.
    """
    facts = adapters.authorities.read(data, now=now)
    with adapters.store.reading() as work:
        _not_known(work, facts)
    return facts


def add_authority(adapters: Adapters, data: bytes, *, vouched: Vouched, now: datetime) -> KnownAuthority:
    """Believes an authority about names from now on, in every check of this home.

    It makes nobody a signer of any role: that is said by the key list of a release alone.

    Args:
        adapters: the parts to work with.
        data: one certificate, DER or PEM.
        vouched: its number as the company says it, who compared it and how.
        now: when.

    Raises:
        KnownError: ``authority.number-missing``, ``authority.number-differs``, ``authority.by-missing``,
            ``authority.comparison-missing``, and what `read_authority` raises.
    """
    facts = read_authority(adapters, data, now=now)
    if not vouched.number.strip():
        raise KnownError.of("authority.number-missing", facts.subject, number=facts.number)
    if not same_number(facts, vouched.number):
        raise KnownError.of("authority.number-differs", facts.subject, number=facts.number)
    by, compared = _line(vouched.by), _line(vouched.compared)
    if not by:
        raise KnownError.of("authority.by-missing")
    if not compared:
        raise KnownError.of("authority.comparison-missing", facts.subject)
    record = CompanyAuthority(certificate=facts.der, added_by=by, added_at=now, compared=compared)
    with adapters.store.writing() as work:
        _not_known(work, facts)
        work.authorities.put(record)
        payload = {"name": facts.subject, "by": by, "note": compared}
        work.audit.record("authority.added", facts.number, payload, at=now)
    return KnownAuthority(record=record, facts=facts)


def remove_authority(adapters: Adapters, fingerprint: str, *, by: str, now: datetime) -> KnownAuthority:
    """Believes an authority no more, from now on and whatever it vouched for before; that it once did stays on record.

    Args:
        adapters: the parts to work with.
        fingerprint: its first digits are enough, or the spoken number.
        by: who removes it.
        now: when.

    Raises:
        KnownError: ``authority.unknown`` unless exactly one fits, ``authority.by-missing``.
    """
    who, wanted = _line(by), _plain(fingerprint)
    if not who:
        raise KnownError.of("authority.by-missing")
    with adapters.store.writing() as work:
        known = [_described(adapters, item) for item in believed(work)]
        found = [item for item in known if wanted and _is_called(item.facts, wanted)]
        if len(found) != 1:
            raise KnownError.of("authority.unknown", fingerprint)
        record = replace(found[0].record, removed_by=who, removed_at=now)
        facts = found[0].facts
        work.authorities.put(record)
        payload = {"name": facts.subject, "by": who}
        work.audit.record("authority.removed", facts.number, payload, at=now)
    return KnownAuthority(record=record, facts=facts)


def authorities(adapters: Adapters) -> tuple[KnownAuthority, ...]:
    """The authorities that the home believes, in the order added."""
    with adapters.store.reading() as work:
        records = believed(work)
    return tuple(_described(adapters, record) for record in records)


def believed(work: UnitOfWork) -> tuple[CompanyAuthority, ...]:
    """Those of a home that were added and not removed."""
    return tuple(item for item in work.authorities.all() if item.removed_at is None)


def own_name(adapters: Adapters) -> str:
    """Whose laptop this is: the one name in its signing identities; empty where there is none or more than one."""
    with adapters.store.reading() as work:
        names = {adapters.keys.describe(item.certificate).subject.name for item in work.identities.all()}
    return names.pop() if len(names) == 1 else ""


def same_number(facts: AuthorityFacts, said: str) -> bool:
    """Whether what somebody read is the number of this certificate: its 24 digits or its whole SHA-256 fingerprint.

    Args:
        facts: the certificate's.
        said: with spaces or colons between the digits, or without.
    """
    return _plain(said) in {_plain(facts.number), facts.fingerprint}


def _is_called(facts: AuthorityFacts, wanted: str) -> bool:
    return facts.fingerprint.startswith(wanted) or _plain(facts.number) == wanted


def _described(adapters: Adapters, record: CompanyAuthority) -> KnownAuthority:
    return KnownAuthority(record=record, facts=adapters.authorities.describe(record.certificate))


def _not_known(work: UnitOfWork, facts: AuthorityFacts) -> None:
    if any(item.certificate == facts.der for item in believed(work)):
        raise KnownError.of("authority.known", facts.subject)


def _plain(said: str) -> str:
    return "".join(said.replace(":", "").split()).lower()


def _line(text: str) -> str:
    return " ".join(tidy(text).split())[:_LONGEST]
