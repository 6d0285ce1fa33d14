# SPDX-License-Identifier: MIT
"""What is read is exactly what was written: one form, no foreign, missing or coerced value."""

import json
from collections.abc import Callable
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from golive_desktop.domain.problem import KnownError
from golive_desktop.statements.canonical import MAX_BYTES, canonical, load
from golive_desktop.statements.codec import as_data, from_data, reread
from golive_desktop.statements.envelope import SCHEMA, Author, Statement
from golive_desktop.statements.identity import IdentityBody
from golive_desktop.statements.kinds import kind_of, parse, reparsed
from golive_desktop.statements.values import check_values
from tests.statements.conftest import World
from tests.statements.parts import (
    KINDS,
    payload,
)

Data = dict[str, Any]
plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner),
    max_leaves=20,
)


def code_of(written: bytes) -> str:
    with pytest.raises(KnownError) as raised:
        parse(written)
    return raised.value.problem.code


@pytest.fixture(scope="module")
def approval(world: World) -> Data:
    data: Data = json.loads(payload(world.approvals[0].statement))
    return data


@given(st.dictionaries(st.text(st.characters(codec="utf-8")), plain))
def test_canonical_is_rfc_8785_and_is_read_back(data: Data) -> None:
    written = canonical(data)
    assert written == rfc8785.dumps(data)
    assert load(written) == data


@pytest.mark.parametrize("kind", KINDS)
def test_a_statement_is_read_back_as_the_same_value(world: World, kind: str) -> None:
    statement, _ = world.sample(kind_of(kind))
    written = payload(statement)
    assert parse(written).statement == statement
    assert reparsed(written) == statement


@pytest.mark.parametrize(
    "written", [b"", b"[]", b"{}", b'{"kind":"approval"}', b'{"kind":"none"}', b"\xff", b"[" * 9999]
)
def test_what_was_never_read_strictly_is_not_taken_for_it(written: bytes) -> None:
    with pytest.raises(KnownError, match=r"statement\.schema"):
        reparsed(written)


def test_data_read_before_are_of_the_type_that_they_had(world: World) -> None:
    statement, _ = world.sample(kind_of("approval"))
    seen: list[Data] = []

    def shape(data: Data) -> type[Author]:
        seen.append(dict(data))
        return Author

    assert reread(canonical(as_data(statement.author)), shape) == statement.author
    assert seen == [as_data(statement.author)]


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ({"text": "\ud800"}, "statement.text-invalid"),
        ({"number": 2**53}, "statement.value-invalid"),
        ({"number": float("nan")}, "statement.value-invalid"),
    ],
)
def test_what_json_cannot_keep_is_not_written(bad: Data, code: str) -> None:
    with pytest.raises(KnownError) as raised:
        canonical(bad)
    assert raised.value.problem.code == code


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda text: text.replace(b'{"answers_to"', b'{ "answers_to"', 1), "statement.not-canonical"),
        (lambda text: text + b"\n", "statement.not-canonical"),
        (lambda text: b"\xef\xbb\xbf" + text, "statement.not-canonical"),
        (lambda text: text.decode().encode("utf-16"), "statement.not-canonical"),
        (lambda text: text.replace(b'"schema":1}', b'"schema":1,"schema":1}', 1), "statement.not-canonical"),
        (lambda text: b'{"schema":2,' + text[1:], "statement.not-canonical"),
        (lambda text: text.replace(b'"schema":1', b'"schema":1.0', 1), "statement.not-canonical"),
        (lambda text: text.replace(b'"schema":1', b'"schema":1e0', 1), "statement.not-canonical"),
        (lambda text: text.replace(b'"schema":1', b'"schema":NaN', 1), "statement.not-canonical"),
        (lambda text: text.replace(b'"schema":1', b'"schema":1' + b"0" * 30, 1), "statement.not-canonical"),
        (lambda text: text.replace(b'"schema":1', b'"schema":1' + b"0" * 9000, 1), "statement.not-json"),
        (lambda text: text.replace(b"LifeTimeCircle", b"Life\\ud800Circle", 1), "statement.not-canonical"),
        (lambda text: text.replace(b"LifeTimeCircle", b"Life\xff", 1), "statement.not-json"),
        (lambda text: text[:-1], "statement.not-json"),
        (lambda _: b"", "statement.not-json"),
        (lambda _: b"[]", "statement.not-json"),
        (lambda _: b"{}", "statement.schema"),
        (lambda _: b'{"a":' * 100_000, "statement.not-json"),
        (lambda _: b'{"a":' + b"[" * 700 + b"]" * 700 + b"}", "statement.schema"),
    ],
)
def test_another_form_of_the_same_is_refused(approval: Data, change: Callable[[bytes], bytes], code: str) -> None:
    assert code_of(change(canonical(approval))) == code


def test_too_much_is_not_even_read() -> None:
    assert code_of(b" " * (MAX_BYTES + 1)) == "statement.not-json"


def set_at(data: Data, path: str, value: object) -> Data:
    """A copy of `data` with one value changed; `path` goes through objects and lists."""
    copy: Data = json.loads(json.dumps(data))
    place: Any = copy
    *way, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    for part in way:
        place = place[part]
    place[last] = value
    return copy


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("more", 1),
        ("body.more", ""),
        ("author.role", 1),
        ("schema", "1"),
        ("schema", True),
        ("schema", 0),
        ("schema", None),
        ("kind", "poll"),
        ("kind", "receipt"),
        ("kind", 1),
        ("language", "fr"),
        ("body.executive", 0),
        ("body.executive", "false"),
        ("body.form.version", "2"),
        ("body.form.version", True),
        ("body.form.version", 2.5),
        ("body.form.items", ""),
        ("body.form.items", {}),
        ("body.form.items.0", []),
        ("body.response.decision", "maybe"),
        ("body.response.decision", "Approved"),
        ("body.response.answers.0.value", "n.a."),
        ("body.response.conditions.0.when", "before-T0"),
        ("answers_to", None),
        ("answers_to", "request"),
        ("answers_to.0.sha256", ""),
        ("answers_to.0.sha256", "AB" * 32),
        ("author.fingerprint", "0x" + "ab" * 31),
        ("author.fingerprint", "ab" * 32 + "\n"),
        ("author.fingerprint", ""),
        ("release", "r-1"),
        ("release.candidate.artefacts.0.sha256", "cd"),
        ("issued_at", "yesterday"),
        ("issued_at", 1772528400),
        ("issued_at", "2026-03-03T10:00:00"),
        ("issued_at", "2026-03-03T10:00:00Z"),
        ("issued_at", "2026-03-03 10:00:00+01:00"),
        ("issued_at", "20260303T100000+0100"),
        ("issued_at", "2026-03-03T10:00+01:00"),
        ("issued_at", "2026-03-03T10:00:00.5+01:00"),
        ("issued_at", "2026-03-03T10:00:00.500000+01:00"),
        ("issued_at", "2026-03-03T10:00:00+01:00:30"),
        ("issued_at", "2026-03-03T10:00:00+25:00"),
        ("issued_at", "0001-01-01T00:00:00+00:00"),
        ("issued_at", "9999-12-31T23:59:59-23:59"),
        ("pages", []),
        ("pages", None),
    ],
)
def test_a_wrong_value_is_named_and_never_coerced(approval: Data, path: str, value: object) -> None:
    assert code_of(canonical(set_at(approval, path, value))) == "statement.schema"


@pytest.mark.parametrize(
    "path", ["issued_at", "pages", "author.name", "body.response.reason", "body.form.items.0.text"]
)
def test_a_missing_value_is_named(approval: Data, path: str) -> None:
    copy = set_at(approval, path, None)
    place: Any = copy
    *way, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    for part in way:
        place = place[part]
    del place[last]
    assert code_of(canonical(copy)) == "statement.schema"


@pytest.mark.parametrize("day", ["2026-3-4", "20260304", "2026-W10-3", "0001-01-01", "2026-03-04T00:00:00", 0])
def test_a_day_has_one_form(world: World, day: object) -> None:
    request: Data = json.loads(payload(world.request("sre").statement))
    assert code_of(canonical(set_at(request, "body.deadline", day))) == "statement.schema"


@pytest.mark.parametrize(("field", "value"), [("schema", SCHEMA + 1), ("schema", 2**53 - 1)])
def test_a_later_schema_is_said_to_be_newer(approval: Data, field: str, value: object) -> None:
    assert code_of(canonical(set_at(approval, field, value))) == "statement.newer"


def test_faults_are_named_with_their_path_and_not_without_end(approval: Data) -> None:
    answers = [{"item": 1}] * 1000
    with pytest.raises(KnownError) as raised:
        parse(canonical(set_at(approval, "body.response.answers", answers)))
    faults = raised.value.problem.details["faults"]
    assert "body.response.answers" in faults
    assert len(faults.split("; ")) <= 20


def test_digests_are_optional_only_where_nothing_may_stand() -> None:
    check_values({"evidence": [{"sha256": ""}], "body": {"previous": "", "creator": ""}})
    with pytest.raises(KnownError) as raised:
        check_values({"attachments": [{"sha256": ""}], "body": {"head": {"digest": "x"}}})
    assert raised.value.problem.details["faults"] == (
        "not a digest @ statement.attachments.sha256; not a digest @ statement.body.head.digest"
    )


def test_data_and_value_are_each_others_only_form(world: World) -> None:
    data = as_data(world.identity)
    assert from_data(data, Statement[IdentityBody]) == world.identity
    with pytest.raises(KnownError) as raised:
        from_data({**data, "answers_to": ""}, Statement[IdentityBody])
    assert raised.value.problem.code == "statement.schema"


def test_kinds_have_their_names() -> None:
    assert [kind_of(kind) for kind in KINDS] == list(KINDS)
    with pytest.raises(KnownError) as raised:
        kind_of("ballot")
    assert raised.value.problem.code == "statement.schema"
