# SPDX-License-Identifier: MIT
"""A home is written into one file and comes back, after its user saw what that would mean."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from golive_desktop.store.sqlite import FILE_NAME
from golive_desktop.ui.stages.backup.stage import BackupStage, make_stage
from golive_desktop.ui.words import Words
from tests.ui.desk import Desk, wait_until


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Lets every file dialog answer with this path; the dialogs themselves are the system's."""

    def answer(path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(path), ""))
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(path), ""))

    return answer


def shown(desk: Desk, qtbot: QtBot, subject: str = "") -> BackupStage:
    stage = make_stage(desk.context)
    qtbot.addWidget(stage)
    stage.resize(1024, 700)
    stage.show()
    stage.show_subject(subject)
    return stage


def press(stage: BackupStage, desk: Desk, text: str) -> None:
    found = [made for made in stage.findChildren(QPushButton) if made.isVisible() and made.text() == text]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
    assert wait_until(lambda: not desk.bridge.writing)
    desk.settle()


def said(stage: BackupStage) -> str:
    return "\n".join(label.text() for label in stage.findChildren(QLabel) if label.isVisible())


def filled(stage: BackupStage) -> list[str]:
    return [
        made.text()
        for made in stage.findChildren(QPushButton)
        if made.isVisible() and made.property("kind") == "filled"
    ]


def test_written_looked_at_and_restored(
    desk: Desk, qtbot: QtBot, choose: Callable[[Path], None], tmp_path: Path
) -> None:
    office, target = desk.office, tmp_path / "mine.golive-backup"
    stage = shown(desk, qtbot)
    choose(target)
    assert filled(stage) == ["Write a backup…"]
    press(stage, desk, "Write a backup…")
    assert "Saved as" in said(stage)
    office.ask("legal")
    desk.clock.moment = office.now()
    press(stage, desk, "Choose a backup…")
    assert "Zebra rc-7" in said(stage)
    assert "entries of the audit trail are only here." in said(stage)
    assert filled(stage) == ["Restore this backup"]
    press(stage, desk, "Restore this backup")
    assert "The backup is restored." in said(stage)
    assert len(list((office.folder / "manager").glob(f"{FILE_NAME}.aside-*"))) == 1
    assert office.state("legal") == "not-requested"
    changed: list[str] = []
    desk.bridge.changed.connect(changed.append)
    press(stage, desk, "Go on")
    assert (changed, desk.shell.stages) == ([""], [("home", "")])


def test_a_file_that_is_no_backup_is_refused_in_words(
    desk: Desk, qtbot: QtBot, choose: Callable[[Path], None], tmp_path: Path
) -> None:
    other = tmp_path / "<b>other"
    other.mkdir()
    (other / "x").write_bytes(b"x" * 5000)
    stage = shown(desk, qtbot, "restore")
    assert stage.first_focus().property("text") == "Choose a backup…"
    choose(other / "x")
    press(stage, desk, "Choose a backup…")
    assert "x is no backup of GoLive Desktop." in said(stage)
    assert filled(stage) == []


def test_the_sample_needs_no_backup_and_german_has_words(desk: Desk, qtbot: QtBot) -> None:
    stage = shown(replace(desk, context=replace(desk.context, sample=True, words=Words(language="de"))), qtbot)
    assert "Sie sind im Beispiel." in said(stage)
    assert not [
        made for made in stage.findChildren(QPushButton) if made.text() == "Sicherung schreiben…" and made.isEnabled()
    ]
