# SPDX-License-Identifier: MIT
"""What a closure may list as evidence, how it is printed, and that a dossier tells it as the closure does."""

from dataclasses import replace

import pytest

from golive_desktop.domain.answer import Evidence
from golive_desktop.statements.canonical import load
from golive_desktop.statements.envelope import AttachmentReference, Embedded, Statement
from golive_desktop.statements.kinds import compose
from golive_desktop.statements.recall import ClosureBody
from golive_desktop.statements.state import closure_evidence, evidence_beside
from tests.statements.conftest import World
from tests.statements.lies import exchanged, found
from tests.statements.paper import in_order
from tests.statements.parts import codes, digest, evidence_file, payload, problems_of

SCAN = Evidence(name="C-1-scan.pdf", sha256=digest("scan"), size=4)
LOG = Evidence(name="C-1-log.bin", sha256=digest("log"), size=3_000_000, beside=True)
LINK = Evidence(name="https://acme.example/contract")
INSIDE = evidence_file(SCAN.name, SCAN.sha256, SCAN.size)
DIFFERS = ["statement.evidence-differs"]


def closing(
    world: World, *evidence: Evidence, note: str = "Signed", inside: tuple[AttachmentReference, ...] = ()
) -> Statement[ClosureBody]:
    statement = world.closure.statement
    assert isinstance(statement.body, ClosureBody)
    body = replace(statement.body, evidence=evidence, note=note)
    return replace(statement, body=body, attachments=inside)  # type: ignore[return-value] # a closure stays one


def test_files_inside_beside_and_addresses_back_a_closure_without_a_note(world: World) -> None:
    backed = closing(world, SCAN, LOG, LINK, note="", inside=(INSIDE,))
    assert problems_of(backed) == ()
    assert evidence_beside(backed) == (LOG,)


def test_a_closure_without_evidence_stays_as_it_was(world: World) -> None:
    data = load(payload(world.closure.statement))
    assert isinstance(data, dict)
    assert isinstance(data["body"], dict)
    assert "evidence" not in data["body"]
    assert codes(problems_of(closing(world, note=" "))) == ["statement.closure-needs-evidence"]


@pytest.mark.parametrize(
    ("evidence", "inside"),
    [
        ((SCAN,), ()),
        ((), (INSIDE,)),
        ((replace(SCAN, sha256=digest("other")),), (INSIDE,)),
        ((replace(SCAN, size=5),), (INSIDE,)),
        ((replace(SCAN, name="scan.pdf"),), (INSIDE,)),
        ((SCAN, SCAN), (INSIDE,)),
        ((replace(SCAN, beside=True),), (INSIDE,)),
        ((Evidence(name="C-1-scan.pdf"),), ()),
        ((replace(LINK, beside=True),), ()),
        ((replace(LINK, size=4),), ()),
    ],
)
def test_a_page_names_no_file_that_is_not_inside_and_hides_none(
    world: World, evidence: tuple[Evidence, ...], inside: tuple[AttachmentReference, ...]
) -> None:
    assert codes(problems_of(closing(world, *evidence, inside=inside))) == DIFFERS


def test_a_closure_carries_no_statement(world: World) -> None:
    inside = (replace(INSIDE, kind="approval"),)
    assert codes(problems_of(closing(world, inside=inside), *world.approvals[:1])) == [
        "statement.attachment-unexpected"
    ]


def test_its_page_names_each_piece_with_its_digest(world: World) -> None:
    pages = compose(closing(world, SCAN, LOG, LINK, inside=(INSIDE,)))
    digests = (f"SHA-256 {SCAN.sha256[:4]} {SCAN.sha256[4:8]}", f"SHA-256 {LOG.sha256[:4]}")
    shown = (SCAN.name, digests[0], LOG.name, digests[1], "travels beside this file", LINK.name)
    assert in_order(pages, "What shows it. Signed", "Evidence", *shown, "Sign-off, SHA-256")
    assert not in_order(compose(closing(world, LINK, note="")), "What shows it.")


class TestDossier:
    def test_it_shows_what_the_closure_lists(self, world: World) -> None:
        originals = self.originals(world, SCAN, LINK, inside=(INSIDE,))
        dossier = world.dossier_of(originals, world.state((*world.approvals, originals[-1], world.executive)))
        assert found(dossier, *originals) == ["statement.closures-differ"]
        told = closure_evidence(dossier.body.closures, originals)
        honest = replace(dossier, body=replace(dossier.body, closure_evidence=told))
        assert found(honest, *originals) == []
        assert in_order(
            compose(honest), "Conditions", "Condition C-1", SCAN.name, f"SHA-256 {SCAN.sha256[:4]}", LINK.name
        )
        lie = replace(told[0], evidence=(replace(SCAN, sha256=digest("other")), LINK))
        lied = replace(dossier, body=replace(dossier.body, closure_evidence=(lie,)))
        assert found(lied, *originals) == ["statement.closures-differ"]

    def test_a_closure_whose_large_evidence_is_left_out_closes_nothing(self, world: World) -> None:
        originals = self.originals(world, LOG)
        state = world.state((*world.approvals, originals[-1], world.executive))
        dossier = world.dossier_of(originals, state)
        told = closure_evidence(dossier.body.closures, originals)
        with_log = (*dossier.attachments, replace(INSIDE, name="log", sha256=LOG.sha256, size=LOG.size))
        whole = replace(dossier, body=replace(dossier.body, closure_evidence=told))
        assert found(replace(whole, attachments=with_log), *originals) == []
        assert {"statement.closures-differ", "statement.verdict-differs"} <= set(found(whole, *originals))

    @staticmethod
    def originals(
        world: World, *evidence: Evidence, inside: tuple[AttachmentReference, ...] = ()
    ) -> tuple[Embedded, ...]:
        closure = closing(world, *evidence, inside=inside)
        changed = exchanged(world.originals, "closure-legal.pdf", body=closure.body, attachments=closure.attachments)
        first = next(item for item in changed if item.name == "closure-legal.pdf")
        return (*(item for item in changed if item is not first), first)
