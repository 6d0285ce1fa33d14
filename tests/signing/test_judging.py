# SPDX-License-Identifier: MIT
"""Signatures by keys, at times and in places that do not suit: each problem has its own name."""

import re
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest

from golive_desktop.signing import certifying
from golive_desktop.signing.certifying import certify_with
from golive_desktop.signing.keys import OpenKey
from golive_desktop.signing.place import Place, ends_cleanly, place_of, starts_cleanly

Codes = Callable[..., set[str]]


def _open(entity: Any) -> OpenKey:  # noqa: ANN401 - the tests' own people
    return OpenKey(private_key=entity.key, leaf=entity.certificate, issuers=())


@pytest.mark.parametrize("name", ["expired", "early"])
def test_a_certificate_outside_its_period(  # noqa: PLR0913, PLR0917 - fixtures
    monkeypatch: pytest.MonkeyPatch, codes: Codes, page: bytes, pki: dict[str, Any], now: datetime, name: str
) -> None:
    monkeypatch.setattr(certifying, "valid_at", lambda *_: True)
    pdf = certify_with(_open(pki[name]), page, meaning="m", signed_at=now)
    assert codes(pdf) == {"signature.certificate-expired"}


@pytest.mark.parametrize(("name", "reason"), [("weak", "key-size"), ("encipher", "key-usage")])
def test_a_certificate_that_may_not_sign(  # noqa: PLR0913, PLR0917 - fixtures
    inspect: Callable[..., Any], page: bytes, pki: dict[str, Any], now: datetime, name: str, reason: str
) -> None:
    report = inspect(certify_with(_open(pki[name]), page, meaning="m", signed_at=now))
    found = {problem.code: problem.details.get("reason") for problem in report.problems}
    assert found["signature.certificate-unsuitable"] == reason


def test_a_time_without_offset(codes: Codes, page: bytes, own_key: OpenKey, now: datetime) -> None:
    naive = now.replace(tzinfo=None)
    pdf = certifying._certified(own_key, BytesIO(page), "m", naive, None)  # noqa: SLF001 - the front door refuses such a time
    assert codes(pdf) == {"signature.time-missing"}


def test_a_changed_page_breaks_the_signature(codes: Codes, signed: bytes) -> None:
    changed = signed.replace(b"/MediaBox [ 0 0 200 100 ]", b"/MediaBox [ 0 0 200 900 ]")
    assert changed != signed
    assert {"signature.broken", "signature.contents"} <= codes(changed)


def test_bytes_before_the_file_have_their_own_name(codes: Codes, signed: bytes) -> None:
    assert codes(b"\n" + signed) == codes(b"%!PS\n" + signed) == {"signature.leading-bytes"}
    assert codes(b"no PDF at all") == {"signature.unreadable"}
    assert starts_cleanly(signed)
    assert not starts_cleanly(b" " + signed)


def test_the_end_of_a_revision() -> None:
    for tail in (b"", b"\n", b"\r\n", b"\r"):
        pdf = b"startxref\n0\n%%EOF" + tail
        assert ends_cleanly(pdf, len(pdf))
        assert not ends_cleanly(pdf + b" ", len(pdf) + 1)
    assert not ends_cleanly(b"x%%EOF", 6)


def test_the_place_of_a_signature(codes: Codes, signed: bytes) -> None:
    match = re.search(rb"<([0-9A-F]{200,})>", signed)
    assert match is not None
    ranges = [0, match.start(), match.end(), len(signed) - match.end()]
    contents = bytes.fromhex(match[1].decode())
    assert place_of(signed, ranges, contents) == Place(contents=contents, end=len(signed))
    for index, step in ((0, 1), (1, 1), (1, -1), (2, 1), (2, -1), (3, 1)):
        moved = list(ranges)
        moved[index] += step
        assert getattr(place_of(signed, moved, contents), "code", "") == "signature.byte-range"
    assert getattr(place_of(signed, ranges, contents + b"\0"), "code", "") == "signature.contents"
    spoiled = re.sub(rb"/ByteRange \[0 ", b"/ByteRange [1 ", signed)
    assert "signature.byte-range" in codes(spoiled)
