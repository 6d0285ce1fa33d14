# SPDX-License-Identifier: MIT
"""What stands against making, opening, using or confirming a key."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from golive_desktop.wording.sentences import N_, Sentences

__all__ = ["SENTENCES"]

_OTHER_FILE: Final = N_("Choose another file, or ask whoever issued it.")

SENTENCES: Final[Mapping[str, Sentences]] = MappingProxyType(
    {
        "key.passphrase-wrong": Sentences(
            sentence=N_("The passphrase is not right."),
            meaning=N_("The key stays closed. Nothing was changed."),
            next_step=N_(
                "Check the Caps Lock key and try again. If it fails for certain, restore the key from its backup."
            ),
        ),
        "key.passphrase-wait": Sentences(
            sentence=N_("A wrong passphrase was typed for this key. Next try in {seconds} seconds."),
            meaning=N_("Each wrong one makes the wait longer, up to five minutes. Nothing was changed."),
            next_step=N_("Wait, then type the passphrase again."),
        ),
        "key.damaged": Sentences(
            sentence=N_("The key file cannot be read."),
            meaning=N_("It is damaged or not a PKCS#12 file (.p12, .pfx)."),
            next_step=N_("Choose another file, or restore the key from its backup."),
        ),
        "key.unsuitable": Sentences(
            sentence=N_("This key cannot sign here: {reason}."),
            meaning=N_("Its signatures would not pass the check."),
            next_step=N_("Use a signing certificate with P-256 or RSA of 2048 bits or more, or make a key here."),
            shown_as={"reason": "reason"},
        ),
        "key.expired": Sentences(
            sentence=N_("The certificate of {subject} is valid from {not_before} to {not_after}."),
            meaning=N_("A signature of today would not count. Nothing was signed."),
            next_step=N_(
                "Check the clock of this laptop. If it is right, make a new key and have its number compared."
            ),
            shown_as={"not_before": "date", "not_after": "date"},
        ),
        "key.subject-unsuitable": Sentences(
            sentence=N_("A certificate cannot hold these details of {subject}."),
            meaning=N_(
                "Name, role and organisation may have 64 characters each; an e-mail address has plain letters only."
            ),
            next_step=N_("Shorten or correct them."),
        ),
        "key.unfinished": Sentences(
            sentence=N_("Working with the key took too long or broke off."),
            meaning=N_("Nothing was signed, and no key was made or changed."),
            next_step=N_("Try again when the computer has less to do."),
        ),
        "certificate.unreadable": Sentences(
            sentence=N_("The certificate cannot be read."),
            meaning=N_("It is damaged or not an X.509 certificate."),
            next_step=_OTHER_FILE,
        ),
        "identity.none": Sentences(
            sentence=N_("There is no key on this laptop yet."),
            meaning=N_("Without a key nothing can be signed."),
            next_step=N_("Make a key, or import your company certificate."),
        ),
        "identity.which": Sentences(
            sentence=N_("There is more than one key on this laptop: {names}."),
            meaning=N_("It is not clear which one is to sign."),
            next_step=N_("Name the one that you mean."),
        ),
        "identity.name-missing": Sentences(
            sentence=N_("The name is missing."),
            meaning=N_("It stands in the certificate and on each page that you sign."),
            next_step=N_("Enter your name."),
        ),
        "identity.email-unusable": Sentences(
            sentence=N_("The e-mail address is missing or has no @: {subject}"),
            meaning=N_("It stands in the certificate. No key was made."),
            next_step=N_("Enter the address in full."),
        ),
        "identity.passphrase-short": Sentences(
            sentence=N_("The passphrase is too short."),
            meaning=N_("It protects your key; it needs {minimum} characters or more."),
            next_step=N_("Choose a longer one, for example four words."),
        ),
        "roster.number-differs": Sentences(
            sentence=N_("The number does not belong to the key of {subject}."),
            meaning=N_("The file may come from somebody else. The key was not confirmed."),
            next_step=N_("Compare again, digit by digit, on a number that you know."),
        ),
        "roster.role-unknown": Sentences(
            sentence=N_("The plan has no role {subject}."),
            meaning=N_("The roles of the plan are: {roles}."),
            next_step=N_("Choose one of them."),
        ),
        "roster.key-has-role": Sentences(
            sentence=N_("The key of {subject} already holds the role {role}."),
            meaning=N_("One key holds one role, unless the policy says otherwise."),
            next_step=N_("Use another key for this role, or allow it in the policy."),
        ),
        "roster.key-unknown": Sentences(
            sentence=N_("No single key in the key list fits {subject}."),
            meaning=N_("Nothing was revoked."),
            next_step=N_("Enter more of the fingerprint."),
        ),
        "roster.file-unusable": Sentences(
            sentence=N_("{subject} cannot show whose key it is. Result of its check: {verdict}."),
            meaning=N_("Only an unchanged file with one signature carries a certificate that can be compared."),
            next_step=N_("Ask the person for their announcement, and choose that file."),
            shown_as={"verdict": "verdict"},
        ),
        "roster.certificate-not-found": Sentences(
            sentence=N_("Among the received files there is no single certificate for the role {subject}."),
            meaning=N_("Without a certificate there is nothing to compare the number with."),
            next_step=N_("Read in the announcement of the person, or name its file."),
        ),
        "signing.not-signable": Sentences(
            sentence=N_("This file cannot be signed."),
            meaning=N_("It is not a PDF, is encrypted, or is signed already."),
            next_step=N_("Make the file again with GoLive Desktop."),
        ),
        "signing.timestamp-unavailable": Sentences(
            sentence=N_("There is no time stamp from {subject}: {reason}."),
            meaning=N_("You asked for a signature with a time stamp. Nothing was signed."),
            next_step=N_("Try again later, or sign without a time stamp."),
            shown_as={"reason": "reason"},
        ),
    }
)
