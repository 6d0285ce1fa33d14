# SPDX-License-Identifier: MIT
"""The timeline as a file: drawn and told on pages that nobody takes for signed, and as tables."""

import page
import pytest

from golive_desktop.domain.blocks import Chart
from golive_desktop.services.day import look_at_day
from golive_desktop.services.day_launch import HOLD, hold, resume
from golive_desktop.services.day_steps import finish_step, note, set_t0
from golive_desktop.services.timeline import timeline
from golive_desktop.services.timeline_file import TimelineKind, timeline_file, timeline_kind, timeline_pages
from tests.office import Office
from tests.services.launch import T0, launch, then
from tests.statements.paper import in_order


def exported(office: Office, kind: TimelineKind, run: str = "") -> bytes:
    return timeline_file(office.manager.adapters, office.release.id, kind=kind, language="en", now=T0, run=run)


@pytest.mark.parametrize(
    ("name", "kind"), [("a.pdf", "pdf"), ("a.CSV", "csv"), ("a.md", "md"), ("a.markdown", "md"), ("a", "pdf")]
)
def test_a_file_is_what_its_name_says(name: str, kind: str) -> None:
    assert timeline_kind(name) == kind


def test_the_pages_draw_and_tell_the_whole_run(office: Office) -> None:
    office.go()
    adapters, release = office.manager.adapters, office.release.id
    set_t0(then(office, -60), T0)
    finish_step(then(office, -40), "T-60/1", remark="Two came \N{ROCKET} late.")
    hold(then(office, -30), reason="Disk full.", typed=HOLD)
    resume(then(office, -28), reason="Space again.")
    launch(office)
    note(then(office, 7, by="Łukasz"), "Launched \N{ROCKET} <b>now</b>")
    pdf = exported(office, "pdf")
    document = adapters.reader.read(pdf)
    assert document.payload == b""
    assert page.validate_pdf_bytes(pdf, profile="3b").is_compliant
    view = look_at_day(adapters, release, now=T0)
    pages = timeline_pages(view, timeline(adapters, release, language="en"), "en")
    assert adapters.reader.compare(document.printed, pages) == ()
    assert any(isinstance(block, Chart) for block in pages.blocks)
    assert (pages.note, pages.watermark) == ("Not signed", "")
    assert in_order(pages, "Timeline of the go-live", "T-0", "Planned and actual", "HOLD", "2 min", "PROCEED said")
    assert in_order(pages, "Steps", "Two came ? late.", "What happened", "Release created", "Sign-off counted")
    assert in_order(pages, "Note in the log of the day", "Launched ? <b>now</b>", "Łukasz", "All times UTC+1")
    german = timeline_pages(view, timeline(adapters, release, language="de"), "de")
    assert in_order(german, "Geplant und tatsächlich", "HOLD", "Schritte")
    assert exported(office, "csv").decode("utf-8-sig").startswith("Time,What,About,By,Remark\r\n")
    assert exported(office, "md").decode().startswith("# Timeline · Zebra · rc-7\n")


def test_a_rehearsal_is_marked_on_each_page(office: Office) -> None:
    launch(office, run="rehearsal 1")
    adapters, release = office.manager.adapters, office.release.id
    told = timeline(adapters, release, language="en", run="rehearsal 1")
    pages = timeline_pages(look_at_day(adapters, release, now=T0, run="rehearsal 1"), told, "en")
    assert pages.watermark == "REHEARSAL"
    assert in_order(pages, "rehearsal 1")
    assert exported(office, "pdf", run="rehearsal 1").startswith(b"%PDF-")


def test_a_release_without_a_day_has_no_drawing(office: Office) -> None:
    adapters, release = office.manager.adapters, office.release.id
    pages = timeline_pages(look_at_day(adapters, release, now=T0), (), "en")
    assert not any(isinstance(block, Chart) for block in pages.blocks)
    assert in_order(pages, "not set yet")
