# SPDX-License-Identifier: MIT
"""What others may append to a signed file: only material for long-term validation."""

from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from asn1crypto import crl, x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import CertificateRevocationListBuilder
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.signers.pdf_signer import PdfTimeStamper
from pyhanko.sign.timestamps import HTTPTimeStamper
from pyhanko.sign.validation.dss import DocumentSecurityStore

from golive_desktop.domain.problem import Severity, worst
from golive_desktop.ports.signing import SignatureReport
from golive_desktop.signing.certifying import certify_with
from golive_desktop.signing.keys import OpenKey

Codes = Callable[..., set[str]]
Inspect = Callable[..., SignatureReport]


def _updated(pdf: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _new_page_content(writer: IncrementalPdfFileWriter) -> None:
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page[pdf_name("/Contents")] = writer.add_object(generic.StreamObject(stream_data=b"0 0 200 100 re f"))
    writer.update_container(page)


def _new_metadata(writer: IncrementalPdfFileWriter) -> None:
    writer.root[pdf_name("/Metadata")] = writer.add_object(generic.StreamObject(stream_data=b"<x/>"))
    writer.update_root()


def _new_action(writer: IncrementalPdfFileWriter) -> None:
    writer.root[pdf_name("/OpenAction")] = generic.ArrayObject()
    writer.update_root()


def _orphan(writer: IncrementalPdfFileWriter) -> None:
    writer.add_object(generic.pdf_string("hidden"))
    writer.root[pdf_name("/Extensions")] = generic.DictionaryObject()
    writer.update_root()


def _new_info(writer: IncrementalPdfFileWriter) -> None:
    info = generic.DictionaryObject({pdf_name("/Title"): generic.pdf_string("Another title")})
    writer.set_info(writer.add_object(info))
    writer.update_root()


def _no_permissions(writer: IncrementalPdfFileWriter) -> None:
    del writer.root["/Perms"]
    writer.update_root()


def _new_meaning(writer: IncrementalPdfFileWriter) -> None:
    value = writer.root["/AcroForm"]["/Fields"][0].get_object()["/V"]
    value[pdf_name("/Reason")] = generic.pdf_string("I reject")
    writer.update_container(value)


@pytest.mark.parametrize(
    "change", [_new_page_content, _new_metadata, _new_action, _new_info, _no_permissions, _new_meaning]
)
def test_a_later_revision_that_changes_something(
    inspect: Inspect, signed: bytes, change: Callable[[IncrementalPdfFileWriter], None]
) -> None:
    assert worst(inspect(_updated(signed, change)).problems) is Severity.BLOCKS


def test_shadow_content_prepared_before_signing(inspect: Inspect, page: bytes, own_key: OpenKey, now: datetime) -> None:
    """Shadow attack: an object that nothing used when it was signed is put in use afterwards."""
    prepared = _updated(page, _orphan)
    pdf = certify_with(own_key, prepared, meaning="m", signed_at=now)
    assert worst(inspect(pdf).problems) is not Severity.BLOCKS

    def show(writer: IncrementalPdfFileWriter) -> None:
        sheet = writer.root["/Pages"]["/Kids"][0].get_object()
        sheet[pdf_name("/Annots")] = generic.ArrayObject(
            [writer.add_object(generic.DictionaryObject({pdf_name("/Subtype"): pdf_name("/FreeText")}))]
        )
        writer.update_container(sheet)

    assert "signature.changed-afterwards" in {problem.code for problem in inspect(_updated(pdf, show)).problems}


def _with_dss(pdf: bytes, certificate: bytes) -> bytes:
    out = BytesIO(pdf)
    DocumentSecurityStore.add_dss(out, sig_contents=None, certs=[x509.Certificate.load(certificate)])
    return out.getvalue()


def _with_stamp(pdf: bytes, url: str) -> bytes:
    stamper = PdfTimeStamper(HTTPTimeStamper(url))
    out: BytesIO = stamper.timestamp_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), "sha256")
    return out.getvalue()


def test_a_security_store_may_follow(codes: Codes, signed: bytes, anchor: bytes) -> None:
    pdf = _with_dss(signed, anchor)
    assert len(pdf) > len(signed)
    assert codes(pdf) == set()


def test_a_document_timestamp_may_follow(inspect: Inspect, signed: bytes, clock: str) -> None:
    pdf = _with_stamp(signed, f"{clock}/tsa")
    report = inspect(pdf)
    assert report.problems == ()
    assert len(report.signatures) == 1


def test_both_may_follow_twice(  # noqa: PLR0913, PLR0917 - fixtures
    inspect: Inspect, page: bytes, own_key: OpenKey, now: datetime, clock: str, pki: dict[str, Any], anchor: bytes
) -> None:
    url = f"{clock}/tsa"
    pdf = certify_with(own_key, page, meaning="m", signed_at=now, timestamp_url=url)
    levels = []
    for certificate in (anchor, pki["root"].der):
        pdf = _with_dss(pdf, certificate)
        levels.append(inspect(pdf, (anchor, pki["root"].der)).signatures[0].level)
        pdf = _with_stamp(pdf, url)
        report = inspect(pdf, (anchor, pki["root"].der))
        assert report.problems == ()
        levels.append(report.signatures[0].level)
    assert levels == ["B-LT", "B-LTA", "B-LTA", "B-LTA"]


def test_what_follows_a_timestamp_is_looked_at_too(codes: Codes, signed: bytes, clock: str, anchor: bytes) -> None:
    pdf = _updated(_with_stamp(_with_dss(signed, anchor), f"{clock}/tsa"), _new_page_content)
    assert "signature.changed-afterwards" in codes(pdf)
    assert "signature.trailing-bytes" in codes(_with_dss(signed, anchor) + b"\n\n")


def test_a_broken_document_timestamp(codes: Codes, signed: bytes, clock: str) -> None:
    pdf = bytearray(_with_stamp(signed, f"{clock}/tsa"))
    (stamp,) = PdfFileReader(BytesIO(bytes(pdf))).embedded_timestamp_signatures
    signature = stamp.signer_info["signature"].native.hex().encode()
    position = bytes(pdf).lower().rindex(signature)
    pdf[position : position + 1] = b"0" if pdf[position : position + 1] != b"0" else b"1"
    assert codes(bytes(pdf)) & {"signature.timestamp-broken", "signature.unreadable"}


def _with_entry(owner: str, key: str, value: generic.PdfObject) -> Callable[[IncrementalPdfFileWriter], None]:
    def change(writer: IncrementalPdfFileWriter) -> None:
        store = writer.root["/DSS"].get_object()
        target = store if owner == "/DSS" else store[owner]
        if isinstance(target, generic.ArrayObject):
            target.append(writer.add_object(value))
        else:
            target[pdf_name(key)] = value
        writer.update_container(store)

    return change


def _unused(writer: IncrementalPdfFileWriter) -> None:
    writer.add_object(generic.StreamObject(stream_data=b"I reject everything."))
    store = writer.root["/DSS"].get_object()
    writer.update_container(store)


def _speaking_extension(writer: IncrementalPdfFileWriter) -> None:
    words = generic.pdf_string("I reject everything. " * 9)
    writer.root[pdf_name("/Extensions")] = generic.DictionaryObject({pdf_name("/X"): words})
    writer.update_root()


def _stream(data: bytes, **entries: generic.PdfObject) -> generic.StreamObject:
    named = {pdf_name(f"/{key}"): value for key, value in entries.items()}
    return generic.StreamObject(named, stream_data=data)


TEXT = generic.pdf_string("I reject everything.")


@pytest.mark.parametrize(
    "change",
    [
        _with_entry("/DSS", "/Note", TEXT),
        _with_entry("/Certs", "", _stream(b"I reject everything.")),
        _with_entry("/Certs", "", TEXT),
        _with_entry("/DSS", "/CRLs", generic.ArrayObject([TEXT])),
        _with_entry("/DSS", "/OCSPs", TEXT),
        _with_entry("/DSS", "/VRI", generic.DictionaryObject({pdf_name("/A"): TEXT})),
        _with_entry(
            "/DSS",
            "/VRI",
            generic.DictionaryObject({pdf_name("/A"): generic.DictionaryObject({pdf_name("/Note"): TEXT})}),
        ),
        _unused,
        _speaking_extension,
    ],
)
def test_nothing_is_hidden_in_a_security_store(
    codes: Codes, signed: bytes, anchor: bytes, change: Callable[[IncrementalPdfFileWriter], None]
) -> None:
    pdf = _with_dss(signed, anchor)
    assert codes(pdf) == set()
    assert "signature.changed-afterwards" in codes(_updated(pdf, change))


def test_a_certificate_with_something_behind_it_is_none(codes: Codes, signed: bytes, anchor: bytes) -> None:
    pdf = _with_dss(signed, anchor)
    longer = _with_entry("/Certs", "", _stream(anchor + b"I reject everything."))
    named = _with_entry("/Certs", "", _stream(anchor, Note=TEXT))
    twice = _with_entry("/Certs", "", _stream(anchor))
    assert codes(_updated(pdf, twice)) == set()
    for change in (longer, named):
        assert "signature.changed-afterwards" in codes(_updated(pdf, change))


def test_revocation_lists_and_their_index_may_follow(
    codes: Codes, signed: bytes, anchor: bytes, pki: dict[str, Any], now: datetime
) -> None:
    root = pki["root"]
    revoked = (
        CertificateRevocationListBuilder()
        .issuer_name(root.certificate.subject)
        .last_update(now)
        .next_update(now + timedelta(days=1))
        .sign(root.key, hashes.SHA256())
    )
    (signature,) = PdfFileReader(BytesIO(signed)).embedded_signatures
    out = BytesIO(signed)
    DocumentSecurityStore.add_dss(
        out,
        sig_contents=signature.pkcs7_content,
        certs=[x509.Certificate.load(anchor)],
        crls=[crl.CertificateList.load(revoked.public_bytes(Encoding.DER))],
    )
    assert "/VRI" in PdfFileReader(out).root["/DSS"]
    assert codes(out.getvalue()) == set()
