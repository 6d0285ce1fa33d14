# SPDX-License-Identifier: MIT
"""A war room for tests: the page of the day at a desk whose clock stands where the test puts it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from golive_desktop.domain.day import DayPhase, StepState
from golive_desktop.services.day import Acting, DayView, look_at_day
from golive_desktop.services.overview import look_at
from golive_desktop.ui.pages.day.page import DayPage
from golive_desktop.ui.pages.day.runbook import Runbook
from tests.ui.desk import Desk

__all__ = ["T0", "Hall"]

T0 = datetime(2026, 12, 5, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))


@dataclass
class Hall:
    """The page and its user."""

    qtbot: QtBot
    desk: Desk
    page: DayPage
    said: list[tuple[str, str]]
    """What was announced through the desktop."""
    run: str = ""

    def clock(self, minutes: float) -> None:
        """Puts the clock to so many minutes after T-0, as a laptop does that was asleep."""
        self.desk.clock.moment = T0 + timedelta(minutes=minutes)
        self.page.tick()

    def settle(self) -> None:
        """Waits until everything is recorded, read and shown."""
        for _ in range(3):
            self.desk.settle()

    def show(self) -> None:
        """Shows the release as its stage does."""
        context, release = self.desk.context, self.desk.office.release
        self.page.show_release(look_at(context.adapters, release.id, now=self.desk.clock.moment))
        self.settle()

    def acting(self, by: str = "Tarek") -> Acting:
        """Somebody at a console."""
        desk = self.desk
        return Acting(
            adapters=desk.context.adapters, release=desk.office.release.id, by=by, now=desk.clock.moment, run=self.run
        )

    def view(self) -> DayView:
        """What is recorded."""
        acting = self.acting()
        return look_at_day(acting.adapters, acting.release, now=acting.now, run=self.run)

    def states(self) -> list[StepState]:
        """Of all steps, as recorded."""
        return [row.state for row in self.view().rows]

    def phase(self) -> DayPhase:
        """As recorded."""
        return self.view().day.phase

    @property
    def runbook(self) -> Runbook:
        """The table."""
        return self.page.findChildren(Runbook)[0]

    def texts(self) -> set[str]:
        """Everything that is written on the page."""
        return set(_shown(self.page))

    def sees(self, part: str) -> bool:
        """Whether something says this."""
        return any(part in text for text in self.texts())

    def button(self, text: str) -> QPushButton:
        """The button with this text or accessible name."""
        made = (made for made in self.page.findChildren(QPushButton) if made.isVisible())
        return next(one for one in made if text in {one.text(), one.accessibleName()})

    def press(self, text: str) -> None:
        """Presses a button and waits for what comes of it."""
        self.qtbot.mouseClick(self.button(text), Qt.MouseButton.LeftButton)
        self.settle()

    def field(self, name: str) -> QLineEdit:
        """The line with this name."""
        edits = (edit for edit in self.page.findChildren(QLineEdit) if edit.isVisible())
        return next(edit for edit in edits if edit.accessibleName() == name)

    def type(self, name: str, text: str) -> None:
        """Types into a line."""
        edit = self.field(name)
        edit.clear()
        self.qtbot.keyClicks(edit, text)

    def key(self, key: Qt.Key) -> None:
        """Presses a key in the runbook."""
        self.qtbot.keyClick(self.runbook, key)
        self.settle()


def _shown(page: QWidget) -> Iterable[str]:
    for label in page.findChildren(QLabel):
        if label.isVisible():
            yield label.text()
    for made in page.findChildren(QPushButton):
        if made.isVisible():
            yield made.text()
    QApplication.processEvents()
