# SPDX-License-Identifier: MIT
"""What the check of a file found, beyond its pages and its signature."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from golive_desktop.wording.sentences import N_, Sentences

__all__ = ["SENTENCES"]

_NOT_AS_SIGNED: Final = N_("GoLive Desktop does not write files like this. The file does not count.")
_ORIGINAL: Final = N_("Ask the sender for the original file.")
_COMPARE: Final = N_("Compare the number by phone or in person, then confirm the key.")
_BACKUP: Final = N_("Keep the home as it is, and compare it with the last backup.")

SENTENCES: Final[Mapping[str, Sentences]] = MappingProxyType(
    {
        "verify.not-ours": Sentences(
            sentence=N_("{subject} is not a file of GoLive Desktop."),
            meaning=N_("It carries no statement and no signature that could be checked."),
            next_step=N_("Choose a request, an approval, a receipt or a dossier."),
        ),
        "verify.failed": Sentences(
            sentence=N_("{subject} could not be checked to the end ({reason})."),
            meaning=N_("Nothing can be said for or against it. It does not count."),
            next_step=N_(
                "Ask the sender for it once more. If it happens again, report it to whoever looks after GoLive Desktop."
            ),
        ),
        "verify.bytes-changed": Sentences(
            sentence=N_("{subject} was changed after it was signed."),
            meaning=N_("At least one byte is not the one that was signed. The file does not count."),
            next_step=_ORIGINAL,
        ),
        "verify.roster-unusable": Sentences(
            sentence=N_("{subject} cannot be used as key list. Result of its check: {verdict}."),
            meaning=N_("So it does not say whose key is whose. Nothing was checked."),
            next_step=N_("Choose the key list of the release as the release manager sent it."),
            shown_as={"verdict": "verdict"},
        ),
        "verify.roster-older": Sentences(
            sentence=N_("{subject} is key list {number}; this laptop has already seen key list {seen}."),
            meaning=N_("Keys may have been revoked since then."),
            next_step=N_("Ask the release manager for the newest one."),
        ),
        "verify.too-deep": Sentences(
            sentence=N_("{subject} lies too deep inside other files."),
            meaning=N_("A dossier does not need that many levels. The file was not checked."),
            next_step=_ORIGINAL,
        ),
        "verify.attachment-foreign": Sentences(
            sentence=N_("The file carries an attachment that it does not name: {subject}."),
            meaning=_NOT_AS_SIGNED,
            next_step=_ORIGINAL,
        ),
        "verify.attachment-changed": Sentences(
            sentence=N_("An attachment was changed: {subject}."),
            meaning=N_("It is not the file that was signed for. The whole does not count."),
            next_step=_ORIGINAL,
        ),
        "verify.attachment-missing": Sentences(
            sentence=N_("An attachment is missing: {subject}."),
            meaning=N_("The file names it but does not carry it. The whole does not count."),
            next_step=_ORIGINAL,
        ),
        "verify.attachment-described-otherwise": Sentences(
            sentence=N_("An attachment is not what the file says it is: {subject}."),
            meaning=_NOT_AS_SIGNED,
            next_step=_ORIGINAL,
        ),
        "verify.author-differs": Sentences(
            sentence=N_("The file says it is by {subject}, but another key has signed it."),
            meaning=N_("Who stands in a file and who signs it has to be the same person. The file does not count."),
            next_step=_ORIGINAL,
        ),
        "verify.name-differs": Sentences(
            sentence=N_("The file says it is by {subject}, but the certificate names {signer}."),
            meaning=N_("Who stands in a file and who signs it has to be the same person. The file does not count."),
            next_step=_ORIGINAL,
        ),
        "verify.time-differs": Sentences(
            sentence=N_("The time in the file of {subject} and the time of the signature differ."),
            meaning=_NOT_AS_SIGNED,
            next_step=_ORIGINAL,
        ),
        "verify.in-future": Sentences(
            sentence=N_("By this laptop's clock {subject} signed in the future."),
            meaning=N_("One of the two clocks is wrong. The file waits for a look."),
            next_step=N_("Check the clock of this laptop; then ask {subject} about theirs."),
        ),
        "verify.signer-unknown": Sentences(
            sentence=N_("The signature of {name} is not known here. Number of the key: {number}."),
            meaning=N_("The file is unchanged, but it is not certain who signed it."),
            next_step=_COMPARE,
        ),
        "verify.signer-other-role": Sentences(
            sentence=N_("The key of {name} is known here, but not for this person, role or release. Number: {number}."),
            meaning=N_("The file is unchanged, but it does not count."),
            next_step=N_("Ask {name} about it, then confirm the key for this role if it is right."),
        ),
        "verify.signer-revoked": Sentences(
            sentence=N_("The key of {name} was revoked before this signature. Number: {number}."),
            meaning=N_("Somebody else may be using the key. The file does not count."),
            next_step=N_("Ask {name} to sign again with the new key."),
        ),
        "verify.embedded-changed": Sentences(
            sentence=N_("A file inside was changed: {subject}."),
            meaning=N_("A file that carries a changed file does not count either."),
            next_step=_ORIGINAL,
        ),
        "verify.embedded-unknown-signer": Sentences(
            sentence=N_("A file inside has an unknown signature: {subject}."),
            meaning=N_("It is unchanged, but it is not certain who signed it."),
            next_step=N_("Name the key list of the release for the check, or compare the number of that key."),
        ),
        "verify.embedded-not-checkable": Sentences(
            sentence=N_("A file inside cannot be checked: {subject}."),
            meaning=N_("So the whole cannot be checked either."),
            next_step=N_("Update GoLive Desktop, or ask the sender for the original file."),
        ),
        "verify.description-differs": Sentences(
            sentence=N_("The title or the properties of the file say something else than the statement of {subject}."),
            meaning=N_("A PDF reader would show it in the title bar. The file is not one of ours and does not count."),
            next_step=_ORIGINAL,
        ),
        "verify.panel-differs": Sentences(
            sentence=N_("The signature panel says something else than the statement of {subject}."),
            meaning=N_("A PDF reader would show another name or reason. The file does not count."),
            next_step=_ORIGINAL,
        ),
        "audit.gap": Sentences(
            sentence=N_("The audit trail jumps to entry {subject}; entry {expected} was expected."),
            meaning=N_("Entries are missing or were put in. The trail is no longer proof."),
            next_step=_BACKUP,
        ),
        "audit.link-broken": Sentences(
            sentence=N_("Entry {subject} of the audit trail does not follow the one before it."),
            meaning=N_("Entries were changed, dropped or exchanged. The trail is no longer proof."),
            next_step=_BACKUP,
        ),
        "audit.entry-altered": Sentences(
            sentence=N_("Entry {subject} of the audit trail was changed."),
            meaning=N_("What it says is no longer proof."),
            next_step=_BACKUP,
        ),
        "audit.entry-hidden": Sentences(
            sentence=N_(
                "Entry {subject} of the audit trail is hidden and belongs to this release, or shown and does not."
            ),
            meaning=N_("A dossier shows all that happened in its own release, and nothing of another one."),
            next_step=N_("Ask the release manager for the dossier as it was sealed."),
        ),
        "audit.payload-altered": Sentences(
            sentence=N_("The details of entry {subject} of the audit trail were changed."),
            meaning=N_("The entry itself is unchanged; its details are no longer proof."),
            next_step=_BACKUP,
        ),
        "audit.head-lost": Sentences(
            sentence=N_("Entry {subject}, which a receipt names, is no longer in the audit trail."),
            meaning=N_("The trail was cut off or replaced after that receipt was given."),
            next_step=_BACKUP,
        ),
    }
)
