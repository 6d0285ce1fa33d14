# SPDX-License-Identifier: MIT
"""A release is set up in three steps, from a handbook or without one, and nothing is kept before the last."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from golive_desktop.bootstrap import Computer
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.domain.release import Policy
from golive_desktop.resources import resource_bytes
from golive_desktop.services.overview import own_keys
from golive_desktop.ui.parts.lines import LineList
from golive_desktop.ui.stages.setup.stage import SetupStage, make_stage
from golive_desktop.ui.words import Words
from tests.office import COMMIT, PASSPHRASE
from tests.ui.desk import Desk, wait_until

HANDBOOK = """# Go-Live

| Stakeholder | Rolle | Freigabe? | Kommunikation | Deadline |
|---|---|---|---|---|
| **CEO / Business Lead** | Business-Owner | ✅ Final OK | Email | 2026-12-05 |
| **Legal / Compliance** | Data Protection | vielleicht | <i>Email</i> | am Dienstag |

## Critical Go-Live Conditions

- [ ] No P0 bugs open

## Executive Sign-Off

CEO: I approve the release to production.
"""


@pytest.fixture
def first_run(desk: Desk, tmp_path: Path) -> Desk:
    """The desk on a laptop where nothing is yet."""
    computer, home = Computer({}), tmp_path / "new" / "home"
    return replace(desk, context=replace(desk.context, computer=computer, home=home, adapters=computer.open_home(home)))


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Lets every file dialog answer with this path; the dialogs themselves are the system's."""

    def answer(path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(path), ""))
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_arguments: ([str(path)], ""))
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(path))

    return answer


def shown(desk: Desk, qtbot: QtBot, subject: str = "") -> SetupStage:
    stage = make_stage(desk.context)
    qtbot.addWidget(stage)
    stage.resize(1280, 720)
    stage.show()
    stage.show_subject(subject)
    looked(desk)
    return stage


def looked(desk: Desk) -> None:
    """Waits until everything that was looked up before has arrived; one thread looks, in order."""
    arrived: list[None] = []
    desk.bridge.look(lambda _task: None, owner=desk.context.window, done=arrived.append, refused=lambda _problem: None)
    assert wait_until(lambda: bool(arrived))


def press(stage: QWidget, text: str) -> None:
    found = [item for item in stage.findChildren(QPushButton) if item.text() == text and item.isVisibleTo(stage)]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def edit(stage: QWidget, name: str) -> QLineEdit:
    return next(item for item in stage.findChildren(QLineEdit) if item.accessibleName() == name)


def write(stage: QWidget, name: str, text: str) -> None:
    edit(stage, name).clear()
    QTest.keyClicks(edit(stage, name), text)


def said(stage: QWidget) -> str:
    return "\n".join(label.text() for label in stage.findChildren(QLabel) if label.isVisibleTo(stage))


def read(stage: SetupStage, choose: Callable[[Path], None], path: Path) -> None:
    choose(path)
    press(stage, "Choose a handbook…")
    assert wait_until(lambda: "This was understood of" in said(stage))


def test_names_that_cannot_be_printed_are_named_before_the_release_is_made(
    first_run: Desk, qtbot: QtBot, choose: Callable[[Path], None], tmp_path: Path
) -> None:
    handbook = tmp_path / "plan.md"
    handbook.write_bytes(resource_bytes("sample/handbook.md").replace(b"No P0 bugs open", "אין באגים".encode()))
    stage = shown(first_run, qtbot)
    read(stage, choose, handbook)
    assert "Everything in it was understood." in said(stage)
    assert "These letters cannot be printed: א U+05D0" in said(stage)
    assert "They stand in: אין באגים. The shipped fonts hold Latin, Greek and Cyrillic." in said(stage)
    press(stage, "Go on")
    tag = edit(stage, "Git tag of the candidate")
    tag.setText("rc-🚀")
    assert wait_until(lambda: "Emoji and other pictures cannot be printed: 🚀 U+1F680." in said(stage))
    press(stage, "Go on")
    assert tag.isVisibleTo(stage), "it is mended first"
    tag.setText("rc-1")
    assert "Emoji" not in said(stage)
    press(stage, "Go on")
    for name in ("Your role", "Organisation", "E-mail address"):
        write(stage, name, "qa@example.com")
    for name in ("Passphrase", "Passphrase again"):
        write(stage, name, PASSPHRASE)
    edit(stage, "Your name, as it is printed").setText("田中")
    assert wait_until(lambda: "These letters cannot be printed: 田 U+7530" in said(stage))
    press(stage, "Set up the release")
    assert not first_run.bridge.writing, "no key is made in a name that it could not sign with"


def releases(desk: Desk) -> tuple[ReleaseRecord, ...]:
    with desk.context.adapters.store.reading() as work:
        return work.releases.all()


def test_from_handbook_to_release_on_a_new_laptop(
    first_run: Desk, qtbot: QtBot, choose: Callable[[Path], None], tmp_path: Path
) -> None:
    handbook = tmp_path / "plan.md"
    handbook.write_bytes(resource_bytes("sample/handbook.md"))
    stage = shown(first_run, qtbot)
    read(stage, choose, handbook)
    assert "Everything in it was understood." in said(stage)
    assert not first_run.context.home.exists()
    press(stage, "Go on")
    repository = tmp_path / "repository"
    commit = first_run.context.computer.sample_repository(repository, "rc-2026-03-01")
    choose(repository)
    press(stage, "From a working copy…")
    assert wait_until(lambda: edit(stage, "Commit in full").text() == commit)
    assert "does not stand on this commit" not in said(stage)
    choose(handbook)
    press(stage, "Add files…")
    digest = hashlib.sha256(handbook.read_bytes()).hexdigest()
    assert wait_until(lambda: digest in stage.subject())
    press(stage, "Go on")
    for name, text in (
        ("Your name, as it is printed", "Anna <b>Berger</b>"),
        ("E-mail address", "anna@example.com"),
        ("Passphrase", PASSPHRASE),
        ("Passphrase again", PASSPHRASE),
    ):
        write(stage, name, text)
    assert not first_run.context.home.exists()
    press(stage, "Set up the release")
    assert wait_until(lambda: bool(first_run.shell.releases))
    (made,) = releases(first_run)
    assert first_run.shell.releases == [made.id]
    assert (made.candidate.tag, made.candidate.commit) == ("rc-2026-03-01", commit)
    assert [(item.name, item.sha256) for item in made.candidate.artefacts] == [("plan.md", digest)]
    (key,) = own_keys(first_run.context.adapters)
    assert (key.certificate.subject.name, key.certificate.subject.role) == ("Anna <b>Berger</b>", "Release Manager")
    assert made.created_by == key.certificate.fingerprint
    assert stage.subject() == ""
    assert edit(stage, "Passphrase").text() == ""


def test_what_the_handbook_leaves_open_is_shown_and_typed_in(
    desk: Desk, qtbot: QtBot, choose: Callable[[Path], None], tmp_path: Path
) -> None:
    handbook = tmp_path / "zebra.md"
    handbook.write_text(HANDBOOK, encoding="utf-8")
    stage = shown(desk, qtbot)
    read(stage, choose, handbook)
    assert "not named" in said(stage)
    unclear = next(item for item in stage.findChildren(LineList) if item.isVisibleTo(stage))
    assert any("vielleicht" in line.text and line.lead.startswith("Line ") for line in unclear.lines())
    press(stage, "Go on")
    press(stage, "Go on")
    assert "Each approval stands for one exact candidate." in said(stage)
    write(stage, "Product", "Zebra <b>bold</b>")
    write(stage, "Git tag of the candidate", "rc-9")
    write(stage, "Commit in full", "abc")
    press(stage, "Go on")
    assert "abc is not a full commit." in said(stage)
    write(stage, "Commit in full", COMMIT.upper())
    press(stage, "Go on")
    assert [item for item in stage.findChildren(QRadioButton) if item.isChecked() and item.isVisibleTo(stage)]
    press(stage, "Set up the release")
    assert wait_until(lambda: bool(desk.shell.releases))
    made = next(item for item in releases(desk) if item.id == desk.shell.releases[0])
    assert (made.candidate.tag, made.candidate.commit) == ("rc-9", COMMIT)
    assert made.plan.product == "Zebra <b>bold</b>"
    assert made.created_by == desk.office.manager.certificate.fingerprint


def test_without_a_handbook_the_samples_structure_takes_other_names(desk: Desk, qtbot: QtBot) -> None:
    stage = shown(desk, qtbot)
    press(stage, "Start from the structure of the sample handbook")
    assert wait_until(lambda: "The structure of the sample handbook" in said(stage))
    language = next(
        item for item in stage.findChildren(QComboBox) if item.accessibleName() == "Language of the release"
    )
    language.setFocus()
    QTest.keyClick(language, Qt.Key.Key_Up)
    press(stage, "Go on")
    assert edit(stage, "Product").text() == edit(stage, "Git tag of the candidate").text() == ""
    write(stage, "Product", "Zebra")
    write(stage, "Git tag of the candidate", "rc-9")
    assert "Sentences of the handbook that say “LifeTimeCircle” will say “Zebra”." in said(stage)
    day = stage.findChildren(QDateEdit)[0]
    day.setDate(QDate(2020, 1, 1))
    assert "This day is over." in said(stage)
    press(stage, "Go on")
    press(stage, "Set up the release")
    assert wait_until(lambda: bool(desk.shell.releases))
    made = next(item for item in releases(desk) if item.id == desk.shell.releases[0])
    assert made.language == "de"
    assert made.plan.executive is not None
    assert made.plan.executive.statement == "I approve the release of rc-9 to production."
    assert str(made.plan.date) == "2020-01-01"


@pytest.mark.parametrize(
    "odd",
    [
        (b"", "The handbook is empty."),
        (bytes(range(256)) * 20, "The file is not a text."),
        (None, "is a folder"),
    ],
)
def test_an_odd_file_is_refused_in_words(
    desk: Desk, qtbot: QtBot, choose: Callable[[Path], None], tmp_path: Path, odd: tuple[bytes | None, str]
) -> None:
    content, sentence = odd
    path = tmp_path / ("n" * 200 + "\N{RIGHT-TO-LEFT OVERRIDE}.md")
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)
    stage = shown(desk, qtbot)
    choose(path)
    press(stage, "Choose a handbook…")
    assert wait_until(lambda: sentence in said(stage))
    assert not [item for item in stage.findChildren(QPushButton) if item.text() == "Go on" and item.isVisible()]


def test_what_was_typed_survives_a_change_of_language(
    desk: Desk, qtbot: QtBot, choose: Callable[[Path], None], tmp_path: Path
) -> None:
    handbook = tmp_path / "plan.md"
    handbook.write_bytes(resource_bytes("sample/handbook.md"))
    stage = shown(desk, qtbot)
    read(stage, choose, handbook)
    press(stage, "Go on")
    write(stage, "Git tag of the candidate", "rc-9")
    write(stage, "Commit in full", COMMIT)
    press(stage, "Go on")
    write(stage, "Your name, as it is printed", "Anna")
    write(stage, "Passphrase", PASSPHRASE)
    assert PASSPHRASE not in stage.subject()
    press(stage, "Back")
    german = replace(desk, context=replace(desk.context, words=Words(language="de")))
    again = shown(german, qtbot, stage.subject())
    assert wait_until(lambda: edit(again, "Git-Tag des Kandidaten").text() == "rc-9")
    assert edit(again, "Git-Tag des Kandidaten").isVisibleTo(again)
    assert again.title() == "Release einrichten"
    press(again, "Weiter")
    assert edit(again, "Ihr Name, wie er gedruckt wird").text() == "Anna"


def test_escape_goes_one_step_back_and_discards_nothing(
    desk: Desk, qtbot: QtBot, choose: Callable[[Path], None], tmp_path: Path
) -> None:
    handbook = tmp_path / "plan.md"
    handbook.write_bytes(resource_bytes("sample/handbook.md"))
    stage = shown(desk, qtbot)
    read(stage, choose, handbook)
    press(stage, "Go on")
    write(stage, "Product", "Zebra")
    QTest.keyClick(edit(stage, "Product"), Qt.Key.Key_Return)
    assert "Your signing key" in said(stage)
    QTest.keyClick(stage, Qt.Key.Key_Escape)
    assert edit(stage, "Product").isVisibleTo(stage)
    assert edit(stage, "Product").text() == "Zebra"
    QTest.keyClick(stage, Qt.Key.Key_Escape)
    QTest.keyClick(stage, Qt.Key.Key_Escape)
    assert desk.shell.backs == 1
    assert "Zebra" in stage.subject()


def test_a_release_that_is_there_already_is_refused_and_the_key_stays(desk: Desk, qtbot: QtBot) -> None:
    stage = shown(desk, qtbot)
    press(stage, "Start from the structure of the sample handbook")
    assert wait_until(lambda: "The structure of the sample handbook" in said(stage))
    press(stage, "Go on")
    release = desk.office.release
    write(stage, "Product", release.plan.product)
    write(stage, "Git tag of the candidate", release.candidate.tag)
    press(stage, "Go on")
    before = releases(desk)
    press(stage, "Set up the release")
    assert wait_until(lambda: "already has a release" in said(stage))
    assert releases(desk) == before
    assert desk.shell.releases == []


def test_in_the_sample_no_real_release_is_set_up(desk: Desk, qtbot: QtBot) -> None:
    stage = shown(replace(desk, context=replace(desk.context, sample=True)), qtbot)
    assert "You are in the sample." in said(stage)
    press(stage, "Leave the sample")
    assert desk.shell.left_sample == 1


def test_a_company_certificate_is_imported_elsewhere(desk: Desk, qtbot: QtBot) -> None:
    stage = shown(desk, qtbot)
    press(stage, "Start from the structure of the sample handbook")
    assert wait_until(lambda: "The structure of the sample handbook" in said(stage))
    press(stage, "Go on")
    write(stage, "Product", "Zebra")
    write(stage, "Git tag of the candidate", "rc-9")
    press(stage, "Go on")
    assert "Passphrase" not in said(stage)
    next(item for item in stage.findChildren(QRadioButton) if item.text() == "Make a new key").click()
    assert "Passphrase" in said(stage)
    press(stage, "Use a company certificate instead…")
    assert desk.shell.stages == [("identities", "")]


def test_rules_are_folded_away_and_kept_with_the_release(
    desk: Desk, qtbot: QtBot, choose: Callable[[Path], None], tmp_path: Path
) -> None:
    handbook = tmp_path / "plan.md"
    handbook.write_bytes(resource_bytes("sample/handbook.md"))
    stage = shown(desk, qtbot)
    read(stage, choose, handbook)
    press(stage, "Go on")
    assert "Usually not: two people see more than one." not in said(stage)
    press(stage, "Rules")
    assert "Usually not: two people see more than one." in said(stage)
    for text in ("Whoever creates the release may approve it too", "An approval has to be given again after"):
        box = next(item for item in stage.findChildren(QCheckBox) if item.text() == text)
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Space)
    write(stage, "Hours after which an approval has to be given again", "48")
    last = next(item for item in stage.findChildren(QComboBox) if item.accessibleName() == "Who signs last")
    last.setFocus()
    QTest.keyClick(last, Qt.Key.Key_Down)
    again = shown(desk, qtbot, stage.subject())
    assert wait_until(lambda: "Usually not: two people see more than one." in said(again)), "other rules are unfolded"
    press(again, "Go on")
    press(again, "Set up the release")
    assert wait_until(lambda: bool(desk.shell.releases))
    made = next(item for item in releases(desk) if item.id == desk.shell.releases[0])
    assert made.policy == Policy(creator_may_approve=True, fresh_hours=48, executive_role="cto")
