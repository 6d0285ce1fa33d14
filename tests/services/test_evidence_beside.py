# SPDX-License-Identifier: MIT
"""Evidence that is too large for its approval: it comes in any order, and all of it makes the approval count."""

from golive_desktop.domain.audit import AuditEntry
from golive_desktop.services.counting import waits_for
from golive_desktop.services.recalls import withdraw_approval
from golive_desktop.services.signoffs import MAX_INSIDE, EvidenceFile, sign_request
from tests.office import Office, approved

LOG = bytes(MAX_INSIDE + 1)
SCAN = b"\x01" * (MAX_INSIDE + 2)


def approval_with(office: Office, *files: bytes) -> bytes:
    office.ask("legal")
    legal = office.laptops["legal"]
    opened = legal.open(office.requests["legal"].data, now=office.now())
    pieces = [EvidenceFile(item=str(1 + index), name=f"{index}.bin", data=data) for index, data in enumerate(files)]
    return sign_request(legal.adapters, legal.key, opened, approved(2), files=pieces, now=office.now()).data


def audit(office: Office, event: str) -> list[AuditEntry]:
    with office.manager.adapters.store.reading() as work:
        return [entry for entry in work.audit.entries() if entry.event == event]


def test_an_approval_waits_for_its_evidence_and_names_it(office: Office) -> None:
    office.confirm("legal")
    received = office.receive(approval_with(office, LOG, SCAN))
    assert (received.outcome, received.missing) == ("waits", ("1-0.bin", "2-1.bin"))
    assert (received.problem.code, received.problem.details["missing"]) == (
        "receive.waits-for-evidence",
        "1-0.bin, 2-1.bin",
    )
    with office.manager.adapters.store.reading() as work:
        (answer,) = work.sign_offs.of_release(office.release.id)[1]
        assert waits_for(work, office.manager.adapters.reader, answer) == ("1-0.bin", "2-1.bin")


def test_the_last_piece_of_evidence_makes_it_count(office: Office) -> None:
    office.confirm("legal")
    approval = approval_with(office, LOG, SCAN)
    office.receive(approval)
    first = office.receive(LOG, "log.bin")
    assert (first.outcome, first.person, office.state("legal")) == ("evidence", "Katrin Albers", "waits")
    last = office.receive(SCAN, "scan.bin")
    assert (last.outcome, last.problem.code) == ("evidence-complete", "receive.evidence-complete")
    assert last.named_by == "approval"
    assert office.state("legal") == "approved"
    assert [entry.subject for entry in audit(office, "approval.counted")] == ["legal"]
    assert len(audit(office, "file.evidence")) == 2
    assert office.receive(SCAN, "scan.bin").outcome == "evidence"
    assert len(audit(office, "approval.counted")) == 1


def test_evidence_that_came_first_counts_too(office: Office) -> None:
    office.confirm("legal")
    approval = approval_with(office, LOG)
    assert office.receive(LOG, "log.bin").outcome == "not-checkable"
    assert office.receive(approval).outcome == "counted"
    assert office.state("legal") == "approved"


def test_evidence_that_came_before_the_signer_was_confirmed_counts_too(office: Office) -> None:
    office.receive(approval_with(office, LOG))
    assert office.receive(LOG, "log.bin").outcome == "evidence"
    assert office.state("legal") == "identity-open"
    office.confirm("legal")
    assert office.state("legal") == "approved"


def test_evidence_does_not_bring_back_what_was_withdrawn(office: Office) -> None:
    office.confirm("legal")
    approval = approval_with(office, LOG)
    office.receive(approval)
    legal = office.laptops["legal"]
    taken_back = withdraw_approval(legal.adapters, legal.key, approval, reason="A mistake.", now=office.now())
    office.receive(taken_back.data)
    assert office.receive(LOG, "log.bin").outcome == "evidence"
    assert office.state("legal") == "withdrawn"


def test_one_other_byte_is_no_evidence(office: Office) -> None:
    office.confirm("legal")
    office.receive(approval_with(office, LOG))
    assert office.receive(LOG[:-1] + b"\x01", "log.bin").outcome == "not-checkable"
    assert office.state("legal") == "waits"


def test_a_dossier_holds_with_an_approval_that_its_evidence_completed(office: Office) -> None:
    office.confirm("legal")
    approval = approval_with(office, LOG)
    office.receive(approval)
    assert office.verify(office.dossier().data).verdict == "genuine"
    office.receive(LOG, "log.bin")
    assert office.verify(office.dossier().data).verdict == "genuine"


def test_a_withdrawal_whose_approval_is_not_here_yet_says_so(office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    approval = office.answer("legal")
    legal = office.laptops["legal"]
    taken_back = withdraw_approval(legal.adapters, legal.key, approval.data, reason="A mistake.", now=office.now())
    assert office.receive(taken_back.data).outcome == "approval-missing"
    assert office.receive(approval.data).outcome == "withdrawn"
