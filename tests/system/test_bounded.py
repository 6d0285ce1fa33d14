# SPDX-License-Identifier: MIT
import ctypes
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from golive_desktop.domain.problem import KnownError, Problem, Severity
from golive_desktop.ports.system import BoundedCall
from golive_desktop.system.bounded import ProcessCalls, map_bounded, run_bounded, stream_bounded
from golive_desktop.system.worker import start_method

MEGABYTE = 1 << 20


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    size: int
    problems: tuple[Problem, ...]


def square(number: int) -> int:
    return number * number


def own_process(_: object) -> int:
    return os.getpid()


def niceness(_: object) -> int:
    return os.nice(0)


def sleep(seconds: float) -> str:
    time.sleep(seconds)
    return "slept"


def spin(_: object) -> None:
    while True:
        pass


def take_memory(megabytes: int) -> int:
    return len(bytearray(megabytes * MEGABYTE))


def segfault(_: object) -> None:
    ctypes.string_at(0)


def leave(code: int) -> None:
    os._exit(code)


def examine(data: bytes) -> Finding:
    problem = Problem(code="a.b", severity=Severity.ASKS, subject="x")
    return Finding(size=len(data), problems=(problem,))


def refuse(name: str) -> None:
    raise KnownError.of("document.unreadable", name, page="3")


def stumble(name: str) -> None:
    raise LookupError(name)


def unpicklable(_: object) -> object:
    return threading.Lock()


def chatter(text: str) -> str:
    print(text)  # noqa: T201 - what a noisy library does
    os.write(2, text.encode())
    return "done"


def echo(data: bytes) -> bytes:
    return data


def fate(number: int) -> int:
    if number == 3:
        segfault(None)
    if number == 5:
        spin(None)
    if number == 7:
        raise KnownError.of("document.unreadable", "seven")
    if number == 9:
        take_memory(900)
    return number * 10


def leak(number: int, kept: list[bytearray] = []) -> int:  # noqa: B006 - a leak between calls is the point
    kept.append(bytearray(60 * MEGABYTE))
    return number


def code_of(raised: pytest.ExceptionInfo[KnownError]) -> str:
    return raised.value.problem.code


@pytest.fixture(params=["as it is", "two threads"])
def _any_start_method(request: pytest.FixtureRequest) -> Iterator[None]:
    """As it is, this program mostly has one thread and forks; with a second thread that is not safe."""
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    if request.param == "two threads":
        thread.start()
        assert start_method() == "forkserver"
    yield
    stop.set()
    if thread.ident is not None:
        thread.join()


pytestmark = pytest.mark.usefixtures("_any_start_method")


def test_the_result_comes_from_another_process() -> None:
    assert run_bounded(square, 12, seconds=20) == 144
    assert run_bounded(own_process, None, seconds=20) != os.getpid()


def test_problems_inside_a_result_come_through() -> None:
    finding = run_bounded(examine, b"x" * 300_000, seconds=20)
    assert finding == Finding(size=300_000, problems=(Problem(code="a.b", severity=Severity.ASKS, subject="x"),))


def test_large_arguments_and_results_come_through() -> None:
    data = os.urandom(5 * MEGABYTE)
    assert run_bounded(echo, data, seconds=20) == data


def test_a_known_error_comes_through_as_it_was_raised() -> None:
    with pytest.raises(KnownError) as raised:
        run_bounded(refuse, "a.pdf", seconds=20)
    assert raised.value.problem == KnownError.of("document.unreadable", "a.pdf", page="3").problem


def test_another_exception_is_named_and_its_traceback_kept_for_the_log() -> None:
    with pytest.raises(KnownError) as raised:
        run_bounded(stumble, "a.pdf", seconds=20)
    assert code_of(raised) == "bounded.failed"
    assert raised.value.problem.details == {"error": "LookupError"}
    assert "in stumble" in str(raised.value.__cause__)


def test_a_result_that_cannot_travel_is_a_failure_not_a_crash() -> None:
    with pytest.raises(KnownError) as raised:
        run_bounded(unpicklable, None, seconds=20)
    assert code_of(raised) == "bounded.failed"


@pytest.mark.parametrize("function", [sleep, spin])
def test_it_is_ended_when_its_time_is_over(function: object) -> None:
    started = time.monotonic()
    with pytest.raises(KnownError) as raised:
        run_bounded(function, 60.0, seconds=0.5)  # type: ignore[arg-type] # both take anything
    assert code_of(raised) == "bounded.time-out"
    assert raised.value.problem.details == {"seconds": "0.5"}
    assert 0.5 <= time.monotonic() - started < 5


def test_too_much_memory_is_refused_and_enough_is_given() -> None:
    assert run_bounded(take_memory, 50, seconds=20, memory_bytes=200 * MEGABYTE) == 50 * MEGABYTE
    with pytest.raises(KnownError) as raised:
        run_bounded(take_memory, 300, seconds=20, memory_bytes=200 * MEGABYTE)
    assert code_of(raised) == "bounded.memory"
    assert raised.value.problem.details == {"megabytes": "210"}


def test_a_crash_is_named_by_its_signal() -> None:
    with pytest.raises(KnownError) as raised:
        run_bounded(segfault, None, seconds=20)
    assert code_of(raised) == "bounded.crashed"
    assert raised.value.problem.details == {"reason": "SIGSEGV"}


def test_a_process_that_leaves_without_an_answer_has_crashed() -> None:
    with pytest.raises(KnownError) as raised:
        run_bounded(leave, 7, seconds=20)
    assert raised.value.problem.details == {"reason": "exit code 7"}


def test_what_it_prints_does_not_reach_our_output(capfd: pytest.CaptureFixture[str]) -> None:
    assert run_bounded(chatter, "noise", seconds=20) == "done"
    assert capfd.readouterr() == ("", "")


def test_no_process_and_no_pipe_is_left_over() -> None:
    run_bounded(square, 2, seconds=20)  # the fork server itself stays
    before = len(list(Path("/proc/self/fd").iterdir()))
    run_bounded(square, 2, seconds=20)
    with pytest.raises(KnownError):
        run_bounded(segfault, None, seconds=20)
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_many_arguments_keep_their_order_and_a_bad_one_hurts_nobody() -> None:
    found = map_bounded(fate, range(12), seconds_each=1, memory_bytes=500 * MEGABYTE, workers=2)
    codes = {number: result.code for number, result in enumerate(found) if isinstance(result, Problem)}
    assert codes == {3: "bounded.crashed", 5: "bounded.time-out", 7: "document.unreadable", 9: "bounded.memory"}
    assert [result for result in found if isinstance(result, int)] == [0, 10, 20, 40, 60, 80, 100, 110]


def test_what_earlier_arguments_left_behind_does_not_count_against_later_ones() -> None:
    assert map_bounded(leak, range(6), seconds_each=20, memory_bytes=150 * MEGABYTE, workers=1) == tuple(range(6))


def test_many_arguments_share_few_processes() -> None:
    assert 1 <= len(set(map_bounded(own_process, range(20), seconds_each=20, workers=2))) <= 2
    assert map_bounded(square, [], seconds_each=1) == ()


def test_each_result_comes_as_soon_as_it_is_there_and_a_bad_one_hurts_nobody() -> None:
    found = dict(stream_bounded(fate, range(12), seconds_each=1, memory_bytes=500 * MEGABYTE))
    codes = {number: result.code for number, result in found.items() if isinstance(result, Problem)}
    assert codes == {3: "bounded.crashed", 5: "bounded.time-out", 7: "document.unreadable", 9: "bounded.memory"}
    assert {number: result for number, result in found.items() if isinstance(result, int)} == {
        number: number * 10 for number in (0, 1, 2, 4, 6, 8, 10, 11)
    }


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no niceness")
def test_only_workers_for_many_results_give_way() -> None:
    own = os.nice(0)
    assert run_bounded(niceness, None, seconds=20) == own
    assert list(stream_bounded(niceness, [None], seconds_each=20)) == [(0, min(19, own + 5))]


def test_who_has_seen_enough_stops_what_still_runs() -> None:
    stream = stream_bounded(sleep, [0.0, 60.0, 60.0], seconds_each=90)
    assert next(stream) == (0, "slept")
    stream.close()
    assert list(stream) == []


def test_nobody_is_late_because_the_caller_took_long_over_a_result() -> None:
    found = []
    for number, result in stream_bounded(sleep, [0.0, 0.5, 0.5, 0.5], seconds_each=1):
        found.append((number, result))
        if len(found) == 1:
            time.sleep(1.5)
    assert sorted(found) == [(number, "slept") for number in range(4)]


def test_the_port_is_kept() -> None:
    calls: BoundedCall = ProcessCalls(preload=("golive_desktop.domain.problem",))
    assert list(calls.stream(square, [3], seconds_each=20, memory_bytes=500 * MEGABYTE)) == [(0, 9)]
    assert calls.run(square, 3, seconds=20, memory_bytes=500 * MEGABYTE) == 9
    assert calls.map(square, [1, 2, 3], seconds_each=20, memory_bytes=500 * MEGABYTE) == (1, 4, 9)


METHODS = """
import threading
from golive_desktop.system.worker import start_method
print(start_method())
threading.Thread(target=threading.Event().wait, daemon=True).start()
print(start_method())
"""


def test_a_program_is_forked_only_while_it_has_one_thread() -> None:
    done = subprocess.run([sys.executable, "-c", METHODS], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["fork", "forkserver"]
