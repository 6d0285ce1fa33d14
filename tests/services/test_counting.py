# SPDX-License-Identifier: MIT
"""What is counted, what is kept and shown, and what is refused."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from golive_desktop.domain.answer import Condition, Evidence, Response
from golive_desktop.domain.blocks import Paragraph
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.record import Original
from golive_desktop.services.chain import check_audit
from golive_desktop.services.recalls import close_condition, withdraw_approval
from golive_desktop.services.receive import issue_receipt
from golive_desktop.services.releases import set_candidate, set_critical
from golive_desktop.services.rosters import Comparison, confirm_key, revoke_key
from golive_desktop.services.signoffs import MAX_INSIDE, EvidenceFile, open_request, sign_request
from golive_desktop.statements.kinds import compose
from tests.office import COMMIT, Laptop, Office, approved, new_laptop, new_office, rejected


def refused(error: pytest.ExceptionInfo[KnownError]) -> str:
    return error.value.problem.code


def test_an_unknown_signer_is_kept_and_counts_once_the_number_was_compared(office: Office) -> None:
    office.ask("legal")
    approval = office.answer("legal")
    assert office.receive(approval.data).outcome == "identity-open"
    assert office.state("legal") == "identity-open"
    office.confirm("legal")
    assert office.state("legal") == "approved"


def test_a_number_that_differs_confirms_nothing(office: Office) -> None:
    wrong = Comparison(number="0000 1111 2222 3333 4444 5555", by="Anna Berger", how="phone")
    with pytest.raises(KnownError) as error:
        confirm_key(
            office.manager.adapters,
            office.release.id,
            office.laptops["legal"].certificate,
            role="legal",
            comparison=wrong,
            now=office.now(),
        )
    assert refused(error) == "roster.number-differs"
    office.ask("legal")
    assert office.receive(office.answer("legal").data).outcome == "identity-open"


def test_one_key_holds_one_role_unless_the_policy_says_otherwise(office: Office) -> None:
    office.confirm("legal")
    with pytest.raises(KnownError) as error:
        office.confirm("devops", laptop=office.laptops["legal"])
    assert refused(error) == "roster.key-has-role"


def test_the_same_file_twice_counts_once(office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    approval = office.answer("legal")
    assert [office.receive(approval.data).outcome for _ in range(3)] == ["counted", "duplicate", "duplicate"]
    assert office.state("legal") == "approved"


def _second_home(office: Office, role: str) -> Laptop:
    """The same person with the same key on another laptop, where nothing was answered yet."""
    first = office.laptops[role]
    return new_laptop(office.folder / f"second-{role}", first.certificate.subject.name, first.certificate.subject.role)


def test_a_second_and_different_answer_is_a_conflict_and_neither_counts(office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    office.receive(office.answer("legal").data)
    again = _second_home(office, "legal").sign(office.requests["legal"].data, rejected(2), now=office.now())
    assert office.receive(again.data).outcome == "conflict"
    assert office.state("legal") == "conflict"
    office.ask("legal")
    office.receive(office.answer("legal").data)
    assert office.state("legal") == "approved"


def test_the_same_answer_signed_again_changes_nothing(office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    office.receive(office.answer("legal").data)
    again = _second_home(office, "legal").sign(office.requests["legal"].data, approved(2), now=office.now())
    assert office.receive(again.data).outcome == "same-answer"
    assert office.state("legal") == "approved"


def test_a_stranger_cannot_undo_an_answer_that_counts(office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    office.receive(office.answer("legal").data)
    stranger = new_laptop(office.folder / "stranger", "Katrin Albers", "legal", email="stranger@example.com")
    forged = stranger.sign(office.requests["legal"].data, rejected(2), now=office.now())
    assert office.receive(forged.data).outcome == "identity-open"
    assert office.state("legal") == "approved"


def test_on_one_laptop_a_request_is_answered_once(office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    office.answer("legal")
    with pytest.raises(KnownError) as error:
        office.answer("legal", rejected(2))
    assert refused(error) == "sign.answered"


def test_a_request_for_somebody_else_is_not_signed(office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    with pytest.raises(KnownError) as error:
        office.laptops["devops"].sign(office.requests["legal"].data, approved(2), now=office.now())
    assert refused(error) == "sign.other-person"


def test_an_answer_to_another_managers_request_is_unknown_here(office: Office) -> None:
    (office.folder / "elsewhere").mkdir()
    other = new_office(office.folder / "elsewhere")
    other.ask("legal")
    approval = other.answer("legal")
    assert office.receive(approval.data).outcome == "request-unknown"
    assert office.state("legal") == "not-requested"


def test_an_answer_for_an_older_candidate_does_not_count(office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    approval = office.answer("legal")
    set_candidate(office.manager.adapters, office.release.id, commit="cd" * 20, artefacts=(), now=office.now())
    assert office.receive(approval.data).outcome == "older-candidate"
    assert office.state("legal") == "older-candidate"
    renewed = office.ask("legal")["legal"].statement.body
    assert renewed.changes == (f"rc-7 {COMMIT} -> rc-7 {'cd' * 20}",)
    assert office.ask("legal")["legal"].statement.body.changes == renewed.changes, "asked once more, as after a loss"


def test_a_changed_file_is_kept_and_not_counted(office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    data = bytearray(office.answer("legal").data)
    data[5000] ^= 1
    received = office.receive(bytes(data))
    assert (received.outcome, received.verdict) == ("changed", "changed")
    assert office.state("legal") == "requested"
    with office.manager.adapters.store.reading() as work:
        assert work.statements.original(received.verification.sha256).data == bytes(data)


def test_a_withdrawal_takes_back_and_a_new_request_asks_again(office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    approval = office.answer("legal")
    office.receive(approval.data)
    legal = office.laptops["legal"]
    withdrawal = withdraw_approval(
        legal.adapters, legal.key, approval.data, reason="A clause is missing.", now=office.now()
    )
    assert office.receive(withdrawal.data).outcome == "withdrawn"
    assert office.state("legal") == "withdrawn"
    assert office.verify(approval.data).verdict == "genuine"


def test_only_the_signer_can_withdraw(office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    approval = office.answer("legal")
    devops = office.laptops["devops"]
    with pytest.raises(KnownError) as error:
        withdraw_approval(devops.adapters, devops.key, approval.data, reason="I would rather not.", now=office.now())
    assert refused(error) == "recall.not-own-approval"


def _conditional(when: str) -> Response:
    condition = Condition(
        key="C-1",
        text="The policy names the retention period",
        owner="Jonas Weidner",
        due=datetime(2026, 12, 1, 12, tzinfo=UTC),
        when="before-t0" if when == "before-t0" else "after-t0",
    )
    return replace(approved(2), decision="conditional", conditions=(condition,))


def test_a_condition_holds_the_release_until_its_author_closes_it(office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    approval = office.answer("legal", _conditional("before-t0"))
    office.receive(approval.data)
    assert ("readiness.condition-open", "legal") in office.why_not()
    legal = office.laptops["legal"]
    closure = close_condition(
        legal.adapters, legal.key, approval.data, condition="C-1", note="Policy, section 4", now=office.now()
    )
    assert office.receive(closure.data).outcome == "closed"
    assert ("readiness.condition-open", "legal") not in office.why_not()
    with pytest.raises(KnownError) as error:
        close_condition(legal.adapters, legal.key, approval.data, condition="C-9", note="x", now=office.now())
    assert refused(error) == "recall.condition-unknown"


def test_a_condition_due_after_launch_gives_conditional_and_a_genuine_dossier(office: Office) -> None:
    for role in office.laptops:
        office.confirm(role)
    office.meet_conditions()
    office.pass_gates()
    office.ask("legal", "devops")
    office.receive(office.answer("legal", _conditional("after-t0")).data)
    office.receive(office.answer("devops").data)
    office.ask("ceo")
    office.receive(office.answer("ceo").data)
    assert office.verdict() == "CONDITIONAL"
    assert office.verify(office.dossier().data).verdict == "genuine"


def test_the_executive_is_asked_last_and_again_when_something_changed(office: Office) -> None:
    with pytest.raises(KnownError) as error:
        office.ask("ceo")
    assert refused(error) == "request.executive-too-early"
    office.go()
    assert office.verdict() == "GO"
    office.meet_conditions()
    assert office.verdict() == "GO"
    office.pass_gates()
    assert office.why_not() == [("readiness.executive-stale", "ceo")]


def test_an_unfinished_release_has_a_genuine_dossier_that_says_no_go(office: Office) -> None:
    office.confirm("legal")
    office.ask("legal", "devops")
    office.receive(office.answer("legal").data)
    office.receive(office.answer("devops").data)
    first = office.dossier()
    found = office.verify(first.data)
    assert (found.verdict, found.problems) == ("genuine", ()) or found.verdict == "unknown-signer"
    second = office.dossier()
    assert (second.statement.body.edition, second.statement.body.previous) == (2, first.sha256)
    assert second.statement.body.verdict == "NO-GO"


def test_a_revoked_key_counts_for_what_came_before(office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    office.receive(office.answer("legal").data)
    revoke_key(
        office.manager.adapters,
        office.release.id,
        office.laptops["legal"].certificate.fingerprint,
        now=office.now(),
    )
    assert office.state("legal") == "approved"
    office.ask("legal")
    assert office.receive(office.answer("legal").data).outcome == "identity-open"


def test_evidence_travels_inside_or_beside(office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    legal = office.laptops["legal"]
    request = legal.open(office.requests["legal"].data, now=office.now())
    files = (
        EvidenceFile(item="1", name="DPIA.pdf", data=b"%PDF-1.7 evidence"),
        EvidenceFile(item="2", name="log.bin", data=bytes(MAX_INSIDE + 1)),
    )
    approval = sign_request(legal.adapters, legal.key, request, approved(2), files=files, now=office.now())
    evidence = [piece for answer in approval.statement.body.response.answers for piece in answer.evidence]
    assert [(piece.name, piece.beside) for piece in evidence] == [("1-DPIA.pdf", False), ("2-log.bin", True)]
    assert [item.name for item in approval.statement.attachments] == ["1-DPIA.pdf", "request.pdf"]
    assert office.verify(approval.data).verdict == "genuine"
    assert office.receive(approval.data).outcome == "waits"


def test_first_contact_shows_the_managers_number_and_a_later_other_key_is_refused(office: Office) -> None:
    office.ask("legal")
    legal = office.laptops["legal"]
    opened = legal.open(office.requests["legal"].data, now=office.now())
    assert [problem.code for problem in opened.problems] == ["request.requester-new"]
    assert opened.problems[0].details["number"] == office.manager.certificate.number
    wrong = Comparison(number="1", by="Katrin Albers", how="phone")
    with pytest.raises(KnownError) as error:
        sign_request(legal.adapters, legal.key, opened, approved(2), compared=wrong, now=office.now())
    assert refused(error) == "sign.requester-number-differs"
    right = replace(wrong, number=office.manager.certificate.number)
    sign_request(legal.adapters, legal.key, opened, approved(2), compared=right, now=office.now())
    office.ask("legal")
    assert legal.open(office.requests["legal"].data, now=office.now()).problems == ()
    mallory = new_laptop(office.folder / "mallory", "Anna Berger", "Release Manager", email="x@example.com")
    assert mallory.certificate.fingerprint != office.manager.certificate.fingerprint


def test_a_file_that_is_no_request_is_not_opened_for_signing(office: Office) -> None:
    legal = office.laptops["legal"]
    for data, code in ((office.roster().data, "request.no-request"), (b"hello", "request.not-checkable")):
        with pytest.raises(KnownError) as error:
            open_request(legal.adapters, data, now=office.now())
        assert refused(error) == code
    office.ask("legal")
    flipped = bytearray(office.requests["legal"].data)
    flipped[-2000] ^= 4
    with pytest.raises(KnownError) as error:
        open_request(legal.adapters, bytes(flipped), now=office.now())
    assert refused(error) in {"request.changed", "request.not-checkable"}


def test_a_clock_before_the_request_does_not_sign(office: Office) -> None:
    office.ask("legal")
    legal = office.laptops["legal"]
    opened = legal.open(office.requests["legal"].data, now=office.now())
    early = opened.statement.issued_at - timedelta(minutes=1)
    with pytest.raises(KnownError) as error:
        sign_request(legal.adapters, legal.key, opened, approved(2), now=early)
    assert refused(error) == "sign.clock-behind"


def test_receipts_carry_the_head_of_an_intact_chain(office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    received = office.receive(office.answer("legal").data)
    receipt = office.receipt(received)
    report = check_audit(office.manager.adapters)
    assert report.problems == ()
    heads = {entry.sequence: entry.digest for entry in report.entries}
    head = receipt.statement.body.head
    assert heads[head.sequence] == head.digest
    assert office.verify(receipt.data).verdict == "genuine"
    unknown = office.receive(b"%PDF-1.7 nothing of ours")
    with pytest.raises(KnownError) as error:
        issue_receipt(office.manager.adapters, office.manager.key, unknown, now=office.now())
    assert refused(error) == "receipt.not-counted"


def test_evidence_of_a_critical_condition_travels_in_the_dossier(office: Office) -> None:
    data = b"one load test"
    digest = hashlib.sha256(data).hexdigest()
    with office.manager.adapters.store.writing() as work:
        work.statements.keep(Original(sha256=digest, data=data, name="load.txt", kept_at=office.now()))
    set_critical(
        office.manager.adapters,
        office.release.id,
        1,
        note="",
        evidence=(Evidence(name="load.txt", sha256=digest, size=len(data)),),
        by="Anna Berger",
        met=True,
        now=office.now(),
    )
    dossier = office.dossier()
    carried = {item.name: item.sha256 for item in dossier.statement.attachments}
    assert carried[f"evidence-{digest[:12]}-load.txt"] == digest
    assert office.verify(dossier.data).verdict == "genuine"


def test_a_strangers_answer_does_not_spoil_the_dossier(office: Office) -> None:
    office.go()
    stranger = new_laptop(office.folder / "stranger", "Katrin Albers", "legal", email="stranger@example.com")
    forged = stranger.sign(office.requests["legal"].data, rejected(2), now=office.now())
    assert office.receive(forged.data).outcome == "identity-open"
    found = office.verify(office.dossier().data)
    assert (found.verdict, office.verdict()) == ("genuine", "GO")


def test_a_signer_refuses_an_older_roster_than_the_one_seen(office: Office) -> None:
    office.ask("devops", "legal")
    old = office.requests["devops"].data
    office.confirm("ceo")
    office.ask("devops")
    devops = office.laptops["devops"]
    newer = devops.open(office.requests["devops"].data, now=office.now())
    compared = Comparison(number=office.manager.certificate.number, by="Tarek Yilmaz", how="phone")
    sign_request(devops.adapters, devops.key, newer, approved(1), compared=compared, now=office.now())
    with pytest.raises(KnownError) as error:
        devops.open(old, now=office.now())
    assert refused(error) == "request.roster-older"


def test_a_rejection_stays_on_page_1_after_the_approval_that_followed(office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    office.receive(office.answer("legal", rejected(2)).data)
    assert office.state("legal") == "rejected"
    office.ask("legal")
    office.receive(office.answer("legal").data)
    dossier = office.dossier()
    assert [(item.role, item.decision) for item in dossier.statement.body.earlier] == [("legal", "rejected")]
    found = office.verify(dossier.data)
    assert not [problem for problem in found.problems if problem.code.startswith("statement.")]
    lines = [block.text for block in compose(dossier.statement).blocks if isinstance(block, Paragraph)]
    assert any("Rejected" in line and "stays on record" in line for line in lines)
