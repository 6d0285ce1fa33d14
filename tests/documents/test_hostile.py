# SPDX-License-Identifier: MIT
import random
import time
import tracemalloc
import zlib
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Name, Pdf

from golive_desktop.documents.reader import PdfReader
from golive_desktop.documents.unpack import Unpacker
from golive_desktop.domain.blocks import Pages
from golive_desktop.domain.problem import KnownError

Codes = Callable[[bytes], set[str]]


def test_bytes_around_the_file_are_named(genuine: bytes, codes: Codes) -> None:
    assert "document.foreign-bytes" in codes(genuine + b"x")
    assert "document.foreign-bytes" in codes(genuine + b"\n\n")
    with pytest.raises(KnownError):
        PdfReader().read(b"x" + genuine)


@pytest.mark.parametrize("data", [b"", b"hello", b"PK\x03\x04" + bytes(100), bytes(4096)])
def test_what_is_no_pdf_is_unreadable(data: bytes) -> None:
    with pytest.raises(KnownError) as caught:
        PdfReader().read(data)
    assert caught.value.problem.code == "document.unreadable"


def test_an_encrypted_file_is_said_to_be_encrypted(genuine: bytes) -> None:
    for owner, user in (("o", "u"), ("o", "")):
        with Pdf.open(BytesIO(genuine)) as pdf:
            target = BytesIO()
            pdf.save(target, encryption=pikepdf.Encryption(owner=owner, user=user))
        with pytest.raises(KnownError) as caught:
            PdfReader().read(target.getvalue())
        assert caught.value.problem.code == "document.encrypted"


def test_object_streams_are_not_even_opened(genuine: bytes, codes: Codes) -> None:
    with Pdf.open(BytesIO(genuine)) as pdf:
        target = BytesIO()
        pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate)

    assert codes(target.getvalue()) == {"document.damaged"}


def test_a_broken_table_is_damage(genuine: bytes, codes: Codes) -> None:
    start = genuine.rindex(b"startxref")
    assert codes(genuine[:start] + b"startxref\n12\n%%EOF\n") == {"document.damaged"}


def test_a_stream_that_unpacks_without_end_is_refused(genuine: bytes, codes: Codes) -> None:
    bomb = zlib.compress(bytes(600 * 1024 * 1024), 1)

    with Pdf.open(BytesIO(genuine)) as pdf:
        pdf.Root.AF[0].EF.F.write(bomb, filter=Name.FlateDecode)
        target = BytesIO()
        pdf.save(target, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)

    assert "document.foreign-attachment" in codes(target.getvalue())


def test_many_streams_together_are_too_large(genuine: bytes) -> None:
    with Pdf.open(BytesIO(genuine)) as pdf:
        content = pdf.pages[0].obj.Contents
        length = len(content.read_bytes())
        unpacker = Unpacker(total=2 * length)
        assert unpacker.bytes_of(content) == unpacker.bytes_of(content) == content.read_bytes()
        with pytest.raises(KnownError) as caught:
            unpacker.bytes_of(content)
    assert caught.value.problem.code == "document.too-large"


def _file_of(*objects: bytes) -> bytes:
    """A PDF with the given objects, the first of which is its catalog."""
    data, offsets = b"%PDF-1.7\n", []
    for number, item in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    entries = b"".join([b"%010d 00000 n \n" % offset for offset in offsets])
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, entries)
    trailer = b"trailer << /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(data))
    return data + table + trailer


@pytest.mark.parametrize(
    "item",
    [
        b"[" + b"0 " * 5_000_000 + b"]",
        b"[" * 1_000_000,
        b"<<" + b"".join(b"/%d 0" % key for key in range(500_000)) + b">>",
    ],
    ids=["long array", "deep nesting", "large dictionary"],
)
def test_endless_objects_cost_neither_time_nor_memory(item: bytes, codes: Codes) -> None:
    data = _file_of(b"<< /Type /Catalog /Pages 2 0 R /AF 3 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>", item)
    tracemalloc.start()
    started = time.process_time()
    try:
        found = codes(data)
    except KnownError as error:
        found = {error.problem.code}
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()

    assert found & {"document.damaged", "document.unreadable"}
    assert time.process_time() - started < 2
    assert peak < 200_000_000


def test_a_table_of_endless_objects_is_not_followed(codes: Codes) -> None:
    data = _file_of(b"<< /Type /Catalog >>")
    table = b"xref\n0 400000\n" + b"0000000000 65535 f \n" * 400_000
    start = data.index(b"xref\n")
    data = data[:start] + table + data[data.index(b"trailer") :]

    assert codes(data) == {"document.damaged"}


def test_a_file_over_the_limit_is_not_opened() -> None:
    with pytest.raises(KnownError) as caught:
        PdfReader().read(b"%PDF-1.7\n" + bytes(257 * 1024 * 1024))
    assert caught.value.problem.code == "document.too-large"


def _code(data: bytes, pages: Pages) -> str:
    """The code with which a file as a whole was refused; empty when it could be read and compared."""
    try:
        read = PdfReader().read(data)
        PdfReader().compare(read.printed, pages)
    except KnownError as error:
        return error.problem.code
    return ""


def test_flipped_bytes_never_break_the_reader(genuine: bytes, english_approval: Pages) -> None:
    dice = random.Random(20260301)
    for _ in range(1000):
        data = bytearray(genuine)
        for _ in range(dice.choice((1, 1, 1, 2, 20))):
            data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        assert _code(bytes(data), english_approval) in {
            "",
            "document.unreadable",
            "document.encrypted",
            "document.too-large",
        }


def test_cut_files_never_break_the_reader(genuine: bytes, english_approval: Pages) -> None:
    for length in range(0, len(genuine), 331):
        assert _code(genuine[:length], english_approval) in {"", "document.unreadable"}


def test_a_cut_file_has_a_problem(genuine: bytes) -> None:
    assert PdfReader().read(genuine[: len(genuine) // 2]).problems
