# SPDX-License-Identifier: MIT
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from golive_desktop.domain.problem import Problem
from golive_desktop.ui.words import Words

EN, DE = Words(language="en"), Words(language="de")
NOON = datetime(2026, 3, 5, 12, 0, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("size", "english", "german"),
    [
        (0, "0 B", "0 B"),
        (999, "999 B", "999 B"),
        (1000, "1.0 kB", "1,0 kB"),
        (2_345_678, "2.3 MB", "2,3 MB"),
        (5_000_000_000_000, "5000.0 GB", "5000,0 GB"),
    ],
)
def test_a_size_reads_in_the_readers_way(size: int, english: str, german: str) -> None:
    assert (EN.size(size), DE.size(size)) == (english, german)


def test_times_are_those_of_this_computer_and_name_their_zone() -> None:
    here = NOON.astimezone()
    assert EN.time(NOON) == f"5 Mar 2026, {here:%H:%M:%S} ({EN.minute(NOON).partition('(')[2]}"
    assert EN.minute(NOON).startswith(f"5 Mar 2026, {here:%H:%M} (UTC")
    assert DE.date(date(2026, 3, 5)) == "05.03.2026"


def test_terms_and_sentences_come_in_the_readers_language() -> None:
    assert (EN.term("verdict", "genuine"), DE.term("verdict", "genuine")) == ("Genuine", "Echt")
    assert DE.translate("Cancel") == "Abbrechen"
    assert EN.explain(Problem(code="window.closing")).sentence == "Something is still being written."


def test_a_place_is_named_from_the_home_folder() -> None:
    assert EN.place(Path.home() / "a" / "b.pdf") == str(Path("~/a/b.pdf"))
    assert EN.place(Path("/elsewhere/b.pdf")) == str(Path("/elsewhere/b.pdf"))
