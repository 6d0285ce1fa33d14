# SPDX-License-Identifier: MIT
"""What a dossier may say of critical conditions: no more than its trail shows since the candidate last changed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import pytest

from golive_desktop.domain.critical import FELL, MET, OPENED, STILL_MET, CriticalCondition, MetBefore
from golive_desktop.i18n.moments import show_time
from golive_desktop.statements.dossier_critical import critical_problems
from golive_desktop.statements.request import before_line
from golive_desktop.statements.texts import texts
from tests.statements.conftest import World
from tests.statements.lies import found
from tests.statements.parts import CANDIDATE, at, followed, lines_of, with_body

NEW = "candidate.set"
BEFORE = MetBefore(at=at(1), by="Anna", candidate=CANDIDATE)


def problems(world: World, trail: Sequence[tuple[str, str]], condition: CriticalCondition) -> list[str]:
    """Of a dossier whose trail has these events, an hour apart, and whose first condition is stated so."""
    entries = [world.chain[0]]
    for hour, (event, about) in enumerate(trail, 1):
        entries.append(followed(entries, event, about, at(hour)))
    body = replace(world.dossier.body, critical=(condition,), audit=lines_of(entries))
    return [problem.code for problem in critical_problems(body)]


def met(moment: datetime, before: MetBefore | None = None) -> CriticalCondition:
    return CriticalCondition(text="Tried", note="Twice", met_at=moment, met_by="Anna", before=before)


def fell(before: MetBefore = BEFORE) -> CriticalCondition:
    return CriticalCondition(text="Tried", note="Twice", before=before)


@pytest.mark.parametrize(
    ("trail", "condition"),
    [
        ([(MET, "1")], met(at(1))),
        ([(MET, "2"), (NEW, ""), (MET, "1")], met(at(3))),
        ([(MET, "1"), (NEW, ""), (FELL, "1")], fell()),
        ([(MET, "1"), (NEW, ""), (FELL, "1"), (STILL_MET, "1")], met(at(4), BEFORE)),
        ([(MET, "1"), (NEW, ""), (STILL_MET, "1"), (NEW, ""), (STILL_MET, "1")], met(at(5), BEFORE)),
        ([(MET, "1"), (NEW, ""), (FELL, "1"), (MET, "1")], met(at(4))),
        ([(MET, "1"), (NEW, ""), (OPENED, "1"), (NEW, "")], CriticalCondition(text="Tried")),
        ([(MET, "1")], CriticalCondition(text="Another text since")),
    ],
)
def test_what_the_trail_shows_may_be_stated(
    world: World, trail: list[tuple[str, str]], condition: CriticalCondition
) -> None:
    assert problems(world, trail, condition) == []


@pytest.mark.parametrize(
    ("trail", "condition"),
    [
        ([], met(at(1))),
        ([(MET, "2")], met(at(1))),
        ([(MET, "1")], met(at(2))),
        ([(MET, "1"), (OPENED, "1")], met(at(1))),
        ([(MET, "1"), (NEW, "")], met(at(1))),
        ([(MET, "1"), (NEW, ""), (FELL, "1")], met(at(1), BEFORE)),
        ([(MET, "1"), (NEW, ""), (FELL, "1")], met(at(2))),
        ([(MET, "1"), (NEW, ""), (FELL, "1"), (STILL_MET, "1")], met(at(4))),
        ([(MET, "1"), (NEW, ""), (STILL_MET, "1")], met(at(3), replace(BEFORE, at=at(2)))),
        ([(MET, "1"), (NEW, ""), (STILL_MET, "1"), (NEW, "")], met(at(3), BEFORE)),
        ([(STILL_MET, "1")], met(at(1))),
        ([(MET, "1"), (NEW, ""), (OPENED, "1"), (STILL_MET, "1")], met(at(4))),
        ([(MET, "1"), (STILL_MET, "1")], met(at(2))),
        ([(MET, "1")], fell()),
    ],
)
def test_what_the_trail_does_not_show_is_found(
    world: World, trail: list[tuple[str, str]], condition: CriticalCondition
) -> None:
    assert problems(world, trail, condition) == ["statement.critical-not-shown"]


def test_a_go_with_conditions_met_before_the_last_candidate_is_found(world: World) -> None:
    entries = list(world.trail(world.originals))
    late = followed(entries, NEW, "rc-2", at(7))
    told = with_body(world.dossier, audit=lines_of([*entries, late]))
    assert found(world.dossier, *world.originals) == []
    assert found(told, *world.originals) == ["statement.critical-not-shown"]


def test_the_pages_say_from_when_the_evidence_is() -> None:
    t = texts(1, "en")
    moment = show_time(BEFORE.at, "en")
    commit = CANDIDATE.commit[:16]
    (line,) = before_line(BEFORE, t, met=True)
    assert line.text == f"Shown for commit {commit}, {moment}; said to hold for this candidate too (Anna)"
    unknown = replace(BEFORE, by="", candidate=replace(CANDIDATE, commit=""))
    (line,) = before_line(unknown, t, met=False)
    assert line.text == f"Was met for commit not known, {moment}, before the candidate changed"
    assert before_line(None, t, met=True) == ()
