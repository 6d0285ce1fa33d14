# SPDX-License-Identifier: MIT
"""A text to a chat channel through an incoming webhook, whose address is a secret and stands in no error."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final
from urllib.parse import SplitResult, urlsplit

import requests

from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.text import in_one_line

__all__ = ["SLACK", "WebhookPoster"]

SLACK: Final = "hooks.slack.com"
_SECONDS: Final = (5.0, 10.0)
"""For the connection, and for each wait for an answer."""
_LONGEST_TEXT: Final = 3000
_LONGEST_ANSWER: Final = 200
_OK: Final = 200


class WebhookPoster:
    """`ports.mail.ChatPoster` over HTTPS; it follows no redirect and logs in nowhere.

    Args:
        authorities: certificates (PEM) of the only authorities that are trusted; None for the usual ones.
        seconds: how long to wait for the connection and for an answer.
    """

    def __init__(self, authorities: Path | None = None, seconds: tuple[float, float] = _SECONDS) -> None:
        self._verify: bool | str = True if authorities is None else str(authorities)
        self._seconds = seconds

    def post(self, address: str, text: str, *, hosts: Sequence[str] = ()) -> None:
        """Posts a text once; it is shown as it is, and calls nobody by an ``@channel`` that it holds.

        Args:
            address: the webhook's URL, a secret.
            text: what the channel shows.
            hosts: hosts that the user named beside Slack's own.

        Raises:
            KnownError: ``chat.address-invalid``, ``chat.host-unknown``, ``chat.text-invalid``, ``chat.unreachable``,
                ``chat.certificate``, ``chat.time-out``, ``chat.refused``; each names the host at most.
        """
        host = _host(address, hosts)
        if not text.strip() or len(text) > _LONGEST_TEXT:
            raise KnownError.of("chat.text-invalid", limit=str(_LONGEST_TEXT))
        problem = self._posted(address, host, {"text": _escaped(text), "mrkdwn": False})
        if problem is not None:
            raise problem

    def _posted(self, address: str, host: str, data: dict[str, object]) -> KnownError | None:
        """What stood against it; handed back and not raised here, because the library's own errors name the URL."""
        try:
            with requests.Session() as session:
                session.trust_env = False  # note: a .netrc would log in by itself
                answer = session.post(
                    address,
                    json=data,
                    timeout=self._seconds,
                    allow_redirects=False,
                    verify=self._verify,
                    stream=True,
                    proxies=requests.utils.get_environ_proxies(address),
                )
                said = next(answer.iter_content(4 * _LONGEST_ANSWER), b"").decode("utf-8", "replace")
        except requests.exceptions.SSLError:
            return KnownError.of("chat.certificate", host)
        except requests.exceptions.ConnectTimeout:
            return KnownError.of("chat.unreachable", host)
        except requests.exceptions.Timeout:
            return KnownError.of("chat.time-out", host)
        except (requests.exceptions.RequestException, OSError, ValueError):
            return KnownError.of("chat.unreachable", host)
        if answer.status_code == _OK:
            return None
        return KnownError.of(
            "chat.refused", host, status=str(answer.status_code), answer=in_one_line(said, _LONGEST_ANSWER)
        )


def _host(address: str, hosts: Sequence[str]) -> str:
    parts = _split(address)
    if parts is None or parts.scheme != "https" or not parts.hostname or parts.username or parts.password:
        raise KnownError.of("chat.address-invalid")
    if parts.hostname not in {SLACK, *(host.lower() for host in hosts)}:
        raise KnownError.of("chat.host-unknown", parts.hostname)
    return parts.hostname


def _split(address: str) -> SplitResult | None:
    if not address.isascii() or not address.isprintable() or " " in address or "\\" in address:
        return None
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return None
    return parts


def _escaped(text: str) -> str:
    """`text` without the three letters that begin Slack's own marks (api.slack.com: escaping text)."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
