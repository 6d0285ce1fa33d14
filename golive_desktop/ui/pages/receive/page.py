# SPDX-License-Identifier: MIT
"""Receive files: drop what came back, read an honest verdict for each, compare a number, give a receipt."""

import re
from pathlib import Path
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from golive_desktop.domain.problem import Problem
from golive_desktop.services.issue import SigningKey
from golive_desktop.services.overview import Overview
from golive_desktop.services.rosters import Comparison
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.checking.rows import FileList
from golive_desktop.ui.context import Context
from golive_desktop.ui.page import Page
from golive_desktop.ui.pages.receive.detail import Detail
from golive_desktop.ui.pages.receive.entries import entries, outcome_now, outcome_of_kept, role_of, waiting_keys
from golive_desktop.ui.pages.receive.intake import intake_of
from golive_desktop.ui.pages.receive.taking import Confirmation
from golive_desktop.ui.parts.busy import BusyLine
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.drop import DropArea, pasted_files
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.text import Text

__all__ = ["ReceivePage", "make_page"]

_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_LIST: Final = 318
_LIST_NARROW: Final = 244
_ONE_AT_A_TIME: Final = 680
"""Below this width there is room for the list or for one file."""
_DROP: Final = 130
_LOW: Final = 480
"""Below this height the list gets the room of the explanation."""
_UNLIMITED: Final = 16_777_215
"""QWIDGETSIZE_MAX."""


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
        self._narrow = False
        self._reading = False
        """Whether one file is shown alone, where list and file have no room beside each other."""
        self._intake = intake_of(context)
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
            self.receive(tuple(map(Path, subject.splitlines())))

    def receive(self, paths: tuple[Path, ...]) -> None:
        """Receives files."""
        if paths:
            self._selected = self._intake.take_in(paths)
            self._show()

    def first_focus(self) -> QWidget:
        """The list, or the way to fill it."""
        if self._files.entries():
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
        self._files = FileList(self.theme, name=self.words.translate("Received files"))
        self._detail = Detail(self.words, self.theme)
        self._busy = BusyLine(self.words, self.theme)
        self._strip = Strip(self.words, self.theme)
        self.column.addWidget(self._head())
        self.column.addWidget(self._strip)
        self.column.addWidget(self._watched())
        self.column.addWidget(self._busy)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._left())
        row.addWidget(self._detail, 1)
        self.column.addLayout(row, 1)

    def _head(self) -> QWidget:
        _ = self.words.translate
        head = QWidget()
        head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self._back = button(_("Sign-offs"), self.theme, kind="link", image="arrow-left", pressed=self._on_sign_offs)
        row.addWidget(self._back)
        row.addWidget(Text(_("Receive files"), "page"))
        row.addStretch(1)
        self._watch = button(_("Watch a folder…"), self.theme, image="folder", pressed=self._on_watch)
        self._add = button(_("Add files…"), self.theme, image="plus", pressed=self._on_add)
        row.addWidget(self._watch)
        row.addWidget(self._add)
        return head

    def _left(self) -> QWidget:
        _ = self.words.translate
        self._column = QWidget()
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._first = button(_("Add files…"), self.theme, kind="filled", image="plus", pressed=self._on_add)
        self._drop = DropArea(_("Drop files here, or paste them with Ctrl+V"), self.theme, self._first)
        self._promise = Text(
            _("Originals are kept as they came. Nothing is overwritten, doubles are recognised."), "caption", wraps=True
        )
        self._promise.setContentsMargins(4, 0, 4, 0)
        column.addWidget(self._files, 100)
        column.addWidget(self._drop)
        column.addWidget(self._promise)
        self._rest = QWidget()
        column.addWidget(self._rest, 1)
        return self._column

    def _watched(self) -> QFrame:
        _ = self.words.translate
        self._watch_line = QFrame()
        row = QHBoxLayout(self._watch_line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self._watch_text = Text("", "muted", wraps=True)
        row.addWidget(self._watch_text, 1)
        row.addWidget(button(_("Stop watching"), self.theme, kind="link", pressed=lambda: self._intake.watch(None)))
        return self._watch_line

    def _connect(self) -> None:
        self._drop.dropped.connect(self.receive)
        self._files.chosen.connect(self._on_chosen)
        self._files.entered.connect(self._on_entered)
        self._intake.changed.connect(self._show)
        self._intake.began.connect(self._on_began)
        self._intake.refused.connect(self._strip.show_problem)
        self._intake.watching.connect(self._show_watching)
        self._detail.confirmed.connect(self._on_confirmed)
        self._detail.receipt_asked.connect(self._on_receipt)
        self._detail.step_taken.connect(self._on_step)
        self._detail.pages_asked.connect(self._on_pages)
        self._detail.put_off.connect(self._on_put_off)
        self._detail.left.connect(self._on_left)
        self._show_watching()

    @Slot()
    def paste(self) -> None:
        """Receives the files in the clipboard; the Edit menu finds it by its name."""
        self.receive(pasted_files())

    def _show(self) -> None:
        if self._overview is None:
            return
        self._turn_to_wanted()
        rows = entries(self._intake.items, self._overview, self.words)
        keys = {row.key for row in rows}
        if self._selected not in keys and not self._intake.task:
            item = self._intake.item(self._selected)
            self._selected = item.key if item and item.key in keys else next((row.key for row in rows), "")
        self._files.show_entries(rows, self._selected)
        self._detail.setVisible(bool(rows))
        self._load()
        if rows:
            self._detail.show_item(self._intake.item(self._selected), self._overview)
        self._arrange()

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

    def _show_watching(self) -> None:
        folder = self._intake.folder
        self._watch_line.setVisible(folder is not None)
        if folder is not None:
            said = self.words.translate("Watching {folder}: signed files that arrive there are received by themselves.")
            self._watch_text.setText(said.format(folder=self.words.place(folder)))

    def _arrange(self) -> None:
        empty = not self._files.entries()
        single = self.width() < _ONE_AT_A_TIME and not empty
        self._files.setVisible(not empty)
        self._first.setVisible(empty)
        self._add.setVisible(not empty)
        self._rest.setVisible(not empty)
        self._files.setMaximumHeight(self._files.sizeHint().height())
        wide = _LIST_NARROW if self._narrow else _LIST
        self._column.setVisible(not single or not self._reading)
        self._detail.setVisible(not empty and (not single or self._reading))
        self._detail.show_back(shown=single)
        self._back.setVisible(not single)
        self._column.setMaximumWidth(_UNLIMITED if empty or single else wide)
        self._column.setMinimumWidth(0 if empty or single else wide)
        low = not empty and (single or self.height() < _LOW)
        self._drop.setMinimumHeight(_DROP // 2 if low else _DROP - 30)
        self._drop.setMaximumHeight(_UNLIMITED if empty else _DROP // 2 if low else _DROP)
        self._promise.setVisible(not low)

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
        waiting = [row.key for row in self._files.entries() if row.state == "unknown-signer"]
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

    def _on_sign_offs(self) -> None:
        self.context.shell.open_page("signoffs")

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
            self.context.shell.open_page("signoffs", role_of(item.verification))

    def _on_confirmed(self) -> None:
        item, overview = self._detail.item, self._overview
        if item is None or item.verification is None or overview is None:
            return
        certificate = item.verification.signatures[0].certificate
        manager = overview.manager or next(iter(overview.own), None)
        if manager is None:
            self._detail.show_problem(Problem(code="identity.none"))
            return
        compare = self._detail.compare
        comparison = Comparison(number=certificate.number, by=manager.certificate.subject.name, how=compare.how())
        self._intake.confirm(
            Confirmation(
                release=overview.release.id,
                certificate=certificate,
                role=compare.role() or role_of(item.verification),
                comparison=comparison,
            ),
            self._show,
            self._detail.show_problem,
        )

    def _on_receipt(self) -> None:
        item, overview = self._detail.item, self._overview
        received = outcome_now(item, overview) if item is not None and overview is not None else None
        if received is None or overview is None:
            return
        form = self._detail.receipt
        if overview.manager is None:
            form.show_problem(Problem(code="identity.none"))
            return
        given = not form.passphrase_needed()
        key = None if given else SigningKey(identity=overview.manager.record, passphrase=form.passphrase())
        self._intake.save_receipt(received, key, form.path(), done=form.show_saved, refused=form.show_problem)
