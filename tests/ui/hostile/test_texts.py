# SPDX-License-Identifier: MIT
"""Whatever was written into a release is shown as it was written: never read, never fetched, never in the way."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow, QMenu, QTabBar
from pytestqt.qtbot import QtBot

from golive_desktop.domain.plan import Form, GateCommand, Plan, Stakeholder
from golive_desktop.domain.record import ReleaseLine
from golive_desktop.services.excerpts import excerpt_pdf, excerpt_table
from golive_desktop.ui.menus import fill_menus
from golive_desktop.ui.pages.registry import make_page
from golive_desktop.ui.pages.signoffs.tabs import StakeholderTabs, TabView
from golive_desktop.ui.pages.trail.export import excerpt_of
from golive_desktop.ui.pages.trail.rows import Filter, people_of, rows_of
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.stage import Stage
from tests.office import START, Office
from tests.ui.desk import Desk
from tests.ui.hostile.looking import HOSTILE, faults, texts
from tests.ui.test_menus import Asked

PLACES = (
    ("overview", ("", "candidate")),
    ("signoffs", ("legal", "edit", "send")),
    ("conditions", ("critical/1",)),
    ("executive", ("", "gates")),
    ("gates", ("1",)),
    ("after", ("values", "review", "weeks", "completion")),
    ("documents", ("compile",)),
    ("trail", ("",)),
    ("receive", ("",)),
)


def spoil(office: Office, text: str) -> None:
    """Writes `text` wherever a handbook or an editor can bring text into a release."""
    with office.manager.adapters.store.writing() as work:
        release = work.releases.get(office.release.id)
        spoiled = replace(
            release, plan=spoiled_plan(release.plan, text), candidate=replace(release.candidate, tag=text[:300])
        )
        work.releases.replace(spoiled)
        work.audit.record("release.created", text, {"product": text}, at=office.now(), release=release.id)


def spoiled_plan(plan: Plan, text: str) -> Plan:
    people = tuple(spoiled_person(person, text) for person in plan.stakeholders)
    executive = replace(plan.executive, statement=text) if plan.executive else None
    gates = (GateCommand(key="1", command=text),)
    return replace(
        plan,
        product=text,
        stakeholders=people,
        critical_conditions=(text,),
        executive=executive,
        gates=gates,
        deliverables=(text,),
    )


def spoiled_person(person: Stakeholder, text: str) -> Stakeholder:
    form = spoiled_form(person.form, text) if person.form else None
    return replace(person, title=text, purpose=text, question=text, person=text, deputy=text, channel=text, form=form)


def spoiled_form(form: Form, text: str) -> Form:
    items = tuple(replace(item, text=text) for item in form.items)
    return replace(form, title=text, question=text, items=items)


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_page_reads_it_hides_it_or_gives_way_to_it(desk: Desk, office: Office, qtbot: QtBot, kind: str) -> None:
    spoil(office, HOSTILE[kind])
    overview = desk.overview()
    for key, subjects in PLACES:
        page = make_page(key, desk.context)
        qtbot.addWidget(page)
        page.resize(1366 - 208, 700)
        page.show()
        page.show_release(overview)
        for subject in subjects:
            page.show_subject(subject)
            desk.settle()
            assert faults(page) == [], (key, subject)
        page.hide()
    assert desk.shell.problems == []


def test_markup_stands_there_letter_for_letter(desk: Desk, office: Office, qtbot: QtBot) -> None:
    text = "<b>R&D</b> {x} %s"
    spoil(office, text)
    for key in ("overview", "signoffs", "executive"):
        page = make_page(key, desk.context)
        qtbot.addWidget(page)
        page.resize(1366, 768)
        page.show()
        page.show_release(desk.overview())
        desk.settle()
        shown = [found for found in texts(page) if "R&D" in found or "R&&D" in found]
        assert any(text in found for found in shown), key
        assert all(text in found.replace("&&", "&") for found in shown), shown


def test_a_tab_takes_no_letter_for_a_key_and_no_markup_for_its_tip(desk: Desk, qtbot: QtBot) -> None:
    tabs = StakeholderTabs(desk.context.words, desk.context.theme)
    qtbot.addWidget(tabs)
    text = "<b>R&D</b>" + "W" * 20_000
    tabs.show_tabs([TabView(role="rd", text=text, title=text, state="requested", word="Requested")], "rd")
    (bar,) = tabs.findChildren(QTabBar)
    assert bar.tabText(0).startswith("<b>R&&D</b>WWW")
    assert len(bar.tabText(0)) < 100
    assert bar.tabToolTip(0).startswith("<p>&lt;b&gt;R&amp;D&lt;/b&gt;WWW")


def test_a_long_line_is_cut_for_the_eye_alone(qtbot: QtBot) -> None:
    made = Text("W" * 20_000)
    qtbot.addWidget(made)
    made.resize(200, 20)
    made.show()
    assert made.minimumSizeHint().width() <= 240
    assert made.text() == "W" * 20_000
    assert not made.grab().isNull()
    assert Text("short and never cut").minimumSizeHint().width() == Text("short and never cut").sizeHint().width()


def test_a_word_that_is_wider_than_its_place_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    made = Text("W" * 2_000, wraps=True)
    qtbot.addWidget(made)
    assert made.heightForWidth(400) > 20 * made.fontMetrics().height()
    assert made.text().replace("\u200b", "") == "W" * 2_000


def test_a_button_takes_no_letter_for_a_key_and_no_more_room_than_it_needs(desk: Desk, qtbot: QtBot) -> None:
    made = button("Save R&D " + "x" * 20_000, desk.context.theme)
    icon = button("", desk.context.theme, image="x", name="<img src=file:///etc/hostname>")
    for each in (made, icon):
        qtbot.addWidget(each)
    assert made.text().startswith("Save R&&D x")
    assert made.sizeHint().width() < 1_000
    assert icon.toolTip() == "<p>&lt;img src=file:///etc/hostname&gt;</p>"


@pytest.mark.parametrize("kind", ["odd", "long"])
def test_the_trail_can_be_exported_whatever_stands_in_it(desk: Desk, office: Office, kind: str) -> None:
    spoil(office, f"=1+1 {HOSTILE[kind][:4_000]}")
    overview, words = desk.overview(), desk.context.words
    with office.manager.adapters.store.reading() as work:
        entries = work.audit.entries()
    rows = rows_of(entries, people_of(overview), words)
    excerpt = excerpt_of(rows, Filter(), overview, words, everything=rows, checked="", now=office.now())
    table = excerpt_table(excerpt).decode("utf-8-sig")
    assert '"=1' not in table
    assert ",=1" not in table
    assert excerpt_pdf(office.manager.adapters, excerpt, now=office.now()).startswith(b"%PDF-")


class _Stage(Stage):
    def title(self) -> str:
        return "a[*]b \u202e\n" + "W" * 20_000


def test_the_windows_title_is_one_short_line(desk: Desk, qtbot: QtBot) -> None:
    stage, window = _Stage(desk.context), QMainWindow()
    qtbot.addWidget(stage)
    qtbot.addWidget(window)
    window.setWindowTitle(stage.window_title())
    assert window.windowTitle().startswith("a[*][*]b [U+202E] WWW")
    assert len(window.windowTitle()) < 160
    assert window.windowTitle().endswith("… – GoLive Desktop")


class _Spoiled(Asked):
    def recent_files(self) -> tuple[Path, ...]:
        return (Path("/mail/R&D \u202efdp.\nexe"), Path("/mail/" + "n" * 250 + ".pdf"))

    def releases(self) -> tuple[ReleaseLine, ...]:
        return (ReleaseLine(id="r-1", product="<b>R&D</b>", tag="W" * 20_000, created_at=START),)


def test_menus_take_no_letter_for_a_key_and_no_name_for_more_than_a_line(desk: Desk, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    fill_menus(window, desk.context.words, _Spoiled())
    found = []
    for menu in window.findChildren(QMenu):
        if menu.title() in {"Open &recent", "Re&leases"}:
            menu.aboutToShow.emit()
            found += [action.text() for action in menu.actions()]
    assert found[0] == "R&&D [U+202E]fdp. exe"
    assert any(text.startswith("<b>R&&D</b> – WWW") for text in found)
    assert max(map(len, found)) < 100
