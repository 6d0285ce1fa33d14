# SPDX-License-Identifier: MIT
"""The number that two people compare always looks the same and belongs to one certificate."""

import hashlib
import re
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from golive_desktop.domain.certificate import Certificate, Subject, fingerprint_of, spoken_number

fingerprints = st.binary(min_size=32, max_size=32).map(bytes.hex)


def test_the_number_of_a_fingerprint_never_changes() -> None:
    # note: people wrote these down; 2^256 - 1 modulo 10^24
    assert spoken_number("f" * 64) == "0394 5758 4007 9131 2963 9935"
    assert spoken_number("0" * 64) == "0000 0000 0000 0000 0000 0000"
    assert spoken_number(f"{42:064x}") == "0000 0000 0000 0000 0000 0042"


@given(fingerprints)
def test_it_is_six_groups_of_four_digits(fingerprint: str) -> None:
    assert re.fullmatch(r"\d{4}( \d{4}){5}", spoken_number(fingerprint), re.ASCII)
    assert spoken_number(fingerprint.upper()) == spoken_number(fingerprint)


@given(st.lists(fingerprints, unique=True, max_size=20))
def test_other_fingerprints_have_other_numbers(found: list[str]) -> None:
    assert len({spoken_number(fingerprint) for fingerprint in found}) == len(found)


@given(st.binary(max_size=64))
def test_a_certificate_is_known_by_its_bytes(der: bytes) -> None:
    subject = Subject(name="Łukasz", role="SRE", organisation="LTC", email="l@example.org")
    moment = datetime(2026, 3, 5, tzinfo=UTC)
    certificate = Certificate(der=der, subject=subject, not_before=moment, not_after=moment)
    assert certificate.fingerprint == fingerprint_of(der) == hashlib.sha256(der).hexdigest()
    assert certificate.number == spoken_number(certificate.fingerprint)
    assert certificate.self_signed
