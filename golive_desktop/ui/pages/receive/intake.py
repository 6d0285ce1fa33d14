# SPDX-License-Identifier: MIT
"""What came in since the window was opened; it outlives the page, so that no file is lost with it."""

from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from golive_desktop.domain.problem import Problem
from golive_desktop.services.checking import warm_up
from golive_desktop.services.issue import SigningKey
from golive_desktop.services.receive import Outcome, Received
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.receive.kept import Confirmation, confirm, load_kept, save_receipt
from golive_desktop.ui.pages.receive.taking import Item, Order, take_in
from golive_desktop.ui.pages.receive.watch import FolderWatch
from golive_desktop.ui.preferences import Preferences

__all__ = ["Intake", "intake_of"]


def intake_of(context: Context) -> "Intake":
    """The one intake of the home that `context` works on; it lives as long as its bridge."""
    found = context.bridge.findChild(Intake)
    return found if isinstance(found, Intake) else Intake(context)


class Intake(QObject):
    """Files that came in, and the folder that is watched.

    Signals:
        changed(): a file is there, or what is known of one.
        began(Task): files are being taken in.
        arrived(int): so many files of the watched folder were recorded.
        refused(Problem): something stands against what was asked for.
        watching(): another folder is watched, or none.
    """

    changed = Signal()
    began = Signal(object)
    arrived = Signal(int)
    refused = Signal(object)
    watching = Signal()
    _told = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context.bridge)
        self._computer, self._adapters, self._bridge = context.computer, context.adapters, context.bridge
        self._preferences = Preferences(context.home)
        self._items: dict[str, Item] = {}
        self._loading: set[str] = set()
        self._batches = count(1)
        self._warm = False
        self.task: Task | None = None
        self._watch = FolderWatch(self)
        self._watch.settled.connect(lambda paths: self.take_in(paths, quiet=True))
        self._watch.lost.connect(self._on_lost)
        self._told.connect(self._on_told)
        # note: fifty files that are told at once are shown once
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.changed.emit)
        folder = self._preferences.watched_folder
        if folder is not None:
            self._watch.begin(folder)

    @property
    def items(self) -> tuple[Item, ...]:
        """This session's files, the newest batch first."""
        return tuple(self._items.values())

    @property
    def folder(self) -> Path | None:
        """The folder that is watched; None for none."""
        return self._watch.folder

    def item(self, key: str) -> Item | None:
        """The file with this key or digest; None when it is not known here."""
        return self._items.get(key) or next((item for item in self._items.values() if item.sha256 == key), None)

    def take_in(self, paths: Sequence[Path], *, quiet: bool = False) -> str:
        """Takes files in, beside the window.

        Args:
            paths: files, or folders with signed files.
            quiet: see `Order.quiet`.

        Returns:
            The key that the first of them gets.
        """
        batch = f"file-{next(self._batches)}"
        order = Order(
            adapters=self._adapters,
            calls=self._computer.calls,
            files=self._computer.files,
            now=self._computer.clock.now,
            paths=tuple(paths),
            batch=batch,
            quiet=quiet,
        )
        told = self._told.emit
        task = self._bridge.write(
            lambda task: take_in(order, _Teller(task, told), lambda: task.cancelled),
            owner=self,
            done=lambda count: self.arrived.emit(count) if quiet and count else None,
            refused=self.refused.emit,
            changes=lambda count: "" if count else None,
        )
        if not quiet:
            self.task = task
            task.ended.connect(lambda: self._on_ended(task))
            self.began.emit(task)
        return f"{batch}-0"

    def warm_up(self) -> None:
        """Brings, beside the window, what the first check would have to wait for."""
        if not self._warm:
            self._warm = True
            adapters, calls = self._adapters, self._computer.calls
            self._bridge.prepare(
                lambda _task: warm_up(adapters, calls), owner=self, done=_nothing, refused=self.refused.emit
            )

    def load(self, sha256: str, outcome: Outcome) -> None:
        """Looks at a file that the home keeps; `changed` says when it is there."""
        if sha256 in self._loading or self.item(sha256) is not None:
            return
        self._loading.add(sha256)
        adapters, calls, now = self._adapters, self._computer.calls, self._computer.clock.now()
        self._bridge.look(
            lambda _task: load_kept(adapters, calls, sha256, outcome=outcome, now=now),
            owner=self,
            done=self._on_loaded,
            refused=self.refused.emit,
        )

    def confirm(
        self, confirmation: Confirmation, done: Callable[[], object], refused: Callable[[Problem], object]
    ) -> None:
        """Records that a number was compared; the signer's files are checked anew.

        Args:
            confirmation: what was compared.
            done: called when it is recorded.
            refused: gets what stands against it.
        """
        same = tuple(item for item in self.items if _signed_with(item, confirmation.certificate.fingerprint))
        adapters, calls, now = self._adapters, self._computer.calls, self._computer.clock.now()

        def over(renewed: tuple[Item, ...]) -> None:
            for item in renewed:
                self._items[item.key] = item
            self.changed.emit()
            done()

        self._bridge.write(
            lambda _task: confirm(adapters, calls, confirmation, same, now=now),
            owner=self,
            done=over,
            refused=refused,
            changes=confirmation.release,
        )

    def save_receipt(
        self,
        received: Received,
        key: SigningKey | None,
        path: Path,
        *,
        done: Callable[[Path], object],
        refused: Callable[[Problem], object],
    ) -> None:
        """Writes the receipt for an approval.

        Args:
            received: the approval.
            key: the release manager's; None to write once more the one that was given.
            path: where to write it.
            done: gets the path when it is written.
            refused: gets what stands against it.
        """
        adapters, files, now = self._adapters, self._computer.files, self._computer.clock.now()
        self._bridge.write(
            lambda _task: save_receipt(adapters, files, key, received, path, now=now),
            owner=self,
            done=done,
            refused=refused,
            changes=received.release,
        )

    def watch(self, folder: Path | None) -> None:
        """Watches a folder from now on, also after the next start; None for none."""
        self._preferences.set_watched_folder(folder)
        self._watch.begin(folder)
        self.watching.emit()

    def _on_told(self, item: Item) -> None:
        if item.key not in self._items:
            self._items = _before_others(item, self._items)
        else:
            self._items[item.key] = item
        if item.sha256:
            self._items = {
                key: other for key, other in self._items.items() if key == item.key or other.sha256 != item.sha256
            }
        self._soon.start()

    def _on_loaded(self, item: Item) -> None:
        self._loading.discard(item.sha256)
        self._items[item.key] = item
        self.changed.emit()

    def _on_ended(self, task: Task) -> None:
        if self.task is task:
            self.task = None
        self.changed.emit()

    def _on_lost(self, folder: Path) -> None:
        self.watch(None)
        self.refused.emit(Problem(code="window.folder-gone", subject=str(folder)))


def _nothing(_result: None) -> None:
    pass


class _Teller:
    """Passes each file's state on, and how far the whole is."""

    def __init__(self, task: Task, told: Callable[[Item], object]) -> None:
        self._task, self._told = task, told
        self._all: set[str] = set()
        self._over: set[str] = set()

    def __call__(self, item: Item) -> None:
        self._all.add(item.key)
        if item.stage in {"done", "failed", "stopped"}:
            self._over.add(item.key)
        self._told(item)
        self._task.tell(len(self._over), len(self._all), item.name)


def _before_others(item: Item, items: dict[str, Item]) -> dict[str, Item]:
    """A new file stands behind those of its own batch and before all earlier ones."""
    batch = item.key.rpartition("-")[0]
    own = {key: other for key, other in items.items() if key.rpartition("-")[0] == batch}
    return {**own, item.key: item, **{key: other for key, other in items.items() if key not in own}}


def _signed_with(item: Item, fingerprint: str) -> bool:
    found = item.verification
    return found is not None and any(one.certificate.fingerprint == fingerprint for one in found.signatures)
