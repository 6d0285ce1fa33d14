# SPDX-License-Identifier: MIT
"""The first run leads through one of two doors by mouse and keyboard, and to the sample, which is made when missing."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from golive_desktop.bootstrap import Computer
from golive_desktop.domain.problem import KnownError
from golive_desktop.services.sample import find_sample
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.stages.doors.sample import sample_in
from golive_desktop.ui.stages.doors.stage import DoorsStage, make_stage
from golive_desktop.ui.words import Words
from tests.ui.desk import Desk, wait_until


def shown(desk: Desk, qtbot: QtBot, *, width: int = 1280) -> DoorsStage:
    stage = make_stage(desk.context)
    qtbot.addWidget(stage)
    stage.resize(width, 720)
    stage.show()
    QTest.qWaitForWindowExposed(stage)
    stage.activateWindow()
    return stage


def button(stage: QWidget, text: str) -> QPushButton:
    return next(found for found in stage.findChildren(QPushButton) if found.text().startswith(text))


def said(stage: QWidget) -> str:
    return "\n".join(label.text() for label in stage.findChildren(QLabel) if label.isVisibleTo(stage))


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Lets the file dialog answer with this name; the dialog itself is the system's."""

    def answer(name: str) -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (name, ""))

    return answer


@pytest.fixture
def in_sample(desk: Desk, tmp_path: Path) -> Desk:
    """The desk in the sample's own home, where nothing is yet."""
    home, computer = tmp_path / "sample", Computer({})
    context = replace(desk.context, computer=computer, home=home, adapters=computer.open_home(home), sample=True)
    return replace(desk, context=context)


def test_whoever_was_asked_to_sign_chooses_the_request(desk: Desk, qtbot: QtBot, choose: Callable[[str], None]) -> None:
    stage = shown(desk, qtbot)
    stage.show_subject("")
    assert stage.first_focus() is button(stage, "Open the request")
    choose("/somewhere/sre.golive")
    QTest.keyClick(stage.first_focus(), Qt.Key.Key_Return)
    assert desk.shell.files == [(Path("/somewhere/sre.golive"),)]
    choose("/somewhere/sre.pdf")
    QTest.mouseClick(button(stage, "Open the request"), Qt.MouseButton.LeftButton)
    assert desk.shell.stages == [("signer", "/somewhere/sre.pdf")]
    choose("")
    QTest.mouseClick(button(stage, "Open the request"), Qt.MouseButton.LeftButton)
    assert (len(desk.shell.files), len(desk.shell.stages)) == (1, 1)


def test_arrows_go_from_door_to_door_and_enter_goes_through(desk: Desk, qtbot: QtBot) -> None:
    stage = shown(desk, qtbot)
    first, second = button(stage, "Open the request"), button(stage, "Set up a release")
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert stage.focusWidget() is second
    QTest.keyClick(second, Qt.Key.Key_Left)
    assert stage.focusWidget() is first
    QTest.keyClick(first, Qt.Key.Key_Right)
    QTest.keyClick(second, Qt.Key.Key_Return)
    assert desk.shell.stages == [("setup", "")]


@pytest.mark.parametrize(
    ("text", "stages", "samples"),
    [
        ("Check a file", [("check", "")], []),
        ("Open help", [("help", "")], []),
        ("Try the sample", [], [False]),
    ],
)
def test_each_link_leads_where_it_says(
    desk: Desk, qtbot: QtBot, text: str, stages: list[tuple[str, str]], samples: list[bool]
) -> None:
    stage = shown(desk, qtbot)
    QTest.mouseClick(button(stage, text), Qt.MouseButton.LeftButton)
    assert (desk.shell.stages, desk.shell.samples) == (stages, samples)


def test_the_menu_stands_above_the_doors() -> None:
    assert DoorsStage.with_menu, "a signer without a release finds recent files, keys, settings and their number there"


def test_the_language_is_chosen_at_the_foot(desk: Desk, qtbot: QtBot) -> None:
    stage = shown(desk, qtbot)
    languages = stage.findChildren(QComboBox)[0]
    assert (languages.accessibleName(), languages.currentText()) == ("Language", "English")
    languages.setFocus()
    QTest.keyClick(languages, Qt.Key.Key_Up)
    assert desk.shell.languages == ["de"]


def test_everything_is_said_in_german_too(desk: Desk, qtbot: QtBot) -> None:
    german = replace(desk, context=replace(desk.context, words=Words(language="de")))
    assert "Was führt Sie her?" in said(shown(german, qtbot))


def test_where_it_is_narrow_the_doors_stand_below_each_other_without_their_bullets(desk: Desk, qtbot: QtBot) -> None:
    stage = shown(desk, qtbot)
    first, second = button(stage, "Open the request"), button(stage, "Set up a release")
    assert "One signed PDF at the end" in said(stage)
    assert first.mapTo(stage, first.rect().topLeft()).y() == second.mapTo(stage, second.rect().topLeft()).y()
    stage.resize(683, 384)
    QApplication.processEvents()
    assert "One signed PDF at the end" not in said(stage)
    assert first.mapTo(stage, first.rect().bottomLeft()).y() < second.mapTo(stage, second.rect().topLeft()).y()


def test_a_sample_that_is_there_is_opened_at_once(in_sample: Desk, qtbot: QtBot) -> None:
    home = in_sample.context.home
    home.mkdir()
    (home / "sample.txt").write_text(f"release: {in_sample.office.release.id}\n", encoding="utf-8")
    there = replace(in_sample, context=replace(in_sample.context, adapters=in_sample.office.manager.adapters))
    stage = shown(there, qtbot)
    stage.show_subject("sample")
    assert wait_until(lambda: there.shell.releases == [there.office.release.id])
    assert stage.subject() == ""


def test_making_the_sample_can_be_stopped(in_sample: Desk, qtbot: QtBot) -> None:
    stage = shown(in_sample, qtbot)
    stage.show_subject("sample")
    assert stage.subject() == "sample"
    assert "What brings you here?" not in said(stage)
    cancel = button(stage, "Cancel")
    assert wait_until(cancel.isVisible)
    assert wait_until(lambda: "Step" in said(stage))
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert wait_until(lambda: in_sample.shell.left_sample == 1)
    assert find_sample(in_sample.context.home) is None


def test_a_home_that_is_not_the_samples_is_left_alone_and_that_is_said(in_sample: Desk, qtbot: QtBot) -> None:
    in_sample.context.home.mkdir()
    (in_sample.context.home / "mine.txt").write_text("mine", encoding="utf-8")
    stage = shown(in_sample, qtbot)
    stage.show_subject("sample-again")
    assert wait_until(lambda: "holds something else" in said(stage))
    assert (in_sample.context.home / "mine.txt").read_text(encoding="utf-8") == "mine"
    QTest.mouseClick(button(stage, "Leave the sample"), Qt.MouseButton.LeftButton)
    assert in_sample.shell.left_sample == 1


def test_closing_the_window_stops_the_making(in_sample: Desk, qtbot: QtBot) -> None:
    stage = shown(in_sample, qtbot)
    stage.show_subject("sample")
    in_sample.context.window.close()
    assert wait_until(lambda: not in_sample.bridge.writing)
    assert find_sample(in_sample.context.home) is None
    assert in_sample.shell.left_sample == 0


def test_a_sample_whose_records_are_gone_is_made_anew(in_sample: Desk, look: QApplication) -> None:
    context = in_sample.context
    context.home.mkdir()
    (context.home / "sample.txt").write_text("release: gone\n", encoding="utf-8")
    task = Task(look)
    task.cancel()
    with pytest.raises(KnownError) as stopped:
        sample_in(context.computer, context.home, context.adapters, language="en", fresh=False, task=task)
    assert stopped.value.problem.code == "sample.cancelled"
    assert list(context.home.iterdir()) == []
