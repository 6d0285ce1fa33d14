# SPDX-License-Identifier: MIT
"""Every reason why a release may not go live leads to the place where it can be mended."""

from golive_desktop.domain.problem import Problem
from golive_desktop.ui.links import CAUSES, Link, condition_link, follow, link_to_cause
from golive_desktop.ui.pages.registry import PAGES
from golive_desktop.wording.explain import known_codes
from tests.ui.desk import NotedShell


def test_every_reason_that_has_words_has_a_way_to_its_cause() -> None:
    reasons = {code for code in known_codes() if code.startswith("readiness.")}
    assert reasons == set(CAUSES)
    pages = {entry.key for entry in PAGES}
    for code in reasons:
        link = link_to_cause(Problem(code=code, subject="legal", details={"condition": "C-2"}), "ceo")
        assert link.page in pages
        assert link.text
        assert "{" not in link.subject


def test_a_reason_of_a_stakeholder_leads_to_its_sign_off_and_the_executives_to_a_page_of_its_own() -> None:
    problem = Problem(code="readiness.rejected", subject="legal")
    assert link_to_cause(problem, "ceo") == Link(page="signoffs", subject="legal", text="Open sign-off")
    assert link_to_cause(problem, "legal").page == "executive"
    assert link_to_cause(Problem(code="readiness.inform-only", subject="sales"), "ceo").address == "signoffs\nsales"


def test_conditions_are_named_by_role_and_key_and_critical_ones_by_number() -> None:
    problem = Problem(code="readiness.condition-open", subject="legal", details={"condition": "C-2"})
    assert link_to_cause(problem, "ceo") == condition_link("legal", "C-2")
    assert link_to_cause(Problem(code="readiness.critical-open", subject="3"), "ceo").subject == "critical/3"


def test_following_a_link_opens_its_page_with_its_subject() -> None:
    shell = NotedShell()
    follow(shell, condition_link("legal", "C-2").address)
    follow(shell, Link(page="executive", subject="", text="").address)
    assert shell.pages == [("conditions", "legal/C-2"), ("executive", "")]
