# SPDX-License-Identifier: MIT
"""What was typed for a new release outlives the window's rebuilding; what a handbook says is put into plain lines."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from golive_desktop.documents.handbook.reader import read_handbook
from golive_desktop.domain.certificate import Subject
from golive_desktop.domain.plan import GateCommand, ImportedPlan, NotUnderstood
from golive_desktop.domain.problem import Problem
from golive_desktop.domain.release import Artefact, Policy
from golive_desktop.resources import resource_bytes
from golive_desktop.ui.stages.setup.draft import STRUCTURE, SetupDraft, begun, draft_of
from golive_desktop.ui.stages.setup.rules import last_signers
from golive_desktop.ui.stages.setup.sight import sight_of
from golive_desktop.ui.words import Words

SAMPLE = read_handbook(resource_bytes("sample/handbook.md"))
LAUNCH = date(2026, 12, 1)
TYPED = SetupDraft(
    step=2,
    source="/home/anna/Händbuch \N{SMILING FACE WITH SUNGLASSES}.md",
    language="de",
    product="Zebra “7”",
    tag="rc-7",
    day="2026-12-05",
    commit="ab" * 20,
    artefacts=(Artefact(name="web.zip", sha256="cd" * 32),),
    policy=Policy(creator_may_approve=True, fresh_hours=24, executive_role="cto"),
    person=Subject(name="Ελένη <b>", role="Release Manager", organisation="", email="e@example.com"),
)


def test_a_draft_comes_back_from_its_text() -> None:
    assert draft_of(TYPED.text(), language="en") == TYPED


@given(st.text(max_size=80) | st.sampled_from(["{}", "[]", "null", '{"artefacts": 1}', TYPED.text()[:-9]]))
def test_whatever_is_no_draft_begins_a_new_one(text: str) -> None:
    assert draft_of(text, language="de") == SetupDraft(language="de")


def test_a_handbook_fills_in_what_it_names() -> None:
    draft = begun(SetupDraft(), "/plan.md", SAMPLE, launch=LAUNCH)
    assert (draft.product, draft.tag, draft.day) == ("LifeTimeCircle", "rc-2026-03-01", "2026-03-05")
    assert draft.name == "plan.md"
    assert draft.plan(SAMPLE) == SAMPLE.plan


def test_the_structure_alone_names_nothing_and_proposes_a_day() -> None:
    draft = begun(SetupDraft(), STRUCTURE, SAMPLE, launch=LAUNCH)
    assert (draft.product, draft.tag, draft.date(), draft.name) == ("", "", LAUNCH, "")


def test_reading_the_same_handbook_again_keeps_what_was_typed() -> None:
    assert begun(TYPED, TYPED.source, SAMPLE, launch=LAUNCH) == TYPED
    other = begun(TYPED, "/other.md", SAMPLE, launch=LAUNCH)
    assert other.product == "LifeTimeCircle"
    assert other.policy == replace(TYPED.policy, executive_role=""), "another handbook has other people"


def test_only_executives_who_decide_may_sign_last_instead() -> None:
    assert [person.role for person in last_signers(SAMPLE.plan)] == ["cto"]
    assert last_signers(replace(SAMPLE.plan, executive=None)) == ()


def test_the_sample_handbook_is_seen_whole() -> None:
    sight = sight_of(SAMPLE, Words(language="en"))
    assert [(name, value) for name, value, _named in sight.facts] == [
        ("Product", "LifeTimeCircle"),
        ("Candidate", "rc-2026-03-01"),
        ("Go-live", "5 Mar 2026"),
        ("Stakeholders", "10, of whom 9 decide"),
        ("Signs last", "CEO / Business Lead"),
    ]
    assert sight.stakeholders[0][:4] == ("CEO / Business Lead", "signs last", "Final OK", "critical conditions")
    assert sight.stakeholders[1][3] == "4 items"
    assert sight.stakeholders[3][3] == "1 item"
    assert sight.stakeholders[6][1:4] == ("is informed", "–", "–")
    assert sight.conditions[3] == "4. No P0 bugs open"
    assert "npm run build" in sight.gates
    assert "T-0  Launch (Deploy) – 4 steps" in sight.moments
    assert any(line.startswith("T-30") and line.endswith("– 1 step") for line in sight.moments)
    assert sight.unclear == ()


def test_what_is_missing_and_unclear_is_said() -> None:
    plan = replace(SAMPLE.plan, candidate="", date=None, stakeholders=(), executive=None)
    unclear = NotUnderstood(line=7, text="<b>vielleicht</b>")
    sight = sight_of(ImportedPlan(plan=plan, not_understood=(unclear,)), Words(language="en"))
    assert [named for _name, _value, named in sight.facts] == [True, False, False, False, False]
    assert sight.unclear == (("Line 7", "<b>vielleicht</b>"),)
    assert sight.unprintable == ""


def test_what_cannot_be_printed_is_said_in_one_sentence() -> None:
    found = [
        Problem(code="document.script-unsupported", subject=f"דנה {number}", details={"characters": "ד U+05D3"})
        for number in range(14)
    ]
    sight = sight_of(replace(SAMPLE, unprintable=tuple(found)), Words(language="de"))
    assert sight.unclear == ()
    assert sight.unprintable.count("U+05D3") == 1
    assert all(part in sight.unprintable for part in ("דנה 11; … und 2 weitere", "Kyrillisch"))
    assert "דנה 12" not in sight.unprintable


def test_endless_lists_are_cut_and_that_is_said() -> None:
    gates = tuple(GateCommand(key=str(number), command=f"check {number}") for number in range(100))
    sight = sight_of(replace(SAMPLE, plan=replace(SAMPLE.plan, gates=gates)), Words(language="en"))
    assert sight.gates[-1] == "… and 40 more"
