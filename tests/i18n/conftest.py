# SPDX-License-Identifier: MIT
import runpy
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest

ROOT: Final = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def recipe() -> Mapping[str, Any]:
    """The functions of build/catalogues.py, which is a program and no module."""
    return runpy.run_path(str(ROOT / "build" / "catalogues.py"))
