# SPDX-License-Identifier: MIT
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Desk, Golive

ROOT = Path(__file__).parents[2]
GOLIVE = Path(sys.executable).with_name("golive")
TAG = "rc-2026-03-01"
ENVIRONMENT = {**os.environ, "GOLIVE_PASSPHRASE": "correct horse battery", "LANG": "C", "LC_ALL": "", "LANGUAGE": ""}


def run(*argv: object) -> subprocess.CompletedProcess[str]:
    words = [str(GOLIVE), *map(str, argv)]
    return subprocess.run(words, env=ENVIRONMENT, capture_output=True, text=True, check=False)


def test_status_through_the_real_program(desk: Desk) -> None:
    done = run("status", TAG, "--home", desk.manager, "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["verdict"] == "NO-GO"


def test_verify_through_the_real_program(desk: Desk) -> None:
    done = run("--home", desk.folder / "nobody", "verify", desk.request)
    assert (done.returncode, done.stdout) == (3, "")
    assert "Anna Berger" in done.stderr


def test_the_module_is_the_same_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "golive_desktop", "--version"], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.startswith("golive ")


def test_an_output_that_is_full_is_said() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [str(GOLIVE), "self-test", "--json"],
            env=ENVIRONMENT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


def test_help_imports_next_to_nothing() -> None:
    program = (
        "import sys; before = set(sys.modules); sys.argv = ['golive', '--help'];"
        "from golive_desktop.__main__ import console; console();"
        "print(sorted(set(sys.modules) - before), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT, env=ENVIRONMENT
    )
    imported = set(json.loads(done.stderr.replace("'", '"')))
    assert imported & {"dataclasses", "inspect", "json", "pathlib", "typing", "golive_desktop.bootstrap"} == set()


def test_status_leaves_heavy_libraries_alone(desk: Desk) -> None:
    program = (
        f"import sys; sys.argv = ['golive', 'status', {TAG!r}, '--home', {str(desk.manager)!r}, '--json'];"
        "from golive_desktop.__main__ import console; console();"
        "heavy = {'alembic', 'cryptography', 'markdown_it', 'pikepdf', 'pyhanko', 'reportlab'};"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT, env=ENVIRONMENT
    )
    assert done.stderr.splitlines()[-1] == "[]"


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_self_test(golive: Golive, language: str) -> None:
    said = golive("self-test", "--json", "--lang", language)
    assert said.code == 0
    states = {row["name"]: row["state"] for row in said.data["checks"]}
    assert said.data["ok"] is True
    assert set(states) == {
        "fonts", "resources", "languages", "database", "signing", "verifying", "flipped-byte", "pdf-view", "git",
        "keyring",
    }  # fmt: skip
    assert {name for name, state in states.items() if state != "ok"} <= {"languages", "keyring"}


def test_the_demo_wants_an_empty_folder(golive: Golive, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    said = golive("demo", "--out", tmp_path, "--json")
    assert (said.code, said.data["problem"]["code"]) == (2, "demo.folder-not-empty")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
