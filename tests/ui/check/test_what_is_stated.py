# SPDX-License-Identifier: MIT
"""What a file states is told in words, whoever signed it in whose place."""

from dataclasses import replace
from typing import Any

from golive_desktop.domain.audit import head_of
from golive_desktop.domain.certificate import fingerprint_of, spoken_number
from golive_desktop.services.verify import Verification
from golive_desktop.statements.envelope import Statement
from golive_desktop.statements.receipt import ReceiptBody
from golive_desktop.ui.checking.said import behalf_of, claim
from golive_desktop.ui.checking.statement import Group, stated
from golive_desktop.ui.words import Words
from tests.statements.conftest import World
from tests.statements.parts import with_body
from tests.statements.test_delegation import approval, asked

EN, DE = Words(language="en"), Words(language="de")


def told(statement: Statement[Any], words: Words = EN) -> dict[str, str]:
    def line(group: Group) -> str:
        return " | ".join("; ".join(filter(None, (row.text, row.mark, row.more))) for row in group.rows)

    return {group.title: line(group) for group in stated(statement, words)}


def test_a_delegation_says_who_may_sign_and_what_for() -> None:
    statement: Statement[Any] = World().delegation.statement
    said = told(statement)
    assert list(said) == ["Who may sign instead", "What for"]
    assert said["Who may sign instead"] == "Berta Beck; deputy@example.com"
    assert said["What for"].startswith("LEGAL; This release alone. From ")
    key = fingerprint_of(b"any")
    named = replace(statement.body.deputy, organisation="Beck LLP", fingerprint=key)
    wider = told(with_body(statement, deputy=named, holds_for="product"), DE)
    assert wider["Wer stattdessen unterschreiben darf"] == (
        f"Berta Beck; {spoken_number(key)}; deputy@example.com, Beck LLP"
    )
    assert wider["Wofür"].startswith("LEGAL; Jedes Release dieses Produkts. Von ")


def test_a_declaration_says_what_is_void_and_why() -> None:
    world = World()
    assert told(world.void().statement) == {"What is void": "The whole release", "Reason": "A wrong form"}
    request = told(world.void(world.request("legal")).statement, DE)
    assert request == {"Was ungültig ist": "LEGAL", "Begründung": "A wrong form"}


def test_whoever_signs_in_anothers_place_is_named_with_them() -> None:
    world = World()
    request = asked(world)
    assert told(request.statement)["Asked in the place of"].startswith("Dr. Katrin Albers; Delegation from ")
    answer = approval(world, request)
    assert told(answer, DE)["Unterschrieben in Vertretung von"].startswith("Dr. Katrin Albers; Vertretung von ")
    behalf = behalf_of(answer)
    assert behalf is not None
    assert behalf_of(world.request("legal").statement) is None
    plain = world.approvals[0].statement
    assert "Signed in the place of" not in told(plain)
    found = Verification(
        verdict="genuine",
        name="a.pdf",
        sha256="",
        statement=answer,
        signatures=(),
        trusted=True,
        embedded=(),
        problems=(),
    )
    assert claim(found, EN)[0].value == f"Berta Beck for {behalf.principal}, LEGAL"


def test_a_receipt_and_a_key_list_name_deputies() -> None:
    world = World()
    receipt: Any = world.receipt(world.approvals[0], head_of(world.chain)).statement
    assert isinstance(receipt.body, ReceiptBody)
    assert "Berta for Anna; " in told(with_body(receipt, person="Berta", principal="Anna"))["Receipt for"]
    roster: Any = world.roster.statement
    entries = tuple(replace(entry, deputy=entry.role == "sre") for entry in roster.body.entries)
    (said,) = told(with_body(roster, entries=entries), DE).values()
    assert [line.endswith(", nur in Vertretung") for line in said.split(" | ")] == [entry.deputy for entry in entries]
