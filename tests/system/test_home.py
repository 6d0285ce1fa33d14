# SPDX-License-Identifier: MIT
"""The data folder: where it is, that it is private, and why one cannot be used."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from golive_desktop.domain.problem import KnownError, Severity
from golive_desktop.system.home import HOME_VARIABLE, locate_home, open_home


def refusal(folder: Path) -> str:
    with pytest.raises(KnownError) as raised:
        open_home(folder)
    assert raised.value.problem.subject == str(folder)
    return raised.value.problem.code


def test_the_argument_comes_before_the_variable_before_the_users_own(tmp_path: Path) -> None:
    named = {HOME_VARIABLE: str(tmp_path / "variable")}
    assert locate_home(tmp_path / "argument", named) == tmp_path / "argument"
    assert locate_home(None, named) == tmp_path / "variable"
    own = Path(platformdirs.user_data_dir("golive-desktop", appauthor=False))
    assert locate_home(None, {}) == own
    assert locate_home(None, {HOME_VARIABLE: ""}) == own


def test_a_home_is_an_absolute_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    assert locate_home(Path("a/../b"), {}) == tmp_path / "b"
    assert locate_home(None, {HOME_VARIABLE: "~/data"}) == tmp_path / "me" / "data"
    with pytest.raises(KnownError) as raised:
        locate_home(Path("~no-such-user/data"), {})
    assert raised.value.problem.code == "home.unknown"


def test_a_new_home_is_private_and_empty(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    home = open_home(folder)
    assert home.folder == folder
    assert home.problems == ()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert list(folder.iterdir()) == []
    assert open_home(folder) == home


def test_a_home_that_others_can_see_is_told_and_used(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (problem,) = open_home(tmp_path).problems
    assert (problem.code, problem.severity) == ("home.open-to-others", Severity.INFORMS)


def test_a_file_is_no_home(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert refusal(tmp_path / "file") == "home.not-a-folder"
    assert refusal(tmp_path / "file" / "home") == "home.not-a-folder"


def test_other_refusals_keep_their_reason(tmp_path: Path) -> None:
    assert refusal(tmp_path / ("x" * 300)) == "files.name-too-long"
    assert refusal(Path("/proc/golive")) == "home.not-writable"


PROGRAM = """
import os, sys
from pathlib import Path
from golive_desktop.domain.problem import KnownError
from golive_desktop.system.home import open_home
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
for name in sys.argv[1:]:
    try:
        open_home(Path(name))
    except KnownError as known:
        print(known.problem.code)
"""


def test_a_home_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    for folder in (tmp_path.parent.parent, tmp_path.parent):
        folder.chmod(0o755)
    tmp_path.chmod(0o555)
    command = [sys.executable, "-c", PROGRAM, str(tmp_path), str(tmp_path / "home")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    tmp_path.chmod(0o755)
    assert done.stdout.split() == ["home.not-writable", "home.not-writable"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount")
def test_a_full_disk_and_a_locked_one_are_told_apart(tmp_path: Path) -> None:
    options = "size=64k,nr_inodes=1,mode=0700"
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(tmp_path)], check=True)
    try:
        assert refusal(tmp_path) == "home.disk-full"
        subprocess.run(["mount", "-o", "remount,ro", str(tmp_path)], check=True)
        assert refusal(tmp_path) == "home.not-writable"
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


def test_a_home_on_a_share_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mountinfo"
    share = tmp_path / "net work"
    mounts.write_text(
        "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
        f"40 22 0:40 / {str(share).replace(' ', chr(92) + '040')} rw shared:9 - cifs //server/share rw\n",
        encoding="utf-8",
    )
    monkeypatch.setattr("golive_desktop.system.home._MOUNTS", mounts)
    assert [problem.code for problem in open_home(share / "home").problems] == ["home.on-share"]
    assert open_home(tmp_path / "net work 2").problems == ()
