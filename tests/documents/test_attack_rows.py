# SPDX-License-Identifier: MIT
"""What is left out of pages and files hides nothing: rows that say nothing, checksums that prove nothing."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from pikepdf import Pdf, String

from golive_desktop.documents.kept import kept_files
from golive_desktop.documents.press import PdfPress
from golive_desktop.documents.reader import PdfReader
from golive_desktop.domain.blocks import Cell, Column, Line, Pages, Paragraph, Table
from golive_desktop.ports.documents import Attachment, Imprint

Rows = tuple[tuple[Cell, ...], ...]
FULL: tuple[Cell, ...] = ((Line(text="No P0 bugs open"),), (Line(text="met"),))
NOTHING: tuple[tuple[Cell, ...], ...] = (
    ((), ()),
    ((Line(text=""),), (Line(text=""),)),
    ((Line(text="", status="approved"),), ()),
)
IMPRINT = Imprint(title="T", author="A", identifier="1", created_at=datetime(2026, 3, 1, tzinfo=UTC))


def pages(rows: Rows) -> Pages:
    columns = (Column(title="Condition", share=50), Column(title="State", share=50))
    blocks = (Table(columns=columns, rows=rows), Paragraph(text="End"))
    return Pages(header="T", note="", footer="F", page_label="{page}/{pages}", language="en", blocks=blocks)


def printed(rows: Rows, *, kept: tuple[Attachment, ...] = ()) -> bytes:
    return PdfPress().print(pages(rows), payload=b"{}", attachments=kept, imprint=IMPRINT)


def found(drawn: Rows, said: Rows) -> set[str]:
    reader = PdfReader()
    document = reader.read(printed(drawn))
    problems = (*document.problems, *reader.compare(document.printed, pages(said)))
    return {problem.code for problem in problems}


@pytest.mark.parametrize("nothing", NOTHING, ids=["no lines", "empty lines", "a sign without a word"])
def test_a_row_that_says_nothing_is_on_no_page_and_moves_none(nothing: tuple[Cell, ...]) -> None:
    many = (FULL, *[nothing] * 150, FULL)
    assert found(many, many) == set()
    assert printed(many) == printed((FULL, FULL))


def test_a_row_that_says_anything_is_neither_added_nor_left_out() -> None:
    blank: tuple[Cell, ...] = ((Line(text="\u00a0"),), ())
    sign: tuple[Cell, ...] = ((Line(text="-", status="approved"),), ())
    for row in (FULL, blank, sign):
        assert found((FULL, row), (FULL, row)) == set()
        assert found((FULL, row), (FULL,)) == {"document.text-differs"}
        assert found((FULL,), (FULL, row)) == {"document.text-differs"}


def test_a_checksum_is_no_place_for_other_bytes() -> None:
    file = Attachment(name="a.txt", data=b"x", relationship="Supplement", media_type="text/plain")
    data = printed((FULL,), kept=(file,))
    assert PdfReader().read(data).problems == ()
    assert file in (kept_files(data) or ())
    with Pdf.open(BytesIO(data)) as pdf:
        pdf.Root.AF[0].EF.F.Params.CheckSum = String("0123456789abcdef")
        target = BytesIO()
        pdf.save(target)
    assert "document.foreign-attachment" in {problem.code for problem in PdfReader().read(target.getvalue()).problems}
    assert kept_files(target.getvalue()) is None
