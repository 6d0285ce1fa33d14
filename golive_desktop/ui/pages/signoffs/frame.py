# SPDX-License-Identifier: MIT
"""Tabs and, below them, the record of the stakeholder in view, or its editor."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from golive_desktop.services.overview import Overview
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.signoffs.draft import PlanDraft
from golive_desktop.ui.pages.signoffs.editor import EditPane
from golive_desktop.ui.pages.signoffs.record import RecordHead, RecordPane
from golive_desktop.ui.pages.signoffs.showing import RecordView
from golive_desktop.ui.pages.signoffs.tabs import StakeholderTabs
from golive_desktop.ui.parts.printable import PrintWatch
from golive_desktop.ui.parts.text import hairline, panel
from golive_desktop.ui.words import Words

__all__ = ["RecordFrame"]


class RecordFrame(QWidget):
    """The panel with its tabs; its parts have their own signals.

    Args:
        words: the reader's language.
        theme: the colours.
        watch: says of what is typed that it cannot be printed.

    Signals:
        left(): the user goes back from the editor.
    """

    left = Signal()

    def __init__(self, words: Words, theme: Theme, watch: PrintWatch) -> None:
        super().__init__()
        self._words, self._theme, self._watch = words, theme, watch
        self._narrow = False
        self._editor: EditPane | None = None
        self.tabs = StakeholderTabs(words, theme)
        self.record = RecordPane(words, theme)
        self._head = RecordHead(theme)
        self._inside = QStackedWidget()
        self._inside.addWidget(self.record)
        self._inside.setMinimumHeight(1)  # it scrolls; what does not would be cut instead
        frame = panel()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(hairline())
        column.addWidget(self._inside, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.tabs)
        whole.addWidget(frame, 1)

    @property
    def editor(self) -> EditPane:
        """The editor; it is made when it is first asked for, because most visits read only."""
        if self._editor is None:
            self._editor = EditPane(self._words, self._theme, self._watch)
            self._editor.fold(narrow=self._narrow)
            self._editor.left.connect(self.left)
            self._inside.addWidget(self._editor)
        return self._editor

    def show_record(self, view: RecordView, *, unsaved: bool) -> None:
        """Shows a record; `unsaved` says that it was edited and not saved."""
        self._head.show_record(view)
        if unsaved:
            self._head.show_lock(self._words.translate("Changes not saved yet"))
        self.record.show_record(view)
        self._inside.setCurrentWidget(self.record)

    def show_editor(self, view: RecordView, overview: Overview, draft: PlanDraft) -> None:
        """Shows the editor for the stakeholder of `view`."""
        self._head.show_record(view)
        self._head.show_lock("")
        self.editor.show_draft(overview, draft, view.role)
        self._inside.setCurrentWidget(self.editor)

    def fold(self, *, narrow: bool) -> None:
        """One column."""
        self.record.fold(narrow=narrow)
        self._narrow = narrow
        if self._editor is not None:
            self._editor.fold(narrow=narrow)
