# SPDX-License-Identifier: MIT
import re
import zlib
from collections.abc import Callable

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

Change = Callable[[Pdf], None]
Changed = Callable[[bytes, Change], bytes]
Codes = Callable[[bytes], set[str]]


def _rewrite(pattern: str, replacement: str) -> Change:
    """Replaces the first match of `pattern` in the first page's content."""

    def change(pdf: Pdf) -> None:
        stream = pdf.pages[0].obj.Contents
        content = stream.read_bytes().decode("latin-1")
        changed, count = re.subn(pattern, replacement, content, count=1, flags=re.MULTILINE)
        assert count == 1
        stream.write(zlib.compress(changed.encode("latin-1")), filter=Name.FlateDecode)

    return change


def _on_page(**entries: object) -> Change:
    def change(pdf: Pdf) -> None:
        for key, value in entries.items():
            pdf.pages[0].obj[f"/{key}"] = value

    return change


def _in_catalog(**entries: object) -> Change:
    def change(pdf: Pdf) -> None:
        for key, value in entries.items():
            pdf.Root[f"/{key}"] = pdf.make_indirect(value) if isinstance(value, Dictionary) else value

    return change


def _in_resources(kind: str, value: Dictionary) -> Change:
    def change(pdf: Pdf) -> None:
        pdf.pages[0].obj.Resources[f"/{kind}"] = value

    return change


def _annotated(subtype: Name) -> Change:
    def change(pdf: Pdf) -> None:
        widget = pdf.make_indirect(Dictionary(Type=Name.Annot, Rect=Array([0, 0, 0, 0]), Subtype=subtype))
        pdf.pages[0].obj.Annots = Array([widget])

    return change


def _image(pdf: Pdf) -> None:
    image = Stream(pdf, b"\0\0\0", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8)
    image.ColorSpace = Name.DeviceRGB
    pdf.pages[0].obj.Resources.XObject["/Icon.approved"] = image


def _other_icon(pdf: Pdf) -> None:
    icons = pdf.pages[0].obj.Resources.XObject
    icons["/Icon.no"].write(zlib.compress(icons["/Icon.yes"].read_bytes()), filter=Name.FlateDecode)


def _swapped_icons(pdf: Pdf) -> None:
    icons = pdf.pages[0].obj.Resources.XObject
    icons["/Icon.no"], icons["/Icon.yes"] = icons["/Icon.yes"], icons["/Icon.no"]


def _two_contents(pdf: Pdf) -> None:
    page = pdf.pages[0].obj
    page.Contents = Array([page.Contents, Stream(pdf, b"0 0 0 rg\n")])


def _extra_file(pdf: Pdf) -> None:
    spec = pdf.Root.AF[0]
    pdf.Root.AF.append(pdf.make_indirect(Dictionary(dict(spec.items()))))


def _page_file(pdf: Pdf) -> None:
    pdf.pages[0].obj.AF = Array([pdf.Root.AF[0]])


def _missing_payload(pdf: Pdf) -> None:
    names = pdf.Root.Names.EmbeddedFiles.Names
    position = next(index for index in range(0, len(names), 2) if str(names[index]) == "golive.json")
    pdf.Root.Names.EmbeddedFiles.Names = Array(
        [item for index, item in enumerate(list(names)) if index not in (position, position + 1)]
    )
    pdf.Root.AF = Array([item for index, item in enumerate(list(pdf.Root.AF)) if index != position // 2])


def _other_attachment_bytes(pdf: Pdf) -> None:
    pdf.Root.AF[0].EF.F.write(b"other")


def _number_as_file(pdf: Pdf) -> None:
    pdf.Root.AF[0].EF.F = 0


def _lying_unicode(pdf: Pdf) -> None:
    """The letter that the page shows as 'a' claims to be an 'e'."""
    stream = pdf.pages[0].obj.Resources.Font["/F1+0"].ToUnicode
    cmap = stream.read_bytes()
    assert b"<0061>" in cmap
    assert b"<0065>" in cmap
    changed = cmap.replace(b"<0061>", b"<FFFF>").replace(b"<0065>", b"<0061>").replace(b"<FFFF>", b"<0065>")
    stream.write(zlib.compress(changed), filter=Name.FlateDecode)


def _lying_glyphs(pdf: Pdf) -> None:
    """One byte of an outline."""
    stream = pdf.pages[0].obj.Resources.Font["/F1+0"].FontDescriptor.FontFile2
    data = bytearray(stream.read_bytes())
    glyf = data.index(b"glyf")
    offset = int.from_bytes(data[glyf + 8 : glyf + 12], "big")
    data[offset + 300] ^= 1
    stream.write(zlib.compress(bytes(data)), filter=Name.FlateDecode)


def _lying_map(pdf: Pdf) -> None:
    """Two codes show each other's glyph."""
    stream = pdf.pages[0].obj.Resources.Font["/F1+0"].FontDescriptor.FontFile2
    data = bytearray(stream.read_bytes())
    cmap = data.index(b"cmap")
    offset = int.from_bytes(data[cmap + 8 : cmap + 12], "big") + 22
    data[offset + 2 : offset + 6] = data[offset + 4 : offset + 6] + data[offset + 2 : offset + 4]
    stream.write(zlib.compress(bytes(data)), filter=Name.FlateDecode)


def _lying_widths(pdf: Pdf) -> None:
    pdf.pages[0].obj.Resources.Font["/F1+0"].Widths[5] = 0


def _encoded_font(pdf: Pdf) -> None:
    pdf.pages[0].obj.Resources.Font["/F1+0"].Encoding = Name.WinAnsiEncoding


def _bare_font(pdf: Pdf) -> None:
    pdf.pages[0].obj.Resources.Font["/F1+0"] = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)


def _inherited_box(pdf: Pdf) -> None:
    pdf.Root.Pages.Rotate = 90


def _other_parent(pdf: Pdf) -> None:
    """MuPDF and PDFium take the size of the page from there."""
    page = pdf.pages[0].obj
    parent = Dictionary(Type=Name.Pages, Kids=Array([page]), Count=1, CropBox=Array([0, 0, 10, 10]))
    page.Parent = pdf.make_indirect(parent)


def _page_twice(pdf: Pdf) -> None:
    pdf.Root.Pages.Kids.append(pdf.Root.Pages.Kids[0])
    pdf.Root.Pages.Count = 2


def _visible_widget(pdf: Pdf) -> None:
    widget = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Sig,
            T=String("S"),
            F=132,
            Rect=Array([100, 100, 300, 200]),
            P=pdf.pages[0].obj,
        )
    )
    pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array([widget]), SigFlags=3))
    pdf.pages[0].obj.Annots = Array([widget])


def _text_field(pdf: Pdf) -> None:
    field = pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("S"), Rect=Array([0, 0, 0, 0]))
    )
    pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array([field])))


def _strike(pdf: Pdf) -> None:
    stream = pdf.pages[0].obj.Contents
    content = stream.read_bytes().decode()
    found = re.search(r"19\.0 Tf [0-9. ]+ rg 1 0 0 1 ([0-9.]+) ([0-9.]+) Tm", content)
    assert found
    y = float(found[2]) + 6
    rule = f"0.75 w 0.094 0.129 0.176 RG {found[1]} {y:.2f} m 500.00 {y:.2f} l S\n"
    stream.write(zlib.compress((rule + content).encode()), filter=Name.FlateDecode)


_FIRST = r"^(BT .*)$"
_LAST = r"(EMC\n)\Z"

ATTACKS: dict[str, tuple[str, Change]] = {
    "render mode": ("document.hidden-text", _rewrite(_FIRST, r"3 Tr \1")),
    "white text": ("document.hidden-text", _rewrite(r"Tf [0-9. ]+ rg", "Tf 1.000 1.000 1.000 rg")),
    "pale text": ("document.hidden-text", _rewrite(r"Tf [0-9. ]+ rg", "Tf 0.990 0.990 0.980 rg")),
    "an unmapped code": ("document.hidden-text", _rewrite(r"<[0-9a-f]{2}", "<00")),
    "tiny text": ("document.tiny-text", _rewrite(r" [0-9]+\.[0-9] Tf", " 1.0 Tf")),
    "text beside the page": ("document.text-off-page", _rewrite(r"(rg 1 0 0 1) [0-9.]+ ", r"\1 900.00 ")),
    "text below the page": ("document.text-off-page", _rewrite(r"(0 0 1 [0-9.]+) [0-9.]+ Tm", r"\1 -50.00 Tm")),
    "text over text": ("document.text-overlaps", _rewrite(_FIRST, r"\1\n\1")),
    "a strike through": ("document.text-crossed", _strike),
    "graphics after text": (
        "document.graphics-after-text",
        _rewrite(_LAST, r"\g<1>0.75 w 0.094 0.129 0.176 RG 56.69 400.00 m 500.00 400.00 l S\n"),
    ),
    "a white rectangle": ("document.foreign-content", _rewrite(_LAST, r"\g<1>1 1 1 rg 50 50 400 400 re f\n")),
    "a filled path": ("document.foreign-content", _rewrite(r"^0\.75 w", "0.75 w 0 0 100 100 re f 0.75 w")),
    "an odd colour": ("document.foreign-content", _rewrite(r"w 0\.490 0\.533 0\.588 RG", "w 1.000 1.000 1.000 RG")),
    "a scaled text": ("document.foreign-content", _rewrite(r"1 0 0 1 ", "0 1 1 0 ")),
    "an inline image": ("document.image", _rewrite(_LAST, r"\g<1>BI /W 1 /H 1 ID x EI\n")),
    "an image": ("document.image", _image),
    "a drawing as icon": ("document.foreign-content", _other_icon),
    "icons exchanged": ("document.foreign-content", _swapped_icons),
    "an unknown form": ("document.foreign-content", _rewrite(r"/Icon\.conditional Do", "/Icon.other Do")),
    "a graphics state": ("document.transparency", _rewrite(_FIRST, r"/G gs \1")),
    "graphics states in the resources": ("document.transparency", _in_resources("ExtGState", Dictionary())),
    "a transparency group": ("document.transparency", _on_page(Group=Dictionary(S=Name.Transparency))),
    "marked layers": ("document.optional-content", _rewrite(_FIRST, r"/OC /L BDC \1")),
    "layers in the resources": ("document.optional-content", _in_resources("Properties", Dictionary())),
    "layers in the catalog": ("document.optional-content", _in_catalog(OCProperties=Dictionary())),
    "an open artifact": ("document.foreign-content", _rewrite(r"EMC\n\Z", "")),
    "actual text": ("document.optional-content", _rewrite(_FIRST, r"/Span <</ActualText (x)>> BDC \1")),
    "a link": ("document.annotation", _annotated(Name.Link)),
    "a note": ("document.annotation", _annotated(Name.FreeText)),
    "a visible signature": ("document.annotation", _visible_widget),
    "a text field": ("document.annotation", _text_field),
    "a form of XML": ("document.script", _in_catalog(AcroForm=Dictionary(Fields=Array([]), XFA=String("x")))),
    "a script": ("document.script", lambda pdf: pdf.Root.Names.__setitem__("/JavaScript", Dictionary())),
    "an action on opening": ("document.script", _in_catalog(OpenAction=String("x"))),
    "actions of the document": ("document.script", _in_catalog(AA=String("x"))),
    "actions of a page": ("document.script", _on_page(AA=String("x"))),
    "an unknown entry": ("document.foreign-content", _in_catalog(Collection=Dictionary())),
    "an outline": ("document.foreign-content", _in_catalog(Outlines=Dictionary())),
    "other viewer settings": ("document.foreign-content", _in_catalog(ViewerPreferences=Dictionary(HideToolbar=True))),
    "an associated file that is not embedded": ("document.foreign-attachment", _extra_file),
    "a file of a page": ("document.foreign-content", _page_file),
    "no statement": ("document.payload-missing", _missing_payload),
    "other bytes in an attachment": ("document.foreign-attachment", _other_attachment_bytes),
    "a number as a file": ("document.foreign-attachment", _number_as_file),
    "a turned page": ("document.page-box", _on_page(Rotate=180)),
    "a larger unit": ("document.page-box", _on_page(UserUnit=10)),
    "a crop box": ("document.page-box", _on_page(CropBox=Array([0, 0, 100, 100]))),
    "a large page": ("document.page-box", _on_page(MediaBox=Array([0, 0, 2000, 2000]))),
    "an inherited entry": ("document.page-box", _inherited_box),
    "an entry inherited from elsewhere": ("document.page-box", _other_parent),
    "a page twice": ("document.damaged", _page_twice),
    "two contents": ("document.foreign-content", _two_contents),
    "own resources": ("document.foreign-content", _on_page(Resources=Dictionary())),
    "a lying character map": ("document.foreign-font", _lying_unicode),
    "a lying outline": ("document.foreign-font", _lying_glyphs),
    "a lying glyph map": ("document.foreign-font", _lying_map),
    "lying widths": ("document.foreign-font", _lying_widths),
    "another encoding": ("document.foreign-font", _encoded_font),
    "a font that is not embedded": ("document.foreign-font", _bare_font),
}


@pytest.mark.parametrize(("code", "change"), ATTACKS.values(), ids=ATTACKS.keys())
def test_what_our_writer_would_not_write_is_named(
    code: str, change: Change, genuine: bytes, changed: Changed, codes: Codes
) -> None:
    assert code in codes(changed(genuine, change))


def test_saving_alone_changes_nothing(genuine: bytes, changed: Changed, codes: Codes) -> None:
    assert codes(changed(genuine, lambda _: None)) == set()
