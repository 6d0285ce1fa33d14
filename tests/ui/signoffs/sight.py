# SPDX-License-Identifier: MIT
"""What a person sees and does on the sign-offs page."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QPushButton, QTabBar, QWidget

from golive_desktop.ui.pages.signoffs.items import ItemList
from golive_desktop.ui.pages.signoffs.page import SignOffsPage, make_page
from tests.office import PASSPHRASE
from tests.ui.desk import Desk, wait_until

__all__ = [
    "buttons",
    "field",
    "filled",
    "plain",
    "press",
    "renew",
    "shown_page",
    "sign",
    "tabs",
    "texts",
    "ticks",
    "turn_to",
    "wait_text",
]


def shown_page(desk: Desk) -> SignOffsPage:
    """The page, shown."""
    page = make_page(desk.context)
    page.resize(1110, 700)
    page.show()
    renew(page, desk)
    return page


def renew(page: SignOffsPage, desk: Desk) -> None:
    """The page gets the release as it stands, and what it looks up arrives."""
    page.show_release(desk.overview())
    _fill(page, desk)


def texts(widget: QWidget) -> list[str]:
    """Every text in view."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


def wait_text(widget: QWidget, text: str) -> bool:
    """Whether `text` comes into view."""
    return wait_until(lambda: any(text in shown for shown in texts(widget)))


def buttons(widget: QWidget) -> list[str]:
    """The texts of the buttons in view."""
    return [plain(made) for made in widget.findChildren(QPushButton) if made.isVisible() and made.text()]


def plain(made: QPushButton) -> str:
    """A button's text as a person reads it."""
    return made.text().replace("&&", "\0").replace("&", "").replace("\0", "&")


def filled(widget: QWidget) -> list[str]:
    """The texts of the filled buttons in view."""
    shown = (made for made in widget.findChildren(QPushButton) if made.isVisible())
    return [plain(made) for made in shown if made.property("kind") == "filled"]


def press(widget: QWidget, text: str) -> None:
    """Presses a button in view with the mouse."""
    found = [made for made in widget.findChildren(QPushButton) if made.isVisible()]
    made = next(made for made in found if text in {plain(made), made.accessibleName()})
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def field(widget: QWidget, name: str) -> QLineEdit:
    """The input with this accessible name."""
    return next(edit for edit in widget.findChildren(QLineEdit) if edit.accessibleName() == name)


def tabs(page: SignOffsPage) -> QTabBar:
    """The stakeholders' tabs."""
    found = page.findChild(QTabBar)
    assert isinstance(found, QTabBar)
    return found


def turn_to(page: SignOffsPage, desk: Desk, role: str) -> None:
    """Follows a link to a stakeholder."""
    page.show_subject(role)
    _fill(page, desk)


def ticks(page: SignOffsPage) -> list[tuple[str, bool]]:
    """Who is offered a request, and who is ticked."""
    model = next(found for found in page.findChildren(QListView) if found.isVisible()).model()
    rows = (model.index(number, 0) for number in range(model.rowCount()))
    checked = Qt.CheckState.Checked
    return [(row.data(), Qt.CheckState(row.data(Qt.ItemDataRole.CheckStateRole)) == checked) for row in rows]


def sign(page: SignOffsPage, desk: Desk, run: str, *, passphrase: str = PASSPHRASE) -> None:
    """Types the passphrase and presses the button."""
    edit = field(page, "Passphrase")
    edit.clear()
    QTest.keyClicks(edit, passphrase)
    press(page, run)
    assert wait_until(lambda: not desk.bridge.writing)
    desk.settle()


def _fill(page: SignOffsPage, desk: Desk) -> None:
    """Points come into view a few in each turn of the event loop."""
    desk.settle()
    timers = [timer for made in page.findChildren(ItemList) for timer in made.findChildren(QTimer)]
    assert wait_until(lambda: not any(timer.isActive() for timer in timers))
