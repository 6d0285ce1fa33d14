# SPDX-License-Identifier: MIT
"""The text of a letter before the outbox has it: recipients, subject and text can be changed, in each language."""

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from golive_desktop.services.outbox import Mail
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.communication.addressing import parsed, written
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.parts.languages import language_segment
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["LetterEditor"]

_LEAST = 180


class LetterEditor(QWidget):
    """One letter, or the same in several languages, of which one is shown at a time.

    Args:
        words: the reader's language.
        theme: the colours.
    """

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        _ = words.translate
        self._mails: list[Mail] = []
        self._shown = 0
        self._language = language_segment(theme, _("Language of the letter"))
        self._to, self._bcc, self._subject = QLineEdit(), QLineEdit(), QLineEdit()
        self._text = QPlainTextEdit()
        self._files = Text("", "muted", wraps=True)
        self._build()
        self._language.chosen.connect(self._on_language)

    def show_mails(self, mails: tuple[Mail, ...]) -> None:
        """Shows letters that were just written, the first of them."""
        self._mails, self._shown = list(mails), 0
        self._language.setVisible(len(mails) > 1)
        self._show()

    def mails(self) -> tuple[Mail, ...]:
        """The letters as they stand now."""
        self._keep()
        return tuple(self._mails)

    def entry(self) -> QWidget:
        """The first field that is empty, else the text."""
        return next((edit for edit in (self._to, self._subject) if edit.isVisible() and not edit.text()), self._text)

    def _build(self) -> None:
        _ = self._words.translate
        self._text.setTabChangesFocus(True)
        self._text.setMinimumHeight(_LEAST)
        several = _("Several addresses are separated by commas.")
        self._to_field = Field(_("&Recipients"), self._to, self._theme, several)
        self._bcc_field = Field(_("&Bcc, unseen by the others"), self._bcc, self._theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._language)
        column.addWidget(self._to_field)
        column.addWidget(self._bcc_field)
        column.addWidget(Field(_("&Subject"), self._subject, self._theme))
        column.addWidget(Field(_("Te&xt"), self._text, self._theme), 1)
        column.addWidget(self._files)

    def _show(self) -> None:
        mail = self._mails[self._shown]
        self._language.show_value(mail.language)
        self._to.setText(written(mail.to))
        self._bcc.setText(written(mail.bcc))
        self._to_field.setVisible(bool(mail.to) or not mail.bcc)
        self._bcc_field.setVisible(bool(mail.bcc))
        self._subject.setText(mail.subject)
        self._text.setPlainText(mail.text)
        sizes = ", ".join(f"{file.name} · {self._words.size(len(file.data))}" for file in mail.files)
        self._files.setText(self._words.translate("Attached: {files}").format(files=sizes) if sizes else "")
        self._files.setVisible(bool(sizes))

    def _keep(self) -> None:
        if not self._mails:
            return
        mail = self._mails[self._shown]
        self._mails[self._shown] = replace(
            mail,
            to=parsed(self._to.text()),
            bcc=parsed(self._bcc.text()),
            subject=self._subject.text().strip(),
            text=self._text.toPlainText() if self._text.toPlainText() != mail.text.rstrip("\n") else mail.text,
        )

    def _on_language(self, language: str) -> None:
        self._keep()
        rows = [row for row, mail in enumerate(self._mails) if mail.language == language]
        self._shown = rows[0] if rows else self._shown
        self._show()
