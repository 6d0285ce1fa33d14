# SPDX-License-Identifier: MIT
"""Mail accounts: kept in the home without their secrets, which lie in the keyring or are asked for each time."""

from collections.abc import Callable, Iterator
from datetime import datetime

from golive_desktop.domain.mail import Authentication, Encryption, Letter, MailAccount, Mailbox, ProbeStep
from golive_desktop.domain.problem import KnownError, Problem, Severity
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.mail import DeviceCode

__all__ = [
    "AskSecret",
    "accounts",
    "begin_sign_in",
    "choose_account",
    "finish_sign_in",
    "probe_account",
    "remove_account",
    "save_account",
    "secret_name",
    "secret_of",
]

AskSecret = Callable[[MailAccount], str]
"""Asks the user for the password of an account."""

_HIGHEST_PORT = 65535
_TOKENS = frozenset({Authentication.MICROSOFT, Authentication.GOOGLE})


def accounts(adapters: Adapters) -> tuple[MailAccount, ...]:
    """The accounts of this home; the first one is used where none is named."""
    with adapters.store.reading() as work:
        return work.post.accounts.all()


def choose_account(adapters: Adapters, name: str = "") -> MailAccount:
    """The account with this id, beginning of an id or sender's address; the first one where none is named.

    Raises:
        KnownError: ``account.none``, ``account.unknown``.
    """
    found = accounts(adapters)
    if not found:
        raise KnownError.of("account.none")
    if not name:
        return found[0]
    named = [item for item in found if name in {item.id, item.sender.address}]
    named = named or [item for item in found if item.id.startswith(name)]
    if len(named) != 1:
        raise KnownError.of("account.unknown", name, known=", ".join(item.sender.address for item in found))
    return named[0]


def save_account(
    adapters: Adapters, account: MailAccount, *, secret: str | None = None, now: datetime
) -> tuple[Problem, ...]:
    """Keeps an account, and its secret in the keyring; replaces the one with the same id.

    Args:
        adapters: the parts to work with.
        account: with a fresh id when it is new.
        secret: password, or what a sign-in gave to keep; None leaves the one that is kept.
        now: when.

    Returns:
        What is worth knowing: ``account.unencrypted``; ``keyring.…`` when the secret could not be kept and is asked
        for each time.

    Raises:
        KnownError: ``account.host-missing``, ``account.port-unusable``, ``mail.address-invalid``,
            ``mail.header-invalid``.
    """
    _check(adapters, account, now)
    problems = []
    if account.encryption is Encryption.NONE:
        problems.append(Problem(code="account.unencrypted", severity=Severity.INFORMS, subject=account.host))
    if secret is not None:
        problems += _kept(adapters, account, secret)
    payload = {"account": account.id, "sender": account.sender.address, "user": account.user}
    with adapters.store.writing() as work:
        work.post.accounts.put(account)
        work.audit.record("account.saved", account.host, payload, at=now)
    return tuple(problems)


def remove_account(adapters: Adapters, name: str, *, now: datetime) -> tuple[Problem, ...]:
    """Forgets an account and its secret; letters that wait are sent through another one.

    Returns:
        ``keyring.…`` when the secret could not be removed from the keyring.

    Raises:
        KnownError: ``account.none``, ``account.unknown``.
    """
    account = choose_account(adapters, name)
    with adapters.store.writing() as work:
        work.post.accounts.drop(account.id)
        payload = {"account": account.id, "sender": account.sender.address}
        work.audit.record("account.removed", account.host, payload, at=now)
    if account.authentication is Authentication.NONE:
        return ()
    try:
        adapters.mail.keyring.forget(secret_name(account))
    except KnownError as error:
        return (error.problem,)
    return ()


def secret_of(adapters: Adapters, account: MailAccount, *, ask: AskSecret | None = None) -> str:
    """What the relay is shown: the password, or a fresh access token; empty without a login.

    Args:
        adapters: the parts to work with.
        account: whose.
        ask: asks the user when the keyring has no password or cannot be used; None when nobody can be asked.

    Raises:
        KnownError: ``keyring.…``, ``account.secret-needed``, ``account.sign-in-needed``, ``oauth.…``.
    """
    if account.authentication is Authentication.NONE:
        return ""
    if account.authentication in _TOKENS:
        return _token(adapters, account)
    try:
        kept = adapters.mail.keyring.read(secret_name(account))
    except KnownError:
        if ask is None:
            raise
        kept = None
    secret = kept or (ask(account) if ask is not None else "")
    if not secret:
        raise KnownError.of("account.secret-needed", account.sender.address)
    return secret


def begin_sign_in(adapters: Adapters, account: MailAccount, *, client_secret: str = "") -> DeviceCode:
    """Begins to sign in at the account's provider; the user goes on in the browser.

    The keyring is asked first: without one the sign-in could not be kept, and the way to the provider would be in vain.

    Args:
        adapters: the parts to work with.
        account: logs in through Microsoft or Google; it need not be saved yet.
        client_secret: what Google gave with the application's id; empty for the one of the sign-in before, and for
            Microsoft.

    Returns:
        The page to open, and what to type there; without something to type the page comes back by itself.

    Raises:
        KnownError: ``oauth.not-needed``, ``oauth.client-missing``, ``oauth.client-secret-missing``, ``oauth.…``,
            ``keyring.…``.
    """
    if account.authentication not in _TOKENS:
        raise KnownError.of("oauth.not-needed", account.sender.address)
    kept = adapters.mail.keyring.read(secret_name(account)) or ""
    return adapters.mail.tokens.begin(account, client_secret=client_secret, kept=kept)


def finish_sign_in(adapters: Adapters, account: MailAccount, code: DeviceCode) -> bool:
    """Whether the user has agreed by now; then the keyring has what gives tokens, and mails can leave.

    Args:
        adapters: the same parts as at the beginning: they remember the sign-in.
        account: whose.
        code: what `begin_sign_in` gave; to be asked again after its interval.

    Raises:
        KnownError: ``oauth.…`` when to begin again, or what keeps the provider from answering; ``keyring.…``.
    """
    kept = adapters.mail.tokens.finish(account, code)
    if kept is None:
        return False
    adapters.mail.keyring.keep(secret_name(account), kept)
    return True


def probe_account(adapters: Adapters, account: MailAccount, *, ask: AskSecret | None = None) -> Iterator[ProbeStep]:
    """Walks towards the relay step by step and says what fails; sends nothing.

    Raises:
        KnownError: as `secret_of`.
    """
    secret = secret_of(adapters, account, ask=ask)
    yield from adapters.mail.transport.probe(account, secret)


def secret_name(account: MailAccount) -> str:
    """The name under which the keyring has the account's secret; other homes have other ids."""
    return f"mail-account-{account.id}"


def _check(adapters: Adapters, account: MailAccount, now: datetime) -> None:
    if not account.host.strip():
        raise KnownError.of("account.host-missing")
    if not 0 < account.port <= _HIGHEST_PORT:
        raise KnownError.of("account.port-unusable", str(account.port), highest=str(_HIGHEST_PORT))
    # note: only the writer of messages knows which addresses a header may hold, so it writes one that goes nowhere
    to = (account.sender, *([Mailbox(name="", address=account.user)] if "@" in account.user else []))
    trial = Letter(
        id="trial",
        message_id="<trial@golive.invalid>",
        kind="free",
        release="",
        role="",
        language="en",
        to=to,
        subject="",
        text="",
        written_at=now,
    )
    adapters.mail.messages.write(trial, (), account=account, at=now)


def _kept(adapters: Adapters, account: MailAccount, secret: str) -> list[Problem]:
    try:
        adapters.mail.keyring.keep(secret_name(account), secret)
    except KnownError as error:
        return [error.problem]
    return []


def _token(adapters: Adapters, account: MailAccount) -> str:
    keyring, name = adapters.mail.keyring, secret_name(account)
    kept = keyring.read(name)
    if not kept:
        raise KnownError.of("account.sign-in-needed", account.sender.address)
    token, renewed = adapters.mail.tokens.token(account, kept)
    if renewed != kept:
        keyring.keep(name, renewed)
    return token
