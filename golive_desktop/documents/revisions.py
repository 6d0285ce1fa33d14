# SPDX-License-Identifier: MIT
"""The outermost shape of a PDF file: where it begins and ends, and its chain of cross-reference tables."""

import re
from typing import Final

from golive_desktop.documents.findings import Findings

__all__ = ["look_at_shape"]

_START: Final = re.compile(
    rb"%PDF-(?:1\.7|2\.0)\n(?:%[^\r\n]{1,16}\n)?[0-9]{1,10} 0 obj\n"
    rb"((?:\((?:[^()\\]|\\.)*+\)|<[0-9A-Fa-f]*+>|<<|>>|/[A-Za-z0-9._-]++|[\[\]0-9. \nR]++|true|false|null)*+)"
    rb"(?:endobj|stream)\n",
    re.DOTALL,
)
"""The header, and the first object in its one spelling."""
_LONGEST_START: Final = 16 * 1024 * 1024
_QUICK_START: Final = b"/Linearized"
"""With it in the first object, readers take the first page from where that says (ISO 32000-2, annex F)."""
_END: Final = re.compile(rb"startxref\r?\n([0-9]{1,10})\r?\n%%EOF\r?\n?\Z")
_TABLE: Final = re.compile(rb"xref\r?\n(?:[0-9]+ [0-9]+\r?\n(?:[0-9]{10} [0-9]{5} [fn][ \r][\r\n])*+)++trailer\s*<<")
_SECTION: Final = re.compile(rb"(?<=[\r\n])([0-9]+) ([0-9]+)\r?\n((?:[0-9]{10} [0-9]{5} [fn][ \r][\r\n])*)")
_TRAILER: Final = re.compile(
    rb"(?:\s*/[A-Za-z]{1,20}\s+[0-9]{1,10}(?:\s+[0-9]{1,5}\s+R\b)?|\s*/ID\s*\[(?:\s*<[0-9A-Fa-f]{0,128}>){2}\s*\])++"
    rb"\s*>>\s*startxref\s"
)
"""All of a trailer. Another name or a string in it could pretend its end, and hide the table before from us alone."""
_PREVIOUS: Final = re.compile(rb"/Prev ([0-9]{1,10})(?![0-9])")
_TAIL: Final = 64
_LONGEST_TRAILER: Final = 4096
_MOST_REVISIONS: Final = 40
_LARGEST_TABLE: Final = 20 * 300_000
"""An entry has 20 bytes; a dossier of 1,000 approvals has some 10,000 objects."""


def look_at_shape(pdf: bytes, findings: Findings) -> bool:
    """Whether `pdf` is one PDF with nothing around it and classic cross-reference tables only.

    Files with cross-reference streams or object streams are not ours, and are not handed to the parser: it would
    decode those streams without a limit.
    """
    start = _START.match(pdf, 0, _LONGEST_START)
    if not start or _QUICK_START in start[1]:
        findings.add("document.foreign-bytes", "start")
    end = _END.search(pdf, max(0, len(pdf) - _TAIL))
    if not end:
        findings.add("document.foreign-bytes", "end")
        return False
    return _classic_tables(pdf, int(end[1]), findings)


def _classic_tables(pdf: bytes, start: int, findings: Findings) -> bool:
    limit = len(pdf)
    for _ in range(_MOST_REVISIONS):
        table = _TABLE.match(pdf, start) if start < limit else None
        if not table or table.end() - table.start() > _LARGEST_TABLE or not _one_reading(pdf, table[0]):
            break
        trailer = _TRAILER.match(pdf, table.end(), table.end() + _LONGEST_TRAILER)
        previous = _PREVIOUS.findall(trailer[0]) if trailer else []
        if not trailer or b"XRefStm" in trailer[0] or trailer[0].count(b"/Prev") != len(previous):
            break
        if not previous:
            return True
        if len(previous) > 1 or int(previous[0]) >= start:
            break
        limit = start = int(previous[0])
        limit += 1
    findings.add("document.damaged", "cross-reference table")
    return False


def _one_reading(pdf: bytes, table: bytes) -> bool:
    """Whether every reader finds the same objects: each stands once in the table, and where the table says.

    Of two entries for one object some readers take the first and others the last; an entry that points elsewhere, or
    a table that does not begin where it says, makes some search the file on their own.
    """
    seen: set[int] = set()
    for section in _SECTION.finditer(table):
        first, count, entries = int(section[1]), int(section[2]), section[3].split()
        if len(entries) != 3 * count:
            return False
        for index in range(count):
            offset, generation, kind = entries[3 * index : 3 * index + 3]
            if first + index in seen or not _stands_there(pdf, first + index, int(offset), generation + kind):
                return False
            seen.add(first + index)
    return True


def _stands_there(pdf: bytes, number: int, offset: int, use: bytes) -> bool:
    if number == 0:
        return (offset, use) == (0, b"65535f")
    header = b"%d 0 obj" % number
    return use == b"00000n" and pdf[offset : offset + len(header)] == header
