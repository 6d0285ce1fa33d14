# SPDX-License-Identifier: MIT
"""The page of the day at the release manager's desk, an hour before anything begins."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from golive_desktop.domain.release import Language
from golive_desktop.ui.pages.day.page import DayPage
from tests.office import Office
from tests.ui.day.hall import T0, Hall
from tests.ui.desk import Desk, desk_of


def hall_at(qtbot: QtBot, desk: Desk) -> Hall:
    said: list[tuple[str, str]] = []
    desk.clock.moment = T0 - timedelta(minutes=70)
    page = DayPage(desk.context)
    page.announce_through(lambda title, text: said.append((title, text)))
    qtbot.addWidget(page)
    page.resize(1158, 732)
    made = Hall(qtbot=qtbot, desk=desk, page=page, said=said)
    made.show()
    page.show()
    return made


@pytest.fixture
def hall(qtbot: QtBot, desk: Desk) -> Hall:
    """In English."""
    return hall_at(qtbot, desk)


@pytest.fixture
def language() -> Language:
    """Of `spoken`; a test says another one by its parameter."""
    return "de"


@pytest.fixture
def spoken(qtbot: QtBot, look: object, office: Office, language: Language) -> Iterator[Hall]:
    """In another language."""
    assert look is not None
    desk = desk_of(office, language=language)
    yield hall_at(qtbot, desk)
    desk.settle()
