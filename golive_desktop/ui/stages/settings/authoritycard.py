# SPDX-License-Identifier: MIT
"""One company authority that this laptop believes: whom it names, its number, on what the trust rests, and its end."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from golive_desktop.domain.authority import AuthorityFacts
from golive_desktop.services.authorities import KnownAuthority
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.facts import Fact, FactRow
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.parts.text import Text, hairline
from golive_desktop.ui.words import Words

__all__ = ["AuthorityCard", "facts_of", "grouped"]

_GROUP = 4


def facts_of(facts: AuthorityFacts, words: Words, *, expired: bool = False) -> tuple[Fact, ...]:
    """Who issued the certificate of an authority, how long it is valid, and its key.

    Args:
        facts: what the certificate says.
        words: the reader's language.
        expired: whether it is over by now.
    """
    _ = words.translate
    issuer = _("itself") if facts.issuer == facts.subject else facts.issuer
    until = words.date(facts.not_after.astimezone().date())
    over = _("{date}, expired").format(date=until)
    return (
        Fact(name=_("Issued by"), value=issuer),
        Fact(name=_("Valid until"), value=over if expired else until, state="rejected" if expired else ""),
        Fact(name=_("Key"), value=facts.key),
    )


def grouped(fingerprint: str) -> str:
    """A SHA-256 fingerprint as it is compared: groups of four digits, which may go to the next line."""
    return " ".join(fingerprint[at : at + _GROUP] for at in range(0, len(fingerprint), _GROUP)).upper()


class AuthorityCard(QFrame):
    """An authority, and the question before it is removed.

    Args:
        known: the authority.
        words: the reader's language.
        theme: the colours.
        expired: whether its certificate is over by now.
        by: the name of whoever sits here, as far as it is known.

    Signals:
        removal_wanted(str, str): the fingerprint of its certificate, and who removes it.
    """

    removal_wanted = Signal(str, str)

    def __init__(self, known: KnownAuthority, words: Words, theme: Theme, *, expired: bool, by: str) -> None:
        super().__init__()
        self._known, self._words, self._theme = known, words, theme
        self._by = QLineEdit(by)
        self._build(expired=expired)
        self.show_question(asked=False)

    def show_question(self, *, asked: bool) -> None:
        """Shows the question before the removal, or takes it away."""
        self._question.setVisible(asked)
        self._remove.setVisible(not asked)

    def _build(self, *, expired: bool) -> None:
        _ = self._words.translate
        facts, record = self._known.facts, self._known.record
        said = _("Remove {name}").format(name=facts.subject)
        self._remove = button(
            _("Remove…"), self._theme, image="trash-2", name=said, pressed=lambda: self._on_question(asked=True)
        )
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Text(facts.subject, "section", wraps=True), 1)
        head.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignTop)
        row = FactRow(self._theme)
        row.show_facts(facts_of(facts, self._words, expired=expired))
        added = _("Added by {name}, {time}: {sentence}").format(
            name=record.added_by, time=self._words.minute(record.added_at.astimezone()), sentence=record.compared
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(hairline())
        column.addLayout(head)
        column.addWidget(row)
        for name, value in ((_("Number"), facts.number), (_("SHA-256"), grouped(facts.fingerprint))):
            column.addLayout(self._digits(name, value))
        column.addWidget(Text(added, "muted", wraps=True))
        self._question = self._asking()
        column.addWidget(self._question)

    def _digits(self, name: str, value: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Text(name, "caption"))
        digits = Text(value, "mono", wraps=True, selectable=True)
        digits.setAccessibleName(f"{name}: {value}")
        column.addWidget(digits)
        return column

    def _asking(self) -> QWidget:
        _ = self._words.translate
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(Text(_("Remove it? Nobody is known by its certificates any more."), "strong", wraps=True))
        kept = _(
            "What already counts goes on counting: that rests on numbers that you compared. The audit trail keeps that "
            "it was trusted."
        )
        column.addWidget(Text(kept, "muted", wraps=True))
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(Field(_("Your name"), self._by, self._theme), 1)
        act = button(_("Remove"), self._theme, kind="danger", image="trash-2", pressed=self._on_remove)
        keep = button(_("Keep it"), self._theme, pressed=lambda: self._on_question(asked=False))
        for part in (act, keep):
            foot.addWidget(part, 0, Qt.AlignmentFlag.AlignBottom)
        foot.addStretch(1)
        column.addLayout(foot)
        self._keep = keep
        return made

    def _on_question(self, *, asked: bool) -> None:
        self.show_question(asked=asked)
        (self._keep if asked else self._remove).setFocus()

    def _on_remove(self) -> None:
        self.removal_wanted.emit(self._known.facts.fingerprint, self._by.text())
