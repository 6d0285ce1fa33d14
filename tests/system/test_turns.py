# SPDX-License-Identifier: MIT
import subprocess
import sys
from pathlib import Path

import pytest

from golive_desktop.domain.problem import KnownError
from golive_desktop.system.turns import FileTurn

HOLD = """
import sys
from pathlib import Path
from golive_desktop.system.turns import FileTurn
with FileTurn(Path(sys.argv[1])).take() as ours:
    print(ours, flush=True)
    sys.stdin.read()
"""


def test_one_at_a_time_has_its_turn_and_the_dead_give_it_back(tmp_path: Path) -> None:
    path = tmp_path / "turn"
    turn = FileTurn(path)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"True\n"
        with turn.take() as ours:
            assert not ours
        other.kill()
    with turn.take() as ours, turn.take() as twice:
        assert (ours, twice) == (True, False)
    assert path.stat().st_mode & 0o777 == 0o600


def test_without_a_folder_nobody_has_a_turn(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match=r"files\."), FileTurn(tmp_path / "none" / "turn").take():
        pass
