# SPDX-License-Identifier: MIT
"""What in a dossier does not follow from the originals inside it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from golive_desktop.wording.sentences import N_, Sentences

__all__ = ["SENTENCES"]

_BREAKS: Final = N_("GoLive Desktop does not write files like this. The file does not count.")
_DISAGREES: Final = N_("What the file says does not follow from the files inside it. It does not count.")
_ORIGINAL: Final = N_("Ask the sender for the original file.")

SENTENCES: Final[Mapping[str, Sentences]] = MappingProxyType(
    {
        "statement.edition": Sentences(
            sentence=N_("Edition {subject} of the dossier does not fit the edition before it."),
            meaning=_BREAKS,
            next_step=_ORIGINAL,
        ),
        "statement.verdict-differs": Sentences(
            sentence=N_("The dossier says {subject}, but what it holds says something else."),
            meaning=_DISAGREES,
            next_step=_ORIGINAL,
        ),
        "statement.reasons-differ": Sentences(
            sentence=N_("The open points in the dossier are not those that follow from what it holds."),
            meaning=_DISAGREES,
            next_step=_ORIGINAL,
        ),
        "statement.record-differs": Sentences(
            sentence=N_("What the dossier says about {subject} does not fit the originals inside."),
            meaning=_DISAGREES,
            next_step=_ORIGINAL,
        ),
        "statement.audit-head-missing": Sentences(
            sentence=N_("The entry of the audit trail that a receipt names is not in the dossier: {subject}."),
            meaning=N_("The trail was cut off or replaced. The dossier does not count."),
            next_step=N_("Ask the release manager for a dossier with the whole trail."),
        ),
        "statement.follow-ups-differ": Sentences(
            sentence=N_("The conditions that are open after T-0 are not those that follow from the originals."),
            meaning=_DISAGREES,
            next_step=_ORIGINAL,
        ),
        "statement.closures-differ": Sentences(
            sentence=N_("The closed conditions in the dossier are not those that its files show: {subject}."),
            meaning=_DISAGREES,
            next_step=_ORIGINAL,
        ),
        "statement.gates-differ": Sentences(
            sentence=N_("The gates in the dossier are not those of its plan."),
            meaning=_DISAGREES,
            next_step=_ORIGINAL,
        ),
        "statement.critical-differs": Sentences(
            sentence=N_("The critical conditions in the dossier are not those that were asked about."),
            meaning=_DISAGREES,
            next_step=_ORIGINAL,
        ),
        "statement.critical-not-shown": Sentences(
            sentence=N_("The audit trail does not show critical condition {subject} as the dossier states it."),
            meaning=N_(
                "It counts a condition that nobody recorded as met since the candidate last changed, or hides from when"
                " its evidence is. The file does not count."
            ),
            next_step=_ORIGINAL,
        ),
        "statement.plan-differs": Sentences(
            sentence=N_("The plan in the dossier is not the one that was asked about: {subject}."),
            meaning=_DISAGREES,
            next_step=_ORIGINAL,
        ),
        "statement.trail-differs": Sentences(
            sentence=N_(
                "The audit trail in the dossier shows other files of this kind than the dossier holds: {subject}."
            ),
            meaning=N_("A request, an answer or a receipt was left out or put in. The file does not count."),
            next_step=_ORIGINAL,
        ),
        "statement.plan-role-twice": Sentences(
            sentence=N_("The plan in the dossier has the role {subject} twice."),
            meaning=N_("One answer could stand for two roles. The file does not count."),
            next_step=_ORIGINAL,
        ),
        "statement.plan-gate-twice": Sentences(
            sentence=N_("The plan in the dossier has the gate {subject} twice."),
            meaning=N_("One run could stand for two gates. The file does not count."),
            next_step=_ORIGINAL,
        ),
        "statement.timezone-unknown": Sentences(
            sentence=N_("The plan in the dossier names a time zone that does not exist: {subject}."),
            meaning=N_("Nobody could say when its deadlines pass. The file does not count."),
            next_step=_ORIGINAL,
        ),
        "statement.policy-impossible": Sentences(
            sentence=N_("The dossier's policy asks for an impossible freshness: {subject} hours."),
            meaning=_BREAKS,
            next_step=_ORIGINAL,
        ),
        "statement.policy-differs": Sentences(
            sentence=N_("The dossier's policy is not the one of its key list: {subject}."),
            meaning=_DISAGREES,
            next_step=_ORIGINAL,
        ),
        "statement.creator-differs": Sentences(
            sentence=N_("The dossier is signed with another key than the one that created the release."),
            meaning=N_("Only the key that created a release signs its dossiers. The file does not count."),
            next_step=_ORIGINAL,
        ),
        "statement.id-twice": Sentences(
            sentence=N_("Two files inside have the same id: {subject}."),
            meaning=_BREAKS,
            next_step=_ORIGINAL,
        ),
        "statement.original-missing": Sentences(
            sentence=N_("An original is missing that a file inside stands on: {subject}."),
            meaning=N_("Nobody could check it without that original. The file does not count."),
            next_step=_ORIGINAL,
        ),
        "statement.receipt-differs": Sentences(
            sentence=N_("A receipt inside says something else than the approval that it is for: {subject}."),
            meaning=_DISAGREES,
            next_step=_ORIGINAL,
        ),
        "statement.roster-chain": Sentences(
            sentence=N_("The key lists inside do not follow one another: {subject}."),
            meaning=N_("A list could have been exchanged. The file does not count."),
            next_step=_ORIGINAL,
        ),
    }
)
