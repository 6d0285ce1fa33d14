# SPDX-License-Identifier: MIT
"""What may be tried with time: a revoked key that signed ahead, a void release from before, a home brought back."""

import sqlite3
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from golive_desktop.services.acceptance import accept_answer
from golive_desktop.services.receive import receive
from golive_desktop.services.rosters import revoke_key
from golive_desktop.services.voids import declare_void
from golive_desktop.statements.kinds import parse
from tests.office import Office, approved, restored
from tests.services import test_ci_results as ci
from tests.services.test_attack_day import own_says
from tests.services.test_day_signing import code
from tests.services.test_forgeries import forge


def copied(office: Office) -> Path:
    """A backup of the release manager's home."""
    target = office.folder / "backup"
    target.mkdir()
    source = sqlite3.connect(office.folder / "manager" / "golive.sqlite3")
    with sqlite3.connect(target / "golive.sqlite3") as copy:
        source.backup(copy)
    copy.close()
    source.close()
    (target / "golive.sqlite3").chmod(0o600)
    return target


def declared(office: Office, role: str = "") -> bytes:
    manager = office.manager
    return declare_void(
        manager.adapters, manager.key, office.release.id, role=role, reason="Wrong build", now=office.now()
    ).data


def test_what_was_declared_void_is_void_in_an_older_home_too(office: Office) -> None:
    office.go()
    good = office.verify(office.dossier().data)
    backup = copied(office)
    declaration = declared(office)
    legal = office.laptops["legal"]
    assert own_says(legal, good) == []
    receive(legal.adapters, declaration, name="void.pdf", now=office.now())
    assert own_says(legal, good) == [("own.void-missing", "rc-7")]
    office.manager = restored(office.manager, backup)
    assert office.verdict() == "GO"
    assert office.receive(declaration).outcome == "voided"
    assert office.receive(declaration).outcome == "duplicate"
    assert office.why_not() == [("readiness.void", "rc-7")]
    dossier = office.dossier()
    found = office.verify(dossier.data)
    assert (found.verdict, dossier.statement.body.voids[0].reason) == ("genuine", "Wrong build")
    assert own_says(legal, found) == []


def test_a_void_request_that_an_older_home_never_issued_is_only_kept(office: Office) -> None:
    office.confirm("legal")
    office.roster()
    backup = copied(office)
    office.ask("legal")
    declaration = declared(office, "legal")
    office.manager = restored(office.manager, backup)
    assert office.receive(declaration).outcome == "request-unknown"
    assert office.verify(office.dossier().data).verdict == "genuine"


def test_nobody_but_its_manager_declares_a_release_void(office: Office) -> None:
    office.go()
    other, adapters, now = office.bring_key("devops"), office.manager.adapters, office.now()
    declare = partial(declare_void, adapters, other, office.release.id, reason="x", now=now)
    assert code(declare) == "release.other-manager"
    devops = office.laptops["devops"]
    backup = copied(office)
    own = parse(adapters.reader.payload(declared(office))).statement
    office.manager = restored(office.manager, backup)
    certificate = devops.certificate
    author = replace(own.author, name=certificate.subject.name, fingerprint=certificate.fingerprint)
    assert office.receive(forge(devops, replace(own, author=author), ())).outcome == "identity-open"
    assert office.verdict() == "GO"


def test_a_key_that_signed_ahead_of_its_revocation_counts_no_more(office: Office) -> None:
    for role in ("legal", "devops"):
        office.confirm(role)
    office.ask("legal", "devops")
    legal, devops = office.laptops["legal"], office.laptops["devops"]
    ahead = legal.sign(office.requests["legal"].data, approved(2), now=office.now() + timedelta(days=2))
    soon = devops.sign(office.requests["devops"].data, approved(1), now=office.now() + timedelta(minutes=5))
    assert [office.receive(file.data).outcome for file in (ahead, soon)] == ["waits", "counted"]
    for laptop in (legal, devops):
        revoke_key(office.manager.adapters, office.release.id, laptop.certificate.fingerprint, now=office.now())
    accept = lambda: accept_answer(  # noqa: E731
        office.manager.adapters, office.release.id, role="legal", reason="The clock", now=office.now()
    )
    assert code(accept) == "accept.not-waiting"
    assert [office.state(role) for role in ("legal", "devops")] == ["identity-open", "identity-open"]
    assert office.verify(office.dossier().data).verdict != "changed"


def test_a_result_of_ci_signed_ahead_of_the_clock_hides_no_later_red_run(office: Office) -> None:
    ci.asked(office)
    office.time += timedelta(minutes=9)
    answer = ci.signed(office)
    office.time -= timedelta(minutes=9)
    assert office.receive(answer).outcome == "counted"
    assert ("readiness.gate-red", "1") not in office.why_not()
    ci.green(office, at=office.now(), outcome="red")
    assert ("readiness.gate-red", "1") in office.why_not()
    assert office.verify(office.dossier().data).verdict == "genuine"


def test_two_homes_that_both_went_on_are_noticed_by_whoever_keeps_a_dossier(office: Office) -> None:
    office.go()
    backup = copied(office)
    legal, devops = office.laptops["legal"], office.laptops["devops"]
    revoke_key(office.manager.adapters, office.release.id, devops.certificate.fingerprint, now=office.now())
    first = office.dossier()
    receive(legal.adapters, first.data, name="dossier-1.pdf", now=office.now())
    assert own_says(legal, office.verify(office.dossier().data)) == []
    office.manager = restored(office.manager, backup)
    other = office.verify(office.dossier().data)
    assert other.verdict == "genuine"
    assert own_says(legal, other) == [("own.other-trail", "1")]
    assert own_says(devops, other) == []
