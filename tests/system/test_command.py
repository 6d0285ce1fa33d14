# SPDX-License-Identifier: MIT
"""Programs run to their end or to a limit, in an environment without our secrets."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from golive_desktop.system.command import Finished, program_environment, run_command
from tests.system.processes import ended


def run(*arguments: str, tail: int = 1000) -> Finished:
    return run_command(
        arguments, folder=Path("/"), environment=os.environ, seconds=20, most_output=10_000_000, tail=tail
    )


def test_a_result_has_code_output_and_digest() -> None:
    assert run("/bin/sh", "-c", "printf abc; exit 3") == Finished(
        exit_code=3, reason="", detail="", tail=b"abc", size=3, sha256=hashlib.sha256(b"abc").hexdigest()
    )


def test_of_the_output_the_end_is_kept() -> None:
    done = run("seq", "1", "2000", tail=10)
    assert done.tail == b"1999\n2000\n"
    assert done.size == 8893


def test_what_breaks_away_keeps_nobody_waiting() -> None:
    started = time.monotonic()
    done = run("/bin/sh", "-c", "setsid sleep 4 & echo started")
    assert (done.exit_code, done.tail) == (0, b"started\n")
    assert time.monotonic() - started < 3.5
    time.sleep(max(0.0, 4.2 - (time.monotonic() - started)))  # until its hold on our pipe is gone


@pytest.mark.parametrize("parting", [signal.SIGTERM, signal.SIGHUP])
def test_a_closed_terminal_ends_the_command_too(parting: signal.Signals, tmp_path: Path) -> None:
    group = tmp_path / "group"
    program = (
        "from golive_desktop.system.command import run_command; from pathlib import Path;"
        f"run_command(('/bin/sh', '-c', 'echo $$ > {group}.new; mv {group}.new {group}; exec sleep 300'),"
        "folder=Path('/'), environment={}, seconds=300, most_output=10, tail=10)"
    )
    with subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.DEVNULL) as process:
        while not group.exists():
            time.sleep(0.01)
        process.send_signal(parting)
        assert process.wait(20)
    assert ended(int(group.read_text(encoding="ascii")))


def test_a_program_that_is_no_program_is_refused() -> None:
    assert run("/etc/passwd").reason == "gate.program-refused"
    assert run("/no/such/program").reason == "gate.program-missing"
    assert run("echo", "a\0b").reason == "gate.program-refused"


def test_programs_get_neither_our_secrets_nor_another_repository() -> None:
    ours = {"PATH": "/bin", "GOLIVE_PASSPHRASE": "x", "golive_home": "x", "GIT_DIR": "/x", "GIT_SSH": "ssh"}
    assert program_environment(ours) == {"PATH": "/bin", "GIT_SSH": "ssh"}


def test_the_frozen_programs_libraries_are_not_for_others(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = {"LD_LIBRARY_PATH": "/frozen", "LD_LIBRARY_PATH_ORIG": "/usr/local/lib"}
    assert program_environment(ours) == ours
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert program_environment(ours) == {"LD_LIBRARY_PATH": "/usr/local/lib"}
    assert program_environment({"LD_LIBRARY_PATH": "/frozen"}) == {}
