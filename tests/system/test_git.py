# SPDX-License-Identifier: MIT
"""What a working copy stands on, and why something is none."""

import os
from pathlib import Path

import pytest

from golive_desktop.domain.problem import KnownError
from golive_desktop.system.clock import SystemClock
from golive_desktop.system.gates import GitGates
from golive_desktop.system.git import inspect_working_copy, tag_target, tracked_changes
from tests.system.conftest import TAG, Repository


def code(folder: Path) -> str:
    with pytest.raises(KnownError) as raised:
        inspect_working_copy(folder)
    return raised.value.problem.code


def test_a_working_copy_is_described(repository: Repository) -> None:
    repository.git("tag", "another")
    copy = inspect_working_copy(repository.folder)
    assert copy == GitGates(SystemClock()).inspect(repository.folder)
    assert copy.commit == repository.head
    assert copy.tags == ("another", TAG)
    assert copy.clean
    assert Path(copy.folder) == repository.folder


def test_a_folder_inside_belongs_to_the_whole(repository: Repository) -> None:
    repository.write("src/a.txt", "a")
    repository.commit()
    repository.write("b.txt", "b")
    copy = inspect_working_copy(repository.folder / "src")
    assert Path(copy.folder) == repository.folder
    assert copy.changes == ("b.txt",)


def test_of_many_changes_the_first_are_named(repository: Repository) -> None:
    for number in range(50):
        repository.write(f"{number:02}.txt", "")
    assert len(inspect_working_copy(repository.folder).changes) == 20


def test_names_of_changes_are_safe_to_show(repository: Repository) -> None:
    repository.write("a\x1b[31m\nb.txt", "")
    (repository.folder / os.fsdecode(b"\xff.txt")).touch()
    assert set(inspect_working_copy(repository.folder).changes) == {"a\nb.txt", "\ufffd.txt"}


def test_a_tag_leads_to_its_commit(repository: Repository) -> None:
    assert tag_target(repository.folder, TAG) == repository.head
    assert tag_target(repository.folder, "none") == ""


def test_tracked_changes_leave_out_new_files(repository: Repository) -> None:
    repository.write("new.txt", "")
    assert tracked_changes(repository.folder) == ()
    repository.write("read me.txt", "")
    assert tracked_changes(repository.folder) == ("read me.txt",)


def test_a_folder_without_git_is_no_working_copy(tmp_path: Path) -> None:
    assert code(tmp_path) == "gate.not-a-work-tree"


def test_a_bare_repository_is_no_working_copy(repository: Repository) -> None:
    assert code(repository.folder / ".git") == "gate.not-a-work-tree"


@pytest.mark.parametrize("name", ["missing", "x" * 300, "read me.txt"])
def test_a_missing_folder_is_named(repository: Repository, name: str) -> None:
    assert code(repository.folder / name) == "gate.folder-missing"


def test_a_repository_without_a_commit_is_named(tmp_path: Path) -> None:
    Repository(folder=tmp_path).git("init", "--quiet")
    assert code(tmp_path) == "gate.no-commit"


def test_a_missing_git_is_named(repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert code(repository.folder) == "gate.git-missing"


def test_a_damaged_repository_is_reported_in_gits_words(repository: Repository) -> None:
    (repository.folder / ".git/index").write_bytes(b"damaged")
    with pytest.raises(KnownError) as raised:
        inspect_working_copy(repository.folder)
    assert raised.value.problem.code == "gate.git-failed"
    assert "index" in raised.value.problem.details["detail"]


def test_somebody_elses_repository_is_named(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")  # git's own way to test its refusal
    assert code(repository.folder) == "gate.foreign-owner"
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "safe.directory")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "*")
    assert inspect_working_copy(repository.folder).clean
