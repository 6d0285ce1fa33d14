# SPDX-License-Identifier: MIT
"""How soon the window stands, how soon its board can be used, and whether it always answers."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.measure import Result
from tests.office import Office, new_office

__all__ = ["measure_answering", "measure_board", "measure_first_paint"]

PAINT_RATIO = 1.4
BOARD_RATIO = 2.5
GAP_SECONDS = 0.050
VERDICT_SECONDS = 1.0
_PAINT = (sys.executable, "-m", "benchmarks.first_paint")
_TICK_MS = 5
_SCHEDULER = Path("/proc/thread-self/schedstat")


def measure_first_paint(folder: Path, cache: Path, rounds: int = 15) -> Result:
    """Our window against an empty one, whole processes, the fastest of each.

    Args:
        folder: where the first start finds no home.
        cache: a folder for byte code, see `benchmarks.console`.
        rounds: how many of each.
    """
    ours, floor = _fastest(cache, ((*_PAINT, "window", str(folder)), (*_PAINT, "empty")), rounds)
    return Result(
        name="first paint", size=1, seconds=ours, floor_seconds=floor, goal=PAINT_RATIO, note="floor: an empty window"
    )


def measure_board(folder: Path, cache: Path, *, releases: int, rounds: int = 10) -> Result:
    """From the start until the board of the last release is painted, in a home with `releases` releases."""
    office = new_office(folder)
    office.go()
    plan = office.release.plan
    with office.manager.adapters.store.writing() as work:
        for number in range(releases - 1):
            other = replace(plan, candidate=f"rc-{number}-b")
            candidate = replace(office.release.candidate, tag=other.candidate)
            identifier = office.manager.adapters.new_id()
            work.releases.add(replace(office.release, id=identifier, plan=other, candidate=candidate))
    _close(office)
    home = folder / "manager"
    home.chmod(0o700)
    (home / "window.ini").write_text(f"[General]\nrelease={office.release.id}\n", encoding="utf-8")
    ours, floor = _fastest(cache, ((*_PAINT, "board", str(home)), (*_PAINT, "empty")), rounds)
    return Result(
        name="usable board", size=releases, seconds=ours, floor_seconds=floor, goal=BOARD_RATIO, note="floor: as above"
    )


def measure_answering(folder: Path, *, files: int) -> Iterator[Result]:
    """The longest time for which the window did not answer while it was used, and the first verdict of many files.

    Args:
        folder: an empty folder.
        files: how many approvals are dropped at once.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from golive_desktop.ui.bindings import load_qt  # noqa: PLC0415 - Qt is for this measurement alone

    load_qt()
    from golive_desktop.bootstrap import Computer  # noqa: PLC0415 - as above
    from golive_desktop.ui.application import Application, make_window  # noqa: PLC0415 - as above
    from golive_desktop.ui.collector import Collector  # noqa: PLC0415 - as above

    office = new_office(folder / "office")
    for role in office.laptops:
        office.confirm(role)
    paths = _replies(office, folder, files)
    _close(office)
    application = Application(["bench"])
    Collector(application)
    window = make_window(application, Computer(environment={}, window=True), folder / "office" / "manager")
    window.show()
    watch = _Watch()
    window.begin()
    _until(lambda: "rc-7" in window.windowTitle() and _board_is_shown(window))
    for page in ("signoffs", "conditions", "executive", "documents", "trail", "receive", "overview"):
        watch.doing = f"opening {page}"
        window.open_page(page)
        _for(1.0)
    watch.doing = "receiving"
    start = time.perf_counter()
    window.open_files(paths)
    _until(lambda: _verdicts(window) > 0)
    first = time.perf_counter() - start
    _until(lambda: _verdicts(window) >= files, seconds=120)
    window.close()
    yield Result(
        name="first verdict",
        size=files,
        seconds=first,
        floor_seconds=None,
        goal=VERDICT_SECONDS,
        of="seconds",
        note="of all files dropped at once",
    )
    yield Result(
        name="window answers",
        size=files,
        seconds=watch.worst.wall,
        floor_seconds=None,
        goal=GAP_SECONDS,
        of="seconds",
        note=f"longest wait; {len(watch.late)} of {watch.ticks} ticks were late; {watch.worst}",
    )
    yield Result(
        name="window's own work",
        size=files,
        seconds=watch.busiest.own,
        floor_seconds=None,
        goal=GAP_SECONDS,
        of="seconds",
        note=f"longest without a pause, however busy the computer is; {watch.busiest}",
    )


class _Watch:
    """Ticks every few milliseconds, and notes how late a tick can come and why.

    A wait has three parts: work of the window's own thread; the wait for a core that other programs have (Linux
    counts it); and the rest, in which another thread of ours had Python's lock.
    """

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer  # noqa: PLC0415 - Qt is for this measurement alone

        self.ticks = 0
        self.late: list[_Wait] = []
        self.worst = self.busiest = _Wait(doing="", wall=0.0, own=0.0, queue=0.0)
        self.doing = "begin"
        self._last = _clocks()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start(_TICK_MS)

    def _on_tick(self) -> None:
        now = _clocks()
        wall, own, queue = (after - before for after, before in zip(now, self._last, strict=True))
        self._last = now
        self.ticks += 1
        wait = _Wait(doing=self.doing, wall=wall - _TICK_MS / 1000, own=own, queue=queue)
        if wait.wall > GAP_SECONDS:
            self.late.append(wait)
        self.worst = max(self.worst, wait, key=lambda one: one.wall)
        self.busiest = max(self.busiest, wait, key=lambda one: one.own)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Wait:
    """From one tick to the next."""

    doing: str
    wall: float
    own: float
    """Of it, work of the window's thread."""
    queue: float
    """Of it, the wait for a core; 0 where the system does not tell."""

    def __str__(self) -> str:
        parts = f"{self.own * 1000:.0f} own, {self.queue * 1000:.0f} for a core"
        return f"{self.wall * 1000:.0f} ms ({parts}) at {self.doing}"


def _clocks() -> tuple[float, float, float]:
    try:
        queue = int(_SCHEDULER.read_text("ascii").split()[1]) / 1e9
    except (OSError, IndexError):
        queue = 0.0
    return time.perf_counter(), time.thread_time(), queue


def _replies(office: Office, folder: Path, count: int) -> tuple[Path, ...]:
    """Signed approvals that the release manager has not seen yet."""
    folder = folder / "inbox"
    folder.mkdir()
    paths: list[Path] = []
    while len(paths) < count:
        office.ask("legal", "devops")
        for role in ("legal", "devops"):
            paths.append(folder / f"{len(paths)}-{role}.pdf")
            paths[-1].write_bytes(office.answer(role).data)
    return tuple(paths[:count])


def _board_is_shown(window: object) -> bool:
    from PySide6.QtWidgets import QTableView, QWidget  # noqa: PLC0415 - as above

    tables = window.findChildren(QTableView) if isinstance(window, QWidget) else []
    return any(table.isVisible() and table.model().rowCount() for table in tables)


def _verdicts(window: object) -> int:
    from PySide6.QtWidgets import QWidget  # noqa: PLC0415 - as above

    from golive_desktop.ui.checking.rows import FileList  # noqa: PLC0415 - as above

    lists = window.findChildren(FileList) if isinstance(window, QWidget) else []
    return max((sum(bool(entry.state) for entry in shown.records()) for shown in lists), default=0)


def _until(condition: Callable[[], bool], *, seconds: float = 60.0) -> None:
    from PySide6.QtCore import QEventLoop  # noqa: PLC0415 - as above

    end = time.monotonic() + seconds
    loop = QEventLoop()
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(condition)
        loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _TICK_MS)
        time.sleep(0.001)


def _for(seconds: float) -> None:
    end = time.monotonic() + seconds
    _until(lambda: time.monotonic() > end)


def _close(office: Office) -> None:
    for laptop in (office.manager, *office.laptops.values()):
        laptop.adapters.store.close()


def _fastest(cache: Path, commands: tuple[tuple[str, ...], ...], rounds: int) -> list[float]:
    """The fastest of each command, run in turn; the first run of each writes the byte code and does not count."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "GOLIVE"))}
    environment |= {"PYTHONPYCACHEPREFIX": str(cache), "LANG": "C.UTF-8", "LANGUAGE": "en"}
    times: list[list[float]] = [[] for _ in commands]
    for _ in range(rounds + 1):
        for command, spent in zip(commands, times, strict=True):
            start = time.perf_counter()
            subprocess.run(command, env=environment, check=True, capture_output=True, timeout=60)  # noqa: S603 - ours
            spent.append(time.perf_counter() - start)
    return [min(spent[1:]) for spent in times]
