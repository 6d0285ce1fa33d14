# SPDX-License-Identifier: MIT
"""Why a mail was not sent, which step towards the server fails, and what stands between us and the keyring."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from golive_desktop.wording.sentences import N_, Sentences

__all__ = ["SENTENCES"]

_NOTHING_SENT: Final = N_("Nothing was sent.")
_NOT_TAKEN: Final = N_("The server did not take the mail. Its words: {answer}")
_NO_LOGIN: Final = N_("Without a login the server takes no mail. Its words: {answer}")
_NOT_TRUSTED: Final = N_("Somebody else could be answering in the server's place. No password and no mail was sent.")
_CHECK_ADDRESS: Final = N_("Correct the address.")
_CHECK_HOST: Final = N_("Check the server's name, and whether this computer is online or needs the VPN.")
_CHECK_PORT: Final = N_("Check server and port. If both are right, ask your IT whether this port is open.")
_CHECK_LOGIN: Final = N_("Check user name and password in the settings of the account.")
_TRY_LATER: Final = N_("Try again later. If it recurs, ask whoever looks after the mail server.")
_ASK_SERVER: Final = N_("Show these words to whoever looks after the mail server.")
_ASK_EACH_TIME: Final = N_("Secrets are kept nowhere else. The program asks for them each time.")
_NEEDS_KEYRING: Final = N_(
    "To have them remembered, install GNOME Keyring or KWallet and sign in to the desktop again."
)

_CONNECTING: Final[Mapping[str, Sentences]] = {
    "mail.host-invalid": Sentences(
        sentence=N_("{subject}, port {port}, is not a server's name and port."),
        meaning=_NOTHING_SENT,
        next_step=N_("Enter a name such as mail.example.com, and a port between 1 and 65535."),
    ),
    "mail.host-unknown": Sentences(
        sentence=N_("There is no server of the name {subject}, or the network cannot be asked."),
        meaning=_NOTHING_SENT,
        next_step=_CHECK_HOST,
    ),
    "mail.unreachable": Sentences(
        sentence=N_("There is no way from here to {subject}."),
        meaning=_NOTHING_SENT,
        next_step=N_("Check whether this computer is online or needs the VPN."),
    ),
    "mail.connection-refused": Sentences(
        sentence=N_("{subject} takes no connection at port {port}."),
        meaning=N_("The computer is there, but no mail server listens at this port. Nothing was sent."),
        next_step=N_("Check the port: usually 587 for STARTTLS, 465 for TLS, 25 inside the own network."),
    ),
    "mail.time-out": Sentences(
        sentence=N_("{subject} does not answer at port {port}."),
        meaning=N_("Often a firewall blocks this port. Nothing was sent."),
        next_step=_CHECK_PORT,
    ),
    "mail.silent": Sentences(
        sentence=N_("{subject} took too long to answer ({step})."),
        meaning=_NOTHING_SENT,
        next_step=_TRY_LATER,
    ),
    "mail.connection-lost": Sentences(
        sentence=N_("The connection to {subject} broke off ({step})."),
        meaning=_NOTHING_SENT,
        next_step=_TRY_LATER,
    ),
    "mail.not-a-mail-server": Sentences(
        sentence=N_("{subject} does not answer as a mail server at port {port}."),
        meaning=N_("Its words: {answer}"),
        next_step=_CHECK_PORT,
    ),
}

_PROTECTION: Final[Mapping[str, Sentences]] = {
    "mail.unencrypted": Sentences(
        sentence=N_("The connection to {subject} is not encrypted."),
        meaning=N_("Everybody on the way can read the mails and change them."),
        next_step=N_("Choose this only for a server inside your own network."),
    ),
    "mail.starttls-missing": Sentences(
        sentence=N_("{subject} does not offer STARTTLS at port {port}."),
        meaning=N_("The mail would travel unencrypted. No password and no mail was sent."),
        next_step=N_("Check the port, or choose TLS with port 465. If both are right, somebody may be in between."),
    ),
    "mail.starttls-demanded": Sentences(
        sentence=N_("{subject} demands an encrypted connection."),
        meaning=_NOT_TAKEN,
        next_step=N_("Choose STARTTLS or TLS in the settings of the account."),
    ),
    "mail.tls-expected": Sentences(
        sentence=N_("{subject} speaks TLS from the start at port {port}."),
        meaning=N_("With STARTTLS the server waits in silence. Nothing was sent."),
        next_step=N_("Choose TLS, or the port for STARTTLS, usually 587."),
    ),
    "mail.tls-unexpected": Sentences(
        sentence=N_("{subject} does not speak TLS from the start at port {port}."),
        meaning=N_("At this port the server begins unencrypted. Nothing was sent."),
        next_step=N_("Choose STARTTLS, or the port for TLS, usually 465."),
    ),
    "mail.tls-failed": Sentences(
        sentence=N_("No encrypted connection to {subject} came about ({answer})."),
        meaning=N_("Often the server knows only outdated encryption. No password and no mail was sent."),
        next_step=_ASK_SERVER,
    ),
    "mail.certificate-expired": Sentences(
        sentence=N_("The certificate of {subject} has expired, or is not yet valid."),
        meaning=_NOT_TRUSTED,
        next_step=N_("Check this computer's date. If it is right, the server needs a new certificate."),
    ),
    "mail.certificate-name": Sentences(
        sentence=N_("The certificate belongs to another server than {subject}."),
        meaning=_NOT_TRUSTED,
        next_step=N_("Enter the server's name exactly as its operator states it."),
    ),
    "mail.certificate-unknown": Sentences(
        sentence=N_("The certificate of {subject} comes from an authority that is not trusted here."),
        meaning=_NOT_TRUSTED,
        next_step=N_("For a server of your company, choose the file with your company's authority (PEM)."),
    ),
    "mail.certificate-invalid": Sentences(
        sentence=N_("The certificate of {subject} is not valid ({answer})."),
        meaning=_NOT_TRUSTED,
        next_step=_ASK_SERVER,
    ),
    "mail.authorities-invalid": Sentences(
        sentence=N_("The file with the authorities for {subject} holds no usable certificate."),
        meaning=N_("The server's certificate cannot be checked. Nothing was sent."),
        next_step=N_("Choose a file with certificates in PEM form."),
    ),
}

_LOGGING_IN: Final[Mapping[str, Sentences]] = {
    "mail.secret-missing": Sentences(
        sentence=N_("There is no password for {subject}."),
        meaning=_NOTHING_SENT,
        next_step=N_("Enter the password, or sign in to the provider again."),
    ),
    "mail.login-unusable": Sentences(
        sentence=N_("User name or password for {subject} hold a character that cannot be sent."),
        meaning=N_("Often a line feed was copied with them. Nothing was sent."),
        next_step=N_("Enter both again."),
    ),
    "mail.login-unprotected": Sentences(
        sentence=N_("The password for {subject} would travel unencrypted."),
        meaning=N_("Everybody on the way could read it. It was not sent."),
        next_step=N_("Choose STARTTLS or TLS, or an account without a login."),
    ),
    "mail.login-not-offered": Sentences(
        sentence=N_("{subject} offers no way to log in that fits this account."),
        meaning=N_("The server offers: {offered}"),
        next_step=N_("Choose another way to log in, or none for a server inside your own network."),
    ),
    "mail.login-demanded": Sentences(
        sentence=N_("{subject} wants a login first."),
        meaning=_NO_LOGIN,
        next_step=N_("Choose a way to log in, in the settings of the account."),
    ),
    "mail.login-refused": Sentences(
        sentence=N_("{subject} did not accept user name and password."),
        meaning=_NO_LOGIN,
        next_step=_CHECK_LOGIN,
    ),
    "mail.login-switched-off": Sentences(
        sentence=N_("Microsoft has switched off the login with a password for this mailbox (SMTP AUTH)."),
        meaning=_NO_LOGIN,
        next_step=N_(
            "Choose the login through Microsoft, or ask your administrator to allow authenticated SMTP for the mailbox."
        ),
    ),
    "mail.app-password": Sentences(
        sentence=N_("{subject} does not accept the usual password."),
        meaning=N_("Google, and others with a second factor, want an app password. Its words: {answer}"),
        next_step=N_("Make an app password in your account there and enter it, or choose the login through Google."),
    ),
    "mail.token-refused": Sentences(
        sentence=N_("{subject} did not accept the sign-in through the provider."),
        meaning=_NO_LOGIN,
        next_step=N_(
            "Sign in again. If it recurs, the user name is another one than you signed in with, "
            "or the mailbox is not allowed to send with SMTP."
        ),
    ),
}

_SENDING: Final[Mapping[str, Sentences]] = {
    "mail.sender-refused": Sentences(
        sentence=N_("{subject} does not let this account send as {sender}."),
        meaning=_NOT_TAKEN,
        next_step=N_("Use the account's own address as sender, or have the right to send as this one granted."),
    ),
    "mail.relay-denied": Sentences(
        sentence=N_("The server does not pass on this mail ({subject})."),
        meaning=_NOT_TAKEN,
        next_step=N_("Usually a login is missing, or the server takes mail of your own domain only."),
    ),
    "mail.recipient-refused": Sentences(
        sentence=N_("The server did not take {subject} as a recipient."),
        meaning=N_("This person gets no mail; others may have got it. The server's words: {answer}"),
        next_step=_CHECK_ADDRESS,
    ),
    "mail.recipient-later": Sentences(
        sentence=N_("The server does not take mail for {subject} at the moment."),
        meaning=N_("This person gets no mail yet; others may have got it. The server's words: {answer}"),
        next_step=N_("It is usually accepted some minutes later."),
    ),
    "mail.too-large": Sentences(
        sentence=N_("The mail is larger than {subject} takes."),
        meaning=_NOT_TAKEN,
        next_step=N_("Leave out an attachment, or pass it on in another way."),
    ),
    "mail.busy": Sentences(
        sentence=N_("{subject} cannot take the mail at the moment."),
        meaning=_NOT_TAKEN,
        next_step=_TRY_LATER,
    ),
    "mail.refused": Sentences(
        sentence=N_("{subject} refused the mail."),
        meaning=_NOT_TAKEN,
        next_step=_ASK_SERVER,
    ),
    "mail.uncertain": Sentences(
        sentence=N_("The mail was handed to {subject}, and no answer came."),
        meaning=N_("It may have been delivered. It is not sent a second time by itself."),
        next_step=N_("Ask a recipient, then send it again or leave it."),
    ),
    "mail.address-invalid": Sentences(
        sentence=N_("{subject} is not an e-mail address."),
        meaning=_NOTHING_SENT,
        next_step=_CHECK_ADDRESS,
    ),
    "mail.address-unsupported": Sentences(
        sentence=N_("{subject} has a letter before the @ that most mail servers do not take."),
        meaning=_NOTHING_SENT,
        next_step=N_("Ask this person for an address in plain letters (a to z)."),
    ),
    "mail.header-invalid": Sentences(
        sentence=N_("The field {subject} of the mail holds what must not stand there: {letters}"),
        meaning=N_("Such characters could add a recipient or hide a name. Nothing was sent."),
        next_step=N_("Type the subject, the name or the file's name again."),
    ),
}

_KEYRING: Final[Mapping[str, Sentences]] = {
    "keyring.missing": Sentences(
        sentence=N_("This computer has no keyring that is running."),
        meaning=_ASK_EACH_TIME,
        next_step=_NEEDS_KEYRING,
    ),
    "keyring.unsuitable": Sentences(
        sentence=N_("The keyring that is configured here is not used: {subject}"),
        meaning=N_("It keeps secrets in a file, elsewhere or not at all. The program asks for them each time."),
        next_step=N_("Remove the setting (PYTHON_KEYRING_BACKEND or keyringrc.cfg), then start again."),
    ),
    "keyring.locked": Sentences(
        sentence=N_("The keyring is locked ({subject})."),
        meaning=_ASK_EACH_TIME,
        next_step=N_("Unlock the keyring, then try again."),
    ),
    "keyring.denied": Sentences(
        sentence=N_("The keyring denied access ({subject})."),
        meaning=_ASK_EACH_TIME,
        next_step=N_("Allow GoLive Desktop to use the keyring when you are asked, then try again."),
    ),
    "keyring.silent": Sentences(
        sentence=N_("The keyring did not answer within {seconds} seconds."),
        meaning=N_("Often a window that asks for its password waits behind others."),
        next_step=N_("Look for that window and answer it, then try again."),
    ),
    "keyring.failed": Sentences(
        sentence=N_("The keyring could not do what was asked ({subject}: {reason})."),
        meaning=_ASK_EACH_TIME,
        next_step=N_("Open the keyring's own program and look whether it works there."),
    ),
}

SENTENCES: Final[Mapping[str, Sentences]] = MappingProxyType(
    {**_CONNECTING, **_PROTECTION, **_LOGGING_IN, **_SENDING, **_KEYRING}
)
