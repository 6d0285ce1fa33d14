# SPDX-License-Identifier: MIT
"""Whatever a handbook looks like: never a crash, and each line that could not be placed is named."""

import datetime as dt

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


def _with_row(row: str) -> ImportedPlan:
    return _read(f"{MATRIX}{row}\n")


@pytest.mark.parametrize(
    ("cell", "decides", "question"),
    [
        ("✅ Budget OK?", True, "Budget OK?"),
        ("✅", True, ""),
        ("Ja", True, ""),
        ("yes", True, ""),
        ("x", True, ""),
        ("X", True, ""),
        ("Ja: Budget OK?", True, "Budget OK?"),
        ("Budget OK?", True, "Budget OK?"),
        ("X-Ray approved?", True, "X-Ray approved?"),
        ("Information security reviewed?", True, "Information security reviewed?"),
        ("No P0 bugs open?", True, "No P0 bugs open?"),
        ("Not yet audited parts listed?", True, "Not yet audited parts listed?"),
        ("ℹ️ Inform", False, ""),  # noqa: RUF001 - the sign that handbooks use
        ("Inform", False, ""),
        ("informed", False, ""),
        ("Informiert", False, ""),
        ("zur Kenntnis", False, ""),
        ("nur informieren", False, ""),
        ("Nein, nur Info", False, ""),
        ("FYI", False, ""),
        ("nur Information", False, ""),
        ("Information", False, ""),
        ("informativ", False, ""),
        ("wird informiert", False, ""),
        ("zur Information", False, ""),
        ("for information only", False, ""),
        ("to be informed", False, ""),
        ("keine Freigabe, nur Info", False, ""),
        ("keine Freigabe nötig", False, ""),
        ("kein", False, ""),
        ("Freigabe erforderlich", True, ""),
        ("muss freigeben", True, ""),
        ("Info security passed?", True, "Info security passed?"),
        ("Nein", False, ""),
        ("no", False, ""),
        ("n/a", False, ""),
        ("-", False, ""),
        ("❌", False, ""),
    ],
)
def test_who_decides(cell: str, decides: bool, question: str) -> None:  # noqa: FBT001 - a parameter of the table above
    imported = _with_row(f"| Facilities | {cell} | 2026-03-05 |")
    stakeholder = _only(imported)
    assert (stakeholder.decides, stakeholder.question) == (decides, question)
    assert (stakeholder.form is not None) is decides
    assert _said(imported) == []


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "2026-03-05",
            "05.03.2026",
            "5.3.2026",
            "5. 3. 2026",
            "05.03.26",
            "5 Mar 2026",
            "5. März 2026",
            "5th March 2026",
        ),
        *("March 5, 2026", "Mar 5th, 2026", "bis 2026-03-05 EOD", "**2026-03-05**", "Do, 05.03.2026", "2026-3-5"),
    ],
)
def test_dates_in_many_spellings(cell: str) -> None:
    imported = _with_row(f"| Legal | Ja | {cell} |")
    assert _only(imported).deadline == dt.date(2026, 3, 5)
    assert _said(imported) == []


@pytest.mark.parametrize(
    "cell", ["03/05/2026", "soon", "31.02.2026", "2026-13-01", "05.03.", "KW 10", "TBD", "99999-01-01"]
)
def test_a_date_that_cannot_be_read_is_named_and_never_guessed(cell: str) -> None:
    imported = _with_row(f"| Legal | Ja | {cell} |")
    assert _only(imported).deadline is None
    assert _said(imported) == [(ROWS, f"Legal \u2013 Deadline: {cell}")]


@pytest.mark.parametrize("cell", ["", "-", "–"])
def test_no_date_is_no_problem(cell: str) -> None:
    imported = _with_row(f"| Legal | Ja | {cell} |")
    assert _only(imported).deadline is None
    assert _said(imported) == []


@pytest.mark.parametrize("row", ["| Legal |", "| Legal | Ja |", "Legal", "| Legal | | |", "| | Ja | 2026-03-05 |"])
def test_a_row_that_is_not_whole_is_named(row: str) -> None:
    imported = _with_row(row)
    assert imported.plan.stakeholders == ()
    assert _said(imported) == [(ROWS, row)]


def test_a_row_that_does_not_say_whether_it_decides_is_asked_and_named() -> None:
    imported = _with_row("| Legal | | 2026-03-05 |")
    assert _only(imported).decides
    assert _said(imported) == [(ROWS, "Legal \u2013 Freigabe?:")]


def test_an_empty_row_says_nothing() -> None:
    imported = _with_row("| | | |\n| Legal | Ja | 2026-03-05 |")
    assert _only(imported).role == "legal"
    assert _said(imported) == []


def test_a_row_with_a_cell_too_many_is_named() -> None:
    imported = _with_row("| Legal | Ja | 2026-03-05 | surplus |")
    assert _only(imported).role == "legal"
    assert [line for line, _ in _said(imported)] == [ROWS]


def test_a_role_that_stands_there_twice_is_made_unique_and_named() -> None:
    imported = _with_row("| Legal | Ja | 2026-03-05 |\n| Legal | Ja | 2026-03-04 |\n| LEGAL | Ja | 2026-03-03 |")
    assert [one.role for one in imported.plan.stakeholders] == ["legal", "legal-2", "legal-3"]
    assert [line for line, _ in _said(imported)] == [ROWS + 1, ROWS + 2]


def test_two_titles_of_the_same_kind_are_two_roles() -> None:
    imported = _with_row("| Legal | Ja | 2026-03-05 |\n| Data Protection Officer | Ja | 2026-03-04 |")
    assert [one.role for one in imported.plan.stakeholders] == ["legal", "data-protection-officer"]
    assert _said(imported) == []


def test_unknown_roles_get_a_key_of_their_own() -> None:
    imported = _with_row("| Werkschutz & Gebäude | Ja | |\n| Ελένη | Ja | |\n| 品質 | Ja | |")
    assert [one.role for one in imported.plan.stakeholders] == ["werkschutz-gebaeude", "role", "role-2"]


def test_pipes_code_and_links_in_cells() -> None:
    imported = _with_row(r"| [Legal](https://x.example/a_b) | ✅ `a\|b` **and** x \| y? | 2026-03-05 |")
    stakeholder = _only(imported)
    assert (stakeholder.title, stakeholder.question) == ("Legal", "a|b and x | y?")
    assert _said(imported) == []


def test_columns_in_any_order_in_german() -> None:
    imported = _read(
        "## Beteiligte\n\n"
        "| Frist | Vertretung | Anmerkung | Kommunikation | Freigabe | Name | Rolle | Aufgabe\n"
        "--- | --- | --- | --- | --- | --- | --- | ---\n"
        "| 5. März 2026 | Bo Å | egal | E-Mail | Ja: Datenschutz geprüft? | Łukasz Çağla | Recht | Verträge\n"
    )
    stakeholder = _only(imported)
    assert (stakeholder.role, stakeholder.title, stakeholder.purpose) == ("legal", "Recht", "Verträge")
    assert (stakeholder.person, stakeholder.deputy, stakeholder.channel) == ("Łukasz Çağla", "Bo Å", "E-Mail")
    assert (stakeholder.deadline, stakeholder.question) == (dt.date(2026, 3, 5), "Datenschutz geprüft?")
    assert _said(imported) == []


def test_a_column_without_a_place_is_named() -> None:
    head = "## Beteiligte\n\n| Nr. | Rolle | Gibt frei | Leer | Bemerkung |\n|---|---|---|---|---|\n"
    imported = _read(f"{head}| 1 | Recht | die AGB | | keine |\n")
    assert (_only(imported).role, _said(imported)) == ("legal", [(3, "Gibt frei")])


def test_a_table_in_html_is_named() -> None:
    imported = _read("## Beteiligte\n\n<table>\n<tr><td>Recht</td></tr>\n</table>\n")
    assert (3, "<table>") in _said(imported)


def test_people_in_the_first_column_and_roles_in_the_second() -> None:
    imported = _read("| Stakeholder | Rolle | Freigabe |\n|---|---|---|\n| Anna Schmidt | CEO | ja |\n")
    assert (_only(imported).title, _only(imported).person) == ("CEO", "Anna Schmidt")


def test_missing_columns() -> None:
    imported = _read("## Stakeholder Matrix\n\n| Stakeholder |\n|---|\n| Legal |\n| Facilities |\n")
    assert [(one.role, one.decides, one.deadline) for one in imported.plan.stakeholders] == [
        ("legal", True, None),
        ("facilities", True, None),
    ]


def test_a_german_handbook_of_another_shape() -> None:
    text = """# Go-Live Freigabe: Kundenportal Produktion

Release: rc-7
Termin: 5. März 2026
Zeitzone: Europe/Berlin

| Rolle | Person | Freigabe? | Frage | Frist |
|---|---|---|---|---|
| Geschäftsführung | A | Ja | Freigabe zur Produktion? | 05.03.2026 |
| Recht | B | Ja | Datenschutz OK? | 04.03.2026 |
| Presse | C | zur Kenntnis | | |

## Freigaben
### Datenschutz
- [ ] Löschkonzept geprüft

Unterschrift: ________ Datum: ______

## Kritische Bedingungen
- [ ] Keine P0-Fehler

## Freigabe der Geschäftsführung
Geschäftsführung: Ich gebe rc-7 frei.

## Technische Prüfung
48h vor dem Start:
```bash
make test
```
- [ ] Überwachung grün

## Ablauf
### T-60: Besprechung
- [ ] Recht: anwesend

## Ergebnisse
- [ ] Bericht
"""
    imported = read_handbook(text.encode("cp1252"))
    plan = imported.plan
    assert (plan.product, plan.candidate, plan.timezone) == ("Kundenportal", "rc-7", "Europe/Berlin")
    assert plan.date == dt.date(2026, 3, 5)
    assert [(one.role, one.decides, one.form is not None) for one in plan.stakeholders] == [
        ("ceo", True, False),
        ("legal", True, True),
        ("marketing", False, False),
    ]
    assert plan.executive is not None
    assert (plan.executive.roles, plan.executive.statement) == (("ceo",), "Ich gebe rc-7 frei.")
    assert [gate.command for gate in plan.gates] == ["make test"]
    assert [(moment.at, moment.title, moment.steps[0].text) for moment in plan.runbook] == [
        ("T-48h", "Technische Prüfung", "Überwachung grün"),
        ("T-60", "Besprechung", "anwesend"),
    ]
    assert (plan.critical_conditions, plan.deliverables) == (("Keine P0-Fehler",), ("Bericht",))
    assert _said(imported) == []


def test_a_matrix_without_a_column_for_the_role_is_named() -> None:
    imported = _read("## Stakeholder Matrix\n\n| Freigabe | Deadline |\n|---|---|\n| Ja | 2026-03-05 |\n")
    assert imported.plan.stakeholders == ()
    assert _said(imported) == [(3, "| Freigabe | Deadline |"), (5, "| Ja | 2026-03-05 |")]


@pytest.mark.parametrize(
    "column",
    [
        *("Stelle", "Funktion", "Bereich", "Wer", "Wer?", "Verantwortlich", "Verantwortliche", "Abteilung", "Gremium"),
        *("Function", "Department", "Who", "Team", "Responsible", "Owner", "Unit", "Whatever it is called"),
    ],
)
def test_the_column_of_the_role_has_many_names(column: str) -> None:
    head = f"## Stakeholder Matrix\n\n| {column} | Freigabe | Frist |\n|---|---|---|\n"
    imported = _read(f"{head}| CEO | Ja | |\n| Werkschutz | nur Information | |\n")
    assert [(one.title, one.decides) for one in imported.plan.stakeholders] == [("CEO", True), ("Werkschutz", False)]
    assert _said(imported) == []


def test_a_matrix_of_roles_is_one_without_a_heading_and_a_list_of_tasks_is_none() -> None:
    imported = _read("| Instanz | Freigabe |\n|---|---|\n| Recht | ja |\n")
    assert _only(imported).title == "Recht"
    imported = _read("## Offen\n\n| Wer | Was | Bis wann |\n|---|---|---|\n| Recht | anrufen | 2026-03-05 |\n")
    assert imported.plan.stakeholders == ()


def test_roles_in_a_column_of_names() -> None:
    imported = _read("## Matrix\n\n| Name | Freigabe |\n|---|---|\n| Recht | ja |\n| Vertrieb | ja |\n")
    assert [(one.title, one.person) for one in imported.plan.stakeholders] == [("Recht", ""), ("Vertrieb", "")]
    assert _said(imported) == []


@pytest.mark.parametrize("cell", ["nach Rücksprache", "C", "siehe Protokoll", "ggf.", "Vertrag geprüft", "R"])
def test_a_cell_that_says_neither_yes_nor_no_is_named_and_decides(cell: str) -> None:
    imported = _with_row(f"| Legal | {cell} | 2026-03-05 |")
    assert _only(imported).decides
    assert _said(imported) == [(ROWS, f"Legal \u2013 Freigabe?: {cell}")]


def test_two_cells_that_cannot_be_read_are_both_named() -> None:
    assert _said(_with_row("| Legal | ggf. | KW 10 |")) == [(ROWS, "Legal \u2013 Freigabe?: ggf.; Deadline: KW 10")]


def test_another_table_is_no_matrix() -> None:
    imported = _read("## Risks\n\n| Risk | Level |\n|---|---|\n| Fire | low |\n")
    assert imported.plan.stakeholders == ()
    assert _said(imported) == []


def test_without_a_table_the_forms_tell_who_decides_and_are_named() -> None:
    imported = _read("## Approvals\n\n### Legal\n- [ ] GDPR checked\n\n### Werkschutz\n- [ ] Tor zu\n  und ab\n")
    assert [(one.role, one.form and one.form.items[0].text) for one in imported.plan.stakeholders] == [
        ("legal", "GDPR checked"),
        ("werkschutz", "Tor zu und ab"),
    ]
    assert _said(imported) == [(3, "### Legal"), (6, "### Werkschutz")]


def test_a_matrix_that_is_a_list_is_named() -> None:
    imported = _read("## Stakeholder Matrix\n\n- CEO: Final OK\n- CTO: Architecture\n")
    assert imported.plan.stakeholders == ()
    assert _said(imported) == [
        (1, "## Stakeholder Matrix"),
        (3, "- CEO: Final OK"),
        (4, "- CTO: Architecture"),
    ]


def test_a_form_without_a_row_is_named() -> None:
    imported = _read(f"{MATRIX}| Legal | Ja | |\n\n## Freigaben\n\n### Werkschutz\n- [ ] Tor zu\n")
    assert _said(imported) == [(ROWS + 4, "### Werkschutz")]


def test_a_second_form_for_a_role_and_one_for_the_informed_are_named() -> None:
    forms = "## Freigaben\n### Legal\n- [ ] a\n### Recht\n- [ ] b\n### Marketing\n- [ ] c\n"
    imported = _read(f"{MATRIX}| Legal | Ja | |\n| Marketing | Inform | |\n\n{forms}")
    assert [text for _, text in _said(imported)] == ["### Recht", "### Marketing"]


def test_forms_as_plain_headings_and_in_fences() -> None:
    rows = "| Security Lead | Ja | |\n| Werkschutz Leitung | Ja | |\n"
    for before, after in (("", ""), ("```markdown\n", "```\n"), ("````\n", "````\n")):
        imported = _read(
            f"{MATRIX}{rows}\n{before}## ✅ Security\n* [ ] **Keys**\n\n## Formular Werkschutz\n1. [x] Tor zu\n{after}"
        )
        items = [one.form and one.form.items[0].text for one in imported.plan.stakeholders]
        assert items == ["Keys", "Tor zu"]
        assert _said(imported) == []


def test_marks_on_items() -> None:
    form = "## Freigaben\n### Legal\n- [ ] a *(informing)*\n- [ ] b *(Nachweis erforderlich)*\n- [ ] c *(d)*\n"
    imported = _read(f"{MATRIX}| Legal | Ja | |\n\n{form}")
    read = _only(imported).form
    assert read is not None
    assert [(item.text, item.blocking, item.evidence_required) for item in read.items] == [
        ("a", False, False),
        ("b", True, True),
        ("c (d)", True, False),
    ]


def test_a_checkbox_in_a_section_that_says_nothing_is_named() -> None:
    imported = _read("# Plan\n\n- [ ] first\n\n## Budget\n\n- [x] second\n- no box\n\n☐ third\n")
    assert _said(imported) == [(3, "- [ ] first"), (7, "- [x] second"), (10, "☐ third")]


def test_a_command_that_is_no_gate_is_named_and_never_run() -> None:
    imported = _read("## Setup\n\n```bash\n# why\nrm -rf /\n```\n\n## Gates\n\n```sh\n$ make \\\n  test\ncd x\n```\n")
    assert [gate.command for gate in imported.plan.gates] == ["make test"]
    assert _said(imported) == [(5, "rm -rf /")]


def test_a_step_without_a_time_is_named() -> None:
    imported = _read("## Go-Live Day\n\n- [ ] breathe\n\n### T-10 min\n\n- [ ] CTO: look\n")
    assert [(moment.at, moment.steps[0].text) for moment in imported.plan.runbook] == [("T-10", "CTO: look")]
    assert _said(imported) == [(3, "- [ ] breathe")]


def test_facts_that_cannot_be_read_are_named() -> None:
    imported = _read("Product: A\n\nDate: someday\n\nTime zone: Europe/Atlantis\n\nDate: 2026-03-05\n\nRelease: rc-7\n")
    plan = imported.plan
    assert (plan.product, plan.candidate, plan.date, plan.timezone) == ("A", "rc-7", dt.date(2026, 3, 5), "")
    assert _said(imported) == [(3, "Date: someday"), (5, "Time zone: Europe/Atlantis")]
