# SPDX-License-Identifier: MIT
"""An override: asked for with a reason, approved by the executive's own key, for this candidate only, on page 1."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from golive_desktop.domain.certificate import Subject
from golive_desktop.domain.day import EventKind
from golive_desktop.domain.launch import NEVER_OVERRIDDEN
from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.domain.record import Contact
from golive_desktop.services.day import look_at_day
from golive_desktop.services.day_dossier import overridden
from golive_desktop.services.day_launch import proceed
from golive_desktop.services.identities import create_identity
from golive_desktop.services.issue import Issued, SigningKey
from golive_desktop.services.mailing import files_for
from golive_desktop.services.override_approval import (
    approve_override,
    look_at_override,
    open_override,
    request_of_override,
)
from golive_desktop.services.overrides import ask_override, record_override
from golive_desktop.services.releases import set_candidate
from golive_desktop.services.rosters import Comparison
from golive_desktop.services.voids import declare_void
from golive_desktop.statements.dossier import DossierBody
from golive_desktop.statements.kinds import compose
from golive_desktop.statements.override import OverrideBody
from tests.office import PASSPHRASE, Laptop, Office
from tests.services.launch import T0, polled, then
from tests.services.test_day_signing import code
from tests.services.test_forgeries import attachments_of, blocking, forge
from tests.statements.paper import in_order
from tests.statements.parts import with_body


@pytest.fixture
def lacking(office: Office) -> Office:
    """Everybody but the executive approved, and no gate was run; the executive knows the release manager's key."""
    for role in office.laptops:
        office.confirm(role)
    office.meet_conditions()
    office.ask("legal", "devops")
    for role in ("legal", "devops"):
        office.receive(office.answer(role).data)
    know(office, office.laptops["ceo"])
    return office


def know(office: Office, laptop: Laptop) -> None:
    manager = office.manager.certificate
    contact = Contact(
        product=office.release.plan.product,
        email=manager.subject.email,
        fingerprint=manager.fingerprint,
        certificate=manager.der,
        first_seen=office.now(),
        compared_how="phone",
    )
    with laptop.adapters.store.writing() as work:
        work.contacts.put(contact)


def asked(office: Office, *points: str) -> Issued[OverrideBody]:
    key = office.manager.key
    return ask_override(
        then(office, -30), key, reason="The customer waits.", words=lambda problem: problem.code, points=points
    )


def approved(office: Office, request: bytes, role: str = "ceo") -> Issued[OverrideBody]:
    laptop = office.laptops[role]
    return approve_override(laptop.adapters, laptop.key, request, now=then(office, -20).now)


def lacks(office: Office) -> list[str]:
    why_not = look_at_day(office.manager.adapters, office.release.id, now=T0).obstacles
    return [problem.code for problem in why_not if problem.code.startswith("readiness.")]


def test_what_an_executive_lets_pass_no_longer_stands_in_the_way(lacking: Office) -> None:
    assert lacks(lacking) == ["readiness.gate-not-run", "readiness.not-requested"]
    request = asked(lacking)
    answer = approved(lacking, request.data)
    assert lacking.verify(request.data).verdict == lacking.verify(answer.data).verdict == "genuine"
    record_override(then(lacking, -10), answer.data)
    assert lacks(lacking) == []
    assert code(lambda: record_override(then(lacking, -9), answer.data)) == "override.already"
    polled(lacking)
    proceed(then(lacking, 0))
    dossier = lacking.dossier()
    assert lacking.verify(dossier.data).verdict == "genuine"
    pages = compose(dossier.statement)
    assert in_order(pages, "NO-GO", "Overridden by Łukasz Vogt", "readiness.gate-not-run Reason. The customer", "Decis")
    with lacking.manager.adapters.store.reading() as work:
        assert overridden(work, lacking.release) == {answer.sha256}
    lies(lacking, dossier)


def lies(office: Office, dossier: Issued[DossierBody]) -> None:
    """Another person, another reason, another obstacle: each is found."""
    section = dossier.statement.body.day
    assert section is not None
    place = next(n for n, event in enumerate(section.events) if event.kind is EventKind.OVERRIDDEN)
    event = section.events[place]
    for lie in (
        replace(event, text="No reason"),
        replace(event, values={**event.values, "person": "Otto"}),
        replace(event, values={**event.values, "obstacle": "Nothing"}),
    ):
        events = (*section.events[:place], lie, *section.events[place + 1 :])
        told = with_body(dossier.statement, day=replace(section, events=events))
        found = office.verify(forge(office.manager, told, attachments_of(office, dossier.data)))
        assert "statement.day-differs" in blocking(found)


def test_it_is_for_this_candidate_only(lacking: Office) -> None:
    answer = approved(lacking, asked(lacking, "readiness.gate-not-run 1").data)
    record_override(then(lacking, -10), answer.data)
    assert lacks(lacking) == ["readiness.not-requested"]
    set_candidate(lacking.manager.adapters, lacking.release.id, commit="cd" * 20, artefacts=(), now=lacking.now())
    assert "readiness.gate-not-run" in lacks(lacking)
    assert not in_order(compose(lacking.dossier().statement), "Overridden by", "Decisions")
    other = approved(lacking, asked(lacking).data)
    set_candidate(lacking.manager.adapters, lacking.release.id, commit="ef" * 20, artefacts=(), now=lacking.now())
    assert code(lambda: record_override(then(lacking, -9), other.data)) == "override.other-release"


def test_nobody_but_the_executive_lets_anything_pass(lacking: Office) -> None:
    request = asked(lacking)
    know(lacking, lacking.laptops["devops"])
    legal, devops = lacking.laptops["legal"], lacking.laptops["devops"]
    assert code(lambda: open_override(legal.adapters, request.data, now=lacking.now())) == "override.not-genuine"
    assert code(lambda: record_override(then(lacking, -10), request.data)) == "override.no-approval"
    answer = approved(lacking, request.data)
    assert code(lambda: open_override(devops.adapters, answer.data, now=lacking.now())) == "override.not-genuine"
    ceo = lacking.laptops["ceo"]
    assert code(lambda: open_override(ceo.adapters, answer.data, now=lacking.now())) == "override.no-request"
    # a colleague signs in the executive's role with an own key
    lent = approved(lacking, request.data, "devops")
    assert code(lambda: record_override(then(lacking, -10), lent.data)) == "override.other-person"
    # what was asked of somebody else, and what was never asked from here
    other = forge(lacking.manager, with_body(request.statement, role="devops", title="DevOps Lead"), ())
    own = approved(lacking, other, "devops")
    assert code(lambda: record_override(then(lacking, -10), own.data)) == "override.other-role"
    elsewhere = approved(lacking, forge(lacking.manager, replace(request.statement, id="elsewhere"), ()))
    assert code(lambda: record_override(then(lacking, -10), elsewhere.data)) == "override.not-asked"
    assert code(lambda: record_override(then(lacking, -10, run="rehearsal 1"), answer.data)) == "day.not-now"
    assert lacks(lacking) != []


def test_there_has_to_be_something_to_let_pass(lacking: Office) -> None:
    key = lacking.manager.key
    assert code(lambda: asked(lacking, "readiness.gate-red 7")) == "day.not-now"
    assert code(lambda: ask_override(then(lacking, -30), key, reason=" ", words=str)) == "day.reason-missing"
    declare_void(lacking.manager.adapters, key, lacking.release.id, reason="Wrong build", now=lacking.now())
    assert lacks(lacking)[0] in NEVER_OVERRIDDEN
    assert code(lambda: asked(lacking, f"readiness.void {lacking.release.candidate.tag}")) == "day.not-now"


def test_the_wrong_person_is_told_so_and_the_right_one_counts_once_the_number_is_compared(office: Office) -> None:
    for role in ("legal", "devops"):
        office.confirm(role)
    office.ask("legal", "devops")
    request = asked(office)
    ceo, manager = office.laptops["ceo"], office.manager
    own = blocked(lambda: approve_override(manager.adapters, manager.key, request.data, now=office.now()))
    assert (own.code, own.details["executive"]) == ("override.own-request", "CEO / Business Lead")
    know(office, office.laptops["devops"])
    lent = office.receive(approved(office, request.data, "devops").data)
    assert (lent.problem.code, lent.problem.details["title"]) == ("override.other-person", "DevOps Lead")
    # the executive's first contact: no signature before the number is compared, and none for another number
    opened = look_at_override(ceo.adapters, request.data, now=office.now())
    number = opened.problems[0].details["number"]
    assert opened.problems[0].code == "request.requester-new"
    for compared, refused in ((None, "override.not-genuine"), ("1111", "sign.requester-number-differs")):
        how = Comparison(number=compared, by="Łukasz Vogt", how="phone") if compared else None
        say = partial(approve_override, ceo.adapters, ceo.key, request.data, compared=how, now=office.now())
        assert code(say) == refused
    how = Comparison(number=number, by="Łukasz Vogt", how="phone")
    answer = approve_override(ceo.adapters, ceo.key, request.data, compared=how, now=office.now())
    assert look_at_override(ceo.adapters, answer.data, now=office.now()).given == answer
    assert code(lambda: approve_override(ceo.adapters, ceo.key, request.data, now=office.now())) == "override.answered"
    assert office.receive(answer.data).problem.code == "receive.identity-open"
    assert lacks(office) != []
    office.confirm("ceo")
    assert office.receive(answer.data).problem.code == "override.recorded"
    assert lacks(office) == []
    assert office.receive(answer.data).outcome == "duplicate"


def test_a_key_on_the_managers_laptop_is_nobody_s_until_it_is_confirmed(lacking: Office) -> None:
    request = asked(lacking)
    person = Subject(name="Łukasz Vogt", organisation="Acme", role="CEO", email="lukasz@acme.example")
    adapters = lacking.manager.adapters
    second = create_identity(adapters, "second", person, passphrase=PASSPHRASE, now=lacking.now())
    key = SigningKey(identity=second, passphrase=PASSPHRASE)
    answer = approve_override(adapters, key, request.data, now=lacking.now())
    assert code(lambda: record_override(then(lacking, -10), answer.data)) == "override.identity-open"
    assert lacking.receive(answer.data).outcome == "identity-open"
    with adapters.store.reading() as work:
        release = work.releases.get(lacking.release.id)
        assert request_of_override(work, release) == request.data
        (file,) = files_for(work, release, "override", "ceo")
    assert (file.name, file.data) == ("override-ceo.golive", request.data)


def blocked(do: Callable[[], object]) -> Problem:
    with pytest.raises(KnownError) as found:
        do()
    return found.value.problem
