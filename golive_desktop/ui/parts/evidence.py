# SPDX-License-Identifier: MIT
"""What shows that something is met: a note or link, and files with their digests."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from golive_desktop.domain.answer import Evidence
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.board import Board
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.drop import files_in
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.parts.table import TableCell
from golive_desktop.ui.words import Words

__all__ = ["EvidenceDraft", "EvidenceEdit", "evidence_cells"]

_NOTE_HEIGHT = 74
_SHORT_DIGEST = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class EvidenceDraft:
    """What was typed and chosen, and not recorded yet."""

    note: str = ""
    files: tuple[Evidence, ...] = ()


class EvidenceEdit(QWidget):
    """Takes a note and files; files can be dropped on it.

    Signals:
        changed(): the draft is another one now.
        files_wanted(): the user wants to choose files.
        files_given(tuple): these paths were dropped.
    """

    changed = Signal()
    files_wanted = Signal()
    files_given = Signal(object)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words = words
        self._files: tuple[Evidence, ...] = ()
        _ = words.translate
        self._note = QPlainTextEdit()
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(_NOTE_HEIGHT)
        self.field = Field(
            _("What &shows it"), self._note, theme, _("A note or a link that a third person can follow.")
        )
        self._board = Board(theme, (_("File"), _("SHA-256"), ""), name=_("Evidence files"), elastic=0)
        self._add = button(_("Add files…"), theme, kind="link", image="paperclip", pressed=self.files_wanted.emit)
        self.setAcceptDrops(True)
        self._build()
        self._note.textChanged.connect(self._on_text)
        self._board.followed.connect(self._on_remove)

    def draft(self) -> EvidenceDraft:
        """What stands in it."""
        return EvidenceDraft(note=self._note.toPlainText(), files=self._files)

    def show_draft(self, draft: EvidenceDraft) -> None:
        """Shows another draft; nothing is announced."""
        self._files = draft.files
        if self._note.toPlainText() != draft.note:
            self._note.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            self._note.setPlainText(draft.note)
            self._note.blockSignals(False)  # noqa: FBT003 - as above
        self.field.show_problem("")
        self._show_files()

    def add(self, files: Sequence[Evidence]) -> None:
        """Adds digested files; one of a name that is there already takes its place."""
        new = {item.name for item in files}
        self._files = (*(item for item in self._files if item.name not in new), *files)
        self._show_files()
        self.changed.emit()

    def entry(self) -> QWidget:
        """What takes the keyboard."""
        return self._note

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if paths := files_in(event.mimeData()):
            event.acceptProposedAction()
            self.files_given.emit(paths)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self._board)
        column.addWidget(self._add)

    def _show_files(self) -> None:
        remove = self._words.translate("Remove")
        self._board.show_rows([(*evidence_cells(item), TableCell(text=remove, link=item.name)) for item in self._files])
        self._board.setVisible(bool(self._files))

    def _on_text(self) -> None:
        self.field.show_problem("")
        self.changed.emit()

    def _on_remove(self, name: str) -> None:
        self._files = tuple(item for item in self._files if item.name != name)
        self._show_files()
        self.changed.emit()


def evidence_cells(item: Evidence) -> tuple[TableCell, TableCell]:
    """Name and digest of one piece of evidence."""
    digest = f"{item.sha256[:_SHORT_DIGEST]}…" if item.sha256 else "–"
    return TableCell(text=item.name, image="paperclip", more=item.name), TableCell(text=digest, more=item.sha256)
