# SPDX-License-Identifier: MIT
"""What fills the window and the way back through it, the home it works on, and pages that come beside it."""

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from golive_desktop.ui.pages.registry import import_page, is_imported
from golive_desktop.ui.stack import StageStack
from golive_desktop.ui.workplace import Workplace
from tests.ui.desk import Desk


def test_the_way_back_skips_what_is_shown_already(still_desk: Desk) -> None:
    stack = StageStack()
    assert stack.front() is None
    assert stack.subject() == stack.subject_of("settings") == ""
    stack.leave("settings", "")
    assert stack.back() is None
    settings = stack.bring("settings", still_desk.context)
    settings.show_subject("look")
    assert stack.front() is stack.currentWidget() is settings
    assert stack.subject() == stack.subject_of("settings") == "look"
    stack.leave("settings", "look")
    assert stack.back() is None
    stack.leave("help", "")
    assert stack.bring("help", still_desk.context) is not settings
    assert stack.back() == ("settings", "look")
    stack.leave("settings", "")
    stack.forget_way()
    assert stack.back() is None
    stack.drop()
    assert stack.front() is None
    stack.deleteLater()


def test_another_home_takes_the_place_of_one(desk: Desk, tmp_path: Path) -> None:
    window, context = QWidget(), desk.context
    place = Workplace(context.computer, window, context.shell, window)
    place.furnish(context.home, context.words, context.theme, sample=False)
    told: list[object] = []
    place.broke.connect(told.append)
    before = place.bridge
    assert place.context.bridge is before
    place.leave()
    place.furnish(tmp_path / "sample", context.words, context.theme, sample=True)
    assert (place.context.home, place.context.sample) == (tmp_path / "sample", True)
    assert place.bridge is place.context.bridge is not before
    error = ValueError("ours")
    place.bridge.broke.emit(error)
    assert told == [error]
    place.close()
    window.deleteLater()


def test_a_page_is_there_when_all_of_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    import_page("trail")
    assert is_imported("trail")
    name = "golive_desktop.ui.pages.trail.page"
    monkeypatch.setitem(sys.modules, name, type(sys)(name))
    assert not is_imported("trail")
    monkeypatch.delitem(sys.modules, name)
    assert not is_imported("trail")
