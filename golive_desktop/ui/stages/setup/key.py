# SPDX-License-Identifier: MIT
"""Step 3: the key that leads the release, one that is here or a new one."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from golive_desktop.domain.certificate import Subject
from golive_desktop.domain.problem import Problem
from golive_desktop.services.overview import OwnKey
from golive_desktop.ui.look.icons import icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.newkey import NewKeyForm
from golive_desktop.ui.parts.printable import PrintWatch
from golive_desktop.ui.parts.room import turn
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.text import Text, panel
from golive_desktop.ui.words import Words

__all__ = ["KeyStep"]

_NEW: Final = -2


class KeyStep(QWidget):
    """The keys of this laptop, and the form for a new one.

    Signals:
        key_chosen(str): the identity with this name leads the release.
        key_described(NewKey): a new key shall be made first.
        import_wanted(): a company certificate shall be imported.
    """

    key_chosen = Signal(str)
    key_described = Signal(object)
    import_wanted = Signal()

    def __init__(self, words: Words, theme: Theme, watch: PrintWatch) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self._keys: tuple[OwnKey, ...] = ()
        self._strip = Strip(words, theme)
        self._choices = QButtonGroup(self)
        self._list = QVBoxLayout()
        self._form = NewKeyForm(words, theme, watch=watch)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self._form.submitted.connect(self.key_described)
        self._form.import_wanted.connect(self.import_wanted)
        self._choices.idToggled.connect(lambda _id, _on: self._show_choice())
        self.show_keys(())

    def show_keys(self, keys: Sequence[OwnKey]) -> None:
        """Shows the keys of this laptop; the one that was chosen stays chosen."""
        before = self._chosen()
        self._keys = tuple(keys)
        self._clear_list()
        _ = self._words.translate
        for number, key in enumerate(keys):
            subject = key.certificate.subject
            said = " · ".join(part for part in (subject.name, subject.role, subject.organisation) if part)
            self._add_choice(number, said, chosen=before == key.record.name or (not before and not number))
        if keys:
            self._add_choice(_NEW, _("Make a new key"), chosen=False)
        self._show_choice()

    def person(self) -> Subject:
        """What was typed for a new key."""
        return self._form.person()

    def show_person(self, person: Subject) -> None:
        """Fills in what was typed before; what stands there stays."""
        self._form.show_person(name=person.name, role=person.role, organisation=person.organisation, email=person.email)

    def submit(self) -> None:
        """Announces the chosen key, or what the form asks for."""
        self._strip.hide()
        name = self._chosen()
        if name:
            self.key_chosen.emit(name)
        else:
            self._form.submit()

    def show_problem(self, problem: Problem) -> None:
        """Says what was refused: at its field where the form has one."""
        if self._chosen() or not problem.code.startswith(("identity.", "key.", "document.")):
            self._strip.show_problem(problem)
        else:
            self._form.show_problem(problem)

    def set_busy(self, *, busy: bool) -> None:
        """Locks the form while the key is being made."""
        self._form.set_busy(busy=busy)
        for choice in self._choices.buttons():
            choice.setEnabled(not busy)

    def forget(self) -> None:
        """Empties the passphrases."""
        self._form.forget()

    def first_focus(self) -> QWidget:
        """The chosen key, else the form."""
        checked = self._choices.checkedButton()
        return checked if checked is not None else self._form.first_focus()

    def fold(self, *, narrow: bool) -> None:
        """Puts what explains below what is asked."""
        turn(self._sides, below=narrow)

    def _chosen(self) -> str:
        number = self._choices.checkedId()
        return self._keys[number].record.name if 0 <= number < len(self._keys) else ""

    def _show_choice(self) -> None:
        self._form.setVisible(not self._chosen())

    def _clear_list(self) -> None:
        for choice in self._choices.buttons():
            self._choices.removeButton(choice)
            self._list.removeWidget(choice)
            choice.deleteLater()

    def _add_choice(self, number: int, text: str, *, chosen: bool) -> None:
        choice = QRadioButton(text.replace("&", "&&"))
        choice.setAccessibleName(text)
        self._choices.addButton(choice, number)
        self._list.addWidget(choice)
        choice.setChecked(chosen)

    def _build(self) -> None:
        _ = self._words.translate
        left = QVBoxLayout()
        left.setSpacing(14)
        left.addWidget(Text(_("Your signing key"), "page"))
        left.addWidget(self._strip)
        self._list.setSpacing(6)
        left.addLayout(self._list)
        left.addWidget(self._form)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(14)
        right.addWidget(
            self._note(
                "key-round",
                _("This key leads the release"),
                _(
                    "It signs the key list, each request and the dossier, and it stays on this laptop. "
                    "If you forget its passphrase, you make a new one and have it compared again."
                ),
            )
        )
        right.addWidget(
            self._note(
                "phone",
                _("Stakeholders may call you"),
                _(
                    "They compare a number with you, so that nobody else can ask in your name. "
                    "You find it in the menu Help under My signing number."
                ),
            )
        )
        right.addStretch(1)
        self._sides.setSpacing(36)
        self._sides.addLayout(left, 6)
        self._sides.addLayout(right, 5)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._sides)

    def _note(self, image: str, title: str, text: str) -> QFrame:
        mark = QLabel()
        drawn = icon(image, self._theme.colour("text"))
        mark.setPixmap(drawn.pixmap(QSize(18, 18), self.devicePixelRatioF()))
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Text(title, "section", wraps=True), 1)
        frame = panel()
        column = QVBoxLayout(frame)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(Text(text, wraps=True))
        return frame
