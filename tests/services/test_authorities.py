# SPDX-License-Identifier: MIT
"""A home believes a company's authority about names from the comparison on, until somebody removes it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from golive_desktop.domain.certificate import fingerprint_of
from golive_desktop.domain.problem import KnownError
from golive_desktop.services.authorities import (
    Vouched,
    add_authority,
    authorities,
    own_name,
    read_authority,
    remove_authority,
    same_number,
)
from golive_desktop.services.backup import restore, write_backup
from golive_desktop.services.identities import announce_identity
from golive_desktop.services.rosters import home_trust
from golive_desktop.services.verify import Verification, Verifier
from golive_desktop.signing.authorities import X509AuthorityReader
from golive_desktop.store.backup import SqliteBackups
from tests.company import Entity, authority, company_laptop, employee
from tests.office import START, Laptop, new_laptop, restored

ROOT = authority()
SAID = "Read on the intranet page of IT."


def vouched(entity: Entity = ROOT) -> Vouched:
    number = X509AuthorityReader().describe(entity.der).number
    return Vouched(number=number, by="Anna Berger", compared=SAID)


def add(laptop: Laptop, entity: Entity = ROOT) -> None:
    add_authority(laptop.adapters, entity.pem, vouched=vouched(entity), now=START)


def checked(laptop: Laptop, data: bytes) -> Verification:
    with laptop.adapters.store.reading() as work:
        trust = home_trust(work)
    verifier = Verifier(reader=laptop.adapters.reader, inspector=laptop.adapters.inspector)
    return verifier.verify(data, trust=trust, now=START + timedelta(minutes=1))


@pytest.fixture
def auditor(tmp_path: Path) -> Laptop:
    """Somebody who knows nobody yet."""
    return new_laptop(tmp_path / "auditor", "Ada Audit", "Auditor")


@pytest.fixture
def announced(tmp_path: Path) -> bytes:
    """What somebody with a company certificate signed."""
    katrin = company_laptop(new_laptop(tmp_path / "katrin", "Katrin Albers", "Legal"), employee(ROOT))
    return announce_identity(katrin.adapters, katrin.key, language="en", now=START).data


def refused(laptop: Laptop, data: bytes, said: Vouched) -> str:
    with pytest.raises(KnownError) as caught:
        add_authority(laptop.adapters, data, vouched=said, now=START)
    assert authorities(laptop.adapters) == ()
    return caught.value.problem.code


def test_a_signer_is_known_by_name_while_the_authority_is_believed(auditor: Laptop, announced: bytes) -> None:
    assert checked(auditor, announced).verdict == "unknown-signer"
    for entity in (authority("Other CA"), ROOT):
        add(auditor, entity)
    found = checked(auditor, announced)
    assert (found.verdict, found.trusted, found.vouched) == ("genuine", True, True)
    assert [item.anchor for item in found.signatures] == [fingerprint_of(ROOT.der)]
    codes = {problem.code for problem in found.problems}
    assert codes == {"signature.revocation-not-checked", "verify.signer-vouched"}
    _other, known = authorities(auditor.adapters)
    remove_authority(auditor.adapters, known.facts.fingerprint[:12], by="Anna Berger", now=START)
    after = checked(auditor, announced)
    assert (after.verdict, after.trusted, after.vouched) == ("unknown-signer", False, False)
    assert [item.anchor for item in after.signatures] == [""]
    add(auditor)
    assert checked(auditor, announced).verdict == "genuine"


def test_a_self_made_key_needs_no_authority_and_gets_nothing_by_one(auditor: Laptop, tmp_path: Path) -> None:
    add(auditor)
    other = new_laptop(tmp_path / "other", "Katrin Albers", "Legal")
    data = announce_identity(other.adapters, other.key, language="en", now=START).data
    assert checked(auditor, data).verdict == "unknown-signer"
    own = announce_identity(auditor.adapters, auditor.key, language="en", now=START).data
    found = checked(auditor, own)
    assert (found.verdict, found.vouched) == ("genuine", False)


def test_adding_and_removing_stay_on_record(auditor: Laptop) -> None:
    add(auditor)
    (known,) = authorities(auditor.adapters)
    assert (known.record.added_by, known.record.added_at, known.record.compared) == ("Anna Berger", START, SAID)
    assert known.facts.der == known.record.certificate == ROOT.der
    removed = remove_authority(auditor.adapters, known.facts.number, by="Ben", now=START + timedelta(days=1))
    assert (removed.record.removed_by, removed.record.removed_at) == ("Ben", START + timedelta(days=1))
    with auditor.adapters.store.reading() as work:
        assert work.authorities.all() == (removed.record,)
        first, last = work.audit.entries()[-2:]
    told = {"name": "Zebra Root CA, Zebra", "by": "Anna Berger", "note": SAID}
    assert (first.event, first.subject, first.payload) == ("authority.added", known.facts.number, told)
    assert (last.event, last.subject) == ("authority.removed", known.facts.number)
    assert last.payload == {"name": told["name"], "by": "Ben"}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"number": ""}, "authority.number-missing"),
        ({"number": "0000 0000 0000 0000 0000 0000"}, "authority.number-differs"),
        ({"number": fingerprint_of(ROOT.der)[:32]}, "authority.number-differs"),
        ({"by": " \n"}, "authority.by-missing"),
        ({"compared": "\t "}, "authority.comparison-missing"),
    ],
)
def test_nothing_is_believed_without_a_comparison(auditor: Laptop, change: dict[str, str], code: str) -> None:
    assert refused(auditor, ROOT.pem, replace(vouched(), **change)) == code


def test_what_is_no_authority_is_not_kept(auditor: Laptop) -> None:
    assert refused(auditor, employee(ROOT).pem, vouched(employee(ROOT))) == "authority.no-authority"
    assert refused(auditor, b"hello", vouched()) == "certificate.unreadable"
    with auditor.adapters.store.reading() as work:
        assert "authority.added" not in {entry.event for entry in work.audit.entries()}


def test_one_authority_is_believed_once_and_a_renewed_one_beside_it(auditor: Laptop) -> None:
    add(auditor)
    for call in (read_authority, lambda *args, **others: add_authority(*args, vouched=vouched(), **others)):
        with pytest.raises(KnownError, match=r"authority\.known"):
            call(auditor.adapters, ROOT.der, now=START)
    add(auditor, authority(serial=2))
    assert len(authorities(auditor.adapters)) == 2
    for unknown in ("", "zz", "0" * 64):
        with pytest.raises(KnownError, match=r"authority\.unknown"):
            remove_authority(auditor.adapters, unknown, by="Anna", now=START)
    with pytest.raises(KnownError, match=r"authority\.by-missing"):
        remove_authority(auditor.adapters, authorities(auditor.adapters)[0].facts.fingerprint, by="", now=START)
    assert len(authorities(auditor.adapters)) == 2


def test_the_number_is_the_spoken_one_or_the_whole_fingerprint() -> None:
    facts = X509AuthorityReader().describe(ROOT.der)
    colons = ":".join(facts.fingerprint[at : at + 2] for at in range(0, 64, 2)).upper()
    for said in (facts.number, facts.number.replace(" ", ""), facts.fingerprint, colons):
        assert same_number(facts, said)
    for said in ("", facts.fingerprint[:-1], facts.number[:-1], facts.number + "0"):
        assert not same_number(facts, said)


def test_whose_laptop_it_is(auditor: Laptop) -> None:
    assert own_name(auditor.adapters) == "Ada Audit"
    assert own_name(company_laptop(auditor, employee(ROOT)).adapters) == ""


def test_a_backup_carries_whom_the_home_believes(auditor: Laptop, announced: bytes, tmp_path: Path) -> None:
    add(auditor)
    before = authorities(auditor.adapters)
    target, other = tmp_path / "home.golive-backup", tmp_path / "other"
    write_backup(SqliteBackups(), tmp_path / "auditor", target)
    restore(SqliteBackups(), target, other, now=START)
    again = restored(auditor, other)
    assert authorities(again.adapters) == before
    assert checked(again, announced).vouched
    again.adapters.store.close()
