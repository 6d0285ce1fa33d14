# SPDX-License-Identifier: MIT
"""All sentences by code, gathered from the tables of their subjects."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from golive_desktop.wording import (
    asking,
    files,
    forms,
    gates,
    home,
    keys,
    pages,
    readiness,
    receiving,
    releases,
    signatures,
    stating,
    verifying,
)
from golive_desktop.wording.sentences import Sentences

__all__ = ["SENTENCES"]

_SUBJECTS: Final = (
    readiness,
    receiving,
    asking,
    forms,
    keys,
    verifying,
    signatures,
    pages,
    stating,
    releases,
    gates,
    home,
    files,
)

SENTENCES: Final[Mapping[str, Sentences]] = MappingProxyType(
    {code: sentences for subject in _SUBJECTS for code, sentences in subject.SENTENCES.items()}
)
