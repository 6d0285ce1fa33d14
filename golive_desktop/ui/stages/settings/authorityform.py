# SPDX-License-Identifier: MIT
"""A company authority before it is believed: its number to compare, and where the other one was read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from golive_desktop.domain.authority import AuthorityFacts
from golive_desktop.services.authorities import Vouched
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.carried import stays_behind
from golive_desktop.ui.parts.facts import FactRow
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.parts.number import NumberPanel
from golive_desktop.ui.parts.text import Text, hairline
from golive_desktop.ui.stages.settings.authoritycard import facts_of, grouped
from golive_desktop.ui.words import Words

__all__ = ["AuthorityForm"]


class AuthorityForm(QWidget):
    """Shows whom a chosen file names; nothing is believed before both numbers were compared.

    Args:
        words: the reader's language.
        theme: the colours.

    Signals:
        accepted(Vouched): the numbers are the same, and it is said how that was found.
        given_up(): not this one.
    """

    accepted = Signal(object)
    given_up = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self._facts: AuthorityFacts | None = None
        self._subject = Text("", "record", wraps=True)
        self._row = FactRow(theme)
        self._number = NumberPanel(words)
        self._digest = Text("", "mono", wraps=True, selectable=True)
        self._tick = QCheckBox()
        self._compared, self._by = QLineEdit(), QLineEdit()
        self._build()
        self._connect()
        self.hide()

    def show_authority(self, facts: AuthorityFacts, *, by: str) -> None:
        """Shows an authority with its number; what was said about another one is forgotten.

        Args:
            facts: what its certificate says.
            by: the name of whoever sits here, as far as it is known.
        """
        self._facts = facts
        self._subject.setText(facts.subject)
        self._row.show_facts(facts_of(facts, self._words))
        self._number.show_number(facts.number, facts.subject)
        self._digest.setText(grouped(facts.fingerprint))
        self._digest.setAccessibleName(f"SHA-256: {grouped(facts.fingerprint)}")
        self._tick.setChecked(False)
        self._compared.clear()
        self._by.setText(by)
        self._show_ready()
        self.show()
        self._number.digits().setFocus()

    def forget(self) -> None:
        """Shows nothing any more."""
        self._facts = None
        self.hide()

    def _build(self) -> None:
        _ = self._words.translate
        stays_behind(self._tick)
        self._tick.setText(_("I compared it with what my company says, digit by digit, and it is the same."))
        self._where = Field(
            _("Where did you read the other one? One sentence"),
            self._compared,
            self._theme,
            _("Somewhere that did not come with this file: the intranet, a call to IT on a number you know, a letter."),
        )
        self._who = Field(_("Your name"), self._by, self._theme)
        self._accept = button(
            _("Trust it from now on"), self._theme, kind="filled", image="shield-check", pressed=self._on_accept
        )
        cancel = button(_("Cancel"), self._theme, pressed=self._on_cancel)
        fields = QHBoxLayout()
        fields.setSpacing(14)
        fields.addWidget(self._where, 7, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self._who, 3, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addStretch(1)
        for part in (cancel, self._accept):
            foot.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(hairline())
        column.addWidget(self._subject)
        column.addWidget(self._row)
        column.addWidget(Text(_("Its number, or below it the SHA-256 fingerprint"), "caption"))
        column.addWidget(self._number)
        column.addWidget(self._digest)
        column.addWidget(self._tick)
        column.addLayout(fields)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._tick.toggled.connect(lambda _on: self._show_ready())
        for edit in (self._compared, self._by):
            edit.textChanged.connect(lambda _text: self._show_ready())

    def _show_ready(self) -> None:
        said = bool(self._compared.text().strip() and self._by.text().strip())
        self._accept.setEnabled(self._tick.isChecked() and said)

    def _on_accept(self) -> None:
        if self._facts is not None:
            self.accepted.emit(Vouched(number=self._facts.number, by=self._by.text(), compared=self._compared.text()))

    def _on_cancel(self) -> None:
        self.forget()
        self.given_up.emit()
