# SPDX-License-Identifier: MIT
"""What shows that something is met: a note, addresses, and files with their digests."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from golive_desktop.domain.answer import Evidence
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.board import Board
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.drop import files_in
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.parts.linkline import LinkLine
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
    """Files, and addresses, which have no digest."""

    @property
    def links(self) -> tuple[str, ...]:
        """The addresses alone."""
        return tuple(piece.name for piece in self.files if not piece.sha256)

    def with_files(self, files: Sequence[Evidence]) -> "EvidenceDraft":
        """With these besides; one of a name that is there already takes its place."""
        new = {item.name for item in files}
        return replace(self, files=(*(item for item in self.files if item.name not in new), *files))


class EvidenceEdit(QWidget):
    """Takes a note, addresses and files; files can be dropped on it.

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
        self._quiet = False
        _ = words.translate
        self._note = QPlainTextEdit()
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(_NOTE_HEIGHT)
        self.field = Field(
            _("What &shows it"), self._note, theme, _("A note, a link or files that a third person can follow.")
        )
        self._board = Board(theme, (_("File or link"), _("SHA-256"), ""), name=_("Evidence files"), elastic=0)
        self._add = button(_("Add files…"), theme, kind="link", image="paperclip", pressed=self.files_wanted.emit)
        self._link = button(_("Add link…"), theme, kind="link", image="external-link", pressed=self._on_link)
        self._address = LinkLine(_("Address that shows it"), words, theme)
        self._about = ""
        self.setAcceptDrops(True)
        self._build()
        self._note.textChanged.connect(self._on_text)
        self._board.followed.connect(self._on_remove)
        self._address.given.connect(self._on_address)
        self._address.left.connect(self._on_no_address)

    def draft(self) -> EvidenceDraft:
        """What stands in it."""
        return EvidenceDraft(note=self._note.toPlainText(), files=self._files)

    def show_draft(self, draft: EvidenceDraft, *, about: str = "") -> None:
        """Shows another draft; nothing is announced.

        Args:
            draft: what was typed and chosen.
            about: what it shows; an address that was begun for the same stays. Empty for nothing that stays.
        """
        if not about or about != self._about:
            self._address.forget()
        self._about = about
        self._files = draft.files
        if self._note.toPlainText() != draft.note:
            self._quiet = True
            self._note.setPlainText(draft.note)
            self._quiet = False
        self.field.show_problem("")
        self._show_files()

    def add(self, files: Sequence[Evidence]) -> None:
        """Adds digested files, or addresses; one of a name that is there already takes its place."""
        self._files = self.draft().with_files(files).files
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
        column.addWidget(self._address)
        ways = QHBoxLayout()
        ways.setSpacing(14)
        for way in (self._add, self._link):
            ways.addWidget(way)
        ways.addStretch(1)
        column.addLayout(ways)
        self._address.hide()

    def _show_files(self) -> None:
        remove = self._words.translate("Remove")
        self._board.show_rows([(*evidence_cells(item), TableCell(text=remove, link=item.name)) for item in self._files])
        self._board.setVisible(bool(self._files))

    def _on_link(self) -> None:
        self._address.show()
        self._address.setFocus()

    def _on_address(self, link: str) -> None:
        self.field.show_problem("")
        self.add((Evidence(name=link),))
        self._on_no_address()

    def _on_no_address(self) -> None:
        self._address.hide()
        self._link.setFocus()

    def _on_text(self) -> None:
        if not self._quiet:
            self.field.show_problem("")
            self.changed.emit()

    def _on_remove(self, name: str) -> None:
        self._files = tuple(item for item in self._files if item.name != name)
        self._show_files()
        self.changed.emit()


def evidence_cells(item: Evidence) -> tuple[TableCell, TableCell]:
    """Name and digest of one piece of evidence."""
    digest = f"{item.sha256[:_SHORT_DIGEST]}…" if item.sha256 else "–"
    image = "paperclip" if item.sha256 else "external-link"
    return TableCell(text=item.name, image=image, more=item.name), TableCell(text=digest, more=item.sha256)
