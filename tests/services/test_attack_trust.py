# SPDX-License-Identifier: MIT
"""What a confirmed key may try beyond the role that it holds."""

import base64
from dataclasses import replace

from golive_desktop.domain.record import Contact
from golive_desktop.domain.trust import Anchor, Trust
from golive_desktop.services.identities import import_identity
from golive_desktop.services.rosters import Comparison, home_trust
from golive_desktop.services.signoffs import sign_request
from golive_desktop.services.trusting import anchor_problems, named_roster
from golive_desktop.statements.canonical import canonical, load
from golive_desktop.statements.envelope import Author, Statement
from golive_desktop.statements.kinds import compose, payload_of
from golive_desktop.statements.recall import WithdrawalBody
from golive_desktop.statements.roster import RosterBody
from tests.office import PASSPHRASE, Laptop, Office, approved, new_laptop
from tests.services.test_attack_counting import identity
from tests.services.test_forgeries import forge


def author(laptop: Laptop, role: str) -> Author:
    subject = laptop.certificate.subject
    return Author(
        name=subject.name,
        role=role,
        title=role,
        organisation=subject.organisation,
        email=subject.email,
        fingerprint=laptop.certificate.fingerprint,
    )


def withdrawal_as_legal(office: Office) -> bytes:
    """The DevOps lead takes back what somebody else has approved."""
    for role in ("legal", "devops"):
        office.confirm(role)
    office.ask("legal")
    devops = office.laptops["devops"]
    statement = Statement(
        schema=1,
        kind="withdrawal",
        id="00000000-0000-4000-9000-000000000001",
        release=office.release.reference,
        author=author(devops, "legal"),
        answers_to=(office.answer("legal").reference,),
        issued_at=office.now(),
        language="en",
        body=WithdrawalBody(role="legal", title="Legal", reason="Because."),
        attachments=(),
    )
    return forge(devops, statement, ())


def test_a_key_that_lies_on_the_laptop_gets_no_other_role_by_that(office: Office) -> None:
    manager, devops = office.manager, office.laptops["devops"]
    forged = withdrawal_as_legal(office)
    import_identity(manager.adapters, "guest", devops.key.identity.key_file, passphrase=PASSPHRASE, now=office.now())
    with manager.adapters.store.reading() as work:
        trust = home_trust(work)
    assert office.verify(forged, trust).verdict == "unknown-signer"


def test_a_guest_on_the_managers_laptop_cannot_issue_rosters(office: Office) -> None:
    manager, devops = office.manager, office.laptops["devops"]
    office.confirm("devops")
    import_identity(manager.adapters, "guest", devops.key.identity.key_file, passphrase=PASSPHRASE, now=office.now())
    roster = office.roster().statement
    entry = next(entry for entry in roster.body.entries if entry.role == "devops")
    body = replace(roster.body, number=9, previous="ab" * 32, entries=(replace(entry, role="release-manager"),))
    forged = forge(devops, replace(roster, author=author(devops, "release-manager"), body=body), ())
    with manager.adapters.store.reading() as work:
        trust = home_trust(work)
    assert office.verify(forged, trust).verdict == "unknown-signer"


def test_a_company_authority_adds_no_role_to_what_the_roster_says(office: Office) -> None:
    forged = withdrawal_as_legal(office)
    authority = Anchor(certificate=office.laptops["devops"].certificate.der, source="company-ca")
    trust = Trust(anchors=(*named_roster(office.roster().statement), authority))
    assert office.verify(forged, trust).verdict == "unknown-signer"


def test_nobody_is_trusted_for_a_file_that_could_not_be_read(office: Office) -> None:
    mallory = new_laptop(office.folder / "mallory", "Mallory", "Nobody")
    statement = identity(mallory, office, number="1")
    data = load(payload_of(statement, compose(statement)))
    data["schema"] = 2
    found = office.verify(forge(mallory, statement, (), payload=canonical(data)))
    assert (found.verdict, found.trusted) == ("not-checkable", False)


def elsewhere(roster: Statement[RosterBody], *, release: str = "", product: str = "") -> Statement[RosterBody]:
    """The same roster for another release."""
    own = roster.release
    assert own is not None
    return replace(roster, release=replace(own, id=release or own.id, product=product or own.product))


def home_of(laptop: Laptop) -> Trust:
    with laptop.adapters.store.reading() as work:
        return home_trust(work)


def compare_manager(office: Office, laptop: Laptop) -> None:
    """The laptop's owner calls the release manager at the first request and compares the number."""
    office.ask("legal")
    opened = laptop.open(office.requests["legal"].data, now=office.now())
    comparison = Comparison(number=office.manager.certificate.number, by="Katrin Albers", how="phone")
    sign_request(laptop.adapters, laptop.key, opened, approved(2), compared=comparison, now=office.now())


def test_a_manager_compared_for_one_product_is_none_of_another(office: Office) -> None:
    legal = office.laptops["legal"]
    compare_manager(office, legal)
    roster = office.roster().statement
    trust = home_of(legal)
    assert office.verify(forge(office.manager, roster, ()), trust).verdict == "genuine"
    same = elsewhere(roster, release="another-release")
    assert office.verify(forge(office.manager, same, ()), trust).verdict == "genuine"
    other = elsewhere(roster, release="another-release", product="Yak")
    assert office.verify(forge(office.manager, other, ()), trust).verdict == "unknown-signer"


def second_manager(office: Office) -> Laptop:
    """A release manager whom both the manager and Legal have compared, for the same product."""
    other = new_laptop(office.folder / "other", "Ben Otto", "Release Manager", email="ben@example.com")
    contact = Contact(
        product=office.release.plan.product,
        email="ben@example.com",
        fingerprint=other.certificate.fingerprint,
        certificate=other.certificate.der,
        first_seen=office.now(),
        compared_how="phone",
    )
    for laptop in (office.manager, office.laptops["legal"]):
        with laptop.adapters.store.writing() as work:
            work.contacts.put(contact)
    return other


def usurped(office: Office, other: Laptop) -> bytes:
    """A roster by another release manager in which a friend holds Legal's role."""
    roster = office.roster().statement
    entry = replace(
        roster.body.entries[0],
        person=other.certificate.subject.name,
        certificate=base64.b64encode(other.certificate.der).decode(),
        fingerprint=other.certificate.fingerprint,
        number=other.certificate.number,
    )
    body = replace(roster.body, number=9, previous="ab" * 32, entries=(entry,))
    return forge(other, replace(roster, author=author(other, "release-manager"), body=body), ())


def test_a_release_has_the_manager_under_whom_it_is_known(office: Office) -> None:
    other = second_manager(office)
    legal = office.laptops["legal"]
    compare_manager(office, legal)
    forged = usurped(office, other)
    for laptop in (office.manager, legal):
        assert office.verify(forged, home_of(laptop)).verdict == "unknown-signer"
    named = home_of(legal).with_anchors(Anchor(certificate=other.certificate.der, source="named"))
    assert office.verify(forged, named).verdict == "genuine"  # the user said so by name
    devops = office.laptops["devops"]
    anchor = Anchor(certificate=other.certificate.der, source="confirmed", role="release-manager", product="Zebra")
    assert office.verify(forged, home_of(devops).with_anchors(anchor)).verdict == "genuine"  # not known there yet


def test_a_guest_without_a_role_manages_no_release_of_the_laptop(office: Office) -> None:
    manager = office.manager
    office.roster()
    guest = new_laptop(office.folder / "guest", "Gero Gast", "Guest")
    import_identity(manager.adapters, "guest", guest.key.identity.key_file, passphrase=PASSPHRASE, now=office.now())
    assert office.verify(usurped(office, guest), home_of(manager)).verdict == "unknown-signer"


def test_a_company_authority_makes_nobody_a_release_manager(office: Office) -> None:
    found = office.verify(office.roster().data, Trust())
    assert found.statement is not None
    vouched = replace(found.signatures[0], trusted=True)
    assert [problem.code for problem in anchor_problems(found.statement, vouched, Trust())] == ["verify.signer-unknown"]
    signer = replace(found.statement, author=replace(found.statement.author, role="legal"))
    assert list(anchor_problems(signer, vouched, Trust())) == []


def test_a_signer_of_one_release_holds_no_role_in_another(office: Office) -> None:
    office.confirm("legal")
    legal = office.laptops["legal"]
    roster = elsewhere(office.roster().statement, release="another-release")
    forged = forge(legal, replace(roster, author=author(legal, "release-manager")), ())
    assert office.verify(forged, home_of(office.manager)).verdict in {"unknown-signer", "changed"}
    (signature,) = office.verify(forged, home_of(office.manager)).signatures
    for role in ("release-manager", "legal", "ceo"):
        claimed = replace(roster, author=author(legal, role))
        told = [problem.code for problem in anchor_problems(claimed, signature, home_of(office.manager))]
        assert told == ["verify.signer-other-role"]
