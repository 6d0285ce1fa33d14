# SPDX-License-Identifier: MIT
"""The handbook of a release team becomes the plan that stands in it, whatever happened to its encoding."""

import datetime as dt

import pytest

from golive_desktop.documents.handbook.reader import read_handbook
from golive_desktop.domain.plan import Executive, Plan
from golive_desktop.resources import resource_bytes

FORMS = {
    "product": (
        "All priority-1 features are implemented",
        "Public-facing copy is reviewed and approved",
        "Known limitation / deferred features documented",
        "Product risks mitigated",
    ),
    "legal": (
        "GDPR & Privacy compliance checked",
        "Terms of Service updated (if needed)",
        "Data retention policy documented",
        "PII handling in logs verified",
    ),
    "security": (
        "Secrets management audit passed",
        "Access controls reviewed",
        "Known vulnerabilities documented (and plan to fix)",
        "Incident response runbooks ready",
    ),
    "devops": (
        "Production environment ready",
        "Database backups working",
        "Disaster recovery tested",
        "Cost estimates within budget",
    ),
    "sre": (
        "Monitoring & alerting configured",
        "On-Call rota established",
        "Incident runbooks created & tested",
        "Communication channels ready",
    ),
    "support": (
        "Support team trained on features",
        "FAQ & Knowledge Base ready",
        "Support escalation process documented",
        "Customer communication template ready",
    ),
    "cfo": ("Budget OK?",),
    "cto": ("Architecture sign-off",),
}


@pytest.fixture(scope="module")
def plan(handbook: bytes) -> Plan:
    return read_handbook(handbook).plan


def _steps(plan: Plan, at: str) -> list[str]:
    return [step.text for moment in plan.runbook if moment.at == at for step in moment.steps]


def test_the_received_file_is_the_same_plan(handbook: bytes, received_handbook: bytes) -> None:
    assert received_handbook != handbook
    assert read_handbook(received_handbook) == read_handbook(handbook)


def test_the_shipped_sample_is_the_handbook(handbook: bytes) -> None:
    assert resource_bytes("sample/handbook.md") == handbook


def test_nothing_of_the_handbook_is_left_over(handbook: bytes) -> None:
    assert read_handbook(handbook).not_understood == ()


def test_the_release_is_named(plan: Plan) -> None:
    assert (plan.product, plan.candidate) == ("LifeTimeCircle", "rc-2026-03-01")
    assert (plan.date, plan.timezone) == (dt.date(2026, 3, 5), "Europe/Berlin")


def test_ten_stakeholders_with_channel_and_deadline(plan: Plan) -> None:
    assert [
        (one.role, one.title, one.purpose, one.decides, one.question, one.channel, one.deadline and one.deadline.day)
        for one in plan.stakeholders
    ] == [
        ("ceo", "CEO / Business Lead", "Business-Owner", True, "Final OK", "Status Email (weekly)", 5),
        ("product", "Product Manager", "Feature-Gating", True, "Features complete?", "Slack #product", 3),
        ("legal", "Legal / Compliance", "Data Protection", True, "GDPR/Privacy OK?", "Formal email", 4),
        ("cfo", "CFO / Finance", "Cost approval", True, "Budget OK?", "Budget Presentation", 3),
        ("cto", "CTO / Tech Manager", "Technical OK", True, "Architecture sign-off", "Technical Review", 4),
        ("support", "Support Lead", "Customer Ready?", True, "Support trained?", "Training Session", 2),
        ("marketing", "Marketing", "External Communication", False, "", "Status Email weekly", 5),
        ("devops", "DevOps Lead", "Infrastructure Ready", True, "Prod env live?", "Daily standup", 4),
        ("sre", "SRE Lead", "Operations Ready", True, "Monitoring, On-Call?", "Status check", 5),
        ("security", "Security Lead", "Secrets, Compliance", True, "Sec review pass?", "Status email", 5),
    ]


def test_eight_forms_word_for_word(plan: Plan) -> None:
    forms = {one.role: one.form for one in plan.stakeholders if one.form is not None}
    assert {role: tuple(item.text for item in form.items) for role, form in forms.items()} == FORMS
    assert all(item.blocking for form in forms.values() for item in form.items)
    assert [item.key for item in forms["sre"].items] == ["1", "2", "3", "4"]
    assert forms["devops"].title == "Infrastructure / DevOps"
    assert forms["devops"].question == "Prod env live?"
    assert forms["cfo"].title == "CFO / Finance"


def test_one_executive_sign_off(plan: Plan) -> None:
    statement = "I approve the release of rc-2026-03-01 to production."
    assert plan.executive == Executive(roles=("ceo", "cto"), statement=statement)
    assert plan.executive_role() == "ceo"
    assert plan.critical_conditions == (
        "All technical gates green (npm build, e2e, test_all.ps1)",
        "RC tag verified: rc-2026-03-01",
        "Staging deploy successful & load-tested",
        "No P0 bugs open",
        "Rollback plan documented & tested",
    )


def test_five_gates_and_the_checkout_is_none_of_them(plan: Plan) -> None:
    assert [(gate.key, gate.command) for gate in plan.gates] == [
        ("1", "git diff --check"),
        ("2", "npm run build"),
        ("3", "npm run e2e"),
        ("4", r"pwsh -File .\tools\test_all.ps1"),
        ("5", r"pwsh -File .\tools\ist_check.ps1"),
    ]


def test_the_run_in_the_order_of_time(plan: Plan) -> None:
    times = list(dict.fromkeys(moment.at for moment in plan.runbook))
    assert times == ["T-48h", "T-60", "T-30", "T-0", "T+15", "T+1h", "T+24h", "W1", "W2"]
    titles = [moment.title for moment in plan.runbook if moment.at in {"T-48h", "T-60"}]
    assert titles == [
        "Technical Readiness Check",
        "Sign-off from",
        "Communication Pre-Check",
        "All Leads present (via Zoom/Slack war room)",
        "Verification",
        "Communication",
    ]


def test_each_time_has_its_steps(plan: Plan) -> None:
    assert _steps(plan, "T-48h") == [
        *("Staging deploy exists & tested for 48h", "Monitoring dashboard is green"),
        *("On-Call rota is active", "Runbooks are documented"),
        *("DevOps Lead", "SRE Lead", "Security Lead", "Release Manager"),
        *("Email campaign scheduled", "Status page ready", "Slack channels ready", "Support team briefing complete"),
    ]
    assert len(_steps(plan, "T-60")) == 12
    assert _steps(plan, "T-30") == ['Final slack confirmation ("Launching in 30...")']
    assert _steps(plan, "T+15") == ["Declare launch success"]
    follow_up = ["Gather metrics (from monitoring)", "Support feedback", "Team debrief", "Follow-ups", "Decision"]
    assert _steps(plan, "T+24h") == follow_up
    assert len(_steps(plan, "W1")) == 8
    assert _steps(plan, "W2") == ["Move to standard SLA monitoring", "Plan next features/improvements"]


def test_the_launch_names_its_owners(plan: Plan) -> None:
    launch = next(moment for moment in plan.runbook if moment.at == "T-0")
    assert [(step.owner, step.text) for step in launch.steps] == [
        ("DevOps Lead", "Initiate production deploy"),
        ("SRE Lead", "Watch monitoring dashboard"),
        ("Release Manager", "Watch #incidents Slack"),
        ("Support Lead", "Monitor support channels"),
    ]
    assert launch.steps[0].details == ("bash ./tools/deploy_prod.sh",)
    assert launch.steps[1].details == ("API status green?", "Error rate normal?", "Response times acceptable?")
    hour = next(moment for moment in plan.runbook if moment.at == "T+1h")
    assert [step.owner for step in hour.steps] == ["SRE Lead", "Support Lead", "DevOps Lead", "Release Manager"]
    assert hour.steps[0].text == "SRE Lead watches dashboards (every 5 min check)"


def test_checklist_and_deliverables(plan: Plan) -> None:
    assert len(plan.deliverables) == 12 + 8
    assert plan.deliverables[0] == "Stakeholder matrix created & responsibilities assigned"
    assert plan.deliverables[14] == "docs/CUSTOMER_FAQ.md created"
