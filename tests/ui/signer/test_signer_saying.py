# SPDX-License-Identifier: MIT
"""What the signer's view says, without a window."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from golive_desktop.domain.answer import Answer, Response
from golive_desktop.domain.draft import AnswerDraft, DraftAnswer, DraftCondition
from golive_desktop.domain.plan import Form, Item
from golive_desktop.domain.release import Candidate
from golive_desktop.services.answering import Asked, GivenAnswer
from golive_desktop.services.overview import own_keys
from golive_desktop.ui.stages.signer.bar import bar_for, result_bar, sign_bar
from golive_desktop.ui.stages.signer.colleagues import said_by
from golive_desktop.ui.stages.signer.decide import obstacle
from golive_desktop.ui.stages.signer.message import answer_message, mailbox_of
from golive_desktop.ui.stages.signer.saying import (
    answer_counts,
    candidate_words,
    colleagues,
    decision_words,
    default_due,
    file_name,
    fitting_keys,
    heading,
    how_far,
    numbered,
    other_person,
    report_line,
    resumed,
    rule_words,
    shortened,
    signed_sentence,
)
from golive_desktop.ui.stages.signer.sheets import result_of, sheet_of
from golive_desktop.ui.stages.signer.work import Signed
from golive_desktop.ui.words import Words
from tests.office import Office, approved

EN, DE = Words(language="en"), Words(language="de")
FORM = Form(
    title="Legal",
    items=(Item(key="1", text="Privacy checked"), Item(key="2", text="Terms", blocking=False, evidence_required=True)),
)


@pytest.fixture
def asked(office: Office) -> Asked:
    office.ask("legal")
    legal = office.laptops["legal"]
    opened = legal.open(office.requests["legal"].data, now=office.now())
    keys = own_keys(legal.adapters)
    return Asked(request=opened, draft=AnswerDraft(), given=None, keys=keys, problems=opened.problems)


def test_head_sheet_and_result_say_the_same_sentence(asked: Asked, office: Office) -> None:
    draft = AnswerDraft(
        answers=(DraftAnswer(item="1", value="yes", comment="seen"), DraftAnswer(item="2", value="yes")),
        decision="approved",
        reason=" fine ",
    )
    response = draft.response(asked.request.statement.body.form, "approved")
    sentence = signed_sentence(asked.request, response)
    sheet = sheet_of(asked, draft, asked.keys, EN, now=office.now(), target=Path("/x/a.pdf"))
    assert sheet.sentence == sentence == "“I approve the release of rc-7 to production.”"
    assert ("Answers", "2 yes, 0 no, 0 n/a; comments: 1") in sheet.facts
    assert ("Reason", "fine") in sheet.facts
    assert ("Release", "Commit abababababab, form version 1") in sheet.facts
    assert len(sheet.steps) == 3
    assert sheet.warning
    draft = replace(draft, compared="video")
    assert not sheet_of(asked, draft, asked.keys, EN, now=office.now(), target=None).warning
    soon = asked.keys[0].certificate.not_after - timedelta(days=30)
    warned = sheet_of(asked, draft, asked.keys, EN, now=soon, target=None).warning
    assert warned.startswith("Your key ends on "), "whoever signs once a month never looks at the page of keys"
    assert not sheet_of(asked, draft, asked.keys, EN, now=soon - timedelta(days=1), target=None).warning
    issued = office.answer("legal")
    given = GivenAnswer(statement=issued.statement, data=issued.data, sha256=issued.sha256)
    result = result_of(asked, Signed(given=given, path=None))
    assert result.sentence == sentence
    assert result_bar(result, EN).forward == "Save the file…"
    assert result_bar(replace(result, path=Path("/x/a.pdf")), EN).forward == "Send reply"
    counted = replace(result, path=Path("/x/a.pdf"), given=replace(given, counted_at=office.now()))
    assert result_bar(counted, EN).forward == "Show in folder", "nothing has to be sent any more"
    german = replace(issued.statement, language="de")
    to = mailbox_of(asked.request.statement.author)
    message = answer_message(german, to)
    assert message.subject == "Freigabe Legal / Compliance, rc-7: FREIGEGEBEN"
    assert "Anna Berger" in message.text
    assert "withdraw" in answer_message(issued.statement, to, recall=True).text
    assert list(said_by(issued.statement.body, EN)) == ["Answered with a plain yes: 2"]


def test_the_bar_names_the_next_step(asked: Asked) -> None:
    draft = AnswerDraft(decision="conditional")
    assert bar_for("read", asked, draft, EN, busy=False).text == how_far(asked, draft, EN)
    assert bar_for("decide", asked, draft, EN, busy=False).text.startswith("Only you can close")
    assert not bar_for("key", asked, draft, EN, busy=True).enabled
    assert sign_bar(draft, EN, ready=True, busy=False).forward == "Sign as APPROVED WITH CONDITIONS"
    assert not sign_bar(draft, EN, ready=False, busy=False).enabled
    assert decision_words("rejected", DE) == "Als ABGELEHNT unterschreiben"


def test_keys_of_somebody_else_are_not_offered(asked: Asked, office: Office) -> None:
    assert fitting_keys(asked) == asked.keys
    body = replace(asked.request.statement.body, person="Somebody Else")
    other = replace(asked, request=replace(asked.request, statement=replace(asked.request.statement, body=body)))
    assert fitting_keys(other) == ()
    assert [problem.code for problem in other_person(other, guest=False)] == ["sign.other-person"]
    assert list(other_person(other, guest=True)) == []
    assert list(other_person(asked, guest=False)) == []
    manager = replace(asked, keys=own_keys(office.manager.adapters))
    assert fitting_keys(manager, guest=True) == ()


def test_who_asks_whom_stands_above(asked: Asked) -> None:
    head = heading(asked.request, EN, laptop_of="Anna Berger")
    assert head.title == "Legal / Compliance: sign-off for Zebra"
    assert head.tag == "rc-7"
    assert head.subtitle.endswith("on the laptop of Anna Berger")
    assert colleagues(asked.request.statement.body, EN) == ("", "")
    assert report_line(asked.request.statement.body, 0, EN) == ""


def test_a_condition_is_due_on_the_evening_of_the_deadline_or_of_tomorrow(asked: Asked) -> None:
    deadline = asked.request.statement.body.deadline
    assert deadline is not None
    due = default_due(asked, datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    assert (due.date(), due.hour) == (deadline, 18)
    request = asked.request
    last = replace(request.statement, body=replace(request.statement.body, executive=True))
    on_the_day = replace(asked, request=replace(request, statement=last))
    due = default_due(on_the_day, datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    assert (due.date(), due.hour) == (deadline, 9), "in the evening the launch is over"
    late = datetime(2027, 1, 2, 12, 0, tzinfo=UTC)
    due = default_due(asked, late)
    assert (due.date(), due.hour) == ((late.astimezone() + timedelta(days=1)).date(), 18)


def test_a_draft_goes_on_where_something_is_missing() -> None:
    given = (DraftAnswer(item="1", value="yes"), DraftAnswer(item="2", value="no"))
    assert resumed(FORM, AnswerDraft(step=3)) == 1
    assert resumed(FORM, AnswerDraft(step=3, decision="not-competent")) == 3
    assert resumed(FORM, AnswerDraft(step=3, answers=given)) == 2
    assert resumed(FORM, AnswerDraft(step=3, answers=given, decision="approved")) == 3
    assert resumed(FORM, AnswerDraft(step=3, answers=given, decision="rejected")) == 2
    assert resumed(FORM, AnswerDraft(step=1, answers=given, decision="approved")) == 1


def test_a_decision_that_cannot_be_taken_says_why() -> None:
    no = AnswerDraft(answers=(DraftAnswer(item="1", value="no"), DraftAnswer(item="2", value="no")))
    assert obstacle(FORM, AnswerDraft(), "approved", EN) == "Not yet: 2 of 2 points have no answer."
    assert obstacle(FORM, no, "approved", EN) == "Not possible while a must is answered with no: point 1."
    assert obstacle(FORM, no, "conditional", EN) == ""
    assert obstacle(FORM, AnswerDraft(), "rejected", EN) == ""
    assert "cannot be rejected" in obstacle(replace(FORM, may_reject=False), no, "rejected", EN)
    unbacked = AnswerDraft(answers=(DraftAnswer(item="1", value="yes"), DraftAnswer(item="2", value="yes")))
    assert "asks for evidence" in obstacle(FORM, unbacked, "approved", EN)


def test_rules_counts_and_names_in_words() -> None:
    assert rule_words(FORM.items[0], EN) == "must be yes"
    assert rule_words(FORM.items[1], DE) == "zur Kenntnis · Nachweis verlangt"
    response = Response(answers=(Answer(item="1", value="n/a", comment="x"),), decision="approved")
    assert answer_counts(response, DE) == "0 Ja, 0 Nein, 1 entfällt; Anmerkungen: 1"
    assert candidate_words(Candidate(tag="rc", commit=""), 2, EN) == "Commit not known, form version 2"
    assert shortened("a" * 60) == "a" * 60
    long = shortened("a" * 250 + ".csv")
    assert (len(long), long[-4:], "…" in long) == (60, ".csv", True)
    assert numbered(Path("/x/a.pdf"), 0) == Path("/x/a.pdf")
    assert numbered(Path("/x/a.pdf"), 1) == Path("/x/a-2.pdf")


def test_a_file_name_holds_nothing_that_a_disk_refuses(asked: Asked) -> None:
    body = replace(asked.request.statement.body, role="../CEO: <x>")
    name = file_name(body, Candidate(tag="rc/1 " + "9" * 200, commit=""), EN)
    assert not set(name) & set('/\\:*?"<>|')
    assert len(name) <= 84


def test_a_condition_stands_on_the_sheet(asked: Asked, office: Office) -> None:
    condition = DraftCondition(due=office.now(), text="Terms online", owner="J. Weidner")
    draft = AnswerDraft(decision="conditional", conditions=(condition,))
    sheet = sheet_of(asked, draft, asked.keys, EN, now=office.now(), target=None)
    assert ("C-1", "Terms online (J. Weidner)") in sheet.facts
    assert "with the condition C-1" in sheet.sentence
    assert not sheet.folder
    assert approved(1).conditions == ()
