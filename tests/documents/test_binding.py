# SPDX-License-Identifier: MIT
"""Files come into a PDF byte for byte, and every object stands where the cross-reference table says."""

from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from golive_desktop.documents.binding import Filling, bound, place_for
from golive_desktop.documents.findings import Findings
from golive_desktop.documents.revisions import look_at_shape

LOOKS_LIKE_A_PLACE = b"7 0 obj\n<< /Length 13 >>\nstream\ngolive:000000\nendstream\nendobj\n"


def skeleton(count: int, *, classic: bool = True) -> bytes:
    """A PDF with `count` places, from the last to the first, and another object between them."""
    target = BytesIO()
    with Pdf.new() as pdf:
        pdf.add_blank_page()
        places = [place_for(pdf, number) for number in range(count)]
        pdf.Root.Files = Array([item for place in reversed(places) for item in (place, Stream(pdf, b"between"))])
        mode = pikepdf.ObjectStreamMode.disable if classic else pikepdf.ObjectStreamMode.generate
        version = "1.7"
        pdf.save(target, object_stream_mode=mode, deterministic_id=True, compress_streams=False, force_version=version)
    return target.getvalue()


def filled(files: list[bytes]) -> bytes:
    return bound(
        skeleton(len(files)),
        len(files),
        lambda number: Filling(entries=Dictionary(Type=Name.EmbeddedFile, Number=number), data=files[number]),
    )


def identity(pdf: bytes) -> bytes:
    return pdf[pdf.rindex(b"/ID [") : pdf.rindex(b"startxref")]


@given(st.lists(st.binary(max_size=300) | st.just(LOOKS_LIKE_A_PLACE), max_size=6))
def test_each_file_is_read_back_from_its_place(files: list[bytes]) -> None:
    pdf = filled(files)
    findings = Findings()
    assert look_at_shape(pdf, findings)
    assert findings.problems == ()
    with Pdf.open(BytesIO(pdf), attempt_recovery=False) as opened:
        assert opened.check_pdf_syntax() == []
        items = list(opened.Root.Files)
        found = [(int(item.Number), item.read_raw_bytes()) for item in items[::2]]
        assert found == list(reversed(list(enumerate(files))))
        assert all(item.read_raw_bytes() == b"between" for item in items[1::2])


def test_the_same_files_give_the_same_bytes_and_others_another_identity() -> None:
    assert filled([b"one", b"two"]) == filled([b"one", b"two"])
    plain, other = (Filling(entries=Dictionary(Kind=kind), data=b"one") for kind in (1, 2))
    one = bound(skeleton(1), 1, lambda _: plain, stated=b"digest")
    two = bound(skeleton(1), 1, lambda _: plain, stated=b"other digest")
    three = bound(skeleton(1), 1, lambda _: other, stated=b"digest")
    assert len({identity(one), identity(two), identity(three)}) == 3


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7\nstartxref\n9\n%%EOF\n", skeleton(1, classic=False)])
def test_another_form_is_refused(pdf: bytes) -> None:
    with pytest.raises(ValueError, match="not as qpdf writes it"):
        bound(pdf, 1, lambda _: Filling(entries=Dictionary(), data=b""))


@pytest.mark.parametrize("count", [0, 2])
def test_no_place_stays_empty_and_no_file_outside(count: int) -> None:
    with pytest.raises(ValueError, match="another number of places"):
        bound(skeleton(1), count, lambda _: Filling(entries=Dictionary(), data=b""))
