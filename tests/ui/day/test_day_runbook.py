# SPDX-License-Identifier: MIT
"""From the day to its runbook: by the line below the steps, and by the menu of the clock."""

from PySide6.QtWidgets import QMenu

from tests.ui.day.hall import Hall


def test_the_step_with_the_cursor_is_in_work_there(hall: Hall) -> None:
    key = hall.runbook.key()
    hall.press("Edit runbook…")
    hall.page.findChildren(QMenu)[0].actions()[-1].trigger()
    assert hall.desk.shell.pages == [("runbook", key)] * 2
    hall.page.fold(narrow=True)
    assert hall.button("Edit runbook…").text() == ""
