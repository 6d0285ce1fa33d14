# SPDX-License-Identifier: MIT
"""What a page's content draws, as long as it is written with exactly the operators that our writer uses."""

import re
from codecs import charmap_decode
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from golive_desktop.documents.drawn import DRAWING_SCALE
from golive_desktop.documents.findings import Findings
from golive_desktop.documents.frame import frame_path
from golive_desktop.documents.icons import ICON_GRID, icons
from golive_desktop.documents.lettering import Lettering
from golive_desktop.documents.paper import PlacedDrawing, PlacedLane, PlacedMark, PlacedRun
from golive_desktop.documents.style import DARK, LINE_COLOURS, LINE_WIDTHS, TEXT_COLOURS
from golive_desktop.documents.watermark import watermarks
from golive_desktop.domain.blocks import Watermark

__all__ = ["PageContent", "Stroke", "interpreted"]

_N: Final = r"(-?[0-9]{1,4}\.[0-9]{2})"
_RGB: Final = r"([01]\.[0-9]{3} [01]\.[0-9]{3} [01]\.[0-9]{3})"
_TEXT: Final = re.compile(
    rf"BT (/F[0-9]{{1,3}}\+[0-9]{{1,3}}) ([0-9]{{1,2}}\.[0-9]) Tf {_RGB} rg 1 0 0 1 {_N} {_N} Tm "
    r"<([0-9a-f]+)> Tj ET"
)
_RULE: Final = re.compile(rf"([0-9.]{{1,5}}) w {_RGB} RG {_N} {_N} m {_N} {_N} l S")
_MARK: Final = re.compile(rf"q ([0-9]\.[0-9]{{4}}) 0 0 ([0-9]\.[0-9]{{4}}) {_N} {_N} cm /(Icon\.[a-z-]+) Do Q")
_FRAME: Final = re.compile(rf"q 1 0 0 1 {_N} {_N} cm 0\.75 w {_RGB} RG ([0-9. mlc]{{1,400}}) h S Q")
_DRAWING: Final = re.compile(
    rf"q ([0-9]\.[0-9]{{4}}) 0 0 ([0-9]\.[0-9]{{4}}) {_N} {_N} cm 40 w 1 J 1 j {_RGB} RG "
    r"((?:[0-9]{1,4} [0-9]{1,4} [ml] ){2,8000})S Q"
)
_LANE: Final = re.compile(
    rf"q 1 0 0 1 {_N} {_N} cm ((?:(?:[0-9]{{1,3}}(?:\.[0-9]{{1,3}})?|re|RG|rg|[mlwSfh]) ){{1,2000}})Q"
)
_OPENS: Final = "/Artifact BMC"
_CLOSES: Final = "EMC"
_SMALLEST: Final = 6.0
_FRAME_NUMBERS: Final = 34
_NOTHING: Final = "\ufffe"
_LONGEST_REMEMBERED: Final = 1_024

_FOREIGN: Final = (
    (re.compile(r"(?:^|\s)[0-9] Tr(?:\s|$)"), "document.hidden-text"),
    (re.compile(r"(?:^|\s)gs(?:\s|$)"), "document.transparency"),
    (re.compile(r"(?:^|\s)BI(?:\s|$)"), "document.image"),
    (re.compile(r"(?:^|\s)(?:BDC|DP)(?:\s|$)"), "document.optional-content"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Stroke:
    """A line from one point to another."""

    x: float
    y: float
    end_x: float
    end_y: float


@dataclass(kw_only=True, slots=True)
class PageContent:
    """What stands on one page."""

    page: int
    runs: list[PlacedRun] = field(default_factory=list)
    marks: list[PlacedMark] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    drawings: list[PlacedDrawing] = field(default_factory=list)
    lanes: list[PlacedLane] = field(default_factory=list)
    watermark: Watermark = ""
    """What stands behind everything else."""


def interpreted(content: bytes, page: int, letterings: dict[str, Lettering], findings: Findings) -> PageContent:
    """The texts, icons and lines of one content stream; whatever else is in it becomes a finding.

    Args:
        content: the decoded stream.
        page: the page's number, from 1.
        letterings: what the codes of each font resource stand for.
        findings: takes what our writer would not have written.
    """
    found = PageContent(page=page)
    writing = artifact = False
    lines = content.decode("latin-1").removesuffix("\n").split("\n")
    found.watermark = watermarks().get(lines[0], "")
    for line in lines[1:] if found.watermark else lines:
        text = _TEXT.fullmatch(line)
        if text and not (text.end(6) - text.start(6)) % 2:
            writing = True
            _add_text(found, text, letterings, findings, artifact=artifact)
        elif line == _OPENS and not artifact:
            writing = artifact = True
        elif line == _CLOSES and artifact:
            artifact = False
        elif not _add_graphics(found, line):
            findings.add(_foreign(line), _where(page), found=line)
            break
        elif writing:
            findings.add("document.graphics-after-text", _where(page))
            break
    if artifact:
        findings.add("document.foreign-content", _where(page), found="open artifact")
    return found


def _where(page: int) -> str:
    return f"page {page}"


def _foreign(line: str) -> str:
    return next((code for pattern, code in _FOREIGN if pattern.search(line)), "document.foreign-content")


def _add_text(
    found: PageContent, match: re.Match[str], letterings: dict[str, Lettering], findings: Findings, *, artifact: bool
) -> None:
    font, written_size, colour, x, y, codes = match.groups()
    lettering = letterings.get(font)
    read = _read if len(codes) <= _LONGEST_REMEMBERED else _read.__wrapped__
    words = None if lettering is None else read(codes, lettering)
    if words is None:
        findings.add("document.foreign-font", _where(found.page))
        return
    text, width, bare_width = words
    size, left = float(written_size), float(x)
    if _NOTHING in text or colour not in TEXT_COLOURS:
        findings.add("document.hidden-text", _where(found.page), found=text)
    if size < _SMALLEST:
        findings.add("document.tiny-text", _where(found.page), found=text)
    end, right = left + width * size / 1000, left + bare_width * size / 1000
    run = PlacedRun(page=found.page, text=text, artifact=artifact, x=left, y=float(y), end=end, right=right, size=size)
    found.runs.append(run)


@lru_cache(maxsize=8192)  # files of one release say much in the same words
def _read(codes: str, lettering: Lettering) -> tuple[str, float, float] | None:
    """What `codes` show, and its width in thousandths of the size, with and without the spaces at its end."""
    data = bytes.fromhex(codes)
    text = _shown(data, lettering.characters)
    if text is None:
        return None
    advances = lettering.advances
    width = sum(map(advances.__getitem__, data))
    bare = len(text.rstrip(" "))
    return text, width, width if bare == len(text) else sum(map(advances.__getitem__, data[:bare]))


def _shown(data: bytes, characters: str) -> str | None:
    """What these codes show; None when the font has not all of them."""
    try:
        return charmap_decode(data, "strict", characters)[0]
    except UnicodeDecodeError:  # a code that the font has not, or that stands for nothing
        return "".join(map(characters.__getitem__, data)) if max(data) < len(characters) else None


def _add_graphics(found: PageContent, line: str) -> bool:
    rule = _RULE.fullmatch(line)
    if rule:
        width, colour, x, y, end_x, end_y = rule.groups()
        found.strokes.append(Stroke(x=float(x), y=float(y), end_x=float(end_x), end_y=float(end_y)))
        return width in LINE_WIDTHS and colour in LINE_COLOURS and y == end_y
    mark = _MARK.fullmatch(line)
    if mark:
        scale, again, x, y, name = mark.groups()
        if name not in icons() or scale != again:
            return False
        size = float(scale) * ICON_GRID
        found.marks.append(PlacedMark(page=found.page, status=icons()[name], x=float(x), y=float(y), size=size))
        return True
    return _add_frame(found, line) or _add_drawing(found, line) or _add_lane(found, line)


def _add_drawing(found: PageContent, line: str) -> bool:
    drawing = _DRAWING.fullmatch(line)
    if not drawing:
        return False
    scale, again, x, y, colour, path = drawing.groups()
    if scale != again or float(scale) != DRAWING_SCALE or colour != DARK:
        return False
    found.drawings.append(PlacedDrawing(page=found.page, path=path.rstrip(), x=float(x), y=float(y)))
    return True


def _add_lane(found: PageContent, line: str) -> bool:
    """Lines and areas without a curve; whether they are those of a chart is seen when they are compared."""
    lane = _LANE.fullmatch(line)
    if not lane:
        return False
    x, y, path = lane.groups()
    found.lanes.append(PlacedLane(page=found.page, path=path.rstrip(), x=float(x), y=float(y)))
    return True


def _add_frame(found: PageContent, line: str) -> bool:
    frame = _FRAME.fullmatch(line)
    if not frame:
        return False
    x, y, colour, path = frame.groups()
    size = _frame_size(path)
    if size is None or colour != DARK:
        return False
    left, bottom = float(x), float(y)
    right, top = left + size[0], bottom + size[1]
    found.strokes += [
        Stroke(x=left, y=bottom, end_x=right, end_y=bottom),
        Stroke(x=left, y=top, end_x=right, end_y=top),
        Stroke(x=left, y=bottom, end_x=left, end_y=top),
        Stroke(x=right, y=bottom, end_x=right, end_y=top),
    ]
    return True


def _frame_size(path: str) -> tuple[float, float] | None:
    """Width and height of the frame that `path` draws, when it is one as we draw them."""
    numbers = re.findall(r"[0-9]+\.[0-9]{2}", path)
    if len(numbers) != _FRAME_NUMBERS:
        return None
    width, height = float(numbers[6]), float(numbers[15])
    return (width, height) if frame_path(width, height) == path else None
