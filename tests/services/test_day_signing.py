# SPDX-License-Identifier: MIT
"""What is signed on the go-live day: genuine, recorded with the event it shows, and found out when it lies."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from golive_desktop.domain.day import DayPhase, EventKind
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.review import Review
from golive_desktop.services.day import Now, look_at_day, recording
from golive_desktop.services.day_launch import ROLLBACK, may_declare_rollback, record_rollback, roll_back
from golive_desktop.services.day_poll import answer_poll, open_poll
from golive_desktop.services.day_signing import close_poll, declare_rollback, declare_success, sign_review
from golive_desktop.services.day_steps import note, set_t0
from golive_desktop.services.releases import set_candidate
from golive_desktop.statements.envelope import Statement
from golive_desktop.statements.kinds import compose
from golive_desktop.statements.poll import PollBody
from golive_desktop.statements.texts import texts
from tests.office import Office, new_laptop
from tests.services.launch import T0, launch, polled, then
from tests.services.test_forgeries import blocking, forge

RUN = "rehearsal 1"


def code(action: Callable[[], object]) -> str:
    with pytest.raises(KnownError) as raised:
        action()
    return raised.value.problem.code


def events(office: Office, run: str = "") -> list[tuple[EventKind, str]]:
    seen = look_at_day(office.manager.adapters, office.release.id, now=T0, run=run).events
    return [(event.kind, event.file) for event in seen]


def test_the_day_is_signed_from_poll_to_review(office: Office) -> None:
    office.go()
    key = office.manager.key
    launch(office)
    (poll,) = (file for kind, file in events(office) if kind is EventKind.POLL_CLOSED)
    assert code(lambda: declare_success(then(office, 15), None, reason="x")) == "day.signature-missing"
    assert code(lambda: declare_success(then(office, 15), key)) == "statement.decision-needs-reason"
    decided = declare_success(then(office, 15), key, reason="Users are happy.")
    assert decided is not None
    assert [reference.sha256 for reference in decided.statement.answers_to] == [poll]
    assert ("errors", "0.21", "within") in [(v.key, v.value, v.state) for v in decided.statement.body.values]
    assert {v.state for v in decided.statement.body.values} == {"within", "open"}
    reviewed = sign_review(then(office, 60), key, Review(decision="stable", support="All calm."))
    assert reviewed is not None
    assert reviewed.statement.answers_to == (decided.reference,)
    assert events(office)[-1] == (EventKind.REVIEWED, reviewed.sha256)
    with office.manager.adapters.store.reading() as work:
        kept = [work.statements.original(file).data for _, file in events(office) if file]
        trail = [entry.event for entry in work.audit.entries()]
    assert [office.verify(data).verdict for data in kept] == ["genuine"] * 3
    assert trail[trail.index("poll.issued") + 1] == "day.poll-closed"
    assert trail[trail.index("launch-decision.issued") + 1] == "day.succeeded"


def test_a_no_go_is_signed_as_such_and_launches_nothing(office: Office) -> None:
    signed = polled(office, no="devops")
    assert signed is not None
    assert (signed.statement.body.result, office.verify(signed.data).verdict) == ("NO-GO", "genuine")
    shown = look_at_day(office.manager.adapters, office.release.id, now=T0)
    assert "day.poll-no-go" in [problem.code for problem in shown.obstacles]
    assert code(lambda: close_poll(then(office, -1), office.manager.key)) == "day.no-poll"
    open_poll(then(office, -1), "T-0")
    assert code(lambda: close_poll(then(office, -1), office.manager.key)) == "day.poll-open"


def test_a_poll_about_another_commit_counts_no_more(office: Office) -> None:
    polled(office)
    assert "day.poll-missing" not in standing(office)
    set_candidate(office.manager.adapters, office.release.id, commit="cd" * 20, artefacts=(), now=office.now())
    assert "day.poll-missing" in standing(office)
    polled(office)
    assert "day.poll-missing" not in standing(office)
    dossier = office.dossier()
    assert office.verify(dossier.data).verdict == "genuine"


def standing(office: Office) -> list[str]:
    shown = look_at_day(office.manager.adapters, office.release.id, now=T0)
    return [problem.code for problem in shown.obstacles]


def test_rolling_back_on_the_real_day_needs_word_reason_and_signature(office: Office) -> None:
    office.go()
    key = office.manager.key
    launch(office)
    assert code(lambda: declare_rollback(then(office, 6), key, reason="Errors", typed="rollback")) == "day.word-wrong"
    assert code(lambda: declare_rollback(then(office, 6), key, reason=" ", typed=ROLLBACK)) == "day.reason-missing"
    assert code(lambda: roll_back(then(office, 6), reason="Errors", typed=ROLLBACK)) == "day.signature-missing"
    assert code(lambda: sign_review(then(office, 6), key, Review(decision="stable"))) == "day.not-now"
    signed = declare_rollback(then(office, 6), key, reason="Errors at 3 %.", typed=ROLLBACK)
    assert signed is not None
    assert signed.statement.body.decision == "roll-back"
    assert office.verify(signed.data).verdict == "genuine"
    assert events(office)[-1] == (EventKind.ROLLED_BACK, signed.sha256)
    assert code(lambda: declare_success(then(office, 7), key, reason="x")) == "day.not-now"


def test_a_rehearsal_signs_nothing(office: Office) -> None:
    launch(office, run=RUN)
    with recording(then(office, 10, run=RUN)) as moment:
        may_declare_rollback(moment, reason="x", typed=ROLLBACK)
    assert declare_success(then(office, 15, run=RUN), None) is None
    assert sign_review(then(office, 60, run=RUN), None, Review(decision="stable")) is None
    assert declare_rollback(then(office, 61, run=RUN), None, reason="Tried.", typed=ROLLBACK) is None
    day = look_at_day(office.manager.adapters, office.release.id, now=T0, run=RUN)
    assert (day.day.phase, {file for _, file in events(office, RUN)}) == (DayPhase.ROLLED_BACK, {""})
    with office.manager.adapters.store.reading() as work:
        trail = [entry.event for entry in work.audit.entries()]
    assert {"rehearsal.proceeded", "rehearsal.rolled-back"} <= set(trail)
    assert not any(event.startswith("day.") for event in trail)
    assert texts(1, "en").event("rehearsal.proceeded") == "Rehearsal: PROCEED said"
    assert texts(1, "en").event("rehearsal.of-tomorrow") == "rehearsal.of-tomorrow"


def test_what_changes_while_it_is_signed_is_not_signed(office: Office) -> None:
    """Another window enters a NO-GO between the look and the signature."""
    set_t0(then(office, -20), T0)
    open_poll(then(office, -5), "T-0")
    roles = look_at_day(office.manager.adapters, office.release.id, now=T0).runbook.poll_order
    for role in roles:
        answer_poll(then(office, -4), role, "GO")
    signer = office.manager.adapters.signer

    class Slow:
        def certify(self, pdf: bytes, **facts: Any) -> bytes:  # noqa: ANN401 - handed on
            answer_poll(then(office, -4), roles[0], "NO-GO", reason="Disk full.")
            return signer.certify(pdf, **facts)

    slow = replace(then(office, -3), adapters=replace(office.manager.adapters, signer=Slow()))
    assert code(lambda: close_poll(slow, office.manager.key)) == "day.changed-meanwhile"
    poll = look_at_day(office.manager.adapters, office.release.id, now=T0).day.poll
    assert poll is not None
    assert poll.closed_at is None


def test_a_decision_follows_a_poll_that_was_signed_here(office: Office) -> None:
    office.go()
    key = office.manager.key
    launch(office)
    with recording(then(office, 6)) as moment:
        assert isinstance(moment, Now)
        assert code(lambda: record_rollback(moment, reason="x", typed=ROLLBACK)) == "day.signature-missing"
    with recording(then(office, 9)) as moment:
        moment.add(EventKind.ROLLED_BACK, text="By hand", file="ab" * 32)
    assert code(lambda: sign_review(then(office, 60), key, Review(decision="stable"))) == "day.unsigned-before"
    note(then(office, 61), "Nothing of it was recorded.")
    assert events(office)[-1] == (EventKind.NOTED, "")


class TestForgeries:
    @pytest.fixture
    def poll(self, office: Office) -> Statement[PollBody]:
        signed = polled(office, no="devops")
        assert signed is not None
        return signed.statement

    def test_a_go_poll_with_a_no_go_in_it(self, office: Office, poll: Statement[PollBody]) -> None:
        lie = replace(poll, body=replace(poll.body, result="GO"))
        found = office.verify(forge(office.manager, lie, ()))
        assert (found.verdict, blocking(found)) == ("changed", {"statement.poll-result"})

    def test_an_altered_answer(self, office: Office, poll: Statement[PollBody]) -> None:
        data = forge(office.manager, poll, ())
        assert office.verify(data).verdict == "genuine"
        assert office.verify(data.replace(b"/Title", b"/Titel", 1)).verdict == "changed"
        answers = tuple(replace(line, answer="GO") for line in poll.body.answers)
        other = replace(poll, body=replace(poll.body, answers=answers, result="GO"))
        found = office.verify(forge(office.manager, poll, (), pages=compose(other)))
        assert "document.text-differs" in blocking(found)

    def test_a_poll_by_a_stranger_and_of_another_release(self, office: Office, poll: Statement[PollBody]) -> None:
        otto = new_laptop(office.folder / "otto", "Otto", "Release Manager")
        lent = replace(poll, author=replace(poll.author, name="Otto", fingerprint=otto.certificate.fingerprint))
        assert office.verify(forge(otto, lent, ())).verdict == "unknown-signer"
        devops = office.laptops["devops"]
        office.confirm("devops")
        own = replace(poll.author, name=devops.certificate.subject.name, fingerprint=devops.certificate.fingerprint)
        assert office.verify(forge(devops, replace(poll, author=own), ())).verdict == "unknown-signer"
        assert poll.release is not None
        other = replace(poll, release=replace(poll.release, id="another"))
        assert office.verify(forge(office.manager, other, ())).verdict == "unknown-signer"
        otto.adapters.store.close()
