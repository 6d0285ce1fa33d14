# SPDX-License-Identifier: MIT
"""Buttons: one filled on a page, the others outlined, links for what leads elsewhere."""

from collections.abc import Callable
from typing import Final, Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

from golive_desktop.domain.text import in_one_line
from golive_desktop.ui.look.icons import icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.text import tip

__all__ = ["WAY_BACK", "button", "set_kind"]

Kind = Literal["filled", "outlined", "danger", "link", "quiet"]

WAY_BACK: Final = "wayBack"
"""Property of whatever leads back to what was shown before; Esc presses it."""
_LONGEST: Final = 80
_COLOURS = {"filled": "on-fill", "outlined": "text", "danger": "danger", "link": "accent", "quiet": "muted"}


class _Button(QPushButton):
    """Enter presses it as the space bar does, once for each time that the key goes down."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()


def button(  # noqa: PLR0913 - each argument is one thing that a button has
    text: str,
    theme: Theme,
    *,
    kind: Kind = "outlined",
    image: str = "",
    large: bool = False,
    name: str = "",
    pressed: Callable[[], object] | None = None,
) -> QPushButton:
    """A button.

    Args:
        text: a verb; "…" at its end only when a question follows. Empty for one that is an icon alone.
        theme: the colours.
        kind: how much it weighs; "filled" at most once on a page, and Enter presses it.
        image: an icon of ``resources/ui/icons``.
        large: as in the signer's view.
        name: what a screen reader says, where that is not the text; also the tooltip of an icon alone.
        pressed: called at each press.
    """
    made = _Button(in_one_line(text, _LONGEST).replace("&", "&&"))
    made.setAutoDefault(False)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setProperty("large", large)
    if name:
        made.setAccessibleName(name)
        if not text:
            made.setToolTip(tip(name))
    set_kind(made, kind, theme, image)
    made.setProperty(WAY_BACK, kind == "link" and image == "arrow-left")
    if pressed is not None:
        made.clicked.connect(lambda _checked=False: pressed())
    return made


def set_kind(made: QPushButton, kind: Kind, theme: Theme, image: str = "") -> None:
    """Gives a button another weight, for a page whose next step has changed."""
    made.setProperty("kind", kind)
    made.setDefault(kind == "filled")
    if image:
        made.setIcon(icon(image, theme.colour(_COLOURS[kind]), theme.colour("disabled")))
        made.setIconSize(QSize(24, 16) if made.text() else QSize(16, 16))  # with room between icon and text
    made.style().unpolish(made)
    made.style().polish(made)
