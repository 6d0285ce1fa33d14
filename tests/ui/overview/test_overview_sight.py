# SPDX-License-Identifier: MIT
"""What the overview shows follows from the release alone; looked at without a window."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from golive_desktop.domain.answer import Condition, Response
from golive_desktop.domain.plan import Plan
from golive_desktop.domain.readiness import StakeholderState, assess
from golive_desktop.domain.release import Policy
from golive_desktop.services.day import Acting
from golive_desktop.services.day_steps import set_t0
from golive_desktop.services.overview import Overview
from golive_desktop.services.recalls import close_condition, withdraw_approval
from golive_desktop.services.releases import set_candidate
from golive_desktop.ui.pages.conditions.sight import conditions_of
from golive_desktop.ui.pages.overview.counts import counts_sentence, deciding_sentence, headline
from golive_desktop.ui.pages.overview.rule import rule_sentences
from golive_desktop.ui.pages.overview.sight import sight_of
from golive_desktop.ui.pages.receive.entries import entries
from golive_desktop.ui.pages.signoffs.showing import record_of
from golive_desktop.ui.words import Words
from tests.office import COMMIT, Office, approved, rejected
from tests.ui.desk import Desk

EN = Words(language="en")


def conditional(when: str = "before-t0", text: str = "Retention is documented") -> Response:
    due = datetime(2026, 12, 4, 17, tzinfo=UTC)
    condition = Condition(
        key="C-1", text=text, owner="J. Weidner", due=due, when="after-t0" if when == "after-t0" else "before-t0"
    )
    return replace(approved(2), decision="conditional", conditions=(condition,))


def answered(office: Office, role: str, response: Response | None = None) -> None:
    office.receive(office.answer(role, response).data, f"{role}.pdf")


def with_plan(overview: Overview, plan: Plan) -> Overview:
    state = replace(overview.state, plan=plan)
    readiness = assess(state, now=overview.at)
    return replace(overview, release=replace(overview.release, plan=plan), state=state, readiness=readiness)


def cell(overview: Overview, role: str, column: int) -> str:
    sight = sight_of(overview, EN)
    return sight.rows[sight.roles.index(role)][column].text


def test_nobody_asked_yet_is_no_go_with_every_missing_fact(still_desk: Desk) -> None:
    sight = sight_of(still_desk.overview(), EN)
    assert sight.verdict.word == "NO-GO"
    assert sight.verdict.headline == "Five points stand between this release and GO."
    assert sight.verdict.counts == "0 of 3 approve, 3 are open. Gates: 0 of 1 green."
    assert len(sight.lines) == len(still_desk.overview().readiness.why_not)
    assert all(line.link and line.action and line.state and line.tip for line in sight.lines)
    assert sight.filled == "receive"
    assert (sight.head.product, sight.head.tag, sight.head.commit) == ("Zebra", "rc-7", COMMIT)
    assert sight.head.facts.startswith(f"Commit {COMMIT[:7]} · form version 1")
    assert (sight.head.golive, sight.head.zone) == ("Sat 5 Dec 2026", "UTC+1")
    assert sight.head.countdown == "in 12 days"
    assert sight.zone == "All times UTC+1 (Europe/Berlin)"


def test_once_t0_is_set_its_day_and_time_stand_for_the_plan_s(desk: Desk) -> None:
    office = desk.office
    acting = Acting(adapters=office.manager.adapters, release=office.release.id, by="Anna Berger", now=office.now())
    set_t0(acting, datetime(2026, 12, 6, 23, 30, tzinfo=UTC))
    overview = desk.overview()
    assert overview.launch == datetime(2026, 12, 6, 23, 30, tzinfo=UTC)
    sight = sight_of(overview, Words(language="en"))
    assert (sight.head.golive, sight.head.zone, sight.head.countdown) == (
        "Mon 7 Dec 2026, 00:30",
        "UTC+1",
        "in 14 days",
    )
    assert [line.lead for line in sight.deadlines if line.text == "Go-live, T-0"] == ["7 Dec 00:30"]


def test_whoever_signed_in_anothers_place_is_shown_as_such(desk: Desk) -> None:
    desk.office.confirm("legal")
    desk.office.ask("legal")
    answered(desk.office, "legal", conditional())
    overview = desk.overview()
    found = [replace(answer, person="Berta Beck", principal="Katrin Albers") for answer in overview.state.sign_offs]
    state = replace(overview.state, sign_offs=tuple(found))
    told = replace(overview, state=state, readiness=assess(state, now=overview.at))
    assert cell(told, "legal", 1) == "Berta Beck for Katrin Albers"
    record = record_of(told, "legal", Words(language="de"))
    assert record.heading == "Legal / Compliance – Berta Beck i. V. Katrin Albers"
    assert record.signature is not None
    assert (record.conditions[0].due, record.zone) == ("04.12. 18:00", "Alle Zeiten UTC+1 (Europe/Berlin)")
    assert record.signature.name == "Berta Beck i. V. Katrin Albers"
    (condition,) = conditions_of(told, EN).conditions
    assert condition.setter == "Berta Beck for Katrin Albers"
    state = replace(state, sign_offs=(replace(found[0], standing="identity-open"),))
    assert [row.name for row in entries((), replace(told, state=state), EN)] == [
        "Berta Beck for Katrin Albers, Legal / Compliance"
    ]


def test_go_says_that_nothing_stands_in_the_way(desk: Desk) -> None:
    desk.office.go()
    sight = sight_of(desk.overview(), EN)
    assert (sight.verdict.word, sight.verdict.headline) == ("GO", "Nothing stands in the way.")
    assert sight.lines == ()
    assert sight.filled == "compile"
    assert sight.verdict.counts == "3 of 3 approve. Gates: 1 of 1 green."
    assert [row[2].text for row in sight.rows] == ["Approved"] * 3
    assert [row[6].text for row in sight.rows] == [""] * 3


def test_each_answer_shows_decision_time_identity_and_next_step(desk: Desk) -> None:
    office = desk.office
    office.confirm("legal")
    office.ask("legal", "devops")
    answered(office, "legal")
    answered(office, "devops")
    overview = desk.overview()
    assert cell(overview, "legal", 2) == "Approved"
    assert cell(overview, "legal", 3) == "23 Nov 10:00"
    assert cell(overview, "legal", 4) == "by phone, 23 Nov"
    found = replace(overview, keys=tuple(replace(key, compared_how="phone-directory") for key in overview.keys))
    assert cell(found, "legal", 4) == "by phone, 23 Nov", "the deadline needs the room of where the number came from"
    assert cell(overview, "legal", 6) == "Send receipt"
    assert cell(overview, "devops", 2) == "Identity unconfirmed"
    assert cell(overview, "devops", 4) == "Not confirmed"
    assert cell(overview, "devops", 6) == "Compare number…"
    assert cell(overview, "ceo", 6) == "Prepare…"
    line = next(line for line in sight_of(overview, EN).lines if line.state == "identity-open")
    assert line.more == "received today 10:00"


def test_a_receipt_that_was_sent_is_no_next_step(desk: Desk) -> None:
    office = desk.office
    office.confirm("legal")
    office.ask("legal")
    received = office.receive(office.answer("legal").data)
    assert cell(desk.overview(), "legal", 6) == "Send receipt"
    office.receipt(received)
    assert cell(desk.overview(), "legal", 6) == ""


def test_a_rejection_is_quoted_in_one_line(desk: Desk) -> None:
    office = desk.office
    office.confirm("legal")
    office.ask("legal")
    answered(office, "legal", replace(rejected(2), reason="<b>Not yet</b>\n" + "far " * 100))
    line = next(line for line in sight_of(desk.overview(), EN).lines if line.state == "rejected")
    assert line.text == "Legal / Compliance: rejected"
    assert line.more.startswith("“<b>Not yet</b> far far")
    assert line.more.endswith("…”")
    assert "\n" not in line.more
    assert cell(desk.overview(), "legal", 6) == "Ask again…"


def test_an_open_condition_stands_in_reasons_deadlines_and_board(desk: Desk) -> None:
    office = desk.office
    office.confirm("legal")
    office.ask("legal")
    answered(office, "legal", conditional())
    sight = sight_of(desk.overview(), EN)
    line = next(line for line in sight.lines if line.link == "conditions\nlegal/C-1")
    assert line.text == "Legal / Compliance: condition C-1 is open: Retention is documented"
    assert line.more == "due 4 Dec 18:00"
    assert cell(desk.overview(), "legal", 2) == "Conditional – 1 open"
    assert cell(desk.overview(), "legal", 6) == "Open condition"
    assert [item.lead for item in sight.deadlines] == ["4 Dec 18:00", "4 Dec", "5 Dec", "5 Dec"]
    assert [item.text for item in sight.deadlines][::3] == ["Condition C-1, Legal", "Go-live, T-0"]


def test_a_condition_that_is_closed_is_nobody_s_business_any_more(desk: Desk) -> None:
    office = desk.office
    legal = office.laptops["legal"]
    office.confirm("legal")
    office.ask("legal")
    approval = office.answer("legal", conditional())
    office.receive(approval.data)
    now = office.now()
    closure = close_condition(legal.adapters, legal.key, approval.data, condition="C-1", note="seen", now=now)
    office.receive(closure.data, "closure.pdf")
    sight = sight_of(desk.overview(), EN)
    assert not [line for line in (*sight.lines, *sight.deadlines) if "C-1" in line.text]
    assert cell(desk.overview(), "legal", 2) == "Conditional – all closed"


def test_only_conditions_after_t0_open_is_conditional_and_lists_them(desk: Desk) -> None:
    office = desk.office
    for role in office.laptops:
        office.confirm(role)
    office.meet_conditions()
    office.pass_gates()
    office.ask("legal", "devops")
    answered(office, "legal", conditional("after-t0"))
    answered(office, "devops")
    office.ask("ceo")
    answered(office, "ceo")
    sight = sight_of(desk.overview(), EN)
    assert sight.verdict.word == "CONDITIONAL"
    assert sight.verdict.headline == "T-0 is allowed. One condition has to be met after it."
    assert sight.heading == "After T-0"
    assert [line.text for line in sight.lines] == ["Legal / Compliance, C-1: Retention is documented"]
    assert sight.lines[0].more == "J. Weidner, due 4 Dec 18:00"
    assert sight.verdict.counts.startswith("2 of 3 approve, 1 approves with conditions.")
    assert sight.filled == "compile"


def test_who_is_late_is_marked_in_reasons_deadlines_and_board(desk: Desk) -> None:
    office = desk.office
    office.ask("legal")
    office.time += timedelta(days=13)
    overview = desk.overview()
    assert cell(overview, "legal", 5) == "4 Dec – 2 days late"
    line = next(line for line in sight_of(overview, EN).lines if line.state == "overdue")
    assert (line.more, line.action) == ("due 4 Dec, 2 days late", "Remind…")
    first = sight_of(overview, EN).deadlines[0]
    assert (first.lead, first.text, first.mark) == ("4 Dec", "Legal and DevOps", "2 days late")
    assert first.tip == "Legal, DevOps"


def test_withdrawn_and_older_candidate_ask_again(desk: Desk) -> None:
    office = desk.office
    legal = office.laptops["legal"]
    for role in ("legal", "devops"):
        office.confirm(role)
    office.ask("legal", "devops")
    approval = office.answer("legal")
    office.receive(approval.data)
    answered(office, "devops")
    withdrawal = withdraw_approval(legal.adapters, legal.key, approval.data, reason="too early", now=office.now())
    office.receive(withdrawal.data, "withdrawal.pdf")
    assert cell(desk.overview(), "legal", 2) == "Withdrawn"
    set_candidate(office.manager.adapters, office.release.id, commit="cd" * 20, artefacts=(), now=office.now())
    overview = desk.overview()
    assert cell(overview, "devops", 2) == "Older candidate"
    assert cell(overview, "devops", 6) == "Ask again…"


def test_rows_stand_by_deadline_and_without_one_last(still_desk: Desk) -> None:
    overview = still_desk.overview()
    plan = overview.release.plan
    people = tuple(replace(person, deadline=None) if person.role == "legal" else person for person in plan.stakeholders)
    sight = sight_of(with_plan(overview, replace(plan, stakeholders=people)), EN)
    assert sight.roles == ("devops", "ceo", "legal")
    assert sight.rows[2][5].text == "–"


def test_an_informed_role_decides_nothing(still_desk: Desk) -> None:
    overview = still_desk.overview()
    plan = overview.release.plan
    people = tuple(
        replace(person, decides=False, form=None) if person.role == "devops" else person for person in plan.stakeholders
    )
    changed = with_plan(overview, replace(plan, stakeholders=people))
    assert deciding_sentence(changed, EN) == "2 decide, 1 is informed"
    assert cell(changed, "devops", 2) == "Inform only"
    assert cell(changed, "devops", 6) == ""
    assert "Only informed, without a decision: DevOps Lead." in rule_sentences(changed.state, EN)


def test_no_stakeholders_no_date_no_gates_is_shown_calmly(still_desk: Desk) -> None:
    overview = still_desk.overview()
    plan = replace(overview.release.plan, stakeholders=(), date=None, gates=(), timezone="")
    changed = with_plan(replace(overview, state=replace(overview.state, requests=())), plan)
    sight = sight_of(changed, EN)
    assert sight.rows == ()
    assert (sight.head.golive, sight.head.countdown) == ("", "no date set")
    assert sight.deadlines == ()
    assert sight.verdict.counts == "0 of 0 approve."


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "One point stands between this release and GO."),
        (12, "Twelve points stand between this release and GO."),
        (13, "13 points stand between this release and GO."),
    ],
)
def test_points_are_counted_in_words_up_to_twelve(still_desk: Desk, count: int, said: str) -> None:
    overview = still_desk.overview()
    problem = overview.readiness.why_not[0]
    readiness = replace(overview.readiness, why_not=(problem,) * count)
    assert headline(replace(overview, readiness=readiness), EN) == said


def test_counts_are_grammatical_for_one(still_desk: Desk) -> None:
    overview = still_desk.overview()
    states: tuple[StakeholderState, ...] = ("approved", "rejected", "requested")
    board = tuple(replace(row, state=state) for row, state in zip(overview.readiness.board, states, strict=True))
    changed = replace(overview, readiness=replace(overview.readiness, board=board))
    assert counts_sentence(changed, EN) == "1 of 3 approves, 1 rejects, 1 is open. Gates: 0 of 1 green."


def test_the_rule_names_stages_and_policy(still_desk: Desk) -> None:
    state = still_desk.overview().state
    said = " ".join(rule_sentences(state, EN))
    assert "Stage 1, side by side: Legal / Compliance, DevOps Lead." in said
    assert "Stage 2, last: CEO / Business Lead signs over exactly this set." in said
    assert "Whoever created the release cannot approve it." in said
    assert "One key holds one role only." in said
    assert "hours" not in said
    loose = Policy(creator_may_approve=True, fresh_hours=24, several_roles_per_key=True)
    said = " ".join(rule_sentences(replace(state, policy=loose), EN))
    assert "older than 24 hours" in said
    assert "may approve it too" in said
    assert "One key may hold several roles." in said


def test_sixty_stakeholders_share_the_lines_of_their_days(still_desk: Desk) -> None:
    overview = still_desk.overview()
    plan = overview.release.plan
    legal = plan.stakeholder("legal")
    assert legal is not None
    people = tuple(replace(legal, role=f"role-{number}", title=f"Role {number}") for number in range(60))
    sight = sight_of(with_plan(overview, replace(plan, stakeholders=people)), EN)
    assert len(sight.rows) == len(sight.roles) == 60
    assert [line.text for line in sight.deadlines] == ["Role 0 and 59 more", "Go-live, T-0"]
