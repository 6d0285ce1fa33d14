# SPDX-License-Identifier: MIT
"""Signing in at Microsoft 365 with a code that is typed in any browser (RFC 8628), and tokens from then on."""

import json
import logging
import re
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urlsplit

import msal
from msal.exceptions import MsalError

from golive_desktop.domain.mail import MailAccount
from golive_desktop.domain.problem import KnownError
from golive_desktop.mail.provider import BEGIN_AGAIN, Endpoints, Grant, Web, asked, refused, who
from golive_desktop.ports.system import Clock

__all__ = ["SCOPES", "MicrosoftSignIn", "begin", "refresh"]

SCOPES: Final = ("https://outlook.office.com/SMTP.Send",)
"""What the relay wants; that tokens can be renewed (``offline_access``) the library asks for by itself."""

_ANY: Final = "common"
_TENANT: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*")
_NOT_YET: Final = frozenset({"authorization_pending", "slow_down"})


class _Application:
    """The company's application at Microsoft, with the tokens that it was given.

    Args:
        account: names application and directory.
        endpoints: where Microsoft is.
        clock: the computer's.
        kept: the tokens of an earlier time; empty for none.

    Raises:
        KnownError: ``oauth.…``.
    """

    def __init__(self, account: MailAccount, endpoints: Endpoints, clock: Clock, kept: str = "") -> None:
        self.account = account
        self.clock = clock
        self._host = urlsplit(endpoints.microsoft).hostname or ""
        # note: the library's log repeats codes, and an answer that is no JSON as a whole
        logging.getLogger("msal").setLevel(logging.CRITICAL)
        self._cache = msal.SerializableTokenCache()
        if kept:
            self._restore(kept)
        if not _TENANT.fullmatch(account.tenant or _ANY):
            raise KnownError.of("oauth.tenant-unknown", account.tenant)
        self._app = self.asked(
            lambda: msal.PublicClientApplication(
                account.client_id,
                authority=f"{endpoints.microsoft}/{account.tenant or _ANY}",
                instance_discovery=False,
                token_cache=self._cache,
                http_client=Web(endpoints, self._host),
            ),
            unusable="oauth.tenant-unknown",
        )

    def asked(self, question: Callable[[], Any], *, unusable: str = "oauth.answer-unusable") -> Any:  # noqa: ANN401 - the library's answers have no types
        """See `golive_desktop.mail.provider.asked`."""
        subject = self.account.tenant or _ANY if unusable == "oauth.tenant-unknown" else self._host
        return asked(self._host, question, unusable=unusable, busy=(MsalError,), about=subject)

    def begun(self) -> dict[str, Any]:
        """A new code for the user."""
        flow: dict[str, Any] = self.asked(lambda: self._app.initiate_device_flow(scopes=list(SCOPES)))
        if "user_code" not in flow:
            raise refused(flow, self.account, otherwise="oauth.code-expired")
        return flow

    def answered(self, flow: dict[str, Any]) -> Grant | None:
        """Asks once whether the user has typed the code and agreed."""
        said = self.asked(lambda: self._app.acquire_token_by_device_flow(flow, exit_condition=lambda _flow: True))
        if said.get("error") in _NOT_YET:
            return None
        if "error" in said:
            raise refused(said, self.account, otherwise="oauth.code-expired", hidden=(str(flow.get("device_code")),))
        return self._grant(said)

    def renewed(self) -> Grant:
        """A fresh token."""
        people = self._app.get_accounts()
        if not people:
            raise KnownError.of(BEGIN_AGAIN, who(self.account))
        hidden = self._secrets()
        said = self.asked(lambda: self._app.acquire_token_silent_with_error(list(SCOPES), account=people[0]))
        if not said:
            raise KnownError.of(BEGIN_AGAIN, who(self.account))
        if "error" in said:
            raise refused(said, self.account, otherwise=BEGIN_AGAIN, hidden=hidden)
        return self._grant(said)

    def _grant(self, said: dict[str, Any]) -> Grant:
        return Grant(
            token=self.asked(lambda: str(said["access_token"])),
            expires_at=self.clock.now() + timedelta(seconds=self.asked(lambda: int(said["expires_in"]))),
            kept=self._kept(),
        )

    def _restore(self, kept: str) -> None:
        """Takes up what was kept; what another way to log in has left there is none of it."""
        try:
            self._cache.deserialize(kept)
            readable = all(isinstance(entries, dict) for entries in json.loads(kept).values())
        except (ValueError, AttributeError):
            readable = False
        if not readable:
            raise KnownError.of(BEGIN_AGAIN, who(self.account))

    def _kept(self) -> str:
        """Only what renews tokens: the tokens themselves stay in memory, and the entry of the keyring stays short."""
        kinds = msal.TokenCache.CredentialType
        for item in list(self._cache.search(kinds.ACCESS_TOKEN)):
            self._cache.remove_at(item)
        for item in list(self._cache.search(kinds.ID_TOKEN)):
            self._cache.remove_idt(item)
        return json.dumps(json.loads(self._cache.serialize()), separators=(",", ":"), sort_keys=True)

    def _secrets(self) -> tuple[str, ...]:
        found = self._cache.search(msal.TokenCache.CredentialType.REFRESH_TOKEN)
        return tuple(str(item.get("secret", "")) for item in found)


class MicrosoftSignIn:
    """Waits for the user to type the code; see `golive_desktop.mail.provider.SignIn`."""

    def __init__(self, application: _Application) -> None:
        self._application = application
        self._flow = flow = application.begun()
        self.user_code = str(flow["user_code"])
        self.address = str(flow.get("verification_uri") or flow.get("verification_url") or "")
        self.expires_at: datetime = application.clock.now() + timedelta(seconds=int(flow["expires_in"]))

    @property
    def interval(self) -> int:
        """Seconds between two questions; they grow when Microsoft asks for patience."""
        return int(self._flow["interval"])

    def ask(self) -> Grant | None:
        """Asks once, and not more often than Microsoft wants to be asked (RFC 8628, 3.5).

        Raises:
            KnownError: ``oauth.…``.
        """
        # note: the library notes the time itself, and only warns of questions that come too early
        if float(self._flow.get("latest_attempt_at", 0)) + self.interval - 1 > time.time():
            return None
        return self._application.answered(self._flow)

    def stop(self) -> None:
        """Nothing runs between two questions."""


def begin(account: MailAccount, endpoints: Endpoints, clock: Clock) -> MicrosoftSignIn:
    """Asks Microsoft for a code.

    Raises:
        KnownError: ``oauth.…``.
    """
    return MicrosoftSignIn(_Application(account, endpoints, clock))


def refresh(account: MailAccount, kept: str, endpoints: Endpoints, clock: Clock) -> Grant:
    """A fresh token, and what to keep from now on.

    Raises:
        KnownError: ``oauth.…``.
    """
    return _Application(account, endpoints, clock, kept).renewed()
