# SPDX-License-Identifier: MIT
"""What docs/handbook.md shows is what an import understands."""

import datetime as dt
import re
from pathlib import Path

import pytest

from golive_desktop.documents.handbook.headings import Topic, topic_of
from golive_desktop.documents.handbook.reader import read_handbook
from golive_desktop.documents.handbook.roles import known_roles
from golive_desktop.documents.handbook.writer import write_handbook

_GUIDE = (Path(__file__).parents[3] / "docs" / "handbook.md").read_text(encoding="utf-8")
_EXAMPLES = re.findall(r"^```markdown\n(.*?)^```$", _GUIDE, re.MULTILINE | re.DOTALL)


def test_there_is_a_german_and_an_english_example() -> None:
    assert [example.split("\n")[0] for example in _EXAMPLES] == [
        "# Go-Live-Freigabe: Kundenportal",
        "# Go-Live Approval: Customer Portal",
    ]


@pytest.mark.parametrize("example", _EXAMPLES)
def test_each_example_is_understood_to_the_last_line(example: str) -> None:
    imported = read_handbook(example.encode())
    plan = imported.plan
    assert imported.not_understood == ()
    assert (plan.candidate, plan.date, plan.timezone) == ("rc-2026-03-01", dt.date(2026, 3, 5), "Europe/Berlin")
    assert [one.decides for one in plan.stakeholders] == [True] * (len(plan.stakeholders) - 1) + [False]
    assert plan.executive_role() == "ceo"
    assert plan.executive is not None
    assert "rc-2026-03-01" in plan.executive.statement
    legal = next(one.form for one in plan.stakeholders if one.role == "legal")
    assert legal is not None
    assert [(item.blocking, item.evidence_required) for item in legal.items] == [
        (True, False),
        (True, True),
        (False, False),
    ]
    assert [gate.command for gate in plan.gates] == ["git diff --check"]
    assert [moment.at for moment in plan.runbook][:2] == ["T-60", "T-0"]
    launch = plan.runbook[1].steps
    assert [(step.owner, step.done_by_hand) for step in launch] == [("Release Manager", True), ("", False)]
    assert (bool(plan.critical_conditions), len(plan.deliverables)) == (True, 1)
    assert read_handbook(write_handbook(plan).encode()).plan == plan


def test_the_headings_that_it_lists_are_known() -> None:
    topics = {
        "who decides": Topic.MATRIX,
        "critical conditions": Topic.CONDITIONS,
        "gates": Topic.READINESS,
        "run of the day": Topic.RUN,
        "deliverables": Topic.DELIVERABLES,
        "no part of the plan": Topic.ASIDE,
    }
    for name, topic in topics.items():
        row = re.search(rf"^\| {name} \| (.*) \|$", _GUIDE, re.MULTILINE)
        assert row is not None
        headings = [heading.strip() for heading in re.split("[,;]", row[1])]
        assert {heading: topic_of(heading) for heading in headings} == dict.fromkeys(headings, topic)


def test_it_lists_every_key_of_a_usual_role() -> None:
    assert all(f"`{role.key}`" in _GUIDE for role in known_roles() if not role.conducts)


@pytest.mark.parametrize(
    ("cells", "decides", "named"),
    [
        ("| `Yes`, `Ja`", True, False),
        ("| `Inform`, `FYI`", False, False),
        ("| `No`, `Nein`", False, False),
    ],
)
def test_the_cells_that_it_lists_are_read_so(cells: str, decides: bool, named: bool) -> None:  # noqa: FBT001 - table
    row = next(line for line in _GUIDE.split("\n") if line.startswith(cells))
    for cell in re.findall(r"`([^`]+)`|([✅❌])", row.split("|")[1]):
        text = f"| Rolle | Freigabe | Frist |\n|---|---|---|\n| Recht | {''.join(cell)} | 5. März 2026 |\n"
        imported = read_handbook(text.encode())
        assert [one.decides for one in imported.plan.stakeholders] == [decides], cell
        assert bool(imported.not_understood) is named, cell
