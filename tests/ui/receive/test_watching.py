# SPDX-License-Identifier: MIT
"""A watched folder fills the list by itself with what is ours, once each, and says when it is gone."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from golive_desktop.ui.pages.receive.intake import Intake, intake_of
from golive_desktop.ui.pages.receive.watch import FolderWatch
from golive_desktop.ui.preferences import Preferences
from golive_desktop.ui.stages.release.stage import make_stage
from tests.office import Office
from tests.ui.desk import Desk, desk_of, wait_until


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def names(intake: Intake) -> list[str]:
    return [item.name for item in intake.items if item.stage == "done"]


def test_a_file_is_announced_once_when_it_has_stopped_growing(look: QApplication, inbox: Path) -> None:
    watch = FolderWatch(look)
    found: list[tuple[Path, ...]] = []
    watch.settled.connect(found.append)
    watch.begin(inbox)
    path = inbox / "a.pdf"
    path.write_bytes(b"half")
    watch.look()
    assert found == []
    path.write_bytes(b"half and the rest")
    watch.look()
    assert found == []
    watch.look()
    watch.look()
    assert found == [(path,)]
    path.write_bytes(b"another one of the same name")
    watch.look()
    watch.look()
    assert found == [(path,), (path,)]
    watch.begin(None)
    (inbox / "b.pdf").write_bytes(b"b")
    watch.look()
    watch.look()
    assert len(found) == 2


def test_other_kinds_and_unfinished_downloads_are_left_alone(look: QApplication, inbox: Path) -> None:
    watch = FolderWatch(look)
    found: list[tuple[Path, ...]] = []
    watch.settled.connect(found.append)
    for name in ("a.txt", ".hidden.pdf", "~lock.pdf", "b.pdf.part", "R.GOLIVE"):
        (inbox / name).write_bytes(b"x")
    (inbox / "empty.pdf").touch()
    watch.begin(inbox)
    watch.look()
    watch.look()
    assert found == [(inbox / "R.GOLIVE",)]


def test_new_files_of_ours_are_received_by_themselves_and_no_others(desk: Desk, office: Office, inbox: Path) -> None:
    office.ask("legal", "devops")
    office.confirm("legal")
    first = office.answer("legal").data
    (inbox / "holiday.pdf").write_bytes(b"%PDF-1.4 a picture")
    (inbox / "text.pdf").write_bytes(b"no pdf at all")
    (inbox / "own request.golive").write_bytes(office.requests["legal"].data)
    (inbox / "legal.pdf").write_bytes(first)
    desk.clock.moment = office.now()
    intake = intake_of(desk.context)
    counts: list[int] = []
    intake.arrived.connect(counts.append)
    intake.watch(inbox)
    assert wait_until(lambda: names(intake) == ["legal.pdf"])
    (inbox / "again.pdf").write_bytes(first)
    (inbox / "devops.pdf").write_bytes(office.answer("devops").data)
    assert wait_until(lambda: sorted(names(intake)) == ["devops.pdf", "legal.pdf"])
    desk.settle()
    assert counts == [1, 1]
    assert office.state("legal") == "approved"
    assert office.state("devops") == "identity-open"
    with desk.context.adapters.store.reading() as work:
        kept = [entry for entry in work.audit.entries() if entry.event.startswith("file.")]
    assert len(kept) == 2
    intake.watch(None)


def test_the_folder_is_remembered_for_its_home_until_it_is_stopped(office: Office, inbox: Path, desk: Desk) -> None:
    intake = intake_of(desk.context)
    assert intake_of(desk.context) is intake
    intake.watch(inbox)
    assert Preferences(desk.context.home).watched_folder == inbox
    later = desk_of(office)
    again = intake_of(later.context)
    assert again is not intake
    assert again.folder == inbox
    again.watch(None)
    assert Preferences(desk.context.home).watched_folder is None
    intake.watch(None)
    later.settle()


def test_a_folder_that_is_gone_is_said_and_not_watched_any_more(desk: Desk, inbox: Path) -> None:
    intake = intake_of(desk.context)
    problems: list[str] = []
    intake.refused.connect(lambda problem: problems.append(problem.code))
    intake.watch(inbox)
    shutil.rmtree(inbox)
    assert wait_until(lambda: bool(problems))
    assert problems == ["window.folder-gone"]
    assert intake.folder is None


def test_another_page_says_what_came_in_meanwhile(desk: Desk, office: Office, inbox: Path, qtbot: QtBot) -> None:
    intake_of(desk.context).watch(inbox)
    stage = make_stage(desk.context)
    qtbot.addWidget(stage)
    stage.resize(1200, 700)
    stage.show()
    stage.show_subject(f"{office.release.id}\ntrail")
    desk.settle()
    office.ask("devops")
    (inbox / "devops.pdf").write_bytes(office.answer("devops").data)
    said = "New files came in from the watched folder: 1."
    assert wait_until(lambda: any(label.text() == said for label in stage.findChildren(QLabel)))
    intake_of(desk.context).watch(None)
    desk.settle()
