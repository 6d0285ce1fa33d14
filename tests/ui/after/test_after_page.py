# SPDX-License-Identifier: MIT
"""After the launch in the window: values are recorded and read, the review is signed, lists are ticked."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from golive_desktop.bootstrap import Computer
from golive_desktop.domain.day import EventKind
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.runbook import Metric
from golive_desktop.domain.watching import Source, source_of
from golive_desktop.ports.system import Reading
from golive_desktop.services.day import look_at_day
from golive_desktop.services.day_signing import declare_success
from golive_desktop.services.drafts import load_review
from golive_desktop.services.runbooks import change_runbook
from golive_desktop.services.watching import set_source
from golive_desktop.ui.pages.after.page import AfterPage, make_page
from golive_desktop.ui.parts.text import Text
from tests.office import PASSPHRASE, Office
from tests.services.launch import T0, launch, then
from tests.ui.desk import Desk, desk_of, wait_until

Kind = TypeVar("Kind", bound=QWidget)


class Reader:
    """Answers with what it was given."""

    def __init__(self, answer: Reading | KnownError) -> None:
        self.answer, self.asked = answer, list[tuple[Source, str]]()

    def read(self, source: Source, *, confirmed: str, cancelled: Callable[[], bool] | None = None) -> Reading:
        assert cancelled is not None
        self.asked.append((source, confirmed))
        if isinstance(self.answer, KnownError):
            raise self.answer
        return self.answer


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[AfterPage]:
    made = shown(desk, qtbot)
    yield made
    desk.settle()


def shown(desk: Desk, qtbot: QtBot) -> AfterPage:
    made = make_page(desk.context)
    qtbot.addWidget(made)
    made.resize(1150, 800)
    made.show()
    refresh(desk, made)
    return made


def refresh(desk: Desk, page: AfterPage) -> None:
    desk.settle()
    page.show_release(desk.overview())
    desk.settle()


def named(page: QWidget, kind: type[Kind], name: str) -> Kind:
    """The one visible widget of this sort with this name."""
    found = [
        widget
        for widget in page.findChildren(kind)
        if widget.isVisible() and name in {widget.accessibleName(), getattr(widget, "text", str)()}
    ]
    assert found, name
    return found[0]


def tabbed(page: QWidget) -> Iterator[QWidget]:
    """All of the page in the order of Tab."""
    stop = page.nextInFocusChain()
    while stop is not None and stop is not page:
        yield stop
        stop = stop.nextInFocusChain()


def click(qtbot: QtBot, page: QWidget, name: str) -> None:
    qtbot.mouseClick(named(page, QPushButton, name), Qt.MouseButton.LeftButton)


def said(page: QWidget) -> str:
    return " | ".join(text.text() for text in page.findChildren(Text) if text.isVisible())


def values(office: Office) -> list[tuple[str, str, bool]]:
    events = look_at_day(office.manager.adapters, office.release.id, now=T0).events
    return [
        (event.subject, event.values["value"], bool(event.file)) for event in events if event.kind is EventKind.MEASURED
    ]


def test_a_value_is_typed_and_shown(desk: Desk, page: AfterPage, qtbot: QtBot) -> None:
    edit = named(page, QLineEdit, "New value: Error rate")
    names = [stop.accessibleName() for stop in tabbed(page)]
    assert names.index("New value: Error rate") < names.index("All values")
    qtbot.keyClicks(edit, "0,7")
    refresh(desk, page)
    assert edit.text() == "0,7"
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    refresh(desk, page)
    assert (values(desk.office), edit.text()) == ([("errors", "0.7", False)], "")
    assert "0.7 %" in said(page)
    assert "Over the limit" in said(page)
    qtbot.keyClicks(edit, "few")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    desk.settle()
    assert "“few” is no number." in said(page)
    assert edit.text() == "few"


def test_a_value_that_was_typed_for_one_release_waits_for_it(desk: Desk, page: AfterPage, qtbot: QtBot) -> None:
    edit = named(page, QLineEdit, "New value: Error rate")
    qtbot.keyClicks(edit, "0,9")
    overview = desk.overview()
    page.show_release(replace(overview, release=replace(overview.release, id="another")))
    assert not edit.isVisible()
    refresh(desk, page)
    assert (edit.isVisible(), edit.text()) == (True, "0,9")


def test_a_server_is_named_and_asked_only_on_demand(desk: Desk, page: AfterPage, qtbot: QtBot) -> None:
    reader = Reader(Reading(value="0.21", raw=b"{}", name="prometheus.json"))
    cast("Computer", desk.context.computer).metrics = reader
    click(qtbot, page, "Source of Error rate")
    click(qtbot, page, "Prometheus: Where Error rate is read")
    qtbot.keyClicks(named(page, QLineEdit, "Address of the server"), "https://p.example.com")
    click(qtbot, page, "Save source")
    assert "It is not said what the server is asked." in said(page)
    qtbot.keyClicks(named(page, QLineEdit, "Query (PromQL)"), "errors")
    click(qtbot, page, "Save source")
    refresh(desk, page)
    assert "https://p.example.com\nerrors" in said(page)
    assert reader.asked == []
    click(qtbot, page, "Read now")
    refresh(desk, page)
    assert reader.asked == [(source_of("prometheus", "https://p.example.com", "errors"), reader.asked[0][1])]
    assert values(desk.office) == [("errors", "0.21", True)]
    reader.answer = KnownError.of("watch.empty", "p.example.com")
    click(qtbot, page, "Read now")
    desk.settle()
    assert "p.example.com has no value for this query now." in said(page)
    assert named(page, QPushButton, "Read now").isEnabled()


def test_a_command_runs_after_its_text_was_confirmed(desk: Desk, page: AfterPage, qtbot: QtBot) -> None:
    reader = Reader(Reading(value="300", raw=b"300", name="output.txt"))
    cast("Computer", desk.context.computer).metrics = reader
    adapters, release = desk.context.adapters, desk.office.release.id
    for command in ("uptime", "uptime -p"):
        set_source(adapters, release, "p50", source_of("command", command), now=T0)
        refresh(desk, page)
        click(qtbot, page, "Read now")
        assert len(reader.asked) == 2 * (command == "uptime -p")
        assert named(page, QPushButton, "Run this command").hasFocus()
        click(qtbot, page, "Run this command")
        refresh(desk, page)
        click(qtbot, page, "Read now")
        refresh(desk, page)
    assert [confirmed for _source, confirmed in reader.asked] == ["uptime", "uptime", "uptime -p", "uptime -p"]
    assert len(values(desk.office)) == 4


def test_the_review_is_written_and_signed(desk: Desk, page: AfterPage, qtbot: QtBot) -> None:
    office = desk.office
    page.show_subject("review")
    assert "The review opens once" in said(page)
    office.go()
    launch(office)
    declare_success(then(office, 15), office.manager.key, reason="Users are happy.")
    then(office, 60)
    refresh(desk, page)
    assert named(page, QLineEdit, "Error rate").text() == "0.21 %"
    qtbot.keyClicks(named(page, QLineEdit, "Uptime"), "99.9 %")
    qtbot.keyClicks(named(page, QLineEdit, "Issue 1"), "Slow login <b>")
    click(qtbot, page, "Add follow-up")
    qtbot.keyClicks(named(page, QLineEdit, "Follow-up 1: what is to be done"), "Warm the cache")
    qtbot.keyClicks(named(page, QLineEdit, "Follow-up 1: owner"), "Boris")
    click(qtbot, page, "Add follow-up")
    refresh(desk, page)
    assert wait_until(lambda: load_review(office.manager.adapters, office.release.id) is not None)
    again = shown(desk, qtbot)
    again.show_subject("review")
    desk.settle()
    assert named(again, QLineEdit, "Uptime").text() == "99.9 %"
    assert named(again, QLineEdit, "Follow-up 1: owner").text() == "Boris"
    again.close()
    click(qtbot, page, "Sign review")
    assert "Choose one of the three." in said(page)
    click(qtbot, page, "Watch 48 h: Decision of the review")
    qtbot.keyClicks(named(page, QLineEdit, "Passphrase"), "wrong one")
    click(qtbot, page, "Sign review")
    desk.settle()
    assert "The passphrase is not right." in said(page)
    assert named(page, QLineEdit, "Uptime").text() == "99.9 %"
    named(page, QLineEdit, "Passphrase").setText(PASSPHRASE)
    qtbot.keyClick(named(page, QLineEdit, "Passphrase"), Qt.Key.Key_Return)
    refresh(desk, page)
    assert "Signed by Anna Berger" in said(page)
    assert load_review(office.manager.adapters, office.release.id) is None
    event = look_at_day(office.manager.adapters, office.release.id, now=office.now()).events[-1]
    assert (event.kind, event.text) == (EventKind.REVIEWED, "watch-48h")
    with office.manager.adapters.store.reading() as work:
        data = work.statements.original(event.file).data
    verified = office.verify(data)
    assert (verified.verdict, b"Slow login" in data) == ("genuine", False)
    click(qtbot, page, "Open document")
    assert desk.shell.pages[-1] == ("documents", event.file)
    click(qtbot, page, "Write another review")
    assert named(page, QLineEdit, "Uptime").text() == ""


def test_weeks_and_points_are_ticked_and_opened_again(desk: Desk, page: AfterPage, qtbot: QtBot) -> None:
    adapters, office = desk.context.adapters, desk.office
    with adapters.store.writing() as work:
        release = work.releases.get(office.release.id)
        texts = ("Status page <b>live</b>", "Success metrics defined", "FAQ")
        work.releases.replace(replace(release, plan=replace(release.plan, deliverables=texts)))
    for part, point in (("weeks", "Daily look at dashboard and error log"), ("completion", "Status page <b>live</b>")):
        page.show_subject(part)
        for ticked in (True, False):
            refresh(desk, page)
            box = named(page, QCheckBox, point)
            assert box.isChecked() is not ticked
            box.setFocus()
            qtbot.keyClick(box, Qt.Key.Key_Space)
        refresh(desk, page)
        assert named(page, QCheckBox, point).hasFocus()
        assert not named(page, QCheckBox, point).isChecked()
    # right after the start the window knows no key, and yet asks nobody for a name
    page.show_release(replace(desk.overview(), own=()))
    desk.settle()
    named(page, QCheckBox, "Status page <b>live</b>").click()
    desk.settle()
    with adapters.store.reading() as work:
        assert work.days.events(release.id)[-1].by == "Anna Berger"
    defined = named(page, QCheckBox, "Success metrics defined")
    assert (defined.isChecked(), defined.isEnabled()) == (True, False)
    click(qtbot, page, "Open: FAQ")
    assert desk.shell.pages[-1] == ("communication", "faq")


def test_the_quick_reference_is_saved(
    desk: Desk, page: AfterPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "card.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    click(qtbot, page, "Quick reference…")
    desk.settle()
    assert out.read_bytes().startswith(b"%PDF-")
    assert "The quick reference is saved." in said(page)


def test_the_timeline_is_saved_as_its_name_says(
    desk: Desk, page: AfterPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, start in (("timeline.pdf", b"%PDF-"), ("timeline.md", b"# Timeline")):
        out = tmp_path / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, out=out: (str(out), ""))
        click(qtbot, page, "Timeline…")
        desk.settle()
        assert out.read_bytes().startswith(start)
    assert "The timeline is saved." in said(page)


def test_the_retrospective_is_saved(
    desk: Desk, page: AfterPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "retrospective.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    click(qtbot, page, "Retrospective…")
    desk.settle()
    assert out.read_bytes().startswith(b"%PDF-")
    assert "The retrospective is saved." in said(page)


def test_texts_from_outside_are_shown_as_typed_in_german_too(look: QApplication, office: Office, qtbot: QtBot) -> None:
    assert look is not None
    adapters, release = office.manager.adapters, office.release.id
    runbook = look_at_day(adapters, release, now=T0).runbook
    odd = Metric(key="odd", title="<b>Fehler</b>", limit=runbook.metrics[0].limit)
    change_runbook(adapters, release, replace(runbook, metrics=(odd,)), now=T0)
    german = desk_of(office, language="de")
    page = shown(german, qtbot)
    assert "<b>Fehler</b>" in said(page)
    assert "Nach dem Start" in said(page)
    area = page.findChild(QScrollArea)
    assert area is not None
    for width in (820, 683, 520):
        page.resize(width, 700)
        QApplication.processEvents()
        assert area.horizontalScrollBar().maximum() == 0, width
    assert named(page, QLineEdit, "Neuer Wert: <b>Fehler</b>").isVisible()
    german.settle()
