# SPDX-License-Identifier: MIT
"""A dossier carries what its audit trail shows, and nothing of it is left out or put in."""

from dataclasses import replace

import pytest

from golive_desktop.statements.dossier import Acceptance
from tests.statements.conftest import World
from tests.statements.lies import found
from tests.statements.parts import at, chain_of, digest, followed, lines_of, with_body


@pytest.mark.parametrize("event", ["request.issued", "receipt.issued"])
def test_nothing_that_was_handed_out_is_left_out_or_put_in(world: World, event: str) -> None:
    entries = world.trail(world.originals)
    more = lines_of([*entries, followed(entries, event, digest("gone"), at(8))])
    assert found(with_body(world.dossier, audit=more), *world.originals) == ["statement.trail-differs"]
    kept = [(item.event, item.file or item.subject) for item in entries if item.event != event]
    fewer = with_body(world.dossier, audit=lines_of(chain_of(*kept, hours=6)))
    assert "statement.trail-differs" in found(fewer, *world.originals)


@pytest.mark.parametrize(
    "event",
    [
        "approval.accepted",
        "approval.counted",
        "approval.withdrawn",
        "approval.conflict",
        "file.counted",
        "file.waits",
        "file.older-candidate",
    ],
)
def test_no_answer_of_a_confirmed_signer_is_left_out(world: World, event: str) -> None:
    entries = world.trail(world.originals)
    more = lines_of([*entries, followed(entries, event, digest("gone"), at(8))])
    assert found(with_body(world.dossier, audit=more), *world.originals) == ["statement.trail-differs"]


def test_what_a_stranger_sent_has_no_place(world: World) -> None:
    entries = world.trail(world.originals)
    more = lines_of([*entries, followed(entries, "file.identity-open", digest("stranger"), at(8))])
    assert found(with_body(world.dossier, audit=more), *world.originals) == []


def test_no_edition_is_denied(world: World) -> None:
    entries = world.trail(world.originals)
    more = lines_of([*entries, followed(entries, "dossier.issued", digest("first"), at(8))])
    second = with_body(world.dossier, audit=more, edition=2, previous=digest("first"))
    assert found(second, *world.originals) == []
    for lie in ({"edition": 1, "previous": ""}, {"edition": 3}, {"previous": digest("another")}):
        assert found(with_body(second, **lie), *world.originals) == ["statement.edition"]


def test_an_acceptance_is_told_exactly_as_the_trail_shows_it(world: World) -> None:
    sre = world.approvals[1].sha256
    entries = world.trail(world.originals)
    accepted = followed(entries, "approval.accepted", sre, at(8))
    told = Acceptance(approval=sre, at=at(8), by="Anna Berger", reason="The clock was ahead")
    more = with_body(world.dossier, audit=lines_of([*entries, accepted]), accepted=(told,))
    assert found(more, *world.originals) == []
    for lie in (
        (),
        (told, told),
        (replace(told, at=at(7)),),
        (replace(told, by="Legal"),),
        (replace(told, approval=digest("other")),),
    ):
        assert found(with_body(more, accepted=lie), *world.originals) == ["statement.trail-differs"]
    assert found(with_body(world.dossier, accepted=(told,)), *world.originals) == ["statement.trail-differs"]
