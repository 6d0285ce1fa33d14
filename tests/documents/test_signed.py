# SPDX-License-Identifier: MIT
from datetime import UTC, datetime, timedelta
from io import BytesIO

import page
import pytest
from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import PdfSignatureMetadata, PdfTimeStamper, SimpleSigner, fields, sign_pdf
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator.registry import SimpleCertificateStore

from golive_desktop.documents.reader import PdfReader
from golive_desktop.domain.blocks import Pages


def _signer(*, stamps_time: bool = False) -> SimpleSigner:
    """A throw-away self-made key."""
    key = rsa.generate_private_key(65537, 2048) if stamps_time else ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Dr. Katrin Albers")])
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
    )
    if stamps_time:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    certificate = builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)
    private = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return SimpleSigner(
        signing_cert=asn1_x509.Certificate.load(certificate),
        signing_key=asn1_keys.PrivateKeyInfo.load(private),
        cert_registry=SimpleCertificateStore(),
    )


@pytest.fixture
def signed(genuine: bytes) -> bytes:
    target = BytesIO()
    sign_pdf(
        IncrementalPdfFileWriter(BytesIO(genuine)),
        PdfSignatureMetadata(
            field_name="Signature",
            certify=True,
            docmdp_permissions=fields.MDPPerm.NO_CHANGES,
            subfilter=fields.SigSeedSubFilter.PADES,
            md_algorithm="sha256",
            reason="I approve",
        ),
        signer=_signer(),
        output=target,
    )
    return target.getvalue()


def _with_dss(signed: bytes) -> bytes:
    target = BytesIO(signed)
    contents = PdfFileReader(BytesIO(signed)).embedded_signatures[0].pkcs7_content
    DocumentSecurityStore.add_dss(target, contents, certs=[_signer().signing_cert])
    return target.getvalue()


def _with_timestamp(signed: bytes) -> bytes:
    stamper = _signer(stamps_time=True)
    assert stamper.signing_cert
    service = DummyTimeStamper(stamper.signing_cert, stamper.signing_key)
    target = BytesIO()
    PdfTimeStamper(timestamper=service).timestamp_pdf(
        IncrementalPdfFileWriter(BytesIO(signed)), md_algorithm="sha256", output=target
    )
    return target.getvalue()


def test_a_signed_file_is_pdf_a_3b(signed: bytes) -> None:
    report = page.validate_pdf_bytes(signed, profile="3b")

    assert [failure.rule_id for failure in report.failures] == []


def test_a_signed_file_reads_as_before(signed: bytes, genuine: bytes, english_approval: Pages) -> None:
    before, after = PdfReader().read(genuine), PdfReader().read(signed)

    assert after == before
    assert after.problems == ()
    assert PdfReader().compare(after.printed, english_approval) == ()


def test_later_proofs_and_timestamps_are_accepted(signed: bytes, english_approval: Pages) -> None:
    later = _with_timestamp(_with_dss(_with_timestamp(signed)))
    read = PdfReader().read(later)

    assert read.problems == ()
    assert PdfReader().compare(read.printed, english_approval) == ()
