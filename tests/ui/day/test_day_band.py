# SPDX-License-Identifier: MIT
"""The band of the clock: the next step is never cut while a button can do without its word."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from golive_desktop.ui.look.theme import theme_of
from golive_desktop.ui.pages.day.band import ClockBand
from golive_desktop.ui.pages.day.sight import ClockSight
from golive_desktop.ui.words import Words

LEAD = "Overdue by 19 h: 23 Nov 08:00 (UTC+1)"


@pytest.mark.usefixtures("look")
def test_a_button_gives_its_word_for_the_next_step(qtbot: QtBot) -> None:
    band = ClockBand(Words(language="en"), theme_of("light"))
    qtbot.addWidget(band)
    band.show_run("", (), placed=True, movable=True)
    band.resize(1106, 90)
    band.show()
    sight = ClockSight(
        clock="T\N{MINUS SIGN}28:59:37", lead=LEAD, title="Sign-off", owner="", late=True, phase="", following=()
    )
    band.show_clock(sight)
    qtbot.wait_until(lambda: any(label.text() == LEAD for label in band.findChildren(QLabel)))
    (lead,) = (label for label in band.findChildren(QLabel) if label.text() == LEAD and label.isVisible())
    qtbot.wait_until(lambda: lead.width() >= lead.fontMetrics().horizontalAdvance(LEAD))
