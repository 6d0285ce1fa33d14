# SPDX-License-Identifier: MIT
"""The look of a page: measures, type sizes and colours, for the one who prints and the one who reads."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from golive_desktop.domain.blocks import Status

__all__ = [
    "BODY",
    "BOTTOM",
    "BOX_TITLE",
    "CAPTION",
    "COLUMN_HEAD",
    "CONTROL",
    "DARK",
    "FOOTER_RULE",
    "FOOTER_TEXT",
    "FURNITURE",
    "HEADER_RULE",
    "HEADER_TEXT",
    "HEADING",
    "ICON_COLOUR",
    "LEAD",
    "LEFT",
    "LIGHT",
    "LINE_COLOURS",
    "LINE_WIDTHS",
    "MM",
    "MONO",
    "MUTED",
    "OVERLINE",
    "PAGE_VERDICT",
    "PALE",
    "PAPER_HEIGHT",
    "PAPER_WIDTH",
    "RECORD_VERDICT",
    "RIGHT",
    "SLOT_GAP",
    "STRONG",
    "SUBTITLE",
    "TEXT_COLOURS",
    "TITLE",
    "TOP",
    "Style",
    "status_style",
]

MM: Final = 72 / 25.4
SLOT_GAP: Final = 24.0
"""Between two lines to sign on."""
PAPER_WIDTH: Final = 595.28
PAPER_HEIGHT: Final = 841.89
LEFT: Final = 20 * MM
RIGHT: Final = PAPER_WIDTH - 20 * MM
HEADER_TEXT: Final = PAPER_HEIGHT - 17 * MM - 8.0
HEADER_RULE: Final = HEADER_TEXT - 8.2
TOP: Final = HEADER_RULE - 17.5
"""Where the first line of a page's content may begin."""
BOTTOM: Final = 26 * MM
FOOTER_RULE: Final = 16.8 * MM
FOOTER_TEXT: Final = FOOTER_RULE - 13.2


@dataclass(frozen=True, kw_only=True, eq=False)
class Style:
    """How a text looks."""

    face: str
    """PostScript name of a shipped font."""
    size: float
    leading: float
    """From one line to the next."""
    colour: str
    """Operands of the operator rg."""


def _rgb(value: str) -> str:
    return " ".join(f"{int(value[start : start + 2], 16) / 255:.3f}" for start in (0, 2, 4))


_TEXT: Final = _rgb("18212D")
_FAINT: Final = _rgb("4F5C6C")
DARK: Final = _TEXT
CONTROL: Final = _rgb("7D8896")
LIGHT: Final = _rgb("D6DCE4")
PALE: Final = _rgb("E9EDF2")
"""Of what stands behind the content; every colour of text is legible on it."""
LINE_COLOURS: Final = frozenset({DARK, CONTROL, LIGHT})
LINE_WIDTHS: Final = frozenset({"0.5", "0.75"})

ICON_COLOUR: Final[dict[Status, str]] = {
    "approved": _rgb("17693C"),
    "conditional": _rgb("7D5200"),
    "rejected": _rgb("AE2420"),
    "withdrawn": _rgb("7B3358"),
    "not-competent": _rgb("5C5346"),
    "not-requested": _rgb("55606E"),
    "requested": _rgb("0B6480"),
    "overdue": _rgb("A1440B"),
    "identity-open": _rgb("6438A8"),
    "inform-only": _rgb("3F5B77"),
    "yes": _TEXT,
    "no": _TEXT,
    "not-applicable": _TEXT,
    "genuine": _rgb("17693C"),
    "changed": _rgb("AE2420"),
    "unknown-signer": _rgb("6438A8"),
    "not-checkable": _rgb("55606E"),
}
TEXT_COLOURS: Final = frozenset({_TEXT, _FAINT, *ICON_COLOUR.values()})

BODY: Final = Style(face="Inter-Regular", size=9.3, leading=12.8, colour=_TEXT)
STRONG: Final = Style(face="Inter-SemiBold", size=9.3, leading=12.8, colour=_TEXT)
MUTED: Final = Style(face="Inter-Regular", size=9.3, leading=12.8, colour=_FAINT)
MONO: Final = Style(face="NotoSansMono-Regular", size=8.2, leading=12.0, colour=_TEXT)
SUBTITLE: Final = Style(face="Inter-Regular", size=9.3, leading=16.6, colour=_FAINT)
CAPTION: Final = Style(face="Inter-Regular", size=8.1, leading=11.2, colour=_FAINT)
COLUMN_HEAD: Final = Style(face="Inter-SemiBold", size=8.1, leading=10.6, colour=_FAINT)
LEAD: Final = Style(face="Inter-Regular", size=11.4, leading=16.5, colour=_TEXT)
HEADING: Final = Style(face="Inter-SemiBold", size=10.5, leading=14.0, colour=_TEXT)
BOX_TITLE: Final = Style(face="Inter-SemiBold", size=10.0, leading=13.4, colour=_TEXT)
TITLE: Final = Style(face="Inter-Bold", size=15.0, leading=19.0, colour=_TEXT)
OVERLINE: Final = Style(face="Inter-SemiBold", size=11.3, leading=15.0, colour=_TEXT)
FURNITURE: Final = Style(face="Inter-Regular", size=8.1, leading=11.2, colour=_FAINT)
PAGE_VERDICT: Final = Style(face="Inter-Bold", size=33.0, leading=38.0, colour=_TEXT)
RECORD_VERDICT: Final = Style(face="Inter-Bold", size=19.0, leading=23.5, colour=_TEXT)


@cache
def status_style(style: Style, status: Status) -> Style:
    """`style` in the colour of `status`, at least semibold."""
    face = style.face if style.face == "Inter-Bold" else "Inter-SemiBold"
    return Style(face=face, size=style.size, leading=style.leading, colour=ICON_COLOUR[status])
