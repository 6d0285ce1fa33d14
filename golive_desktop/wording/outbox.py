# SPDX-License-Identifier: MIT
"""What is said about letters in the outbox."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from golive_desktop.wording.sentences import N_, Sentences

__all__ = ["SENTENCES"]

_LOOK: Final = N_("Look at the outbox as it stands now.")

SENTENCES: Final[Mapping[str, Sentences]] = MappingProxyType(
    {
        "outbox.not-now": Sentences(
            sentence=N_("This does not go with the letter “{subject}”. Its state is: {state}."),
            meaning=N_("The letter stays as it is."),
            next_step=_LOOK,
            shown_as={"state": "posting"},
        ),
        "outbox.interrupted": Sentences(
            sentence=N_("Sending “{subject}” was interrupted; nobody saw how it ended."),
            meaning=N_("The server may have taken the letter or not. It is not sent again by itself."),
            next_step=N_("Ask a recipient, or look for it in the sent mails. Then say whether it arrived."),
        ),
        "outbox.moved-on": Sentences(
            sentence=N_("Another window or console has just handled “{subject}”."),
            meaning=N_("Nothing was done twice."),
            next_step=_LOOK,
        ),
        "outbox.letter-unknown": Sentences(
            sentence=N_("The outbox has no letter {subject}."),
            meaning=N_("A letter is named by its number or its id."),
            next_step=_LOOK,
        ),
    }
)
