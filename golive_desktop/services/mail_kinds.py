# SPDX-License-Identifier: MIT
"""The mails of a release as the data files describe them: for whom, with which placeholders, with which text."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal, get_args

from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.release import Language
from golive_desktop.ports.mail import TemplateText
from golive_desktop.resources import resource_text

__all__ = ["SHIPPED", "Audience", "MailKind", "Placeholder", "example", "kind_of", "kinds", "shipped_text"]

SHIPPED: Final = 1
"""Version of the texts that come with the program: the folder that they lie in."""
Audience = Literal["role", "signed", "stakeholders", "leadership", "customers", "support"]
"""Whom a mail is for: one role, everybody who has answered, everybody of the plan, executives, customers, support."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Placeholder:
    """Something that a mail's text may ask for."""

    name: str
    explanation: Mapping[str, str]
    """By language."""
    examples: Mapping[str, object]
    """By language, of the shape that the value has."""
    given: bool
    """Whether whoever writes the mail has to give it, because it does not follow from the release."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MailKind:
    """A mail that a release needs."""

    key: str
    names: Mapping[str, str]
    """By language."""
    audience: Audience
    needs: tuple[str, ...]
    """Placeholders that must not be empty."""
    placeholders: tuple[Placeholder, ...]
    """All that its text may ask for."""


@cache
def kinds() -> tuple[MailKind, ...]:
    """All mails, in the order of the work."""
    known = _placeholders()
    data = tomllib.loads(resource_text("mail/kinds.toml"))
    return tuple(_kind(entry, tuple(data["common"]), known) for entry in data["kind"])


def kind_of(key: str) -> MailKind:
    """The mail with this key.

    Raises:
        KnownError: ``letter.kind-unknown``.
    """
    found = next((kind for kind in kinds() if kind.key == key), None)
    if found is None:
        raise KnownError.of("letter.kind-unknown", key, known=", ".join(kind.key for kind in kinds()))
    return found


def example(key: str, language: Language) -> dict[str, object]:
    """Complete data for a mail, invented, so that its text can be tried out.

    Raises:
        KnownError: ``letter.kind-unknown``.
    """
    return {one.name: one.examples[language] for one in kind_of(key).placeholders}


def shipped_text(key: str, language: Language) -> TemplateText:
    """The text that comes with the program.

    Raises:
        KnownError: ``letter.kind-unknown``.
    """
    data = tomllib.loads(resource_text(f"mail/{SHIPPED}/{language}/{kind_of(key).key}.toml"))
    return TemplateText(subject=str(data["subject"]), body=str(data["body"]))


@cache
def _placeholders() -> Mapping[str, Placeholder]:
    data = tomllib.loads(resource_text("mail/placeholders.toml"))
    return {name: _placeholder(name, entry) for name, entry in data.items()}


def _placeholder(name: str, entry: Mapping[str, Any]) -> Placeholder:
    languages = get_args(Language)
    return Placeholder(
        name=name,
        explanation={language: str(entry[language]) for language in languages},
        examples={language: entry[f"example_{language}"] for language in languages},
        given=bool(entry.get("given", False)),
    )


def _kind(entry: Mapping[str, Any], common: tuple[str, ...], known: Mapping[str, Placeholder]) -> MailKind:
    audience: Audience = entry["audience"]
    if audience not in get_args(Audience):
        raise ValueError(audience)
    return MailKind(
        key=str(entry["key"]),
        names={language: str(entry[language]) for language in get_args(Language)},
        audience=audience,
        needs=tuple(entry["needs"]),
        placeholders=tuple(known[name] for name in (*common, *entry["placeholders"])),
    )
