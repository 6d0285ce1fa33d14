# SPDX-License-Identifier: MIT
"""The long stories begin first, so that no worker plays one alone at the end."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent
LONG = ("demo", "window", "signing/test_flips.py", "cli", "services", "benchmarks")
"""By how long their files take, the longest first."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the folders with the longest files in front; within a file the order stays."""
    items.sort(key=_rank)


def _rank(item: pytest.Item) -> int:
    long = (number for number, name in enumerate(LONG) if item.path.is_relative_to(ROOT / name))
    return next(long, len(LONG))
