# SPDX-License-Identifier: MIT
"""Gate commands run on exactly the candidate, after their exact text was confirmed, and leave evidence.

How a text becomes a process: a text without a shell's special characters is split at blanks and quotes and
started without a shell, so that nothing in it gets a second meaning; a backslash is a letter, as in the
paths of Windows. A text with special characters is read by ``/bin/sh -c``, on Windows by ``cmd /d /s /c``, as its
author meant it.
"""

import hashlib
import os
import shlex
import shutil
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from golive_desktop.domain.gate import GatePreview, GateRun, WorkingCopy
from golive_desktop.domain.problem import KnownError
from golive_desktop.ports.system import Clock, Watching
from golive_desktop.system.command import Finished, program_environment, run_command
from golive_desktop.system.git import inspect_working_copy, tag_target, tracked_changes
from golive_desktop.system.printable import hidden_characters, printable

__all__ = ["GitGates"]

_WINDOWS: Final = sys.platform == "win32"
_SHELL_LETTERS: Final = frozenset("|&<>^%\n" if _WINDOWS else "|&;<>()$`*?[]{}~!#\n")
_SHELL_WORDS: Final = frozenset(
    {".", ":", "[", "cd", "command", "eval", "exec", "exit", "export", "if", "set", "source", "test", "ulimit", "umask"}
)
_SHELL_MISSING: Final = 127
_SHELL_REFUSED: Final = 126
"""What a shell answers for a program that is not there, or that may not run (POSIX.1-2017, 2.8.2)."""
_SHELL_SIGNALS: Final = 128
_SECONDS: Final = 1800.0
_MEGABYTE: Final = 1_000_000
_TAIL: Final = 65_536
_LIVE: Final = 16_384
"""Bytes of the end that somebody who watches is shown."""


class GitGates:
    """Runs gate commands in git working copies.

    Args:
        clock: gives the times of the evidence.
        most_output: a command that prints more bytes than this is ended.
    """

    def __init__(self, clock: Clock, *, most_output: int = 256 * _MEGABYTE) -> None:
        self._clock = clock
        self._most_output = most_output

    def inspect(self, folder: Path) -> WorkingCopy:
        """What the working copy stands on; see `golive_desktop.system.git.inspect_working_copy`."""
        return inspect_working_copy(folder)

    def preview(self, folder: Path, *, command: str) -> GatePreview:
        """Exactly what `run` would start; starts nothing.

        Raises:
            KnownError: ``gate.command-empty``, ``gate.command-hidden`` (characters that nobody sees) or
                ``gate.command-unreadable``.
        """
        shell = _needs_shell(command)
        arguments = _shell_arguments(command) if shell else _split(command)
        program = _program(folder, "cmd" if shell and _WINDOWS else arguments[0])
        return GatePreview(command=command, arguments=arguments, shell=shell, folder=str(folder), program=program)

    def run(  # noqa: PLR0913 - each argument is one fact of the evidence
        self,
        folder: Path,
        *,
        key: str,
        command: str,
        confirmed: str,
        tag: str,
        commit: str,
        seconds: float = _SECONDS,
        watching: Watching | None = None,
    ) -> GateRun:
        """Run one gate command on the candidate; whatever goes wrong makes a red run with its reason.

        The working copy is checked before (tag and HEAD are the candidate's commit, nothing changed, nothing
        untracked but what .gitignore names) and after (HEAD, tag and tracked files are as before).

        Raises:
            KnownError: ``gate.not-confirmed`` when `confirmed` is not `command`; nothing was run.
        """
        if confirmed != command:
            raise KnownError.of("gate.not-confirmed", key, detail=command)
        started = self._clock.now()
        finished = self._carry_out(folder, command, (tag, commit), seconds, watching)
        return GateRun(
            key=key,
            command=command,
            started_at=started,
            ended_at=max(started, self._clock.now()),  # a clock that was set back makes no negative duration
            exit_code=finished.exit_code,
            outcome="red" if finished.reason else "green",
            reason=finished.reason,
            detail=finished.detail,
            output_tail=printable(finished.tail, cut=finished.size > len(finished.tail)),
            output_bytes=finished.size,
            output_sha256=finished.sha256,
            commit=commit,
            tag=tag,
        )

    def _carry_out(
        self, folder: Path, command: str, candidate: tuple[str, str], seconds: float, watching: Watching | None
    ) -> Finished:
        try:
            preview = self.preview(folder, command=command)
            _check_before(folder, *candidate)
        except KnownError as known:
            return _refused(known)
        finished = run_command(
            (preview.program or preview.arguments[0], *preview.arguments[1:]) if _WINDOWS else preview.arguments,
            folder=folder,
            environment=program_environment(os.environ),
            seconds=seconds,
            most_output=self._most_output,
            tail=_TAIL,
            told=_shown_to(watching) if watching else None,
            cancelled=watching.cancelled if watching else None,
        )
        reason, detail = _judged(finished, preview)
        if not reason:
            reason, detail = _check_after(folder, *candidate)
        return replace(finished, reason=reason, detail=detail)


def _shown_to(watching: Watching) -> Callable[[bytes, int], object]:
    """Tells the end of the output as plain text."""

    def told(tail: bytes, size: int) -> None:
        live = tail[-_LIVE:]
        watching.told(printable(live, cut=size > len(live)), size)

    return told


def _check_before(folder: Path, tag: str, commit: str) -> None:
    copy = inspect_working_copy(folder)
    target = tag_target(folder, tag)
    if not target:
        raise KnownError.of("gate.tag-missing", copy.folder, detail=tag)
    if target != commit:
        raise KnownError.of("gate.wrong-tag", copy.folder, detail=target)
    if copy.commit != commit:
        raise KnownError.of("gate.wrong-commit", copy.folder, detail=copy.commit)
    if not copy.clean:
        raise KnownError.of("gate.tree-dirty", copy.folder, detail=", ".join(copy.changes))


def _check_after(folder: Path, tag: str, commit: str) -> tuple[str, str]:
    """Why the run is red although the command succeeded; empty when the tree is as it was."""
    try:
        if inspect_working_copy(folder).commit != commit or tag_target(folder, tag) != commit:
            return "gate.tree-changed", "HEAD"
        changes = tracked_changes(folder)
    except KnownError as known:
        return known.problem.code, known.problem.details.get("detail", "")
    return ("gate.tree-changed", ", ".join(changes)) if changes else ("", "")


def _judged(finished: Finished, preview: GatePreview) -> tuple[str, str]:
    code = finished.exit_code
    if finished.reason or code is None:
        return finished.reason, finished.detail
    if preview.shell and not _WINDOWS:
        if code == _SHELL_MISSING:
            return "gate.program-missing", preview.command
        if code == _SHELL_REFUSED:
            return "gate.program-refused", preview.command
        if code - _SHELL_SIGNALS in {number.value for number in signal.Signals}:
            return "gate.killed", signal.Signals(code - _SHELL_SIGNALS).name
    return ("gate.exit-code", str(code)) if code else ("", "")


def _refused(known: KnownError) -> Finished:
    return Finished(
        exit_code=None,
        reason=known.problem.code,
        detail=known.problem.details.get("detail", ""),
        tail=b"",
        size=0,
        sha256=hashlib.sha256().hexdigest(),
    )


def _needs_shell(command: str) -> bool:
    """Whether a shell has to read `command`; refuses what nobody could have confirmed knowingly."""
    words = command.split()
    if not words:
        raise KnownError.of("gate.command-empty")
    if hidden := hidden_characters(command):
        raise KnownError.of("gate.command-hidden", ascii(command)[1:-1], detail=", ".join(hidden))
    return not _SHELL_LETTERS.isdisjoint(command) or "=" in words[0] or words[0] in _SHELL_WORDS


def _shell_arguments(command: str) -> tuple[str, ...]:
    return (f'cmd /d /s /c "{command}"',) if _WINDOWS else ("/bin/sh", "-c", command)


def _split(command: str) -> tuple[str, ...]:
    reader = shlex.shlex(command, posix=True, punctuation_chars=False)
    reader.whitespace_split = True
    reader.commenters = reader.escape = ""
    try:
        return tuple(reader)
    except ValueError as error:
        raise KnownError.of("gate.command-unreadable", command, detail=command) from error


def _program(folder: Path, name: str) -> str:
    """The file that the operating system starts for `name`; empty when there is none."""
    if os.path.basename(name) != name:  # noqa: PTH119 - "./x" and "x" are one Path, but not one program
        name = str(folder / name)
    return shutil.which(name, path=program_environment(os.environ).get("PATH")) or ""
