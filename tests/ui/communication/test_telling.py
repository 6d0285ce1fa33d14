# SPDX-License-Identifier: MIT
"""Training, questions, pre-check and channel texts of a release."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QPlainTextEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from golive_desktop.services.correspondence import read_correspondence
from golive_desktop.services.faq import read_faq
from golive_desktop.services.outbox import letters
from golive_desktop.services.overview import look_at
from golive_desktop.services.precheck import read_precheck
from golive_desktop.services.releases import create_release
from golive_desktop.services.training import read_training
from golive_desktop.ui.typed import About
from tests.office import HANDBOOK
from tests.ui.communication.hands import calm, keep_up, named, opened, press, seen, shows
from tests.ui.desk import Desk, wait_until


def test_the_minutes_of_a_training_have_to_add_up(post: Desk, qtbot: QtBot) -> None:
    page = opened(post, qtbot, "training")
    assert "120 of 120 minutes" in seen(page)
    minutes = named(page, QSpinBox, "Minutes of topic 1")
    minutes.setValue(minutes.value() + 5)
    assert "125 of 120 minutes" in seen(page)
    press(page, "Save training", qtbot)
    assert shows(page, "The topics add up to 125 minutes, the training has 120.")
    named(page, QSpinBox, "Length").setValue(125)
    keep_up(page, post)
    assert "125 of 125 minutes" in seen(page), "what was typed is still there"
    press(page, "Save training", qtbot)
    assert shows(page, "The training is saved.")
    assert read_training(post.context.adapters, post.office.release.id, "en").minutes == 125


def test_people_are_invited_with_the_appointment_and_it_is_held(post: Desk, qtbot: QtBot) -> None:
    page = opened(post, qtbot, "training")
    press(page, "Add a topic", qtbot)
    press(page, "Write invitation", qtbot)
    assert shows(page, "The training has no appointment yet.")
    box = named(page, QCheckBox, "The appointment is fixed")
    box.click()
    named(page, QPlainTextEdit, "Attendees").setPlainText("Mira <mira@example.com>")
    together = sum(spin.value() for spin in page.findChildren(QSpinBox) if "of topic" in spin.accessibleName())
    named(page, QSpinBox, "Length").setValue(together)
    fill_titles(page)
    press(page, "Save training", qtbot)
    assert shows(page, "The training is saved.")
    press(page, "Write invitation", qtbot)
    assert wait_until(lambda: bool(letters(post.context.adapters)))
    (invitation,) = letters(post.context.adapters)
    assert [one.address for one in invitation.letter.to] == ["mira@example.com"]
    assert [one.name for one in invitation.letter.enclosures] == ["invite.ics"]
    assert shows(page, "invite.ics · "), "the outbox shows it"
    page.show_subject("training")
    post.office.time = post.office.time.replace(hour=20)
    keep_up(page, post)
    press(page, "The training was held", qtbot)
    assert wait_until(lambda: "Held" in seen(page).split("\n"))
    assert read_training(post.context.adapters, post.office.release.id, "en").done_by == "Anna Berger"


def fill_titles(page: QWidget) -> None:
    for edit in page.findChildren(QLineEdit):
        if edit.accessibleName().startswith("Title of topic") and not edit.text():
            edit.setText("More")


def test_questions_are_edited_saved_and_written_as_a_file(
    post: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(post, qtbot, "faq")
    before = read_faq(post.context.adapters, post.office.release.id, post.office.release.language).entries
    press(page, "Add a question", qtbot)
    qtbot.keyClicks(named(page, QLineEdit, "Question"), "Is <b>it</b> safe?")
    assert "not saved yet" in seen(page)
    press(page, "Save questions", qtbot)
    assert shows(page, "has no section, no question or no answer")
    named(page, QPlainTextEdit, "Answer").setPlainText("Yes.")
    keep_up(page, post)
    press(page, "Move down", qtbot)
    press(page, "Save questions", qtbot)
    assert shows(page, "The questions are saved.")
    kept = read_faq(post.context.adapters, post.office.release.id, post.office.release.language).entries
    assert [entry.question for entry in kept][2] == "Is <b>it</b> safe?"
    assert len(kept) == len(before) + 1
    path = tmp_path / "CUSTOMER_FAQ.md"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(path), ""))
    press(page, "Export…", qtbot)
    assert shows(page, "Saved as")
    assert "Is \\<b\\>it\\</b\\> safe?" in path.read_text("utf-8")
    press(page, "Remove the question", qtbot)
    assert "not saved yet" in seen(page)
    for _question in kept[1:]:
        press(page, "Remove the question", qtbot)
    assert shows(page, "There is no question yet.")
    assert len([edit for edit in page.findChildren(QPlainTextEdit) if edit.isVisible()]) == 0
    press(page, "Add a question", qtbot)
    assert named(page, QPlainTextEdit, "Answer").isVisible()


def test_what_was_typed_for_one_release_is_not_kept_for_another(post: Desk, qtbot: QtBot) -> None:
    adapters, now = post.context.adapters, post.office.now()
    second, _imported = create_release(adapters, HANDBOOK.replace("rc-7", "rc-8").encode(), language="en", now=now)
    page = opened(post, qtbot, "faq")
    press(page, "Add a question", qtbot)
    qtbot.keyClicks(named(page, QLineEdit, "Question"), "Only of rc-7?")
    page.show_release(look_at(adapters, second.id, now=now))
    calm(post)
    assert "not saved yet" not in seen(page)
    first = next(edit for edit in page.findChildren(QLineEdit) if edit.text() == "Only of rc-7?")
    (aside,) = (child for child in page.children() if isinstance(child, About) and child.about() is None)
    assert first in aside.findChildren(QLineEdit), "nor in another look"
    keep_up(page, post)
    assert "not saved yet" in seen(page)
    assert named(page, QLineEdit, "Question").text() == "Only of rc-7?"


def test_a_point_of_the_pre_check_is_ticked_with_name_and_time(post: Desk, qtbot: QtBot) -> None:
    page = opened(post, qtbot, "precheck")
    groups = read_precheck(post.context.adapters, post.office.release.id, "en")
    point = groups[0].points[0]
    # right after the start the window knows no key, and the name is recorded even so
    page.show_release(replace(post.overview(), own=()))
    named(page, QCheckBox, point.text).click()
    assert shows(page, "Anna Berger")
    ticked = read_precheck(post.context.adapters, post.office.release.id, "en")[0].points[0].tick
    assert ticked is not None
    itself = next(one for group in groups for one in group.points if one.by_itself)
    assert not named(page, QCheckBox, itself.text).isEnabled()
    named(page, QCheckBox, point.text).click()
    assert wait_until(
        lambda: read_precheck(post.context.adapters, post.office.release.id, "en")[0].points[0].tick is None
    )


def test_channel_texts_are_copied_and_point_to_the_places_that_were_set(post: Desk, qtbot: QtBot) -> None:
    page = opened(post, qtbot, "channels")
    assert wait_until(lambda: "T-48h" in seen(page))
    link = named(page, QLineEdit, "Status page")
    qtbot.keyClicks(link, "http://status.example.com")
    press(page, "Save", qtbot)
    assert shows(page, "This is not an address that begins with https://")
    link.clear()
    qtbot.keyClicks(link, "https://status.example.com")
    press(page, "Save", qtbot)
    assert shows(page, "The places are saved.")
    kept = read_correspondence(post.context.adapters, post.office.release.id, "en").signposts
    assert kept.status_page == "https://status.example.com"
    press(page, "Copy T-48h Status page", qtbot)
    assert QGuiApplication.clipboard().text() == "All systems operational."
