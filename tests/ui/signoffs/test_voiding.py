# SPDX-License-Identifier: MIT
"""One request is declared void on its tab: with a reason and the manager's passphrase, and who was asked is told."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton, QWidget

from golive_desktop.services.voids import declare_void
from golive_desktop.ui.pages.signoffs.actions import actions_for
from golive_desktop.ui.pages.signoffs.page import SignOffsPage
from golive_desktop.ui.parts.deeddialog import DeedDialog
from tests.office import PASSPHRASE, Office
from tests.ui.desk import Desk, wait_until
from tests.ui.signoffs.sight import plain


def press(desk: Desk, widget: QWidget, text: str) -> None:
    made = next(one for one in widget.findChildren(QPushButton) if text in {one.text(), plain(one)})
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    desk.settle()


def shown(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def choose(page: SignOffsPage, text: str) -> None:
    """Presses a line of the menu of what is seldom wanted."""
    (menu,) = (made.menu() for made in page.findChildren(QPushButton) if made.menu() is not None)
    assert isinstance(menu, QMenu)
    next(line for line in menu.actions() if line.text() == text).trigger()


def keys(desk: Desk, role: str) -> set[str]:
    return {action.key for action in actions_for(desk.overview(), role)}


def asked(office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    office.receive(office.answer("legal").data)


def test_a_reason_and_the_passphrase_end_a_request_and_a_letter_carries_the_declaration(
    desk: Desk, page: SignOffsPage
) -> None:
    asked(desk.office)
    page.show_release(desk.overview())
    page.show_subject("legal")
    desk.settle()
    choose(page, "Declare the request void…")
    asks = next(one for one in QApplication.topLevelWidgets() if isinstance(one, DeedDialog) and not one.isHidden())
    assert "not even one that was given already. Legal / Compliance has to be asked anew." in shown(asks)
    reason, passphrase = (edit for edit in asks.findChildren(QLineEdit) if edit.isVisibleTo(asks))
    QTest.keyClicks(passphrase, PASSPHRASE)
    press(desk, asks, "Declare the request void")
    assert "Say why in one sentence." in shown(asks)
    assert desk.office.state("legal") == "approved"
    reason.setText("The form was wrong 🚀")
    assert wait_until(lambda: "Say it in words." in shown(asks))
    press(desk, asks, "Declare the request void")
    assert desk.office.state("legal") == "approved", "it is mended first"
    reason.clear()
    QTest.keyClicks(reason, "The form was <b>wrong</b>")
    press(desk, asks, "Declare the request void")
    assert not asks.isVisible()
    assert desk.office.state("legal") == "not-requested"
    page.show_release(desk.overview())
    assert "The request to Legal / Compliance is void." in shown(page)
    assert "The last request was declared void on" in shown(page)
    assert "The form was <b>wrong</b>" in shown(page)
    press(desk, page, "Copy text")
    assert "is void: The form was <b>wrong</b>" in QApplication.clipboard().text()
    press(desk, page, "By mail…")
    with desk.office.manager.adapters.store.reading() as work:
        (posting,) = work.post.outbox.all()
        (declared,) = work.voids.of_release(desk.office.release.id)
    letter = posting.letter
    assert (letter.kind, letter.role, [item.sha256 for item in letter.enclosures]) == (
        "request-void",
        "legal",
        [declared.sha256],
    )
    assert "The form was <b>wrong</b>" in letter.text
    # whoever was asked receives the declaration, and the old request is not signed any more
    assert keys(desk, "legal").isdisjoint({"void"})


def test_it_is_offered_only_where_a_request_can_be_void(desk: Desk) -> None:
    office = desk.office
    assert "void" not in keys(desk, "legal")
    office.ask("legal")
    assert "void" in keys(desk, "legal")
    assert "void" not in keys(desk, "devops")
    manager = office.manager
    declare_void(manager.adapters, manager.key, office.release.id, reason="Given up", now=office.now())
    assert keys(desk, "legal") == {"receive"}
