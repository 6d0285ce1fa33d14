# SPDX-License-Identifier: MIT
"""A table as a file that every spreadsheet reads, and in which no cell is ever carried out."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

__all__ = ["spreadsheet"]

_FORMULA: Final = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_BREAKS: Final = ("\t", "\r", "\n")
"""A spreadsheet would take a cell that starts so for a formula (OWASP, CSV injection), in full width too."""


def spreadsheet(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The table as RFC 4180 has it, in UTF-8 with a mark, so that spreadsheets read umlauts.

    A cell that would be taken for a formula gets an apostrophe in front, blanks of any kind before it or not.

    Args:
        columns: the headings.
        rows: the cells, in the order of the headings.
    """
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\r\n")
    for row in (columns, *rows):
        table.writerow([f"'{cell}" if _is_formula(cell) else cell for cell in row])
    return text.getvalue().encode("utf-8-sig", "replace")


def _is_formula(cell: str) -> bool:
    return cell.startswith(_BREAKS) or cell.lstrip().startswith(_FORMULA)
