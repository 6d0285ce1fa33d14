# SPDX-License-Identifier: MIT
"""A drawn timeline is printed, read back, compared lane by lane, and found wherever it was tampered with."""

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import page
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Pdf

from golive_desktop.documents.lanes import LANE_HEIGHT, LANE_LEFT, LANE_WIDTH, lane_path, tick_left
from golive_desktop.documents.press import PdfPress
from golive_desktop.documents.reader import PdfReader
from golive_desktop.domain.blocks import Chart, ChartRow, Line, Pages, Paragraph, Tick
from golive_desktop.domain.chart import SCALE, Glyph, GlyphKind, Lane
from golive_desktop.ports.documents import Imprint

Change = Callable[[Pdf], None]
Changed = Callable[[bytes, Change], bytes]
Make = Callable[..., Pages]

KINDS: tuple[GlyphKind, ...] = ("grid", "t0", "hold", "plan", "actual", "late", "mark", "before", "after")
places = st.tuples(st.integers(0, SCALE), st.integers(0, SCALE)).map(sorted)
glyphs = st.tuples(st.sampled_from(KINDS), places).map(lambda it: Glyph(kind=it[0], start=it[1][0], end=it[1][1]))
lanes = st.lists(glyphs, max_size=8).map(lambda them: Lane(glyphs=tuple(them)))


def row(lane: Lane, label: str = "Backups verified") -> ChartRow:
    said = Line(text="Late, +12 min", status="conditional")
    return ChartRow(moment=Line(text="T-60", style="mono"), label=Line(text=label), lane=lane, said=said)


def chart(*drawn: Lane) -> Chart:
    ticks = (Tick(at=120, text="09:30"), Tick(at=500, text="10:00"), Tick(at=880, text="10:30"))
    return Chart(title="5 Mar", ticks=ticks, rows=tuple(row(lane) for lane in drawn))


LATE = Lane(glyphs=(Glyph(kind="plan", start=100, end=150), Glyph(kind="late", start=100, end=400)))
HELD = Lane(glyphs=(Glyph(kind="hold", start=300, end=420), Glyph(kind="mark", start=500, end=500)))


@pytest.fixture
def drawn(make_pages: Make) -> Pages:
    return make_pages(chart(LATE, HELD, Lane(glyphs=())), Paragraph(text="Below."))


def printed(pages: Pages, imprint: Imprint) -> bytes:
    return PdfPress().print(pages, payload=b"{}", attachments=(), imprint=imprint)


def said(pdf: bytes, pages: Pages) -> set[str]:
    read = PdfReader().read(pdf)
    return {problem.code for problem in (*read.problems, *PdfReader().compare(read.printed, pages))}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(them=st.lists(lanes, min_size=1, max_size=6))
def test_whatever_is_drawn_is_read_back_and_stays_in_its_lane(
    make_pages: Make, imprint: Imprint, them: list[Lane]
) -> None:
    pages = make_pages(chart(*them), Paragraph(text="Below."))
    assert said(printed(pages, imprint), pages) == set()
    for lane in them:
        points = re.findall(r"(-?[0-9.]+) (-?[0-9.]+) [ml](?= )", f"{lane_path(lane)} ")
        assert all(0 <= float(x) <= LANE_WIDTH and 0 <= float(y) <= LANE_HEIGHT for x, y in points)
        for left, low, width, height in re.findall(r"([0-9.]+) ([0-9.]+) ([0-9.]+) ([0-9.]+) re", lane_path(lane)):
            assert float(left) + float(width) <= LANE_WIDTH + 0.02
            assert float(low) + float(height) <= LANE_HEIGHT


def test_times_stand_over_their_places_and_inside_the_scale() -> None:
    middle, first, last = (tick_left(Tick(at=at, text="10:00")) for at in (SCALE // 2, 0, SCALE))
    assert first == LANE_LEFT
    assert last < LANE_LEFT + LANE_WIDTH
    assert middle == pytest.approx((first + last) / 2)


def test_many_lanes_go_over_pages_under_their_scale(make_pages: Make, imprint: Imprint, tmp_path: Path) -> None:
    pages = make_pages(chart(*[LATE, HELD] * 60))
    pdf = printed(pages, imprint)
    read = PdfReader().read(pdf)
    assert (read.problems, PdfReader().compare(read.printed, pages)) == ((), ())
    assert read.printed.pages == 4
    assert sum(run.text == "10:00" for run in read.printed.runs) == 4
    assert page.validate_pdf_bytes(pdf, profile="3b").is_compliant
    file = tmp_path / "chart.pdf"
    file.write_bytes(pdf)
    for command in (["qpdf", "--check", str(file)], ["mutool", "draw", "-F", "txt", "-o", "-", str(file)]):
        assert not re.search("error", subprocess.run(command, check=True, capture_output=True, text=True).stderr)


def other(pages: Pages, *drawn: Lane) -> Pages:
    return replace(pages, blocks=(chart(*drawn), *pages.blocks[1:]))


def test_another_drawing_is_another_page(drawn: Pages, imprint: Imprint) -> None:
    pdf = printed(drawn, imprint)
    assert said(pdf, drawn) == set()
    empty = Lane(glyphs=())
    earlier = Lane(glyphs=(LATE.glyphs[0], Glyph(kind="actual", start=100, end=400)))
    for told in (
        (HELD, LATE, empty),
        (LATE, empty, HELD),
        (LATE, HELD, HELD),
        (LATE, empty, empty),
        (earlier, HELD, empty),
    ):
        assert said(pdf, other(drawn, *told)) == {"document.text-differs"}


def lines_of(document: Pdf, number: int = 0) -> list[bytes]:
    return bytes(document.pages[number].Contents.read_bytes()).split(b"\n")


def write(document: Pdf, lines: list[bytes], number: int = 0) -> None:
    document.pages[number].Contents.write(b"\n".join(lines))


def is_lane(line: bytes) -> bool:
    return b" re " in line


@pytest.mark.parametrize(
    "touched",
    [
        (b"53.70 4.40 re", b"13.70 4.40 re", "document.text-differs"),
        (b"0.490 0.322 0.000 rg", b"0.094 0.129 0.176 rg", "document.text-differs"),
        (b" re S ", b" re f ", "document.text-differs"),
        (b"q 1 0 0 1", b"q 2 0 0 1", "document.foreign-content"),
        (b" re f", b" re W n", "document.foreign-content"),
        (b" re f", b" re f /GS0 gs", "document.transparency"),
        (b" rg ", b" k ", "document.foreign-content"),
    ],
)
def test_a_lane_that_was_touched_is_found(
    drawn: Pages, imprint: Imprint, changed: Changed, touched: tuple[bytes, bytes, str]
) -> None:
    old, new, code = touched

    def touch(document: Pdf) -> None:
        before = lines_of(document)
        after = [line.replace(old, new) if is_lane(line) else line for line in before]
        assert after != before
        write(document, after)

    assert code in said(changed(printed(drawn, imprint), touch), drawn)


def test_a_lane_that_was_moved_added_or_left_out_is_found(drawn: Pages, imprint: Imprint, changed: Changed) -> None:
    def moved(document: Pdf) -> None:
        write(
            document,
            [
                re.sub(rb"^(q 1 0 0 1 )(\S+)", rb"\g<1>60.00", line) if is_lane(line) else line
                for line in lines_of(document)
            ],
        )

    def added(document: Pdf) -> None:
        lines = lines_of(document)
        lines.insert(0, next(filter(is_lane, lines)))
        write(document, lines)

    def left_out(document: Pdf) -> None:
        write(document, [line for line in lines_of(document) if not is_lane(line)])

    pdf = printed(drawn, imprint)
    assert {"document.text-differs", "document.text-crossed"} <= said(changed(pdf, moved), drawn)
    assert said(changed(pdf, added), drawn) == {"document.text-differs"}
    assert said(changed(pdf, left_out), drawn) == {"document.text-differs"}


@pytest.mark.parametrize("number", [0, 1])
def test_a_time_that_stands_over_another_place_is_found(
    make_pages: Make, imprint: Imprint, changed: Changed, number: int
) -> None:
    pages = make_pages(chart(*[LATE] * 60))
    left = f"{56.69 + tick_left(Tick(at=500, text='10:00')):.2f}".encode()

    def shift(document: Pdf) -> None:
        lines = lines_of(document, number)
        (place,) = [at for at, line in enumerate(lines) if b" Tm <" in line and b" " + left + b" " in line]
        lines[place] = lines[place].replace(left, f"{float(left) + 9:.2f}".encode())
        write(document, lines, number)

    assert said(changed(printed(pages, imprint), shift), pages) == {"document.text-differs"}
