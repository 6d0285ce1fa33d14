# SPDX-License-Identifier: MIT
"""Back up and restore: one file with everything, and what it would bring before it is brought back."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from golive_desktop.domain.problem import Problem, Severity
from golive_desktop.services.backup import Preview, Restored, look_into, restore, write_backup
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.context import Context
from golive_desktop.ui.parts.busy import BusyLine
from golive_desktop.ui.parts.button import button, set_kind
from golive_desktop.ui.parts.emptied import emptied
from golive_desktop.ui.parts.saved import SavedLine, ask_where, suggested
from golive_desktop.ui.parts.stagehead import stage_head
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.text import Text, panel
from golive_desktop.ui.stage import Stage
from golive_desktop.ui.stages.backup.sight import sight_of

__all__ = ["BackupStage", "make_stage"]

_WIDEST: Final = 820
_KINDS: Final = " (*.golive-backup)"


def make_stage(context: Context) -> "BackupStage":
    """Back up and restore; ``restore`` puts the keyboard there."""
    return BackupStage(context)


class BackupStage(Stage):
    """One panel for each direction."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._subject = ""
        self._backup: Path | None = None
        self._preview: Preview | None = None
        self._restored = False
        self._build()
        self._show()

    def show_subject(self, subject: str) -> None:
        """Shows both ways; what was looked at before is looked at anew."""
        self._subject = subject
        if self.context.sample:
            self._strip.show_text(
                self.words.translate("You are in the sample. It is made anew at any time and needs no backup."),
                self.words.translate("Leave the sample to back up your own releases."),
            )
        self._show()

    def subject(self) -> str:
        """Which of the two was asked for."""
        return self._subject

    def title(self) -> str:
        """What stands in the window's title."""
        return self.words.translate("Back up and restore")

    def first_focus(self) -> QWidget:
        """The way that was asked for."""
        return self._choose if self._subject == "restore" else self._write

    # --- what is shown

    def _build(self) -> None:
        _ = self.words.translate
        self._strip = Strip(self.words, self.theme)
        self._busy = BusyLine(self.words, self.theme)
        self._saved = SavedLine(self.words, self.theme)
        self._write = button(_("Write a backup…"), self.theme, image="save", pressed=self._on_write)
        self._choose = button(_("Choose a backup…"), self.theme, image="folder-open", pressed=self._on_choose)
        self._restore = button(
            _("Restore this backup"), self.theme, kind="filled", image="archive-restore", pressed=self._on_restore
        )
        self._go_on = button(_("Go on"), self.theme, kind="filled", image="arrow-right", pressed=self._on_go_on)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(14)
        column.addWidget(stage_head(self.context, self.words.translate("Back up and restore")))
        for part in (self._strip, self._busy, self._writing_panel(), self._restoring_panel()):
            part.setMaximumWidth(_WIDEST)
            column.addWidget(part)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _writing_panel(self) -> QFrame:
        _ = self.words.translate
        said = _(
            "Releases, signed files, the audit trail and your keys in one file. Keys stay encrypted; names and reasons "
            "in it can be read. Keep it where only you can read it."
        )
        frame, column = _panel(_("Back up"), said)
        column.addWidget(self._write, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._saved)
        return frame

    def _restoring_panel(self) -> QFrame:
        _ = self.words.translate
        said = _(
            "First you see what the backup would bring. What is on this laptop now is moved aside and stays whole; "
            "nothing is overwritten."
        )
        frame, column = _panel(_("Restore"), said)
        column.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeft)
        self._name = Text("", "strong", wraps=True)
        self._facts = QWidget()
        self._grid = QGridLayout(self._facts)
        self._grid.setContentsMargins(0, 4, 0, 4)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(6)
        for place, share in enumerate((2, 3, 3)):
            self._grid.setColumnStretch(place, share)
        self._warning = Strip(self.words, self.theme)
        for part in (self._name, self._facts, self._warning):
            column.addWidget(part)
        for made in (self._restore, self._go_on):
            column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        return frame

    def _show(self) -> None:
        """What is seen follows from the backup that was looked at, and whether it is restored."""
        free = not self.context.sample
        there = self._preview is not None
        self._write.setEnabled(free)
        self._choose.setEnabled(free)
        self._choose.setVisible(not self._restored)
        for part in (self._name, self._facts):
            part.setVisible(there)
        self._restore.setVisible(there and not self._restored)
        self._go_on.setVisible(self._restored)
        set_kind(self._write, "outlined" if there or self._subject == "restore" else "filled", self.theme, "save")
        if self._preview is not None and self._backup is not None:
            self._show_preview(self._preview, self._backup)

    def _show_preview(self, preview: Preview, backup: Path) -> None:
        _ = self.words.translate
        sight = sight_of(preview, self.words)
        self._name.setText(self.words.place(backup))
        emptied(self._grid)
        for place, text in enumerate(("", _("In the backup"), _("On this laptop"))):
            self._grid.addWidget(Text(text, "caption"), 0, place)
        for number, row in enumerate(sight.rows, 1):
            for place, text in enumerate(row):
                cell = Text(text, "body" if place else "muted", wraps=True, selectable=bool(place))
                self._grid.addWidget(cell, number, place, Qt.AlignmentFlag.AlignTop)
        if sight.warnings and not self._restored:
            self._warning.show_text(sight.warnings[0], " ".join(sight.warnings[1:]), Severity.ASKS)
        else:
            self._warning.hide()

    # --- what is asked

    def _on_write(self) -> None:
        _, context = self.words.translate, self.context
        suggestion = suggested("golive", f"{context.now():%Y-%m-%d}", ".golive-backup")
        path = ask_where(context.window, _("Write a backup"), suggestion, _("Backups") + _KINDS)
        if path is None:
            return

        def work(_task: Task) -> Path:
            write_backup(context.computer.backups, context.home, path)
            return path

        self._strip.hide()
        task = context.bridge.write(work, owner=self, done=self._saved.show_path, refused=self._refused, changes=None)
        self._busy.follow(task, _("Writing the backup…"), cancellable=False)

    def _on_choose(self) -> None:
        _ = self.words.translate
        kinds = f"{_('Backups')}{_KINDS};;{_('All files')} (*)"
        name, _kind = QFileDialog.getOpenFileName(self.context.window, _("Choose a backup"), "", kinds)
        if name:
            self._look(Path(name))

    def _look(self, backup: Path) -> None:
        context = self.context

        def work(_task: Task) -> Preview:
            here = context.adapters.store if context.computer.has_home(context.home) else None
            return look_into(context.computer.backups, backup, here)

        def done(preview: Preview) -> None:
            self._backup, self._preview = backup, preview
            self._show()
            self._restore.setFocus()

        self._strip.hide()
        self._backup = self._preview = None
        self._warning.hide()
        self._show()
        task = context.bridge.look(work, owner=self, done=done, refused=self._refused)
        self._busy.follow(task, self.words.translate("Reading the backup…"), cancellable=False)

    def _on_restore(self) -> None:
        backup, context = self._backup, self.context
        if backup is None:
            return

        def work(_task: Task) -> Restored:
            context.computer.make_home(context.home)
            context.adapters.store.close()  # note: else this window would be the program that uses the home
            return restore(context.computer.backups, backup, context.home, now=context.now())

        self._strip.hide()
        self._restore.setEnabled(False)
        task = context.bridge.write(work, owner=self, done=self._on_restored, refused=self._refused, changes=None)
        task.ended.connect(lambda: self._restore.setEnabled(True))
        self._busy.follow(task, self.words.translate("Restoring…"), cancellable=False)

    def _on_restored(self, restored: Restored) -> None:
        _ = self.words.translate
        self._restored = True
        aside = restored.aside
        kept = _("What was here before is kept as {file}.").format(file=self.words.place(aside)) if aside else ""
        self._strip.show_text(_("The backup is restored."), kept)
        self._show()
        self._go_on.setFocus()

    def _on_go_on(self) -> None:
        """Shows what came back: every page that is open reads it anew."""
        self._restored = False
        self._backup = self._preview = None
        self._show()
        self.context.bridge.changed.emit("")
        self.context.shell.go_home()

    def _refused(self, problem: Problem) -> None:
        self._strip.show_problem(problem)


def _panel(title: str, said: str) -> tuple[QFrame, QVBoxLayout]:
    """What it is, what it means, and room for what can be done."""
    frame = panel()
    column = QVBoxLayout(frame)
    column.setContentsMargins(20, 14, 20, 16)
    column.setSpacing(8)
    column.addWidget(Text(title, "section"))
    column.addWidget(Text(said, "muted", wraps=True))
    return frame, column
