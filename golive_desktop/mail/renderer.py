# SPDX-License-Identifier: MIT
"""Mail templates are filled in a sandbox: a template reads the plain data that it is given, and data stay data."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from jinja2 import StrictUndefined, TemplateSyntaxError, Undefined, nodes
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.text import in_one_line, revealed, tidy
from golive_desktop.mail.hypertext import as_html
from golive_desktop.mail.sandbox import LOOP, Survey, refused
from golive_desktop.ports.mail import Rendered, TemplateText

__all__ = ["LONGEST_SOURCE", "LONGEST_TEXT", "SandboxedRenderer"]

LONGEST_SOURCE: Final = 20_000
"""Characters of a template."""
LONGEST_TEXT: Final = 60_000
"""Characters of a filled template."""
_LONGEST_SUBJECT: Final = 200
_MOST_ROUNDS: Final = 5_000
"""Of all loops of a template together."""
_MISFITS: Final = (SecurityError, TypeError, ValueError, LookupError, ArithmeticError, AttributeError, RecursionError)
_TAGS: Final = {"{%": "%}", "{#": "#}"}
_EMPTY_LINES: Final = re.compile(r"\n(?:[ \t]*\n){2,}")


class SandboxedRenderer:
    """`ports.mail.TemplateRenderer` with Jinja.

    Three fences, each enough by itself: only what is on a list is compiled at all (`Survey`); the environment has no
    loader, globals, tests or calls, and reads no attribute of anything but the keys of plain data; rounds of loops,
    length of source and of text are bounded.
    """

    def __init__(self) -> None:
        self._environment = _Fenced()

    def placeholders(self, source: TemplateText) -> frozenset[str]:
        """The names that a template asks for.

        Raises:
            KnownError: ``template.syntax``, ``template.forbidden``, ``template.too-long``.
        """
        return frozenset(name for part, text in _parts(source) for name in self._surveyed(text, part, None)[1])

    def render(self, source: TemplateText, data: Mapping[str, object]) -> Rendered:
        """The filled template; the HTML is made from its text.

        Args:
            source: subject and body.
            data: texts, whole numbers, truth values, lists and mappings of such. ``language``, where it is given,
                is told to readers that speak.

        Raises:
            KnownError: ``template.syntax``, ``template.placeholder-unknown`` (with its name), ``template.forbidden``,
                ``template.too-long``.
            TypeError: `data` holds something else.
        """
        subject, body = (self._filled(text, part, data) for part, text in _parts(source))
        text = _EMPTY_LINES.sub("\n\n", "\n".join(line.rstrip() for line in body.split("\n"))).strip("\n")
        language = data.get("language", "")
        return Rendered(
            subject=in_one_line(subject, _LONGEST_SUBJECT),
            text=f"{text}\n",
            html=as_html(text, language=str(language)),
        )

    def _filled(self, text: str, part: str, data: Mapping[str, object]) -> str:
        tree, _names = self._surveyed(text, part, data)
        rounds = iter(range(_MOST_ROUNDS))
        values = {name: _plain(value, rounds) for name, value in data.items()}
        try:
            template = self._environment.from_string(tree)
            return revealed(tidy(_collected(template.generate(values))))
        except UndefinedError as error:
            raise KnownError.of("template.placeholder-unknown", _missing(error), line="", part=part) from error
        except (*_MISFITS, SyntaxError) as error:
            raise refused(text, part, 1) from error

    def _surveyed(
        self, text: str, part: str, data: Mapping[str, object] | None
    ) -> tuple[nodes.Template, frozenset[str]]:
        if len(text) > LONGEST_SOURCE:
            raise KnownError.of("template.too-long", part, limit=str(LONGEST_SOURCE))
        try:
            tree = self._environment.parse(_without_lines_of_tags(text))
        except TemplateSyntaxError as error:
            reason = in_one_line(error.message or "")
            raise KnownError.of("template.syntax", reason, line=str(error.lineno), part=part) from error
        except (ValueError, RecursionError, OverflowError) as error:  # numbers of thousands of digits, deep brackets
            raise KnownError.of("template.syntax", type(error).__name__, line="1", part=part) from error
        return tree, Survey(text, part, data).walk(tree)


class _Fenced(ImmutableSandboxedEnvironment):
    """Jinja without anything that a mail does not need."""

    def __init__(self) -> None:
        super().__init__(
            loader=None,
            undefined=StrictUndefined,
            autoescape=False,  # note: it makes plain text; the HTML is made from that text, with every letter escaped
            optimized=False,
            cache_size=0,
            finalize=_printable,
        )
        self.globals.clear()
        self.tests.clear()
        self.filters.clear()
        self.filters.update(_FILTERS)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401, ARG002 - Jinja's signature
        """Nothing has attributes here."""
        return False

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ANN401, ARG002 - Jinja's signature
        """Nothing can be called."""
        return False

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - Jinja's signature
        """The value under a key of plain data, or one of the few facts about a loop."""
        if type(obj) is dict:
            return obj[attribute] if attribute in obj else self.undefined(name=attribute)
        if type(obj) is LoopContext and attribute in LOOP:
            return getattr(obj, attribute)
        return self.unsafe_undefined(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - Jinja's signature
        """Nothing is found by a computed name."""
        return self.unsafe_undefined(obj, str(argument))


class _Items:
    """A list of the data that counts how often it is walked through."""

    __slots__ = ("_rounds", "_values")

    def __init__(self, values: Iterable[object], rounds: Iterator[int]) -> None:
        self._values, self._rounds = tuple(values), rounds

    def __iter__(self) -> Iterator[object]:
        for value in self._values:
            if next(self._rounds, None) is None:
                raise KnownError.of("template.too-long", "body", limit=str(_MOST_ROUNDS))
            yield value

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, at: int) -> object:
        return self._values[at]


def _plain(value: object, rounds: Iterator[int]) -> object:
    """A copy of `value` made of the simplest types, so that a template reaches nothing behind it."""
    match value:
        case bool():
            return value
        case int():
            return int(value)
        case str():
            return str(value)
        case list() | tuple():
            return _Items((_plain(part, rounds) for part in value), rounds)
        case Mapping():
            return {str(key): _plain(part, rounds) for key, part in value.items()}
    raise TypeError(f"no plain data: {type(value).__name__}")


def _printable(value: object) -> object:
    """Refuses to print a list or a mapping: nobody wants to read brackets in a mail."""
    if isinstance(value, str | Undefined) or type(value) is int:
        return value
    raise SecurityError("not printable")


def _without_lines_of_tags(text: str) -> str:
    """`text` whose lines of conditions, loops and remarks alone leave no empty line behind.

    Such a line ends inside a remark, so that faults are still found in the line where they stand.
    """
    *lines, last = text.split("\n")
    return "".join(f"{line.strip()}{{#\n#}}" if _is_tags(line.strip()) else f"{line}\n" for line in lines) + last


def _is_tags(line: str) -> bool:
    at = 0
    while at < len(line):
        closing = _TAGS.get(line[at : at + 2])
        end = line.find(closing, at + 2) if closing else -1
        if end < 0:
            return False
        at = end + 2
    return bool(line)


def _collected(pieces: Iterator[str]) -> str:
    found: list[str] = []
    length = 0
    for piece in pieces:
        length += len(piece)
        if length > LONGEST_TEXT:
            raise KnownError.of("template.too-long", "body", limit=str(LONGEST_TEXT))
        found.append(piece)
    return "".join(found)


def _missing(error: UndefinedError) -> str:
    match = re.search(r"'([^']*)' is undefined", error.message or "")
    return match[1] if match else ""


def _parts(source: TemplateText) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("subject", source.subject), ("body", source.body)


def _join(items: object, separator: str = ", ") -> str:
    if not isinstance(items, _Items):
        raise SecurityError("join takes a list")
    return str(separator).join(str(_printable(item)) for item in items)


def _end(items: object, at: int) -> object:
    if not isinstance(items, _Items) or not items:
        raise SecurityError("takes a list with items")
    return items[at]


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise SecurityError("takes a text")
    return value


def _length(value: object) -> int:
    if not isinstance(value, str | _Items):
        raise SecurityError("takes a text or a list")
    return len(value)


_FILTERS: Final[Mapping[str, Callable[..., object]]] = {
    "first": lambda items: _end(items, 0),
    "join": _join,
    "last": lambda items: _end(items, -1),
    "length": _length,
    "lower": lambda value: _text(value).lower(),
    "trim": lambda value: _text(value).strip(),
    "upper": lambda value: _text(value).upper(),
}
