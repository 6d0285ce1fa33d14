# SPDX-License-Identifier: MIT
"""Where the window works: one home, what carries out work on it, and its releases."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from golive_desktop.ui.bridge import Bridge
from golive_desktop.ui.computer import Computer
from golive_desktop.ui.context import Context, Shell
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.releases import Releases
from golive_desktop.ui.words import Words

__all__ = ["Workplace"]


class Workplace(QObject):
    """A home that is worked on; another one can take its place.

    Args:
        computer: this computer.
        window: what is asked for comes from here.
        shell: the same, as pages know it.
        room: where stages will stand.

    Signals:
        broke(BaseException): a bug of ours.
        busy(bool): whether anything is being written.
    """

    broke = Signal(object)
    busy = Signal(bool)
    bridge: Bridge
    context: Context
    releases: Releases

    def __init__(self, computer: Computer, window: QWidget, shell: Shell, room: QWidget) -> None:
        super().__init__(window)
        self._computer, self._window, self._shell, self._room = computer, window, shell, room
        self._new_bridge()

    def furnish(self, home: Path, words: Words, theme: Theme, *, sample: bool) -> None:
        """What stages are made with from now on.

        Args:
            home: the home.
            words: the language.
            theme: the colours.
            sample: whether this is the sample's home.
        """
        self.context = Context(
            computer=self._computer,
            home=home,
            adapters=self._computer.open_home(home),
            bridge=self.bridge,
            words=words,
            theme=theme,
            shell=self._shell,
            window=self._window,
            room=self._room,
            sample=sample,
        )
        self.releases = Releases(self.context)

    def leave(self) -> None:
        """Gives the home free; what was being written in it is finished first."""
        self.close()
        self.bridge.retire()
        self._new_bridge()

    def close(self) -> None:
        """Waits for what is being done, and closes the store."""
        self.bridge.finish()
        self.context.adapters.store.close()

    def _new_bridge(self) -> None:
        self.bridge = Bridge(self._window)
        self.bridge.broke.connect(self.broke)
        self.bridge.busy.connect(self.busy)
