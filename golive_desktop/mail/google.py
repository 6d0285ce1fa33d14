# SPDX-License-Identifier: MIT
"""Signing in at Google through the user's own browser (RFC 8252) with a proof that both ends are ours (RFC 7636)."""

import base64
import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

from golive_desktop.domain.mail import MailAccount
from golive_desktop.domain.problem import KnownError
from golive_desktop.mail.landing import Landing
from golive_desktop.mail.provider import BEGIN_AGAIN, Endpoints, Grant, Web, asked, refused, who
from golive_desktop.ports.system import Clock

__all__ = ["SCOPE", "GoogleSignIn", "begin", "client_secret_in", "refresh"]

SCOPE: Final = "https://mail.google.com/"
"""The only one with which Google's relay takes mail (developers.google.com: XOAUTH2 mechanism)."""

_MINUTES: Final = 10
_BAD_REQUEST: Final = 400
_BROKEN: Final = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class _Client:
    """What asks for tokens, and whom."""

    account: MailAccount
    secret: str
    endpoints: Endpoints
    clock: Clock

    def __repr__(self) -> str:
        """Without the secret, so that no report can hold it."""
        return f"_Client({self.account.id!r})"

    def tokens(self, lasting: str, **asking: str) -> Grant:
        """Asks for a token; where no other lasting one comes with it, the one at hand is kept."""
        data = {"client_id": self.account.client_id, "client_secret": self.secret, **asking}
        host = urlsplit(self.endpoints.google_tokens).hostname or ""
        said = asked(host, lambda: _post(self.endpoints, host, data), busy=(_BusyError,))
        first = "code" in asking
        if "error" in said:
            hidden = (self.secret, lasting, *asking.values())
            raise refused(said, self.account, otherwise="oauth.code-expired" if first else BEGIN_AGAIN, hidden=hidden)
        if "scope" in said and SCOPE not in str(said["scope"]).split():
            raise KnownError.of("oauth.scope-missing", who(self.account))
        return asked(host, lambda: self._grant(said, lasting))

    def _grant(self, said: Mapping[str, Any], lasting: str) -> Grant:
        lasting = str(said.get("refresh_token") or lasting)
        if not lasting:
            raise LookupError
        kept = {"client": self.account.client_id, "secret": self.secret, "refresh": lasting}
        return Grant(
            token=str(said["access_token"]),
            expires_at=self.clock.now() + timedelta(seconds=int(said.get("expires_in", 0))),
            kept=json.dumps(kept, separators=(",", ":")),
        )


class GoogleSignIn:
    """Waits for the browser to come back to this computer; see `golive_desktop.mail.provider.SignIn`."""

    user_code = ""
    interval = 0.25

    def __init__(self, client: _Client) -> None:
        self._client = client
        self._verifier = secrets.token_urlsafe(64)
        state = secrets.token_urlsafe(32)
        self._landing = Landing(state, _MINUTES * 60.0)
        self._came_back_to = self._landing.address
        self.expires_at: datetime = client.clock.now() + timedelta(minutes=_MINUTES)
        query = {
            "client_id": client.account.client_id,
            "redirect_uri": self._came_back_to,
            "response_type": "code",
            "scope": SCOPE,
            "state": state,
            "code_challenge": _challenge(self._verifier),
            "code_challenge_method": "S256",
            "access_type": "offline",
            "prompt": "consent",  # note: without it an account that agreed before gets nothing to keep
            "login_hint": who(client.account),
        }
        self.address = f"{client.endpoints.google_page}?{urlencode(query)}"

    def ask(self) -> Grant | None:
        """Whether the browser has come back; then what it brought is exchanged for tokens.

        Raises:
            KnownError: ``oauth.…``.
        """
        said = self._landing.answer
        if said is None:
            return None
        if "code" not in said:
            raise refused(said, self._client.account, otherwise="oauth.code-expired")
        return self._client.tokens(
            "",
            grant_type="authorization_code",
            code=said["code"],
            code_verifier=self._verifier,
            redirect_uri=self._came_back_to,
        )

    def stop(self) -> None:
        """Waits for nobody any more."""
        self._landing.stop()


def begin(account: MailAccount, client_secret: str, endpoints: Endpoints, clock: Clock) -> GoogleSignIn:
    """Waits on this computer for the browser; nothing is asked of Google yet.

    Args:
        account: with the client id of a desktop application.
        client_secret: what Google gave with the client id.
        endpoints: where Google is.
        clock: the computer's.

    Raises:
        KnownError: ``oauth.client-secret-missing``, ``oauth.no-landing``.
    """
    if not client_secret:
        raise KnownError.of("oauth.client-secret-missing", who(account))
    client = _Client(account=account, secret=client_secret, endpoints=endpoints, clock=clock)
    try:
        return GoogleSignIn(client)
    except OSError as error:
        raise KnownError.of("oauth.no-landing") from error


def refresh(account: MailAccount, kept: str, endpoints: Endpoints, clock: Clock) -> Grant:
    """A fresh token (RFC 6749, 6).

    Raises:
        KnownError: ``oauth.…``.
    """
    found = _read(kept)
    if not found.get("refresh") or found.get("client") != account.client_id:
        raise KnownError.of(BEGIN_AGAIN, who(account))
    client = _Client(account=account, secret=found.get("secret", ""), endpoints=endpoints, clock=clock)
    return client.tokens(found["refresh"], grant_type="refresh_token", refresh_token=found["refresh"])


def client_secret_in(kept: str) -> str:
    """The client secret of an earlier sign-in; empty where there was none."""
    return _read(kept).get("secret", "")


class _BusyError(Exception):
    """Google cannot answer now."""


def _post(endpoints: Endpoints, host: str, data: Mapping[str, str]) -> dict[str, Any]:
    with Web(endpoints, host) as web:
        answer = web.post(endpoints.google_tokens, data=data)
        if answer.status_code >= _BROKEN:
            raise _BusyError
        said = answer.json()
    if not isinstance(said, dict) or ("error" not in said and answer.status_code >= _BAD_REQUEST):
        raise TypeError
    return said


def _read(kept: str) -> dict[str, str]:
    """What was kept; empty for what another way to log in has left there."""
    try:
        found = json.loads(kept)
    except ValueError:
        return {}
    return {str(name): str(value) for name, value in found.items()} if isinstance(found, dict) else {}


def _challenge(verifier: str) -> str:
    """RFC 7636, 4.2."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode("ascii")).digest()).rstrip(b"=").decode("ascii")
