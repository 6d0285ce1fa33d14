# SPDX-License-Identifier: MIT
"""What is known about each condition, and the message that asks for its closure."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from golive_desktop.domain.answer import Condition, Evidence, Response
from golive_desktop.services.overview import Overview
from golive_desktop.services.recalls import close_here, withdraw_approval
from golive_desktop.services.releases import set_critical
from golive_desktop.ui.pages.conditions.asking import closure_letter
from golive_desktop.ui.pages.conditions.sight import ConditionSight, conditions_of, critical_address
from golive_desktop.ui.words import Words
from tests.office import Office, approved
from tests.ui.desk import Desk

EN = Words(language="en")
DUE = datetime(2026, 12, 4, 17, tzinfo=UTC)


def conditional(*conditions: Condition) -> Response:
    return replace(approved(2), decision="conditional", conditions=conditions)


def condition(key: str = "C-1", *, due: datetime = DUE, after: bool = False) -> Condition:
    text = f"<b>{key}</b> holds"
    return Condition(key=key, text=text, owner="J. Weidner", due=due, when="after-t0" if after else "before-t0")


def answered(office: Office, *conditions: Condition) -> str:
    office.confirm("legal")
    office.ask("legal")
    approval = office.answer("legal", conditional(*conditions))
    office.receive(approval.data)
    return approval.sha256


def first(overview: Overview) -> ConditionSight:
    return conditions_of(overview, EN).conditions[0]


def test_without_conditions_there_are_the_critical_ones_of_the_plan(still_desk: Desk) -> None:
    sight = conditions_of(still_desk.overview(), EN)
    assert sight.conditions == ()
    assert (sight.counts, sight.critical_counts) == ("", "0 of 1 met")
    assert [(item.address, item.text, item.word) for item in sight.critical] == [
        (critical_address(1), "No P0 bugs open", "Still open")
    ]
    assert (sight.product, sight.tag, sight.person) == ("Zebra", "rc-7", "Anna Berger")


def test_open_ones_stand_first_by_due_time_with_what_they_hold(desk: Desk) -> None:
    early = desk.office.now() - timedelta(days=1)
    answered(desk.office, condition("C-1", after=True), condition("C-2"), condition("C-3", due=early))
    found = conditions_of(desk.overview(), EN).conditions
    assert [(item.key, item.word, item.state) for item in found] == [
        ("C-3", "Open, overdue", "overdue"),
        ("C-1", "Open, after T-0", "conditional"),
        ("C-2", "Open, holds T-0", "conditional"),
    ]
    assert (found[2].due, found[2].when, found[2].owner) == ("4 Dec 18:00", "before T-0", "J. Weidner")
    assert (found[2].address, found[2].setter) == ("legal/C-2", desk.office.laptops["legal"].certificate.subject.name)


def test_a_withdrawn_answer_sets_no_conditions_any_more(desk: Desk) -> None:
    office, legal = desk.office, desk.office.laptops["legal"]
    office.confirm("legal")
    office.ask("legal")
    approval = office.answer("legal", conditional(condition()))
    office.receive(approval.data)
    withdrawal = withdraw_approval(legal.adapters, legal.key, approval.data, reason="no", now=office.now())
    office.receive(withdrawal.data)
    assert conditions_of(desk.overview(), EN).conditions == ()


def test_only_a_laptop_with_the_setter_s_key_may_close_and_then_it_is_closed(desk: Desk) -> None:
    office = desk.office
    answered(office, condition())
    assert first(desk.overview()).own is None
    key = office.bring_key("legal")
    found = first(desk.overview())
    assert found.own == key.identity
    close_here(office.manager.adapters, key, found.approval, condition="C-1", note="seen", now=office.now())
    closed = first(desk.overview())
    assert not closed.open
    assert closed.state == "approved"
    assert closed.word.startswith("Closed today ")
    assert conditions_of(desk.overview(), EN).counts == "0 of 1 open"


def test_a_critical_condition_says_what_shows_it_who_and_when(desk: Desk) -> None:
    piece = Evidence(name="bugs.csv", sha256="ab" * 32, size=3)
    adapters, release = desk.office.manager.adapters, desk.office.release.id
    now = desk.office.now()
    set_critical(adapters, release, 1, note="see tracker", evidence=(piece,), by="Anna Berger", met=True, now=now)
    found = conditions_of(desk.overview(), EN).critical[0]
    assert (found.met, found.word, found.note, found.evidence) == (True, "Met", "see tracker", (piece,))
    assert found.recorded == "Anna Berger, today 10:00"


def test_the_letter_names_condition_release_and_way_in_the_recipient_s_language(desk: Desk) -> None:
    answered(desk.office, condition())
    sight = conditions_of(desk.overview(), EN)
    letter = closure_letter(sight.conditions[0], sight, "en")
    assert "Zebra rc-7 with condition C-1" in letter
    assert "<b>C-1</b> holds" in letter
    assert "open the request or the file that you signed once more in GoLive Desktop" in letter
    assert letter.endswith("Anna Berger")
    assert "mit der Auflage C-1 freigegeben" in closure_letter(sight.conditions[0], sight, "de")
