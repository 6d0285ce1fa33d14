# SPDX-License-Identifier: MIT
"""German or English, as one choice of two; each language is called what its readers call it."""

from golive_desktop.domain.release import Language
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.segment import Choice, Segment

__all__ = ["LANGUAGES", "chosen_language", "language_segment"]

LANGUAGES: dict[Language, str] = {"de": "Deutsch", "en": "English"}


def language_segment(theme: Theme, name: str) -> Segment:
    """The choice of a language.

    Args:
        theme: the colours.
        name: which language is asked for, for screen readers.
    """
    return Segment([Choice(value=key, text=text, image="check") for key, text in LANGUAGES.items()], theme, name=name)


def chosen_language(segment: Segment) -> Language:
    """What was chosen in one of these."""
    return "de" if segment.value == "de" else "en"
