# SPDX-License-Identifier: MIT
"""The roles that the program knows by itself, and how a title in a handbook is recognised as one of them."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from golive_desktop.resources import resource_text

__all__ = ["KnownRole", "core_words", "known_roles", "match_role", "read_roles", "slug", "words"]

_FOLDED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_LONGEST = 200
"""Characters that a title of a role may have."""
_FILLERS = frozenset(
    {
        *("lead", "leads", "leader", "head", "owner", "officer", "chief", "director", "manager", "management", "team"),
        *("leiter", "leiterin", "leitung", "managerin", "abteilung", "department", "group", "gruppe"),
        *("verantwortliche", "verantwortlicher", "beauftragte", "beauftragter", "approval", "freigabe", "sign", "off"),
        *("form", "formular"),
        *("of", "the", "and", "der", "die", "das", "des", "und"),
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownRole:
    """One entry of `resources/roles.toml`."""

    key: str
    """Stable: what a plan, a statement and a file name say."""
    title_en: str
    title_de: str
    match: tuple[str, ...]
    """Folded words or groups of words; a star at the end stands for any ending."""
    executive: bool = False
    """Whether this role may give the executive sign-off."""
    short_en: str = ""
    """The title where there is little room; empty for none."""
    short_de: str = ""
    conducts: bool = False
    """Whether this role leads the release: it owns steps, and is no stakeholder by itself."""


def read_roles(text: str) -> tuple[KnownRole, ...]:
    """The roles that a text in the format of `resources/roles.toml` describes.

    Args:
        text: TOML with one `[[role]]` table for each role.

    Raises:
        tomllib.TOMLDecodeError: the text is not TOML.
        KeyError: an entry lacks one of `key`, `en`, `de`, `match`.
    """
    return tuple(
        KnownRole(
            key=entry["key"],
            title_en=entry["en"],
            title_de=entry["de"],
            match=tuple(entry["match"]),
            executive=entry.get("executive", False),
            short_en=entry.get("short_en", ""),
            short_de=entry.get("short_de", ""),
            conducts=entry.get("conducts", False),
        )
        for entry in tomllib.loads(text)["role"]
    )


@cache
def known_roles() -> tuple[KnownRole, ...]:
    """The roles shipped with the program."""
    return read_roles(resource_text("roles.toml"))


def words(text: str) -> tuple[str, ...]:
    """The words of `text` in lower-case ASCII: umlauts as two letters, other accents dropped."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).lower().translate(_FOLDED))
    return tuple(re.findall(r"[a-z0-9]+", "".join(char for char in folded if not unicodedata.combining(char))))


def core_words(title: str) -> frozenset[str]:
    """What tells a title from others: its words without "Lead", "Team", "Abteilung" and the like."""
    return frozenset(words(title)) - _FILLERS


def slug(text: str) -> str:
    """The words of `text` joined by hyphens; "role" when it has none in Latin script."""
    return "-".join(words(text)) or "role"


def match_role(title: str, *, tight: bool = False, roles: Iterable[KnownRole] | None = None) -> KnownRole | None:
    """The known role that `title` names, by its longest matching group of words, the earliest first.

    Args:
        title: for example "Infrastructure / DevOps" or "Datenschutzbeauftragte".
        tight: nothing else may stand in the title but words such as "Lead" or "Team"; for headings
            which need not be about a role at all.
        roles: where to look; the shipped ones by default.
    """
    tokens = words(title[:_LONGEST])
    best: tuple[int, int] | None = None
    found: KnownRole | None = None
    covered: set[int] = set()
    for role in known_roles() if roles is None else roles:
        for phrase in (*role.match, role.key.replace("-", " ")):
            for start, length in _places(tokens, tuple(phrase.split())):
                covered |= {*range(start, start + length)} if length else set()
                if best is None or (length, -start) > best:
                    best, found = (length, -start), role
    if tight and any(at not in covered and token not in _FILLERS for at, token in enumerate(tokens)):
        return None
    return found


def _places(tokens: tuple[str, ...], phrase: tuple[str, ...]) -> Iterable[tuple[int, int]]:
    for start in range(len(tokens) - len(phrase) + 1):
        if all(_fits(token, word) for token, word in zip(tokens[start:], phrase, strict=False)):
            yield start, len(phrase)


def _fits(token: str, word: str) -> bool:
    return token.startswith(word[:-1]) if word.endswith("*") else token == word
