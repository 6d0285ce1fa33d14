# SPDX-License-Identifier: MIT
"""What a page is shown of a release is what was recorded, judged at that moment."""

import pytest

from golive_desktop.domain.problem import KnownError
from golive_desktop.services.overview import all_releases, look_at, name_here, own_keys, person_here
from golive_desktop.services.releases import create_release, judge_release
from golive_desktop.services.rosters import revoke_key
from tests.office import HANDBOOK, Office


def test_an_overview_is_the_release_as_judged_with_all_that_was_recorded(office: Office) -> None:
    answers = office.go()
    now = office.now()
    seen = look_at(office.manager.adapters, office.release.id, now=now)
    release, readiness = judge_release(office.manager.adapters, office.release.id, now=now)
    assert (seen.release, seen.readiness, seen.at) == (release, readiness, now)
    assert seen.readiness.verdict == "GO"
    assert {record.sha256 for record in seen.statements} >= {answer.sha256 for answer in answers.values()}
    assert {entry.role for entry in seen.keys} >= set(office.laptops)
    with office.manager.adapters.store.reading() as work:
        assert seen.audit_head == work.audit.head()


def test_a_release_is_found_by_tag_and_by_id_and_an_unknown_one_is_said(office: Office) -> None:
    adapters, now = office.manager.adapters, office.now()
    by_tag, by_id = (look_at(adapters, key, now=now).release for key in ("rc-7", office.release.id))
    assert by_tag == by_id
    with pytest.raises(KnownError) as unknown:
        look_at(adapters, "rc-8", now=now)
    assert unknown.value.problem.code == "store.release-unknown"


def test_rows_and_keys_are_found_by_role(office: Office) -> None:
    office.confirm("legal")
    fingerprint = office.laptops["legal"].certificate.fingerprint
    seen = look_at(office.manager.adapters, office.release.id, now=office.now())
    row, key = seen.row("legal"), seen.key_of("legal", fingerprint)
    assert row is not None
    assert (row.state, seen.row("nobody")) == ("not-requested", None)
    assert key is not None
    assert key.compared_by == "Anna Berger"
    assert seen.key_of("devops", fingerprint) is None
    revoke_key(office.manager.adapters, office.release.id, fingerprint, now=office.now())
    assert look_at(office.manager.adapters, "rc-7", now=office.now()).key_of("legal", fingerprint) is None


def test_the_manager_is_known_once_something_was_signed(office: Office) -> None:
    adapters = office.manager.adapters
    office.bring_key("devops")
    before = look_at(adapters, "rc-7", now=office.now())
    assert before.manager is None
    assert before.signing_keys == before.own == own_keys(adapters)
    office.confirm("legal")
    office.ask("legal")
    after = look_at(adapters, "rc-7", now=office.now())
    manager = after.manager
    assert after.signing_keys == (manager,)
    assert manager is not None
    assert (manager.certificate.subject.name, manager.record.name) == ("Anna Berger", "own")
    assert manager in own_keys(adapters)


def test_whoever_manages_the_release_works_here(office: Office) -> None:
    adapters = office.manager.adapters
    office.ask("legal")
    office.bring_key("devops")
    with adapters.store.reading() as work:
        release = work.releases.get(office.release.id)
    assert name_here(adapters, release) == "Anna Berger"
    assert name_here(office.laptops["legal"].adapters, release) == "Katrin Albers"
    person = person_here(adapters, release)
    assert person is not None
    assert (person.name, person.role) == ("Anna Berger", "Release Manager")


def test_releases_are_listed_the_newest_first(office: Office) -> None:
    adapters = office.manager.adapters
    other, _ = create_release(adapters, HANDBOOK.replace("rc-7", "rc-8").encode(), language="de", now=office.now())
    assert [(line.id, line.tag, line.product) for line in all_releases(adapters)] == [
        (other.id, "rc-8", "Zebra"),
        (office.release.id, "rc-7", "Zebra"),
    ]
