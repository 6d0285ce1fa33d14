# SPDX-License-Identifier: MIT
"""A letter exactly as it leaves: recipients, subject, text, attachments with their sizes, and how it fares."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout

from golive_desktop.domain.mail import Enclosure, MailAccount, Posting, PostingState
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.communication.sight import (
    Deed,
    deeds_of,
    kind_words,
    people_words,
    sender_words,
    state_colour,
    state_icon,
    state_more,
)
from golive_desktop.ui.parts.button import button, set_kind
from golive_desktop.ui.parts.fold import Fold
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.text import Text, hairline
from golive_desktop.ui.words import Words

__all__ = ["LetterPreview"]

_ICON: Final = QSize(18, 18)
_LEAST_TEXT: Final = 160
_SAID: Final = frozenset({PostingState.QUEUED, PostingState.PERHAPS, PostingState.FAILED})
"""Where what the last try came to still matters."""


class LetterPreview(QFrame):
    """One letter.

    Args:
        words: the reader's language.
        theme: the colours.

    Signals:
        asked(str): the key of what shall be done with it, see `sight.DeedKey`.
    """

    asked = Signal(str)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self._subject = Text("", "record", wraps=True, selectable=True)
        self._state_icon = QLabel()
        self._state = Text("", "strong")
        self._more = Text("", "caption", wraps=True)
        self._facts = QGridLayout()
        self._values: dict[str, tuple[Text, Text]] = {}
        self._text = QPlainTextEdit()
        self._strip = Strip(words, theme)
        self._answer = Text("", "mono", wraps=True, selectable=True, breaks=True)
        self._fold = Fold(words.translate("The server's answer"), self._answer, theme)
        self._note = Text("", "caption", wraps=True)
        self._buttons: dict[str, QPushButton] = {}
        self._quiet_row, self._row = QHBoxLayout(), QHBoxLayout()
        self._build()

    def show_posting(self, posting: Posting, account: MailAccount | None, sizes: Mapping[str, int]) -> None:
        """Shows a letter.

        Args:
            posting: it, and how it fares.
            account: who would send it; None while there is no account.
            sizes: of its attachments, by digest, as far as they are known.
        """
        letter, words = posting.letter, self._words
        _ = words.translate
        self._subject.setText(letter.subject)
        self._show_state(posting)
        language = _("German") if letter.language == "de" else _("English")
        self._show_fact("from", sender_words(account, words))
        self._show_fact("to", people_words(letter.to))
        self._show_fact("cc", people_words(letter.cc))
        self._show_fact("bcc", people_words(letter.bcc))
        self._show_fact("kind", f"{kind_words(letter.kind, words)} · {language}")
        self._show_fact("files", self._files(letter.enclosures, sizes))
        if self._text.toPlainText() != letter.text:
            self._text.setPlainText(letter.text)
        self._show_outcome(posting)
        self._show_deeds(deeds_of(posting))

    def _build(self) -> None:
        _ = self._words.translate
        self.setProperty("kind", "panel")
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setMinimumHeight(_LEAST_TEXT)
        self._text.setAccessibleName(_("Text of the letter"))
        self._facts.setColumnStretch(1, 1)
        self._facts.setHorizontalSpacing(14)
        self._facts.setVerticalSpacing(4)
        names = {
            "from": _("From"),
            "to": _("To"),
            "cc": _("Cc"),
            "bcc": _("Bcc, unseen by the others"),
            "kind": _("Letter"),
            "files": _("Attachments"),
        }
        for row, (key, name) in enumerate(names.items()):
            pair = (Text(name, "muted"), Text("", wraps=True, selectable=True, breaks=True))
            self._values[key] = pair
            for column, part in enumerate(pair):
                self._facts.addWidget(part, row, column)
        state = QHBoxLayout()
        state.setSpacing(8)
        state.addWidget(self._state_icon)
        state.addWidget(self._state)
        state.addWidget(self._more, 1)
        for row_layout in (self._quiet_row, self._row):
            row_layout.setSpacing(10)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(20, 16, 20, 14)
        column_layout.setSpacing(10)
        column_layout.addWidget(self._subject)
        column_layout.addLayout(state)
        column_layout.addWidget(self._strip)
        column_layout.addLayout(self._facts)
        column_layout.addWidget(self._text, 1)
        column_layout.addWidget(self._fold)
        column_layout.addLayout(self._quiet_row)
        column_layout.addWidget(hairline())
        column_layout.addLayout(self._row)

    def _show_fact(self, key: str, value: str) -> None:
        name, shown = self._values[key]
        shown.setText(value)
        shown.setAccessibleName(f"{name.text()}: {value}")
        for part in (name, shown):
            part.setVisible(bool(value))

    def _files(self, enclosures: Sequence[Enclosure], sizes: Mapping[str, int]) -> str:
        return "\n".join(
            f"{one.name} · {self._words.size(sizes[one.sha256])}" if one.sha256 in sizes else one.name
            for one in enclosures
        )

    def _show_state(self, posting: Posting) -> None:
        word = self._words.term("posting", posting.state)
        self._state_icon.setPixmap(state_icon(posting.state, self._theme).pixmap(_ICON))
        self._state.setText(word)
        self._state.set_colour(state_colour(posting.state, self._theme))
        self._more.setText(
            " · ".join(filter(None, (self._words.time(posting.changed_at), state_more(posting, self._words))))
        )

    def _show_outcome(self, posting: Posting) -> None:
        last = posting.last if posting.state in _SAID else None
        if last is not None and last.problem is not None:
            self._strip.show_problem(last.problem)
        else:
            self._strip.hide()
        answer = posting.last.answer if posting.last is not None else ""
        refused = posting.last.refused if posting.last is not None else ()
        lines = (answer, *(f"{one.address}: {one.code} {one.text}" for one in refused))
        said = "\n".join(filter(None, lines))
        self._answer.setText(said)
        self._fold.setVisible(bool(said))

    def _show_deeds(self, deeds: Sequence[Deed]) -> None:
        _ = self._words.translate
        for layout in (self._quiet_row, self._row):
            while (item := layout.takeAt(0)) is not None:
                if (widget := item.widget()) is not None and widget is not self._note:
                    widget.hide()
                    widget.deleteLater()
        self._buttons = {}
        quiet = {"draft", "copy", "files"}
        asks = any(deed.key == "resend" for deed in deeds)
        sends = any(deed.key == "send" for deed in deeds)
        asked = _("Nobody knows whether it arrived. Ask the recipient before you send it again.")
        promise = _("Nothing is sent before you press Send.")
        self._note.setText(asked if asks else promise if sends else "")
        self._row.addWidget(self._note, 1)
        for deed in deeds:
            made = self._button(deed, link=deed.key in quiet)
            (self._quiet_row if deed.key in quiet else self._row).addWidget(made)
        self._quiet_row.addStretch(1)

    def _button(self, deed: Deed, *, link: bool) -> QPushButton:
        text = self._words.translate(deed.text)
        made = button(text, self._theme, pressed=lambda: self.asked.emit(deed.key))
        set_kind(made, "filled" if deed.filled else "link" if link else "outlined", self._theme, deed.image)
        self._buttons[deed.key] = made
        return made
