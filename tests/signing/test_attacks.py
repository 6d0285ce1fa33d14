# SPDX-License-Identifier: MIT
"""What others could do to a signed file and its signature; none of it passes."""

import hashlib
import re
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from asn1crypto import cms, core, keys, x509
from cryptography import x509 as pyca
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import PdfSignatureMetadata, SimpleSigner
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.pdf_signer import PdfSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from golive_desktop.domain.problem import Severity, worst
from golive_desktop.ports.signing import SignatureReport
from golive_desktop.signing.certifying import certify_with
from golive_desktop.signing.keys import OpenKey

Codes = Callable[..., set[str]]
Inspect = Callable[..., SignatureReport]

_P256 = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def _contents(pdf: bytes) -> tuple[int, int]:
    match = re.search(rb"<([0-9A-Fa-f]{200,})>", pdf)
    assert match is not None
    return match.start(1), match.end(1)


def _cms(pdf: bytes) -> cms.ContentInfo:
    start, end = _contents(pdf)
    info: cms.ContentInfo = cms.ContentInfo.load(bytes.fromhex(pdf[start:end].decode()))
    return info


def _with_contents(pdf: bytes, der: bytes) -> bytes:
    start, end = _contents(pdf)
    digits = der.hex().upper().encode().ljust(end - start, b"0")
    return pdf[:start] + digits[: end - start] + pdf[end:]


def _signer(key: OpenKey) -> SimpleSigner:

    raw = key.private_key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return SimpleSigner(
        x509.Certificate.load(key.certificate.der), keys.PrivateKeyInfo.load(raw), SimpleCertificateStore()
    )


class _LawlessSigner(PdfSigner):
    def _enforce_certification_constraints(self, reader: PdfFileReader) -> None:
        """An attacker would not keep to them."""


def _signed_by_pyhanko(key: OpenKey, pdf: bytes, name: str, permissions: MDPPerm | None = None) -> bytes:
    settings = PdfSignatureMetadata(
        field_name=name,
        subfilter=SigSeedSubFilter.PADES,
        md_algorithm="sha256",
        certify=permissions is not None,
        docmdp_permissions=permissions or MDPPerm.FILL_FORMS,
    )
    out: BytesIO = _LawlessSigner(settings, _signer(key)).sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)))
    return out.getvalue()


@pytest.mark.parametrize("tail", [b"\n", b"\n\n", b" ", b"%", b"\0", b"trailing"])
def test_trailing_bytes(codes: Codes, signed: bytes, tail: bytes) -> None:
    assert "signature.trailing-bytes" in codes(signed + tail)


@pytest.mark.parametrize("head", [b"\n", b"x", b"%PDF-1.7\n"])
def test_leading_bytes(inspect: Inspect, signed: bytes, head: bytes) -> None:
    assert worst(inspect(head + signed).problems) is Severity.BLOCKS


def test_cut_back_to_the_revision_before(codes: Codes, signed: bytes, page: bytes) -> None:
    assert codes(signed[: len(page)]) == {"signature.missing"}


def test_cut_short(inspect: Inspect, signed: bytes) -> None:
    for missing in (1, 2, 6, 7, 50):
        assert worst(inspect(signed[:-missing]).problems) is Severity.BLOCKS


def test_lower_case_digits(codes: Codes, signed: bytes) -> None:
    start, end = _contents(signed)
    assert codes(signed[:start] + signed[start:end].lower() + signed[end:]) == {"signature.contents"}


def test_padding(codes: Codes, signed: bytes) -> None:
    _, end = _contents(signed)
    der = _cms(signed).dump()
    start = _contents(signed)[0] + 2 * len(der)
    if start == end:
        pytest.skip("this signature needed all of its space")
    assert codes(signed[: end - 1] + b"1" + signed[end:]) == {"signature.contents"}


def test_blanks_among_the_digits(codes: Codes, signed: bytes) -> None:
    _, end = _contents(signed)
    assert "signature.contents" in codes(signed[: end - 2] + b"  " + signed[end:])


def test_the_other_signature_of_the_same_key(codes: Codes, signed: bytes) -> None:
    info = _cms(signed)
    signer = info["content"]["signer_infos"][0]
    r, s = decode_dss_signature(signer["signature"].native)
    signer["signature"] = encode_dss_signature(r, _P256 - s)
    changed = _with_contents(signed, info.dump(force=True))
    assert "signature.contents" in codes(changed)


def _add_certificate(info: cms.ContentInfo, other: x509.Certificate) -> None:
    info["content"]["certificates"].append(cms.CertificateChoices(name="certificate", value=other))


def _roomy(key: OpenKey, pdf: bytes, change: Callable[[cms.ContentInfo], None]) -> bytes:
    """A file whose signature was laid out by somebody else, with room for anything."""
    raw = _signed_by_pyhanko(key, pdf, "Signature", MDPPerm.NO_CHANGES)
    info = _cms(raw)
    change(info)
    return _with_contents(raw, info.dump(force=True))


def test_the_layout_of_another_program_is_not_ours(codes: Codes, page: bytes, own_key: OpenKey) -> None:
    assert codes(_roomy(own_key, page, lambda _info: None)) == {"signature.contents", "signature.time-ahead"}


def _forged(signed: bytes, change: Callable[[cms.ContentInfo], None]) -> bytes:
    """The same file with a larger /Contents than it had; the ranges no longer fit."""
    info = _cms(signed)
    change(info)
    der: bytes = info.dump(force=True)
    start, end = _contents(signed)
    return signed[:start] + der.hex().upper().encode() + signed[end:]


def _unsigned_attribute(info: cms.ContentInfo) -> None:
    attribute = cms.CMSAttribute({"type": "1.2.3.4", "values": [core.Any(core.OctetString(b"x"))]})
    info["content"]["signer_infos"][0]["unsigned_attrs"] = cms.CMSAttributes([attribute])


def test_an_unsigned_attribute(inspect: Inspect, signed: bytes) -> None:
    assert worst(inspect(_forged(signed, _unsigned_attribute)).problems) is Severity.BLOCKS


def test_one_more_certificate(inspect: Inspect, signed: bytes, pki: dict[str, Any]) -> None:
    other = x509.Certificate.load(pki["root"].der)
    changed = _forged(signed, lambda info: _add_certificate(info, other))
    assert worst(inspect(changed).problems) is Severity.BLOCKS


def test_a_swapped_certificate_of_the_same_key(codes: Codes, signed: bytes, own_key: OpenKey, now: datetime) -> None:
    """Same key, same names, same length: only the signed attribute tells them apart."""

    leaf = own_key.leaf
    private_key = own_key.private_key
    assert isinstance(private_key, ec.EllipticCurvePrivateKey)
    der = b""
    for _ in range(200):
        builder = pyca.CertificateBuilder(
            leaf.issuer, leaf.subject, leaf.public_key(), leaf.serial_number, now, leaf.not_valid_after_utc
        )
        for extension in leaf.extensions:
            builder = builder.add_extension(extension.value, critical=extension.critical)
        der = builder.sign(private_key, hashes.SHA256()).public_bytes(Encoding.DER)
        if len(der) == len(own_key.certificate.der) and der != own_key.certificate.der:
            break
    start, end = _contents(signed)
    old, new = (data.hex().upper().encode() for data in (own_key.certificate.der, der))
    changed = signed[:start] + signed[start:end].replace(old, new) + signed[end:]
    assert changed != signed
    assert codes(changed) & {"signature.contents", "signature.unreadable"}


def test_a_second_signature(codes: Codes, signed: bytes, own_key: OpenKey) -> None:
    found = codes(_signed_by_pyhanko(own_key, signed, "Another"))
    assert {"signature.more-than-one", "signature.changed-afterwards", "signature.not-certified"} <= found


def test_an_approval_signature_is_no_certification(codes: Codes, page: bytes, own_key: OpenKey) -> None:
    assert "signature.not-certified" in codes(_signed_by_pyhanko(own_key, page, "Signature"))


def test_a_certification_that_allows_changes(codes: Codes, page: bytes, own_key: OpenKey) -> None:
    pdf = _signed_by_pyhanko(own_key, page, "S", MDPPerm.FILL_FORMS)
    assert "signature.not-certified" in codes(pdf)


def _range(pdf: bytes) -> tuple[re.Match[bytes], list[int]]:
    match = re.search(rb"/ByteRange \[([0-9 ]+)\]", pdf)
    assert match is not None
    return match, [int(number) for number in match[1].split()]


def test_signature_wrapping(inspect: Inspect, signed: bytes) -> None:
    """The second range is moved, and other content is put between (Mladenov et al., 2019)."""
    match, (_, gap, resume, rest) = _range(signed)
    evil = b"\n9 0 obj<</Evil true>>endobj\n"
    moved = b"[0 %d %d %d]" % (gap, resume + len(evil), rest)
    changed = signed[: match.start()] + b"/ByteRange " + moved + signed[match.end() :]
    changed = changed[:resume] + evil + changed[resume:]
    assert worst(inspect(changed).problems) is Severity.BLOCKS


@pytest.mark.parametrize(
    "numbers", [b"[]", b"[0 1 2]", b"[0 0 0 0]", b"[0 -1 5 9]", b"[1 2 3 4]", b"[0 9 9 9 9 9]", b"null", b"[0 1 1 1]"]
)
def test_strange_ranges(inspect: Inspect, signed: bytes, numbers: bytes) -> None:
    match, _ = _range(signed)
    space = match.end() - match.start()
    changed = signed[: match.start()] + (b"/ByteRange " + numbers).ljust(space) + signed[match.end() :]
    assert worst(inspect(changed).problems) is Severity.BLOCKS


def test_a_timestamp_from_another_file(codes: Codes, page: bytes, own_key: OpenKey, now: datetime, clock: str) -> None:
    url = f"{clock}/tsa"
    first, second = (certify_with(own_key, page, meaning=m, signed_at=now, timestamp_url=url) for m in ("1", "2"))
    foreign, own = (_cms(pdf)["content"]["signer_infos"][0]["unsigned_attrs"].dump() for pdf in (first, second))
    if len(foreign) != len(own):
        pytest.skip("tokens of different sizes do not fit into each other")
    der = _cms(second).dump().replace(own, foreign)
    assert codes(_with_contents(second, der)) == {"signature.timestamp-broken"}


def test_it_never_goes_online(monkeypatch: pytest.MonkeyPatch, inspect: Inspect, signed: bytes) -> None:
    def refuse(*_args: object, **_more: object) -> None:
        raise AssertionError("a connection")

    monkeypatch.setattr("socket.socket.connect", refuse)
    assert inspect(signed).problems == ()


def test_digest_of_the_sample_is_what_was_signed(signed: bytes) -> None:
    _, (_, gap, resume, rest) = _range(signed)
    digest = hashlib.sha256(signed[:gap] + signed[resume : resume + rest]).digest()
    assert digest in _cms(signed)["content"]["signer_infos"][0]["signed_attrs"].dump()
