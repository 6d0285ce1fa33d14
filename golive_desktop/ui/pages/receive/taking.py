# SPDX-License-Identifier: MIT
"""Takes files in beside the window: read, checked within limits, recorded, told one by one."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final, Literal

from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.domain.trust import Trust
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.system import BoundedCall, Files
from golive_desktop.services.checking import UNFINISHED, check_many
from golive_desktop.services.receive import Received, receive
from golive_desktop.services.rosters import home_trust
from golive_desktop.services.verify import Verification

__all__ = ["Item", "Order", "take_in"]

LARGEST_FILE: Final = 512 * 1024 * 1024
_TOGETHER: Final = 64 * 1024 * 1024
"""So many bytes are held in memory at once, if no single file has more."""
_UNOPENED: Final = (*UNFINISHED, "document.not-pdf", "document.empty")
_NOT_OURS: Final = frozenset(
    {"document.not-pdf", "document.empty", "document.unreadable", "document.encrypted", "verify.not-ours"}
)
_LATER: Final = frozenset({"withdrawal", "closure"})
"""What is stated about approvals is recorded after those that came with it."""
_KINDS: Final = frozenset({".pdf", ".golive"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One file on its way."""

    key: str
    name: str
    stage: Literal["queued", "checked", "done", "failed", "stopped"]
    path: Path | None = None
    """Where it came from; None for one that the home keeps."""
    verification: Verification | None = None
    received: Received | None = None
    problem: Problem | None = None
    """Why it could not be read or recorded."""

    @property
    def sha256(self) -> str:
        """The file's digest; empty while it was not read."""
        return self.verification.sha256 if self.verification else ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Order:
    """Files to be taken in."""

    adapters: Adapters
    calls: BoundedCall
    files: Files
    now: Callable[[], datetime]
    paths: tuple[Path, ...]
    batch: str
    """Begins the key of each item."""
    quiet: bool = False
    """Whether files that are none of ours or known already are passed over: for a folder that is watched."""


def take_in(order: Order, tell: Callable[[Item], None], stopped: Callable[[], bool]) -> int:
    """Takes the files in; each is told when it was read, when it was checked, and when it was recorded.

    What is recorded stays recorded when the user stops in between; the others are left alone.

    Args:
        order: the files.
        tell: gets each file's state.
        stopped: whether the user wants to stop; asked between two files.

    Returns:
        How many files were recorded.
    """
    run = _Run(order=order, tell=tell, stopped=stopped)
    return run.all()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Run:
    """One go over the files."""

    order: Order
    tell: Callable[[Item], None]
    stopped: Callable[[], bool]

    def all(self) -> int:
        items = [
            Item(key=f"{self.order.batch}-{number}", name=path.name, stage="queued", path=path)
            for number, path in enumerate(_files(self.order.paths))
        ]
        if not self.order.quiet:
            for item in items:
                self.tell(item)
        with self.order.adapters.store.reading() as work:
            trust = home_trust(work)
        # note: a file beside is known as evidence once what names it is here
        turns = ([item for item in items if _is_named_signed(item) is named] for named in (True, False))
        return sum(self._recorded(turn, trust) for turn in turns)

    def _recorded(self, items: list[Item], trust: Trust) -> int:
        count, later = 0, []
        for some in self._portions(items):
            for item, data in self._checked(some, trust):
                statement = item.verification.statement if item.verification else None
                if statement is not None and statement.kind in _LATER:
                    later.append((item, data))
                else:
                    count += self._record(item, data)
        return count + sum(self._record(item, data) for item, data in later)

    def _portions(self, items: list[Item]) -> Iterator[list[tuple[Item, bytes]]]:
        """The files with their bytes, as many at once as memory bears."""
        portion: list[tuple[Item, bytes]] = []
        size = 0
        for item in items:
            data = self._read(item)
            if data is None:
                continue
            portion.append((item, data))
            size += len(data)
            if size >= _TOGETHER:
                yield portion
                portion, size = [], 0
        yield portion

    def _read(self, item: Item) -> bytes | None:
        if self.stopped() or item.path is None:
            self._leave(item)
            return None
        try:
            data = self.order.files.read(item.path, limit=LARGEST_FILE)
        except KnownError as error:
            if not self.order.quiet or error.problem.code != "files.missing":
                self.tell(replace(item, stage="failed", problem=error.problem))
            return None
        return None if self.order.quiet and self._known(data) else data

    def _known(self, data: bytes) -> bool:
        with self.order.adapters.store.reading() as work:
            try:
                work.statements.original(hashlib.sha256(data).hexdigest())
            except KnownError as error:
                if error.problem.code != "store.original-unknown":
                    raise
                return False
        return True

    def _checked(self, some: list[tuple[Item, bytes]], trust: Trust) -> Iterator[tuple[Item, bytes]]:
        order = self.order
        files = [(item.name, data) for item, data in some]
        left = dict(enumerate(some))
        for number, found in check_many(order.adapters, order.calls, files, trust=trust, now=order.now()):
            if self.stopped():
                break
            item, data = left.pop(number)
            if order.quiet and _foreign(found):
                continue
            checked = replace(item, stage="checked", verification=found)
            self.tell(checked)
            yield checked, data
        for item, _data in left.values():
            self._leave(item)

    def _record(self, item: Item, data: bytes) -> int:
        found = item.verification
        if found is None or self.stopped():
            self._leave(item)
            return 0
        unopened = found if any(problem.code.startswith(_UNOPENED) for problem in found.problems) else None
        try:
            received = receive(self.order.adapters, data, name=item.name, now=self.order.now(), unopened=unopened)
        except KnownError as error:
            self.tell(replace(item, stage="failed", problem=error.problem))
            return 0
        self.tell(replace(item, stage="done", verification=received.verification, received=received))
        return 1

    def _leave(self, item: Item) -> None:
        if not self.order.quiet:
            self.tell(replace(item, stage="stopped"))


def _is_named_signed(item: Item) -> bool:
    return item.path is not None and item.path.suffix.lower() in _KINDS


def _foreign(found: Verification) -> bool:
    return found.statement is None and any(problem.code in _NOT_OURS for problem in found.problems)


def _files(paths: tuple[Path, ...]) -> Iterator[Path]:
    """The files, and of a folder the signed files in it."""
    for path in paths:
        try:
            inside = sorted(inner for inner in path.iterdir() if inner.suffix.lower() in _KINDS)
        except (OSError, ValueError):  # no folder, or none that may be read: reading it as a file says which
            yield path
        else:
            yield from inside
