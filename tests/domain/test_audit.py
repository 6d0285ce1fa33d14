# SPDX-License-Identifier: MIT
"""The chain shows every altered, dropped, exchanged or inserted entry, and holds when payloads are erased."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive_desktop.domain.audit import (
    GENESIS,
    AuditEntry,
    AuditHead,
    AuditLine,
    chain_problems,
    erased,
    head_of,
    line_of,
    next_entry,
    scope_of,
    trail_problems,
)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
moments = st.datetimes(timezones=st.just(UTC))
facts = st.tuples(
    moments, texts, texts, st.dictionaries(texts, texts, max_size=3), st.text("0123456789abcdef", max_size=8)
)

TEXT_FIELDS = ("event", "subject", "file", "release", "payload_digest", "previous", "digest")


@st.composite
def chains(draw: st.DrawFn, shortest: int = 0) -> list[AuditEntry]:
    entries: list[AuditEntry] = []
    for at, event, subject, payload, salt in draw(st.lists(facts, min_size=shortest, max_size=6)):
        entries.append(next_entry(head_of(entries), at=at, event=event, subject=subject, payload=payload, salt=salt))
    return entries


def codes(entries: Sequence[AuditEntry]) -> list[tuple[str, str]]:
    return [(problem.code, problem.subject) for problem in chain_problems(entries)]


def example() -> list[AuditEntry]:
    entries: list[AuditEntry] = []
    at = datetime(2026, 3, 5, 14, 3, 22, tzinfo=timezone(timedelta(hours=1)))
    for number in range(4):
        payload = {"person": "Łukasz", "number": str(number)}
        entries.append(next_entry(head_of(entries), at=at, event="event", subject="sre", payload=payload, salt="salt"))
    return entries


@given(chains())
def test_a_chain_as_recorded_holds(entries: list[AuditEntry]) -> None:
    assert chain_problems(entries) == ()
    assert [entry.sequence for entry in entries] == list(range(1, len(entries) + 1))


@given(chains(shortest=1), st.data())
def test_tombstones_hold(entries: list[AuditEntry], data: st.DataObject) -> None:
    gone = data.draw(st.sets(st.sampled_from(range(len(entries)))))
    stones = [erased(entry) if number in gone else entry for number, entry in enumerate(entries)]
    assert chain_problems(stones) == ()
    assert head_of(stones) == head_of(entries)
    assert all(stones[number].payload is None and stones[number].salt == "" for number in gone)


@given(chains(shortest=1), st.data())
def test_an_altered_entry_is_found(entries: list[AuditEntry], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(entries) - 1))
    entry = entries[place]
    alterations = [replace(entry, **{name: getattr(entry, name) + "x"}) for name in TEXT_FIELDS]
    alterations += [
        replace(entry, sequence=entry.sequence + data.draw(st.integers(1, 5))),
        replace(entry, at=entry.at.replace(tzinfo=timezone(timedelta(hours=1)))),
        replace(entry, salt=entry.salt + "x"),
        replace(entry, payload={**(entry.payload or {}), "new key": ""}),
    ]
    altered = data.draw(st.sampled_from(alterations))
    assert codes([*entries[:place], altered, *entries[place + 1 :]]) != []


@given(chains(shortest=1), facts, st.data())
def test_a_rewritten_entry_is_found_by_the_next_one(
    entries: list[AuditEntry], other: tuple[datetime, str, str, dict[str, str], str], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(entries) - 1))
    at, event, subject, payload, salt = other
    forged = next_entry(head_of(entries[:place]), at=at, event=event + "!", subject=subject, payload=payload, salt=salt)
    chain = [*entries[:place], forged, *entries[place + 1 :]]
    if place + 1 < len(entries):
        assert codes(chain) == [("audit.link-broken", str(place + 2))]
    else:
        # note: the last one is found by whoever holds the head that was given out
        assert head_of(chain) != head_of(entries)


@given(chains(shortest=2), st.data())
def test_a_dropped_entry_is_found(entries: list[AuditEntry], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(entries) - 2))
    found = codes([*entries[:place], *entries[place + 1 :]])
    assert found == [("audit.gap", str(place + 2)), ("audit.link-broken", str(place + 2))]


@given(chains(shortest=2), st.data())
def test_exchanged_entries_are_found(entries: list[AuditEntry], data: st.DataObject) -> None:
    first, second = sorted(data.draw(st.sets(st.sampled_from(range(len(entries))), min_size=2, max_size=2)))
    entries[first], entries[second] = entries[second], entries[first]
    assert codes(entries) != []


@given(chains(shortest=1), facts, st.data())
def test_an_inserted_entry_is_found(
    entries: list[AuditEntry], other: tuple[datetime, str, str, dict[str, str], str], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(entries) - 1))
    at, event, subject, payload, salt = other
    new = next_entry(head_of(entries[:place]), at=at, event=event, subject=subject, payload=payload, salt=salt)
    for inserted in (new, data.draw(st.sampled_from(entries))):
        assert codes([*entries[:place], inserted, *entries[place:]]) != []


@given(chains(shortest=1), st.data())
def test_a_cut_off_end_is_found_by_an_earlier_head(entries: list[AuditEntry], data: st.DataObject) -> None:
    given_out = head_of(entries[: data.draw(st.integers(1, len(entries)))])
    kept = entries[: data.draw(st.integers(0, given_out.sequence - 1))]
    assert chain_problems(kept) == ()
    heads = {head_of(kept[:length]) for length in range(len(kept) + 1)}
    assert given_out not in heads
    assert given_out in {head_of(entries[:length]) for length in range(len(entries) + 1)}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"event": "other"}, "audit.entry-altered"),
        ({"digest": "0" * 64}, "audit.entry-altered"),
        ({"payload": {}}, "audit.payload-altered"),
        ({"salt": "other"}, "audit.payload-altered"),
        ({"previous": GENESIS}, "audit.link-broken"),
    ],
)
def test_a_break_is_named_with_its_entry(change: dict[str, object], code: str) -> None:
    entries = example()
    entries[1] = replace(entries[1], **change)  # type: ignore[arg-type] # each value fits its field
    assert (code, "2") in codes(entries)


def test_a_gap_says_what_was_expected() -> None:
    entries = example()
    problem = chain_problems(entries[1:])[0]
    assert (problem.code, problem.subject, problem.details) == ("audit.gap", "2", {"expected": "1"})


def test_an_empty_chain_starts_at_the_beginning() -> None:
    assert head_of(()) == AuditHead(sequence=0, digest=GENESIS)
    assert chain_problems(()) == ()


def test_the_digests_never_change() -> None:
    # note: receipts name these digests for ever; if this test fails, the format of the chain changed
    assert head_of(example()) == AuditHead(
        sequence=4, digest="398fe2458a208d268b2c2b0ab0916220a5c797d89db4315bef7cd2593510d7a7"
    )


def test_the_salt_hides_what_was_erased() -> None:
    entry = example()[0]
    other = next_entry(
        head_of(()), at=entry.at, event="event", subject="sre", payload=entry.payload or {}, salt="other salt"
    )
    assert other.payload_digest != entry.payload_digest


def test_the_order_of_a_payload_does_not_matter() -> None:
    entry = example()[0]
    turned = dict(reversed(list((entry.payload or {}).items())))
    again = next_entry(head_of(()), at=entry.at, event="event", subject="sre", payload=turned, salt="salt")
    assert again.digest == entry.digest


@st.composite
def homes(draw: st.DrawFn) -> list[AuditEntry]:
    """A chain in which the home and two releases take turns."""
    entries: list[AuditEntry] = []
    drawn = st.lists(st.tuples(facts, st.sampled_from(["", "r-1", "r-2"]), texts), min_size=1, max_size=6)
    for (at, event, subject, payload, salt), release, file in draw(drawn):
        more = {"at": at, "event": event, "subject": subject, "payload": payload, "salt": salt}
        entries.append(next_entry(head_of(entries), release=release, file=file, **more))  # type: ignore[arg-type] # as drawn
    return entries


def lines(entries: Sequence[AuditEntry], release: str = "r-1") -> list[AuditLine]:
    return [line_of(entry, release=release) for entry in entries]


@given(homes())
def test_a_release_is_shown_its_own_events_and_of_others_nothing_but_digests(entries: list[AuditEntry]) -> None:
    carried = lines(entries)
    assert trail_problems(carried, release="r-1") == ()
    for entry, line in zip(entries, carried, strict=True):
        own = entry.release in {"", "r-1"}
        assert (line.facts is not None, bool(line.sealed), line.scope) == (own, not own, scope_of(entry.release))
        assert (line.sequence, line.digest) == (entry.sequence, entry.digest)
        if line.facts is not None:
            told = (line.facts.at, line.facts.event, line.facts.subject, line.facts.file, line.facts.payload_digest)
            assert told == (entry.at, entry.event, entry.subject, entry.file, entry.payload_digest)


@given(homes(), st.data())
def test_nothing_of_a_release_can_be_hidden_or_lent_to_another(entries: list[AuditEntry], data: st.DataObject) -> None:
    carried = lines(entries)
    place = data.draw(st.integers(0, len(entries) - 1))
    hidden = line_of(replace(entries[place], release="r-3"), release="r-1")
    lies = [
        hidden,
        replace(hidden, scope=carried[place].scope),
        replace(carried[place], scope=scope_of("r-4")),
        replace(carried[place], sealed=carried[place].sealed + "x"),
        replace(carried[place], sequence=carried[place].sequence + 1),
        replace(carried[place], digest=carried[place].digest + "x"),
    ]
    lie = data.draw(st.sampled_from([lie for lie in lies if lie != carried[place]]))
    assert trail_problems([*carried[:place], lie, *carried[place + 1 :]], release="r-1")


@given(homes())
def test_a_trail_is_the_one_of_its_release(entries: list[AuditEntry]) -> None:
    told = {problem.code for problem in trail_problems(lines(entries, "r-2"), release="r-1")}
    assert told == ({"audit.entry-hidden"} if {entry.release for entry in entries} & {"r-1", "r-2"} else set())
