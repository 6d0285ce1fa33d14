# SPDX-License-Identifier: MIT
"""The support team's training: agenda whose minutes add up, appointment, attendees, invitation, done and by whom."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QDateTime, QTime
from PySide6.QtWidgets import (
    QCheckBox,
    QDateTimeEdit,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from golive_desktop.domain.communication import Training
from golive_desktop.domain.mail import Posting
from golive_desktop.services.overview import name_here
from golive_desktop.services.training import plan_training, read_training, record_training
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.communication.addressing import parsed, written
from golive_desktop.ui.pages.communication.agenda import AgendaEditor
from golive_desktop.ui.pages.communication.section import Section
from golive_desktop.ui.pages.communication.writing import prepare_all, write
from golive_desktop.ui.parts.amount import Amount
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.daypopup import with_calendar
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.text import Text, panel

__all__ = ["TrainingSection"]

_LONGEST = 1440
_ATTENDEES_HIGH = 78
_MORNING = 10


class TrainingSection(Section):
    """One form; what was typed stays until it is saved."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        _ = self.words.translate
        self._training: Training | None = None
        self._typed = False
        self._filling = False
        self._mark = StatusMark(self.theme)
        self._title, self._place, self._note = QLineEdit(), QLineEdit(), QLineEdit()
        self._minutes, self._starts = Amount(1, _LONGEST, _(" min")), QDateTimeEdit()
        self._fixed = QCheckBox(_("The appointment is fixed"))
        self._attendees = QPlainTextEdit()
        self._agenda = AgendaEditor(self.words, self.theme)
        self._sum = StatusMark(self.theme)
        self._build()
        self._connect()

    def read(self) -> None:
        """Reads the training as it is planned."""
        if self.overview is not None:
            adapters, release = self.context.adapters, self.overview.release
            self.look(lambda: read_training(adapters, release.id, release.language), self._on_training)

    def unsaved(self) -> Training | None:
        """The training as it was typed, with its date and topics; None where it is saved."""
        return self._value(self._training) if self._typed and self._training is not None else None

    def take_back(self, unsaved: object) -> bool:
        """Shows what was typed again, once the training was read."""
        if self._training is None or not isinstance(unsaved, Training):
            return False
        self._fill(unsaved)
        self._on_edited()
        return True

    def first_focus(self) -> QWidget:
        """The title."""
        return self._title

    def _build(self) -> None:
        _ = self.words.translate
        with_calendar(self._starts, self.theme)
        self._starts.setDisplayFormat("dd.MM.yyyy HH:mm" if self.words.language == "de" else "d MMM yyyy HH:mm")
        self._attendees.setTabChangesFocus(True)
        self._attendees.setFixedHeight(_ATTENDEES_HIGH)
        self.column.addWidget(self._plan_panel())
        self.column.addWidget(self._agenda_panel())
        done = self._done_panel()
        self.column.addWidget(done)
        self._agenda.stand_above(done)
        self.column.addStretch(1)

    def _plan_panel(self) -> QWidget:
        _ = self.words.translate
        frame = panel()
        column = QVBoxLayout(frame)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(Text(_("Training of the support team"), "record"), 1)
        head.addWidget(self._mark)
        column.addLayout(head)
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(Field(_("&Title"), self._title, self.theme), 1)
        first.addWidget(Field(_("&Length"), self._minutes, self.theme))
        column.addLayout(first)
        second = QHBoxLayout()
        second.setSpacing(12)
        second.addWidget(Field(_("&Begins, in the zone of the release"), self._starts, self.theme))
        second.addWidget(Field(_("&Place"), self._place, self.theme), 1)
        column.addWidget(self._fixed)
        column.addLayout(second)
        hint = _("One address per line. Without any, the invitation goes to the support team under “People”.")
        column.addWidget(Field(_("&Attendees"), self._attendees, self.theme, hint))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        row.addWidget(button(_("Write invitation"), self.theme, image="mail", pressed=self._on_invite))
        row.addWidget(button(_("Save training"), self.theme, kind="filled", image="save", pressed=self._on_save))
        column.addLayout(row)
        return frame

    def _agenda_panel(self) -> QWidget:
        _ = self.words.translate
        frame = panel()
        column = QVBoxLayout(frame)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(Text(_("Agenda"), "record"), 1)
        head.addWidget(self._sum)
        column.addLayout(head)
        column.addWidget(self._agenda)
        return frame

    def _done_panel(self) -> QWidget:
        _ = self.words.translate
        frame = panel()
        column = QVBoxLayout(frame)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(10)
        column.addWidget(Text(_("Afterwards"), "record"))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Field(_("&What came of it"), self._note, self.theme), 1)
        column.addLayout(row)
        below = QHBoxLayout()
        self._held = Text("", "muted", wraps=True)
        below.addWidget(self._held, 1)
        below.addWidget(button(_("The training was held"), self.theme, image="check", pressed=self._on_done))
        column.addLayout(below)
        return frame

    def _connect(self) -> None:
        self._agenda.changed.connect(self._on_edited)
        self._minutes.valueChanged.connect(lambda _value: self._on_edited())
        self._fixed.toggled.connect(lambda _on: self._on_edited())
        self._starts.dateTimeChanged.connect(lambda _moment: self._on_edited())
        self._attendees.textChanged.connect(self._on_edited)
        for edit in (self._title, self._place):
            edit.textEdited.connect(lambda _text: self._on_edited())

    # --- what is shown

    def _on_training(self, training: Training) -> None:
        self._training = training
        if not self._typed:
            self._fill(training)
        self._show_state()

    def _fill(self, training: Training) -> None:
        self._filling = True
        self._title.setText(training.title)
        self._place.setText(training.place)
        self._minutes.setValue(training.minutes)
        self._fixed.setChecked(training.starts is not None)
        self._starts.setDateTime(_shown(training.starts.astimezone(self._zone())) if training.starts else self._usual())
        self._attendees.setPlainText("\n".join(written((one,)) for one in training.attendees))
        self._agenda.show_topics(training.agenda)
        self._filling = False

    def _show_state(self) -> None:
        """Whether the minutes add up, whether there is an appointment, and whether it was held."""
        _ = self.words.translate
        together, whole = self._agenda.minutes(), self._minutes.value()
        fits = together == whole
        said = _("{sum} of {minutes} minutes").format(sum=together, minutes=whole)
        self._sum.show_state("approved" if fits else "conditional", said)
        self._starts.setEnabled(self._fixed.isChecked())
        done = self._training is not None and self._training.done_at is not None
        state = "approved" if done else "requested" if self._fixed.isChecked() else "not-requested"
        word = _("Held") if done else _("Planned") if self._fixed.isChecked() else _("No appointment yet")
        self._mark.show_state(state, word)
        if self._training is not None and self._training.done_at is not None:
            held = _("Held {time}, says {name}. {note}").format(
                time=self.words.minute(self._training.done_at), name=self._training.done_by, note=self._training.note
            )
            self._held.setText(held.strip())

    def _on_edited(self) -> None:
        if not self._filling:
            self._typed = True
            self._show_state()

    # --- what is asked

    def _on_save(self) -> None:
        if self.overview is None or self._training is None:
            return
        adapters, release, now = self.context.adapters, self.overview.release.id, self.context.now()
        planned = self._value(self._training)
        self.write(lambda: plan_training(adapters, release, planned, now=now), self._on_saved)

    def _on_saved(self, training: Training) -> None:
        self._typed = False
        self._on_training(training)
        self.said.emit(self.words.translate("The training is saved."), "")

    def _value(self, training: Training) -> Training:
        starts = None
        if self._fixed.isChecked():
            typed = self._starts.dateTime()
            day, time = typed.date(), typed.time()
            starts = datetime(day.year(), day.month(), day.day(), time.hour(), time.minute(), tzinfo=self._zone())
        return replace(
            training,
            title=self._title.text(),
            place=self._place.text(),
            minutes=self._minutes.value(),
            agenda=self._agenda.topics(),
            starts=starts,
            attendees=parsed(self._attendees.toPlainText()),
        )

    def _on_invite(self) -> None:
        overview, context = self.overview, self.context
        if overview is None:
            return

        def work() -> tuple[Posting, ...]:
            mails = write(context, overview, "training", "", {})
            return prepare_all(context, mails, mails)

        self.write(work, lambda made: self.turned.emit("outbox", made[0].letter.id))

    def _on_done(self) -> None:
        if self.overview is None:
            return
        adapters, release, now = self.context.adapters, self.overview.release, self.context.now()
        note = self._note.text()

        def work() -> None:
            by = name_here(adapters, release) or "–"
            record_training(adapters, release.id, by=by, note=note, now=now)

        self.write(work)

    def _zone(self) -> ZoneInfo:
        zone = self.overview.release.plan.timezone if self.overview is not None else ""
        return ZoneInfo(zone or "UTC")

    def _usual(self) -> QDateTime:
        day = self.context.now().date()
        return QDateTime(QDate(day.year, day.month, day.day), QTime(_MORNING, 0))


def _shown(moment: datetime) -> QDateTime:
    return QDateTime(QDate(moment.year, moment.month, moment.day), QTime(moment.hour, moment.minute))
