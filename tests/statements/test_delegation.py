# SPDX-License-Identifier: MIT
"""Who may sign in whose place: each way in which a deputy's files could reach further than the delegation."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from golive_desktop.domain.certificate import fingerprint_of
from golive_desktop.domain.release import ReleaseReference
from golive_desktop.domain.trust import RosterEntry, standing_on
from golive_desktop.statements.delegation import (
    DelegationBody,
    Deputy,
    OnBehalf,
    behalf_facts,
    covers,
    holds_at,
    is_delegation,
    is_named,
    signer_name,
)
from golive_desktop.statements.envelope import CLOCK_TOLERANCE, Author, Embedded, Reference, Statement
from golive_desktop.statements.kinds import compose
from golive_desktop.statements.state import sign_off, sign_off_record, time_fits
from golive_desktop.statements.texts import texts
from tests.statements.conftest import World
from tests.statements.paper import in_order
from tests.statements.parts import (
    CANDIDATE,
    PEOPLE,
    RELEASE,
    at,
    attached,
    author,
    codes,
    der,
    embedded,
    entry,
    problems_of,
    reference,
    with_body,
)

DEPUTY = Author(
    name="Berta Beck",
    role="legal",
    title="LEGAL",
    organisation="LifeTimeCircle",
    email="deputy@example.com",
    fingerprint=fingerprint_of(der("deputy")),
)


def behalf_of(delegation: Embedded, **changes: Any) -> OnBehalf:  # noqa: ANN401 - as typed there
    body = delegation.statement.body
    assert isinstance(body, DelegationBody)
    told = OnBehalf(
        principal=delegation.statement.author.name,
        fingerprint=delegation.author,
        delegation=reference(delegation),
        starts=body.starts,
        ends=body.ends,
    )
    return replace(told, **changes)


def asked(  # noqa: PLR0913 - whatever may differ
    world: World,
    delegation: Embedded | None = None,
    *,
    on_behalf: OnBehalf | None = None,
    person: str = DEPUTY.name,
    roster: Embedded | None = None,
    inside: Sequence[Embedded] | None = None,
    **changes: Any,  # noqa: ANN401 - as typed there
) -> Embedded:
    """The request to the deputy of Legal, honest where nothing else is said."""
    plain = world.request("legal").statement
    found = delegation or world.delegation
    listed = roster or world.roster
    carried = (listed, found) if inside is None else inside
    told = with_body(plain, on_behalf=on_behalf or behalf_of(found), person=person)
    statement = replace(
        told,
        answers_to=(reference(listed),),
        attachments=tuple(attached(item) for item in carried),
        **changes,
    )
    return embedded("request.pdf", statement, *carried)


def approval(world: World, request: Embedded, **changes: Any) -> Statement[Any]:  # noqa: ANN401 - as typed there
    """The deputy's approval of it, honest where nothing else is said."""
    plain = world.approval("legal", request).statement
    body: Any = request.statement.body
    return replace(with_body(plain, on_behalf=body.on_behalf), **({"author": DEPUTY} | changes))


def against(item: Embedded) -> list[str]:
    return codes(problems_of(item.statement, *item.inside))


def delegated(world: World, **changes: Any) -> Embedded:  # noqa: ANN401 - as typed there
    return embedded("delegation.pdf", with_body(world.delegation.statement, **changes))


def roster_with(world: World, *more: RosterEntry, without: str = "", several: bool = False) -> Embedded:
    body: Any = world.roster.statement.body
    entries = tuple(item for item in body.entries if item.role != without)
    changed = with_body(world.roster.statement, entries=(*entries, *more), several_roles_per_key=several)
    return embedded("roster.pdf", changed)


def test_an_honest_request_and_approval_of_a_deputy_keep_every_rule(world: World) -> None:
    request = asked(world)
    assert against(request) == []
    assert problems_of(approval(world, request), request) == ()


@pytest.mark.parametrize(("language", "name"), [("en", "Berta Beck for {}"), ("de", "Berta Beck i. V. {}")])
def test_pages_say_in_whose_place(language: Any, name: str) -> None:  # noqa: ANN401 - as typed there
    world = World(language)
    request = asked(world)
    signed = name.format(PEOPLE["legal"])
    pages = compose(approval(world, request))
    assert in_order(pages, signed, signed, PEOPLE["legal"])
    assert in_order(compose(request.statement), "Berta Beck", PEOPLE["legal"])
    assert signer_name("B", "", texts(1, language)) == "B"
    assert len(behalf_facts(behalf_of(world.delegation), texts(1, language))) == 3


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"deputy": Deputy(name=" ", email="b@x.de", organisation="", fingerprint="")}, "statement.deputy-unnamed"),
        ({"deputy": Deputy(name="Berta", email="", organisation="", fingerprint="")}, "statement.deputy-unnamed"),
        (
            {"deputy": Deputy(name=PEOPLE["legal"], email="LEGAL@example.com", organisation="", fingerprint="")},
            "statement.deputy-self",
        ),
        (
            {"deputy": Deputy(name="B", email="b@x.de", organisation="", fingerprint=author("legal").fingerprint)},
            "statement.deputy-self",
        ),
        ({"ends": at(0)}, "statement.delegation-times"),
        ({"starts": at(-9), "ends": at(0, 40)}, "statement.delegation-times"),
        ({"role": "sre"}, "statement.other-role"),
    ],
)
def test_a_delegation_names_somebody_else_for_a_time(world: World, changes: dict[str, Any], code: str) -> None:
    assert against(delegated(world, **changes)) == [code]


def test_a_delegation_answers_a_request_at_most_and_carries_nothing(world: World) -> None:
    statement = world.delegation.statement
    request = world.request("legal")
    assert problems_of(replace(statement, answers_to=(reference(request),))) == ()
    assert codes(problems_of(replace(statement, answers_to=(reference(world.roster),)))) == ["statement.other-request"]
    more = replace(statement, attachments=(attached(world.roster),))
    assert codes(problems_of(more, world.roster)) == ["statement.attachment-unexpected"]
    assert is_delegation(statement)
    assert not is_delegation(request.statement)


def test_a_release_manager_lends_their_own_role_to_nobody(world: World) -> None:
    manager = author("release-manager")
    statement = replace(with_body(world.delegation.statement, role="release-manager"), author=manager)
    assert codes(problems_of(statement)) == ["statement.other-role"]


class TestRequest:
    def test_it_carries_exactly_the_delegation_that_it_names(self, world: World) -> None:
        other = delegated(world, ends=at(47))
        assert against(asked(world, inside=(world.roster,))) == ["statement.delegation-missing"]
        assert against(asked(world, inside=(world.roster, other))) == ["statement.delegation-missing"]
        twice = (world.roster, world.delegation, replace(other, name="more.pdf"))
        assert against(asked(world, inside=twice)) == ["statement.delegation-missing"]

    def test_an_ordinary_request_carries_none(self, world: World) -> None:
        plain = world.request("legal")
        more = replace(plain.statement, attachments=(*plain.statement.attachments, attached(world.delegation)))
        assert codes(problems_of(more, *plain.inside, world.delegation)) == ["statement.originals-differ"]

    @pytest.mark.parametrize(
        "lie",
        [
            {"principal": "Somebody Else"},
            {"fingerprint": author("sre").fingerprint},
            {"starts": at(-1)},
            {"ends": at(99)},
        ],
    )
    def test_it_says_of_the_delegation_what_stands_there(self, world: World, lie: dict[str, Any]) -> None:
        told = behalf_of(world.delegation, **lie)
        assert "statement.delegation-differs" in against(asked(world, on_behalf=told))

    def test_it_asks_the_person_who_is_named(self, world: World) -> None:
        assert against(asked(world, person="Mallory")) == ["statement.delegation-differs"]

    def test_a_delegation_of_another_role_is_no_use(self, world: World) -> None:
        sre = replace(with_body(world.delegation.statement, role="sre", title="SRE"), author=author("sre"))
        assert "statement.delegation-elsewhere" in against(asked(world, embedded("delegation.pdf", sre)))

    @pytest.mark.parametrize(
        ("reach", "release", "found"),
        [
            ("release", replace(RELEASE, round=2), []),
            ("release", replace(RELEASE, id="r-0"), ["statement.delegation-elsewhere"]),
            ("product", replace(RELEASE, id="r-0"), []),
            (
                "product",
                ReleaseReference(id="r-1", product="Other", candidate=CANDIDATE),
                ["statement.delegation-elsewhere"],
            ),
        ],
    )
    def test_it_is_for_this_release_or_for_its_product(
        self, world: World, reach: str, release: ReleaseReference, found: list[str]
    ) -> None:
        changed = replace(with_body(world.delegation.statement, holds_for=reach), release=release)
        request = asked(world, embedded("delegation.pdf", changed))
        assert against(request) == found
        assert is_delegation(changed)
        assert covers(changed, request.statement) == (not found)

    def test_it_is_not_over_and_not_signed_later(self, world: World) -> None:
        assert against(asked(world, delegated(world, ends=at(0, 59)))) == ["statement.delegation-over"]
        soon = delegated(world, starts=at(9))
        assert against(asked(world, soon)) == []
        late = embedded("delegation.pdf", replace(world.delegation.statement, issued_at=at(1) + 2 * CLOCK_TOLERANCE))
        assert against(asked(world, late)) == ["statement.time-order"]

    def test_only_the_holder_of_the_role_delegates_it(self, world: World) -> None:
        revoked = replace(entry("legal"), revoked_at=at(0, 10))
        lent = replace(entry("legal"), deputy=True)
        for lines in ((), (revoked,), (lent,), (entry("legal", key="other"),)):
            roster = roster_with(world, *lines, without="legal")
            assert against(asked(world, roster=roster)) == ["statement.delegation-not-held"]

    def test_who_decides_elsewhere_is_no_deputy_unless_the_policy_says_so(self, world: World) -> None:
        other = replace(entry("sre", key="deputy"), person="Berta Beck", email="Deputy@example.com", role="cfo")
        roster = roster_with(world, other)
        assert against(asked(world, roster=roster)) == ["statement.deputy-decides"]
        assert against(asked(world, roster=roster_with(world, other, several=True))) == []
        gone = roster_with(world, replace(other, revoked_at=at(0)))
        assert against(asked(world, roster=gone)) == []


class TestApproval:
    @pytest.mark.parametrize(
        "changes",
        [
            {"name": "Mallory"},
            {"email": "mallory@example.com"},
            {"fingerprint": author("sre").fingerprint},
            {"organisation": "Elsewhere"},
        ],
    )
    def test_exactly_the_one_who_is_named_signs(self, world: World, changes: dict[str, str]) -> None:
        named = Deputy(
            name=DEPUTY.name,
            email=DEPUTY.email.upper(),
            organisation=DEPUTY.organisation,
            fingerprint=DEPUTY.fingerprint,
        )
        request = asked(world, delegated(world, deputy=named))
        assert problems_of(approval(world, request), request) == ()
        other = approval(world, request, author=replace(DEPUTY, **changes))
        assert "statement.deputy-differs" in codes(problems_of(other, request))
        assert not is_named(named, other.author)

    def test_what_is_not_stated_is_left_to_the_number(self, world: World) -> None:
        body: Any = world.delegation.statement.body
        assert is_named(body.deputy, replace(DEPUTY, organisation="Elsewhere", fingerprint="ab" * 32))

    @pytest.mark.parametrize(
        ("moment", "found"),
        [(at(9), []), (at(48), []), (at(48, 1), ["statement.delegation-over"]), (at(8), ["statement.delegation-over"])],
    )
    def test_it_is_signed_in_the_time_of_the_delegation(self, world: World, moment: Any, found: list[str]) -> None:  # noqa: ANN401 - as typed there
        request = asked(world, delegated(world, starts=at(9)))
        assert codes(problems_of(approval(world, request, issued_at=moment), request)) == found

    def test_it_says_so_exactly_as_the_request_does(self, world: World) -> None:
        request = asked(world)
        honest = approval(world, request)
        silent = with_body(honest, on_behalf=None)
        assert "statement.other-form" in codes(problems_of(silent, request))
        plain = world.request("legal")
        told = with_body(world.approval("legal", plain).statement, on_behalf=behalf_of(world.delegation))
        assert codes(problems_of(told, plain)) == ["statement.delegation-missing", "statement.other-form"]

    def test_it_counts_as_what_it_is(self, world: World) -> None:
        request = asked(world)
        found = embedded("approval.pdf", approval(world, request), request)
        statement: Any = found.statement
        answer = sign_off(statement, found.sha256, "counted")
        assert (answer.person, answer.principal) == ("Berta Beck", PEOPLE["legal"])
        assert answer.principal_key == author("legal").fingerprint
        assert time_fits(statement, at(48) + CLOCK_TOLERANCE)
        assert not time_fits(statement, at(48) + CLOCK_TOLERANCE + timedelta(seconds=1))
        assert time_fits(world.approvals[0].statement, at(999))
        board = replace_row(world)
        assert sign_off_record(board, found, None).principal == PEOPLE["legal"]


def replace_row(world: World) -> Any:  # noqa: ANN401 - a row of the board
    from golive_desktop.domain.readiness import assess  # noqa: PLC0415 - here alone

    return next(row for row in assess(world.state(()), now=at(8)).board if row.role == "legal")


class TestRoster:
    def test_a_deputy_stands_on_two_lines(self) -> None:
        holder, deputy = entry("legal"), replace(entry("sre", key="deputy"), role="legal", deputy=True)
        entries = (holder, deputy)
        assert standing_on(entries, "legal", holder.fingerprint) == (holder,)
        lent = standing_on(entries, "legal", deputy.fingerprint, principal=holder.fingerprint)
        assert lent == (deputy, holder)

    def test_nobody_signs_as_what_they_are_not(self) -> None:
        holder, deputy = entry("legal"), replace(entry("sre", key="deputy"), role="legal", deputy=True)
        entries = (holder, deputy, entry("sre"))
        assert standing_on(entries, "legal", deputy.fingerprint) == ()
        assert standing_on(entries, "legal", holder.fingerprint, principal=entry("sre").fingerprint) == ()
        assert standing_on(entries, "legal", deputy.fingerprint, principal=deputy.fingerprint) == ()
        assert standing_on(entries, "legal", deputy.fingerprint, principal=entry("sre").fingerprint) == ()
        assert standing_on(entries, "sre", deputy.fingerprint, principal=holder.fingerprint) == ()

    def test_a_deputy_decides_nowhere_else_by_another_key(self, world: World) -> None:
        lent = replace(entry("legal", key="deputy"), person="Berta Beck", email="Berta@example.com", deputy=True)
        other = replace(entry("sre", key="second"), person="Berta Beck", email="berta@example.com")
        roster = roster_with(world, lent, other).statement
        assert codes(problems_of(roster)) == ["statement.deputy-decides"]
        assert problems_of(with_body(roster, several_roles_per_key=True)) == ()
        for line in (replace(lent, revoked_at=at(0)), replace(lent, deputy=False), replace(lent, email="b@x.de")):
            assert problems_of(roster_with(world, line, other).statement) == ()

    def test_the_page_says_who_only_stands_in(self, world: World) -> None:
        lent = replace(entry("sre", key="deputy"), role="legal", deputy=True)
        assert in_order(compose(roster_with(world, lent).statement), "deputy, signs only in the place")


def test_the_time_of_a_delegation_includes_both_ends(world: World) -> None:
    told = behalf_of(world.delegation)
    assert [holds_at(told, moment) for moment in (at(-1), at(0), at(48), at(49))] == [False, True, True, False]
    assert told.delegation == Reference(id="v-legal", kind="delegation", sha256=world.delegation.sha256)
