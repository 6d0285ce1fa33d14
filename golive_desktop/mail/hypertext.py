# SPDX-License-Identifier: MIT
"""A mail's plain text as restrained HTML: paragraphs, lists and links, nothing that is loaded from elsewhere."""

import html
import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

__all__ = ["as_html"]

_BODY: Final = (
    "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:1.5;"
    "color:#1f2328;background:#ffffff;margin:0;padding:16px"
)
_COLUMN: Final = "max-width:640px"
_PARAGRAPH: Final = "margin:0 0 12px 0"
_BEFORE_LIST: Final = "margin:0 0 4px 0"
_LIST: Final = "margin:0 0 12px 0;padding-left:22px"
_ITEM: Final = "margin:0 0 4px 0"
_LINK: Final = "color:#0b57d0"
_POINT: Final = "- "
_ADDRESS: Final = re.compile(r"https://[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]+)?(?:[/?#][A-Za-z0-9._~:/?#@!$&()*+,;=%-]*)?")
_AFTER_ADDRESS: Final = ".,;:!?)"
"""Ends a sentence more often than an address."""


def as_html(text: str, *, language: str = "") -> str:
    """`text` as a page of its own; every letter of it is shown as it stands.

    Only addresses that begin with ``https://`` become links, and each shows where it leads.

    Args:
        text: plain; an empty line ends a paragraph, lines that begin with "- " are a list.
        language: ``de`` or ``en`` for readers that speak; empty to leave it open.
    """
    spoken = f' lang="{html.escape(language)}"' if language else ""
    inner = "\n".join(_blocks(text))
    return (
        f'<!DOCTYPE html>\n<html{spoken}>\n<head><meta charset="utf-8"></head>\n'
        f'<body style="{_BODY}">\n<div style="{_COLUMN}">\n{inner}\n</div>\n</body>\n</html>\n'
    )


def _blocks(text: str) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n", text.strip("\n")):
        lines = _joined(paragraph.split("\n"))
        parts = [(is_list, list(part)) for is_list, part in groupby(lines, key=lambda line: line.startswith(_POINT))]
        for number, (is_list, part) in enumerate(parts, 1):
            if is_list:
                items = "".join(f'<li style="{_ITEM}">{_inline(line[len(_POINT) :])}</li>' for line in part)
                yield f'<ul style="{_LIST}">{items}</ul>'
            else:
                style = _PARAGRAPH if number == len(parts) else _BEFORE_LIST
                yield f'<p style="{style}">{"<br>".join(_inline(line) for line in part)}</p>'


def _joined(lines: list[str]) -> list[str]:
    """The lines, each one that is indented below a point joined to it."""
    found: list[str] = []
    for line in lines:
        if line.startswith("  ") and found and found[-1].startswith(_POINT):
            found[-1] = f"{found[-1]} {line.strip()}"
        else:
            found.append(line.strip())
    return found


def _inline(text: str) -> str:
    parts, end = [], 0
    for match in _ADDRESS.finditer(text):
        address = match.group().rstrip(_AFTER_ADDRESS)
        shown = html.escape(address)
        parts += [html.escape(text[end : match.start()]), f'<a href="{shown}" style="{_LINK}">{shown}</a>']
        end = match.start() + len(address)
    return "".join((*parts, html.escape(text[end:])))
