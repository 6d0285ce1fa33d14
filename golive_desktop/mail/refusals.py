# SPDX-License-Identifier: MIT
"""What a relay's refusal or a broken connection means, as a problem that says what helps."""

import base64
import errno
import re
import socket
import ssl
from collections.abc import Mapping
from typing import Final

from golive_desktop.domain.mail import Authentication, Encryption, MailAccount
from golive_desktop.domain.problem import Problem
from golive_desktop.mail.wire import RefusedError

__all__ = ["is_temporary", "refusal", "scrub", "scrubbed", "trouble"]

_KNOWN_WORDS: Final = (
    (re.compile(r"5\.7\.139|SmtpClientAuthentication is disabled", re.IGNORECASE), "mail.login-switched-off"),
    (re.compile(r"5\.7\.60\b|5\.2\.252|SendAsDenied", re.IGNORECASE), "mail.sender-refused"),
    (re.compile(r"STARTTLS|encryption (?:is )?required", re.IGNORECASE), "mail.starttls-demanded"),
    (re.compile(r"5\.7\.57\b|not authenticated", re.IGNORECASE), "mail.login-demanded"),
    (
        re.compile(r"5\.7\.9\b|application-specific|app password|5\.7\.8.*(?:google|gsmtp)", re.IGNORECASE | re.DOTALL),
        "mail.app-password",
    ),
    (
        re.compile(
            r"relay(?:ing)? (?:access )?(?:denied|not|prohibited)|(?:unable|not permitted) to relay", re.IGNORECASE
        ),
        "mail.relay-denied",
    ),
)
"""What servers write with a refusal for good; the reply code alone says less."""
_BY_CODE: Final[Mapping[int, str]] = {
    530: "mail.login-demanded",
    534: "mail.app-password",
    535: "mail.login-refused",
    538: "mail.starttls-demanded",
    552: "mail.too-large",
}
_BY_STEP: Final[Mapping[str, str]] = {
    "STARTTLS": "mail.starttls-missing",
    "AUTH": "mail.login-refused",
    "MAIL": "mail.sender-refused",
    "RCPT": "mail.recipient-refused",
}
_REPLIES: Final = range(200, 600)
_UNREACHABLE: Final = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL})
_CERTIFICATE: Final[Mapping[int, str]] = {
    # the numbers of OpenSSL's X509_V_ERR_… constants
    9: "mail.certificate-expired",  # not yet valid
    10: "mail.certificate-expired",
    62: "mail.certificate-name",
    64: "mail.certificate-name",  # an address instead of a name
    2: "mail.certificate-unknown",
    18: "mail.certificate-unknown",
    19: "mail.certificate-unknown",
    20: "mail.certificate-unknown",
    21: "mail.certificate-unknown",
}
_NUMBERED_OTHERWISE: Final = (socket.gaierror, ssl.SSLError)
"""Kinds whose numbers are not those of the operating system."""
_BY_KIND: Final = (
    (socket.gaierror, "mail.host-unknown"),
    ((ssl.SSLEOFError, ssl.SSLZeroReturnError, ssl.SSLSyscallError), "mail.connection-lost"),
    (ssl.SSLError, "mail.tls-failed"),
    (ConnectionRefusedError, "mail.connection-refused"),
)
_LASTING: Final = ("mail.tls-", "mail.certificate-")
"""What another try does not change."""
_LEAST_SECRET: Final = 4
_HIDDEN: Final = "…"


def refusal(error: RefusedError, account: MailAccount, *, step: str, subject: str = "") -> Problem:
    """The problem behind the server's words.

    Args:
        error: what the server answered; already scrubbed.
        account: whom it answered.
        step: the command that it refused.
        subject: the address that it is about; empty for the server itself.
    """
    details = {"answer": f"{error.code} {error.text}", "step": step, "sender": account.sender.address}
    details |= {"port": str(account.port), "user": account.user}
    return Problem(code=_code(error, account, step), subject=subject or account.host, details=details)


def is_temporary(error: RefusedError) -> bool:
    """Whether the server may say something else at the next try (RFC 5321, 4.2.1)."""
    return error.code // 100 == 4  # noqa: PLR2004 - the reply codes are the protocol's


def trouble(error: OSError, account: MailAccount, *, step: str) -> tuple[Problem, bool]:
    """The problem behind a connection that broke or did not come about, and whether another try may help.

    Args:
        error: what was raised.
        account: whose server it is.
        step: the last thing that was said to the server; empty before the first.
    """
    code = _trouble(error, step)
    if code == "mail.tls-failed" and account.encryption is Encryption.TLS and _is_no_tls(error):
        code = "mail.tls-unexpected"
    reason = getattr(error, "verify_message", "") or getattr(error, "reason", "") or error.strerror or ""
    details = {"port": str(account.port), "step": step, "answer": str(reason)}
    return Problem(code=code, subject=account.host, details=details), not code.startswith(_LASTING)


def scrubbed(error: RefusedError, account: MailAccount, secret: str) -> RefusedError:
    """The refusal with its words as `scrub` leaves them."""
    return RefusedError(error.code, scrub(error.text, account, secret))


def scrub(words: str, account: MailAccount, secret: str) -> str:
    """The server's words without the secret, should it have repeated what it was told."""
    if len(secret) < _LEAST_SECRET:
        return words
    user = account.user or account.sender.address
    spoken = (f"user={user}\x01auth=Bearer {secret}\x01\x01", f"\0{user}\0{secret}", secret)
    for told in spoken:
        words = words.replace(base64.b64encode(told.encode("utf-8", "replace")).decode("ascii"), _HIDDEN)
    return words.replace(secret, _HIDDEN)


def _code(error: RefusedError, account: MailAccount, step: str) -> str:
    if error.code not in _REPLIES:
        return "mail.not-a-mail-server"
    if is_temporary(error):
        return "mail.recipient-later" if step == "RCPT" else "mail.busy"
    if step == "AUTH" and account.authentication in {Authentication.MICROSOFT, Authentication.GOOGLE}:
        switched_off, code = _KNOWN_WORDS[0]
        return code if switched_off.search(error.text) else "mail.token-refused"
    for words, code in _KNOWN_WORDS:
        if words.search(error.text):
            return code
    if step == "RCPT" and error.code not in {530, 538}:
        return "mail.recipient-refused"
    return _BY_CODE.get(error.code) or _BY_STEP.get(step, "mail.refused")


def _trouble(error: OSError, step: str) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return _CERTIFICATE.get(error.verify_code, "mail.certificate-invalid")
    if isinstance(error, TimeoutError):
        return "mail.silent" if step else "mail.time-out"
    if error.errno in _UNREACHABLE and not isinstance(error, _NUMBERED_OTHERWISE):
        return "mail.unreachable"
    return next((code for kind, code in _BY_KIND if isinstance(error, kind)), "mail.connection-lost")


def _is_no_tls(error: OSError) -> bool:
    """Whether the other side answered in another language than TLS."""
    return getattr(error, "reason", "") in {"WRONG_VERSION_NUMBER", "UNKNOWN_PROTOCOL", "PACKET_LENGTH_TOO_LONG"}
