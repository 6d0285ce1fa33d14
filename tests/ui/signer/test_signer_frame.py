# SPDX-License-Identifier: MIT
"""The pages of a step live as long as their stage, whether anybody saw them or not."""

import pytest
import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from golive_desktop.ui.stages.signer.frame import Scrolling


@pytest.mark.parametrize("seen", [True, False])
def test_a_page_goes_with_its_stage(look: QApplication, *, seen: bool) -> None:
    stage, inside = QWidget(), QWidget()
    page = Scrolling(inside, stage)
    if seen:
        stage.show()
        assert page.isAncestorOf(inside)
    stage.deleteLater()
    for _turn in range(2):
        look.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(inside)
