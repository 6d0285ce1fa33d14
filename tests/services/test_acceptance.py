# SPDX-License-Identifier: MIT
"""An answer whose time does not fit counts once the release manager accepts it with a reason, and never before."""

from dataclasses import replace
from datetime import timedelta

import pytest

from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.signoff import SignOff
from golive_desktop.services.acceptance import accept_answer, acceptances
from golive_desktop.services.recalls import withdraw_approval
from golive_desktop.services.signoffs import MAX_INSIDE, EvidenceFile, sign_request
from golive_desktop.statements.dossier_trail import shown_problems
from golive_desktop.statements.envelope import Embedded
from tests.office import Office, approved
from tests.services.test_forgeries import attachments_of, forge

REASON = "Called her: the clock of the laptop was a day ahead."


def ahead(office: Office) -> bytes:
    """The approval of a laptop whose clock is a day ahead, received and waiting."""
    office.confirm("legal")
    office.ask("legal")
    legal = office.laptops["legal"]
    data = legal.sign(office.requests["legal"].data, approved(2), now=office.now() + timedelta(days=1)).data
    assert office.receive(data, "legal.pdf").outcome == "waits"
    return data


def accept(office: Office, *, reason: str = REASON, role: str = "legal", approval: str = "") -> SignOff:
    adapters = office.manager.adapters
    return accept_answer(adapters, office.release.id, role=role, approval=approval, reason=reason, now=office.now())


def refused(office: Office, **given: str) -> str:
    with pytest.raises(KnownError) as caught:
        accept(office, **given)
    return caught.value.problem.code


def finish(office: Office) -> None:
    """The rest of the job up to GO."""
    for role in ("devops", "ceo"):
        office.confirm(role)
    office.meet_conditions()
    office.pass_gates()
    for role in ("devops", "ceo"):
        office.ask(role)
        office.receive(office.answer(role).data, f"{role}.pdf")


def test_an_accepted_answer_counts_up_to_go_and_everybody_reads_why(office: Office) -> None:
    data = ahead(office)
    answer = accept(office)
    assert (answer.standing, office.state("legal")) == ("counted", "approved")
    finish(office)
    told = office.requests["ceo"].statement.body.approvals
    assert [fact.accepted for fact in told] == [REASON, ""]
    dossier = office.dossier()
    assert (office.verdict(), office.verify(dossier.data).verdict) == ("GO", "genuine")
    assert [(item.by, item.reason) for item in dossier.statement.body.accepted] == [("Anna Berger", REASON)]
    printed = office.manager.adapters.reader.read(dossier.data).printed
    assert "Called her" in " ".join(run.text for run in printed.runs)
    assert office.verify(data).verdict == "genuine"


def test_the_dossier_gives_no_other_reason_than_the_executive_was_told(office: Office) -> None:
    """One that was erased from the trail, as the law may ask, is no other one."""
    ahead(office)
    accept(office)
    finish(office)
    dossier = office.dossier()
    files, body = attachments_of(office, dossier.data), dossier.statement.body
    for reason, verdict in (("She is known to be late.", "changed"), ("", "genuine")):
        told = replace(body, accepted=(replace(body.accepted[0], reason=reason),))
        forged = forge(office.manager, replace(dossier.statement, body=told), files)
        assert office.verify(forged).verdict == verdict
    request = office.requests["ceo"]
    silent = tuple(replace(fact, accepted="") for fact in request.statement.body.approvals)
    invented = tuple(replace(fact, accepted=REASON) for fact in request.statement.body.approvals)
    asked = [
        replace(request.statement, body=replace(request.statement.body, approvals=approvals))
        for approvals in (request.statement.body.approvals, silent, invented)
    ]
    honest, *others = (
        len(tuple(shown_problems(dossier.statement, (Embedded(name="", sha256=request.sha256, statement=item),))))
        for item in asked
    )
    assert others == [honest + 1, honest + 1]


def test_what_is_accepted_can_still_be_taken_back(office: Office) -> None:
    data = ahead(office)
    accept(office)
    legal = office.laptops["legal"]
    later = office.now() + timedelta(days=2)
    withdrawn = withdraw_approval(legal.adapters, legal.key, data, reason="No.", now=later)
    office.receive(withdrawn.data)
    assert office.state("legal") == "withdrawn"
    assert office.verify(office.dossier().data).verdict == "genuine"


def test_an_acceptance_is_named_by_the_file_too(office: Office) -> None:
    ahead(office)
    waiting = office.manager.adapters
    with waiting.store.reading() as work:
        (answer,) = work.sign_offs.of_release(office.release.id)[1]
        assert list(acceptances(work.audit.entries(), office.release.id)) == []
    assert accept(office, role="", approval=answer.sha256).standing == "counted"
    assert refused(office) == "accept.not-waiting"


def test_nothing_is_accepted_without_a_reason(office: Office) -> None:
    ahead(office)
    assert refused(office, reason=" \n") == "accept.reason-missing"
    assert refused(office, reason="asked by phone ✅") == "document.script-unsupported", "the dossier has to print it"
    assert office.state("legal") == "waits"


@pytest.mark.parametrize("given", [{"role": "legal"}, {"role": "nobody"}, {"role": "", "approval": "ab" * 32}])
def test_only_what_waits_can_be_accepted(office: Office, given: dict[str, str]) -> None:
    office.ask("legal")
    office.receive(office.answer("legal").data)
    assert refused(office, **given) == "accept.not-waiting"
    assert office.state("legal") == "identity-open"


def test_missing_evidence_is_not_accepted_away(office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    legal = office.laptops["legal"]
    opened = legal.open(office.requests["legal"].data, now=office.now())
    large = EvidenceFile(item="1", name="large.bin", data=bytes(MAX_INSIDE + 1))
    approval = sign_request(
        legal.adapters, legal.key, opened, approved(2), files=(large,), now=office.now() + timedelta(days=1)
    )
    office.receive(approval.data)
    assert refused(office) == "accept.evidence-missing"
    office.receive(large.data, "large.bin")
    assert office.state("legal") == "waits"
    assert accept(office).standing == "counted"
    assert office.verify(office.dossier().data).verdict == "genuine"


def test_only_who_leads_the_release_accepts(office: Office) -> None:
    ahead(office)
    legal = office.laptops["legal"].certificate.fingerprint
    with office.manager.adapters.store.writing() as work:
        work.releases.replace(replace(work.releases.get(office.release.id), created_by=legal))
    assert refused(office) == "release.other-manager"
    assert office.state("legal") == "waits"
