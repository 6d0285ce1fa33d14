# SPDX-License-Identifier: MIT
"""The files inside a PDF that was read before are taken out without a parser, and are those that the reader finds."""

from collections.abc import Callable
from io import BytesIO

import pytest
from pikepdf import Dictionary, Name, Pdf
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from golive_desktop.documents.kept import kept_files
from golive_desktop.documents.press import PdfPress
from golive_desktop.documents.reader import PdfReader
from golive_desktop.domain.blocks import Pages
from golive_desktop.ports.documents import Attachment, Imprint

_NAMES = ("a(b)\\c.txt", "Ελένη.pdf", "line\nfeed.csv", "Prüfbericht.pdf", "\u202fnarrow.bin", "zebra endobj.pdf")


@pytest.fixture
def carrying(english_approval: Pages, imprint: Imprint, genuine: bytes) -> bytes:
    """Files of all names and contents: one of ours, which looks like the file around it, empty ones, odd endings."""
    contents = (b"x\r", genuine, b"", b"endstream\nendobj\n", b"\0" * 9000, b"%PDF-1.7\r")
    files = [
        Attachment(
            name=name,
            data=data,
            relationship="Source" if name.endswith(".pdf") else "Supplement",
            media_type="application/pdf" if name.endswith(".pdf") else "application/octet-stream",
        )
        for name, data in zip(_NAMES, contents, strict=True)
    ]
    return PdfPress().print(english_approval, payload=b'{"a":1}', attachments=files, imprint=imprint)


def _read(pdf: bytes) -> list[Attachment]:
    found = PdfReader().read(pdf)
    payload = Attachment(name="golive.json", data=found.payload, relationship="Data", media_type="application/json")
    return sorted([payload, *found.attachments], key=lambda file: file.name)


def test_they_are_those_of_the_reader(carrying: bytes) -> None:
    found = kept_files(carrying)
    assert found is not None
    assert sorted(found, key=lambda file: file.name) == _read(carrying)
    assert {file.name for file in found} == {*_NAMES, "golive.json"}


def test_what_was_appended_later_counts(carrying: bytes) -> None:
    """An update with another list of files, as any object of a later revision, takes the place of the first."""
    writer = IncrementalPdfFileWriter(BytesIO(carrying))
    writer.root["/AF"].pop()
    writer.update_root()
    target = BytesIO()
    writer.write(target)
    found, before = kept_files(target.getvalue()), kept_files(carrying)
    assert found is not None
    assert before is not None
    assert found == before[:-1]


def test_what_is_written_in_another_way_is_left_to_the_parser(
    genuine: bytes, changed: Callable[[bytes, Callable[[Pdf], None]], bytes]
) -> None:
    """Such a file is opened all the same."""

    def described(pdf: Pdf) -> None:
        for file in pdf.Root.AF:
            file.Desc = "described"

    def filtered(pdf: Pdf) -> None:
        for file in pdf.Root.AF:
            file.EF.F.DecodeParms = Dictionary(Type=Name.Nothing)

    for change in (described, filtered):
        assert kept_files(changed(genuine, change)) is None
    assert kept_files(b"") is None
    assert kept_files(b"%PDF-1.7\nstartxref\n3\n%%EOF\n") is None
    assert kept_files(genuine[:-30]) is None
    assert kept_files(genuine.replace(b"/Subtype /application#2fjson ", b"/Subtype /application#2f(\\)) ")) is None
    assert PdfReader().enclosed(changed(genuine, lambda pdf: pdf.Root.AF.reverse()))[0] == b'{"a":1}'


def test_a_file_of_another_size_than_stated_is_none(genuine: bytes) -> None:
    """The parser then says what is wrong with it."""
    assert b"/Size 7 " in genuine
    assert kept_files(genuine.replace(b"/Size 7 ", b"/Size 8 ")) is None
    assert kept_files(genuine.replace(b"/Size 7 ", b"/Size 6 ")) is None
