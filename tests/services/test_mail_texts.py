# SPDX-License-Identifier: MIT
"""Each mail has a text in both languages that can be filled, and says what the handbook asks for."""

import re
from typing import get_args

import pytest

from golive_desktop.domain.release import Language
from golive_desktop.mail.renderer import SandboxedRenderer
from golive_desktop.ports.mail import Rendered
from golive_desktop.resources import resource_names
from golive_desktop.services.mail_kinds import MailKind, example, kinds, shipped_text

LANGUAGES = get_args(Language)
KINDS = [kind.key for kind in kinds()]
RENDERER = SandboxedRenderer()
TYPING_ERRORS = ("LifeTimeCircele", "LifeTimeCircel", "verwaltung ihrer", "fahrzeughistorie", "GDPR-Anforderungen")
ASKED_FOR = {
    "request", "reminder", "receipt", "rejection", "withdrawal", "void", "weekly-status", "t-60", "live",
    "hourly-status", "announcement", "post-launch", "training", "dossier", "deputy", "review", "override",
    "request-void",
}  # fmt: skip

HANDBOOK = {
    ("announcement", "de"): (
        "Wir freuen uns, Ihnen LifeTimeCircle vorzustellen",
        "Liebe Kundin, lieber Kunde",
        "eine digitale Plattform zur Verwaltung Ihrer Fahrzeughistorie",
        "Was können Sie tun?",
        "Sicherheit und Datenschutz",
        "Jetzt starten",
        "Besuchen Sie: https://app.example.com",
        "Fragen? Kontaktieren Sie uns: support@example.com",
        "Viel Freude",
        "Ihr LifeTimeCircle-Team",
        "https://example.com/faq",
    ),
    ("announcement", "en"): (
        "introduce LifeTimeCircle",
        "What can you do?",
        "Security and privacy",
        "Start now",
        "Questions? Contact us: support@example.com",
        "Enjoy",
        "Your LifeTimeCircle team",
        "https://example.com/faq",
    ),
    ("post-launch", "en"): (
        "LifeTimeCircle is live",
        "excited to announce that LifeTimeCircle is now officially live",
        "Over the past weeks, our team worked to bring you a robust platform to manage your vehicle documents securely",
        "Features:",
        "security-first approach",
        "Start now: https://app.example.com",
        "Thank you for being part of this journey!",
        "Your LifeTimeCircle team",
    ),
    ("post-launch", "de"): (
        "offiziell live",
        "In den vergangenen Wochen hat unser Team",
        "Sicherheit",
        "Jetzt starten: https://app.example.com",
        "Vielen Dank, dass Sie diesen Weg mit uns gehen",
        "Ihr LifeTimeCircle-Team",
    ),
    ("live", "en"): ("LifeTimeCircle is here", "https://app.example.com", "https://example.com/faq"),
    ("live", "de"): ("LifeTimeCircle ist da", "https://app.example.com", "https://example.com/faq"),
    ("t-60", "en"): (
        "launch in 60 minutes",
        "Production database backups verified",
        "Secrets loaded & verified",
        "https://status.example.com",
        "https://meet.example.com/go-live",
        "+49 30 5550 110",
    ),
    ("t-60", "de"): ("Start in 60 Minuten", "geht in einer Stunde live", "Bereitschaft: +49 30 5550 110"),
    ("hourly-status", "en"): (
        "hour 1: all green",
        "Error rate: 0.1 % (target: below 0.5 %)",
        "Latency (p50): 210 ms (target: below 500 ms)",
        "Database: healthy",
    ),
    ("hourly-status", "de"): ("Stunde 1: alles grün", "unter 0,5 %", "unter 500 ms", "Datenbank: in Ordnung"),
    ("training", "en"): (
        "2 Mar 2026",
        "120 minutes",
        "Support Team, Product Manager, Engineering Lead",
        "10:00 Product Overview (30 minutes)\n- What is LifeTimeCircle?",
    ),
    ("training", "de"): ("Support-Schulung", "120 Minuten", "10:00 Produktüberblick (30 Minuten)"),
    ("review", "en"): (
        "Uptime", "Error rate", "Average latency", "Peak traffic", "Requests: 17", "Top issue 3:",
        "Customer satisfaction", "What went well", "What could be improved", "not documented anywhere",
        "Document lessons learned", "Update runbooks", "stable",
    ),
    ("review", "de"): (
        "Verfügbarkeit", "Fehlerrate", "Antwortzeit", "Spitzenlast", "Anfragen: 17", "Häufigstes Thema 3:",
        "Zufriedenheit", "Was gut lief", "Was besser werden kann", "nirgends dokumentiert", "Erkenntnisse", "stabil",
    ),
    ("weekly-status", "en"): ("NO-GO", "Sign-offs: 6 of 9", "SRE Lead (Łukasz Fischer): Approved, deadline 5 Mar 2026"),
    ("weekly-status", "de"): ("NO-GO", "Freigaben: 6 von 9", "SRE-Leitung (Łukasz Fischer): Freigegeben, Frist"),
    ("request", "en"): ("GDPR/Privacy OK?", "4 Mar 2026", "+49 30 5550 100"),
    ("request", "de"): ("bis 04.03.2026", "Doppelklick", "Ablehnung ist ebenso recht"),
}  # fmt: skip
"""What the handbook's texts say, by mail and language."""


def filled(key: str, language: Language, **changed: object) -> Rendered:
    return RENDERER.render(shipped_text(key, language), {**example(key, language), **changed})


def test_every_mail_is_there_in_both_languages() -> None:
    assert set(KINDS) == ASKED_FOR
    other = {"channels", "faq", "training-agenda", "customers", "dates"}
    for language in LANGUAGES:
        found = {name.rpartition("/")[2].removesuffix(".toml") for name in resource_names(f"mail/1/{language}")}
        assert found - other == ASKED_FOR


@pytest.mark.parametrize("key", KINDS)
def test_both_languages_ask_for_the_same(key: str) -> None:
    german, english = (RENDERER.placeholders(shipped_text(key, language)) for language in LANGUAGES)
    declared = {one.name for one in next(kind for kind in kinds() if kind.key == key).placeholders}
    assert german == english
    assert german <= declared
    assert declared - german <= {"language", "recipient", "today", "greeting", "manager", "manager_phone", "candidate"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", KINDS)
def test_a_text_is_complete(key: str, language: Language) -> None:
    found = filled(key, language)
    assert found.subject == found.subject.strip() != ""
    assert not re.search(r"[{}]|\bNone\b|\bTrue\b|\n\n\n", found.text + found.subject)
    assert not re.search(r"[ \t]+$|\s,|\(\)|: $|  ", found.text, re.MULTILINE)
    assert not any(error in found.text + found.subject for error in TYPING_ERRORS)
    assert "- " in found.text or key == "live"


@pytest.mark.parametrize("key", KINDS)
def test_german_is_formal(key: str) -> None:
    text = filled(key, "de").text
    assert not re.search(r"\b(?:[Dd]u|[Dd]ich|[Dd]ir|[Dd]eine?\w?|[Ee]uch|[Ee]uer|[Ee]ure\w?)\b", text)
    assert re.search(r"\b(?:Sie|Ihnen|Ihre?\w?)\b", text) or key in {"weekly-status", "hourly-status", "review"}


@pytest.mark.parametrize(("key", "language"), HANDBOOK)
def test_the_handbooks_points_are_all_said(key: str, language: Language) -> None:
    found = filled(key, language)
    missing = [point for point in HANDBOOK[key, language] if point not in f"{found.subject}\n{found.text}"]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", KINDS)
def test_any_product_can_be_announced(key: str, language: Language) -> None:
    found = filled(key, language, product="Zebra & Söhne")
    assert "Zebra & Söhne" in found.subject + found.text
    body = shipped_text(key, language).body + shipped_text(key, language).subject
    assert "LifeTime" not in body
    assert "ehicle" not in body
    assert "ahrzeug" not in body


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.key)
def test_what_is_not_needed_may_be_empty(kind: MailKind, language: Language) -> None:
    empty = {
        one.name: type(one.examples[language])()
        for one in kind.placeholders
        if one.name not in {*kind.needs, "language", "greeting", "manager", "product", "candidate", "today", "team"}
    }
    found = filled(kind.key, language, **empty)
    assert not re.search(r"\s,|\(\)|: ?$(?!\n\n?[-A-Z])|\n\n\n", found.text)
    assert not re.search(r" ,|  |\(\)", found.subject)


def test_needs_are_placeholders() -> None:
    for kind in kinds():
        assert set(kind.needs) <= {one.name for one in kind.placeholders}


def test_examples_have_one_shape_in_both_languages() -> None:
    def shape(value: object) -> object:
        if isinstance(value, dict):
            return {name: shape(part) for name, part in value.items()}
        if isinstance(value, list):
            return [shape(value[0])]
        return type(value)

    for kind in kinds():
        for one in kind.placeholders:
            assert shape(one.examples["de"]) == shape(one.examples["en"])
            assert all(one.explanation.values())
