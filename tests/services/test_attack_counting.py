# SPDX-License-Identifier: MIT
"""What a stakeholder, a stranger or whoever holds the share may try so that the wrong thing counts."""

import base64
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

from pyhanko.sign.validation.dss import DocumentSecurityStore

from golive_desktop.services.recalls import withdraw_approval
from golive_desktop.services.rosters import revoke_key
from golive_desktop.services.signoffs import MAX_INSIDE, EvidenceFile, sign_request
from golive_desktop.statements.envelope import Author, Statement
from golive_desktop.statements.identity import IdentityBody
from tests.office import Laptop, Office, approved, new_laptop, rejected
from tests.services.test_forgeries import attachments_of, forge


def withdrawal(office: Office, approval: bytes) -> bytes:
    legal = office.laptops["legal"]
    return withdraw_approval(legal.adapters, legal.key, approval, reason="A mistake.", now=office.now()).data


def identity(laptop: Laptop, office: Office, *, number: str) -> Statement[IdentityBody]:
    certificate = laptop.certificate
    subject = certificate.subject
    return Statement(
        schema=1,
        kind="identity",
        id=number,
        release=None,
        author=Author(
            name=subject.name,
            role="",
            title="",
            organisation=subject.organisation,
            email=subject.email,
            fingerprint=certificate.fingerprint,
        ),
        answers_to=(),
        issued_at=office.now(),
        language="en",
        body=IdentityBody(certificate=base64.b64encode(certificate.der).decode(), number=certificate.number),
        attachments=(),
    )


def with_appended_material(data: bytes) -> bytes:
    """What anybody can do to a signed file without a key, and the file stays genuine."""
    file = BytesIO(data)
    DocumentSecurityStore.add_dss(output_stream=file, sig_contents=None, certs=[], ocsps=[], crls=[], force_write=True)
    return file.getvalue()


def test_a_revoked_key_cannot_sign_for_the_time_before(office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    approval = office.answer("legal")
    fingerprint = office.laptops["legal"].certificate.fingerprint
    revoke_key(office.manager.adapters, office.release.id, fingerprint, now=office.now())
    assert office.receive(approval.data).outcome == "identity-open"
    assert office.state("legal") == "identity-open"
    assert office.verify(office.dossier().data).verdict == "genuine"


def test_what_was_received_before_the_revocation_still_counts(office: Office) -> None:
    office.go()
    fingerprint = office.laptops["legal"].certificate.fingerprint
    revoke_key(office.manager.adapters, office.release.id, fingerprint, now=office.now())
    found = office.verify(office.dossier().data)
    assert (found.verdict, office.verdict()) == ("genuine", "GO")


def test_confirming_a_key_does_not_stand_for_evidence_that_never_came(office: Office) -> None:
    office.ask("legal")
    legal = office.laptops["legal"]
    opened = legal.open(office.requests["legal"].data, now=office.now())
    large = EvidenceFile(item="1", name="large.bin", data=bytes(MAX_INSIDE + 1))
    approval = sign_request(legal.adapters, legal.key, opened, approved(2), files=(large,), now=office.now())
    assert office.receive(approval.data).outcome == "identity-open"
    office.confirm("legal")
    assert office.state("legal") == "waits"


def test_confirming_a_key_does_not_excuse_a_signing_time_in_the_future(office: Office) -> None:
    office.ask("legal")
    legal = office.laptops["legal"]
    approval = legal.sign(office.requests["legal"].data, approved(2), now=office.now() + timedelta(days=100))
    assert office.receive(approval.data).outcome == "identity-open"
    office.confirm("legal")
    assert office.state("legal") == "waits"


def test_a_withdrawal_holds_that_came_before_the_signer_was_confirmed(office: Office) -> None:
    office.ask("legal")
    approval = office.answer("legal")
    office.receive(approval.data)
    office.receive(withdrawal(office, approval.data))
    office.confirm("legal")
    assert office.state("legal") == "withdrawn"
    assert office.verify(office.dossier().data).verdict == "genuine"


def test_a_withdrawal_holds_that_came_before_its_approval(office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    approval = office.answer("legal")
    office.receive(withdrawal(office, approval.data))
    assert office.receive(approval.data).outcome == "withdrawn"
    assert office.state("legal") == "withdrawn"
    assert office.verify(office.dossier().data).verdict == "genuine"


def test_a_withdrawal_holds_although_a_stranger_lengthened_the_approval(office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    approval = office.answer("legal")
    longer = with_appended_material(approval.data)
    assert office.receive(longer).outcome == "counted"
    assert office.receive(approval.data).outcome == "same-answer"
    assert office.receive(withdrawal(office, approval.data)).outcome == "withdrawn"
    assert office.state("legal") == "withdrawn"
    assert office.verify(office.dossier().data).verdict == "genuine"


def test_a_second_answer_under_the_id_of_the_first_is_a_conflict_too(office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    approval = office.answer("legal")
    office.receive(approval.data)
    other = replace(approval.statement, body=replace(approval.statement.body, response=rejected(2)))
    forged = forge(office.laptops["legal"], other, attachments_of(office, approval.data))
    assert office.receive(forged).outcome == "conflict"
    assert office.state("legal") == "conflict"
    assert office.verify(office.dossier().data).verdict == "genuine"


def test_a_statement_without_an_id_does_not_stop_the_post(office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    mallory = new_laptop(office.folder / "mallory", "Mallory", "Nobody")
    office.receive(forge(mallory, identity(mallory, office, number=""), ()))
    assert office.receive(office.answer("legal").data).outcome == "counted"
