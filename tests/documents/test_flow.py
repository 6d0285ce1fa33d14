# SPDX-License-Identifier: MIT
from collections.abc import Callable, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from golive_desktop.documents.press import PdfPress
from golive_desktop.documents.reader import PdfReader
from golive_desktop.domain.blocks import (
    Block,
    Box,
    Cell,
    Column,
    Fact,
    Facts,
    Heading,
    Line,
    PageBreak,
    PageOf,
    Pages,
    Paragraph,
    Signatures,
    Slot,
    Table,
    Title,
    Verdict,
)
from golive_desktop.ports.documents import Imprint, PrintedPages

Make = Callable[..., Pages]
COMMENT = ("Ein Kommentar mit Donaudampfschifffahrtsgesellschaftskapitän und 12.345,67 Zeichen. " * 60)[:5000]


def _cell(*texts: str) -> Cell:
    return tuple(Line(text=text) for text in texts)


def _form(rows: Sequence[tuple[Cell, ...]]) -> Table:
    shares = (("", 24), ("Item and comment", 350), ("Answer", 62), ("Evidence", 206))
    return Table(columns=tuple(Column(title=title, share=share) for title, share in shares), rows=tuple(rows))


def _row(number: int, comment: str = "fine") -> tuple[Cell, ...]:
    answer: Cell = (Line(text="Yes", style="strong", status="yes"),)
    return (_cell(str(number)), _cell(f"Item {number}", comment), answer, _cell("log.csv", "ab" * 32))


def _sound(pages: Pages, imprint: Imprint) -> PrintedPages:
    """Prints, reads back and finds nothing wrong: nothing cut, overlapping, crossed or off the page."""
    pdf = PdfPress().print(pages, payload=b"{}", attachments=(), imprint=imprint)
    read = PdfReader().read(pdf)
    assert read.problems == ()
    assert PdfReader().compare(read.printed, pages) == ()
    return read.printed


LONG: dict[str, tuple[Block, ...]] = {
    "200 items": (Title(text="Form"), _form([_row(number, "c " * (number % 60)) for number in range(200)])),
    "comments of 5,000 characters": (_form([_row(number, COMMENT) for number in range(3)]),),
    "a paragraph of pages": (Paragraph(text=COMMENT * 3), Paragraph(text=f"{COMMENT}\n\n{COMMENT}", style="lead")),
    "a word without end": (Paragraph(text="x" * 5000), Title(text="W" * 255, subtitle="i" * 255)),
    "names of 255 characters": (
        Verdict(text="REJECTED" * 9, status="rejected", size="page"),
        Facts(rows=tuple(Fact(label="l" * 60, value=Line(text="v" * 255)) for _ in range(5)), columns=2),
        Signatures(slots=(Slot(name="n" * 255, caption="c" * 255), Slot(name="n " * 120, caption="c " * 120))),
    ),
    "a box longer than a page": (
        Heading(text="Check"),
        Box(title="b" * 255, status="genuine", facts=(Fact(label="File", value=Line(text=COMMENT * 2)),) * 2),
        Paragraph(text="after"),
    ),
    "1,000 rows": (
        Title(text="Audit"),
        Table(
            columns=(Column(title="No.", share=30), Column(title="Entry", share=200)),
            rows=tuple((_cell(str(number)), _cell("Approval recorded")) for number in range(1000)),
        ),
    ),
    "more letters than one subset holds": (
        Paragraph(text="".join(map(chr, (*range(0x100, 0x149), *range(0x391, 0x3A2), *range(0x410, 0x480))))),
        Paragraph(text="".join(map(chr, range(0x1E00, 0x1E99))) + "mono ✓", style="mono"),
    ),
    "nothing": (),
}


@pytest.mark.parametrize("blocks", LONG.values(), ids=LONG.keys())
def test_everything_flows_without_cutting_or_overlapping(
    blocks: tuple[Block, ...], make_pages: Make, imprint: Imprint
) -> None:
    _sound(make_pages(*blocks), imprint)


def test_the_samples_flow(dossier: Pages, approval: Pages, imprint: Imprint) -> None:
    assert _sound(dossier, imprint).pages == 2
    assert _sound(approval, imprint).pages == 1


def test_a_row_that_fits_on_a_page_is_never_split(make_pages: Make, imprint: Imprint) -> None:
    printed = _sound(make_pages(_form([_row(number, "word " * 150) for number in range(40)])), imprint)
    pages_of = {
        number: [run.page for run in printed.runs if run.text == f"Item {number}" or run.text == str(number)]
        for number in range(5, 40)
    }

    assert all(len(set(pages)) == 1 for pages in pages_of.values())


def test_a_heading_stays_with_what_it_heads(make_pages: Make, imprint: Imprint) -> None:
    for lines in range(30, 60):
        blocks = (*[Paragraph(text="line")] * lines, Heading(text="Answers"), _form([_row(1)]))
        printed = _sound(make_pages(*blocks), imprint)
        heading = next(run for run in printed.runs if run.text == "Answers")
        item = next(run for run in printed.runs if run.text == "Item 1")
        assert heading.page == item.page


def test_a_table_repeats_its_header_as_page_furniture(make_pages: Make, imprint: Imprint) -> None:
    printed = _sound(make_pages(_form([_row(number) for number in range(60)])), imprint)
    titles = [run for run in printed.runs if run.text == "Item and comment"]

    assert [run.artifact for run in titles] == [False, *[True] * (printed.pages - 1)]


def test_a_row_that_says_nothing_takes_no_header_to_a_page(make_pages: Make, imprint: Imprint) -> None:
    nothing: tuple[Cell, ...] = ((), (), (), ())
    printed = _sound(make_pages(_form([_row(1), *[nothing] * 60])), imprint)

    assert printed.pages == 1


def test_a_thousand_records_are_linear_in_size_and_point_to_their_pages(make_pages: Make, imprint: Imprint) -> None:
    blocks: list[Block] = [
        Facts(rows=tuple(Fact(label=f"Role {number}", value=PageOf(anchor=f"r{number}")) for number in range(1000)))
    ]
    for number in range(1000):
        title = Title(text=f"Role {number}", anchor=f"r{number}")
        blocks += [PageBreak(), title, Verdict(text="APPROVED", status="approved"), _form([_row(1)])]

    assert _sound(make_pages(*blocks), imprint).pages > 1000


_TEXTS = st.text(alphabet="aW ß-/\n✓Ж", max_size=400)
_LINES = st.builds(Line, text=_TEXTS, style=st.sampled_from(["body", "strong", "muted", "mono", "caption"]))
_CELLS = st.lists(_LINES, max_size=3).map(tuple)
_FACTS = st.lists(st.builds(Fact, label=_TEXTS, value=_LINES), max_size=6).map(tuple)
_BLOCKS = st.one_of(
    st.builds(Title, text=_TEXTS, subtitle=_TEXTS),
    st.builds(Heading, text=_TEXTS),
    st.builds(Verdict, text=st.text(alphabet="AW ", min_size=1, max_size=40), status=st.sampled_from(["yes", "no"])),
    st.builds(Paragraph, text=_TEXTS, style=st.sampled_from(["lead", "body", "muted", "caption", "mono"])),
    st.builds(Facts, rows=_FACTS, columns=st.sampled_from([1, 2])),
    st.builds(Box, title=_TEXTS, facts=_FACTS),
    st.lists(st.tuples(_CELLS, _CELLS), max_size=5).map(
        lambda rows: Table(columns=(Column(title="A", share=1), Column(title="B", share=3)), rows=tuple(rows))
    ),
    st.just(PageBreak()),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_BLOCKS, max_size=12))
def test_any_blocks_read_back_as_they_were(make_pages: Make, imprint: Imprint, blocks: list[Block]) -> None:
    _sound(make_pages(*blocks), imprint)
