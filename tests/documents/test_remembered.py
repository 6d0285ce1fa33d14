# SPDX-License-Identifier: MIT
"""Fonts that were found sound before are known again by all of their bytes, and by nothing less."""

import zlib
from collections.abc import Callable

import pytest
from pikepdf import Dictionary, Name, Object, Pdf

from golive_desktop.documents import lettering

Changed = Callable[[bytes, Callable[[Pdf], None]], bytes]
Codes = Callable[[bytes], set[str]]

_EMPTY = b"\0\0\0\xff\xff"
"""A block of a compressed stream with nothing in it (RFC 1951, 3.2.4)."""


def _programs(pdf: Pdf) -> list[Object]:
    return [font.FontDescriptor.FontFile2 for _, font in pdf.pages[0].Resources.Font.items()]


def _plain(pdf: Pdf) -> None:
    for program in _programs(pdf):
        program.write(program.read_bytes())


def _lying(pdf: Pdf) -> None:
    """The plain bytes, said to be compressed: another reader finds no font in them."""
    for program in _programs(pdf):
        program.write(program.read_bytes(), filter=Name.FlateDecode)


def _parametrised(pdf: Pdf) -> None:
    for program in _programs(pdf):
        program.DecodeParms = Dictionary(Predictor=12)


def _exchanged(pdf: Pdf) -> None:
    """Each font with the program of the next."""
    fonts = [font for _, font in pdf.pages[0].Resources.Font.items()]
    programs = _programs(pdf)
    for font, program in zip(fonts, [*programs[1:], programs[0]], strict=True):
        font.FontDescriptor.FontFile2 = program


def test_a_program_is_what_it_decodes_to(genuine: bytes, changed: Changed, codes: Codes) -> None:
    for _ in range(2):
        assert codes(genuine) == set()
        assert codes(changed(genuine, _plain)) == set()
    for change in (_lying, _parametrised, _exchanged):
        assert "document.foreign-font" in codes(changed(genuine, change)), change


def test_no_padding_is_remembered(
    genuine: bytes, changed: Changed, codes: Codes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stranger's program of a few bytes can be packed into any number of them."""
    remembered: dict[bytes, bytes] = {}
    monkeypatch.setattr(lettering, "_unpacked", remembered)
    monkeypatch.setattr(lettering, "_sound", set())

    def padded(pdf: Pdf) -> None:
        for program in _programs(pdf):
            packer = zlib.compressobj()
            packed = packer.compress(program.read_bytes()) + packer.flush(zlib.Z_FULL_FLUSH)
            program.write(packed + 20_000 * _EMPTY + packer.flush(), filter=Name.FlateDecode)

    assert codes(changed(genuine, padded)) == set()
    maps = len(remembered)
    assert max(map(len, remembered)) < len(_EMPTY) * 20_000
    assert codes(genuine) == set()
    assert len(remembered) > maps


def test_more_fonts_than_are_remembered_are_read_all_the_same(
    genuine: bytes, changed: Changed, codes: Codes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lettering, "_REMEMBERED", 2)
    for _ in range(2):
        assert codes(genuine) == set()
    assert "document.foreign-font" in codes(changed(genuine, _exchanged))
