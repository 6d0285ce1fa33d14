# SPDX-License-Identifier: MIT
"""The long stories begin first, so that no worker plays one alone at the end."""

from pathlib import Path

import pytest

LONG = ("window", "demo", "cli")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the folders with the longest files in front; within a file the order stays."""
    root = Path(__file__).parent
    items.sort(
        key=lambda item: item.path.relative_to(root).parts[0] not in LONG if item.path.is_relative_to(root) else 1
    )
