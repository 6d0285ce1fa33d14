# SPDX-License-Identifier: MIT
"""What a name may try on the console."""

from pathlib import Path

import pytest

from golive_desktop.bootstrap import Computer
from golive_desktop.cli.front import run


def test_a_file_name_writes_no_verdict_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.pdf: Genuine\nb.pdf"
    file.write_bytes(b"hello")
    run(["verify", str(file), "--home", str(tmp_path / "home"), "--lang", "en"], Computer)
    assert capsys.readouterr().err.startswith("a.pdf: Genuine b.pdf: Not checkable")
