# SPDX-License-Identifier: MIT
"""A condition closed where the release is kept counts at once, and only with the right key."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from golive_desktop.domain.answer import Condition
from golive_desktop.domain.problem import KnownError
from golive_desktop.services.recalls import close_here
from golive_desktop.services.releases import judge_release
from golive_desktop.services.rosters import revoke_key
from golive_desktop.statements.recall import ClosureBody
from tests.office import Office, approved, new_office

DUE = datetime(2026, 12, 4, 17, tzinfo=UTC)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """DevOps is asked; their key is known, and is on the release manager's laptop too."""
    made = new_office(tmp_path)
    made.confirm("devops")
    made.ask("devops")
    return made


def received(office: Office) -> str:
    condition = Condition(key="C-1", text="Backups tried", owner="T. Yilmaz", due=DUE, when="before-t0")
    response = replace(approved(1), decision="conditional", conditions=(condition,))
    approval = office.answer("devops", response)
    office.receive(approval.data)
    return approval.sha256


def is_open(office: Office) -> bool:
    found = judge_release(office.manager.adapters, office.release.id, now=office.now())[1]
    return any(problem.code == "readiness.condition-open" for problem in found.why_not)


def test_it_is_signed_kept_and_counted_at_once(office: Office) -> None:
    approval, manager, key = received(office), office.manager, office.bring_key("devops")
    assert is_open(office)
    issued = close_here(manager.adapters, key, approval, condition="C-1", note="tried today", now=office.now())
    assert not is_open(office)
    assert isinstance(issued.statement.body, ClosureBody)
    with manager.adapters.store.reading() as work:
        assert work.statements.original(issued.sha256).data == issued.data
        assert [item.sha256 for item in work.sign_offs.of_release(office.release.id)[2]] == [issued.sha256]
        events = [entry.event for entry in work.audit.entries()]
    assert events[-2:] == ["closure.issued", "condition.closed"]
    assert office.verify(issued.data).verdict == "genuine"


def test_a_revoked_key_closes_nothing_and_leaves_no_file(office: Office) -> None:
    approval, manager, key = received(office), office.manager, office.bring_key("devops")
    fingerprint = office.laptops["devops"].certificate.fingerprint
    revoke_key(manager.adapters, office.release.id, fingerprint, now=office.now())
    with pytest.raises(KnownError) as refused:
        close_here(manager.adapters, key, approval, condition="C-1", note="tried", now=office.now())
    assert refused.value.problem.code in {"recall.not-counted", "recall.approval-unusable"}
    with manager.adapters.store.reading() as work:
        kinds = [record.kind for record in work.statements.of_release(office.release.id)]
    assert "closure" not in kinds


def test_an_answer_that_does_not_count_has_no_conditions_to_close(office: Office) -> None:
    approval, manager, key = received(office), office.manager, office.bring_key("devops")
    with manager.adapters.store.writing() as work:
        work.sign_offs.set_standing(approval, "waits", at=office.now())
    with pytest.raises(KnownError) as refused:
        close_here(manager.adapters, key, approval, condition="C-1", note="tried", now=office.now())
    assert refused.value.problem.code == "recall.not-counted"


def test_another_key_closes_nothing(office: Office) -> None:
    approval, stranger = received(office), office.laptops["legal"]
    with pytest.raises(KnownError) as refused:
        close_here(office.manager.adapters, stranger.key, approval, condition="C-1", note="x", now=office.now())
    assert refused.value.problem.code == "recall.not-own-approval"
    assert is_open(office)
