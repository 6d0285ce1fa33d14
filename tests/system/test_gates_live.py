# SPDX-License-Identifier: MIT
"""A gate is watched while it runs, and ended with everything that it started when the user says so."""

import threading

from golive_desktop.domain.gate import GateRun
from golive_desktop.ports.system import Watching
from golive_desktop.system.clock import SystemClock
from golive_desktop.system.gates import GitGates
from golive_desktop.system.printable import printable
from tests.system.conftest import TAG, Repository
from tests.system.processes import ended


class Watcher:
    """Notes what it is told, and cancels once it has seen `enough`."""

    def __init__(self, enough: str = "\0") -> None:
        self.seen: list[tuple[str, int]] = []
        self.enough = enough
        self.over = threading.Event()

    def told(self, tail: str, size: int) -> None:
        self.seen.append((tail, size))
        if self.enough in tail:
            self.over.set()

    def watch(self, repository: Repository, command: str, *, most_output: int = 10_000_000) -> GateRun:
        return GitGates(SystemClock(), most_output=most_output).run(
            repository.folder,
            key="1",
            command=command,
            confirmed=command,
            tag=TAG,
            commit=repository.head,
            seconds=20,
            watching=Watching(told=self.told, cancelled=self.over.is_set),
        )


def test_output_is_told_while_the_command_runs_and_kept_when_it_is_over(repository: Repository) -> None:
    watcher = Watcher()
    run = watcher.watch(repository, r"printf '\033[1mone\033[0m\n'; sleep 0.5; echo two; sleep 0.3")
    assert (run.outcome, run.output_tail) == ("green", "one\ntwo\n")
    assert watcher.seen[0] == ("one\n", 12)
    assert all(run.output_tail.startswith(tail) for tail, _ in watcher.seen)


def test_a_cancelled_command_is_red_and_leaves_no_process(repository: Repository) -> None:
    repository.write("dist/x", "")
    watcher = Watcher("started")
    run = watcher.watch(repository, "sleep 300 & echo $! > dist/pid; echo started; sleep 300")
    assert (run.outcome, run.reason, run.exit_code) == ("red", "gate.cancelled", None)
    assert (run.output_tail, run.output_bytes) == ("started\n", 8)
    child = int((repository.folder / "dist/pid").read_text(encoding="ascii"))
    assert ended(child)


def test_what_was_cancelled_before_it_began_is_not_started(repository: Repository) -> None:
    watcher = Watcher()
    watcher.over.set()
    run = watcher.watch(repository, "touch dist")
    assert (run.outcome, run.reason) == ("red", "gate.cancelled")
    assert not (repository.folder / "dist").exists()


def test_endless_output_is_told_in_small_ends_now_and_then(repository: Repository) -> None:
    watcher = Watcher()
    run = watcher.watch(repository, "sleep 0.3; yes | tr -d '\\n'", most_output=100_000_000)
    assert run.reason == "gate.output-endless"
    assert all(len(tail) <= 16_384 for tail, _ in watcher.seen)
    assert len(watcher.seen) < 250  # a line a time would be some hundred thousand


def test_a_program_that_is_missing_tells_nothing(repository: Repository) -> None:
    watcher = Watcher()
    assert watcher.watch(repository, "no-such-program").reason == "gate.program-missing"
    assert watcher.seen == []


def test_a_line_without_an_end_is_read_once() -> None:
    assert printable(b"y" * 60_000 + b"\rlast", cut=True) == "last"
    assert len(printable(b"y" * 1_000_000)) == 1_000_000  # a quarter of an hour where each letter is a new beginning
