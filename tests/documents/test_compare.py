# SPDX-License-Identifier: MIT
import re
import zlib
from collections.abc import Callable

import pytest
from pikepdf import Name, Pdf

from golive_desktop.documents.press import PdfPress
from golive_desktop.documents.reader import PdfReader
from golive_desktop.domain.blocks import Pages, Paragraph, Title, Verdict
from golive_desktop.ports.documents import Imprint, PrintedPages

Change = Callable[[Pdf], None]
Changed = Callable[[bytes, Change], bytes]
Make = Callable[..., Pages]


def _said(pages: Pages, imprint: Imprint, other: Pages) -> set[str]:
    pdf = PdfPress().print(pages, payload=b"{}", attachments=(), imprint=imprint)
    read = PdfReader().read(pdf)
    assert read.problems == ()
    return {problem.code for problem in PdfReader().compare(read.printed, other)}


def test_every_kind_of_text_is_compared(make_pages: Make, imprint: Imprint) -> None:
    pages = make_pages(Title(text="Legal"), Verdict(text="APPROVED", status="approved"), Paragraph(text="Fine."))
    others = [
        make_pages(Title(text="Legal"), Verdict(text="REJECTED", status="approved"), Paragraph(text="Fine.")),
        make_pages(Title(text="Legal"), Verdict(text="APPROVED", status="rejected"), Paragraph(text="Fine.")),
        make_pages(Title(text="Legal"), Verdict(text="APPROVED", status="approved"), Paragraph(text="Fine")),
        make_pages(Title(text="Legal"), Verdict(text="APPROVED", status="approved"), Paragraph(text="Fine. ")),
        make_pages(Title(text="Legal"), Verdict(text="APPROVED", status="approved")),
        make_pages(*pages.blocks, Paragraph(text="More.")),
        make_pages(*reversed(pages.blocks)),
        make_pages(*pages.blocks, language="de"),
    ]

    assert _said(pages, imprint, pages) == set()
    assert all(_said(pages, imprint, other) == {"document.text-differs"} for other in others)


def test_the_first_difference_is_named_with_its_page(make_pages: Make, imprint: Imprint) -> None:
    pdf = PdfPress().print(make_pages(Title(text="Legal")), payload=b"{}", attachments=(), imprint=imprint)
    (problem,) = PdfReader().compare(PdfReader().read(pdf).printed, make_pages(Title(text="Sales " * 40)))

    assert problem.details == {"page": "1", "expected": ("Sales " * 40)[:80], "found": "Legal"}


def _codes_of(pdf: Pdf, text: str) -> str:
    """The hexadecimal code string that the page's semibold or regular font writes `text` with, as a pattern."""
    strings = set()
    for font in pdf.pages[0].obj.Resources.Font.values():
        cmap = font.ToUnicode.read_bytes().decode()
        codes = {chr(int(char, 16)): code for code, char in re.findall(r"<(..)> <(....)>\n", cmap)}
        if all(character in codes for character in text):
            strings.add("".join(codes[character] for character in text).lower())
    return "|".join(strings)


def _exchange(pdf: Pdf, one: str, other: str) -> None:
    """Puts two texts in each other's places; the order of the content stays."""
    stream = pdf.pages[0].obj.Contents
    content = stream.read_bytes().decode()
    found = [
        re.search(rf"1 0 0 1 ([0-9.]+ [0-9.]+) Tm <(?:{_codes_of(pdf, text)})> Tj", content) for text in (one, other)
    ]
    first, second = found
    assert first
    assert second
    marked = content[: first.start(1)] + "HERE" + content[first.end(1) :]
    marked = marked.replace(second[0], second[0].replace(second[1], first[1]), 1).replace("HERE", second[1])
    stream.write(zlib.compress(marked.encode()), filter=Name.FlateDecode)


def _exchange_icons(pdf: Pdf) -> None:
    stream = pdf.pages[0].obj.Contents
    content = stream.read_bytes().decode()
    changed = (
        content.replace("/Icon.yes Do", "/Icon.X Do", 1)
        .replace("/Icon.no Do", "/Icon.yes Do")
        .replace("/Icon.X", "/Icon.no")
    )
    stream.write(zlib.compress(changed.encode()), filter=Name.FlateDecode)


MOVES: dict[str, Change] = {
    "an answer moved to another row": lambda pdf: _exchange(pdf, "Yes", "No"),
    "a line moved above the one before": lambda pdf: _exchange(pdf, "Privacy notice", "Owner"),
    "an icon moved to another row": _exchange_icons,
}


@pytest.mark.parametrize("change", MOVES.values(), ids=MOVES.keys())
def test_texts_and_icons_stay_where_they_belong(
    change: Change, genuine: bytes, english_approval: Pages, changed: Changed
) -> None:
    read = PdfReader().read(changed(genuine, change))

    assert {problem.code for problem in PdfReader().compare(read.printed, english_approval)} == {
        "document.text-differs"
    }


def test_only_pages_that_were_read_can_be_compared(english_approval: Pages, genuine: bytes) -> None:
    read = PdfReader().read(genuine)
    with pytest.raises(TypeError):
        PdfReader().compare(PrintedPages(runs=read.printed.runs, pages=1), english_approval)
