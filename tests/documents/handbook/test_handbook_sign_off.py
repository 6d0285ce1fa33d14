# SPDX-License-Identifier: MIT
"""The executive sign-off, the gates and the run are found under the headings that people give them."""

import pytest

from golive_desktop.documents.handbook.reader import read_handbook
from golive_desktop.domain.plan import ImportedPlan, Stakeholder

MATRIX = """# Plan

## Stakeholder Matrix

| Stakeholder | Freigabe? | Deadline |
|---|---|---|
"""
ROWS = MATRIX.count("\n") + 1
"""The number of the line after the header."""


def _read(text: str) -> ImportedPlan:
    return read_handbook(text.encode())


def _said(imported: ImportedPlan) -> list[tuple[int, str]]:
    return [(line.line, line.text) for line in imported.not_understood]


def _only(imported: ImportedPlan) -> Stakeholder:
    (stakeholder,) = imported.plan.stakeholders
    return stakeholder


@pytest.mark.parametrize(
    "heading", ["Geschäftsführung", "CEO", "Vorstand", "5. Geschäftsleitung", "Management-Freigabe"]
)
@pytest.mark.parametrize(
    "sentence",
    [
        *(
            "Ich gebe rc-1 für die Produktion frei.",
            "Hiermit erteile ich die Freigabe für rc-1.",
            "Wir genehmigen rc-1.",
        ),
        *("rc-1 ist hiermit freigegeben.", "Ich stimme dem Go-Live zu.", "I hereby approve rc-1 for production."),
    ],
)
def test_the_executive_sign_off_below_the_name_of_the_role(heading: str, sentence: str) -> None:
    rows = f"{MATRIX}| Geschäftsführung | Ja | |\n\n## {heading}\n\n"
    for text in (f"Zum Schluss wird entschieden.\n\nCEO: {sentence}\n", f"{sentence}\n"):
        imported = _read(f"{rows}{text}\nUnterschrift: ______\n")
        assert imported.plan.executive is not None
        assert (imported.plan.executive.roles, imported.plan.executive.statement) == (("ceo",), sentence)
        assert (imported.plan.executive_role(), _said(imported)) == ("ceo", [])


def test_decisions_to_choose_from_are_no_items_of_a_form() -> None:
    boxes = "- [ ] FREIGEGEBEN\n- [ ] ABGELEHNT\n- [ ] MIT AUFLAGEN\n"
    for heading in ("Freigabe der Geschäftsführung", "Geschäftsführung"):
        text = f"{MATRIX}| Geschäftsführung | Ja | |\n\n## {heading}\n\nIch gebe rc-1 frei.\n\n{boxes}"
        imported = _read(text)
        assert imported.plan.executive is not None
        assert (imported.plan.executive.statement, _only(imported).form) == ("Ich gebe rc-1 frei.", None)
        assert _said(imported) == []


def test_a_sign_off_in_another_place_and_a_second_one_are_named() -> None:
    imported = _read(f"{MATRIX}| CEO | Ja | |\n\n## Budget\n\nCEO: Ich gebe rc-1 frei.\n")
    assert _said(imported) == [(ROWS + 4, "CEO: Ich gebe rc-1 frei.")]
    imported = _read(f"{MATRIX}| CEO | Ja | |\n\n## CEO\n\nIch gebe rc-1 frei.\n\n## CTO\n\nIch gebe rc-1 frei.\n")
    assert _said(imported) == [(ROWS + 6, "## CTO")]


@pytest.mark.parametrize("heading", ["Technische Prüfpunkte", "Prüfpunkte", "Technische Prüfungen", "4.1 Prüfpunkte"])
def test_technical_checks_are_gates(heading: str) -> None:
    imported = _read(f"## {heading}\n\n- [ ] `make test`\n- `make lint`\n- [ ] nichts offen\n")
    assert [gate.command for gate in imported.plan.gates] == ["make test", "make lint"]
    assert _said(imported) == [(5, "- [ ] nichts offen")]


@pytest.mark.parametrize(
    "heading", ["## T-60: Meeting", "## Run of the Day\n### T-60 min: Meeting", "## 4. T-60 Meeting"]
)
def test_a_heading_with_a_time_belongs_to_the_run(heading: str) -> None:
    imported = _read(f"{heading}\n\n- [ ] be there\n")
    assert [(moment.at, moment.steps[0].text) for moment in imported.plan.runbook] == [("T-60", "be there")]
    assert _said(imported) == []


@pytest.mark.parametrize("mark", ["", "- ", "- [ ] ", "> ", "**Erklärung:** "])
def test_the_sentence_of_the_executive_in_any_dress(mark: str) -> None:
    imported = _read(f"{MATRIX}| CEO | Ja | |\n\n## Geschäftsführung\n\n{mark}Ich gebe rc-1 für die Produktion frei.\n")
    assert imported.plan.executive is not None
    assert imported.plan.executive.statement == "Ich gebe rc-1 für die Produktion frei."
    assert _said(imported) == []


def test_a_section_of_an_executive_role_that_says_something_else_is_named() -> None:
    imported = _read(f"{MATRIX}| CEO | Ja | |\n\n## Geschäftsführung\n\nCEO: Alles gut.\n")
    assert _said(imported) == [(ROWS + 2, "## Geschäftsführung")]


def test_a_table_of_approvals_that_cannot_be_read_is_named_row_by_row() -> None:
    imported = _read("## Freigaben\n\n| Dings | Bums |\n|---|---|\n| Werkschutz | alles |\n")
    assert _said(imported) == [(3, "| Dings | Bums |"), (5, "| Werkschutz | alles |")]


def test_a_second_sentence_in_the_sign_off_is_named() -> None:
    imported = _read(
        f"{MATRIX}| CEO | Ja | |\n\n## CEO / CTO\n\nCEO: Ich gebe rc-1 frei.\n\nCTO: Ich gebe rc-1 frei.\n"
    )
    assert imported.plan.executive is not None
    assert imported.plan.executive.roles == ("ceo",)
    assert _said(imported) == [(ROWS + 6, "CTO: Ich gebe rc-1 frei.")]


def test_an_executive_sign_off_without_words_or_without_its_role_is_named() -> None:
    assert _said(_read("## Executive Sign-Off\n\nSigned: ______\n")) == [(1, "## Executive Sign-Off")]
    imported = _read(f"{MATRIX}| Legal | Ja | |\n\n## Executive Sign-Off\n\nCEO: Go.\n")
    assert imported.plan.executive is not None
    assert (imported.plan.executive.roles, imported.plan.executive_role()) == (("ceo",), None)
    assert _said(imported) == [(ROWS + 2, "## Executive Sign-Off")]


def test_an_executive_sign_off_without_names_falls_to_the_usual_roles() -> None:
    imported = _read(f"{MATRIX}| CTO | Ja | |\n\n## Executive Sign-Off\n\nI approve: go live.\n")
    assert imported.plan.executive is not None
    assert imported.plan.executive.roles == ("cto",)
    assert imported.plan.executive.statement == "I approve: go live."
    assert _only(imported).form is None
