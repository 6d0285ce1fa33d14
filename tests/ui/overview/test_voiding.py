# SPDX-License-Identifier: MIT
"""A release is given up in the window: typed, with a reason, signed; from then on every page says VOID."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from golive_desktop.domain.problem import Problem
from golive_desktop.services.day import look_at_day
from golive_desktop.ui.calendar import calendar_of
from golive_desktop.ui.look.icons import status_icon
from golive_desktop.ui.look.theme import theme_of
from golive_desktop.ui.pages.day.override import may_be_asked
from golive_desktop.ui.pages.overview.page import make_page
from golive_desktop.ui.pages.overview.reasons import line_of
from golive_desktop.ui.pages.overview.sight import sight_of
from golive_desktop.ui.pages.signoffs.actions import actions_for
from golive_desktop.ui.parts.deeddialog import DeedDialog
from golive_desktop.ui.stages.release.voidbar import VoidBar
from golive_desktop.wording.tables import SENTENCES
from tests.office import PASSPHRASE
from tests.ui.desk import Desk


def dialog() -> DeedDialog:
    return next(item for item in QApplication.topLevelWidgets() if isinstance(item, DeedDialog) and not item.isHidden())


def field(asks: QWidget, name: str) -> QLineEdit:
    return next(edit for edit in asks.findChildren(QLineEdit) if edit.accessibleName() == name)


def press(desk: Desk, asks: QWidget, text: str) -> None:
    made = next(item for item in asks.findChildren(QPushButton) if item.text() == text)
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    desk.settle()


def seen(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def test_a_release_is_declared_void(desk: Desk, qtbot: QtBot) -> None:
    desk.office.ask("legal")
    page, bar = make_page(desk.context), VoidBar(desk.context)
    qtbot.addWidget(page)
    qtbot.addWidget(bar)
    page.show_release(desk.overview())
    bar.show_release(desk.overview())
    assert bar.isHidden()
    assert "send" in {action.key for action in actions_for(desk.overview(), "legal")}
    page.show_subject("void")
    asks = dialog()
    for name, text in (("Type rc-7 to confirm", "rc-8"), ("Passphrase for your key", PASSPHRASE)):
        QTest.keyClicks(field(asks, name), text)
    press(desk, asks, "Declare void")
    assert "Say why in one sentence." in seen(asks)
    assert "Type exactly rc-7." in seen(asks)
    assert desk.overview().state.void is None
    field(asks, "Type rc-7 to confirm").setText("rc-7")
    QTest.keyClicks(field(asks, "Reason, one sentence"), "Built from <b>the wrong</b> branch")
    field(asks, "Passphrase for your key").setText("wrong")
    press(desk, asks, "Declare void")
    assert "The passphrase is not right." in seen(asks)
    field(asks, "Passphrase for your key").setText(PASSPHRASE)
    press(desk, asks, "Declare void")
    assert not asks.isVisible()
    void = desk.overview().state.void
    assert void is not None
    page.show_release(desk.overview())
    bar.show_release(desk.overview())
    assert {"VOID", "Given up. Nothing takes that back."} <= set(seen(page).split("\n"))
    assert "Nothing of it counts. Reason: Built from <b>the wrong</b> branch" in seen(bar)
    press(desk, bar, "Show the declaration")
    assert desk.shell.pages == [("documents", void.sha256)]
    assert [action.key for action in actions_for(desk.overview(), "legal")] == ["receive"]
    assert not {row[-1].text for row in sight_of(desk.overview(), desk.context.words).rows} - {""}
    assert not may_be_asked(look_at_day(desk.context.adapters, desk.office.release.id, now=desk.clock.moment), "ceo")
    page.show_subject("void")
    assert [problem.code for problem in desk.shell.problems] == ["void.already"]


@pytest.mark.parametrize("code", [code for code in SENTENCES if code.startswith("readiness.")])
def test_every_cause_can_be_drawn(still_desk: Desk, code: str) -> None:
    overview, words = still_desk.overview(), still_desk.context.words
    line = line_of(Problem(code=code, subject="legal"), overview, words, calendar_of(overview, words))
    assert theme_of("light").status_colour(line.state)
    assert not status_icon(line.state, theme_of("light")).pixmap(16, 16).isNull()
