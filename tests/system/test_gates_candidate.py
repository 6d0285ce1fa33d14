# SPDX-License-Identifier: MIT
"""Gates run on exactly the candidate, and leave it as it was."""

import os

import pytest

from tests.system.conftest import TAG, Gate, Repository


def refused(gate: Gate, **candidate: str) -> tuple[str, str]:
    run = gate("touch dist", **candidate)
    assert run.outcome == "red"
    assert run.output_bytes == 0
    return run.reason, run.detail


def test_another_commit_than_the_candidates_is_red(gate: Gate, repository: Repository) -> None:
    candidate = repository.head
    other = repository.commit("later")
    assert refused(gate, commit=candidate) == ("gate.wrong-commit", other)


def test_a_tag_on_another_commit_is_red(gate: Gate, repository: Repository) -> None:
    tagged = repository.head
    repository.commit("later")
    assert refused(gate) == ("gate.wrong-tag", tagged)


@pytest.mark.parametrize("tag", ["rc-2", "", f"{TAG}~0", f"{TAG}^{{}}", "rc-*", "main", "--help", "HEAD", "a\x00b"])
def test_only_the_exact_name_of_a_tag_is_a_tag(gate: Gate, tag: str) -> None:
    assert refused(gate, tag=tag) == ("gate.tag-missing", tag)


def test_lightweight_and_nested_tags_are_tags(gate: Gate, repository: Repository) -> None:
    repository.git("tag", "light")
    repository.git("tag", "--annotate", "--message", "x", "nested", TAG)
    assert gate("true", tag="light").outcome == "green"
    assert gate("true", tag="nested").outcome == "green"


def test_a_tag_on_a_file_is_no_candidate(gate: Gate, repository: Repository) -> None:
    repository.git("tag", "file", "HEAD:.gitignore")
    assert refused(gate, tag="file") == ("gate.tag-missing", "file")


def test_an_abbreviated_commit_is_not_the_candidate(gate: Gate, repository: Repository) -> None:
    assert refused(gate, commit=repository.head[:12])[0] == "gate.wrong-tag"


def test_a_changed_file_is_red(gate: Gate, repository: Repository) -> None:
    repository.write("read me.txt", "changed\n")
    assert refused(gate) == ("gate.tree-dirty", "read me.txt")


def test_an_untracked_file_is_red_and_an_ignored_one_is_not(gate: Gate, repository: Repository) -> None:
    repository.write("dist/built", "x")
    assert gate("true").outcome == "green"
    repository.write("größe.txt", "x")
    assert refused(gate) == ("gate.tree-dirty", "größe.txt")


def test_a_staged_change_is_red(gate: Gate, repository: Repository) -> None:
    repository.write("new.txt", "x")
    repository.git("add", "new.txt")
    repository.git("rm", "--quiet", "--cached", ".gitignore")
    reason, detail = refused(gate)
    assert reason == "gate.tree-dirty"
    assert {"new.txt", ".gitignore"} <= set(detail.split(", "))


@pytest.mark.parametrize("flag", ["--assume-unchanged", "--skip-worktree"])
def test_a_change_that_git_was_told_to_overlook_is_red(gate: Gate, repository: Repository, flag: str) -> None:
    repository.git("update-index", flag, "read me.txt")
    repository.write("read me.txt", "changed\n")
    assert repository.git("status", "--porcelain") == ""
    assert refused(gate) == ("gate.tree-dirty", "read me.txt")


def test_a_replaced_commit_does_not_stand_for_the_candidate(gate: Gate, repository: Repository) -> None:
    candidate = repository.head
    repository.write("read me.txt", "smuggled\n")
    other = repository.commit("other")
    repository.git("replace", candidate, other)
    repository.git("update-ref", "refs/heads/main", candidate)
    assert repository.git("status", "--porcelain") == ""
    assert refused(gate, commit=candidate) == ("gate.tree-dirty", "read me.txt")


def test_the_configuration_of_a_repository_starts_nothing(gate: Gate, repository: Repository) -> None:
    trap = repository.write("dist/trap", "#!/bin/sh\ntouch dist/sprung\n")
    trap.chmod(0o755)
    hooks = repository.folder / "dist" / "hooks"
    hooks.mkdir()
    (hooks / "post-index-change").symlink_to(trap)
    repository.git("config", "core.fsmonitor", str(trap))
    repository.git("config", "core.hooksPath", str(hooks))
    os.utime(repository.folder / "read me.txt")
    assert gate("true").outcome == "green"
    assert not (repository.folder / "dist/sprung").exists()


def test_the_index_is_not_rewritten(gate: Gate, repository: Repository) -> None:
    os.utime(repository.folder / "read me.txt", (1_000_000_000, 1_000_000_000))
    index = repository.folder / ".git/index"
    before = index.read_bytes()
    assert gate("true").outcome == "green"
    assert index.read_bytes() == before


# the working copy after the command


@pytest.mark.parametrize(
    ("command", "detail"),
    [
        ("rm 'read me.txt'", "read me.txt"),
        ("echo more >> .gitignore", ".gitignore"),
        ("git -c user.name=A -c user.email=a@example.org commit --quiet --allow-empty -m x", "HEAD"),
        (f"git tag --delete {TAG}", "HEAD"),
    ],
)
def test_a_command_that_changes_the_candidate_is_red(gate: Gate, command: str, detail: str) -> None:
    run = gate(command)
    assert (run.outcome, run.reason, run.detail, run.exit_code) == ("red", "gate.tree-changed", detail, 0)


def test_a_command_may_leave_new_files(gate: Gate) -> None:
    assert gate("touch new.txt").outcome == "green"


def test_a_command_that_destroys_the_repository_is_red(gate: Gate, repository: Repository) -> None:
    run = gate("rm -rf .git")
    assert (run.outcome, run.reason, run.detail) == ("red", "gate.not-a-work-tree", str(repository.folder))


def test_a_command_that_removes_its_folder_is_red(gate: Gate, repository: Repository) -> None:
    run = gate(f"rm -rf '{repository.folder}'")
    assert (run.outcome, run.reason) == ("red", "gate.folder-missing")
