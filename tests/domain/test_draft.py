# SPDX-License-Identifier: MIT
"""What is still open in a draft, and what stands against signing it."""

from datetime import UTC, datetime

import pytest

from golive_desktop.domain.answer import Answer, Condition, Evidence, Response
from golive_desktop.domain.draft import (
    AnswerDraft,
    DraftAnswer,
    DraftCondition,
    DraftEvidence,
    open_items,
    standing_against,
)
from golive_desktop.domain.plan import Form, Item

DUE = datetime(2026, 12, 4, 18, 0, tzinfo=UTC)
FORM = Form(
    title="Legal",
    items=(
        Item(key="1", text="Privacy checked"),
        Item(key="2", text="Terms updated", blocking=False),
        Item(key="3", text="Sample read", evidence_required=True),
    ),
)
FILE = DraftEvidence(path="/a/b.csv", name="b.csv", sha256="ab" * 32, size=3)


def given(*answers: DraftAnswer) -> AnswerDraft:
    return AnswerDraft(answers=answers)


def test_an_item_is_open_until_answer_reason_and_evidence_are_there() -> None:
    draft = given(DraftAnswer(item="2", value="n/a"), DraftAnswer(item="3", value="yes"))
    assert [item.key for item in open_items(FORM, draft)] == ["1", "2", "3"]
    draft = given(
        DraftAnswer(item="1", value="no"),
        DraftAnswer(item="2", value="n/a", comment="no new terms"),
        DraftAnswer(item="3", value="yes", evidence=(FILE,)),
    )
    assert open_items(FORM, draft) == ()


def test_the_response_keeps_the_order_of_the_form_and_leaves_out_what_is_open() -> None:
    draft = given(
        DraftAnswer(item="3", value="yes", evidence=(FILE,)), DraftAnswer(item="1", value="yes", comment="seen")
    )
    response = AnswerDraft(answers=draft.answers, reason="because").response(FORM, "rejected")
    assert response == Response(
        answers=(
            Answer(item="1", value="yes", comment="seen"),
            Answer(item="3", value="yes", evidence=(Evidence(name="b.csv", sha256="ab" * 32, size=3),)),
        ),
        decision="rejected",
        reason="because",
    )


def test_conditions_are_numbered_and_belong_to_a_conditional_decision_only() -> None:
    draft = AnswerDraft(conditions=(DraftCondition(due=DUE, text="a", owner="b"), DraftCondition(due=DUE)))
    assert draft.response(FORM, "approved").conditions == ()
    assert draft.response(FORM, "conditional").conditions == (
        Condition(key="C-1", text="a", owner="b", due=DUE, when="before-t0"),
        Condition(key="C-2", text="", owner="", due=DUE, when="before-t0"),
    )


def test_another_answer_takes_the_place_of_the_first() -> None:
    draft = given(DraftAnswer(item="1", value="yes")).with_answer(DraftAnswer(item="1", value="no", evidence=(FILE,)))
    assert draft.answer("1").value == "no"
    assert draft.answer("2") == DraftAnswer(item="2")
    assert list(draft.evidence()) == [("1", FILE)]


@pytest.mark.parametrize(
    ("decision", "codes"),
    [
        ("approved", {"form.approved-over-open-item", "form.item-open"}),
        ("conditional", {"form.condition-missing", "form.item-open"}),
        ("rejected", {"form.rejection-needs-reason"}),
        ("not-competent", set()),
    ],
)
def test_each_decision_has_its_own_rules(decision: str, codes: set[str]) -> None:
    draft = given(DraftAnswer(item="1", value="no"))
    assert {problem.code for problem in standing_against(FORM, draft, decision)} == codes  # type: ignore[arg-type]  # parametrized
