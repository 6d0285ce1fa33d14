# SPDX-License-Identifier: MIT
"""What the window needs of the computer it runs on."""

from pathlib import Path
from typing import Protocol

from golive_desktop.domain.certificate import Certificate
from golive_desktop.domain.problem import Problem
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.backup import Backups
from golive_desktop.ports.system import BoundedCall, Clock, Files, GateRunner, MetricReader

__all__ = ["Computer"]


class Computer(Protocol):
    """The computer with its clock, files and programs; `golive_desktop.bootstrap` has the real one."""

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

    def read_certificate(self, data: bytes) -> Certificate:
        """The certificate in a file, PEM or DER."""

    def is_authority(self, certificate: Certificate) -> bool:
        """Whether it belongs to an authority that issues certificates."""

    def sample_repository(self, folder: Path, tag: str) -> str:
        """A git repository for the sample with one commit under `tag`; the commit's full id."""
