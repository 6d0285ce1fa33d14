# SPDX-License-Identifier: MIT
"""The outbox: what is shown leaves, only when the user says so, and what became of it stands there in words."""

from collections.abc import Callable
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QListView, QPlainTextEdit, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from golive_desktop.domain import outbox
from golive_desktop.domain.mail import Delivery, MailAccount, Mailbox, Posting, PostingState
from golive_desktop.domain.problem import Problem
from golive_desktop.services.outbox import Mail, find_letter, letters, prepare_letter
from golive_desktop.ui.calendar import calendar_of
from golive_desktop.ui.look.theme import theme_of
from golive_desktop.ui.pages.communication.addressing import parsed, written
from golive_desktop.ui.pages.communication.page import SECTIONS
from golive_desktop.ui.pages.communication.sight import deeds_of, line_of, state_colour, state_icon
from golive_desktop.ui.preferences import Preferences
from golive_desktop.ui.words import Words
from tests.mail.relays import free_port, small_relay
from tests.ui.communication.hands import calm, keep_up, named, opened, press, seen, shows
from tests.ui.desk import Desk, desk_of, wait_until
from tests.ui.drawer import Drawer

EN = Words(language="en")


def prepared(desk: Desk, subject: str = "Freigabe <b>erbeten</b>", *, to: str = "joerg@example.com") -> Posting:
    mail = Mail(
        kind="free",
        to=(Mailbox(name="Jörg", address=to),),
        subject=subject,
        text="Guten Tag\n\nAnna",
        language="de",
        release=desk.office.release.id,
    )
    return prepare_letter(desk.context.adapters, mail, now=desk.office.now())


def moved(desk: Desk, posting: Posting, *rules: Callable[[Posting], Posting]) -> Posting:
    for rule in rules:
        with desk.context.adapters.store.writing() as work:
            after = rule(posting)
            work.post.outbox.record(after, before=posting)
        posting = after
    return posting


def state(desk: Desk, posting: Posting) -> PostingState:
    return find_letter(desk.context.adapters, posting.letter.id).state


def test_without_a_letter_there_is_one_sentence_and_one_button_in_its_place(post: Desk, qtbot: QtBot) -> None:
    page = opened(post, qtbot)
    assert shows(page, "There is no letter yet.")
    assert not [made for made in page.findChildren(QListView) if made.isVisible()]
    assert page.first_focus() is named(page, QPushButton, "New letter…")
    press(page, "New letter…", qtbot)
    assert "There is no letter yet." not in seen(page)
    prepared(post)
    press(page, "Cancel", qtbot)
    keep_up(page, post)
    assert "There is no letter yet." not in seen(page)
    assert [made for made in page.findChildren(QPushButton) if made.isVisible() and made.text() == "New letter…"]


def test_a_letter_is_shown_as_it_leaves_and_leaves_when_send_is_pressed(
    post: Desk, at_relay: Callable[..., MailAccount], qtbot: QtBot
) -> None:
    letter = prepared(post)
    with small_relay() as relay:
        at_relay(relay.port)
        page = opened(post, qtbot)
        assert "Freigabe <b>erbeten</b>" in seen(page), "as it was typed"
        assert {"Anna Berger <anna@example.com>", "Jörg <joerg@example.com>"} <= set(seen(page).split("\n"))
        assert named(page, QPlainTextEdit, "Text of the letter").toPlainText() == "Guten Tag\n\nAnna"
        assert "Nothing is sent before you press Send." in seen(page)
        assert relay.mailbox == []
        press(page, "Send", qtbot)
        assert shows(page, "The letter is sent.")
    (envelope,) = relay.mailbox
    assert envelope.rcpt_tos == ["joerg@example.com"]
    assert state(post, letter) is PostingState.SENT
    assert wait_until(lambda: "Sent" in seen(page).split("\n"))
    press(page, "The server's answer", qtbot)
    assert "250 2.0.0 kept as 1" in seen(page)


def test_a_relay_that_is_not_there_leaves_the_letter_queued_and_says_why(
    post: Desk, at_relay: Callable[..., MailAccount], qtbot: QtBot
) -> None:
    letter = prepared(post)
    at_relay(free_port())
    page = opened(post, qtbot)
    press(page, "Send", qtbot)
    assert wait_until(lambda: state(post, letter) is PostingState.QUEUED and "Next try" in seen(page))
    problem = find_letter(post.context.adapters, letter.letter.id).last
    assert problem is not None
    assert problem.problem is not None
    assert EN.explain(problem.problem).sentence in seen(page)


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
def test_without_a_keyring_the_password_is_asked_where_it_is_needed_and_kept_nowhere(
    post: Desk, drawer: Drawer, at_relay: Callable[..., MailAccount], qtbot: QtBot
) -> None:
    drawer.locked = "keyring.missing"
    prepared(post)
    secret = "canary-4711"
    with small_relay(login=("anna", secret), auth_require_tls=False) as relay:
        at_relay(relay.port, password=True)
        page = opened(post, qtbot)
        press(page, "Send", qtbot)
        assert shows(page, "used for this once and kept nowhere")
        field = named(page, QLineEdit, "Password of the mail account")
        assert field.echoMode() is QLineEdit.EchoMode.Password
        qtbot.keyClicks(field, secret)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert shows(page, "The letter is sent.")
        assert (len(relay.mailbox), field.text()) == (1, "")
    assert not [
        path for path in post.office.folder.rglob("*") if path.is_file() and secret.encode() in path.read_bytes()
    ]


def test_what_perhaps_arrived_asks_and_is_never_sent_again_by_itself(
    post: Desk, at_relay: Callable[..., MailAccount], qtbot: QtBot
) -> None:
    at_relay(free_port())
    now = post.office.now()
    problem = Problem(code="outbox.interrupted", subject="Freigabe")
    letter = moved(
        post,
        prepared(post),
        lambda one: outbox.queue(one, now=now),
        lambda one: outbox.begin(one, now=now),
        lambda one: outbox.delivered(one, Delivery(certain=False, problem=problem), now=now),
    )
    page = opened(post, qtbot)
    assert "Perhaps sent" in seen(page).split("\n")
    assert "Nobody knows whether it arrived." in seen(page)
    assert [deed.key for deed in deeds_of(letter) if deed.filled] == []
    press(page, "It arrived", qtbot)
    assert wait_until(lambda: state(post, letter) is PostingState.SENT)


def test_a_letter_that_shall_not_leave_is_put_away(post: Desk, qtbot: QtBot) -> None:
    letter = prepared(post)
    page = opened(post, qtbot)
    press(page, "Do not send", qtbot)
    assert wait_until(lambda: state(post, letter) is PostingState.CANCELLED)
    assert wait_until(lambda: "Cancelled" in seen(page).split("\n"))
    assert "Nothing is sent before you press Send." not in seen(page)


def test_all_prepared_letters_leave_together_and_stop_where_nobody_answers(
    post: Desk, at_relay: Callable[..., MailAccount], qtbot: QtBot
) -> None:
    made = [prepared(post, f"letter {number}") for number in range(3)]
    with small_relay() as relay:
        at_relay(relay.port)
        page = opened(post, qtbot)
        assert "3 letters, 3 prepared · All times UTC+1 (Europe/Berlin)" in seen(page)
        press(page, "Send all prepared (3)", qtbot)
        assert shows(page, "3 letters are sent.")
        assert len(relay.mailbox) == 3
    more = [prepared(post, f"more {number}") for number in range(2)]
    page.show_release(post.overview())
    assert shows(page, "5 letters, 2 prepared")
    press(page, "Send all prepared (2)", qtbot)
    assert shows(page, "0 letters are sent, 2 are not.")
    tried = [find_letter(post.context.adapters, one.letter.id).attempts for one in more]
    assert sorted(tried) == [0, 1], "the second would have met the same"
    assert {state(post, one) for one in made} == {PostingState.SENT}


class Desktop(QObject):
    """Notes what the desktop is asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def show_file(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


def test_without_an_account_it_goes_as_a_draft_or_as_text(post: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    Preferences(post.context.home).set_folder("mail", tmp_path)
    letter = prepared(post, "Grüße / an: alle")
    page = opened(post, qtbot)
    press(page, "Send", qtbot)
    assert shows(page, "There is no mail account yet.")
    assert state(post, letter) is PostingState.PREPARED
    press(page, "Set up a mail account…", qtbot)
    assert post.shell.stages == [("settings", "mail")]
    press(page, "Copy text", qtbot)
    assert QGuiApplication.clipboard().text() == "Grüße / an: alle\n\nGuten Tag\n\nAnna"
    desktop = Desktop()
    QDesktopServices.setUrlHandler("file", desktop, "show_file")  # type: ignore[arg-type]  # the stub wants bytes, PySide takes a name
    try:
        press(page, "Open as draft in my mail program", qtbot)
        assert wait_until(lambda: bool(desktop.opened))
    finally:
        QDesktopServices.unsetUrlHandler("file")
    (path,) = desktop.opened
    draft = message_from_bytes(path.read_bytes(), policy=default)
    assert (path.name, draft["X-Unsent"]) == ("Grüße - an- alle.eml", "1")
    assert draft["Subject"] == "Grüße / an: alle"


def test_a_new_letter_is_written_from_its_template_changed_and_prepared(post: Desk, qtbot: QtBot) -> None:
    post.office.ask("legal")
    page = opened(post, qtbot, "new/reminder/legal")
    press(page, "Write", qtbot)
    assert shows(page, "legal.golive")
    assert named(page, QLineEdit, "Recipients").text() == '"Jörg <b>Müller</b>" <joerg@example.com>'
    subject = named(page, QLineEdit, "Subject")
    assert "Zebra" in subject.text()
    subject.setText("Bitte <i>heute</i>")
    press(page, "Put into the outbox", qtbot)
    assert shows(page, "The letter is in the outbox.")
    (kept,) = letters(post.context.adapters)
    assert (kept.state, kept.letter.kind, kept.letter.subject) == (
        PostingState.PREPARED,
        "reminder",
        "Bitte <i>heute</i>",
    )
    assert [one.name for one in kept.letter.enclosures] == ["legal.golive"]
    assert wait_until(lambda: "Bitte <i>heute</i>" in seen(page) and "legal.golive · " in seen(page))


def test_an_edited_text_travels_without_the_html_of_the_old_one(post: Desk, qtbot: QtBot) -> None:
    page = opened(post, qtbot, "new/weekly-status")
    press(page, "Write", qtbot)
    assert wait_until(lambda: "&Recipients" in seen(page))
    named(page, QPlainTextEdit, "Text").appendPlainText("P.S.")
    press(page, "Put into the outbox", qtbot)
    assert shows(page, "The letter is in the outbox.")
    german, english = sorted(letters(post.context.adapters), key=lambda one: one.letter.language)
    assert (german.letter.html == "", english.letter.html == "") in {(True, False), (False, True)}
    assert "P.S." in german.letter.text + english.letter.text


def test_the_keyboard_walks_through_the_list(post: Desk, qtbot: QtBot) -> None:
    prepared(post, "one")
    second = prepared(post, "two")
    page = opened(post, qtbot)
    view = page.first_focus()
    assert isinstance(view, QListView)
    view.setFocus()
    spoken = view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Prepared, two, Jörg <joerg@example.com>")
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert "one" in seen(page).split("\n")
    page.show_subject(second.letter.id)
    assert "two" in seen(page).split("\n")
    assert not view.grab().isNull()


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_state_has_an_icon_a_word_and_what_can_be_done(post: Desk, language: str) -> None:
    words, theme = Words(language="de" if language == "de" else "en"), theme_of("light")
    posting = prepared(post)
    calendar, said = calendar_of(post.overview(), words), set()
    for one in PostingState:
        here = Posting(letter=posting.letter, state=one, pending=(), changed_at=posting.changed_at)
        line = line_of(here, calendar)
        said.add(line.state)
        assert line.when == calendar.time(posting.changed_at), "in the release's zone"
        assert not state_icon(one, theme).pixmap(16, 16).isNull()
        assert state_colour(one, theme).startswith("#")
        assert ("send" in {deed.key for deed in deeds_of(here)}) == (one in {"prepared", "queued", "failed"})
    assert len(said) == len(PostingState)


def test_people_are_written_in_a_line_and_read_back() -> None:
    people = (
        Mailbox(name="Berger, Anna", address="anna@example.com"),
        Mailbox(name="Jörg", address="joerg@example.com"),
        Mailbox(name="", address="ops@example.com"),
    )
    assert parsed(written(people)) == people
    assert parsed("nobody") == (Mailbox(name="", address="nobody"),)
    assert parsed("  ") == ()


def test_it_speaks_german_and_folds(post: Desk, qtbot: QtBot) -> None:
    desk = desk_of(post.office, language="de", theme=theme_of("dark"))
    for number in range(2):
        prepared(desk, f"Freigabe {number}")
    page = opened(desk, qtbot)
    assert "Kommunikation" in seen(page)
    assert named(page, QPushButton, "Alle vorbereiteten senden (2)").isVisible()
    assert not page.grab().isNull()
    page.fold(narrow=True)
    page.resize(640, 400)
    assert wait_until(lambda: not page.grab().isNull())
    areas = page.findChildren(QScrollArea)
    for part in SECTIONS:
        page.show_subject(part)
        calm(desk)
        assert wait_until(lambda: not any(area.horizontalScrollBar().maximum() for area in areas)), part
    assert named(page, QComboBox, "Teil der Kommunikation").count() == len(SECTIONS)
