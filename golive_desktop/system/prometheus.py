# SPDX-License-Identifier: MIT
"""One value from a monitoring server, asked once, within limits of time and size (HTTP API of Prometheus, v1)."""

import contextlib
import http.client
import json
import socket
import ssl
import threading
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import SplitResult, quote, urlencode, urlsplit

from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.text import in_one_line
from golive_desktop.domain.watching import Source, number_of
from golive_desktop.ports.system import Reading

__all__ = ["ask_prometheus"]

_PATH: Final = "/api/v1/query"
_MOST: Final = 1_000_000
_LONGEST_WORD: Final = 200
_OK: Final = 200
_PORTS: Final = {"http": 80, "https": 443}
_NAME: Final = "prometheus.json"


def ask_prometheus(source: Source, *, seconds: float) -> Reading:
    """The one value that a query has now.

    It is asked directly, never through a proxy; no redirect is followed, nothing is logged in, no cookie is kept.

    Args:
        source: of the kind ``prometheus``.
        seconds: for everything together, however slowly the server speaks.

    Raises:
        KnownError: ``watch.address-invalid``, ``watch.unreachable``, ``watch.certificate``, ``watch.time-out``,
            ``watch.refused``, ``watch.too-large``, ``watch.unreadable``, ``watch.empty``, ``watch.many``,
            ``watch.no-number``.
    """
    parts = urlsplit(source.target)
    host, port = _host(parts)
    path = f"{quote(parts.path, safe='/%')}{_PATH}?{urlencode({'query': source.query})}"
    late = threading.Event()
    try:
        with _connected(host, port, secure=parts.scheme.lower() == "https", seconds=seconds, late=late) as line:
            status, body = _asked(line, host, port, path)
    except ssl.SSLCertVerificationError as error:
        raise KnownError.of("watch.certificate", host) from error
    except TimeoutError as error:
        raise KnownError.of("watch.time-out", host, seconds=f"{seconds:g}") from error
    except (OSError, ValueError) as error:
        raise _cut_off(host, seconds, late, "watch.unreachable") from error
    except http.client.HTTPException as error:
        raise _cut_off(host, seconds, late, "watch.unreadable") from error
    if late.is_set():
        raise KnownError.of("watch.time-out", host, seconds=f"{seconds:g}")
    if len(body) > _MOST:
        raise KnownError.of("watch.too-large", host, bytes=str(_MOST))
    return Reading(value=_value(host, status, body), raw=body, name=_NAME)


def _host(parts: SplitResult) -> tuple[str, int]:
    try:
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    scheme = parts.scheme.lower()
    if not host or scheme not in _PORTS or parts.username is not None or parts.password is not None:
        raise KnownError.of("watch.address-invalid", in_one_line(parts.geturl(), 80))
    return host, port or _PORTS[scheme]


@contextlib.contextmanager
def _connected(host: str, port: int, *, secure: bool, seconds: float, late: threading.Event) -> Iterator[socket.socket]:
    """A line to the server that is cut when its time is over, also in the middle of a word."""
    line = socket.create_connection((host, port), timeout=seconds)
    if secure:
        line = ssl.create_default_context().wrap_socket(line, server_hostname=host, do_handshake_on_connect=False)

    def cut() -> None:
        late.set()
        with contextlib.suppress(OSError):
            socket.socket.shutdown(line, socket.SHUT_RDWR)

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        if isinstance(line, ssl.SSLSocket):
            line.do_handshake()
        yield line
    finally:
        timer.cancel()
        line.close()


def _asked(line: socket.socket, host: str, port: int, path: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection(host, port)
    connection.sock = line
    connection.request("GET", path, headers={"Accept": "application/json", "Connection": "close"})
    with connection.getresponse() as answer:
        return answer.status, answer.read(_MOST + 1)


def _cut_off(host: str, seconds: float, late: threading.Event, code: str) -> KnownError:
    return KnownError.of("watch.time-out", host, seconds=f"{seconds:g}") if late.is_set() else KnownError.of(code, host)


def _value(host: str, status: int, body: bytes) -> str:
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        answer = None
    known = answer if isinstance(answer, dict) else {}
    if status != _OK or known.get("status") == "error":
        said = in_one_line(str(known.get("error", "")), _LONGEST_WORD) or "–"
        raise KnownError.of("watch.refused", host, status=str(status), said=said)
    data = known.get("data")
    if known.get("status") != "success" or not isinstance(data, dict):
        raise KnownError.of("watch.unreadable", host)
    sample = _sample(host, data.get("resultType"), data.get("result"))
    number = number_of(sample) if isinstance(sample, str) else None
    if number is None:
        raise KnownError.of("watch.no-number", in_one_line(str(sample), 80))
    return str(number)


def _sample(host: str, kind: object, result: Any) -> object:  # noqa: ANN401 - whatever a server said
    """The value of the one sample: a pair of a time and a text."""
    pair = result
    if kind == "vector" and isinstance(result, list):
        if not result:
            raise KnownError.of("watch.empty", host)
        if len(result) > 1:
            raise KnownError.of("watch.many", host, count=str(len(result)))
        pair = result[0].get("value") if isinstance(result[0], dict) else None
    elif kind != "scalar":
        raise KnownError.of("watch.unreadable", host)
    if not isinstance(pair, list) or len(pair) != 2:  # noqa: PLR2004 - time and value
        raise KnownError.of("watch.unreadable", host)
    return pair[1]
