# SPDX-License-Identifier: MIT
"""The word behind a page's content is printed, read back and compared; nothing but exactly ours passes for it."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import page
import pytest
from pikepdf import Pdf

from golive_desktop.documents.press import PdfPress
from golive_desktop.documents.reader import PdfReader
from golive_desktop.documents.watermark import watermark_drawing, watermarks
from golive_desktop.domain.blocks import PageBreak, Pages, Paragraph, Title, Watermark
from golive_desktop.ports.documents import Imprint

Change = Callable[[Pdf], None]
Changed = Callable[[bytes, Change], bytes]
Make = Callable[..., Pages]


def marked(make: Make, word: Watermark) -> Pages:
    pages = make(Title(text="Go-live"), Paragraph(text="Body."), PageBreak(), Paragraph(text="Second page."))
    return replace(pages, watermark=word)


def printed(pages: Pages, imprint: Imprint) -> bytes:
    return PdfPress().print(pages, payload=b"{}", attachments=(), imprint=imprint)


def said(pdf: bytes, pages: Pages) -> set[str]:
    read = PdfReader().read(pdf)
    return {problem.code for problem in (*read.problems, *PdfReader().compare(read.printed, pages))}


def with_content(pdf: bytes, changed: Changed, number: int, change: Callable[[list[bytes]], list[bytes]]) -> bytes:
    def rewrite(document: Pdf) -> None:
        contents = document.pages[number].obj.Contents
        contents.write(b"\n".join(change(contents.read_bytes().split(b"\n"))))

    return changed(pdf, rewrite)


@pytest.mark.parametrize("word", get_args(Watermark))
def test_each_word_is_printed_on_every_page_and_read_back(make_pages: Make, imprint: Imprint, word: Watermark) -> None:
    pages = marked(make_pages, word)
    pdf = printed(pages, imprint)
    assert said(pdf, pages) == set()
    others = [other for other in get_args(Watermark) if other != word]
    assert all(said(pdf, marked(make_pages, other)) == {"document.text-differs"} for other in others)
    assert page.validate_pdf_bytes(pdf, profile="3b").is_compliant


def test_the_words_are_told_apart_by_their_drawing() -> None:
    assert watermark_drawing("") == ""
    assert sorted(watermarks().values()) == ["DRAFT", "REHEARSAL", "VOID"]
    assert all(
        re.fullmatch(r"q [-0-9. ]+ cm 17 w 1 J 1 j [0-9. ]+ RG [-0-9. mlch]+ S Q", line) for line in watermarks()
    )


def test_a_word_taken_from_one_page_is_missed(make_pages: Make, imprint: Imprint, changed: Changed) -> None:
    pages = marked(make_pages, "VOID")
    less = with_content(printed(pages, imprint), changed, 1, lambda lines: lines[1:])
    assert said(less, pages) == {"document.text-differs"}


@pytest.mark.parametrize(
    "change",
    [
        lambda lines: [lines[1], lines[0], *lines[2:]],
        lambda lines: [*lines[:-1], lines[0], b""],
        lambda lines: [lines[0], *lines],
        lambda lines: [lines[0].replace(b"RG", b"rg"), *lines[1:]],
        lambda lines: [lines[0].replace(b"17 w", b"18 w"), *lines[1:]],
        lambda lines: [lines[0].replace(b"0.9", b"0.1"), *lines[1:]],
        lambda lines: [lines[0].replace(b" S Q", b" 0 0 m 900 900 l S Q"), *lines[1:]],
    ],
)
def test_nothing_but_ours_and_only_behind_everything(
    make_pages: Make, imprint: Imprint, changed: Changed, change: Callable[[list[bytes]], list[bytes]]
) -> None:
    pages = marked(make_pages, "VOID")
    pdf = with_content(printed(pages, imprint), changed, 0, change)
    assert said(pdf, pages) & {"document.foreign-content", "document.graphics-after-text"}
