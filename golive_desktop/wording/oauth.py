# SPDX-License-Identifier: MIT
"""Why a sign-in at Microsoft or Google did not come about, or holds no longer."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from golive_desktop.wording.sentences import N_, Sentences

__all__ = ["SENTENCES"]

_NOTHING: Final = N_("Without a sign-in the provider takes no mail. Nothing was sent.")
_WORDS: Final = N_("The provider's words: {answer}")
_AGAIN: Final = N_("Sign in again.")
_LATER: Final = N_("Try again later.")
_ASK_IT: Final = N_("Show these words to your IT.")

_BEFORE: Final[Mapping[str, Sentences]] = {
    "oauth.not-needed": Sentences(
        sentence=N_("The account {subject} does not log in through Microsoft or Google."),
        meaning=N_("There is nothing to sign in to."),
        next_step=N_("Choose the login through Microsoft or Google, or leave it with the password."),
    ),
    "oauth.client-missing": Sentences(
        sentence=N_("The account of {subject} names no application id."),
        meaning=N_("Microsoft and Google give tokens only to an application that your company has registered."),
        next_step=N_("Ask your IT for the application id (client id), and enter it in the account."),
    ),
    "oauth.client-secret-missing": Sentences(
        sentence=N_("Google also wants the client secret of the application."),
        meaning=N_("Google gives it together with the application id. It will lie in the keyring, and nowhere else."),
        next_step=N_("Ask your IT for the client secret, and sign in with it."),
    ),
    "oauth.client-unknown": Sentences(
        sentence=N_("The provider gives no tokens to the application that the account of {subject} names."),
        meaning=_WORDS,
        next_step=N_(
            "Check application id and directory. For Microsoft, your IT has to allow public client flows for the "
            "application; for Google it has to be a desktop app."
        ),
    ),
    "oauth.tenant-unknown": Sentences(
        sentence=N_("Microsoft knows no directory {subject}."),
        meaning=_NOTHING,
        next_step=N_("Enter the directory (tenant) as your IT names it, or leave the field empty."),
    ),
    "oauth.no-landing": Sentences(
        sentence=N_("This computer lets no browser come back to the program."),
        meaning=N_("The sign-in ends at a page of this computer (127.0.0.1), and it could not be opened."),
        next_step=N_("Ask your IT whether a protection program forbids it."),
    ),
}

_MEANWHILE: Final[Mapping[str, Sentences]] = {
    "oauth.code-expired": Sentences(
        sentence=N_("The sign-in took too long, or it was begun anew."),
        meaning=_NOTHING,
        next_step=_AGAIN,
    ),
    "oauth.refused": Sentences(
        sentence=N_("At the provider, the sign-in as {subject} was not agreed to."),
        meaning=_NOTHING,
        next_step=N_("If this was a mistake, sign in again and agree."),
    ),
    "oauth.consent-needed": Sentences(
        sentence=N_("An administrator has to agree before {subject} can sign in."),
        meaning=_WORDS,
        next_step=N_("Ask your IT to grant the application the right to send mail (SMTP), then sign in again."),
    ),
    "oauth.policy": Sentences(
        sentence=N_("The rules of the company do not allow {subject} to sign in here."),
        meaning=_WORDS,
        next_step=_ASK_IT,
    ),
    "oauth.scope-missing": Sentences(
        sentence=N_("At the sign-in, {subject} did not get the right to send mail."),
        meaning=N_("The provider's page asks for it separately. Nothing was sent."),
        next_step=N_("Sign in again and tick the right to send mail."),
    ),
    "oauth.sign-in-again": Sentences(
        sentence=N_("The sign-in of {subject} holds no longer."),
        meaning=N_(
            "It ends after a long break, with a new password, or when it is revoked. Nothing was sent; letters wait."
        ),
        next_step=_AGAIN,
    ),
    "oauth.failed": Sentences(
        sentence=N_("The provider gave {subject} no token."),
        meaning=_WORDS,
        next_step=_ASK_IT,
    ),
}

_REACHING: Final[Mapping[str, Sentences]] = {
    "oauth.unreachable": Sentences(
        sentence=N_("There is no way from here to {subject}, where one signs in."),
        meaning=N_("Nothing was sent. Letters wait in the outbox."),
        next_step=N_("Check whether this computer is online or needs the VPN."),
    ),
    "oauth.time-out": Sentences(
        sentence=N_("{subject}, where one signs in, took too long to answer."),
        meaning=_NOTHING,
        next_step=_LATER,
    ),
    "oauth.unavailable": Sentences(
        sentence=N_("{subject}, where one signs in, cannot answer at the moment."),
        meaning=_NOTHING,
        next_step=_LATER,
    ),
    "oauth.certificate": Sentences(
        sentence=N_("The certificate of {subject}, where one signs in, is not valid or not trusted here."),
        meaning=N_("Somebody else could be answering in its place. Nothing was given away."),
        next_step=N_("Check this computer's date, and ask your IT whether connections are inspected on the way."),
    ),
    "oauth.answer-unusable": Sentences(
        sentence=N_("{subject} answered with something that is no sign-in."),
        meaning=N_("Often a page of the hotel or the company network stands in between."),
        next_step=N_("Open any page in the browser, log in to the network there, then try again."),
    ),
}

SENTENCES: Final[Mapping[str, Sentences]] = MappingProxyType({**_BEFORE, **_MEANWHILE, **_REACHING})
