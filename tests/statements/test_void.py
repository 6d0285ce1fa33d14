# SPDX-License-Identifier: MIT
"""What is void counts for nothing, and a dossier says so over each page exactly when it is."""

from dataclasses import replace
from typing import Any

import pytest

from golive_desktop.domain.readiness import assess
from golive_desktop.domain.signoff import ReleaseState, RequestState
from golive_desktop.statements.dossier import DossierBody
from golive_desktop.statements.dossier_mark import marked, marks, release_void
from golive_desktop.statements.envelope import Embedded, Statement
from golive_desktop.statements.kinds import compose
from golive_desktop.statements.texts import texts
from golive_desktop.statements.void import VoidBody, is_void, void_of
from tests.statements.conftest import World
from tests.statements.lies import found
from tests.statements.paper import in_order
from tests.statements.parts import at, attached, author, codes, embedded, problems_of, reference, with_body


def dossier(world: World, *more: Embedded) -> tuple[Statement[DossierBody], tuple[Embedded, ...]]:
    originals = (*world.originals, *more)
    state = world.state((*world.approvals, world.closure, world.executive, *more))
    return world.dossier_of(originals, state), originals


def test_a_void_release_is_no_go_whatever_was_signed(world: World) -> None:
    statement, originals = dossier(world, world.void())
    body = statement.body
    assert (body.verdict, [point.code for point in body.why_not]) == ("NO-GO", ["readiness.void"])
    assert found(statement, *originals) == []
    pages = compose(statement)
    assert (pages.watermark, pages.note) == ("VOID", "VOID · Confidential")
    assert in_order(
        pages, "NO-GO", "Release rc-2 was declared void, 3 Mar 2026, 16:00:00 (UTC+1). Reason. A wrong form"
    )


def test_an_answer_to_a_void_request_counts_for_nothing(world: World) -> None:
    request = world.approvals[1].inside[0]
    statement, originals = dossier(world, world.void(request))
    codes_of = [(point.code, point.subject) for point in statement.body.why_not]
    assert ("readiness.request-void", "sre") in codes_of
    assert ("readiness.executive-stale", "ceo") in codes_of
    assert found(statement, *originals) == []
    assert compose(statement).watermark == ""
    assert [answer.role for answer in statement.body.earlier] == ["sre"]


@pytest.mark.parametrize("lie", ["denied", "invented", "otherwise", "dropped"])
def test_a_dossier_says_exactly_what_is_void(world: World, lie: str) -> None:
    statement, originals = dossier(world, world.void())
    honest, without = dossier(world)
    if lie == "denied":
        assert "statement.void-differs" in found(with_body(statement, voids=()), *originals)
    elif lie == "invented":
        assert "statement.void-differs" in found(with_body(honest, voids=statement.body.voids), *without)
    elif lie == "otherwise":
        other = (replace(statement.body.voids[0], reason="Nothing"),)
        assert found(with_body(statement, voids=other), *originals) == ["statement.void-differs"]
    else:
        assert "statement.trail-differs" in found(with_body(honest, audit=statement.body.audit), *without)


def test_only_the_release_manager_declares_it(world: World) -> None:
    strange = replace(world.void().statement, author=author("sre"))
    assert codes(problems_of(strange)) == ["statement.other-role"]
    other = replace(world.void().statement, author=author("release-manager", key="other"))
    statement, originals = dossier(world, replace(world.void(), statement=other))
    assert "statement.other-author" in found(statement, *originals)


def test_it_is_about_a_request_that_is_here(world: World) -> None:
    gone = world.void(world.request("legal", name="q-other"))
    statement, originals = dossier(world, gone)
    assert "statement.original-missing" in found(statement, *originals)
    request = world.approvals[1].inside[0]
    lie = world.void(request)
    other = embedded("void.pdf", with_body(lie.statement, role="legal", title="LEGAL"))
    statement, originals = dossier(world, other)
    assert found(statement, *originals) == ["statement.void-of-what"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"reason": " "}, "statement.void-needs-reason"),
        ({"role": "legal"}, "statement.void-of-what"),
        ({"title": "LEGAL"}, "statement.void-of-what"),
        ({"role": "legal", "title": "LEGAL"}, "statement.void-of-what"),
    ],
)
def test_it_says_what_and_why(world: World, changes: dict[str, str], code: str) -> None:
    assert codes(problems_of(with_body(world.void().statement, **changes))) == [code]


def test_it_carries_nothing(world: World) -> None:
    statement = world.void(world.request("legal")).statement
    assert problems_of(statement) == ()
    more = replace(statement, attachments=(attached(world.roster),))
    assert codes(problems_of(more, world.roster)) == ["statement.attachment-unexpected"]
    both = replace(statement, answers_to=(*statement.answers_to, reference(world.roster)))
    assert codes(problems_of(both)) == ["statement.void-of-what"]


def test_it_counts_as_what_it_states(world: World) -> None:
    item = world.void(world.request("legal"))
    assert is_void(item.statement)
    void = void_of(item.statement, item.sha256)
    assert (void.request, void.reason, void.at, void.sha256) == ("q-legal", "A wrong form", at(7), item.sha256)
    assert isinstance(item.statement.body, VoidBody)
    assert void_of(with_release(world), "ab").request == ""
    assert not is_void(world.roster.statement)


def with_release(world: World) -> Statement[VoidBody]:
    statement: Any = world.void().statement
    return replace(statement)


@pytest.mark.parametrize(("label", "mark"), [("DRAFT", "DRAFT"), (" rehearsal ", "REHEARSAL"), ("DEMO", ""), ("", "")])
def test_a_label_stands_in_the_header_and_some_behind_the_pages(world: World, label: str, mark: str) -> None:
    statement = with_body(world.dossier, label=label)
    pages = compose(statement)
    assert (marks(label), pages.watermark) == (mark, mark)
    assert pages.note == (f"{label} · Confidential" if label else "Confidential")
    assert found(statement, *world.originals) == []


def test_no_label_says_void(world: World) -> None:
    for label in ("VOID", "void", " Void"):
        assert found(with_body(world.dossier, label=label), *world.originals) == ["statement.void-differs"]
    statement, originals = dossier(world, world.void())
    labelled = with_body(statement, label="DEMO")
    assert found(labelled, *originals) == []
    pages = marked(compose(world.dossier), labelled.body, texts(1, "en"))
    assert (pages.note, pages.watermark) == ("VOID · DEMO · Confidential", "VOID")
    assert release_void(world.dossier.body) is None


class TestState:
    def test_an_older_request_does_not_come_back(self, world: World) -> None:
        state = world.state((*world.approvals, world.closure))
        newest = replace(state.requests[0], id="q-again", sha256="ab" * 32)
        void = replace(void_of(with_release(world), "cd" * 32), request="q-again")
        asked = replace(state, requests=(*state.requests, newest), voids=(void,))
        assert (asked.latest_request(newest.role), asked.sign_off(newest.role)) == (None, None)
        assert asked.void_request(newest.role) == void
        assert asked.void is None
        again = replace(asked, requests=(*asked.requests, replace(newest, id="q-third")))
        assert again.void_request(newest.role) is None
        assert isinstance(again.latest_request(newest.role), RequestState)

    def test_it_stands_first_among_the_reasons(self, world: World) -> None:
        state: ReleaseState = replace(world.state(()), voids=(void_of(with_release(world), "ab" * 32),))
        first = assess(state, now=at(8)).why_not[0]
        assert (first.code, first.subject, first.details["reason"]) == ("readiness.void", "rc-2", "A wrong form")
