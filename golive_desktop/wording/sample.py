# SPDX-License-Identifier: MIT
"""What stands against making the sample release."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from golive_desktop.wording.sentences import N_, Sentences

__all__ = ["SENTENCES"]

SENTENCES: Final[Mapping[str, Sentences]] = MappingProxyType(
    {
        "sample.home-in-use": Sentences(
            sentence=N_("The folder of the sample holds something else: {subject}."),
            meaning=N_("The sample is never mixed with other data. Nothing was changed there."),
            next_step=N_("Move the content of the folder elsewhere, then try again."),
        ),
        "sample.cancelled": Sentences(
            sentence=N_("The sample was not made."),
            meaning=N_("You stopped it. What was there of it is removed again."),
            next_step=N_("Start it again whenever you like."),
        ),
        "sample.not-cleared": Sentences(
            sentence=N_("The old sample could not be removed: {subject}."),
            meaning=N_("Another program may have a file of it open. Your own releases are not touched."),
            next_step=N_("Close programs that show files of the sample, then try again."),
        ),
    }
)
