# SPDX-License-Identifier: MIT
"""The handbook of a release team, clean and as it was received."""

from pathlib import Path

import pytest

_HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def handbook() -> bytes:
    return (_HERE / "handbook.md").read_bytes()


@pytest.fixture(scope="session")
def received_handbook() -> bytes:
    return (_HERE / "handbook-as-received.txt").read_bytes()
