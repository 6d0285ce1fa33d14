# SPDX-License-Identifier: MIT
"""A watched value is read where somebody said: by a command, or from a monitoring server."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.text import in_one_line
from golive_desktop.domain.watching import Source, number_of
from golive_desktop.ports.system import GateRunner, Reading
from golive_desktop.system.command import program_environment, run_command
from golive_desktop.system.prometheus import ask_prometheus

__all__ = ["SystemMetrics"]

_SECONDS: Final = 10.0
_COMMAND_SECONDS: Final = 60.0
_MOST: Final = 1_000_000
_NAME: Final = "output.txt"
_WINDOWS: Final = sys.platform == "win32"


class SystemMetrics:
    """`ports.system.MetricReader` of this computer.

    Args:
        gates: knows how the text of a command becomes a program that starts.
        seconds: how long a server may take.
        command_seconds: how long a command may take.
        folder: where commands run; None for the user's own folder.
    """

    def __init__(
        self,
        gates: GateRunner,
        *,
        seconds: float = _SECONDS,
        command_seconds: float = _COMMAND_SECONDS,
        folder: Path | None = None,
    ) -> None:
        self._gates = gates
        self._seconds, self._command_seconds = seconds, command_seconds
        self._folder = folder

    def read(self, source: Source, *, confirmed: str, cancelled: Callable[[], bool] | None = None) -> Reading:
        """The value now, with the whole answer as evidence.

        Args:
            source: where.
            confirmed: what the user saw and confirmed, see `Source.exact`.
            cancelled: whether a command shall be ended, with everything that it started.

        Raises:
            KnownError: ``watch.…``, and ``gate.…`` for a command that cannot be started.
        """
        if confirmed != source.exact:
            raise KnownError.of("watch.not-confirmed", in_one_line(source.exact, 80))
        if source.kind == "prometheus":
            return ask_prometheus(source, seconds=self._seconds)
        return self._run(source.target, cancelled)

    def _run(self, command: str, cancelled: Callable[[], bool] | None) -> Reading:
        folder = self._folder or Path.home()
        preview = self._gates.preview(folder, command=command)
        arguments = preview.arguments
        finished = run_command(
            (preview.program or arguments[0], *arguments[1:]) if _WINDOWS else arguments,
            folder=folder,
            environment=program_environment(os.environ),
            seconds=self._command_seconds,
            most_output=_MOST,
            tail=_MOST,
            cancelled=cancelled,
        )
        if finished.reason == "gate.time-out":
            raise KnownError.of("watch.time-out", command, seconds=f"{self._command_seconds:g}")
        if finished.exit_code != 0 or finished.reason:
            raise KnownError.of("watch.command-failed", command, said=finished.detail or str(finished.exit_code))
        lines = finished.tail.decode("utf-8", "replace").split("\n")
        said = next((line.strip() for line in reversed(lines) if line.strip()), "")
        number = number_of(said)
        if number is None:
            raise KnownError.of("watch.no-number", in_one_line(said, 80) or "–")
        return Reading(value=str(number), raw=finished.tail, name=_NAME)
