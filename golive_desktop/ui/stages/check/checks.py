# SPDX-License-Identifier: MIT
"""What was checked since the window was opened; it outlives the stage, so that no verdict is lost with it."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from golive_desktop.ui.bridge import Task
from golive_desktop.ui.context import Context
from golive_desktop.ui.stages.check.looking import Looked, Named, Voucher, look_at_files

__all__ = ["Checks", "checks_of"]


def checks_of(context: Context) -> "Checks":
    """The one of the home that `context` works on; it lives as long as its bridge."""
    found = context.bridge.findChild(Checks)
    if not isinstance(found, Checks):
        return Checks(context)
    found.context = context
    return found


class Checks(QObject):
    """Files with their verdicts, and whom the user trusts for them besides this laptop.

    Signals:
        changed(): a file is there, or what is known of one, or somebody else is trusted.
        began(Task): files are being checked.
        naming(Task): it is being looked at whom a file names.
        named_one(): somebody else is trusted.
        refused(Problem): something stands against what was asked for.
    """

    changed = Signal()
    began = Signal(object)
    naming = Signal(object)
    named_one = Signal()
    refused = Signal(object)
    _told = Signal(int, object)

    def __init__(self, context: Context) -> None:
        super().__init__(context.bridge)
        self.context = context
        """What files are checked with from now on."""
        self._files: dict[Path, Looked] = {}
        self._named: tuple[Named, ...] = ()
        self._round = 0
        """Counts how often somebody else was trusted: a verdict of an earlier round says nothing any more."""
        self.selected: Path | None = None
        """The file in view."""
        self.task: Task | None = None
        self._outdated = False
        """Whether the home changed since: whom it believes may be others now."""
        self._told.connect(self._on_told)
        context.bridge.changed.connect(self._on_records)

    @property
    def files(self) -> Mapping[Path, Looked]:
        """What is known of each file, the newest first."""
        return self._files

    @property
    def named(self) -> tuple[Named, ...]:
        """Whom the user named."""
        return self._named

    def looked(self) -> Looked | None:
        """The file in view; None for none."""
        return self._files.get(self.selected) if self.selected is not None else None

    @property
    def kept(self) -> tuple[Voucher, ...]:
        """The authorities in the settings that the checks of these files believed."""
        return tuple(dict.fromkeys(voucher for looked in self._files.values() for voucher in looked.kept))

    def clear(self) -> None:
        """Begins anew; whom the user named stays."""
        self._files = {}
        self.selected = None
        self.changed.emit()

    def come_back(self) -> None:
        """Shows what was checked; a verdict from before a change of the home's records is found anew."""
        if self._outdated:
            self._look_again()
        else:
            self.changed.emit()

    def check(self, paths: tuple[Path, ...]) -> None:
        """Checks files; one that is here already is checked anew."""
        new = tuple(dict.fromkeys(paths))
        if not new:
            return
        others = {path: looked for path, looked in self._files.items() if path not in new}
        self._files = {**{path: Looked(path=path) for path in new}, **others}
        self.selected = new[0]
        if self._outdated:
            self._look_again()
            return
        self.changed.emit()
        self._look(new)

    def name(self, find: Callable[[Context, Path], Named], path: Path) -> None:
        """Trusts whom a file names, as `find` reads it."""
        context = self.context
        task = context.bridge.look(
            lambda _task: find(context, path), owner=self, done=self._on_named, refused=self.refused.emit
        )
        self.naming.emit(task)

    def take_back(self, path: Path) -> None:
        """Trusts no more whom this file names."""
        self._named = tuple(item for item in self._named if item.path != path)
        self._look_again()

    def _look(self, paths: tuple[Path, ...]) -> None:
        context, named, told, number = self.context, self._named, self._told.emit, self._round

        def work(task: Task) -> None:
            done: list[Path] = []

            def tell(looked: Looked) -> None:
                done.append(looked.path)
                told(number, looked)
                task.tell(len(done), len(paths), looked.path.name)

            look_at_files(context, paths, named, tell, lambda: task.cancelled)

        task = context.bridge.look(
            work, owner=self, done=lambda _none: self._on_over(number, paths), refused=self.refused.emit
        )
        self.task = task
        task.ended.connect(lambda: self._on_ended(task))
        self.began.emit(task)

    def _on_records(self, _release: str) -> None:
        self._outdated = True

    def _on_told(self, number: int, looked: Looked) -> None:
        if number == self._round and looked.path in self._files:
            self._files[looked.path] = looked
            self.changed.emit()

    def _on_over(self, number: int, paths: tuple[Path, ...]) -> None:
        """What has no verdict now gets none: the user stopped."""
        for path in paths:
            looked = self._files.get(path)
            if number == self._round and looked is not None and looked.verification is None and looked.problem is None:
                self._files[path] = Looked(path=path, stopped=True)
        self.changed.emit()

    def _on_ended(self, task: Task) -> None:
        if self.task is task:
            self.task = None

    def _on_named(self, named: Named) -> None:
        self._named = (*(item for item in self._named if item.path != named.path), named)
        self.named_one.emit()
        self._look_again()

    def _look_again(self) -> None:
        """Another trust, another verdict: until it is there, none is shown."""
        self._round += 1
        self._outdated = False
        self._files = {path: Looked(path=path) for path in self._files}
        self.changed.emit()
        if self._files:
            self._look(tuple(self._files))
