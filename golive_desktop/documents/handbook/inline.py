# SPDX-License-Identifier: MIT
"""The text of one line of Markdown as a person reads it, and the way back."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from markdown_it import MarkdownIt

__all__ = ["Reading", "as_markdown", "plain_text", "read_line", "tidy"]

_LONGEST = 3_000
"""Characters; a longer line is taken as it stands, so that hostile markup costs no time."""
_EMOJI = re.compile(
    r"[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u231a-\u23ff\u2139\u203c\u2049"
    r"\u20e3\ufe0e\ufe0f\u200d\U000e0020-\U000e007f]+ ?"
)
_SPECIAL = re.compile(r"[\\`*\[\]|]|<(?=[A-Za-z/!?])|&(?=[#\w])|(?<![^\W_])_|_(?![^\W_])")
_OPENER = re.compile(r"^(?:[-+#>=:~]|\d+(?=[.)]))")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What one line says."""

    text: str
    """Without markup, emojis and doubled spaces; without the two parts below."""
    label: str | None = None
    """What stood bold before a colon at the start: "**Owner:** text"."""
    notes: tuple[str, ...] = ()
    """What stood in emphasis and brackets at the end: "text *(evidence required)*"."""
    code: str | None = None
    """The code, exactly, when the line is nothing else."""


def read_line(markdown: str) -> Reading:
    """Reads one line of Markdown."""
    if len(markdown) > _LONGEST:
        return Reading(text=tidy(markdown))
    parts = list(_parts(markdown.strip()))
    if len(parts) == 1 and parts[0][0] == "code":
        return Reading(text=tidy(parts[0][1]), code=parts[0][1])
    label, notes = None, list[str]()
    if parts and parts[0][0] == "strong" and parts[0][1].rstrip().endswith(":"):
        label = tidy(parts.pop(0)[1]).removesuffix(":").rstrip()
    while parts and parts[-1][0] == "em" and re.fullmatch(r"\(.*\)", parts[-1][1]):
        notes.insert(0, tidy(parts.pop()[1][1:-1]))
        while parts and not parts[-1][1].strip():
            parts.pop()
    return Reading(text=tidy("".join(text for _, text in parts)), label=label, notes=tuple(notes))


def plain_text(markdown: str) -> str:
    """The text of one line of Markdown, whatever its markup."""
    if len(markdown) > _LONGEST:
        return tidy(markdown)
    return tidy("".join(text for _, text in _parts(markdown.strip())))


def tidy(text: str) -> str:
    """`text` on one line, stripped, with single spaces, without emojis and control characters."""
    kept = "".join(" " if char.isspace() else char for char in _EMOJI.sub("", text) if not _is_control(char))
    return re.sub(" +", " ", kept).strip()


def as_markdown(text: str, *, starts_line: bool = False) -> str:
    """Markdown that reads as `text`.

    Args:
        text: a text as `tidy` leaves it.
        starts_line: it will stand where a list, a heading or a quotation could begin.
    """
    escaped = _SPECIAL.sub(r"\\\g<0>", text)
    opener = _OPENER.match(escaped) if starts_line else None
    if opener is None:
        return escaped
    cut = opener.end() if opener[0][0].isdigit() else 0
    return f"{escaped[:cut]}\\{escaped[cut:]}"


def _is_control(char: str) -> bool:
    return not char.isspace() and unicodedata.category(char) in {"Cc", "Cf", "Cs"}


@lru_cache(maxsize=4096)
def _parts(markdown: str) -> tuple[tuple[str, str], ...]:
    """The top-level pieces of a line: what kind of markup, and its text."""
    reader = _reader()
    parts: list[tuple[str, str]] = []
    depth = 0
    for token in reader.inline.parse(markdown, reader, {}, []):
        depth += token.nesting
        if token.nesting == 1 and depth == 1:
            parts.append((token.tag if token.tag in {"strong", "em"} else "text", ""))
        elif token.nesting == 0:
            text = token.content.replace("**", "") if token.type == "text" else token.content
            text = " " if token.type in {"softbreak", "hardbreak"} else text
            if depth == 0:
                parts.append(("code" if token.type == "code_inline" else "text", text))
            else:
                parts[-1] = (parts[-1][0], parts[-1][1] + text)
    return tuple((kind, text) for kind, text in parts if text)


@cache
def _reader() -> MarkdownIt:
    # note: raw HTML stays visible as text: "latency <b" must not vanish
    return MarkdownIt("commonmark", {"html": False})
