# SPDX-License-Identifier: MIT
"""What it is time to tell after the launch is offered with one click, and ticked off in the log."""

from PySide6.QtGui import QGuiApplication

from golive_desktop.domain.communication import Correspondent
from golive_desktop.domain.day import EventKind
from golive_desktop.domain.mail import Mailbox, PostingState
from golive_desktop.services.day import recording
from golive_desktop.services.day_steps import measure, set_t0
from golive_desktop.services.outbox import letters
from golive_desktop.services.overview import look_at
from golive_desktop.services.recipients import name_person
from golive_desktop.ui.pages.after.page import AfterPage
from golive_desktop.ui.pages.day.offers import HourOffer
from tests.ui.day.hall import T0, Hall

TITLE = "It is time for a status text for #incidents"
DUE = "Hour 1 is over: a mail to leadership is due"


def launched(hall: Hall) -> None:
    """The real day after PROCEED."""
    set_t0(hall.acting(), T0)
    hall.clock(0)
    with recording(hall.acting()) as moment:
        moment.add(EventKind.PROCEEDED)
    hall.show()


def test_a_status_text_is_offered_every_five_minutes_and_ticked_when_it_is_posted(hall: Hall) -> None:
    launched(hall)
    hall.clock(4.9)
    assert not hall.sees(TITLE)
    hall.clock(5)
    measure(hall.acting(), "errors", "0,21")
    hall.show()
    assert hall.sees(TITLE)
    said = "Zebra rc-7, 5 min after the launch: Error rate 0.21 %"
    assert hall.sees(said)
    hall.press("Copy the status text")
    assert QGuiApplication.clipboard().text().startswith(said)
    hall.clock(6)
    assert hall.sees(said)
    hall.press("The text is posted")
    event = hall.view().events[-1]
    assert (event.kind, event.subject, event.text[: len(said)]) == (EventKind.POSTED, "#incidents", said)
    assert not hall.sees(TITLE)
    hall.clock(11)
    assert hall.sees("Zebra rc-7, 11 min after the launch")
    hall.press("Not now")
    hall.clock(15.9)
    assert not hall.sees(TITLE)
    hall.clock(16)
    assert hall.sees(TITLE)


def test_any_text_of_the_day_is_ticked_when_it_is_posted(hall: Hall) -> None:
    set_t0(hall.acting(), T0)
    hall.show()
    hall.press("Posted")
    assert hall.view().events[-1].text.startswith("Zebra rc-7: go-live on 5 Dec 2026")


def test_the_mail_about_an_hour_is_prepared_with_one_click_and_stays_in_the_outbox(hall: Hall) -> None:
    launched(hall)
    adapters, release = hall.desk.context.adapters, hall.desk.office.release.id
    hall.clock(61)
    assert hall.sees(DUE)
    hall.press("Prepare the mail")
    assert hall.sees("has no recipient.")
    ceo = Mailbox(name="Jonas Weber", address="ceo@zebra.example")
    name_person(adapters, release, Correspondent(role="ceo", mailbox=ceo, language="en"), now=hall.desk.clock.moment)
    hall.press("Prepare the mail")
    (posting,) = letters(adapters, release)
    assert (posting.letter.kind, posting.state) == ("hourly-status", PostingState.PREPARED)
    assert hall.sees("The mail about hour 1 is in the outbox")
    hall.press("Look at it")
    assert hall.desk.shell.pages == [("communication", posting.letter.id)]
    hall.press("Close")
    hall.clock(119)
    hall.show()
    assert not hall.sees(DUE)
    hall.clock(121)
    assert hall.sees("Hour 2 is over: a mail to leadership is due")


def test_it_is_offered_after_the_launch_too(hall: Hall) -> None:
    launched(hall)
    hall.clock(61)
    page = AfterPage(hall.desk.context)
    hall.qtbot.addWidget(page)
    page.show()
    page.show_release(look_at(hall.desk.context.adapters, hall.desk.office.release.id, now=hall.desk.clock.moment))
    hall.settle()
    assert page.findChildren(HourOffer)[0].accessibleName().startswith(DUE)
