# SPDX-License-Identifier: MIT
"""What a gate command did on the candidate, kept as evidence: when, with which result, with which output."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from golive_desktop.domain.problem import Problem

__all__ = ["GatePreview", "GateRun", "WorkingCopy", "concerns", "is_evidence_for", "problem_of"]


@dataclass(frozen=True, kw_only=True, slots=True)
class GateRun:
    """One run of one gate command, green or red; red also when it could not be started."""

    key: str
    """The gate's key in the plan."""
    command: str
    """The exact text that the user confirmed."""
    started_at: datetime
    ended_at: datetime
    exit_code: int | None
    """None when there is none: it was not started, was ended by us, or died of a signal."""
    outcome: Literal["green", "red"]
    reason: str
    """Empty when green, else a problem code that starts with ``gate.``."""
    detail: str = ""
    """The value that the reason's sentence names: signal, exit code, commit found, limit, paths, folder."""
    output_tail: str
    """The end of what it printed, standard output and errors as they came; safe to show and to print."""
    output_bytes: int
    """How much it printed in all."""
    output_sha256: str
    """Over every byte that it printed, also those that are not kept; 64 lower-case hexadecimal digits."""
    commit: str
    """The candidate's commit."""
    tag: str
    """The candidate's tag."""

    @property
    def kept(self) -> bytes:
        """The end of the output as a dossier carries it beside its pages."""
        return self.output_tail.encode()

    @property
    def kept_sha256(self) -> str:
        """Digest of `kept`, so that nobody exchanges what the executive signed over."""
        return hashlib.sha256(self.kept).hexdigest()


@dataclass(frozen=True, kw_only=True, slots=True)
class GatePreview:
    """Exactly what would run, shown before the user confirms it."""

    command: str
    """The text to be confirmed, letter for letter."""
    arguments: tuple[str, ...]
    """The program with its arguments as the operating system gets them."""
    shell: bool
    """Whether a shell reads the text."""
    folder: str
    """Where it runs."""
    program: str
    """The file that is started; empty when there is none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkingCopy:
    """What a git working copy stands on."""

    folder: str
    """Its top folder."""
    commit: str
    """What HEAD points to, in full."""
    tags: tuple[str, ...]
    """The tags of that commit, sorted."""
    changes: tuple[str, ...]
    """Changed and untracked paths, the first few; paths that .gitignore names are left out."""

    @property
    def clean(self) -> bool:
        """Whether it holds exactly what the commit holds."""
        return not self.changes


def concerns(run: GateRun, *, tag: str, commit: str) -> bool:
    """Whether `run` was made for this candidate, whatever its outcome; an unknown (empty) commit fits no run."""
    return run.tag == tag and run.commit == commit != ""


def is_evidence_for(run: GateRun, *, tag: str, commit: str, command: str) -> bool:
    """Whether `run` shows that this command is green on this candidate.

    Args:
        run: the run.
        tag: the candidate's tag.
        commit: the candidate's commit in full.
        command: the gate's command as the plan has it now; a run of another text proves nothing.
    """
    return concerns(run, tag=tag, commit=commit) and run.command == command and run.outcome == "green"


def problem_of(run: GateRun) -> Problem | None:
    """Why `run` is red, to be put into words; None when it is green.

    Its details are ``command`` and ``detail``.
    """
    if run.outcome == "green":
        return None
    return Problem(code=run.reason, subject=run.key, details={"command": run.command, "detail": run.detail})
