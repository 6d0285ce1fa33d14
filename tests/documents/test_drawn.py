# SPDX-License-Identifier: MIT
"""A drawn signature is printed, read back, compared stroke by stroke, and found wherever it was tampered with."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Pdf

from golive_desktop.documents.drawn import DRAWING_HEIGHT, DRAWING_LIFT, DRAWING_SCALE, DRAWING_WIDTH, drawing_path
from golive_desktop.documents.press import PdfPress
from golive_desktop.documents.reader import PdfReader
from golive_desktop.domain.blocks import Pages, Paragraph, Signatures, Slot
from golive_desktop.domain.drawing import HEIGHT, WIDTH, Drawing
from golive_desktop.ports.documents import Imprint

Change = Callable[[Pdf], None]
Changed = Callable[[bytes, Change], bytes]
Make = Callable[..., Pages]

VOGT = Drawing(strokes=(((100, 1200), (700, 100), (1000, 1200)), ((400, 800), (900, 800)), ((1500, 300),)))
points = st.tuples(st.integers(0, WIDTH), st.integers(0, HEIGHT))
drawings = st.lists(st.lists(points, min_size=1, max_size=30).map(tuple), min_size=1, max_size=8).map(
    lambda strokes: Drawing(strokes=tuple(strokes))
)


def signed(make: Make, drawing: Drawing | None) -> Pages:
    slots = (Slot(name="Łukasz Vogt", caption="CEO", drawing=drawing),)
    return make(Paragraph(text="I approve."), Signatures(slots=slots), Paragraph(text="Below."))


def printed(pages: Pages, imprint: Imprint) -> bytes:
    return PdfPress().print(pages, payload=b"{}", attachments=(), imprint=imprint)


def said(pdf: bytes, pages: Pages) -> set[str]:
    read = PdfReader().read(pdf)
    return {problem.code for problem in (*read.problems, *PdfReader().compare(read.printed, pages))}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawing=drawings)
def test_whatever_a_hand_draws_is_printed_and_read_back(make_pages: Make, imprint: Imprint, drawing: Drawing) -> None:
    pages = signed(make_pages, drawing)
    assert said(printed(pages, imprint), pages) == set()


def test_a_path_counts_upwards_and_a_dot_is_a_line_to_itself() -> None:
    assert drawing_path(Drawing(strokes=(((0, 0), (10, HEIGHT)), ((7, 5),)))) == "0 1400 m 10 0 l 7 1395 m 7 1395 l"
    assert (DRAWING_WIDTH, DRAWING_HEIGHT) == (WIDTH * DRAWING_SCALE, HEIGHT * DRAWING_SCALE)


@pytest.mark.parametrize(
    "other",
    [
        None,
        Drawing(strokes=VOGT.strokes[:-1]),
        Drawing(strokes=tuple(reversed(VOGT.strokes))),
        Drawing(strokes=(((100, 1200), (700, 101), (1000, 1200)), *VOGT.strokes[1:])),
    ],
)
def test_another_drawing_is_another_page(make_pages: Make, imprint: Imprint, other: Drawing | None) -> None:
    pdf = printed(signed(make_pages, VOGT), imprint)
    assert said(pdf, signed(make_pages, VOGT)) == set()
    assert said(pdf, signed(make_pages, other)) == {"document.text-differs"}


def test_a_drawing_that_is_missing_is_found(make_pages: Make, imprint: Imprint) -> None:
    assert said(printed(signed(make_pages, None), imprint), signed(make_pages, VOGT)) == {"document.text-differs"}


@pytest.mark.parametrize(
    "touched",
    [
        (b"0.0400 0 0 0.0400", b"0.0500 0 0 0.0500", "document.foreign-content"),
        (b" 40 w 1 J", b" 90 w 1 J", "document.foreign-content"),
        (b"700 1300 l", b"700 1299 l", "document.text-differs"),
        (b"1500 1100 m", b"9500 1100 m", "document.text-differs"),
        (b" S Q", b" f Q", "document.foreign-content"),
    ],
)
def test_a_drawing_that_was_touched_is_found(
    make_pages: Make, imprint: Imprint, changed: Changed, touched: tuple[bytes, bytes, str]
) -> None:
    old, new, code = touched

    def touch(document: Pdf) -> None:
        contents = document.pages[0].Contents
        operators = contents.read_bytes()
        lines = [line.replace(old, new) if b" 40 w 1 J" in line else line for line in operators.split(b"\n")]
        assert b"\n".join(lines) != operators
        contents.write(b"\n".join(lines))

    pages = signed(make_pages, VOGT)
    assert code in said(changed(printed(pages, imprint), touch), pages)


def test_a_second_drawing_or_one_over_text_is_found(make_pages: Make, imprint: Imprint, changed: Changed) -> None:
    def move(document: Pdf) -> None:
        contents = document.pages[0].Contents
        lines = contents.read_bytes().split(b"\n")
        index = next(number for number, line in enumerate(lines) if b" 40 w 1 J" in line)
        words = lines[index].split()
        words[6] = f"{float(words[6]) - DRAWING_LIFT:.2f}".encode()
        lines.insert(index, b" ".join(words))
        contents.write(b"\n".join(lines))

    pages = signed(make_pages, VOGT)
    found = said(changed(printed(pages, imprint), move), pages)
    assert {"document.text-crossed", "document.text-differs"} <= found
