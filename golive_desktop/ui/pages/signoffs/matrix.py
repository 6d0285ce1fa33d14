# SPDX-License-Identifier: MIT
"""The stakeholder's row of the matrix being edited: title, people, whether they decide, channel and deadline."""

from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from golive_desktop.domain.plan import Form, Stakeholder
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.daypopup import with_calendar
from golive_desktop.ui.parts.edits import EditDay, EditLine
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["MatrixEditor"]

_FORMATS: Final = {"de": "dd.MM.yyyy", "en": "d MMM yyyy"}


class MatrixEditor(QWidget):
    """Who is asked, how, and until when.

    Signals:
        edited(Stakeholder, str, str): the stakeholder as it shall be, the field that was edited, words for the menu.
        another_wanted(): one more stakeholder shall be added.
        removal_wanted(): this one shall not be in the plan any more.
    """

    edited = Signal(object, str, str)
    another_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words = words
        self._person: Stakeholder | None = None
        self._form: Form | None = None
        _ = words.translate
        self.lines = {name: EditLine() for name in ("title", "person", "deputy", "purpose", "channel")}
        labels = {
            "title": _("&Title of the role"),
            "person": _("&Person"),
            "deputy": _("&Deputy"),
            "purpose": _("Decides &on"),
            "channel": _("&Channel"),
        }
        self.fields = {name: Field(labels[name], line, theme) for name, line in self.lines.items()}
        self._decides = QComboBox()
        self._decides.addItem(_("Decides"), True)  # noqa: FBT003 - the value of the choice
        self._decides.addItem(_("Is only informed"), False)  # noqa: FBT003 - as above
        self._rejects = QCheckBox(_("May reject the release"))
        self._another = button(
            _("Add a stakeholder"), theme, kind="link", image="user-plus", pressed=self.another_wanted.emit
        )
        self._remove = button(_("Remove stakeholder"), theme, image="trash-2", pressed=self.removal_wanted.emit)
        self._stays = Text(_("Was asked already, and so stays in the plan."), "caption", wraps=True)
        self._dated = QCheckBox(_("There is a deadline"))
        self.deadline = EditDay()
        with_calendar(self.deadline, theme)
        self.deadline.setDisplayFormat(_FORMATS[words.language])
        self._build(theme)
        self._connect()

    def show_person(self, person: Stakeholder, *, today: date, removable: bool) -> None:
        """Shows a stakeholder.

        Args:
            person: as edited so far.
            today: what a new deadline begins with.
            removable: whether nobody was asked in this role yet.
        """
        if self._person is None or self._person.role != person.role:
            self._form = None
        self._person, self._form = person, person.form or self._form
        for name, line in self.lines.items():
            line.show_text(str(getattr(person, name)))
        with QSignalBlocker(self.deadline):
            day = person.deadline or today
            self.deadline.setDate(QDate(day.year, day.month, day.day))
        self._dated.setChecked(person.deadline is not None)
        self.deadline.setEnabled(person.deadline is not None)
        self._decides.setCurrentIndex(0 if person.decides else 1)
        self._rejects.setVisible(person.form is not None)
        self._rejects.setChecked(person.form is None or person.form.may_reject)
        self._remove.setEnabled(removable)
        self._stays.setVisible(not removable)

    def show_problem(self, name: str, sentence: str) -> None:
        """Says what is wrong with a field; empty when nothing is."""
        self.fields[name].show_problem(sentence)
        if sentence:
            self.lines[name].setFocus()

    def _build(self, theme: Theme) -> None:
        _ = self._words.translate
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(Text(_("Who is asked"), "section"), 1)
        head.addWidget(self._another)
        column.addLayout(head)
        for name in ("title", "person", "deputy"):
            column.addWidget(self.fields[name])
        column.addWidget(Field(_("&Part in the decision"), self._decides, theme))
        column.addWidget(self._rejects)
        column.addWidget(self.fields["purpose"])
        column.addWidget(self.fields["channel"])
        column.addWidget(self._dated)
        column.addWidget(Field(_("Dead&line"), self.deadline, theme))
        column.addSpacing(8)
        for part in (self._remove, self._stays):
            column.addWidget(part)

    def _connect(self) -> None:
        for name, line in self.lines.items():
            line.textEdited.connect(lambda text, name=name: self._change(name, **{name: text}))
        self._decides.activated.connect(lambda _index: self._on_decides())
        self._rejects.clicked.connect(self._on_rejects)
        self._dated.clicked.connect(lambda _checked: self._on_deadline())
        self.deadline.dateChanged.connect(lambda _day: self._on_deadline())

    def _change(self, field: str, **values: object) -> None:
        if self._person is not None:
            changed = replace(self._person, **values)  # type: ignore[arg-type]  # one field with its own type
            self.fields["title"].show_problem("")
            self.edited.emit(changed, field, self._words.translate("change of the stakeholder"))

    def _on_decides(self) -> None:
        person = self._person
        if person is None:
            return
        decides = bool(self._decides.currentData())
        form = (self._form or Form(title=person.title, items=(), question=person.question)) if decides else None
        self._change("", decides=decides, form=form)

    def _on_rejects(self, checked: bool) -> None:  # noqa: FBT001 - the signal's argument
        if self._person is not None and self._person.form is not None:
            self._change("", form=replace(self._person.form, may_reject=checked))

    def _on_deadline(self) -> None:
        day = self.deadline.date()
        chosen = date(day.year(), day.month(), day.day()) if self._dated.isChecked() else None
        self._change("deadline" if chosen else "", deadline=chosen)
