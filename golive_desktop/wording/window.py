# SPDX-License-Identifier: MIT
"""What the window says about itself."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from golive_desktop.wording.sentences import N_, Sentences

__all__ = ["SENTENCES"]

SENTENCES: Final[Mapping[str, Sentences]] = MappingProxyType(
    {
        "window.bug": Sentences(
            sentence=N_("Something went wrong that is our mistake."),
            meaning=N_("Nothing that was signed or recorded is lost. The report lies here: {place}."),
            next_step=N_("Copy the report and pass it on; it holds no names, texts or passphrases."),
        ),
        "window.folder-gone": Sentences(
            sentence=N_("The watched folder cannot be reached any more: {subject}."),
            meaning=N_("New files in it are not received by themselves. What was received stays."),
            next_step=N_("Connect its disk or network again, then watch it anew."),
        ),
        "window.closing": Sentences(
            sentence=N_("Something is still being written."),
            meaning=N_("The window closes by itself as soon as that is done."),
            next_step=N_("Please wait a moment."),
        ),
    }
)
