# SPDX-License-Identifier: MIT
import pickle

import pytest

from golive_desktop.system.late import late

made: list[str] = []


class Part:
    """Remembers what it was asked."""

    def __init__(self) -> None:
        made.append("made")
        self.count = 0

    def ask(self) -> int:
        self.count += 1
        return self.count


def test_a_part_is_made_once_and_when_it_is_first_asked() -> None:
    made.clear()
    part: Part = late(Part)
    assert made == []
    assert (part.ask(), part.ask()) == (1, 2)
    assert made == ["made"]


def test_a_stand_in_travels_to_another_process_unmade() -> None:
    made.clear()
    part: Part = late(Part)
    part.ask()
    there: Part = pickle.loads(pickle.dumps(part))  # noqa: S301 - our own
    assert there.ask() == 1


def test_what_pickle_asks_about_is_no_question_to_the_part() -> None:
    with pytest.raises(AttributeError):
        late(Part).__getstate_of_nothing__  # type: ignore[attr-defined]  # noqa: B018 - asking is what is tried
