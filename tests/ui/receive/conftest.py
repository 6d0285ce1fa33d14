# SPDX-License-Identifier: MIT
"""The page that receives files, and a folder with files."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from golive_desktop.ui.pages.receive.page import ReceivePage
from tests.ui.desk import Desk
from tests.ui.receive.hands import opened


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


@pytest.fixture
def put(inbox: Path) -> Callable[[str, bytes], Path]:
    def write(name: str, data: bytes) -> Path:
        path = inbox / name
        path.write_bytes(data)
        return path

    return write


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[ReceivePage]:
    yield opened(desk, qtbot)
    desk.settle()
