# SPDX-License-Identifier: MIT
"""A text reaches a chat over a checked connection, or it is said why not, without the webhook's address."""

import json
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from golive_desktop.domain.problem import KnownError
from golive_desktop.mail.webhook import WebhookPoster
from tests.mail.authority import Authority

SECRET = "/services/T000/B000/canary-webhook-secret"


class Chat(BaseHTTPRequestHandler):
    seen: list[tuple[str, bytes]] = []  # noqa: RUF012 - emptied before each test
    status = 200

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self.seen.append((self.path, self.rfile.read(length)))
        self.send_response(self.status)
        if self.status == 302:
            self.send_header("Location", "https://example.org/elsewhere")
        self.end_headers()
        self.wfile.write(b"ok" if self.status == 200 else b"no_service\nhere")

    def log_message(self, *_: object) -> None:
        return


@contextmanager
def running(context: ssl.SSLContext) -> Iterator[int]:
    server = HTTPServer(("127.0.0.1", 0), Chat)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    setattr(server, "handle_error", lambda *_: None)  # noqa: B010 - a refused certificate is no news
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def trusted(authority: Authority, tmp_path: Path) -> Path:
    Chat.seen.clear()
    Chat.status = 200
    path = tmp_path / "authority.pem"
    path.write_bytes(authority.pem)
    return path


def refused(
    poster: WebhookPoster, address: str, text: str = "x", hosts: tuple[str, ...] = ("localhost",)
) -> KnownError:
    with pytest.raises(KnownError) as caught:
        poster.post(address, text, hosts=hosts)
    shown = f"{caught.value}{caught.value.__cause__}{caught.value.__context__}"
    assert "canary-webhook-secret" not in shown
    return caught.value


def test_a_text_arrives_as_it_is_and_calls_nobody(authority: Authority, trusted: Path) -> None:
    with running(authority.server()) as port:
        WebhookPoster(trusted).post(
            f"https://localhost:{port}{SECRET}", "Live: <!channel> & „da“ 🚀", hosts=("localhost",)
        )
    ((path, body),) = Chat.seen
    assert path == SECRET
    assert json.loads(body) == {"text": "Live: &lt;!channel&gt; &amp; „da“ 🚀", "mrkdwn": False}


@pytest.mark.parametrize("status", [302, 404, 500])
def test_a_refusal_says_what_the_chat_said(authority: Authority, trusted: Path, status: int) -> None:
    Chat.status = status
    with running(authority.server()) as port:
        problem = refused(WebhookPoster(trusted), f"https://localhost:{port}{SECRET}").problem
    assert (problem.code, problem.subject) == ("chat.refused", "localhost")
    assert dict(problem.details) == {"status": str(status), "answer": "no_service here"}
    assert len(Chat.seen) == 1


def test_a_certificate_of_nobody_is_refused(authority: Authority, trusted: Path) -> None:
    for context in (authority.server(expired=True), authority.server("other.example")):
        with running(context) as port:
            error = refused(WebhookPoster(trusted), f"https://localhost:{port}{SECRET}")
        assert error.problem.code == "chat.certificate"
    with running(authority.server()) as port:
        assert refused(WebhookPoster(), f"https://localhost:{port}{SECRET}").problem.code == "chat.certificate"
    assert Chat.seen == []


def test_nobody_there_and_nobody_answering(trusted: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"https://localhost:{silent.getsockname()[1]}{SECRET}"
        slow = refused(WebhookPoster(trusted, (0.2, 0.2)), address)
    assert slow.problem.code == "chat.time-out"
    assert refused(WebhookPoster(trusted), address).problem.code == "chat.unreachable"


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("http://hooks.slack.com/x", "chat.address-invalid"),
        ("hooks.slack.com/x", "chat.address-invalid"),
        ("https://user:pw@hooks.slack.com/x", "chat.address-invalid"),
        ("https://hooks.slack.com\\@evil.example/x", "chat.address-invalid"),
        ("https://hooks.slack.com/x\nHost: y", "chat.address-invalid"),
        ("https://hooks.slack.com:99999/x", "chat.address-invalid"),
        ("https:///x", "chat.address-invalid"),
        ("https://[::1/x", "chat.address-invalid"),
        ("file:///etc/passwd", "chat.address-invalid"),
        ("https://hooks.slack.com.evil.example/x", "chat.host-unknown"),
        ("https://127.0.0.1/x", "chat.host-unknown"),
    ],
)
def test_an_address_is_checked_before_anything_leaves(address: str, code: str) -> None:
    assert refused(WebhookPoster(), address, hosts=()).problem.code == code


@pytest.mark.parametrize("text", ["", " \n", "x" * 3001])
def test_a_text_has_letters_and_an_end(text: str) -> None:
    assert refused(WebhookPoster(), "https://hooks.slack.com/x", text).problem.code == "chat.text-invalid"
