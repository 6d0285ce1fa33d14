# SPDX-License-Identifier: MIT
"""Statements as JSON data and back, strictly: what is read is exactly what was written."""

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, cast

from cattrs import Converter, transform_error
from cattrs.errors import BaseValidationError, CattrsError
from cattrs.gen import make_dict_unstructure_fn, override

from golive_desktop.domain.blocks import Pages
from golive_desktop.domain.problem import KnownError
from golive_desktop.statements.canonical import Data

__all__ = ["ABSENT", "as_data", "from_data", "pages_as_data", "reread"]

MAX_FAULTS = 20
_MISFITS = (
    CattrsError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    RecursionError,
)
"""What data of any other shape raises; which of them it is and where, is found out by `_explained`."""
YEARS = range(1970, 9999)
"""Within these a time can be compared and shown in every zone."""

ABSENT = "absent"
"""In a field's metadata: it stands in the JSON only where it is not its default."""

T = TypeVar("T")
D = TypeVar("D", bound=date)


def as_data(value: object) -> Data:
    """A frozen value as JSON data; times with their offset, nothing left out."""
    return cast("Data", _converter(explains=False).unstructure(value))


def from_data(data: Data, shape: type[T]) -> T:
    """The value of type `shape` in `data`, strictly: no foreign, missing or coerced value.

    Raises:
        KnownError: ``statement.schema`` with the path of each fault.
    """
    try:
        value = _converter(explains=False).structure(data, shape)
    except _MISFITS:
        value = _explained(data, shape)
    if as_data(value) != data:
        raise KnownError.of("statement.schema", faults="not in its only form")
    return value


def reread(payload: bytes, shapes: Callable[[Data], type[T]]) -> T:
    """The value in data that were read strictly before, by `load` and `from_data`: in half of their time.

    Args:
        payload: the very same bytes.
        shapes: the type of the value, by all of the data; may take parts out of them that are no part of it.

    Raises:
        KnownError: ``statement.schema`` when the bytes cannot be the same.
    """
    try:
        data = json.loads(payload)
        return _converter(explains=False).structure(data, shapes(data))
    except _MISFITS as error:
        raise KnownError.of("statement.schema", faults=type(error).__name__) from error


def _explained(data: Data, shape: type[T]) -> T:
    """As `from_data`, by a converter that takes twice the time and names each fault with its path."""
    try:
        return _converter(explains=True).structure(data, shape)
    except (BaseValidationError, ValueError, TypeError, RecursionError) as error:
        faults = transform_error(error) if isinstance(error, BaseValidationError) else [str(error)]
        raise KnownError.of("statement.schema", faults="; ".join(faults[:MAX_FAULTS])) from error


def pages_as_data(pages: Pages) -> Data:
    """Pages as they stand in the JSON, each block with its type."""
    return cast("Data", _plain(pages))


def _plain(value: object) -> object:
    # note: a large dossier has a quarter of a million of these values, most of them texts
    kind: type = type(value)
    if kind is str:
        return value
    if kind is tuple:
        return [_plain(item) for item in cast("tuple[object, ...]", value)]
    names = _names(kind)
    if names is None:
        return value
    data = {name: _plain(getattr(value, name)) for name in names}
    if kind is not Pages:
        data["type"] = kind.__name__
    return data


@cache
def _names(kind: type) -> tuple[str, ...] | None:
    # note: in the order in which they are written, which spares the encoder most of the sorting
    return tuple(sorted(field.name for field in fields(kind))) if is_dataclass(kind) else None


@cache
def _converter(*, explains: bool) -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=explains)
    for kind in (str, int, bool):
        converter.register_structure_hook(kind, _exactly(kind))
    converter.register_structure_hook(StrEnum, _member)
    converter.register_structure_hook(datetime, _moment)
    converter.register_unstructure_hook(datetime, datetime.isoformat)
    converter.register_structure_hook(date, _day)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook_factory(_may_be_absent, lambda kind: _without_absent(kind, converter))
    # note: left alone, a pair would stay a tuple, which is the same in JSON but not equal to what is read back
    converter.register_unstructure_hook_func(_is_pair, list)
    return converter


def _may_be_absent(shape: object) -> bool:
    return isinstance(shape, type) and is_dataclass(shape) and any(ABSENT in part.metadata for part in fields(shape))


def _without_absent(kind: Any, converter: Converter) -> Callable[[Any], Data]:  # noqa: ANN401 - any dataclass
    """Writes a value without the fields that are not there, so that a file without them stays what it was."""
    absent = {part.name: override(omit_if_default=True) for part in fields(kind) if ABSENT in part.metadata}
    return make_dict_unstructure_fn(kind, converter, **absent)  # type: ignore[arg-type] # names of fields only


def _is_pair(shape: object) -> bool:
    return shape == tuple[int, int]


def _exactly(kind: type[T]) -> Callable[[object, object], T]:
    def structure(value: object, _: object) -> T:
        if type(value) is not kind:
            message = f"expected {kind.__name__}, found {type(value).__name__}"
            raise TypeError(message)
        return value

    return structure


def _member(value: object, kind: type[StrEnum]) -> StrEnum:
    return kind(_exactly(str)(value, None))


def _moment(value: object, _: object) -> datetime:
    moment = datetime.fromisoformat(_exactly(str)(value, None))
    offset = moment.utcoffset()
    if offset is None or offset % timedelta(minutes=1) or moment.microsecond or moment.isoformat() != value:
        message = f"not a time in whole seconds with an offset in whole minutes: {value}"
        raise ValueError(message)
    return _placed(moment)


def _day(value: object, _: object) -> date:
    day = date.fromisoformat(_exactly(str)(value, None))
    if day.isoformat() != value:
        message = f"not a date: {value}"
        raise ValueError(message)
    return _placed(day)


def _placed(day: D) -> D:
    if day.year not in YEARS:
        message = f"not in the years {YEARS.start} to {YEARS.stop - 1}"
        raise ValueError(message)
    return day
