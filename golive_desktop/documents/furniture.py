# SPDX-License-Identifier: MIT
"""What stands on every page: header and footer with their rules."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from golive_desktop.documents.flow import Rule, Text
from golive_desktop.documents.style import (
    CONTROL,
    FOOTER_RULE,
    FOOTER_TEXT,
    FURNITURE,
    HEADER_RULE,
    HEADER_TEXT,
    LEFT,
    PAPER_HEIGHT,
    RIGHT,
    Style,
)
from golive_desktop.documents.typeset import broken, measured
from golive_desktop.domain.blocks import Pages
from golive_desktop.domain.problem import KnownError

__all__ = ["furniture_lines", "furniture_rules", "page_label"]

_GAP: Final = 18.0
_EDGE: Final = 6.0
"""No text comes nearer to the edge of the paper."""
_SMALL: Final = replace(FURNITURE, size=6.4, leading=7.2)


def page_label(pages: Pages, number: int, count: int) -> str:
    """The label of page `number` of `count`."""
    return pages.page_label.replace("{pages}", str(count)).replace("{page}", str(number))


def furniture_rules() -> tuple[Rule, Rule]:
    """The rules below the header and above the footer."""
    return (
        Rule(LEFT, HEADER_RULE, RIGHT, "0.75", CONTROL),
        Rule(LEFT, FOOTER_RULE, RIGHT, "0.75", CONTROL),
    )


def furniture_lines(pages: Pages, number: int, count: int) -> tuple[list[Text], list[Text]]:
    """Header and footer of page `number`; a long text takes more lines, towards the edge of the paper.

    Raises:
        KnownError: ``document.line-too-long`` when it does not fit there.
    """
    header = list(_line(pages.header, pages.note, HEADER_TEXT, up=True))
    footer = list(_line(pages.footer, page_label(pages, number, count), FOOTER_TEXT, up=False))
    return header, footer


def _line(left: str, right: str, y: float, *, up: bool) -> Iterator[Text]:
    room = RIGHT - LEFT - _GAP
    aside = min(measured(right, FURNITURE), room / 2)
    for style in (FURNITURE, _SMALL):
        columns = [(left, room - aside, LEFT, False), (right, aside + 0.1, RIGHT, True)]
        placed = [
            text
            for words, width, x, at_right in columns
            if words
            for text in _stacked(broken(words, style, width), style, x, y, up=up, right=at_right)
        ]
        if all(_EDGE <= text.y <= PAPER_HEIGHT - _EDGE - text.style.size for text in placed):
            yield from placed
            return
    raise KnownError.of("document.line-too-long", left[:80])


def _stacked(  # noqa: PLR0913 - the place and look of a few lines
    lines: tuple[str, ...], style: Style, x: float, y: float, *, up: bool, right: bool
) -> Iterator[Text]:
    top = y + (len(lines) - 1) * style.leading if up else y
    for index, line in enumerate(lines):
        yield Text(x, top - index * style.leading, line, style, artifact=True, right=right)
