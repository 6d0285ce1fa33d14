# SPDX-License-Identifier: MIT
import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from golive_desktop.domain.gate import GatePreview, GateRun, WorkingCopy, concerns, is_evidence_for, problem_of
from golive_desktop.domain.problem import Problem, Severity

COMMIT = "c" * 40
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
GREEN = GateRun(
    key="2",
    command="npm run build",
    started_at=NOON,
    ended_at=NOON + timedelta(seconds=90),
    exit_code=0,
    outcome="green",
    reason="",
    output_tail="built\n",
    output_bytes=6,
    output_sha256="0" * 64,
    commit=COMMIT,
    tag="rc-1",
)
RED = replace(GREEN, outcome="red", exit_code=2, reason="gate.exit-code", detail="2")


def test_a_green_run_is_evidence_for_its_candidate_and_its_command() -> None:
    assert is_evidence_for(GREEN, tag="rc-1", commit=COMMIT, command="npm run build")


@pytest.mark.parametrize(
    ("run", "tag", "commit", "command"),
    [
        (RED, "rc-1", COMMIT, "npm run build"),
        (GREEN, "rc-2", COMMIT, "npm run build"),
        (GREEN, "rc-1", "d" * 40, "npm run build"),
        (GREEN, "rc-1", COMMIT[:7], "npm run build"),
        (GREEN, "rc-1", COMMIT, "npm run build --production"),
    ],
)
def test_nothing_else_is(run: GateRun, tag: str, commit: str, command: str) -> None:
    assert not is_evidence_for(run, tag=tag, commit=commit, command=command)


def test_a_red_run_concerns_its_candidate_too() -> None:
    assert concerns(RED, tag="rc-1", commit=COMMIT)
    assert not concerns(RED, tag="rc-2", commit=COMMIT)


def test_an_unknown_commit_fits_no_run() -> None:
    assert not concerns(replace(GREEN, commit=""), tag="rc-1", commit="")


def test_a_red_run_is_a_problem_with_its_reason() -> None:
    assert problem_of(GREEN) is None
    assert problem_of(RED) == Problem(
        code="gate.exit-code",
        severity=Severity.BLOCKS,
        subject="2",
        details={"command": "npm run build", "detail": "2"},
    )


def test_a_working_copy_is_clean_without_changes() -> None:
    copy = WorkingCopy(folder="/src", commit=COMMIT, tags=("rc-1",), changes=())
    assert copy.clean
    assert not replace(copy, changes=("a.txt",)).clean


def test_a_preview_is_a_value() -> None:
    preview = GatePreview(command="true", arguments=("true",), shell=False, folder="/src", program="/bin/true")
    assert preview == replace(preview)


def test_what_is_kept_of_the_output_has_a_digest_of_its_own() -> None:
    assert GREEN.kept == b"built\n"
    assert GREEN.kept_sha256 == hashlib.sha256(b"built\n").hexdigest()
    assert replace(GREEN, output_tail="other\n").kept_sha256 != GREEN.kept_sha256
    assert replace(GREEN, output_tail="").kept == b""
