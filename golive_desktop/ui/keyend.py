# SPDX-License-Identifier: MIT
"""That a key ends soon, or has ended: one sentence for every place where it would sign."""

from dataclasses import dataclass
from datetime import datetime

from golive_desktop.services.key_care import validity_of
from golive_desktop.services.overview import Overview, OwnKey
from golive_desktop.ui.words import Words

__all__ = ["KeyEnd", "end_of", "manager_end"]


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyEnd:
    """What is to be known about a key before it signs."""

    sentence: str
    signs: bool
    """Whether it can still sign now."""


def end_of(key: OwnKey | None, words: Words, *, now: datetime) -> KeyEnd | None:
    """What is said about a key that ends within thirty days, has ended, or has not begun; None where all is well.

    Args:
        key: a key of this laptop; None while there is none.
        words: the reader's language.
        now: the moment of the judgement.
    """
    if key is None:
        return None
    _ = words.translate
    end = words.date(key.certificate.not_after.astimezone().date())
    match validity_of(key.certificate, now=now).state:
        case "ending":
            said = _("Your key ends on {day}. Make a new one in good time, and have its number compared.")
            return KeyEnd(sentence=said.format(day=end), signs=True)
        case "expired":
            said = _("Your key expired on {day} and cannot sign any more. Make a new one and have its number compared.")
            return KeyEnd(sentence=said.format(day=end), signs=False)
        case "not-yet":
            begin = words.date(key.certificate.not_before.astimezone().date())
            said = _("Your key is valid from {day} on and cannot sign yet. Is the clock of this computer right?")
            return KeyEnd(sentence=said.format(day=begin), signs=False)
        case _:
            return None


def manager_end(overview: Overview, words: Words) -> KeyEnd | None:
    """The same of the key that the release is managed with; None too where it is not known yet which one that is."""
    keys = overview.signing_keys
    return end_of(keys[0], words, now=overview.at) if len(keys) == 1 else None
