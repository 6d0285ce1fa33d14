# SPDX-License-Identifier: MIT
"""One key of this laptop: whose it is, its number to read aloud, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.facts import Fact, FactRow
from golive_desktop.ui.parts.fold import Fold
from golive_desktop.ui.parts.number import NumberPanel
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.text import Text, hairline, panel
from golive_desktop.ui.stages.identities.sight import KeySight
from golive_desktop.ui.words import Words

__all__ = ["KeyDetail", "no_key"]


class KeyDetail(QFrame):
    """A key with everything that its owner may want of it.

    Signals:
        announce_wanted(): the file that tells others which certificate is this person's.
        backup_wanted(): a copy of the encrypted key file.
        change_wanted(): another passphrase.
    """

    announce_wanted = Signal()
    backup_wanted = Signal()
    change_wanted = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self.setProperty("kind", "panel")
        self._name = Text("", "record", wraps=True)
        self._mark = StatusMark(theme, chip=True)
        self._advice = Text("", wraps=True)
        self._facts = FactRow(theme)
        self._number = NumberPanel(words)
        self._build()

    def show_key(self, sight: KeySight) -> None:
        """Shows this key."""
        _ = self._words.translate
        subject = sight.key.certificate.subject
        self._name.setText(sight.person)
        self._mark.show_state(sight.state, sight.validity)
        self._advice.setText(sight.advice)
        self._advice.setVisible(bool(sight.advice))
        facts = (
            Fact(name=_("Role"), value=subject.role),
            Fact(name=_("Organisation"), value=subject.organisation),
            Fact(name=_("E-mail"), value=subject.email),
            Fact(name=_("Called here"), value=sight.name),
        )
        self._facts.show_facts([fact for fact in facts if fact.value])
        self._number.show_number(sight.key.certificate.number, sight.person)

    def digits(self) -> QWidget:
        """The number, for the keyboard."""
        return self._number.digits()

    def number(self) -> str:
        """The number as it is shown."""
        return self._number.number()

    def _build(self) -> None:
        _ = self._words.translate
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._name, 1)
        head.addWidget(self._mark)
        column.addLayout(head)
        column.addWidget(self._advice)
        column.addWidget(self._facts)
        column.addWidget(hairline())
        column.addWidget(Text(_("My signing number"), "section"))
        column.addWidget(self._number)
        for line in (
            _("Whoever collects signatures calls you once and asks for this number. Read all six groups aloud."),
            _(
                "It is no secret: it proves that the key in your files is really yours. Read it only to somebody whom "
                "you know."
            ),
        ):
            column.addWidget(Text(line, "muted", wraps=True))
        column.addWidget(hairline())
        column.addLayout(self._actions())
        forgotten = Text(
            _(
                "Nobody can restore a passphrase. Make a new key, and have its new number compared: by phone, in two "
                "minutes. Everything that you signed with the old key stays valid. The old key can stay here; it only "
                "cannot sign any more."
            ),
            wraps=True,
        )
        column.addWidget(Fold(_("Passphrase forgotten?"), forgotten, self._theme))
        column.addStretch(1)

    def _actions(self) -> QVBoxLayout:
        _ = self._words.translate
        column = QVBoxLayout()
        column.setSpacing(8)
        for image, name, said, wanted in (
            (
                "send",
                _("Announce my key…"),
                _("A signed file that tells others which key is yours."),
                self.announce_wanted,
            ),
            (
                "save",
                _("Back up the key file…"),
                _("A copy, encrypted with your passphrase. To restore it, import it."),
                self.backup_wanted,
            ),
            ("lock", _("Change passphrase…"), _("The key and its number stay."), self.change_wanted),
        ):
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(Text(said, "muted", wraps=True), 1)
            row.addWidget(button(name, self._theme, image=image, pressed=wanted.emit))
            column.addLayout(row)
        return column


def no_key(words: Words) -> QFrame:
    """What stands in the place of a key while there is none."""
    _ = words.translate
    frame = panel()
    column = QVBoxLayout(frame)
    column.setContentsMargins(24, 20, 24, 20)
    column.addWidget(Text(_("There is no key on this laptop yet."), "record"))
    said = _("A key is made in a minute. It stays here, protected by a passphrase that only you know.")
    column.addWidget(Text(said, "muted", wraps=True))
    column.addStretch(1)
    return frame
