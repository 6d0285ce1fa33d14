# SPDX-License-Identifier: MIT
"""The next release from the last, in the window: a new tag and a day, and what stays behind is said before."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit
from pytestqt.qtbot import QtBot

from golive_desktop.services.day import Acting, look_at_day
from golive_desktop.services.day_steps import set_t0
from golive_desktop.ui.parts.lines import LineList
from golive_desktop.ui.stages.setup.stage import make_stage
from tests.ui.desk import Desk, wait_until
from tests.ui.setup.test_setup_stage import looked, press, said, shown, write

T0 = datetime(2026, 12, 5, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))


def test_the_next_release_takes_all_but_what_was_signed(desk: Desk, qtbot: QtBot) -> None:
    adapters, before = desk.context.adapters, desk.office.release
    set_t0(Acting(adapters=adapters, release=before.id, by="Anna", now=desk.office.now()), T0)
    stage = shown(desk, qtbot, f"release:{before.id}")
    assert wait_until(lambda: "The next release after rc-7" in said(stage))
    behind = next(item for item in stage.findChildren(LineList) if item.isVisibleTo(stage))
    assert [line.text for line in behind.lines()] == [
        "Commit and files of the candidate",
        "What happened on the go-live day",
    ]
    press(stage, "Go on")
    write(stage, "Git tag of the candidate", "rc-7")
    press(stage, "Go on")
    assert "This tag names the release before." in said(stage)
    write(stage, "Git tag of the candidate", "rc-8")
    day = next(edit for edit in stage.findChildren(QDateEdit) if edit.accessibleName() == "Launch day")
    day.setDate(QDate(2027, 4, 3))
    assert "T-0 stays at 10:00" in said(stage)

    # note: the window made anew in other colours goes on where this one was
    again = make_stage(desk.context)
    qtbot.addWidget(again)
    again.show()
    again.show_subject(stage.subject())
    looked(desk)
    assert wait_until(lambda: "T-0 stays at 10:00" in said(again))
    press(again, "Go on")
    looked(desk)
    press(again, "Set up the release")
    assert wait_until(lambda: bool(desk.shell.releases))
    view = look_at_day(adapters, desk.shell.releases[0], now=desk.office.now())
    assert (view.release.candidate.tag, view.release.plan.date) == ("rc-8", date(2027, 4, 3))
    assert view.day.t0 is not None
    assert view.day.t0.isoformat() == "2027-04-03T10:00:00+02:00"
    assert view.events[0].by == desk.office.manager.certificate.subject.name
    legal, old = view.release.plan.stakeholder("legal"), before.plan.stakeholder("legal")
    assert legal is not None
    assert legal.deadline == date(2027, 4, 2)
    assert old is not None
    assert old.deadline == date(2026, 12, 4)
