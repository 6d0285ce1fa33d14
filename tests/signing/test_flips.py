# SPDX-License-Identifier: MIT
"""A byte changed anywhere in a signed file is never accepted."""

import random
import re
from collections.abc import Callable, Iterable
from datetime import datetime

import pytest

from golive_desktop.domain.problem import Severity, worst
from golive_desktop.ports.signing import SignatureReport
from golive_desktop.signing.certifying import certify_with
from golive_desktop.signing.keys import OpenKey, open_key

Inspect = Callable[..., SignatureReport]

_ELSEWHERE = 500
_LETTER_CASE = 0x20


def _gap(pdf: bytes) -> range:
    match = re.search(rb"<[0-9A-F]{200,}>", pdf)
    assert match is not None
    return range(match.start(), match.end())


def _accepted(inspect: Inspect, pdf: bytes, positions: Iterable[int], seed: int) -> list[tuple[int, int]]:
    chance = random.Random(seed)
    found = []
    for position in positions:
        for mask in (1 << chance.randrange(8), _LETTER_CASE):
            changed = bytearray(pdf)
            changed[position] ^= mask
            if worst(inspect(bytes(changed)).problems) is not Severity.BLOCKS:
                found.append((position, mask))
    return found


def test_every_byte_of_the_signature(inspect: Inspect, signed: bytes) -> None:
    assert _accepted(inspect, signed, _gap(signed), seed=1) == []


def test_bytes_everywhere_else(inspect: Inspect, signed: bytes) -> None:
    gap = _gap(signed)
    elsewhere = [position for position in range(len(signed)) if position not in gap]
    # the end holds the signature dictionary, the cross-references and the trailer
    sample = random.Random(2).sample(elsewhere, _ELSEWHERE) + elsewhere[-600:]
    assert _accepted(inspect, signed, sample, seed=3) == []


@pytest.mark.slow
def test_every_byte_of_a_stamped_signature(
    inspect: Inspect, page: bytes, own_key: OpenKey, now: datetime, clock: str
) -> None:
    pdf = certify_with(own_key, page, meaning="m", signed_at=now, timestamp_url=f"{clock}/tsa-ec")
    assert _accepted(inspect, pdf, _gap(pdf), seed=4) == []


@pytest.mark.slow
def test_every_byte_of_a_company_signature(
    inspect: Inspect, page: bytes, company_file: Callable[[str], bytes], passphrase: str, now: datetime
) -> None:
    key = open_key(company_file("rsa"), passphrase=passphrase)
    pdf = certify_with(key, page, meaning="m", signed_at=now)
    assert _accepted(inspect, pdf, _gap(pdf), seed=5) == []
