# SPDX-License-Identifier: MIT
import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

import grimp
import pytest
from importlinter.cli import lint_imports
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "golive_desktop"
SPDX = "# SPDX-License-Identifier: MIT"
MOST_LINES = 400
HEAVY = {
    "aiohttp",
    "alembic",
    "cryptography",
    "ftfy",
    "lxml",
    "markdown_it",
    "PIL",
    "pikepdf",
    "pyhanko",
    "PySide6",
    "reportlab",
    "sqlalchemy",
}


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("golive_desktop", include_external_packages=True, cache_dir=None)


def our_files(*patterns: str) -> list[Path]:
    folders = [ROOT / name for name in ("golive_desktop", "tests", "build", "packaging", "benchmarks")]
    found = chain.from_iterable(folder.rglob(pattern) for folder in folders for pattern in patterns)
    return sorted(path for path in found if "__pycache__" not in path.parts)


def relative(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


def imported_by(*modules: str) -> set[str]:
    """The top-level names of everything that a fresh interpreter imports for `modules`."""
    program = "; ".join(f"import {module}" for module in modules)
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    lines = (line for line in done.stderr.splitlines() if line.startswith("import time:"))
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


def foreign_libraries(graph: grimp.ImportGraph, modules: set[str]) -> set[str]:
    """The libraries outside of the standard library that `modules` import themselves."""
    ours = {module for module in modules if module.partition(".")[0] == "golive_desktop"}
    imported = set(chain.from_iterable(graph.find_modules_directly_imported_by(module) for module in ours))
    return {name.partition(".")[0] for name in imported} - sys.stdlib_module_names - {"golive_desktop"}


def cli_modules() -> list[str]:
    files = [*(PACKAGE / "cli").rglob("*.py"), *PACKAGE.glob("__main__.py"), *PACKAGE.glob("bootstrap.py")]
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in files]
    return sorted(name.removesuffix(".__init__") for name in names)


def test_the_floors_hold(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    exit_code = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True)
    assert exit_code == 0, capsys.readouterr().out


def test_the_domain_needs_only_the_standard_library(graph: grimp.ImportGraph) -> None:
    domain = {"golive_desktop.domain", *graph.find_descendants("golive_desktop.domain")}
    assert foreign_libraries(graph, domain) == set()


def test_every_library_that_we_import_is_declared(graph: grimp.ImportGraph) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {canonicalize_name(Requirement(line).name) for line in project["dependencies"]}
    brought_by = packages_distributions()
    undeclared = {
        library
        for library in foreign_libraries(graph, graph.modules)
        if declared.isdisjoint(canonicalize_name(name) for name in brought_by.get(library, []))
    }
    assert undeclared == set()


def test_the_console_starts_without_heavy_libraries() -> None:
    assert HEAVY & imported_by(*cli_modules()) == set()


def test_the_measurement_sees_heavy_libraries() -> None:
    assert "reportlab" in imported_by("reportlab.pdfgen.canvas")


def test_package_files_import_nothing() -> None:
    def imports(path: Path) -> Iterator[ast.stmt]:
        return (
            node for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.Import | ast.ImportFrom)
        )

    assert relative([path for path in PACKAGE.rglob("__init__.py") if any(imports(path))]) == []


def test_ports_name_types_and_load_none_of_them() -> None:
    def loads(path: Path) -> bool:
        tops = ast.parse(path.read_text(encoding="utf-8")).body
        return any(isinstance(one, ast.ImportFrom) and str(one.module).startswith("golive_desktop") for one in tops)

    assert relative([path for path in (PACKAGE / "ports").glob("*.py") if loads(path)]) == []


def test_no_file_is_too_long() -> None:
    long = [path for path in our_files("*.py", "*.sh") if len(path.read_text("utf-8").splitlines()) > MOST_LINES]
    assert relative(long) == []


def test_every_file_names_its_licence() -> None:
    silent = [path for path in our_files("*.py", "*.sh") if SPDX not in path.read_text("utf-8").splitlines()[:2]]
    assert relative(silent) == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [path for path in PACKAGE.rglob("*.py") if not ast.get_docstring(ast.parse(path.read_text("utf-8")))]
    assert relative(silent) == []


def test_no_folder_shadows_a_library() -> None:
    # note: with an __init__.py, `import build` and `import packaging` would find these folders first
    shadows = [ROOT / name / "__init__.py" for name in ("build", "packaging", "tests", "benchmarks")]
    assert relative([path for path in shadows if path.exists()]) == []


def test_the_lock_names_one_index_and_nobodys_access() -> None:
    packages = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]
    sources = {package["source"]["registry"] for package in packages if "registry" in package["source"]}
    files = [*chain.from_iterable(package.get("wheels", []) for package in packages)]
    places = [urlsplit(address) for address in (*sources, *(file["url"] for file in files))]
    assert len(sources) == 1
    assert len({place.hostname for place in places}) <= len({"index", "files"})
    assert {(place.scheme, place.username, place.port) for place in places} == {("https", None, None)}


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "requirements-installer.txt"])
def test_hashed_lists_are_a_fresh_export_of_the_lock(name: str, tmp_path: Path) -> None:
    subprocess.run([ROOT / "build" / "export.sh", tmp_path], check=True)
    assert (ROOT / name).read_text("utf-8") == (tmp_path / name).read_text("utf-8"), "run `make lock`"
