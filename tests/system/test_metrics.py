# SPDX-License-Identifier: MIT
"""A monitoring server may say what it likes, as slowly as it likes: one number comes of it, or a sentence."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.watching import Source
from golive_desktop.system.clock import SystemClock
from golive_desktop.system.gates import GitGates
from golive_desktop.system.metrics import SystemMetrics
from golive_desktop.system.prometheus import ask_prometheus


def vector(*values: object) -> bytes:
    result = [{"metric": {"job": "api"}, "value": [1772704800.1, value]} for value in values]
    return json.dumps({"status": "success", "data": {"resultType": "vector", "result": result}}).encode()


def scalar(value: object) -> bytes:
    return json.dumps({"status": "success", "data": {"resultType": "scalar", "result": value}}).encode()


ANSWERS: dict[str, tuple[int, bytes]] = {
    "good": (200, vector("0.21")),
    "exponent": (200, vector("2.5e-05")),
    "scalar": (200, scalar([1, "312"])),
    "empty": (200, vector()),
    "many": (200, vector("1", "2")),
    "nan": (200, vector("NaN")),
    "infinite": (200, vector("+Inf")),
    "vast": (200, vector("1e999999999")),
    "number": (200, vector(0.21)),
    "html": (200, b"<html>Sign in</html>"),
    "latin": (200, b"\xff\xfe"),
    "deep": (200, b"[" * 200_000),
    "matrix": (200, b'{"status":"success","data":{"resultType":"matrix","result":[]}}'),
    "shapeless": (200, b'{"status":"success","data":[]}'),
    "short": (200, scalar([1])),
    "huge": (200, b'"' + b"x" * 3_000_000 + b'"'),
    "wrong": (400, b'{"status":"error","errorType":"bad_data","error":"parse error\\nat 1:2"}'),
    "lies": (200, b'{"status":"error","error":"no"}'),
    "login": (401, b"no"),
    "moved": (302, b""),
}
CODES = {
    "empty": "watch.empty",
    "many": "watch.many",
    "nan": "watch.no-number",
    "infinite": "watch.no-number",
    "vast": "watch.no-number",
    "number": "watch.no-number",
    "html": "watch.unreadable",
    "latin": "watch.unreadable",
    "deep": "watch.unreadable",
    "matrix": "watch.unreadable",
    "shapeless": "watch.unreadable",
    "short": "watch.unreadable",
    "huge": "watch.too-large",
    "wrong": "watch.refused",
    "lies": "watch.refused",
    "login": "watch.refused",
    "moved": "watch.refused",
    "slow": "watch.time-out",
    "drip": "watch.time-out",
    "headers": "watch.time-out",
    "torn": "watch.unreadable",
    "silent": "watch.unreachable",
}


class _Handler(BaseHTTPRequestHandler):
    ended = threading.Event()
    asked: list[str] = []  # noqa: RUF012 - the server's class is all that a test can reach

    def do_GET(self) -> None:
        self.asked.append(self.path)
        query = parse_qs(urlsplit(self.path).query)["query"][0]
        if query in ANSWERS:
            status, body = ANSWERS[query]
            self.send_response(status)
            if status == 302:
                self.send_header("Location", "/api/v1/query?query=good")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self._say(body)
        elif query == "torn":
            self._say(b"HTTP/1.1 what\r\n\r\n")
        elif query != "silent":
            self._drip(b"HTTP/1.1 200 OK\r\nX: " if query == "headers" else b"HTTP/1.1 200 OK\r\n\r\n", query)

    def _drip(self, begin: bytes, query: str) -> None:
        self._say(begin)
        while not self.ended.wait(0.05 if query != "slow" else 30):
            if not self._say(b"1"):
                return

    def _say(self, data: bytes) -> bool:
        try:
            self.wfile.write(data)
            self.wfile.flush()
        except OSError:
            return False
        return True

    def log_message(self, *_: Any) -> None:  # noqa: ANN401 - nobody reads it
        return


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    _Handler.ended.clear()
    made = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    made.daemon_threads = True
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{made.server_port}"
    _Handler.ended.set()
    made.shutdown()
    thread.join()
    made.server_close()


def ask(server: str, query: str, seconds: float = 5) -> str:
    return ask_prometheus(Source(kind="prometheus", target=server, query=query), seconds=seconds).value


def code(server: str, query: str) -> str:
    with pytest.raises(KnownError) as raised:
        ask(server, query, seconds=0.4 if CODES[query] == "watch.time-out" else 5)
    return raised.value.problem.code


def test_one_number_is_read_with_the_answer_that_shows_it(server: str) -> None:
    reading = ask_prometheus(Source(kind="prometheus", target=f"{server}/under/here", query="good"), seconds=5)
    assert (reading.value, reading.raw, reading.name) == ("0.21", ANSWERS["good"][1], "prometheus.json")
    assert _Handler.asked[-1] == "/under/here/api/v1/query?query=good"
    assert (ask(server, "exponent"), ask(server, "scalar")) == ("0.000025", "312")


@pytest.mark.parametrize("query", sorted(CODES))
def test_everything_else_is_a_sentence(server: str, query: str) -> None:
    assert code(server, query) == CODES[query]


def test_what_the_server_says_is_one_short_line(server: str) -> None:
    with pytest.raises(KnownError) as raised:
        ask(server, "wrong")
    assert raised.value.problem.details == {"status": "400", "said": "parse error at 1:2"}


def test_nobody_there_and_addresses_that_are_none(server: str) -> None:
    port = int(server.rpartition(":")[2])
    with pytest.raises(KnownError) as raised:
        ask("http://127.0.0.1:1", "good")
    assert raised.value.problem.code == "watch.unreachable"
    for address in ("file:///etc/passwd", "http://", "http://a:b@localhost", f"http://h:{port}99999"):
        with pytest.raises(KnownError) as raised:
            ask(address, "good")
        assert raised.value.problem.code == "watch.address-invalid", address
    with pytest.raises(KnownError) as raised:
        ask(f"https://127.0.0.1:{port}", "good", seconds=1)
    assert raised.value.problem.code in {"watch.unreachable", "watch.unreadable"}


def test_a_command_runs_only_as_it_was_confirmed(tmp_path: Path) -> None:
    metrics = SystemMetrics(GitGates(SystemClock()), command_seconds=0.3, folder=tmp_path)

    def run(command: str, confirmed: str | None = None) -> str:
        source = Source(kind="command", target=command)
        return metrics.read(source, confirmed=command if confirmed is None else confirmed).value

    assert run("printf 'errors\\n0,21\\n\\n' | cat") == "0.21"
    for command, confirmed, said in (
        ("touch ran", "touch Ran", "watch.not-confirmed"),
        ("echo fine", None, "watch.no-number"),
        ("true", None, "watch.no-number"),
        ("sh -c 'echo 1; exit 3'", None, "watch.command-failed"),
        ("no-such-program-here", None, "watch.command-failed"),
        ("sleep 9", None, "watch.time-out"),
        ("echo \N{RIGHT-TO-LEFT OVERRIDE}1", None, "gate.command-hidden"),
    ):
        with pytest.raises(KnownError) as raised:
            run(command, confirmed)
        assert raised.value.problem.code == said, command
    assert not (tmp_path / "ran").exists()
    with pytest.raises(KnownError) as raised:
        metrics.read(Source(kind="command", target="echo 1"), confirmed="echo 1", cancelled=lambda: True)
    assert raised.value.problem.code == "watch.command-failed"


def test_a_server_is_asked_only_what_was_confirmed(server: str) -> None:
    metrics = SystemMetrics(GitGates(SystemClock()))
    source = Source(kind="prometheus", target=server, query="good")
    assert metrics.read(source, confirmed=source.exact).value == "0.21"
    before = len(_Handler.asked)
    with pytest.raises(KnownError) as raised:
        metrics.read(source, confirmed=server)
    assert raised.value.problem.code == "watch.not-confirmed"
    assert len(_Handler.asked) == before
