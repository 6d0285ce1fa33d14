# SPDX-License-Identifier: MIT
"""The people of a release: where each role is reached, in which language; entered here, or known from a key."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from golive_desktop.domain.communication import CUSTOMERS, LEADERSHIP, SUPPORT_TEAM, Correspondent
from golive_desktop.domain.mail import Mailbox
from golive_desktop.services.overview import Overview
from golive_desktop.services.recipients import GROUPS, forget_person, known_people, name_person
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.communication.section import Section
from golive_desktop.ui.parts.board import Board
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.parts.languages import chosen_language, language_segment
from golive_desktop.ui.parts.table import TableCell
from golive_desktop.ui.parts.text import Text, panel
from golive_desktop.wording.sentences import N_

__all__ = ["PeopleSection", "people_rows"]

_GROUPS: Final[Mapping[str, str]] = {
    CUSTOMERS: N_("Customers"),
    SUPPORT_TEAM: N_("Support team"),
    LEADERSHIP: N_("Leadership"),
}


def people_rows(overview: Overview, people: Sequence[Correspondent]) -> tuple[tuple[str, Correspondent | None], ...]:
    """For each role of the plan, then each group: whom its mails reach; None where nobody knows."""
    roles = (*(person.role for person in overview.release.plan.stakeholders), *GROUPS)
    rows: list[tuple[str, Correspondent | None]] = []
    for role in roles:
        found = [one for one in people if one.role == role]
        rows += [(role, one) for one in found] or [(role, None)]
    return tuple(rows)


class PeopleSection(Section):
    """A table, and below it the entry of the chosen role."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows: tuple[tuple[str, Correspondent | None], ...] = ()
        self._role = ""
        _ = self.words.translate
        columns = (_("Role"), _("Name"), _("Address"), _("Language"))
        self._board = Board(self.theme, columns, name=_("People of this release"), elastic=2)
        self._title = Text("", "record", wraps=True)
        self._name, self._address = QLineEdit(), QLineEdit()
        self._language = language_segment(self.theme, _("Language of the letters"))
        self._form = panel()
        self._build()
        self._connect()

    def read(self) -> None:
        """Reads whom the letters reach."""
        overview, adapters = self.overview, self.context.adapters
        if overview is not None:
            self.look(lambda: known_people(adapters, overview.release.id), self._on_people)

    def show_subject(self, subject: str) -> None:
        """A role, or a group."""
        self._role = subject
        self._show_form()

    def subject(self) -> str:
        """The role, or the group."""
        return self._role

    def first_focus(self) -> QWidget:
        """The table."""
        return self._board

    def _build(self) -> None:
        _ = self.words.translate
        said = _("Letters go here. What nobody entered comes from the confirmed key of a role.")
        self.column.addWidget(Text(said, "muted", wraps=True))
        self.column.addWidget(self._board)
        self._address_field = Field(_("&Address"), self._address, self.theme)
        fields = QHBoxLayout()
        fields.setSpacing(12)
        fields.addWidget(Field(_("&Name"), self._name, self.theme), 1)
        fields.addWidget(self._address_field, 1)
        below = QHBoxLayout()
        below.setSpacing(10)
        below.addWidget(self._language)
        below.addStretch(1)
        self._forget: QPushButton = button(_("Remove entry"), self.theme, image="trash-2", pressed=self._on_forget)
        self._more = button(_("Add another"), self.theme, image="plus", pressed=lambda: self._keep(more=True))
        below.addWidget(self._forget)
        below.addWidget(self._more)
        below.addWidget(
            button(_("Save"), self.theme, kind="filled", image="save", pressed=lambda: self._keep(more=False))
        )
        column = QVBoxLayout(self._form)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addLayout(fields)
        column.addLayout(below)
        self.column.addWidget(self._form)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self._board.selectionModel().currentRowChanged.connect(lambda _now, _before: self._on_row())
        self._board.opened.connect(lambda _row: self._name.setFocus())
        for edit in (self._name, self._address):
            edit.returnPressed.connect(lambda: self._keep(more=False))

    def _on_people(self, people: Sequence[Correspondent]) -> None:
        if self.overview is None:
            return
        self._rows = people_rows(self.overview, people)
        if not self._role and self._rows:
            self._role = next((role for role, one in self._rows if one is None), self._rows[0][0])
        self._board.show_rows([self._cells(role, one) for role, one in self._rows])
        self._show_form()

    def _cells(self, role: str, one: Correspondent | None) -> tuple[TableCell, ...]:
        _ = self.words.translate
        title = TableCell(text=self._title_of(role), bold=True)
        if one is None:
            return (
                title,
                TableCell(text="–"),
                TableCell(text=_("no address yet"), colour="muted"),
                TableCell(text="–"),
            )
        language = "Deutsch" if one.language == "de" else "English"
        return (
            title,
            TableCell(text=one.mailbox.name or "–"),
            TableCell(text=one.mailbox.address),
            TableCell(text=language),
        )

    def _title_of(self, role: str) -> str:
        person = self.overview.release.plan.stakeholder(role) if self.overview is not None else None
        return person.title if person is not None else self.words.translate(_GROUPS.get(role, role))

    def _on_row(self) -> None:
        row = self._board.current_row()
        if 0 <= row < len(self._rows) and self._rows[row][0] != self._role:
            self._role = self._rows[row][0]
            self._show_form()

    def _show_form(self) -> None:
        """What is kept of the chosen role; what is being typed for it stays."""
        person = self.overview.release.plan.stakeholder(self._role) if self.overview is not None else None
        one = next((one for role, one in self._rows if role == self._role), None)
        self._form.setVisible(bool(self._role))
        self._forget.setVisible(one is not None)
        self._more.setVisible(self._role in GROUPS)
        if self._title.text() == self._title_of(self._role) and (self._name.isModified() or self._address.isModified()):
            return
        self._title.setText(self._title_of(self._role))
        self._name.setText(one.mailbox.name if one else person.person if person else "")
        self._address.setText(one.mailbox.address if one else "")
        release = self.overview.release.language if self.overview is not None else "en"
        self._language.show_value(one.language if one else release)
        self._address_field.show_problem("")

    def _keep(self, *, more: bool) -> None:
        if self.overview is None:
            return
        mailbox = Mailbox(name=self._name.text(), address=self._address.text())
        entry = Correspondent(role=self._role, mailbox=mailbox, language=chosen_language(self._language))
        adapters, release, now = self.context.adapters, self.overview.release.id, self.context.now()
        self._settle()
        self.context.bridge.write(
            lambda _task: name_person(adapters, release, entry, more=more, now=now),
            owner=self,
            done=lambda _none: self._on_kept(),
            refused=lambda problem: self._address_field.show_problem(self.words.explain(problem).sentence),
            changes=release,
        )

    def _on_kept(self) -> None:
        self.said.emit(self.words.translate("The address is saved."), "")

    def _on_forget(self) -> None:
        if self.overview is not None:
            adapters, release, role, now = (
                self.context.adapters,
                self.overview.release.id,
                self._role,
                self.context.now(),
            )
            self._settle()
            self.write(lambda: forget_person(adapters, release, role, now=now))

    def _settle(self) -> None:
        """What is typed is handed over: the next state that is read takes its place."""
        for edit in (self._name, self._address):
            edit.setModified(False)
