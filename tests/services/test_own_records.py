# SPDX-License-Identifier: MIT
"""A release manager who drops or invents a signature is noticed on the laptop of the one who gave it."""

from dataclasses import replace

from golive_desktop.domain.problem import Problem
from golive_desktop.services.own_records import own_record_problems
from golive_desktop.services.verify import Verification
from tests.office import Laptop, Office


def said(laptop: Laptop, found: Verification) -> list[tuple[str, str]]:
    with laptop.adapters.store.reading() as work:
        problems: tuple[Problem, ...] = own_record_problems(work, found)
    return [(problem.code, problem.subject) for problem in problems]


def test_a_complete_dossier_agrees_with_everybody(office: Office) -> None:
    office.go()
    found = office.verify(office.dossier().data)
    for laptop in (*office.laptops.values(), office.manager):
        assert said(laptop, found) == []


def test_a_dropped_approval_is_noticed_by_its_signer(office: Office) -> None:
    office.confirm("legal")
    office.ask("legal", "devops")
    office.answer("legal")
    found = office.verify(office.dossier().data)
    assert found.verdict == "genuine"
    assert said(office.laptops["legal"], found) == [("own.approval-missing", "legal")]
    assert said(office.laptops["devops"], found) == []


def test_an_approval_that_was_not_given_here_is_noticed(office: Office) -> None:
    office.go()
    found = office.verify(office.dossier().data)
    devops, legal = office.laptops["devops"], office.laptops["legal"]
    with devops.adapters.store.writing() as work:
        work.identities.add(replace(legal.key.identity, name="also-mine"))
    assert said(devops, found) == [("own.approval-unknown", "legal")]


def test_the_executive_request_is_compared_before_it_is_signed(office: Office) -> None:
    office.go()
    opened = office.laptops["ceo"].open(office.requests["ceo"].data, now=office.now())
    assert [problem.code for problem in opened.problems] == ["request.requester-new"]
    legal = office.laptops["legal"].open(office.requests["ceo"].data, now=office.now())
    assert "own.approval-missing" not in {problem.code for problem in legal.problems}
