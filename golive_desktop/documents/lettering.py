# SPDX-License-Identifier: MIT
"""Whether an embedded font shows the letters that it claims to show: glyph for glyph those of a shipped one."""

import re
import struct
from dataclasses import dataclass
from functools import lru_cache
from operator import sub
from typing import Final

from pikepdf import Array, Dictionary, Name, Object, Stream

from golive_desktop.documents.sfnt import FACES, Face, face
from golive_desktop.documents.unpack import Unpacker

__all__ = ["Lettering", "read_lettering"]

_FONT_KEYS: Final = frozenset(
    {"/BaseFont", "/FirstChar", "/FontDescriptor", "/LastChar", "/Name", "/Subtype", "/ToUnicode", "/Type", "/Widths"}
)
_DESCRIPTOR_KEYS: Final = frozenset(
    {
        "/Ascent",
        "/CapHeight",
        "/Descent",
        "/Flags",
        "/FontBBox",
        "/FontFile2",
        "/FontName",
        "/ItalicAngle",
        "/MissingWidth",
        "/StemV",
        "/Type",
    }
)
_STREAM_KEYS: Final = frozenset({"/Length", "/Filter"})
_PROGRAM_KEYS: Final = frozenset({"/Length", "/Filter", "/Length1"})
_SYMBOLIC: Final = (4, 5, 0x40004)
"""Font flags (ISO 32000-2, table 121): symbolic, perhaps with fixed pitch or bold."""
_BASE: Final = re.compile(r"/[A-Z]{6}\+([A-Za-z-]+)")
_WIDTHS: Final = re.compile(rb"\[ ((?:(?:[0-9]{1,6}\.?[0-9]{0,8}|\.[0-9]{1,8}) )*+)\]")
_NUMBERS: Final = [b"%02X" % number for number in range(256)]
_CODE: Final = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]{4})>\n")
_COPIED: Final = ("OS/2", "name")
_TAGS: Final = ("OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post")
_WIDTH_SLACK: Final = 0.01
_REMEMBERED: Final = 512
"""Files of one release have the same fonts; whole fonts are compared, never a digest of one."""
_LARGEST_REMEMBERED: Final = 65_536
_LONGEST_MAP: Final = 16_384
_unpacked: dict[bytes, bytes] = {}
"""Compressed font programs and maps that were found sound, with what they decode to."""
_sound: set[bytes] = set()
"""The latter."""
_LONGEST_PROGRAM: Final = 1_048_576


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Lettering:
    """What the codes of an embedded font stand for; files with the same fonts share one, see `_lettering`."""

    characters: str
    """The character of each code; codes that stand for nothing have U+FFFE."""
    advances: tuple[float, ...]
    """The width of each code in thousandths of the size."""


def read_lettering(font: Object, unpacker: Unpacker) -> Lettering | None:
    """What `font` shows; None unless it is a subset of a shipped font, as ReportLab writes it."""
    if not isinstance(font, Dictionary) or font.keys() != _FONT_KEYS:
        return None
    base = _BASE.fullmatch(str(font["/BaseFont"]))
    if font["/Subtype"] != Name.TrueType or font["/Type"] != Name.Font or not base or base[1] not in FACES:
        return None
    shipped = face(base[1])
    characters = _characters(font, unpacker)
    program = _program(font, unpacker)
    if characters is None or program is None:
        return None
    shows = _shows if len(program) <= _LARGEST_REMEMBERED else _shows.__wrapped__
    if not shows(program, characters, shipped.name):
        return None
    lettering = _lettering(characters, shipped.name)
    if not _widths_fit(font, lettering):
        return None
    _remember(font["/FontDescriptor"]["/FontFile2"], program)
    return lettering


@lru_cache(maxsize=_REMEMBERED)
def _lettering(characters: str, name: str) -> Lettering:
    """What the codes for `characters` stand for in the shipped font with this name."""
    shipped = face(name)
    missing = shipped.metrics[0][0] * 1000 / shipped.units
    advances = tuple([shipped.widths.get(character, missing) for character in characters])
    return Lettering(characters="\ufffe" + characters[1:], advances=advances)


def _characters(font: Dictionary, unpacker: Unpacker) -> str | None:
    """The characters of the codes, from a ToUnicode map that is exactly as ReportLab writes it."""
    stream = font["/ToUnicode"]
    if not isinstance(stream, Stream) or not stream.keys() <= _STREAM_KEYS:
        return None
    data = unpacker.bytes_of(stream, _LONGEST_MAP, _unpacked) or b""
    characters = _mapped(data, str(font["/BaseFont"])[1:])
    if characters is not None:
        _remember(stream, data)
    return characters


@lru_cache(maxsize=_REMEMBERED)
def _mapped(cmap: bytes, name: str) -> str | None:
    """The characters in the map of the font with this name."""
    lines = _CODE.findall(cmap)
    try:
        # note: two bytes for each, so that a surrogate is an error or one character too few
        characters = bytes.fromhex(b"".join([code for _, code in lines]).decode("ascii")).decode("utf-16-be")
    except ValueError:
        return None
    count = len(lines)
    if not characters or len(characters) != count or count > 256:  # noqa: PLR2004 - codes of one byte
        return None
    if characters[0] != "\0" or "\0" in characters[1:]:
        return None
    written = b"".join([b"<%b> <%b>\n" % line for line in lines])
    numbered = [number for number, _ in lines] == _NUMBERS[:count]
    return characters if numbered and cmap.rstrip(b"\n") == _unicode_map(name, count, written) else None


def _unicode_map(name: str, count: int, body: bytes) -> bytes:
    head = (
        f"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo\n<< /Registry ({name})\n"
        f"/Ordering ({name})\n/Supplement 0\n>> def\n/CMapName /{name} def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<00> <{count - 1:02X}>\nendcodespacerange\n{count} beginbfchar\n"
    )
    return head.encode() + body + b"endbfchar\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"


def _program(font: Dictionary, unpacker: Unpacker) -> bytes | None:
    descriptor = font["/FontDescriptor"]
    if not isinstance(descriptor, Dictionary) or descriptor.keys() != _DESCRIPTOR_KEYS:
        return None
    if descriptor["/FontName"] != font["/BaseFont"] or descriptor["/Flags"] not in _SYMBOLIC:
        return None
    stream = descriptor["/FontFile2"]
    if not isinstance(stream, Stream) or not stream.keys() <= _PROGRAM_KEYS:
        return None
    data = unpacker.bytes_of(stream, _LONGEST_PROGRAM, _unpacked)
    return data if data is not None and stream.get("/Length1") == len(data) else None


def _remember(stream: Object, data: bytes) -> None:
    """Keeps what was found sound for the next file that carries it; a stranger's fills no memory."""
    if data in _sound:
        return
    packed = stream.read_raw_bytes()
    # note: a plain one decodes to nothing; a small one may be packed at any length
    if packed != data and max(len(packed), len(data)) <= _LARGEST_REMEMBERED:
        if len(_unpacked) >= _REMEMBERED:
            _unpacked.clear()
            _sound.clear()
        _unpacked[packed] = data
        _sound.add(data)


def _widths_fit(font: Dictionary, lettering: Lettering) -> bool:
    widths: Object = font["/Widths"]
    if font["/FirstChar"] != 0 or font["/LastChar"] != len(lettering.advances) - 1:
        return False
    # note: all at once as they are written; one by one they take four times as long
    written = widths.unparse(resolved=True) if isinstance(widths, Array) else b""
    return len(written) <= _LONGEST_MAP and _are_widths(written, lettering)


@lru_cache(maxsize=_REMEMBERED)
def _are_widths(written: bytes, lettering: Lettering) -> bool:
    numbers = _WIDTHS.fullmatch(written)
    widths, advances = list(map(float, numbers[1].split())) if numbers else [], lettering.advances
    return len(widths) == len(advances) and max(map(abs, map(sub, widths, advances)), default=0.0) < _WIDTH_SLACK


@lru_cache(maxsize=_REMEMBERED)
def _shows(program: bytes, characters: str, name: str) -> bool:
    """Whether each code has the outline and the metrics that the shipped font `name` has for its character."""
    shipped = face(name)
    try:
        tables = _tables(program)
        glyphs = _glyphs_of_codes(tables["cmap"], len(characters))
        return _copied(tables, shipped) and _same_glyphs(tables, glyphs, characters, shipped)
    except (struct.error, ValueError, IndexError, KeyError):
        return False


def _tables(program: bytes) -> dict[str, bytes]:
    """The tables, which must be ours, in order, without gaps between or bytes after them."""
    if struct.unpack_from(">LH", program) != (0x00010000, len(_TAGS)):
        raise ValueError("other tables")
    tables, expected = {}, 12 + 16 * len(_TAGS)
    for index, tag in enumerate(_TAGS):
        found, _, offset, length = struct.unpack_from(">4sLLL", program, 12 + 16 * index)
        if found.decode("latin-1") != tag or offset != expected:
            raise ValueError("other tables")
        tables[tag] = program[offset : offset + length]
        expected += (length + 3) & ~3
    if expected != len(program):
        raise ValueError("other length")
    return tables


def _copied(tables: dict[str, bytes], shipped: Face) -> bool:
    """Whether the tables that hold for all glyphs are the shipped ones, save for the counts of a subset."""
    ours = shipped.tables
    if any(tables[tag] != ours[tag] for tag in _COPIED):
        return False
    head, maxp, hhea, post = tables["head"], tables["maxp"], tables["hhea"], tables["post"]
    return (
        head[:8] + head[12:50] + head[52:] == ours["head"][:8] + ours["head"][12:50] + ours["head"][52:]
        and maxp[:4] + maxp[6:] == ours["maxp"][:4] + ours["maxp"][6:]
        and hhea[:34] + hhea[36:] == ours["hhea"][:34] + ours["hhea"][36:]
        and post == b"\x00\x03\x00\x00" + ours["post"][4:16] + bytes(16)
    )


def _glyphs_of_codes(cmap: bytes, count: int) -> tuple[int, ...]:
    """The glyph of each code, from the one subtable of format 6 that a subset has."""
    head = struct.pack(">11H", 0, 1, 1, 0, 0, 12, 6, 10 + 2 * count, 0, 0, count)
    if cmap[: len(head)] != head or len(cmap) != len(head) + 2 * count:
        raise ValueError("other character map")
    return struct.unpack_from(f">{count}H", cmap, len(head))


def _same_glyphs(tables: dict[str, bytes], glyphs: tuple[int, ...], characters: str, shipped: Face) -> bool:
    (count,) = struct.unpack_from(">H", tables["maxp"], 4)
    (full,) = struct.unpack_from(">H", tables["hhea"], 34)
    if not 0 < full <= count or len(tables["hmtx"]) != 4 * full + 2 * (count - full):
        return False
    pairs: list[tuple[int, int]] = list(struct.iter_unpack(">Hh", tables["hmtx"][: 4 * full]))
    pairs += [(pairs[-1][0], bearing) for bearing in struct.unpack_from(f">{count - full}h", tables["hmtx"], 4 * full)]
    offsets = _offsets(tables, count)
    glyf = tables["glyf"]
    for glyph, character in zip(glyphs, characters, strict=True):
        original = shipped.glyph_of.get(character, 0)
        outline = glyf[offsets[glyph] : offsets[glyph + 1]]
        if outline != shipped.outlines[original] or pairs[glyph] != shipped.metrics[original]:
            return False
    return True


def _offsets(tables: dict[str, bytes], count: int) -> tuple[int, ...]:
    (long_offsets,) = struct.unpack_from(">h", tables["head"], 50)
    if long_offsets:
        return struct.unpack(f">{count + 1}L", tables["loca"])
    return tuple([2 * half for half in struct.unpack(f">{count + 1}H", tables["loca"])])
