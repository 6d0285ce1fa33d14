# SPDX-License-Identifier: MIT
"""What a working copy stands on, as git says, without starting anything that its configuration names."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from golive_desktop.domain.gate import WorkingCopy
from golive_desktop.domain.problem import KnownError
from golive_desktop.system.command import program_environment
from golive_desktop.system.printable import printable

__all__ = ["inspect_working_copy", "tag_target", "tracked_changes"]

_SECONDS: Final = 300.0
_MOST_CHANGES: Final = 20
_COMMAND: Final = (
    "git",
    "--no-pager",
    "-c",
    "core.fsmonitor=false",
    "-c",
    f"core.hooksPath={os.devnull}",
    "-c",
    "core.quotePath=false",
    "-c",
    "status.relativePaths=false",
    "-c",
    "submodule.recurse=false",
)
_SIGNS: Final = {
    "dubious ownership": "gate.foreign-owner",
    "not a git repository": "gate.not-a-work-tree",
    "must be run in a work tree": "gate.not-a-work-tree",
    "needed a single revision": "gate.no-commit",
}
"""What git writes, in English, in lower case, and what it means here."""


def inspect_working_copy(folder: Path) -> WorkingCopy:
    """What the git working copy at `folder` stands on.

    Args:
        folder: the working copy or a folder in it.

    Raises:
        KnownError: ``gate.git-missing``, ``gate.folder-missing``, ``gate.not-a-work-tree``,
            ``gate.foreign-owner``, ``gate.no-commit`` or ``gate.git-failed``.
    """
    top = _top(folder)
    commit = _git(top, "rev-parse", "--verify", "HEAD^{commit}").strip()
    tags = _git(top, "for-each-ref", f"--points-at={commit}", "--format=%(refname:strip=2)", "refs/tags")
    return WorkingCopy(
        folder=str(top),
        commit=commit,
        tags=tuple(sorted(tags.splitlines())),
        changes=_changes(top, untracked=True),
    )


def tag_target(folder: Path, tag: str) -> str:
    """The commit that a tag stands for, through annotated tags; empty when there is no such tag.

    Args:
        folder: a folder of the working copy.
        tag: its exact name; patterns and revisions (``v1~1``) are no names.

    Raises:
        KnownError: as `inspect_working_copy`.
    """
    pattern = "--format=%(refname)%09%(objectname)%09%(*objectname)"
    rows = (line.split("\t") for line in _git(_top(folder), "for-each-ref", pattern, "refs/tags").splitlines())
    for name, target, peeled in rows:
        if name == f"refs/tags/{tag}":
            return _peeled(folder, peeled or target)
    return ""


def tracked_changes(folder: Path) -> tuple[str, ...]:
    """The first few tracked paths that differ from HEAD.

    Raises:
        KnownError: as `inspect_working_copy`.
    """
    return _changes(_top(folder), untracked=False)


def _top(folder: Path) -> Path:
    if not os.path.isdir(folder):  # noqa: PTH112 - Path.is_dir raises for names that cannot be
        raise KnownError.of("gate.folder-missing", str(folder), detail=str(folder))
    answer = _git(folder, "rev-parse", "--is-inside-work-tree", "--show-toplevel")
    inside, _, top = answer.removesuffix("\n").partition("\n")
    if inside != "true":
        raise KnownError.of("gate.not-a-work-tree", str(folder), detail=str(folder))
    return Path(top)


def _peeled(folder: Path, thing: str) -> str:
    """The commit behind a tag of a tag; empty when a tag stands for something else than a commit."""
    try:
        return _git(folder, "rev-parse", "--verify", f"{thing}^{{commit}}").strip()
    except KnownError:
        return ""


def _changes(top: Path, *, untracked: bool) -> tuple[str, ...]:
    """The first few paths that differ from HEAD, also those that the index was told not to look at."""
    mode = "normal" if untracked else "no"
    status = _git(top, "status", "--porcelain=v1", "-z", f"--untracked-files={mode}", "--ignore-submodules=none")
    # a renamed path is followed by its old name, a part of its own; both are worth showing
    parts = [part[3:] if part[2:3] == " " else part for part in status.split("\0") if part]
    flags = (row for row in _git(top, "ls-files", "-v", "-z").split("\0") if row)
    # note: lower case is "assume unchanged", S is "skip the work tree": status stays silent about such files
    hidden = [row[2:] for row in flags if row[0].islower() or row[0] == "S"]
    return tuple(printable(os.fsencode(path)) for path in (*parts, *hidden)[:_MOST_CHANGES])


def _git(folder: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - our own arguments; a tag never stands alone
            [*_COMMAND, *arguments],
            cwd=folder,
            env=_environment(os.environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
    except FileNotFoundError as error:
        code = "gate.git-missing" if error.filename == _COMMAND[0] else "gate.folder-missing"
        raise KnownError.of(code, str(folder), detail=str(folder)) from error
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise KnownError.of("gate.git-failed", str(folder), detail=str(error)) from error
    if done.returncode == 0:
        return os.fsdecode(done.stdout)
    words = printable(done.stderr).strip()
    code = next((code for sign, code in _SIGNS.items() if sign in words.lower()), "")
    if code:
        raise KnownError.of(code, str(folder), detail=str(folder))
    raise KnownError.of("gate.git-failed", str(folder), detail=words.partition("\n")[0])


def _environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Ours without another repository's place; English, without prompts, without writing to the index."""
    return program_environment(environment) | {
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
        "LANGUAGE": "C",
    }
