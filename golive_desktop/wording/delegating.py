# SPDX-License-Identifier: MIT
"""Who may sign in whose place, and why not."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from golive_desktop.wording.sentences import N_, Sentences

__all__ = ["SENTENCES"]

_NOT_COUNTED: Final = N_(
    "A sign-off in somebody's place counts only as far as they delegated it. The file does not count."
)
_ASK_HOLDER: Final = N_("Ask {subject} for a delegation, or for the answer itself.")
_ASK_ROLE: Final = N_("Ask whoever holds the role for a delegation, or for the answer itself.")

SENTENCES: Final[Mapping[str, Sentences]] = MappingProxyType(
    {
        "receive.delegated": Sentences(
            sentence=N_("{name}: {author} named {deputy} as deputy."),
            meaning=N_("The delegation is genuine. It takes effect when the deputy is asked."),
            next_step=N_("Ask the deputy: from the tab of the role, or golive request with --deputy and the role."),
        ),
        "receive.delegation-over": Sentences(
            sentence=N_("{name}: the delegation from {author} to {deputy} is over."),
            meaning=N_("The deputy cannot sign any more. The file is kept."),
            next_step=N_("Ask {author} for the answer, or for a new delegation."),
        ),
        "receive.delegation-not-held": Sentences(
            sentence=N_("{name}: {author} does not hold the role that this delegates."),
            meaning=N_("Only whoever holds a role in this release can name a deputy. It is kept and does not count."),
            next_step=N_("Ask whoever holds the role."),
        ),
        "delegation.none": Sentences(
            sentence=N_("Nobody has named a deputy for {subject}."),
            meaning=N_("A deputy is asked by a delegation that was received here."),
            next_step=_ASK_ROLE,
        ),
        "delegation.over": Sentences(
            sentence=N_("The delegation from {subject} to {deputy} is over."),
            meaning=N_("The deputy cannot sign any more."),
            next_step=_ASK_HOLDER,
        ),
        "delegation.not-held": Sentences(
            sentence=N_("{subject} named {deputy} as deputy, but does not hold the role with a confirmed key: {role}."),
            meaning=N_("Only whoever holds a role in this release can name a deputy."),
            next_step=N_("Compare the number of {subject} and confirm the key, or ask whoever holds the role."),
        ),
        "delegation.deputy": Sentences(
            sentence=N_("A deputy cannot name a deputy: {subject}."),
            meaning=N_("The role was delegated by {principal}, and cannot be passed on."),
            next_step=N_("Ask {principal} for another delegation."),
        ),
        "delegation.no-role": Sentences(
            sentence=N_("This key holds no role in {subject} that could be delegated."),
            meaning=N_("A role is held by the key that the release manager confirmed for it."),
            next_step=N_("Choose the key of the role, or delegate from the request that you got."),
        ),
        "own.delegation-unknown": Sentences(
            sentence=N_("In this file {deputy} signs as {subject} by your key, but you did not name {deputy} here."),
            meaning=N_("The deputy was named on another laptop of yours, or by somebody who has your key."),
            next_step=N_("If it was not you, tell the release manager at once and make a new key."),
        ),
        "statement.deputy-unnamed": Sentences(
            sentence=N_("The delegation does not name its deputy with name and e-mail."),
            meaning=N_("Nobody could say who may sign."),
            next_step=N_("Name one person, with the e-mail address of their key."),
        ),
        "statement.deputy-self": Sentences(
            sentence=N_("{subject} cannot be their own deputy."),
            meaning=N_("A delegation names somebody else."),
            next_step=N_("Name another person."),
        ),
        "statement.deputy-differs": Sentences(
            sentence=N_("The delegation names {deputy} exactly; the signature of {subject} does not fit that."),
            meaning=_NOT_COUNTED,
            next_step=N_("Ask {deputy}, or ask for a delegation that names {subject} with the data of their key."),
        ),
        "statement.deputy-decides": Sentences(
            sentence=N_("{subject} already decides as {role} and cannot be a deputy here."),
            meaning=N_("The policy of this release does not allow one person two roles."),
            next_step=N_("Ask for a deputy who decides nothing else, or allow it in the policy; the dossier shows it."),
        ),
        "statement.delegation-times": Sentences(
            sentence=N_("The delegation to {subject} is over before it begins, or was over when it was signed."),
            meaning=N_("There would be no time in which the deputy could sign."),
            next_step=N_("Choose a later end."),
        ),
        "statement.delegation-over": Sentences(
            sentence=N_("The delegation from {subject} is over, or has not begun yet."),
            meaning=_NOT_COUNTED,
            next_step=_ASK_HOLDER,
        ),
        "statement.delegation-missing": Sentences(
            sentence=N_("The file does not carry the delegation from {subject} that it names."),
            meaning=_NOT_COUNTED,
            next_step=N_("Ask the sender for the original file."),
        ),
        "statement.delegation-differs": Sentences(
            sentence=N_("What the file says about the delegation from {subject} is not what stands in it."),
            meaning=_NOT_COUNTED,
            next_step=N_("Ask the sender for the original file."),
        ),
        "statement.delegation-elsewhere": Sentences(
            sentence=N_("The delegation from {subject} is for another release or another role."),
            meaning=_NOT_COUNTED,
            next_step=_ASK_HOLDER,
        ),
        "statement.delegation-not-held": Sentences(
            sentence=N_("{subject} delegated a role that they do not hold by the key list."),
            meaning=_NOT_COUNTED,
            next_step=_ASK_ROLE,
        ),
    }
)
