# SPDX-License-Identifier: MIT
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from golive_desktop.ui.opening import chosen_files, dropped_files, is_request
from golive_desktop.ui.words import Words


def test_only_files_of_this_computer_are_taken_from_what_is_dropped(tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.com/a.pdf"), QUrl.fromLocalFile(str(tmp_path / "ü b.golive"))])
    assert dropped_files(mime) == (tmp_path / "ü b.golive",)
    assert dropped_files(QMimeData()) == ()


@pytest.mark.parametrize(
    ("names", "request_to_sign"),
    [(("a.golive",), True), (("A.GOLIVE",), True), (("a.pdf",), False), (("a.golive", "b.golive"), False), ((), False)],
)
def test_one_request_is_signed_and_everything_else_received(names: tuple[str, ...], request_to_sign: object) -> None:
    assert is_request([Path(name) for name in names]) is request_to_sign


def test_files_are_chosen_in_the_readers_language(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    asked: list[tuple[object, ...]] = []

    def answer(*given: object) -> tuple[list[str], str]:
        asked.append(given)
        return ["/mail/a.golive", "/mail/b.pdf"], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", answer)
    assert chosen_files(parent, Words(language="de")) == (Path("/mail/a.golive"), Path("/mail/b.pdf"))
    assert asked[0][1] == "Öffnen"
    assert "*.golive" in str(asked[0][3])
