# SPDX-License-Identifier: MIT
"""Critical conditions when the candidate changes: open again, held on in one step, and never counted unseen."""

from dataclasses import replace

import pytest

from golive_desktop.domain.critical import CriticalCondition
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.release import Artefact
from golive_desktop.services.critical import confirm_critical
from golive_desktop.services.issue import Issued
from golive_desktop.services.releases import change_plan, set_candidate, set_critical, state_of
from golive_desktop.services.verify import Verification
from golive_desktop.statements.dossier import DossierBody
from tests.office import COMMIT, Office
from tests.services.test_forgeries import attachments_of, blocking, forge

OTHER = "cd" * 20
OLDER = ("readiness.critical-older-candidate", "1")


def bind(office: Office, commit: str = OTHER, artefacts: tuple[Artefact, ...] = ()) -> None:
    set_candidate(office.manager.adapters, office.release.id, commit=commit, artefacts=artefacts, now=office.now())


def condition(office: Office) -> CriticalCondition:
    with office.manager.adapters.store.reading() as work:
        return state_of(work, work.releases.get(office.release.id)).critical[0]


def confirm(office: Office) -> CriticalCondition:
    return confirm_critical(office.manager.adapters, office.release.id, 1, by="Ben Adler", now=office.now())


def events(office: Office) -> list[str]:
    with office.manager.adapters.store.reading() as work:
        return [entry.event for entry in work.audit.entries()]


def told(office: Office, dossier: Issued[DossierBody], **changes: object) -> Verification:
    """The dossier with its first critical condition stated otherwise."""
    body = dossier.statement.body
    lie = replace(body.critical[0], **changes)  # type: ignore[arg-type] # as typed there
    statement = replace(dossier.statement, body=replace(body, critical=(lie,)))
    return office.verify(forge(office.manager, statement, attachments_of(office, dossier.data)))


@pytest.mark.parametrize(("commit", "artefacts"), [(OTHER, ()), (COMMIT, (Artefact(name="app.deb", sha256="0" * 64),))])
def test_a_new_candidate_opens_what_was_met(office: Office, commit: str, artefacts: tuple[Artefact, ...]) -> None:
    office.meet_conditions()
    met = condition(office)
    assert OLDER not in office.why_not()
    bind(office, commit, artefacts)
    assert OLDER in office.why_not()
    found = condition(office)
    assert (found.met, found.fell, found.note) == (False, True, met.note)
    assert found.before is not None
    assert (found.before.at, found.before.by, found.before.candidate.commit) == (met.met_at, met.met_by, COMMIT)
    assert events(office)[-2:] == ["candidate.set", "critical.older-candidate"]
    bind(office, COMMIT)
    assert OLDER in office.why_not()
    assert condition(office).before == found.before


def test_one_step_says_that_it_still_holds(office: Office) -> None:
    office.meet_conditions()
    bind(office)
    before = condition(office).before
    held = confirm(office)
    assert held == condition(office)
    assert (held.met, held.met_by, held.before) == (True, "Ben Adler", before)
    assert OLDER not in office.why_not()
    with pytest.raises(KnownError) as refusal:
        confirm(office)
    assert refusal.value.problem.code == "release.critical-not-older"
    bind(office, "ef" * 20)
    assert condition(office).before == before


def test_nothing_is_held_on_that_was_never_met_under_this_text(office: Office) -> None:
    adapters, key = office.manager.adapters, office.release.id
    bind(office)
    with pytest.raises(KnownError) as refusal:
        confirm(office)
    assert refusal.value.problem.code == "release.critical-not-older"
    with pytest.raises(KnownError) as unknown:
        confirm_critical(adapters, key, 2, by="Ben", now=office.now())
    assert unknown.value.problem.code == "release.critical-unknown"
    office.meet_conditions()
    plan = office.release.plan
    change_plan(adapters, key, replace(plan, critical_conditions=("Something else",)), now=office.now())
    bind(office, "ef" * 20)
    with pytest.raises(KnownError) as other:
        confirm(office)
    assert other.value.problem.code == "release.critical-not-older"
    change_plan(adapters, key, plan, now=office.now())
    assert OLDER in office.why_not()


def test_new_evidence_and_opening_forget_the_older_candidate(office: Office) -> None:
    adapters, key = office.manager.adapters, office.release.id
    office.meet_conditions()
    bind(office)
    set_critical(adapters, key, 1, note="", evidence=(), by="Anna", met=False, now=office.now())
    assert ("readiness.critical-open", "1") in office.why_not()
    set_critical(adapters, key, 1, note="looked again", evidence=(), by="Anna", met=True, now=office.now())
    assert (condition(office).met, condition(office).before) == (True, None)


def test_a_dossier_that_counts_what_was_met_before_the_candidate_changed_is_found(office: Office) -> None:
    office.confirm("legal")
    office.meet_conditions()
    met = condition(office)
    bind(office)
    open_now = office.dossier()
    assert office.verify(open_now.data).verdict == "genuine"
    for lie in ({"met_at": met.met_at, "before": None}, {"met_at": office.now()}):
        found = told(office, open_now, met_by=met.met_by, **lie)
        assert found.verdict == "changed"
        assert "statement.critical-not-shown" in blocking(found)


def test_a_dossier_tells_from_when_the_evidence_is(office: Office) -> None:
    office.confirm("legal")
    office.meet_conditions()
    bind(office)
    confirm(office)
    held = office.dossier()
    assert office.verify(held.data).verdict == "genuine"
    found = told(office, held, before=None)
    assert blocking(found) == {"statement.critical-not-shown"}


def test_the_way_to_go_on_a_new_candidate(office: Office) -> None:
    office.go()
    bind(office, COMMIT, (Artefact(name="app.deb", sha256="0" * 64),))
    confirm(office)
    for roles in (("legal", "devops"), ("ceo",)):
        office.ask(*roles)
        for role in roles:
            office.receive(office.answer(role).data, f"{role}.pdf")
    assert office.verdict() == "GO"
    dossier = office.dossier()
    assert office.verify(dossier.data).verdict == "genuine"
    shown = office.requests["ceo"].statement.body.critical[0].before
    assert shown is not None
    assert shown == dossier.statement.body.critical[0].before
