# SPDX-License-Identifier: MIT
"""What every page is given: the home it works on, the bridge, the words and the look."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, Protocol

from PySide6.QtWidgets import QWidget

from golive_desktop.domain.problem import Problem
from golive_desktop.domain.release import Language
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ui.bridge import Bridge
from golive_desktop.ui.computer import Computer
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.words import Words

__all__ = ["Context", "Shell", "StageKey"]

StageKey = Literal["doors", "release", "signer", "setup", "check", "identities", "settings", "help", "backup"]
"""First run; a release; a request to sign; a new release; a file from anywhere; keys; settings; help; a backup."""


class Shell(Protocol):
    """The frame around the pages, as a page may use it."""

    def open_page(self, page: str, subject: str = "") -> None:
        """Shows another page.

        Args:
            page: its key, see `golive_desktop.ui.pages.registry`.
            subject: what it shall show there: a role, a condition, a file's digest; empty for its beginning.
        """

    def open_stage(self, stage: StageKey, subject: str = "") -> None:
        """Fills the window with something else: the signer's view, keys, settings, help; `go_back` returns."""

    def open_release(self, release: str) -> None:
        """Shows another release, by its id."""

    def open_files(self, paths: tuple[Path, ...]) -> None:
        """Opens files from outside: a request in the signer's view, everything else where it is received."""

    def report(self, problem: Problem) -> None:
        """Says a problem that concerns no place of the page, in the strip above it."""

    def settled(self, problem: Problem) -> None:
        """A problem that was reported stands against nothing any more, and is said no longer."""

    def go_back(self) -> None:
        """Back to what was shown before."""

    def enter_sample(self, *, fresh: bool) -> None:
        """Goes to the sample release; made anew when `fresh`."""

    def leave_sample(self) -> None:
        """Back from the sample to the user's own releases."""

    def set_language(self, language: Language) -> None:
        """Speaks another language from now on; what is shown stays."""

    def forget_release(self) -> None:
        """The release that was to be shown is not in this home; something else is shown."""

    def go_home(self) -> None:
        """Back to where the program begins: the last release, or the two doors."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Context:
    """What a page works with."""

    computer: Computer
    home: Path
    adapters: Adapters
    bridge: Bridge
    words: Words
    theme: Theme
    shell: Shell
    window: QWidget
    """The parent for file dialogs."""
    room: QWidget | None = None
    """Where stages and pages will stand: what is made in its place need not be dressed anew when it is put there."""
    sample: bool = False
    """Whether this home is the sample, where everything may be tried."""

    def now(self) -> datetime:
        """The time, with this computer's offset."""
        return self.computer.clock.now()
