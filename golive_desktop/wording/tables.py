# SPDX-License-Identifier: MIT
"""All sentences by code, gathered from the tables of their subjects."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from golive_desktop.wording import (
    asking,
    backups,
    console,
    day,
    day_statements,
    delegating,
    dossiers,
    files,
    forms,
    gates,
    home,
    keys,
    letters,
    mail,
    oauth,
    outbox,
    pages,
    readiness,
    receiving,
    releases,
    sample,
    signatures,
    stating,
    trusting,
    verifying,
    voiding,
    watching,
    window,
)
from golive_desktop.wording.sentences import N_, Sentences

__all__ = ["SENTENCES", "SUBJECTS", "UNKNOWN"]

SUBJECTS: Final = (
    readiness,
    receiving,
    asking,
    delegating,
    voiding,
    forms,
    keys,
    verifying,
    trusting,
    signatures,
    pages,
    stating,
    dossiers,
    releases,
    gates,
    home,
    backups,
    files,
    console,
    day,
    day_statements,
    watching,
    sample,
    letters,
    mail,
    oauth,
    window,
    outbox,
)

SENTENCES: Final[Mapping[str, Sentences]] = MappingProxyType(
    {code: sentences for subject in SUBJECTS for code, sentences in subject.SENTENCES.items()}
)

UNKNOWN: Final = Sentences(
    sentence=N_("Something did not work ({code})."),
    meaning=N_("The program has no sentence of its own for this case."),
    next_step=N_("Keep the file and the code in brackets, and ask whoever looks after GoLive Desktop."),
)
"""For a code that is in no table."""
