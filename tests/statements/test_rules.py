# SPDX-License-Identifier: MIT
"""Each rule of each kind: a statement that breaks exactly one is found for exactly that."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from golive_desktop.domain.answer import Evidence
from golive_desktop.domain.audit import head_of
from golive_desktop.domain.critical import CriticalCondition
from golive_desktop.domain.plan import Item
from golive_desktop.domain.release import ReleaseReference
from golive_desktop.statements.approval import ApprovalBody
from golive_desktop.statements.envelope import CLOCK_TOLERANCE, Embedded, Kind, Statement
from golive_desktop.statements.identity import IdentityBody, certificate_problems
from golive_desktop.statements.kinds import compose, parse, rule_problems
from golive_desktop.statements.recall import ClosureBody, WithdrawalBody
from golive_desktop.statements.receipt import ReceiptBody
from golive_desktop.statements.request import CriticalFact, RequestBody, critical_facts
from golive_desktop.statements.roster import RosterBody
from tests.statements.conftest import World
from tests.statements.parts import (
    CANDIDATE,
    EXECUTIVE,
    KINDS,
    LANGUAGES,
    MANAGER,
    RELEASE,
    at,
    attached,
    author,
    codes,
    digest,
    embedded,
    entry,
    evidence_file,
    payload,
    problems_of,
    reference,
    with_body,
)

OTHER = ReleaseReference(id="r-2", product="LifeTimeCircle", candidate=CANDIDATE)


def only(statement: Statement[object], *inside: Embedded) -> str:
    """The one code that stands against a statement."""
    found = codes(problems_of(statement, *inside))
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_samples_keep_every_rule(kind: Kind, language: str) -> None:
    statement, inside = World("de" if language == "de" else "en").sample(kind)
    assert problems_of(statement, *inside) == ()


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"identity"}))
def test_only_an_identity_belongs_to_no_release(world: World, kind: Kind) -> None:
    statement, inside = world.sample(kind)
    assert "statement.release-missing" in codes(problems_of(replace(statement, release=None), *inside))


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"identity"}))
def test_nobody_speaks_for_another_role(world: World, kind: Kind) -> None:
    statement, inside = world.sample(kind)
    other = replace(statement, author=replace(statement.author, role="cfo"))
    assert "statement.other-role" in codes(problems_of(other, *inside))


@pytest.mark.parametrize("kind", KINDS)
def test_pages_that_say_something_else_are_found(world: World, kind: Kind) -> None:
    statement, _ = world.sample(kind)
    parsed = parse(payload(statement))
    pages = compose(statement)
    assert codes(rule_problems(parsed, replace(pages, blocks=pages.blocks[:-1]))) == ["statement.pages-differ"]
    assert codes(rule_problems(parsed, replace(pages, footer=""))) == ["statement.pages-differ"]


def test_two_attachments_never_share_a_name(world: World) -> None:
    sre = world.approvals[1].statement
    assert "statement.attachment-twice" in codes(problems_of(replace(sre, attachments=sre.attachments * 2)))


class TestIdentity:
    @pytest.mark.parametrize(
        ("body", "code"),
        [
            (IdentityBody(certificate="?", number=entry("legal").number), "statement.certificate-unreadable"),
            (IdentityBody(certificate="ä", number=entry("legal").number), "statement.certificate-unreadable"),
            (
                IdentityBody(certificate=entry("sre").certificate, number=entry("legal").number),
                "statement.fingerprint-differs",
            ),
            (
                IdentityBody(certificate=entry("legal").certificate, number=entry("sre").number),
                "statement.number-differs",
            ),
        ],
    )
    def test_the_certificate_is_the_one_that_signs(self, world: World, body: IdentityBody, code: str) -> None:
        assert only(replace(world.identity, body=body)) == code

    def test_base64_has_one_form(self) -> None:
        mine = entry("legal")
        loose = mine.certificate.rstrip("=")[:-1] + "B" + "=" * mine.certificate.count("=")
        assert codes(certificate_problems(loose, mine.fingerprint, mine.number)) == ["statement.fingerprint-differs"]

    def test_it_belongs_to_no_release_and_answers_nothing(self, world: World) -> None:
        code = "statement.identity-with-release"
        assert only(replace(world.identity, release=RELEASE)) == code
        assert only(replace(world.identity, answers_to=(reference(world.roster),))) == code
        assert only(replace(world.identity, attachments=(attached(world.roster),))) == code


def roster(world: World) -> Statement[RosterBody]:
    statement = world.roster.statement
    assert isinstance(statement.body, RosterBody)
    return replace(statement, body=statement.body)  # type: ignore[return-value] # narrowed by the line above


class TestRoster:
    @pytest.mark.parametrize(
        ("number", "previous"), [(0, ""), (-1, digest("0")), (1, digest("0")), (2, ""), (0, digest("0"))]
    )
    def test_the_first_has_none_before_it_and_every_later_one_has(
        self, world: World, number: int, previous: str
    ) -> None:
        assert only(with_body(roster(world), number=number, previous=previous)) == "statement.roster-number"

    def test_a_line_with_another_certificate_is_found(self, world: World) -> None:
        wrong = replace(entry("legal"), certificate=entry("sre").certificate)
        entries = (entry(MANAGER), wrong)
        assert only(with_body(roster(world), entries=entries)) == "statement.fingerprint-differs"

    def test_one_key_holds_one_role_unless_the_policy_says_otherwise(self, world: World) -> None:
        entries = (entry(MANAGER), entry("legal"), replace(entry("legal"), role="cfo"))
        assert only(with_body(roster(world), entries=entries)) == "statement.roster-key-twice"
        assert problems_of(with_body(roster(world), entries=entries, several_roles_per_key=True)) == ()
        revoked = (entry(MANAGER), replace(entry("legal"), revoked_at=at(1)), replace(entry("legal"), role="cfo"))
        assert problems_of(with_body(roster(world), entries=revoked)) == ()

    def test_a_line_stands_once(self, world: World) -> None:
        twice = (entry(MANAGER), replace(entry("legal"), revoked_at=at(1)), entry("legal"))
        assert only(with_body(roster(world), entries=twice)) == "statement.roster-entry-twice"

    @pytest.mark.parametrize("entries", [(), (entry("legal"),), (replace(entry(MANAGER), person="Somebody"),)])
    def test_its_author_stands_on_it(self, world: World, entries: tuple[object, ...]) -> None:
        assert only(with_body(roster(world), entries=entries)) == "statement.roster-without-author"

    def test_it_carries_nothing(self, world: World) -> None:
        more = replace(roster(world), attachments=(evidence_file("a.txt", digest("a"), 1),))
        assert only(more) == "statement.attachment-unexpected"


class Asked:
    """A request whose body can be changed."""

    def __init__(self, found: Embedded) -> None:
        assert isinstance(found.statement.body, RequestBody)
        self.body = found.statement.body
        self.found = found

    def changed(self, **changes: object) -> Statement[object]:
        return replace(self.found.statement, body=replace(self.body, **changes))  # type: ignore[arg-type] # as typed there


@pytest.fixture(scope="module")
def asked(world: World) -> Asked:
    return Asked(world.request("legal"))


@pytest.fixture(scope="module")
def executive(world: World) -> Asked:
    return Asked(world.request(EXECUTIVE))


class TestRequest:
    def test_the_form_has_items_that_can_be_told_apart(self, asked: Asked) -> None:
        item = Item(key="1", text="Ready?")
        for items in ((), (item, item)):
            form = replace(asked.body.form, items=items)
            assert only(asked.changed(form=form), *asked.found.inside) == "statement.form-items"

    def test_only_the_executive_is_asked_over_a_basis(self, asked: Asked) -> None:
        fact = CriticalFact(text="", met=True, note="", evidence=())
        code = "statement.basis-without-executive"
        assert only(asked.changed(critical=(fact,)), *asked.found.inside) == code
        assert only(asked.changed(basis=("gate 1",)), *asked.found.inside) == code

    def test_the_executive_gets_a_statement(self, executive: Asked) -> None:
        form = replace(executive.body.form, question="")
        assert only(executive.changed(form=form), *executive.found.inside) == "statement.executive-without-statement"

    @pytest.mark.parametrize(
        "change",
        [
            lambda body: {"critical": body.critical[:1]},
            lambda body: {"critical": (replace(body.critical[0], met=False), *body.critical[1:])},
            lambda body: {"critical": (replace(body.critical[0], text="Nothing"), *body.critical[1:])},
            lambda body: {"form": replace(body.form, items=body.form.items[::-1])},
            lambda body: {"basis": body.basis[:-1]},
            lambda body: {"basis": tuple(line for line in body.basis if not line.startswith("approval legal"))},
            lambda body: {"basis": (*body.basis, f"approval cfo {digest('cfo')}")},
        ],
    )
    def test_the_executive_is_shown_what_is_counted(
        self, executive: Asked, change: Callable[[RequestBody], dict[str, object]]
    ) -> None:
        other = executive.changed(**change(executive.body))
        assert only(other, *executive.found.inside) == "statement.basis-differs"

    def test_critical_conditions_are_shown_with_note_and_evidence(self) -> None:
        evidence = (Evidence(name="a.txt", sha256=digest("a")), Evidence(name="https://example.com"))
        condition = CriticalCondition(text="Tried", evidence=evidence, note="Twice", met_at=at(0))
        shown = (f"a.txt {digest('a')}", "https://example.com")
        assert critical_facts([condition]) == (CriticalFact(text="Tried", met=True, note="Twice", evidence=shown),)

    def test_it_carries_exactly_one_roster_of_its_author_for_this_release(self, world: World, asked: Asked) -> None:
        statement, known = asked.found.statement, world.roster
        assert "statement.roster-missing" in codes(problems_of(statement))
        assert "statement.roster-missing" in codes(problems_of(statement, known, known))
        unnamed = replace(statement, answers_to=())
        assert only(unnamed, known) == "statement.roster-missing"
        foreign = replace(known, statement=replace(known.statement, author=author("legal")))
        assert only(statement, foreign) == "statement.other-author"
        elsewhere = replace(known, statement=replace(known.statement, release=OTHER))
        assert only(statement, elsewhere) == "statement.other-release"

    def test_it_carries_exactly_what_it_stands_on(self, world: World, executive: Asked) -> None:
        statement, inside = executive.found.statement, executive.found.inside
        assert only(statement, *inside[:-1]) == "statement.originals-differ"
        assert only(statement, *inside, inside[-1]) == "statement.originals-differ"
        swapped = replace(inside[-1], sha256=digest("other"))
        assert only(statement, *inside[:-1], swapped) == "statement.originals-differ"
        elsewhere = replace(inside[-1], statement=replace(inside[-1].statement, release=OTHER))
        assert only(statement, *inside[:-1], elsewhere) == "statement.other-release"
        assert world.approvals[1] == inside[-1]

    @pytest.mark.parametrize(("late", "found"), [(timedelta(), []), (timedelta(seconds=1), ["statement.time-order"])])
    def test_a_clock_may_run_ahead_a_little(self, executive: Asked, late: timedelta, found: list[str]) -> None:
        statement, inside = executive.found.statement, executive.found.inside
        moment = statement.issued_at + CLOCK_TOLERANCE + late
        ahead = replace(inside[-1], statement=replace(inside[-1].statement, issued_at=moment))
        body = statement.body
        assert isinstance(body, RequestBody)
        told = (*body.approvals[:-1], replace(body.approvals[-1], signed_at=moment))
        assert codes(problems_of(with_body(statement, approvals=told), *inside[:-1], ahead)) == found
        accepted = (*told[:-1], replace(told[-1], accepted="Its clock was ahead"))
        assert problems_of(with_body(statement, approvals=accepted), *inside[:-1], ahead) == ()

    def test_the_executive_is_told_what_the_approvals_say(self, executive: Asked) -> None:
        statement, inside = executive.found.statement, executive.found.inside
        body = statement.body
        assert isinstance(body, RequestBody)
        first, *rest = body.approvals
        for lie in (
            (replace(first, decision="approved"), *rest),
            (replace(first, conditions=()), *rest),
            (replace(first, person="Somebody Else"), *rest),
            (*rest, first),
            (),
        ):
            assert only(with_body(statement, approvals=lie), *inside) == "statement.originals-differ"


@pytest.fixture(scope="module")
def sre(world: World) -> Embedded:
    return world.approvals[1]


def answered(sre: Embedded, **changes: object) -> Statement[object]:
    assert isinstance(sre.statement.body, ApprovalBody)
    return replace(sre.statement, body=replace(sre.statement.body, **changes))  # type: ignore[arg-type] # as typed there


class TestApproval:
    def test_the_rules_of_the_form_hold(self, sre: Embedded) -> None:
        assert isinstance(sre.statement.body, ApprovalBody)
        open_item = replace(sre.statement.body.response, answers=sre.statement.body.response.answers[:1])
        assert only(answered(sre, response=open_item), *sre.inside) == "form.item-open"

    def test_evidence_is_listed_and_carried(self, sre: Embedded) -> None:
        statement = sre.statement
        without = replace(statement, attachments=statement.attachments[:1])
        assert only(without, *sre.inside) == "statement.evidence-differs"
        more = (*statement.attachments, evidence_file("2-more.txt", digest("more"), 4))
        assert only(replace(statement, attachments=more), *sre.inside) == "statement.evidence-differs"
        other = (statement.attachments[0], evidence_file("1-load.txt", digest("other"), 4))
        assert only(replace(statement, attachments=other), *sre.inside) == "statement.evidence-differs"

    def test_it_carries_the_one_request_that_it_answers(self, world: World, sre: Embedded) -> None:
        request, statement = sre.inside[0], sre.statement
        assert only(statement) == "statement.request-missing"
        assert only(statement, request, request) == "statement.request-missing"
        assert only(statement, request, world.roster) == "statement.request-missing"
        assert only(statement, world.roster) == "statement.request-missing"
        unread = replace(request, statement=replace(world.roster.statement, kind="request"))
        assert only(statement, unread) == "statement.request-missing"
        assert only(replace(statement, answers_to=()), request) == "statement.other-request"
        assert only(statement, replace(request, sha256=digest("other"))) == "statement.other-request"

    def test_it_is_about_the_same_release_round_and_candidate(self, sre: Embedded) -> None:
        newer = replace(RELEASE, candidate=replace(CANDIDATE, commit="ef" * 20))
        for release in (OTHER, replace(RELEASE, round=2), newer):
            assert only(replace(sre.statement, release=release), *sre.inside) == "statement.other-release"

    def test_it_answers_the_form_that_was_asked(self, sre: Embedded) -> None:
        assert isinstance(sre.statement.body, ApprovalBody)
        form = replace(sre.statement.body.form, title="Another")
        for other in (answered(sre, form=form), answered(sre, title="CFO"), answered(sre, executive=True)):
            assert only(other, *sre.inside) == "statement.other-form"

    def test_whoever_was_asked_answers_and_not_before(self, sre: Embedded) -> None:
        other = replace(sre.statement, author=replace(sre.statement.author, name="Somebody"))
        assert only(other, *sre.inside) == "statement.other-person"
        early = replace(sre.statement, issued_at=sre.inside[0].statement.issued_at - timedelta(seconds=1))
        assert only(early, *sre.inside) == "statement.time-order"


class TestRecalls:
    def test_both_name_one_approval_and_a_withdrawal_carries_nothing(self, world: World) -> None:
        taken = world.withdrawal(world.approvals[1])
        for found in (world.closure, taken):
            code = "statement.recall-without-approval"
            assert only(replace(found.statement, answers_to=())) == code
            assert only(replace(found.statement, answers_to=(reference(world.roster),))) == code
            assert only(replace(found.statement, answers_to=found.statement.answers_to * 2)) == code
        more = replace(taken.statement, attachments=(evidence_file("a.txt", digest("a"), 1),))
        assert only(more) == "statement.attachment-unexpected"

    def test_a_withdrawal_needs_a_reason_and_a_closure_what_shows_it(self, world: World) -> None:
        taken = world.withdrawal(world.approvals[1]).statement
        assert isinstance(taken.body, WithdrawalBody)
        assert only(replace(taken, body=replace(taken.body, reason=" "))) == "statement.withdrawal-needs-reason"
        closed = world.closure.statement
        assert isinstance(closed.body, ClosureBody)
        assert only(replace(closed, body=replace(closed.body, note="\n"))) == "statement.closure-needs-evidence"


class TestReceipt:
    def test_it_is_about_one_approval_counted_before_and_carries_nothing(self, world: World) -> None:
        statement = world.receipt(world.approvals[0], head_of(world.chain)).statement
        assert isinstance(statement.body, ReceiptBody)
        assert only(replace(statement, answers_to=())) == "statement.receipt-without-approval"
        late = replace(statement.body, counted_at=statement.issued_at + timedelta(seconds=1))
        assert only(replace(statement, body=late)) == "statement.time-order"
        more = replace(statement, attachments=(attached(embedded("roster.pdf", world.roster.statement)),))
        assert only(more) == "statement.attachment-unexpected"
