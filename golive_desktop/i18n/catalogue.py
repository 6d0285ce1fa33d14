# SPDX-License-Identifier: MIT
"""Sentences in the reader's language, from the compiled gettext catalogues; English is what stands in the source."""

import gettext
import struct
from collections.abc import Callable
from functools import cache

from golive_desktop.resources import resource_path

__all__ = ["LANGUAGES", "has_catalogue", "translator"]

LANGUAGES = ("de", "en")
"""What the program speaks, by its ISO 639-1 codes."""

_SOURCE_LANGUAGE = "en"
_DOMAIN = "golive"


def translator(language: str) -> Callable[[str], str]:
    """The function that turns an English sentence of ours into `language`.

    Without a compiled catalogue, or for a sentence that it does not hold, the English sentence comes back: a reader
    is better served by English than by nothing. `has_catalogue` tells the self-test. An empty text stays empty.

    Args:
        language: ``de`` or ``en``.
    """
    catalogue = _catalogue(language)
    # note: for the empty text gettext answers with the head of the catalogue
    return lambda sentence: catalogue.gettext(sentence) if sentence else ""


def has_catalogue(language: str) -> bool:
    """Whether `language` can be spoken: English always, any other once its catalogue is compiled and readable."""
    return language == _SOURCE_LANGUAGE or type(_catalogue(language)) is gettext.GNUTranslations


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language not in LANGUAGES or language == _SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    try:
        with resource_path(f"locale/{language}/LC_MESSAGES/{_DOMAIN}.mo").open("rb") as compiled:
            return gettext.GNUTranslations(compiled)
    except (OSError, ValueError, LookupError, struct.error):  # absent, unreadable, cut off, or no catalogue at all
        return gettext.NullTranslations()
