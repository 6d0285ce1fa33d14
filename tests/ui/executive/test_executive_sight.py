# SPDX-License-Identifier: MIT
"""What the executive signs over and the next act follow from the release alone."""

from dataclasses import replace

from golive_desktop.domain.readiness import executive_obstacles
from golive_desktop.services.releases import set_critical
from golive_desktop.ui.pages.executive.sight import ExecutiveSight, executive_of
from golive_desktop.ui.words import Words
from tests.office import Office
from tests.ui.desk import Desk

EN = Words(language="en")


def sight(desk: Desk) -> ExecutiveSight:
    return executive_of(desk.overview(), EN)


def all_but_the_executive(office: Office) -> None:
    for role in office.laptops:
        office.confirm(role)
    office.meet_conditions()
    office.pass_gates()
    office.ask("legal", "devops")
    for role in ("legal", "devops"):
        office.receive(office.answer(role).data)


def test_before_all_else_holds_the_request_cannot_go_out(still_desk: Desk) -> None:
    overview = still_desk.overview()
    found = executive_of(overview, EN)
    wanted = executive_obstacles(overview.state, now=overview.at)
    assert len(found.obstacles) == len(wanted) == 4
    assert found.obstacle_sentence == "4 points stand before the executive request."
    assert all(line.link for line in found.obstacles)
    assert (found.act.text, found.act.enabled) == ("Send executive request…", False)
    assert found.who.startswith("CEO / Business Lead")
    assert found.statement == "I approve the release of rc-7 to production."
    assert found.approval == ""


def test_gates_show_command_result_time_and_commit(desk: Desk) -> None:
    found = sight(desk)
    assert [(gate.command, gate.word, gate.when) for gate in found.gates] == [("git diff --check", "Not run", "–")]
    assert (found.gate_counts, found.critical_counts) == ("0 of 1 green", "0 of 1 met")
    desk.office.pass_gates()
    gate = sight(desk).gates[0]
    assert (gate.word, gate.state, gate.when, gate.commit) == ("Green", "green", "today 10:00", "abababa")


def test_a_red_gate_and_one_of_another_command_say_why(desk: Desk) -> None:
    desk.office.pass_gates()
    overview = desk.overview()
    run = replace(
        overview.state.gates[-1], outcome="red", reason="gate.failed", detail="1", output_tail="a\nlast line\n"
    )
    readiness = replace(
        overview.readiness,
        why_not=(replace(overview.readiness.why_not[0], code="readiness.gate-red", subject=run.key),),
    )
    red = replace(overview, state=replace(overview.state, gates=(run,)), readiness=readiness)
    gate = executive_of(red, EN).gates[0]
    assert (gate.word, gate.state) == ("Red", "red")
    assert gate.more.endswith("last line")


def test_the_request_goes_out_once_all_else_holds(desk: Desk) -> None:
    all_but_the_executive(desk.office)
    found = sight(desk)
    assert found.obstacles == ()
    assert found.obstacle_sentence == "Everything that the executive signs over is there."
    assert (found.act.text, found.act.address, found.act.enabled) == ("Send executive request…", "signoffs\nsend", True)
    desk.office.ask("ceo")
    assert sight(desk).act.text == "Receive files…"


def test_signed_leads_to_the_dossier_until_something_changes(desk: Desk) -> None:
    office = desk.office
    answers = office.go()
    found = sight(desk)
    assert (found.word, found.stale, found.approval) == ("Approved", "", answers["ceo"].sha256)
    assert found.act.address == "documents\ncompile"
    adapters = office.manager.adapters
    set_critical(adapters, office.release.id, 1, note="new", evidence=(), by="A", met=True, now=office.now())
    found = sight(desk)
    assert "changed after the executive request" in found.stale
    assert found.stale_more
    assert (found.act.text, found.act.enabled) == ("Send executive request…", True)


def test_a_plan_that_names_nobody_leads_to_the_stakeholders(still_desk: Desk) -> None:
    overview = still_desk.overview()
    plan = replace(overview.release.plan, executive=None)
    changed = replace(overview, release=replace(overview.release, plan=plan), state=replace(overview.state, plan=plan))
    found = executive_of(changed, EN)
    assert (found.role, found.who) == ("", "The plan names nobody who signs last.")
    assert found.act.address == "signoffs\nedit"
