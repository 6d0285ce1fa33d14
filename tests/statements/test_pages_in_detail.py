# SPDX-License-Identifier: MIT
"""What is printed where something is special: long, missing, revoked, unknown, labelled."""

from dataclasses import replace
from typing import Any, get_args

import pytest

from golive_desktop.domain.answer import Answer, Evidence, Response
from golive_desktop.domain.blocks import PageOf, Title, printed_text
from golive_desktop.domain.plan import Form, Item
from golive_desktop.domain.trust import Compared
from golive_desktop.statements.decision import ANSWER_STATUS
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
from golive_desktop.statements.texts import texts
from tests.statements.conftest import World
from tests.statements.paper import approval, in_order, request, text_of
from tests.statements.parts import (
    CANDIDATE,
    EXECUTIVE,
    LANGUAGES,
    MANAGER,
    PEOPLE,
    RELEASE,
    at,
    digest,
    entry,
    form,
    payload,
    with_body,
)

WORLDS = {language: World(language) for language in LANGUAGES}


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
        legal = WORLDS["en"].approvals[0]
        short = f"{grouped_digest(legal.sha256[:16])} …"
        person = legal.statement.author.name
        assert in_order(pages, "Approvals that this stands on", short, person, "Conditional", "C-1", "before T-0")


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

    @pytest.mark.parametrize("how", get_args(Compared))
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

    def test_of_a_gates_output_the_end_is_printed_in_letters_that_every_font_has(self) -> None:
        dossier = WORLDS["en"].dossier
        gate = dossier.body.gates[0]
        output = "start" + "." * 4_000 + "\u2713 done\tin 3 s \u00e9"
        told = compose(with_body(dossier, gates=(replace(gate, run=replace(gate.run, output_tail=output)),)))
        (printed,) = [text for text in text_of(told) if "done" in text]
        assert printed.endswith("..? done?in 3 s \u00e9")
        assert "start" not in printed


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
        assert (
            signed_by(statement, words).slots[0].caption == "LEGAL, signed electronically 3 Mar 2026, 09:00:00 (UTC+1)"
        )
        assert check_box(statement, words, fact("More", "x")).facts[2].label == "More"
        assert framed(statement, words, ()).blocks == ()
