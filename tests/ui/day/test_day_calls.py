# SPDX-License-Identifier: MIT
"""What must not be overlooked: the decision is called for each minute, on every page, as loudly as the user wants."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from golive_desktop.domain.day import DayPhase, EventKind
from golive_desktop.services.day import recording
from golive_desktop.services.day_signing import declare_success
from golive_desktop.services.day_steps import set_t0
from golive_desktop.ui.pages.day.calling import DecisionCall
from golive_desktop.ui.pages.day.notice import as_chosen, desktop_notice
from golive_desktop.ui.pages.day.sentry import Sentry
from golive_desktop.ui.preferences import Preferences
from tests.ui.day.hall import T0, Hall

RUN = "rehearsal 1"
CALL = "The decision on the launch is due"


def launched(hall: Hall, run: str = RUN) -> None:
    """A run after PROCEED, at T-0."""
    hall.run = run
    hall.clock(-1)
    set_t0(hall.acting(), T0)
    hall.clock(0)
    with recording(hall.acting()) as moment:
        moment.add(EventKind.PROCEEDED)
    hall.page.show_subject(f"run:{run}")
    hall.show()


def test_the_decision_is_called_for_each_minute_until_it_is_made(hall: Hall) -> None:
    launched(hall)
    said: list[str] = []
    hall.page.announce_through(lambda title, text: said.append(f"{title}: {text}") if title == CALL else None)
    hall.clock(14.9)
    assert not hall.sees(CALL)
    for minutes, calls in ((15, 1), (15.5, 1), (16, 2), (40, 3)):
        hall.clock(minutes)
        assert (hall.sees(CALL), len(said)) == (True, calls)
    assert said[0] == f"{CALL}: rc-7: Due since 10:15 (UTC+1): declare success, or roll back."
    hall.press("Decide now")
    assert hall.button("Declare success").hasFocus()
    declare_success(hall.acting(), None)
    hall.show()
    assert hall.phase() is DayPhase.LIVE
    hall.clock(41)
    assert not hall.sees(CALL)
    assert len(said) == 3


def test_the_real_decision_is_called_for_on_every_page(hall: Hall) -> None:
    launched(hall, run="")
    said: list[str] = []
    frame = QWidget()
    hall.qtbot.addWidget(frame)
    sentry = Sentry(hall.desk.context, frame)
    sentry.call.announce_through(lambda _title, text: said.append(text))
    sentry.watch(hall.desk.office.release.id)
    hall.settle()
    assert sentry.call.isHidden()
    for minutes in (15, 16):
        hall.clock(minutes)
        sentry.tick()
    assert not sentry.call.isHidden()
    assert len(said) == 2
    assert hall.page.findChildren(DecisionCall)[0].isHidden()
    with recording(hall.acting()) as moment:
        moment.add(EventKind.SUCCEEDED)
    sentry.watch(hall.desk.office.release.id)
    hall.settle()
    assert sentry.call.isHidden()


def test_a_link_from_another_page_leads_to_the_decision(hall: Hall) -> None:
    launched(hall, run="")
    hall.page.show_subject("decide")
    assert hall.button("Declare success").hasFocus()


def test_it_is_told_as_the_settings_have_it_at_that_moment(hall: Hall, tmp_path: Path) -> None:
    kept, told = Preferences(tmp_path), [""]
    say = as_chosen(kept, lambda title, text: told.append(f"{title}: {text}"), lambda: told.append("beep"))
    say("a", "b")
    kept.set_sound(wanted=True)
    kept.set_notices(wanted=False)
    say("c", "d")
    assert told == ["", "a: b", "beep"]
    desktop_notice(hall.page, hall.page.theme, kept)("e", "f")  # note: this screen has no place for it, nor a sound
