# SPDX-License-Identifier: MIT
"""A signer at their laptop with a request in a folder of theirs."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from golive_desktop.ports.adapters import Adapters
from golive_desktop.signing.patience import Patience, PatientKeyMaker, PatientSigner
from golive_desktop.ui.parts.secretfield import SecretField
from golive_desktop.ui.stages.signer.stage import SignerStage, make_stage
from tests.office import Laptop
from tests.ui.desk import Desk, wait_until

__all__ = ["Desktop", "Signer", "draft_in", "signer_at"]


@dataclass
class Pause:
    """Seconds that nobody waits for."""

    seconds: float = 0.0

    def __call__(self) -> float:
        return self.seconds


@dataclass
class Signer:
    """The signer's view as a person uses it."""

    desk: Desk
    stage: SignerStage
    request: Path
    pause: Pause = field(default_factory=Pause)
    """What the clock of whoever waits is behind."""

    def open(self, subject: str = "") -> None:
        self.desk.clock.moment = self.desk.office.now()
        self.stage.show_subject(subject or str(self.request))
        self.settle()

    def settle(self) -> None:
        self.desk.settle()

    def buttons(self, name: str) -> list[QPushButton]:
        found = self.stage.findChildren(QPushButton)
        return [made for made in found if made.isVisible() and name in {made.text(), made.accessibleName()}]

    def button(self, name: str) -> QPushButton:
        (found,) = self.buttons(name)
        return found

    def click(self, name: str) -> None:
        made = self.button(name)
        assert made.isEnabled(), name
        QTest.mouseClick(made, Qt.MouseButton.LeftButton)
        self.settle()

    def answer(self, item: str, value: str) -> None:
        """Presses one of the answers to the item with this text."""
        self.click(f"{value}: {item}")

    def open_before_it_is_signed(self, press: str, request: bytes) -> None:
        """Presses a button that signs, and opens another request from outside before the signature is there."""
        other, go = self.request.with_name("other.golive"), threading.Event()
        other.write_bytes(request)
        self.desk.bridge.write(
            lambda _task: go.wait(20), owner=self.stage, done=lambda _none: None, refused=print, changes=None
        )
        QTest.mouseClick(self.button(press), Qt.MouseButton.LeftButton)
        self.desk.clock.moment = self.desk.office.now()
        self.stage.show_subject(str(other))
        self.wait(lambda: bool(self.buttons("Yes: Privacy checked")))
        go.set()
        self.settle()

    def field(self, name: str) -> QWidget:
        kinds = (*self.stage.findChildren(QLineEdit), *self.stage.findChildren(QPlainTextEdit))
        (found,) = (edit for edit in kinds if edit.isVisible() and edit.accessibleName() == name)
        return found

    def choose(self, name: str, value: str) -> None:
        """Chooses what is kept as `value` in the box with this name."""
        (box,) = (box for box in self.stage.findChildren(QComboBox) if box.accessibleName() == name and box.isVisible())
        box.setCurrentIndex(box.findData(value))
        self.settle()

    def type(self, name: str, text: str) -> None:
        edit = self.field(name)
        QTest.keyClicks(edit, text)

    def shown(self) -> str:
        """Every text that can be seen."""
        labels = [label.text() for label in self.stage.findChildren(QLabel) if label.isVisible()]
        boxes = [box.currentText() for box in self.stage.findChildren(QComboBox) if box.isVisible()]
        edits = [edit.text() for edit in self.stage.findChildren(QLineEdit) if edit.isVisible()]
        return "\n".join((*labels, *boxes, *edits))

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused = QApplication.focusWidget() or self.stage
        QTest.keyClick(focused, key, modifiers)
        self.settle()

    def wait_is_over(self) -> None:
        """Ten seconds later, though nobody waited."""
        self.pause.seconds += 10
        for asked in self.stage.findChildren(SecretField):
            asked.stop_waiting()

    def wait(self, condition: Callable[[], bool]) -> None:
        assert wait_until(condition)


class Desktop(QObject):
    """Notes the files that the system is to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open_url(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


def draft_in(path: Path) -> EmailMessage:
    return message_from_bytes(path.read_bytes(), policy=default)


def signer_at(desk: Desk, laptop: Laptop, request: bytes, qtbot: QtBot, name: str = "request.golive") -> Signer:
    """The view on `laptop`, with the request in a folder of its own."""
    folder = desk.office.folder / f"inbox-{laptop.role}"
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(request)
    there, pause = desk.at(laptop), Pause()
    there.context = replace(
        there.context, home=desk.office.folder / laptop.role, adapters=patient(laptop.adapters, Patience(pause))
    )
    stage = make_stage(there.context)
    qtbot.addWidget(stage)
    stage.resize(1366, 768)
    stage.fold(narrow=False)
    stage.show()
    stage.activateWindow()
    return Signer(desk=there, stage=stage, request=path, pause=pause)


def patient(adapters: Adapters, patience: Patience) -> Adapters:
    """The same parts as a window has them: whoever guesses a passphrase waits."""
    keys, signs = PatientKeyMaker(adapters.keys, patience), PatientSigner(adapters.signer, patience)
    return replace(adapters, keys=keys, signer=signs)


@pytest.fixture
def signer(desk: Desk, qtbot: QtBot) -> Signer:
    """Katrin Albers, Legal, who was asked for the first time; she has a key."""
    desk.office.ask("legal")
    return signer_at(desk, desk.office.laptops["legal"], desk.office.requests["legal"].data, qtbot)


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    seen = Desktop()
    QDesktopServices.setUrlHandler("file", seen, "open_url")  # type: ignore[arg-type]  # the stub says bytes, Qt text
    yield seen
    QDesktopServices.unsetUrlHandler("file")
