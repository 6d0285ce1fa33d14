# SPDX-License-Identifier: MIT
"""Evidence of a closure: it travels inside or beside, nobody exchanges it, and the dossier shows it."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from golive_desktop.domain.answer import Condition
from golive_desktop.domain.problem import KnownError
from golive_desktop.ports.documents import Attachment
from golive_desktop.services.approving import MAX_INSIDE, EvidenceFile
from golive_desktop.services.counting import closure_outcome
from golive_desktop.services.issue import Issued
from golive_desktop.services.recalls import close_condition, close_here
from golive_desktop.services.receive import receive_here
from golive_desktop.services.records import evidence_bytes, read_sign_off
from golive_desktop.services.signoffs import open_request, sign_request
from golive_desktop.statements.kinds import compose
from golive_desktop.statements.recall import ClosureBody
from tests.office import Office, approved, new_office
from tests.services.test_forgeries import forge
from tests.statements.paper import in_order

DUE = datetime(2026, 12, 4, 17, tzinfo=UTC)
SCAN = EvidenceFile(item="C-1", name="scan.pdf", data=b"signed contract")
LOG = EvidenceFile(item="C-1", name="log.bin", data=bytes(MAX_INSIDE + 1))
LINK = "https://acme.example/contract"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Legal has set a condition and is waited for; her number is not compared yet."""
    made = new_office(tmp_path)
    made.ask("legal")
    return made


def conditional(office: Office) -> bytes:
    condition = Condition(key="C-1", text="Contract signed", owner="K. Albers", due=DUE, when="before-t0")
    return office.answer("legal", replace(approved(2), decision="conditional", conditions=(condition,))).data


def closed(
    office: Office, approval: bytes, *files: EvidenceFile, note: str = "", link: str = ""
) -> Issued[ClosureBody]:
    legal = office.laptops["legal"]
    links = (link,) if link else ()
    return close_condition(
        legal.adapters, legal.key, approval, condition="C-1", note=note, files=files, links=links, now=office.now()
    )


def is_open(office: Office) -> bool:
    return any(code == "readiness.condition-open" for code, _subject in office.why_not())


def test_a_file_travels_inside_and_counts(office: Office) -> None:
    office.confirm("legal")
    approval = conditional(office)
    office.receive(approval)
    assert is_open(office)
    issued = closed(office, approval, SCAN, link=LINK)
    (inside,) = office.manager.adapters.reader.read(issued.data).attachments
    assert (inside.name, inside.data) == ("C-1-scan.pdf", SCAN.data)
    assert [piece.name for piece in issued.statement.body.evidence] == ["C-1-scan.pdf", LINK]
    assert office.receive(issued.data).outcome == "closed"
    assert not is_open(office)
    dossier = office.dossier()
    assert office.verify(dossier.data).verdict == "genuine"
    digest = hashlib.sha256(SCAN.data).hexdigest()
    shown = compose(dossier.statement)
    assert in_order(shown, "Conditions", "Contract signed", "C-1-scan.pdf", f"SHA-256 {digest[:4]}", LINK)


def test_the_record_looks_again_at_the_evidence_of_each_closure(office: Office) -> None:
    office.confirm("legal")
    approval = conditional(office)
    office.receive(approval)
    issued = closed(office, approval, SCAN, note="Signed", link=LINK)
    office.receive(issued.data)
    adapters = office.manager.adapters
    kept = read_sign_off(adapters, hashlib.sha256(approval).hexdigest()).closures[issued.sha256]
    assert (kept.condition, kept.note) == ("C-1", "Signed")
    assert kept.states == {"C-1-scan.pdf": "unchanged", LINK: "link"}
    assert evidence_bytes(adapters, issued.sha256, "C-1-scan.pdf") == SCAN.data
    with pytest.raises(KnownError, match=r"store\.original-unknown"):
        evidence_bytes(adapters, issued.sha256, LINK)


def test_a_flipped_byte_of_the_evidence_is_found(office: Office) -> None:
    office.confirm("legal")
    approval = conditional(office)
    office.receive(approval)
    issued = closed(office, approval, SCAN)
    legal = office.laptops["legal"]
    right = Attachment(
        name="C-1-scan.pdf", data=SCAN.data, relationship="Supplement", media_type="application/octet-stream"
    )
    assert office.verify(forge(legal, issued.statement, (right,))).verdict == "genuine"
    other = replace(right, data=b"S" + SCAN.data[1:])
    for carried, code in (
        ((other,), "verify.attachment-changed"),
        ((), "verify.attachment-missing"),
        ((right, replace(right, name="more.pdf")), "verify.attachment-foreign"),
    ):
        found = office.verify(forge(legal, issued.statement, carried))
        assert (found.verdict, code) == ("changed", found.problems[0].code)
    unlisted = replace(issued.statement, attachments=())
    found = office.verify(forge(legal, unlisted, ()))
    assert (found.verdict, [item.code for item in found.problems]) == ("changed", ["statement.evidence-differs"])
    assert office.receive(forge(legal, issued.statement, (other,))).outcome == "changed"
    assert is_open(office)


def test_a_closure_waits_for_what_travels_beside_it(office: Office) -> None:
    office.confirm("legal")
    approval = conditional(office)
    office.receive(approval)
    received = office.receive(closed(office, approval, LOG, SCAN).data)
    assert (received.outcome, received.missing) == ("closure-waits", ("C-1-log.bin",))
    assert received.problem.code == "receive.closure-waits"
    assert received.problem.details["author"] == "Katrin Albers"
    assert is_open(office)
    assert office.verify(office.dossier().data).verdict == "genuine"
    assert office.receive(LOG.data[:-1] + b"\x01").outcome == "not-checkable"
    assert is_open(office)
    arrived = office.receive(LOG.data, "log.bin")
    assert (arrived.outcome, arrived.person, arrived.problem.code) == (
        "evidence-closes",
        "Katrin Albers",
        "receive.evidence-closes",
    )
    assert not is_open(office)
    dossier = office.dossier()
    assert office.verify(dossier.data).verdict == "genuine"
    assert hashlib.sha256(LOG.data).hexdigest() in {item.sha256 for item in dossier.statement.attachments}


def test_files_in_any_order_close_it_once(office: Office) -> None:
    """Evidence, closure, approval, and the comparison last of all."""
    approval = conditional(office)
    issued = closed(office, approval, LOG)
    assert office.receive(LOG.data).outcome == "not-checkable"
    assert office.receive(issued.data).outcome == "identity-open"
    office.receive(approval)
    office.confirm("legal")
    assert not is_open(office)
    with office.manager.adapters.store.reading() as work:
        assert len(work.sign_offs.of_release(office.release.id)[2]) == 1
    assert office.verify(office.dossier().data).verdict == "genuine"


def test_evidence_of_an_unconfirmed_signer_closes_nothing(office: Office) -> None:
    approval = conditional(office)
    office.receive(approval)
    office.receive(closed(office, approval, LOG).data)
    arrived = office.receive(LOG.data)
    assert (arrived.outcome, arrived.named_by) == ("evidence", "closure")
    assert arrived.problem.code == "receive.evidence-for-closure"
    with office.manager.adapters.store.reading() as work:
        assert work.sign_offs.of_release(office.release.id)[2] == ()
    office.confirm("legal")
    assert not is_open(office)


def test_after_the_comparison_a_kept_closure_says_what_became_of_it(office: Office) -> None:
    approval = conditional(office)
    office.receive(approval)
    issued = closed(office, approval, LOG)
    office.receive(issued.data)

    def outcome() -> str | None:
        with office.manager.adapters.store.reading() as work:
            return closure_outcome(work, office.release.id, issued.sha256)

    assert outcome() is None
    office.confirm("legal")
    assert outcome() == "closure-waits"
    assert office.receive(LOG.data).outcome == "evidence-closes"
    assert outcome() == "closed"


def test_the_approval_may_come_last_and_the_evidence_after_it(office: Office) -> None:
    office.confirm("legal")
    approval = conditional(office)
    issued = closed(office, approval, LOG)
    assert office.receive(issued.data).outcome == "approval-missing"
    office.receive(approval)
    assert is_open(office)
    assert office.receive(LOG.data).outcome == "evidence-closes"
    assert not is_open(office)


def test_a_stranger_makes_no_file_evidence(office: Office) -> None:
    """Else a changed file that a stranger names first would be kept quietly."""
    office.confirm("legal")
    approval = conditional(office)
    office.receive(approval)
    legal, devops = office.laptops["legal"], office.laptops["devops"]
    issued = closed(office, approval, LOG)
    other = replace(issued.statement.author, fingerprint=devops.certificate.fingerprint)
    office.receive(forge(devops, replace(issued.statement, author=other), ()))
    assert office.receive(LOG.data).outcome == "not-checkable"
    assert legal.certificate.fingerprint != other.fingerprint


def test_closed_here_it_waits_for_nothing_and_the_dossier_carries_all(office: Office) -> None:
    office.confirm("legal")
    approval = conditional(office)
    office.receive(approval)
    key, manager = office.bring_key("legal"), office.manager
    digest = hashlib.sha256(approval).hexdigest()
    close_here(manager.adapters, key, digest, condition="C-1", files=(LOG, SCAN), now=office.now())
    assert not is_open(office)
    dossier = office.dossier()
    assert office.verify(dossier.data).verdict == "genuine"
    assert hashlib.sha256(LOG.data).hexdigest() in {item.sha256 for item in dossier.statement.attachments}


def test_a_guest_on_this_laptop_need_not_send_what_is_too_large(office: Office) -> None:
    office.confirm("legal")
    key, adapters = office.bring_key("legal"), office.manager.adapters
    opened = open_request(adapters, office.requests["legal"].data, now=office.now())
    condition = Condition(key="C-1", text="Signed", owner="K. Albers", due=DUE, when="before-t0")
    response = replace(approved(2), decision="conditional", conditions=(condition,))
    scan = EvidenceFile(item="1", name="scan.bin", data=bytes(MAX_INSIDE + 2))
    answer = sign_request(adapters, key, opened, response, files=(scan,), on_laptop_of="Anna Berger", now=office.now())
    assert receive_here(adapters, answer, (scan,), name="legal.pdf", now=office.now()).outcome == "counted"
    closure = close_condition(adapters, key, answer.data, condition="C-1", files=(LOG,), now=office.now())
    assert receive_here(adapters, closure, (LOG,), name="closure.pdf", now=office.now()).outcome == "closed"
    assert not is_open(office)
    assert office.verify(office.dossier().data).verdict == "genuine"
