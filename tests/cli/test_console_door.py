# SPDX-License-Identifier: MIT
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from golive_desktop.bootstrap import Computer
from golive_desktop.cli import main
from golive_desktop.domain.problem import KnownError
from golive_desktop.system.report import keep_report, report_on
from tests.cli.conftest import Desk

SECRET = "do not tell"


class Broken(Computer):
    """A computer on which something of ours is broken."""

    def __init__(self, error: Callable[[], BaseException]) -> None:
        super().__init__({})
        self._error = error

    def has_home(self, folder: Path) -> bool:
        secret = f"{folder} {SECRET}"
        try:
            int(secret)
        except ValueError as error:
            raise self._error() from error
        return False


def test_an_error_of_ours_becomes_a_report(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    argv = ["verify", str(desk.request), "--home", str(desk.manager), "--json"]
    code = main(argv, computer=lambda: Broken(lambda: RuntimeError(SECRET)))
    out, err = capsys.readouterr()
    assert code == 70
    problem = json.loads(out)["problem"]
    assert problem["code"] == "console.bug"
    assert "Traceback" not in err
    (log,) = (desk.manager / "logs").iterdir()
    text = log.read_text("utf-8")
    assert problem["report"] == text
    assert log.name in err
    assert log.stat().st_mode & 0o077 == 0
    assert "builtins.RuntimeError" in text
    assert "builtins.ValueError" in text
    assert "in has_home" in text
    assert "golive_desktop/cli/verify.py:" in text
    for secret in (SECRET, str(desk.request), str(desk.manager)):
        assert secret not in text


def test_without_a_home_the_report_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "f"
    file.write_bytes(b"x")
    argv = ["verify", str(file), "--home", str(tmp_path / "none")]
    assert main(argv, computer=lambda: Broken(lambda: RuntimeError(SECRET))) == 70
    out, err = capsys.readouterr()
    assert out == ""
    assert "RuntimeError" in err
    assert SECRET not in err
    assert not (tmp_path / "none").exists()


def test_logs_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "logs").write_bytes(b"")
    assert keep_report("text", tmp_path / "logs") is None
    assert keep_report("text", tmp_path / "none" / "logs") is None
    assert keep_report("text", None) is None


def test_the_report_follows_the_chain_once() -> None:
    first, second = RuntimeError("a"), ValueError("b")
    first.__cause__, second.__cause__ = second, first
    text = report_on(first, command="x")
    assert text.count("builtins.") == 2


def test_control_c_ends_quietly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "f"
    file.write_bytes(b"x")
    argv = ["verify", str(file), "--home", str(tmp_path / "none")]
    assert main(argv, computer=lambda: Broken(KeyboardInterrupt)) == 130
    assert capsys.readouterr() == ("", "")


def test_a_known_error_is_calm_in_both_languages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for language in ("de", "en"):
        argv = ["verify", str(tmp_path / "missing"), "--home", str(tmp_path / "none"), "--lang", language]
        assert main(argv, computer=lambda: Broken(lambda: KnownError.of("x"))) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert len(err.splitlines()) >= 2


def test_texts_from_outside_do_not_steer_the_terminal(desk: Desk) -> None:
    name = "evil\x1b[31m.pdf"
    file = desk.folder / name
    file.write_bytes(b"x")
    said = desk.golive("verify", file, "--home", desk.folder / "none")
    assert said.code == 4
    assert "\x1b" not in said.err


class Closed(io.StringIO):
    """A pipe that nobody reads any more."""

    def write(self, _text: str) -> int:
        raise BrokenPipeError

    def fileno(self) -> int:
        return self.descriptor

    descriptor = -1


def test_a_pipe_that_nobody_reads(desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with (tmp_path / "pipe").open("wb") as file:
        closed = Closed()
        closed.descriptor = file.fileno()
        monkeypatch.setattr(sys, "stdout", closed)
        code = main(["plan", "list", "--json", "--home", str(desk.manager)], computer=Computer)
        monkeypatch.undo()
    assert code == 0
