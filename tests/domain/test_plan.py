# SPDX-License-Identifier: MIT
"""The plan answers who decides and who signs last."""

import dataclasses
import datetime as dt

import pytest

from golive_desktop.domain.plan import (
    Executive,
    Form,
    GateCommand,
    ImportedPlan,
    Item,
    Moment,
    NotUnderstood,
    Plan,
    Stakeholder,
    Step,
)


def _stakeholder(role: str, *, decides: bool = True) -> Stakeholder:
    form = Form(title=role.upper(), items=(Item(key="1", text="Ready?"),))
    return Stakeholder(
        role=role,
        title=role.upper(),
        purpose="",
        decides=decides,
        question="Ready?",
        channel="",
        deadline=dt.date(2026, 3, 5),
        form=form if decides else None,
    )


def _plan(*stakeholders: Stakeholder, executive: Executive | None = None) -> Plan:
    return Plan(
        product="Product",
        candidate="rc-1",
        date=dt.date(2026, 3, 5),
        timezone="Europe/Berlin",
        stakeholders=stakeholders,
        critical_conditions=("No P0 bugs open",),
        executive=executive,
        gates=(GateCommand(key="1", command="git diff --check"),),
        runbook=(Moment(at="T-0", title="Launch", steps=(Step(text="Deploy", owner="DevOps Lead"),)),),
    )


def test_a_stakeholder_is_found_by_role() -> None:
    cto = _stakeholder("cto")
    plan = _plan(_stakeholder("ceo"), cto)
    assert plan.stakeholder("cto") is cto
    assert plan.stakeholder("marketing") is None


def test_those_who_are_only_informed_do_not_decide() -> None:
    plan = _plan(_stakeholder("ceo"), _stakeholder("marketing", decides=False), _stakeholder("sre"))
    assert [stakeholder.role for stakeholder in plan.deciding()] == ["ceo", "sre"]


@pytest.mark.parametrize(
    ("stakeholders", "roles", "expected"),
    [
        ((_stakeholder("cto"), _stakeholder("ceo")), ("ceo", "cto"), "ceo"),
        ((_stakeholder("cto"),), ("ceo", "cto"), "cto"),
        ((_stakeholder("cto"), _stakeholder("ceo", decides=False)), ("ceo", "cto"), "cto"),
        ((_stakeholder("sre"),), ("ceo", "cto"), None),
    ],
)
def test_the_first_executive_role_among_the_stakeholders_signs(
    stakeholders: tuple[Stakeholder, ...], roles: tuple[str, ...], expected: str | None
) -> None:
    plan = _plan(*stakeholders, executive=Executive(roles=roles, statement="I approve."))
    assert plan.executive_role() == expected


def test_without_an_executive_sign_off_nobody_signs_last() -> None:
    assert _plan(_stakeholder("ceo")).executive_role() is None


def test_what_is_not_said_has_calm_defaults() -> None:
    assert Item(key="1", text="x") == Item(key="1", text="x", blocking=True, evidence_required=False)
    assert Form(title="x", items=()) == Form(title="x", items=(), version=1, question="", may_reject=True)
    assert Step(text="x") == Step(text="x", owner="", details=(), done_by_hand=True)
    assert _plan().deliverables == ()


def test_values_do_not_change() -> None:
    imported = ImportedPlan(plan=_plan(), not_understood=(NotUnderstood(line=1, text="?"),))
    with pytest.raises(dataclasses.FrozenInstanceError):
        imported.plan = _plan()  # type: ignore[misc]  # that it is refused is the point
