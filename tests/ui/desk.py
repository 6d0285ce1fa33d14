# SPDX-License-Identifier: MIT
"""A desk for tests of the window: a real home, a real bridge, a clock that stands, a shell that notes its calls."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from golive_desktop.bootstrap import Computer
from golive_desktop.domain.problem import Problem
from golive_desktop.domain.release import Language
from golive_desktop.ports.adapters import Adapters
from golive_desktop.services.overview import Overview, look_at
from golive_desktop.ui.bridge import Bridge
from golive_desktop.ui.context import Context
from golive_desktop.ui.look.theme import Theme, theme_of
from golive_desktop.ui.words import Words
from tests.office import Laptop, Office

__all__ = ["Desk", "NotedShell", "StandingClock", "desk_of", "leave_desks", "wait_until"]

_BRIDGES: list[Bridge] = []
"""Of the desks that nobody has left yet."""


class StandingClock:
    """Tells the time that it was set to."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment


@dataclass
class NotedShell:
    """Notes what a page asks of its frame."""

    pages: list[tuple[str, str]] = field(default_factory=list)
    stages: list[tuple[str, str]] = field(default_factory=list)
    releases: list[str] = field(default_factory=list)
    files: list[tuple[Path, ...]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    backs: int = 0
    samples: list[bool] = field(default_factory=list)
    left_sample: int = 0
    languages: list[Language] = field(default_factory=list)

    def open_page(self, page: str, subject: str = "") -> None:
        self.pages.append((page, subject))

    def open_stage(self, stage: str, subject: str = "") -> None:
        self.stages.append((stage, subject))

    def open_release(self, release: str) -> None:
        self.releases.append(release)

    def open_files(self, paths: tuple[Path, ...]) -> None:
        self.files.append(paths)

    def report(self, problem: Problem) -> None:
        self.problems.append(problem)

    def settled(self, problem: Problem) -> None:
        self.problems.remove(problem)

    def go_back(self) -> None:
        self.backs += 1

    def forget_release(self) -> None:
        self.stages.append(("forgotten", ""))

    def go_home(self) -> None:
        self.stages.append(("home", ""))

    def enter_sample(self, *, fresh: bool) -> None:
        self.samples.append(fresh)

    def leave_sample(self) -> None:
        self.left_sample += 1

    def set_language(self, language: Language) -> None:
        self.languages.append(language)


@dataclass
class Desk:
    """Everything that a page needs, with the office that it looks at."""

    office: Office
    context: Context
    shell: NotedShell
    clock: StandingClock

    @property
    def bridge(self) -> Bridge:
        return self.context.bridge

    def overview(self) -> Overview:
        """The office's release as it stands at the office's time."""
        self.clock.moment = self.office.now()
        return look_at(self.context.adapters, self.office.release.id, now=self.clock.moment)

    def settle(self) -> None:
        """Waits until the bridge has nothing left to do and its answers have arrived."""
        self.bridge.finish()
        turns = 5
        while turns > 0 or self.bridge.arriving:
            turns -= 1
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)

    def at(self, laptop: Laptop) -> "Desk":
        """The same desk on another person's laptop."""
        return replace(self, context=replace(self.context, adapters=laptop.adapters))


class _OfficeComputer(Computer):
    """This computer with another clock, and the office's home behind every folder."""

    def __init__(self, clock: StandingClock, adapters: Adapters) -> None:
        super().__init__(environment={})
        self.clock = clock
        self._adapters = adapters

    def open_home(self, folder: Path) -> Adapters:  # noqa: ARG002 - one home stands for all
        return self._adapters

    def has_home(self, folder: Path) -> bool:  # noqa: ARG002 - as above
        return True


def desk_of(office: Office, *, language: Language = "en", theme: Theme | None = None) -> Desk:
    """A desk at the release manager's laptop; it needs a running QApplication."""
    clock, shell = StandingClock(office.now()), NotedShell()
    bridge = Bridge()
    _BRIDGES.append(bridge)

    def broke(error: object) -> None:
        raise AssertionError(repr(error)) from (error if isinstance(error, BaseException) else None)

    bridge.broke.connect(broke)
    context = Context(
        computer=_OfficeComputer(clock, office.manager.adapters),
        home=office.folder / "manager",
        adapters=office.manager.adapters,
        bridge=bridge,
        words=Words(language=language),
        theme=theme or theme_of("light"),
        shell=shell,
        window=QWidget(),
    )
    return Desk(office=office, context=context, shell=shell, clock=clock)


def leave_desks() -> None:
    """Waits for what pages asked for last; to be called before desks are collected, since bridges may run nothing then.

    Python would take the work that a thread is still doing for garbage too, and Qt crash later on.
    """
    while _BRIDGES:
        _BRIDGES.pop().finish()


def wait_until(condition: Callable[[], bool], *, seconds: float = 20.0) -> bool:
    """Lets the window work until `condition` holds; whether it did in time."""
    loop = QEventLoop()
    tick, end = QTimer(), QTimer()
    tick.timeout.connect(lambda: loop.quit() if condition() else None)
    end.setSingleShot(True)
    end.timeout.connect(loop.quit)
    tick.start(10)
    end.start(int(seconds * 1000))
    if not condition():
        loop.exec()
    return condition()
