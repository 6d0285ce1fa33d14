# SPDX-License-Identifier: MIT
"""The colours of the window: light, dark, or the system's own where it asks for high contrast."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from golive_desktop.resources import resource_names, resource_path, resource_text

__all__ = ["Choice", "Theme", "apply_theme", "load_fonts", "theme_of", "window_palette"]

Choice = Literal["system", "light", "dark"]
"""What the user chose; the system decides by itself about high contrast."""

_NAME: Final = re.compile(r"@([a-z][a-z0-9-]*)")
_STATUS: Final = "status-"
_BODY_PIXELS: Final = 13
_CHOSEN: Final = (
    "QTableView::item:selected, QListView::item:selected { border: 2px solid @fill; } "
    'QPushButton[segment="true"]:checked { border: 2px solid @fill; padding: 0 11px; } '
    'QPushButton[segment="true"][large="true"]:checked { border-width: 1px; }'
)
"""In high contrast, where no tint shows which row or which of several is chosen."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Theme:
    """One set of colours."""

    name: Literal["light", "dark", "contrast"]
    colours: Mapping[str, str]
    """By token, as ``#RRGGBB``."""
    status: Mapping[str, tuple[str, str]]
    """By state: the colour of icon and word, and the tint behind a chip; empty tints in high contrast."""

    def colour(self, token: str) -> str:
        """The colour of a token, or of a state as ``status-approved``.

        Raises:
            KeyError: there is no such token.
        """
        return self.status_colour(token.removeprefix(_STATUS)) if token.startswith(_STATUS) else self.colours[token]

    def status_colour(self, state: str) -> str:
        """The colour of icon and word of `state`.

        Raises:
            KeyError: nobody gave this state a colour.
        """
        return self.status[_same().get(state, state)][0]

    def status_tint(self, state: str) -> str:
        """The tint behind a chip of `state`; empty for none.

        Raises:
            KeyError: nobody gave this state a colour.
        """
        return self.status[_same().get(state, state)][1]


def theme_of(choice: Choice, *, contrast: QPalette | None = None) -> Theme:
    """The theme for the user's choice and what the system asks for now.

    Args:
        choice: the user's.
        contrast: the colours of a system that asks for high contrast; None asks the system itself.
    """
    hints = QGuiApplication.styleHints()
    if contrast is None and hints.accessibility().contrastPreference().name == "HighContrast":
        contrast = QGuiApplication.palette()
    if contrast is not None:
        return _contrast(contrast)
    dark = hints.colorScheme().name == "Dark" if choice == "system" else choice == "dark"
    return _drawn("dark" if dark else "light")


def apply_theme(application: QApplication, theme: Theme, window: QWidget | None = None) -> None:
    """Gives every widget the colours of `theme`, those that exist and those to come.

    Args:
        application: the one Qt application.
        theme: the colours.
        window: the only one that wears them; None for whatever is made. Qt dresses what an application wears anew
            each time that it is put into something larger, and what a window wears when it is put there.
    """
    application.setStyle(QStyleFactory.create("Fusion"))
    application.setPalette(window_palette(theme))
    (window or application).setStyleSheet(_style_sheet(theme))


def load_fonts(application: QApplication) -> None:
    """Brings the fonts of the program; digits are of one width, so that columns of numbers stand straight."""
    for name in resource_names("fonts"):
        if name.endswith(".ttf"):
            QFontDatabase.addApplicationFont(str(resource_path(name)))
    font = QFont(["Inter", "Segoe UI", "SF Pro Text", "Noto Sans"])
    font.setPixelSize(_BODY_PIXELS)
    font.setFeature(QFont.Tag("tnum"), 1)
    application.setFont(font)


def window_palette(theme: Theme) -> QPalette:
    """The colours for what no style sheet reaches."""
    role = QPalette.ColorRole
    palette = QPalette()
    for source, token in (
        (role.Window, "window"),
        (role.Base, "surface"),
        (role.AlternateBase, "window"),
        (role.Button, "surface"),
        (role.WindowText, "text"),
        (role.Text, "text"),
        (role.ButtonText, "text"),
        (role.ToolTipBase, "surface"),
        (role.ToolTipText, "text"),
        (role.PlaceholderText, "muted"),
        (role.Highlight, "fill"),
        (role.HighlightedText, "on-fill"),
        (role.Link, "accent"),
    ):
        palette.setColor(source, QColor(theme.colour(token)))
    for source in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, source, QColor(theme.colour("disabled")))
    return palette


@cache
def _tokens() -> dict[str, dict[str, object]]:
    return tomllib.loads(resource_text("ui/tokens.toml"))


@cache
def _same() -> dict[str, str]:
    return {state: str(other) for state, other in _tokens()["same"].items()}


@cache
def _drawn(name: Literal["light", "dark"]) -> Theme:
    table = _tokens()[name]
    colours = {token: value for token, value in table.items() if isinstance(value, str)}
    status = table["status"]
    if not isinstance(status, dict):
        raise TypeError(name)
    return Theme(name=name, colours=colours, status={state: (pair[0], pair[1]) for state, pair in status.items()})


def _contrast(palette: QPalette) -> Theme:
    """The system's colours: every text in the text's colour, no tint; icons and words tell the states apart."""
    role = QPalette.ColorRole
    names = {
        "window": role.Window,
        "surface": role.Base,
        "sunken": role.Window,
        "text": role.WindowText,
        "muted": role.WindowText,
        "accent": role.Link,
        "fill": role.Highlight,
        "fill-hover": role.Highlight,
        "on-fill": role.HighlightedText,
        "selection": role.Window,
        "divider": role.WindowText,
        "line": role.WindowText,
        "danger": role.WindowText,
    }
    text = palette.color(role.WindowText).name()
    disabled = palette.color(QPalette.ColorGroup.Disabled, role.WindowText).name()
    return Theme(
        name="contrast",
        colours={token: palette.color(source).name() for token, source in names.items()} | {"disabled": disabled},
        status=dict.fromkeys(_drawn("light").status, (text, "")),
    )


def _style_sheet(theme: Theme) -> str:
    dark = QColor(theme.colour("window")).lightness() < 128  # noqa: PLR2004 - half of black to white
    on = "dark" if dark else "light"
    drawn = {
        "chevron": f"chevron-down-{on}",
        "back": f"chevron-left-{on}",
        "forward": f"chevron-right-{on}",
        "check": "check",
    }
    glyphs = {f"glyph-{name}": resource_path(f"ui/glyphs/{file}.svg").as_posix() for name, file in drawn.items()}
    sheet = resource_text("ui/golive.qss") + (_CHOSEN if theme.name == "contrast" else "")
    return _NAME.sub(lambda found: glyphs.get(found[1]) or theme.colour(found[1]), sheet)
