# SPDX-License-Identifier: MIT
"""What a signature proves: facts, trust from outside the file, and never an exception."""

from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golive_desktop.domain.problem import Severity, worst
from golive_desktop.ports.signing import SignatureReport
from golive_desktop.signing.certifying import certify_with
from golive_desktop.signing.inspecting import PadesInspector
from golive_desktop.signing.keys import OpenKey, open_key

Inspect = Callable[..., SignatureReport]


def test_the_facts_of_a_signature(inspect: Inspect, signed: bytes, own_key: OpenKey, now: datetime) -> None:
    report = inspect(signed)
    (facts,) = report.signatures
    assert report.problems == ()
    assert facts.certificate == own_key.certificate
    assert facts.signed_at == now
    assert facts.signed_at.utcoffset() == timedelta(hours=1)
    assert facts.timestamped_at is None
    assert facts.level == "B-B"
    assert facts.trusted
    assert facts.field == "Signature"


def test_an_unknown_signer_is_no_problem_of_the_signature(inspect: Inspect, signed: bytes, pki: dict[str, Any]) -> None:
    for anchors in ((), (pki["root"].der, pki["ec"].der), (b"garbage",)):
        report = inspect(signed, anchors)
        assert report.problems == ()
        assert [facts.trusted for facts in report.signatures] == [False]


def test_a_company_vouches_for_its_people(  # noqa: PLR0913, PLR0917 - fixtures
    inspect: Inspect,
    page: bytes,
    company_file: Callable[[str], bytes],
    passphrase: str,
    now: datetime,
    pki: dict[str, Any],
) -> None:
    key = open_key(company_file("rsa"), passphrase=passphrase)
    pdf = certify_with(key, page, meaning="m", signed_at=now)

    def trusted(*names: str) -> bool:
        report = inspect(pdf, tuple(pki[name].der for name in names))
        assert worst(report.problems) is Severity.INFORMS
        return report.signatures[0].trusted

    assert trusted("root")
    assert trusted("middle")
    assert trusted("rsa")
    assert not trusted("foreign-root")
    assert not trusted("ec")
    assert not trusted()


def test_a_leaf_never_vouches_for_another(  # noqa: PLR0913, PLR0917 - fixtures
    inspect: Inspect, page: bytes, company_file: Callable[[str], bytes], passphrase: str, now: datetime, anchor: bytes
) -> None:
    pdf = certify_with(open_key(company_file("ec"), passphrase=passphrase), page, meaning="m", signed_at=now)
    assert not inspect(pdf, (anchor,)).signatures[0].trusted


def test_a_time_stamp_is_read(  # noqa: PLR0913, PLR0917 - fixtures
    inspect: Inspect, page: bytes, own_key: OpenKey, now: datetime, clock: str, anchor: bytes, pki: dict[str, Any]
) -> None:
    pdf = certify_with(own_key, page, meaning="m", signed_at=now, timestamp_url=f"{clock}/tsa")
    report = inspect(pdf, (anchor, pki["root"].der))
    (facts,) = report.signatures
    assert report.problems == ()
    assert facts.level == "B-T"
    assert facts.timestamped_at == now + timedelta(seconds=5)
    assert facts.trusted
    untrusted = inspect(pdf)
    assert [(problem.code, problem.severity) for problem in untrusted.problems] == [
        ("signature.timestamp-untrusted", Severity.INFORMS)
    ]


def test_a_clock_without_the_right_to_stamp_is_not_believed(
    inspect: Inspect, page: bytes, own_key: OpenKey, now: datetime, clock: str
) -> None:
    pdf = certify_with(own_key, page, meaning="m", signed_at=now, timestamp_url=f"{clock}/tsa-plain")
    report = inspect(pdf)
    assert {problem.code for problem in report.problems} == {"signature.timestamp-broken"}
    assert worst(report.problems) is Severity.BLOCKS
    assert report.signatures[0].timestamped_at is None


def test_a_time_ahead_asks(signed: bytes, anchor: bytes, now: datetime) -> None:
    report = PadesInspector().inspect(signed, anchors=[anchor], now=now - timedelta(minutes=11))
    assert [(problem.code, problem.severity) for problem in report.problems] == [
        ("signature.time-ahead", Severity.ASKS)
    ]


def test_years_later_the_time_of_signing_counts(signed: bytes, anchor: bytes, now: datetime) -> None:
    assert PadesInspector().inspect(signed, anchors=[anchor], now=now + timedelta(days=9000)).problems == ()


def test_a_file_without_signature(inspect: Inspect, page: bytes) -> None:
    report = inspect(page)
    assert [problem.code for problem in report.problems] == ["signature.missing"]
    assert report.signatures == ()


def test_an_encrypted_file_is_not_read(inspect: Inspect, page: bytes) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(page)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert [problem.code for problem in inspect(out.getvalue()).problems] == ["signature.unreadable"]


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7\n", b"\x89PNG", b"%PDF-1.7\n" + b"<<" * 5000 + b"\n%%EOF\n"])
def test_other_bytes_are_a_problem_not_an_exception(inspect: Inspect, pdf: bytes) -> None:
    assert worst(inspect(pdf).problems) is Severity.BLOCKS


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=200), cut=st.integers(min_value=0))
def test_any_bytes_are_a_problem_not_an_exception(inspect: Inspect, signed: bytes, data: bytes, cut: int) -> None:
    start = cut % len(signed)
    assert worst(inspect(signed[:start] + data).problems) is Severity.BLOCKS
