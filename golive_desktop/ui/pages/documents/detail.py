# SPDX-License-Identifier: MIT
"""One document: what it is, what its check found, and its pages."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from golive_desktop.domain.problem import Problem
from golive_desktop.services.verify import Verification
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.documents.lines import PaperLine
from golive_desktop.ui.pages.documents.verdict import VerdictView
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.preview import Preview
from golive_desktop.ui.parts.text import Text, hairline
from golive_desktop.ui.words import Words

__all__ = ["PaperDetail"]


class PaperDetail(QFrame):
    """A document with its verdict beside it.

    Signals:
        copy_wanted(): the user wants a copy of it.
    """

    copy_wanted = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words = words
        self.setProperty("kind", "panel")
        self.verdict = VerdictView(words, theme)
        self.preview = Preview(words, theme)
        self._title = Text("", "record", wraps=True)
        self._way = Text("", "caption", wraps=True, selectable=True)
        self._copy = button(words.translate("Save a copy…"), theme, image="download", pressed=self.copy_wanted.emit)
        self._name = ""
        self._build()
        self.show_line(None)

    def show_line(self, line: PaperLine | None) -> None:
        """Shows which document it is; pages and verdict come when they are there."""
        _ = self._words.translate
        for part in (self._title, self._way, self._copy, self.verdict):
            part.setVisible(line is not None)
        if line is None:
            self.preview.show_nothing(_("Nothing is chosen."))
            return
        self._name = line.kind
        self._title.setText(" – ".join(part for part in (line.kind, line.who) if part))
        self._way.setText(f"{line.way} · {line.time}")
        self.verdict.show_waiting()
        self.preview.show_nothing()

    def show_pages(self, data: bytes) -> None:
        """Shows the document's pages."""
        self.preview.show_pdf(data, self._name)

    def show_verification(self, found: Verification) -> None:
        """Shows the verdict; a file whose check did not end is not opened."""
        self.verdict.show_verification(found)

    def show_problem(self, problem: Problem) -> None:
        """Says why the document cannot be read."""
        self.verdict.show_problem(problem)
        self.preview.show_nothing()

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._way)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addLayout(words, 1)
        head.addWidget(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.verdict)
        column.addWidget(hairline())
        column.addWidget(self.preview, 1)
