# SPDX-License-Identifier: MIT
"""An answer that waits because of its signer's clock is accepted on its tab, and only with a reason."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from golive_desktop.ui.pages.signoffs.page import SignOffsPage
from golive_desktop.ui.parts.deeddialog import DeedDialog
from tests.services.test_acceptance import ahead
from tests.ui.desk import Desk
from tests.ui.signoffs.sight import plain


def press(desk: Desk, widget: QWidget, text: str) -> None:
    made = next(one for one in widget.findChildren(QPushButton) if text in {one.text(), plain(one)})
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    desk.settle()


def test_it_counts_once_a_reason_is_given(desk: Desk, page: SignOffsPage) -> None:
    ahead(desk.office)
    page.show_release(desk.overview())
    page.show_subject("legal")
    desk.settle()
    press(desk, page, "Accept with a reason…")
    asks = next(one for one in QApplication.topLevelWidgets() if isinstance(one, DeedDialog) and not one.isHidden())
    assert not any(edit.isVisibleTo(asks) for edit in asks.findChildren(QLineEdit)[1:])
    press(desk, asks, "Accept and count")
    assert desk.office.state("legal") == "waits"
    assert any(label.text() == "Say why in one sentence." for label in asks.findChildren(QLabel))
    QTest.keyClicks(asks.findChildren(QLineEdit)[0], "Her clock was a day ahead")
    press(desk, asks, "Accept and count")
    assert not asks.isVisible()
    assert desk.office.state("legal") == "approved"
    assert any(label.text() == "The answer of Katrin Albers counts now." for label in page.findChildren(QLabel))
