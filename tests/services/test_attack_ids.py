# SPDX-License-Identifier: MIT
"""What whoever can write to the share may try with the id of somebody else's statement."""

from dataclasses import replace

import pytest

from golive_desktop.domain.answer import Answer, Condition, Response
from golive_desktop.domain.problem import KnownError
from golive_desktop.services.issue import Issued
from golive_desktop.services.recalls import close_condition, withdraw_approval
from golive_desktop.services.signoffs import sign_request
from golive_desktop.statements.approval import ApprovalBody
from golive_desktop.statements.envelope import Statement
from tests.office import Laptop, Office, approved, new_laptop
from tests.services.test_attack_counting import identity
from tests.services.test_forgeries import attachments_of, forge


def namesake(office: Office) -> Laptop:
    return new_laptop(office.folder / "namesake", "Katrin Albers", "legal", email="mallory@example.com")


def under_own_key(laptop: Laptop, statement: Statement[object]) -> Statement[object]:
    subject = laptop.certificate.subject
    author = replace(
        statement.author, fingerprint=laptop.certificate.fingerprint, email=subject.email, name=subject.name
    )
    return replace(statement, author=author)


def asked(office: Office) -> Issued[ApprovalBody]:
    for role in ("legal", "devops"):
        office.confirm(role)
    office.ask("legal", "devops")
    return office.answer("legal")


@pytest.mark.parametrize("kind", ["identity", "approval"])
def test_a_stranger_cannot_keep_an_answer_out_by_taking_its_id(office: Office, kind: str) -> None:
    answer = asked(office)
    mallory = namesake(office)
    if kind == "identity":
        squat = forge(mallory, identity(mallory, office, number=answer.statement.id), ())
    else:
        squat = forge(mallory, under_own_key(mallory, answer.statement), attachments_of(office, answer.data))
    assert office.receive(squat).outcome == "identity-open"
    assert office.receive(answer.data).outcome == "counted"
    assert office.state("legal") == "approved"
    assert office.receive(squat).outcome == "duplicate"
    found = office.verify(office.dossier().data)
    assert found.verdict == "genuine"


def test_a_stranger_who_comes_later_under_the_same_id_changes_nothing(office: Office) -> None:
    answer = asked(office)
    mallory = namesake(office)
    assert office.receive(answer.data).outcome == "counted"
    squat = forge(mallory, under_own_key(mallory, answer.statement), attachments_of(office, answer.data))
    assert office.receive(squat).outcome == "identity-open"
    assert office.state("legal") == "approved"
    legal = office.laptops["legal"]
    taken = withdraw_approval(legal.adapters, legal.key, answer.data, reason="Stop.", now=office.now())
    assert office.receive(taken.data).outcome == "withdrawn"
    assert office.state("legal") == "withdrawn"
    assert office.verify(office.dossier().data).verdict == "genuine"


def test_a_stranger_withdraws_nothing_under_a_borrowed_id(office: Office) -> None:
    answer = asked(office)
    office.receive(answer.data)
    mallory = namesake(office)
    squat = forge(mallory, under_own_key(mallory, answer.statement), attachments_of(office, answer.data))
    office.receive(squat)
    legal = office.laptops["legal"]
    taken = withdraw_approval(legal.adapters, legal.key, answer.data, reason="Stop.", now=office.now())
    office.receive(forge(mallory, under_own_key(mallory, taken.statement), ()))
    assert office.state("legal") == "approved"


def under_condition(office: Office, role: str, items: int) -> Issued[ApprovalBody]:
    condition = Condition(key="C-1", text=f"Of {role}", owner=role, due=office.now(), when="before-t0")
    answers = (Answer(item="1", value="no", comment="C-1"), *approved(items).answers[1:])
    response = Response(answers=answers, decision="conditional", reason="Later.", conditions=(condition,))
    return office.answer(role, response)


def test_a_colleague_closes_only_their_own_condition_also_under_a_borrowed_id(office: Office) -> None:
    asked(office)
    legal = under_condition_again(office)
    assert office.receive(legal.data).outcome == "counted"
    devops = office.laptops["devops"]
    own = under_condition(office, "devops", 1)
    borrowed = replace(own.statement, id=legal.statement.id)
    data = forge(devops, borrowed, attachments_of(office, own.data))
    assert office.receive(data).outcome == "counted"
    closure = close_condition(devops.adapters, devops.key, data, condition="C-1", note="Done.", now=office.now())
    assert office.receive(closure.data).outcome == "closed"
    open_ones = [subject for code, subject in office.why_not() if code == "readiness.condition-open"]
    assert open_ones == ["legal"]
    found = office.verify(office.dossier().data)
    assert found.verdict == "genuine"


def under_condition_again(office: Office) -> Issued[ApprovalBody]:
    """Legal's answer in `asked` never left the laptop; they are asked again."""
    office.ask("legal")
    return under_condition(office, "legal", 2)


def test_the_real_request_is_answered_although_a_stranger_asked_under_its_id(office: Office) -> None:
    office.ask("legal")
    request = office.requests["legal"]
    mallory = new_laptop(office.folder / "mallory", "Mallory", "Release Manager", email="mallory@example.com")
    legal = office.laptops["legal"]
    real = legal.open(request.data, now=office.now())
    strange = replace(real.statement, author=under_own_key(mallory, real.statement).author)
    sign_request(legal.adapters, legal.key, replace(real, statement=strange), approved(2), now=office.now())
    answer = legal.sign(request.data, approved(2), now=office.now())
    with pytest.raises(KnownError, match=r"sign\.answered"):
        legal.sign(request.data, approved(2), now=office.now())
    assert office.receive(answer.data).outcome == "identity-open"
