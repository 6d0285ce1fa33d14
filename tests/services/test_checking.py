# SPDX-License-Identifier: MIT
"""A file is checked beside the program, for whom this home trusts, and what no check can end is no pass."""

import time

import pytest

from golive_desktop.services import checking
from golive_desktop.services.checking import UNFINISHED, check_here
from golive_desktop.services.verify import Verification
from golive_desktop.system.bounded import ProcessCalls
from tests.office import Office


def check(office: Office, data: bytes) -> Verification:
    return check_here(office.manager.adapters, ProcessCalls(), data, name="file.pdf", now=office.now())


def test_the_home_decides_who_is_known(office: Office) -> None:
    office.ask("legal", "devops")
    answer = office.answer("legal").data
    assert check(office, answer).verdict == "unknown-signer"
    office.confirm("legal")
    assert check(office, answer).verdict == "genuine"
    broken = bytearray(answer)
    broken[len(broken) // 2] ^= 1
    assert check(office, bytes(broken)).verdict == "changed"


def test_what_the_own_records_say_against_a_dossier_is_told(office: Office) -> None:
    office.go()
    legal = office.laptops["legal"]
    office.ask("legal", "devops")
    office.answer("legal")  # given on this laptop, and never counted by the manager
    dossier = office.dossier().data
    found = check_here(legal.adapters, ProcessCalls(), dossier, name="dossier.pdf", now=office.now())
    assert "own.approval-missing" in {problem.code for problem in found.problems}


@pytest.mark.parametrize("data", [b"", b"hello"])
def test_what_is_no_pdf_is_not_even_opened(office: Office, data: bytes) -> None:
    assert check(office, data).verdict == "not-checkable"


def test_a_check_that_hangs_is_ended(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "_SECONDS", 0.2)
    monkeypatch.setattr(checking, "_carry_out", hang)
    office.ask("legal", "devops")
    found = check(office, office.requests["legal"].data)
    assert found.verdict == "not-checkable"
    assert found.problems[0].code.startswith(UNFINISHED)


def hang(_order: object) -> None:
    time.sleep(5)
