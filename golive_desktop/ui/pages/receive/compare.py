# SPDX-License-Identifier: MIT
"""The comparison of a number with its holder: three steps, the number, how it was compared, and the tick."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from golive_desktop.domain.trust import Compared
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.carried import stays_behind
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.parts.number import NumberPanel
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words
from golive_desktop.wording.sentences import N_

__all__ = ["ComparePanel", "Signer"]

_How = Literal["phone", "in-person", "video"]
_WAYS: Final[tuple[tuple[_How, str], ...]] = (
    ("phone", N_("Phone call")),
    ("in-person", N_("In person")),
    ("video", N_("Video call")),
)
_SOURCES: Final[tuple[tuple[Compared, str], ...]] = (
    ("phone-directory", N_("Company directory")),
    ("phone-known", N_("A number I knew before")),
    ("phone-switchboard", N_("The company's switchboard")),
)
_TITLES: Final[dict[_How, str]] = {
    "phone": N_("Compare this number by phone"),
    "in-person": N_("Compare this number in person"),
    "video": N_("Compare this number by video"),
}
_FIRST: Final[dict[_How, str]] = {
    "phone": N_("Call {name} on a number you already have, not one from this file."),
    "in-person": N_("Meet {name} yourself; do not send anybody."),
    "video": N_("Call {name} by video at an address you already have, and see who it is."),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Signer:
    """Whose number is to be compared."""

    key: str
    """The file's."""
    name: str
    number: str
    roles: tuple[tuple[str, str], ...] = ()
    """Key and title of the roles among which the user chooses; empty where the file names the role."""
    likely: str = ""
    """Key of the role that the file points to; empty where it points to none, and the user has to choose."""


class ComparePanel(QWidget):
    """Everything that is needed to compare one number.

    Args:
        words: the reader's language.
        theme: the colours.

    Signals:
        answered(): the tick was set or taken away, or another way was chosen.
    """

    answered = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self._signer: Signer | None = None
        self._manager = ""
        self._at: datetime | None = None
        self._title = Text("", "record")
        self._steps = [Text("", wraps=True, selectable=True) for _step in range(3)]
        self._number = NumberPanel(words)
        self._how = QComboBox()
        self._source = QComboBox()
        self._role = QComboBox()
        self._tick = QCheckBox()
        self._record = Text("", "muted", wraps=True)
        self._build()
        self._connect()

    def show_signer(self, signer: Signer, *, manager: str, at: datetime) -> None:
        """Shows whom to ask; what was ticked for the same file stays.

        Args:
            signer: whose number it is.
            manager: who compares it.
            at: now.
        """
        if self._signer is None or self._signer.key != signer.key:
            self._tick.setChecked(False)
            self._how.setCurrentIndex(0)
            self._source.setCurrentIndex(0)
            self._role.clear()
            for key, title in signer.roles:
                self._role.addItem(title, key)
            self._role.setCurrentIndex(self._role.findData(signer.likely))
        self._signer, self._manager, self._at = signer, manager, at
        self._number.show_number(signer.number, signer.name)
        self._role_field.setVisible(bool(signer.roles))
        self._say()

    def how(self) -> Compared:
        """How the number was compared; of a call also where the number to call came from."""
        way = self._way()
        return cast("Compared", self._source.currentData()) if way == "phone" else way

    def role(self) -> str:
        """The role that was chosen; empty where the file names it."""
        return str(self._role.currentData() or "")

    def ready(self) -> bool:
        """Whether the user said that all groups match, and whose role it is."""
        chosen = self._signer is None or not self._signer.roles or bool(self.role())
        return self._tick.isChecked() and chosen

    def first_focus(self) -> QWidget:
        """Where the keyboard begins."""
        return self._number.digits()

    def _way(self) -> _How:
        return cast("_How", self._how.currentData())

    def _build(self) -> None:
        _ = self._words.translate
        for way, text in _WAYS:
            self._how.addItem(_(text), way)
        for source, text in _SOURCES:
            self._source.addItem(_(text), source)
        stays_behind(self._tick)
        self._tick.setText(_("They read all six groups to me and they match."))
        self._how_field = Field(_("Confirmed by"), self._how, self._theme)
        self._source_field = Field(_("Number taken from"), self._source, self._theme)
        self._role_field = Field(_("Role in this release"), self._role, self._theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addLayout(self._numbered())
        column.addWidget(self._number)
        fields = QHBoxLayout()
        fields.setSpacing(14)
        fields.addWidget(self._how_field, 3)
        fields.addWidget(self._source_field, 4)
        fields.addStretch(3)
        column.addLayout(fields)
        roles = QHBoxLayout()
        roles.addWidget(self._role_field, 7)
        roles.addStretch(3)
        column.addLayout(roles)
        ticked = QVBoxLayout()
        ticked.setSpacing(2)
        ticked.addWidget(self._tick)
        self._record.setContentsMargins(25, 0, 0, 0)
        ticked.addWidget(self._record)
        column.addLayout(ticked)

    def _numbered(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        for number, step in enumerate(self._steps, 1):
            figure = Text(f"{number}.")
            grid.addWidget(figure, number, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
            grid.addWidget(step, number, 1)
        return grid

    def _connect(self) -> None:
        self._how.currentIndexChanged.connect(lambda _index: self._on_answered())
        self._source.currentIndexChanged.connect(lambda _index: self._on_answered())
        self._role.currentIndexChanged.connect(lambda _index: self.answered.emit())
        self._tick.toggled.connect(lambda _on: self.answered.emit())

    def _on_answered(self) -> None:
        self._say()
        self.answered.emit()

    def _say(self) -> None:
        _ = self._words.translate
        if self._signer is None or self._at is None:
            return
        self._source_field.setVisible(self._way() == "phone")
        self._title.setText(_(_TITLES[self._way()]))
        steps = (
            _(_FIRST[self._way()]).format(name=self._signer.name),
            _("Ask them to open “My signing number” in the Help menu and to read it aloud."),
            _("Compare all six groups."),
        )
        for number, (label, sentence) in enumerate(zip(self._steps, steps, strict=True), 1):
            label.setText(sentence)
            label.setAccessibleName(f"{number}. {sentence}")
        record = _("Recorded as: confirmed by {name}, {how}, {time}.")
        how = self._words.term("compared", self.how())
        self._record.setText(record.format(name=self._manager, how=how, time=self._words.minute(self._at)))
