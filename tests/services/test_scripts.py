# SPDX-License-Identifier: MIT
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from golive_desktop.bootstrap import open_home
from golive_desktop.domain.answer import Evidence
from golive_desktop.domain.draft import AnswerDraft, DraftAnswer, DraftCondition, DraftEvidence
from golive_desktop.domain.plan import ImportedPlan
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.release import Artefact
from golive_desktop.ports.adapters import Adapters
from golive_desktop.resources import resource_bytes
from golive_desktop.services.critical import confirm_critical
from golive_desktop.services.releases import create_release, set_candidate, set_critical
from golive_desktop.services.scripts import answer_problem, refuse_unprintable, script_problem, with_scripts
from tests.office import COMMIT, START, Office


@pytest.fixture
def adapters(tmp_path: Path) -> Adapters:
    return open_home(tmp_path)


@pytest.mark.parametrize("text", ["", "Łukasz Βασίλης Жанна", "two\r\nlines\tand a tab", "e\u0301 composed"])
def test_what_is_kept_and_printed_is_no_problem(adapters: Adapters, text: str) -> None:
    assert script_problem(adapters, text) is None


def test_the_letters_that_no_font_has_are_named_as_the_press_names_them(adapters: Adapters) -> None:
    problem = script_problem(adapters, "Dana \u05d3\u05e0\u202e\u05d3")
    assert problem is not None
    assert (problem.code, problem.subject) == ("document.script-unsupported", "Dana \u05d3\u05e0\u202e\u05d3")
    assert problem.details["characters"] == "\u05d3 U+05D3, \u05e0 U+05E0, U+202E"


def test_a_stakeholder_is_refused_with_the_first_text_that_cannot_be_printed(adapters: Adapters) -> None:
    people = adapters.read_handbook(resource_bytes("sample/handbook.md")).plan.stakeholders
    refuse_unprintable(adapters, people)
    with pytest.raises(KnownError) as refused:
        refuse_unprintable(adapters, (people[0], replace(people[1], question="同意", channel="電話")))
    assert refused.value.problem.subject == "同意"


def test_each_text_of_an_answer_is_looked_at_and_nothing_that_is_not_signed(adapters: Adapters) -> None:
    due = datetime(2026, 12, 4, tzinfo=UTC)
    condition = DraftCondition(due=due, text="Terms", owner="田中")
    answer = DraftAnswer(
        item="1", value="yes", evidence=(DraftEvidence(path="", name="https://例え", sha256="", size=0),)
    )
    draft = AnswerDraft(answers=(answer,), decision="conditional", conditions=(condition,), reason="why 😀")
    subjects = []
    for mended in (draft, draft.with_answer(replace(answer, value="")), replace(draft, answers=(), reason="")):
        problem = answer_problem(adapters, mended)
        assert problem is not None
        subjects.append(problem.subject)
    assert subjects == ["https://例え", "why 😀", "田中"]
    assert answer_problem(adapters, AnswerDraft(decision="approved", conditions=(condition,))) is None
    commented = DraftAnswer(item="1", value="no", comment="なし")
    assert answer_problem(adapters, AnswerDraft(answers=(commented,))) is not None


def test_nothing_is_recorded_that_a_request_or_the_dossier_could_not_print(office: Office) -> None:
    adapters, key = office.manager.adapters, office.release.id
    for note, by, name in (("all green ✅", "Anna", "a"), ("green", "田中", "a"), ("green", "Anna", "דוח.pdf")):
        shown = Evidence(name=name, sha256="ab" * 32, size=1)
        with pytest.raises(KnownError) as refused:
            set_critical(adapters, key, 1, note=note, evidence=(shown,), by=by, met=True, now=office.now())
        assert refused.value.problem.code == "document.script-unsupported"
    with adapters.store.reading() as work:
        assert work.progress.critical(key) == {}
    with pytest.raises(KnownError) as refused:
        confirm_critical(adapters, key, 1, by="田中", now=office.now())
    assert refused.value.problem.subject == "田中"
    with pytest.raises(KnownError) as refused:
        set_candidate(adapters, key, commit=COMMIT, artefacts=(Artefact(name="🚀.zip", sha256="ab" * 32),), now=START)
    assert refused.value.problem.subject == "🚀.zip"
    handbook = resource_bytes("sample/handbook.md").replace(b"LifeTimeCircle", "斑马".encode())
    with pytest.raises(KnownError) as refused:
        create_release(adapters, handbook, language="de", now=START)
    assert refused.value.problem.details["characters"] == "斑 U+6591, 马 U+9A6C"


def test_each_text_of_a_plan_is_looked_at_once(adapters: Adapters) -> None:
    imported = adapters.read_handbook(resource_bytes("sample/handbook.md"))
    assert with_scripts(adapters, imported) == imported, "the sample can be printed whole"
    plan = imported.plan
    ceo, product = plan.stakeholders[0], plan.stakeholders[1]
    assert product.form is not None
    item = replace(product.form.items[0], text="同意")
    people = (
        replace(ceo, person="דנה", deputy="דנה", title="مدير"),
        replace(product, form=replace(product.form, items=(item,))),
    )
    moment = replace(plan.runbook[0], steps=(replace(plan.runbook[0].steps[0], details=("発表",)),))
    other = replace(plan, stakeholders=people, critical_conditions=("確認",), runbook=(moment,))
    found = with_scripts(adapters, ImportedPlan(plan=other, not_understood=imported.not_understood))
    assert [problem.subject for problem in found.unprintable] == ["مدير", "דנה", "同意", "確認", "発表"]
    assert (found.plan, found.not_understood) == (other, imported.not_understood)
