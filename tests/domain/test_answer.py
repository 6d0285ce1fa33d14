# SPDX-License-Identifier: MIT
"""Each rule of a form holds by itself, and for every answer that can be given."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive_desktop.domain.answer import MAX_TEXT, Answer, Condition, Evidence, Response, form_problems
from golive_desktop.domain.plan import Form, Item

DUE = datetime(2026, 3, 9, tzinfo=UTC)
FORM = Form(
    title="Operations",
    items=(
        Item(key="1", text="Tested?"),
        Item(key="2", text="Documented?", blocking=False),
        Item(key="3", text="Measured?", evidence_required=True),
    ),
)
REPORT = Evidence(name="report.pdf", sha256="ab" * 32, size=3)
CONDITION = Condition(key="C-1", text="Dashboards", owner="SRE", due=DUE, when="after-t0")
GOOD = Response(
    answers=(
        Answer(item="1", value="yes"),
        Answer(item="2", value="no"),
        Answer(item="3", value="yes", evidence=(REPORT,)),
    ),
    decision="approved",
)


def codes(response: Response, form: Form = FORM) -> list[tuple[str, str]]:
    return [(problem.code, problem.subject) for problem in form_problems(form, response)]


def answering(*answers: Answer) -> Response:
    """The good response with other answers to the same items."""
    changed = {answer.item: answer for answer in answers}
    return replace(GOOD, answers=tuple(changed.get(answer.item, answer) for answer in GOOD.answers))


def test_a_good_response_keeps_every_rule() -> None:
    assert codes(GOOD) == []


def test_no_item_stays_open() -> None:
    response = replace(GOOD, answers=GOOD.answers[1:])
    assert codes(response) == [("form.item-open", "1")]
    assert form_problems(FORM, response)[0].details == {"item": "Tested?"}


def test_an_item_of_another_form_is_refused() -> None:
    assert codes(replace(GOOD, answers=(*GOOD.answers, Answer(item="9", value="yes")))) == [("form.item-unknown", "9")]


def test_an_item_is_answered_once() -> None:
    assert codes(replace(GOOD, answers=(*GOOD.answers, GOOD.answers[0]))) == [("form.item-twice", "1")]


@pytest.mark.parametrize(("comment", "fine"), [("", False), (" \n", False), ("no database", True)])
def test_not_applicable_needs_a_reason(comment: str, *, fine: bool) -> None:
    response = answering(Answer(item="1", value="n/a", comment=comment))
    assert codes(response) == ([] if fine else [("form.reason-missing", "1")])


def test_a_yes_needs_its_evidence() -> None:
    assert codes(answering(Answer(item="3", value="yes"))) == [("form.evidence-missing", "3")]
    assert codes(answering(Answer(item="3", value="n/a", comment="nothing to measure"))) == []


def test_an_approval_does_not_stand_over_an_open_item() -> None:
    response = answering(Answer(item="1", value="no"))
    assert codes(response) == [("form.approved-over-open-item", "1")]
    assert form_problems(FORM, response)[0].details == {"item": "Tested?"}
    assert codes(replace(response, decision="not-competent")) == []


def test_a_second_answer_does_not_hide_a_no() -> None:
    hidden = replace(GOOD, answers=(Answer(item="1", value="no"), *GOOD.answers))
    assert ("form.approved-over-open-item", "1") in codes(hidden)


@pytest.mark.parametrize(("reason", "fine"), [("", False), ("\t", False), ("It fails", True)])
def test_a_rejection_needs_a_reason(reason: str, *, fine: bool) -> None:
    response = replace(GOOD, decision="rejected", reason=reason)
    assert codes(response) == ([] if fine else [("form.rejection-needs-reason", "Operations")])


def test_some_forms_cannot_be_rejected() -> None:
    response = replace(GOOD, decision="rejected", reason="It fails")
    assert codes(response, replace(FORM, may_reject=False)) == [("form.rejecting-not-possible", "Operations")]


def test_a_conditional_decision_needs_a_condition() -> None:
    assert codes(replace(GOOD, decision="conditional")) == [("form.condition-missing", "")]
    assert codes(replace(GOOD, decision="conditional", conditions=(CONDITION,))) == []


def test_no_other_decision_has_conditions() -> None:
    assert codes(replace(GOOD, conditions=(CONDITION,))) == [("form.condition-without-need", "")]


def test_a_condition_has_a_key_of_its_own() -> None:
    response = replace(GOOD, decision="conditional", conditions=(CONDITION, CONDITION))
    assert codes(response) == [("form.condition-twice", "C-1")] * 2


@pytest.mark.parametrize("change", [{"text": " "}, {"owner": ""}])
def test_a_condition_says_what_and_who(change: dict[str, str]) -> None:
    broken = replace(CONDITION, **change)  # type: ignore[arg-type] # the two fields are texts
    assert codes(replace(GOOD, decision="conditional", conditions=(broken,))) == [("form.condition-incomplete", "C-1")]


def test_a_condition_is_due_at_one_moment_everywhere() -> None:
    broken = replace(CONDITION, due=DUE.replace(tzinfo=None))
    response = replace(GOOD, decision="conditional", conditions=(broken,))
    assert codes(response) == [("form.condition-without-zone", "C-1")]


def test_a_text_has_an_end() -> None:
    fits, long = "x" * MAX_TEXT, "x" * (MAX_TEXT + 1)
    assert codes(replace(answering(Answer(item="1", value="yes", comment=fits)), reason=fits)) == []
    assert codes(answering(Answer(item="1", value="yes", comment=long))) == [("form.text-too-long", "1")]
    assert codes(replace(GOOD, reason=long)) == [("form.text-too-long", "Operations")]
    for change in ({"text": long}, {"owner": long}):
        condition = replace(CONDITION, **change)  # type: ignore[arg-type] # the two fields are texts
        response = replace(GOOD, decision="conditional", conditions=(condition,))
        assert codes(response) == [("form.text-too-long", "C-1")]


texts = st.sampled_from(["", " ", "words"])
evidence = st.lists(st.just(REPORT), max_size=1).map(tuple)
items = st.builds(
    Item, key=st.sampled_from("1234"), text=st.just("?"), blocking=st.booleans(), evidence_required=st.booleans()
)
forms = st.builds(
    Form,
    title=st.just("Form"),
    items=st.lists(items, max_size=4, unique_by=lambda item: item.key).map(tuple),
    may_reject=st.booleans(),
)
answers = st.builds(
    Answer,
    item=st.sampled_from("12345"),
    value=st.sampled_from(["yes", "no", "n/a"]),
    comment=texts,
    evidence=evidence,
)
conditions = st.builds(
    Condition,
    key=st.sampled_from(["C-1", "C-2"]),
    text=texts,
    owner=texts,
    due=st.sampled_from([DUE, DUE.replace(tzinfo=None)]),
    when=st.sampled_from(["before-t0", "after-t0"]),
)
responses = st.builds(
    Response,
    answers=st.lists(answers, max_size=6).map(tuple),
    decision=st.sampled_from(["approved", "rejected", "conditional", "not-competent"]),
    reason=texts,
    conditions=st.lists(conditions, max_size=2).map(tuple),
)


@given(forms, responses)
def test_whatever_may_be_signed_keeps_the_rules(form: Form, response: Response) -> None:
    if form_problems(form, response):
        return
    given_answers = {answer.item: answer for answer in response.answers}
    assert set(given_answers) <= {item.key for item in form.items}
    if response.decision in {"approved", "conditional"}:
        assert len(given_answers) == len(form.items)
    assert len(given_answers) == len(response.answers)
    for item in form.items:
        if item.key not in given_answers:
            continue
        answer = given_answers[item.key]
        assert answer.comment.strip() or answer.value != "n/a"
        assert answer.evidence or answer.value != "yes" or not item.evidence_required
        assert not (response.decision == "approved" and item.blocking and answer.value == "no")
    assert bool(response.conditions) is (response.decision == "conditional")
    assert len({condition.key for condition in response.conditions}) == len(response.conditions)
    assert response.decision != "rejected" or (form.may_reject and response.reason.strip())


@given(forms, responses)
def test_an_approval_over_a_blocking_no_is_always_refused(form: Form, response: Response) -> None:
    refused = {answer.item for answer in response.answers if answer.value == "no"}
    open_items = [item.key for item in form.items if item.blocking and item.key in refused]
    found = codes(replace(response, decision="approved"), form)
    assert [subject for code, subject in found if code == "form.approved-over-open-item"] == open_items


@given(forms, responses)
def test_the_order_of_answers_does_not_matter(form: Form, response: Response) -> None:
    assert sorted(codes(response, form)) == sorted(codes(replace(response, answers=response.answers[::-1]), form)) or (
        len({answer.item for answer in response.answers}) < len(response.answers)
    )


def test_whoever_rejects_or_is_not_competent_need_not_answer_each_item() -> None:
    form = Form(title="Legal", items=(Item(key="1", text="Checked"), Item(key="2", text="Updated")))
    assert form_problems(form, Response(answers=(), decision="rejected", reason="No lawyer saw it")) == ()
    assert form_problems(form, Response(answers=(), decision="not-competent")) == ()
    found = form_problems(form, Response(answers=(), decision="approved"))
    assert [(problem.code, problem.subject) for problem in found] == [("form.item-open", "1"), ("form.item-open", "2")]
