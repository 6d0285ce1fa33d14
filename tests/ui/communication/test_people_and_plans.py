# SPDX-License-Identifier: MIT
"""Whom the letters of a release reach, and what leaves at its time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from golive_desktop.domain.mail import MailAccount, PostingState
from golive_desktop.domain.reminding import Schedule, ScheduleKind
from golive_desktop.services.outbox import letters
from golive_desktop.services.recipients import known_people
from golive_desktop.services.reminders import due_mails, plan_mail, plans
from golive_desktop.ui.courier import Courier, carry
from golive_desktop.ui.pages.communication.people import people_rows
from golive_desktop.ui.pages.communication.plans import plan_words
from golive_desktop.ui.words import Words
from tests.mail.relays import free_port, small_relay
from tests.ui.communication.hands import keep_up, named, opened, press, seen, shows
from tests.ui.desk import Desk, wait_until


def weekly(desk: Desk) -> Schedule:
    """Each Monday at eight; a week later one of them is due."""
    now = desk.office.now()
    plan = Schedule(
        id="", release=desk.office.release.id, kind=ScheduleKind.WEEKLY_STATUS, weekday=0, hour=8, created_at=now
    )
    return plan_mail(desk.context.adapters, desk.office.release.id, plan, now=now)


def test_addresses_are_entered_and_a_wrong_one_is_refused_in_its_place(post: Desk, qtbot: QtBot) -> None:
    page = opened(post, qtbot, "people:ceo")
    assert "CEO / Business Lead" in seen(page)
    name, address = named(page, QLineEdit, "Name"), named(page, QLineEdit, "Address")
    qtbot.keyClicks(name, "<b>Mira</b>")
    qtbot.keyClicks(address, "mira at example.com")
    qtbot.keyClick(address, Qt.Key.Key_Return)
    assert shows(page, "is no mail address")
    assert address.text() == "mira at example.com", "it can be corrected"
    address.clear()
    qtbot.keyClicks(address, "mira@example.com")
    press(page, "Save", qtbot)
    assert shows(page, "The address is saved.")
    reached = {one.role: one.mailbox.address for one in known_people(post.context.adapters, post.office.release.id)}
    assert reached["ceo"] == "mira@example.com"
    press(page, "Remove entry", qtbot)
    assert wait_until(
        lambda: "ceo" not in {one.role for one in known_people(post.context.adapters, post.office.release.id)}
    )


def test_every_role_and_group_has_a_row(post: Desk) -> None:
    overview = post.overview()
    rows = people_rows(overview, known_people(post.context.adapters, post.office.release.id))
    roles = [person.role for person in overview.release.plan.stakeholders]
    assert [role for role, _ in rows] == [*roles, "customers", "support-team", "leadership"]
    assert {role for role, one in rows if one is not None} == {"legal", "devops"}


def test_what_is_typed_survives_a_change_from_elsewhere(post: Desk, qtbot: QtBot) -> None:
    page = opened(post, qtbot, "people:ceo")
    qtbot.keyClicks(named(page, QLineEdit, "Address"), "half")
    keep_up(page, post)
    assert named(page, QLineEdit, "Address").text() == "half"


def test_a_letter_is_planned_and_planned_no_more(post: Desk, qtbot: QtBot) -> None:
    page = opened(post, qtbot, "plans")
    assert "Nothing is planned." in seen(page)
    press(page, "Weekly status: Planned letter", qtbot)
    press(page, "Plan it", qtbot)
    assert wait_until(lambda: "Nothing is planned." not in seen(page))
    (plan,) = plans(post.context.adapters, post.office.release.id)
    assert plan_words(plan, Words(language="en")) == "every Monday at 8:00 (Europe/Berlin)"
    assert plan_words(plan, Words(language="de")).startswith("jeden Montag")
    board = page.findChild(QPushButton)
    assert board is not None
    page._section()._board.followed.emit(plan.id)  # type: ignore[attr-defined]  # noqa: SLF001 - a link of a table
    assert wait_until(lambda: not plans(post.context.adapters))


def test_all_dates_become_one_file(post: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "dates.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(path), ""))
    page = opened(post, qtbot, "plans")
    press(page, "Save dates (.ics)…", qtbot)
    assert shows(page, "Saved as")
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_what_is_late_asks_first(post: Desk, qtbot: QtBot) -> None:
    weekly(post)
    post.office.time += timedelta(days=10)
    page = opened(post, qtbot)
    assert shows(page, "A planned letter is due.")
    assert "more than a day late: it only waits in the outbox" in seen(page)
    press(page, "Write them", qtbot)
    assert wait_until(lambda: "A planned letter is due." not in seen(page))
    found = letters(post.context.adapters)
    assert {one.state for one in found} == {PostingState.PREPARED}
    assert {one.letter.language for one in found} == {"de", "en"}


def test_what_is_due_can_be_left_out(post: Desk, qtbot: QtBot) -> None:
    weekly(post)
    post.office.time += timedelta(days=10)
    page = opened(post, qtbot)
    assert shows(page, "A planned letter is due.")
    press(page, "Leave them out this time", qtbot)
    assert wait_until(lambda: not due_mails(post.context.adapters, now=post.office.time))
    assert letters(post.context.adapters) == ()


def test_planned_letters_leave_by_themselves_at_their_time(
    post: Desk, at_relay: Callable[..., MailAccount], qtbot: QtBot
) -> None:
    weekly(post)
    post.office.time += timedelta(days=7)
    post.clock.moment = post.office.now()
    assert not carry(post.context), "nothing leaves while there is no account"
    changed: list[str] = []
    post.bridge.changed.connect(changed.append)
    with small_relay() as relay:
        at_relay(relay.port)
        assert not carry(replace(post.context, sample=True)), "and none of the sample's letters ever does"
        with qtbot.waitSignal(post.bridge.changed):
            Courier(post.context, post.context.window).go()
        assert len(relay.mailbox) == 2
    assert {one.state for one in letters(post.context.adapters)} == {PostingState.SENT}
    assert changed == [""]
    assert not carry(replace(post.context)), "and each of them once"


def test_nobody_is_asked_for_a_password_behind_their_back(post: Desk, at_relay: Callable[..., MailAccount]) -> None:
    weekly(post)
    post.office.time += timedelta(days=7)
    post.clock.moment = post.office.now()
    at_relay(free_port(), password=True)
    assert carry(post.context)
    assert {one.state for one in letters(post.context.adapters)} == {PostingState.QUEUED}
    assert {one.attempts for one in letters(post.context.adapters)} == {0}
