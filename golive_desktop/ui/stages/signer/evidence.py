# SPDX-License-Identifier: MIT
"""What backs an answer: files with size and digest, links as they stand, and a way to take each back."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from golive_desktop.domain.draft import DraftEvidence
from golive_desktop.services.signoffs import MAX_INSIDE
from golive_desktop.ui.look.icons import icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.emptied import emptied
from golive_desktop.ui.parts.text import Text, tip
from golive_desktop.ui.stages.signer.saying import shortened
from golive_desktop.ui.words import Words

__all__ = ["EvidenceList"]

_DIGITS = 16


class EvidenceList(QWidget):
    """The evidence of one item, one line for each file or link; hidden while there is none.

    Args:
        words: the reader's language.
        theme: the colours.

    Signals:
        removed(DraftEvidence): the user takes this one back.
    """

    removed = Signal(object)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.hide()

    def show_files(self, files: Sequence[DraftEvidence]) -> None:
        """Shows these files instead of the ones before."""
        emptied(self._column)
        for piece in files:
            self._column.addWidget(self._line(piece))
        self.setVisible(bool(files))

    def _line(self, piece: DraftEvidence) -> QWidget:
        _ = self._words.translate
        line = QWidget()
        clip = QLabel()
        image = "external-link" if piece.is_link else "paperclip"
        clip.setPixmap(icon(image, self._theme.colour("muted")).pixmap(QSize(16, 16), self.devicePixelRatioF()))
        name = Text(shortened(piece.name), selectable=piece.is_link)
        name.setToolTip(tip(piece.name))
        facts = [_("an address, no file")]
        if not piece.is_link:
            facts = [self._words.size(piece.size), f"SHA-256 {piece.sha256[:_DIGITS]}…"]
        if piece.size > MAX_INSIDE:
            facts.append(_("travels beside the signed file"))
        said = Text(" · ".join(facts), "caption", wraps=True)
        said.setToolTip(tip(f"SHA-256 {piece.sha256}" if piece.sha256 else ""))
        remove = button("", self._theme, kind="quiet", image="x", name=_("Remove {name}").format(name=piece.name))
        remove.clicked.connect(lambda _checked=False: self.removed.emit(piece))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(clip)
        row.addWidget(name)
        row.addWidget(said, 1)
        row.addWidget(remove)
        line.setAccessibleName(f"{piece.name}, {', '.join(facts)}")
        return line
