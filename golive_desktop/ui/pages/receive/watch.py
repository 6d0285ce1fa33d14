# SPDX-License-Identifier: MIT
"""Watches a folder: a new signed file is announced once it has stopped growing."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

__all__ = ["FolderWatch"]

_KINDS: Final = frozenset({".pdf", ".golive"})
_SETTLE_MS: Final = 700
"""A file that has one size and one time for so long is complete."""
_SLOW_MS: Final = 15_000
"""Shares of a network announce nothing; they are looked at this often."""
Stamp = tuple[int, int]


class FolderWatch(QObject):
    """Looks after one folder.

    Signals:
        settled(tuple): paths of new or changed files that are complete; each once for each of its states.
        lost(Path): the folder is gone.
    """

    settled = Signal(object)
    lost = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder: Path | None = None
        self._seen: dict[str, Stamp] = {}
        self._announced: dict[str, Stamp] = {}
        self._system = QFileSystemWatcher(self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.look)
        self._system.directoryChanged.connect(lambda _path: self._settle.start())
        self._slow = QTimer(self)
        self._slow.setInterval(_SLOW_MS)
        self._slow.timeout.connect(self.look)

    def begin(self, folder: Path | None) -> None:
        """Watches this folder and no other; what lies in it already counts as new. None stops."""
        if self._system.directories():
            self._system.removePaths(self._system.directories())
        self.folder = folder
        self._seen.clear()
        self._announced.clear()
        if folder is None:
            self._slow.stop()
            self._settle.stop()
            return
        self._system.addPath(str(folder))
        self._slow.start()
        self._settle.start()

    def look(self) -> None:
        """Looks into the folder now; the timers call it."""
        if self.folder is None:
            return
        try:
            now = _stamps(self.folder)
        except OSError:
            lost, self.folder = self.folder, None
            self._slow.stop()
            self.lost.emit(lost)
            return
        complete = [name for name, stamp in now.items() if self._seen.get(name) == stamp]
        new = [name for name in complete if self._announced.get(name) != now[name]]
        self._seen = now
        if set(now) - set(complete):
            self._settle.start()
        if new:
            self._announced |= {name: now[name] for name in new}
            self.settled.emit(tuple(self.folder / name for name in sorted(new)))


def _stamps(folder: Path) -> dict[str, Stamp]:
    found: dict[str, Stamp] = {}
    for path in folder.iterdir():
        if path.suffix.lower() in _KINDS and not path.name.startswith((".", "~")):
            try:
                facts = path.stat()
            except OSError:  # gone again, or not ours to read
                continue
            if facts.st_size:
                found[path.name] = (facts.st_size, facts.st_mtime_ns)
    return found
