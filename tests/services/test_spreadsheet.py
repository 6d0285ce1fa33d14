# SPDX-License-Identifier: MIT
"""A spreadsheet reads the export as it was written, and carries out none of its cells."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive_desktop.services.spreadsheet import spreadsheet

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"))


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@given(st.lists(st.tuples(CELLS, CELLS), max_size=8))
def test_what_is_read_is_what_was_written_but_for_the_apostrophe(rows: list[tuple[str, str]]) -> None:
    found = read(spreadsheet(("a", "b"), rows))
    assert found[0] == ["a", "b"]
    assert [[cell.removeprefix("'") for cell in row] for row in found[1:]] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "\n=1", "\u00a0@1", "\uff1d1"])
def test_a_formula_is_text(cell: str) -> None:
    assert read(spreadsheet(("a",), [(cell,)]))[1] == [f"'{cell}"]


def test_commas_quotes_lines_and_umlauts_as_rfc_4180_has_them() -> None:
    data = spreadsheet(("a", "b"), [('say "yes", twice', "two\nlines ä")])
    assert data == b'\xef\xbb\xbfa,b\r\n"say ""yes"", twice","two\nlines \xc3\xa4"\r\n'


def test_half_a_letter_is_no_reason_to_write_nothing() -> None:
    assert read(spreadsheet(("a",), [("\udcff",)]))[1] == ["?"]
