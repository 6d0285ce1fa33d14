# SPDX-License-Identifier: MIT
"""What the launch leaves behind: ticked by itself where records show it, by hand where somebody has to say so."""

from typing import Final

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from golive_desktop.services.completion import Deliverable, open_deliverable, tick_deliverable
from golive_desktop.services.overview import Overview
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.after.part import Part
from golive_desktop.ui.pages.after.reading import AfterLook
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.emptied import emptied
from golive_desktop.ui.parts.text import Text, panel
from golive_desktop.wording.sentences import N_

__all__ = ["CompletionPart"]

_SHOWS: Final = {
    "approvals": (N_("all approvals are recorded"), "signoffs", ""),
    "training": (N_("the training was held"), "communication", "training"),
    "faq": (N_("the questions are kept"), "communication", "faq"),
    "rollback": (N_("the runbook names criteria and steps"), "day", ""),
    "metrics": (N_("the runbook names values with limits"), "after", "values"),
    "review": (N_("the review is signed"), "after", "review"),
    "timeline": (N_("the runbook and T-0 are set"), "day", ""),
    "gates": (N_("every gate is green"), "gates", ""),
    "before": (N_("every step before T-0 is done"), "day", ""),
}
"""For what the program can see: what shows it, and where that is."""


class CompletionPart(Part):
    """One list."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        _ = self.words.translate
        self._shown: tuple[Deliverable, ...] | None = None
        self._boxes: list[QCheckBox] = []
        self._count = Text("", "muted")
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        frame = panel()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(Text(_("What the launch leaves behind"), "section"), 1)
        head.addWidget(self._count)
        inside.addLayout(head)
        said = _("What records show is ticked by itself. The rest you tick; it is kept with your name and the time.")
        inside.addWidget(Text(said, "muted", wraps=True))
        inside.addLayout(self._list)
        self.column.addWidget(frame)
        self.column.addStretch(1)

    def show_look(self, look: AfterLook, overview: Overview) -> None:
        """Shows the list; the keyboard stays where it is."""
        self.overview = overview
        if look.deliverables == self._shown:
            return
        held = next((number for number, box in enumerate(self._boxes) if box.hasFocus()), -1)
        self._shown, self._boxes = look.deliverables, []
        done = sum(point.done for point in look.deliverables)
        said = self.words.translate("{done} of {all} done")
        self._count.setText(said.format(done=done, all=len(look.deliverables)))
        emptied(self._list)
        for point in look.deliverables:
            self._list.addWidget(self._line(point))
        if 0 <= held < len(self._boxes):
            self._boxes[held].setFocus()

    def first_focus(self) -> QWidget:
        """The first point."""
        return self._boxes[0] if self._boxes else self

    def _line(self, point: Deliverable) -> QWidget:
        _ = self.words.translate
        box = QCheckBox()
        box.setAccessibleName(point.text)
        box.setChecked(point.done)
        box.setEnabled(not point.by_itself)
        box.clicked.connect(lambda ticked: self._on_tick(point.text, ticked=bool(ticked)))
        self._boxes.append(box)
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(box)
        row.addWidget(Text(point.text, wraps=True), 1)
        row.addWidget(Text(self._shows(point), "caption"))
        if point.fact in _SHOWS and not point.done:
            _text, page, subject = _SHOWS[point.fact]
            link = button(
                _("Open"),
                self.theme,
                kind="link",
                name=_("Open: {text}").format(text=point.text),
                pressed=lambda: self.context.shell.open_page(page, subject),
            )
            row.addWidget(link)
        return made

    def _shows(self, point: Deliverable) -> str:
        _ = self.words.translate
        if point.by_itself:
            return _(_SHOWS[point.fact][0])
        if point.at is not None:
            return _("{name}, {time}").format(name=point.by, time=self.words.minute(point.at))
        return ""

    def _on_tick(self, text: str, *, ticked: bool) -> None:
        self._shown = None
        act = tick_deliverable if ticked else open_deliverable
        self.write(lambda acting: act(acting, text))
