# SPDX-License-Identifier: MIT
# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools"]
# ///
"""Makes the four shipped font files from Debian's fonts-inter-variable and fonts-noto-mono."""

import argparse
from pathlib import Path

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.varLib.instancer import instantiateVariableFont

_SOURCES = Path("/usr/share/fonts/truetype")
_INTER = _SOURCES / "inter-vf" / "Inter-roman.var.ttf"
_MONO = _SOURCES / "noto" / "NotoSansMono-Regular.ttf"
_TARGET = Path(__file__).resolve().parents[1] / "resources" / "fonts"

_WEIGHTS = {"Regular": 400, "SemiBold": 600, "Bold": 700}
_LICENCE = "Licensed under the SIL Open Font License, Version 1.1: https://scripts.sil.org/OFL"

# Latin, Latin Extended, Greek, Cyrillic, punctuation, currencies, arrows, a little mathematics, marks.
_RANGES = (
    (0x20, 0x7E),
    (0xA1, 0xAC),
    (0xAE, 0x24F),
    (0x259, 0x259),
    (0x370, 0x3FF),
    (0x400, 0x52F),
    (0x1E00, 0x1EFF),
    (0x2010, 0x2027),
    (0x2030, 0x205E),
    (0x2070, 0x209C),
    (0x20A0, 0x20BF),
    (0x2113, 0x2122),
    (0x2150, 0x215F),
    (0x2190, 0x2199),
    (0x21D0, 0x21D4),
    (0x2200, 0x22A5),
    (0x2460, 0x2473),
    (0x2500, 0x257F),
    (0x25A0, 0x25EF),
    (0x2605, 0x2606),
    (0x26A0, 0x26A0),
    (0x2713, 0x2718),
)


def main() -> None:
    """Writes the fonts into resources/fonts."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--target", type=Path, default=_TARGET)
    target = parser.parse_args().target
    for style, weight in _WEIGHTS.items():
        font = TTFont(_INTER, recalcTimestamp=False)
        digits = _tabular_digits(font)
        font = instantiateVariableFont(font, {"wght": weight})
        _remap(font, digits)
        _finish(font, "Inter", style, weight)
        font.save(target / f"Inter-{style}.ttf")
    font = TTFont(_MONO, recalcTimestamp=False)
    _finish(font, "Noto Sans Mono", "Regular", 400)
    font.save(target / "NotoSansMono-Regular.ttf")


def _tabular_digits(font: TTFont) -> dict[int, str]:
    """The glyph that the feature ``tnum`` puts in the place of each digit."""
    table = font["GSUB"].table
    lookups = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "tnum"
        for index in record.Feature.LookupListIndex
    }
    cmap = font.getBestCmap()
    found = {}
    for index in lookups:
        for subtable in table.LookupList.Lookup[index].SubTable:
            mapping = getattr(getattr(subtable, "ExtSubTable", subtable), "mapping", {})
            found.update({code: mapping[cmap[code]] for code in range(0x30, 0x3A) if cmap[code] in mapping})
    return found


def _remap(font: TTFont, glyphs: dict[int, str]) -> None:
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update(glyphs)


def _finish(font: TTFont, family: str, style: str, weight: int) -> None:
    """Keeps what a page needs: outlines without composites, widths, one character map, short names."""
    options = Options(hinting=False, layout_features=[], notdef_outline=True, name_IDs=[0, 5], glyph_names=False)
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "STAT", "DSIG", "gasp", "MVAR", "HVAR", "avar"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes={code for first, last in _RANGES for code in range(first, last + 1)})
    subsetter.subset(font)
    _decompose(font)
    _end_with_another_width(font)
    copyright_notice, version = font["name"].getDebugName(0), font["name"].getDebugName(5)
    font["name"].names.clear()
    postscript = f"{family.replace(' ', '')}-{style}"
    names = {0: copyright_notice, 1: family, 2: style, 4: f"{family} {style}", 5: version, 6: postscript, 13: _LICENCE}
    for name_id, text in names.items():
        font["name"].setName(text, name_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsType = 0
    font["post"].formatType = 3.0


def _decompose(font: TTFont) -> None:
    """Turns composites into plain outlines, so that a glyph is one slice of bytes in every subset."""
    glyphs = font.getGlyphSet()
    plain = {}
    for name in font.getGlyphOrder():
        if font["glyf"][name].isComposite():
            recording = DecomposingRecordingPen(glyphs)
            glyphs[name].draw(recording)
            pen = TTGlyphPen(None)
            recording.replay(pen)
            plain[name] = pen.glyph()
    for name, glyph in plain.items():
        font["glyf"][name] = glyph


def _end_with_another_width(font: TTFont) -> None:
    """Adds an empty last glyph, so that every glyph has a width of its own in the file.

    ReportLab 5.1 scales the width that glyphs at the end of a font may share, and so writes a wrong one for them.
    """
    name = "unused"
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"].glyphs[name] = Glyph()
    font["glyf"].glyphOrder = font.getGlyphOrder()
    font["hmtx"].metrics[name] = (0, 0)


if __name__ == "__main__":
    main()
