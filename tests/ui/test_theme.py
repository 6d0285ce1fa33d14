# SPDX-License-Identifier: MIT
"""Every text can be read on what it stands on, in each theme; every state has a colour and an outline of its own."""

import re
import tomllib
from itertools import product
from typing import get_args

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontDatabase, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from golive_desktop.domain.blocks import Status
from golive_desktop.domain.readiness import StakeholderState
from golive_desktop.domain.verdict import FileVerdict
from golive_desktop.resources import resource_names, resource_text
from golive_desktop.ui.look.first import FIRST_COLOURS, first_palette
from golive_desktop.ui.look.icons import icon, paint_icon, status_icon
from golive_desktop.ui.look.theme import Choice, Theme, apply_theme, load_fonts, theme_of
from golive_desktop.ui.pages.registry import PAGES

THEMES: tuple[Choice, ...] = ("light", "dark")
STATES = (*get_args(StakeholderState), *get_args(FileVerdict), "GO", "CONDITIONAL", "NO-GO", "green", "red")
GROUNDS = ("window", "surface", "sunken", "selection")
LEAST = 4.5


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = (
        linear(part) for part in (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("choice", THEMES)
def test_every_text_has_enough_contrast_on_every_ground(look: QApplication, choice: Choice) -> None:
    assert look is not None
    theme = theme_of(choice)
    weak = {
        (text, ground): round(contrast(theme.colour(text), theme.colour(ground)), 2)
        for text, ground in product(("text", "muted", "accent", "danger"), GROUNDS)
        if contrast(theme.colour(text), theme.colour(ground)) < LEAST
    }
    assert weak == {}
    assert contrast(theme.colour("on-fill"), theme.colour("fill")) >= LEAST
    assert contrast(theme.colour("on-fill"), theme.colour("fill-hover")) >= LEAST
    assert all(contrast(theme.colour("disabled"), theme.colour(ground)) >= LEAST for ground in ("window", "surface"))
    assert contrast(theme.colour("line"), theme.colour("surface")) >= 3


@pytest.mark.parametrize("choice", THEMES)
def test_every_state_can_be_read_on_paper_and_on_its_tint(look: QApplication, choice: Choice) -> None:
    assert look is not None
    theme = theme_of(choice)
    for state in (*STATES, *get_args(Status)):
        assert theme.colour(f"status-{state}") == theme.status_colour(state)
        for ground in (theme.status_tint(state), theme.colour("surface"), theme.colour("selection")):
            assert contrast(theme.status_colour(state), ground) >= LEAST, (state, ground)


def test_states_that_differ_have_outlines_that_differ(look: QApplication) -> None:
    assert look is not None
    theme = theme_of("light")
    grey = Theme(name="light", colours=theme.colours, status=dict.fromkeys(theme.status, ("#000000", "")))
    drawn: dict[bytes, str] = {}
    for state in get_args(StakeholderState):
        image = status_icon(state, grey).pixmap(QSize(32, 32)).toImage()
        drawn.setdefault(bytes(image.constBits()), state)
        assert not image.isNull()
    named = {"waits": "identity-open", "conflict": "conditional", "older-candidate": "withdrawn"}
    assert set(drawn.values()) == set(get_args(StakeholderState)) - set(named)


def test_an_icon_takes_its_colour_and_a_missing_one_is_an_error(look: QApplication) -> None:
    assert look is not None
    image = icon("inbox", "#FF0000").pixmap(QSize(24, 24)).toImage()
    colours = {image.pixelColor(x, y).name() for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha()}
    assert colours == {"#ff0000"}
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon", "#000000")


def test_every_page_has_an_icon() -> None:
    assert {f"ui/icons/{entry.image}.svg" for entry in PAGES} <= set(resource_names("ui/icons"))


@pytest.mark.parametrize("choice", THEMES)
def test_the_style_sheet_names_only_tokens_that_exist(look: QApplication, choice: Choice) -> None:
    apply_theme(look, theme_of(choice))
    assert "@" not in re.sub(r"/\*.*?\*/", "", look.styleSheet(), flags=re.DOTALL)
    assert look.palette().color(QPalette.ColorRole.Window).name().upper() == theme_of(choice).colour("window")


def test_the_system_decides_unless_the_user_does(look: QApplication) -> None:
    assert look.styleHints().colorScheme().name in {"Light", "Unknown", "Dark"}
    assert theme_of("system").name == ("dark" if look.styleHints().colorScheme().name == "Dark" else "light")


def test_high_contrast_takes_the_systems_colours_and_no_tint(look: QApplication) -> None:
    role, system = QPalette.ColorRole, QPalette()
    for source, colour in ((role.Window, "#000000"), (role.Base, "#000000"), (role.WindowText, "#ffffff")):
        system.setColor(source, QColor(colour))
    for source, colour in ((role.Link, "#ffff00"), (role.Highlight, "#1aebff"), (role.HighlightedText, "#000000")):
        system.setColor(source, QColor(colour))
    system.setColor(QPalette.ColorGroup.Disabled, role.WindowText, QColor("#3ff23f"))
    theme = theme_of("dark", contrast=system)
    assert theme.name == "contrast"
    assert {theme.status_tint(state) for state in STATES} == {""}
    assert theme.colour("disabled") == "#3ff23f"
    grounds = ("window", "surface", "sunken", "selection")
    for text in ("text", "muted", "accent", "danger", "line", "divider", "disabled"):
        assert all(contrast(theme.colour(text), theme.colour(ground)) >= LEAST for ground in grounds), text
    apply_theme(look, theme)
    for chosen in ("QListView::item:selected", 'QPushButton[segment="true"]:checked'):
        assert f"{chosen} {{ border: 2px solid #1aebff;" in look.styleSheet()
    apply_theme(look, theme_of("light"))
    assert "solid #1aebff" not in look.styleSheet()


def test_the_fonts_of_the_program_are_there(look: QApplication) -> None:
    load_fonts(look)
    assert {"Inter", "Noto Sans Mono"} <= set(QFontDatabase.families())
    assert look.font().family() == "Inter"


def test_light_and_dark_know_the_same_tokens() -> None:
    tokens = tomllib.loads(resource_text("ui/tokens.toml"))
    assert tokens["light"].keys() == tokens["dark"].keys()
    assert tokens["light"]["status"].keys() == tokens["dark"]["status"].keys()
    assert set(tokens["same"].values()) <= tokens["light"]["status"].keys()


def test_the_first_frame_has_the_colour_that_comes(look: QApplication) -> None:
    window = QPalette.ColorRole.Window
    for choice in THEMES:
        assert FIRST_COLOURS[choice] == theme_of(choice).colour("window")
        assert first_palette(choice).color(window).name().upper() == FIRST_COLOURS[choice]
    apply_theme(look, theme_of("dark"))
    assert first_palette("system").color(window).name().upper() == FIRST_COLOURS["dark"]


def test_a_delegate_can_draw_a_state(look: QApplication) -> None:
    assert look is not None
    ground = QPixmap(24, 24)
    ground.fill(Qt.GlobalColor.white)
    painter = QPainter(ground)
    paint_icon(painter, QRect(0, 0, 24, 24), "approved", theme_of("light"))
    painter.end()
    image = ground.toImage()
    assert any(image.pixelColor(x, y).name().upper() == "#17693C" for x in range(24) for y in range(24))
