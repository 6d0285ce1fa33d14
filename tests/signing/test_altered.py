# SPDX-License-Identifier: MIT
"""Evidently changed files are found without a parser, and untouched ones never accused."""

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


def _after(decoys: int) -> bytes:
    """A made-up file whose one range of our shape, with a digest that fits nothing, stands behind others."""
    head = b"/ByteRange [0 1 2 3]\n" * decoys
    digits = bytes.fromhex("06092a864886f70d01090431220420" + "00" * 32).hex().upper().encode()
    size = len(head) + len(b"/ByteRange [0 00000000 00000000 00000001]\n")
    resume = size + len(digits) + 2
    return head + b"/ByteRange [0 %08d %08d 00000001]\n<%s>\n" % (size, resume, digits)


def test_only_the_first_ranges_are_looked_at() -> None:
    """Each look walks through the file: thousands of ranges in a file of a stranger would take minutes."""
    assert evidently_altered(_after(7))
    assert not evidently_altered(_after(8))
    assert not evidently_altered(_after(100_000))
