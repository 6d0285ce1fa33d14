# SPDX-License-Identifier: MIT
"""What a stranger who asks first, in the manager's name, can spoil: nothing."""

from dataclasses import replace

import pytest

from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.record import Contact
from golive_desktop.services.rosters import Comparison
from golive_desktop.services.signoffs import OpenedRequest, sign_request
from tests.office import START, Laptop, Office, approved, new_laptop

NUMBERS = ("request.requester-new", "request.requester-other-key")


@pytest.fixture
def legal(office: Office) -> Laptop:
    """The signer, who has been asked by the manager, and before that by a stranger with the manager's address."""
    office.ask("legal")
    laptop = office.laptops["legal"]
    keep(laptop, office, stranger(office), how="")
    return laptop


def stranger(office: Office) -> Laptop:
    email = office.manager.certificate.subject.email
    return new_laptop(office.folder / "stranger", "Anna  Berger", "Release Manager", email=email)


def keep(laptop: Laptop, office: Office, asking: Laptop, *, how: str) -> None:
    certificate = asking.certificate
    contact = Contact(
        product=office.release.plan.product,
        email=certificate.subject.email,
        fingerprint=certificate.fingerprint,
        certificate=certificate.der,
        first_seen=START,
        compared_how=how,
    )
    with laptop.adapters.store.writing() as work:
        work.contacts.put(contact)


def opened(office: Office, legal: Laptop) -> OpenedRequest:
    return legal.open(office.requests["legal"].data, now=office.now())


def test_a_strangers_key_that_nobody_compared_stands_against_nobody_and_is_told_of(
    office: Office, legal: Laptop
) -> None:
    found = opened(office, legal)
    assert tuple(problem.code for problem in found.problems) == NUMBERS
    new, other = found.problems
    assert new.details["number"] == office.manager.certificate.number
    assert other.details["number"] != new.details["number"]
    assert other.details["name"] == "Anna Berger"


def test_once_the_managers_number_is_compared_the_stranger_is_refused(office: Office, legal: Laptop) -> None:
    comparison = Comparison(number=office.manager.certificate.number, by="Katrin Albers", how="phone")
    request = opened(office, legal)
    sign_request(legal.adapters, legal.key, request, approved(2), compared=comparison, now=office.now())
    office.ask("legal")
    again = opened(office, legal)
    assert again.trusted
    assert again.problems == ()
    with legal.adapters.store.reading() as work:
        kept = work.contacts.all()
    assert [bool(contact.compared_how) for contact in kept] == [False, True]


def test_a_compared_key_refuses_every_other_one_even_one_seen_before(office: Office, legal: Laptop) -> None:
    with legal.adapters.store.reading() as work:
        (seen,) = work.contacts.all()
    keep(legal, office, office.manager, how="")
    with legal.adapters.store.writing() as work:
        work.contacts.put(replace(seen, compared_how="phone"))
    with pytest.raises(KnownError) as error:
        opened(office, legal)
    assert error.value.problem.code == "request.requester-key-changed"
    assert error.value.problem.details["number"] == office.manager.certificate.number
