# SPDX-License-Identifier: MIT
"""What a dishonest release manager may try to get rid of somebody who was asked and said no."""

from collections.abc import Callable, Collection
from dataclasses import replace

import pytest

from golive_desktop.domain.audit import AuditEntry, AuditLine, head_of, line_of, next_entry
from golive_desktop.domain.plan import Plan
from golive_desktop.services.issue import Draft, Enclosure, Issued, issue, keep_issued
from golive_desktop.services.own_records import own_record_problems
from golive_desktop.services.receive import receive
from golive_desktop.services.releases import change_plan, set_candidate, state_of
from golive_desktop.services.requests import executive_form
from golive_desktop.services.verify import Verification
from golive_desktop.statements.dossier import DossierBody
from golive_desktop.statements.envelope import RELEASE_MANAGER, Reference
from golive_desktop.statements.executive import approval_facts
from golive_desktop.statements.gate_facts import gate_facts
from golive_desktop.statements.kinds import parse
from golive_desktop.statements.request import RequestBody, critical_facts
from golive_desktop.statements.state import request_state
from tests.office import Laptop, Office, rejected
from tests.services.test_forgeries import attachments_of, blocking, forge


def plan_without(plan: Plan, role: str) -> Plan:
    return replace(plan, stakeholders=tuple(person for person in plan.stakeholders if person.role != role))


def refused(office: Office) -> None:
    """DevOps approves, Legal rejects, each gets a receipt; then Legal is gone from the plan."""
    for role in office.laptops:
        office.confirm(role)
    office.meet_conditions()
    office.pass_gates()
    office.ask("legal", "devops")
    for role, response in (("legal", rejected(2)), ("devops", None)):
        receipt = office.receipt(office.receive(office.answer(role, response).data, f"{role}.pdf"))
        receive(office.laptops[role].adapters, receipt.data, name="receipt.pdf", now=office.now())
    plan = office.release.plan
    change_plan(office.manager.adapters, office.release.id, plan_without(plan, "legal"), now=office.now())


def ask_executive(office: Office) -> None:
    """The executive's request as another program than ours would make it, for which Legal was never there."""
    adapters = office.manager.adapters
    roster = office.roster()
    with adapters.store.reading() as work:
        release = work.releases.get(office.release.id)
        state = state_of(work, release)
        state = replace(state, requests=tuple(item for item in state.requests if item.role != "legal"))
        counted = state.counted()
        originals = [work.statements.original(answer.sha256) for answer in counted]
    ceo = release.plan.stakeholder("ceo")
    assert ceo is not None
    read = adapters.reader.payload
    body = RequestBody(
        role="ceo",
        title=ceo.title,
        person="",
        form=executive_form(release, ceo),
        deadline=ceo.deadline,
        channel=ceo.channel,
        executive=True,
        critical=critical_facts(state.critical),
        gates=gate_facts(state),
        stands_on=tuple(Reference(id=answer.id, kind="approval", sha256=answer.sha256) for answer in counted),
        approvals=approval_facts((parse(read(item.data)).statement, item.sha256) for item in originals),
        basis=state.basis(),
        changes=(),
    )
    draft = Draft(
        kind="request",
        release=release.reference,
        role=RELEASE_MANAGER,
        title="Release Manager",
        answers_to=(roster.reference,),
        language="en",
        body=body,
        enclosures=(
            Enclosure(name="roster.pdf", data=roster.data, kind="roster"),
            *(
                Enclosure(name=f"approval-{answer.role}.pdf", data=item.data, kind="approval")
                for answer, item in zip(counted, originals, strict=True)
            ),
        ),
    )
    asked = issue(adapters, office.manager.key, draft, now=office.now())
    with adapters.store.writing() as work:
        keep_issued(work, asked, name="ceo.golive", role="ceo", now=office.now())
        work.sign_offs.add_request(release.id, request_state(asked.statement, asked.sha256))
    office.requests["ceo"] = asked
    office.receipt(office.receive(office.answer("ceo").data, "ceo.pdf"))


def retold(
    office: Office, dossier: Issued[DossierBody], drop: Collection[str], *, audit: tuple[AuditLine, ...] | None = None
) -> Verification:
    """The dossier as GO, without the files whose names start so."""
    body = replace(dossier.statement.body, verdict="GO", why_not=(), earlier=())
    body = replace(body, audit=body.audit if audit is None else audit)
    stays = [item for item in dossier.statement.attachments if not item.name.startswith(tuple(drop))]
    kept = {item.name for item in stays}
    attachments = [item for item in attachments_of(office, dossier.data) if item.name in kept]
    statement = replace(dossier.statement, body=body, attachments=tuple(stays))
    return office.verify(forge(office.manager, statement, attachments))


LEGAL = ("approval-legal", "receipt-legal")


def test_whoever_rejected_is_not_dropped_with_the_answer(office: Office) -> None:
    refused(office)
    ask_executive(office)
    dossier = office.dossier()
    assert dossier.statement.body.verdict == "NO-GO"
    found = retold(office, dossier, LEGAL)
    assert found.verdict == "changed"
    assert "statement.trail-differs" in blocking(found)


def test_whoever_rejected_is_not_dropped_although_the_answer_stays(office: Office) -> None:
    refused(office)
    ask_executive(office)
    assert "statement.verdict-differs" in blocking(retold(office, office.dossier(), ()))


def entries(office: Office) -> list[AuditEntry]:
    with office.manager.adapters.store.reading() as work:
        return list(work.audit.entries())


def test_what_happened_to_them_is_not_hidden_as_of_another_release(office: Office) -> None:
    refused(office)
    ask_executive(office)
    shown = [line_of(entry, release=office.release.id) for entry in entries(office)]
    sealed = [line_of(entry, release="another") for entry in entries(office)]
    told = tuple(
        dark if entry.subject == "legal" else line
        for entry, line, dark in zip(entries(office), shown, sealed, strict=True)
    )
    found = retold(office, office.dossier(), LEGAL, audit=told)
    assert "audit.entry-hidden" in blocking(found)


def test_a_trail_that_was_rewritten_is_noticed_by_whoever_has_a_receipt(office: Office) -> None:
    refused(office)
    ask_executive(office)
    about = {item.sha256 for item in office.dossier().statement.attachments if item.name.startswith(LEGAL)}
    about.add(office.requests["legal"].sha256)
    rewritten: list[AuditEntry] = []
    for entry in entries(office):
        if entry.subject != "legal" and entry.file not in about:
            again = next_entry(
                head_of(rewritten),
                at=entry.at,
                event=entry.event,
                subject=entry.subject,
                payload=entry.payload or {},
                salt=entry.salt,
                release=entry.release,
                file=entry.file,
            )
            rewritten.append(again)
    told = tuple(line_of(entry, release=office.release.id) for entry in rewritten)
    found = retold(office, office.dossier(), LEGAL, audit=told)
    assert "statement.audit-head-missing" in blocking(found)
    # note: without any receipt nothing in the file gives it away, but both who have one see it
    quiet = retold(office, office.dossier(), (*LEGAL, "receipt-"), audit=without_receipts(told))
    for role in ("legal", "devops"):
        assert ("own.trail-replaced", role) in said(office.laptops[role], quiet)


def without_receipts(lines: tuple[AuditLine, ...]) -> tuple[AuditLine, ...]:
    return tuple(line for line in lines if line.facts is None or not line.facts.event.startswith("receipt."))


def said(laptop: Laptop, found: Verification) -> list[tuple[str, str]]:
    with laptop.adapters.store.reading() as work:
        problems = own_record_problems(work, found, laptop.adapters.reader)
    return [(problem.code, problem.subject) for problem in problems]


def test_the_trail_agrees_with_the_receipts_of_an_honest_release(office: Office) -> None:
    refused(office)
    found = office.verify(office.dossier().data)
    assert found.verdict == "genuine"
    for laptop in office.laptops.values():
        assert said(laptop, found) == []


def test_an_earlier_edition_is_not_denied(office: Office) -> None:
    office.go()
    office.dossier()
    second = office.dossier()
    first = replace(second.statement.body, edition=1, previous="")
    found = office.verify(
        forge(office.manager, replace(second.statement, body=first), attachments_of(office, second.data))
    )
    assert "statement.edition" in blocking(found)


def retitled(plan: Plan) -> Plan:
    people = (replace(item, title="Counsel") if item.role == "legal" else item for item in plan.stakeholders)
    return replace(plan, stakeholders=tuple(people))


def without_form(plan: Plan) -> Plan:
    people = (replace(item, form=None) if item.role == "legal" else item for item in plan.stakeholders)
    return replace(plan, stakeholders=tuple(people))


def informed(plan: Plan) -> Plan:
    people = (replace(item, decides=False) if item.role == "legal" else item for item in plan.stakeholders)
    return replace(plan, stakeholders=tuple(people))


def other_form(plan: Plan) -> Plan:
    people = (
        replace(item, form=replace(item.form, question="Really?")) if item.role == "legal" and item.form else item
        for item in plan.stakeholders
    )
    return replace(plan, stakeholders=tuple(people))


CHANGES: dict[str, Callable[[Plan], Plan]] = {
    "nothing": lambda plan: plan,
    "a role dropped": lambda plan: plan_without(plan, "legal"),
    "a role informed": informed,
    "a role with another title": retitled,
    "a role with another form": other_form,
    "a role without a form": without_form,
    "the executive dropped": lambda plan: plan_without(plan, "ceo"),
    "no executive sign-off": lambda plan: replace(plan, executive=None),
    "another executive": lambda plan: replace(plan, executive=replace(plan.executive, roles=("devops",))),  # type: ignore[type-var] # there is one
    "another sentence": lambda plan: replace(plan, executive=replace(plan.executive, statement="I do.")),  # type: ignore[type-var] # there is one
    "no critical conditions": lambda plan: replace(plan, critical_conditions=()),
    "more critical conditions": lambda plan: replace(plan, critical_conditions=(*plan.critical_conditions, "More")),
    "no gates": lambda plan: replace(plan, gates=()),
    "another day": lambda plan: replace(plan, date=None),
    "nobody": lambda plan: replace(plan, stakeholders=()),
}


def agreed(office: Office) -> str:
    """What status and a genuine dossier both say."""
    dossier = office.dossier()
    found = office.verify(dossier.data)
    body = dossier.statement.body
    assert found.verdict == "genuine", found.problems
    assert body.verdict == office.verdict()
    assert [(point.code, point.subject) for point in body.why_not] == office.why_not()
    return body.verdict


@pytest.mark.parametrize("executive", [True, False], ids=["signed", "not asked"])
def test_status_and_dossier_never_disagree_whatever_was_changed_in_the_plan(office: Office, *, executive: bool) -> None:
    if executive:
        office.go()
    else:
        refused(office)
    release, adapters = office.release, office.manager.adapters
    for name, change in CHANGES.items():
        change_plan(adapters, release.id, change(release.plan), now=office.now())
        verdict = agreed(office)
        assert verdict == ("GO" if executive and name in {"nothing", "another day"} else "NO-GO"), name
    change_plan(adapters, release.id, release.plan, now=office.now())
    set_candidate(adapters, release.id, commit="cd" * 20, artefacts=(), now=office.now())
    change_plan(adapters, release.id, plan_without(release.plan, "legal"), now=office.now())
    assert agreed(office) == "NO-GO"
    assert "readiness.role-dropped" not in {code for code, _ in office.why_not()}
