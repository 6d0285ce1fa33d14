# SPDX-License-Identifier: MIT
"""What was done with a file that came back."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from golive_desktop.wording.sentences import N_, Sentences

__all__ = ["SENTENCES"]

_NOTHING_TO_DO: Final = N_("Nothing more is to be done.")
_SEND_AGAIN: Final = N_("Ask the sender for the file once more.")

SENTENCES: Final[Mapping[str, Sentences]] = MappingProxyType(
    {
        "receive.counted": Sentences(
            sentence=N_("{name}: the answer of {author} was counted."),
            meaning=N_("It is signed by a key whose number was compared, for exactly this candidate."),
            next_step=N_("Send the receipt."),
        ),
        "receive.identity-open": Sentences(
            sentence=N_("{name}: signed by {author}, whose number nobody has compared yet."),
            meaning=N_("The file is unchanged, but it is not certain who signed it. It does not count yet."),
            next_step=N_("Compare the number by phone or in person, then confirm the key."),
        ),
        "receive.waits": Sentences(
            sentence=N_("{name}: the answer of {author} waits for a look."),
            meaning=N_(
                "By this laptop's clock its time lies in the future, or it came after the time of a delegation."
            ),
            next_step=N_("Compare the clocks, then accept the answer with a reason: golive accept."),
        ),
        "receive.waits-for-evidence": Sentences(
            sentence=N_("{name}: the answer of {author} waits for evidence that was sent beside it: {missing}."),
            meaning=N_("Such a file is too large for the PDF. The answer counts as soon as all of them are here."),
            next_step=N_("Ask {author} for these files, and read them in like any other file."),
        ),
        "receive.evidence": Sentences(
            sentence=N_("{name}: evidence for the answer of {author}, kept."),
            meaning=N_("It is, byte for byte, the file that the answer names."),
            next_step=_NOTHING_TO_DO,
        ),
        "receive.evidence-for-closure": Sentences(
            sentence=N_("{name}: evidence for the closure by {author}, kept."),
            meaning=N_("It is, byte for byte, the file that the closure names."),
            next_step=_NOTHING_TO_DO,
        ),
        "receive.evidence-complete": Sentences(
            sentence=N_("{name}: evidence for the answer of {author}, kept. The answer counts now."),
            meaning=N_("It is, byte for byte, the file that the answer names; nothing more was missing."),
            next_step=N_("Read the answer in once more to write its receipt."),
        ),
        "receive.closure-waits": Sentences(
            sentence=N_("{name}: the closure by {author} waits for evidence that was sent beside it: {missing}."),
            meaning=N_(
                "Such a file is too large for the PDF. The condition is closed as soon as all of them are here."
            ),
            next_step=N_("Ask {author} for these files, and read them in like any other file."),
        ),
        "receive.evidence-closes": Sentences(
            sentence=N_("{name}: evidence for the closure by {author}, kept. The condition is closed now."),
            meaning=N_("It is, byte for byte, the file that the closure names; nothing more was missing."),
            next_step=_NOTHING_TO_DO,
        ),
        "receive.approval-missing": Sentences(
            sentence=N_("{name}: belongs to an approval of {author} that has not been received here yet."),
            meaning=N_("It is kept, and is carried out when the approval comes in."),
            next_step=N_("Ask {author} for the approval, and read it in."),
        ),
        "receive.conflict": Sentences(
            sentence=N_("{name}: this is a second, different answer of {author}."),
            meaning=N_("Two different answers to one request: neither counts. Both are kept."),
            next_step=N_("Ask this stakeholder again."),
        ),
        "receive.duplicate": Sentences(
            sentence=N_("{name}: this file was read in before."),
            meaning=N_("Nothing was changed or counted twice."),
            next_step=_NOTHING_TO_DO,
        ),
        "receive.same-answer": Sentences(
            sentence=N_("{name}: {author} gave the same answer before."),
            meaning=N_("The first one stays as it is. This file is kept."),
            next_step=_NOTHING_TO_DO,
        ),
        "receive.older-candidate": Sentences(
            sentence=N_("{name}: answers an older candidate, {candidate}."),
            meaning=N_("It does not count for the candidate of today. It is kept."),
            next_step=N_("Send {author} a request for the new candidate."),
        ),
        "receive.request-unknown": Sentences(
            sentence=N_("{name}: answers a request that was not sent from here."),
            meaning=N_("It belongs to another release or another home. It is kept and does not count here."),
            next_step=N_("Read it in where the request was made, or ask {author} again from here."),
        ),
        "receive.withdrawn": Sentences(
            sentence=N_("{name}: {author} withdrew the approval."),
            meaning=N_("It no longer counts. Approval and withdrawal both stay on record."),
            next_step=N_("Read the reason, and ask this stakeholder again."),
        ),
        "receive.closed": Sentences(
            sentence=N_("{name}: {author} closed a condition."),
            meaning=N_("The condition no longer stands in the way."),
            next_step=_NOTHING_TO_DO,
        ),
        "receive.not-own": Sentences(
            sentence=N_("{name}: {author} did not sign the approval that this is about."),
            meaning=N_(
                "Only the person who signed an approval can withdraw it or close its conditions. Nothing was changed."
            ),
            next_step=N_("Ask the person who signed the approval."),
        ),
        "receive.kept": Sentences(
            sentence=N_("{name}: {kind} of {author}, kept."),
            meaning=N_("The file is genuine and changes nothing in the verdict."),
            next_step=_NOTHING_TO_DO,
            shown_as={"kind": "kind"},
        ),
        "receive.changed": Sentences(
            sentence=N_("{name}: this file was changed after it was signed."),
            meaning=N_("It does not count. It is kept so that it can be looked at."),
            next_step=_SEND_AGAIN,
        ),
        "receive.not-checkable": Sentences(
            sentence=N_("{name}: this file cannot be checked."),
            meaning=N_("Nothing can be said for or against it. It does not count."),
            next_step=_SEND_AGAIN,
        ),
        "receipt.not-counted": Sentences(
            sentence=N_("{subject} was not counted, so there is no receipt for it."),
            meaning=N_("A receipt says that an approval counts."),
            next_step=N_("Settle first what the file waits for."),
        ),
        "accept.reason-missing": Sentences(
            sentence=N_("Say why the answer is accepted."),
            meaning=N_("The reason stays on record and stands in the dossier."),
            next_step=N_("Say in a sentence what you found out about its time."),
        ),
        "accept.not-waiting": Sentences(
            sentence=N_("No answer waits for a look here: {subject}."),
            meaning=N_("Only an answer by a confirmed key whose time does not fit can be accepted."),
            next_step=N_("Look at the status; it says where each answer stands."),
        ),
        "accept.evidence-missing": Sentences(
            sentence=N_("The answer of {subject} waits for evidence: {missing}."),
            meaning=N_("A missing file cannot be accepted away; the answer counts once it is here."),
            next_step=N_("Ask {subject} for these files, and read them in like any other file."),
        ),
        "recall.approval-unusable": Sentences(
            sentence=N_("The approval cannot be used. Result of its check: {verdict}."),
            meaning=N_("Only an unchanged approval can be withdrawn or have its conditions closed."),
            next_step=N_("Choose the approval as you signed it."),
            shown_as={"verdict": "verdict"},
        ),
        "recall.not-own-approval": Sentences(
            sentence=N_("This approval was signed by {subject} with another key."),
            meaning=N_("Only the key that signed an approval can withdraw it or close its conditions."),
            next_step=N_("Choose the key with which the approval was signed."),
        ),
        "recall.not-counted": Sentences(
            sentence=N_("The sign-off of {subject} does not count here now."),
            meaning=N_("A condition is closed only in a sign-off that counts, by a key that still holds its role."),
            next_step=N_("Look at the sign-off, and compare the number of the key if that is what is missing."),
        ),
        "recall.condition-unknown": Sentences(
            sentence=N_("The approval has no condition {subject}."),
            meaning=N_("Its conditions are: {known}."),
            next_step=N_("Choose one of them."),
        ),
    }
)
