# SPDX-License-Identifier: MIT
"""What a home that believes a company's authority must not believe: weak chains, borrowed facts, roles, copies."""

from dataclasses import replace
from datetime import timedelta

import pytest
from asn1crypto import algos
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from golive_desktop.domain.problem import KnownError
from golive_desktop.services.authorities import add_authority, authorities, remove_authority
from golive_desktop.services.identities import announce_identity
from golive_desktop.signing.trust import is_trusted
from golive_desktop.statements.envelope import Author
from tests.company import Entity, authority, company_laptop, employee
from tests.office import START, Office, approved
from tests.services.test_attack_company import announced, believe, colleague, seen, told
from tests.services.test_attack_trust import author
from tests.services.test_authorities import vouched
from tests.services.test_forgeries import attachments_of, blocking, forge

ROOT = authority()
UNKNOWN = ("unknown-signer", {"verify.signer-unknown"})
Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
Digest = hashes.SHA224 | hashes.SHA256
_SHA256 = hashes.SHA256()


def issued(  # noqa: PLR0913 - each argument is one fact of the certificate
    name: str, key: Key, issuer: x509.Certificate | None, by: Key, *, ca: bool = True, digest: Digest = _SHA256
) -> x509.Certificate:
    """A certificate with nothing wrong but what the test is about."""
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(START - timedelta(days=9))
        .not_valid_after(START + timedelta(days=9))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .sign(by, digest)
    )


def loaded(certificate: x509.Certificate) -> asn1.Certificate:
    made: asn1.Certificate = asn1.Certificate.load(certificate.public_bytes(Encoding.DER))
    return made


def over_sha1(certificate: x509.Certificate, by: ec.EllipticCurvePrivateKey) -> asn1.Certificate:
    """The same certificate, issued over a digest that can be forged."""
    made = loaded(certificate)
    algorithm = algos.SignedDigestAlgorithm({"algorithm": "sha1_ecdsa"})
    made["tbs_certificate"]["signature"] = made["signature_algorithm"] = algorithm
    signed = by.sign(made["tbs_certificate"].dump(force=True), ec.ECDSA(hashes.SHA1()))  # noqa: S303 - the attack
    made["signature_value"] = signed
    again: asn1.Certificate = asn1.Certificate.load(made.dump(force=True))
    return again


def new_key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def reaches(leaf: asn1.Certificate, *anchors: asn1.Certificate, between: tuple[asn1.Certificate, ...] = ()) -> bool:
    return is_trusted(leaf, others=between, anchors=[anchor.dump() for anchor in anchors], moment=START)


@pytest.mark.parametrize(
    ("key", "believed"),
    [
        (ec.generate_private_key(ec.SECP384R1()), True),
        (rsa.generate_private_key(65537, 2048), True),
        (ec.generate_private_key(ec.SECP192R1()), False),
        (ec.generate_private_key(ec.SECP256K1()), False),
        (rsa.generate_private_key(65537, 1024), False),  # noqa: S505 - the attack
    ],
    ids=["P-384", "RSA 2048", "P-192", "secp256k1", "RSA 1024"],
)
def test_a_chain_is_as_strong_as_its_weakest_key(key: Key, *, believed: bool) -> None:
    top = new_key()
    root = issued("Root", top, None, top)
    middle = issued("Middle", key, root, top)
    leaf = loaded(issued("Leaf", new_key(), middle, key, ca=False))
    assert reaches(leaf, loaded(root), between=(loaded(middle),)) is believed
    assert reaches(leaf, loaded(middle)) is believed


def test_a_chain_is_as_strong_as_its_weakest_digest() -> None:
    top, key = new_key(), new_key()
    root = issued("Root", top, None, top)
    middle = issued("Middle", key, root, top)
    leaf = issued("Leaf", new_key(), middle, key, ca=False)
    assert reaches(loaded(leaf), loaded(root), between=(loaded(middle),))
    assert not reaches(over_sha1(leaf, key), loaded(root), between=(loaded(middle),))
    assert not reaches(loaded(leaf), loaded(root), between=(over_sha1(middle, top),))
    short = issued("Middle", key, root, top, digest=hashes.SHA224())
    assert not reaches(loaded(leaf), loaded(root), between=(loaded(short),))
    # how an authority signed itself says nothing: its number was compared
    assert reaches(loaded(leaf), over_sha1(root, top), between=(loaded(middle),))


def test_a_renewed_authority_beside_the_former_one_is_believed_in_its_own_time() -> None:
    key = new_key()
    now = issued("Root", key, None, key)
    old = (
        x509.CertificateBuilder(now.issuer, now.subject, now.public_key(), 7, extensions=list(now.extensions))
        .not_valid_before(START - timedelta(days=99))
        .not_valid_after(START - timedelta(days=9))
        .sign(key, _SHA256)
    )
    leaf = loaded(issued("Leaf", new_key(), now, key, ca=False))
    assert reaches(leaf, loaded(old), loaded(now))
    assert reaches(leaf, loaded(now), loaded(old))
    assert not reaches(leaf, loaded(old), between=(loaded(now),))


@pytest.mark.parametrize("change", [{"email": "ceo@example.com"}, {"organisation": "Zebra Holding"}])
def test_nobody_borrows_the_address_of_a_colleague_of_the_same_name(office: Office, change: dict[str, str]) -> None:
    believe(office.manager)
    mallory = colleague(office, "Katrin Albers")
    data = announce_identity(mallory.adapters, mallory.key, language="en", now=office.now()).data
    found = seen(office, data)
    assert (found.verdict, told(found)) == ("genuine", {"verify.signer-vouched"})
    assert found.statement is not None
    claimed = replace(found.statement, author=replace(found.statement.author, **change))
    found = seen(office, forge(mallory, claimed, ()))
    assert (found.verdict, told(found)) == UNKNOWN


def test_what_a_manager_says_is_not_believed_of_an_employee_in_any_role(office: Office) -> None:
    believe(office.manager)
    office.confirm("legal")
    office.ask("legal")
    answered = office.receive(office.answer("legal").data)
    papers = (office.roster().data, office.receipt(answered).data, office.requests["legal"].data)
    boss = colleague(office, "Anna Berger")
    for data in papers:
        said = seen(office, data).statement
        assert said is not None
        for role in ("release-manager", "legal", ""):
            by: Author = author(boss, role)
            found = seen(office, forge(boss, replace(said, author=by), attachments_of(office, data)))
            assert not found.trusted or "statement.other-role" in blocking(found)
            assert found.verdict != "genuine"


def test_a_stakeholder_whose_certificate_could_issue_others_vouches_for_nobody(office: Office) -> None:
    katrin = authority("Katrin Albers", ROOT, usage=("key_cert_sign", "digital_signature"))
    office.laptops["legal"] = company_laptop(office.laptops["legal"], katrin)
    office.confirm("legal")
    office.ask("legal")
    assert office.receive(office.answer("legal").data).outcome == "counted"
    friend = employee(katrin, "Friend")
    assert told(seen(office, announced(office, friend, katrin))) == {"verify.signer-unknown"}
    # below a believed root she is an authority like every other one: it vouches for the name, and for no role
    believe(office.manager)
    found = seen(office, announced(office, friend, katrin))
    assert (found.verdict, told(found)) == ("genuine", {"verify.signer-vouched"})


def test_an_authority_in_the_key_list_holds_its_role_and_those_below_hold_none(office: Office) -> None:
    boss = authority("Katrin Albers", usage=("key_cert_sign", "digital_signature"))
    office.laptops["legal"] = company_laptop(office.laptops["legal"], boss)
    add_authority(office.manager.adapters, boss.pem, vouched=vouched(boss), now=START)
    office.confirm("legal")
    office.ask("legal")
    twin = colleague(office, "twin", employee(boss, "Katrin Albers"))
    opened = twin.open(office.requests["legal"].data, now=office.now())
    answer = twin.sign(opened.data, approved(2), now=office.now())
    assert office.receive(answer.data).outcome == "identity-open"
    assert office.receive(office.answer("legal").data).outcome == "counted"


@pytest.mark.parametrize("days", [0, 20])
def test_an_authority_whose_time_is_over_vouches_for_what_was_signed_in_it(office: Office, days: int) -> None:
    former = authority("Former", days=(-400, 10))
    add_authority(office.manager.adapters, former.pem, vouched=vouched(former), now=START)
    signer = employee(former)
    office.time += timedelta(days=days)
    found = seen(office, announced(office, signer))
    assert (found.verdict == "genuine") is (days == 0)
    assert days == 0 or (found.verdict, told(found)) == UNKNOWN


def copied(entity: Entity) -> Entity:
    """A certificate that says, to the letter, what another one says, its serial number among it, with another key."""
    key, root = new_key(), authority(serial=2)
    certificate = (
        x509.CertificateBuilder(
            entity.certificate.issuer,
            entity.certificate.subject,
            key.public_key(),
            entity.certificate.serial_number,
            entity.certificate.not_valid_before_utc,
            entity.certificate.not_valid_after_utc,
            list(entity.certificate.extensions),
        )
    ).sign(root.key, _SHA256)
    return Entity(key=key, certificate=certificate)


def test_a_copy_of_all_that_a_certificate_says_is_not_the_certificate(office: Office) -> None:
    believe(office.manager)
    katrin = employee(ROOT)
    office.laptops["legal"] = company_laptop(office.laptops["legal"], katrin)
    office.confirm("legal")
    office.ask("legal")
    twin = colleague(office, "twin", copied(katrin))
    answer = twin.sign(office.requests["legal"].data, approved(2), now=office.now())
    found = seen(office, answer.data)
    assert (found.verdict, told(found)) == UNKNOWN
    assert office.receive(answer.data).outcome == "identity-open"
    assert office.state("legal") != "approved"


def test_what_was_received_while_an_authority_was_believed_counts_no_more_for_it(office: Office) -> None:
    believe(office.manager)
    mallory = colleague(office, "Mallory Muster")
    office.ask("legal")
    answer = mallory.sign(office.requests["legal"].data, approved(2), now=office.now())
    assert office.receive(answer.data).outcome == "identity-open"
    (known,) = authorities(office.manager.adapters)
    remove_authority(office.manager.adapters, known.facts.fingerprint, by="Anna Berger", now=office.now())
    assert seen(office, answer.data).verdict == "unknown-signer"
    assert office.receive(answer.data).outcome == "duplicate"
    assert office.state("legal") != "approved"


def odd(entity: Entity, extension: x509.ExtensionType, *, instead: type[x509.ExtensionType]) -> Entity:
    """The same certificate of the believed root, with one extension that the validator stumbles over."""
    certificate = entity.certificate
    extensions = [item for item in certificate.extensions if not isinstance(item.value, instead)]
    builder = x509.CertificateBuilder(
        ROOT.certificate.subject,
        certificate.subject,
        certificate.public_key(),
        certificate.serial_number,
        certificate.not_valid_before_utc,
        certificate.not_valid_after_utc,
        extensions,
    ).add_extension(extension, critical=False)
    return Entity(key=entity.key, certificate=builder.sign(ROOT.key, _SHA256))


@pytest.mark.parametrize(
    "name",
    [b"\x86\x0bhttp://[::1", b"\x81\x0bk@xn--a.com", b"\x81\x08k@\xc3\xa4.com"],
    ids=["address", "host", "letter"],
)
def test_a_record_is_not_lost_because_an_authority_is_believed(office: Office, name: bytes) -> None:
    """Names in a certificate are often not what the standard says; a key in the key list is known without them."""
    raw = x509.UnrecognizedExtension(x509.ObjectIdentifier("2.5.29.17"), bytes((0x30, len(name))) + name)
    signer = odd(employee(ROOT), raw, instead=x509.SubjectAlternativeName)
    believe(office.manager)
    office.laptops["legal"] = company_laptop(office.laptops["legal"], signer)
    office.confirm("legal")
    office.ask("legal")
    answer = office.answer("legal").data
    assert seen(office, answer).verdict == "genuine"
    assert office.receive(answer).outcome == "counted"


def test_an_authority_whose_limits_cannot_be_read_is_not_kept_and_keeps_nothing_up(office: Office) -> None:
    limits = x509.NameConstraints([x509.OtherName(x509.ObjectIdentifier("1.3.6.1.4.1.311.20.2.3"), b"\x0c\x01a")], None)
    people = odd(authority("People", ROOT), limits, instead=x509.NameConstraints)
    with pytest.raises(KnownError, match=r"authority\.no-authority"):
        add_authority(office.manager.adapters, people.pem, vouched=vouched(people), now=START)
    assert not reaches(loaded(employee(people).certificate), loaded(people.certificate))
    assert reaches(loaded(employee(ROOT).certificate), loaded(people.certificate), loaded(ROOT.certificate))
