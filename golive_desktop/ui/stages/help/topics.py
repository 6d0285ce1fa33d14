# SPDX-License-Identifier: MIT
"""The topics of the help as data, and which one belongs to which place of the window."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from golive_desktop.resources import resource_names, resource_text

__all__ = ["ABOUT", "KEYBOARD", "PLACES", "Topic", "topic_of", "topics"]

ABOUT: Final = "about"
KEYBOARD: Final = "keyboard"

PLACES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "doors": "managing",
        "setup": "managing",
        "signer": "signing",
        "check": "verdicts",
        "identities": "keys",
        "settings": "privacy",
        "backup": "privacy",
        "overview": "deciding",
        "signoffs": "managing",
        "conditions": "conditions",
        "executive": "deciding",
        "gates": "gates",
        "documents": "verdicts",
        "trail": "privacy",
        "communication": "mail",
        "day": "deciding",
        "runbook": "managing",
        "after": "deciding",
        "receive": "numbers",
    }
)
"""By the key of a stage or of a page of a release: the topic that F1 opens there."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Topic:
    """One topic."""

    key: str
    title: str
    text: str
    """In Markdown, its title in the first line."""

    def holds(self, text: str) -> bool:
        """Whether each word of `text` occurs in the topic."""
        everything = self.text.casefold()
        return all(word in everything for word in text.casefold().split())


@cache
def topics(language: str) -> tuple[Topic, ...]:
    """All topics in the order in which they are listed.

    Args:
        language: ``de`` or ``en``.
    """
    return tuple(_topic(name) for name in resource_names(f"help/{language}") if name.endswith(".md"))


def topic_of(stage: str, subject: str) -> str:
    """The topic for what is shown; empty for the beginning of the help.

    Args:
        stage: the key of what fills the window.
        subject: what it shows; of a release, the second line is the key of the page.
    """
    lines = subject.split("\n")
    page = lines[1] if stage == "release" and len(lines) > 1 else ""
    return PLACES.get(page or stage, "")


def _topic(name: str) -> Topic:
    text = resource_text(name)
    return Topic(
        key=name.rpartition("/")[2].removesuffix(".md").partition("-")[2],
        title=text.partition("\n")[0].removeprefix("#").strip(),
        text=text,
    )
