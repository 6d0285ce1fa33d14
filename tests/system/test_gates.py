# SPDX-License-Identifier: MIT
"""Gates run real commands in real repositories; whatever goes wrong is a red run with its reason."""

import hashlib
import time
from pathlib import Path

import pytest

from golive_desktop.domain.gate import is_evidence_for
from golive_desktop.domain.problem import KnownError
from golive_desktop.system.clock import SystemClock
from golive_desktop.system.gates import GitGates
from tests.system.conftest import TAG, Gate, Repository
from tests.system.processes import ended


def test_a_command_that_succeeds_is_green_evidence(gate: Gate, repository: Repository) -> None:
    run = gate("git diff --check")
    assert (run.outcome, run.reason, run.exit_code) == ("green", "", 0)
    assert is_evidence_for(run, tag=TAG, commit=repository.head, command="git diff --check")
    assert run.started_at.utcoffset() is not None
    assert run.started_at <= run.ended_at


def test_output_and_errors_are_kept_as_they_came_with_size_and_digest(gate: Gate) -> None:
    run = gate("echo one; echo two >&2; echo three")
    assert run.output_tail == "one\ntwo\nthree\n"
    assert run.output_bytes == 14
    assert run.output_sha256 == hashlib.sha256(b"one\ntwo\nthree\n").hexdigest()


def test_of_long_output_the_end_is_kept_and_all_is_hashed(gate: Gate) -> None:
    run = gate("seq 1 100000")
    whole = "".join(f"{number}\n" for number in range(1, 100_001)).encode()
    assert run.outcome == "green"
    assert run.output_bytes == len(whole)
    assert run.output_sha256 == hashlib.sha256(whole).hexdigest()
    assert run.output_tail.endswith("\n99999\n100000\n")
    assert 65_000 < len(run.output_tail) <= 65_536
    assert run.output_tail.splitlines()[0].startswith("8")  # the first line kept is a whole one
    assert len(run.output_tail.splitlines()[0]) == 5


def test_a_command_that_fails_is_red_with_its_exit_code(gate: Gate) -> None:
    run = gate("git rev-parse --verify --quiet no-such-thing")
    assert (run.outcome, run.reason, run.exit_code, run.detail) == ("red", "gate.exit-code", 1, "1")


@pytest.mark.parametrize("command", ["no-such-program --all", "./no-such-program", "no-such-program | cat; exit 127"])
def test_a_missing_program_is_red_with_its_name(gate: Gate, command: str) -> None:
    run = gate(command)
    assert (run.outcome, run.reason) == ("red", "gate.program-missing")
    assert run.detail in {command, command.partition(" ")[0]}


@pytest.mark.parametrize("command", ["./readme.txt", "./readme.txt; exit $?"])
def test_a_file_that_may_not_run_is_red(gate: Gate, repository: Repository, command: str) -> None:
    repository.write("readme.txt", "hello\n")
    repository.commit()
    repository.git("tag", "--force", TAG)
    run = gate(command)
    assert (run.outcome, run.reason) == ("red", "gate.program-refused")


def test_a_command_that_takes_too_long_is_ended_with_all_that_it_started(gate: Gate, repository: Repository) -> None:
    repository.write("dist/x", "")
    started = time.monotonic()
    run = gate("sleep 300 & echo $! > dist/pid; sleep 300", seconds=1)
    assert (run.outcome, run.reason, run.exit_code, run.detail) == ("red", "gate.time-out", None, "1")
    assert time.monotonic() - started < 10
    assert ended(int((repository.folder / "dist/pid").read_text(encoding="ascii")))


def test_a_command_that_ignores_the_request_to_end_is_killed(gate: Gate) -> None:
    started = time.monotonic()
    run = gate("trap '' TERM; while :; do sleep 0.1; done", seconds=0.5)
    assert run.reason == "gate.time-out"
    assert time.monotonic() - started < 10


def test_what_a_command_leaves_running_is_ended(gate: Gate, repository: Repository) -> None:
    repository.write("dist/x", "")
    started = time.monotonic()
    run = gate("sleep 300 & echo $! > dist/pid; echo done")
    assert (run.outcome, run.output_tail) == ("green", "done\n")
    assert time.monotonic() - started < 10
    assert ended(int((repository.folder / "dist/pid").read_text(encoding="ascii")))


def test_endless_output_is_ended(gate: Gate) -> None:
    started = time.monotonic()
    run = gate("yes", most_output=1_000_000)
    assert (run.outcome, run.reason, run.detail) == ("red", "gate.output-endless", "1000000")
    assert run.output_bytes > 1_000_000
    assert len(run.output_tail) <= 65_536
    assert time.monotonic() - started < 15


@pytest.mark.parametrize(
    ("command", "name"),
    [("sh -c 'kill -KILL $$'", "SIGKILL"), ("sh -c 'kill -SEGV $$'; exit $?", "SIGSEGV")],
)
def test_a_killed_command_is_red_with_the_signal(gate: Gate, command: str, name: str) -> None:
    run = gate(command)
    assert (run.outcome, run.reason, run.detail) == ("red", "gate.killed", name)


def test_a_command_gets_no_input_and_no_secrets(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOLIVE_PASSPHRASE", "top secret")
    monkeypatch.setenv("CI_MODE", "yes")
    run = gate("cat; env")
    assert "top secret" not in run.output_tail
    assert "CI_MODE=yes" in run.output_tail


def test_a_surrounding_git_does_not_turn_the_gate_to_another_repository(
    gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    assert gate("git rev-parse HEAD").outcome == "green"


def test_output_is_plain_text(gate: Gate) -> None:
    run = gate(r"printf '\033[31mred\033[0m \351 \342\200\256evil\rdone\n'")
    assert run.output_tail == "done\n"


@pytest.mark.parametrize(
    ("command", "printed"),
    [
        ("printf %s .\\tools\\x", ".\\tools\\x"),
        ("printf %s 'two words'", "two words"),
        ('printf %s "it\'s $HOME_OF_NOBODY;"', "it's ;"),
        ("NAME=value printenv NAME", "value\n"),
        ("cd /; pwd", "/\n"),
        ("printf %s a#b", "a#b"),
    ],
)
def test_a_text_becomes_what_its_author_meant(gate: Gate, command: str, printed: str) -> None:
    assert gate(command).output_tail == printed


def test_an_unconfirmed_command_does_not_run(repository: Repository) -> None:
    with pytest.raises(KnownError) as raised:
        GitGates(SystemClock()).run(
            repository.folder,
            key="1",
            command="touch dist",
            confirmed="touch  dist",
            tag=TAG,
            commit=repository.head,
        )
    assert raised.value.problem.code == "gate.not-confirmed"
    assert not (repository.folder / "dist").exists()


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ("  ", "gate.command-empty"),
        ("touch dist/\u202etxt.sh", "gate.command-hidden"),
        ("touch dist/\x00", "gate.command-hidden"),
        ("touch 'dist", "gate.command-unreadable"),
    ],
)
def test_what_nobody_can_confirm_knowingly_does_not_run(gate: Gate, command: str, reason: str) -> None:
    run = gate(command)
    assert (run.outcome, run.reason, run.exit_code, run.output_bytes) == ("red", reason, None, 0)
    assert run.output_sha256 == hashlib.sha256(b"").hexdigest()


def test_a_preview_shows_what_would_run_and_runs_nothing(repository: Repository) -> None:
    gates = GitGates(SystemClock())
    plain = gates.preview(repository.folder, command="touch 'a b'")
    assert (plain.arguments, plain.shell) == (("touch", "a b"), False)
    assert plain.program.endswith("/touch")
    assert plain.folder == str(repository.folder)
    piped = gates.preview(repository.folder, command="touch a | cat")
    assert (piped.arguments, piped.shell) == (("/bin/sh", "-c", "touch a | cat"), True)
    assert gates.preview(repository.folder, command="no-such-program").program == ""
    assert repository.git("status", "--porcelain") == ""
