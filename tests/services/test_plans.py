# SPDX-License-Identifier: MIT
"""A plan edited after requests went out: what was answered to an older form no longer counts."""

from dataclasses import replace

import pytest

from golive_desktop.domain.plan import Item
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.release import Policy
from golive_desktop.services.releases import change_plan, create_release
from tests.office import HANDBOOK, Office, approved


def test_a_changed_form_gets_the_next_version_and_asks_again(office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    office.receive(office.answer("legal").data)
    plan = office.release.plan
    legal = plan.stakeholder("legal")
    assert legal is not None
    assert legal.form is not None
    form = replace(legal.form, items=(*legal.form.items, Item(key="3", text="Logs checked")))
    people = tuple(replace(person, form=form) if person.role == "legal" else person for person in plan.stakeholders)
    changed = change_plan(
        office.manager.adapters, office.release.id, replace(plan, stakeholders=people), now=office.now()
    )
    versions = {person.role: person.form.version for person in changed.plan.stakeholders if person.form}
    assert versions == {"legal": 2, "devops": 1}
    assert office.state("legal") == "older-candidate"
    assert office.ask("legal")["legal"].statement.body.form.version == 2


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("# Go-Live Approval: Zebra Production", "release.product-unnamed"),
        ("Release: rc-7", "release.candidate-missing"),
    ],
)
def test_a_handbook_says_what_is_released(office: Office, line: str, code: str) -> None:
    text = HANDBOOK.replace(line, "").replace("rc-7", "" if line.endswith("rc-7") else "rc-8")
    with pytest.raises(KnownError) as error:
        create_release(office.manager.adapters, text.encode(), language="en", now=office.now())
    assert error.value.problem.code == code


def test_the_plan_of_another_product_is_refused(office: Office) -> None:
    with pytest.raises(KnownError) as error:
        change_plan(
            office.manager.adapters,
            office.release.id,
            replace(office.release.plan, product="Yak"),
            now=office.now(),
        )
    assert error.value.problem.code == "release.plan-of-another"


def test_the_executive_reads_the_gates_and_signs_the_plan(office: Office) -> None:
    office.go()
    body = office.requests["ceo"].statement.body
    assert [(gate.command, gate.outcome) for gate in body.gates] == [("git diff --check", "green")]
    assert office.verdict() == "GO"
    change_plan(office.manager.adapters, office.release.id, replace(office.release.plan, gates=()), now=office.now())
    assert office.why_not() == [("readiness.executive-stale", "ceo")]


def test_whoever_leads_the_release_may_hold_a_second_role_if_the_policy_says_so(office: Office) -> None:
    office.confirm("legal", laptop=office.manager)
    with pytest.raises(KnownError) as error:
        office.ask("legal")
    assert error.value.problem.code == "roster.key-has-role"
    with office.manager.adapters.store.writing() as work:
        release = work.releases.get(office.release.id)
        policy = Policy(several_roles_per_key=True, creator_may_approve=True)
        work.releases.replace(replace(release, policy=policy))
    request = office.ask("legal")["legal"]
    approval = office.manager.sign(request.data, approved(2), now=office.now())
    assert office.receive(approval.data).outcome == "counted"
    assert office.state("legal") == "approved"
    assert office.verify(office.dossier().data).verdict == "genuine"
