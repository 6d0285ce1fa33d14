# SPDX-License-Identifier: MIT
"""Nested values of the domain as canonical JSON text, and back, without guessing: what does not fit is refused."""

import dataclasses
import functools
import json
import types
from collections.abc import Callable, Hashable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from golive_desktop.domain.problem import KnownError

__all__ = ["from_text", "member", "moment", "moment_or_none", "moment_text", "one_of", "to_text"]

T = TypeVar("T")
_Member = TypeVar("_Member", bound=Enum)
_Reader = Callable[[object], object]


class _MisfitError(ValueError):
    """The JSON does not have the shape of the type."""


def to_text(value: object) -> str:
    """`value` as canonical JSON (RFC 8785): frozen dataclasses, tuples, mappings of text, times, text, numbers.

    Raises:
        TypeError: for a value of any other type, and for a time without zone.
    """
    # note: keys are ASCII and numbers are small integers, so that sorted keys alone make the canonical form
    return json.dumps(_plain(value), ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))


def from_text(kind: type[T], text: str) -> T:
    """The value of type `kind` that `to_text` wrote.

    A field that `kind` does not know is refused; one that it gained later takes its default.

    Raises:
        KnownError: ``store.damaged`` when the text is not such a value.
    """
    try:
        return cast("T", _reader(cast("Hashable", kind))(json.loads(text)))
    except ValueError as error:
        raise KnownError.of("store.damaged", getattr(kind, "__name__", str(kind))) from error


def one_of(literal: object, text: str) -> str:
    """`text` when it is one of the words of a ``Literal`` type.

    Raises:
        KnownError: ``store.damaged`` when it is none of them.
    """
    if text not in get_args(literal):
        raise KnownError.of("store.damaged", text)
    return text


def member(kind: type[_Member], text: str) -> _Member:
    """The member of an enumeration whose value is `text`.

    Raises:
        KnownError: ``store.damaged`` when it has none.
    """
    try:
        return kind(text)
    except ValueError as error:
        raise KnownError.of("store.damaged", text) from error


def moment_text(at: datetime) -> str:
    """A time with its UTC offset as ISO 8601 text.

    Raises:
        TypeError: when it has no offset; such a time would mean something else on another laptop.
    """
    if at.utcoffset() is None:
        raise TypeError("a time that is kept needs its UTC offset")
    return at.isoformat()


def moment(text: str) -> datetime:
    """The time that `moment_text` wrote.

    Raises:
        KnownError: ``store.damaged`` when the text is no time with an offset.
    """
    try:
        return _read_moment(text)
    except ValueError as error:
        raise KnownError.of("store.damaged", text) from error


def moment_or_none(text: str | None) -> datetime | None:
    """As `moment`; None stays None."""
    return None if text is None else moment(text)


def _plain(value: object) -> object:
    match value:
        case None | bool() | int() | str():
            return value
        case datetime():
            return moment_text(value)
        case date() | Decimal():
            return str(value)
        case tuple():
            return [_plain(part) for part in value]
        case Mapping():
            return {str(key): _plain(part) for key, part in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    raise TypeError(f"cannot keep a {type(value).__name__}")


@functools.cache
def _reader(kind: object) -> _Reader:
    """The function that reads a value of type `kind`, built once for each type."""
    origin, arguments = get_origin(kind), get_args(kind)
    if isinstance(kind, type) and (dataclasses.is_dataclass(kind) or issubclass(kind, Enum)):
        return _enum_reader(kind) if issubclass(kind, Enum) else _dataclass_reader(kind)
    if origin is tuple and arguments[1:] == (...,):
        return _tuple_reader(_reader(arguments[0]))
    if origin is Literal:
        return _literal_reader(frozenset(arguments))
    if origin in {Union, types.UnionType}:
        return _optional_reader(arguments)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _read_mapping
    return _SIMPLE[kind]


def _dataclass_reader(kind: type) -> _Reader:
    hints = get_type_hints(kind)
    fields = dataclasses.fields(kind)
    readers = tuple((field.name, _reader(hints[field.name])) for field in fields)
    known = frozenset(hints)
    needed = frozenset(
        field.name
        for field in fields
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    )

    def read(value: object) -> object:
        if not isinstance(value, dict) or not needed <= value.keys() <= known:
            raise _MisfitError(f"no {kind.__name__}: {value!r:.80}")
        return kind(**{name: reader(value[name]) for name, reader in readers if name in value})

    return read


def _tuple_reader(part: _Reader) -> _Reader:
    def read(value: object) -> object:
        if not isinstance(value, list):
            raise _MisfitError(f"no list: {value!r:.80}")
        return tuple(map(part, value))

    return read


def _literal_reader(words: frozenset[object]) -> _Reader:
    def read(value: object) -> object:
        if not isinstance(value, str) or value not in words:
            raise _MisfitError(f"none of {sorted(map(str, words))}: {value!r:.80}")
        return value

    return read


def _enum_reader(kind: type[Enum]) -> _Reader:
    members = {(type(member.value), member.value): member for member in kind}

    def read(value: object) -> object:
        # note: with the type, because True is 1 for a mapping
        if not isinstance(value, str | int) or (type(value), value) not in members:
            raise _MisfitError(f"no {kind.__name__}: {value!r:.80}")
        return members[type(value), value]

    return read


def _optional_reader(arguments: tuple[object, ...]) -> _Reader:
    (some,) = (argument for argument in arguments if argument is not type(None))
    reader = _reader(some)
    return lambda value: None if value is None else reader(value)


def _read_mapping(value: object) -> object:
    if not isinstance(value, dict) or not all(isinstance(part, str) for part in value.values()):
        raise _MisfitError(f"no mapping of text: {value!r:.80}")
    return value


def _exactly(kind: type) -> _Reader:
    def read(value: object) -> object:
        # note: `type(...) is`, because True is an int for isinstance
        if type(value) is not kind:
            raise _MisfitError(f"no {kind.__name__}: {value!r:.80}")
        return value

    return read


def _read_moment(value: object) -> datetime:
    if not isinstance(value, str):
        raise _MisfitError(f"no time: {value!r:.80}")
    at = datetime.fromisoformat(value)
    if at.utcoffset() is None:
        raise _MisfitError(f"no UTC offset: {value!r:.80}")
    return at


def _read_date(value: object) -> date:
    if not isinstance(value, str):
        raise _MisfitError(f"no date: {value!r:.80}")
    return date.fromisoformat(value)


def _read_decimal(value: object) -> Decimal:
    if not isinstance(value, str):
        raise _MisfitError(f"no number: {value!r:.80}")
    try:
        number = Decimal(value)
    except InvalidOperation as error:
        raise _MisfitError(f"no number: {value!r:.80}") from error
    if not number.is_finite():
        raise _MisfitError(f"no finite number: {value!r:.80}")
    return number


_SIMPLE: Mapping[object, _Reader] = {
    str: _exactly(str),
    int: _exactly(int),
    bool: _exactly(bool),
    datetime: _read_moment,
    date: _read_date,
    Decimal: _read_decimal,
}
