# SPDX-License-Identifier: MIT
"""A small git repository for the demo, so that its gates run real commands on a real commit."""

import os
import subprocess
from pathlib import Path

from golive_desktop.domain.problem import KnownError

__all__ = ["make_sample_repository"]

_TIMEOUT = 30


def make_sample_repository(folder: Path, tag: str) -> str:
    """Makes a repository in `folder` with one commit under `tag` and returns the commit's full id.

    Raises:
        KnownError: ``gate.git-missing``, ``gate.git-failed``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "README.md").write_text("# LifeTimeCircle\n\nMade by the demo.\n", encoding="utf-8")
    _git(folder, "init", "--quiet", "--initial-branch=main")
    _git(folder, "add", "README.md")
    _git(folder, "commit", "--quiet", "--message", "Release candidate")
    _git(folder, "tag", tag)
    return _git(folder, "rev-parse", "HEAD").strip()


def _git(folder: Path, *arguments: str) -> str:
    # note: the user's own git settings (hooks, signing, names) must neither be needed nor be run
    settings = ("-c", "user.name=Demo", "-c", "user.email=demo@example.com", "-c", "commit.gpgsign=false")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    isolated = {**inherited, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments, no shell
            ["git", "-C", str(folder), *settings, *arguments],  # noqa: S607 - git is found as the user finds it
            env=isolated,
            capture_output=True,
            text=True,
            timeout=_TIMEOUT,
            check=False,
        )
    except FileNotFoundError as error:
        raise KnownError.of("gate.git-missing") from error
    except subprocess.TimeoutExpired as error:
        raise KnownError.of("gate.git-failed", detail="time-out") from error
    if done.returncode:
        raise KnownError.of("gate.git-failed", detail=done.stderr[-200:])
    return done.stdout
