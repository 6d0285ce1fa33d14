# SPDX-License-Identifier: MIT
"""The shape of what is said about one problem, and the mark by which its sentences are found for translation."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

__all__ = ["N_", "Sentences"]

_AS_THEY_ARE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentences:
    """The English sentences for one code; `{name}` stands for a detail of the problem, `{subject}` for its subject."""

    sentence: str
    """What happened."""
    meaning: str
    """What it means for the reader."""
    next_step: str
    """What the reader can do now."""
    shown_as: Mapping[str, str] = field(default_factory=lambda: _AS_THEY_ARE)
    """Placeholders whose values are not shown as they are: ``date``, ``number``, ``place``, or a group of `terms`."""


def N_(sentence: str) -> str:  # noqa: N802 - the name by which gettext's tools know a marked sentence
    """The sentence itself, marked for translation later, when the reader's language is known."""
    return sentence
