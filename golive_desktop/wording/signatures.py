# SPDX-License-Identifier: MIT
"""What is wrong with the signature of a file."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from golive_desktop.wording.sentences import N_, Sentences

__all__ = ["SENTENCES"]

_NOT_AS_WRITTEN: Final = N_("GoLive Desktop does not write signatures like this. The file does not count.")
_CHANGED: Final = N_("The file is no longer what was signed. It does not count.")
_ORIGINAL: Final = N_("Ask the sender for the original file.")
_STILL_COUNTS: Final = N_("This changes nothing in the verdict.")

SENTENCES: Final[Mapping[str, Sentences]] = MappingProxyType(
    {
        "signature.missing": Sentences(
            sentence=N_("The file is not signed."),
            meaning=N_("Without a signature anybody could have written it. It does not count."),
            next_step=N_("Ask the sender for the signed file."),
        ),
        "signature.more-than-one": Sentences(
            sentence=N_("The file has {count} signatures instead of one."),
            meaning=_NOT_AS_WRITTEN,
            next_step=_ORIGINAL,
        ),
        "signature.unreadable": Sentences(
            sentence=N_("The signature of the file cannot be read."),
            meaning=N_("The file is damaged or encrypted. It does not count."),
            next_step=_ORIGINAL,
        ),
        "signature.leading-bytes": Sentences(
            sentence=N_("Something foreign stands in front of the signed file."),
            meaning=_CHANGED,
            next_step=_ORIGINAL,
        ),
        "signature.trailing-bytes": Sentences(
            sentence=N_("Something was appended after the signature."),
            meaning=_CHANGED,
            next_step=_ORIGINAL,
        ),
        "signature.byte-range": Sentences(
            sentence=N_("The signature does not cover the whole file."),
            meaning=N_("A part of the file could have been changed unnoticed. It does not count."),
            next_step=_ORIGINAL,
        ),
        "signature.contents": Sentences(
            sentence=N_("The signature itself was altered."),
            meaning=_NOT_AS_WRITTEN,
            next_step=_ORIGINAL,
        ),
        "signature.not-certified": Sentences(
            sentence=N_("The signature does not close the file against changes."),
            meaning=_NOT_AS_WRITTEN,
            next_step=_ORIGINAL,
        ),
        "signature.broken": Sentences(
            sentence=N_("The file was changed after it was signed."),
            meaning=_CHANGED,
            next_step=_ORIGINAL,
        ),
        "signature.changed-afterwards": Sentences(
            sentence=N_("After the signature another version was written into the file."),
            meaning=_CHANGED,
            next_step=_ORIGINAL,
        ),
        "signature.certificate-expired": Sentences(
            sentence=N_("The certificate was not valid when the file was signed."),
            meaning=N_("The signature does not count."),
            next_step=N_("Ask the signer to sign again with a valid key."),
        ),
        "signature.certificate-unsuitable": Sentences(
            sentence=N_("The certificate may not sign statements: {reason}."),
            meaning=N_("The signature does not count."),
            next_step=N_("Ask the signer to sign again with a suitable key."),
            shown_as={"reason": "reason"},
        ),
        "signature.revocation-not-checked": Sentences(
            sentence=N_("Revocation not checked (offline)."),
            meaning=N_("Whether the company has revoked the certificate is not known here."),
            next_step=N_("If in doubt, ask whoever issues the certificates."),
        ),
        "signature.time-ahead": Sentences(
            sentence=N_("By this laptop's clock the time of the signature lies in the future."),
            meaning=N_("One of the two clocks is wrong. The file waits for a look."),
            next_step=N_("Check the clock of this laptop; then ask the signer about theirs."),
        ),
        "signature.time-missing": Sentences(
            sentence=N_("The signature carries no complete time."),
            meaning=_NOT_AS_WRITTEN,
            next_step=_ORIGINAL,
        ),
        "signature.timestamp-broken": Sentences(
            sentence=N_("The time stamp does not belong to this signature, or was changed."),
            meaning=_CHANGED,
            next_step=_ORIGINAL,
        ),
        "signature.timestamp-untrusted": Sentences(
            sentence=N_("The time stamp comes from a service that is not known here."),
            meaning=_STILL_COUNTS,
            next_step=N_("To rely on its time, have the certificate of that service set up as trusted."),
        ),
    }
)
