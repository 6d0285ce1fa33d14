# SPDX-License-Identifier: MIT
"""What the help cannot know from its files: the keys of the menus as they are, and the versions that run here."""

import platform
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import qVersion
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from golive_desktop import __version__
from golive_desktop.ui.words import Words

__all__ = ["diagnostics", "menu_keys", "menu_table"]

_INTO: Final = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"


def menu_keys(bar: QMenuBar) -> tuple[tuple[str, str, str], ...]:
    """Menu, command and key of each command that has one, as the menus say them now."""
    return tuple(line for action in bar.actions() for line in _keys(_menu(action), _plain(action.text())))


def menu_table(bar: QMenuBar, words: Words) -> str:
    """The keys of the menus as a table in Markdown."""
    _ = words.translate
    rows = (f"| {_escaped(key)} | {_escaped(text)} | {_escaped(menu)} |" for menu, text, key in menu_keys(bar))
    return "\n".join([f"| {_('Key')} | {_('Command')} | {_('Menu')} |", "|---|---|---|", *rows])


def diagnostics(words: Words, home: Path, look: str) -> str:
    """Versions and system, for whoever helps; no names, no texts, the home folder shortened.

    Args:
        words: the window's language.
        home: the data folder.
        look: the look that was chosen.
    """
    screen = QGuiApplication.primaryScreen()
    size, scale = screen.size(), screen.devicePixelRatio()
    place = words.place(home)
    lines = (
        f"GoLive Desktop {__version__}",
        f"Python {platform.python_version()} ({platform.python_implementation()}), Qt {qVersion()}",
        f"{platform.system()} {platform.release()} {platform.machine()}, {sys.platform}",
        f"Screen {size.width()}x{size.height()} at {round(scale * 100)} %, {QGuiApplication.platformName()}",
        f"Language {words.language}, look {look}",
        # note: a folder outside the user's own can be named after anybody
        f"Data in {place if place.startswith('~') else 'a folder outside the home folder'}",
    )
    return "\n".join(lines) + "\n"


def _keys(menu: QMenu | None, title: str) -> Iterator[tuple[str, str, str]]:
    for action in menu.actions() if menu is not None else ():
        inside = _menu(action)
        if inside is not None:
            yield from _keys(inside, f"{title} {_INTO} {_plain(action.text())}")
        elif not action.shortcut().isEmpty():
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            yield title, _plain(action.text()), key


def _menu(action: QAction) -> QMenu | None:
    menu = action.menu()
    return menu if isinstance(menu, QMenu) else None


def _plain(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _escaped(text: str) -> str:
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()#+-.!|<>" else sign for sign in text)
