# SPDX-License-Identifier: MIT
"""What may be tried on the go-live day with properly signed files: to let pass more, and to tell another story."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from golive_desktop.domain.answer import Condition
from golive_desktop.domain.cause import CAUSE
from golive_desktop.domain.day import EventKind
from golive_desktop.domain.release import Artefact
from golive_desktop.domain.review import Review
from golive_desktop.services.day import judged, look_at_day
from golive_desktop.services.day_launch import ROLLBACK, proceed
from golive_desktop.services.day_signing import declare_rollback, declare_success, sign_review
from golive_desktop.services.day_steps import measure
from golive_desktop.services.enclosed import Opener
from golive_desktop.services.override_approval import approve_override
from golive_desktop.services.overrides import record_override
from golive_desktop.services.overview import look_at
from golive_desktop.services.own_records import own_record_problems
from golive_desktop.services.releases import change_plan, set_candidate
from golive_desktop.services.verify import Verification
from golive_desktop.statements.day_section import DayEventRecord
from golive_desktop.statements.dossier import DossierBody
from golive_desktop.statements.envelope import Embedded, Statement
from golive_desktop.statements.kinds import compose, fit_problems
from golive_desktop.statements.launch_decision import is_launch_decision
from golive_desktop.statements.poll import is_poll
from golive_desktop.statements.review import is_review
from golive_desktop.statements.state import is_roster
from tests.office import Laptop, Office, approved, new_office, rejected
from tests.services import test_overrides as story
from tests.services.launch import T0, polled, then
from tests.services.test_day_signing import code
from tests.statements.paper import in_order
from tests.statements.parts import with_body

OTHER = "cd" * 20


def lacking(office: Office) -> Office:
    """Legal says no, DevOps yes, no gate was run, the executive was not asked."""
    for role in office.laptops:
        office.confirm(role)
    office.meet_conditions()
    office.ask("legal", "devops")
    office.receive(office.answer("legal", rejected(2)).data)
    office.receive(office.answer("devops").data)
    story.know(office, office.laptops["ceo"])
    return office


def let_pass(office: Office) -> None:
    record_override(then(office, -10), story.approved(office, story.asked(office).data).data)
    assert story.lacks(office) == []


class TestAnOverrideIsForItsCause:
    def test_a_second_no_is_another_one(self, office: Office) -> None:
        let_pass(lacking(office))
        office.ask("legal")
        office.receive(office.answer("legal", replace(rejected(2), reason="Data leaks.")).data)
        assert story.lacks(office) == ["readiness.rejected"]
        polled(office)
        assert code(lambda: proceed(then(office, 0))) == "readiness.rejected"

    def test_a_gate_exchanged_under_its_number_is_another_one(self, office: Office) -> None:
        let_pass(lacking(office))
        before = office.release.plan
        plan = replace(before, gates=(replace(before.gates[0], command="make scan"),))
        change_plan(office.manager.adapters, office.release.id, plan, now=office.now())
        assert story.lacks(office) == ["readiness.gate-not-run", "readiness.not-requested"]
        change_plan(office.manager.adapters, office.release.id, before, now=office.now())
        assert story.lacks(office) == []
        without = replace(before, gates=())
        change_plan(office.manager.adapters, office.release.id, without, now=office.now())
        assert story.lacks(office) == ["readiness.not-requested"]  # the executive was told of another plan

    def test_another_result_of_a_gate_is_another_one(self, office: Office) -> None:
        office.pass_gates()
        causes = []
        for exit_code, reason in ((1, ""), (1, ""), (2, "")):
            with office.manager.adapters.store.writing() as work:
                run = work.progress.gate_runs(office.release.id)[-1]
                at = office.now()
                red = replace(run, started_at=at, ended_at=at, exit_code=exit_code, outcome="red", reason=reason)
                work.progress.add_gate_run(office.release.id, red)
                found = judged(work, office.release, now=at)
            causes += [problem.details[CAUSE] for problem in found.why_not if problem.code == "readiness.gate-red"]
        assert causes[0] == causes[1] != causes[2]

    def test_of_two_open_conditions_each_is_told(self, office: Office) -> None:
        office.confirm("legal")
        office.ask("legal")
        conditions = tuple(
            Condition(key=key, text=text, owner="Otto", due=T0, when="before-t0")
            for key, text in (("1", "Imprint"), ("2", "Consent"))
        )
        answer = replace(approved(2), decision="conditional", conditions=conditions)
        office.receive(office.answer("legal", answer).data)
        request = story.asked(office, "readiness.condition-open legal")
        keys = [point.key for point in request.statement.body.points]
        assert len(set(keys)) == len(conditions)
        assert in_order(compose(request.statement), *keys)  # who signs reads what the day goes by


def test_an_override_by_a_clock_that_runs_ahead_lets_nothing_pass(office: Office) -> None:
    """It could never be in a dossier, whose trail shows when it was recorded."""
    ceo = lacking(office).laptops["ceo"]
    request = story.asked(office).data
    answer = approve_override(ceo.adapters, ceo.key, request, now=then(office, 60).now)
    assert code(lambda: record_override(then(office, 49), answer.data)) == "override.clock-ahead"
    record_override(then(office, 50), answer.data)
    assert office.verify(office.dossier().data).verdict == "genuine"


def test_the_executive_is_told_of_an_override_that_a_dossier_hides(office: Office) -> None:
    ceo = lacking(office).laptops["ceo"]
    answer = story.approved(office, story.asked(office).data)
    hidden = office.verify(office.dossier().data)
    assert ("own.override-missing", "CEO / Business Lead") in own_says(ceo, hidden)
    record_override(then(office, -10), answer.data)
    assert own_says(ceo, office.verify(office.dossier().data)) == []
    assert own_says(office.manager, hidden) == []


def own_says(laptop: Laptop, found: Verification) -> list[tuple[str, str]]:
    with laptop.adapters.store.reading() as work:
        problems = own_record_problems(work, found, laptop.adapters.reader)
    return [(problem.code, problem.subject) for problem in problems]


def test_other_files_of_the_same_commit_are_another_candidate(office: Office) -> None:
    let_pass(lacking(office))
    polled(office)
    proceed_free = look_at_day(office.manager.adapters, office.release.id, now=T0).obstacles
    assert proceed_free == ()
    assert set(look_at(office.manager.adapters, office.release.id, now=T0).let_pass) == {"Łukasz Vogt"}
    file = Artefact(name="app.zip", sha256="ab" * 32)
    set_candidate(office.manager.adapters, office.release.id, commit="ab" * 20, artefacts=[file], now=office.now())
    seen = [problem.code for problem in look_at_day(office.manager.adapters, office.release.id, now=T0).obstacles]
    assert {"readiness.gate-not-run", "day.poll-missing"} <= set(seen)
    assert set(look_at(office.manager.adapters, office.release.id, now=T0).let_pass) == {""}


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A dossier of a whole day, and what is inside."""

    office: Office
    statement: Statement[DossierBody]
    inside: tuple[Embedded, ...]

    def problems(self, statement: Statement[DossierBody], inside: Iterable[Embedded]) -> set[tuple[str, str]]:
        return {(problem.code, problem.subject) for problem in fit_problems(statement, tuple(inside))}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    office = lacking(new_office(tmp_path_factory.mktemp("attack-day")))
    let_pass(office)
    polled(office, no="devops")
    polled(office)
    proceed(then(office, 0))
    measure(then(office, 5), "errors", "50")
    key = office.manager.key
    assert declare_success(then(office, 15), key, reason="Calm.") is not None
    assert declare_rollback(then(office, 20), key, reason="Not at all.", typed=ROLLBACK) is not None
    assert sign_review(then(office, 60), key, Review(decision="consider-rollback")) is not None
    dossier = office.dossier()
    whole = Opener(reader=office.manager.adapters.reader).open(dossier.data, name="dossier.pdf")
    yield Told(office=office, statement=dossier.statement, inside=whole.inside)
    for laptop in (office.manager, *office.laptops.values()):
        laptop.adapters.store.close()


def exchanged(inside: Iterable[Embedded], said: Mapping[str, Statement[object]]) -> tuple[Embedded, ...]:
    """The same files at any depth, some of which say something else."""
    return tuple(
        replace(item, statement=said.get(item.sha256, item.statement), inside=exchanged(item.inside, said))
        for item in inside
    )


def of_kind(told: Told, kind: str) -> list[Embedded]:
    """In the order signed."""
    found = [item for item in told.inside if item.statement.kind == kind]
    return sorted(found, key=lambda item: item.statement.issued_at)


def old_poll(told: Told) -> dict[str, Statement[object]]:
    decision = of_kind(told, "launch-decision")[0]
    (followed,) = decision.statement.answers_to
    (no,) = (poll for poll in of_kind(told, "poll") if poll.sha256 != followed.sha256)
    reference = replace(followed, id=no.statement.id, sha256=no.sha256)
    return {decision.sha256: replace(decision.statement, answers_to=(reference,))}


def old_decision(told: Told) -> dict[str, Statement[object]]:
    success, _ = of_kind(told, "launch-decision")
    (review,) = of_kind(told, "review")
    assert is_review(review.statement)
    reference = replace(review.statement.answers_to[0], id=success.statement.id, sha256=success.sha256)
    return {review.sha256: replace(review.statement, answers_to=(reference,))}


def elsewhere(kind: str) -> Callable[[Told], dict[str, Statement[object]]]:
    def other(told: Told) -> dict[str, Statement[object]]:
        item = of_kind(told, kind)[-1]
        release = item.statement.release
        assert release is not None
        candidate = replace(release.candidate, commit=OTHER)
        return {item.sha256: replace(item.statement, release=replace(release, candidate=candidate))}

    return other


def no_bad_value(told: Told) -> dict[str, Statement[object]]:
    decision = of_kind(told, "launch-decision")[0]
    assert is_launch_decision(decision.statement)
    values = tuple(value for value in decision.statement.body.values if value.key != "errors")
    return {decision.sha256: with_body(decision.statement, values=values)}


def a_value_twice(told: Told) -> dict[str, Statement[object]]:
    decision = of_kind(told, "launch-decision")[0]
    assert is_launch_decision(decision.statement)
    values = decision.statement.body.values
    return {decision.sha256: with_body(decision.statement, values=(*values, values[0]))}


LIES: dict[str, Callable[[Told], dict[str, Statement[object]]]] = {
    "the decision follows the poll before": old_poll,
    "the review follows the decision before": old_decision,
    "the poll was about another commit": elsewhere("poll"),
    "another commit was launched": elsewhere("launch-decision"),
    "another commit was reviewed": elsewhere("review"),
    "a value out of its limit is left out": no_bad_value,
    "a value is told twice": a_value_twice,
}


def test_the_day_as_it_was_is_no_lie(told: Told) -> None:
    assert told.problems(told.statement, told.inside) == set()
    assert all(is_poll(item.statement) for item in of_kind(told, "poll"))


@pytest.mark.parametrize("lie", LIES)
def test_a_signed_original_that_tells_another_day_is_found(told: Told, lie: str) -> None:
    said = LIES[lie](told)
    (name,) = {item.name for item in told.inside if item.sha256 in said}
    assert ("statement.day-differs", name) in told.problems(told.statement, exchanged(told.inside, said))


def test_an_override_by_a_key_that_was_revoked_before_lets_nothing_pass(told: Told) -> None:
    section = told.statement.body.day
    assert section is not None
    at = next(event.at for event in section.events if event.kind is EventKind.OVERRIDDEN)
    key = told.office.laptops["ceo"].certificate.fingerprint
    for revoked, found in ((at, True), (at + timedelta(seconds=1), False)):
        rosters = [item for item in told.inside if is_roster(item.statement)]
        said: dict[str, Statement[object]] = {}
        for item in rosters:
            assert is_roster(item.statement)
            entries = tuple(
                replace(entry, revoked_at=revoked) if entry.fingerprint == key else entry
                for entry in item.statement.body.entries
            )
            said[item.sha256] = with_body(item.statement, entries=entries)
        problems = told.problems(told.statement, exchanged(told.inside, said))
        assert (("statement.day-differs", "override") in problems) is found


def test_proceed_names_what_went_live_and_follows_a_poll(told: Told) -> None:
    section = told.statement.body.day
    assert section is not None
    place = next(number for number, event in enumerate(section.events) if event.kind is EventKind.PROCEEDED)
    launched = section.events[place]
    other = replace(launched, values={**launched.values, "commit": OTHER})
    for events, subject in (
        ((*section.events[:place], other, *section.events[place + 1 :]), "candidate"),
        ([event for event in section.events if event.kind is not EventKind.POLL_CLOSED], "poll"),
        ([event for event in section.events if event.values.get("answer") != "GO"], "poll"),
    ):
        lie = with_body(told.statement, day=replace(section, events=tuple(events)))
        assert ("statement.day-differs", subject) in told.problems(lie, told.inside)


WORDS: dict[str, Callable[[DayEventRecord], DayEventRecord]] = {
    "another reason": lambda event: replace(event, text=f"{event.text} Or so."),
    "another person": lambda event: replace(event, by="Otto"),
    "another value": lambda event: replace(event, values={**event.values, "value": "0.1"}),
    "no proof": lambda event: replace(event, salt=""),
}


@pytest.mark.parametrize("lie", WORDS)
def test_the_words_of_the_day_are_those_of_its_trail(told: Told, lie: str) -> None:
    """Nobody signs a note, a HOLD or an earlier value; the trail was made with its words all the same."""
    section = told.statement.body.day
    assert section is not None
    first = section.events[0]
    other = with_body(told.statement, day=replace(section, events=(WORDS[lie](first), *section.events[1:])))
    assert ("statement.day-differs", "words") in told.problems(other, told.inside)


def test_what_went_live_is_no_longer_exchanged(told: Told) -> None:
    adapters, release = told.office.manager.adapters, told.office.release.id
    change = lambda: set_candidate(adapters, release, commit=OTHER, artefacts=(), now=told.office.now())  # noqa: E731
    assert code(change) == "release.launched"
