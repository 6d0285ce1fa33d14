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
