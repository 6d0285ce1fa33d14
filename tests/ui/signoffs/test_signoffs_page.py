# SPDX-License-Identifier: MIT
"""The sign-offs page: tabs, record and links, by mouse and keyboard, with whatever was typed elsewhere."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QPushButton, QScrollArea, QTabBar

from golive_desktop.domain.answer import Condition
from golive_desktop.domain.plan import Form, Item
from golive_desktop.services.recalls import close_condition
from golive_desktop.services.releases import change_plan
from golive_desktop.services.signoffs import EvidenceFile, sign_request
from golive_desktop.ui.pages.signoffs.given import GivenAnswer
from golive_desktop.ui.pages.signoffs.page import SignOffsPage, make_page
from tests.office import Office, approved, rejected
from tests.ui.desk import Desk, desk_of, wait_until
from tests.ui.signoffs.sight import buttons, filled, plain, press, renew, shown_page, tabs, texts, turn_to, wait_text

MARKUP = "<b>Privacy</b> & <img src=x>"


def markup_in_the_form(office: Office) -> None:
    plan = office.release.plan
    form = Form(title="Legal", items=(Item(key="1", text=MARKUP), Item(key="2", text="Terms")))
    people = tuple(
        replace(item, form=form, title="<i>Legal</i>") if item.role == "legal" else item for item in plan.stakeholders
    )
    change_plan(office.manager.adapters, office.release.id, replace(plan, stakeholders=people), now=office.now())


def answers(page: SignOffsPage) -> list[str]:
    return [made.value for made in page.findChildren(GivenAnswer) if made.isVisible()]


def test_one_tab_for_each_with_the_word_for_screen_readers(page: SignOffsPage, desk: Desk) -> None:
    bar = tabs(page)
    assert [bar.tabText(at) for at in range(bar.count())] == ["CEO", "Legal", "DevOps"]
    assert bar.accessibleTabName(1) == "Legal / Compliance, Not requested"
    assert "Not requested" in bar.tabToolTip(1)
    assert page.role == "ceo"
    page.first_focus().setFocus()
    QTest.keyClick(bar, Qt.Key.Key_Right)
    assert page.role == "legal"
    assert any("Legal / Compliance" in text for text in texts(page))
    for step, role in (("Ctrl+Tab", "devops"), ("Ctrl+Tab", "ceo"), ("Ctrl+Shift+Tab", "devops")):
        modifiers = Qt.KeyboardModifier.ControlModifier
        key = Qt.Key.Key_Tab
        if "Shift" in step:
            modifiers, key = modifiers | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Backtab
        page.activateWindow()
        assert wait_until(page.isActiveWindow)
        QTest.keyClick(page, key, modifiers)
        assert page.role == role
    desk.settle()


def test_tabs_ask_for_their_height_before_there_are_any(desk: Desk) -> None:
    new = make_page(desk.context)
    assert [bar.minimumSizeHint().height() > 30 for bar in new.findChildren(QTabBar)] == [True]


def test_a_signed_answer_is_read_and_checked_beside_the_window(page: SignOffsPage, desk: Desk, office: Office) -> None:
    markup_in_the_form(office)
    office.confirm("legal")
    office.ask("legal")
    turn_to(page, desk, "legal")
    renew(page, desk)
    assert filled(page) == ["Receive…"]
    assert answers(page) == ["", ""]
    office.receive(office.answer("legal", rejected(2)).data)
    renew(page, desk)
    assert wait_text(page, "“I reject the release of rc-7 to production.”")
    assert wait_text(page, "Genuine")
    assert answers(page) == ["no", "yes"]
    shown = texts(page)
    assert {MARKUP, "REJECTED", "Not yet.", "Signed, read-only", "must be yes"} <= set(shown)
    assert "<i>Legal</i> – Katrin Albers" in shown
    assert "&lt;i&gt;Legal" in tabs(page).tabToolTip(1)
    assert filled(page) == ["Send receipt…"]
    assert [made.accessibleName() for made in page.findChildren(GivenAnswer) if made.isVisible()] == [
        "Answer: No",
        "Answer: Yes",
    ]


def test_the_stakeholder_in_view_stays_when_records_change(page: SignOffsPage, desk: Desk, office: Office) -> None:
    turn_to(page, desk, "devops")
    office.ask("legal")
    renew(page, desk)
    assert page.role == "devops"
    page.show_subject("nobody")
    assert page.role == "devops"


def test_buttons_lead_where_they_say(page: SignOffsPage, desk: Desk, office: Office) -> None:
    turn_to(page, desk, "ceo")
    press(page, "Executive sign-off")
    turn_to(page, desk, "legal")
    why = "It can be signed here once a request is out."
    (here,) = (made for made in page.findChildren(QPushButton) if made.isVisible() and "laptop" in made.text())
    assert (here.isEnabled(), here.accessibleDescription(), here.toolTip()) == (False, why, why)
    assert why in texts(page)
    page.fold(narrow=True)
    (more,) = (made for made in page.findChildren(QPushButton) if made.isVisible() and made.menu() is not None)
    lines = [(line.text(), line.isEnabled()) for line in more.menu().actions()]
    assert (f"Sign on this laptop… – {why}", False) in lines
    page.fold(narrow=False)
    office.ask("legal")
    renew(page, desk)
    turn_to(page, desk, "legal")
    press(page, "Sign on this laptop…")
    press(page, "Receive…")
    assert desk.shell.stages == [("signer", f"here:legal\n{desk.office.release.id}")]
    answer = office.answer("legal")
    office.receive(answer.data)
    renew(page, desk)
    press(page, "Compare number…")
    assert desk.shell.pages == [("executive", ""), ("receive", ""), ("receive", answer.sha256)]


def test_evidence_can_be_saved_as_it_was_signed(
    page: SignOffsPage, desk: Desk, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.confirm("legal")
    office.ask("legal")
    laptop = office.laptops["legal"]
    opened = laptop.open(office.requests["legal"].data, now=office.now())
    files = [EvidenceFile(item="1", name="note & more.txt", data=b"seen")]
    office.receive(sign_request(laptop.adapters, laptop.key, opened, approved(2), files=files, now=office.now()).data)
    renew(page, desk)
    turn_to(page, desk, "legal")
    assert wait_text(page, "unchanged")
    target = tmp_path / "copy.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(target), ""))
    press(page, "Save a copy of note & more.txt…")
    assert wait_text(page, "Saved as")
    assert target.read_bytes() == b"seen"


def test_what_closed_a_condition_is_shown_and_can_be_saved(
    page: SignOffsPage, desk: Desk, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.confirm("legal")
    office.ask("legal")
    condition = Condition(key="C-1", text="Online", owner="J. W.", due=office.time, when="before-t0")
    answer = office.answer("legal", replace(approved(2), decision="conditional", conditions=(condition,)))
    office.receive(answer.data)
    renew(page, desk)
    turn_to(page, desk, "legal")
    assert wait_text(page, "Open, holds T-0")
    legal, file = office.laptops["legal"], EvidenceFile(item="C-1", name="<b>terms.png", data=b"picture")
    closure = close_condition(
        legal.adapters, legal.key, answer.data, condition="C-1", note="<b>seen", files=[file], now=office.now()
    )
    office.receive(closure.data)
    renew(page, desk)
    assert wait_text(page, "<b>seen")
    assert wait_text(page, "unchanged")
    target = tmp_path / "copy.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(target), ""))
    press(page, "Save a copy of <b>terms.png…")
    assert wait_text(page, "Saved as")
    assert target.read_bytes() == b"picture"


def test_a_long_form_is_shown_twenty_points_at_a_time(page: SignOffsPage, desk: Desk, office: Office) -> None:
    plan = office.release.plan
    items = tuple(Item(key=str(number), text=f"Point {number}") for number in range(1, 301))
    people = tuple(
        replace(item, form=Form(title="Legal", items=items)) if item.role == "legal" else item
        for item in plan.stakeholders
    )
    change_plan(office.manager.adapters, office.release.id, replace(plan, stakeholders=people), now=office.now())
    page.show_release(desk.overview())
    page.show_subject("legal")
    assert len(page.findChildren(GivenAnswer)) <= 5, "the window answers before there are twenty"
    turn_to(page, desk, "legal")
    assert wait_text(page, "Point 20")
    assert "Points 1 to 20 of 300" in texts(page)
    assert len(answers(page)) == 20
    for _turn in range(14):
        press(page, "Next points")
    assert wait_text(page, "Point 300")
    assert "Points 281 to 300 of 300" in texts(page)
    renew(page, desk)
    assert "Point 300" in texts(page), "what is read stays in view when records change"
    press(page, "Previous points")
    assert wait_text(page, "Point 261")
    turn_to(page, desk, "devops")
    assert len(answers(page)) == 1
    assert "Next points" not in buttons(page)
    turn_to(page, desk, "legal")
    assert "Points 1 to 20 of 300" in texts(page)


def test_narrow_windows_keep_the_next_step_and_put_the_rest_into_a_menu(
    page: SignOffsPage, desk: Desk, office: Office
) -> None:
    office.ask("legal")
    renew(page, desk)
    turn_to(page, desk, "legal")
    assert buttons(page) == ["Edit…", "Send request again…", "Sign on this laptop…", "Remind…", "More", "Receive…"]
    page.fold(narrow=True)
    assert buttons(page) == ["More", "Receive…"]
    QApplication.processEvents()
    assert "Nobody has decided yet." in texts(page)
    page.resize(683, 320)
    QApplication.processEvents()
    box = next(box for box in page.findChildren(QComboBox) if box.isVisible())
    assert not tabs(page).isVisible()
    page.activateWindow()
    assert wait_until(page.isActiveWindow)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert page.role == "devops"
    assert box.currentText() == "DevOps – Not requested"
    assert "Sign-offs" not in texts(page), "the menu of pages says it"
    form = next(area for area in page.findChildren(QScrollArea) if area.accessibleName() == "Answers")
    assert form.viewport().height() > 250, "nothing but the row of buttons stands above what scrolls"
    QTest.keyClick(box, Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert plain(focused) == "Receive…"
    assert abs(focused.mapTo(page, QPoint(0, 0)).y() - box.mapTo(page, QPoint(0, 0)).y()) < 8, "in one row"
    turn_to(page, desk, "legal")
    form.verticalScrollBar().setValue(80)
    page._on_asked("remind")  # noqa: SLF001 - the menu of the button has no end of its own
    assert form.verticalScrollBar().value() == 0
    assert wait_text(form, "A reminder for")
    page.resize(1100, 500)
    page.fold(narrow=False)
    QApplication.processEvents()
    assert tabs(page).isVisible()
    assert "A reminder for" not in " ".join(texts(form))
    assert "Sign-offs" in texts(page)
    assert tabs(page).mapTo(page, QPoint(0, 0)).y() > 50, "in a row of their own again"


def test_german_and_a_release_without_stakeholders(look: QApplication, office: Office) -> None:
    assert look is not None
    desk = desk_of(office, language="de")
    page = shown_page(desk)
    turn_to(page, desk, "legal")
    assert [tabs(page).tabText(at) for at in range(3)] == ["CEO", "Recht", "DevOps"]
    plan = replace(office.release.plan, stakeholders=(), executive=None)
    change_plan(office.manager.adapters, office.release.id, plan, now=office.now())
    renew(page, desk)
    assert tabs(page).count() == 0
    assert not tabs(page).isVisible()
    assert buttons(page) == ["Stakeholder hinzufügen"]
    page.close()
