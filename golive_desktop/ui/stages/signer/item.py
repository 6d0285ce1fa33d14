# SPDX-License-Identifier: MIT
"""One point of the form: what is asked, what was reported, and the answer with comment and evidence."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from golive_desktop.domain.draft import DraftAnswer, DraftEvidence
from golive_desktop.domain.plan import Item
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.drop import files_in
from golive_desktop.ui.parts.linkline import LinkLine
from golive_desktop.ui.parts.printable import PrintWatch
from golive_desktop.ui.parts.room import turn
from golive_desktop.ui.parts.segment import answer_segment
from golive_desktop.ui.parts.stops import stops
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.stages.signer.evidence import EvidenceList
from golive_desktop.ui.stages.signer.saying import rule_words
from golive_desktop.ui.words import Words

__all__ = ["ItemRow"]

_COMMENT_HEIGHT: Final = 66
_LEFT: Final = 20
_RIGHT: Final = 16


class ItemRow(QFrame):
    """One item with its answer; files may be dropped on it.

    Args:
        item: what is asked.
        report: what was reported about it; empty for nothing.
        words: the reader's language.
        theme: the colours.
        watch: says of what is typed that it cannot be printed; None where nobody has to know.

    Signals:
        changed(DraftAnswer): another answer, comment or less evidence.
        files_chosen(str, tuple): key of the item, and the paths of files that are to back it.
    """

    changed = Signal(object)
    files_chosen = Signal(str, object)

    def __init__(self, item: Item, report: str, words: Words, theme: Theme, watch: PrintWatch | None = None) -> None:
        super().__init__()
        self.item = item
        self._words, self._theme, self._watch = words, theme, watch
        self._answer = DraftAnswer(item=item.key)
        self._missing, self._unprintable = False, ""
        self._edit: QPlainTextEdit | None = None
        self._address: LinkLine | None = None
        self._build(report)

    def show_answer(self, answer: DraftAnswer) -> None:
        """Shows what was said so far; a text that is being typed stays as it is."""
        self._answer = answer
        self.segment.show_value(answer.value)
        self._show_evidence(answer.evidence)
        if answer.comment or answer.value == "n/a":
            self._open_comment()
        if self._edit is not None and self._edit.toPlainText() != answer.comment:
            self._edit.setPlainText(answer.comment)
        self._show_hint()

    def show_missing(self, *, missing: bool) -> None:
        """Says what this item still needs, once the signer wanted to go on."""
        self._missing = missing
        self._show_hint()

    def entry(self) -> QWidget:
        """What takes the keyboard first, or what the answer still lacks."""
        if self._missing and self._answer.value == "n/a" and self._edit is not None:
            return self._edit
        if self._missing and self._answer.value == "yes":
            return self._attach
        return self.segment.entry()

    def fold(self, *, narrow: bool) -> None:
        """Puts the answer under the text."""
        turn(self._line, below=narrow)

    def _build(self, report: str) -> None:
        _ = self._words.translate
        title = Text(self.item.text, "item", wraps=True)
        rule = rule_words(self.item, self._words)
        below = Text(f"{report} · {rule}" if report else rule, "caption", wraps=True)
        self._hint = Text("", "caption", wraps=True, colour=self._theme.colour("danger"))
        self._evidence = EvidenceList(self._words, self._theme)
        self.segment = answer_segment(self._words, self._theme, name=self.item.text, large=True)
        about = self.item.text
        # note: what was reported has its evidence already; the words give way to the item then
        quiet = bool(report) and not self.item.evidence_required
        self._link = button(
            "" if quiet else _("Link"),
            self._theme,
            kind="link",
            image="external-link",
            name=_("Link for: {item}").format(item=about),
        )
        self._comment = button(
            _("Comment"), self._theme, kind="link", image="plus", name=_("Comment on: {item}").format(item=about)
        )
        self._attach = button(
            "" if quiet else _("Evidence"),
            self._theme,
            kind="link",
            image="paperclip",
            name=_("Evidence for: {item}").format(item=about),
        )
        texts = QVBoxLayout()
        texts.setSpacing(3)
        texts.addStretch(1)
        texts.addWidget(title)
        texts.addWidget(below)
        texts.addStretch(1)
        self._links = QHBoxLayout()
        self._links.setSpacing(14)
        for link in (self._attach, self._link, self._comment):
            self._links.addWidget(link)
        self._tools = tools = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        tools.setSpacing(14)
        tools.addLayout(self._links)
        tools.addWidget(self.segment)
        tools.addStretch(1)
        tools.setAlignment(self._links, Qt.AlignmentFlag.AlignLeft)
        tools.setAlignment(self.segment, Qt.AlignmentFlag.AlignLeft)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(12)
        self._line.addLayout(texts, 1)
        self._line.addLayout(tools)
        self.setProperty("kind", "row")
        # note: else it would be as wide as all of it in one line, and lose its right edge where there is less room
        self.setMinimumWidth(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_LEFT, 12, _RIGHT, 12)
        self._column.setSpacing(8)
        self._column.addLayout(self._line)
        self._column.addWidget(self._hint)
        self._column.addWidget(self._evidence)
        self._hint.hide()
        self.setAcceptDrops(True)
        self.segment.chosen.connect(self._on_chosen)
        self._comment.clicked.connect(lambda _checked=False: self._on_comment())
        self._attach.clicked.connect(lambda _checked=False: self._on_attach())
        self._link.clicked.connect(lambda _checked=False: self._on_link())
        self._evidence.removed.connect(self._on_removed)

    def _open_comment(self) -> None:
        if self._edit is None:
            edit = QPlainTextEdit()
            edit.setTabChangesFocus(True)
            edit.setFixedHeight(_COMMENT_HEIGHT)
            edit.setAccessibleName(self._words.translate("Comment on: {item}").format(item=self.item.text))
            edit.textChanged.connect(self._on_typed)
            self._edit = edit
            if self._watch is not None:
                self._watch.watch(edit, self._on_unprintable)
            self._column.insertWidget(1, edit)
            self._place_keyboard()
        self._comment.hide()

    def _show_evidence(self, evidence: tuple[DraftEvidence, ...]) -> None:
        self._evidence.show_files(evidence)
        self._place_keyboard()

    def _place_keyboard(self) -> None:
        """What came late stands behind the answer, as it is read; Qt puts it behind all other points."""
        late = (self._edit, self._address, self._evidence)
        answers = self.segment.findChildren(QPushButton)
        for before, after in pairwise(
            (answers[-1], *(stop for part in late if part is not None for stop in stops(part)))
        ):
            QWidget.setTabOrder(before, after)

    def _show_hint(self) -> None:
        _ = self._words.translate
        empty = self._answer.value == "n/a" and not self._answer.comment.strip()
        if self._edit is not None:
            na = self._answer.value == "n/a"
            self._edit.setPlaceholderText(_("Why does it not apply?") if na else _("What should others know?"))
        unbacked = self._answer.value == "yes" and self.item.evidence_required and not self._answer.evidence
        said = ""
        if empty:
            said = _("Say in a sentence why it does not apply.")
        elif unbacked:
            said = _("A yes needs evidence here: add a file or a link.")
        elif not self._answer.value and self._missing:
            said = _("No answer yet.")
        self._hint.setText(self._unprintable or said)
        self._hint.setVisible(bool(self._unprintable) or (bool(said) and self._missing))
        if self.segment.accessibleDescription() != said:
            self.segment.setAccessibleDescription(said)

    def _give(self, answer: DraftAnswer) -> None:
        self._answer = answer
        self._show_hint()
        self.changed.emit(answer)

    def _on_chosen(self, value: str) -> None:
        if value == "n/a":
            self._open_comment()
        self._give(replace(self._answer, value=cast("object", value)))  # type: ignore[arg-type]  # one of its values
        if value == "n/a" and self._edit is not None and not self._answer.comment.strip():
            self._edit.setFocus()

    def _on_comment(self) -> None:
        self._open_comment()
        self._show_hint()
        if self._edit is not None:
            self._edit.setFocus()

    def _on_typed(self) -> None:
        typed = self._edit.toPlainText() if self._edit is not None else ""
        if typed != self._answer.comment:
            self._give(replace(self._answer, comment=typed))

    def _on_unprintable(self, sentence: str) -> None:
        self._unprintable = sentence
        if self._edit is not None:
            self._edit.setAccessibleDescription(sentence)
        self._show_hint()

    def _on_attach(self) -> None:
        _ = self._words.translate
        names, _chosen = QFileDialog.getOpenFileNames(self, _("Choose evidence"), "", _("All files") + " (*)")
        if names:
            self.files_chosen.emit(self.item.key, tuple(map(Path, names)))

    def _on_link(self) -> None:
        if self._address is None:
            name = self._words.translate("Address for: {item}").format(item=self.item.text)
            self._address = LinkLine(name, self._words, self._theme)
            self._address.given.connect(self._on_address)
            self._address.left.connect(self._on_no_address)
            self._column.insertWidget(self._column.indexOf(self._evidence), self._address)
            self._place_keyboard()
        self._address.show()
        self._address.setFocus()

    def _on_address(self, link: str) -> None:
        rest = tuple(other for other in self._answer.evidence if other.name != link)
        pieces = (*rest, DraftEvidence(path="", name=link, sha256="", size=0))
        self._show_evidence(pieces)
        self._give(replace(self._answer, evidence=pieces))
        self._on_no_address()

    def _on_no_address(self) -> None:
        if self._address is not None:
            self._address.hide()
        self._link.setFocus()

    def _on_removed(self, piece: DraftEvidence) -> None:
        rest = tuple(other for other in self._answer.evidence if other != piece)
        self._show_evidence(rest)
        self._give(replace(self._answer, evidence=rest))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The links get a line of their own where they do not fit beside the answer."""
        needed = self._links.sizeHint().width() + self._tools.spacing() + self.segment.sizeHint().width()
        turn(self._tools, below=event.size().width() - _LEFT - _RIGHT < needed)
        super().resizeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = files_in(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.files_chosen.emit(self.item.key, paths)
