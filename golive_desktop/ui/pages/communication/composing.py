# SPDX-License-Identifier: MIT
"""A new letter: what kind, about whom, then the text, which can be changed before the outbox has it."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from golive_desktop.domain.mail import Posting
from golive_desktop.services.mail_kinds import kinds
from golive_desktop.services.outbox import Mail
from golive_desktop.services.overview import Overview
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.communication.editor import LetterEditor
from golive_desktop.ui.pages.communication.givens import GivenFields
from golive_desktop.ui.pages.communication.sight import kind_words
from golive_desktop.ui.pages.communication.writing import FREE, about_a_role, prepare_all, write
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.parts.front import FrontStack
from golive_desktop.ui.parts.text import Text

__all__ = ["ComposePanel"]


class ComposePanel(QFrame):
    """Two steps in one place: what shall be written, and what was written.

    Args:
        context: the page's.

    Signals:
        prepared(str): a letter with this id is in the outbox.
        left(): the user thought better of it.
        people_wanted(): somebody's address is missing.
        refused(Problem): it could not be written.
    """

    prepared = Signal(str)
    left = Signal()
    people_wanted = Signal()
    refused = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._words, self._theme = context, context.words, context.theme
        self._overview: Overview | None = None
        self._drawn: tuple[Mail, ...] = ()
        self._kind, self._role = QComboBox(), QComboBox()
        self._givens = GivenFields(context.theme)
        self._editor = LetterEditor(context.words, context.theme)
        self._steps = FrontStack()
        self._build()
        self._connect()

    def show_release(self, overview: Overview) -> None:
        """Knows the roles of the release as it stands now."""
        roles = [(person.title, person.role) for person in overview.release.plan.stakeholders]
        before = self._role.currentData()
        if self._overview is None or roles != [
            (row.title, row.role) for row in self._overview.release.plan.stakeholders
        ]:
            self._role.clear()
            for title, role in roles:
                self._role.addItem(title, role)
            self._choose(self._role, before)
        self._overview = overview

    def begin(self, kind: str, role: str) -> None:
        """Asks what shall be written; with a kind, it is chosen already, and with a role that one."""
        if kind:
            self._choose(self._kind, kind)
        if role:
            self._choose(self._role, role)
        self._steps.setCurrentIndex(0)
        self._show_kind()

    def subject(self) -> str:
        """Kind and role."""
        return f"{self._chosen_kind()}/{self._role.currentData() or ''}"

    def entry(self) -> QWidget:
        """Where the keyboard begins."""
        return self._kind if self._steps.currentIndex() == 0 else self._editor.entry()

    def _build(self) -> None:
        _ = self._words.translate
        self.setProperty("kind", "panel")
        for kind in kinds():
            self._kind.addItem(kind_words(kind.key, self._words), kind.key)
        self._kind.addItem(kind_words(FREE, self._words), FREE)
        self._about = Field(_("&Role that it is about"), self._role, self._theme)
        self._note = Text("", "muted", wraps=True)
        choosing = QWidget()
        column = QVBoxLayout(choosing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Field(_("&Kind of letter"), self._kind, self._theme))
        column.addWidget(self._about)
        column.addWidget(self._givens)
        column.addWidget(self._note)
        column.addStretch(1)
        column.addLayout(
            self._row(
                button(_("Cancel"), self._theme, pressed=self.left.emit),
                button(_("Write"), self._theme, kind="filled", image="file-pen-line", pressed=self._on_write),
            )
        )
        editing = QWidget()
        column = QVBoxLayout(editing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._editor, 1)
        column.addLayout(
            self._row(
                button(_("Back"), self._theme, image="arrow-left", pressed=self._on_back),
                button(_("People…"), self._theme, image="users", pressed=self.people_wanted.emit),
                button(_("Put into the outbox"), self._theme, kind="filled", image="mail", pressed=self._on_prepare),
            )
        )
        self._steps.addWidget(choosing)
        self._steps.addWidget(editing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 14)
        whole.setSpacing(12)
        whole.addWidget(Text(_("New letter"), "record"))
        whole.addWidget(self._steps, 1)

    def _row(self, *parts: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Text(self._words.translate("Nothing is sent before you press Send."), "caption", wraps=True), 1)
        for part in parts:
            row.addWidget(part)
        return row

    def _connect(self) -> None:
        self._kind.currentIndexChanged.connect(lambda _index: self._show_kind())

    def _show_kind(self) -> None:
        """What is asked follows from the kind."""
        kind = self._chosen_kind()
        self._about.setVisible(about_a_role(kind))
        self._givens.show_kind(kind, self._words.language)
        _ = self._words.translate
        free = _("An empty letter. Nothing of it comes from a template.")
        kept = _(
            "The text comes from the template, in the language of whoever gets it. You can change it before it goes."
        )
        self._note.setText(free if kind == FREE else kept)

    def _chosen_kind(self) -> str:
        return str(self._kind.currentData() or FREE)

    def _on_write(self) -> None:
        overview, context = self._overview, self._context
        if overview is None:
            return
        kind = self._chosen_kind()
        role = str(self._role.currentData() or "") if about_a_role(kind) else ""
        given = self._givens.values()
        context.bridge.look(
            lambda _task: write(context, overview, kind, role, given),
            owner=self,
            done=self._on_written,
            refused=self.refused.emit,
        )

    def _on_written(self, mails: tuple[Mail, ...]) -> None:
        self._drawn = mails
        self._editor.show_mails(mails)
        self._steps.setCurrentIndex(1)
        self._editor.entry().setFocus()

    def _on_back(self) -> None:
        self._steps.setCurrentIndex(0)
        self._kind.setFocus()

    def _on_prepare(self) -> None:
        context, drawn, mails = self._context, self._drawn, self._editor.mails()
        release = self._overview.release.id if self._overview is not None else ""
        whole = tuple(replace(mail, release=release) for mail in mails)
        context.bridge.write(
            lambda _task: prepare_all(context, whole, drawn),
            owner=self,
            done=self._on_prepared,
            refused=self.refused.emit,
            changes=release,
        )

    def _on_prepared(self, postings: tuple[Posting, ...]) -> None:
        self._steps.setCurrentIndex(0)
        if postings:
            self.prepared.emit(postings[0].letter.id)

    def _choose(self, box: QComboBox, value: object) -> None:
        row = box.findData(value)
        if row >= 0:
            box.setCurrentIndex(row)
