# SPDX-License-Identifier: MIT
"""What the thief of a replaced key, and a stranger in the manager's name, may try on a signer's laptop."""

import base64
import hashlib
from collections.abc import Callable
from dataclasses import replace

import pytest

from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.record import StatementRecord
from golive_desktop.services.answering import given_answer, look_at_request
from golive_desktop.services.receive import receive
from golive_desktop.services.signoffs import sign_request
from golive_desktop.statements.envelope import Statement
from golive_desktop.statements.request import RequestBody
from golive_desktop.system.bounded import ProcessCalls
from tests.office import Laptop, Office, approved, new_laptop
from tests.services.renewed import compare_first, renewed, replace_key
from tests.services.test_forgeries import attachments_of, forge
from tests.services.test_key_changes import check, codes

REPLACED = "own.manager-key-replaced"


@pytest.fixture
def again(office: Office) -> Office:
    """The manager's number was compared, and then the key was lost."""
    compare_first(office)
    return renewed(office)


def planted_request(office: Office, friend: Laptop) -> bytes:
    """A request to a friend of the thief, with a key list of the old key that gives the friend the role."""
    roster, certificate = office.roster(), friend.certificate
    line = replace(
        roster.statement.body.entries[0],
        role="legal",
        person=certificate.subject.name,
        certificate=base64.b64encode(certificate.der).decode(),
        fingerprint=certificate.fingerprint,
        number=certificate.number,
        compared_how="phone",
    )
    entries = (*roster.statement.body.entries, line)
    body = replace(
        roster.statement.body, number=roster.statement.body.number + 1, previous=roster.sha256, entries=entries
    )
    key_list = forge(
        office.manager, replace(roster.statement, id="00000000-0000-4000-9000-000000000001", body=body), ()
    )
    office.ask("legal")
    request = office.requests["legal"]
    digest = hashlib.sha256(key_list).hexdigest()
    asked = replace(
        request.statement,
        id="00000000-0000-4000-9000-000000000002",
        answers_to=(
            replace(request.statement.answers_to[0], id="00000000-0000-4000-9000-000000000001", sha256=digest),
        ),
        attachments=(replace(request.statement.attachments[0], sha256=digest, size=len(key_list)),),
        body=replace(request.statement.body, person=certificate.subject.name),
    )
    (carried,) = attachments_of(office, request.data)
    return forge(office.manager, asked, (replace(carried, data=key_list),))


def test_an_old_key_list_deep_inside_is_told_of(office: Office, again: Office) -> None:
    friend = new_laptop(office.folder / "friend", "Freddy Friend", "legal")
    request = planted_request(office, friend)
    opened = friend.open(request, now=office.now())
    answer = sign_request(friend.adapters, friend.key, opened, approved(2), now=office.now()).data
    again.time = office.now()
    assert codes(check(again, answer)) == set()
    replace_key(office, again)
    for data in (request, answer):
        found = check(again, data)
        assert (found.verdict, codes(found)) == ("genuine", {REPLACED})


def test_what_was_kept_before_with_all_that_lies_in_it_is_not_doubted(office: Office, again: Office) -> None:
    legal = again.laptops["legal"]
    (answer,) = [item for item in _issued(legal, office) if item.kind == "approval"]
    replace_key(office, again)
    with legal.adapters.store.reading() as work:
        data = work.statements.original(answer.sha256).data
    assert codes(check(again, data)) == set()


def _issued(laptop: Laptop, office: Office) -> tuple[StatementRecord, ...]:
    with laptop.adapters.store.reading() as work:
        return tuple(item for item in work.statements.of_release(office.release.id) if item.direction == "issued")


def test_a_thief_says_of_nothing_that_it_counted(office: Office) -> None:
    answer = compare_first(office)
    legal = office.laptops["legal"]
    office.confirm("legal")
    receipt = office.receipt(office.receive(answer)).data
    again = renewed(office)
    replace_key(office, again)
    received = receive(legal.adapters, receipt, name="receipt.pdf", now=again.now())
    assert (received.outcome, received.problem.code) == ("kept", REPLACED)
    request = office.requests["legal"].data
    asked = look_at_request(legal.adapters, ProcessCalls(), request, name="a", now=again.now())
    given = given_answer(legal.adapters, asked.request)
    assert given is not None
    assert given.counted_at is None


def test_a_receipt_that_came_before_still_says_that_it_counted(office: Office) -> None:
    answer = compare_first(office)
    legal = office.laptops["legal"]
    office.confirm("legal")
    receipt = office.receipt(office.receive(answer)).data
    received = receive(legal.adapters, receipt, name="receipt.pdf", now=office.now())
    assert (received.outcome, received.problem.code) == ("kept", "receive.kept")
    again = renewed(office)
    replace_key(office, again)
    request = office.requests["legal"].data
    asked = look_at_request(legal.adapters, ProcessCalls(), request, name="a", now=again.now())
    assert asked.given is not None
    assert asked.given.counted_at is not None


Twist = Callable[[Statement[RequestBody]], Statement[RequestBody]]


def _address(change: Callable[[str], str]) -> Twist:
    return lambda said: replace(said, author=replace(said.author, email=change(said.author.email)))


def _product(change: Callable[[str], str]) -> Twist:
    def twist(said: Statement[RequestBody]) -> Statement[RequestBody]:
        assert said.release is not None
        return replace(said, release=replace(said.release, product=change(said.release.product)))

    return twist


@pytest.mark.parametrize(
    ("twist", "told"),
    [
        (_address(lambda text: f"{text} "), "request.requester-key-changed"),
        (_address(lambda text: f"{text}\u200b"), "request.requester-key-changed"),
        (_address(lambda text: text.replace("R", "\uff32")), "request.requester-key-changed"),
        (_product(lambda text: f"{text}\xa0"), "request.requester-key-changed"),
        (_product(lambda text: text.upper()), "request.requester-key-changed"),
        (_address(lambda text: text.replace("e", "\u0435")), "request.requester-namesake"),
        (_product(lambda text: text.replace("e", "\u0435")), "request.requester-other-product"),
        (_product(lambda _: "Yak"), "request.requester-other-product"),
    ],
    ids=["space", "hidden", "wide", "hard space", "capitals", "Cyrillic", "Cyrillic product", "other product"],
)
def test_a_strangers_way_of_writing_is_no_first_contact(again: Office, twist: Twist, told: str) -> None:
    """The stranger chooses each letter of the file but the key."""
    request = again.requests["legal"]
    data = forge(again.manager, twist(request.statement), attachments_of(again, request.data))
    try:
        said = [problem.code for problem in again.laptops["legal"].open(data, now=again.now()).problems]
    except KnownError as error:
        said = [error.problem.code]
    assert told in said


def test_the_same_key_in_another_product_stands_against_nobody(office: Office) -> None:
    compare_first(office)
    request = office.requests["legal"]
    twisted = replace(_product(lambda _: "Yak")(request.statement), id="00000000-0000-4000-9000-000000000003")
    data = forge(office.manager, twisted, attachments_of(office, request.data))
    opened = office.laptops["legal"].open(data, now=office.now())
    assert [problem.code for problem in opened.problems] == ["request.requester-new"]
