# SPDX-License-Identifier: MIT
"""What stands against sending a request, or against showing and signing one."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from golive_desktop.wording.sentences import N_, Sentences

__all__ = ["SENTENCES"]

_ROLES: Final = N_("The roles of the plan are: {roles}.")
_CHOOSE_ROLE: Final = N_("Choose one of them.")
_DO_NOT_SIGN: Final = N_("Do not sign it. Ask the sender for it once more.")

SENTENCES: Final[Mapping[str, Sentences]] = MappingProxyType(
    {
        "request.role-unknown": Sentences(
            sentence=N_("The plan has no role {subject}."),
            meaning=_ROLES,
            next_step=_CHOOSE_ROLE,
        ),
        "request.role-informed": Sentences(
            sentence=N_("{subject} is only informed and does not decide."),
            meaning=N_("There is no form to be signed for this role."),
            next_step=N_("Send a message instead, or let the role decide in the plan."),
        ),
        "request.form-missing": Sentences(
            sentence=N_("The plan has no form for {subject}."),
            meaning=N_("Without points there is nothing to confirm."),
            next_step=N_("Add the form to the plan."),
        ),
        "own.approval-missing": Sentences(
            sentence=N_("Your own approval as {subject}, given on this laptop, is not in this file."),
            meaning=N_("Whoever compiled the file left it out, or had not received it."),
            next_step=N_("Ask the release manager before you rely on this file."),
        ),
        "own.approval-unknown": Sentences(
            sentence=N_("This file shows an approval as {subject} by your key that was not given on this laptop."),
            meaning=N_("It was given on another laptop of yours, or by somebody who has your key."),
            next_step=N_("If you did not give it, tell the release manager at once and make a new key."),
        ),
        "own.other-trail": Sentences(
            sentence=N_(
                "The audit trail in this file contradicts the one in edition {subject} that this laptop keeps."
            ),
            meaning=N_(
                "One of them was replaced or cut off, for example in a home that was brought back and gone on with."
            ),
            next_step=N_("Ask the release manager before you rely on either file."),
        ),
        "own.manager-key-changed": Sentences(
            sentence=N_("This laptop compared the number of another key in the name of {subject}."),
            meaning=N_("The key may be new, or somebody else may be using the name."),
            next_step=N_(
                "Do not rely on this file. A request that {subject} sends you lets you compare the new number."
            ),
        ),
        "own.manager-key-replaced": Sentences(
            sentence=N_("The key of {subject} that signed this file was replaced here on {since}."),
            meaning=N_("By its own word the file is older. Whoever has the old key can write any time into a file."),
            next_step=N_("If the file is new to you, ask {subject} whether it is theirs."),
            shown_as={"since": "date"},
        ),
        "own.override-missing": Sentences(
            sentence=N_("Your own approval of an override as {subject}, given on this laptop, is not in this file."),
            meaning=N_("Whoever compiled the file left it out, or had not received it."),
            next_step=N_("Ask the release manager before you rely on this file."),
        ),
        "own.void-missing": Sentences(
            sentence=N_("{subject} was declared void, and this file does not say so."),
            meaning=N_("This laptop keeps the declaration of the same release manager. Reason: {reason}"),
            next_step=N_("Ask the release manager before you rely on this file."),
        ),
        "own.trail-replaced": Sentences(
            sentence=N_("The audit trail in this file is not the one that your receipt as {subject} names."),
            meaning=N_(
                "The trail was replaced or cut off after you got the receipt; something may have been left out."
            ),
            next_step=N_("Ask the release manager before you rely on this file."),
        ),
        "request.not-issued": Sentences(
            sentence=N_("{subject} has not been asked yet."),
            meaning=N_("Only a request that was issued can be signed."),
            next_step=N_("Issue the request first."),
        ),
        "request.candidate-older": Sentences(
            sentence=N_("This request asks about {candidate}; {newer} came after it."),
            meaning=N_("An answer to it counts for {candidate} only."),
            next_step=N_("Ask the release manager which one is meant before you sign."),
        ),
        "request.nobody-due": Sentences(
            sentence=N_("For {subject} nobody is to be asked now."),
            meaning=N_("All requests of this round are out; the executive is asked when all else holds."),
            next_step=N_("To ask somebody again, name the role."),
        ),
        "request.executive-too-early": Sentences(
            sentence=N_("The executive sign-off for {subject} comes last. Open points: {count}."),
            meaning=N_("It stands for exactly the approvals, gates and conditions that hold by then."),
            next_step=N_("Settle the open points first; the status lists them."),
        ),
        "request.executive-without-statement": Sentences(
            sentence=N_("The plan lacks the statement or the critical conditions that {subject} would sign."),
            meaning=N_("The executive sign-off needs both."),
            next_step=N_("Add them to the plan."),
        ),
        "request.changed": Sentences(
            sentence=N_("This request was changed after it was signed."),
            meaning=N_("What it asks may not be what the release manager asked."),
            next_step=_DO_NOT_SIGN,
        ),
        "request.not-checkable": Sentences(
            sentence=N_("This file cannot be checked."),
            meaning=N_("It may be damaged, encrypted, or made by a newer version."),
            next_step=N_("Ask the sender for it once more, or update GoLive Desktop."),
        ),
        "request.no-request": Sentences(
            sentence=N_("This file asks nothing. It is: {subject}."),
            meaning=N_("Only a request can be answered."),
            next_step=N_("Open the request, usually a file that ends in .golive."),
            shown_as={"subject": "kind"},
        ),
        "request.requester-new": Sentences(
            sentence=N_("{name} asks you for the first time with this key: {number}."),
            meaning=N_("Anybody can write a name into a file. The number shows whose key it is."),
            next_step=N_("Call {name} on a number that you know, and compare these digits."),
        ),
        "request.requester-key-changed": Sentences(
            sentence=N_("{name} asks with another key than before."),
            meaning=N_(
                "The number that was compared belongs to {known}. The key may be new, or somebody else may be using "
                "the name."
            ),
            next_step=N_(
                "Do not sign. Call {known} on a number that you already know. Only if the key is really new, have its "
                "number read out to you and compare it here."
            ),
        ),
        "request.requester-replaced": Sentences(
            sentence=N_("This request is signed with a key of {name} that is not in use any more."),
            meaning=N_("Its number was replaced here on {since}. Somebody else may be using the old key."),
            next_step=N_("Do not sign. Ask {name} for a new request, on a number that you already know."),
            shown_as={"since": "date"},
        ),
        "requester.not-changed": Sentences(
            sentence=N_("There is no compared number that the key of {subject} would replace."),
            meaning=N_("Nothing was recorded."),
            next_step=N_("Open the request; it says what is to be done."),
        ),
        "requester.comparison-incomplete": Sentences(
            sentence=N_("It is not said who compared the number with {subject}, or how."),
            meaning=N_("Nothing was recorded."),
            next_step=N_("Name who called, and whether it was by phone, in person or by video."),
        ),
        "request.requester-namesake": Sentences(
            sentence=N_("You compared the number of {name} before, with another key and the address {email}."),
            meaning=N_("This request comes from another address. It may be somebody else who uses the name."),
            next_step=N_("Call {name} on a number that you already know before you sign."),
        ),
        "request.requester-other-product": Sentences(
            sentence=N_("You compared another key for the address of {name} before, in the matters of {product}."),
            meaning=N_("This request is about another product. It may be somebody else who uses the address."),
            next_step=N_("Call {name} on a number that you already know before you sign."),
        ),
        "request.requester-other-key": Sentences(
            sentence=N_("Another request in the name of {name} came with another key: {number}."),
            meaning=N_("Neither number was compared, so nobody knows yet which key is the right one."),
            next_step=N_("Call {name} on a number that you know. Do not sign unless the digits of this request match."),
        ),
        "request.roster-older": Sentences(
            sentence=N_("This request carries key list {subject}; you have already seen key list {seen}."),
            meaning=N_("Keys may have been revoked since then."),
            next_step=N_("Ask the release manager for a new request."),
        ),
        "sign.other-person": Sentences(
            sentence=N_("This request is for {asked}; this key belongs to {subject}."),
            meaning=N_("An approval counts only from the person who was asked."),
            next_step=N_("Choose the key of {asked}, or pass the request on."),
        ),
        "sign.answered": Sentences(
            sentence=N_("This request was already answered here: {subject}."),
            meaning=N_("Each request has exactly one answer."),
            next_step=N_(
                "If the file was lost, get it again from this laptop. To change the answer, withdraw the approval and "
                "ask for a new request."
            ),
        ),
        "sign.clock-behind": Sentences(
            sentence=N_("The clock of this laptop is behind the time of the request."),
            meaning=N_("An approval from before its request would not count."),
            next_step=N_("Set the clock right and sign then."),
        ),
        "sign.evidence-changed": Sentences(
            sentence=N_("The evidence file was changed after you chose it: {subject}."),
            meaning=N_("What would be signed is not what you saw. Nothing was signed."),
            next_step=N_("Go back, take it out of point {item} and choose it again."),
        ),
        "sign.evidence-same-name": Sentences(
            sentence=N_("There is another evidence file with this name already: {subject}."),
            meaning=N_("In the signed file nobody could tell them apart."),
            next_step=N_("Give the file another name and choose it again."),
        ),
        "sign.requester-number-differs": Sentences(
            sentence=N_("The number that you compared is not the one of this request."),
            meaning=N_("The request may not come from {subject}. Nothing was signed."),
            next_step=N_("Compare again, digit by digit. If it differs, do not sign."),
        ),
    }
)
