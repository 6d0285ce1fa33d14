# SPDX-License-Identifier: MIT
"""Titles of roles are recognised in English and German."""

import re

import pytest

from golive_desktop.documents.handbook.roles import known_roles, match_role, read_roles, slug, words


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("CEO / Business Lead", "ceo"),
        ("Geschäftsführerin", "ceo"),
        ("Geschäftsleitung", "ceo"),
        ("Product Owner", "product"),
        ("Produktmanagement", "product"),
        ("Legal / Compliance", "legal"),
        ("Recht", "legal"),
        ("Rechtsabteilung", "legal"),
        ("Datenschutzbeauftragte", "legal"),
        ("CFO / Finance", "cfo"),
        ("Finanzen & Controlling", "cfo"),
        ("CTO / Tech Manager", "cto"),
        ("Technische Leitung", "cto"),
        ("Technik", "cto"),
        ("Support Lead", "support"),
        ("Technical Support", "support"),
        ("Kundendienst", "support"),
        ("Marketing", "marketing"),
        ("Infrastructure / DevOps", "devops"),
        ("Operations / SRE", "sre"),
        ("IT-Betrieb", "sre"),
        ("Betriebsleitung", "sre"),
        ("Produktverantwortliche", "product"),
        ("Security", "security"),
        ("IT-Sicherheit", "security"),
        ("Informationssicherheitsbeauftragter", "security"),
        ("Release Manager", "release-manager"),
        ("Projektleiterin", "release-manager"),
        ("devops", "devops"),
    ],
)
def test_a_title_names_a_role(title: str, key: str) -> None:
    role = match_role(title)
    assert role is not None
    assert role.key == key


@pytest.mark.parametrize(
    "title", ["Facilities", "", "Vertrieb", "Ελένη", "Rechteck", "Betriebsrat", "Produktion", "Production Lead"]
)
def test_an_unknown_title_names_none(title: str) -> None:
    assert match_role(title) is None


def test_a_heading_about_something_else_is_no_role_when_matched_tightly() -> None:
    assert match_role("Security & Privacy of our customers", tight=True) is None
    assert match_role("Support team briefing", tight=True) is None
    security = match_role("Security Lead", tight=True)
    assert security is not None
    assert security.key == "security"


def test_each_role_is_found_by_its_own_titles_and_key() -> None:
    for role in known_roles():
        for name in (role.title_en, role.title_de, role.key):
            assert match_role(name) == role, name


def test_the_shipped_roles_are_the_ten_and_who_conducts() -> None:
    roles = known_roles()
    keys = [role.key for role in roles if not role.conducts]
    assert keys == ["ceo", "product", "legal", "cfo", "cto", "support", "marketing", "devops", "sre", "security"]
    assert [role.key for role in roles if role.conducts] == ["release-manager"]
    assert [role.key for role in roles if role.executive] == ["ceo", "cto"]
    assert all(role.short_en and role.short_de for role in roles), "a tab has no room for more"
    assert all(re.fullmatch(r"[a-z0-9]+[a-z0-9 ]*\*?", phrase) for role in roles for phrase in role.match)


def test_other_roles_can_be_described() -> None:
    roles = read_roles('[[role]]\nkey = "qa"\nen = "QA"\nde = "Qualität"\nmatch = ["qa", "qualitaet*"]\n')
    found = match_role("Qualitätssicherung", roles=roles)
    assert found is not None
    assert (found.key, found.executive, found.conducts, found.short_en) == ("qa", False, False, "")


def test_slugs_are_ascii() -> None:
    assert slug("Größe & Qualität: Çağla") == "groesse-qualitaet-cagla"
    assert slug("Ελένη") == "role"
    assert words("DevOps-Lead (Prod)") == ("devops", "lead", "prod")
