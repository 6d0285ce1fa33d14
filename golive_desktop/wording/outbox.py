# SPDX-License-Identifier: MIT
"""What is said about mail accounts and letters in the outbox."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from golive_desktop.wording.sentences import N_, Sentences

__all__ = ["SENTENCES"]

_LOOK: Final = N_("Look at the outbox as it stands now.")

SENTENCES: Final[Mapping[str, Sentences]] = MappingProxyType(
    {
        "outbox.not-now": Sentences(
            sentence=N_("This does not go with the letter “{subject}”. Its state is: {state}."),
            meaning=N_("The letter stays as it is."),
            next_step=_LOOK,
            shown_as={"state": "posting"},
        ),
        "outbox.interrupted": Sentences(
            sentence=N_("Sending “{subject}” was interrupted; nobody saw how it ended."),
            meaning=N_("The server may have taken the letter or not. It is not sent again by itself."),
            next_step=N_("Ask a recipient, or look for it in the sent mails. Then say whether it arrived."),
        ),
        "outbox.restored": Sentences(
            sentence=N_("“{subject}” comes from a backup and may have left since."),
            meaning=N_("It is not sent again by itself."),
            next_step=N_("Ask a recipient, or look for it in the sent mails. Then say whether it arrived."),
        ),
        "outbox.moved-on": Sentences(
            sentence=N_("Another window or console has just handled “{subject}”."),
            meaning=N_("Nothing was done twice."),
            next_step=_LOOK,
        ),
        "outbox.nobody": Sentences(
            sentence=N_("The letter “{subject}” has no recipient."),
            meaning=N_("It was not kept."),
            next_step=N_("Name somebody, or enter the address of the role."),
        ),
        "outbox.address-missing": Sentences(
            sentence=N_("No address is known for {subject}."),
            meaning=N_("Neither the address book of this release nor a confirmed key names one."),
            next_step=N_("Enter the address."),
        ),
        "outbox.address-unusable": Sentences(
            sentence=N_("“{subject}” is no mail address."),
            meaning=N_("It was not kept."),
            next_step=N_("Enter one address like name@example.com."),
        ),
        "outbox.no-dossier": Sentences(
            sentence=N_("There is no dossier of {subject} yet."),
            meaning=N_("A mail with the dossier carries its newest edition."),
            next_step=N_("Compile the dossier first."),
        ),
        "outbox.other-sends": Sentences(
            sentence=N_("Another window or console is sending now."),
            meaning=N_("Nothing is sent twice."),
            next_step=N_("Wait a moment."),
        ),
        "outbox.letter-unknown": Sentences(
            sentence=N_("The outbox has no letter {subject}."),
            meaning=N_("A letter is named by its number or its id."),
            next_step=_LOOK,
        ),
        "schedule.unusable": Sentences(
            sentence=N_("This is no usable plan for a regular mail."),
            meaning=N_("The hour goes from 0 to 23, the days before a deadline from 0 to 60."),
            next_step=N_("Correct it; the note to executives also needs the time of the launch."),
        ),
        "schedule.unknown": Sentences(
            sentence=N_("There is no regular mail {subject}."),
            meaning=N_("A regular mail is named by its id, or by the beginning of it."),
            next_step=N_("Look at the list of regular mails."),
        ),
        "account.none": Sentences(
            sentence=N_("There is no mail account yet."),
            meaning=N_("Letters stay in the outbox; as drafts they can leave through your own mail program."),
            next_step=N_("Add an account, or save the letter as a draft."),
        ),
        "account.unknown": Sentences(
            sentence=N_("There is no mail account {subject}."),
            meaning=N_("The senders are: {known}."),
            next_step=N_("Choose one of them."),
        ),
        "account.host-missing": Sentences(
            sentence=N_("The account names no mail server."),
            meaning=N_("It was not kept."),
            next_step=N_("Enter the name of the server, for example smtp.example.com."),
        ),
        "account.port-unusable": Sentences(
            sentence=N_("{subject} is no port."),
            meaning=N_("Ports go from 1 to {highest}; mail usually uses 587 or 465."),
            next_step=N_("Enter the port of the mail server."),
        ),
        "account.unencrypted": Sentences(
            sentence=N_("Mails to {subject} travel unencrypted."),
            meaning=N_("Everybody on the way can read and change them."),
            next_step=N_("Choose this only for a server inside your own network."),
        ),
        "account.secret-needed": Sentences(
            sentence=N_("The password for {subject} is needed."),
            meaning=N_("It is not in the keyring, and it is kept nowhere else."),
            next_step=N_("Enter it now, or keep it in the keyring."),
        ),
        "account.sign-in-needed": Sentences(
            sentence=N_("This laptop is not signed in as {subject} yet."),
            meaning=N_("Without a sign-in the provider takes no mail. Nothing was sent."),
            next_step=N_("Sign in once at the provider, then send."),
        ),
    }
)
