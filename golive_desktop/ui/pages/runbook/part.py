# SPDX-License-Identifier: MIT
"""A part of the page: it shows one side of the runbook and says how the user wants to have it."""

from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from golive_desktop.domain.problem import Problem
from golive_desktop.domain.runbook import Runbook
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.runbook.sight import EditSight

__all__ = ["Part", "Size"]

Size = Literal["wide", "narrow", "small"]
"""How much room there is: as designed, on a narrow screen, or for one column."""


class Part(QWidget):
    """The base of all parts.

    Args:
        context: what the page works with.

    Signals:
        edited(Runbook, str, str): the runbook as it shall be, the field that was edited, words for the menu.
        turned(str): the thing with this key is in view.
        undo_wanted(): the last change shall be taken back.
        redo_wanted(): it shall be done again.
    """

    edited = Signal(object, str, str)
    turned = Signal(str)
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.words = context.words
        self.theme = context.theme
        self.sight: EditSight | None = None

    def show_sight(self, sight: EditSight, key: str) -> None:
        """Shows the runbook as it is being changed.

        Args:
            sight: it.
            key: of the thing that shall be in view; an unknown one changes nothing.
        """
        raise NotImplementedError

    def show_fault(self, key: str) -> bool:
        """Says at its field what cannot be kept of the thing with this key; False when it is none of this part."""
        return not key

    def first_focus(self) -> QWidget:
        """Where the keyboard begins."""
        return self

    def fold(self, size: Size) -> None:
        """Takes less width, or more again."""

    def say(self, problem: Problem) -> str:
        """A problem as it stands below a field."""
        said = self.words.explain(problem)
        return f"{said.sentence} {said.next_step}".strip()

    def change(self, runbook: Runbook, field: str, words: str) -> None:
        """Announces the runbook as it shall be."""
        self.edited.emit(runbook, field, words)
