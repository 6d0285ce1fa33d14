# SPDX-License-Identifier: MIT
"""Many files are checked beside the program, each within its limits, and each verdict comes as soon as it is there."""

import hashlib
from pathlib import Path

import pytest

from golive_desktop.bootstrap import Computer
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.trust import Trust
from golive_desktop.services.checking import check_many, read_roster, warm_up
from golive_desktop.services.rosters import home_trust
from tests.office import Office


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(environment={"GOLIVE_HOME": str(tmp_path / "nobody")})


def test_each_file_gets_the_verdict_that_it_has_by_itself(office: Office, computer: Computer) -> None:
    office.ask("legal")
    answer = office.answer("legal").data
    changed = bytearray(answer)
    changed[len(answer) // 2] ^= 1
    large = b"%PDF-1.7\n" + bytes(2_100_000)
    files = [("a", answer), ("empty", b""), ("scan", b"GIF89a"), ("b", bytes(changed)), ("large", large)]
    found = dict(check_many(office.manager.adapters, computer.calls, files, trust=Trust(), now=office.now()))
    assert {number: (item.name, item.verdict) for number, item in found.items()} == {
        0: ("a", "unknown-signer"),
        1: ("empty", "not-checkable"),
        2: ("scan", "not-checkable"),
        3: ("b", "changed"),
        4: ("large", "not-checkable"),
    }
    assert [found[number].problems[0].code for number in (1, 2)] == ["document.empty", "document.not-pdf"]
    assert all(found[number].sha256 == hashlib.sha256(data).hexdigest() for number, (_, data) in enumerate(files))


def test_whom_the_home_trusts_is_genuine(office: Office, computer: Computer) -> None:
    warm_up(office.manager.adapters, computer.calls)
    request = office.ask("legal")["legal"].data
    with office.manager.adapters.store.reading() as work:
        own = home_trust(work)
    found = list(check_many(office.manager.adapters, computer.calls, [("r", request)], trust=own, now=office.now()))
    assert [(number, item.verdict) for number, item in found] == [(0, "genuine")]


def test_a_roster_that_is_named_is_read_unless_a_newer_one_was_seen(office: Office, computer: Computer) -> None:
    roster = office.roster()
    parts = office.manager.adapters

    def read(data: bytes, trust: Trust) -> int:
        return read_roster(parts, computer.calls, data, name="r.pdf", trust=trust, now=office.now()).body.number

    assert read(roster.data, Trust()) == 1
    with pytest.raises(KnownError) as older:
        read(roster.data, Trust(seen_rosters=((office.release.id, 2),)))
    assert older.value.problem.code == "verify.roster-older"
    with pytest.raises(KnownError) as other:
        read(office.ask("legal")["legal"].data, Trust())
    assert other.value.problem.code == "verify.roster-unusable"
