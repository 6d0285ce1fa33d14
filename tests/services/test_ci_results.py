# SPDX-License-Identifier: MIT
"""A CI system's result counts under the DevOps lead's signature, for this candidate and this command alone."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from golive_desktop.domain.answer import Answer, Evidence, Response
from golive_desktop.domain.ci import ci_keys, with_ci
from golive_desktop.domain.gate import GateRun
from golive_desktop.domain.problem import KnownError
from golive_desktop.services.approving import EvidenceFile
from golive_desktop.services.gates import ask_for_ci, run_here
from golive_desktop.services.issue import Issued
from golive_desktop.services.recalls import withdraw_approval
from golive_desktop.services.releases import change_plan, set_candidate, state_of
from golive_desktop.services.signoffs import sign_request
from golive_desktop.statements.approval import ApprovalBody
from golive_desktop.statements.kinds import compose
from tests.office import COMMIT, Office, new_laptop
from tests.services.test_forgeries import attachments_of, blocking, forge
from tests.statements.paper import in_order

JUNIT = b'<testsuite name="build" tests="412" failures="0" commit="' + COMMIT.encode() + b'"/>\n'
OPEN = ("readiness.gate-ci-open", "1")


def green(office: Office, *, at: datetime, outcome: str = "green", **changes: str) -> None:
    """A run on this computer, as the runner would keep it."""
    (gate,) = office.release.plan.gates
    run = GateRun(
        key=gate.key,
        command=gate.command,
        started_at=at,
        ended_at=at,
        exit_code=0 if outcome == "green" else 1,
        outcome="green" if outcome == "green" else "red",
        reason="" if outcome == "green" else "gate.exit-code",
        output_tail="",
        output_bytes=0,
        output_sha256=hashlib.sha256().hexdigest(),
        commit=COMMIT,
        tag=office.release.candidate.tag,
    )
    with office.manager.adapters.store.writing() as work:
        work.progress.add_gate_run(office.release.id, replace(run, **changes))  # type: ignore[arg-type] # as typed there


def signed(office: Office, *, files: Sequence[tuple[str, bytes]] = (("junit.xml", JUNIT),), **answers: str) -> bytes:
    """The DevOps lead's approval with the CI system's files."""
    laptop = office.laptops["devops"]
    links = answers.pop("link", "")
    response = Response(
        answers=(
            Answer(item="1", value="yes"),
            Answer(item="ci-1", value="yes", evidence=(Evidence(name=links),) if links else ()),
        ),
        decision="approved",
    )
    evidence = [EvidenceFile(item="ci-1", name=name, data=data) for name, data in files]
    opened = laptop.open(office.requests["devops"].data, now=office.now())
    issued: Issued[ApprovalBody] = sign_request(
        laptop.adapters, laptop.key, opened, response, files=evidence, now=office.now()
    )
    return issued.data


def asked(office: Office) -> None:
    """Everything but the gate is done, and the DevOps lead is asked for the CI system's result."""
    for role in office.laptops:
        office.confirm(role)
    office.meet_conditions()
    ask_for_ci(office.manager.adapters, office.release.id, "1", now=office.now())
    office.ask("legal", "devops")
    office.receive(office.answer("legal").data)


def test_the_whole_way_to_go_without_a_run_here(office: Office) -> None:
    asked(office)
    assert OPEN in office.why_not()
    office.receive(signed(office))
    assert OPEN not in office.why_not()
    with office.manager.adapters.store.reading() as work:
        state = state_of(work, work.releases.get(office.release.id))
    result = state.by_ci(state.plan.gates[0])
    assert result is not None
    assert (result.person, [item.sha256 for item in result.files]) == (
        office.laptops["devops"].certificate.subject.name,
        [hashlib.sha256(JUNIT).hexdigest()],
    )
    request = office.ask("ceo")["ceo"]
    assert in_order(compose(request.statement), "git diff --check", "Green", f"CI result signed by {result.person}")
    office.receive(office.answer("ceo").data)
    assert office.verdict() == "GO"
    dossier = office.dossier()
    found = office.verify(dossier.data)
    assert (found.verdict, found.problems) == ("genuine", ())
    pages = compose(dossier.statement)
    said = ("git diff --check", "junit.xml", "Green", "by a CI system", f"CI result signed by {result.person}")
    assert in_order(pages, "1 gates are green", "Gates", *said, "approval-devops.pdf")
    assert dossier.statement.body.gates == ()


def test_nothing_counts_before_it_is_signed_and_a_link_alone_shows_nothing(office: Office) -> None:
    asked(office)
    office.receive(signed(office, files=(), link="https://ci.example.com/412"))
    assert office.state("devops") == "approved"
    assert OPEN in office.why_not()


def test_a_wrong_signer_a_changed_file_and_a_withdrawal_count_for_nothing(office: Office) -> None:
    asked(office)
    honest = signed(office)
    stranger = new_laptop(office.folder / "stranger", "Tarek Yilmaz", "devops", email="tarek@example.org")
    office.laptops["devops"], devops = stranger, office.laptops["devops"]
    office.receive(signed(office))
    assert office.state("devops") == "identity-open"
    assert OPEN in office.why_not()
    office.laptops["devops"] = devops
    touched = bytearray(honest)
    touched[len(touched) // 2] ^= 1
    assert office.receive(bytes(touched)).verification.verdict != "genuine"
    assert OPEN in office.why_not()
    office.receive(honest)
    assert OPEN not in office.why_not()
    taken = withdraw_approval(devops.adapters, devops.key, honest, reason="Wrong branch", now=office.now())
    office.receive(taken.data)
    assert OPEN in office.why_not()
    stranger.adapters.store.close()


def test_a_result_for_another_candidate_or_another_command_counts_for_nothing(office: Office) -> None:
    asked(office)
    office.receive(signed(office))
    adapters, release = office.manager.adapters, office.release.id
    assert OPEN not in office.why_not()
    set_candidate(adapters, release, commit="cd" * 20, artefacts=(), now=office.now())
    assert OPEN in office.why_not()
    set_candidate(adapters, release, commit=COMMIT, artefacts=(), now=office.now())
    assert OPEN not in office.why_not()
    with adapters.store.reading() as work:
        plan = work.releases.get(release).plan
    other = replace(plan, gates=(replace(plan.gates[0], command="git diff --quiet"),))
    change_plan(adapters, release, other, now=office.now())
    # note: the form still asks about the old command, so it asks for nothing that the plan has
    assert ("readiness.gate-not-run", "1") in office.why_not()
    change_plan(adapters, release, with_ci(other, other.gates[0], "en"), now=office.now())
    assert OPEN in office.why_not()


def test_the_newest_word_counts_where_both_are_there(office: Office) -> None:
    asked(office)
    green(office, at=office.now(), outcome="red")
    assert ("readiness.gate-red", "1") in office.why_not()
    office.receive(signed(office))
    assert [code for code, _ in office.why_not() if "gate" in code] == []
    green(office, at=office.now(), outcome="red", command="git diff")
    green(office, at=office.now(), outcome="red", commit="cd" * 20)
    assert [code for code, _ in office.why_not() if "gate" in code] == []
    green(office, at=office.now() + timedelta(minutes=1), outcome="red")
    assert ("readiness.gate-red", "1") in office.why_not()
    green(office, at=office.now() + timedelta(minutes=2))
    assert [code for code, _ in office.why_not() if "gate" in code] == []
    with office.manager.adapters.store.reading() as work:
        state = state_of(work, work.releases.get(office.release.id))
    assert state.by_ci(state.plan.gates[0]) is None


def test_the_executive_reads_that_it_was_red_here_before(office: Office) -> None:
    asked(office)
    green(office, at=office.now(), outcome="red")
    office.receive(signed(office))
    request = office.ask("ceo")["ceo"]
    assert in_order(compose(request.statement), "Green", "CI result signed by", "red on the release manager's computer")
    office.receive(office.answer("ceo").data)
    dossier = office.dossier()
    assert (office.verdict(), office.verify(dossier.data).verdict) == ("GO", "genuine")
    assert in_order(compose(dossier.statement), "Gates", "Red", "Green", "by a CI system")


def test_a_dossier_that_claims_a_result_which_nobody_signed_is_found(office: Office) -> None:
    asked(office)
    office.receive(signed(office))
    office.ask("ceo")
    office.receive(office.answer("ceo").data)
    dossier = office.dossier()
    body = dossier.statement.body
    carried = attachments_of(office, dossier.data)
    (gate,) = body.plan.gates
    another = replace(body.plan, gates=(replace(gate, command="true"),))
    also_asked = with_ci(another, another.gates[0], "en")
    for plan in (another, also_asked):
        lie = replace(dossier.statement, body=replace(body, plan=plan))
        found = office.verify(forge(office.manager, lie, carried))
        assert (found.verdict, "statement.verdict-differs" in blocking(found)) == ("changed", True)
    record = next(record for record in body.sign_offs if record.role == "devops")
    assert record.response is not None
    other_file = Evidence(name="junit.xml", sha256="0" * 64, size=4)
    answers = (record.response.answers[0], replace(record.response.answers[1], evidence=(other_file,)))
    told = replace(record, response=replace(record.response, answers=answers))
    records = tuple(told if one is record else one for one in body.sign_offs)
    lie = replace(dossier.statement, body=replace(body, sign_offs=records))
    found = office.verify(forge(office.manager, lie, carried))
    assert (found.verdict, "statement.record-differs" in blocking(found)) == ("changed", True)


def test_an_executive_is_not_told_of_a_result_that_nobody_signed(office: Office) -> None:
    asked(office)
    office.receive(signed(office))
    request = office.ask("ceo")["ceo"]
    body, carried = request.statement.body, attachments_of(office, request.data)
    (fact,) = body.gates
    assert office.verify(forge(office.manager, request.statement, carried)).verdict == "genuine"
    for lie in (replace(fact, by="Anna Berger"), replace(fact, output_sha256="0" * 64), replace(fact, command="true")):
        told = replace(request.statement, body=replace(body, gates=(lie,)))
        found = office.verify(forge(office.manager, told, carried))
        assert (found.verdict, "statement.gates-differ" in blocking(found)) == ("changed", True)


def test_asking_and_going_back(office: Office) -> None:
    adapters, release = office.manager.adapters, office.release.id
    before = office.release.plan
    once = ask_for_ci(adapters, release, "1", now=office.now()).plan
    form = once.stakeholder("devops")
    assert form is not None
    assert form.form is not None
    assert (ci_keys(once), form.form.version) == (frozenset({"1"}), 2)
    item = form.form.items[-1]
    assert (item.key, item.blocking, item.evidence_required) == ("ci-1", True, True)
    assert item.text.endswith(": git diff --check")
    assert ask_for_ci(adapters, release, "1", now=office.now()).plan == once
    back = run_here(adapters, release, "1", now=office.now()).plan
    assert ci_keys(back) == frozenset()
    assert back.stakeholder("legal") == before.stakeholder("legal")
    assert run_here(adapters, release, "1", now=office.now()).plan == back
    with pytest.raises(KnownError) as unknown:
        ask_for_ci(adapters, release, "7", now=office.now())
    assert unknown.value.problem.code == "gate.unknown"
    without = replace(back, stakeholders=tuple(one for one in back.stakeholders if one.role != "devops"))
    change_plan(adapters, release, without, now=office.now())
    with pytest.raises(KnownError) as nobody:
        ask_for_ci(adapters, release, "1", now=office.now())
    assert nobody.value.problem.code == "gate.nobody-for-ci"


def test_an_item_that_only_looks_like_it_is_none(office: Office) -> None:
    plan = with_ci(office.release.plan, office.release.plan.gates[0], "de")
    person = plan.stakeholder("devops")
    assert person is not None
    assert person.form is not None
    *others, item = person.form.items
    for weaker in (
        replace(item, blocking=False),
        replace(item, evidence_required=False),
        replace(item, key="ci-2"),
        replace(item, text=item.text + " "),
        replace(item, text="Not green in CI: git diff --check"),
    ):
        form = replace(person.form, items=(*others, weaker))
        people = tuple(replace(one, form=form) if one is person else one for one in plan.stakeholders)
        assert ci_keys(replace(plan, stakeholders=people)) == frozenset()
    assert ci_keys(plan) == {"1"}
