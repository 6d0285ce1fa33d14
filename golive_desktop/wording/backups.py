# SPDX-License-Identifier: MIT
"""What stands against a backup, or against bringing one back."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from golive_desktop.wording.sentences import N_, Sentences

__all__ = ["SENTENCES"]

_AS_IT_WAS: Final = N_("The home is as it was.")

SENTENCES: Final[Mapping[str, Sentences]] = MappingProxyType(
    {
        "backup.none": Sentences(
            sentence=N_("There is nothing to back up in {subject} yet."),
            meaning=N_("No backup was written."),
            next_step=N_("Set up a release or make a key first."),
        ),
        "backup.not-written": Sentences(
            sentence=N_("The backup could not be written: {subject}."),
            meaning=N_("There is no backup under this name, and nothing else was changed."),
            next_step=N_("Make room there, or choose another place."),
        ),
        "backup.unreadable": Sentences(
            sentence=N_("{subject} is no backup of GoLive Desktop."),
            meaning=_AS_IT_WAS,
            next_step=N_("Choose the file that was written as a backup."),
        ),
        "backup.damaged": Sentences(
            sentence=N_("The backup is damaged: {subject}."),
            meaning=N_("What is in it cannot be read reliably. The home is as it was."),
            next_step=N_("Choose an older backup."),
        ),
        "backup.newer": Sentences(
            sentence=N_("{subject} was written by a newer version of GoLive Desktop."),
            meaning=_AS_IT_WAS,
            next_step=N_("Update GoLive Desktop, then restore it."),
        ),
        "backup.not-restored": Sentences(
            sentence=N_("The backup could not be put in place: {subject}."),
            meaning=_AS_IT_WAS,
            next_step=N_("Make room on the disk, close other programs that use the home, and try again."),
        ),
    }
)
