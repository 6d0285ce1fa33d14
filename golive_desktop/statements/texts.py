# SPDX-License-Identifier: MIT
"""The fixed words on signed pages, versioned with the schema and never changed after a release."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, cast

from golive_desktop.domain.release import Language
from golive_desktop.resources import resource_text

__all__ = ["Texts", "texts"]

_REHEARSAL: Final = "rehearsal."
"""What happens in a rehearsal is told as what happens on the day, with the word before it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Texts:
    """The words of one schema version in one language."""

    language: Language
    words: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The words for `key` with `values` in place.

        Text from outside goes in as a value only and is never read as a pattern.
        """
        return self.words[key].format(**values)

    def event(self, code: str) -> str:
        """An event of the audit trail in words; one that this schema does not know keeps its code."""
        told = self.words.get(f"event.day.{code.removeprefix(_REHEARSAL)}") if code.startswith(_REHEARSAL) else None
        return self("audit.rehearsal", event=told) if told else self.words.get(f"event.{code}", code)


@cache
def texts(schema: int, language: Language) -> Texts:
    """The words of `schema` in `language`."""
    tables = tomllib.loads(resource_text(f"statements/{schema}/{language}.toml"))
    words = {f"{group}.{key}": value for group, table in tables.items() for key, value in table.items()}
    return Texts(language=language, words=cast("dict[str, str]", words))
