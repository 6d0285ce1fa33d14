# SPDX-License-Identifier: MIT
"""A real screen with a window manager, real keys and a real mouse, and the window as a screen reader sees it."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Self

__all__ = ["Focus", "Node", "Program", "Screen", "open_screen"]

ROOT = Path(__file__).parents[2]
SHOTS = ROOT / ".work" / "screens"
_SIZE = "1366x768x24"
_PATIENCE = 30.0
_END_OF_LOG = 6_000


@dataclass(frozen=True, kw_only=True)
class Node:
    """One thing in the accessibility tree."""

    role: str
    name: str
    description: str
    states: frozenset[str]
    text: str
    path: tuple[int, ...]
    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> tuple[int, int]:
        return self.x + self.width // 2, self.y + self.height // 2

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> Self:
        return cls(**{**facts, "states": frozenset(facts["states"]), "path": tuple(facts["path"])})


@dataclass(frozen=True, kw_only=True)
class Focus:
    """Where the keyboard went."""

    chain: tuple[tuple[str, str], ...]
    """Role and name of what has it, then of what it stands in, from the inside out."""
    x: int
    y: int
    width: int
    height: int


@dataclass
class Screen:
    """One screen with its own session."""

    environment: dict[str, str]
    _ends: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)
    _reader: "subprocess.Popen[str] | None" = None
    _programs: "list[tuple[subprocess.Popen[bytes], Path]]" = field(default_factory=list)
    """What was started, each with its log."""
    _unread: str = ""
    """Why the tree could not be read the last time."""

    def tree(self) -> list[Node]:
        """Everything that is shown, as a screen reader reads it."""
        answer = self._ask({"do": "tree"})
        self._unread = "" if isinstance(answer, list) else str(answer)
        return [Node.of(facts) for facts in answer] if isinstance(answer, list) else []

    def find(self, name: str, role: str = "", *, seconds: float = _PATIENCE, starts: bool = False) -> Node:
        """The thing with this accessible name, once it is there and can be used."""
        until = time.monotonic() + seconds
        asked = {"do": "find", "name": name, "role": role, "starts": starts}
        while True:
            found = self._ask(asked)
            if isinstance(found, dict) and "error" not in found:
                return Node.of(found)
            if self.died() or time.monotonic() > until:
                raise AssertionError(f"no {role or 'thing'} {name!r}\n{self.plight()}")
            time.sleep(0.1)

    def sees(self, words: str, *, seconds: float = _PATIENCE) -> bool:
        """Whether these words come to stand somewhere in the window."""
        until = time.monotonic() + seconds
        while self._ask({"do": "says", "words": words}) is not True:
            if self.died() or time.monotonic() > until:
                sys.stderr.write(f"{words!r} is not seen\n{self.plight()}\n")
                return False
            time.sleep(0.1)
        return True

    def died(self) -> bool:
        """Whether everything that was started has ended, although somebody waits for it."""
        return bool(self._programs) and all(process.poll() is not None for process, _log in self._programs)

    def plight(self) -> str:
        """What a failed look leaves behind: what is shown, a picture of it, and how the program ended."""
        shown = sorted({f"{node.role}: {node.name}" for node in self.tree() if node.name})
        said = [f"see {self.shot(f'failed-{os.getpid()}')}", "shown:", *(shown or ["nothing"])]
        if self._unread:
            said.append(f"the tree could not be read: {self._unread}")
        for process, log in self._programs[-1:]:
            said.append("the program runs" if process.poll() is None else f"the program ended: {process.returncode}")
            said.append(log.read_text(encoding="utf-8", errors="replace")[-_END_OF_LOG:])
        return "\n".join(said)

    def gone(self, application: str, *, seconds: float = _PATIENCE) -> None:
        """Waits until no window is there any more."""
        until = time.monotonic() + seconds
        while self.tree():
            if time.monotonic() > until:
                raise AssertionError(f"{application} is still there")
            time.sleep(0.1)

    def click(self, name: str, role: str = "", *, starts: bool = False) -> Node:
        """Moves the mouse there and clicks."""
        node = self.find(name, role, starts=starts)
        x, y = node.middle
        self.run("xdotool", "mousemove", "--sync", str(x), str(y), "click", "1")
        return node

    def keys(self, *names: str) -> None:
        """Presses keys one after the other, such as ``ctrl+o`` or ``Tab``."""
        self.run("xdotool", "key", "--clearmodifiers", "--delay", "30", *names)

    def type(self, text: str) -> None:
        """Types on the keyboard."""
        self.run("xdotool", "type", "--clearmodifiers", "--delay", "8", text)

    def heard(self) -> list[Focus]:
        """Where the keyboard went since this was asked last, as a screen reader hears it."""
        answer = self._ask({"do": "heard"})
        found = answer if isinstance(answer, list) else []
        return [Focus(**{**facts, "chain": tuple(map(tuple, facts["chain"]))}) for facts in found]

    def draw(self, points: Sequence[tuple[int, int]]) -> None:
        """Moves the pressed mouse through these points."""
        steps = [word for x, y in points for word in ("mousemove", str(x), str(y))]
        first, rest = steps[:3], steps[3:]
        self.run("xdotool", *first, "mousedown", "1", *rest, "mouseup", "1")

    def shot(self, name: str) -> Path:
        """Keeps a picture of the screen as an artefact."""
        SHOTS.mkdir(parents=True, exist_ok=True)
        path = SHOTS / f"{name}.png"
        self.run("import", "-window", "root", str(path))
        return path

    def run(self, *command: str) -> str:
        """A program on this screen, to its end."""
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=60, check=True)
        return done.stdout

    def start(self, *command: str, log: IO[bytes] | None = None) -> "subprocess.Popen[bytes]":
        """A program on this screen, which ends with it."""
        process = subprocess.Popen(
            command, env=self.environment, stdout=log or subprocess.DEVNULL, stderr=log or subprocess.DEVNULL
        )
        self._ends.callback(_end, process)
        return process

    def watch(self, process: "subprocess.Popen[bytes]", log: Path) -> None:
        """Tells how this program ended wherever something is not found."""
        self._programs.append((process, log))

    def close(self) -> None:
        self._ends.close()

    def _ask(self, request: dict[str, object]) -> object:
        reader = self._reader
        if reader is None:
            reader = self._reader = subprocess.Popen(
                ["/usr/bin/python3", str(Path(__file__).with_name("reader.py"))],
                env=self.environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
            self._ends.callback(_end, reader)
        if reader.stdin is None or reader.stdout is None:
            raise AssertionError(reader)
        reader.stdin.write(json.dumps(request) + "\n")
        reader.stdin.flush()
        return json.loads(reader.stdout.readline())


@dataclass
class Program:
    """The program on a screen, with its home."""

    screen: Screen
    home: Path
    log: Path
    door: tuple[str, ...] = ("-c", "from golive_desktop.__main__ import main; main()")
    """What Python is given to open the window."""

    def start(self, *arguments: str) -> "subprocess.Popen[bytes]":
        """Opens the window; a second start hands its files to the first."""
        self.screen.environment["GOLIVE_HOME"] = str(self.home)
        with self.log.open("ab") as log:
            process = self.screen.start(sys.executable, *self.door, *arguments, log=log)
        self.screen.watch(process, self.log)
        return process


@contextlib.contextmanager
def open_screen(folder: Path, *, language: str = "en", size: str = _SIZE) -> Iterator[Screen]:
    """A screen of its own; everything on it ends with it.

    Args:
        folder: where its session keeps what it needs.
        language: of the system.
        size: width, height and bits of a pixel.
    """
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700, parents=True)
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "GOLIVE_HOME"}
    }
    environment |= {
        "XDG_RUNTIME_DIR": str(runtime),
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "LANGUAGE": language,
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "NO_AT_BRIDGE": "0",
        "PYTHONPATH": str(ROOT),
        "PYTHONFAULTHANDLER": "1",
    }
    screen = Screen(environment)
    try:
        environment["DISPLAY"] = _start_x(screen, size)
        environment["DBUS_SESSION_BUS_ADDRESS"] = _start_bus(screen)
        screen.start("/usr/libexec/at-spi-bus-launcher", "--launch-immediately")
        screen.start("openbox")
        yield screen
    finally:
        screen.close()


def _start_x(screen: Screen, size: str) -> str:
    read, write = os.pipe()
    process = subprocess.Popen(
        [_path("Xvfb"), "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp", "-noreset"],
        env=screen.environment,
        pass_fds=(write,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    screen._ends.callback(_end, process)  # noqa: SLF001 - this module makes screens
    os.close(write)
    with os.fdopen(read) as pipe:
        return f":{pipe.readline().strip()}"


def _start_bus(screen: Screen) -> str:
    process = subprocess.Popen(
        [_path("dbus-daemon"), "--session", "--nofork", "--print-address"],
        env=screen.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    screen._ends.callback(_end, process)  # noqa: SLF001 - as above
    if process.stdout is None:
        raise AssertionError(process)
    return process.stdout.readline().strip()


def _path(program: str) -> str:
    found = shutil.which(program)
    if found is None:
        raise AssertionError(f"{program} is missing; build/system.sh screen brings it")
    return found


def _end(process: "subprocess.Popen[Any]") -> None:
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            stream.close()
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
    process.wait()
