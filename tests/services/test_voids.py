# SPDX-License-Identifier: MIT
"""A release or one request declared void: NO-GO at once, nobody asked any more, VOID on every page of the dossier."""

from collections.abc import Callable
from dataclasses import replace

import page
import pytest

from golive_desktop.domain.problem import KnownError
from golive_desktop.services.dossier import compile_dossier
from golive_desktop.services.receive import receive
from golive_desktop.services.releases import state_of
from golive_desktop.services.voids import declare_void, not_void, refuse_void
from golive_desktop.statements.envelope import Statement
from golive_desktop.statements.kinds import compose, parse
from tests.office import Laptop, Office, new_laptop
from tests.services.test_forgeries import attachments_of, blocking, forge


def refused(call: Callable[[], object]) -> str:
    with pytest.raises(KnownError) as caught:
        call()
    return caught.value.problem.code


def void(office: Office, *, role: str = "", reason: str = "The wrong build") -> bytes:
    manager = office.manager
    return declare_void(
        manager.adapters, manager.key, office.release.id, role=role, reason=reason, now=office.now()
    ).data


def test_a_void_release_is_no_go_over_every_signature(office: Office) -> None:
    office.go()
    before = office.dossier()
    declared = void(office)
    assert office.verify(declared).verdict == "genuine"
    assert (office.verdict(), office.why_not()) == ("NO-GO", [("readiness.void", "rc-7")])
    assert refused(lambda: office.ask("legal")) == "request.release-void"
    assert refused(office.ask) == "request.release-void"
    assert refused(lambda: void(office)) == "void.already"
    dossier = office.dossier()
    assert office.verify(dossier.data).verdict == "genuine"
    assert office.verify(before.data).verdict == "genuine"
    assert dossier.statement.body.voids[0].reason == "The wrong build"
    printed = office.manager.adapters.reader.read(dossier.data).printed
    heads = [run.text for run in printed.runs if run.artifact and run.text.startswith("VOID · ")]
    assert len(heads) == printed.pages > 3
    assert page.validate_pdf_bytes(dossier.data, profile="3b").is_compliant


def test_pages_without_the_word_are_not_those_of_a_void_release(office: Office) -> None:
    void(office)
    dossier = office.dossier()
    pages = replace(compose(dossier.statement), watermark="")
    forged = forge(office.manager, dossier.statement, attachments_of(office, dossier.data), pages=pages)
    found = office.verify(forged)
    assert (found.verdict, "document.text-differs" in blocking(found)) == ("changed", True)


def test_one_void_request_takes_its_answer_with_it(office: Office) -> None:
    office.confirm("legal")
    office.ask("legal", "devops")
    first = office.answer("legal")
    office.receive(first.data)
    assert office.state("legal") == "approved"
    assert office.verify(void(office, role="legal")).verdict == "genuine"
    assert ("readiness.request-void", "legal") in office.why_not()
    assert (office.state("legal"), office.state("devops")) == ("not-requested", "requested")
    assert refused(lambda: void(office, role="legal")) == "void.no-request"
    assert office.verify(office.dossier().data).verdict == "genuine"
    office.ask("legal")
    received = office.receive(office.answer("legal").data)
    assert (received.outcome, office.state("legal")) == ("counted", "approved")
    dossier = office.dossier()
    assert office.verify(dossier.data).verdict == "genuine"
    assert [answer.role for answer in dossier.statement.body.earlier] == ["legal"]
    assert not any(
        run.text.startswith("VOID") for run in office.manager.adapters.reader.read(dossier.data).printed.runs
    )


def test_an_answer_that_comes_later_is_kept_and_told(office: Office) -> None:
    office.confirm("legal")
    office.ask("legal")
    void(office, role="legal")
    received = office.receive(office.answer("legal").data)
    assert received.outcome == "request-void"
    assert office.state("legal") == "not-requested"
    counted = replace(received, outcome="counted")
    assert refused(lambda: office.receipt(counted)) == "receipt.not-counted"
    assert office.verify(office.dossier().data).verdict == "genuine"


def test_a_signer_who_was_told_signs_no_void_request(office: Office) -> None:
    office.ask("legal", "devops")
    declared = void(office, role="legal")
    legal, devops = office.laptops["legal"], office.laptops["devops"]
    for laptop in (legal, devops):
        receive(laptop.adapters, declared, name="void.pdf", now=office.now())
    assert refused(lambda: office.answer("legal")) == "sign.void"
    assert office.answer("devops").data
    otto = new_laptop(office.folder / "otto", "Otto", "Nobody")
    office.ask("legal")
    lie = forge(otto, _lent(office, declared, otto), ())
    receive(legal.adapters, lie, name="void.pdf", now=office.now())
    with legal.adapters.store.reading() as work:
        not_void(work, legal.adapters.reader, office.requests["legal"].statement, title="Legal")
    assert office.answer("legal").data
    otto.adapters.store.close()


def _lent(office: Office, declared: bytes, laptop: Laptop) -> Statement[object]:
    """A stranger's declaration that the newest request to Legal is void."""
    statement = parse(office.manager.adapters.reader.payload(declared)).statement
    author = replace(statement.author, name="Otto", fingerprint=laptop.certificate.fingerprint)
    return replace(statement, author=author, answers_to=(office.requests["legal"].reference,), id="other")


def test_nothing_is_void_without_a_reason_or_by_somebody_else(office: Office) -> None:
    office.ask("legal")
    assert refused(lambda: void(office, reason=" ")) == "statement.void-needs-reason"
    assert refused(lambda: void(office, role="nobody")) == "request.role-unknown"
    assert refused(lambda: void(office, role="devops")) == "void.no-request"
    other = new_laptop(office.folder / "other", "Otto", "Release Manager")
    manager, release = office.manager.adapters, office.release.id
    assert refused(lambda: declare_void(manager, other.key, release, reason="Mine", now=office.now())) == (
        "release.other-manager"
    )
    with manager.store.reading() as work:
        state = state_of(work, work.releases.get(release))
    refuse_void(state)
    assert state.voids == ()
    other.adapters.store.close()


def test_no_dossier_bears_void_by_its_label(office: Office) -> None:
    manager = office.manager

    def compiled(label: str) -> object:
        return compile_dossier(
            manager.adapters, manager.key, office.release.id, words=lambda p: p.code, label=label, now=office.now()
        )

    assert refused(lambda: compiled("VOID")) == "statement.void-differs"
    assert compiled("DRAFT")
