# SPDX-License-Identifier: MIT
"""What in a statement does not fit its kind, its release or the files that it carries."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from golive_desktop.wording.sentences import N_, Sentences

__all__ = ["SENTENCES"]

_BREAKS: Final = N_("GoLive Desktop does not write files like this. The file does not count.")
_DISAGREES: Final = N_("What the file says does not follow from the files inside it. It does not count.")
_ORIGINAL: Final = N_("Ask the sender for the original file.")
_ANSWER_ANEW: Final = N_("Ask for an answer to the right request.")
_SHORTEN: Final = N_("Correct the text and try again.")

SENTENCES: Final[Mapping[str, Sentences]] = MappingProxyType(
    {
        "statement.newer": Sentences(
            sentence=N_("The file was made by a newer version of GoLive Desktop ({kind}, format {schema})."),
            meaning=N_("This version cannot judge it. It does not count yet."),
            next_step=N_("Update GoLive Desktop, then read the file in again."),
            shown_as={"kind": "kind"},
        ),
        "statement.not-json": Sentences(
            sentence=N_("The statement in the file cannot be read."),
            meaning=_BREAKS,
            next_step=_ORIGINAL,
        ),
        "statement.not-canonical": Sentences(
            sentence=N_("The statement in the file is not written as GoLive Desktop writes it."),
            meaning=N_("Two readers could read it differently. It does not count."),
            next_step=_ORIGINAL,
        ),
        "statement.schema": Sentences(
            sentence=N_("The statement in the file is incomplete or holds something foreign."),
            meaning=N_("Found: {faults}. The file does not count."),
            next_step=_ORIGINAL,
        ),
        "statement.text-invalid": Sentences(
            sentence=N_("A text holds characters that cannot be written."),
            meaning=N_("The file would not be the same for everybody. Nothing was signed."),
            next_step=_SHORTEN,
        ),
        "statement.value-invalid": Sentences(
            sentence=N_("A value is too large or too deeply nested."),
            meaning=N_("The file would not be the same for everybody. Nothing was signed."),
            next_step=_SHORTEN,
        ),
        "statement.pages-differ": Sentences(
            sentence=N_("The printed pages and the statement inside differ."),
            meaning=N_("What you read may not be what was signed. The file does not count."),
            next_step=_ORIGINAL,
        ),
        "statement.attachment-twice": Sentences(
            sentence=N_("Two attachments have the same name."),
            meaning=_BREAKS,
            next_step=_ORIGINAL,
        ),
        "statement.attachment-unexpected": Sentences(
            sentence=N_("The file carries something that does not belong to its kind: {subject}."),
            meaning=_BREAKS,
            next_step=_ORIGINAL,
        ),
        "statement.release-missing": Sentences(
            sentence=N_("The file names no release."),
            meaning=N_("Nobody could say what it stands for. It does not count."),
            next_step=_ORIGINAL,
        ),
        "statement.other-release": Sentences(
            sentence=N_("A file inside belongs to another release or candidate: {subject}."),
            meaning=_DISAGREES,
            next_step=_ORIGINAL,
        ),
        "statement.other-author": Sentences(
            sentence=N_("A file inside comes from somebody else: {subject}."),
            meaning=_DISAGREES,
            next_step=_ORIGINAL,
        ),
        "statement.other-role": Sentences(
            sentence=N_("The signer holds another role than the file is about: {subject}."),
            meaning=N_("Each role answers for itself. The file does not count."),
            next_step=_ANSWER_ANEW,
        ),
        "statement.other-person": Sentences(
            sentence=N_("The request was for {asked}, but {subject} signed."),
            meaning=N_("An approval counts only from the person who was asked."),
            next_step=N_("Ask {asked}, or send {subject} a request of their own."),
        ),
        "statement.other-request": Sentences(
            sentence=N_("The answer names another request than the one it carries."),
            meaning=_DISAGREES,
            next_step=_ANSWER_ANEW,
        ),
        "statement.other-form": Sentences(
            sentence=N_("The form that was answered is not the form that was asked."),
            meaning=_DISAGREES,
            next_step=_ANSWER_ANEW,
        ),
        "statement.request-missing": Sentences(
            sentence=N_("The answer does not carry its request."),
            meaning=N_("Nobody could say what was asked. It does not count."),
            next_step=_ORIGINAL,
        ),
        "statement.evidence-differs": Sentences(
            sentence=N_("The evidence in the file is not the evidence that it lists: {subject}."),
            meaning=_DISAGREES,
            next_step=_ORIGINAL,
        ),
        "statement.time-order": Sentences(
            sentence=N_("The times do not fit: something was signed before what it stands on."),
            meaning=N_("A clock was wrong, or the file was put together later. It does not count."),
            next_step=N_("Check the clocks, then have it signed again."),
        ),
        "statement.form-items": Sentences(
            sentence=N_("The form in the file has no points, or has one twice."),
            meaning=_BREAKS,
            next_step=_ORIGINAL,
        ),
        "statement.basis-without-executive": Sentences(
            sentence=N_("An ordinary request carries what belongs only to the executive request."),
            meaning=_BREAKS,
            next_step=_ORIGINAL,
        ),
        "statement.basis-differs": Sentences(
            sentence=N_("The executive request does not show exactly what it stands on."),
            meaning=_DISAGREES,
            next_step=_ORIGINAL,
        ),
        "statement.originals-differ": Sentences(
            sentence=N_("The approvals inside are not those on which the request stands."),
            meaning=_DISAGREES,
            next_step=_ORIGINAL,
        ),
        "statement.executive-without-statement": Sentences(
            sentence=N_("The executive request lacks the sentence that is to be signed."),
            meaning=_BREAKS,
            next_step=_ORIGINAL,
        ),
        "statement.roster-missing": Sentences(
            sentence=N_("The file does not carry the key list that it names."),
            meaning=N_("Nobody could say which key holds which role. It does not count."),
            next_step=_ORIGINAL,
        ),
        "statement.roster-number": Sentences(
            sentence=N_("Key list {subject} is not numbered as key lists are."),
            meaning=_BREAKS,
            next_step=_ORIGINAL,
        ),
        "statement.roster-entry-twice": Sentences(
            sentence=N_("The key list holds an entry twice."),
            meaning=_BREAKS,
            next_step=_ORIGINAL,
        ),
        "statement.roster-key-twice": Sentences(
            sentence=N_("In the key list one key holds two roles."),
            meaning=N_("The policy of this release does not allow it. The list does not count."),
            next_step=N_("Give each role a key of its own."),
        ),
        "statement.roster-without-author": Sentences(
            sentence=N_("The key list of {subject} does not hold their own key."),
            meaning=_BREAKS,
            next_step=_ORIGINAL,
        ),
        "statement.identity-with-release": Sentences(
            sentence=N_("An identity names a release."),
            meaning=_BREAKS,
            next_step=_ORIGINAL,
        ),
        "statement.certificate-unreadable": Sentences(
            sentence=N_("A certificate in the file cannot be read."),
            meaning=_BREAKS,
            next_step=_ORIGINAL,
        ),
        "statement.fingerprint-differs": Sentences(
            sentence=N_("A certificate in the file does not have the fingerprint that stands beside it."),
            meaning=_BREAKS,
            next_step=_ORIGINAL,
        ),
        "statement.number-differs": Sentences(
            sentence=N_("The number {subject} does not belong to the certificate beside it."),
            meaning=N_("Do not compare by this number. The file does not count."),
            next_step=_ORIGINAL,
        ),
        "statement.receipt-without-approval": Sentences(
            sentence=N_("The receipt does not name the one approval that it is for."),
            meaning=_BREAKS,
            next_step=_ORIGINAL,
        ),
        "statement.recall-without-approval": Sentences(
            sentence=N_("The file does not name the one approval that it is about."),
            meaning=_BREAKS,
            next_step=_ORIGINAL,
        ),
        "statement.withdrawal-needs-reason": Sentences(
            sentence=N_("A withdrawal needs a reason."),
            meaning=N_("Those who approved need to know what changed."),
            next_step=N_("Say in a sentence why you withdraw."),
        ),
        "statement.closure-needs-evidence": Sentences(
            sentence=N_("Say what shows that condition {subject} is met."),
            meaning=N_("Somebody else has to be able to follow it later."),
            next_step=N_("Name a document, a link or an observation."),
        ),
    }
)
