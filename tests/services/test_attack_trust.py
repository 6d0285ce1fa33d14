# SPDX-License-Identifier: MIT
"""What a confirmed key may try beyond the role that it holds."""

from dataclasses import replace

from golive_desktop.domain.trust import Anchor, Trust
from golive_desktop.services.identities import import_identity
from golive_desktop.services.rosters import home_trust
from golive_desktop.services.trusting import named_roster
from golive_desktop.statements.codec import canonical, load
from golive_desktop.statements.envelope import Author, Statement
from golive_desktop.statements.kinds import compose, payload_of
from golive_desktop.statements.recall import WithdrawalBody
from tests.office import PASSPHRASE, Laptop, Office, new_laptop
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
