# SPDX-License-Identifier: MIT
"""Which type each style of a `Line` is set in."""

from typing import Final

from golive_desktop.documents.style import BODY, CAPTION, MONO, MUTED, STRONG, Style
from golive_desktop.domain.blocks import LineStyle

__all__ = ["VALUE_STYLES"]

VALUE_STYLES: Final[dict[LineStyle, Style]] = {
    "body": BODY,
    "strong": STRONG,
    "muted": MUTED,
    "mono": MONO,
    "caption": CAPTION,
}
