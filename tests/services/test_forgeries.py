# SPDX-License-Identifier: MIT
"""What a dishonest owner of a real key may try: each forgery is signed properly and still found."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from golive_desktop.domain.blocks import Pages, Paragraph
from golive_desktop.domain.trust import Anchor, Trust
from golive_desktop.ports.documents import Attachment, Imprint
from golive_desktop.services.imprint import imprint_of, meaning_of
from golive_desktop.services.issue import Enclosure, Issued
from golive_desktop.services.recalls import withdraw_approval
from golive_desktop.services.verify import Verification
from golive_desktop.statements.approval import ApprovalBody
from golive_desktop.statements.canonical import canonical, load
from golive_desktop.statements.envelope import Statement
from golive_desktop.statements.kinds import compose, parse, payload_of
from golive_desktop.statements.roster import RosterBody
from golive_desktop.statements.state import is_roster
from tests.office import Laptop, Office, new_laptop, rejected


def forge(  # noqa: PLR0913 - whatever a forger may choose
    laptop: Laptop,
    statement: Statement[object],
    attachments: Sequence[Attachment],
    *,
    pages: Pages | None = None,
    payload: bytes | None = None,
    imprint: Imprint | None = None,
    meaning: str | None = None,
) -> bytes:
    """A properly signed file that says what the forger wants, with none of our own rules in the way."""
    composed = compose(statement)
    printed = laptop.adapters.press.print(
        pages or composed,
        payload=payload if payload is not None else payload_of(statement, composed),
        attachments=attachments,
        imprint=imprint or imprint_of(statement, composed),
    )
    return laptop.adapters.signer.certify(
        printed,
        key_file=laptop.key.identity.key_file,
        passphrase=laptop.key.passphrase,
        meaning=meaning_of(statement) if meaning is None else meaning,
        signed_at=statement.issued_at,
        timestamp_url=None,
    )


def attachments_of(office: Office, data: bytes) -> tuple[Attachment, ...]:
    return office.manager.adapters.reader.read(data).attachments


def blocking(found: Verification) -> set[str]:
    return {problem.code for problem in found.problems if problem.severity.name == "BLOCKS"}


@pytest.fixture
def approval(office: Office) -> Issued[ApprovalBody]:
    for role in office.laptops:
        office.confirm(role)
    office.ask("legal", "devops")
    return office.answer("legal")


def test_the_forging_tool_makes_a_genuine_file_when_it_does_not_lie(
    office: Office, approval: Issued[ApprovalBody]
) -> None:
    data = forge(office.laptops["legal"], approval.statement, attachments_of(office, approval.data))
    assert office.verify(data).verdict == "genuine"


def test_pages_that_print_another_decision_than_the_data(office: Office, approval: Issued[ApprovalBody]) -> None:
    other = replace(approval.statement, body=replace(approval.statement.body, response=rejected(2)))
    data = forge(
        office.laptops["legal"],
        approval.statement,
        attachments_of(office, approval.data),
        pages=compose(other),
    )
    found = office.verify(data)
    assert found.verdict == "changed"
    assert "document.text-differs" in blocking(found)


def test_data_whose_pages_do_not_follow_from_it(office: Office, approval: Issued[ApprovalBody]) -> None:
    pages = compose(approval.statement)
    more = replace(pages, blocks=(*pages.blocks, Paragraph(text="And a bonus for the signer.")))
    payload = payload_of(approval.statement, more)
    data = forge(
        office.laptops["legal"],
        approval.statement,
        attachments_of(office, approval.data),
        pages=more,
        payload=payload,
    )
    found = office.verify(data)
    assert found.verdict == "changed"
    assert "statement.pages-differ" in blocking(found)


def test_words_lent_to_another_key(office: Office, approval: Issued[ApprovalBody]) -> None:
    data = forge(office.laptops["devops"], approval.statement, attachments_of(office, approval.data))
    found = office.verify(data)
    assert found.verdict == "changed"
    assert {"verify.author-differs", "verify.name-differs"} <= blocking(found)


def test_a_key_that_claims_the_name_of_another(office: Office, approval: Issued[ApprovalBody]) -> None:
    author = replace(approval.statement.author, fingerprint=office.laptops["devops"].certificate.fingerprint)
    data = forge(
        office.laptops["devops"], replace(approval.statement, author=author), attachments_of(office, approval.data)
    )
    assert "verify.name-differs" in blocking(office.verify(data))


def test_a_key_that_signs_in_a_role_that_it_does_not_hold(office: Office, approval: Issued[ApprovalBody]) -> None:
    devops = office.laptops["devops"].certificate
    author = replace(approval.statement.author, fingerprint=devops.fingerprint, name=devops.subject.name)
    request = office.requests["legal"]
    data = forge(
        office.laptops["devops"], replace(approval.statement, author=author), attachments_of(office, approval.data)
    )
    found = office.verify(data)
    assert request.statement.body.person == "Katrin Albers"
    assert found.verdict == "changed"
    assert "statement.other-person" in blocking(found)
    assert "verify.signer-other-role" in {problem.code for problem in found.problems}


def test_a_signing_time_other_than_the_one_in_the_data(office: Office, approval: Issued[ApprovalBody]) -> None:
    later = replace(approval.statement, issued_at=approval.statement.issued_at + timedelta(hours=1))
    data = forge(
        office.laptops["legal"],
        approval.statement,
        attachments_of(office, approval.data),
        payload=payload_of(later, compose(later)),
        pages=compose(later),
    )
    assert "verify.time-differs" in blocking(office.verify(data))


def test_a_time_before_the_request(office: Office, approval: Issued[ApprovalBody]) -> None:
    early = replace(approval.statement, issued_at=office.requests["legal"].statement.issued_at - timedelta(days=1))
    laptop = new_laptop(office.folder / "early", "Katrin Albers", "legal", email="early@example.com")
    early = replace(early, author=replace(early.author, fingerprint=laptop.certificate.fingerprint))
    with_time = forge(laptop, early, attachments_of(office, approval.data))
    assert "statement.time-order" in blocking(office.verify(with_time))


def test_an_attachment_too_many_too_few_or_exchanged(office: Office, approval: Issued[ApprovalBody]) -> None:
    legal = office.laptops["legal"]
    own = attachments_of(office, approval.data)
    extra = Attachment(name="extra.txt", data=b"x", relationship="Supplement", media_type="text/plain")
    other = replace(own[0], data=office.requests["devops"].data)
    for attachments, code in (
        ((*own, extra), "verify.attachment-foreign"),
        ((), "verify.attachment-missing"),
        ((other,), "verify.attachment-changed"),
        ((replace(own[0], relationship="Supplement"),), "verify.attachment-described-otherwise"),
    ):
        found = office.verify(forge(legal, approval.statement, attachments))
        assert found.verdict == "changed"
        assert code in blocking(found)


def test_an_answer_to_the_request_of_another_role(office: Office, approval: Issued[ApprovalBody]) -> None:
    devops = office.answer("devops")
    reference = devops.statement.attachments[0]
    moved = replace(approval.statement, answers_to=devops.statement.answers_to, attachments=(replace(reference),))
    data = forge(office.laptops["legal"], moved, attachments_of(office, devops.data))
    assert "statement.other-form" in blocking(office.verify(data))


def test_a_statement_of_a_later_program_is_not_checkable(office: Office, approval: Issued[ApprovalBody]) -> None:
    data = load(office.manager.adapters.reader.read(approval.data).payload)
    data["schema"] = 2
    forged = forge(
        office.laptops["legal"],
        approval.statement,
        attachments_of(office, approval.data),
        payload=canonical(data),
    )
    assert office.verify(forged).verdict == "not-checkable"


def _roster_with(office: Office, stranger: Laptop, role: str) -> Statement[RosterBody]:
    statement = office.roster().statement
    certificate = stranger.certificate
    entry = replace(
        statement.body.entries[-1],
        role=role,
        person=certificate.subject.name,
        certificate=base64.b64encode(certificate.der).decode(),
        fingerprint=certificate.fingerprint,
        number=certificate.number,
    )
    return replace(statement, body=replace(statement.body, entries=(*statement.body.entries, entry)))


def test_a_stranger_who_brings_a_roster_of_their_own(office: Office, approval: Issued[ApprovalBody]) -> None:
    """Nothing inside a file is an anchor: a complete forged office is unknown, not genuine."""
    other = Path(office.folder / "other")
    mallory = new_laptop(other, "Anna Berger", "Release Manager", email="mallory@example.com")
    office.roster()
    twin = replace(office, manager=mallory)
    assert twin.manager.certificate.fingerprint != office.manager.certificate.fingerprint
    statement = _roster_with(office, mallory, "release-manager")
    author = replace(statement.author, fingerprint=mallory.certificate.fingerprint)
    forged = forge(mallory, replace(statement, author=author), ())
    assert office.verify(forged).verdict == "unknown-signer"
    assert office.verify(approval.data).verdict == "genuine"


def test_a_stakeholder_cannot_say_who_holds_which_role(office: Office, approval: Issued[ApprovalBody]) -> None:
    legal = office.laptops["legal"]
    statement = _roster_with(office, new_laptop(office.folder / "friend", "Friend", "ceo"), "ceo")
    author = replace(
        statement.author, fingerprint=legal.certificate.fingerprint, name=legal.certificate.subject.name, role="legal"
    )
    forged = forge(legal, replace(statement, author=author), ())
    assert "statement.other-role" in blocking(office.verify(forged))
    assert approval.statement.body.role == "legal"


def test_trust_in_the_manager_reaches_the_signer_through_the_roster_inside(
    office: Office, approval: Issued[ApprovalBody]
) -> None:
    manager = Anchor(certificate=office.manager.certificate.der, source="named")
    assert office.verify(approval.data, Trust(anchors=(manager,))).verdict == "genuine"
    seen = Trust(anchors=(manager,), seen_rosters=((office.release.id, 99),))
    assert office.verify(approval.data, seen).verdict == "unknown-signer"
    elsewhere = replace(manager, release="another release")
    assert office.verify(approval.data, Trust(anchors=(elsewhere,))).verdict == "unknown-signer"


def test_a_company_authority_vouches_for_names_and_not_for_rosters(
    office: Office, approval: Issued[ApprovalBody]
) -> None:
    authority = Anchor(certificate=office.manager.certificate.der, source="company-ca")
    assert office.verify(approval.data, Trust(anchors=(authority,))).verdict == "unknown-signer"


def test_a_revoked_key_no_longer_signs(office: Office, approval: Issued[ApprovalBody]) -> None:
    anchors = [
        replace(anchor, until=approval.statement.issued_at) if anchor.person == "Katrin Albers" else anchor
        for anchor in _anchors(office)
    ]
    found = office.verify(approval.data, Trust(anchors=tuple(anchors)))
    assert found.verdict == "unknown-signer"
    assert "verify.signer-revoked" in {problem.code for problem in found.problems}


def _anchors(office: Office) -> tuple[Anchor, ...]:
    roster = parse(office.manager.adapters.reader.read(office.roster().data).payload).statement
    assert is_roster(roster)
    return tuple(
        Anchor(
            certificate=base64.b64decode(entry.certificate),
            source="named",
            person=entry.person,
            role=entry.role,
            release=office.release.id,
        )
        for entry in roster.body.entries
    )


def test_a_damaged_original_makes_what_carries_it_changed(office: Office, approval: Issued[ApprovalBody]) -> None:
    request = bytearray(office.requests["legal"].data)
    request[len(request) // 2] ^= 1
    data = bytes(request)
    enclosure = Enclosure(name="request.pdf", data=data, kind="request")
    reference = replace(approval.statement.attachments[0], sha256=_sha256(enclosure.data))
    lying = replace(
        approval.statement,
        attachments=(reference,),
        answers_to=(replace(approval.statement.answers_to[0], sha256=_sha256(data)),),
    )
    own = attachments_of(office, approval.data)
    found = office.verify(forge(office.laptops["legal"], lying, (replace(own[0], data=data),)))
    assert found.verdict == "changed"
    assert found.embedded[0].verdict == "changed"


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_any_bytes_at_all_get_a_verdict(office: Office) -> None:
    for data in (b"", b"%PDF-1.7\n", b"hello", bytes(range(256)) * 40, office.roster().data[:-20]):
        assert office.verify(data).verdict in {"changed", "not-checkable"}


def test_a_strangers_withdrawal_neither_counts_nor_spoils_the_dossier(office: Office) -> None:
    answers = office.go()
    legal = office.laptops["legal"]
    own = withdraw_approval(legal.adapters, legal.key, answers["legal"].data, reason="x", now=office.now())
    stranger = new_laptop(office.folder / "stranger", "Katrin Albers", "legal", email="stranger@example.com")
    author = replace(own.statement.author, fingerprint=stranger.certificate.fingerprint)
    forged = forge(stranger, replace(own.statement, author=author), ())
    assert office.receive(forged).outcome == "identity-open"
    assert office.verdict() == "GO"
    found = office.verify(office.dossier().data)
    assert found.verdict == "genuine"
    assert not any(item.name.startswith("withdrawal") for item in found.embedded)
