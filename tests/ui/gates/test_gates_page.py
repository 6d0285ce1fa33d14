# SPDX-License-Identifier: MIT
"""The page of the gates as its user meets it, with real commands in a real working copy."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLabel, QPlainTextEdit, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from golive_desktop.domain.gate import GateRun
from golive_desktop.ui.pages.gates.page import GatesPage, make_page
from golive_desktop.ui.words import Words
from tests.ui.desk import Desk, desk_of, wait_until
from tests.ui.gates.conftest import Gated

TICK = "I have read it, and it may run here."


def opened(qtbot: QtBot, desk: Desk) -> GatesPage:
    made = make_page(desk.context)
    qtbot.addWidget(made)
    made.resize(1158, 732)
    # as the frame does after each change
    desk.bridge.changed.connect(lambda _release: made.show_release(desk.overview()))
    made.show_release(desk.overview())
    made.show()
    desk.settle()
    return made


def said(page: GatesPage, part: str) -> bool:
    return any(part in label.text() for label in page.findChildren(QLabel) if label.isVisible())


def press(page: GatesPage, text: str) -> QPushButton:
    return next(
        made
        for made in page.findChildren(QPushButton)
        if text in {made.text(), made.accessibleName()} and not made.isHidden()
    )


def is_running(page: GatesPage) -> bool:
    """Whether the button that runs a gate is away, as long as one runs."""
    return not any(made.text() == "Run this gate" and not made.isHidden() for made in page.findChildren(QPushButton))


def tick(page: GatesPage) -> QCheckBox:
    return page.findChildren(QCheckBox)[0]


def output(page: GatesPage) -> str:
    return page.findChildren(QPlainTextEdit)[0].toPlainText()


def table(page: GatesPage) -> QTableView:
    return next(view for view in page.findChildren(QTableView) if view.accessibleName() == "Gates")


def row(page: GatesPage, number: int) -> list[str]:
    model = table(page).model()
    return [str(model.index(number, column).data()) for column in range(model.columnCount())]


def confirm(qtbot: QtBot, page: GatesPage, *keys: str) -> None:
    for key in keys:
        page.show_subject(key)
        qtbot.keyClick(tick(page), Qt.Key.Key_Space)
        assert tick(page).isChecked()


def runs(desk: Desk) -> tuple[GateRun, ...]:
    with desk.office.manager.adapters.store.reading() as work:
        return work.progress.gate_runs(desk.office.release.id)


def test_the_folder_is_chosen_once_and_said_in_words(
    qtbot: QtBot, desk: Desk, gated: Gated, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = gated("true", chosen=False)
    page = opened(qtbot, desk)
    assert page.first_focus() is press(page, "Choose folder…")
    assert press(page, "Choose folder…").property("kind") == "filled"
    assert not tick(page).isEnabled()
    assert said(page, "Choose the working copy first.")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    qtbot.mouseClick(press(page, "Choose folder…"), Qt.MouseButton.LeftButton)
    desk.settle()
    assert said(page, "rc-7, the candidate's")
    assert said(page, "clean, nothing changed")
    assert press(page, "Run all confirmed").property("kind") == "filled"
    again = opened(qtbot, desk)
    assert said(again, "clean, nothing changed")
    qtbot.mouseClick(press(again, "Copy the command"), Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == f"golive gates rc-7 run --working-copy '{folder}'"
    qtbot.mouseClick(press(again, "Copy the command of this gate"), Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "true"


def test_a_command_runs_only_after_it_was_read_and_confirmed(qtbot: QtBot, desk: Desk, gated: Gated) -> None:
    gated("git rev-parse --is-inside-work-tree")
    page = opened(qtbot, desk)
    assert not press(page, "Run this gate").isEnabled()
    assert not press(page, "Run all confirmed").isEnabled()
    assert row(page, 0)[2:] == ["Not run", "–", "–", "–", "Read and confirm…"]
    table(page).setFocus()
    qtbot.keyClick(table(page), Qt.Key.Key_Return)
    assert page.focusWidget() is tick(page)
    assert said(page, "Runs in")
    assert said(page, "without a shell")
    qtbot.keyClick(tick(page), Qt.Key.Key_Space)
    assert runs(desk) == ()
    press(page, "Run this gate").setFocus()
    qtbot.keyClick(press(page, "Run this gate"), Qt.Key.Key_Space)
    assert wait_until(lambda: row(page, 0)[2] == "Green")
    code, _lasted, confirmed = row(page, 0)[4:]
    assert (code, confirmed) == ("0", "Confirmed")
    assert output(page) == "true\n"
    assert [(run.outcome, run.output_tail) for run in runs(desk)] == [("green", "true\n")]
    qtbot.keyClick(tick(page), Qt.Key.Key_Space)  # taken back
    assert not press(page, "Run this gate").isEnabled()


def test_all_confirmed_run_one_after_the_other_and_no_others(qtbot: QtBot, desk: Desk, gated: Gated) -> None:
    gated("echo one", "touch never", "no-such-program --all", "echo '<b>four</b>'")
    page = opened(qtbot, desk)
    confirm(qtbot, page, "1", "3", "4")
    qtbot.mouseClick(press(page, "Run all confirmed"), Qt.MouseButton.LeftButton)
    assert [row(page, number)[2] for number in range(4)] == ["Running…", "Not run", "Waits", "Waits"]
    assert wait_until(lambda: [row(page, number)[2] for number in range(4)] == ["Green", "Not run", "Red", "Green"])
    assert [(run.key, run.reason) for run in runs(desk)] == [("1", ""), ("3", "gate.program-missing"), ("4", "")]
    assert output(page) == "<b>four</b>\n"
    page.show_subject("3")
    assert page.subject() == "3"
    assert said(page, "The program is not on this computer: no-such-program")
    assert said(page, "2 of 4 green · 3 of 4 confirmed")


def test_output_is_shown_while_it_runs_and_a_cancelled_run_is_kept_as_red(
    qtbot: QtBot, desk: Desk, gated: Gated
) -> None:
    gated("echo begun; sleep 300", "echo second")
    page = opened(qtbot, desk)
    confirm(qtbot, page, "2", "1")
    qtbot.mouseClick(press(page, "Run all confirmed"), Qt.MouseButton.LeftButton)
    assert wait_until(lambda: output(page) == "begun\n")
    assert said(page, "6 B so far, running for")
    assert not tick(page).isEnabled()
    again = make_page(desk.context)  # the language or the look was changed meanwhile
    qtbot.addWidget(again)
    again.show_release(desk.overview())
    again.show()
    assert output(again) == "begun\n"
    again.close()
    press(page, "Cancel the run").setFocus()
    qtbot.keyClick(press(page, "Cancel the run"), Qt.Key.Key_Space)
    assert wait_until(lambda: row(page, 0)[2] == "Red")
    assert [(run.key, run.outcome, run.reason, run.output_tail) for run in runs(desk)] == [
        ("1", "red", "gate.cancelled", "begun\n")
    ]
    assert wait_until(lambda: said(page, "The run was cancelled."))
    assert page.focusWidget() is press(page, "Run this gate")
    assert row(page, 1)[2] == "Not run"


def test_a_window_that_closes_ends_the_run(qtbot: QtBot, desk: Desk, gated: Gated) -> None:
    gated("sleep 300", "echo second")
    page = opened(qtbot, desk)
    confirm(qtbot, page, "1", "2")
    qtbot.mouseClick(press(page, "Run all confirmed"), Qt.MouseButton.LeftButton)
    desk.bridge.finish()
    assert [(run.key, run.reason) for run in runs(desk)] == [("1", "gate.cancelled")]
    desk.settle()
    assert len(runs(desk)) == 1


def test_a_copy_that_is_not_the_candidate_runs_nothing(qtbot: QtBot, desk: Desk, gated: Gated) -> None:
    folder = gated("echo one")
    page = opened(qtbot, desk)
    confirm(qtbot, page, "1")
    (folder / "<b>new").write_text("x", encoding="utf-8")
    qtbot.mouseClick(press(page, "Run this gate"), Qt.MouseButton.LeftButton)  # nobody has looked since
    assert wait_until(lambda: said(page, "1 changed path"))
    assert said(page, "The working copy holds changes: <b>new.")
    assert wait_until(lambda: not is_running(page))
    assert not press(page, "Run this gate").isEnabled()
    assert runs(desk) == ()
    (folder / "<b>new").unlink()
    qtbot.mouseClick(press(page, "Look again"), Qt.MouseButton.LeftButton)
    assert wait_until(lambda: press(page, "Run this gate").isEnabled())


def test_a_command_with_unseen_characters_cannot_be_confirmed(qtbot: QtBot, desk: Desk, gated: Gated) -> None:
    gated("echo \u202eok")
    page = opened(qtbot, desk)
    assert not tick(page).isEnabled()
    assert said(page, "U+202E")


def test_a_folder_without_git_says_so(
    qtbot: QtBot, desk: Desk, gated: Gated, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gated("true", chosen=False)
    page = opened(qtbot, desk)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    qtbot.mouseClick(press(page, "Choose folder…"), Qt.MouseButton.LeftButton)
    desk.settle()
    assert said(page, "The folder is not a git working copy.")
    assert not tick(page).isEnabled()
    qtbot.mouseClick(press(page, "Executive sign-off"), Qt.MouseButton.LeftButton)
    assert desk.shell.pages == [("executive", "")]


def test_narrow_and_german(qtbot: QtBot, desk: Desk, gated: Gated) -> None:
    gated("git diff --check")
    german = desk_of(desk.office, language="de")
    page = opened(qtbot, german)
    page.resize(972, 600)
    page.fold(narrow=True)
    QApplication.processEvents()
    _ = Words(language="de").translate
    assert said(page, _("Working copy"))
    assert tick(page).text() == _(TICK)
    assert _(TICK) != TICK
    assert press(page, _("Run this gate")).isVisibleTo(page)
    german.settle()


def test_a_ci_result_is_asked_for_and_taken_back(qtbot: QtBot, desk: Desk, gated: Gated) -> None:
    gated("true")
    page = opened(qtbot, desk)
    ask = press(page, "Show by CI")
    ask.setFocus()
    qtbot.keyClick(ask, Qt.Key.Key_Space)
    desk.settle()
    assert row(page, 0)[2] == "Waits for CI"
    assert said(page, "The DevOps lead's form asks for the CI system's result.")
    assert not ask.isVisible()
    qtbot.mouseClick(press(page, "To the DevOps lead's sign-off"), Qt.MouseButton.LeftButton)
    assert desk.shell.pages[-1] == ("signoffs", "devops")
    qtbot.mouseClick(press(page, "Only here"), Qt.MouseButton.LeftButton)
    desk.settle()
    assert row(page, 0)[2] == "Not run"
    assert said(page, "Or the DevOps lead attaches")
