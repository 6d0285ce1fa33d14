# SPDX-License-Identifier: MIT
"""The retrospective tells the launch as its records show it, and nobody takes it for signed."""

from datetime import date

import page

from golive_desktop.domain.blocks import Chart
from golive_desktop.domain.review import FollowUp, Review
from golive_desktop.services.completion import deliverables, look_at_facts, tick_deliverable
from golive_desktop.services.day import look_at_day
from golive_desktop.services.day_signing import declare_success, sign_review
from golive_desktop.services.day_steps import finish_step, measure, set_t0, skip_step
from golive_desktop.services.retrospective import retrospective, retrospective_pages
from golive_desktop.statements.review import ReviewBody
from tests.office import Office
from tests.services.launch import T0, launch, then
from tests.statements.paper import in_order, text_of

REVIEW = Review(
    decision="watch-48h",
    uptime="99.98 %",
    support="Eleven questions.",
    issues=("Slow search",),
    well=("Everybody was on time",),
    better=("Warm the caches",),
    follow_ups=(FollowUp(text="Warm the caches", owner="SRE", due=date(2026, 12, 20)),),
)


def test_it_tells_the_whole_launch(office: Office) -> None:
    office.go()
    adapters, release = office.manager.adapters, office.release.id
    set_t0(then(office, -60), T0)
    finish_step(then(office, -40), "T-60/1", remark="Two came late.")
    skip_step(then(office, -39), "T-60/2", reason="Not needed.")
    launch(office)
    measure(then(office, 6), "errors", "0.9")
    measure(then(office, 9), "errors", "0.3")
    assert declare_success(then(office, 15), office.manager.key, reason="Calm.") is not None
    assert sign_review(then(office, 60), office.manager.key, REVIEW) is not None
    tick_deliverable(then(office, 61), "Status page live")
    data = retrospective(adapters, release, language="en", now=office.now())
    document = adapters.reader.read(data)
    assert document.payload == b""
    assert page.validate_pdf_bytes(data, profile="3b").is_compliant
    view = look_at_day(adapters, release, now=office.now())
    with adapters.store.reading() as work:
        points = deliverables(view, look_at_facts(work, release))
    assert view.day.launched_at is not None
    pages = retrospective_pages(view, ReviewBody(proceeded_at=view.day.launched_at, review=REVIEW), points, "en")
    assert adapters.reader.compare(document.printed, pages) == ()
    assert in_order(pages, "Retrospective", "LIVE", "PROCEED said", "12:00:00", "Steps done", "1 of", "Left out", "1")
    learned = ("WATCH FOR 48 HOURS", "99.98 %", "Top issues", "Slow search", "Follow-ups", "Warm the caches", "SRE")
    assert in_order(pages, "Review after the launch", *learned)
    # note: the launch itself reads one value more, which is within its limit
    assert in_order(pages, "Success metrics", "Error rate", "below 0.5 %", "3, of them 1 outside", "0.3 %", "within")
    assert in_order(pages, "Latency p50", "0, of them 0 outside", "\u2013", "not read")
    assert any(isinstance(block, Chart) for block in pages.blocks)
    assert in_order(pages, "What did not go to plan", "Two came late.", "Not needed.", "What the launch leaves behind")
    assert in_order(
        pages, "All approvals signed", "Done", "the records", "Status page live", "Done", "Anna Berger, 23 Nov"
    )
    assert pages.note == "Not signed"


def test_before_the_review_it_says_so(office: Office) -> None:
    view = look_at_day(office.manager.adapters, office.release.id, now=T0)
    pages = retrospective_pages(view, None, (), "de")
    assert "Not signed" not in text_of(pages)
    assert in_order(pages, "VOR DEM START", "\u2013")
    assert not any(isinstance(block, Chart) for block in pages.blocks)
    english = retrospective_pages(view, None, (), "en")
    assert in_order(english, "Retrospective", "BEFORE THE LAUNCH", "The review is not signed yet.", "Success metrics")
