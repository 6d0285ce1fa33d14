# SPDX-License-Identifier: MIT
"""A table as a file that every spreadsheet reads, and in which no cell is ever carried out."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

__all__ = ["spreadsheet"]

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet would take a cell that starts so for a formula (OWASP, CSV injection)."""


def spreadsheet(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The table as RFC 4180 has it, in UTF-8 with a mark, so that spreadsheets read umlauts.

    A cell that would be taken for a formula gets an apostrophe in front, spaces before it or not.

    Args:
        columns: the headings.
        rows: the cells, in the order of the headings.
    """
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\r\n")
    for row in (columns, *rows):
        table.writerow([f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell for cell in row])
    return text.getvalue().encode("utf-8-sig", "replace")
