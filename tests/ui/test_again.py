# SPDX-License-Identifier: MIT
"""Another language or look makes everything anew: what was shown is shown again, with what was typed in it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QDate, QDateTime, QPoint, Qt, QTime, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDateTimeEdit,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from golive_desktop.bootstrap import Computer
from golive_desktop.ui.application import make_window
from golive_desktop.ui.chosen import Chooser, Touches, chooser_of, choosers, is_touched, value_of
from golive_desktop.ui.page import Page
from golive_desktop.ui.pages.communication.faq import FaqSection
from golive_desktop.ui.parts.carried import is_carried, stays_behind
from golive_desktop.ui.parts.field import PassphraseEdit
from golive_desktop.ui.parts.segment import Choice, Segment
from golive_desktop.ui.stack import StageStack
from golive_desktop.ui.stages.release.stage import ReleaseStage
from golive_desktop.ui.typed import About, Typed, Unsaved, place_of, typed_in
from golive_desktop.ui.window import Window
from tests.office import new_office
from tests.ui.desk import wait_until

Edit = TypeVar("Edit", QLineEdit, QPlainTextEdit)


@pytest.fixture
def window(look: QApplication, tmp_path: Path) -> Iterator[Window]:
    """A window in a home with one release."""
    office = new_office(tmp_path)
    for laptop in (office.manager, *office.laptops.values()):
        laptop.adapters.store.close()
    made = make_window(look, Computer(environment={}), tmp_path / "manager")
    made.language = "en"
    made.show()
    made.begin()
    yield made
    made.close()
    made.deleteLater()


def page(window: Window, key: str) -> Page | None:
    """The page in front, in the newest stage."""
    stages = [stage for stage in window.findChildren(ReleaseStage) if stage.words.language == window.language]
    shown = stages[-1].page(key) if stages else None
    return shown if shown is not None and shown.isVisible() else None


def field(page: Page | None, kind: type[Edit], name: str) -> Edit | None:
    """The field with this name that is seen."""
    edits = page.findChildren(kind) if page is not None else []
    return next((edit for edit in edits if edit.isVisible() and name in edit.accessibleName()), None)


def questions(page: Page) -> list[str]:
    """The list of questions; empty while it is not read."""
    found = page.findChild(QListWidget)
    return [found.item(row).text() for row in range(found.count())] if isinstance(found, QListWidget) else []


def open_page(window: Window, key: str, subject: str = "") -> Page:
    """Goes to a page and waits until it is there."""
    assert wait_until(window.has_release)
    window.open_page(key, subject)
    assert wait_until(lambda: (found := page(window, key)) is not None and found.subject() == subject)
    found = page(window, key)
    assert found is not None
    return found


def test_a_rehearsal_stays_in_another_language_with_its_question_and_what_was_typed(
    window: Window, qtbot: QtBot
) -> None:
    subject = "run:rehearsal 1\nasks:note"
    before = open_page(window, "day", subject)
    text = field(before, QLineEdit, "What happened")
    assert text is not None
    qtbot.keyClicks(text, "Provider <b>down</b>")
    window.set_language("de")
    assert wait_until(
        lambda: (
            (again := field(page(window, "day"), QLineEdit, "Was geschehen ist")) is not None
            and again.text() == "Provider <b>down</b>"
        )
    )
    again = page(window, "day")
    assert again is not None
    assert again is not before
    assert (again.words.language, again.subject()) == ("de", subject)


def test_a_letter_that_is_being_written_stays(window: Window, qtbot: QtBot) -> None:
    before = open_page(window, "communication", "outbox:new/free/ceo")
    write = next(made for made in before.findChildren(QPushButton) if made.isVisible() and made.text() == "Write")
    qtbot.mouseClick(write, Qt.MouseButton.LeftButton)
    assert wait_until(lambda: field(before, QPlainTextEdit, "") is not None)
    text = field(before, QPlainTextEdit, "")
    assert text is not None
    qtbot.keyClicks(text, "Dear all")
    window.set_look("dark")
    subject = "outbox:new/free/ceo"
    assert wait_until(
        lambda: (
            (now := page(window, "communication")) is not None and (now.theme.name, now.subject()) == ("dark", subject)
        )
    )
    again = page(window, "communication")
    assert again is not None
    write = next(made for made in again.findChildren(QPushButton) if made.isVisible() and made.text() == "Write")
    write.setFocus()
    qtbot.mouseClick(write, Qt.MouseButton.LeftButton)
    assert wait_until(lambda: (now := field(again, QPlainTextEdit, "")) is not None and now.toPlainText() == "Dear all")
    window.set_look("light")


def test_edited_questions_stay_in_their_order_and_a_training_with_its_date(window: Window, qtbot: QtBot) -> None:
    before = open_page(window, "communication", "faq")
    assert wait_until(lambda: len(questions(before)) > 1)
    count = len(questions(before))
    part = before.findChild(FaqSection)
    assert isinstance(part, Unsaved)
    assert part.unsaved() is None
    add = next(
        made for made in before.findChildren(QPushButton) if made.isVisible() and made.text() == "Add a question"
    )
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    question = field(before, QLineEdit, "Question")
    assert question is not None
    qtbot.keyClicks(question, "Is <b>it</b> safe?")
    before.show_subject("training")
    assert wait_until(lambda: (title := field(before, QLineEdit, "Title")) is not None and bool(title.text()))
    before.findChildren(QCheckBox)[0].click()
    before.findChildren(QDateTimeEdit)[0].setDateTime(QDateTime(QDate(2026, 12, 1), QTime(14, 30)))
    before.show_subject("faq")
    window.set_look("dark")
    assert wait_until(lambda: (now := page(window, "communication")) is not None and now.theme.name == "dark")
    again = page(window, "communication")
    assert again is not None
    assert wait_until(lambda: len(questions(again)) == count + 1)
    assert questions(again)[1] == "2. Is <b>it</b> safe?"
    again.show_subject("training")
    assert wait_until(
        lambda: (starts := again.findChildren(QDateTimeEdit)[0]).isEnabled() and starts.time().hour() == 14
    )
    window.set_look("light")


def test_what_was_typed_is_put_back_once_where_it_belongs_and_no_passphrase_ever(window: Window, qtbot: QtBot) -> None:
    before = open_page(window, "communication", "people:legal")
    address = field(before, QLineEdit, "ddress")
    assert address is not None
    qtbot.keyClicks(address, "legal@zebra.example")
    stage = window.findChildren(ReleaseStage)[-1]
    assert typed_in(stage) == (address,)
    place = place_of("release", stage, address)
    assert isinstance(before, About)
    before.show_subject("people:devops")
    assert place_of("release", stage, address) != place
    assert typed_in(stage) == ()
    secret = PassphraseEdit(window.words, window.theme)
    secret.setParent(before)
    qtbot.keyClicks(secret, "correct horse")
    secret.actions()[0].toggle()
    assert typed_in(stage) == ()
    secret.deleteLater()
    trail = open_page(window, "trail")
    found = field(trail, QLineEdit, "")
    assert found is not None
    qtbot.keyClicks(found, "key")
    typed = Typed(window.findChildren(StageStack)[0], window)
    typed.keep()
    found.clear()
    typed.bring_back()
    assert wait_until(lambda: found.text() == "key")
    found.setText("read late")
    assert wait_until(lambda: found.text() == "key")
    typed.forget()
    found.setText("key")
    found.setModified(True)
    typed.keep()
    found.clear()
    typed.forget()
    typed.bring_back()
    assert not any(clock.isActive() for clock in typed.findChildren(QTimer))
    assert not found.text()


def test_a_tick_a_choice_and_a_day_stay_where_words_do(window: Window, qtbot: QtBot) -> None:
    open_page(window, "documents", "compile")
    assert wait_until(lambda: (now := page(window, "documents")) is not None and bool(now.findChildren(QCheckBox)))
    dossier = page(window, "documents")
    assert dossier is not None
    draft = dossier.findChildren(QCheckBox)[0]
    usual = draft.isChecked()
    qtbot.mouseClick(draft, Qt.MouseButton.LeftButton, pos=QPoint(8, draft.height() // 2))
    assert draft.isChecked() is not usual
    before = open_page(window, "trail")
    first, last = before.findChildren(QDateEdit)
    assert wait_until(lambda: first.date() < last.date())
    words, events = field(before, QLineEdit, "Find"), before.findChildren(QComboBox)[0]
    assert words is not None
    qtbot.keyClicks(words, "e")
    for part, key in ((events, Qt.Key.Key_Down), (last, Qt.Key.Key_Down)):
        part.setFocus()
        qtbot.keyClick(part, key)
    event, day = events.currentData(), last.date()
    window.set_language("de")
    assert wait_until(
        lambda: (
            (now := page(window, "trail")) is not None
            and now.findChildren(QDateEdit)[1].date() == day
            and now.findChildren(QComboBox)[0].currentData() == event
            and (said := field(now, QLineEdit, "suchen")) is not None
            and said.text() == "e"
        )
    )
    again = open_page(window, "documents", "compile")
    assert wait_until(lambda: again.findChildren(QCheckBox)[0].isChecked() is not usual)


def test_no_tick_that_vouches_comes_back_and_none_that_is_saved(window: Window, qtbot: QtBot) -> None:
    trail = open_page(window, "trail")
    form = QWidget(trail)
    vouch, saved, box = QCheckBox(form), QCheckBox(form), QComboBox(form)
    hours, answer = QSpinBox(form), Segment([Choice(value=key, text=key) for key in "ab"], window.theme, name="x")
    answer.setParent(form)
    box.addItems(["one", "two"])
    stays_behind(vouch)
    assert (is_carried(vouch), is_carried(saved)) == (False, True)
    form.show()
    parts: tuple[Chooser, ...] = (vouch, saved, box, hours)
    for part, key in zip(parts, (Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Up), strict=True):
        part.setFocus()
        qtbot.keyClick(part, key)
    assert all(is_touched(part) for part in parts)
    stage = window.findChildren(ReleaseStage)[-1]
    assert typed_in(stage) == (saved, box, hours)
    for part in parts:
        part.clearFocus()
    saved.setChecked(False)
    box.setCurrentIndex(0)
    hours.setValue(9)
    assert typed_in(stage) == ()
    bridge = window.bridge
    quick = QCheckBox(form)
    quick.clicked.connect(lambda: bridge.write(lambda _task: None, owner=form, done=bool, refused=bool, changes=None))
    quick.show()
    quick.setFocus()
    qtbot.keyClick(quick, Qt.Key.Key_Space)
    assert (quick.isChecked(), is_touched(quick)) == (True, False)
    assert wait_until(lambda: not bridge.writing)
    touches = Touches(window, lambda: False)
    assert chooser_of(answer.entry()) is answer
    assert {vouch} == {*form.findChildren(QCheckBox)} - set(choosers(form))
    assert [touches.choose(box, value) for value in (1, ("gone",))] == [True, False]
    assert (box.currentText(), value_of(box)) == ("two", 1)
    assert [touches.choose(answer, value) for value in ("b", "c")] == [True, False]
    assert (answer.value, value_of(answer)) == ("b", "b")
    assert is_touched(answer)
    answer.show_value("a")
    assert not is_touched(answer)
    hours.setEnabled(False)
    assert not touches.choose(hours, 3)
    hours.setEnabled(True)
    assert touches.choose(hours, 3)
    assert value_of(hours) == 3
    form.hide()
    form.deleteLater()
