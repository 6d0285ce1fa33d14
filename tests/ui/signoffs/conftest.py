# SPDX-License-Identifier: MIT
"""The sign-offs page at the release manager's desk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from golive_desktop.ui.pages.signoffs.page import SignOffsPage
from tests.ui.desk import Desk
from tests.ui.signoffs.sight import shown_page


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The user's own folders stay out of it."""
    monkeypatch.setenv("HOME", str(tmp_path))
    QStandardPaths.setTestModeEnabled(True)


@pytest.fixture
def page(desk: Desk) -> Iterator[SignOffsPage]:
    """The page as it first comes into view."""
    made = shown_page(desk)
    yield made
    desk.settle()
    made.close()
    made.deleteLater()
