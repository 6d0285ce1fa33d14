# SPDX-License-Identifier: MIT
"""A shipped TrueType file as tables: which glyph stands for a character, its outline and its width."""

import struct
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from golive_desktop.resources import resource_bytes

__all__ = ["FACES", "Face", "face", "faces_in_order"]

FACES: Final = ("Inter-Regular", "Inter-SemiBold", "Inter-Bold", "NotoSansMono-Regular")
"""PostScript names of the shipped fonts; a character that one lacks is taken from the first that has it."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Face:
    """One shipped font, with what a page and a check of an embedded copy need."""

    name: str
    tables: dict[str, bytes]
    glyph_of: dict[str, int]
    """The glyph of each character."""
    metrics: tuple[tuple[int, int], ...]
    """Advance width and left side bearing of each glyph, in font units."""
    outlines: tuple[bytes, ...]
    """The glyf entry of each glyph, padded with zeros to four bytes; none is a composite."""
    units: int
    """Font units to the em."""
    widths: dict[str, float]
    """The advance of each character in thousandths of the font size."""


@cache
def face(name: str) -> Face:
    """The shipped font `name`, one of `FACES`."""
    tables = _tables(resource_bytes(f"fonts/{name}.ttf"))
    (units,) = struct.unpack_from(">H", tables["head"], 18)
    metrics = _metrics(tables)
    glyph_of = _character_map(tables["cmap"])
    return Face(
        name=name,
        tables=tables,
        glyph_of=glyph_of,
        metrics=metrics,
        outlines=_outlines(tables),
        units=units,
        widths={character: metrics[glyph][0] * 1000 / units for character, glyph in glyph_of.items()},
    )


@cache
def faces_in_order(first: str) -> tuple[Face, ...]:
    """The font `first` and then the others, in the order in which a missing character is looked for."""
    return (face(first), *(face(name) for name in FACES if name != first))


def _tables(data: bytes) -> dict[str, bytes]:
    (count,) = struct.unpack_from(">H", data, 4)
    tables = {}
    for index in range(count):
        tag, _, offset, length = struct.unpack_from(">4sLLL", data, 12 + 16 * index)
        tables[tag.decode("ascii")] = data[offset : offset + length]
    return tables


def _metrics(tables: dict[str, bytes]) -> tuple[tuple[int, int], ...]:
    (full,) = struct.unpack_from(">H", tables["hhea"], 34)
    (glyphs,) = struct.unpack_from(">H", tables["maxp"], 4)
    pairs = list(struct.iter_unpack(">Hh", tables["hmtx"][: 4 * full]))
    bearings = struct.unpack_from(f">{glyphs - full}h", tables["hmtx"], 4 * full)
    return (*pairs, *((pairs[-1][0], bearing) for bearing in bearings))


def _outlines(tables: dict[str, bytes]) -> tuple[bytes, ...]:
    loca, glyf = tables["loca"], tables["glyf"]
    (long_offsets,) = struct.unpack_from(">h", tables["head"], 50)
    offsets = (
        struct.unpack(f">{len(loca) // 4}L", loca)
        if long_offsets
        else tuple(2 * half for half in struct.unpack(f">{len(loca) // 2}H", loca))
    )
    return tuple(glyf[start:end] + bytes(-(end - start) % 4) for start, end in pairwise(offsets))


def _character_map(cmap: bytes) -> dict[str, int]:
    """The characters of the first subtable, which the build makes format 4 (OpenType, cmap, format 4)."""
    (start,) = struct.unpack_from(">L", cmap, 8)
    (segments,) = struct.unpack_from(">H", cmap, start + 6)
    count = segments // 2
    ends = struct.unpack_from(f">{count}H", cmap, start + 14)
    firsts = struct.unpack_from(f">{count}H", cmap, start + 16 + segments)
    deltas = struct.unpack_from(f">{count}h", cmap, start + 16 + 2 * segments)
    ranges_at = start + 16 + 3 * segments
    ranges = struct.unpack_from(f">{count}H", cmap, ranges_at)
    found = {}
    for index, (first, end, delta, offset) in enumerate(zip(firsts, ends, deltas, ranges, strict=True)):
        for code in range(first, min(end, 0xFFFE) + 1):
            glyph = code
            if offset:
                (glyph,) = struct.unpack_from(">H", cmap, ranges_at + 2 * index + offset + 2 * (code - first))
            found[chr(code)] = (glyph + delta) & 0xFFFF
    return {character: glyph for character, glyph in found.items() if glyph}
