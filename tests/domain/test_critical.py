# SPDX-License-Identifier: MIT
"""A critical condition when the candidate changes: open, with what showed it, until somebody holds on to it."""

from dataclasses import replace
from datetime import timedelta

from golive_desktop.domain.critical import CriticalCondition, MetBefore, fallen, still_met
from golive_desktop.domain.release import Candidate
from tests.domain.conftest import NOW, Complete

FIRST, SECOND = Candidate(tag="rc-1", commit="a" * 40), Candidate(tag="rc-1", commit="b" * 40)
MET = CriticalCondition(text="Tried", note="Twice", met_at=NOW, met_by="Anna")
BEFORE = MetBefore(at=NOW, by="Anna", candidate=FIRST)


def test_it_falls_with_what_showed_it() -> None:
    found = fallen(MET, FIRST)
    assert found == CriticalCondition(text="Tried", note="Twice", before=BEFORE)
    assert (found.met, found.fell) == (False, True)
    assert (MET.fell, CriticalCondition(text="Tried").fell) == (False, False)


def test_what_is_held_on_to_keeps_saying_where_it_comes_from() -> None:
    later = NOW + timedelta(hours=1)
    held = still_met(fallen(MET, FIRST), by="Ben", at=later)
    assert (held.met, held.fell, held.met_at, held.met_by, held.before) == (True, False, later, "Ben", BEFORE)
    assert fallen(held, SECOND).before == BEFORE


def test_what_is_open_stays_as_it_is() -> None:
    for condition in (CriticalCondition(text="Tried"), fallen(MET, FIRST)):
        assert fallen(condition, SECOND) == condition


def test_the_executive_stands_on_where_the_evidence_comes_from(complete: Complete) -> None:
    state = complete.state()
    held = still_met(fallen(state.critical[0], FIRST), by="Manager", at=NOW)
    anew = replace(held, before=None)
    bases = {replace(state, critical=(item, *state.critical[1:])).basis() for item in (held, anew)}
    assert len(bases) == 2
