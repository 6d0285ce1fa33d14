# SPDX-License-Identifier: MIT
"""Git working copies to run gates in."""

import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from golive_desktop.domain.gate import GateRun
from golive_desktop.ports.system import GateRunner
from golive_desktop.system.clock import SystemClock
from golive_desktop.system.gates import GitGates

TAG = "rc-2026-03-01"
Gate = Callable[..., GateRun]


@dataclass(frozen=True, kw_only=True, slots=True)
class Repository:
    """A git working copy whose HEAD carries an annotated tag."""

    folder: Path
    tag: str = TAG

    def git(self, *arguments: str) -> str:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
            "GIT_AUTHOR_NAME": "A",
            "GIT_AUTHOR_EMAIL": "a@example.org",
            "GIT_COMMITTER_NAME": "A",
            "GIT_COMMITTER_EMAIL": "a@example.org",
        }
        done = subprocess.run(
            ["git", *arguments], cwd=self.folder, env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def commit(self, message: str = "change") -> str:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.head

    @property
    def head(self) -> str:
        return self.git("rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    folder = tmp_path / "working copy"
    folder.mkdir()
    made = Repository(folder=folder)
    made.git("init", "--quiet", "--initial-branch=main")
    made.write("read me.txt", "hello\n")
    made.write(".gitignore", "dist/\n")
    made.commit("first")
    made.git("tag", "--annotate", "--message", "candidate", TAG)
    return made


@pytest.fixture
def gate(repository: Repository) -> Gate:
    """Runs a confirmed command on the repository's present commit."""

    def run(command: str, *, most_output: int = 10_000_000, seconds: float = 20, **candidate: str) -> GateRun:
        runner: GateRunner = GitGates(SystemClock(), most_output=most_output)
        return runner.run(
            repository.folder,
            key="1",
            command=command,
            confirmed=command,
            seconds=seconds,
            tag=candidate.get("tag", TAG),
            commit=candidate.get("commit", repository.head),
        )

    return run
