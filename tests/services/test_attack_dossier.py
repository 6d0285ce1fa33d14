# SPDX-License-Identifier: MIT
"""What a dishonest release manager may try with a dossier that is signed properly."""

import hashlib
from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta

import pytest

from golive_desktop.domain.problem import KnownError
from golive_desktop.services import issue as issuing
from golive_desktop.services.issue import Issued
from golive_desktop.services.recalls import withdraw_approval
from golive_desktop.services.signoffs import MAX_INSIDE, EvidenceFile, sign_request
from golive_desktop.services.verify import Verification
from golive_desktop.statements.dossier import DossierBody
from tests.office import Office, approved
from tests.services.test_forgeries import attachments_of, blocking, forge


def retold(office: Office, dossier: Issued[DossierBody], body: DossierBody, drop: Collection[str]) -> Verification:
    """The dossier as its manager would rather have it."""
    statement = replace(
        dossier.statement,
        body=body,
        attachments=tuple(item for item in dossier.statement.attachments if item.kind not in drop),
    )
    kept = {item.name for item in statement.attachments}
    attachments = [item for item in attachments_of(office, dossier.data) if item.name in kept]
    return office.verify(forge(office.manager, statement, attachments))


def test_a_withdrawal_that_the_trail_shows_is_not_left_out(office: Office) -> None:
    answers = office.go()
    before = office.dossier().statement.body
    legal = office.laptops["legal"]
    taken = withdraw_approval(legal.adapters, legal.key, answers["legal"].data, reason="Stop.", now=office.now())
    office.receive(taken.data)
    dossier = office.dossier()
    body = replace(dossier.statement.body, verdict="GO", why_not=(), sign_offs=before.sign_offs)
    found = retold(office, dossier, body, {"withdrawal"})
    assert "statement.verdict-differs" in blocking(found)


def test_evidence_that_is_nowhere_makes_no_go(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    for role in office.laptops:
        office.confirm(role)
    office.meet_conditions()
    office.pass_gates()
    office.ask("legal", "devops")
    office.receive(office.answer("devops").data)
    legal = office.laptops["legal"]
    opened = legal.open(office.requests["legal"].data, now=office.now())
    large = EvidenceFile(item="1", name="large.bin", data=bytes(MAX_INSIDE + 1))
    answer = sign_request(legal.adapters, legal.key, opened, approved(2), files=(large,), now=office.now())
    office.receive(answer.data)
    with office.manager.adapters.store.writing() as work:
        work.sign_offs.set_standing(answer.sha256, "counted", at=office.now())
    office.ask("ceo")
    office.receive(office.answer("ceo").data)
    assert office.verdict() == "GO"
    with pytest.raises(KnownError, match=r"statement\.verdict-differs"):
        office.dossier()
    monkeypatch.setattr(issuing, "fit_problems", lambda *_: ())  # as another program than ours would do
    assert "statement.verdict-differs" in blocking(office.verify(office.dossier().data))


def test_a_gate_that_failed_is_not_green(office: Office) -> None:
    office.go()
    dossier = office.dossier()
    body = dossier.statement.body
    gates = tuple(replace(record, run=replace(record.run, exit_code=1)) for record in body.gates)
    assert "statement.gates-differ" in blocking(retold(office, dossier, replace(body, gates=gates), ()))


def test_an_answer_that_runs_ahead_of_the_clock_waits_and_spoils_no_dossier(office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    legal = office.laptops["legal"]
    ahead = legal.sign(office.requests["legal"].data, approved(2), now=office.now() + timedelta(days=100))
    assert office.receive(ahead.data).outcome == "waits"
    dossier = office.dossier()
    assert office.verify(dossier.data).verdict == "genuine"
    assert [record.state for record in dossier.statement.body.sign_offs if record.role == "legal"] == ["waits"]


def gone_with_output(office: Office) -> Issued[DossierBody]:
    """A release that is GO, with a gate that printed something."""
    passing = office.pass_gates

    def with_output() -> None:
        passing()
        with office.manager.adapters.store.writing() as work:
            (run,) = work.progress.gate_runs(office.release.id)
            told = b"0 errors\n"
            digest = hashlib.sha256(told).hexdigest()
            again = replace(run, output_tail=told.decode(), output_bytes=len(told), output_sha256=digest)
            work.progress.add_gate_run(office.release.id, again)

    office.pass_gates = with_output  # type: ignore[method-assign] # one office, for this test
    office.go()
    return office.dossier()


def test_the_output_of_a_gate_is_the_one_that_was_kept(office: Office) -> None:
    dossier = gone_with_output(office)
    assert office.verify(dossier.data).verdict == "genuine"
    told = b"1 error!\n"
    digest = hashlib.sha256(told).hexdigest()
    name = dossier.statement.body.gates[0].attachment
    listed = tuple(
        replace(item, sha256=digest, size=len(told)) if item.name == name else item
        for item in dossier.statement.attachments
    )
    files = [replace(item, data=told) if item.name == name else item for item in attachments_of(office, dossier.data)]
    exchanged = replace(dossier.statement, attachments=listed)
    assert "statement.evidence-differs" in blocking(office.verify(forge(office.manager, exchanged, files)))
    body = dossier.statement.body
    gates = tuple(replace(record, run=replace(record.run, output_tail=told.decode())) for record in body.gates)
    retold_too = replace(exchanged, body=replace(body, gates=gates))
    found = blocking(office.verify(forge(office.manager, retold_too, files)))
    assert "statement.verdict-differs" in found  # the executive signed over the other output


def test_output_is_neither_left_out_nor_invented(office: Office) -> None:
    dossier = gone_with_output(office)
    body = dossier.statement.body
    gates = tuple(replace(record, attachment="") for record in body.gates)
    assert "statement.evidence-differs" in blocking(retold(office, dossier, replace(body, gates=gates), ()))
