# SPDX-License-Identifier: MIT
"""Durations in words, and what a working copy stands on, without a window."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from golive_desktop.domain.gate import WorkingCopy
from golive_desktop.domain.problem import Problem
from golive_desktop.domain.release import Candidate
from golive_desktop.ui.pages.gates.copy import copy_of
from golive_desktop.ui.pages.gates.looking import Looked
from golive_desktop.ui.pages.gates.showing import printed_words
from golive_desktop.ui.pages.gates.sight import console_command, duration_words, gates_of, green_words, is_whole
from golive_desktop.ui.words import Words
from tests.services.test_ci_results import asked, signed
from tests.ui.desk import Desk

EN = Words(language="en")
CANDIDATE = Candidate(tag="rc-7", commit="ab" * 20)
COPY = WorkingCopy(folder="/copy", commit="ab" * 20, tags=("rc-7",), changes=())


@pytest.mark.parametrize(("seconds", "words"), [(0, "under 1 s"), (59, "59 s"), (61, "1 min 01 s"), (-5, "under 1 s")])
def test_durations(seconds: int, words: str) -> None:
    assert duration_words(timedelta(seconds=seconds), EN) == words


def test_a_copy_is_said_in_three_facts() -> None:
    looked = Looked(folder=Path("/copy"), copy=COPY, problem=None, previews={})
    right = copy_of(looked, CANDIDATE, EN)
    assert right.right
    assert [fact.value for fact in right.facts] == [
        "rc-7, the candidate's",
        "abababa, the candidate's",
        "clean, nothing changed",
    ]
    other = WorkingCopy(folder="/copy", commit="cd" * 20, tags=(), changes=("a", "b"))
    problem = Problem(code="gate.wrong-commit", details={"detail": "cd" * 20})
    wrong = copy_of(replace(looked, copy=other, problem=problem), CANDIDATE, EN)
    assert not wrong.right
    assert [fact.value for fact in wrong.facts] == [
        "no tag at this commit",
        "cdcdcdc, not the candidate's",
        "2 changed paths",
    ]
    assert wrong.sentence.startswith("The working copy stands on another commit: cdcd")


def test_a_gate_shows_its_last_run(desk: Desk) -> None:
    (before,) = gates_of(desk.overview(), EN)
    assert (before.word, before.exit_code, before.took, before.when) == ("Not run", "–", "–", "–")
    desk.office.pass_gates()
    (after,) = found = gates_of(desk.overview(), EN)
    assert (after.word, after.exit_code, after.took) == ("Green", "0", "1 s")
    assert is_whole(after)
    assert not is_whole(replace(after, size=1))
    assert green_words(found, EN) == "1 of 1 green"
    assert green_words((), EN) == ""


def test_a_tag_with_blanks_is_one_argument_on_the_console(still_desk: Desk) -> None:
    overview = still_desk.overview()
    candidate = replace(overview.release.candidate, tag="rc 7; rm")
    changed = replace(overview, release=replace(overview.release, candidate=candidate))
    assert console_command(changed, None, EN) == "golive gates 'rc 7; rm' run --working-copy FOLDER"
    assert console_command(changed, Path("/a b"), EN).endswith("run --working-copy '/a b'")


def test_a_gate_shows_the_signed_result_of_the_ci_system(desk: Desk) -> None:
    asked(desk.office)
    (waits,) = gates_of(desk.overview(), EN)
    assert (waits.word, waits.ci.step if waits.ci else "") == ("Waits for CI", "asked")
    desk.office.receive(signed(desk.office))
    (green,) = gates_of(desk.overview(), EN)
    assert (green.word, green.ci.step if green.ci else "", green.exit_code) == ("Green", "signed", "–")
    assert printed_words(green, None, EN, desk.context.now()) == "run by the CI system"
    assert green.more.startswith("By CI: ci-1-junit.xml. Signed by Tarek Yilmaz, ")
