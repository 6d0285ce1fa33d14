# SPDX-License-Identifier: MIT
"""Files come from strangers: whatever stands in one, reading ends with a value or a known problem."""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.release import Policy
from golive_desktop.statements.canonical import canonical
from golive_desktop.statements.kinds import compose, fit_problems, kind_of, parse, payload_of, rule_problems
from tests.statements.conftest import World
from tests.statements.parts import (
    KINDS,
    at,
    codes,
    problems_of,
    reference,
    with_body,
)

GOLDEN = Path(__file__).parent / "golden" / "schema-1"
DIGESTS = ["0" * 64, "f" * 64, "F" * 64, ""]
MOMENTS = ["1970-01-01T00:00:00-23:59", "9998-12-31T23:59:59+23:59", "0001-01-01T00:00:00+00:00"]
WORDS = [
    *["", "{}", "{0.__class__}", "{tag}", "%s", "\u0000", "../../etc/passwd", "/dev/zero", "Europe", "x" * 5000],
    *["\u202egnitirw", "ceo", "legal", "approved", "GO", "own", "yes", "dossier", "withdrawn", "1970-01-01"],
]
NUMBERS = [0, -1, 1, 2, 2**53 - 1, -(2**53) + 1]
anything = st.sampled_from([*WORDS, *DIGESTS, *MOMENTS, *NUMBERS, True, False, None]) | st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
calm = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module", params=KINDS)
def written(request: pytest.FixtureRequest) -> bytes:
    return GOLDEN.joinpath(f"{request.param}-en.json").read_bytes()


def judged(payload: bytes, world: World) -> None:
    """All that the verifier does with the content of a file; only known problems come out of it."""
    parsed = parse(payload)
    pages = compose(parsed.statement)
    rule_problems(parsed, pages)
    payload_of(parsed.statement, pages)
    _, inside = world.sample(kind_of(parsed.statement.kind))
    fit_problems(parsed.statement, ())
    if not rule_problems(replace(parsed, pages=json.loads(payload_of(parsed.statement, pages))["pages"]), pages):
        fit_problems(parsed.statement, inside)


def paths(data: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Where a value stands in the statement; its pages are compared as a whole."""
    if path:
        yield path
    members = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in members:
        if path or key != "pages":
            yield from paths(value, (*path, key))


def changed(data: Any, path: tuple[str | int, ...], value: object) -> Any:  # noqa: ANN401 - JSON
    head, *rest = path
    copy = data.copy()
    copy[head] = changed(data[head], tuple(rest), value) if rest else value
    return copy


def like(value: object) -> st.SearchStrategy[object]:
    """Other values that the same place may hold as well, so that they come past the schema."""
    if isinstance(value, bool):
        return st.booleans()
    if isinstance(value, int):
        return st.sampled_from(NUMBERS) | st.integers(-(2**53) + 1, 2**53 - 1)
    if isinstance(value, list):
        return st.sampled_from([[], value * 2, value[::-1], value[1:]])
    if isinstance(value, str) and len(value) == len(DIGESTS[0]):
        return st.sampled_from(DIGESTS)
    if isinstance(value, str) and value[-3:-2] == ":":
        return st.sampled_from(MOMENTS)
    return st.sampled_from([*WORDS, None]) | st.text(st.characters(codec="utf-8"), max_size=20)


def at_path(data: Any, path: tuple[str | int, ...]) -> Any:  # noqa: ANN401 - JSON
    for part in path:
        data = data[part]
    return data


@calm
@given(data=st.data())
def test_any_value_at_any_place_is_read_or_refused(world: World, written: bytes, data: st.DataObject) -> None:
    whole = json.loads(written)
    path = data.draw(st.sampled_from(list(paths(whole))))
    with suppress(KnownError):
        judged(canonical(changed(whole, path, data.draw(anything))), world)


@calm
@given(data=st.data())
def test_values_that_fit_the_schema_are_judged(world: World, written: bytes, data: st.DataObject) -> None:
    whole = json.loads(written)
    for _ in range(data.draw(st.integers(1, 4))):
        path = data.draw(st.sampled_from(list(paths(whole))))
        whole = changed(whole, path, data.draw(like(at_path(whole, path))))
    with suppress(KnownError):
        judged(canonical(whole), world)


@calm
@given(data=st.data())
def test_any_changed_byte_is_seen_or_refused(world: World, written: bytes, data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(written) - 1))
    piece = data.draw(st.binary(max_size=3))
    changed = written[:position] + piece + written[position + data.draw(st.integers(0, 3)) :]
    with suppress(KnownError):
        judged(changed, world)
        parsed = parse(changed)
        pages = compose(parsed.statement)
        same = payload_of(parsed.statement, pages) == written
        assert (changed == written) == (same and not rule_problems(parsed, pages))


@pytest.mark.parametrize("zone", ["../../etc/passwd", "/etc/localtime", "\u0000", "Europe", "Nowhere/City", "x" * 5000])
def test_a_time_zone_that_is_none_is_named_before_it_is_opened(world: World, zone: str) -> None:
    dossier = with_body(world.dossier, plan=replace(world.dossier.body.plan, timezone=zone))
    assert "statement.timezone-unknown" in codes(problems_of(replace(dossier, release=None)))


@pytest.mark.parametrize("hours", [2**53 - 1, 0, -1, 24 * 365 + 1])
def test_an_impossible_freshness_is_named_before_it_is_computed(world: World, hours: int) -> None:
    dossier = with_body(world.dossier, policy=Policy(fresh_hours=hours))
    assert codes(problems_of(replace(dossier, release=None))) == [
        "statement.policy-impossible",
        "statement.release-missing",
    ]


@pytest.mark.parametrize("moment", [at(0).replace(year=1970), at(0).replace(year=9998)])
def test_the_first_and_last_year_can_be_judged(world: World, moment: datetime) -> None:
    request = world.request("legal", issued=at(0).replace(year=1970))
    originals = (world.roster, request)
    dossier = world.dossier_of(originals, world.state(originals))
    dossier = with_body(replace(dossier, issued_at=moment), decided_at=moment)
    assert "statement.verdict-differs" not in codes(problems_of(dossier, *originals))


def test_text_is_never_read_as_a_pattern(world: World) -> None:
    hostile = "{0.__class__} {tag} %s {"
    statement, inside = world.sample("approval")
    said = replace(statement, author=replace(statement.author, name=hostile, title=hostile))
    assert hostile in str(compose(said))
    assert reference(inside[0]) == statement.answers_to[0]
