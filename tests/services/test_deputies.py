# SPDX-License-Identifier: MIT
"""A deputy signs in somebody's place: with real keys and files, up to GO, and as far as an attacker may try."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.release import Policy
from golive_desktop.services.acceptance import accept_answer
from golive_desktop.services.delegations import asked_position, delegate, found_delegation, own_position
from golive_desktop.services.issue import Issued
from golive_desktop.services.own_records import own_record_problems
from golive_desktop.services.receive import Received
from golive_desktop.services.releases import create_release, set_candidate
from golive_desktop.services.requests import request_sign_offs
from golive_desktop.services.rosters import revoke_key
from golive_desktop.statements.delegation import DelegationBody, Deputy, Scope
from golive_desktop.statements.request import RequestBody
from tests.office import COMMIT, HANDBOOK, Laptop, Office, approved, new_laptop
from tests.services.test_forgeries import attachments_of, forge

BERTA = "Berta Beck"


@pytest.fixture
def berta(office: Office) -> Laptop:
    """The deputy's laptop; nobody has compared its number yet."""
    office.confirm("legal")
    office.laptops["berta"] = new_laptop(office.folder / "berta", BERTA, "Lawyer")
    return office.laptops["berta"]


def named(laptop: Laptop, **changes: str) -> Deputy:
    subject = laptop.certificate.subject
    deputy = Deputy(name=subject.name, email=subject.email, organisation=subject.organisation, fingerprint="")
    return replace(deputy, **changes)


def given(  # noqa: PLR0913 - what a delegation states
    office: Office,
    deputy: Deputy,
    *,
    by: str = "legal",
    days: int = 3,
    scope: Scope = "release",
    starts: datetime | None = None,
) -> Issued[DelegationBody]:
    """The delegation as its author makes it from their own request."""
    laptop = office.laptops[by]
    request = office.ask("legal")["legal"].data
    position = asked_position(laptop.adapters, laptop.key, request, now=office.now())
    begin = starts or office.now()
    return delegate(
        laptop.adapters,
        laptop.key,
        position,
        deputy,
        starts=begin,
        ends=begin + timedelta(days=days),
        scope=scope,
        now=office.now(),
    )


def ask_deputy(office: Office, role: str = "legal") -> Issued[RequestBody]:
    manager = office.manager
    (request,) = request_sign_offs(
        manager.adapters, manager.key, office.release.id, roles=(role,), deputies=(role,), now=office.now()
    )
    office.requests[role] = request
    return request


def refused(call: Any, *args: Any, **given: Any) -> str:  # noqa: ANN401 - any use case
    with pytest.raises(KnownError) as caught:
        call(*args, **given)
    return caught.value.problem.code


def answer(office: Office, berta: Laptop) -> Received:
    """The deputy's approval of the request that was sent to them, received."""
    data = berta.sign(office.requests["legal"].data, approved(2), now=office.now()).data
    return office.receive(data, "deputy.pdf")


def confirm(office: Office, berta: Laptop) -> None:
    office.confirm("legal", laptop=berta)


def lines(office: Office) -> list[tuple[str, bool]]:
    with office.manager.adapters.store.reading() as work:
        entries = work.roster.entries(office.release.id)
    return [(entry.person, entry.deputy) for entry in entries if entry.role == "legal"]


def test_up_to_go_and_every_page_says_in_whose_place(office: Office, berta: Laptop) -> None:
    received = office.receive(given(office, named(berta)).data, "delegation.pdf")
    assert (received.outcome, received.verdict) == ("delegated", "genuine")
    request = ask_deputy(office)
    assert (request.statement.body.person, office.state("legal")) == (BERTA, "requested")
    first = answer(office, berta)
    assert (first.outcome, first.verdict) == ("identity-open", "unknown-signer")
    confirm(office, berta)
    assert lines(office) == [("Katrin Albers", False), (BERTA, True)]
    assert office.state("legal") == "approved"
    receipt = office.receipt(replace(first, outcome="counted"))
    assert (receipt.statement.body.person, receipt.statement.body.principal) == (BERTA, "Katrin Albers")
    del office.laptops["berta"]
    for role in ("devops", "ceo"):
        office.confirm(role)
    office.meet_conditions()
    office.pass_gates()
    for role in ("devops", "ceo"):
        office.ask(role)
        office.receive(office.answer(role).data)
    told = office.requests["ceo"].statement.body.approvals
    assert [(fact.person, fact.principal) for fact in told] == [(BERTA, "Katrin Albers"), ("Tarek Yilmaz", "")]
    dossier = office.dossier()
    assert (office.verdict(), office.verify(dossier.data).verdict) == ("GO", "genuine")
    printed = " ".join(run.text for run in office.manager.adapters.reader.read(dossier.data).printed.runs)
    assert printed.count("Berta Beck for Katrin Albers") >= 2


def test_the_holder_is_asked_again_as_if_nothing_had_been(office: Office, berta: Laptop) -> None:
    office.receive(given(office, named(berta)).data)
    ask_deputy(office)
    answer(office, berta)
    confirm(office, berta)
    office.ask("legal")
    assert office.requests["legal"].statement.body.person == "Katrin Albers"
    assert office.receive(office.answer("legal").data).outcome == "counted"
    dossier = office.dossier()
    assert office.verify(dossier.data).verdict == "genuine"
    assert [(item.person, item.principal) for item in dossier.statement.body.earlier] == [(BERTA, "Katrin Albers")]


def test_a_deputy_cannot_pass_it_on(office: Office, berta: Laptop) -> None:
    office.receive(given(office, named(berta)).data)
    request = ask_deputy(office)
    answer(office, berta)
    confirm(office, berta)
    assert refused(asked_position, berta.adapters, berta.key, request.data, now=office.now()) == "delegation.deputy"
    key = office.bring_key("berta")
    assert refused(own_position, office.manager.adapters, key, office.release.id) == "delegation.deputy"
    otto = new_laptop(office.folder / "otto", "Otto", "Friend")
    honest = given(office, named(otto))
    author = replace(honest.statement.author, **_person(berta))
    forged = forge(berta, replace(honest.statement, author=author), ())
    assert office.verify(forged).verdict == "unknown-signer"
    assert office.receive(forged).outcome == "delegation-not-held"
    assert ask_deputy(office).statement.body.person == BERTA


def _person(laptop: Laptop) -> dict[str, str]:
    certificate, subject = laptop.certificate, laptop.certificate.subject
    return {
        "name": subject.name,
        "email": subject.email,
        "organisation": subject.organisation,
        "fingerprint": certificate.fingerprint,
    }


def test_a_strangers_delegation_helps_nobody(office: Office, berta: Laptop) -> None:
    honest = given(office, named(berta))
    mallory = new_laptop(office.folder / "mallory", "Mallory", "Nobody")
    author = replace(honest.statement.author, **_person(mallory))
    forged = forge(mallory, replace(honest.statement, author=author), ())
    assert office.receive(forged).outcome == "identity-open"
    assert refused(ask_deputy, office) == "delegation.not-held"
    lent = forge(mallory, honest.statement, ())
    assert office.verify(lent).verdict == "changed"


def test_nobody_is_a_deputy_whom_no_one_named(office: Office, berta: Laptop) -> None:
    given(office, named(berta))  # never received
    assert refused(ask_deputy, office) == "delegation.none"
    with office.manager.adapters.store.reading() as work:
        release = work.releases.get(office.release.id)
        code = refused(found_delegation, office.manager.adapters, work, release, "legal", office.now())
    assert code == "delegation.none"


def test_the_holder_of_another_role_delegates_nothing(office: Office, berta: Laptop) -> None:
    office.confirm("devops")
    honest = given(office, named(berta))
    devops = office.laptops["devops"]
    author = replace(honest.statement.author, **_person(devops))
    assert office.receive(forge(devops, replace(honest.statement, author=author), ())).outcome == "delegation-not-held"
    assert refused(ask_deputy, office) == "delegation.not-held"
    asked = office.requests["legal"].data
    assert refused(asked_position, devops.adapters, devops.key, asked, now=office.now()) == "sign.other-person"


def test_what_is_over_asks_nobody(office: Office, berta: Laptop) -> None:
    old = given(office, named(berta), days=1)
    office.receive(old.data)
    ask_deputy(office)
    office.time += timedelta(days=2)
    assert refused(ask_deputy, office) == "delegation.over"
    assert refused(berta.sign, office.requests["legal"].data, approved(2), now=office.now()) == (
        "statement.delegation-over"
    )
    office.receive(given(office, named(berta), days=1).data)
    assert ask_deputy(office).statement.body.person == BERTA


def test_a_delegation_received_too_late_is_told_of(office: Office, berta: Laptop) -> None:
    old = given(office, named(berta), days=1)
    office.time += timedelta(days=2)
    assert office.receive(old.data).outcome == "delegation-over"


def test_an_answer_that_came_after_the_time_waits_whatever_its_own_time_says(office: Office, berta: Laptop) -> None:
    office.receive(given(office, named(berta), days=1).data)
    ask_deputy(office)
    early = berta.sign(office.requests["legal"].data, approved(2), now=office.now()).data
    confirm(office, berta)
    office.time += timedelta(days=2)
    assert office.receive(early).outcome == "waits"
    assert office.verify(office.dossier().data).verdict == "genuine"
    manager, release = office.manager.adapters, office.release.id
    accept_answer(manager, release, role="legal", reason="Sent in time, was in the post.", now=office.now())
    assert office.state("legal") == "approved"
    assert office.verify(office.dossier().data).verdict == "genuine"


def test_the_deputys_key_signs_nothing_else(office: Office, berta: Laptop) -> None:
    office.receive(given(office, named(berta)).data)
    ask_deputy(office)
    honest = berta.sign(office.requests["legal"].data, approved(2), now=office.now())
    confirm(office, berta)
    silent: Any = replace(honest.statement, body=replace(honest.statement.body, on_behalf=None))
    forged = forge(berta, silent, attachments_of(office, honest.data))
    assert office.verify(forged).verdict == "changed"
    assert office.receive(forged).outcome == "changed"
    assert office.receive(honest.data).outcome == "counted"


def test_a_borrowed_address_makes_nobody_a_deputy(office: Office, berta: Laptop) -> None:
    office.receive(given(office, named(berta)).data)
    ask_deputy(office)
    honest = berta.sign(office.requests["legal"].data, approved(2), now=office.now())
    mallory = new_laptop(office.folder / "mallory", BERTA, "Nobody", email="mallory@example.com")
    fingerprint = mallory.certificate.fingerprint
    lent = replace(honest.statement, author=replace(honest.statement.author, fingerprint=fingerprint))
    forged = forge(mallory, lent, attachments_of(office, honest.data))
    assert office.receive(forged).outcome == "changed"
    own = replace(lent, author=replace(lent.author, email="mallory@example.com"))
    assert office.receive(forge(mallory, own, attachments_of(office, honest.data))).outcome == "changed"


@pytest.mark.usefixtures("berta")
def test_who_decides_elsewhere_is_no_deputy(office: Office) -> None:
    office.confirm("devops")
    office.receive(given(office, named(office.laptops["devops"])).data)
    assert refused(ask_deputy, office) == "statement.deputy-decides"
    with office.manager.adapters.store.writing() as work:
        release = work.releases.get(office.release.id)
        work.releases.replace(replace(release, policy=Policy(several_roles_per_key=True)))
    office.confirm("ceo")
    assert ask_deputy(office).statement.body.person == "Tarek Yilmaz"


def test_a_deputy_gets_no_second_role_by_a_second_key(office: Office, berta: Laptop) -> None:
    office.receive(given(office, named(berta)).data)
    ask_deputy(office)
    confirm(office, berta)
    again = new_laptop(office.folder / "again", BERTA, "Lawyer", email=berta.certificate.subject.email)
    assert refused(office.confirm, "devops", laptop=berta) == "roster.key-has-role"
    subject = again.certificate.subject
    assert (subject.name, subject.email) == (BERTA, berta.certificate.subject.email)
    assert refused(office.confirm, "devops", laptop=again) == "roster.key-has-role"


@pytest.mark.usefixtures("berta")
def test_the_release_manager_is_nobodys_deputy(office: Office) -> None:
    office.receive(given(office, named(office.manager)).data)
    assert refused(ask_deputy, office) == "statement.deputy-decides"


def test_a_revoked_holder_has_no_deputy(office: Office, berta: Laptop) -> None:
    office.receive(given(office, named(berta)).data)
    ask_deputy(office)
    confirm(office, berta)
    approval = berta.sign(office.requests["legal"].data, approved(2), now=office.now()).data
    legal = office.laptops["legal"].certificate.fingerprint
    revoke_key(office.manager.adapters, office.release.id, legal, now=office.now())
    assert office.receive(approval).outcome == "identity-open"
    assert refused(ask_deputy, office) == "delegation.not-held"
    assert office.verify(office.dossier().data).verdict == "genuine"


def test_what_a_deputy_signed_before_the_holder_was_revoked_counts(office: Office, berta: Laptop) -> None:
    office.receive(given(office, named(berta)).data)
    ask_deputy(office)
    confirm(office, berta)
    assert answer(office, berta).outcome == "counted"
    legal = office.laptops["legal"].certificate.fingerprint
    revoke_key(office.manager.adapters, office.release.id, legal, now=office.now())
    assert office.state("legal") == "approved"
    assert office.verify(office.dossier().data).verdict == "genuine"


def test_a_delegation_that_was_not_given_here_is_noticed(office: Office, berta: Laptop) -> None:
    office.receive(given(office, named(berta)).data)
    ask_deputy(office)
    confirm(office, berta)
    answer(office, berta)
    found = office.verify(office.dossier().data)
    legal, devops = office.laptops["legal"], office.laptops["devops"]
    with legal.adapters.store.reading() as work:
        assert own_record_problems(work, found) == ()
    with devops.adapters.store.writing() as work:
        work.identities.add(replace(legal.key.identity, name="also-mine"))
        (problem,) = own_record_problems(work, found)
    assert (problem.code, problem.subject, problem.details) == ("own.delegation-unknown", "legal", {"deputy": BERTA})


def test_the_last_signature_can_be_given_in_somebodys_place_too(office: Office, berta: Laptop) -> None:
    for role in ("devops", "ceo"):
        office.confirm(role)
    office.meet_conditions()
    office.pass_gates()
    for role in ("legal", "devops"):
        office.ask(role)
        office.receive(office.answer(role).data)
    ceo = office.laptops["ceo"]
    position = asked_position(ceo.adapters, ceo.key, office.ask("ceo")["ceo"].data, now=office.now())
    made = delegate(
        ceo.adapters,
        ceo.key,
        position,
        named(berta),
        starts=office.now(),
        ends=office.now() + timedelta(days=1),
        now=office.now(),
    )
    office.receive(made.data)
    request = ask_deputy(office, "ceo")
    office.confirm("ceo", laptop=berta)
    received = office.receive(berta.sign(request.data, approved(1), now=office.now()).data)
    assert (received.outcome, received.verdict, office.verdict()) == ("counted", "genuine", "GO")
    assert office.verify(office.dossier().data).verdict == "genuine"


def test_one_key_alone_where_the_delegation_names_it(office: Office, berta: Laptop) -> None:
    office.receive(given(office, named(berta, fingerprint="ab" * 32)).data)
    request = ask_deputy(office).data
    assert refused(berta.sign, request, approved(2), now=office.now()) == "statement.deputy-differs"


def test_signed_on_the_release_managers_laptop_it_holds_too(office: Office, berta: Laptop) -> None:
    key = office.bring_key("legal")
    position = own_position(office.manager.adapters, key, office.release.id)
    delegate(
        office.manager.adapters,
        key,
        position,
        named(berta),
        starts=office.now(),
        ends=office.now() + timedelta(days=1),
        now=office.now(),
    )
    assert ask_deputy(office).statement.body.person == BERTA
    unknown = office.bring_key("devops")
    assert refused(own_position, office.manager.adapters, unknown, office.release.id) == "delegation.no-role"


@pytest.mark.parametrize(("scope", "found"), [("product", BERTA), ("release", "delegation.none")])
def test_a_delegation_for_the_product_holds_in_its_next_release(
    office: Office, berta: Laptop, scope: Scope, found: str
) -> None:
    office.receive(given(office, named(berta), scope=scope).data)
    manager = office.manager.adapters
    handbook = HANDBOOK.replace("rc-7", "rc-8").encode()
    release, _ = create_release(manager, handbook, language="de", now=office.now())
    office.release = set_candidate(manager, release.id, commit=COMMIT, artefacts=(), now=office.now())
    office.confirm("legal")
    if scope == "release":
        assert refused(ask_deputy, office) == found
        return
    request = ask_deputy(office)
    assert request.statement.body.person == found
    confirm(office, berta)
    received = answer(office, berta)
    assert (received.outcome, received.verdict) == ("counted", "genuine")
    dossier = office.dossier()
    assert office.verify(dossier.data).verdict == "genuine"
    printed = " ".join(run.text for run in manager.reader.read(dossier.data).printed.runs)
    assert "Berta Beck i. V. Katrin Albers" in printed
