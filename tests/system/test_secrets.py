# SPDX-License-Identifier: MIT
"""Passphrases come from a file, the environment or the keyboard, and are never shown."""

import os
import pty
import subprocess
import sys
import threading
import traceback
from pathlib import Path

import pytest

from golive_desktop.domain.problem import KnownError, Severity
from golive_desktop.system.secrets import PASSPHRASE_VARIABLE, Passphrase, read_passphrase

UNASKED = "the user was asked"


def unasked() -> str:
    raise AssertionError(UNASKED)


def from_file(path: Path) -> Passphrase:
    return read_passphrase(file=path, environment={PASSPHRASE_VARIABLE: "other"}, ask=unasked)


def refusal(path: Path) -> str:
    with pytest.raises(KnownError) as raised:
        from_file(path)
    report = "".join(traceback.format_exception(raised.value)) + repr(raised.value.__context__)
    assert "hunter" not in report
    return raised.value.problem.code


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"correct horse\n", "correct horse"),
        (b"correct horse", "correct horse"),
        (b"correct horse\r\nsecond line\n", "correct horse"),
        (b" spaces stay \n", " spaces stay "),
        ("\ufeffGrüße\n".encode(), "Grüße"),
        (b"x" * 1024 + b"\n", "x" * 1024),
    ],
)
def test_the_first_line_of_the_file_is_the_passphrase(tmp_path: Path, data: bytes, text: str) -> None:
    path = tmp_path / "secret"
    path.write_bytes(data)
    path.chmod(0o600)
    found = from_file(path)
    assert (found.text, found.problems) == (text, ())


def test_a_file_that_others_can_read_is_told_and_used(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    path.write_text("correct horse", encoding="utf-8")
    path.chmod(0o644)
    found = from_file(path)
    assert found.text == "correct horse"
    (problem,) = found.problems
    assert (problem.code, problem.severity) == ("secret.file-open-to-others", Severity.INFORMS)
    assert problem.subject == str(path)


def test_a_pipe_can_bring_the_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=(b"correct horse\n",))
    writer.start()
    assert from_file(path).text == "correct horse"
    writer.join()


def test_bad_files(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    assert refusal(path) == "files.missing"
    assert refusal(tmp_path) == "files.is-folder"
    path.write_bytes(b"\nhunter2")
    assert refusal(path) == "secret.empty"
    path.write_bytes(b"hunter2\xff\n")
    assert refusal(path) == "secret.not-text"
    path.write_bytes(b"hunter2" * 1000)
    assert refusal(path) == "secret.too-long"


def test_the_variable_comes_next() -> None:
    found = read_passphrase(file=None, environment={PASSPHRASE_VARIABLE: "correct horse"}, ask=unasked)
    assert found.text == "correct horse"
    for text, code in (("", "secret.empty"), ("hunter2\udcff", "secret.not-text"), ("x" * 1025, "secret.too-long")):
        with pytest.raises(KnownError) as raised:
            read_passphrase(file=None, environment={PASSPHRASE_VARIABLE: text}, ask=unasked)
        assert raised.value.problem.code == code


def test_the_user_is_asked_last_and_twice_for_a_new_one() -> None:
    assert read_passphrase(file=None, environment={}, ask=lambda: "abc").text == "abc"
    assert read_passphrase(file=None, environment={}, ask=lambda: "abc", ask_again=lambda: "abc").text == "abc"
    with pytest.raises(KnownError) as raised:
        read_passphrase(file=None, environment={}, ask=lambda: "abc", ask_again=lambda: "abd")
    assert raised.value.problem.code == "secret.different"


def test_a_passphrase_is_in_no_printed_form() -> None:
    assert "hunter" not in f"{Passphrase(text='hunter2')!r} {Passphrase(text='hunter2')}"


ASK = """
import sys
from golive_desktop.domain.problem import KnownError
from golive_desktop.system.secrets import ask_on_terminal
try:
    print(len(ask_on_terminal("Passphrase: ")))
except KnownError as known:
    print(known.problem.code)
"""


def test_without_a_terminal_nothing_is_read() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        input="hunter2\n",
        capture_output=True,
        text=True,
        check=True,
        start_new_session=True,
    )
    assert done.stdout == "secret.no-terminal\n"


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")  # Python 3.12; its threads idle
@pytest.mark.parametrize(("typed", "answer"), [(b"hunter2\n", b"7"), (b"\x04", b"0")])
def test_at_a_terminal_what_is_typed_is_not_shown(typed: bytes, answer: bytes) -> None:
    pid, terminal = pty.fork()
    if pid == 0:
        os.execv(sys.executable, [sys.executable, "-c", ASK])  # noqa: S606 - no shell is the point
    shown = b""
    while b"Passphrase: " not in shown:
        shown += os.read(terminal, 1000)
    os.write(terminal, typed)
    try:
        while piece := os.read(terminal, 1000):
            shown += piece
    except OSError:
        pass  # the other side of a pseudo-terminal ends so
    os.close(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert b"hunter" not in shown
    assert shown.split()[-1] == answer
