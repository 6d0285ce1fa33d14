# SPDX-License-Identifier: MIT
"""Each measurement of `make bench` runs; what it measures is another matter."""

from pathlib import Path

import pytest

from benchmarks.approval import measure_approval
from benchmarks.console import measure_help, measure_status
from benchmarks.dossier import growth, measure_dossier, measure_memory
from benchmarks.measure import Result
from benchmarks.run import table
from benchmarks.verify import measure_verify
from benchmarks.window import measure_board, measure_first_paint
from benchmarks.workload import big_release
from tests.office import new_laptop

pytestmark = pytest.mark.slow


def test_an_approval_is_measured(tmp_path: Path) -> None:
    ratio, absolute = measure_approval(tmp_path, rounds=1)
    assert ratio.ratio
    assert absolute.value == ratio.seconds


def test_a_dossier_is_measured(tmp_path: Path) -> None:
    people = (new_laptop(tmp_path / "one", "Çağla Fischer", "Component Owner"),)
    big = big_release(tmp_path / "home", people, 2)
    dossier = measure_dossier(big, approvals=2, rounds=1)
    assert dossier.result.ratio
    assert dossier.result.note.endswith("3 files inside")
    assert measure_verify(big, dossier, approvals=2, rounds=1).note.startswith("6 originals")
    assert growth(dossier.result, dossier.result).ratio == 1
    memory = measure_memory(big, approvals=2)
    assert memory.value > 10
    assert memory.met


def test_the_console_is_measured(tmp_path: Path) -> None:
    assert measure_help(tmp_path / "cache", rounds=1).ratio
    assert measure_status(tmp_path / "status", tmp_path / "cache", releases=2, rounds=1).seconds < 60


def test_a_result_says_whether_its_goal_is_met() -> None:
    result = Result(name="one", size=1, seconds=3.0, floor_seconds=1.0, goal=2)
    assert not result.met
    assert result.data()["ratio"] == 3
    assert "OVER" in table(result)


def test_the_window_is_measured(tmp_path: Path) -> None:
    assert measure_first_paint(tmp_path / "nobody", tmp_path / "cache", rounds=1).ratio
    board = measure_board(tmp_path / "board", tmp_path / "cache", releases=2, rounds=1)
    assert board.ratio
    assert board.size == 2
