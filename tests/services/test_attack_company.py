# SPDX-License-Identifier: MIT
"""What somebody with a company certificate may try in a home that believes the company's authority about names."""

import base64
import hashlib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.trust import Anchor
from golive_desktop.services.authorities import add_authority
from golive_desktop.services.delegations import asked_position, delegate
from golive_desktop.services.identities import announce_identity
from golive_desktop.services.imprint import imprint_of, meaning_of
from golive_desktop.services.releases import create_release, set_candidate
from golive_desktop.services.requests import request_sign_offs
from golive_desktop.services.rosters import home_trust
from golive_desktop.services.verify import Verification
from golive_desktop.signing.certifying import certify_with
from golive_desktop.statements.delegation import Deputy
from golive_desktop.statements.envelope import Author, Statement
from golive_desktop.statements.identity import IdentityBody
from golive_desktop.statements.kinds import compose, payload_of
from tests.company import Entity, authority, company_laptop, employee
from tests.office import COMMIT, HANDBOOK, START, Laptop, Office, new_laptop
from tests.services.test_attack_counting import withdrawal
from tests.services.test_attack_trust import author, usurped
from tests.services.test_authorities import vouched
from tests.services.test_forgeries import attachments_of, forge

ROOT = authority()
OFFLINE = "signature.revocation-not-checked"


def believe(laptop: Laptop) -> None:
    add_authority(laptop.adapters, ROOT.pem, vouched=vouched(), now=laptop.key.identity.created_at)


def colleague(office: Office, name: str, entity: Entity | None = None) -> Laptop:
    """Somebody who works there too; the certificate's title says what they like."""
    folder: Path = office.folder / name
    return company_laptop(new_laptop(folder, name, "x"), entity or employee(ROOT, name))


def seen(office: Office, data: bytes, by: Laptop | None = None) -> Verification:
    """The check in somebody's home, the release manager's if nothing else is said."""
    with (by or office.manager).adapters.store.reading() as work:
        trust = home_trust(work)
    return office.verify(data, trust)


def told(found: Verification) -> set[str]:
    return {problem.code for problem in found.problems} - {OFFLINE}


@pytest.mark.parametrize("believed", [False, True])
def test_a_certificate_of_the_company_counts_for_no_role(office: Office, *, believed: bool) -> None:
    if believed:
        believe(office.manager)
    office.laptops["legal"] = colleague(office, "Mallory Muster")
    office.ask("legal")
    answered = office.answer("legal")
    found = seen(office, answered.data)
    expected = ("genuine", {"verify.signer-vouched"}) if believed else ("unknown-signer", {"verify.signer-unknown"})
    assert (found.verdict, told(found)) == expected
    assert office.receive(answered.data).outcome == "identity-open"
    assert office.state("legal") != "approved"


def test_a_compared_certificate_of_the_company_holds_its_role_and_no_other(office: Office) -> None:
    believe(office.manager)
    legal = office.laptops["legal"] = company_laptop(office.laptops["legal"], employee(ROOT))
    office.ask("legal")
    answered = office.answer("legal")
    assert office.receive(answered.data).outcome == "identity-open"
    office.confirm("legal")
    assert office.state("legal") == "approved"
    found = seen(office, answered.data)
    assert (found.verdict, told(found)) == ("genuine", set())
    body = replace(answered.statement.body, role="ceo")
    claimed = replace(answered.statement, author=author(legal, "ceo"), body=body)
    forged = seen(office, forge(legal, claimed, attachments_of(office, answered.data)))
    assert "verify.signer-other-role" in told(forged)
    assert not forged.trusted


def test_a_colleague_takes_nothing_back(office: Office) -> None:
    believe(office.manager)
    office.confirm("legal")
    office.ask("legal")
    answered = office.answer("legal")
    assert office.receive(answered.data).outcome == "counted"
    mallory = colleague(office, "Mallory Muster")
    taken = withdrawal(office, answered.data)
    statement = seen(office, taken).statement
    assert statement is not None
    forged = forge(mallory, replace(statement, author=author(mallory, "legal")), attachments_of(office, taken))
    assert office.receive(forged).outcome == "identity-open"
    assert office.state("legal") == "approved"


def test_what_a_colleague_delegates_waits_for_the_comparison(office: Office) -> None:
    believe(office.manager)
    mallory = colleague(office, "Mallory Muster")
    office.ask("legal")
    position = asked_position(mallory.adapters, mallory.key, office.requests["legal"].data, now=office.now())
    friend = Deputy(name="Friend", email="f@example.com", organisation="Zebra", fingerprint="")
    now = office.now()
    given = delegate(mallory.adapters, mallory.key, position, friend, starts=now, ends=now + timedelta(days=3), now=now)
    assert office.receive(given.data).outcome == "identity-open"


def test_an_announcement_still_waits_for_the_comparison(office: Office) -> None:
    believe(office.manager)
    katrin = colleague(office, "Katrin Albers")
    data = announce_identity(katrin.adapters, katrin.key, language="en", now=office.now()).data
    received = office.receive(data)
    assert (received.verdict, received.outcome) == ("genuine", "identity-open")


def test_nobody_manages_releases_by_a_company_certificate(office: Office) -> None:
    legal = office.laptops["legal"]
    believe(legal)
    boss = colleague(office, "Anna Berger")
    found = seen(office, usurped(office, boss), legal)
    assert (found.verdict, told(found)) == ("unknown-signer", {"verify.signer-unknown"})
    release, _ = create_release(boss.adapters, HANDBOOK.encode(), language="en", now=START)
    set_candidate(boss.adapters, release.id, commit=COMMIT, artefacts=(), now=START)
    (asked,) = request_sign_offs(boss.adapters, boss.key, release.id, roles=("legal",), now=office.now())
    opened = legal.open(asked.data, now=office.now())
    assert not opened.trusted
    assert "request.requester-new" in {problem.code for problem in opened.problems}


def without(office: Office, role: str) -> bytes:
    """The request to the executive by a release manager whose key list does not give one of the signers a role."""
    request = office.requests["ceo"]
    last = office.roster()
    entries = tuple(entry for entry in last.statement.body.entries if entry.role != role)
    body = replace(last.statement.body, number=last.statement.body.number + 1, previous=last.sha256, entries=entries)
    listed = forge(office.manager, replace(last.statement, body=body), ())
    digest = hashlib.sha256(listed).hexdigest()
    attachments, references = [], []
    for item, reference in zip(attachments_of(office, request.data), request.statement.attachments, strict=True):
        is_list = reference.kind == "roster"
        attachments.append(replace(item, data=listed) if is_list else item)
        references.append(replace(reference, sha256=digest, size=len(listed)) if is_list else reference)
    answers_to = (replace(request.statement.answers_to[0], sha256=digest),)
    statement = replace(request.statement, attachments=tuple(references), answers_to=answers_to)
    return forge(office.manager, statement, attachments)


def test_an_executive_sees_who_is_in_no_key_list_although_the_company_knows_them(office: Office) -> None:
    """What a file carries for a role is held against key lists alone, however dishonest the release manager."""
    office.laptops["legal"] = company_laptop(office.laptops["legal"], employee(ROOT))
    office.go()
    ceo = office.laptops["ceo"]
    believe(ceo)
    manager = Anchor(certificate=office.manager.certificate.der, source="named")
    with ceo.adapters.store.reading() as work:
        trust = home_trust(work).with_anchors(manager)
    assert office.verify(office.requests["ceo"].data, trust).verdict == "genuine"
    found = office.verify(without(office, "legal"), trust)
    assert (found.verdict, found.trusted, told(found)) == ("unknown-signer", True, {"verify.embedded-unknown-signer"})


def test_a_dossier_needs_its_release_manager_whoever_signed_in_it(office: Office) -> None:
    office.laptops["legal"] = company_laptop(office.laptops["legal"], employee(ROOT))
    office.go()
    auditor = new_laptop(office.folder / "auditor", "Ada Audit", "Auditor")
    believe(auditor)
    dossier = office.dossier().data
    assert seen(office, dossier, auditor).verdict == "unknown-signer"
    assert seen(office, dossier).verdict == "genuine"


def announced(office: Office, signer: Entity, *planted: Entity) -> bytes:
    """What somebody signs with this certificate, with none of our own rules in the way."""
    certificate = office.manager.adapters.keys.describe(signer.der)
    subject = certificate.subject
    statement = Statement(
        schema=1,
        kind="identity",
        id="1",
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
        body=IdentityBody(certificate=base64.b64encode(signer.der).decode(), number=certificate.number),
        attachments=(),
    )
    pages = compose(statement)
    printed = office.manager.adapters.press.print(
        pages, payload=payload_of(statement, pages), attachments=(), imprint=imprint_of(statement, pages)
    )
    meaning = meaning_of(statement)
    return certify_with(signer.opened(*planted), printed, meaning=meaning, signed_at=statement.issued_at)


@pytest.mark.parametrize("made", [authority("Mallory Root CA"), authority(serial=2)], ids=["other", "same name"])
def test_an_authority_inside_the_file_is_no_authority(office: Office, made: Entity) -> None:
    believe(office.manager)
    data = announced(office, employee(made), made)
    assert made.der.hex() in data.decode("latin-1").lower()
    found = seen(office, data)
    assert (found.verdict, told(found)) == ("unknown-signer", {"verify.signer-unknown"})


@pytest.mark.parametrize(
    ("usage", "verdict"),
    [("digital_signature", "genuine"), ("content_commitment", "genuine"), ("key_encipherment", "changed")],
)
def test_either_way_of_signing_will_do_and_no_other(office: Office, usage: str, verdict: str) -> None:
    believe(office.manager)
    signer = employee(ROOT, usage=(usage,))
    assert seen(office, announced(office, signer)).verdict == verdict
    if verdict == "changed":
        with pytest.raises(KnownError, match=r"key\.unsuitable"):
            colleague(office, "Ede", signer)
