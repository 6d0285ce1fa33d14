# SPDX-License-Identifier: MIT
"""Certification signatures: what stands in them, who else accepts them, and when none is made."""

import re
import subprocess
from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from asn1crypto import x509
from page import ValidationProfile, validate_pdf_bytes
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from golive_desktop.domain.problem import KnownError
from golive_desktop.signing import timestamps
from golive_desktop.signing.certifying import PadesSigner, certify_with
from golive_desktop.signing.keys import OpenKey, open_key

Codes = Callable[..., set[str]]


def test_the_port_signs_with_a_key_file(
    page: bytes, key_file: bytes, passphrase: str, now: datetime, codes: Codes
) -> None:
    pdf = PadesSigner().certify(
        page, key_file=key_file, passphrase=passphrase, meaning="m", signed_at=now, timestamp_url=None
    )
    assert pdf.startswith(page)
    assert codes(pdf) == set()
    with pytest.raises(KnownError) as error:
        PadesSigner().certify(
            page, key_file=key_file, passphrase="wrong", meaning="m", signed_at=now, timestamp_url=None
        )
    assert error.value.problem.code == "key.passphrase-wrong"


def test_the_dictionary_says_who_why_and_when(signed: bytes) -> None:
    reader = PdfFileReader(BytesIO(signed))
    (signature,) = reader.embedded_signatures
    value = signature.sig_object
    assert value["/SubFilter"] == "/ETSI.CAdES.detached"
    assert value["/Name"] == "Łukasz Ελένη Çağla"
    assert value["/Reason"] == "I approve: Łukasz"
    assert value["/M"] == "D:20260305140322+01'00'"
    assert signature.docmdp_level is MDPPerm.NO_CHANGES
    assert signature.md_algorithm == "sha256"
    assert list(signature.sig_field["/Rect"]) == [0, 0, 0, 0]
    assert "/AP" not in signature.sig_field


def test_pyhanko_agrees(signed: bytes, own_key: OpenKey) -> None:
    (signature,) = PdfFileReader(BytesIO(signed)).embedded_signatures
    context = ValidationContext(trust_roots=[x509.Certificate.load(own_key.certificate.der)], allow_fetching=False)
    assert validate_pdf_signature(signature, context).bottom_line


@pytest.mark.second_reader
def test_other_readers_agree(signed: bytes, tmp_path: Path) -> None:
    file = tmp_path / "signed.pdf"
    file.write_bytes(signed)
    said = subprocess.run(["pdfsig", str(file)], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid." in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    checked = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


def test_it_stays_archivable(page: bytes, signed: bytes) -> None:
    for pdf in (page, signed):
        report = validate_pdf_bytes(pdf, profile=ValidationProfile.PDF_A_3B)
        assert report.is_compliant, [(failure.rule_id, failure.message) for failure in report.failures]


def test_hardly_a_byte_is_wasted(signed: bytes) -> None:
    digits = re.findall(rb"<([0-9A-F]{200,})>", signed)
    assert len(digits) == 1
    assert len(digits[0]) - len(digits[0].rstrip(b"0")) <= 8


@pytest.mark.parametrize("name", ["rsa", "ec", "direct"])
def test_company_keys_sign(  # noqa: PLR0913, PLR0917 - fixtures
    page: bytes, company_file: Callable[[str], bytes], passphrase: str, now: datetime, codes: Codes, name: str
) -> None:
    key = open_key(company_file(name), passphrase=passphrase)
    pdf = certify_with(key, page, meaning="m", signed_at=now)
    assert codes(pdf) == {"signature.revocation-not-checked"}


@pytest.mark.parametrize("name", ["expired", "early"])
def test_outside_its_period_a_key_signs_nothing(
    page: bytes, company_file: Callable[[str], bytes], passphrase: str, now: datetime, name: str
) -> None:
    key = open_key(company_file(name), passphrase=passphrase)
    with pytest.raises(KnownError) as error:
        certify_with(key, page, meaning="m", signed_at=now)
    assert error.value.problem.code == "key.expired"
    assert set(error.value.problem.details) == {"not_before", "not_after"}


def test_the_time_needs_its_offset(page: bytes, own_key: OpenKey, now: datetime) -> None:
    with pytest.raises(ValueError, match="offset"):
        certify_with(own_key, page, meaning="m", signed_at=now.replace(tzinfo=None))


def test_what_cannot_be_certified_is_refused(signed: bytes, own_key: OpenKey, now: datetime) -> None:
    for pdf in (signed, b"", b"no PDF at all"):
        with pytest.raises(KnownError) as error:
            certify_with(own_key, pdf, meaning="m", signed_at=now)
        assert error.value.problem.code == "signing.not-signable"


@pytest.mark.parametrize("authority", ["tsa", "tsa-ec"])
def test_a_time_stamp_makes_baseline_t(  # noqa: PLR0913, PLR0917 - fixtures
    page: bytes, own_key: OpenKey, now: datetime, clock: str, codes: Codes, authority: str
) -> None:
    pdf = certify_with(own_key, page, meaning="m", signed_at=now, timestamp_url=f"{clock}/{authority}")
    assert codes(pdf) == {"signature.timestamp-untrusted"}


@pytest.mark.parametrize(
    ("way", "reason"),
    [
        ("garbage", "bad-answer"),
        ("html", "bad-answer"),
        ("large", "bad-answer"),
        ("replay", "bad-answer"),
        ("error", "no-answer"),
        ("rejected", "no-answer"),
        ("hang", "no-answer"),
    ],
)
def test_without_a_sound_time_stamp_nothing_is_signed(  # noqa: PLR0913, PLR0917 - fixtures
    monkeypatch: pytest.MonkeyPatch, page: bytes, own_key: OpenKey, now: datetime, clock: str, way: str, reason: str
) -> None:
    monkeypatch.setattr(timestamps, "_TIMEOUT", 0.3)
    with pytest.raises(KnownError) as error:
        certify_with(own_key, page, meaning="m", signed_at=now, timestamp_url=f"{clock}/{way}")
    problem = error.value.problem
    assert (problem.code, problem.details["reason"]) == ("signing.timestamp-unavailable", reason)
    assert problem.subject.endswith(way)


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/", "file:///etc/hostname", "nonsense", "http://[", ""])
def test_no_time_stamp_from_nowhere(page: bytes, own_key: OpenKey, now: datetime, url: str) -> None:
    with pytest.raises(KnownError) as error:
        certify_with(own_key, page, meaning="m", signed_at=now, timestamp_url=url)
    assert error.value.problem.code == "signing.timestamp-unavailable"


def test_the_address_of_an_authority_is_named_without_its_secrets(page: bytes, own_key: OpenKey, now: datetime) -> None:
    with pytest.raises(KnownError) as error:
        certify_with(own_key, page, meaning="m", signed_at=now, timestamp_url="http://me:pw@127.0.0.1:9/tsa@a?key=pw")
    assert error.value.problem.subject == "http://127.0.0.1:9/tsa@a"


def test_times_keep_their_offset(page: bytes, own_key: OpenKey, now: datetime) -> None:
    signed_at = (now + timedelta(microseconds=7)).astimezone()
    pdf = certify_with(own_key, page, meaning="m", signed_at=signed_at)
    (signature,) = PdfFileReader(BytesIO(pdf)).embedded_signatures
    assert signature.self_reported_timestamp == signed_at.replace(microsecond=0)
