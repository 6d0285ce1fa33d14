# SPDX-License-Identifier: MIT
"""A key stands until another one was compared in its place; from then on it never stands again."""

from datetime import UTC, datetime, timedelta

from golive_desktop.domain.record import Contact
from golive_desktop.domain.succession import replaced_at, same_line, standing_contact

START = datetime(2026, 3, 1, 9, tzinfo=UTC)


def contact(
    key: str, *, hour: int = 0, replaces: str = "", how: str = "phone", email: str = "A@example.com"
) -> Contact:
    return Contact(
        product="Zebra",
        email=email,
        fingerprint=key,
        certificate=key.encode(),
        first_seen=START,
        compared_how=how,
        compared_at=START + timedelta(hours=hour) if how else None,
        replaces=replaces,
    )


LINE = (contact("a"), contact("b", hour=1, replaces="a"), contact("c", hour=2, replaces="b"), contact("x", how=""))


def test_each_key_of_a_line_ends_when_the_next_was_compared() -> None:
    assert [replaced_at(LINE, key) for key in "abcx"] == [
        START + timedelta(hours=1),
        START + timedelta(hours=2),
        None,
        None,
    ]
    # a comparison that is repeated for another product later ends nothing later than the first one
    again = (*LINE, contact("d", hour=9, replaces="a"))
    assert replaced_at(again, "a") == START + timedelta(hours=1)


def test_the_last_key_of_the_line_stands_for_its_address_in_any_case_of_letters() -> None:
    assert standing_contact(LINE, "Zebra", "a@EXAMPLE.com") == LINE[2]
    assert standing_contact(LINE, "Yak", "A@example.com") is None
    assert standing_contact(LINE, "Zebra", "b@example.com") is None
    assert standing_contact(LINE[3:], "Zebra", "A@example.com") is None
    assert standing_contact(LINE[:2], "Zebra", "A@example.com") == LINE[1]


def test_a_line_is_the_same_from_each_of_its_keys() -> None:
    assert {frozenset(same_line(LINE, key)) for key in "abc"} == {frozenset("abc")}
    assert same_line(LINE, "x") == ("x",)
    # a circle that nobody could record ends all the same
    circle = (contact("a", replaces="b"), contact("b", replaces="a"))
    assert set(same_line(circle, "a")) == {"a", "b"}
