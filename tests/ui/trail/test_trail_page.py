# SPDX-License-Identifier: MIT
"""Audit trail: every entry in words, found by filters, checked as a chain, exported as it is shown."""

import csv
import io
import sqlite3
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QComboBox, QDateEdit, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from golive_desktop.domain.audit import AuditEntry, AuditHead, next_entry
from golive_desktop.domain.problem import Problem
from golive_desktop.services.chain import AuditReport
from golive_desktop.services.critical import critical_told
from golive_desktop.services.releases import change_plan, create_release, set_critical
from golive_desktop.services.timeline import timeline
from golive_desktop.ui.look.theme import theme_of
from golive_desktop.ui.pages.trail.cells import cells_of
from golive_desktop.ui.pages.trail.chain import chain_in_words
from golive_desktop.ui.pages.trail.export import excerpt_of, filter_in_words, others_in_words
from golive_desktop.ui.pages.trail.page import TrailPage, make_page
from golive_desktop.ui.pages.trail.rows import Filter, People, TrailRow, rows_of
from golive_desktop.ui.parts.table import TableView
from golive_desktop.ui.words import Words
from tests.office import HANDBOOK, START, Office
from tests.ui.desk import Desk, desk_of

Part = TypeVar("Part", bound=QWidget)
EN, DE = Words(language="en"), Words(language="de")
PEOPLE = People(titles={"legal": "Legal / Compliance"}, signers={"f" * 64: "Katrin Albers"})
FIRST = ["1 · No P0 bugs open", "Anna Berger"]


def opened(desk: Desk, qtbot: QtBot) -> TrailPage:
    page = make_page(desk.context)
    qtbot.addWidget(page)
    page.resize(1150, 700)
    page.show()
    page.show_release(desk.overview())
    desk.settle()
    return page


def named(page: QWidget, kind: type[Part], name: str) -> Part:
    for found in page.findChildren(kind):
        if found.isVisible() and name in {found.accessibleName(), getattr(found, "text", str)()}:
            return found
    raise AssertionError(name)


def press(page: QWidget, name: str, qtbot: QtBot) -> None:
    qtbot.mouseClick(named(page, QPushButton, name), Qt.MouseButton.LeftButton)


def texts(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def table(page: QWidget) -> list[list[str]]:
    view = named(page, TableView, "Entries of the audit trail")
    model = view.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def chain(*told: tuple[str, str, dict[str, str]], file: str = "") -> list[AuditEntry]:
    entries: list[AuditEntry] = []
    head = AuditHead(sequence=0, digest="0" * 64)
    for number, (event, subject, payload) in enumerate(told):
        at = START + timedelta(days=number)
        entry = next_entry(head, at=at, event=event, subject=subject, payload=payload, salt="s", release="r", file=file)
        entries.append(entry)
        head = AuditHead(sequence=entry.sequence, digest=entry.digest)
    return entries


def test_the_newest_entry_is_first_and_all_is_in_words(desk: Desk, qtbot: QtBot) -> None:
    desk.office.confirm("legal")
    desk.office.ask("legal", "devops")
    desk.office.receive(desk.office.answer("legal").data, "legal.pdf")
    page = opened(desk, qtbot)
    rows = table(page)
    assert [row[2] for row in rows[:2]] == ["File received: sign-off counted", "Sign-off counted"]
    assert rows[0][3:5] == ["legal.pdf", "Katrin Albers"]
    asked = next(row for row in rows if row[2] == "Request for sign-off signed" and "Legal" in row[3])
    assert asked[4] == "Anna Berger"
    compared = next(row for row in rows if row[2] == "Number of a key compared")
    assert compared[3].startswith("Legal / Compliance · Katrin Albers")
    assert compared[5].startswith("confirmed · by phone")
    assert f"{len(rows)} entries" in texts(page)
    assert not any("." in row[2] for row in rows)


def test_an_erased_entry_and_one_of_tomorrow_stay_in_the_table() -> None:
    entries = chain(("of.tomorrow", "x", {}), ("key.confirmed", "legal", {"person": "Eve", "how": "phone"}))
    erased = AuditEntry(**{name: getattr(entries[1], name) for name in AuditEntry.__slots__} | {"payload": None})
    rows = rows_of([entries[0], erased], PEOPLE, EN)
    assert [row.event for row in rows] == ["Number of a key compared", "of.tomorrow"]
    assert rows[0].about == "Legal / Compliance"


def test_what_changed_is_said_from_what_to_what() -> None:
    told: tuple[tuple[str, str, dict[str, str]], ...] = (
        ("candidate.set", "rc-1", {"commit": "ab" * 20}),
        ("candidate.set", "rc-2", {"commit": "cd" * 20}),
        ("critical.met", "1", {"note": "seen"}),
        ("critical.opened", "1", {"note": ""}),
        ("critical.older-candidate", "2", {"commit": "ab" * 20}),
        ("critical.still-met", "2", {"by": "Ben"}),
        ("gate.red", "git", {"command": "git diff", "reason": "gate.exit-code"}),
        ("gate.green", "git", {}),
        ("key.confirmed", "legal", {"number": "1 2", "how": "phone"}),
        ("key.revoked", "legal", {"number": "1 2"}),
    )
    changes = [row.change for row in reversed(rows_of(chain(*told), PEOPLE, EN))]
    assert changes == [
        "rc-1 abababababab",
        "rc-1 abababababab → rc-2 cdcdcdcdcdcd",
        "met · seen",
        "met → open",
        "Older candidate",
        "Older candidate → met",
        "Red · the command reported a fault",
        "Red → Green",
        "confirmed · by phone · 1 2",
        "confirmed → revoked · 1 2",
    ]
    (red,) = rows_of(chain(("gate.red", "1", {"command": "git diff", "reason": "gate.killed"})), PEOPLE, EN)
    assert red.about == "1  git diff"
    assert "gate.killed" not in red.change
    answers = rows_of(
        chain(("approval.counted", "legal", {}), ("approval.withdrawn", "legal", {"reason": "No"}), file="f" * 64),
        PEOPLE,
        EN,
    )
    assert (answers[0].change, answers[0].who) == ("Counted → Withdrawn · No", "Katrin Albers")


def test_whoever_asked_is_not_shown_as_who_answered() -> None:
    told = chain(("request.answered", "r-1", {"decision": "approved"}), file="f" * 64)
    assert [(row.who, row.change) for row in rows_of(told, PEOPLE, EN)] == [("This laptop", "APPROVED")]


def test_times_and_days_are_those_of_the_releases_zone() -> None:
    zone = ZoneInfo("Pacific/Pago_Pago")  # eleven hours behind: the day before
    (row,) = rows_of(chain(("plan.changed", "a", {})), replace(PEOPLE, zone=zone), EN)
    there = START.astimezone(zone)
    assert there.date() < START.date()
    assert cells_of(row, EN)[1].text == f"{there.day} Nov {there:%H:%M}"
    assert Filter(first=there.date(), last=there.date()).takes(row)
    assert not Filter(first=there.date() + timedelta(days=1)).takes(row)


def test_filters_by_event_text_and_day() -> None:
    rows = rows_of(chain(("plan.changed", "a", {}), ("gate.red", "git", {}), ("gate.green", "git", {})), PEOPLE, EN)
    first, last = rows[-1].entry.at.astimezone().date(), rows[0].entry.at.astimezone().date()

    def taken(wanted: Filter) -> list[str]:
        return [row.entry.event for row in rows if wanted.takes(row)]

    assert taken(Filter()) == ["gate.green", "gate.red", "plan.changed"]
    assert taken(Filter(event="gate.red")) == ["gate.red"]
    assert taken(Filter(text="GATE git")) == ["gate.green", "gate.red"]
    assert taken(Filter(text=rows[0].entry.digest[:10])) == ["gate.green"]
    assert taken(Filter(first=last)) == ["gate.green"]
    assert taken(Filter(last=first)) == ["plan.changed"]
    assert Filter().is_open
    assert not Filter(text="x").is_open


def test_the_filter_row_narrows_and_clears(desk: Desk, qtbot: QtBot) -> None:
    desk.office.confirm("legal")
    page = opened(desk, qtbot)
    everything = len(table(page))
    qtbot.keyClicks(named(page, QLineEdit, "Find in the trail"), "key compared")
    assert [row[2] for row in table(page)] == ["Number of a key compared"]
    assert f"1 of {everything} entries" in texts(page)
    press(page, "Clear the filter", qtbot)
    assert len(table(page)) == everything
    events = named(page, QComboBox, "Event")
    events.setCurrentIndex(events.findText("Release created"))
    assert [row[2] for row in table(page)] == ["Release created"]
    press(page, "Clear the filter", qtbot)
    start = named(page, QDateEdit, "From")
    start.setDate(QDate(2026, 11, 23))
    assert len(table(page)) < everything
    page.show_release(desk.overview())
    desk.settle()
    assert start.date() == QDate(2026, 11, 23)
    qtbot.keyClicks(named(page, QLineEdit, "Find in the trail"), "zebra nowhere")
    assert "No entry fits the filter." in texts(page)
    assert not named(page, QPushButton, "Export CSV…").isEnabled()


def test_an_entry_tells_its_digests_and_leads_to_its_document(desk: Desk, qtbot: QtBot) -> None:
    desk.office.ask("legal", "devops")
    page = opened(desk, qtbot)
    page.show_subject(desk.office.requests["legal"].sha256)
    assert page.subject() == page.about() == desk.office.requests["legal"].sha256
    view = named(page, TableView, "Entries of the audit trail")
    view.setFocus()
    assert desk.office.requests["legal"].sha256 in texts(page)
    assert "request.issued" in texts(page)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    press(page, "Open document", qtbot)
    assert desk.shell.pages == [("documents", desk.office.requests["legal"].sha256)] * 2
    press(page, "Clear the filter", qtbot)
    assert page.subject() == ""


def test_the_chain_holds_and_a_broken_one_is_said(desk: Desk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot)
    press(page, "Check chain", qtbot)
    desk.settle()
    assert "The audit trail holds." in texts(page)
    assert page.focusWidget() is named(page, QPushButton, "Check chain"), "the keyboard stays where it is"
    desk.context.adapters.store.close()
    with sqlite3.connect(desk.office.folder / "manager" / "golive.sqlite3") as base:
        for (trigger,) in base.execute("select name from sqlite_master where type = 'trigger'").fetchall():
            base.execute(f'drop trigger "{trigger}"')
        base.execute("update audit_entries set subject = 'other' where sequence = 2")
    base.close()
    press(page, "Check chain", qtbot)
    desk.settle()
    assert "The audit trail is broken." in texts(page)
    assert "2" in texts(page)


def test_many_breaks_are_not_told_one_by_one() -> None:
    problems = tuple(Problem(code="audit.link-broken", subject=str(number)) for number in range(9))
    sentence, more = chain_in_words(AuditReport(entries=(), problems=problems), EN)
    assert sentence == "The audit trail is broken."
    assert "And 4 more." in more


@pytest.mark.parametrize("ending", ["csv", "pdf"])
def test_what_is_shown_is_exported(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    page = opened(desk, qtbot)
    target = tmp_path / f"trail.{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    qtbot.keyClicks(named(page, QLineEdit, "Find in the trail"), "release created")
    press(page, f"Export {ending.upper()}…", qtbot)
    desk.settle()
    assert f"Saved as {EN.place(target)}" in texts(page)
    if ending == "csv":
        rows = list(csv.reader(io.StringIO(target.read_text("utf-8-sig"), newline="")))
        assert rows[0][:3] == ["No.", "Time", "Event"]
        assert [row[2] for row in rows[1:]] == ["Release created"]
    else:
        runs = desk.context.adapters.reader.read(target.read_bytes()).printed.runs
        said = " ".join(run.text for run in runs)
        assert "Excerpt, not signed" in said
        assert "Filter: text: release created." in said
        assert "The chain was not checked for this export." in said


def test_a_file_that_cannot_be_written_is_said(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(desk, qtbot)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "no" / "t.csv"), ""))
    press(page, "Export CSV…", qtbot)
    desk.settle()
    assert "There is no folder" in texts(page)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: ("", ""))
    press(page, "Export CSV…", qtbot)
    assert desk.bridge.writing is False


def test_the_filter_stands_on_the_export(still_desk: Desk) -> None:
    row = TrailRow(entry=chain(("gate.red", "git", {}))[0], event="Gate red", about="", who="", change="")
    wanted = Filter(event="gate.red", text=" a ", first=date(2026, 3, 4), last=date(2026, 3, 5))
    said = filter_in_words(wanted, [row], EN)
    assert said == "Filter: event: Gate red, text: a, from 4 Mar 2026, to 5 Mar 2026."
    assert filter_in_words(Filter(), [row], EN) == "Nothing was left out."
    made = excerpt_of(
        [row], Filter(), still_desk.overview(), EN, everything=[row] * 3, checked="Held.", now=still_desk.context.now()
    )
    assert made.sentences[0].startswith("1 of 3 entries.")
    assert made.sentences[2] == "Held."


def test_a_critical_condition_is_told_in_the_words_of_its_time_with_who_said_so(desk: Desk, qtbot: QtBot) -> None:
    office, adapters = desk.office, desk.context.adapters
    office.meet_conditions()
    plan = replace(office.release.plan, critical_conditions=("No <b>P1</b> bugs open",))
    change_plan(adapters, office.release.id, plan, now=office.now())
    set_critical(adapters, office.release.id, 1, note="", evidence=(), by="Ben Ott", met=False, now=office.now())
    rows = table(opened(desk, qtbot))
    told = [row[3:] for row in rows if row[2].startswith("Critical condition")]
    assert told == [["1 · No <b>P1</b> bugs open", "Ben Ott", "met → open"], [*FIRST, "met · seen in the tracker"]]
    line = next(line for line in timeline(adapters, office.release.id, language="en") if line.event.endswith(" met"))
    assert (line.about, line.by) == ("1 No P0 bugs open", "Anna Berger")
    with adapters.store.writing() as work:
        work.audit.erase(next(entry.sequence for entry in work.audit.entries() if entry.event == "critical.opened"))
        entries = work.audit.entries()
        told_then = critical_told(work, office.release, entries)
        assert not critical_told(work, office.release, entries[:-1])
    erased = next(row for row in rows_of(entries, replace(PEOPLE, critical=told_then), EN) if not row.entry.payload)
    assert erased.who == "This laptop"
    lines = timeline(adapters, office.release.id, language="en")
    assert [line.by for line in lines if "P1" in line.about] == [""], "what was erased stays empty"


def test_entries_of_other_releases_are_numbers_and_digests_with_a_word_on_why(desk: Desk, qtbot: QtBot) -> None:
    adapters = desk.context.adapters
    other = HANDBOOK.replace("rc-7", "rc-8").encode()
    create_release(adapters, other, language="en", now=desk.office.now())
    page = opened(desk, qtbot)
    with adapters.store.reading() as work:
        entries = work.audit.entries()
    hidden = [entry for entry in entries if entry.release not in {"", desk.office.release.id}]
    (row,) = [row for row in table(page) if row[2] == "From other releases"]
    assert row == [str(hidden[-1].sequence), "–", "From other releases", "Only as digests", "", ""]
    assert f"{len(entries) - len(hidden)} entries" in texts(page)
    assert "Entries of other releases: 1. All releases of this laptop share one chain" in texts(page)
    view = named(page, TableView, "Entries of the audit trail")
    view.selectRow(0)
    assert hidden[-1].digest in texts(page)
    assert not any(hidden[-1].event in text for text in (texts(page), str(row)))
    rows = rows_of(entries, replace(PEOPLE, release="nowhere"), EN)
    assert [(row.number, row.hidden) for row in rows] == [(f"2–{len(entries)}", len(entries) - 1), ("1", 0)]
    made = excerpt_of(rows, Filter(), desk.overview(), EN, everything=rows, checked="", now=desk.context.now())
    assert made.rows[0][:3] == (f"2–{len(entries)}", "", "From other releases")
    assert made.rows[0][6:] == ("", "", entries[-1].digest)
    assert made.sentences[:2] == ("1 of 1 entries. Nothing was left out.", others_in_words(rows, EN))
    assert [Filter(text="2–").takes(rows[0]), Filter(first=date(2020, 1, 1)).takes(rows[0])] == [True, False]


def test_markup_is_shown_as_typed_and_the_page_folds_in_german(office: Office, look: QWidget, qtbot: QtBot) -> None:
    assert look is not None
    rows = rows_of(chain(("file.changed", "", {"name": "<b>x</b>.pdf"})), PEOPLE, DE)
    assert rows[0].about == "<b>x</b>.pdf"
    desk = desk_of(office, language="de", theme=theme_of("dark"))
    page = opened(desk, qtbot)
    page.fold(narrow=True)
    page.resize(620, 400)
    desk.settle()
    view = page.first_focus()
    assert isinstance(view, TableView)
    assert view.isColumnHidden(0)
    page.resize(960, 600)
    assert [view.isColumnHidden(column) for column in range(6)] == [True, False, False, False, False, True]
    assert view.horizontalHeader().length() <= view.viewport().width()
