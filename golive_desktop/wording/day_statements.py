# SPDX-License-Identifier: MIT
"""What is signed on the go-live day: poll, launch decision, review."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from golive_desktop.wording.sentences import N_, Sentences

__all__ = ["SENTENCES"]

_BREAKS: Final = N_("GoLive Desktop does not write files like this. The file does not count.")
_ORIGINAL: Final = N_("Ask the sender for the original file.")

SENTENCES: Final[Mapping[str, Sentences]] = MappingProxyType(
    {
        "day.signature-missing": Sentences(
            sentence=N_("On the real day this is signed."),
            meaning=N_("Only a rehearsal records it without a signature. Nothing was recorded."),
            next_step=N_("Sign with the key of the release manager."),
        ),
        "day.changed-meanwhile": Sentences(
            sentence=N_("Something was recorded on the day while this was being signed."),
            meaning=N_("What you signed would no longer be what is on record. Nothing was recorded."),
            next_step=N_("Look at the day again, then sign once more."),
        ),
        "day.unsigned-before": Sentences(
            sentence=N_("What this follows was not signed here."),
            meaning=N_("A launch decision names the signed poll, a review the signed launch decision."),
            next_step=N_("Sign what comes before, then this."),
        ),
        "statement.override-needs-reason": Sentences(
            sentence=N_("The override for {subject} has no reason."),
            meaning=N_("Nobody lets something pass without saying why."),
            next_step=N_("Give the reason in one sentence, and try again."),
        ),
        "statement.override-differs": Sentences(
            sentence=N_("The override for {subject} is not what was asked for."),
            meaning=_BREAKS,
            next_step=_ORIGINAL,
        ),
        "override.not-genuine": Sentences(
            sentence=N_("This is no genuine override ({subject})."),
            meaning=N_("The check says: {verdict}. It lets nothing pass."),
            next_step=N_("Compare the number of the key with its owner, or ask for the original file."),
            shown_as={"verdict": "verdict"},
        ),
        "override.no-request": Sentences(
            sentence=N_("This override by {subject} is approved already."),
            meaning=N_("There is nothing to approve in it."),
            next_step=N_("Open the request that the release manager sent."),
        ),
        "override.no-approval": Sentences(
            sentence=N_("This is the request by {subject}, not its approval."),
            meaning=N_("It lets nothing pass yet."),
            next_step=N_("Wait for the file that the executive signs."),
        ),
        "override.clock-ahead": Sentences(
            sentence=N_("{subject} approved this override at a time that has not come yet."),
            meaning=N_("One of the two clocks is wrong. Nothing was recorded, and nothing is let pass."),
            next_step=N_("Set both clocks, and have the override approved again."),
        ),
        "override.other-release": Sentences(
            sentence=N_("The override is not for {subject} as it is now."),
            meaning=N_("It stands for another release, candidate or round, and lets nothing pass here."),
            next_step=N_("Ask the executive again."),
        ),
        "override.other-role": Sentences(
            sentence=N_("{subject} is not the executive of this release."),
            meaning=N_("Only the executive lets something pass."),
            next_step=N_("Ask the executive of the release."),
        ),
        "override.not-asked": Sentences(
            sentence=N_("What {subject} approves was not asked for here."),
            meaning=N_("It lets nothing pass."),
            next_step=N_("Ask for the override, and have that request approved."),
        ),
        "override.already": Sentences(
            sentence=N_("This override by {subject} is recorded already."),
            meaning=N_("Nothing was recorded twice."),
            next_step=N_("Look at the day for what still stands in the way."),
        ),
        "override.recorded": Sentences(
            sentence=N_("{subject}, {title}, lets pass what was asked for. It is recorded."),
            meaning=N_("It holds for this candidate and commit. Reason: {reason}"),
            next_step=N_("Go on with the go-live day."),
        ),
        "override.other-person": Sentences(
            sentence=N_("{subject} approved this override, and is {title} in this release, not {executive}."),
            meaning=N_("Only whoever decides last lets something pass. Nothing was recorded."),
            next_step=N_("Give the request to the person who signs as {executive}, and receive what they sign."),
        ),
        "override.own-request": Sentences(
            sentence=N_("{subject} asked for this override and cannot approve it too."),
            meaning=N_("Two people stand for an override: who asks, and {executive}. Nothing was signed."),
            next_step=N_("Sign with the key of the person who decides as {executive}, here or on their laptop."),
        ),
        "override.identity-open": Sentences(
            sentence=N_("{subject} approved this override as {executive}, and nobody has compared their number yet."),
            meaning=N_("It is not certain who signed it. It lets nothing pass yet."),
            next_step=N_("Compare the number by phone or in person under Receive files; then it is recorded."),
        ),
        "override.key-revoked": Sentences(
            sentence=N_("{subject} approved this override with a key that was revoked."),
            meaning=N_("A revoked key lets nothing pass. Nothing was recorded."),
            next_step=N_("Ask {executive} to approve it with a key of their own that was compared."),
        ),
        "override.answered": Sentences(
            sentence=N_("{subject} has approved this override on this laptop already."),
            meaning=N_("Nothing was signed twice."),
            next_step=N_("Send the file that was signed; it is kept here."),
        ),
        "override.none-asked": Sentences(
            sentence=N_("No override was asked for in {subject}."),
            meaning=N_("There is nothing to approve."),
            next_step=N_("Ask for one on the page of the go-live day."),
        ),
        "statement.day-differs": Sentences(
            sentence=N_("What the dossier says of the go-live day is not what its audit trail and originals show."),
            meaning=N_("It differs at {subject}. The file does not count."),
            next_step=_ORIGINAL,
        ),
        "statement.day-of-what": Sentences(
            sentence=N_("What is signed on the go-live day does not name what it follows."),
            meaning=_BREAKS,
            next_step=_ORIGINAL,
        ),
        "statement.poll-incomplete": Sentences(
            sentence=N_("The poll at {subject} does not name everybody who was asked, once each."),
            meaning=_BREAKS,
            next_step=_ORIGINAL,
        ),
        "statement.poll-needs-reason": Sentences(
            sentence=N_("{subject} says NO-GO without a reason."),
            meaning=N_("A poll with a NO-GO says why."),
            next_step=N_("Enter the reason, then sign the poll."),
        ),
        "statement.poll-result": Sentences(
            sentence=N_("The result of the poll at {subject} does not follow from its answers."),
            meaning=N_("It says {result}. GO needs GO from everybody. The file does not count."),
            next_step=_ORIGINAL,
        ),
        "statement.decision-needs-reason": Sentences(
            sentence=N_("The launch decision needs a reason."),
            meaning=N_("Rolling back always needs one, success where a value was not read or lies outside its limit."),
            next_step=N_("Give the reason in one sentence, and try again."),
        ),
        "statement.value-unreadable": Sentences(
            sentence=N_("The value or the limit of {subject} is no number."),
            meaning=_BREAKS,
            next_step=N_("Read the value again as a plain number, such as 0.21."),
        ),
        "statement.value-differs": Sentences(
            sentence=N_("The value of {subject} does not stand where the file says."),
            meaning=_BREAKS,
            next_step=_ORIGINAL,
        ),
        "statement.review-issues": Sentences(
            sentence=N_("The review names {subject} top issues; there is room for three."),
            meaning=N_("A longer list hides the worst."),
            next_step=N_("Keep the three that hurt most, and move the others to the follow-ups."),
        ),
        "statement.review-incomplete": Sentences(
            sentence=N_("The review has an empty line, or a follow-up without text or owner."),
            meaning=N_("Nobody could act on it."),
            next_step=N_("Fill the line or take it out."),
        ),
    }
)
