# SPDX-License-Identifier: MIT
"""The sample shows every state, keeps to its own home, and each file that lies in it is what it claims to be."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import get_args

import pytest

from golive_desktop.bootstrap import Computer
from golive_desktop.domain.answer import Answer, Response
from golive_desktop.domain.audit import chain_problems
from golive_desktop.domain.day import StepState
from golive_desktop.domain.mail import PostingState
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.readiness import StakeholderState
from golive_desktop.domain.verdict import FileVerdict
from golive_desktop.services.accounts import accounts
from golive_desktop.services.day import look_at_day
from golive_desktop.services.invented import CONDITION, MANAGER, PEOPLE, approves, conditional, person_of, retention
from golive_desktop.services.issue import SigningKey
from golive_desktop.services.outbox import letters
from golive_desktop.services.overview import Overview, all_releases, look_at
from golive_desktop.services.receive import Received, receive
from golive_desktop.services.sample import (
    PASSPHRASE,
    Sample,
    SampleDesk,
    find_sample,
    inbox_of,
    make_sample,
    request_of,
    unread_in,
)
from golive_desktop.services.sample_conditions import LATER
from golive_desktop.services.sample_stage import STEPS
from golive_desktop.services.signoffs import open_request, sign_request
from golive_desktop.statements.approval import ApprovalBody
from golive_desktop.statements.kinds import parse

NOW = datetime(2027, 1, 1, 0, 20, tzinfo=UTC)
"""Shortly after midnight, in a new year: nothing in the sample may depend on the hour."""


@dataclass
class Made:
    """A sample with how it was made."""

    desk: SampleDesk
    sample: Sample
    told: list[tuple[int, int]]

    def overview(self, at: datetime = NOW) -> Overview:
        return look_at(self.desk.adapters, self.sample.release, now=at)


def desk_in(home: Path) -> SampleDesk:
    computer = Computer({})
    return SampleDesk(home=home, adapters=computer.open_home(home), open_home=computer.open_home, files=computer.files)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """A sample in the place of one that was never finished."""
    home = tmp_path_factory.mktemp("sample")
    (home / "sample.txt").write_text("release: \n", encoding="utf-8")
    (home / "leftover").mkdir()
    (home / "leftover" / "golive.sqlite3").write_bytes(b"half")
    desk = desk_in(home)
    told: list[tuple[int, int]] = []
    sample = make_sample(desk, language="en", now=NOW, tell=lambda done, total: told.append((done, total)))
    yield Made(desk=desk, sample=sample, told=told)
    desk.adapters.store.close()


def test_the_board_shows_every_state(made: Made) -> None:
    states = {row.role: row.state for row in made.overview().readiness.board}
    assert states == {
        "support": "approved",
        "product": "approved",
        "legal": "conditional",
        "security": "rejected",
        "cfo": "overdue",
        "cto": "withdrawn",
        "devops": "identity-open",
        "sre": "requested",
        "ceo": "not-requested",
        "marketing": "inform-only",
    }


def test_the_go_live_day_has_begun(made: Made) -> None:
    view = look_at_day(made.desk.adapters, made.sample.release, now=NOW)
    launch = view.day.t0
    assert launch is not None
    assert launch.isoformat() == "2027-01-02T08:00:00+01:00"
    begun = [row for row in view.rows if row.step.moment == "T-48h"]
    assert {row.step.owner for row in begun if row.state is StepState.OVERDUE} == {
        "DevOps Lead",
        "SRE Lead",
        "Security Lead",
        "Release Manager",
    }
    done = [row for row in begun if row.actual is not None]
    assert [row.actual for row in done] == sorted(row.actual for row in done if row.actual)
    assert [bool(row.remark) for row in done] == [False, False, True, *[False] * 5]


def test_the_trail_tells_everything_in_its_order(made: Made) -> None:
    with made.desk.adapters.store.reading() as work:
        entries = [entry for entry in work.audit.entries() if entry.event.startswith("day.")]
    assert [entry.at for entry in entries] == sorted(entry.at for entry in entries)


def test_the_earlier_release_shows_the_states_that_are_left(made: Made) -> None:
    lines = all_releases(made.desk.adapters)
    assert [line.tag for line in lines] == ["rc-2026-03-01", "rc-2026-02-22"]
    earlier = look_at(made.desk.adapters, lines[1].id, now=NOW)
    assert {row.role: row.state for row in earlier.readiness.board} == {
        "ceo": "not-requested",
        "product": "older-candidate",
        "cfo": "not-competent",
        "cto": "waits",
        "security": "conflict",
    }
    seen = {row.state for row in (*earlier.readiness.board, *made.overview().readiness.board)}
    assert seen == set(get_args(StakeholderState))


def test_every_state_of_a_letter_is_shown_and_nothing_can_leave(made: Made) -> None:
    found = letters(made.desk.adapters, made.sample.release)
    assert {item.state for item in found} == set(PostingState) - {PostingState.SENDING}
    by_kind = {(item.letter.kind, item.letter.role): item.state for item in found}
    assert by_kind["request", "sre"] is PostingState.FAILED
    assert by_kind["withdrawal", "cto"] is PostingState.QUEUED
    with made.desk.adapters.store.reading() as work:
        drafted = [entry.subject for entry in work.audit.entries() if entry.event == "mail.drafted"]
    assert drafted == ["cfo"]
    assert accounts(made.desk.adapters) == ()


def test_one_signature_was_drawn(made: Made) -> None:
    with made.desk.adapters.store.reading() as work:
        records = [item for item in work.statements.of_release(made.sample.release) if item.kind == "approval"]
        originals = {item.role: work.statements.original(item.sha256).data for item in records}
    bodies = {role: parse(made.desk.adapters.reader.payload(data)).statement.body for role, data in originals.items()}
    drawn = {role for role, body in bodies.items() if isinstance(body, ApprovalBody) and body.drawing is not None}
    assert drawn == {"legal"}


def test_one_condition_is_closed_one_is_open_and_one_is_due_after_the_launch(made: Made) -> None:
    overview = made.overview()
    row = overview.row("legal")
    assert row is not None
    assert row.sign_off is not None
    closed = {item.key: overview.state.closed(row.sign_off.sha256, item.key) for item in row.sign_off.conditions}
    assert closed == {"C-1": True, "C-2": False, LATER: False}
    ((role, later),) = overview.readiness.follow_ups
    assert (role, later.key, later.when) == ("legal", LATER, "after-t0")
    launch = look_at_day(made.desk.adapters, made.sample.release, now=NOW).day.t0
    assert launch is not None
    assert later.due > launch
    assert not [problem for problem in overview.readiness.why_not if LATER in str(problem)]


def test_gates_are_green_red_and_not_run_and_critical_conditions_are_partly_met(made: Made) -> None:
    state = made.overview().state
    assert [condition.met for condition in state.critical] == [False, True, True, True, False]
    outcomes = [run.outcome for command in state.plan.gates if (run := state.gate(command.key))]
    assert sorted(outcomes) == ["green", "green", "green", "red"]
    assert {problem.code for problem in made.overview().readiness.why_not} >= {
        "readiness.gate-red",
        "readiness.gate-not-run",
    }


def test_numbers_were_compared_in_several_ways(made: Made) -> None:
    keys = made.overview().keys
    assert {entry.compared_how for entry in keys} == {"own", "phone", "in-person", "video"}
    assert "devops" not in {entry.role for entry in keys}


def test_everybody_is_invented_and_the_launch_is_tomorrow(made: Made) -> None:
    overview = made.overview()
    assert {row.role: row.person for row in overview.readiness.board} == PEOPLE
    assert overview.manager is not None
    assert overview.manager.certificate.subject == MANAGER
    assert overview.release.plan.date == NOW.date() + timedelta(days=1)


def test_the_audit_chain_holds_and_goes_forward_in_time(made: Made) -> None:
    with made.desk.adapters.store.reading() as work:
        entries = work.audit.entries()
    assert chain_problems(entries) == ()
    moments = [entry.at for entry in entries]
    assert moments == sorted(moments)
    assert moments[-1] <= NOW


def test_the_files_in_the_inbox_are_what_they_claim(made: Made, tmp_path: Path) -> None:
    copy = desk_in(_copied(made.desk, tmp_path))
    found = {path.name: _read_in(copy, path) for path in unread_in(made.desk.home)}
    copy.adapters.store.close()
    assert {name: (item.verdict, item.outcome) for name, item in found.items()} == {
        "cfo.pdf": ("genuine", "counted"),
        "closure-legal-C-2.pdf": ("genuine", "closed"),
        "identity-devops.pdf": ("unknown-signer", "identity-open"),
        "load-test.csv": ("not-checkable", "evidence-complete"),
        "scan.pdf": ("not-checkable", "not-checkable"),
        "support-forwarded.pdf": ("changed", "changed"),
    }
    assert {item.verdict for item in found.values()} == set(get_args(FileVerdict))


def _copied(desk: SampleDesk, folder: Path) -> Path:
    """Another home with the same records: the sample itself shall stay as it was made."""
    desk.adapters.store.close()
    home = folder / "copy"
    home.mkdir(mode=0o700)
    (home / "golive.sqlite3").write_bytes((desk.home / "golive.sqlite3").read_bytes())
    return home


def _read_in(desk: SampleDesk, path: Path) -> Received:
    return receive(desk.adapters, path.read_bytes(), name=path.name, now=NOW)


def test_the_request_can_be_signed_with_the_passphrase_that_is_shown(made: Made, tmp_path: Path) -> None:
    desk = desk_in(_copied(made.desk, tmp_path))
    opened = open_request(desk.adapters, made.sample.request.read_bytes(), now=NOW)
    assert opened.trusted
    with desk.adapters.store.reading() as work:
        identity = work.identities.get(PEOPLE["sre"])
    key = SigningKey(identity=identity, passphrase=PASSPHRASE)
    signed = sign_request(desk.adapters, key, opened, approves(4), now=NOW)
    desk.adapters.store.close()
    assert signed.statement.body.role == "sre"


def test_progress_is_told_to_the_end(made: Made) -> None:
    assert made.told == [(number, STEPS) for number in range(1, STEPS + 1)]


def test_a_complete_sample_is_found_again_and_says_what_it_is(made: Made) -> None:
    assert find_sample(made.desk.home) == made.sample
    assert made.sample.inbox == inbox_of(made.desk.home)
    assert made.sample.request == request_of(made.desk.home)
    assert PASSPHRASE in (made.desk.home / "sample.txt").read_text(encoding="utf-8")
    assert sorted(path.name for path in made.desk.home.iterdir() if not path.name.startswith("golive.sqlite3")) == [
        "inbox",
        "outbox-turn",
        "sample.txt",
        "sre.golive",
    ]


def test_a_home_that_is_not_the_samples_stays_as_it_is(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    with desk.adapters.store.writing() as work:
        work.audit.record("release.created", "real", {}, at=NOW)
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(KnownError) as refused:
        make_sample(desk, language="en", now=NOW)
    assert refused.value.problem.code == "sample.home-in-use"
    with desk.adapters.store.reading() as work:
        assert [entry.subject for entry in work.audit.entries()] == ["real"]
    desk.adapters.store.close()
    assert sorted(path.name for path in tmp_path.iterdir() if "sqlite3-" not in path.name) == [
        name for name in before if "sqlite3-" not in name
    ]
    assert find_sample(tmp_path) is None


def test_a_link_in_the_samples_place_is_not_followed(tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.mkdir()
    (real / "sample.txt").write_text("release: x\n", encoding="utf-8")
    link = tmp_path / "sample"
    link.symlink_to(real, target_is_directory=True)
    with pytest.raises(KnownError) as refused:
        make_sample(desk_in(link), language="en", now=NOW)
    assert refused.value.problem.code == "sample.home-in-use"
    assert (real / "sample.txt").exists()


def test_stopping_it_leaves_nothing_behind(tmp_path: Path) -> None:
    steps: list[int] = []
    desk = desk_in(tmp_path / "sample")
    with pytest.raises(KnownError) as stopped:
        make_sample(
            desk,
            language="de",
            now=NOW,
            tell=lambda done, _total: steps.append(done),
            cancelled=lambda: len(steps) == 1,
        )
    assert stopped.value.problem.code == "sample.cancelled"
    assert list((tmp_path / "sample").iterdir()) == []
    assert find_sample(tmp_path / "sample") is None
    assert unread_in(tmp_path / "sample") == ()


def test_the_answers_of_invented_people_are_as_the_form_asks() -> None:
    assert approves(2) == Response(
        answers=(Answer(item="1", value="yes"), Answer(item="2", value="yes")), decision="approved"
    )
    condition = retention("de", due=NOW)
    assert condition.key == CONDITION
    assert "Löschkonzept" in condition.text
    given = conditional("en", (condition,))
    assert (given.decision, given.conditions) == ("conditional", (condition,))
    assert "retention" in given.reason


def test_an_invented_certificate_names_person_and_role(made: Made) -> None:
    legal = made.overview().release.plan.stakeholder("legal")
    assert legal is not None
    subject = person_of(legal)
    assert (subject.name, subject.role) == (PEOPLE["legal"], "Legal / Compliance")
