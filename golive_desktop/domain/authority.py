# SPDX-License-Identifier: MIT
"""The certificate authorities of a company that a home believes about names, and how each came to be believed."""

from dataclasses import dataclass
from datetime import datetime

from golive_desktop.domain.certificate import fingerprint_of, spoken_number

__all__ = ["AuthorityFacts", "CompanyAuthority"]


@dataclass(frozen=True, kw_only=True, slots=True)
class AuthorityFacts:
    """What the certificate of an authority says of itself."""

    der: bytes
    subject: str
    """Whom it names, in one line, the common name first."""
    issuer: str
    """Who issued it; the same line where it did so itself."""
    not_before: datetime
    not_after: datetime
    key: str
    """Sort and size of its key, for example ``RSA 4096``."""

    @property
    def fingerprint(self) -> str:
        """SHA-256 over the DER bytes, 64 lower-case hexadecimal digits."""
        return fingerprint_of(self.der)

    @property
    def number(self) -> str:
        """The spoken number of this certificate."""
        return spoken_number(self.fingerprint)


@dataclass(frozen=True, kw_only=True, slots=True)
class CompanyAuthority:
    """An authority that the home believes, or believed until it was removed."""

    certificate: bytes
    """DER."""
    added_by: str
    """A person's name."""
    added_at: datetime
    compared: str
    """How its number was compared, in one sentence of whoever did it."""
    removed_by: str = ""
    removed_at: datetime | None = None
    """None while it is believed."""

    @property
    def fingerprint(self) -> str:
        """SHA-256 over the DER bytes, 64 lower-case hexadecimal digits."""
        return fingerprint_of(self.certificate)
