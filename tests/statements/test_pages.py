# SPDX-License-Identifier: MIT
"""What is printed: every kind in both languages, in reading order, with nothing cut and nothing left out."""

import re
import tomllib
from dataclasses import replace
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

import golive_desktop.statements as package
from golive_desktop.domain.answer import Condition, Response
from golive_desktop.domain.certificate import spoken_number
from golive_desktop.domain.release import Language
from golive_desktop.resources import resource_text
from golive_desktop.statements.approval import ApprovalBody
from golive_desktop.statements.decision import decision_blocks, sentence
from golive_desktop.statements.envelope import Embedded, Kind
from golive_desktop.statements.kinds import compose
from golive_desktop.statements.texts import Texts, texts
from tests.statements.conftest import World
from tests.statements.paper import in_order, text_of
from tests.statements.parts import (
    CANDIDATE,
    EXECUTIVE,
    KINDS,
    LANGUAGES,
    STATEMENT,
    at,
    entry,
    form,
    payload,
    response,
)

WORLDS = {language: World(language) for language in LANGUAGES}
MORE = ("C-3", "C-4", "C-5")


def condition(key: str) -> Condition:
    return Condition(key=key, text="Dashboards are there", owner="SRE", due=at(0), when="before-t0")


ORDER: dict[Kind, dict[Language, tuple[str, ...]]] = {
    "identity": {
        "en": ("Dr. Katrin Albers", "Signing identity", "LEGAL", entry("legal").number, "Compare this number"),
        "de": ("Dr. Katrin Albers", "Identität zum Unterschreiben", "LEGAL", entry("legal").number, "Vergleichen Sie"),
    },
    "roster": {
        "en": (
            "Key list 1",
            "rc-2",
            "none, this is the first",
            "LEGAL",
            entry("legal").number,
            "by phone",
            "Signed by",
        ),
        "de": ("Schlüsselliste 1", "rc-2", "dies ist die erste", "LEGAL", entry("legal").number, "am Telefon"),
    },
    "request": {
        "en": ("CEO", STATEMENT, "Dr. Andreas Vogt", "4 Mar 2026", "mail", "Penetration test", "Met", "Approvals that"),
        "de": ("CEO", STATEMENT, "Dr. Andreas Vogt", "04.03.2026", "mail", "Penetration test", "Erfüllt", "Freigaben,"),
    },
    "approval": {
        "en": ("LEGAL", "APPROVED WITH CONDITIONS", "“I approve", "Is legal ready?", "Yes", "n/a", "C-1", "Signature"),
        "de": (
            "LEGAL",
            "MIT AUFLAGEN FREIGEGEBEN",
            "„Ich gebe",
            "Is legal ready?",
            "Ja",
            "entfällt",
            "C-1",
            "Unterschr",
        ),
    },
    "delegation": {
        "en": (
            "LEGAL",
            "DEPUTY NAMED",
            "“Berta Beck may sign in my place",
            "deputy@",
            "From",
            "3 Mar 2026, 09:00:00",
            "this release of",
            "rc-2",
            "cannot pass this on",
            "Dr. Katrin Albers",
        ),
        "de": (
            "LEGAL",
            "VERTRETUNG BENANNT",
            "„Berta Beck darf an meiner Stelle",
            "Von",
            "03.03.2026, 09:00:00",
            "nur dieses Release",
            "rc-2",
            "nicht weitergeben",
            "Dr. Katrin Albers",
        ),
    },
    "withdrawal": {
        "en": ("SRE", "WITHDRAWN", "Reason. New findings", "rc-2", "Sign-off, SHA-256", "signed"),
        "de": ("SRE", "ZURÜCKGEZOGEN", "Begründung. New findings", "rc-2", "Freigabe, SHA-256", "unterschrieben"),
    },
    "closure": {
        "en": ("LEGAL", "CONDITION C-1 CLOSED", "Condition C-1", "What shows it. Signed contract", "Sign-off, SHA-256"),
        "de": ("LEGAL", "AUFLAGE C-1 ERLEDIGT", "Condition C-1", "Was es zeigt. Signed contract", "Freigabe, SHA-256"),
    },
    "poll": {
        "en": ("Go/no-go poll at T-0", "GO", "Everybody who was asked says GO.", "LEGAL", "SRE", "Opened", "rc-2"),
        "de": ("Go/No-Go-Abfrage zu T-0", "GO", "Alle Gefragten sagen GO.", "LEGAL", "SRE", "Begonnen", "rc-2"),
    },
    "override": {
        "en": ("OVERRIDE APPROVED", "I let the following pass", "Reason. The customer waits", "A gate is red.", "CEO"),
        "de": ("AUSNAHME GENEHMIGT", "Ich lasse Folgendes zu", "Begründung. The", "A gate is red.", "CEO"),
    },
    "launch-decision": {
        "en": ("SUCCESS", "The launch of rc-2 is a success", "Reason. The median", "0.21 %", "below 0.5 %", "outside"),
        "de": ("ERFOLG", "Der Start von rc-2 ist gelungen", "Begründung. The", "0.21 %", "unter 0.5 %", "verletzt"),
    },
    "review": {
        "en": ("WATCH FOR 48 HOURS", "Uptime", "Top issues", "What went well", "Follow-ups", "20 Mar 2026", "rc-2"),
        "de": ("48 STUNDEN BEOBACHTEN", "Verfügbarkeit", "Was gut lief", "Nacharbeiten", "20.03.2026", "rc-2"),
    },
    "void": {
        "en": ("LEGAL", "VOID", "The request to LEGAL about rc-2 is void", "Reason. A wrong form", "Answers request"),
        "de": ("LEGAL", "UNGÜLTIG", "Die Anfrage an LEGAL zu rc-2 ist", "Begründung. A wrong form", "Antwort auf"),
    },
    "receipt": {
        "en": ("LEGAL", "was counted as APPROVED WITH CONDITIONS", "3 Mar 2026, 11:04:00 (UTC+1)", "2", "Keep this"),
        "de": ("LEGAL", "wurde als MIT AUFLAGEN FREIGEGEBEN", "03.03.2026, 11:04:00 (UTC+1)", "2", "Bewahren Sie"),
    },
    "dossier": {
        "en": (
            "LifeTimeCircle, release rc-2",
            "3 of 3 deciding stakeholders signed",
            "6 Mar 2026",
            "page of legal",
            "Closed 3 Mar 12:00",
            "Open, after T-0",
            "Closing signature",
            "“I approve",
            "Critical conditions",
            "Gates",
            "exit code 0",
            "Audit trail",
            "Originals inside",
            "gate-1-output.txt",
        ),
        "de": (
            "LifeTimeCircle, Release rc-2",
            "3 von 3 entscheidenden Stellen",
            "06.03.2026",
            "page of legal",
            "Erledigt 03.03. 12:00",
            "Offen, nach T-0",
            "Schlussunterschrift",
            "„Ich gebe",
            "Kritische Bedingungen",
            "Prüfpunkte",
            "Exit-Code 0",
            "Protokoll",
            "Originale in dieser Datei",
            "gate-1-output.txt",
        ),
    },
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_statement_reads_in_order(kind: Kind, language: Language) -> None:
    statement, _ = WORLDS[language].sample(kind)
    pages = compose(statement)
    assert pages.language == language
    assert in_order(pages, *ORDER[kind][language]), text_of(pages)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_header_and_footer_name_the_statement(kind: Kind, language: Language) -> None:
    statement, _ = WORLDS[language].sample(kind)
    pages, words = compose(statement), texts(1, language)
    assert pages.header.startswith(words(f"kind.{kind}"))
    assert ("LifeTimeCircle · rc-2" in pages.header) == (kind != "identity")
    assert pages.footer == words("frame.footer", id=statement.id)
    assert (pages.page_label.count("{page}"), pages.page_label.count("{pages}")) == (1, 1)
    assert pages.note == words("frame.confidential")


@pytest.mark.parametrize("kind", KINDS)
def test_everybody_sees_who_signed_with_which_key_and_when(kind: Kind) -> None:
    statement, _ = WORLDS["en"].sample(kind)
    printed = " ".join(text_of(compose(statement)))
    assert statement.author.name in printed
    assert spoken_number(statement.author.fingerprint) in printed
    assert f"3 Mar 2026, {statement.issued_at:%H:%M:%S} (UTC+1)" in printed


class TestTheSentence:
    @pytest.mark.parametrize(
        ("language", "decision", "said"),
        [
            ("en", "approved", "I approve the release of rc-2 to production."),
            ("en", "rejected", "I reject the release of rc-2 to production."),
            ("en", "not-competent", "I am not competent to decide on the release of rc-2."),
            ("de", "approved", "Ich gebe das Release rc-2 für die Produktion frei."),
            ("de", "rejected", "Ich lehne das Release rc-2 für die Produktion ab."),
            ("de", "not-competent", "Ich bin für die Entscheidung über rc-2 nicht zuständig."),
        ],
    )
    def test_a_decision_is_one_sentence(self, language: Language, decision: Any, said: str) -> None:  # noqa: ANN401 - a Literal
        answer = replace(response("legal"), decision=decision)
        assert sentence(form("legal"), answer, tag="rc-2", executive=False, t=texts(1, language)) == said

    @pytest.mark.parametrize(
        ("language", "count", "end"),
        [
            ("en", 1, " C-3."),
            ("en", 2, "with the conditions C-3 and C-4."),
            ("en", 3, "with the conditions C-3, C-4 and C-5."),
            ("de", 1, " C-3."),
            ("de", 2, "mit den Auflagen C-3 und C-4."),
            ("de", 3, "mit den Auflagen C-3, C-4 und C-5."),
        ],
    )
    def test_conditions_are_listed_as_one_speaks(self, language: Language, count: int, end: str) -> None:
        conditions = tuple(condition(key) for key in MORE[:count])
        answer = Response(answers=(), decision="conditional", conditions=conditions)
        said = sentence(form("legal"), answer, tag="rc-2", executive=False, t=texts(1, language))
        assert said.endswith(end)

    def test_the_executive_approves_the_statement_of_the_plan(self) -> None:
        for language in LANGUAGES:
            words = texts(1, language)
            said = sentence(form(EXECUTIVE), response(EXECUTIVE), tag="rc-2", executive=True, t=words)
            assert said == STATEMENT
            refused = replace(response(EXECUTIVE), decision="rejected")
            said = sentence(form(EXECUTIVE), refused, tag="rc-2", executive=True, t=words)
            assert said == words("sentence.rejected", tag="rc-2")

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("number", range(2))
    def test_what_is_signed_stored_and_printed_in_the_dossier_is_the_same(
        self, language: Language, number: int
    ) -> None:
        world, words = WORLDS[language], texts(1, language)
        original: Embedded = world.approvals[number]
        body = original.statement.body
        assert isinstance(body, ApprovalBody)
        said = words(
            "sentence.quoted",
            sentence=sentence(body.form, body.response, tag=CANDIDATE.tag, executive=False, t=words),
        )
        assert said in text_of(compose(original.statement))
        assert said.encode() in payload(original.statement)
        assert said in text_of(compose(world.dossier))
        blocks = decision_blocks(body.form, body.response, tag=CANDIDATE.tag, executive=False, t=words)
        for pages in (compose(original.statement), compose(world.dossier)):
            parts = [list(pages.blocks[start : start + len(blocks)]) for start in range(len(pages.blocks))]
            assert parts.count(blocks) == 1


@pytest.fixture(scope="module")
def words() -> dict[Language, dict[str, str]]:
    return {language: dict(texts(1, language).words) for language in LANGUAGES}


class TestWords:
    def test_both_languages_have_the_same_words_with_the_same_placeholders(
        self, words: dict[Language, dict[str, str]]
    ) -> None:
        assert list(words["de"]) == list(words["en"])
        for key, text in words["en"].items():
            assert _places(words["de"][key]) == _places(text), key

    def test_every_word_is_used_and_every_used_word_is_there(self, words: dict[Language, dict[str, str]]) -> None:
        source = "".join(path.read_text() for path in Path(str(package.__file__)).parent.glob("*.py"))
        asked = set(re.findall(r'"([a-z-]+\.[a-z0-9/-]+)"', source))
        groups = set(re.findall(r'f"([a-z-]+\.[a-z-]*)\{', source))
        known = set(words["en"])
        # note: codes of problems have their words in the window's language, events of the trail in a table of their own
        codes = {key for key in asked if key.startswith("statement.") or (f"event.{key}" in known and key not in known)}
        fixed = asked - codes
        assert fixed <= known
        unused = [key for key in known - fixed if not any(key.startswith(group) for group in groups)]
        assert not unused
        assert all(any(key.startswith(group) for key in known) for group in groups)

    def test_german_is_formal(self, words: dict[Language, dict[str, str]]) -> None:
        text = " ".join(words["de"].values())
        assert not re.search(r"\b([Dd]u|[Dd]ein\w*|[Dd]ir|[Dd]ich|[Ee]uch|[Ee]uer\w*)\b", text)
        assert "Sie" in text

    def test_the_tables_are_read_as_they_stand(self) -> None:
        table = tomllib.loads(resource_text("statements/1/de.toml"))
        assert texts(1, "de")("kind.roster") == table["kind"]["roster"]
        assert Texts(language="en", words={"a.b": "{x}!"})("a.b", x="{y}") == "{y}!"


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
