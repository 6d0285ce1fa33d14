# SPDX-License-Identifier: MIT
"""Releases: created from a handbook, bound to a candidate, judged."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from golive_desktop.domain.answer import Evidence
from golive_desktop.domain.certificate import fingerprint_of
from golive_desktop.domain.critical import MET, OPENED, CriticalCondition
from golive_desktop.domain.day import day_of
from golive_desktop.domain.plan import ImportedPlan, Plan, Stakeholder
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.readiness import Readiness, assess
from golive_desktop.domain.record import IdentityRecord, ReleaseRecord
from golive_desktop.domain.release import Artefact, Candidate, Language, Policy
from golive_desktop.domain.signoff import ReleaseState, SignOff
from golive_desktop.domain.text import tidy
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.services.critical import open_for_another
from golive_desktop.services.scripts import refuse_texts, with_scripts

__all__ = [
    "change_plan",
    "create_release",
    "full_commit",
    "judge_release",
    "owned_by",
    "set_candidate",
    "set_critical",
    "state_of",
]

_COMMIT_LENGTHS = {40, 64}


def create_release(
    adapters: Adapters, handbook: bytes, *, language: Language, now: datetime, policy: Policy | None = None
) -> tuple[ReleaseRecord, ImportedPlan]:
    """A release from a handbook, with what could not be understood of it, and what of it cannot be printed.

    Raises:
        KnownError: ``handbook.…`` when there is nothing to read, ``release.candidate-missing`` or
            ``release.product-unnamed`` when one is not named, ``store.release-exists``,
            ``document.script-unsupported`` for one that no document could print: neither changes later.
    """
    imported = with_scripts(adapters, adapters.read_handbook(handbook))
    plan = imported.plan
    if not plan.candidate:
        raise KnownError.of("release.candidate-missing", plan.product)
    if not plan.product:
        raise KnownError.of("release.product-unnamed", plan.candidate)
    refuse_texts(adapters, plan.product, plan.candidate)
    release = ReleaseRecord(
        id=adapters.new_id(),
        plan=plan,
        candidate=Candidate(tag=plan.candidate, commit=""),
        round=1,
        policy=policy or Policy(),
        language=language,
        created_by="",
        created_at=now,
    )
    with adapters.store.writing() as work:
        work.releases.add(release)
        work.audit.record("release.created", plan.candidate, {"product": plan.product}, at=now, release=release.id)
    return release, imported


def set_candidate(
    adapters: Adapters, key: str, *, commit: str, artefacts: Sequence[Artefact], now: datetime
) -> ReleaseRecord:
    """Binds a release to one commit and its artefacts; what was said and shown for another candidate no longer counts.

    Answers stay on record as answers to the other one. Each critical condition that was met is open again, with what
    showed it; `services.critical.confirm_critical` says that it still holds.

    Raises:
        KnownError: ``release.commit-invalid``, ``release.launched`` once PROCEED was said on the real day,
            ``store.release-unknown``, ``document.script-unsupported`` for a file's name that no request could print.
    """
    refuse_texts(adapters, *(artefact.name for artefact in artefacts))
    text = full_commit(commit)
    with adapters.store.writing() as work:
        release = work.releases.get(key)
        candidate = replace(release.candidate, commit=text, artefacts=tuple(artefacts))
        if candidate == release.candidate:
            return release
        # note: the day, its overrides and decisions stand for what went live, and for nothing built later
        if day_of(work.days.events(release.id)).launched_at is not None:
            raise KnownError.of("release.launched", release.candidate.tag)
        changed = replace(release, candidate=candidate)
        work.releases.replace(changed)
        work.audit.record("candidate.set", candidate.tag, {"commit": text}, at=now, release=release.id)
        open_for_another(work, release, now=now)
    return changed


def full_commit(commit: str) -> str:
    """A commit as it is kept: in full, in lower case.

    Raises:
        KnownError: ``release.commit-invalid``.
    """
    text = commit.strip().lower()
    if len(text) not in _COMMIT_LENGTHS or set(text) - set("0123456789abcdef"):
        raise KnownError.of("release.commit-invalid", commit)
    return text


def change_plan(adapters: Adapters, key: str, plan: Plan, *, now: datetime) -> ReleaseRecord:
    """Keeps an edited plan of a release; product and candidate stay.

    Raises:
        KnownError: ``release.plan-of-another``.
    """
    with adapters.store.writing() as work:
        release = work.releases.get(key)
        if (plan.product, plan.candidate) != (release.plan.product, release.plan.candidate):
            raise KnownError.of("release.plan-of-another", plan.candidate)
        changed = replace(release, plan=_with_new_versions(plan, before=release.plan))
        work.releases.replace(changed)
        work.audit.record("plan.changed", plan.candidate, {}, at=now, release=release.id)
    return changed


def set_critical(  # noqa: PLR0913 - each argument is one fact of the record
    adapters: Adapters,
    key: str,
    number: int,
    *,
    note: str,
    evidence: Sequence[Evidence],
    by: str,
    met: bool,
    now: datetime,
) -> CriticalCondition:
    """Records that a critical condition is met, with what shows it, or that it is open again.

    Args:
        adapters: the parts to work with.
        key: id or tag of the release.
        number: counted from 1.
        note: what a third person can follow.
        evidence: files or links.
        by: who records it.
        met: False to open it again.
        now: when.

    Raises:
        KnownError: ``release.critical-unknown``, ``release.critical-without-evidence``,
            ``document.script-unsupported`` for what the dossier could not print.
    """
    refuse_texts(adapters, note, by, *(item.name for item in evidence))
    with adapters.store.writing() as work:
        release = work.releases.get(key)
        texts = release.plan.critical_conditions
        if not 1 <= number <= len(texts):
            raise KnownError.of("release.critical-unknown", str(number), count=str(len(texts)))
        condition = CriticalCondition(
            text=texts[number - 1],
            evidence=tuple(evidence),
            note=tidy(note),
            met_at=now if met else None,
            met_by=by,
        )
        if met and not condition.met:
            raise KnownError.of("release.critical-without-evidence", str(number))
        work.progress.set_critical(release.id, number, condition)
        event = MET if met else OPENED
        work.audit.record(event, str(number), {"note": condition.note}, at=now, release=release.id)
    return condition


def owned_by(work: UnitOfWork, release: ReleaseRecord, identity: IdentityRecord, *, now: datetime) -> ReleaseRecord:
    """The release with `identity` as its creator, set once at the first thing that is signed for it.

    Raises:
        KnownError: ``release.other-manager`` when another key manages it.
    """
    fingerprint = fingerprint_of(identity.certificate)
    if release.created_by == fingerprint:
        return release
    if release.created_by:
        raise KnownError.of("release.other-manager", release.candidate.tag)
    owned = replace(release, created_by=fingerprint)
    work.releases.replace(owned)
    payload = {"fingerprint": fingerprint}
    work.audit.record("release.owned", release.candidate.tag, payload, at=now, release=release.id)
    return owned


def state_of(work: UnitOfWork, release: ReleaseRecord) -> ReleaseState:
    """Everything counted for a release, from which its verdict follows."""
    requests, sign_offs, closures = work.sign_offs.of_release(release.id)
    recorded = work.progress.critical(release.id)
    critical = tuple(
        recorded[number] if number in recorded and recorded[number].text == text else CriticalCondition(text=text)
        for number, text in enumerate(release.plan.critical_conditions, 1)
    )
    return ReleaseState(
        plan=release.plan,
        candidate=release.candidate,
        round=release.round,
        policy=release.policy,
        creator=release.created_by,
        requests=requests,
        sign_offs=tuple(_received(work, answer) for answer in sign_offs),
        closures=closures,
        critical=critical,
        gates=work.progress.gate_runs(release.id),
        voids=work.voids.of_release(release.id),
    )


def _received(work: UnitOfWork, answer: SignOff) -> SignOff:
    if not answer.attached:
        return answer
    record = work.statements.find(sha256=answer.sha256)
    return replace(answer, received_at=record.recorded_at if record else None)


def judge_release(adapters: Adapters, key: str, *, now: datetime) -> tuple[ReleaseRecord, Readiness]:
    """The verdict on a release with every reason why not.

    Raises:
        KnownError: ``store.release-unknown``.
    """
    with adapters.store.reading() as work:
        release = work.releases.get(key)
        return release, assess(state_of(work, release), now=now)


def _with_new_versions(plan: Plan, *, before: Plan) -> Plan:
    """The plan with the next version on each form that differs, so that answers to the old one no longer count."""
    return replace(plan, stakeholders=tuple(_versioned(person, before) for person in plan.stakeholders))


def _versioned(person: Stakeholder, before: Plan) -> Stakeholder:
    old = before.stakeholder(person.role)
    if old is None or old.form is None or person.form is None:
        return person
    if replace(person.form, version=old.form.version) == old.form:
        return replace(person, form=old.form)
    return replace(person, form=replace(person.form, version=old.form.version + 1))
