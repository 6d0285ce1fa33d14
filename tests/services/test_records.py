# SPDX-License-Identifier: MIT
"""A kept sign-off reads as it was signed, its evidence is looked at again, and a receipt can follow at any time."""

import sqlite3

import pytest

from golive_desktop.domain.answer import Answer, Evidence, Response
from golive_desktop.domain.problem import KnownError
from golive_desktop.services.records import check_kept, evidence_bytes, read_sign_off, receipt_for
from golive_desktop.services.signoffs import MAX_INSIDE, EvidenceFile, sign_request
from tests.office import Office, approved, rejected

NOTE = b"reviewed on Monday"
LOG = bytes(MAX_INSIDE + 1)


def answered(office: Office, *files: EvidenceFile, response: Response | None = None) -> str:
    office.ask("legal")
    legal = office.laptops["legal"]
    opened = legal.open(office.requests["legal"].data, now=office.now())
    given = response or approved(2)
    signed = sign_request(legal.adapters, legal.key, opened, given, files=files, now=office.now())
    office.receive(signed.data)
    return signed.sha256


def test_it_reads_as_it_was_signed(office: Office) -> None:
    office.confirm("legal")
    sha256 = answered(office, response=rejected(2))
    kept = read_sign_off(office.manager.adapters, sha256)
    assert (kept.sha256, kept.statement.author.name) == (sha256, "Katrin Albers")
    assert kept.sentence == "I reject the release of rc-7 to production."
    assert kept.statement.body.response.reason == "Not yet."
    assert kept.evidence == {}


def test_evidence_is_unchanged_missing_or_an_address(office: Office) -> None:
    office.confirm("legal")
    link = Answer(item="1", value="yes", evidence=(Evidence(name="https://example.com/42"),))
    files = (EvidenceFile(item="1", name="note.txt", data=NOTE), EvidenceFile(item="2", name="log.bin", data=LOG))
    response = Response(answers=(link, Answer(item="2", value="yes")), decision="approved")
    sha256 = answered(office, *files, response=response)
    found = read_sign_off(office.manager.adapters, sha256).evidence
    assert found == {
        ("1", "https://example.com/42"): "link",
        ("1", "1-note.txt"): "unchanged",
        ("2", "2-log.bin"): "missing",
    }
    assert evidence_bytes(office.manager.adapters, sha256, "1-note.txt") == NOTE
    with pytest.raises(KnownError, match=r"store\.original-unknown"):
        evidence_bytes(office.manager.adapters, sha256, "2-log.bin")
    office.receive(LOG, "log.bin")
    assert read_sign_off(office.manager.adapters, sha256).evidence["2", "2-log.bin"] == "unchanged"
    assert evidence_bytes(office.manager.adapters, sha256, "2-log.bin") == LOG
    with pytest.raises(KnownError, match=r"store\.original-unknown"):
        evidence_bytes(office.manager.adapters, sha256, "https://example.com/42")


def test_evidence_that_changed_on_disk_is_said_so(office: Office) -> None:
    office.confirm("legal")
    sha256 = answered(office, EvidenceFile(item="1", name="log.bin", data=LOG))
    office.receive(LOG, "log.bin")
    with sqlite3.connect(office.folder / "manager" / "golive.sqlite3") as home:
        names = [name for (name,) in home.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
        for name in names:
            home.execute(f'DROP TRIGGER "{name}"')
        home.execute("UPDATE originals SET data = x'00' WHERE name = 'log.bin'")
    home.close()
    assert read_sign_off(office.manager.adapters, sha256).evidence == {("1", "1-log.bin"): "changed"}


def test_only_an_approval_reads_as_one(office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    with pytest.raises(KnownError, match=r"store\.damaged"):
        read_sign_off(office.manager.adapters, office.requests["legal"].sha256)
    with pytest.raises(KnownError, match=r"store\.original-unknown"):
        read_sign_off(office.manager.adapters, "00" * 32)


def test_the_verdict_follows_what_this_home_knows_now(office: Office) -> None:
    sha256 = answered(office)
    assert check_kept(office.manager.adapters, sha256, now=office.now()).verdict == "unknown-signer"
    office.confirm("legal")
    assert check_kept(office.manager.adapters, sha256, now=office.now()).verdict == "genuine"


def test_a_receipt_follows_what_counts_and_nothing_else(office: Office) -> None:
    sha256 = answered(office)
    manager = office.manager
    with pytest.raises(KnownError, match=r"receipt\.not-counted"):
        receipt_for(manager.adapters, manager.key, sha256, now=office.now())
    office.confirm("legal")
    receipt = receipt_for(manager.adapters, manager.key, sha256, now=office.now())
    assert receipt.statement.body.decision == "approved"
    assert receipt.statement.answers_to[0].sha256 == sha256
    assert office.verify(receipt.data).verdict == "genuine"
    request = office.requests["legal"].sha256
    with pytest.raises(KnownError, match=r"receipt\.not-counted"):
        receipt_for(manager.adapters, manager.key, request, now=office.now())
