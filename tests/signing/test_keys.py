# SPDX-License-Identifier: MIT
"""Key files: made, opened, re-encrypted, and refused with the reason."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import pytest
from asn1crypto import pkcs12 as pkcs12_asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from hypothesis import given, settings
from hypothesis import strategies as st

from golive_desktop.domain.certificate import Subject
from golive_desktop.domain.problem import KnownError
from golive_desktop.signing.certificates import certificate_of, read_certificate
from golive_desktop.signing.keys import OpenKey, Pkcs12KeyMaker, open_key


def test_a_new_certificate_says_who_and_only_signs(own_key: OpenKey, subject: Subject, now: datetime) -> None:
    certificate = own_key.certificate
    assert certificate.subject == subject
    assert certificate.not_before == now
    assert certificate.not_after == now.replace(year=now.year + 3)
    assert certificate.self_signed
    leaf = own_key.leaf
    usage = leaf.extensions.get_extension_for_class(x509.KeyUsage)
    assert usage.critical
    assert usage.value.digital_signature
    assert usage.value.content_commitment
    assert not usage.value.key_cert_sign
    constraints = leaf.extensions.get_extension_for_class(x509.BasicConstraints)
    assert constraints.critical
    assert not constraints.value.ca
    assert leaf.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest
    assert isinstance(own_key.private_key.public_key(), ec.EllipticCurvePublicKey)
    assert leaf.version is x509.Version.v3


def test_names_are_written_as_utf8(own_key: OpenKey) -> None:
    name = own_key.leaf.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0]
    assert b"\x0c" + bytes([len(str(name.value).encode())]) + str(name.value).encode() in own_key.certificate.der


def test_each_serial_number_is_random(subject: Subject, now: datetime) -> None:
    maker = Pkcs12KeyMaker()
    files = [maker.create(subject, passphrase="p", now=now) for _ in range(2)]
    numbers = {open_key(data, passphrase="p").leaf.serial_number for data in files}
    assert len(numbers) == 2


def test_a_leap_day_lasts_three_years(subject: Subject) -> None:
    data = Pkcs12KeyMaker().create(subject, passphrase="p", now=datetime(2028, 2, 29, tzinfo=UTC))
    assert Pkcs12KeyMaker().certificate(data, passphrase="p").not_after == datetime(2031, 3, 1, tzinfo=UTC)


def test_the_encryption_is_strong(key_file: bytes) -> None:
    container = pkcs12_asn1.Pfx.load(key_file, strict=True)
    mac: Any = container["mac_data"]
    assert mac["mac"]["digest_algorithm"]["algorithm"].native == "sha256"
    bags = [info for info in container.authenticated_safe if info["content_type"].native == "encrypted_data"]
    scheme: Any = bags[0]["content"]["encrypted_content_info"]["content_encryption_algorithm"]
    assert scheme["algorithm"].native == "pbes2"
    assert scheme.encryption_cipher == "aes"
    assert scheme.key_length == 32
    assert scheme.kdf_iterations == 600_000
    assert scheme.kdf_hmac == "sha256"


@pytest.mark.parametrize(
    "subject",
    [
        Subject(name="", role="r", organisation="o", email=""),
        Subject(name="n" * 65, role="r", organisation="o", email=""),
        Subject(name="n", role="r" * 65, organisation="o", email=""),
        Subject(name="n", role="r", organisation="o", email="jürgen@example.org"),
    ],
)
def test_what_a_certificate_cannot_hold_is_refused(subject: Subject, now: datetime) -> None:
    with pytest.raises(KnownError) as error:
        Pkcs12KeyMaker().create(subject, passphrase="p", now=now)
    assert error.value.problem.code == "key.subject-unsuitable"


def test_a_name_stands_in_one_line(own_key: OpenKey, now: datetime) -> None:
    """Whoever made the certificate: a second line of a name could pass for a line of the page."""
    two_lines = "Eve\n  CEO: approved"
    made = Pkcs12KeyMaker().create(
        Subject(name=two_lines, role="R\tS", organisation=" o ", email=""), passphrase="p", now=now
    )
    expected = Subject(name="Eve CEO: approved", role="R S", organisation="o", email="")
    assert Pkcs12KeyMaker().certificate(made, passphrase="p").subject == expected
    key = own_key.private_key
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, two_lines)])
    foreign = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .serial_number(1)
        .not_valid_before(now)
        .not_valid_after(now.replace(year=now.year + 1))
        .public_key(key.public_key())
        .sign(key, hashes.SHA256())
    )
    assert certificate_of(foreign).subject.name == "Eve CEO: approved"


def test_only_the_name_is_needed(now: datetime) -> None:
    subject = Subject(name="Ελένη", role="", organisation="", email="")
    data = Pkcs12KeyMaker().create(subject, passphrase="p", now=now)
    assert Pkcs12KeyMaker().certificate(data, passphrase="p").subject == subject


def _refused(data: bytes, passphrase: str) -> tuple[str, str]:
    with pytest.raises(KnownError) as error:
        Pkcs12KeyMaker().certificate(data, passphrase=passphrase)
    return error.value.problem.code, error.value.problem.details.get("reason", "")


def test_a_wrong_passphrase_is_told_from_a_damaged_file(key_file: bytes, passphrase: str) -> None:
    assert _refused(key_file, "wrong")[0] == "key.passphrase-wrong"
    assert _refused(key_file, "")[0] == "key.passphrase-wrong"
    assert _refused(key_file[:-1], passphrase)[0] == "key.damaged"
    assert _refused(key_file + b"\0", passphrase)[0] == "key.damaged"
    assert _refused(b"", passphrase)[0] == "key.damaged"
    assert _refused(b"%PDF-1.7", passphrase)[0] == "key.damaged"


@settings(max_examples=25, deadline=None)
@given(position=st.integers(min_value=0), bit=st.integers(min_value=0, max_value=7))
def test_a_flipped_bit_never_crashes(company_file: Callable[[str], bytes], position: int, bit: int) -> None:
    data = bytearray(company_file("rsa"))
    data[position % len(data)] ^= 1 << bit
    with suppress(KnownError):  # a flipped bit in a friendly name changes nothing that matters
        Pkcs12KeyMaker().certificate(bytes(data), passphrase="correct horse battery")


def test_another_passphrase_keeps_key_and_certificates(company_file: Callable[[str], bytes], passphrase: str) -> None:
    maker = Pkcs12KeyMaker()
    old = company_file("rsa")
    new = maker.change_passphrase(old, old=passphrase, new="ein neuer Satz: ß")
    assert _refused(new, passphrase)[0] == "key.passphrase-wrong"
    before, after = open_key(old, passphrase=passphrase), open_key(new, passphrase="ein neuer Satz: ß")
    assert after.private_key.private_numbers() == before.private_key.private_numbers()
    assert after.leaf == before.leaf
    assert after.issuers == before.issuers
    assert len(after.issuers) == 1


@pytest.mark.parametrize("name", ["rsa", "ec", "direct"])
def test_a_company_key_is_taken(company_file: Callable[[str], bytes], passphrase: str, name: str) -> None:
    certificate = Pkcs12KeyMaker().certificate(company_file(name), passphrase=passphrase)
    assert certificate.subject.name.split()[-1].lower() == name
    assert certificate.subject.organisation == "Example Trust"
    assert certificate.subject.role == ""
    assert certificate.subject.email == ""
    assert not certificate.self_signed


@pytest.mark.parametrize(("name", "reason"), [("weak", "key-size"), ("odd", "key-type"), ("encipher", "key-usage")])
def test_an_unsuitable_key_is_refused(
    company_file: Callable[[str], bytes], passphrase: str, name: str, reason: str
) -> None:
    assert _refused(company_file(name), passphrase) == ("key.unsuitable", reason)


def test_an_open_key_does_not_show_itself(own_key: OpenKey) -> None:
    assert repr(own_key).startswith("OpenKey('")
    assert "Łukasz" in repr(own_key)
    assert "private_key" not in repr(own_key)


def test_a_certificate_is_read_from_der_and_pem(own_key: OpenKey) -> None:
    der, pem = own_key.certificate.der, own_key.leaf.public_bytes(Encoding.PEM)
    assert read_certificate(der) == own_key.certificate
    assert read_certificate(pem) == own_key.certificate


@pytest.mark.parametrize("data", [b"", b"x", b"-----BEGIN CERTIFICATE-----\n!!\n-----END CERTIFICATE-----\n", b"0\x80"])
def test_other_bytes_are_no_certificate(data: bytes) -> None:
    with pytest.raises(KnownError) as error:
        read_certificate(data)
    assert error.value.problem.code == "certificate.unreadable"


def test_a_cut_or_longer_certificate_is_refused(anchor: bytes) -> None:
    for data in (anchor[:-1], anchor + b"\0"):
        with pytest.raises(KnownError):
            read_certificate(data)
