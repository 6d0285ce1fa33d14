# SPDX-License-Identifier: MIT
"""Tabs and, below them, the record of the stakeholder in view, or its editor."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from golive_desktop.services.overview import Overview
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.signoffs.column import Column
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
        self._above: QWidget | None = None
        self._editor: EditPane | None = None
        self.tabs = StakeholderTabs(words, theme)
        self.record = RecordPane(words, theme)
        self._head = RecordHead(theme)
        self._rule = hairline()
        self._inside = QStackedWidget()
        self._inside.addWidget(self.record)
        self._inside.setMinimumHeight(1)  # it scrolls; what does not would be cut instead
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(self.tabs)
        self._whole.addWidget(self._build_panel(), 1)

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
        self._bring(self.record)

    def show_editor(self, view: RecordView, overview: Overview, draft: PlanDraft) -> None:
        """Shows the editor for the stakeholder of `view`."""
        self._head.show_record(view)
        self._head.show_lock("")
        self.editor.show_draft(overview, draft, view.role)
        self._bring(self.editor)

    def fold(self, *, narrow: bool) -> None:
        """One column."""
        self.record.fold(narrow=narrow)
        self._narrow = narrow
        if self._editor is not None:
            self._editor.fold(narrow=narrow)

    def take_tabs(self) -> None:
        """The tabs stand above the record again; they can be lent to another row where there is little room."""
        self._whole.insertWidget(0, self.tabs)

    def fold_head(self, above: QWidget | None) -> None:
        """Where the window is low, the header of the record scrolls with it, instead of leaving a slit below it.

        Args:
            above: what else scrolls with it then; None where there is room.
        """
        if above is not self._above:
            self._above = above
            self._place_head()

    def to_top(self) -> None:
        """What scrolls with the record comes into view."""
        scrolling = self._scrolling()
        if scrolling is not None:
            scrolling.verticalScrollBar().setValue(0)

    def _build_panel(self) -> QFrame:
        frame = panel()
        self._panel = QVBoxLayout(frame)
        self._panel.setContentsMargins(0, 0, 0, 0)
        self._panel.setSpacing(0)
        self._panel.addWidget(self._head)
        self._panel.addWidget(self._rule)
        self._panel.addWidget(self._inside, 1)
        return frame

    def _bring(self, pane: RecordPane | EditPane) -> None:
        self._inside.setCurrentWidget(pane)
        if self._above is not None:
            self._place_head()

    def _place_head(self) -> None:
        scrolling = self._scrolling()
        column = scrolling.column if scrolling is not None else self._panel
        if column.indexOf(self._head) < 0:
            self._head.set_inset(inset=scrolling is None)
            above = [] if self._above is None else [self._above]
            for number, part in enumerate((*above, self._head, self._rule)):
                column.insertWidget(number, part)

    def _scrolling(self) -> Column | None:
        """The column that the header scrolls with; None where it stands above."""
        pane = self._inside.currentWidget()
        return pane.first if self._above is not None and isinstance(pane, RecordPane | EditPane) else None
