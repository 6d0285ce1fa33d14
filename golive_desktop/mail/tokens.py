# SPDX-License-Identifier: MIT
"""Access tokens for relays that take no password: the user signs in once at the provider, in the browser."""

import secrets
from datetime import datetime, timedelta
from typing import Final

from golive_desktop.domain.mail import Authentication, MailAccount
from golive_desktop.domain.problem import KnownError
from golive_desktop.mail import google
from golive_desktop.mail.provider import Endpoints, Grant, SignIn, who
from golive_desktop.ports.mail import DeviceCode
from golive_desktop.ports.system import Clock

__all__ = ["ProviderTokens"]

_EARLY: Final = timedelta(minutes=5)
"""How long before its end a token is not used any more: a long list of letters takes its time."""


class ProviderTokens:
    """`ports.mail.TokenSource` for Microsoft 365 and Google.

    Sign-ins that wait for the user, and tokens that still hold, live in this object alone and end with the program.

    Args:
        clock: the computer's.
        endpoints: where the providers are.
    """

    def __init__(self, clock: Clock, endpoints: Endpoints | None = None) -> None:
        self._clock = clock
        self._endpoints = endpoints or Endpoints()
        self._waiting: dict[str, tuple[str, SignIn]] = {}
        self._live: dict[str, Grant] = {}

    def begin(self, account: MailAccount, *, client_secret: str = "", kept: str = "") -> DeviceCode:
        """Begins a sign-in; one of the same account that still waits ends.

        Args:
            account: with the client id that the company registered.
            client_secret: what Google gave with the client id; Microsoft gives none.
            kept: what an earlier sign-in left to keep, for the client secret where none is given.

        Raises:
            KnownError: ``oauth.client-missing``, ``oauth.client-secret-missing`` and whatever keeps the provider from
                answering, ``oauth.…``.
        """
        if not account.client_id:
            raise KnownError.of("oauth.client-missing", who(account))
        begun = self._begun(account, client_secret or google.client_secret_in(kept))
        for flow, (owner, earlier) in list(self._waiting.items()):
            if owner == account.id:
                earlier.stop()
                del self._waiting[flow]
        flow = secrets.token_urlsafe(16)
        self._waiting[flow] = (account.id, begun)
        return DeviceCode(
            user_code=begun.user_code,
            address=begun.address,
            expires_at=begun.expires_at,
            interval=begun.interval,
            flow=flow,
        )

    def finish(self, account: MailAccount, code: DeviceCode) -> str | None:
        """What is to be kept once the user has agreed; None while not yet.

        Raises:
            KnownError: ``oauth.code-expired``, ``oauth.refused``, ``oauth.consent-needed`` and others, ``oauth.…``.
        """
        _owner, begun = self._waiting.get(code.flow, ("", None))
        if begun is None or self._clock.now() >= begun.expires_at:
            if begun is not None:
                begun.stop()
            raise KnownError.of("oauth.code-expired", who(account))
        grant = begun.ask()
        if grant is None:
            return None
        del self._waiting[code.flow]
        self._live[account.id] = grant
        return grant.kept

    def token(self, account: MailAccount, kept: str) -> tuple[str, str]:
        """A token that holds for some minutes at least, and what to keep from now on.

        Raises:
            KnownError: ``oauth.sign-in-again``; ``oauth.unreachable`` and others, ``oauth.…``, when a later try may
                help.
        """
        if not account.client_id:
            raise KnownError.of("oauth.client-missing", who(account))
        grant = self._live.get(account.id)
        if grant is None or grant.kept != kept or not _holds(grant, self._clock.now()):
            grant = self._live[account.id] = self._refreshed(account, kept)
        return grant.token, grant.kept

    def _begun(self, account: MailAccount, client_secret: str) -> SignIn:
        if account.authentication is Authentication.GOOGLE:
            return google.begin(account, client_secret, self._endpoints, self._clock)
        from golive_desktop.mail import microsoft  # noqa: PLC0415 - msal is heavy, and no other provider needs it

        return microsoft.begin(account, self._endpoints, self._clock)

    def _refreshed(self, account: MailAccount, kept: str) -> Grant:
        if account.authentication is Authentication.GOOGLE:
            return google.refresh(account, kept, self._endpoints, self._clock)
        from golive_desktop.mail import microsoft  # noqa: PLC0415 - see above

        return microsoft.refresh(account, kept, self._endpoints, self._clock)


def _holds(grant: Grant, now: datetime) -> bool:
    return now + _EARLY < grant.expires_at
