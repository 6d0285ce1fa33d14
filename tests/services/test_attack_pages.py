# SPDX-License-Identifier: MIT
"""What the owner of a real key may try so that people see something else than the verifier reads."""

import re
import zlib
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest

from golive_desktop.services.imprint import imprint_of, meaning_of
from golive_desktop.services.issue import Issued
from golive_desktop.statements.approval import ApprovalBody
from golive_desktop.statements.kinds import compose, payload_of
from tests.office import Office, rejected
from tests.services.test_forgeries import attachments_of


def tampered(office: Office, change: Callable[[bytes], bytes]) -> bytes:
    """A rejection, signed after `change` was made to the finished pages."""
    office.confirm("legal")
    office.ask("legal")
    answer = office.answer("legal", rejected(2))
    legal = office.laptops["legal"]
    return legal.adapters.signer.certify(
        change(_printed(office, answer)),
        key_file=legal.key.identity.key_file,
        passphrase=legal.key.passphrase,
        meaning=meaning_of(answer.statement),
        signed_at=answer.statement.issued_at,
        timestamp_url=None,
    )


def _printed(office: Office, answer: Issued[ApprovalBody]) -> bytes:
    pages = compose(answer.statement)
    return office.manager.adapters.press.print(
        pages,
        payload=payload_of(answer.statement, pages),
        attachments=attachments_of(office, answer.data),
        imprint=imprint_of(answer.statement, pages),
    )


def _with_lines(lines: list[str]) -> Callable[[bytes], bytes]:
    def change(printed: bytes) -> bytes:
        with pikepdf.open(BytesIO(printed)) as pdf:
            page = pdf.pages[0]
            content = "\n".join(lines).encode() + b"\n" + page.Contents.read_bytes()
            page.Contents = pdf.make_stream(content)
            file = BytesIO()
            pdf.save(file, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        return file.getvalue()

    return change


def _line(x: float, end: float, y: float) -> str:
    return f"0.75 w 0.094 0.129 0.176 RG {x:.2f} {y:.2f} m {end:.2f} {y:.2f} l S"


def _entry_twice(printed: bytes) -> bytes:
    """The page's content stands twice in the table; PDFium shows the last one, others the first."""
    with pikepdf.open(BytesIO(printed)) as pdf:
        number = pdf.pages[0].Contents.objgen[0]
    start = int(re.findall(rb"startxref\n([0-9]+)", printed)[-1])
    content = zlib.compress(b"BT ET\n")
    head = b"%d 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n" % (number, len(content))
    other = head + content + b"\nendstream\nendobj\n"
    table, _, trailer = printed[start:].partition(b"trailer")
    entry = b"%d 1\n%010d 00000 n \n" % (number, start)
    end = trailer.replace(b"startxref\n%d" % start, b"startxref\n%d" % (start + len(other)))
    return printed[:start] + other + table + entry + b"trailer" + end


def _table_hidden(printed: bytes) -> bytes:
    """As `_entry_twice`, in a table before, which a string in the trailer keeps out of sight."""
    twice = _entry_twice(printed)
    start = int(re.findall(rb"startxref\n([0-9]+)", twice)[-1])
    table, _, trailer = twice[start:].partition(b"trailer")
    sections = re.findall(rb"[0-9]+ [0-9]+\n(?:[0-9]{10} [0-9]{5} [fn] \n)+", table)
    whole, last = sections[0].split(b"\n", 1)[1], sections[-1]
    entries = [whole[place : place + 20] for place in range(0, len(whole), 20)]
    number = int(last.split()[0])
    before = b"xref\n%d 1\n%b%b" % (number, entries[number], last)
    before += b"trailer << /Root 1 0 R /Size %d >>\n" % len(entries)
    rest = entries[number + 1 :]
    seen = b"xref\n0 %d\n%b%d %d\n%b" % (
        number,
        b"".join(entries[:number]),
        number + 1,
        len(rest),
        b"".join(rest),
    )
    keys = re.sub(rb"/ID \[.*?\]", b"/ID [(startxref) <00>] /Prev %d" % start, trailer.partition(b"startxref")[0])
    return twice[:start] + before + seen + b"trailer" + keys + b"startxref\n%d\n%%%%EOF\n" % (start + len(before))


def _linearized(printed: bytes) -> bytes:
    """The first object names another first page; with the length of the file in it PDFium shows that one."""
    start = int(re.findall(rb"startxref\n([0-9]+)", printed)[-1])
    table, _, trailer = printed[start:].partition(b"trailer")
    number = (len(table) - len(b"xref\n0 ")) // 20
    announced = b"%d 0 obj\n<< /Linearized 1 /L 99 /H [ 20 30 ] /O 3 /E 99 /N 1 /T 99 >>\nendobj\n" % number
    place = printed.index(b"1 0 obj")
    offsets = [int(offset) for offset in re.findall(rb"([0-9]{10}) 00000 n", table)]
    entries = b"".join([b"%010d 00000 n \n" % (offset + len(announced)) for offset in offsets])
    written = b"xref\n0 %d\n0000000000 65535 f \n%b%010d 00000 n \n" % (number + 1, entries, place)
    end = re.sub(rb"/Size [0-9]+", b"/Size %d" % (number + 1), trailer)
    end = re.sub(rb"startxref\n[0-9]+", b"startxref\n%d" % (start + len(announced)), end)
    return printed[:place] + announced + printed[place:start] + written + b"trailer" + end


def _nothing(printed: bytes) -> bytes:
    return printed


def test_the_tool_makes_a_genuine_file_when_it_changes_nothing(office: Office) -> None:
    assert office.verify(tampered(office, _nothing)).verdict == "genuine"


@pytest.mark.parametrize(
    "lines",
    [
        [_line(100 + 10 * (row % 2), 110 + 10 * (row % 2), 200 - row / 2) for row in range(40)],
        [_line(56.69, 538.58, 200 - row / 2) for row in range(40)],
    ],
    ids=["letters", "areas"],
)
def test_nothing_is_drawn_with_lines(office: Office, lines: list[str]) -> None:
    assert office.verify(tampered(office, _with_lines(lines))).verdict == "changed"


def test_no_page_is_announced_as_the_first(office: Office) -> None:
    assert office.verify(tampered(office, _linearized)).verdict == "changed"


@pytest.mark.parametrize("change", [_entry_twice, _table_hidden])
def test_an_object_stands_in_the_table_once(office: Office, change: Callable[[bytes], bytes]) -> None:
    assert office.verify(tampered(office, change)).verdict == "changed"
