# SPDX-License-Identifier: MIT
"""Wherever the sample is shown, a line says so, with the passphrase of its keys and the ways out."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from golive_desktop.services.sample import PASSPHRASE, request_of
from golive_desktop.ui.parts.samplebar import SampleBar
from golive_desktop.ui.stages.release.stage import make_stage
from tests.ui.desk import Desk


def press(widget: QWidget, text: str) -> None:
    link = next(found for found in widget.findChildren(QPushButton) if found.text() == text)
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("Sign as SRE Lead", "request_wanted"),
        ("Read in the replies", "inbox_wanted"),
        ("Reset", "reset_wanted"),
        ("Leave the sample", "leave_wanted"),
    ],
)
def test_each_link_says_what_is_wanted(desk: Desk, qtbot: QtBot, text: str, signal: str) -> None:
    bar = SampleBar(desk.context.words, desk.context.theme, PASSPHRASE)
    qtbot.addWidget(bar)
    bar.show()
    assert PASSPHRASE in bar.accessibleName()
    assert any(PASSPHRASE in label.text() for label in bar.findChildren(QLabel))
    with qtbot.waitSignal(getattr(bar, signal)):
        press(bar, text)


def test_a_release_has_the_line_in_the_sample_only(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    plain = make_stage(desk.context)
    qtbot.addWidget(plain)
    assert not plain.findChildren(SampleBar)
    stage = make_stage(replace(desk.context, sample=True, home=tmp_path))
    qtbot.addWidget(stage)
    bar = stage.findChildren(SampleBar)[0]
    for text in ("Sign as SRE Lead", "Reset", "Leave the sample"):
        press(bar, text)
    assert desk.shell.files == [(request_of(tmp_path),)]
    assert desk.shell.samples == [True]
    assert desk.shell.left_sample == 1


def test_where_it_is_narrow_the_links_stand_below_the_text(desk: Desk, qtbot: QtBot) -> None:
    bar = SampleBar(desk.context.words, desk.context.theme, PASSPHRASE)
    qtbot.addWidget(bar)
    bar.show()

    def below() -> bool:
        text = next(label for label in bar.findChildren(QLabel) if label.text() == "Sample release")
        link = next(found for found in bar.findChildren(QPushButton) if found.text() == "Reset")
        return link.y() > text.geometry().bottom()

    bar.resize(1100, 34)
    QApplication.processEvents()
    assert not below()
    bar.resize(600, 60)
    QApplication.processEvents()
    assert below()
