# SPDX-License-Identifier: MIT
"""One demo for all tests of this folder: made by the console, as a user makes it."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from golive_desktop.documents.reader import PdfReader
from golive_desktop.domain.trust import Trust
from golive_desktop.services.trusting import named_roster
from golive_desktop.services.verify import Verifier
from golive_desktop.signing.inspecting import PadesInspector
from golive_desktop.statements.kinds import parse
from golive_desktop.statements.state import is_roster

GOLIVE = Path(sys.executable).with_name("golive")


@dataclass(frozen=True)
class Console:
    """The console with a home of its own."""

    home: Path

    def run(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "GOLIVE_HOME": str(self.home)}
        return subprocess.run(
            [str(GOLIVE), *map(str, arguments)], env=environment, capture_output=True, text=True, check=False
        )

    def verify(self, *arguments: str | Path) -> tuple[int, dict[str, object]]:
        done = self.run("verify", *arguments, "--json")
        return done.returncode, json.loads(done.stdout)


@dataclass(frozen=True)
class Demo:
    """What one demo left behind."""

    folder: Path

    @property
    def roster(self) -> Path:
        return self.folder / "roster.pdf"

    @property
    def files(self) -> list[Path]:
        """Every signed file that the demo promises."""
        parts = [path for name in ("requests", "approvals", "receipts") for path in (self.folder / name).iterdir()]
        return [*sorted(parts), self.folder / "dossier.pdf", self.roster]

    def trust(self) -> Trust:
        """What `--roster` gives."""
        statement = parse(PdfReader().read(self.roster.read_bytes()).payload).statement
        assert is_roster(statement)
        return Trust(anchors=named_roster(statement))


@pytest.fixture
def console(tmp_path: Path) -> Console:
    """A console whose home has never seen anything."""
    return Console(home=tmp_path / "home")


def _demo(folder: Path, language: str) -> Demo:
    done = Console(home=folder / "unused").run("demo", "--out", folder / "demo", "--lang", language)
    assert done.returncode == 0, done.stderr
    return Demo(folder=folder / "demo")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """A demo in English."""
    return _demo(tmp_path_factory.mktemp("english"), "en")


@pytest.fixture(scope="session")
def second_demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """A demo in German: the same names, other keys."""
    return _demo(tmp_path_factory.mktemp("german"), "de")


@pytest.fixture(scope="session")
def verifier() -> Verifier:
    """The verifier without the search for the place of a change; the verdict is the same."""
    return Verifier(reader=PdfReader(), inspector=PadesInspector(), explain=False)
