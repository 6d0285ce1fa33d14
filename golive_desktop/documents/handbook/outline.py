# SPDX-License-Identifier: MIT
"""A handbook as a tree of sections with their lines, tables and commands, each with its line number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

__all__ = ["Command", "Line", "Row", "Section", "Table", "outline"]

_SHELLS = frozenset(
    {"bash", "sh", "zsh", "shell", "console", "shell-session", "powershell", "pwsh", "ps1", "cmd", "bat", "batch"}
)
_TEXTS = frozenset({"", "markdown", "md", "text", "txt", "plain", "plaintext"})
_DEEPEST = 4
"""Fences within fences."""
_BOX = re.compile(r"^(?:\[[ xX]?\](?=\s|$)|[☐☑☒])\s*")
_CELL_BORDER = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One physical line of text."""

    number: int
    text: str
    """Markdown, without the marker."""
    depth: int = 0
    """How many lists it stands in."""
    mark: str = ""
    """"box", "bullet" or "number" where an entry of a list begins; empty in running text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One row of a table."""

    number: int
    cells: tuple[str, ...]
    """Markdown, as many as the header has."""
    written: int
    """How many cells stand in the file."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A table; the header is its first row."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Command:
    """One line of a fenced block in a shell's language: a command, a comment or an empty line."""

    number: int
    text: str


@dataclass(kw_only=True, slots=True)
class Section:
    """What stands below one heading."""

    number: int
    level: int
    title: str
    """Markdown."""
    parts: "list[Line | Table | Command | Section]" = field(default_factory=list)

    def lines(self) -> Iterator[Line]:
        """The lines directly in this section."""
        return (part for part in self.parts if isinstance(part, Line))

    def sections(self) -> "Iterator[Section]":
        """The sections directly in this section."""
        return (part for part in self.parts if isinstance(part, Section))


def outline(text: str) -> Section:
    """The whole text as one section without a title; fenced blocks count as part of the section they stand in.

    Args:
        text: Markdown with line feeds as line ends.
    """
    root = Section(number=1, level=0, title="")
    _Builder(text, root, first=1, depth=0).build()
    return root


class _Builder:
    """Hangs the blocks of one text below a section."""

    def __init__(self, text: str, root: Section, *, first: int, depth: int) -> None:
        self._text = text
        self._source = text.split("\n")
        self._root = root
        self._open = [root]
        self._first = first
        self._depth = depth
        self._lists: list[str] = []
        self._fresh = False

    def build(self) -> None:
        tokens = _reader().parse(self._text)
        for at, token in enumerate(tokens):
            match token.type:
                case "bullet_list_open" | "ordered_list_open":
                    self._lists.append("bullet" if token.type.startswith("bullet") else "number")
                case "bullet_list_close" | "ordered_list_close":
                    self._lists.pop()
                case "list_item_open":
                    self._fresh = True
                case "heading_open":
                    self._heading(token, tokens[at + 1].content)
                case "paragraph_open":
                    self._paragraph(token, tokens[at + 1].content)
                case "table_open":
                    self._table(tokens[at:])
                case "fence":
                    self._fence(token)
                case "code_block" | "html_block":
                    self._verbatim(token)

    def _number(self, token: Token) -> int:
        return self._first + (token.map[0] if token.map else 0)

    def _add(self, part: Line | Table | Command) -> None:
        self._open[-1].parts.append(part)

    def _heading(self, token: Token, title: str) -> None:
        level = self._root.level + int(token.tag[1:])
        while len(self._open) > 1 and self._open[-1].level >= level:
            self._open.pop()
        section = Section(number=self._number(token), level=level, title=title.replace("\n", " "))
        self._open[-1].parts.append(section)
        self._open.append(section)

    def _paragraph(self, token: Token, content: str) -> None:
        for offset, text in enumerate(content.split("\n")):
            self._line(self._number(token) + offset, text.strip(), starts=self._fresh and offset == 0)
        self._fresh = False

    def _line(self, number: int, text: str, *, starts: bool) -> None:
        box = _BOX.match(text)
        mark = self._lists[-1] if starts and self._lists else ""
        if box is not None and (starts or not self._lists):
            mark, text = "box", text[box.end() :]
        self._add(Line(number=number, text=text, depth=len(self._lists), mark=mark))

    def _table(self, tokens: list[Token]) -> None:
        rows: list[Row] = []
        for at, token in enumerate(tokens):
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                end = next(end for end in range(at, len(tokens)) if tokens[end].type == "tr_close")
                cells = tuple(cell.content for cell in tokens[at:end] if cell.type == "inline")
                rows.append(Row(number=self._number(token), cells=cells, written=self._written(token)))
        self._add(Table(rows=tuple(rows)))

    def _written(self, token: Token) -> int:
        source = self._source[token.map[0]].strip() if token.map else ""
        borders = len(_CELL_BORDER.findall(source))
        return borders + 1 - source.startswith("|") - bool(re.search(r"(?<!\\)\|$", source))

    def _fence(self, token: Token) -> None:
        language = (token.info.split() or [""])[0].lower()
        first = self._number(token) + 1
        if language in _SHELLS:
            for offset, text in enumerate(token.content.split("\n")):
                self._add(Command(number=first + offset, text=text.strip()))
        elif language in _TEXTS and self._depth < _DEEPEST:
            _Builder(token.content, self._open[-1], first=first, depth=self._depth + 1).build()

    def _verbatim(self, token: Token) -> None:
        for offset, text in enumerate(token.content.split("\n")):
            if text.strip() and not text.lstrip().startswith("<!--"):
                stripped = re.sub(r"^[-*+]\s+", "", text.strip())
                self._line(self._number(token) + offset, stripped, starts=stripped != text.strip())


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark").enable("table")
    reader.core.ruler.enableOnly(["normalize", "block"])
    return reader
