# SPDX-License-Identifier: MIT
"""An office for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.office import Office, new_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A release manager with a release of three stakeholders, nobody asked yet."""
    made = new_office(tmp_path)
    yield made
    for laptop in (made.manager, *made.laptops.values()):
        laptop.adapters.store.close()
