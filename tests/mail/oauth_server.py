# SPDX-License-Identifier: MIT
"""A provider of tokens on this computer: Microsoft's device codes and Google's pages, as small as they go."""

import base64
import hashlib
import json
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from golive_desktop.mail.google import SCOPE
from golive_desktop.mail.provider import Endpoints
from tests.mail.authority import Authority

__all__ = ["CLIENT", "Provider", "provider"]

CLIENT: Final = "client-of-the-company"
_DEVICE: Final = "urn:ietf:params:oauth:grant-type:device_code"


@dataclass(kw_only=True)
class Provider:
    """What the provider does next, and what it saw."""

    secret: str
    """Part of all that it gives, so that it can be looked for."""
    port: int = 0
    agreed: bool = False
    """Whether the user has agreed by now."""
    said: dict[str, object] | None = None
    """What the next questions for tokens are answered with instead."""
    status: int = 400
    """With which status."""
    lasts: int = 3600
    scope: str = SCOPE
    asked: list[Mapping[str, str]] = field(default_factory=list)
    """Every question for tokens."""
    given: int = 0
    challenge: str = ""
    authorities: bytes = b""

    @property
    def endpoints(self) -> Endpoints:
        """Where the program finds it."""
        here = f"https://localhost:{self.port}"
        return Endpoints(
            microsoft=here, google_page=f"{here}/page", google_tokens=f"{here}/tokens", authorities=self.authorities
        )

    def takes(self, token: str) -> bool:
        """Whether a relay should take this token: only the newest one counts."""
        return self.given > 0 and token == f"access-{self.given}-{self.secret}"

    def answer(self, path: str, data: Mapping[str, str]) -> tuple[int, dict[str, object]]:
        """What is said to a question with a body."""
        if path.endswith("/devicecode"):
            if data["client_id"] != CLIENT:
                return 400, {
                    "error": "unauthorized_client",
                    "error_codes": [700016],
                    "error_description": "AADSTS700016",
                }
            return 200, {
                "device_code": f"device-{self.secret}", "user_code": "ABCD-EFGH", "expires_in": 900,
                "interval": 1, "verification_uri": "https://microsoft.example/device",
            }  # fmt: skip
        self.asked.append(data)
        if self.said is not None:
            return self.status, self.said
        wrong = self._wrong(data)
        return (400, {"error": wrong}) if wrong else (200, self._tokens(data))

    def _wrong(self, data: Mapping[str, str]) -> str:
        match data["grant_type"]:
            case "refresh_token":
                good = data["refresh_token"] == f"refresh-{self.given}-{self.secret}"
                return "" if good else "invalid_grant"
            case "authorization_code":
                digest = hashlib.sha256(data["code_verifier"].encode()).digest()
                proof = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
                good = (proof, data["code"]) == (self.challenge, f"code-{self.secret}")
                return "" if good and data["client_secret"] == f"client-{self.secret}" else "invalid_grant"
        good = data["grant_type"] == _DEVICE and data["device_code"] == f"device-{self.secret}"
        return ("" if self.agreed else "authorization_pending") if good else "bad_verification_code"

    def _tokens(self, data: Mapping[str, str]) -> dict[str, object]:
        self.given += 1
        person = base64.urlsafe_b64encode(json.dumps({"uid": "anna", "utid": "tenant"}).encode()).decode()
        claims = {"aud": data["client_id"], "sub": "anna", "preferred_username": "anna@example.com", "iss": "x"}
        body = base64.urlsafe_b64encode(json.dumps({**claims, "exp": 4102444800, "iat": 1}).encode()).decode()
        return {
            "access_token": f"access-{self.given}-{self.secret}",
            "refresh_token": f"refresh-{self.given}-{self.secret}",
            "expires_in": self.lasts,
            "token_type": "Bearer",
            "scope": self.scope if "client_secret" in data else data.get("scope", ""),
            "client_info": person,
            "id_token": f"e30.{body}.{self.secret}",
        }


class _Handler(BaseHTTPRequestHandler):
    provider: Provider

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._say(*self.provider.answer(self.path, dict(parse_qsl(body))))

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        here = f"https://localhost:{self.provider.port}"
        if parts.path.startswith("/nobody/"):
            self._say(400, {"error": "invalid_tenant"})
        elif parts.path.endswith("/openid-configuration"):
            tenant = parts.path.split("/")[1]
            self._say(200, {
                "issuer": here, "authorization_endpoint": f"{here}/{tenant}/authorize",
                "token_endpoint": f"{here}/{tenant}/token",
                "device_authorization_endpoint": f"{here}/{tenant}/devicecode",
            })  # fmt: skip
        else:
            self._page(dict(parse_qsl(parts.query)))

    def _page(self, query: Mapping[str, str]) -> None:
        """The user looks at the page and decides."""
        self.provider.challenge = query["code_challenge"] if query["code_challenge_method"] == "S256" else ""
        back = {"state": query["state"]}
        back |= {"code": f"code-{self.provider.secret}"} if self.provider.agreed else {"error": "access_denied"}
        self.send_response(302)
        self.send_header("Location", f"{query['redirect_uri']}/?{urlencode(back)}")
        self.end_headers()

    def _say(self, status: int, data: object) -> None:
        body = json.dumps(data).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Location", "https://localhost:9/of-the-hotel")  # followed by whoever follows redirects
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        return


@contextmanager
def provider(authority: Authority, secret: str, *, context: ssl.SSLContext | None = None) -> Iterator[Provider]:
    """A running provider.

    Args:
        authority: signs its certificate, and is the only one that its endpoints trust.
        secret: part of all that it gives.
        context: another certificate.
    """
    found = Provider(secret=secret, authorities=authority.pem)
    handler = type("Handler", (_Handler,), {"provider": found})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.socket = (context or authority.server()).wrap_socket(server.socket, server_side=True)
    setattr(server, "handle_error", lambda *_: None)  # noqa: B010 - a refused certificate is no news
    found.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
