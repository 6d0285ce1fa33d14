# SPDX-License-Identifier: MIT
"""What the thief of a replaced key, and a stranger in the manager's name, may try on a signer's laptop."""

import base64
import hashlib
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest

from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.record import StatementRecord
from golive_desktop.domain.trust import RosterEntry
from golive_desktop.services.answering import look_at_request
from golive_desktop.services.receive import receive
from golive_desktop.services.signoffs import sign_request
from golive_desktop.services.voids import declare_void
from golive_desktop.statements.envelope import Statement
from golive_desktop.statements.request import RequestBody
from golive_desktop.statements.roster import RosterBody
from golive_desktop.system.bounded import ProcessCalls
from tests.office import NEW_ID, Laptop, Office, approved, new_laptop
from tests.services.renewed import compare_first, renewed, replace_key, said
from tests.services.test_forgeries import attachments_of, blocking, forge
from tests.services.test_key_changes import check, codes

Body = TypeVar("Body")
REPLACED = "own.manager-key-replaced"


@pytest.fixture
def again(office: Office) -> Office:
    """The manager's number was compared, and then the key was lost."""
    compare_first(office)
    return renewed(office)


def line_of(roster: Statement[RosterBody], laptop: Laptop, role: str) -> RosterEntry:
    """A line of a key list that gives somebody a role."""
    certificate = laptop.certificate
    return replace(
        roster.body.entries[0],
        role=role,
        person=certificate.subject.name,
        certificate=base64.b64encode(certificate.der).decode(),
        fingerprint=certificate.fingerprint,
        number=certificate.number,
        compared_how="phone",
    )


def by(laptop: Laptop, said: Statement[Body], *, product: str = "Zebra") -> Statement[Body]:
    """The same, as the owner of another key would say it."""
    subject = laptop.certificate.subject
    author = replace(said.author, name=subject.name, email=subject.email, fingerprint=laptop.certificate.fingerprint)
    return replace(said, id=NEW_ID(), author=author, release=said.release and replace(said.release, product=product))


def carrying(
    office: Office, laptop: Laptop, roster: Statement[RosterBody], request: Statement[RequestBody]
) -> tuple[bytes, bytes]:
    """A key list and a request that carries it, both signed with the key of one laptop."""
    key_list = forge(laptop, roster, ())
    digest = hashlib.sha256(key_list).hexdigest()
    asked = replace(
        request,
        answers_to=(replace(request.answers_to[0], id=roster.id, sha256=digest),),
        attachments=(replace(request.attachments[0], sha256=digest, size=len(key_list)),),
    )
    (carried,) = attachments_of(office, office.requests["legal"].data)
    return key_list, forge(laptop, asked, (replace(carried, data=key_list),))


def numbered(office: Office, asking: Laptop, number: int, *, product: str = "Zebra") -> bytes:
    """A request of another key in this very release, with a key list of this number, as of now."""
    roster, request = office.roster().statement, office.requests["legal"].statement
    entries = (line_of(roster, asking, "release-manager"),)
    body = replace(roster.body, number=number, previous="" if number == 1 else "a" * 64, entries=entries)
    at = office.now()
    listed = replace(by(asking, roster, product=product), body=body, issued_at=at)
    asked = replace(by(asking, request, product=product), issued_at=at)
    return carrying(office, asking, listed, asked)[1]


def planted_request(office: Office, friend: Laptop) -> bytes:
    """A request to a friend of the thief, with a key list of the old key that gives the friend the role."""
    roster = office.roster()
    body = replace(
        roster.statement.body,
        number=roster.statement.body.number + 1,
        previous=roster.sha256,
        entries=(*roster.statement.body.entries, line_of(roster.statement, friend, "legal")),
    )
    office.ask("legal")
    request = office.requests["legal"].statement
    person = replace(request.body, person=friend.certificate.subject.name)
    listed = replace(roster.statement, id=NEW_ID(), body=body)
    return carrying(office, office.manager, listed, replace(request, id=NEW_ID(), body=person))[1]


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


@pytest.mark.parametrize("before", [False, True])
def test_only_a_receipt_that_came_before_says_that_it_counted(office: Office, *, before: bool) -> None:
    answer = compare_first(office)
    legal = office.laptops["legal"]
    office.confirm("legal")
    receipt = office.receipt(office.receive(answer)).data
    again = renewed(office)
    if not before:
        replace_key(office, again)
    received = receive(legal.adapters, receipt, name="receipt.pdf", now=again.now())
    assert (received.outcome, received.problem.code) == ("kept", "receive.kept" if before else REPLACED)
    if before:
        replace_key(office, again)
    request = office.requests["legal"].data
    asked = look_at_request(legal.adapters, ProcessCalls(), request, name="a", now=again.now())
    assert asked.given is not None
    assert (asked.given.counted_at is not None) is before


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


def test_key_lists_do_not_go_backwards_over_a_change_of_the_key(office: Office, again: Office) -> None:
    legal = again.laptops["legal"]
    replace_key(office, again)
    office.time = again.now()
    newest = legal.open(numbered(office, again.manager, 7), now=office.now())
    assert newest.trusted
    sign_request(legal.adapters, legal.key, newest, approved(2), now=office.now())
    for number in (1, 6):
        with pytest.raises(KnownError, match=r"request\.roster-older"):
            legal.open(numbered(office, again.manager, number), now=office.now())
    # the old key writes the highest number, and gets neither a request opened nor anything by a list of today
    with pytest.raises(KnownError, match=r"request\.requester-replaced"):
        legal.open(numbered(office, office.manager, 99), now=office.now())
    roster = office.roster().statement
    body = replace(roster.body, number=99, previous="a" * 64)
    today = replace(roster, id=NEW_ID(), body=body, issued_at=office.now())
    found = check(again, forge(office.manager, today, ()))
    assert (found.verdict, codes(found)) == ("unknown-signer", {"verify.signer-revoked"})


def test_one_file_is_of_one_key(office: Office, again: Office) -> None:
    """The two keys of one person are two authors: neither carries what the other one has signed."""
    replace_key(office, again)
    roster, request = office.roster(), office.requests["legal"]
    carried = attachments_of(office, request.data)
    mixed = forge(again.manager, replace(by(again.manager, request.statement), issued_at=again.now()), carried)
    new = by(again.manager, roster.statement)
    new = replace(new, body=replace(new.body, entries=(line_of(new, again.manager, "release-manager"),)))
    listed, _request = carrying(office, again.manager, new, request.statement)
    digest, size = hashlib.sha256(listed).hexdigest(), len(listed)
    answers_to = (replace(request.statement.answers_to[0], id=new.id, sha256=digest),)
    attachments = (replace(request.statement.attachments[0], sha256=digest, size=size),)
    asked = replace(request.statement, answers_to=answers_to, attachments=attachments)
    other_way = forge(office.manager, asked, (replace(carried[0], data=listed),))
    for data in (mixed, other_way):
        found = check(again, data)
        assert (found.verdict, blocking(found)) == ("changed", {"statement.other-author"})


def test_a_dossier_of_the_new_key_does_not_take_over_what_the_old_one_gathered(office: Office) -> None:
    compare_first(office)
    office.go()
    dossier = office.dossier()
    again = renewed(office)
    replace_key(office, again)
    carried = attachments_of(office, dossier.data)
    taken = by(again.manager, dossier.statement)
    own = replace(taken, body=replace(taken.body, creator=taken.author.fingerprint))
    for statement, code in ((taken, "statement.creator-differs"), (own, "statement.other-author")):
        found = check(again, forge(again.manager, statement, carried))
        assert found.verdict == "changed"
        assert code in blocking(found)
    edited = replace(dossier.statement, id=NEW_ID())
    found = check(again, forge(office.manager, edited, carried))
    assert (found.verdict, REPLACED in codes(found)) == ("genuine", True)


def test_the_manager_of_another_product_does_not_take_over_a_release(office: Office, again: Office) -> None:
    """Also not with a compared number: the id of the release is known to everybody who was asked."""
    stranger = new_laptop(office.folder / "stranger", "Stefan Strange", "Release Manager")
    legal = office.laptops["legal"]
    opened = legal.open(numbered(office, stranger, 99, product="Yak"), now=office.now())
    sign_request(legal.adapters, legal.key, opened, approved(2), compared=said(stranger), now=office.now())
    office.ask("legal")
    asked = legal.open(office.requests["legal"].data, now=office.now())
    assert (asked.trusted, asked.problems) == (True, ())
    assert check(again, office.roster().data).verdict == "genuine"


def test_a_replaced_key_is_refused_in_every_name_and_after_every_call(office: Office, again: Office) -> None:
    legal = again.laptops["legal"]
    waiting = legal.open(office.requests["legal"].data, now=office.now())
    replace_key(office, again)
    third = renewed(office, folder="third")
    third.time = again.now()
    replace_key(office, third)
    for manager in (office.manager, again.manager):
        for product in ("Zebra", "Yak"):
            with pytest.raises(KnownError, match=r"request\.requester-replaced"):
                legal.open(numbered(office, manager, 9, product=product), now=third.now())
    other = replace(_product(lambda _: "Yak")(waiting.statement), id=NEW_ID())
    other = replace(other, author=replace(other.author, email="new@example.com"))
    unanswered = replace(waiting, statement=other)
    for comparison in (None, said(office.manager)):
        with pytest.raises(KnownError, match=r"request\.requester-replaced"):
            sign_request(legal.adapters, legal.key, unanswered, approved(2), compared=comparison, now=third.now())


def test_a_new_key_leaves_nothing_unsaid_that_the_old_one_stated(office: Office, again: Office) -> None:
    legal = office.laptops["legal"]
    void = declare_void(
        office.manager.adapters, office.manager.key, office.release.id, reason="Given up.", now=office.now()
    )
    about = replace(void.statement, release=again.release.reference)
    again.time = office.time
    kept = receive(legal.adapters, forge(office.manager, about, ()), name="void.pdf", now=again.now())
    assert (kept.verdict, kept.outcome) == ("genuine", "kept")
    replace_key(office, again)
    found = check(again, again.dossier().data)
    assert (found.verdict, "own.void-missing" in codes(found)) == ("genuine", True)
