# SPDX-License-Identifier: MIT
"""What can be done about a stakeholder follows from where they stand, and one of it is the next step."""

from dataclasses import replace

import pytest

from golive_desktop.services.recalls import withdraw_approval
from golive_desktop.services.releases import change_plan, set_candidate
from golive_desktop.services.signoffs import MAX_INSIDE, EvidenceFile, sign_request
from golive_desktop.ui.pages.signoffs.actions import actions_for, editing_actions, may_be_asked, receipt_of
from golive_desktop.ui.pages.signoffs.bar import lettered
from tests.office import Office, approved, rejected
from tests.ui.desk import Desk


def steps(desk: Desk, role: str = "legal") -> tuple[list[str], str]:
    """All keys but those that stand in the menu, and the one that is filled."""
    actions = actions_for(desk.overview(), role)
    following = [action.key for action in actions if action.filled]
    assert len(following) <= 1
    assert not following or actions[-1].filled, "the next step stands at the right end"
    return [action.key for action in actions if not action.seldom], "".join(following)


def hindrance(desk: Desk, role: str = "legal") -> str:
    """Why nobody can sign on this laptop now; it is offered in every tab that can ever sign."""
    (found,) = (action for action in actions_for(desk.overview(), role) if action.key == "sign-here")
    assert found.seldom == (bool(found.hindered) and "once a request" not in found.hindered)
    return found.hindered


def test_alt_and_a_letter_press_each_button_and_open_no_menu() -> None:
    assert lettered(["Edit…", "Receive…", "Remind & go…", "x"], frozenset("fershv")) == (
        "E&dit…",
        "Re&ceive…",
        "Re&mind && go…",
        "&x",
    )
    assert lettered(["aa", "a"], frozenset()) == ("&aa", "a")


def test_nobody_asked_yet(desk: Desk) -> None:
    assert steps(desk) == (["edit", "sign-here", "receive", "send"], "send")
    assert [action.text for action in actions_for(desk.overview(), "legal")][-1] == "Send request…"
    assert hindrance(desk) == "It can be signed here once a request is out."


def test_asked_and_asked_too_long_ago(desk: Desk, office: Office) -> None:
    office.ask("legal")
    assert steps(desk) == (["edit", "send", "sign-here", "remind", "receive"], "receive")
    assert not hindrance(desk)
    office.time = office.time.replace(month=12, day=20)
    assert not hindrance(desk)
    assert steps(desk) == (["edit", "send", "sign-here", "receive", "remind"], "remind")


def test_an_answer_of_an_unknown_key(desk: Desk, office: Office) -> None:
    office.ask("legal")
    office.receive(office.answer("legal").data)
    assert steps(desk) == (["edit", "send", "receive", "compare"], "compare")


def test_a_counted_answer_first_gets_its_receipt(desk: Desk, office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    received = office.receive(office.answer("legal").data)
    assert steps(desk) == (["edit", "send", "receive", "receipt"], "receipt")
    receipt = office.receipt(received)
    assert steps(desk) == (["edit", "send", "receipt-again", "receive"], "")
    overview = desk.overview()
    row = overview.row("legal")
    assert row is not None
    given = receipt_of(overview, row)
    assert given is not None
    assert given.sha256 == receipt.sha256


def test_a_rejection_is_asked_again(desk: Desk, office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    office.receipt(office.receive(office.answer("legal", rejected(2)).data))
    assert steps(desk)[1] == "send"
    assert [action.text for action in actions_for(desk.overview(), "legal")][-1] == "Ask again…"
    assert hindrance(desk) == "It can be signed here after asking again: this request is answered."


def test_an_answer_that_was_taken_back_is_asked_again(desk: Desk, office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    answer, laptop = office.answer("legal"), office.laptops["legal"]
    office.receive(answer.data)
    back = withdraw_approval(laptop.adapters, laptop.key, answer.data, reason="too early", now=office.now())
    office.receive(back.data)
    assert steps(desk) == (["edit", "receive", "send"], "send")


def test_an_answer_that_waits_for_evidence(desk: Desk, office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    laptop = office.laptops["legal"]
    opened = laptop.open(office.requests["legal"].data, now=office.now())
    files = [EvidenceFile(item="1", name="log.bin", data=bytes(MAX_INSIDE + 1))]
    office.receive(sign_request(laptop.adapters, laptop.key, opened, approved(2), files=files, now=office.now()).data)
    assert steps(desk) == (["edit", "send", "receive"], "receive")


def test_another_build_or_form_is_asked_again(desk: Desk, office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    office.receipt(office.receive(office.answer("legal").data))
    set_candidate(office.manager.adapters, office.release.id, commit="cd" * 20, artefacts=(), now=office.now())
    assert steps(desk)[1] == "send"
    assert hindrance(desk) == "It can be signed here after asking again: the request is about something older."
    assert steps(desk, "devops")[1] == "send"


def test_the_executive_comes_last_and_has_a_page(desk: Desk) -> None:
    assert not may_be_asked(desk.overview(), "ceo")
    assert may_be_asked(desk.overview(), "legal")
    assert steps(desk, "ceo") == (["edit", "sign-here", "receive", "executive"], "executive")
    assert hindrance(desk, "ceo") == "It can be signed here once a request is out; the executive is asked last."


@pytest.mark.parametrize("role", ["nobody", ""])
def test_an_unknown_role_has_no_steps(desk: Desk, role: str) -> None:
    assert actions_for(desk.overview(), role) == ()
    assert not may_be_asked(desk.overview(), role)


def test_who_is_only_informed_is_not_asked(desk: Desk, office: Office) -> None:
    plan = office.release.plan
    people = tuple(replace(item, decides=item.role != "legal") for item in plan.stakeholders)
    change_plan(office.manager.adapters, office.release.id, replace(plan, stakeholders=people), now=office.now())
    assert steps(desk) == (["edit", "receive", "message"], "message")


def test_only_what_can_be_done_is_offered_while_editing() -> None:
    def keys(**state: bool) -> list[tuple[str, bool]]:
        shown = editing_actions(**{"can_undo": False, "can_redo": False, "edited": False, **state})
        return [(action.key, action.filled) for action in shown]

    assert keys() == [("done", False)]
    assert keys(can_redo=True) == [("redo", False), ("done", False)]
    assert keys(can_undo=True, edited=True) == [("undo", False), ("undo-all", False), ("done", False), ("save", True)]
