# SPDX-License-Identifier: MIT
"""Mail texts: edited with a preview, refused while they cannot be filled, and always restored to ours."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from golive_desktop.services.templates import read_text, text_versions
from golive_desktop.ui.stages.settings.stage import SettingsStage, make_stage
from golive_desktop.ui.stages.settings.texts import MailTexts
from golive_desktop.ui.typed import About, Unsaved
from tests.ui.desk import Desk, wait_until


def opened(desk: Desk, qtbot: QtBot) -> SettingsStage:
    stage = make_stage(desk.context)
    qtbot.addWidget(stage)
    stage.resize(1024, 760)
    stage.show()
    stage.show_subject("texts")
    assert wait_until(lambda: "LifeTimeCircle" in preview(stage).toPlainText())
    return stage


def part(stage: QWidget, kind: type[QWidget], name: str) -> QWidget:
    found = [one for one in stage.findChildren(kind) if one.isVisible() and one.accessibleName() == name]
    assert found, name
    return found[0]


def preview(stage: QWidget) -> QPlainTextEdit:
    found = part(stage, QPlainTextEdit, "Preview with invented data")
    assert isinstance(found, QPlainTextEdit)
    return found


def body(stage: QWidget) -> QPlainTextEdit:
    found = part(stage, QPlainTextEdit, "Text")
    assert isinstance(found, QPlainTextEdit)
    return found


def press(stage: QWidget, name: str, qtbot: QtBot) -> None:
    found = next(one for one in stage.findChildren(QPushButton) if one.isVisible() and one.text() == name)
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def said(stage: QWidget) -> str:
    from PySide6.QtWidgets import QLabel  # noqa: PLC0415 - only here

    return "\n".join(label.text() for label in stage.findChildren(QLabel) if label.isVisible())


def test_a_text_is_edited_with_its_preview_kept_as_a_version_and_restored(desk: Desk, qtbot: QtBot) -> None:
    stage = opened(desk, qtbot)
    assert "This is the text that came with the program." in said(stage)
    shipped = body(stage).toPlainText()
    names = part(stage, QListWidget, "Placeholders of this mail")
    assert isinstance(names, QListWidget)
    body(stage).setPlainText("<b>Hi</b> ")
    body(stage).moveCursor(body(stage).textCursor().MoveOperation.End)
    names.setCurrentRow(next(row for row in range(names.count()) if names.item(row).text().startswith("product ")))
    names.itemActivated.emit(names.currentItem())
    assert body(stage).toPlainText() == "<b>Hi</b> {{ product }}"
    assert wait_until(lambda: preview(stage).toPlainText().strip() == "<b>Hi</b> LifeTimeCircle")
    assert "Not saved yet." in said(stage)
    press(stage, "Save text", qtbot)
    assert wait_until(lambda: "This is your own text." in said(stage))
    assert read_text(desk.context.adapters, "request", "en").own
    versions = part(stage, QComboBox, "Versions of the text")
    assert isinstance(versions, QComboBox)
    assert versions.count() == 2
    press(stage, "Back to the shipped text", qtbot)
    assert wait_until(lambda: body(stage).toPlainText() == shipped)
    assert not read_text(desk.context.adapters, "request", "en").own
    assert len(text_versions(desk.context.adapters, "request", "en")) == 2, "the own one stays on record"
    versions.setCurrentIndex(1)
    versions.activated.emit(1)
    assert body(stage).toPlainText() == "<b>Hi</b> {{ product }}"
    texts = stage.findChild(MailTexts)
    assert isinstance(texts, Unsaved)
    assert texts.unsaved() == ("request", "en")
    assert texts.take_back(("reminder", "de"))
    assert isinstance(texts, About)
    assert texts.about() == "reminder de"
    assert wait_until(lambda: "Ihre Antwort" in body(stage).toPlainText())


def test_a_text_that_cannot_be_filled_is_refused_where_it_stands(desk: Desk, qtbot: QtBot) -> None:
    stage = opened(desk, qtbot)
    body(stage).setPlainText("{{ nonsense }}")
    assert wait_until(lambda: "This mail has no such placeholder" in said(stage))
    press(stage, "Save text", qtbot)
    desk.settle()
    assert not read_text(desk.context.adapters, "request", "en").own
    subject = part(stage, QLineEdit, "Subject")
    assert isinstance(subject, QLineEdit)
    assert subject.text()
