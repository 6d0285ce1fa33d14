# SPDX-License-Identifier: MIT
"""Who answers the go/no-go poll, and in which order."""

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from golive_desktop.domain.edition import Origin
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.runbook.inputs import Pick
from golive_desktop.ui.pages.runbook.listpanel import ListPanel
from golive_desktop.ui.pages.runbook.part import Part
from golive_desktop.ui.pages.runbook.sight import EditSight, origin_words, role_title, roles_known
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.table import TableCell
from golive_desktop.ui.parts.text import Text, panel

__all__ = ["PollPart"]


class PollPart(Part):
    """The roles in the order in which they are asked."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        _ = self.words.translate
        columns = ("", _("Role"), _("Comes from"))
        self._list = ListPanel(self.words, self.theme, columns, stretch=1, name=_("Order of the poll"), add="")
        self._another = Pick(free=False)
        self._another.setAccessibleName(_("Role that is asked too"))
        self._add = button(_("Ask this role too"), self.theme, image="plus", pressed=self._on_add)
        self._mark = StatusMark(self.theme)
        self._roles: dict[str, str] = {}
        self._build()
        self._list.turned.connect(self._on_turned)
        self._list.asked.connect(self._on_asked)

    def show_sight(self, sight: EditSight, key: str) -> None:
        """Shows the order, with the cursor where it was."""
        self.sight = sight
        order, row = sight.now.poll_order, max(0, self._list.table.current_row())
        if key in order:
            row = order.index(key)
        self._list.show_rows([self._cells(number, role) for number, role in enumerate(order, 1)], row)
        others = [role for role in roles_known(sight.view) if role not in order]
        self._roles = {role_title(role, sight.view, self.words): role for role in others}
        titles = tuple(self._roles)
        chosen = self._another.currentText()
        self._another.show_choice(chosen if chosen in titles else next(iter(titles), ""), titles)
        fixed = sight.view.fixed.poll
        self._mark.setVisible(fixed)
        self._mark.show_state("requested", self.words.translate("A poll is open: its order stays until it is signed."))
        self._add.setEnabled(bool(titles) and not fixed)
        self._another.setEnabled(bool(titles) and not fixed)
        self._show_buttons()

    def first_focus(self) -> QWidget:
        """The table."""
        return self._list.table

    def _build(self) -> None:
        _ = self.words.translate
        frame = panel()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(10)
        inside.addWidget(Text(_("Go/no-go poll"), "section"))
        said = _(
            "At T-60 and at T-0 each role answers in this order. Nobody answers for those who are not on the list."
        )
        inside.addWidget(Text(said, "muted", wraps=True))
        inside.addWidget(self._mark)
        inside.addWidget(self._list, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._another)
        row.addWidget(self._add)
        row.addStretch(1)
        inside.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame, 1)

    def _cells(self, number: int, role: str) -> tuple[TableCell, ...]:
        if self.sight is None:
            return ()
        view = self.sight.view
        origin = Origin.PLAN if role in view.first.poll_order else Origin.ADDED
        colour = "muted" if origin is Origin.PLAN else ""
        said = origin_words(origin, view, self.words, template=True)
        return (
            TableCell(text=str(number), colour="muted"),
            TableCell(text=role_title(role, view, self.words), bold=True),
            TableCell(text=said, colour=colour),
        )

    def _show_buttons(self) -> None:
        count = len(self.sight.now.poll_order) if self.sight is not None else 0
        free = self.sight is not None and not self.sight.view.fixed.poll
        row = self._list.table.current_row()
        self._list.allow(up=free and row > 0, down=free and 0 <= row < count - 1, remove=free and 0 <= row < count)

    def _on_turned(self, row: int) -> None:
        if self.sight is not None and 0 <= row < len(self.sight.now.poll_order):
            self.turned.emit(self.sight.now.poll_order[row])
            self._show_buttons()

    def _on_add(self) -> None:
        role = self._roles.get(self._another.currentText())
        if self.sight is not None and role:
            self.turned.emit(role)
            self._put((*self.sight.now.poll_order, role))

    def _on_asked(self, what: str) -> None:
        row = self._list.table.current_row()
        if self.sight is None or row < 0:
            return
        order = list(self.sight.now.poll_order)
        role = order.pop(row)
        if what != "remove":
            order.insert(row + (-1 if what == "up" else 1), role)
            self.turned.emit(role)
        self._put(tuple(order))

    def _put(self, order: tuple[str, ...]) -> None:
        if self.sight is not None:
            words = self.words.translate("change of the poll")
            self.change(replace(self.sight.now, poll_order=order), "", words)
