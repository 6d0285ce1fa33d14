# SPDX-License-Identifier: MIT
"""The on-call card and the way back, agreed on before anybody needs them."""

from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QSignalBlocker, Qt
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QDateEdit, QFrame, QHBoxLayout, QWidget

from golive_desktop.domain.runbook import OnCall, Rollback
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.runbook.inputs import Pick
from golive_desktop.ui.pages.runbook.part import Part, Size
from golive_desktop.ui.pages.runbook.people import PeopleLines
from golive_desktop.ui.pages.runbook.sight import EditSight
from golive_desktop.ui.pages.signoffs.column import Column
from golive_desktop.ui.parts.amount import Amount
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.daypopup import with_calendar
from golive_desktop.ui.parts.edits import EditLine, EditText
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.parts.room import turn
from golive_desktop.ui.parts.text import Text, panel

__all__ = ["CardPart"]

_FORMATS: Final = {"de": "dd.MM.yyyy", "en": "d MMM yyyy"}
_LIST_HEIGHT: Final = 92
_MOST_MINUTES: Final = 9_999


class CardPart(Part):
    """Whom to call at the left, how to go back at the right."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        _ = self.words.translate
        self._people = PeopleLines(self.words, self.theme)
        self._frames: list[QFrame] = []
        self._places = Text("", wraps=True, selectable=True)
        self._criteria, self._steps = EditText(), EditText()
        self._no_return = EditLine()
        self._decider = Pick()
        self._tested = QCheckBox(_("The way back was tested"))
        self._day = QDateEdit()
        self._minutes = Amount(0, _MOST_MINUTES, _(" min"))
        self._build()
        self._connect()

    def show_sight(self, sight: EditSight, key: str) -> None:  # noqa: ARG002 - there is but one thing here
        """Shows the card and the way back."""
        self.sight = sight
        for frame in self._frames:
            frame.show()
        back = sight.now.rollback
        self._people.show_people(sight.now.on_call)
        self._places.setText(self._place_words(sight))
        self._criteria.show_text("\n".join(back.criteria))
        self._steps.show_text("\n".join(back.steps))
        self._no_return.show_text(back.point_of_no_return)
        titles = tuple(person.title for person in sight.view.release.plan.stakeholders)
        self._decider.show_choice(back.decider, titles)
        tested = back.tested_on
        with QSignalBlocker(self._tested), QSignalBlocker(self._day), QSignalBlocker(self._minutes):
            self._tested.setChecked(tested is not None)
            shown = tested or self.context.now().date()
            self._day.setDate(QDate(shown.year, shown.month, shown.day))
            self._minutes.setValue(back.minutes)
        self._day.setEnabled(tested is not None)
        self._minutes.setEnabled(tested is not None)

    def first_focus(self) -> QWidget:
        """The first name."""
        return self._people.first_focus()

    def fold(self, size: Size) -> None:
        """Puts the way back below the card."""
        turn(self._row, below=size == "small")

    def _place_words(self, sight: EditSight) -> str:
        _, posts = self.words.translate, sight.view.signposts
        named = (
            (_("On call"), posts.on_call),
            (_("Release manager"), posts.manager_phone),
            (_("Chat"), posts.manager_chat),
            (_("War room"), posts.war_room),
            (_("Status page"), posts.status_page),
        )
        lines = [f"{name}: {value}" for name, value in named if value]
        return "\n".join(lines) or _("No places and numbers are named yet.")

    def _build(self) -> None:
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        for column in (self._build_card(), self._build_back()):
            frame = panel()
            inside = QHBoxLayout(frame)
            inside.setContentsMargins(1, 1, 1, 1)
            inside.addWidget(column)
            self._row.addWidget(frame, 1)
            frame.hide()  # until there is something in it, whatever is typed would be lost
            self._frames.append(frame)

    def _build_card(self) -> Column:
        _ = self.words.translate
        shell = self.context.shell
        made = Column()
        made.setAccessibleName(_("On-call card"))
        column = made.column
        column.addWidget(Text(_("On-call card"), "section"))
        column.addWidget(self._people)
        column.addWidget(Text(_("Places and numbers"), "strong"))
        column.addWidget(self._places)
        line = QHBoxLayout()
        line.addWidget(
            button(
                _("Change under “Communication”"),
                self.theme,
                kind="link",
                image="external-link",
                pressed=lambda: shell.open_page("communication", "channels"),
            )
        )
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(1)
        return made

    def _build_back(self) -> Column:
        _ = self.words.translate
        for text in (self._criteria, self._steps):
            text.setFixedHeight(_LIST_HEIGHT)
        with_calendar(self._day, self.theme)
        self._day.setDisplayFormat(_FORMATS[self.words.language])
        hint = _("One in each line, in numbers: error rate over 2 % for 5 minutes")
        made = Column()
        made.setAccessibleName(_("Way back"))
        column = made.column
        column.addWidget(Text(_("Way back"), "section"))
        column.addWidget(Field(_("Goes back &when"), self._criteria, self.theme, hint))
        column.addWidget(Field(_("&Point of no return"), self._no_return, self.theme))
        column.addWidget(Field(_("&Decides on going back"), self._decider, self.theme))
        column.addWidget(Field(_("&How; one step in each line"), self._steps, self.theme))
        column.addWidget(self._tested)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(Field(_("Tested &on"), self._day, self.theme), 1, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Field(_("It &took"), self._minutes, self.theme), 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        column.addStretch(1)
        return made

    def _connect(self) -> None:
        self._people.edited.connect(self._on_people)
        self._criteria.edited.connect(lambda text: self._change("criteria", criteria=_lines(text)))
        self._steps.edited.connect(lambda text: self._change("steps", steps=_lines(text)))
        self._no_return.textEdited.connect(lambda text: self._change("no-return", point_of_no_return=text))
        self._decider.picked.connect(lambda text: self._change("", decider=text))
        self._decider.typed.connect(lambda text: self._change("decider", decider=text))
        self._tested.clicked.connect(lambda _checked: self._on_tested())
        self._day.dateChanged.connect(lambda _day: self._on_tested())
        self._minutes.valueChanged.connect(lambda value: self._change("minutes", minutes=value))
        edits: tuple[EditLine | EditText | Pick | PeopleLines, ...] = (
            self._people,
            self._criteria,
            self._steps,
            self._no_return,
            self._decider,
        )
        for edit in edits:
            edit.undo_wanted.connect(self.undo_wanted)
            edit.redo_wanted.connect(self.redo_wanted)

    def _on_people(self, people: tuple[OnCall, ...], field: str) -> None:
        if self.sight is not None:
            words = self.words.translate("change of the on-call card")
            self.change(replace(self.sight.now, on_call=people), field and f"on-call {field}", words)

    def _on_tested(self) -> None:
        day = self._day.date()
        tested = date(day.year(), day.month(), day.day()) if self._tested.isChecked() else None
        self._change("tested" if tested else "", tested_on=tested)

    def _change(self, field: str, **values: object) -> None:
        if self.sight is not None:
            back: Rollback = replace(self.sight.now.rollback, **values)  # type: ignore[arg-type]  # one field of it
            words = self.words.translate("change of the way back")
            self.change(replace(self.sight.now, rollback=back), f"back {field}" if field else "", words)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()
