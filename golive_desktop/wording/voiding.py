# SPDX-License-Identifier: MIT
"""What was declared void, and what follows from it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from golive_desktop.wording.sentences import N_, Sentences

__all__ = ["SENTENCES"]

_FINAL: Final = N_("Nothing takes it back. What was signed stays on record and does not count.")
_NEW_RELEASE: Final = N_("Set up a release of its own for the next candidate.")

SENTENCES: Final[Mapping[str, Sentences]] = MappingProxyType(
    {
        "readiness.void": Sentences(
            sentence=N_("Release {subject} was declared void: {reason}"),
            meaning=_FINAL,
            next_step=_NEW_RELEASE,
        ),
        "readiness.request-void": Sentences(
            sentence=N_("{role}: the request was declared void: {reason}"),
            meaning=N_("An answer to it does not count. GO needs this approval."),
            next_step=N_("Ask this stakeholder again."),
        ),
        "request.release-void": Sentences(
            sentence=N_("Release {subject} was declared void: {reason}"),
            meaning=N_("Nobody is asked about it any more."),
            next_step=_NEW_RELEASE,
        ),
        "receive.request-void": Sentences(
            sentence=N_("{name}: answers a request or a release that was declared void."),
            meaning=N_("It is kept and does not count."),
            next_step=N_("Tell {author}, or ask again where only the request is void."),
        ),
        "receive.voided": Sentences(
            sentence=N_("{name}: {author} declared {candidate}, or one request of it, void; it holds here too now."),
            meaning=_FINAL,
            next_step=N_("Look at the release; its verdict follows the declaration."),
        ),
        "sign.void": Sentences(
            sentence=N_("The request to {subject}, or its release, was declared void: {reason}"),
            meaning=N_("An answer would count for nothing. Nothing was signed."),
            next_step=N_("Wait for another request, or ask the release manager."),
        ),
        "void.already": Sentences(
            sentence=N_("Release {subject} is void already."),
            meaning=_FINAL,
            next_step=_NEW_RELEASE,
        ),
        "void.no-request": Sentences(
            sentence=N_("There is no request to {subject} that could be void."),
            meaning=N_("Nobody was asked in this role, or the newest request is void already."),
            next_step=N_("Look at the status; it says who was asked."),
        ),
        "void.no-declaration": Sentences(
            sentence=N_("No request to {subject} was declared void."),
            meaning=N_("The letter carries the signed declaration."),
            next_step=N_("Declare the request void first."),
        ),
        "statement.void-needs-reason": Sentences(
            sentence=N_("Say why it is void."),
            meaning=N_("Those who signed need to know what changed."),
            next_step=N_("Say it in one sentence."),
        ),
        "statement.void-of-what": Sentences(
            sentence=N_("The declaration does not say whether the release or one request is void."),
            meaning=N_("GoLive Desktop does not write files like this. The file does not count."),
            next_step=N_("Ask the sender for the original file."),
        ),
        "statement.void-differs": Sentences(
            sentence=N_("The dossier does not say exactly what was declared void."),
            meaning=N_("It bears VOID when its release was declared void, and never otherwise."),
            next_step=N_("Declare the release void, or choose another label."),
        ),
    }
)
