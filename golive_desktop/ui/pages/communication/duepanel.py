# SPDX-License-Identifier: MIT
"""What is due of the planned mails: written when the user says so; what is more than a day late only waits then."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from golive_desktop.domain.reminding import Due
from golive_desktop.services.mailing import writer
from golive_desktop.services.overview import Overview
from golive_desktop.services.reminders import Planned, due_mails, skip_due, write_due
from golive_desktop.ui.context import Context
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.emptied import emptied
from golive_desktop.ui.parts.text import Text

__all__ = ["DuePanel"]


class DuePanel(QFrame):
    """Hidden while nothing is due.

    Args:
        context: the page's.

    Signals:
        refused(Problem): something could not be written.
        written(tuple): ids of the letters that leave now.
    """

    refused = Signal(object)
    written = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._words = context, context.words
        self._overview: Overview | None = None
        self._due: tuple[Due, ...] = ()
        _ = context.words.translate
        self.setProperty("kind", "strip")
        self.setProperty("weight", "asks")
        self._title = Text("", "strong", wraps=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self._write = button(_("Write them"), context.theme, image="file-pen-line", pressed=self._on_write)
        self._skip = button(_("Leave them out this time"), context.theme, kind="link", pressed=self._on_skip)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._title, 1)
        row.addWidget(self._skip)
        row.addWidget(self._write)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 10, 8)
        column.addLayout(row)
        column.addLayout(self._lines)
        self.hide()

    def show_release(self, overview: Overview) -> None:
        """Looks what is due now."""
        self._overview = overview
        adapters, release, now = self._context.adapters, overview.release.id, self._context.now()
        self._context.bridge.look(
            lambda _task: tuple(one for one in due_mails(adapters, now=now) if one.schedule.release == release),
            owner=self,
            done=self._show,
            refused=self.refused.emit,
        )

    def _show(self, due: tuple[Due, ...]) -> None:
        _ = self._words.translate
        self._due = due
        said = (
            _("{count} planned letters are due.").format(count=len(due))
            if len(due) != 1
            else _("A planned letter is due.")
        )
        self._title.setText(said)
        emptied(self._lines)
        for one in due:
            self._lines.addWidget(Text(self._line(one), "muted", wraps=True))
        self.setVisible(bool(due))

    def _line(self, one: Due) -> str:
        _ = self._words.translate
        person = self._overview.release.plan.stakeholder(one.role) if self._overview is not None else None
        parts = [self._words.term("schedule", one.schedule.kind), person.title if person is not None else one.role]
        parts.append(_("planned for {time}").format(time=self._words.minute(one.at)))
        if one.missed:
            parts.append(_("one letter for {count} missed times").format(count=one.missed + 1))
        if one.stale:
            parts.append(_("more than a day late: it only waits in the outbox"))
        return " · ".join(part for part in parts if part)

    def _on_write(self) -> None:
        context, overview = self._context, self._overview
        if overview is None:
            return
        now = context.now()
        context.bridge.write(
            lambda _task: write_due(context.adapters, writer(context.adapters, now=now), now=now),
            owner=self,
            done=self._on_written,
            refused=self.refused.emit,
            changes=overview.release.id,
        )

    def _on_written(self, planned: Planned) -> None:
        for problem in planned.problems[:1]:
            self.refused.emit(problem)
        self.written.emit(tuple(posting.letter.id for posting in planned.queued))

    def _on_skip(self) -> None:
        context, due = self._context, self._due
        now = context.now()

        def work(_task: object) -> None:
            for one in due:
                skip_due(context.adapters, one, now=now)

        release = self._overview.release.id if self._overview is not None else ""
        context.bridge.write(work, owner=self, done=lambda _none: None, refused=self.refused.emit, changes=release)
