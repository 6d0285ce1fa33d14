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
from golive_desktop.domain.answer import Answer, Condition, Evidence, Response
from golive_desktop.domain.blocks import PageOf, Pages, Title, printed_text
from golive_desktop.domain.certificate import spoken_number
from golive_desktop.domain.plan import Form, Item
from golive_desktop.domain.release import Language
from golive_desktop.resources import resource_text
from golive_desktop.statements.approval import ApprovalBody
from golive_desktop.statements.decision import ANSWER_STATUS, decision_blocks, sentence
from golive_desktop.statements.envelope import Embedded, Kind, Statement
from golive_desktop.statements.frame import (
    check_box,
    fact,
    framed,
    grouped_digest,
    release_facts,
    signed_by,
    statement_title,
)
from golive_desktop.statements.kinds import compose, parse
from golive_desktop.statements.request import RequestBody
from golive_desktop.statements.texts import Texts, texts
from tests.statements.conftest import (
    CANDIDATE,
    EXECUTIVE,
    KINDS,
    LANGUAGES,
    MANAGER,
    PEOPLE,
    RELEASE,
    STATEMENT,
    World,
    at,
    digest,
    entry,
    form,
    payload,
    response,
    with_body,
)

WORLDS = {language: World(language) for language in LANGUAGES}
MORE = ("C-3", "C-4", "C-5")


def text_of(pages: Pages) -> list[str]:
    return [text if isinstance(text, str) else f"page of {text.anchor}" for text in printed_text(pages.blocks)]


def in_order(pages: Pages, *wanted: str) -> bool:
    """Whether each of `wanted` is part of a printed text, one behind the other."""
    rest = iter(text_of(pages))
    return all(any(piece in text for text in rest) for piece in wanted)


def approval(world: World, **changes: object) -> Statement[Any]:
    statement = world.approvals[1].statement
    assert isinstance(statement.body, ApprovalBody)
    return replace(statement, body=replace(statement.body, **changes))  # type: ignore[arg-type] # as typed there


def request(world: World, role: str = "legal", **changes: object) -> Statement[Any]:
    statement = world.request(role).statement
    assert isinstance(statement.body, RequestBody)
    return replace(statement, body=replace(statement.body, **changes))  # type: ignore[arg-type] # as typed there


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
    "withdrawal": {
        "en": ("SRE", "WITHDRAWN", "Reason. New findings", "rc-2", "Sign-off, SHA-256", "signed"),
        "de": ("SRE", "ZURÜCKGEZOGEN", "Begründung. New findings", "rc-2", "Freigabe, SHA-256", "unterschrieben"),
    },
    "closure": {
        "en": ("LEGAL", "CONDITION C-1 CLOSED", "Condition C-1", "What shows it. Signed contract", "Sign-off, SHA-256"),
        "de": ("LEGAL", "AUFLAGE C-1 ERLEDIGT", "Condition C-1", "Was es zeigt. Signed contract", "Freigabe, SHA-256"),
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


class TestApprovalPages:
    def test_two_hundred_items_and_long_comments_stand_there_whole(self) -> None:
        items = tuple(Item(key=str(number), text=f"Item {number}?") for number in range(1, 201))
        answers = tuple(Answer(item=item.key, value="no", comment=f"{item.key} " + "x" * 5000) for item in items)
        long = Form(title="Long", items=items)
        statement = approval(
            WORLDS["en"], form=long, response=Response(answers=answers, decision="rejected", reason="No")
        )
        printed = text_of(compose(statement))
        for item, answer in zip(items, answers, strict=True):
            assert printed.count(item.text) == 1
            assert printed.count(answer.comment) == 1
        assert parse(payload(statement)).statement == statement

    def test_answers_and_their_evidence_have_words_in_both_languages(self) -> None:
        items = (
            Item(key="1", text="One?", evidence_required=True),
            Item(key="2", text="Two?"),
            Item(key="3", text="Three?"),
            Item(key="4", text="Four?"),
        )
        evidence = (
            Evidence(name="big.zip", sha256=digest("big"), size=9_000_000, beside=True),
            Evidence(name="https://example.com"),
        )
        answers = (
            Answer(item="1", value="no"),
            Answer(item="2", value="yes", evidence=evidence),
            Answer(item="3", value="n/a", comment="Not here"),
        )
        said = Response(answers=answers, decision="rejected", reason="Too early")
        expected = {
            "en": ("Reason. Too early", "One?", "No", "none", "Two?", "Yes", "big.zip", "travels beside", "https://"),
            "de": (
                "Begründung. Too early",
                "One?",
                "Nein",
                "keiner",
                "Two?",
                "Ja",
                "big.zip",
                "reist neben",
                "https://",
            ),
        }
        rest = {"en": ("Three?", "Not here", "n/a", "Four?", "open"), "de": ("Three?", "Not here", "entfällt", "offen")}
        for language in LANGUAGES:
            pages = compose(approval(WORLDS[language], form=Form(title="F", items=items), response=said))
            assert in_order(pages, *expected[language], *rest[language])
            assert grouped_digest(digest("big")) in " ".join(text_of(pages))
        assert set(ANSWER_STATUS) == {"yes", "no", "n/a"}

    def test_it_says_on_whose_laptop_and_what_it_answers(self) -> None:
        statement = approval(WORLDS["en"], on_laptop_of="Anna Berger")
        assert in_order(compose(statement), "On the laptop of", "Anna Berger")
        assert "On the laptop of" not in text_of(compose(approval(WORLDS["en"])))
        assert grouped_digest(statement.answers_to[0].sha256) in text_of(compose(statement))
        assert CANDIDATE.commit in text_of(compose(statement))

    def test_without_answers_release_or_request_it_still_reads(self) -> None:
        bare = replace(approval(WORLDS["en"]), release=None, answers_to=())
        assert in_order(compose(bare), "SRE", "APPROVED")


class TestRequestPages:
    def test_no_deadline_and_no_channel_leave_no_empty_line(self) -> None:
        printed = text_of(compose(request(WORLDS["en"], deadline=None, channel="")))
        assert not {"Deadline", "Channel"} & set(printed)
        assert {"Deadline", "Channel"} <= set(text_of(compose(request(WORLDS["en"]))))

    def test_nobody_named_means_the_role(self) -> None:
        assert in_order(compose(request(WORLDS["en"], person="")), "For", "LEGAL")

    def test_the_question_is_the_forms_own_or_the_release(self) -> None:
        assert "Do you release rc-2 to production?" in text_of(compose(request(WORLDS["en"])))
        assert "Geben Sie rc-2 für die Produktion frei?" in text_of(compose(request(WORLDS["de"])))
        asked = replace(form("legal"), question="Is the contract signed?")
        assert "Is the contract signed?" in text_of(compose(request(WORLDS["en"], form=asked)))

    def test_items_say_their_weight(self) -> None:
        items = (Item(key="1", text="A?", blocking=False), Item(key="2", text="B?", evidence_required=True))
        pages = compose(request(WORLDS["en"], form=Form(title="F", items=items)))
        assert in_order(pages, "A?", "informing", "optional", "B?", "blocking", "asked for")

    def test_changes_stand_before_the_items(self) -> None:
        pages = compose(request(WORLDS["en"], changes=("rc-1 -> rc-2", "app.deb: - -> x")))
        assert in_order(pages, "What changed", "rc-1 -> rc-2", "app.deb", "Items")

    def test_the_executive_sees_open_conditions_notes_and_evidence(self) -> None:
        asked = request(WORLDS["en"], EXECUTIVE)
        facts = (replace(asked.body.critical[0], met=False), *asked.body.critical[1:])
        pages = compose(with_body(asked, critical=facts))
        assert in_order(pages, "Penetration test", f"report.pdf {digest('report')}", "Open", "Tried on 3 March", "Met")
        assert in_order(pages, "Approvals that this stands on", grouped_digest(WORLDS["en"].approvals[0].sha256))


class TestRosterPages:
    def test_a_revoked_key_is_seen(self) -> None:
        statement = WORLDS["en"].roster.statement
        revoked = (entry(MANAGER), replace(entry("sre"), revoked_at=at(3)))
        pages = compose(
            with_body(statement, entries=revoked, several_roles_per_key=True, number=2, previous=digest("1"))
        )
        assert in_order(
            pages, "Key list 2", digest("1"), "several allowed", "SRE", "Revoked 3 Mar 2026, 12:00:00 (UTC+1)"
        )

    @pytest.mark.parametrize("how", ["own", "phone", "in-person", "video", "demo"])
    def test_how_a_number_was_compared_has_words(self, how: str) -> None:
        for language in LANGUAGES:
            statement = WORLDS[language].roster.statement
            lines = (replace(entry(MANAGER), compared_how=how),)  # type: ignore[arg-type] # one of the Literal
            assert PEOPLE[MANAGER] in " ".join(text_of(compose(with_body(statement, entries=lines))))
            assert texts(1, language)(f"how.{how}")


class TestDossierPages:
    def test_each_page_number_has_its_page(self) -> None:
        for language in LANGUAGES:
            blocks = compose(WORLDS[language].dossier).blocks
            wanted = {text.anchor for text in printed_text(blocks) if isinstance(text, PageOf)}
            assert wanted == {EXECUTIVE, "legal", "sre"}
            assert {block.anchor for block in blocks if isinstance(block, Title) and block.anchor} == wanted

    def test_the_first_page_names_the_release_that_was_signed(self) -> None:
        dossier = WORLDS["en"].dossier
        lie = with_body(dossier, plan=replace(dossier.body.plan, product="Another", candidate="rc-9"))
        assert "LifeTimeCircle, release rc-2" in text_of(compose(lie))
        assert "Another, release rc-9" in text_of(compose(replace(lie, release=None)))

    def test_a_record_without_its_parts_has_no_page_and_no_number(self) -> None:
        dossier = WORLDS["en"].dossier
        for change in ({"form": None}, {"signed_at": None}, {"response": None}):
            records = tuple(replace(record, **change) for record in dossier.body.sign_offs)  # type: ignore[arg-type] # None
            assert not [text for text in text_of(compose(with_body(dossier, sign_offs=records))) if "page of" in text]

    @pytest.mark.parametrize(
        "change", [{"compared_at": None}, {"compared_how": ""}, {"compared_at": None, "fingerprint": ""}]
    )
    def test_a_number_that_was_not_compared_is_called_so(self, change: dict[str, Any]) -> None:
        dossier = WORLDS["en"].dossier
        records = tuple(replace(record, **change) for record in dossier.body.sign_offs)
        assert in_order(compose(with_body(dossier, sign_offs=records)), "Unknown signer", "not compared")

    def test_labels_reasons_laptops_and_red_gates_are_seen(self) -> None:
        world = WORLDS["en"]
        honest = world.dossier_of((world.roster,), world.state(()))
        pages = compose(with_body(honest, label="DEMO"))
        assert pages.note == "DEMO · Confidential"
        assert in_order(pages, "Not ready for production", "Why not yet", "readiness.not-requested", "Not requested")
        gate = honest.body.gates[0]
        red = replace(gate, run=replace(gate.run, outcome="red", exit_code=None, output_tail=""))
        pages = compose(with_body(honest, gates=(red,), critical=(), audit=()))
        assert in_order(pages, "Gates", "Red", "exit code", "No output.", "Audit trail")
        assert "Critical conditions" not in text_of(pages)
        nowhere = compose(with_body(world.dossier, gates=(), plan=replace(world.dossier.body.plan, date=None)))
        assert "not known" in text_of(nowhere)
        records = tuple(replace(record, on_laptop_of="Anna Berger") for record in world.dossier.body.sign_offs)
        assert in_order(compose(with_body(world.dossier, sign_offs=records)), "On the laptop of", "Anna Berger")


class TestFrame:
    def test_digests_are_grouped_so_that_two_can_compare_them(self) -> None:
        assert grouped_digest("abcd" * 3 + "ef") == "abcd abcd abcd ef"
        assert grouped_digest("") == ""

    def test_parts_of_a_page(self) -> None:
        words, statement = texts(1, "en"), WORLDS["en"].identity
        assert fact("Label", "text", "mono").value.text == "text"  # type: ignore[union-attr] # a line
        assert release_facts(statement, words) == ()
        unknown = replace(statement, release=replace(RELEASE, candidate=replace(CANDIDATE, commit="")))
        shown = [row.value.text for row in release_facts(unknown, words)]  # type: ignore[union-attr] # lines
        assert shown == ["rc-2", "not known", f"app.deb  {grouped_digest('cd' * 32)}", "1"]
        assert statement_title(unknown, words) == "Identity · LifeTimeCircle · rc-2"
        assert signed_by(statement, words).slots[0].caption == "LEGAL, signed 3 Mar 2026, 09:00:00 (UTC+1)"
        assert check_box(statement, words, fact("More", "x")).facts[2].label == "More"
        assert framed(statement, words, ()).blocks == ()


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
        fixed = {key for key in asked if not key.startswith("statement.")}  # those are codes of problems
        groups = set(re.findall(r'f"([a-z-]+\.[a-z-]*)\{', source))
        known = set(words["en"])
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
