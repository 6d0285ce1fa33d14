# SPDX-License-Identifier: MIT
"""A signer finds a request as they left it: open, half answered or signed; and may sign it where it was issued."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from golive_desktop.domain.answer import Condition
from golive_desktop.domain.draft import AnswerDraft, DraftAnswer
from golive_desktop.domain.problem import KnownError
from golive_desktop.services.answering import (
    Asked,
    GivenClosure,
    approvals_inside,
    find_request,
    given_answer,
    look_at_request,
    request_here,
)
from golive_desktop.services.drafts import save_draft
from golive_desktop.services.identities import import_identity
from golive_desktop.services.issue import SigningKey
from golive_desktop.services.recalls import close_condition, withdraw_approval
from golive_desktop.services.receive import receive
from golive_desktop.services.releases import set_candidate
from golive_desktop.services.rosters import Comparison, confirm_key
from golive_desktop.services.signoffs import preview_answer, sign_request
from golive_desktop.system.bounded import ProcessCalls
from tests.office import PASSPHRASE, START, Laptop, Office, approved, new_office, rejected


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = new_office(tmp_path)
    yield made
    for laptop in (made.manager, *made.laptops.values()):
        laptop.adapters.store.close()


def look(office: Office, role: str) -> Asked:
    data = office.requests[role].data
    adapters = office.laptops[role].adapters
    return look_at_request(adapters, ProcessCalls(), data, name="a.golive", now=office.now())


def code_of(office: Office, data: bytes) -> str:
    with pytest.raises(KnownError) as raised:
        look_at_request(office.laptops["legal"].adapters, ProcessCalls(), data, name="a", now=office.now())
    return raised.value.problem.code


def test_a_first_request_names_the_number_to_compare_and_the_own_keys(office: Office) -> None:
    office.ask("legal")
    asked = look(office, "legal")
    assert asked.given is None
    assert asked.draft == AnswerDraft()
    assert [problem.code for problem in asked.problems] == ["request.requester-new"]
    assert [key.certificate.subject.name for key in asked.keys] == ["Katrin Albers"]


def test_what_was_answered_so_far_is_there(office: Office) -> None:
    office.ask("legal")
    draft = AnswerDraft(step=2, answers=(DraftAnswer(item="1", value="no"),))
    save_draft(office.laptops["legal"].adapters, office.requests["legal"].sha256, draft)
    assert look(office, "legal").draft == draft


def test_what_was_signed_is_shown_with_what_became_of_it(office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    legal = office.laptops["legal"]
    issued = office.answer("legal")
    given = look(office, "legal").given
    assert given is not None
    assert (given.sha256, given.data, given.withdrawn_at, given.counted_at) == (issued.sha256, issued.data, None, None)
    receipt = office.receipt(office.receive(issued.data))
    receive(legal.adapters, receipt.data, name="receipt.pdf", now=office.now())
    withdrawal = withdraw_approval(legal.adapters, legal.key, issued.data, reason="new facts", now=office.now())
    given = given_answer(legal.adapters, legal.open(office.requests["legal"].data, now=office.now()))
    assert given is not None
    assert given.counted_at == receipt.statement.body.counted_at
    assert given.withdrawn_at == withdrawal.statement.issued_at


def test_files_that_ask_nothing_are_told_apart(office: Office) -> None:
    office.ask("legal", "devops")
    answer = office.answer("devops")
    assert code_of(office, b"") == "document.empty"
    assert code_of(office, b"PK a letter") == "document.not-pdf"
    assert code_of(office, b"%PDF-1.7 broken") == "request.not-checkable"
    assert code_of(office, answer.data) == "request.no-request"
    data = office.requests["legal"].data
    assert code_of(office, data.replace(b"Privacy", b"Private", 1) + b" ") == "request.changed"


def test_the_own_answer_leads_to_its_request_and_names_what_was_closed_since(office: Office) -> None:
    office.ask("legal")
    condition = Condition(key="C-1", text="Terms", owner="J. Weidner", due=START, when="before-t0")
    answer = office.answer("legal", replace(approved(2), decision="conditional", conditions=(condition,)))
    legal, calls = office.laptops["legal"], ProcessCalls()
    closure = close_condition(legal.adapters, legal.key, answer.data, condition="C-1", note="Online.", now=office.now())
    asked = look_at_request(legal.adapters, calls, answer.data, name="a.pdf", now=office.now())
    assert asked.request.sha256 == office.requests["legal"].sha256
    assert asked.given is not None
    assert asked.given.sha256 == answer.sha256
    done = GivenClosure(condition="C-1", closed_at=closure.statement.issued_at, sha256=closure.sha256)
    assert asked.given.closures == (done,)


def test_a_request_for_an_older_candidate_says_which_is_newer(office: Office) -> None:
    office.ask("legal")
    old = office.requests["legal"].data
    set_candidate(office.manager.adapters, office.release.id, commit="cd" * 20, artefacts=(), now=START)
    office.ask("legal")
    office.answer("legal")
    legal = office.laptops["legal"]
    asked = look_at_request(legal.adapters, ProcessCalls(), old, name="a", now=office.now())
    (problem,) = (problem for problem in asked.problems if problem.code == "request.candidate-older")
    assert dict(problem.details) == {"candidate": "rc-7 (abababa)", "newer": "rc-7 (cdcdcdc)"}


def test_the_executive_reads_each_answer_of_the_approvals(office: Office) -> None:
    for role in office.laptops:
        office.confirm(role)
    office.meet_conditions()
    office.pass_gates()
    office.ask("legal", "devops")
    for role in ("legal", "devops"):
        office.receive(office.answer(role).data)
    office.ask("ceo")
    adapters = office.laptops["ceo"].adapters
    inside = approvals_inside(adapters, look(office, "ceo").request)
    assert [approval.body.role for approval in inside] == ["legal", "devops"]
    assert [len(approval.body.response.answers) for approval in inside] == [2, 1]
    assert (
        approvals_inside(adapters, office.laptops["legal"].open(office.requests["legal"].data, now=office.now())) == ()
    )


def visitor(office: Office, role: str) -> SigningKey:
    """The stakeholder's own key, brought to the release manager's laptop."""
    laptop: Laptop = office.laptops[role]
    key_file = laptop.key.identity.key_file
    identity = import_identity(office.manager.adapters, role, key_file, passphrase=PASSPHRASE, now=START)
    return SigningKey(identity=identity, passphrase=PASSPHRASE)


def test_who_signs_on_the_managers_laptop_is_received_at_once(office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    adapters = office.manager.adapters
    assert find_request(adapters, "legal") == office.requests["legal"].data
    asked = request_here(adapters, "legal", release="rc-7", now=office.now())
    assert asked.problems == ()
    issued = sign_request(
        adapters,
        visitor(office, "legal"),
        asked.request,
        approved(2),
        on_laptop_of="Anna Berger",
        now=office.now(),
    )
    received = receive(adapters, issued.data, name="legal.pdf", now=office.now())
    assert (received.outcome, received.verdict) == ("counted", "genuine")
    assert office.state("legal") == "approved"
    assert receive(adapters, issued.data, name="legal.pdf", now=office.now()).outcome == "duplicate"
    again = request_here(adapters, "legal", now=office.now())
    assert again.given is not None
    assert again.given.statement.body.on_laptop_of == "Anna Berger"


def test_an_unknown_key_signs_on_the_managers_laptop_and_waits_for_the_comparison(office: Office) -> None:
    office.ask("legal")
    adapters = office.manager.adapters
    asked = request_here(adapters, "legal", now=office.now())
    key = visitor(office, "legal")
    issued = sign_request(adapters, key, asked.request, rejected(2), on_laptop_of="Anna Berger", now=office.now())
    assert receive(adapters, issued.data, name="legal.pdf", now=office.now()).outcome == "identity-open"
    certificate = office.laptops["legal"].certificate
    comparison = Comparison(number=certificate.number, by="Anna Berger", how="in-person")
    confirm_key(adapters, office.release.id, certificate, role="legal", comparison=comparison, now=office.now())
    assert office.state("legal") == "rejected"


def test_what_was_signed_here_can_be_taken_back_here(office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    adapters = office.manager.adapters
    asked = request_here(adapters, "legal", now=office.now())
    key = visitor(office, "legal")
    issued = sign_request(adapters, key, asked.request, approved(2), on_laptop_of="Anna Berger", now=office.now())
    receive(adapters, issued.data, name="legal.pdf", now=office.now())
    withdrawal = withdraw_approval(adapters, key, issued.data, reason="new facts", now=office.now())
    assert receive(adapters, withdrawal.data, name="w.pdf", now=office.now()).outcome == "withdrawn"
    assert office.state("legal") == "withdrawn"


def test_nobody_signs_here_who_was_not_asked(office: Office) -> None:
    with pytest.raises(KnownError) as raised:
        request_here(office.manager.adapters, "legal", now=office.now())
    assert raised.value.problem.code == "request.not-issued"


def test_the_pages_of_an_answer_are_printed_before_it_is_signed(office: Office) -> None:
    office.ask("legal")
    legal, asked = office.laptops["legal"], look(office, "legal")
    now = office.now()
    pages = preview_answer(legal.adapters, legal.key.identity, asked.request, approved(2), now=now)
    signed = sign_request(legal.adapters, legal.key, asked.request, approved(2), now=now)
    seen, printed = (legal.adapters.reader.read(data).printed for data in (pages, signed.data))
    assert [run.text for run in seen.runs if not run.artifact] == [run.text for run in printed.runs if not run.artifact]
    assert legal.adapters.reader.read(pages).attachments == ()
    assert office.verify(pages).verdict != "genuine"
    with pytest.raises(KnownError) as raised:
        preview_answer(legal.adapters, legal.key.identity, asked.request, replace(approved(2), answers=()), now=now)
    assert raised.value.problem.code == "form.item-open"
