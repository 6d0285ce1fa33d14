# SPDX-License-Identifier: MIT
"""A byte changed anywhere in a signed file is never accepted."""

import random
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

import pytest

from golive_desktop.domain.problem import Problem, Severity, worst
from golive_desktop.ports.signing import SignatureReport
from golive_desktop.signing.certifying import certify_with
from golive_desktop.signing.keys import OpenKey, open_key
from golive_desktop.signing.place import Place, place_of

Inspect = Callable[..., SignatureReport]

_ELSEWHERE = 500
_SPELT = 60
_LETTER_CASE = 0x20
_DIGITS = b"0123456789ABCDEF"
_STAMP = b"060B2A864886F70D010910020E"
"""The unsigned attribute signature-time-stamp, in DER (RFC 3161, appendix A)."""


def _gap(pdf: bytes) -> range:
    match = re.search(rb"<[0-9A-F]{200,}>", pdf)
    assert match is not None
    return range(match.start(), match.end())


def _with(pdf: bytes, position: int, byte: int) -> bytes:
    return pdf[:position] + bytes([byte]) + pdf[position + 1 :]


def _flipped(pdf: bytes, positions: Iterable[int], seed: int) -> Iterator[tuple[int, bytes]]:
    """Each of these bytes with one bit flipped, and with the other case where it may be a letter."""
    chance = random.Random(seed)
    for position in positions:
        for mask in (1 << chance.randrange(8), _LETTER_CASE):
            yield position, _with(pdf, position, pdf[position] ^ mask)


def _other_digits(pdf: bytes, positions: Iterable[int], seed: int) -> Iterator[tuple[int, bytes]]:
    """Each of these digits as another: still well spelt, so that only what is signed can tell it."""
    chance = random.Random(seed)
    for position in positions:
        yield position, _with(pdf, position, chance.choice([digit for digit in _DIGITS if digit != pdf[position]]))


def _one_of_each_two(digits: range, seed: int) -> Iterator[int]:
    chance = random.Random(seed)
    return (position + chance.randrange(2) for position in digits[::2])


def _accepted(inspect: Inspect, changed: Iterable[tuple[int, bytes]]) -> list[int]:
    return [position for position, pdf in changed if worst(inspect(pdf).problems) is not Severity.BLOCKS]


def _every_byte_of_the_object(inspect: Inspect, pdf: bytes, digits: range, seed: int) -> None:
    """Two digits are one byte of the CMS object; each is another once, and a sample of all is spelt otherwise."""
    assert worst(inspect(pdf).problems) is not Severity.BLOCKS
    assert _accepted(inspect, _other_digits(pdf, _one_of_each_two(digits, seed), seed)) == []
    assert _accepted(inspect, _flipped(pdf, random.Random(seed).sample(_gap(pdf), _SPELT), seed)) == []


def test_every_byte_of_the_signature(inspect: Inspect, signed: bytes) -> None:
    _every_byte_of_the_object(inspect, signed, _gap(signed)[1:-1], seed=1)


def test_every_spelling_of_the_signature(inspect: Inspect, signed: bytes) -> None:
    """One rule alone guards it, so every bit is tried on the rule, and a sample on the whole."""
    gap = _gap(signed)
    contents = bytes.fromhex(signed[gap.start + 1 : gap.stop - 1].decode())
    ranges = [0, gap.start, gap.stop, len(signed) - gap.stop]
    assert isinstance(place_of(signed, ranges, contents), Place)
    for position in gap:
        for bit in range(8):
            changed = _with(signed, position, signed[position] ^ (1 << bit))
            assert isinstance(place_of(changed, ranges, contents), Problem), (position, bit)
    edges = [gap.start, gap.stop - 1]
    assert _accepted(inspect, _flipped(signed, edges, seed=2)) == []


def test_bytes_everywhere_else(inspect: Inspect, signed: bytes) -> None:
    gap = _gap(signed)
    elsewhere = [position for position in range(len(signed)) if position not in gap]
    # the end holds the signature dictionary, the cross-references and the trailer
    sample = random.Random(2).sample(elsewhere, _ELSEWHERE) + elsewhere[-600:]
    assert _accepted(inspect, _flipped(signed, sample, seed=3)) == []


@pytest.mark.slow
def test_every_byte_of_a_stamped_signature(
    inspect: Inspect, page: bytes, own_key: OpenKey, now: datetime, clock: str
) -> None:
    """What stands before the stamp is as in a signature without one, of which every byte is tried: here a sample."""
    pdf = certify_with(own_key, page, meaning="m", signed_at=now, timestamp_url=f"{clock}/tsa-ec")
    gap = _gap(pdf)
    stamp = pdf.index(_STAMP, gap.start, gap.stop)
    assert stamp - gap.start < gap.stop - stamp
    _every_byte_of_the_object(inspect, pdf, range(stamp, gap.stop - 1), seed=4)
    before = random.Random(4).sample(range(gap.start + 1, stamp), _SPELT)
    assert _accepted(inspect, _other_digits(pdf, before, seed=4)) == []


@pytest.mark.slow
def test_every_byte_of_a_company_signature(
    inspect: Inspect, page: bytes, company_file: Callable[[str], bytes], passphrase: str, now: datetime
) -> None:
    key = open_key(company_file("rsa"), passphrase=passphrase)
    pdf = certify_with(key, page, meaning="m", signed_at=now)
    _every_byte_of_the_object(inspect, pdf, _gap(pdf)[1:-1], seed=5)
