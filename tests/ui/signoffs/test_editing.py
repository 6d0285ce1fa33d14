# SPDX-License-Identifier: MIT
"""Editing forms and the matrix: every change by mouse or keyboard, back and forth, saved as a new form version."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from golive_desktop.domain.plan import Stakeholder
from golive_desktop.services.releases import change_plan
from golive_desktop.ui.editing import can_edit_in_focus, edit_in_focus
from golive_desktop.ui.pages.signoffs.page import SignOffsPage
from tests.office import Office
from tests.ui.desk import Desk, wait_until
from tests.ui.signoffs.sight import (
    buttons,
    field,
    filled,
    plain,
    press,
    renew,
    shown_page,
    tabs,
    texts,
    turn_to,
    wait_text,
)


@pytest.fixture
def editing(page: SignOffsPage, desk: Desk) -> SignOffsPage:
    """The page with the editor for the legal stakeholder."""
    turn_to(page, desk, "legal")
    press(page, "Edit…")
    return page


def rows(page: SignOffsPage) -> list[tuple[str, str, str]]:
    model = points(page).model()
    return [
        (model.index(row, 1).data(), model.index(row, 2).data(), model.index(row, 3).data())
        for row in range(model.rowCount())
    ]


def points(page: SignOffsPage) -> QTableView:
    return next(table for table in page.findChildren(QTableView) if table.accessibleName() == "Points of the form")


def point_text(page: SignOffsPage) -> QPlainTextEdit:
    return next(edit for edit in page.findChildren(QPlainTextEdit) if edit.accessibleName() == "Text of the point")


def choice(page: SignOffsPage, name: str) -> QComboBox:
    return next(box for box in page.findChildren(QComboBox) if box.accessibleName() == name)


def type_into(widget: QWidget, text: str) -> None:
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_End)
    QTest.keyClicks(widget, text)
    QApplication.processEvents()


def undo_key(widget: QWidget) -> None:
    QTest.keyClick(widget, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()


def kept(office: Office, role: str = "legal") -> Stakeholder:
    with office.manager.adapters.store.reading() as work:
        found = work.releases.get(office.release.id).plan.stakeholder(role)
    assert found is not None
    return found


def save(page: SignOffsPage, desk: Desk) -> None:
    press(page, "Save changes")
    assert wait_until(lambda: not desk.bridge.writing)
    desk.settle()
    renew(page, desk)


def test_points_are_added_changed_moved_and_removed(editing: SignOffsPage, desk: Desk, office: Office) -> None:
    assert rows(editing) == [("Privacy checked", "must be yes", "–"), ("Terms updated", "must be yes", "–")]
    assert "Save changes" not in buttons(editing)
    press(editing, "Add a point")
    assert rows(editing)[1][0] == "(no text yet)"
    type_into(point_text(editing), "<b>Logs</b> checked")
    assert rows(editing)[1][0] == "<b>Logs</b> checked"
    box = choice(editing, "Rule")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    evidence = next(box for box in editing.findChildren(QCheckBox) if box.text() == "Evidence asked for")
    QTest.mouseClick(evidence, Qt.MouseButton.LeftButton, pos=evidence.rect().center() - evidence.rect().center() / 2)
    evidence.setFocus()
    if not evidence.isChecked():
        QTest.keyClick(evidence, Qt.Key.Key_Space)
    press(editing, "Move up")
    assert rows(editing) == [
        ("<b>Logs</b> checked", "for information", "asked for"),
        ("Privacy checked", "must be yes", "–"),
        ("Terms updated", "must be yes", "–"),
    ]
    points(editing).selectRow(2)
    press(editing, "Remove")
    assert filled(editing) == ["Save changes"]
    save(editing, desk)
    form = kept(office).form
    assert form is not None
    assert [(item.key, item.text, item.blocking, item.evidence_required) for item in form.items] == [
        ("1", "<b>Logs</b> checked", False, True),
        ("2", "Privacy checked", True, False),
    ]
    assert form.version == 2
    assert "The changes are saved." in texts(editing)
    assert any("form version 2" in text for text in texts(editing))
    assert filled(editing) == ["Send request…"]


def test_undo_and_redo_reach_the_whole_plan_from_any_field(editing: SignOffsPage, desk: Desk) -> None:
    type_into(field(editing, "Person"), "Katrin")
    type_into(field(editing, "Question"), "!")
    type_into(point_text(editing), "X")
    assert {"Undo", "Undo all"} <= set(buttons(editing))
    undo_key(point_text(editing))
    assert rows(editing)[0][0] == "Privacy checked"
    assert field(editing, "Question").text() != "GDPR OK?"
    undo_key(field(editing, "Question"))
    assert field(editing, "Question").text() == "GDPR OK?"
    undo_key(field(editing, "Person"))
    assert field(editing, "Person").text() == ""
    assert "Undo" not in buttons(editing)
    for _time in range(3):
        press(editing, "Redo")
    assert (field(editing, "Person").text(), rows(editing)[0][0]) == ("Katrin", "Privacy checkedX")
    editing.activateWindow()
    assert wait_until(editing.isActiveWindow)
    day = next(edit for edit in editing.findChildren(QDateEdit) if edit.accessibleName() == "Deadline")
    for widget in (point_text(editing), field(editing, "Question"), points(editing), day):
        widget.setFocus()
        assert (can_edit_in_focus("undo"), can_edit_in_focus("redo")) == (True, False)
        edit_in_focus("undo")
        assert rows(editing)[0][0] == "Privacy checked", "Undo in the menu"
        assert can_edit_in_focus("redo")
        edit_in_focus("redo")
        assert rows(editing)[0][0] == "Privacy checkedX", "Redo in the menu"
    press(editing, "Undo all")
    assert field(editing, "Person").text() == ""
    assert "Save changes" not in buttons(editing)
    press(editing, "Redo")
    turn_to(editing, desk, "devops")
    press(editing, "Edit…")
    press(editing, "Undo")
    assert editing.role == "legal", "nothing is taken back out of sight"


def test_the_matrix_row(editing: SignOffsPage, desk: Desk, office: Office) -> None:
    for name, text in (("Person", "Dr. <i>Albers</i>"), ("Deputy", "Mira Kolb"), ("Channel", " & phone")):
        type_into(field(editing, name), text)
    day = next(edit for edit in editing.findChildren(QDateEdit) if edit.accessibleName() == "Deadline")
    day.setDate(QDate(2026, 12, 1))
    save(editing, desk)
    person = kept(office)
    assert (person.person, person.deputy, person.channel) == ("Dr. <i>Albers</i>", "Mira Kolb", "Email & phone")
    assert person.deadline == date(2026, 12, 1)
    assert person.form is not None
    assert person.form.version == 1, "what is asked did not change"
    assert "Legal / Compliance – Dr. <i>Albers</i>" in texts(editing)
    press(editing, "Edit…")
    dated = next(box for box in editing.findChildren(QCheckBox) if box.text() == "There is a deadline")
    dated.setFocus()
    QTest.keyClick(dated, Qt.Key.Key_Space)
    box = choice(editing, "Part in the decision")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert "Who is only informed gets no form." in texts(editing)
    save(editing, desk)
    assert (kept(office).decides, kept(office).form, kept(office).deadline) == (False, None, None)
    press(editing, "Edit…")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert points(editing).isVisible()
    desk.settle()


def test_what_a_change_means_is_said_before_it_is_made(page: SignOffsPage, desk: Desk, office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    renew(page, desk)
    turn_to(page, desk, "legal")
    press(page, "Edit…")
    assert "The request with form version 1 is out." in texts(page)
    office.receive(office.answer("legal").data)
    renew(page, desk)
    assert "Katrin Albers has signed form version 1. It stays as it was signed." in texts(page)
    type_into(field(page, "Question"), " Really?")
    save(page, desk)
    assert "What is asked has changed, so ask again: Legal / Compliance." in texts(page)
    assert "This answers form version 1. Ask again." in texts(page)
    assert filled(page) == ["Ask again…"]


def test_what_cannot_be_saved_is_said_at_its_place(editing: SignOffsPage, desk: Desk, office: Office) -> None:
    press(editing, "Add a point")
    turn_to(editing, desk, "devops")
    press(editing, "Edit…")
    press(editing, "Save changes")
    assert editing.role == "legal"
    assert "Point 2 has no text." in texts(editing)
    press(editing, "Remove")
    title = field(editing, "Title of the role")
    title.selectAll()
    QTest.keyClick(title, Qt.Key.Key_Delete)
    press(editing, "Save changes")
    assert "The role needs a title." in texts(editing)
    assert kept(office).title == "Legal / Compliance"
    press(editing, "Undo all")


def test_a_name_that_no_font_can_print_is_not_saved_and_the_reason_is_said(
    editing: SignOffsPage, desk: Desk, office: Office
) -> None:
    before = kept(office)
    person = field(editing, "Person")
    person.selectAll()
    person.insert("דנה")
    told = "Latin, Greek and Cyrillic ones can."
    assert wait_text(editing, told), "at the field, while it is typed"
    assert "ד U+05D3" in person.accessibleDescription()
    save(editing, desk)
    assert "The shipped fonts hold Latin, Greek and Cyrillic." in "\n".join(texts(editing))
    assert kept(office) == before
    undo_key(person)
    assert told not in "\n".join(texts(editing))
    point_text(editing).setPlainText("Done 😀")
    assert wait_text(editing, "Say it in words.")
    undo_key(point_text(editing))
    person.selectAll()
    QTest.keyClicks(person, "Dana")
    save(editing, desk)
    assert kept(office).person == "Dana"


def test_drafts_stay_when_records_change_when_one_leaves_and_when_the_page_is_made_anew(
    editing: SignOffsPage, desk: Desk, office: Office
) -> None:
    type_into(field(editing, "Person"), "Katrin")
    office.ask("devops")
    renew(editing, desk)
    assert field(editing, "Person").text() == "Katrin"
    QTest.keyClick(field(editing, "Person"), Qt.Key.Key_Escape)
    assert "Changes not saved yet" in texts(editing)
    press(editing, "Edit…")
    again = shown_page(desk)
    assert again.role == "legal"
    assert field(again, "Person").text() == "Katrin"
    assert "Save changes" in buttons(again)
    again.close()
    again.deleteLater()


def test_the_menu_opens_the_editor(page: SignOffsPage, desk: Desk) -> None:
    page.show_subject("edit")
    assert wait_text(page, "The executive confirms the critical conditions of the plan")
    assert page.first_focus().accessibleName() == "Question"
    page.fold(narrow=True)
    QApplication.processEvents()
    assert "Title of the role" in [text.replace("&", "") for text in texts(page)]
    assert buttons(page) == ["Back to the record", "Add a stakeholder", "Remove stakeholder"]
    press(page, "Back to the record")
    assert page.first_focus().accessibleName() == "Stakeholders"
    desk.settle()


def test_a_request_asks_what_is_saved_and_says_so(editing: SignOffsPage) -> None:
    type_into(field(editing, "Question"), "!")
    editing.show_subject("send")
    assert "Not all changes are saved: Legal / Compliance." in texts(editing)
    assert "A request asks what is saved." in texts(editing)


def test_enter_saves_from_a_line_and_presses_the_button_with_the_keyboard(
    editing: SignOffsPage, desk: Desk, office: Office
) -> None:
    type_into(field(editing, "Person"), "Katrin")
    QTest.keyClick(field(editing, "Person"), Qt.Key.Key_Return)
    assert wait_until(lambda: not desk.bridge.writing)
    desk.settle()
    assert kept(office).person == "Katrin"
    renew(editing, desk)
    edit = next(made for made in editing.findChildren(QPushButton) if made.isVisible() and plain(made) == "Edit…")
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert "Back to the record" in buttons(editing)
    press(editing, "Back to the record")
    editing.first_focus().setFocus()
    QTest.keyClick(editing.first_focus(), Qt.Key.Key_Return)
    assert "Sign one request" in buttons(editing), "the next step"


def test_a_stakeholder_is_added_and_another_removed_back_and_forth(
    editing: SignOffsPage, desk: Desk, office: Office
) -> None:
    press(editing, "Add a stakeholder")
    assert tabs(editing).count() == 4
    assert tabs(editing).tabText(3) == "New stakeholder"
    press(editing, "Undo")
    assert tabs(editing).count() == 3
    press(editing, "Redo")
    press(editing, "Save changes")
    assert "The role needs a title." in texts(editing)
    type_into(field(editing, "Title of the role"), "Warehouse <b>")
    type_into(field(editing, "Question"), "Paid?")
    press(editing, "Add a point")
    type_into(point_text(editing), "Invoices go out")
    rejects = next(box for box in editing.findChildren(QCheckBox) if box.text() == "May reject the release")
    rejects.setFocus()
    QTest.keyClick(rejects, Qt.Key.Key_Space)
    turn_to(editing, desk, "devops")
    press(editing, "Edit…")
    press(editing, "Remove stakeholder")
    assert tabs(editing).count() == 3
    assert editing.role.startswith("+"), "the neighbour comes into view"
    save(editing, desk)
    with office.manager.adapters.store.reading() as work:
        people = work.releases.get(office.release.id).plan.stakeholders
    assert [person.role for person in people] == ["ceo", "legal", "warehouse-b"]
    form = people[-1].form
    assert form is not None
    assert (form.title, form.question, form.may_reject, form.version) == ("Warehouse <b>", "Paid?", False, 1)
    assert editing.role == "warehouse-b"
    assert filled(editing) == ["Send request…"]


def test_whoever_was_asked_stays(page: SignOffsPage, desk: Desk, office: Office) -> None:
    turn_to(page, desk, "devops")
    press(page, "Edit…")
    press(page, "Remove stakeholder")
    office.confirm("devops")
    office.ask("devops")
    save(page, desk)
    assert kept(office, "devops").role == "devops", "asked meanwhile"
    turn_to(page, desk, "devops")
    press(page, "Edit…")
    remove = next(made for made in page.findChildren(QPushButton) if plain(made) == "Remove stakeholder")
    assert not remove.isEnabled()
    assert "Was asked already, and so stays in the plan." in texts(page)


def test_the_first_stakeholder_of_a_release(page: SignOffsPage, desk: Desk, office: Office) -> None:
    with office.manager.adapters.store.reading() as work:
        plan = work.releases.get(office.release.id).plan
    change_plan(office.manager.adapters, office.release.id, replace(plan, stakeholders=()), now=office.now())
    renew(page, desk)
    assert "This release has no stakeholders yet." in texts(page)
    assert filled(page) == ["Add a stakeholder"]
    press(page, "Add a stakeholder")
    type_into(field(page, "Title of the role"), "Legal Counsel")
    save(page, desk)
    assert kept(office, "legal").title == "Legal Counsel", "a role that is known by its title"
