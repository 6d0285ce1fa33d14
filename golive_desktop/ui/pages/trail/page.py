# SPDX-License-Identifier: MIT
"""Audit trail: every change of the release in order, found by filters, checked as a chain, exported as it is shown."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QHeaderView, QWidget

from golive_desktop.domain.problem import Severity
from golive_desktop.i18n.moments import show_time
from golive_desktop.services.chain import AuditReport, check_audit
from golive_desktop.services.critical import critical_told
from golive_desktop.services.excerpts import Excerpt, excerpt_pdf, excerpt_table
from golive_desktop.services.overview import Overview
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.calendar import calendar_of
from golive_desktop.ui.context import Context
from golive_desktop.ui.page import Page
from golive_desktop.ui.pages.trail.cells import cells_of
from golive_desktop.ui.pages.trail.chain import chain_in_words
from golive_desktop.ui.pages.trail.export import excerpt_of, others_in_words
from golive_desktop.ui.pages.trail.filters import FilterRow
from golive_desktop.ui.pages.trail.rows import TrailRow, hidden_count, people_of, rows_of
from golive_desktop.ui.parts.busy import BusyLine
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.room import turn
from golive_desktop.ui.parts.saved import SavedLine, ask_where, suggested
from golive_desktop.ui.parts.scroll import scrolling_column
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.table import TableCell, TableView
from golive_desktop.ui.parts.text import Text

__all__ = ["TrailPage", "make_page"]

_LEAST_TABLE: Final = 240
_TIGHT: Final = 720
"""Below this width the buttons stand under the title."""
_CELL: Final = 28
"""Pixels around the text of a cell."""
_WIDEST: Final = 300
"""Pixels of a column there."""
_NUMBER, _ABOUT, _WHO, _CHANGE = 0, 3, 4, 5


def make_page(context: Context) -> "TrailPage":
    """The audit trail of a release; its subject is a text to find, such as a file's digest."""
    return TrailPage(context)


class TrailPage(Page):
    """Filters, the table, one line about the chosen entry."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        _ = self.words.translate
        self._overview: Overview | None = None
        self._rows: tuple[TrailRow, ...] = ()
        self._shown: tuple[TrailRow, ...] = ()
        self._cells: dict[int, Sequence[TableCell]] = {}
        self._checked = self._subject = ""
        self._narrow = self._tight = self._checking = False
        self._filters = FilterRow(self.words, self.theme)
        columns = (_("No."), _("Time"), _("Event"), _("About"), _("Who"), _("Change"))
        self._table = TableView(self.theme, columns, stretch=5, name=_("Entries of the audit trail"))
        self._strip = Strip(self.words, self.theme)
        self._busy = BusyLine(self.words, self.theme)
        self._saved = SavedLine(self.words, self.theme)
        head = self._table.horizontalHeader()
        head.setSectionResizeMode(_ABOUT, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(_NUMBER, QHeaderView.ResizeMode.Fixed)
        self._build()
        self._connect()

    def show_release(self, overview: Overview) -> None:
        """Reads the entries of this release and of the home, and where others stand between; filter and place stay."""
        self._overview = overview
        self._zone.setText(calendar_of(overview, self.words).all_times())
        adapters, words = self.context.adapters, self.words

        def read(_task: Task) -> tuple[tuple[TrailRow, ...], dict[int, Sequence[TableCell]]]:
            with adapters.store.reading() as work:
                entries = work.audit.entries()
                critical = critical_told(work, overview.release, entries)
            rows = rows_of(entries, replace(people_of(overview), critical=critical), words)
            # note: of ten thousand entries the cells take half a second, which the window does not have
            return rows, {row.entry.sequence: cells_of(row, words) for row in rows}

        self.context.bridge.look(read, owner=self, done=self._on_rows, refused=self._strip.show_problem)

    def show_subject(self, subject: str) -> None:
        """Finds what the link was about."""
        self._filters.clear()
        self._filters.text_field().setText(subject)
        self._subject = subject

    def subject(self) -> str:
        """What the link was about, while that is looked for."""
        return self._subject if self._filters.text_field().text() == self._subject else ""

    def about(self) -> str:
        """The same: another filter would hide it."""
        return self.subject()

    def first_focus(self) -> QWidget:
        """The table."""
        return self._table

    def fold(self, *, narrow: bool) -> None:
        """What changed, and the number, step back behind who did what when."""
        self._narrow = narrow
        self._show_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._tight = tight = event.size().width() < _TIGHT
        self._show_columns()
        turn(self._head, below=tight)
        super().resizeEvent(event)

    def _build(self) -> None:
        _ = self.words.translate
        self._count = Text("", "muted")
        self._zone = Text("", "muted")
        self._table.setMinimumHeight(_LEAST_TABLE)
        self._csv = button(_("Export CSV…"), self.theme, image="download", pressed=self._on_csv)
        self._pdf = button(_("Export PDF…"), self.theme, image="file-text", pressed=self._on_pdf)
        self._check = button(_("Check chain"), self.theme, kind="filled", image="shield-check", pressed=self._on_check)
        title, buttons = QHBoxLayout(), QHBoxLayout()
        title.addWidget(Text(_("Audit trail"), "page"))
        title.addWidget(self._count)
        title.addStretch(1)
        for part in (self._csv, self._pdf, self._check):
            buttons.addWidget(part)
        head = self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for row in (title, buttons):
            row.setSpacing(10)
            head.addLayout(row)
        self._others = Text("", "caption", wraps=True)
        self._entry = Text("", "caption", wraps=True, selectable=True)
        self._open = button(_("Open document"), self.theme, kind="link", image="file-text", pressed=self._on_open)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._entry, 1)
        foot.addStretch()
        foot.addWidget(self._open)
        foot.addWidget(self._zone)
        column = scrolling_column(self)
        column.addLayout(head)
        column.addWidget(self._filters)
        for line in (self._strip, self._busy, self._saved):
            column.addWidget(line)
        column.addWidget(self._table, 1)
        column.addLayout(foot)
        column.addWidget(self._others)
        self._open.hide()
        self._others.hide()

    def _show_columns(self) -> None:
        """As many columns as there is room for; the line below says all about the chosen entry."""
        left_out = {*((_NUMBER, _CHANGE) if self._narrow or self._tight else ()), *((_WHO,) if self._tight else ())}
        for column in (_NUMBER, _WHO, _CHANGE):
            self._table.setColumnHidden(column, column in left_out)
        self._table.horizontalHeader().setMaximumSectionSize(_WIDEST if self._tight else -1)
        self._show_entry()

    def _connect(self) -> None:
        self._filters.changed.connect(lambda _wanted: self._show())
        self._filters.text_field().returnPressed.connect(self._table.setFocus)
        self._table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_entry())
        self._table.opened.connect(lambda _row: self._on_open())

    def _on_rows(self, read: tuple[tuple[TrailRow, ...], dict[int, Sequence[TableCell]]]) -> None:
        rows, self._cells = read
        self._rows = rows
        # note: Qt looks at the first rows only, and the longest number stands far below them
        longest = max((row.number for row in rows), key=len, default="")
        self._table.setColumnWidth(_NUMBER, self._table.fontMetrics().horizontalAdvance(longest) + _CELL)
        self._filters.show_rows(rows)
        self._show()

    def _show(self) -> None:
        """Shows what the filter takes."""
        _ = self.words.translate
        wanted = self._filters.wanted()
        self._shown = tuple(row for row in self._rows if wanted.takes(row))
        self._table.show_rows([self._cells[row.entry.sequence] for row in self._shown])
        shown, total = (sum(not row.hidden for row in rows) for rows in (self._shown, self._rows))
        said = _("{count} entries") if wanted.is_open else _("{shown} of {total} entries")
        self._count.setText(said.format(count=total, shown=shown, total=total))
        self._others.setText(others_in_words(self._rows, self.words))
        self._others.setVisible(bool(hidden_count(self._rows)))
        for part in (self._csv, self._pdf):
            part.setEnabled(bool(self._shown))
        self._show_entry()

    def _chosen(self) -> TrailRow | None:
        row = self._table.current_row()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _show_entry(self) -> None:
        _ = self.words.translate
        row = self._chosen()
        self._open.setVisible(row is not None and bool(row.entry.file) and bool(row.entry.release))
        self._entry.setVisible(row is not None or not self._shown)
        if row is None:
            self._entry.setText(_("No entry fits the filter."))
            return
        if row.hidden:
            said = _("Entries {numbers}, from other releases · digest of the last one {digest}")
            self._entry.setText(said.format(numbers=row.number, digest=row.entry.digest))
            return
        entry = row.entry
        aside = ((row.who,) if self._tight else ()) + ((row.change,) if self._narrow or self._tight else ())
        parts = [
            *(text for text in aside if text),
            _("Entry {number}, {time}").format(number=entry.sequence, time=show_time(entry.at, self.words.language)),
            entry.event,
            _("its digest {digest}").format(digest=entry.digest),
        ]
        if entry.file:
            parts.append(_("its file {digest}").format(digest=entry.file))
        if entry.payload is None:
            parts.append(_("personal content erased"))
        self._entry.setText(" · ".join(parts))

    def _on_open(self) -> None:
        row = self._chosen()
        if row is not None and row.entry.file:
            self.context.shell.open_page("documents", row.entry.file)

    def _on_check(self) -> None:
        if self._checking:
            return  # note: a button that is put out meanwhile would hand the keyboard to another
        adapters, self._checking = self.context.adapters, True
        task = self.context.bridge.look(
            lambda _task: check_audit(adapters), owner=self, done=self._on_checked, refused=self._strip.show_problem
        )
        task.ended.connect(self._on_check_ended)
        self._busy.follow(task, self.words.translate("Checking the chain…"), cancellable=False)

    def _on_check_ended(self) -> None:
        self._checking = False

    def _on_checked(self, report: AuditReport) -> None:
        sentence, more = chain_in_words(report, self.words)
        self._checked = f"{sentence} {more}"
        self._strip.show_text(sentence, more, Severity.BLOCKS if report.problems else Severity.INFORMS)

    def _on_csv(self) -> None:
        self._export(".csv", "CSV (*.csv)", excerpt_table)

    def _on_pdf(self) -> None:
        adapters, now = self.context.adapters, self.context.now()
        self._export(".pdf", "PDF (*.pdf)", lambda excerpt: excerpt_pdf(adapters, excerpt, now=now))

    def _export(self, ending: str, kinds: str, make: Callable[[Excerpt], bytes]) -> None:
        overview = self._overview
        if overview is None:
            return
        _ = self.words.translate
        suggestion = suggested("audit-trail", overview.release.candidate.tag, ending)
        path = ask_where(self.context.window, _("Export the audit trail"), suggestion, kinds)
        if path is None:
            return
        excerpt = excerpt_of(
            self._shown,
            self._filters.wanted(),
            overview,
            self.words,
            everything=self._rows,
            checked=self._checked,
            now=self.context.now(),
        )
        files = self.context.computer.files

        def write(_task: Task) -> Path:
            files.write(path, make(excerpt))
            return path

        self._strip.hide()
        task = self.context.bridge.write(
            write, owner=self, done=self._saved.show_path, refused=self._strip.show_problem, changes=None
        )
        self._busy.follow(task, _("Writing the export…"), cancellable=False)
