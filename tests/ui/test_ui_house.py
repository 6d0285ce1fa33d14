# SPDX-License-Identifier: MIT
"""Rules of the window's room that no linter knows."""

import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from golive_desktop import ui
from golive_desktop.ui.pages.registry import PAGES

ROOM = Path(ui.__file__).parent


def modules() -> list[str]:
    return [module.name for module in pkgutil.walk_packages(ui.__path__, "golive_desktop.ui.")]


def undocumented(module: str) -> Iterator[str]:
    for _, kind in inspect.getmembers(import_module(module), inspect.isclass):
        if kind.__module__ != module or kind.__name__.startswith("_"):
            continue
        qt = [base for base in kind.__mro__ if base.__module__.startswith("PySide6")]
        for name, member in vars(kind).items():
            told = inspect.isfunction(member) or isinstance(member, property)
            ours = not name.startswith("_") and not any(hasattr(base, name) for base in qt)
            if told and ours and not inspect.getdoc(getattr(kind, name)):
                yield f"{kind.__qualname__}.{name}"


@pytest.mark.parametrize("module", modules())
def test_every_public_method_says_what_it_does(module: str) -> None:
    assert list(undocumented(module)) == []


@pytest.mark.parametrize("module", sorted(ROOM.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOM)))
def test_no_text_of_a_window_is_read_as_markup(module: Path) -> None:
    text = module.read_text(encoding="utf-8").replace("mightBeRichText", "")  # that one asks, and reads none
    for risky in ("QMessageBox", "setHtml(", "RichText", "AutoText"):
        assert risky not in text, risky


def test_every_page_of_the_navigation_is_there() -> None:
    for entry in PAGES:
        assert callable(import_module(f"golive_desktop.ui.pages.{entry.key}.page").make_page)
