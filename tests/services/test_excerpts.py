# SPDX-License-Identifier: MIT
"""An excerpt is printed with a label on each page, without data and without a signature, whatever letters it holds."""

from dataclasses import replace

import pytest

from golive_desktop.domain.trust import Trust
from golive_desktop.services.excerpts import Excerpt, Heading, excerpt_pdf, excerpt_table
from golive_desktop.services.verify import Verifier
from tests.office import Office

EXCERPT = Excerpt(
    title="Audit trail · Zebra rc-7",
    note="Excerpt, not signed",
    footer="Exported 5 Mar 2026",
    page_label="Page {page} of {pages}",
    sentences=("2 of 9 entries.",),
    columns=(Heading(title="No.", share=20), Heading(title="Event", share=80), Heading(title="Code")),
    rows=(("1", "Release <b>created</b>", "release.created"), ("2", "=Łukasz Ελένη", "key.confirmed")),
    language="en",
    author="Anna Berger",
)


def printed(office: Office, excerpt: Excerpt) -> list[str]:
    adapters = office.manager.adapters
    document = adapters.reader.read(excerpt_pdf(adapters, excerpt, now=office.now()))
    assert document.payload == b""
    assert document.attachments == ()
    return [run.text for run in document.printed.runs]


def test_the_pages_say_what_it_is_and_hold_no_statement(office: Office) -> None:
    said = " ".join(printed(office, EXCERPT))
    assert "Excerpt, not signed" in said
    assert "Release <b>created</b>" in said
    assert "=Łukasz Ελένη" in said
    assert "release.created" not in said


def test_nobody_can_take_it_for_a_statement(office: Office) -> None:
    adapters = office.manager.adapters
    data = excerpt_pdf(adapters, EXCERPT, now=office.now())
    found = Verifier(reader=adapters.reader, inspector=adapters.inspector).verify(
        data, trust=Trust(), now=office.now(), name="trail.pdf"
    )
    assert found.verdict == "not-checkable"
    assert [problem.code for problem in found.problems] == ["verify.not-ours"]


def test_letters_without_a_font_are_printed_as_numbers(office: Office) -> None:
    foreign = replace(EXCERPT, rows=(("1", "文.pdf \u202e \U0001f600", "x"),))
    assert "[U+6587].pdf [U+202E] [U+1F600]" in " ".join(printed(office, foreign))


@pytest.mark.parametrize("rows", [0, 400])
def test_any_number_of_rows(office: Office, rows: int) -> None:
    many = replace(EXCERPT, rows=tuple((str(number), "Sign-off counted", "x") for number in range(rows)))
    assert "Excerpt, not signed" in printed(office, many)


def test_the_spreadsheet_has_all_columns() -> None:
    text = excerpt_table(EXCERPT).decode("utf-8-sig")
    assert text.splitlines()[0] == "No.,Event,Code"
    assert text.splitlines()[2] == "2,'=Łukasz Ελένη,key.confirmed"
