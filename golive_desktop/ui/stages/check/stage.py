# SPDX-License-Identifier: MIT
"""Check a file: any file, from anybody, without a project; the verdict with its reasons, and nothing recorded."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from golive_desktop.ui.bridge import Task
from golive_desktop.ui.checking.column import ONE_AT_A_TIME, FilesColumn, Invitation, is_low
from golive_desktop.ui.checking.rows import FileList
from golive_desktop.ui.context import Context
from golive_desktop.ui.opening import paths_of
from golive_desktop.ui.parts.busy import BusyLine
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.drop import files_in, pasted_files
from golive_desktop.ui.parts.stagehead import stage_head
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.stage import Stage
from golive_desktop.ui.stages.check.checks import checks_of
from golive_desktop.ui.stages.check.entries import entry_of
from golive_desktop.ui.stages.check.looking import name_certificate, name_roster
from golive_desktop.ui.stages.check.panel import CheckedFile
from golive_desktop.ui.stages.check.trusted import TrustedFiles

__all__ = ["CheckStage", "make_stage"]

_HERE: Final = "\n"
"""The subject that is no path: what was checked already."""


def make_stage(context: Context) -> "CheckStage":
    """The check; its subject is paths in lines."""
    return CheckStage(context)


class CheckStage(Stage):
    """Files of anybody with their verdicts.

    What was checked outlives the stage, see `golive_desktop.ui.stages.check.checks.Checks`.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._checks = checks_of(context)
        self._narrow = False
        self._reading = False
        self._build()
        self._connect()
        if self._checks.task is not None:
            self._on_began(self._checks.task)
        self._show()

    def show_subject(self, subject: str) -> None:
        """Checks the files with these paths; empty begins anew, and `subject` shows what is here."""
        if subject == _HERE:
            self._checks.come_back()
        elif subject:
            self.check(paths_of(subject))
        else:
            self._reading = False
            self._checks.clear()

    def subject(self) -> str:
        """What is here already, so that whoever comes back finds it as it was."""
        return _HERE if self._checks.files else ""

    def title(self) -> str:
        """What stands in the window's title."""
        return self.words.translate("Check a file")

    def first_focus(self) -> QWidget:
        """The list, or the way to fill it."""
        return self._list if self._checks.files and self._list.isVisibleTo(self) else self._first

    def regions(self) -> tuple[QWidget, ...]:
        """List and file."""
        return (self._column, self._panel) if self._checks.files else (self._column,)

    def fold(self, *, narrow: bool) -> None:
        """The list takes less width."""
        self._narrow = narrow
        self._arrange()

    def check(self, paths: tuple[Path, ...]) -> None:
        """Checks files; one that is here already is checked anew."""
        self._checks.check(paths)

    @Slot()
    def paste(self) -> None:
        """Checks the files in the clipboard; the Edit menu finds it by its name."""
        self.check(pasted_files())

    def name_roster(self, path: Path) -> None:
        """Trusts the keys of this roster for the check."""
        self._checks.name(name_roster, path)

    def name_certificate(self, path: Path) -> None:
        """Trusts this certificate for the check."""
        self._checks.name(name_certificate, path)

    def files(self) -> FileList:
        """The list."""
        return self._list

    def panel(self) -> CheckedFile:
        """The file beside it."""
        return self._panel

    def _build(self) -> None:
        _ = self.words.translate
        self.setAcceptDrops(True)
        self._add = button(_("Choose files…"), self.theme, image="plus", pressed=self._on_add)
        head = stage_head(self.context, _("Check a file"), self._add)
        head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._panel = CheckedFile(self.words, self.theme)
        self._trusted = TrustedFiles(self.words, self.theme)
        self._column = self._left()
        self._list = self._column.files
        self._busy = BusyLine(self.words, self.theme)
        self._strip = Strip(self.words, self.theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(14)
        column.addWidget(head)
        column.addWidget(self._strip)
        column.addWidget(self._busy)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._column)
        row.addWidget(self._panel, 1)
        column.addLayout(row, 1)

    def _left(self) -> FilesColumn:
        _ = self.words.translate
        self._first = button(_("Choose files…"), self.theme, kind="filled", image="plus", pressed=self._on_add)
        invitation = Invitation(
            name=_("Checked files"),
            sentence=_("Drop files of anybody here, or paste them with Ctrl+V"),
            promise=_("A check needs no network, changes no file and records nothing."),
            action=self._first,
        )
        return FilesColumn(self.theme, invitation, self._trusted)

    def _connect(self) -> None:
        self._checks.changed.connect(self._show)
        self._checks.began.connect(self._on_began)
        self._checks.naming.connect(self._on_naming)
        self._checks.named_one.connect(self._strip.hide)
        self._checks.refused.connect(self._strip.show_problem)
        self._column.drop.dropped.connect(self.check)
        self._list.chosen.connect(self._on_chosen)
        self._list.entered.connect(self._on_entered)
        self._trusted.roster_named.connect(self.name_roster)
        self._trusted.certificate_named.connect(self.name_certificate)
        self._trusted.taken_back.connect(self._checks.take_back)
        self._panel.pages_asked.connect(self._on_pages)
        self._panel.sign_asked.connect(self._on_sign)
        self._panel.left.connect(self._on_left)

    def _show(self) -> None:
        checks = self._checks
        rows = [entry_of(looked, self.words) for looked in checks.files.values()]
        self._column.show_entries(rows, str(checks.selected or ""))
        if (looked := checks.looked()) is not None:
            self._panel.show_looked(looked, checks.named)
        self._trusted.show_kept(checks.kept)
        self._trusted.show_named(checks.named)
        self._arrange()

    def _arrange(self) -> None:
        empty = self._column.empty()
        single = self.width() < ONE_AT_A_TIME and not empty
        self._column.fold(narrow=self._narrow, single=single, low=is_low(self))
        self._column.setVisible(not single or not self._reading)
        self._panel.setVisible(not empty and (not single or self._reading))
        self._panel.show_back(shown=single)
        self._add.setVisible(not empty)

    def _on_began(self, task: Task) -> None:
        self._busy.follow(task, self.words.translate("Reading {done} of {total} files: {subject}"))

    def _on_naming(self, task: Task) -> None:
        self._busy.follow(task, self.words.translate("Being checked…"), cancellable=False)

    def _on_chosen(self, key: str) -> None:
        self._checks.selected = Path(key)
        self._show()

    def _on_entered(self, key: str) -> None:
        self._reading = True
        self._on_chosen(key)
        self._panel.first_focus().setFocus()

    def _on_left(self) -> None:
        self._reading = False
        self._arrange()
        self._list.setFocus()

    def _on_add(self) -> None:
        _ = self.words.translate
        kinds = _("All files") + " (*);;" + _("Requests and signed files") + " (*.golive *.pdf)"
        names, _kind = QFileDialog.getOpenFileNames(self.context.window, _("Check a file"), "", kinds)
        self.check(tuple(map(Path, names)))

    def _on_pages(self) -> None:
        looked = self._panel.looked
        if looked is not None and looked.verification is not None and looked.release:
            self.context.shell.open_release(looked.release)
            self.context.shell.open_page("documents", looked.verification.sha256)

    def _on_sign(self) -> None:
        looked = self._panel.looked
        if looked is not None:
            self.context.shell.open_stage("signer", str(looked.path))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.check(files_in(event.mimeData()))
