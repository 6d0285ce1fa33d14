# SPDX-License-Identifier: MIT
"""What the console needs of the computer it runs on."""

from pathlib import Path
from typing import Protocol

from golive_desktop.domain.certificate import Certificate
from golive_desktop.domain.problem import Problem
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.backup import Backups
from golive_desktop.ports.system import BoundedCall, Clock, Files, GateRunner, MetricReader
from golive_desktop.system.secrets import Passphrase

__all__ = ["Computer"]


class Computer(Protocol):
    """The computer with its clock, files, programs and secrets; `golive_desktop.bootstrap` has the real one."""

    @property
    def clock(self) -> Clock:
        """The clock."""

    @property
    def files(self) -> Files:
        """Files of the user."""

    @property
    def calls(self) -> BoundedCall:
        """Calls under a limit of time and memory."""

    @property
    def gates(self) -> GateRunner:
        """What runs gate commands."""

    @property
    def metrics(self) -> MetricReader:
        """What reads watched values."""

    @property
    def backups(self) -> Backups:
        """What keeps a home in one file."""

    def locate(self, argument: Path | None) -> Path:
        """Where the home lies; nothing is made."""

    def has_home(self, folder: Path) -> bool:
        """Whether there is a home in `folder` already."""

    def make_home(self, folder: Path) -> tuple[Problem, ...]:
        """Makes the home where it is missing, and says what is worth knowing about it."""

    def open_home(self, folder: Path) -> Adapters:
        """The parts behind the ports; nothing is opened or made before its use."""

    def passphrase(self, file: Path | None, prompt: str, again: str = "") -> Passphrase:
        """A passphrase from a file, the environment or the keyboard."""

    def mail_password(self, file: Path | None, prompt: str, variable: str = "") -> Passphrase:
        """The password of a mail account from a file, the environment or the keyboard."""

    def read_certificate(self, data: bytes) -> Certificate:
        """The certificate in a file, PEM or DER."""

    def is_authority(self, certificate: Certificate) -> bool:
        """Whether it belongs to an authority that issues certificates."""

    def pages_shown(self, data: bytes) -> int:
        """How many pages the window's view of documents finds in a PDF."""

    def sample_repository(self, folder: Path, tag: str) -> str:
        """A git repository for the demo with one commit under `tag`; the commit's full id."""
