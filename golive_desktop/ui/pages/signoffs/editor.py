# SPDX-License-Identifier: MIT
"""Edits what one stakeholder will be asked, and the row of the matrix; what that means for answers stands above."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QWidget

from golive_desktop.domain.plan import Form, Stakeholder
from golive_desktop.services.overview import Overview
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.signoffs.column import SIDE, Column, Notice
from golive_desktop.ui.pages.signoffs.draft import PlanDraft, open_points
from golive_desktop.ui.pages.signoffs.matrix import MatrixEditor
from golive_desktop.ui.pages.signoffs.points import PointsEditor
from golive_desktop.ui.parts.edits import EditDay, EditLine, EditText
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.parts.printable import PrintWatch
from golive_desktop.ui.parts.text import Text, hairline
from golive_desktop.ui.words import Words

__all__ = ["EditPane", "edit_notice"]


class EditPane(QWidget):
    """The form at the left, the matrix row at the right; Undo and Redo in the menu reach it by its slots.

    Args:
        words: the reader's language.
        theme: the colours.
        watch: says of what is typed that it cannot be printed.

    Signals:
        left(): the user goes back to the record; what was edited stays.
    """

    left = Signal()

    def __init__(self, words: Words, theme: Theme, watch: PrintWatch) -> None:
        super().__init__()
        _ = words.translate
        self._words = words
        self._draft: PlanDraft | None = None
        self._role = ""
        self._today = date.min
        self._narrow: bool | None = None
        self._notice = Notice()
        self._question = EditLine()
        self._asked = Field(_("&Question"), self._question, theme)
        self._points = PointsEditor(words, theme)
        self._hint = Text("", "muted", wraps=True)
        self._matrix = MatrixEditor(words, theme)
        self._form_side, self._matrix_side, self._post = Column(), Column(), hairline(upright=True)
        self._build()
        self._connect()
        watch.watch_fields(self._asked, *self._matrix.fields.values(), self._points.field)
        self.fold(narrow=False)

    @property
    def first(self) -> Column:
        """The column that is read first."""
        return self._form_side

    def show_draft(self, overview: Overview, draft: PlanDraft, role: str) -> None:
        """Shows a stakeholder as edited so far."""
        self._draft, self._role = draft, role
        self._today = overview.at.date()
        person = draft.person(role)
        self._notice.show_text(*edit_notice(overview, person, self._words))
        executive = role == overview.state.executive_role() and person.decides
        has_form = person.decides and not executive
        self._asked.setVisible(person.decides)
        self._question.show_text(person.question)
        self._points.setVisible(has_form)
        self._hint.setVisible(not has_form)
        self._hint.setText(_no_form(person, self._words))
        if has_form:
            self._points.show_form(person.form or Form(title=person.title, items=(), question=person.question))
        asked = any(request.role == role for request in overview.state.requests)
        self._matrix.show_person(person, today=self._today, removable=not asked)

    def show_faults(self) -> bool:
        """Says what cannot be saved as it is, at its field; whether there is anything."""
        if self._draft is None:
            return False
        _ = self._words.translate
        person = self._draft.person(self._role)
        if not person.title.strip():
            self._matrix.show_problem("title", _("The role needs a title."))
            return True
        points = open_points(person)
        if points:
            self._notice.show_text(_("Point {number} has no text.").format(number=points[0]), _("Write or remove it."))
            self._points.turn_to(points[0])
        return bool(points)

    def entry(self) -> QWidget:
        """What takes the keyboard first."""
        return self._question if self._question.isVisibleTo(self) else self._matrix.lines["title"]

    def fold(self, *, narrow: bool) -> None:
        """One column, the matrix row first."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._matrix_side.setVisible(not narrow)
        self._post.setVisible(not narrow)
        if narrow:
            self._form_side.column.insertWidget(self._form_side.column.count() - 1, self._matrix)
        else:
            self._matrix_side.column.insertWidget(0, self._matrix)

    @Slot()
    def add_person(self) -> None:
        """Adds a stakeholder and turns to them."""
        if self._draft is not None:
            self._draft.add(self._words.translate("a new stakeholder"))
            title = self._matrix.lines["title"]
            side = self._form_side if self._narrow else self._matrix_side
            side.ensureWidgetVisible(title)
            title.setFocus()

    def undo_stack(self) -> QUndoStack | None:
        """The changes that can be taken back or done again, in whichever field the keyboard is."""
        return self._draft.stack if self._draft is not None else None

    @Slot()
    def undo(self) -> None:
        """Takes back the last change."""
        if self._draft is not None:
            self._draft.stack.undo()

    @Slot()
    def redo(self) -> None:
        """Does again what was taken back."""
        if self._draft is not None:
            self._draft.stack.redo()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        _ = self._words.translate
        self._form_side.setAccessibleName(_("Form"))
        self._matrix_side.setAccessibleName(_("Who is asked"))
        for part in (self._notice, self._asked, self._hint, self._points):
            self._form_side.column.addWidget(part)
        self._form_side.column.addStretch(1)
        self._matrix_side.column.addStretch(1)
        self._matrix_side.setFixedWidth(SIDE)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 0, 1, 1)
        row.setSpacing(0)
        row.addWidget(self._form_side, 1)
        row.addWidget(self._post)
        row.addWidget(self._matrix_side)

    def _connect(self) -> None:
        self._question.textEdited.connect(self._on_question)
        self._points.edited.connect(self._on_form)
        self._matrix.edited.connect(self._on_person)
        self._matrix.another_wanted.connect(self.add_person)
        self._matrix.removal_wanted.connect(self._on_removal)
        edits: tuple[EditLine | EditDay | EditText, ...] = (
            self._question,
            *self._matrix.lines.values(),
            self._matrix.deadline,
            self._points.text,
        )
        for edit in edits:
            edit.undo_wanted.connect(self.undo)
            edit.redo_wanted.connect(self.redo)

    def _on_question(self, text: str) -> None:
        if self._draft is not None:
            person = self._draft.person(self._role)
            form = replace(person.form, question=text) if person.form else None
            words = self._words.translate("change of the question")
            self._draft.change(replace(person, question=text, form=form), "question", words)

    def _on_form(self, form: Form, field: str, words: str) -> None:
        if self._draft is not None:
            self._draft.change(replace(self._draft.person(self._role), form=form), field, words)

    def _on_removal(self) -> None:
        if self._draft is not None:
            self._draft.remove(self._role, self._words.translate("removal of a stakeholder"))

    def _on_person(self, person: Stakeholder, field: str, words: str) -> None:
        if self._draft is not None:
            self._draft.change(person, field, words)


def edit_notice(overview: Overview, person: Stakeholder, words: Words) -> tuple[str, str]:
    """What a change means for what was asked and answered already; empty while nobody was asked.

    Args:
        overview: the release as it stands.
        person: as edited so far.
        words: the reader's language.
    """
    _ = words.translate
    request, row = overview.state.latest_request(person.role), overview.row(person.role)
    if request is None or row is None:
        return "", ""
    version = request.form_version
    more = _("If the title, the question or a point changes, that makes a new form version.")
    free = _("Person, deputy, channel and deadline may change without that.")
    if row.sign_off is not None:
        said = _("{person} has signed form version {version}. It stays as it was signed.")
        lost = _("This answer then no longer counts: ask again.")
        return said.format(person=row.sign_off.person, version=version), f"{more} {lost} {free}"
    said = _("The request with form version {version} is out.")
    lost = _("An answer to the request that is out then no longer counts: ask again.")
    return said.format(version=version), f"{more} {lost} {free}"


def _no_form(person: Stakeholder, words: Words) -> str:
    _ = words.translate
    if person.decides:
        return _("The executive confirms the critical conditions of the plan; they are no form of their own.")
    return _("Who is only informed gets no form.")
