# SPDX-License-Identifier: MIT
"""Which certificates may vouch for others, and how far: no further than they say themselves."""

from datetime import timedelta

import pytest
from asn1crypto import x509

from golive_desktop.domain.problem import KnownError
from golive_desktop.signing.authorities import X509AuthorityReader
from golive_desktop.signing.trust import is_trusted, vouches
from tests.company import ROOT_NAME, Entity, authority, employee, no_mail_of, only_mail_of, only_net
from tests.office import START

PEOPLE = authority("Zebra People CA", authority())


def trusted(signer: Entity, *anchors: Entity, planted: tuple[Entity, ...] = (), days: int = 0) -> bool:
    others = [x509.Certificate.load(entity.der) for entity in planted]
    return is_trusted(
        x509.Certificate.load(signer.der),
        others=others,
        anchors=[anchor.der for anchor in anchors],
        moment=START + timedelta(days=days),
    )


def refusal(data: bytes) -> tuple[str, str]:
    with pytest.raises(KnownError) as caught:
        X509AuthorityReader().read(data, now=START)
    return caught.value.problem.code, caught.value.problem.details.get("reason", "")


@pytest.mark.parametrize("entity", [authority(), PEOPLE], ids=["root", "below a root"])
def test_an_authority_is_read_with_what_a_person_compares(entity: Entity) -> None:
    facts = X509AuthorityReader().read(entity.pem, now=START)
    assert facts == X509AuthorityReader().read(entity.der, now=START) == X509AuthorityReader().describe(entity.der)
    assert facts.issuer == f"{ROOT_NAME}, Zebra"
    assert (facts.der, facts.key, len(facts.number)) == (entity.der, "ECDSA P-256", 29)
    assert vouches(entity.der)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (employee(authority()).pem, ("authority.no-authority", "")),
        (authority("No Signing", usage=("crl_sign",)).pem, ("authority.no-authority", "")),
        (authority("Says Nothing", usage=()).pem, ("authority.no-authority", "")),
        (authority("Over", days=(-400, -1)).pem, ("authority.not-valid", "")),
        (authority("Early", days=(1, 400)).pem, ("authority.not-valid", "")),
        (authority("Odd", odd=True).pem, ("authority.unsuitable", "key-type")),
        (PEOPLE.pem + authority().pem, ("authority.several", "")),
        (b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", ("certificate.unreadable", "")),
        (b"", ("certificate.unreadable", "")),
        (authority().der[:-1], ("certificate.unreadable", "")),
    ],
    ids=["leaf", "crl", "no usage", "over", "early", "odd", "several", "no certificate", "empty", "cut"],
)
def test_what_is_no_authority_is_refused(data: bytes, code: tuple[str, str]) -> None:
    assert refusal(data) == code


def test_an_authority_vouches_for_whom_it_issued_and_nobody_else() -> None:
    below = employee(PEOPLE)
    assert trusted(employee(authority()), authority())
    assert trusted(below, PEOPLE)
    assert trusted(below, authority(), planted=(PEOPLE,))
    team = authority("Team CA", PEOPLE)
    assert trusted(employee(team), authority(), planted=(PEOPLE, team))
    assert not trusted(below, authority())  # the authority between is not there
    assert not trusted(below, authority("Other"), planted=(PEOPLE, authority()))
    assert not trusted(below, planted=(PEOPLE, authority()))
    assert not trusted(employee(authority()), PEOPLE)


def test_the_same_name_with_another_key_is_another_authority() -> None:
    forged = authority(serial=2)
    assert forged.certificate.subject == authority().certificate.subject
    assert not trusted(employee(forged), authority(), planted=(forged,))
    assert not trusted(employee(authority()), forged, planted=(authority(),))


def test_an_employee_issues_no_certificates() -> None:
    boss = employee(authority(), "Boss")
    friend = employee(boss, "Friend")
    assert not trusted(friend, authority(), planted=(boss,))


def test_many_planted_authorities_of_one_name_keep_nobody_waiting() -> None:
    keys = [authority("Twin", serial=number) for number in range(1, 31)]
    planted = tuple(authority("Twin", issuer, serial=100 + number) for number, issuer in enumerate(keys))
    ring = [authority("Even", keys[0]), authority("Odd", keys[0])]
    for number in range(12):
        ring.append(authority(("Even", "Odd")[number % 2], ring[-1], serial=200 + number))
    for signer in (employee(planted[0]), employee(ring[-1])):
        assert not trusted(signer, authority(), planted=(*planted, *ring))
    # what stands among them is still found where it is named first
    assert trusted(employee(PEOPLE), authority(), planted=(PEOPLE, *planted))


def test_an_authority_reaches_as_far_as_it_says() -> None:
    direct, near = authority("Direct", path_length=0), authority("Near", path_length=1)
    assert trusted(employee(direct), direct)
    between = authority("Between", direct)
    assert not trusted(employee(between), direct, planted=(between,))
    middle = authority("Middle", near)
    assert trusted(employee(middle), near, planted=(middle,))
    lower = authority("Lower", middle)
    assert not trusted(employee(lower), near, planted=(middle, lower))


def test_an_authority_vouches_for_the_names_that_it_says() -> None:
    limited = authority("Limited", names=only_mail_of("example.com"))
    assert trusted(employee(limited), limited)
    assert not trusted(employee(limited, email="katrin@example.org"), limited)
    others = authority("Others", names=no_mail_of("example.org"))
    assert trusted(employee(others), others)
    assert not trusted(employee(others, email="katrin@example.org"), others)


def test_how_an_authority_was_made_asks_nothing_of_its_people() -> None:
    audited = authority("Audited", policy="1.3.6.1.4.1.99999.1")
    assert trusted(employee(audited), audited)


def test_a_key_for_something_else_vouches_for_nobody() -> None:
    lists = authority("No Signing", usage=("crl_sign",))
    assert not vouches(lists.der)
    assert not trusted(employee(lists), lists)
    assert vouches(authority("Says Nothing", usage=()).der)  # named for one check, an old one still does


def test_names_that_cannot_be_compared_are_no_crash_and_no_trust() -> None:
    machines = authority("Machines", names=only_net("10.0.0.0/8"))
    assert trusted(employee(machines), machines)  # it says nothing about addresses of people
    assert not trusted(employee(machines, computer="10.0.0.1"), machines)


def test_an_authority_vouches_in_its_time() -> None:
    former = authority("Former", days=(-400, -10))
    signer = employee(former)
    assert trusted(signer, former, days=-20)
    assert not trusted(signer, former, days=-5)
