# SPDX-License-Identifier: MIT
"""A call in a process of its own costs little, and no such process outlives the program."""

import contextlib
import os
import signal
import statistics
import subprocess
import sys
import time
from pathlib import Path

from golive_desktop.system.bounded import map_bounded, run_bounded
from tests.system.processes import ended


def nothing(argument: object) -> object:
    return argument


def test_a_call_costs_little() -> None:
    times = []
    for _ in range(9):
        started = time.perf_counter()
        run_bounded(nothing, None, seconds=20)
        times.append(time.perf_counter() - started)
    assert statistics.median(times) < 0.3  # a few milliseconds where nothing else runs


def test_an_argument_more_costs_next_to_nothing() -> None:
    started = time.perf_counter()
    map_bounded(nothing, range(300), seconds_each=20, workers=2)
    assert (time.perf_counter() - started) / 300 < 0.03


ENDLESS = """
import os
import sys
from golive_desktop.system.bounded import map_bounded

def say(index):
    with open(sys.argv[1] + str(index), "w") as file:
        file.write(str(os.getpid()))
    while True:
        pass

map_bounded(say, range(2), seconds_each=0.4, workers=2)
"""


def test_ctrl_c_ends_the_workers_too(tmp_path: Path) -> None:
    marker = f"{tmp_path}/worker"
    program = subprocess.Popen(
        [sys.executable, "-c", ENDLESS.replace("seconds_each=0.4", "seconds_each=60"), marker],
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    pids = [wait_for_pid(f"{marker}{index}") for index in range(2)]
    os.killpg(program.pid, signal.SIGINT)
    _, errors = program.communicate(timeout=20)
    assert errors.count(b"Traceback") == 1  # ours, none from the workers
    assert all(ended(pid) for pid in pids)


def test_workers_end_by_themselves_when_the_program_is_killed(tmp_path: Path) -> None:
    marker = f"{tmp_path}/worker"
    program = subprocess.Popen([sys.executable, "-c", ENDLESS, marker])
    pids = [wait_for_pid(f"{marker}{index}") for index in range(2)]
    program.kill()
    program.wait()
    assert all(ended(pid) for pid in pids)


def wait_for_pid(path: str) -> int:
    give_up = time.monotonic() + 20
    while time.monotonic() < give_up:
        with contextlib.suppress(FileNotFoundError, ValueError):
            return int(Path(path).read_text(encoding="ascii"))
        time.sleep(0.02)
    raise AssertionError(path)
