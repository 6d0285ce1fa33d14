# SPDX-License-Identifier: MIT
"""A release is set up whole or not at all."""

from dataclasses import replace
from datetime import timedelta

import pytest

from golive_desktop.documents.handbook.reader import read_handbook
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.release import Artefact
from golive_desktop.resources import resource_bytes
from golive_desktop.services.releases import full_commit
from golive_desktop.services.setup import NewRelease, set_up_release
from tests.office import COMMIT, START, Office

PLAN = read_handbook(resource_bytes("sample/handbook.md")).plan
NEW = NewRelease(plan=PLAN, language="de", commit=COMMIT, artefacts=(Artefact(name="web.zip", sha256="ab" * 32),))


def test_plan_candidate_and_key_are_kept_together(office: Office) -> None:
    name = office.manager.key.identity.name
    made = set_up_release(office.manager.adapters, replace(NEW, identity=name), now=START)
    with office.manager.adapters.store.reading() as work:
        kept = work.releases.get(made.id)
        events = [entry.event for entry in work.audit.entries()][-3:]
    assert kept == made
    assert (kept.plan, kept.language, kept.candidate.commit) == (PLAN, "de", COMMIT)
    assert kept.candidate.artefacts == NEW.artefacts
    assert kept.created_by == office.manager.certificate.fingerprint
    assert events == ["release.created", "candidate.set", "release.owned"]


def test_without_commit_and_key_it_can_be_set_up_too(office: Office) -> None:
    made = set_up_release(office.manager.adapters, NewRelease(plan=PLAN, language="en"), now=START)
    assert (made.candidate.commit, made.created_by) == ("", "")


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (replace(NEW, plan=replace(PLAN, product=" ")), "release.product-missing"),
        (replace(NEW, plan=replace(PLAN, candidate="")), "release.candidate-missing"),
        (replace(NEW, commit=""), "release.artefacts-without-commit"),
        (replace(NEW, commit="abc"), "release.commit-invalid"),
        (replace(NEW, identity="nobody"), "store.identity-unknown"),
        (replace(NEW, plan=replace(PLAN, candidate="rc-🚀")), "document.script-unsupported"),
        (replace(NEW, plan=replace(PLAN, product="斑马")), "document.script-unsupported"),
        (replace(NEW, artefacts=(Artefact(name="斑马.zip", sha256="ab" * 32),)), "document.script-unsupported"),
    ],
)
def test_what_is_refused_leaves_nothing(office: Office, new: NewRelease, code: str) -> None:
    before = len(_releases(office))
    with pytest.raises(KnownError) as refused:
        set_up_release(office.manager.adapters, new, now=START + timedelta(days=1))
    assert refused.value.problem.code == code
    assert len(_releases(office)) == before


def _releases(office: Office) -> tuple[object, ...]:
    with office.manager.adapters.store.reading() as work:
        return work.releases.all()


def test_a_commit_is_kept_in_full_and_in_lower_case() -> None:
    assert full_commit(f" {'AB' * 20} ") == "ab" * 20
    with pytest.raises(KnownError):
        full_commit("ab" * 19)
