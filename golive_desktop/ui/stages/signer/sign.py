# SPDX-License-Identifier: MIT
"""Step 3: the sentence that is signed, what happens then, the pad, and the passphrase."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from golive_desktop.domain.answer import Decision
from golive_desktop.domain.drawing import Drawing
from golive_desktop.domain.problem import Problem, Severity
from golive_desktop.services.overview import OwnKey
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.emptied import emptied
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.parts.keypick import KeyPick
from golive_desktop.ui.parts.pad import Pad
from golive_desktop.ui.parts.room import give_width, turn
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.text import Text, hairline, panel
from golive_desktop.ui.stages.signer.printed import PrintedPages
from golive_desktop.ui.words import Words

__all__ = ["Sheet", "SignPage"]

_PAD: Final = 472


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """What the page shows before it is signed."""

    sentence: str
    """As it will be printed, with its quotation marks."""
    decision: Decision
    facts: tuple[tuple[str, str], ...]
    """Names and values below the decision."""
    steps: tuple[str, ...]
    """What happens next."""
    footnote: str
    name: str
    role: str
    keys: tuple[OwnKey, ...]
    """The keys that this person may sign with; the first is offered."""
    warning: str = ""
    """What should be done before signing; it stops nothing."""
    folder: bool = True
    """Whether a file is written, whose folder can be chosen."""


class SignPage(QWidget):
    """What is signed at the left, who signs at the right.

    Args:
        words: the reader's language.
        theme: the colours.

    Signals:
        folder_wanted(): the file shall be written somewhere else.
        forgotten(): the passphrase is forgotten.
        pages_wanted(): the pages shall be shown as they will be printed.
    """

    folder_wanted = Signal()
    forgotten = Signal()
    pages_wanted = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self._sheet: Sheet | None = None
        self._typed_name = False
        self._printed: PrintedPages | None = None
        self._build()
        self._connect()

    def show_sheet(self, sheet: Sheet) -> None:
        """Shows what would be signed now; what was drawn and typed stays."""
        earlier, self._sheet = self._sheet, sheet
        if earlier == sheet:
            return
        self._sentence.setText(sheet.sentence)
        self._decision.show_state(sheet.decision, self._words.term("decision", sheet.decision))
        self._show_facts(sheet)
        for place, label in enumerate(self._steps):
            label.setText(f"{place + 1}. {sheet.steps[place]}" if place < len(sheet.steps) else "")
            label.setVisible(place < len(sheet.steps))
        self._footnote.setText(sheet.footnote)
        self._folder.setVisible(sheet.folder)
        self._name.setText(sheet.name)
        self._role.setText(sheet.role)
        self.keys.show_keys(sheet.keys)
        if sheet.warning and (earlier is None or earlier.warning != sheet.warning):
            self._warning.show_text(sheet.warning, "", Severity.ASKS)
        elif not sheet.warning:
            self._warning.hide()

    def show_problem(self, problem: Problem | None) -> None:
        """Says why nothing was signed: at the passphrase when that was wrong, else above everything."""
        if problem is None or self.keys.show_problem(problem):
            self._trouble.hide()
        else:
            self._trouble.show_problem(problem)

    def show_pages(self, data: bytes | None) -> None:
        """Shows the pages of an unsigned file in place of the sheet; None shows the sheet again."""
        if data is None and self._printed is not None:
            self._printed.forget()
            self._printed.hide()
        elif data is not None:
            if self._printed is None:
                self._printed = PrintedPages(self._words, self._theme)
                self._printed.left.connect(lambda: self.show_pages(None))
                self._whole.addWidget(self._printed)
            self._printed.show()
            self._printed.show_pages(data)
        self._sides.setVisible(data is None)

    def show_forgotten(self) -> None:
        """Says what helps: nothing opens the key again."""
        _ = self._words.translate
        self._trouble.show_text(
            _("Nobody can open a key without its passphrase."),
            _("Make a new key under “My keys” and have its number compared once more. What you signed stays valid."),
        )

    def set_busy(self, *, busy: bool) -> None:
        """Locks everything while the signature is made."""
        for part in (self._pad, self._type, self.keys, self._folder, self._forgotten, self._pages):
            part.setEnabled(not busy)

    def drawing(self) -> Drawing | None:
        """The signature as it was drawn."""
        return self._pad.drawing()

    def clear_drawing(self) -> None:
        """Takes the drawing away, for another person."""
        self._pad.clear()

    def entry(self) -> QWidget:
        """Where the keyboard begins."""
        return self.keys.entry()

    def fold(self, *, narrow: bool) -> None:
        """Puts the pad under the sentence, and what happens next under both, also for the keyboard."""
        turn(self._row, below=narrow)
        give_width(self._right, _PAD, free=narrow)
        (self._row if narrow else self._beside).addWidget(self._after)
        QWidget.setTabOrder(self._forgotten if narrow else self._pages, self._folder)

    def _build(self) -> None:
        self._trouble = Strip(self._words, self._theme)
        self._warning = Strip(self._words, self._theme)
        self._right, self._after = self._signer(), self._afterwards()
        self._sides = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._sides)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(28)
        self._row.addWidget(self._left(), 1, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._right, 0, Qt.AlignmentFlag.AlignTop)
        column = self._whole = QVBoxLayout(self)
        column.setContentsMargins(0, 18, 0, 20)
        column.setSpacing(12)
        for part in (self._trouble, self._warning, self._sides):
            column.addWidget(part)
        self.fold(narrow=False)

    def _left(self) -> QWidget:
        _ = self._words.translate
        self._sentence = Text("", "sentence", wraps=True, selectable=True)
        self._decision = StatusMark(self._theme)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(16)
        self._facts.setVerticalSpacing(7)
        self._facts.setColumnStretch(1, 1)
        card = panel()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(22, 18, 22, 18)
        inside.setSpacing(14)
        for part in (self._sentence, hairline()):
            inside.addWidget(part)
        inside.addLayout(self._facts)
        self._pages = button(_("Show the pages as printed"), self._theme, kind="link", image="printer")
        inside.addWidget(self._pages, 0, Qt.AlignmentFlag.AlignLeft)
        left = QWidget()
        self._beside = _column_in(left)
        self._beside.addWidget(Text(_("You sign exactly this sentence"), "section", wraps=True))
        self._beside.addWidget(card)
        return left

    def _afterwards(self) -> QWidget:
        _ = self._words.translate
        self._steps = [Text("", wraps=True) for _number in range(3)]
        self._footnote = Text("", "caption", wraps=True)
        self._folder = button(_("Save somewhere else…"), self._theme, kind="link", image="folder-open")
        after = QWidget()
        column = _column_in(after)
        for part in (Text(_("What happens next"), "section"), *self._steps):
            column.addWidget(part)
        line = QHBoxLayout()
        line.addWidget(self._folder)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self._footnote)
        return after

    def _signer(self) -> QWidget:
        _ = self._words.translate
        self._pad = Pad(self._words, self._theme)
        self._type = button(_("Type name instead"), self._theme, kind="link")
        self._name, self._role = QLineEdit(), QLineEdit()
        for edit in (self._name, self._role):
            edit.setReadOnly(True)
        self.keys = KeyPick(self._words, self._theme, told=self._told)
        self._forgotten = button(_("Passphrase forgotten?"), self._theme, kind="link")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Text(_("Your signature"), "section"))
        head.addWidget(Text(_("optional, does not replace the passphrase"), "caption", wraps=True), 1)
        under = QHBoxLayout()
        under.addWidget(self._type)
        under.addStretch(1)
        people = QHBoxLayout()
        people.setSpacing(12)
        people.addWidget(Field(_("Name"), self._name, self._theme), 1)
        people.addWidget(Field(_("Role"), self._role, self._theme), 1)
        last = QHBoxLayout()
        last.addStretch(1)
        last.addWidget(self._forgotten)
        right = QWidget()
        column = _column_in(right)
        column.addLayout(head)
        column.addWidget(self._pad)
        column.addLayout(under)
        column.addLayout(people)
        column.addWidget(self.keys)
        column.addLayout(last)
        return right

    def _connect(self) -> None:
        self._folder.clicked.connect(lambda _checked=False: self.folder_wanted.emit())
        self._pages.clicked.connect(lambda _checked=False: self.pages_wanted.emit())
        self._forgotten.clicked.connect(lambda _checked=False: self.forgotten.emit())
        self._type.clicked.connect(lambda _checked=False: self._on_type())

    def _show_facts(self, sheet: Sheet) -> None:
        _ = self._words.translate
        self._facts.removeWidget(self._decision)
        emptied(self._facts)
        self._facts.addWidget(Text(_("Decision"), "muted"), 0, 0)
        self._facts.addWidget(self._decision, 0, 1)
        for row, (name, value) in enumerate(sheet.facts, 1):
            self._facts.addWidget(Text(name, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(Text(value, wraps=True), row, 1)

    def _told(self, key: OwnKey) -> str:
        _ = self._words.translate
        until = self._words.date(key.certificate.not_after.date())
        kind = _("made here") if key.certificate.self_signed else _("company certificate")
        return _("{name}, {kind}, valid until {day}").format(name=key.record.name, kind=kind, day=until)

    def _on_type(self) -> None:
        _ = self._words.translate
        self._typed_name = not self._typed_name
        self._pad.show_typed(self._name.text() if self._typed_name else "")
        self._type.setText(_("Draw instead") if self._typed_name else _("Type name instead"))

    def hideEvent(self, event: QHideEvent) -> None:
        self.show_pages(None)  # note: whoever comes back may have answered otherwise
        super().hideEvent(event)


def _column_in(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    return column
