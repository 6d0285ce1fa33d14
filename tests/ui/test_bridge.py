# SPDX-License-Identifier: MIT
"""What is asked of the bridge happens beside the window, in order, and its answer arrives in the window's thread."""

import sys
import threading
from functools import partial

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.ui.bridge import Bridge, Step, Task
from tests.ui.desk import Desk, wait_until


def refuse(problem: Problem) -> None:
    raise AssertionError(problem)


def test_the_answer_arrives_in_the_windows_thread_and_says_what_changed(look: QApplication) -> None:
    bridge, owner = Bridge(look), QObject(look)
    threads: list[threading.Thread] = []
    changed: list[str] = []
    results: list[str] = []
    bridge.changed.connect(changed.append)

    def work(task: Task) -> str:
        assert not task.cancelled
        threads.append(threading.current_thread())
        return "r-1"

    bridge.write(work, owner=owner, done=results.append, refused=refuse, changes=lambda found: found)
    assert wait_until(lambda: changed == ["r-1"])
    assert results == ["r-1"]
    assert threads != [threading.current_thread()]


def test_what_is_looked_up_changes_nothing(desk: Desk) -> None:
    changed: list[str] = []
    found: list[int] = []
    desk.bridge.changed.connect(changed.append)
    desk.bridge.look(lambda _task: 7, owner=desk.context.window, done=found.append, refused=refuse)
    assert wait_until(lambda: found == [7])
    assert changed == []


def test_between_two_answers_the_window_looks_at_the_user(look: QApplication) -> None:
    bridge, owner = Bridge(look), QObject(look)
    looks: list[int] = [0]
    seen: list[int] = []
    user = QTimer(owner, interval=0)
    user.timeout.connect(lambda: looks.append(looks[-1] + 1))
    for _number in range(2):  # one is written, one looked up
        for way in (bridge.look, partial(bridge.write, changes=None)):
            way(lambda _task: None, owner=owner, done=lambda _result: seen.append(looks[-1]), refused=refuse)
    while not bridge.arriving:
        look.processEvents()
    user.start()
    assert wait_until(lambda: len(seen) == 4)
    assert len(set(seen)) == 4
    assert not bridge.arriving


def test_writes_happen_in_the_order_in_which_they_were_asked_for(desk: Desk) -> None:
    order: list[int] = []

    def note(number: int, _task: Task) -> None:
        order.append(number)

    for number in range(20):
        desk.bridge.write(
            partial(note, number),
            owner=desk.context.window,
            done=lambda _result: None,
            refused=refuse,
            changes=None,
        )
    assert desk.bridge.writing
    assert wait_until(lambda: not desk.bridge.writing)
    assert order == list(range(20))


def test_a_known_error_is_a_problem_and_anything_else_is_a_bug(look: QApplication) -> None:
    bridge, owner = Bridge(look), QObject(look)
    problems: list[str] = []
    bugs: list[object] = []
    bridge.broke.connect(bugs.append)

    def known(_task: Task) -> None:
        raise KnownError.of("store.locked")

    def unknown(_task: Task) -> None:
        raise ZeroDivisionError

    for work in (known, unknown):
        bridge.look(work, owner=owner, done=lambda _none: None, refused=lambda problem: problems.append(problem.code))
    assert wait_until(lambda: bool(problems and bugs))
    assert problems == ["store.locked"]
    assert isinstance(bugs[0], ZeroDivisionError)


def test_what_was_refused_last_is_said_before_a_bridge_goes(look: QApplication) -> None:
    bridge, owner = Bridge(look), QObject(look)
    problems: list[str] = []

    def known(_task: Task) -> None:
        raise KnownError.of("store.locked")

    for _number in range(2):
        bridge.write(known, owner=owner, done=lambda _none: None, refused=lambda problem: problems.append(problem.code))
    bridge.finish()
    bridge.retire()
    assert wait_until(lambda: not shiboken6.isValid(bridge))
    assert problems == ["store.locked"] * 2


def test_an_answer_for_somebody_who_is_gone_is_dropped(look: QApplication) -> None:
    bridge, owner = Bridge(look), QObject()
    done: list[int] = []
    changed: list[str] = []
    bridge.changed.connect(changed.append)
    go = threading.Event()

    def work(_task: Task) -> int:
        go.wait(10)
        return 1

    bridge.write(work, owner=owner, done=done.append, refused=refuse, changes="r")
    owner.deleteLater()
    look.processEvents()
    look.sendPostedEvents(owner, 0)
    shiboken6.delete(owner)
    go.set()
    assert wait_until(lambda: changed == ["r"])
    assert done == []


def test_a_task_tells_how_far_it_is_and_hears_that_it_shall_stop(look: QApplication) -> None:
    bridge, owner = Bridge(look), QObject(look)
    steps: list[Step] = []
    ended: list[bool] = []
    go = threading.Event()

    def work(task: Task) -> None:
        task.tell(1, 3, "a.pdf")
        go.wait(10)
        ended.append(task.cancelled)

    task = bridge.write(work, owner=owner, done=lambda _none: None, refused=refuse, changes=None)
    task.progressed.connect(steps.append)
    assert wait_until(lambda: bool(steps))
    task.cancel()
    go.set()
    assert wait_until(lambda: bool(ended))
    assert (steps, ended) == ([Step(done=1, total=3, subject="a.pdf")], [True])
    bridge.finish()


def test_what_is_prepared_keeps_nobody_waiting(desk: Desk) -> None:
    owner, go_on, found = desk.context.window, threading.Event(), list[str]()

    def slow(_task: Task) -> str:
        go_on.wait()
        return "prepared"

    desk.bridge.prepare(slow, owner=owner, done=found.append, refused=refuse)
    desk.bridge.look(lambda _task: "looked", owner=owner, done=found.append, refused=refuse)
    desk.bridge.write(lambda _task: "written", owner=owner, done=found.append, refused=refuse, changes=None)
    assert wait_until(lambda: len(found) == 2)
    go_on.set()
    assert wait_until(lambda: found[2:] == ["prepared"])


def test_what_is_prepared_waits_while_the_user_does(desk: Desk) -> None:
    owner, found = desk.context.window, list[str]()
    desk.bridge.put_off()
    desk.bridge.prepare(lambda _task: "prepared", owner=owner, done=found.append, refused=refuse)
    desk.bridge.look(lambda _task: "looked", owner=owner, done=found.append, refused=refuse)
    assert wait_until(lambda: len(found) == 2)
    assert found == ["looked", "prepared"]


def test_threads_take_short_turns(desk: Desk) -> None:
    assert desk.bridge is not None
    assert sys.getswitchinterval() <= 0.001


def test_whoever_talks_to_a_server_holds_up_neither_writes_nor_the_next_server(desk: Desk) -> None:
    go, changed = threading.Event(), list[str]()
    found: list[str] = []
    desk.bridge.changed.connect(changed.append)
    owner = desk.context.window

    def slow(_task: Task) -> str:
        assert go.wait(20)
        return "slow"

    desk.bridge.call(slow, owner=owner, done=found.append, refused=refuse, changes="r-1")
    desk.bridge.call(lambda _task: "quick", owner=owner, done=found.append, refused=refuse)
    desk.bridge.write(lambda _task: "written", owner=owner, done=found.append, refused=refuse, changes=None)
    assert wait_until(lambda: sorted(found) == ["quick", "written"])
    go.set()
    assert wait_until(lambda: changed == ["r-1"])
    assert found[-1] == "slow"
