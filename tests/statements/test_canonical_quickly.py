# SPDX-License-Identifier: MIT
"""The quick way to see that a payload is canonical accepts nothing that RFC 8785 would write otherwise."""

import json
from typing import Any

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from golive_desktop.domain.problem import KnownError
from golive_desktop.statements.canonical import load, written

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@settings(max_examples=100)
@given(st.dictionaries(st.text(), VALUES), st.booleans())
def test_what_is_read_is_what_rfc_8785_writes(data: dict[str, object], in_order: bool) -> None:  # noqa: FBT001
    payload = json.dumps(data, ensure_ascii=False, sort_keys=in_order, separators=(",", ":")).encode()
    try:
        canonical = rfc8785.dumps(json.loads(payload))
    except rfc8785.CanonicalizationError:
        canonical = b""
    if canonical == payload:
        assert load(payload) == json.loads(payload)
    else:
        with pytest.raises(KnownError):
            load(payload)


@pytest.mark.parametrize(
    "payload",
    [
        b'{"a":-0}',
        b'{"a":1,"a":1}',
        b'{"a":1e2}',
        b'{"a":1.0}',
        b'{"a":NaN}',
        b'{"a":9007199254740993}',
        b'{"b":1,"a":2}',
        b'{ "a":1}',
        b'{"a":1}\n',
        b'\xef\xbb\xbf{"a":1}',
        b"[]",
        b'{"a":"\\u00e4"}',
        b'{"a":"\\/"}',
        b'{"a":"\\ud800"}',
        b'{"a":"\xed\xa0\x80"}',
        '{"a":1}'.encode("utf-16"),
        '{"\ue000":1,"\U00010000":2}'.encode(),
    ],
)
def test_another_way_to_write_it_is_refused(payload: bytes) -> None:
    with pytest.raises(KnownError):
        load(payload)


def test_names_beyond_the_basic_plane_are_in_the_order_of_utf_16() -> None:
    assert load('{"\U00010000":2,"\ue000":1}'.encode()) == {"\U00010000": 2, "\ue000": 1}


@settings(max_examples=100)
@given(st.dictionaries(st.text(), VALUES))
def test_what_is_written_is_the_one_form_and_read_at_once(data: dict[str, Any]) -> None:
    try:
        payload = rfc8785.dumps(data)
        expected = payload, load(payload)
    except (rfc8785.CanonicalizationError, KnownError):
        with pytest.raises(KnownError):
            written(data)
    else:
        assert written(data) == expected


@pytest.mark.parametrize("data", [{"\ue000": 1, "\U00010000": 2}, {"a": (1, 2)}, {"a": 1.0}, {"a": -0.0}])
def test_what_the_quick_way_writes_otherwise_is_written_at_length(data: dict[str, Any]) -> None:
    assert written(data) == (rfc8785.dumps(data), load(rfc8785.dumps(data)))


@pytest.mark.parametrize("data", [{"a": "\ud800"}, {"a": float("nan")}, {"a": 2**60}, {1: 1, "1": 2}])
def test_what_has_no_canonical_form_is_not_written(data: dict[str, Any]) -> None:
    with pytest.raises(KnownError):
        written(data)
