# SPDX-License-Identifier: MIT
"""A dishonest release manager: whatever the dossier says against its own originals is found."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from golive_desktop.domain.audit import AuditEntry, AuditHead, AuditLine, line_of, scope_of
from golive_desktop.statements.dossier import EarlierAnswer, OpenPoint
from golive_desktop.statements.dossier_originals import original_problems
from golive_desktop.statements.envelope import CLOCK_TOLERANCE, Embedded
from golive_desktop.statements.receipt import ReceiptBody
from tests.statements.conftest import World
from tests.statements.lies import Change, exchanged, found, plan, record, without
from tests.statements.parts import (
    CANDIDATE,
    EXECUTIVE,
    MANAGER,
    RELEASE,
    at,
    author,
    chain_of,
    codes,
    digest,
    embedded,
    entry,
    evidence_file,
    lines_of,
    reference,
    with_body,
)

LIES: dict[str, Change] = {
    "statement.verdict-differs": lambda _: {"verdict": "GO", "follow_ups": ()},
    "statement.follow-ups-differ": lambda body: {"follow_ups": (replace(body.follow_ups[0], text="Harmless"),)},
    "statement.record-differs": lambda body: record(body, "legal", state="approved"),
    "statement.closures-differ": lambda _: {"closures": ()},
    "statement.critical-differs": lambda body: {"critical": (*body.critical, body.critical[0])},
    "statement.gates-differ": lambda body: {"gates": body.gates * 2},
    "statement.creator-differs": lambda _: {"creator": digest("somebody")},
    "statement.plan-differs": lambda body: plan(body, product="Another"),
    "statement.plan-role-twice": lambda body: plan(
        body, stakeholders=(*body.plan.stakeholders, body.plan.stakeholders[1])
    ),
    "statement.plan-gate-twice": lambda body: plan(body, gates=body.plan.gates * 2),
    "statement.policy-differs": lambda body: {"policy": replace(body.policy, several_roles_per_key=True)},
    "statement.policy-impossible": lambda body: {"policy": replace(body.policy, fresh_hours=0)},
    "statement.timezone-unknown": lambda body: plan(body, timezone="Nowhere"),
    "statement.edition": lambda _: {"edition": 2},
    "statement.evidence-differs": lambda body: {"gates": (replace(body.gates[0], attachment="none.txt"),)},
    "statement.time-order": lambda body: {"decided_at": body.decided_at + timedelta(seconds=1)},
    "audit.gap": lambda body: {"audit": body.audit[1:]},
}


@pytest.mark.parametrize("code", LIES)
def test_each_rule_finds_its_lie(world: World, code: str) -> None:
    dossier = with_body(world.dossier, **LIES[code](world.dossier.body))
    assert code in found(dossier, *world.originals)


def test_the_honest_dossier_says_what_its_originals_show(world: World) -> None:
    body = world.dossier.body
    assert (body.verdict, body.why_not) == ("CONDITIONAL", ())
    assert [(point.code, point.subject) for point in body.follow_ups] == [("C-2", "legal")]
    assert found(world.dossier, *world.originals) == []


def test_a_dossier_that_is_not_ready_is_as_genuine(world: World) -> None:
    originals = (world.roster, *world.approvals)
    dossier = world.dossier_of(originals, world.state(world.approvals))
    assert dossier.body.verdict == "NO-GO"
    assert dossier.body.follow_ups
    assert ("readiness.not-requested", EXECUTIVE) in [(point.code, point.subject) for point in dossier.body.why_not]
    assert found(dossier, *originals) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda _: {"verdict": "NO-GO"},
        lambda _: {"verdict": "GO"},
        lambda _: {"follow_ups": ()},
        lambda _: {"why_not": (OpenPoint(code="readiness.gate-red", subject="1", text="x"),)},
        lambda body: (
            {"verdict": "NO-GO", "why_not": (OpenPoint(code="readiness.gate-red", subject="1", text="x"),)}
            | {"follow_ups": body.follow_ups}
        ),
    ],
)
def test_the_verdict_is_never_typed_in(world: World, change: Change) -> None:
    dossier = with_body(world.dossier, **change(world.dossier.body))
    assert {"statement.verdict-differs", "statement.follow-ups-differ"} & set(found(dossier, *world.originals))


def test_a_reason_is_neither_dropped_nor_invented(world: World) -> None:
    originals = (world.roster, *world.approvals)
    honest = world.dossier_of(originals, world.state(world.approvals))
    for points in (honest.body.why_not[1:], (*honest.body.why_not, honest.body.why_not[0])):
        assert found(with_body(honest, why_not=points), *originals) == ["statement.reasons-differ"]


@pytest.mark.parametrize(
    "change",
    [
        {"title": "SECURITY"},
        {"person": "Somebody"},
        {"state": "approved"},
        {"statement": "a-sre"},
        {"approval": digest("other")},
        {"original": "approval-sre.pdf"},
        {"signed_at": at(6)},
        {"form": None},
        {"executive": True},
        {"response": None},
        {"fingerprint": author("sre").fingerprint},
        {"on_laptop_of": "Anna Berger"},
        {"compared_by": "Somebody"},
        {"compared_how": "in-person"},
        {"compared_at": at(1)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_no_field_of_a_record_lies(world: World, change: dict[str, object]) -> None:
    dossier = with_body(world.dossier, **record(world.dossier.body, "legal", **change))
    assert found(dossier, *world.originals) == ["statement.record-differs"]


def test_no_answer_and_no_condition_in_a_record_lies(world: World) -> None:
    response = world.dossier.body.sign_offs[1].response
    assert response is not None
    answer, condition = response.answers[0], response.conditions[0]
    for lie in (
        replace(response, decision="approved"),
        replace(response, reason="All is well"),
        replace(response, conditions=response.conditions[1:]),
        replace(response, conditions=(replace(condition, text="Nothing"), *response.conditions[1:])),
        replace(response, answers=(replace(answer, comment="Tested"), *response.answers[1:])),
        replace(response, answers=(replace(answer, value="n/a"), *response.answers[1:])),
    ):
        dossier = with_body(world.dossier, **record(world.dossier.body, "legal", response=lie))
        assert found(dossier, *world.originals) == ["statement.record-differs"]


def test_records_are_neither_dropped_nor_added_nor_reordered(world: World) -> None:
    records = world.dossier.body.sign_offs
    for lie in (records[:-1], records[::-1], (*records, records[0])):
        assert found(with_body(world.dossier, sign_offs=lie), *world.originals) == ["statement.record-differs"]


class TestOriginals:
    def test_a_dropped_approval_is_missed(self, world: World) -> None:
        for name in ("approval-legal.pdf", "approval-sre.pdf"):
            # note: the executive's request still carries it
            assert "statement.original-missing" in found(world.dossier, *without(world.originals, name))
        left = without(without(world.originals, "approval-ceo.pdf"), "receipt-ceo.pdf")
        assert "statement.verdict-differs" in found(world.dossier, *left)

    def test_an_approval_of_another_release_does_not_count(self, world: World) -> None:
        for release in (None, replace(RELEASE, id="r-2"), replace(RELEASE, product="Another")):
            originals = exchanged(world.originals, "approval-legal.pdf", release=release)
            assert "statement.other-release" in found(world.dossier, *originals)

    def test_an_approval_of_an_older_candidate_or_round_does_not_count(self, world: World) -> None:
        older = replace(RELEASE, candidate=replace(CANDIDATE, commit="ef" * 20))
        originals = exchanged(world.originals, "approval-legal.pdf", release=older)
        assert "statement.verdict-differs" in found(world.dossier, *originals)
        for release in (older, replace(RELEASE, round=2)):
            assert "statement.verdict-differs" in found(replace(world.dossier, release=release), *world.originals)

    def test_a_key_that_is_not_on_the_roster_does_not_count(self, world: World) -> None:
        stranger = world.approval("sre", world.request("sre"), key="-stranger")
        originals = (world.roster, world.approvals[0], stranger)
        dossier = world.dossier_of(originals, world.state(originals))
        assert found(dossier, *originals) == ["statement.reasons-differ", "statement.record-differs"]

    def test_a_key_revoked_before_it_signed_does_not_count(self, world: World) -> None:
        entries = tuple(replace(entry(role), revoked_at=at(1) if role == "sre" else None) for role in (MANAGER, "sre"))
        newer = roster(world, 2, world.roster.sha256, entries=entries)
        dossier = replace(world.dossier, answers_to=(reference(newer),))
        assert "statement.verdict-differs" in found(dossier, *world.originals, newer)

    @pytest.mark.parametrize("name", ["roster.pdf", "receipt-legal.pdf"])
    def test_what_a_release_manager_states_comes_from_this_one(self, world: World, name: str) -> None:
        originals = exchanged(world.originals, name, author=author("sre"))
        assert "statement.other-author" in found(world.dossier, *originals)

    def test_nothing_in_it_is_younger_than_the_dossier(self, world: World) -> None:
        moment = world.dossier.issued_at + CLOCK_TOLERANCE
        just = exchanged(world.originals, "receipt-ceo.pdf", issued_at=moment)
        assert found(world.dossier, *just) == []
        late = exchanged(world.originals, "receipt-ceo.pdf", issued_at=moment + timedelta(seconds=1))
        assert found(world.dossier, *late) == ["statement.time-order"]

    def test_a_dossier_in_a_dossier_counts_for_nothing(self, world: World) -> None:
        inner = embedded("dossier-1.pdf", world.dossier, *world.originals)
        assert "statement.attachment-unexpected" in found(world.dossier, *world.originals, inner)

    def test_two_files_never_are_the_same_statement(self, world: World) -> None:
        other = replace(world.closure, sha256=digest("other"))
        assert "statement.id-twice" in found(world.dossier, *world.originals, other)

    def test_no_release_no_judgement(self, world: World) -> None:
        dossier = replace(world.dossier, release=None)
        assert found(dossier, *world.originals) == ["statement.release-missing"]
        assert "statement.other-release" in codes(original_problems(dossier, world.originals, world.originals))


class TestReceiptsAndAudit:
    def test_a_receipt_without_its_approval_shows_that_one_was_dropped(self, world: World) -> None:
        left = without(world.originals, "approval-ceo.pdf")
        assert "statement.original-missing" in found(world.dossier, *left)

    @pytest.mark.parametrize("lie", [{"decision": "approved"}, {"person": "Somebody"}, {"role": "sre"}])
    def test_a_receipt_says_what_the_approval_says(self, world: World, lie: dict[str, Any]) -> None:
        receipt = next(item for item in world.originals if item.name == "receipt-legal.pdf")
        assert isinstance(receipt.statement.body, ReceiptBody)
        originals = exchanged(world.originals, receipt.name, body=replace(receipt.statement.body, **lie))
        assert found(world.dossier, *originals) == ["statement.receipt-differs"]

    def test_every_head_given_out_stands_in_the_log(self, world: World) -> None:
        other = chain_of(("release.created", "rc-2"), ("approval.counted", "legal"), ("approval.withdrawn", "sre"))
        for audit in (lines_of(other), lines_of(world.chain[:2]), ()):
            codes = found(with_body(world.dossier, audit=audit), *world.originals)
            assert "statement.audit-head-missing" in codes
        invented = world.receipt(world.executive, AuditHead(sequence=3, digest=digest("x")))
        originals = (*without(world.originals, "receipt-ceo.pdf"), invented)
        assert found(world.dossier, *originals) == ["statement.audit-head-missing", "statement.trail-differs"]

    def test_an_approval_that_the_trail_does_not_show_does_not_count(self, world: World) -> None:
        quiet = [item for item in world.originals if item.statement.kind != "receipt"]
        for audit in ((), lines_of(world.chain)):
            assert "statement.verdict-differs" in found(with_body(world.dossier, audit=audit), *quiet)

    def test_an_earlier_answer_is_neither_invented_nor_left_out(self, world: World) -> None:
        body = world.dossier.body
        invented = EarlierAnswer(
            role="sre", title="SRE", person="x", decision="rejected", signed_at=at(2), original="approval-sre.pdf"
        )
        assert found(with_body(world.dossier, earlier=(invented,)), *world.originals) == ["statement.record-differs"]
        assert body.earlier == ()

    def test_a_file_that_nothing_inside_names_has_no_place(self, world: World) -> None:
        hidden = evidence_file("other.pdf", digest("hidden withdrawal"), 9)
        stuffed = replace(world.dossier, attachments=(*world.dossier.attachments, hidden))
        assert found(stuffed, *world.originals) == ["statement.attachment-unexpected"]
        named = evidence_file("evidence-report.pdf", digest("report"), 9)
        honest = replace(world.dossier, attachments=(*world.dossier.attachments, named))
        assert found(honest, *world.originals) == []

    @pytest.mark.parametrize(
        ("lie", "code"),
        [
            (lambda lines: lines[1:], "audit.gap"),
            (lambda lines: (lines[0], lines[2]), "audit.gap"),
            (lambda lines: (lines[1], lines[0], lines[2]), "audit.gap"),
            (lambda lines: (*lines[:2], other(lines[2], event="file.kept")), "audit.entry-altered"),
            (lambda lines: (*lines[:2], other(lines[2], subject="legal")), "audit.entry-altered"),
            (lambda lines: (*lines[:2], other(lines[2], file=digest("x"))), "audit.entry-altered"),
            (lambda lines: (*lines[:2], other(lines[2], at=at(3))), "audit.entry-altered"),
            (lambda lines: (*lines[:2], other(lines[2], payload_digest=digest("x"))), "audit.entry-altered"),
            (lambda lines: (*lines[:2], replace(lines[2], digest=digest("x"))), "audit.entry-altered"),
            (lambda lines: (*lines[:2], replace(lines[2], scope=scope_of("r-2"))), "audit.entry-altered"),
            (lambda lines: (*lines[:2], replace(lines[2], scope=scope_of("r-2"))), "audit.entry-hidden"),
            (lambda lines: (*lines[:2], replace(lines[2], facts=None)), "audit.entry-hidden"),
            (lambda lines: (*lines[:2], replace(lines[2], sealed=digest("x"))), "audit.entry-hidden"),
            (lambda lines: (*lines[:2], hidden(lines[2])), "audit.entry-hidden"),
        ],
    )
    def test_no_line_of_the_log_is_altered_dropped_or_moved(
        self, world: World, lie: Callable[[Any], Any], code: str
    ) -> None:
        dossier = with_body(world.dossier, audit=lie(world.dossier.body.audit))
        assert code in found(dossier, *world.originals)


def other(line: AuditLine, **changes: Any) -> AuditLine:  # noqa: ANN401 - as typed there
    assert line.facts is not None
    return replace(line, facts=replace(line.facts, **changes))


def hidden(line: AuditLine) -> AuditLine:
    """As a release manager would carry it who has something to hide: the chain still holds."""
    facts = line.facts
    assert facts is not None
    entry = AuditEntry(
        sequence=line.sequence,
        at=facts.at,
        event=facts.event,
        subject=facts.subject,
        file=facts.file,
        release=RELEASE.id,
        payload_digest=facts.payload_digest,
        previous="",
        digest=line.digest,
    )
    return replace(line_of(entry, release="r-2"), scope=line.scope)


def roster(world: World, number: int, previous: str, **changes: object) -> Embedded:
    body = replace(
        world.roster.statement.body,
        number=number,
        previous=previous,
        **changes,  # type: ignore[type-var] # a roster's
    )
    statement = replace(world.roster.statement, id=f"k-{number}-{previous[:4]}", body=body)
    return embedded(f"roster-{number}.pdf", statement)
