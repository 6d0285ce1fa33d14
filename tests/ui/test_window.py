# SPDX-License-Identifier: MIT
"""The window around everything: where it begins, how it goes on and back, how it ends, and what it says of our bugs."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from golive_desktop.bootstrap import Computer
from golive_desktop.domain.problem import Problem
from golive_desktop.ui.application import make_window
from golive_desktop.ui.bridge import Bridge
from golive_desktop.ui.checking.rows import FileList
from golive_desktop.ui.editing import can_edit_in_focus, edit_in_focus
from golive_desktop.ui.pages.registry import import_page
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.stages.release.stage import ReleaseStage
from golive_desktop.ui.window import Window
from golive_desktop.ui.words import Words
from tests.office import Office, new_office
from tests.ui.desk import wait_until

GERMAN = Words(language="de").translate("What brings you here?")


@pytest.fixture
def window(look: QApplication, tmp_path: Path) -> Iterator[Window]:
    """A first start: no home yet."""
    made = make_window(look, Computer(environment={}), tmp_path / "home")
    made.preferences.set_language("en")
    made.language = "en"
    made.show()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def managed(look: QApplication, tmp_path: Path) -> Iterator[tuple[Window, Office]]:
    """A start in a home with one release."""
    office = new_office(tmp_path)
    for laptop in (office.manager, *office.laptops.values()):
        laptop.adapters.store.close()
    made = make_window(look, Computer(environment={}), tmp_path / "manager")
    made.language = "en"
    made.show()
    yield made, office
    made.close()
    made.deleteLater()


def texts(widget: QWidget) -> set[str]:
    labels = {label.text() for label in widget.findChildren(QLabel) if label.isVisible()}
    return labels | {made.text() for made in widget.findChildren(QPushButton) if made.isVisible()}


def strip(window: Window) -> Strip:
    return next(found for found in window.findChildren(Strip) if found.parent() is window.centralWidget())


def test_a_first_start_shows_the_two_doors_and_makes_nothing(window: Window, tmp_path: Path) -> None:
    window.begin()
    assert wait_until(lambda: "What brings you here?" in texts(window))
    assert window.windowTitle() == "GoLive Desktop"
    assert not (tmp_path / "home" / "golive.sqlite3").exists()
    assert not window.has_release()


def test_with_a_release_it_begins_there(managed: tuple[Window, Office]) -> None:
    window, office = managed
    window.begin()
    assert wait_until(lambda: window.windowTitle() == "rc-7 – Zebra – GoLive Desktop")
    assert window.preferences.release == office.release.id
    assert wait_until(lambda: "NO-GO" in texts(window))
    assert wait_until(lambda: [(line.product, line.tag) for line in window.releases()] == [("Zebra", "rc-7")])


def test_a_remembered_release_that_is_gone_is_no_dead_end(managed: tuple[Window, Office]) -> None:
    window, office = managed
    window.preferences.set_release("00000000-0000-4000-8000-000000000000")
    window.begin()
    assert wait_until(lambda: window.preferences.release == office.release.id)
    assert wait_until(lambda: "NO-GO" in texts(window))


def test_a_request_opens_for_signing_and_anything_else_is_received_or_checked(
    managed: tuple[Window, Office], tmp_path: Path
) -> None:
    window, _office = managed
    opened: list[tuple[str, str]] = []
    window.open_stage = lambda stage, subject="": opened.append((stage, subject))  # type: ignore[method-assign]  # watched
    request, reply = tmp_path / "Łukasz & Co.golive", tmp_path / "reply.pdf"
    for path in (request, reply):
        path.touch()
    window.open_files((request,))
    window.open_files((reply,))
    window.preferences.set_release("r")
    window.open_files((request, reply))
    assert opened == [
        ("signer", str(request)),
        ("check", str(reply)),
        ("release", f"r\nreceive\n{request}\n{reply}"),
    ]
    assert window.recent_files() == (reply, request)


def test_files_that_are_opened_one_by_one_before_the_release_is_there_are_all_received(
    managed: tuple[Window, Office], tmp_path: Path
) -> None:
    window, office = managed
    window.preferences.set_release(office.release.id)
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_text(f"no PDF: {name}")
        window.open_files((tmp_path / name,))

    def received() -> set[str]:
        return {entry.name for view in window.findChildren(FileList) for entry in view.records()}

    assert wait_until(lambda: received() == {"a.pdf", "b.pdf"})


def test_what_a_page_was_to_show_of_one_release_is_not_looked_for_in_another(managed: tuple[Window, Office]) -> None:
    window, office = managed
    window.begin()
    assert wait_until(lambda: "NO-GO" in texts(window))
    (stage,) = window.findChildren(ReleaseStage)
    import_page("documents")
    stage.open_page("documents", "compile")
    stage.show_subject("another\noverview")
    stage.show_subject(f"{office.release.id}\noverview")
    assert wait_until(lambda: stage.title() == "rc-7 – Zebra")
    QTest.qWait(20)
    assert stage.page("documents") is None


def test_a_file_dropped_on_the_window_is_opened(window: Window, tmp_path: Path) -> None:
    window.begin()
    opened: list[tuple[Path, ...]] = []
    window.open_files = lambda paths: opened.append(paths)  # type: ignore[method-assign]  # noqa: PLW0108 - watched
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a b.pdf")), QUrl("https://example.com/x.pdf")])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    assert opened == [(tmp_path / "a b.pdf",)]


def test_the_way_back_leads_through_what_was_shown(window: Window) -> None:
    window.begin()
    window.open_stage("settings")
    window.open_stage("help")
    assert window.menuBar().isVisible()
    window.go_back()
    window.go_back()
    assert wait_until(lambda: "What brings you here?" in texts(window))
    window.go_back()
    assert "What brings you here?" in texts(window)


def test_esc_goes_back_and_from_the_beginning_nowhere(window: Window) -> None:
    window.begin()
    window.activateWindow()
    window.open_stage("settings")
    window.open_stage("help")
    seen = []
    for _ in range(3):
        assert wait_until(lambda: window.focusWidget() is not None)
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
        seen.append("Settings" in texts(window))
    assert seen == [True, False, False]
    assert "What brings you here?" in texts(window)


def test_language_and_look_change_at_once_and_what_is_shown_stays(window: Window) -> None:
    window.begin()
    window.set_language("de")
    assert wait_until(lambda: GERMAN in texts(window))
    assert window.menuBar().actions()[0].text() == "&Datei"
    window.set_look("dark")
    assert window.look() == "dark"
    assert wait_until(lambda: GERMAN in texts(window))
    assert "#13171D" in window.styleSheet()
    window.set_look("light")
    assert wait_until(lambda: "#F4F6F8" in window.styleSheet())


def test_what_is_opened_while_the_window_is_made_anew_stays(window: Window) -> None:
    window.begin()
    window.set_language("de")
    window.open_stage("settings")
    assert wait_until(lambda: "Darstellung" in texts(window))
    QApplication.processEvents()
    assert window.windowTitle().startswith("Einstellungen")


def test_our_own_mistake_becomes_a_report_without_what_was_typed(window: Window, tmp_path: Path) -> None:
    window.begin()
    (tmp_path / "home").mkdir(exist_ok=True)
    window.tell_bug(ValueError("correct horse battery"))
    said = strip(window)
    assert said.isVisible()
    assert "our mistake" in said.accessibleName()
    (kept,) = (tmp_path / "home" / "logs").iterdir()
    report = kept.read_text(encoding="utf-8")
    assert "ValueError" in report
    assert "correct horse" not in report


def test_a_problem_stands_above_everything(window: Window) -> None:
    window.report(Problem(code="store.locked"))
    assert strip(window).isVisible()


def test_closing_waits_for_what_is_being_written(managed: tuple[Window, Office]) -> None:
    window, _office = managed
    window.begin()
    assert wait_until(lambda: "NO-GO" in texts(window))
    go, written = threading.Event(), list[int]()

    def work(_task: object) -> None:
        go.wait(20)
        written.append(1)

    window.bridge.write(work, owner=window, done=lambda _none: None, refused=lambda _problem: None, changes=None)
    event = QCloseEvent()
    window.closeEvent(event)
    assert not event.isAccepted()
    assert "still being written" in strip(window).accessibleName()
    go.set()
    assert wait_until(lambda: not window.isVisible())
    assert written == [1]


def test_size_and_place_are_those_of_the_last_time(look: QApplication, window: Window, tmp_path: Path) -> None:
    window.begin()
    window.resize(700, 500)
    window.close()
    again = make_window(look, Computer(environment={}), tmp_path / "home")
    assert (again.width(), again.height()) == (700, 500)
    again.deleteLater()


def test_below_1100_pixels_the_navigation_is_a_rail(managed: tuple[Window, Office]) -> None:
    window, _office = managed
    window.resize(1366, 768)
    window.begin()
    assert wait_until(lambda: "NO-GO" in texts(window))
    rail = window.findChild(QWidget, "rail")
    assert rail is not None
    assert rail.width() == 208
    window.resize(1024, 768)
    assert rail.width() == 52


def test_f6_goes_round_the_parts_of_the_window(managed: tuple[Window, Office]) -> None:
    window, _office = managed
    window.begin()
    window.activateWindow()
    assert wait_until(lambda: "NO-GO" in texts(window))
    rail = window.findChild(QWidget, "rail")
    assert rail is not None
    inside = []
    for _ in range(4):
        window.next_region()
        inside.append(rail.isAncestorOf(window.focusWidget()))
    assert inside in ([True, False, True, False], [False, True, False, True])


def test_esc_leaves_a_form_before_it_leaves_the_page_of_keys(managed: tuple[Window, Office]) -> None:
    window, _office = managed
    window.begin()
    window.activateWindow()
    assert wait_until(lambda: "NO-GO" in texts(window))
    window.open_stage("identities")
    change = "Change passphrase…"
    assert wait_until(lambda: change in texts(window))
    next(made for made in window.findChildren(QPushButton) if made.text() == change).click()
    assert wait_until(lambda: window.focusWidget().accessibleName() == "Passphrase so far")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert wait_until(lambda: "My signing number" in texts(window))


def test_find_goes_to_the_field_in_which_one_looks(window: Window) -> None:
    window.begin()
    window.activateWindow()
    edit_in_focus("find")
    assert not can_edit_in_focus("find")
    window.open_stage("help")
    assert can_edit_in_focus("find")
    edit_in_focus("find")
    assert window.focusWidget().accessibleName() == "Find in the help"


def test_editing_reaches_whatever_has_the_keyboard(window: Window) -> None:
    from PySide6.QtWidgets import QLineEdit  # noqa: PLC0415 - only here

    window.begin()
    line = QLineEdit(window.centralWidget())
    line.show()
    line.setText("word")
    line.setFocus()
    edit_in_focus("selectAll")
    assert can_edit_in_focus("cut")
    edit_in_focus("cut")
    assert line.text() == ""
    edit_in_focus("undo")
    assert line.text() == "word"
    edit_in_focus("no-such-thing")
    said = QLabel("A sentence", window.centralWidget())
    said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    said.show()
    said.setFocus()
    assert not can_edit_in_focus("copy")
    said.setSelection(2, 8)
    assert can_edit_in_focus("copy")
    edit_in_focus("copy")
    assert QGuiApplication.clipboard().text() == "sentence"


def test_the_sample_has_a_home_of_its_own(window: Window, tmp_path: Path) -> None:
    window.begin()
    assert not window.in_sample()
    window.leave_sample()
    assert not (tmp_path / "home" / "sample").exists()


def test_of_a_sample_that_is_made_anew_nothing_old_stays_in_view(window: Window, tmp_path: Path) -> None:
    mine = tmp_path / "home" / "sample" / "mine.txt"
    mine.parent.mkdir(parents=True)
    mine.touch()  # so that no sample is made there, which would take its time
    window.enter_sample(fresh=False)
    assert wait_until(lambda: "Try again" in texts(window))
    kept = window.findChildren(Bridge)
    window.enter_sample(fresh=False)
    assert window.findChildren(Bridge) == kept
    window.enter_sample(fresh=True)
    assert wait_until(lambda: not set(kept) & set(window.findChildren(Bridge)))
