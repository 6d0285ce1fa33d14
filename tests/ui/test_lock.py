# SPDX-License-Identifier: MIT
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from golive_desktop.ui.lock import InstanceLock


def test_one_window_holds_a_home(look: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert look is not None
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    tmp_path.chmod(0o700)
    first, second, other = InstanceLock(tmp_path / "a"), InstanceLock(tmp_path / "a"), InstanceLock(tmp_path / "b")
    assert (first.taken, second.taken, other.taken) == (True, False, True)
    first.give_back()
    assert InstanceLock(tmp_path / "a").taken
    assert not (tmp_path / "a").exists()
    other.give_back()
