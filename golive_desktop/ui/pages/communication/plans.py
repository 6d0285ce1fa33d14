# SPDX-License-Identifier: MIT
"""Planned letters: reminders, the weekly status, the note to executives; and all dates of the release as one file."""

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QDateTime, QTime
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QHBoxLayout, QVBoxLayout, QWidget

from golive_desktop.domain.reminding import Schedule, ScheduleKind
from golive_desktop.services.dates import write_dates
from golive_desktop.services.overview import Overview
from golive_desktop.services.reminders import drop_plan, plan_mail, plans
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.communication.section import Section
from golive_desktop.ui.parts.amount import Amount
from golive_desktop.ui.parts.board import Board
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.daypopup import with_calendar
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.parts.saved import SavedLine, ask_where, suggested
from golive_desktop.ui.parts.segment import Choice, Segment
from golive_desktop.ui.parts.table import TableCell
from golive_desktop.ui.parts.text import Text, panel
from golive_desktop.ui.words import Words
from golive_desktop.wording.sentences import N_

__all__ = ["PlansSection", "plan_words"]

_WEEKDAYS: Final = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
_USUAL_HOUR: Final = 8
_USUAL_DAYS: Final = 2
_LONGEST: Final = 60
_LAST_HOUR: Final = 23


def plan_words(plan: Schedule, words: Words) -> str:
    """When a planned letter leaves, in words."""
    _ = words.translate
    said = {
        ScheduleKind.REMINDER: _("{days} days before each deadline, on the day, then daily, at {hour}:00 ({zone})"),
        ScheduleKind.WEEKLY_STATUS: _("every {weekday} at {hour}:00 ({zone})"),
        ScheduleKind.LAUNCH: _("sixty minutes before {time}"),
    }[plan.kind]
    time = words.minute(plan.launch) if plan.launch is not None else ""
    return said.format(
        days=plan.days, weekday=_(_WEEKDAYS[plan.weekday]), hour=plan.hour, zone=plan.zone or "UTC", time=time
    )


class PlansSection(Section):
    """The plans in a table, and below it the form for another one."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        _ = self.words.translate
        self._board = Board(self.theme, (_("Letter"), _("When"), ""), name=_("Planned letters"), elastic=1)
        self._none = Text(
            _("Nothing is planned. Until then each letter waits until you write it."), "muted", wraps=True
        )
        kinds = [Choice(value=kind.value, text=self.words.term("schedule", kind)) for kind in ScheduleKind]
        self._kind = Segment(kinds, self.theme, name=_("Planned letter"))
        self._days, self._hour = Amount(0, _LONGEST), Amount(0, _LAST_HOUR)
        self._weekday = QComboBox()
        self._launch = QDateTimeEdit()
        self._saved = SavedLine(self.words, self.theme)
        self._build()
        self._connect()
        self._kind.show_value(ScheduleKind.REMINDER)
        self._show_kind()

    def show_release(self, overview: Overview) -> None:
        """Reads the plans; the day of the launch is taken from the release until another one was typed."""
        if self.overview is None and overview.release.plan.date is not None:
            day = overview.release.plan.date
            self._launch.setDateTime(QDateTime(QDate(day.year, day.month, day.day), QTime(_USUAL_HOUR + 2, 0)))
        super().show_release(overview)

    def read(self) -> None:
        """Reads the plans of the release."""
        if self.overview is not None:
            adapters, release = self.context.adapters, self.overview.release.id
            self.look(lambda: plans(adapters, release), self._on_plans)

    def first_focus(self) -> QWidget:
        """The kind of the next plan."""
        return self._kind.entry()

    def _build(self) -> None:
        _ = self.words.translate
        self._days.setValue(_USUAL_DAYS)
        self._hour.setValue(_USUAL_HOUR)
        for number, name in enumerate(_WEEKDAYS):
            self._weekday.addItem(_(name), number)
        with_calendar(self._launch, self.theme)
        self._launch.setDisplayFormat("dd.MM.yyyy HH:mm" if self.words.language == "de" else "d MMM yyyy HH:mm")
        self._how = Text(
            _(
                "They leave by themselves while the app runs. After a break it is one letter, and it asks first if "
                "late."
            ),
            "muted",
            wraps=True,
        )
        self._how.hide()
        self.column.addWidget(self._how)
        self.column.addWidget(self._board)
        self.column.addWidget(self._none)
        self._days_field = Field(_("&Days before the deadline"), self._days, self.theme)
        self._weekday_field = Field(_("Day of the &week"), self._weekday, self.theme)
        self._hour_field = Field(_("&Hour"), self._hour, self.theme)
        self._launch_field = Field(_("&T-0, in the zone of the release"), self._launch, self.theme)
        fields = QHBoxLayout()
        fields.setSpacing(12)
        for field in (self._days_field, self._weekday_field, self._hour_field, self._launch_field):
            fields.addWidget(field)
        fields.addStretch(1)
        form = panel()
        inside = QVBoxLayout(form)
        inside.setContentsMargins(20, 14, 20, 14)
        inside.setSpacing(10)
        inside.addWidget(Text(_("Plan a letter"), "record"))
        inside.addWidget(self._kind)
        inside.addLayout(fields)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(_("Plan it"), self.theme, kind="filled", image="calendar", pressed=self._on_plan))
        inside.addLayout(row)
        self.column.addWidget(form)
        self.column.addWidget(self._dates_panel())
        self.column.addStretch(1)

    def _dates_panel(self) -> QWidget:
        _ = self.words.translate
        frame = panel()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(20, 14, 20, 14)
        inside.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(12)
        texts = QVBoxLayout()
        texts.addWidget(Text(_("All dates in your calendar"), "section"))
        texts.addWidget(Text(_("Deadlines, the training and the go-live as one file."), "muted", wraps=True))
        row.addLayout(texts, 1)
        row.addWidget(button(_("Save dates (.ics)…"), self.theme, image="calendar", pressed=self._on_dates))
        inside.addLayout(row)
        inside.addWidget(self._saved)
        return frame

    def _connect(self) -> None:
        self._kind.chosen.connect(lambda _kind: self._show_kind())
        self._board.followed.connect(self._on_drop)

    def _show_kind(self) -> None:
        kind = self._kind.value
        self._days_field.setVisible(kind == ScheduleKind.REMINDER)
        self._weekday_field.setVisible(kind == ScheduleKind.WEEKLY_STATUS)
        self._hour_field.setVisible(kind != ScheduleKind.LAUNCH)
        self._launch_field.setVisible(kind == ScheduleKind.LAUNCH)

    def _on_plans(self, found: tuple[Schedule, ...]) -> None:
        remove = self.words.translate("Remove")
        self._board.setVisible(bool(found))
        self._how.setVisible(bool(found))
        self._none.setVisible(not found)
        self._board.show_rows(
            [
                (
                    TableCell(text=self.words.term("schedule", plan.kind), bold=True),
                    TableCell(text=plan_words(plan, self.words)),
                    TableCell(text=remove, link=plan.id),
                )
                for plan in found
            ]
        )

    def _on_plan(self) -> None:
        if self.overview is None:
            return
        adapters, release, now = self.context.adapters, self.overview.release.id, self.context.now()
        kind = ScheduleKind(self._kind.value)
        schedule = Schedule(
            id="",
            release=release,
            kind=kind,
            days=self._days.value(),
            weekday=int(self._weekday.currentData()),
            hour=self._hour.value(),
            launch=self._launch_moment() if kind is ScheduleKind.LAUNCH else None,
            created_at=now,
        )
        self.write(lambda: plan_mail(adapters, release, schedule, now=now))

    def _launch_moment(self) -> datetime:
        zone = self.overview.release.plan.timezone if self.overview is not None else ""
        typed = self._launch.dateTime()
        day, time = typed.date(), typed.time()
        return datetime(day.year(), day.month(), day.day(), time.hour(), time.minute(), tzinfo=ZoneInfo(zone or "UTC"))

    def _on_drop(self, plan: str) -> None:
        adapters, now = self.context.adapters, self.context.now()
        self.write(lambda: drop_plan(adapters, plan, now=now))

    def _on_dates(self) -> None:
        if self.overview is None:
            return
        context, overview = self.context, self.overview
        path = ask_where(
            context.window,
            self.words.translate("Save the dates"),
            suggested("dates", overview.release.candidate.tag, ".ics"),
            "iCalendar (*.ics)",
        )
        if path is None:
            return
        language, now = self.words.language, context.now()

        def work() -> None:
            data = write_dates(context.adapters, overview.release.id, language=language, now=now)
            context.computer.files.write(path, data)

        self.look(work, lambda _none: self._saved.show_path(path))
