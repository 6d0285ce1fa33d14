# SPDX-License-Identifier: MIT
import gettext
import runpy
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GERMAN = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Accept"
msgstr "Übernehmen"

#, fuzzy
msgid "Close"
msgstr "geraten"
"""


@pytest.fixture(scope="module")
def compile_catalogues() -> Callable[[Path], list[Path]]:
    namespace = runpy.run_path(str(ROOT / "build" / "hatch_catalogues.py"))
    compiler: Callable[[Path], list[Path]] = namespace["compile_catalogues"]
    return compiler


def catalogue(resources: Path, text: str) -> Path:
    source = resources / "locale" / "de" / "LC_MESSAGES" / "golive.po"
    source.parent.mkdir(parents=True)
    source.write_text(text, "utf-8")
    return source


def test_a_catalogue_is_compiled_beside_its_source(
    tmp_path: Path, compile_catalogues: Callable[[Path], list[Path]]
) -> None:
    source = catalogue(tmp_path, GERMAN)
    assert compile_catalogues(tmp_path) == [source.with_suffix(".mo")]
    assert sorted(path.name for path in source.parent.iterdir()) == ["golive.mo", "golive.po"]
    german = gettext.translation("golive", tmp_path / "locale", ["de"])
    assert german.gettext("Accept") == "Übernehmen"


def test_guessed_translations_are_left_out(tmp_path: Path, compile_catalogues: Callable[[Path], list[Path]]) -> None:
    catalogue(tmp_path, GERMAN)
    compile_catalogues(tmp_path)
    assert gettext.translation("golive", tmp_path / "locale", ["de"]).gettext("Close") == "Close"


def test_without_translations_there_is_nothing_to_do(
    tmp_path: Path, compile_catalogues: Callable[[Path], list[Path]]
) -> None:
    assert compile_catalogues(tmp_path) == []


@pytest.mark.slow
def test_the_wheel_brings_the_resources_and_no_recipes(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    resources = [path.relative_to(ROOT) for path in (ROOT / "resources").rglob("*") if path.is_file()]
    assert {f"golive_desktop/_{path.as_posix()}" for path in resources} <= names
    compiled = {name for name in names if name.endswith(".mo")}
    assert compiled == {name.removesuffix(".po") + ".mo" for name in names if name.endswith(".po")}
    assert {name.partition("/")[0] for name in names} == {"golive_desktop", "golive_desktop-0.1.0.dist-info"}


def test_the_same_catalogue_gives_the_same_bytes_at_any_time(
    compile_catalogues: Callable[[Path], list[Path]], tmp_path: Path
) -> None:
    source = tmp_path / "locale" / "de" / "LC_MESSAGES" / "golive.po"
    source.parent.mkdir(parents=True)
    source.write_text(GERMAN, encoding="utf-8")
    (target,) = compile_catalogues(tmp_path)
    assert b"POT-Creation-Date: 1970-01-01 00:00+0000" in target.read_bytes()
