# SPDX-License-Identifier: MIT
"""What is said about a company's certificate authorities, and about signers whom nothing but one of them knows."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from golive_desktop.wording.sentences import N_, Sentences

__all__ = ["SENTENCES"]

_NOT_ADDED: Final = N_("It was not added.")
_ASK_IT: Final = N_("Ask your IT for the certificate of the authority that issues your colleagues' certificates.")

SENTENCES: Final[Mapping[str, Sentences]] = MappingProxyType(
    {
        "verify.signer-vouched": Sentences(
            sentence=N_("{subject} is known by a company certificate alone."),
            meaning=N_("No key list gives this key a role: whatever role the file claims, it counts nowhere by that."),
            next_step=N_("For a role in a release, compare the number {number} and confirm the key."),
        ),
        "authority.no-authority": Sentences(
            sentence=N_("{subject} is not a certificate authority."),
            meaning=N_("The certificate does not say that it may issue others, so it can vouch for nobody."),
            next_step=_ASK_IT,
        ),
        "authority.not-valid": Sentences(
            sentence=N_("The certificate of {subject} is valid from {not_before} to {not_after}."),
            meaning=N_("Today lies outside. It was not added."),
            next_step=N_("Check the clock of this laptop. If it is right, ask your IT for the present certificate."),
            shown_as={"not_before": "date", "not_after": "date"},
        ),
        "authority.unsuitable": Sentences(
            sentence=N_("The certificate of {subject} is too weak: {reason}."),
            meaning=N_("An authority needs P-256 or RSA of 2048 bits or more, as every signer does. It was not added."),
            next_step=_ASK_IT,
            shown_as={"reason": "reason"},
        ),
        "authority.several": Sentences(
            sentence=N_("The file holds {count} certificates."),
            meaning=N_("Each has a number of its own, and each is compared by itself."),
            next_step=N_("Choose a file with the one certificate that you mean."),
        ),
        "authority.known": Sentences(
            sentence=N_("{subject} is trusted here already."),
            meaning=N_("Nothing was changed."),
            next_step=N_("If a renewed certificate was meant, choose its file."),
        ),
        "authority.number-missing": Sentences(
            sentence=N_("The number of {subject} is {number}. Nobody has compared it yet."),
            meaning=_NOT_ADDED,
            next_step=N_("Compare it with what your company says, then enter that number or the SHA-256 fingerprint."),
        ),
        "authority.number-differs": Sentences(
            sentence=N_("That is not the number of {subject}."),
            meaning=N_("The file may hold a certificate that somebody else made in this name. It was not added."),
            next_step=N_("Compare again, digit by digit, with a source that did not come with the file."),
        ),
        "authority.comparison-missing": Sentences(
            sentence=N_("It is not said how the number of {subject} was compared."),
            meaning=N_("Whoever reads the audit trail has to see on what this trust rests. It was not added."),
            next_step=N_("Write one sentence, for example where your IT publishes the number."),
        ),
        "authority.by-missing": Sentences(
            sentence=N_("It is not said who you are."),
            meaning=N_("The audit trail names who changed whom this laptop trusts. Nothing was changed."),
            next_step=N_("Enter your name."),
        ),
        "authority.unknown": Sentences(
            sentence=N_("No single company authority of this laptop fits {subject}."),
            meaning=N_("Nothing was removed."),
            next_step=N_("Enter more of the fingerprint, as the list shows it."),
        ),
    }
)
