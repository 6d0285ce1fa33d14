# SPDX-License-Identifier: MIT
"""What is missing until GO, each fact in one sentence."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from golive_desktop.wording.sentences import N_, Sentences

__all__ = ["SENTENCES"]

_ASK_AGAIN: Final = N_("Ask this stakeholder again.")
_APPROVAL_MISSING: Final = N_("GO needs this approval.")
_ASK_FOR_CI: Final = N_("Let the DevOps lead attach the result of the CI system and sign, or run the gate here.")
_RUN_GATE: Final = N_("Run it on the candidate.")
_GATE_GREEN: Final = N_("GO needs every gate green on exactly this candidate.")

SENTENCES: Final[Mapping[str, Sentences]] = MappingProxyType(
    {
        "readiness.nobody-decides": Sentences(
            sentence=N_("Nobody decides in this plan."),
            meaning=N_("Without a stakeholder who approves there is no GO."),
            next_step=N_("Name at least one stakeholder who approves."),
        ),
        "readiness.executive-unnamed": Sentences(
            sentence=N_("The plan names nobody for the executive sign-off."),
            meaning=N_("GO needs a last signature over all other approvals."),
            next_step=N_("Name the role that signs last, for example the CEO."),
        ),
        "readiness.commit-unknown": Sentences(
            sentence=N_("The commit of {subject} is not set."),
            meaning=N_("An approval has to stand for one exact state of the software."),
            next_step=N_("Set the commit of the candidate."),
        ),
        "readiness.role-dropped": Sentences(
            sentence=N_("{role} was asked about {tag} and no longer decides in the plan."),
            meaning=N_("Whoever was asked about a candidate decides on it. There is no GO without their answer."),
            next_step=N_("Put the role back into the plan, or make a new candidate."),
        ),
        "readiness.not-requested": Sentences(
            sentence=N_("{role}: not asked yet"),
            meaning=_APPROVAL_MISSING,
            next_step=N_("Send the request."),
        ),
        "readiness.requested": Sentences(
            sentence=N_("{role}: asked, no answer yet"),
            meaning=N_("The request is out and its deadline has not passed."),
            next_step=N_("Wait for the answer, or remind this stakeholder."),
        ),
        "readiness.overdue": Sentences(
            sentence=N_("{role}: no answer, and the deadline has passed"),
            meaning=_APPROVAL_MISSING,
            next_step=N_("Remind this stakeholder."),
        ),
        "readiness.identity-open": Sentences(
            sentence=N_("{role}: answered, but nobody has compared the number of the key"),
            meaning=N_("The answer may come from somebody else. It does not count yet."),
            next_step=N_("Compare the number by phone or in person, then confirm the key."),
        ),
        "readiness.rejected": Sentences(
            sentence=N_("{role}: rejected"),
            meaning=N_("The release cannot go live over a rejection."),
            next_step=N_("Read the reason, mend what it names, and ask this stakeholder again."),
        ),
        "readiness.withdrawn": Sentences(
            sentence=N_("{role}: approval withdrawn"),
            meaning=N_("The approval stays on record but no longer counts."),
            next_step=N_("Read the reason, and ask this stakeholder again."),
        ),
        "readiness.not-competent": Sentences(
            sentence=N_("{role}: says that this is not theirs to decide"),
            meaning=N_("The question is still open."),
            next_step=N_("Ask the person who decides this."),
        ),
        "readiness.waits": Sentences(
            sentence=N_("{role}: answer waits for a look"),
            meaning=N_("Its time does not fit, or evidence that belongs to it has not arrived."),
            next_step=N_("Open the answer and settle what is open."),
        ),
        "readiness.conflict": Sentences(
            sentence=N_("{role}: two different answers to one request"),
            meaning=N_("Neither of them counts."),
            next_step=_ASK_AGAIN,
        ),
        "readiness.older-candidate": Sentences(
            sentence=N_("{role}: was asked about an older candidate or form"),
            meaning=N_("An answer counts only for exactly the candidate and the form that were asked."),
            next_step=N_("Send this stakeholder a new request."),
        ),
        "readiness.condition-open": Sentences(
            sentence=N_("{role}: condition {condition} is open: {text}"),
            meaning=N_("It is due before T-0. Only the person who set it can close it."),
            next_step=N_("Meet the condition, then ask that person to close it with a signature."),
        ),
        "readiness.creator-approved": Sentences(
            sentence=N_("{role}: signed with the key that created this release"),
            meaning=N_("Whoever creates a release may approve it only if the policy says so."),
            next_step=N_("Ask another person, or allow it in the policy; the dossier shows it."),
        ),
        "readiness.approval-old": Sentences(
            sentence=N_("{role}: approval older than {hours} hours"),
            meaning=N_("The policy asks for fresh approvals on the day."),
            next_step=_ASK_AGAIN,
        ),
        "readiness.critical-open": Sentences(
            sentence=N_("Critical condition {subject} is open: {text}"),
            meaning=N_("GO needs each critical condition met, with evidence."),
            next_step=N_("Record what shows that it is met."),
        ),
        "readiness.critical-older-candidate": Sentences(
            sentence=N_("Critical condition {subject} was met for an older candidate: {text}"),
            meaning=N_("The candidate has changed since. Nobody has said yet that the condition holds for this one."),
            next_step=N_("Say that it is still met, or record what shows it on this candidate."),
        ),
        "readiness.gate-not-run": Sentences(
            sentence=N_("Gate {subject} has not run: {command}"),
            meaning=_GATE_GREEN,
            next_step=_RUN_GATE,
        ),
        "readiness.gate-ci-open": Sentences(
            sentence=N_("Gate {subject} waits for the signed result of the CI system: {command}"),
            meaning=N_("It counts under the DevOps lead's signature, over exactly this candidate and this command."),
            next_step=_ASK_FOR_CI,
        ),
        "readiness.gate-other-command": Sentences(
            sentence=N_("Gate {subject} ran with another command than the plan names now: {command}"),
            meaning=N_("That run shows nothing about this command."),
            next_step=_RUN_GATE,
        ),
        "readiness.gate-other-candidate": Sentences(
            sentence=N_("Gate {subject} ran on another candidate: {command}"),
            meaning=_GATE_GREEN,
            next_step=_RUN_GATE,
        ),
        "readiness.gate-red": Sentences(
            sentence=N_("Gate {subject} is red: {command}"),
            meaning=_GATE_GREEN,
            next_step=N_("Read its output, mend the cause, and run it again."),
        ),
        "readiness.executive-stale": Sentences(
            sentence=N_("{role}: something that counts changed after the executive request"),
            meaning=N_("The signature stands for an earlier state of approvals, gates and conditions."),
            next_step=N_("Send the executive request again."),
        ),
    }
)
