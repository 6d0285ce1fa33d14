# SPDX-License-Identifier: MIT
"""The quick reference is one page with times, contacts and the way back, and nobody takes it for a statement."""

from dataclasses import replace
from datetime import date

from golive_desktop.domain.communication import Signposts
from golive_desktop.domain.runbook import OnCall, Rollback, RunStep
from golive_desktop.ports.documents import ReadDocument
from golive_desktop.services.correspondence import set_signposts
from golive_desktop.services.day import look_at_day
from golive_desktop.services.day_steps import set_t0
from golive_desktop.services.quick_reference import card_pages, quick_reference
from golive_desktop.services.runbooks import change_runbook
from tests.office import Office
from tests.services.launch import T0, then


def printed(office: Office) -> tuple[ReadDocument, str]:
    data = quick_reference(office.manager.adapters, office.release.id, language="en", now=T0)
    document = office.manager.adapters.reader.read(data)
    return document, " ".join(run.text for run in document.printed.runs)


def test_it_says_what_is_missing(office: Office) -> None:
    document, said = printed(office)
    assert (document.payload, document.printed.pages) == (b"", 1)
    for part in ("not set yet", "Nobody is named yet.", "No criteria are named yet.", "Not signed"):
        assert part in said


def test_times_contacts_and_the_way_back_stand_on_one_page(office: Office) -> None:
    adapters, release = office.manager.adapters, office.release.id
    set_t0(then(office, -20), T0)
    set_signposts(adapters, release, Signposts(on_call="+49 30 5550 100", war_room="#war-room"), now=T0)
    runbook = look_at_day(adapters, release, now=T0).runbook
    many = tuple(RunStep(key=f"T-30/x{n}", moment="T-30", text="Look <b>here</b> \U0001f680 " * 9) for n in range(60))
    changed = replace(
        runbook,
        steps=(*runbook.steps, *many),
        on_call=(
            OnCall(name="Łukasz Nowak", number="+48 12 1"),
            OnCall(name="Lena Fischer, who has the longest name of all", number="+49 30 5550 112"),
        ),
        rollback=Rollback(
            criteria=("error rate over 2 %", *("p50 over 1,500 ms for five minutes" for _ in range(4))),
            decider="SRE",
            steps=("Switch back",) * 9,
            tested_on=date(2026, 3, 1),
        ),
    )
    change_runbook(adapters, release, changed, now=T0)
    document, said = printed(office)
    assert document.printed.pages == 1
    for part in ("Łukasz Nowak", "+49 30 5550 100", "#war-room", "error rate over 2 %", "1 Mar 2026", "Edition 2"):
        assert part in said
    view = look_at_day(adapters, release, now=T0)
    assert f"{T0.astimezone(view.day.t0.tzinfo):%H:%M}" in said if view.day.t0 else False
    assert "more" in said
    assert "[U+1F680]" in said
    german = card_pages(view, Signposts(), "de")
    assert german.language == "de"
