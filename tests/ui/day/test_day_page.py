# SPDX-License-Identifier: MIT
"""The page of the day part by part: keys, the signed poll and decision, values, the big screen, narrow windows."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QMenu, QTabBar, QWidget

from golive_desktop.domain.day import DayPhase, EventKind, StepState
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.runbook import OnCall, RunStep
from golive_desktop.services.day import recording
from golive_desktop.services.day_poll import answer_poll, open_poll
from golive_desktop.services.day_steps import set_t0
from golive_desktop.services.runbooks import change_runbook
from golive_desktop.ui.pages.day.bigscreen import BigScreen
from golive_desktop.ui.pages.day.recorder import png_of
from tests.office import PASSPHRASE
from tests.ui.day.hall import T0, Hall


def prepared(hall: Hall) -> None:
    """The real day with T-0 set."""
    set_t0(hall.acting(), T0)
    hall.show()


def launched(hall: Hall) -> None:
    """The real day after PROCEED: what has to hold before that has its own tests."""
    prepared(hall)
    hall.desk.office.confirm("devops")
    open_poll(hall.acting(), "T-0")
    for role in hall.view().runbook.poll_order:
        answer_poll(hall.acting(), role, "GO")
    hall.show()
    hall.press("Sign the result…")
    hall.type("Passphrase", PASSPHRASE)
    hall.press("Sign")
    with recording(hall.acting()) as moment:
        moment.add(EventKind.PROCEEDED)
    hall.show()


def with_step(hall: Hall, **change: str) -> RunStep:
    """The first step of the runbook, changed."""
    context, release = hall.desk.context, hall.desk.office.release.id
    book = hall.view().runbook
    step = replace(book.steps[0], **change)  # type: ignore[arg-type]  # texts only
    calls = (OnCall(name="Tarek <b>Yilmaz</b>", number="+49 30 1234"),)
    changed = replace(book, steps=(step, *book.steps[1:]), on_call=calls)
    change_runbook(context.adapters, release, changed, now=hall.desk.clock.moment)
    hall.show()
    return step


def test_before_t0_is_set_everything_says_so(hall: Hall) -> None:
    assert hall.sees("T-0 has no time yet")
    assert not hall.button("HOLD…").isEnabled()
    assert not hall.button("ROLL BACK…").isEnabled()
    hall.press("Show")
    assert hall.sees("Date and time of T-0")
    hall.qtbot.keyClick(hall.button("Set T-0"), Qt.Key.Key_Escape)
    assert not hall.sees("Date and time of T-0")


def test_moving_t0_asks_for_a_reason_and_keeps_what_was_typed(hall: Hall) -> None:
    prepared(hall)
    hall.press("Move T-0…")
    hall.type("Reason", "Load test")
    hall.show()
    assert hall.field("Reason").text() == "Load test"
    hall.press("Move")
    assert hall.view().events[-1].text == "Load test"


def test_keys_tick_explain_open_again_and_leave_out(hall: Hall) -> None:
    prepared(hall)
    hall.clock(-3000)
    table = hall.runbook
    hall.key(Qt.Key.Key_Space)
    assert hall.states()[0] is StepState.DONE
    hall.key(Qt.Key.Key_Up)
    hall.key(Qt.Key.Key_Space)
    hall.press("Open again")
    assert hall.states()[0] is not StepState.DONE
    assert table.hasFocus()
    hall.press("Leave out…")
    hall.press("Leave out")
    assert hall.sees("A reason is missing.")
    hall.type("Reason", "No staging")
    hall.press("Leave out")
    assert hall.states()[0] is StepState.SKIPPED


def test_words_from_outside_are_shown_letter_for_letter_and_printed(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared(hall)
    step = with_step(hall, text="<b>Deploy</b>", check="<i>seen</i>", command="bash ./tools/deploy.sh\nrm -i \u202ex")
    assert hall.runbook.model().index(0, 2).data() == step.text
    assert "&lt;b&gt;" in str(hall.runbook.model().index(0, 2).data(Qt.ItemDataRole.ToolTipRole))
    label = next(one for one in hall.page.findChildren(QLabel) if one.text() == "<i>seen</i>")
    assert label.textFormat() is Qt.TextFormat.PlainText
    hall.press("Copy command")
    assert QGuiApplication.clipboard().text() == "bash ./tools/deploy.sh\nrm -i [U+202E]x"
    assert "bash ./tools/deploy.sh rm -i [U+202E]x" in hall.texts()  # all of it is told, not its short name alone
    hall.press("On-call card (F9)")
    assert {"Tarek <b>Yilmaz</b>", "+49 30 1234"} <= hall.texts()
    out = hall.desk.office.folder / "card.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    hall.press("Quick reference…")
    assert out.read_bytes().startswith(b"%PDF-")
    assert hall.sees("The quick reference is saved.")
    hall.press("Close the on-call card")
    assert "+49 30 1234" not in hall.texts()


def test_the_text_of_the_moment_is_copied(hall: Hall) -> None:
    prepared(hall)
    box = next(one for one in hall.page.findChildren(QComboBox) if one.accessibleName() == "Channel")
    assert box.count() == 2
    hall.press("Copy (Ctrl+Shift+C)")
    assert QGuiApplication.clipboard().text().startswith("Zebra rc-7: go-live on 5 Dec 2026")


def test_an_entry_stands_in_the_log_with_its_name(hall: Hall) -> None:
    prepared(hall)
    hall.press("Add entry…")
    hall.type("What happened", "<i>All calm</i>")
    hall.qtbot.keyClick(hall.field("What happened"), Qt.Key.Key_Return)
    hall.settle()
    event = hall.view().events[-1]
    assert (event.text, event.by) == ("<i>All calm</i>", "Anna Berger")


def test_the_poll_and_the_decision_are_signed_with_the_own_key(hall: Hall) -> None:
    launched(hall)
    poll = hall.view().day.poll
    assert poll is not None
    assert poll.file
    assert hall.sees("Measured against the limits")
    hall.press("Enter values")
    for title, value in (("Error rate", "0,21"), ("Latency p50", "310"), ("P0 requests", "1")):
        hall.type(title, value)
    hall.press("Record")
    assert hall.view().day.measured["errors"].values["value"] == str(Decimal("0.21"))
    assert hall.sees("Over the limit")
    assert hall.sees("A value is over its limit")
    hall.press("ROLL BACK…")
    hall.type("Reason", "One P0")
    hall.type("Type ROLLBACK to confirm", "ROLLBACK")
    hall.type("Passphrase", "wrong horse")
    hall.press("ROLL BACK")
    assert hall.phase() is DayPhase.LAUNCHED
    assert hall.sees("The passphrase is not right. Check the Caps Lock key and try again.")
    hall.type("Passphrase", PASSPHRASE)
    hall.press("ROLL BACK")
    assert hall.phase() is DayPhase.ROLLED_BACK
    assert hall.view().events[-1].file


def test_what_stands_in_the_way_leads_to_its_cause(hall: Hall) -> None:
    prepared(hall)
    assert not hall.button("PROCEED to deploy").isEnabled()
    reason = hall.view().obstacles[0]
    hall.press("Show")
    assert hall.desk.shell.pages
    assert reason.code.startswith("readiness.")


def test_the_big_screen_says_clock_phase_and_three_steps_and_esc_closes_it(hall: Hall) -> None:
    prepared(hall)
    hall.press("Big screen")
    screen = hall.page.findChildren(BigScreen)[0]
    assert screen.isVisible()
    said = screen.accessibleName()
    assert "T\N{MINUS SIGN}01:10:00, Before the launch." in said
    assert all(row.step.text in said for row in hall.view().rows[:3])
    assert not screen.grab().isNull()
    hall.qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert not screen.isVisible()


def test_a_rehearsal_begins_from_the_menu(hall: Hall) -> None:
    menu = hall.page.findChildren(QMenu)[0]
    menu.actions()[0].trigger()
    hall.settle()
    assert hall.field("Name of the rehearsal").text() == "rehearsal 1"
    hall.press("Begin the rehearsal")
    hall.run = "rehearsal 1"
    assert hall.sees("REHEARSAL")
    hall.press("Back to the real day")
    assert not hall.sees("REHEARSAL")


@pytest.mark.parametrize(("width", "narrow"), [(972, True), (683, True)])
def test_a_narrow_window_has_tabs_and_cuts_nothing(hall: Hall, width: int, *, narrow: bool) -> None:
    prepared(hall)
    hall.page.fold(narrow=narrow)
    for _ in range(3):
        hall.page.resize(width, 640)  # note: below its least width only once it has folded
        hall.settle()
    assert hall.page.width() == width
    assert hall.page.minimumSizeHint().width() <= width
    tabs = next(bar for bar in hall.page.findChildren(QTabBar) if bar.isVisible())
    shown = [tabs.tabText(tab) for tab in range(tabs.count()) if tabs.isTabVisible(tab)]
    assert shown[-3:] == ["Poll", "Text", "Log"]
    tabs.setCurrentIndex(3)
    assert hall.button("Add entry…").isVisible()
    inside = hall.page.findChildren(QWidget)
    assert all(part.mapTo(hall.page, part.rect().topRight()).x() <= width for part in inside if _is_button(part))


def _is_button(part: QWidget) -> bool:
    return part.isVisible() and part.inherits("QPushButton")


def test_in_german_no_english_is_left(spoken: Hall) -> None:
    assert spoken.sees("T-0 hat noch keine Zeit")
    assert spoken.sees("Statusprotokoll")
    prepared(spoken)
    spoken.clock(-3000)
    assert spoken.sees("Nächstes: T-48h, Do 03.12.2026, 10:00 (UTC+1)")
    assert spoken.button("T-0 verschieben…").isEnabled()
    hint = "Rollback ist möglich, sobald das Deployment läuft."
    assert spoken.button("ROLL BACK…").accessibleDescription() == hint


def test_values_are_recorded_with_a_picture_that_was_pasted(hall: Hall) -> None:
    prepared(hall)
    with recording(hall.acting()) as moment:
        moment.add(EventKind.PROCEEDED)
    hall.show()
    image = QImage(320, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    hall.qtbot.keyClick(hall.button("Enter values"), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert hall.sees("A picture goes with them, 320 by 200 points")
    hall.press("Leave the picture out")
    hall.qtbot.keyClick(hall.field("Error rate"), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    hall.type("Error rate", "0,21")
    hall.press("Record")
    event = hall.view().day.measured["errors"]
    with hall.desk.context.adapters.store.reading() as work:
        kept = work.statements.original(event.file)
    shown = QImage.fromData(kept.data)
    assert (kept.name, shown.size(), shown.pixelColor(5, 5).name()) == ("pasted picture.png", image.size(), "#ff0000")
    QGuiApplication.clipboard().setText("0,4")
    hall.press("Enter values")
    assert not hall.sees("A picture goes with them")
    hall.qtbot.keyClick(hall.field("Error rate"), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert hall.field("Error rate").text() == "0,4"


def test_a_picture_that_is_too_large_is_refused() -> None:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(0)
    assert png_of(image, limit=10_000).startswith(b"\x89PNG")
    with pytest.raises(KnownError, match=r"files\.too-large"):
        png_of(image, limit=10)
