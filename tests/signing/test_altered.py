# SPDX-License-Identifier: MIT
"""Evidently changed files are found without a parser, and untouched ones never accused."""

import re

import pytest

from golive_desktop.signing.altered import evidently_altered
from golive_desktop.signing.inspecting import PadesInspector


def test_an_untouched_file_is_not_accused(signed: bytes, page: bytes) -> None:
    for pdf in (signed, page, b"", signed + b"\n"):
        assert not evidently_altered(pdf)
    assert not PadesInspector().altered(signed)


@pytest.mark.parametrize("position", [20, 200, -3])
def test_a_changed_byte_is_evident(signed: bytes, position: int) -> None:
    changed = bytearray(signed)
    changed[position] ^= 1
    assert evidently_altered(bytes(changed))
    assert PadesInspector().altered(bytes(changed))


def _range(before: bytes, digits: bytes) -> bytes:
    """`before` with something left out of its signed bytes, in the shape in which our signer writes."""
    gap = len(before)
    resume = gap + len(digits) + 2
    return before + b"<%s> /ByteRange [0 %08d %08d %08d]\n" % (digits, gap, resume, 43)


def _after(decoys: int) -> bytes:
    """A made-up file in which a digest that fits nothing stands behind ranges without any."""
    made = b"%PDF-2.0\n"
    for _ in range(decoys):
        made = _range(made, b"AB")
    return _range(made, bytes.fromhex("06092a864886f70d01090431220420" + "00" * 32).hex().upper().encode())


def test_only_the_first_ranges_are_looked_at() -> None:
    """Each look walks through the file: thousands of ranges in a file of a stranger would take minutes."""
    assert evidently_altered(_after(7))
    assert not evidently_altered(_after(8))
    assert not evidently_altered(_after(1_000))


def test_ranges_of_embedded_statements_neither_hide_nor_accuse(signed: bytes) -> None:
    """They give places in their own file; a dossier carries more of them than are looked at."""
    own = re.search(rb"/ByteRange \[.*?\]", signed)
    assert own is not None
    for foreign in (b"/ByteRange [0 10 20 30]\n", own.group() + b"\n"):
        carrying = foreign * 20 + signed
        assert not evidently_altered(carrying)
        changed = bytearray(signed)
        changed[20] ^= 1
        trailing = bytes(changed) + foreign * 20
        assert evidently_altered(trailing)
