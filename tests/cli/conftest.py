# SPDX-License-Identifier: MIT
"""One release manager and two stakeholders who have typed their way to a signed approval; each test gets copies."""

import contextlib
import io
import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from golive_desktop.bootstrap import Computer
from golive_desktop.cli import main
from golive_desktop.domain.problem import KnownError
from golive_desktop.resources import resource_path

PASSPHRASE = "correct horse battery"
TAG = "rc-2026-03-01"
COMMIT = "ab" * 20


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:  # noqa: ANN401 - JSON
        return json.loads(self.out)


Golive = Callable[..., Said]


def no_terminal(_prompt: str) -> str:
    raise KnownError.of("secret.no-terminal")


def type_in(*argv: object, environment: Mapping[str, str] | None = None) -> Said:
    """Runs a command in this process, with the passphrase in the environment and without a terminal."""
    settings = {"GOLIVE_PASSPHRASE": PASSPHRASE} if environment is None else environment
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(word) for word in argv], computer=lambda: Computer(settings, no_terminal))
    return Said(code=code, out=out.getvalue(), err=err.getvalue())


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """The homes and files of everybody in one folder."""

    folder: Path
    golive: Golive

    @property
    def manager(self) -> Path:
        return self.folder / "manager"

    @property
    def legal(self) -> Path:
        return self.folder / "legal"

    @property
    def product(self) -> Path:
        return self.folder / "product"

    @property
    def request(self) -> Path:
        return self.folder / "requests" / "legal.golive"

    @property
    def approval(self) -> Path:
        return self.folder / "approval.pdf"

    def number(self, home: Path) -> str:
        said = self.golive("identity", "list", "--home", home, "--json")
        return str(said.data["identities"][0]["number"])

    def ok(self, *argv: object) -> Any:  # noqa: ANN401 - JSON
        """The answer of a command that has to succeed."""
        said = self.golive(*argv, "--json")
        assert said.code == 0, said.err
        return said.data

    def confirm(self) -> None:
        number = self.number(self.legal)
        self.ok(
            "roster", "confirm", TAG, self.folder / "legal.pdf", "--role", "legal",
            "--number", number, "--how", "phone", "--home", self.manager,
        )  # fmt: skip

    def count(self) -> Any:  # noqa: ANN401 - JSON
        """Confirms the key and receives the approval."""
        self.confirm()
        return self.ok("receive", self.approval, "--home", self.manager)["files"][0]


def open_at_once(home: Path) -> None:
    """Makes the passphrase of the home's key cheap to check: 600,000 rounds at each command cost most of these tests.

    Keys made in the tests themselves keep theirs.
    """
    adapters = Computer({}, no_terminal).open_home(home)
    with adapters.store.writing() as work:
        (own,) = work.identities.all()
        cheap = adapters.keys.unlocked(own.key_file, passphrase=PASSPHRASE, secret=PASSPHRASE)
        work.identities.replace_key_file(own.name, cheap)
    adapters.store.close()


def build(folder: Path) -> Desk:
    desk = Desk(folder=folder, golive=type_in)
    people = (
        ("manager", "Anna Berger", "Release Manager"),
        ("legal", "Dr. Katrin Albers", "Legal"),
        ("product", "Łukasz Weidner", "Product Manager"),
    )
    for home, person, role in people:
        desk.ok(
            "identity", "create", "me", "--person", person, "--role", role, "--organisation", "LifeTimeCircle",
            "--email", f"{home}@example.com", "--out", folder / f"{home}.pdf", "--home", folder / home,
        )  # fmt: skip
        open_at_once(folder / home)
    handbook = resource_path("sample/handbook.md")
    desk.ok("plan", "import", handbook, "--commit", COMMIT, "--home", desk.manager)
    desk.ok(
        "request", TAG, "--role", "legal", "--role", "product", "--out", folder / "requests", "--home", desk.manager
    )
    desk.ok(
        "sign", desk.request, "--answer", "all=yes", "--decision", "conditional",
        "--condition", "Retention period is in the policy;Jonas;2026-03-04;before",
        "--out", desk.approval, "--home", desk.legal,
    )  # fmt: skip
    return desk


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("desk")).folder


@pytest.fixture
def desk(furnished: Path, tmp_path: Path) -> Desk:
    folder = tmp_path / "desk"
    shutil.copytree(furnished, folder)
    return Desk(folder=folder, golive=type_in)


@pytest.fixture
def golive() -> Golive:
    return type_in
