# SPDX-License-Identifier: MIT
"""A key of this laptop as its owner sees it: whose it is, and whether it can sign now."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from golive_desktop.services.key_care import Validity, validity_of
from golive_desktop.services.overview import OwnKey
from golive_desktop.ui.words import Words

__all__ = ["KeySight", "sight_of"]

_STATES: Final = {"valid": "approved", "ending": "conditional", "expired": "rejected", "not-yet": "not-requested"}


@dataclass(frozen=True, kw_only=True, slots=True)
class KeySight:
    """One key in words."""

    key: OwnKey
    state: str
    """A state of the theme, for icon and colour."""
    validity: str
    """Until when, or since when no more."""
    advice: str
    """What to do about it; empty where nothing is to be done."""

    @property
    def name(self) -> str:
        """How the user calls the key."""
        return self.key.record.name

    @property
    def person(self) -> str:
        """Whom the certificate names."""
        return self.key.certificate.subject.name

    @property
    def role(self) -> str:
        """The role in words."""
        return self.key.certificate.subject.role


def sight_of(key: OwnKey, words: Words, *, now: datetime) -> KeySight:
    """The key as it stands.

    Args:
        key: a key of this laptop.
        words: the reader's language.
        now: the moment of the judgement.
    """
    found = validity_of(key.certificate, now=now)
    said, advice = _said(key, found, words)
    return KeySight(key=key, state=_STATES[found.state], validity=said, advice=advice)


def _said(key: OwnKey, found: Validity, words: Words) -> tuple[str, str]:
    _ = words.translate
    end = words.date(key.certificate.not_after.astimezone().date())
    renew = _("Make a new key in good time, and have its number compared. What you signed stays valid.")
    match found.state:
        case "expired":
            said = _("Expired on {day}").format(day=end)
            return said, _(
                "It cannot sign any more. Make a new key and have its number compared. What you signed stays valid."
            )
        case "ending" if found.days == 0:
            return _("Ends today"), renew
        case "ending":
            return _("Ends in {days} days, on {day}").format(days=found.days, day=end), renew
        case "not-yet":
            begin = words.date(key.certificate.not_before.astimezone().date())
            return _("Valid from {day}").format(day=begin), _(
                "It cannot sign yet. Is the clock of this computer right?"
            )
        case _:
            return _("Valid until {day}").format(day=end), ""
