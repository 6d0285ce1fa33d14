# SPDX-License-Identifier: MIT
"""The home goes into one file and comes back by the console, after a run that only says what would come."""

from pathlib import Path

from golive_desktop.resources import resource_path
from tests.cli.conftest import type_in


def test_backup_dry_run_and_restore(tmp_path: Path) -> None:
    home, other, target = tmp_path / "home", tmp_path / "other", tmp_path / "b.golive-backup"
    assert type_in("plan", "import", resource_path("sample/handbook.md"), "--home", home).code == 0
    written = type_in("backup", "--out", target, "--home", home, "--json")
    assert (written.code, written.data["bytes"]) == (0, target.stat().st_size)
    assert type_in("backup", "--out", target, "--home", home).code == 2, "no file is replaced unasked"
    dry = type_in("restore", target, "--dry-run", "--home", other, "--json")
    assert dry.code == 0
    assert dry.data["backup"]["releases"] == [{"product": "LifeTimeCircle", "tag": "rc-2026-03-01"}]
    assert (dry.data["restored"], dry.data["here"], other.exists()) == (False, None, False)
    assert "The home is restored." in type_in("restore", target, "--home", other).err
    again = type_in("restore", target, "--home", other, "--json")
    assert again.data["only_here"] == 1, "that it was restored"
    assert Path(again.data["aside"]).parent == other
    assert type_in("restore", tmp_path / "gone", "--home", other).code == 2
