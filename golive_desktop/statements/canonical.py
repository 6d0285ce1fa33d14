# SPDX-License-Identifier: MIT
"""JSON in its canonical form (RFC 8785), written and read: two programs that state the same write the same bytes."""

import json
from typing import Any, cast

import rfc8785

from golive_desktop.domain.problem import KnownError

__all__ = ["MAX_BYTES", "Data", "canonical", "load", "written"]

MAX_BYTES = 128 * 1024 * 1024
"""Of one ``golive.json``; a dossier of a thousand approvals needs a tenth of it."""
_BEYOND_BASIC_PLANE = (b"\xf0", b"\xf1", b"\xf2", b"\xf3", b"\xf4")
"""The bytes that begin a character of four bytes in UTF-8."""
_SMALL_DIGITS = 15
"""Every integer of so few digits is exact in JSON (RFC 8785, 3.2.2.3)."""
_SMALL = range(1 - 10**_SMALL_DIGITS, 10**_SMALL_DIGITS)
_LEAVES = frozenset({str, bool, type(None)})
_CONTAINERS = frozenset({dict, list, tuple})
_PLAIN_KINDS = _LEAVES | _CONTAINERS | {int}

Data = dict[str, Any]


def canonical(data: Data) -> bytes:
    """`data` in the canonical form of RFC 8785.

    Raises:
        KnownError: ``statement.text-invalid`` for text that is not Unicode, ``statement.value-invalid`` for
            numbers outside of what JSON keeps exactly.
    """
    try:
        return _plainly_written(data) if _is_plain(data) else bytes(rfc8785.dumps(data))
    except (rfc8785.CanonicalizationError, UnicodeError, RecursionError) as error:
        text = isinstance(error, UnicodeError) or isinstance(error.__cause__, UnicodeError)
        code = "statement.text-invalid" if text else "statement.value-invalid"
        raise KnownError.of(code, reason=str(error)) from error


def written(data: Data) -> tuple[bytes, Data]:
    """The bytes that `canonical` gives for `data`, and what `load` reads in them.

    Raises:
        KnownError: as `canonical` and `load`.
    """
    try:
        payload = _plainly_written(data)
        read = _plainly_read(payload)
    except (TypeError, ValueError, RecursionError):
        payload, read = b"", None
    if read is None or read != data:
        payload = canonical(data)
        return payload, load(payload)
    # note: it is read as what was written, so that it is the one form of both
    return payload, read


def load(payload: bytes) -> Data:
    """The JSON object in `payload`, which has to stand there in canonical form.

    Raises:
        KnownError: ``statement.not-json``, ``statement.not-canonical``.
    """
    if len(payload) > MAX_BYTES:
        raise KnownError.of("statement.not-json", reason="size")
    data = _plainly_canonical(payload)
    if data is not None:
        return data
    try:
        data = json.loads(payload)
    except (ValueError, RecursionError) as error:
        raise KnownError.of("statement.not-json", reason=str(error)) from error
    if not isinstance(data, dict):
        raise KnownError.of("statement.not-json", reason="no object")
    try:
        same = canonical(data) == payload
    except KnownError as error:
        raise KnownError.of("statement.not-canonical", reason=error.problem.code) from error
    if not same:
        # note: also finds double keys, of which a reader would see only one
        raise KnownError.of("statement.not-canonical", reason="form")
    return data


def _plainly_written(data: object) -> bytes:
    """`data` as the standard library writes it, which is the canonical form where `_is_plain` says so.

    Python's encoder escapes as RFC 8785, 3.2.2.2 asks, in a tenth of the time. It sorts names by code points and
    not by UTF-16 units (3.2.3), which is the same without characters beyond the basic plane; and it writes
    numbers in another way, but for small integers.
    """
    return _ENCODER.encode(data).encode()


def _is_plain(data: Data) -> bool:
    """Whether `data` has names in ASCII only, no fractions and small integers only."""
    names: set[object] = set()
    waiting: list[Any] = [data]
    while waiting:
        value = waiting.pop()
        if type(value) is dict:
            names.update(value)
            value = value.values()
        kinds = set(map(type, value))
        if kinds <= _LEAVES:
            continue
        if not kinds <= _PLAIN_KINDS:
            return False
        for part in value:
            kind = type(part)
            if kind in _CONTAINERS:
                waiting.append(part)
            elif kind is int and part not in _SMALL:
                return False
    return all(type(name) is str and name.isascii() for name in names)


def _plainly_canonical(payload: bytes) -> Data | None:
    """The object in `payload` when it is canonical by the standard library alone; None leaves it open."""
    try:
        data = _plainly_read(payload)
        same = data is not None and _plainly_written(data) == payload
    except (ValueError, RecursionError):
        return None
    return data if same else None


def _plainly_read(payload: bytes) -> Data | None:
    """The object in `payload`, with characters of the basic plane and small integers only; else None or an error."""
    if any(byte in payload for byte in _BEYOND_BASIC_PLANE):
        return None
    data = _DECODER.decode(payload.decode())
    return cast("Data", data) if isinstance(data, dict) else None


def _small(digits: str) -> int:
    if len(digits) > _SMALL_DIGITS:
        raise ValueError(digits)
    return int(digits)


def _open_question(number: str) -> float:
    raise ValueError(number)


_DECODER = json.JSONDecoder(parse_int=_small, parse_float=_open_question, parse_constant=_open_question)
# note: no check for data that contains itself: neither JSON nor frozen values can
_ENCODER = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True, check_circular=False
)
