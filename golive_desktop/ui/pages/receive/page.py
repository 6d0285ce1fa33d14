# SPDX-License-Identifier: MIT
"""Receive files: drop what came back, read an honest verdict for each, compare a number, give a receipt."""

import re
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QWidget

from golive_desktop.domain.problem import Problem
from golive_desktop.services.issue import SigningKey
from golive_desktop.services.overview import Overview
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.checking.column import ONE_AT_A_TIME, FilesColumn, Invitation, is_low
from golive_desktop.ui.checking.rows import FileList
from golive_desktop.ui.context import Context
from golive_desktop.ui.opening import paths_of
from golive_desktop.ui.page import Page
from golive_desktop.ui.pages.receive.claimed import claimed_role
from golive_desktop.ui.pages.receive.detail import Detail
from golive_desktop.ui.pages.receive.entries import entries, outcome_now, outcome_of_kept, role_of, waiting_keys
from golive_desktop.ui.pages.receive.explaining import confirmation_of
from golive_desktop.ui.pages.receive.intake import intake_of
from golive_desktop.ui.pages.receive.watchline import WatchLine
from golive_desktop.ui.parts.busy import BusyLine
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.drop import pasted_files
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.text import Text

__all__ = ["ReceivePage", "make_page"]

_DIGEST: Final = re.compile(r"[0-9a-f]{64}")


def make_page(context: Context) -> "ReceivePage":
    """The page; its subject is paths in lines, to be received at once, or the digest of a file."""
    return ReceivePage(context)


class ReceivePage(Page):
    """What came back, file by file."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._overview: Overview | None = None
        self._selected = ""
        self._wanted = ""
        """The digest of a file that a link from elsewhere leads to."""
        self._focus_wanted = False
        """Whether the list gets the keyboard as soon as there is something in it."""
        self._narrow = False
        self._reading = False
        """Whether one file is shown alone, where list and file have no room beside each other."""
        self._intake = intake_of(context)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._build()
        self._connect()
        self._intake.warm_up()
        if self._intake.task is not None:
            self._on_began(self._intake.task)

    def show_release(self, overview: Overview) -> None:
        """Shows what came in and what waits; what was ticked or typed stays."""
        self._overview = overview
        self._show()

    def show_subject(self, subject: str) -> None:
        """Receives the files whose paths these are, or turns to the file with this digest."""
        if _DIGEST.fullmatch(subject):
            self._wanted = subject
            self._show()
        elif subject:
            self._focus_wanted = True
            self.receive(paths_of(subject))

    def subject(self) -> str:
        """The file in view; empty where the list stands alone."""
        item = self._detail.item
        return item.sha256 if item is not None and self._detail.isVisibleTo(self) else ""

    def about(self) -> str:
        """The same."""
        return self.subject()

    def receive(self, paths: tuple[Path, ...]) -> None:
        """Receives files."""
        if paths:
            self._selected = self._intake.take_in(paths)
            self._show()

    def first_focus(self) -> QWidget:
        """The list, or the way to fill it."""
        if self._files.records():
            return self._files if self._files.isVisibleTo(self) else self._detail.first_focus()
        return self._first

    def files(self) -> FileList:
        """The list."""
        return self._files

    def detail(self) -> Detail:
        """The file beside it."""
        return self._detail

    def stop(self) -> None:
        """Reads no further file; what was recorded stays recorded."""
        if self._intake.task is not None:
            self._intake.task.cancel()

    def fold(self, *, narrow: bool) -> None:
        """The list takes less width; where there is none for both, list and file follow each other."""
        self._narrow = narrow
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        self._column = self._left()
        self._files = self._column.files
        self._detail = Detail(self.words, self.theme)
        self._busy = BusyLine(self.words, self.theme)
        self._strip = Strip(self.words, self.theme)
        self._watched = WatchLine(self.words, self.theme)
        self.column.addWidget(self._head())
        self.column.addWidget(self._strip)
        self.column.addWidget(self._watched)
        self.column.addWidget(self._busy)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._column)
        row.addWidget(self._detail, 1)
        self.column.addLayout(row, 1)

    def _head(self) -> QWidget:
        _ = self.words.translate
        head = QWidget()
        head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self._back = button(
            _("Sign-offs"),
            self.theme,
            kind="link",
            image="arrow-left",
            pressed=lambda: self.context.shell.open_page("signoffs"),
        )
        row.addWidget(self._back)
        row.addWidget(Text(_("Receive files"), "page"))
        row.addStretch(1)
        self._watch = button(_("Watch a folder…"), self.theme, image="folder", pressed=self._on_watch)
        self._add = button(_("Add files…"), self.theme, image="plus", pressed=self._on_add)
        row.addWidget(self._watch)
        row.addWidget(self._add)
        return head

    def _left(self) -> FilesColumn:
        _ = self.words.translate
        self._first = button(_("Add files…"), self.theme, kind="filled", image="plus", pressed=self._on_add)
        invitation = Invitation(
            name=_("Received files"),
            sentence=_("Drop files here, or paste them with Ctrl+V"),
            promise=_("Originals are kept as they came. Nothing is overwritten, doubles are recognised."),
            action=self._first,
        )
        return FilesColumn(self.theme, invitation)

    def _connect(self) -> None:
        self._column.drop.dropped.connect(self.receive)
        self._files.chosen.connect(self._on_chosen)
        self._files.entered.connect(self._on_entered)
        self._intake.changed.connect(self._on_changed)
        self._soon.timeout.connect(self._show_file)
        self._intake.began.connect(self._on_began)
        self._intake.refused.connect(self._strip.show_problem)
        self._intake.watching.connect(lambda: self._watched.show_folder(self._intake.folder))
        self._watched.stopped.connect(lambda: self._intake.watch(None))
        self._detail.confirmed.connect(self._on_confirmed)
        self._detail.receipt_asked.connect(self._on_receipt)
        self._detail.step_taken.connect(self._on_step)
        self._detail.pages_asked.connect(self._on_pages)
        self._detail.put_off.connect(self._on_put_off)
        self._detail.left.connect(self._on_left)
        self._watched.show_folder(self._intake.folder)

    @Slot()
    def paste(self) -> None:
        """Receives the files in the clipboard; the Edit menu finds it by its name."""
        self.receive(pasted_files())

    @Slot()
    def _on_changed(self) -> None:
        # note: the file in the next turn, after a look at what the user does: fifty that come in change both many times
        self._show_list()
        self._soon.start()

    def _show(self) -> None:
        self._show_list()
        self._show_file()

    def _show_list(self) -> None:
        if self._overview is None:
            return
        self._turn_to_wanted()
        rows = entries(self._intake.items, self._overview, self.words)
        keys = {row.key for row in rows}
        if self._selected not in keys and not self._intake.task:
            item = self._intake.item(self._selected)
            self._selected = item.key if item and item.key in keys else next((row.key for row in rows), "")
        self._column.show_entries(rows, self._selected)

    def _show_file(self) -> None:
        if self._overview is None:
            return
        self._soon.stop()
        self._load()
        if not self._column.empty():
            self._detail.show_item(self._intake.item(self._selected), self._overview)
        self._arrange()
        if self._focus_wanted and not self._column.empty():
            self._focus_wanted = False
            self.first_focus().setFocus()

    def _turn_to_wanted(self) -> None:
        """Selects the file that was asked for; one of an earlier session is fetched first."""
        if not self._wanted or self._overview is None:
            return
        item = self._intake.item(self._wanted)
        if item is not None:
            self._selected, self._reading, self._wanted = item.key, True, ""
        elif outcome := outcome_of_kept(self._wanted, self._overview):
            self._intake.load(self._wanted, outcome)
        else:
            self._wanted = ""

    def _load(self) -> None:
        """A file that waits since earlier is checked when it is looked at."""
        if self._overview is not None:
            outcome = waiting_keys(self._overview).get(self._selected)
            if outcome is not None:
                self._intake.load(self._selected, outcome)

    def _arrange(self) -> None:
        empty = self._column.empty()
        single = self.width() < ONE_AT_A_TIME and not empty
        self._column.fold(narrow=self._narrow, single=single, low=is_low(self))
        self._column.setVisible(not single or not self._reading)
        self._detail.setVisible(not empty and (not single or self._reading))
        self._detail.show_back(shown=single)
        self._back.setVisible(not single)
        self._add.setVisible(not empty)

    def _on_began(self, task: Task) -> None:
        self._busy.follow(task, self.words.translate("Reading {done} of {total} files: {subject}"))

    def _on_chosen(self, key: str) -> None:
        self._selected = key
        self._show()

    def _on_entered(self, key: str) -> None:
        self._reading = True
        self._on_chosen(key)
        self._detail.first_focus().setFocus()

    def _on_left(self) -> None:
        self._reading = False
        self._arrange()
        self._files.setFocus()

    def _on_put_off(self) -> None:
        """The next file that waits for somebody, else the list."""
        if self._overview is None:
            return
        waiting = [row.key for row in self._files.records() if row.waits]
        following = [key for key in waiting if key != self._selected]
        if following:
            self._on_chosen(following[0])
        self._on_left()

    def _on_add(self) -> None:
        _ = self.words.translate
        kinds = _("Requests and signed files") + " (*.golive *.pdf);;" + _("All files") + " (*)"
        names, _kind = QFileDialog.getOpenFileNames(self.context.window, _("Add files"), "", kinds)
        self.receive(tuple(map(Path, names)))

    def _on_watch(self) -> None:
        title = self.words.translate("Watch a folder")
        folder = QFileDialog.getExistingDirectory(self.context.window, title, str(self._intake.folder or ""))
        if folder:
            self._intake.watch(Path(folder))

    def _on_pages(self) -> None:
        item = self._detail.item
        if item is not None:
            self.context.shell.open_page("documents", item.sha256)

    def _on_step(self, task: str) -> None:
        item = self._detail.item
        if task == "evidence":
            self._on_add()
        elif task == "sign" and item is not None and item.path is not None:
            self.context.shell.open_stage("signer", str(item.path))
        elif item is not None:
            found = item.verification
            # note: what a changed file claims decides nothing; it only leads to where somebody may ask again
            role = role_of(found) or (claimed_role(found, self._overview) if self._overview is not None else "")
            self.context.shell.open_page("signoffs", f"deputy:{role}" if task == "ask-deputy" else role)

    def _on_confirmed(self) -> None:
        item, overview, compare = self._detail.item, self._overview, self._detail.compare
        if item is None or item.verification is None or overview is None:
            return
        compared = confirmation_of(item.verification, overview, how=compare.how(), role=compare.role())
        if compared is None:
            self._detail.show_problem(Problem(code="identity.none"))
        else:
            self._intake.confirm(compared, self._show, self._detail.show_problem)

    def _on_receipt(self) -> None:
        item, overview = self._detail.item, self._overview
        received = outcome_now(item, overview) if item is not None and overview is not None else None
        if received is None or overview is None:
            return
        form = self._detail.receipt
        if overview.manager is None:
            form.show_problem(Problem(code="identity.none"))
            return
        key = None
        if form.passphrase_needed():
            if not (passphrase := form.passphrase()):
                return
            key = SigningKey(identity=overview.manager.record, passphrase=passphrase)
        self._intake.save_receipt(received, key, form.path(), done=form.show_saved, refused=form.show_problem)
