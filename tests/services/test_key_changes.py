# SPDX-License-Identifier: MIT
"""A manager's new key: refused until its number is compared anew; then the old one signs nothing more that counts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest

from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.succession import replaced_at
from golive_desktop.services.answering import given_answer, look_at_request
from golive_desktop.services.checking import check_here
from golive_desktop.services.key_changes import KeyChange, look_at_change, replace_requester
from golive_desktop.services.override_approval import look_at_override
from golive_desktop.services.overrides import ask_override
from golive_desktop.services.recalls import withdraw_approval
from golive_desktop.services.requesters import same_digits
from golive_desktop.services.rosters import Comparison, home_trust
from golive_desktop.services.signoffs import OpenedRequest, sign_request
from golive_desktop.services.verify import Verification
from golive_desktop.system.bounded import ProcessCalls
from tests.office import Laptop, Office, approved
from tests.services.launch import then
from tests.services.renewed import compare_first, renewed, replace_key, said
from tests.services.test_forgeries import attachments_of, forge


@pytest.fixture
def again(office: Office) -> Office:
    """The manager's number was compared, and then the key was lost."""
    compare_first(office)
    return renewed(office)


def refused(call: Callable[[], object]) -> str:
    with pytest.raises(KnownError) as caught:
        call()
    return caught.value.problem.code


def answer(laptop: Laptop, opened: OpenedRequest, again: Office, *, compared: Comparison | None = None) -> object:
    return sign_request(laptop.adapters, laptop.key, opened, approved(2), compared=compared, now=again.now())


def look(again: Office, data: bytes) -> KeyChange:
    return look_at_change(again.laptops["legal"].adapters, ProcessCalls(), data, name="a", now=again.now())


def opening(again: Office, data: bytes, role: str = "legal") -> Callable[[], object]:
    return lambda: again.laptops[role].open(data, now=again.now())


def check(again: Office, data: bytes, role: str = "legal") -> Verification:
    adapters = again.laptops[role].adapters
    return check_here(adapters, ProcessCalls(), data, name="file.pdf", now=again.now())


def codes(found: Verification) -> set[str]:
    return {problem.code for problem in found.problems}


def backdated(office: Office, at: datetime) -> bytes:
    """A request that a thief of the old key signs today with a time of `at`."""
    request = office.requests["legal"]
    fresh = replace(request.statement, id="00000000-0000-4000-9000-000000000009", issued_at=at)
    return forge(office.manager, fresh, attachments_of(office, request.data))


def test_a_changed_key_is_refused_and_says_whom_to_call(again: Office) -> None:
    with pytest.raises(KnownError) as caught:
        opening(again, again.requests["legal"].data)()
    problem = caught.value.problem
    assert (problem.code, problem.details["known"]) == ("request.requester-key-changed", "Anna Berger")


def test_after_the_new_comparison_its_requests_are_known_and_the_first_comparison_stays(
    office: Office, again: Office
) -> None:
    legal = again.laptops["legal"]
    new = replace_key(office, again)
    opened = legal.open(again.requests["legal"].data, now=again.now())
    assert (opened.trusted, opened.problems) == (True, ())
    sign_request(legal.adapters, legal.key, opened, approved(2), now=again.now())
    with legal.adapters.store.reading() as work:
        old, *others = work.contacts.all()
        (told,) = [entry for entry in work.audit.entries() if entry.event == "contact.replaced"]
    assert others == [new]
    assert (old.compared_how, old.compared_by, old.replaces) == ("phone", "Katrin Albers", "")
    assert (new.compared_how, new.compared_by, new.replaces) == ("phone", "Katrin Albers", old.fingerprint)
    assert dict(told.payload or {}) == {
        "name": "Anna Berger",
        "number": again.manager.certificate.number,
        "replaces": office.manager.certificate.number,
        "how": "phone",
        "by": "Katrin Albers",
    }


def test_what_the_old_key_signed_before_stays_genuine_and_can_still_be_taken_back(
    office: Office, again: Office
) -> None:
    legal, request, roster = again.laptops["legal"], office.requests["legal"].data, office.roster().data
    replace_key(office, again)
    found = check(again, roster)
    assert found.verdict == "genuine"
    asked = look_at_request(legal.adapters, ProcessCalls(), request, name="a", now=again.now())
    given = given_answer(legal.adapters, asked.request)
    assert asked.given is not None
    assert given == asked.given
    assert check(again, given.data).verdict == "genuine"
    assert codes(check(again, given.data)) == set()
    withdrawal = withdraw_approval(legal.adapters, legal.key, given.data, reason="A doubt", now=again.now())
    assert check(again, withdrawal.data).verdict == "genuine"


def test_a_thief_of_the_old_key_gets_nothing_signed_whatever_time_the_request_claims(
    office: Office, again: Office
) -> None:
    waiting = again.laptops["legal"].open
    office.ask("legal")
    before, opened = office.now(), waiting(office.requests["legal"].data, now=again.now())
    replace_key(office, again)
    office.time = again.now()
    office.ask("legal")
    later = office.requests["legal"].data
    legal = again.laptops["legal"]
    for data in (later, backdated(office, before), opened.data):
        assert refused(opening(again, data)) == "request.requester-replaced"
    # a request that lay open meanwhile is not signed either
    assert refused(partial(answer, legal, opened, again)) == "request.requester-replaced"
    # and the old key does not come back, not even after a call
    assert refused(partial(look, again, later)) == "request.requester-replaced"
    assert "verify.signer-revoked" in codes(check(again, later))
    assert check(again, later).verdict == "unknown-signer"
    doubted = check(again, backdated(office, before))
    assert (doubted.verdict, "own.manager-key-replaced" in codes(doubted)) == ("genuine", True)


def test_a_stranger_gets_no_further_by_the_name_the_address_or_the_number_in_a_mail(
    office: Office, again: Office
) -> None:
    stranger = renewed(office, folder="stranger")
    legal = again.laptops["legal"]
    change = look(again, stranger.requests["legal"].data)
    assert change.known == "Anna Berger"
    honest = said(again.manager)
    for comparison, code in (
        (honest, "sign.requester-number-differs"),
        (replace(honest, number=""), "sign.requester-number-differs"),
        (replace(said(stranger.manager), by=" "), "requester.comparison-incomplete"),
        (replace(said(stranger.manager), how="own"), "requester.comparison-incomplete"),
    ):
        replacing = partial(replace_requester, legal.adapters, change, comparison, now=again.now())
        assert refused(replacing) == code
    with legal.adapters.store.reading() as work:
        assert [contact.fingerprint for contact in work.contacts.all()] == [office.manager.certificate.fingerprint]
    replace_key(office, again)
    # what was looked at before another key was compared replaces that one no more
    late = partial(replace_requester, legal.adapters, change, said(stranger.manager), now=again.now())
    assert refused(late) == "requester.not-changed"
    assert refused(opening(again, stranger.requests["legal"].data)) == "request.requester-key-changed"


def test_whoever_writes_another_name_above_the_address_is_not_the_one_who_is_called(office: Office) -> None:
    compare_first(office)
    other = renewed(office, name="Bernd Kraus", folder="bernd")
    with pytest.raises(KnownError) as caught:
        opening(other, other.requests["legal"].data)()
    details = caught.value.problem.details
    assert (details["name"], details["known"]) == ("Bernd Kraus", "Anna Berger")
    shouting = renewed(office, folder="shouting", email=office.manager.certificate.subject.email.upper())
    assert refused(opening(shouting, shouting.requests["legal"].data)) == "request.requester-key-changed"


def test_the_compared_name_at_another_address_is_told_of(office: Office) -> None:
    compare_first(office)
    stranger = renewed(office, name="anna  BERGER", folder="stranger", email="anna@elsewhere.example")
    opened = office.laptops["legal"].open(stranger.requests["legal"].data, now=office.now())
    told = [problem.code for problem in opened.problems]
    assert (opened.trusted, told) == (False, ["request.requester-new", "request.requester-namesake"])
    assert opened.problems[1].details["email"] == office.manager.certificate.subject.email
    other = renewed(office, name="Bernd Kraus", folder="bernd", email="bernd@example.com")
    opened = office.laptops["legal"].open(other.requests["legal"].data, now=office.now())
    assert [problem.code for problem in opened.problems] == ["request.requester-new"]


def test_a_stranger_whose_request_lay_open_is_not_signed_once_the_manager_is_compared(office: Office) -> None:
    stranger, legal = renewed(office, folder="stranger"), office.laptops["legal"]
    opened = legal.open(stranger.requests["legal"].data, now=office.now())
    compare_first(office)
    for how in (None, said(stranger.manager)):
        assert refused(partial(answer, legal, opened, office, compared=how)) == "request.requester-key-changed"


def test_nothing_is_replaced_by_what_asks_nothing_or_contradicts_nobody(office: Office, again: Office) -> None:
    changed = bytearray(again.requests["legal"].data)
    changed[len(changed) // 2] ^= 1
    for data, code in (
        (office.requests["legal"].data, "requester.not-changed"),
        (again.roster().data, "request.no-request"),
        (bytes(changed), "request.changed"),
        (b"", "document.empty"),
    ):
        assert refused(partial(look, again, data)) == code
    found = check(again, again.roster().data)
    assert (found.verdict, "own.manager-key-changed" in codes(found)) == ("unknown-signer", True)


def test_the_new_key_leads_what_the_old_one_led_and_is_replaced_in_its_turn(office: Office, again: Office) -> None:
    legal = again.laptops["legal"]
    replace_key(office, again)
    third = renewed(office, folder="third")
    third.time = again.now() + timedelta(hours=1)
    replace_key(office, third)
    keys = [laptop.certificate.fingerprint for laptop in (office.manager, again.manager, third.manager)]
    with legal.adapters.store.reading() as work:
        trust, contacts = home_trust(work), work.contacts.all()
    assert {key for release, key in trust.managers if release == office.release.id} == set(keys)
    first, second = (replaced_at(contacts, key) for key in keys[:2])
    assert first is not None
    assert second is not None
    assert (first < second, replaced_at(contacts, keys[2])) == (True, None)
    assert check(third, office.roster().data).verdict == "genuine"


def test_a_manager_of_two_products_is_compared_once(office: Office, again: Office) -> None:
    legal = again.laptops["legal"]
    with legal.adapters.store.writing() as work:
        (contact,) = work.contacts.all()
        work.contacts.put(replace(contact, product="Yak"))
        work.contacts.put(replace(contact, product="Gnu", compared_how=""))
    replace_key(office, again)
    with legal.adapters.store.reading() as work:
        new = [contact for contact in work.contacts.all() if contact.replaces]
    assert {contact.product for contact in new} == {"Zebra", "Yak"}


def test_a_request_for_an_override_is_held_to_the_same(office: Office, again: Office) -> None:
    compare_first(office, "devops")
    devops, at = again.laptops["devops"], then(office, -20).now
    opened = partial(look_at_override, devops.adapters, now=at)
    mine, old = (
        ask_override(then(asking, -30), asking.manager.key, reason="The customer waits.", words=str).data
        for asking in (again, office)
    )
    assert (opened(old).problems, refused(partial(opened, mine))) == ((), "request.requester-key-changed")
    change = look_at_change(devops.adapters, ProcessCalls(), mine, name="a", now=at)
    replace_requester(devops.adapters, change, said(again.manager), now=at)
    assert opened(mine).problems == ()
    # the old one claims a time before the comparison, and is refused all the same
    assert refused(partial(opened, old)) == "request.requester-replaced"


@pytest.mark.parametrize("typed", ["0602-0903 4334.7376/8837\u00a06265", "060209034334737688376265"])
def test_the_digits_count_and_not_how_they_are_grouped(typed: str) -> None:
    assert same_digits(typed, "0602 0903 4334 7376 8837 6265")
    assert not same_digits(typed.replace("5", "4"), "0602 0903 4334 7376 8837 6265")
    assert not same_digits("", "0602 0903 4334 7376 8837 6265")
