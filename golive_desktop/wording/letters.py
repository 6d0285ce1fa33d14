# SPDX-License-Identifier: MIT
"""What stands against a mail's text, a template, a training, the questions of customers, or a message to a chat."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from golive_desktop.wording.sentences import N_, Sentences

__all__ = ["SENTENCES"]

_NOT_FILLED: Final = N_("The mail was not written.")
_TEMPLATE: Final = N_("Correct the template, or go back to the text that comes with the program.")
_PART: Final[Mapping[str, str]] = MappingProxyType({"part": "template-part"})

SENTENCES: Final[Mapping[str, Sentences]] = MappingProxyType(
    {
        "template.syntax": Sentences(
            sentence=N_("The template is not complete ({part}, line {line}): {subject}"),
            meaning=_NOT_FILLED,
            next_step=N_("Look for a bracket or a condition that is not closed."),
            shown_as=_PART,
        ),
        "template.placeholder-unknown": Sentences(
            sentence=N_("This mail has no such placeholder ({part}, line {line}): {subject}"),
            meaning=_NOT_FILLED,
            next_step=N_("Choose one from the list of placeholders."),
            shown_as=_PART,
        ),
        "template.forbidden": Sentences(
            sentence=N_("A template may not hold this ({part}, line {line}): {subject}"),
            meaning=N_("A template fills in values, conditions and lists. It can do nothing else."),
            next_step=_TEMPLATE,
            shown_as=_PART,
        ),
        "template.too-long": Sentences(
            sentence=N_("The template is too long ({subject})."),
            meaning=N_("The limit is {limit} characters."),
            next_step=N_("Shorten it."),
            shown_as={"subject": "template-part", "limit": "number"},
        ),
    }
)
