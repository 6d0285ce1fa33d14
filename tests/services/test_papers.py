# SPDX-License-Identifier: MIT
"""Every file of a release is listed with whose it is, and comes back byte for byte."""

import pytest

from golive_desktop.domain.problem import KnownError
from golive_desktop.services.overview import Overview, look_at
from golive_desktop.services.papers import Paper, original_of, papers_of
from tests.office import Office


def overview(office: Office) -> Overview:
    return look_at(office.manager.adapters, office.release.id, now=office.now())


def papers(office: Office) -> tuple[Paper, ...]:
    return papers_of(office.manager.adapters, overview(office))


def test_nothing_was_sent_yet(office: Office) -> None:
    assert papers(office) == ()


def test_each_file_is_there_with_its_kind_person_and_way_the_newest_first(office: Office) -> None:
    office.go()
    dossier = office.dossier()
    found = papers(office)
    assert found[0].sha256 == dossier.sha256
    assert [paper.at for paper in found] == sorted((paper.at for paper in found), reverse=True)
    kinds = {paper.kind for paper in found}
    assert kinds == {"roster", "request", "approval", "receipt", "dossier"}
    legal = next(paper for paper in found if paper.kind == "approval" and paper.role == "Legal / Compliance")
    assert (legal.person, legal.direction, legal.name) == ("Katrin Albers", "received", "legal.pdf")
    request = next(paper for paper in found if paper.kind == "request" and paper.role == "Legal / Compliance")
    assert (request.person, request.direction) == ("Anna Berger", "issued")
    assert all(paper.is_statement for paper in found)


def test_a_changed_file_is_listed_as_what_it_is(office: Office) -> None:
    office.confirm("legal")
    office.ask("legal", "devops")
    answer = bytearray(office.answer("legal").data)
    answer[len(answer) // 2] ^= 1
    office.receive(bytes(answer), "broken.pdf")
    broken = next(paper for paper in papers(office) if paper.name == "broken.pdf")
    assert (broken.kind, broken.person, broken.is_statement) == ("changed", "", False)


def test_an_unconfirmed_signer_is_named_as_the_file_says(office: Office) -> None:
    office.ask("legal", "devops")
    office.receive(office.answer("legal").data, "legal.pdf")
    answer = next(paper for paper in papers(office) if paper.kind == "approval")
    assert answer.person == "Katrin Albers"


def test_the_original_comes_back_byte_for_byte(office: Office) -> None:
    office.ask("legal", "devops")
    asked = office.requests["legal"]
    assert original_of(office.manager.adapters, asked.sha256).data == asked.data
    with pytest.raises(KnownError, match=r"store\.original-unknown"):
        original_of(office.manager.adapters, "0" * 64)
