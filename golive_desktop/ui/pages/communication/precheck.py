# SPDX-License-Identifier: MIT
"""The communication pre-check: what is ready two days before the launch, ticked by whoever works here."""

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from golive_desktop.services.overview import name_here
from golive_desktop.services.precheck import PreCheckGroup, PreCheckPoint, read_precheck, tick_point, untick_point
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.communication.section import Section
from golive_desktop.ui.parts.emptied import emptied
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.text import Text, panel

__all__ = ["PreCheckSection"]


class PreCheckSection(Section):
    """A panel for each group; a group is ready when all its points are."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._shown: tuple[PreCheckGroup, ...] = ()
        self._boxes: list[QCheckBox] = []
        self._groups = QVBoxLayout()
        self._groups.setSpacing(12)
        said = self.words.translate("Two days before the launch. Each tick is kept with your name and the time.")
        self.column.addWidget(Text(said, "muted", wraps=True))
        self.column.addLayout(self._groups)
        self.column.addStretch(1)

    def read(self) -> None:
        """Reads the points as they stand."""
        if self.overview is not None:
            adapters, release, language = self.context.adapters, self.overview.release.id, self.words.language
            self.look(lambda: read_precheck(adapters, release, language), self._on_groups)

    def first_focus(self) -> QWidget:
        """The first point."""
        return self._boxes[0] if self._boxes else self

    def _on_groups(self, groups: tuple[PreCheckGroup, ...]) -> None:
        if groups == self._shown:
            return
        focused = next((number for number, box in enumerate(self._boxes) if box.hasFocus()), -1)
        self._shown, self._boxes = groups, []
        emptied(self._groups)
        for group in groups:
            self._groups.addWidget(self._group(group))
        if 0 <= focused < len(self._boxes):
            self._boxes[focused].setFocus()

    def _group(self, group: PreCheckGroup) -> QWidget:
        _ = self.words.translate
        frame = panel()
        column = QVBoxLayout(frame)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(6)
        mark = StatusMark(self.theme)
        mark.show_state("approved" if group.ready else "not-requested", _("Ready") if group.ready else _("Open"))
        head = QHBoxLayout()
        head.addWidget(Text(group.title, "section"), 1)
        head.addWidget(mark)
        column.addLayout(head)
        for point in group.points:
            column.addWidget(self._point(point))
        return frame

    def _point(self, point: PreCheckPoint) -> QWidget:
        _ = self.words.translate
        box = QCheckBox()
        box.setAccessibleName(point.text)
        box.setChecked(point.tick is not None)
        box.setEnabled(not point.by_itself)
        box.clicked.connect(lambda ticked: self._on_tick(point.key, ticked=bool(ticked)))
        self._boxes.append(box)
        said = [point.link] if point.link else []
        if point.tick is not None:
            said.append(_("{name}, {time}").format(name=point.tick.by, time=self.words.minute(point.tick.at)))
        elif point.by_itself:
            said.append(_("follows from the training"))
        row_widget = QWidget()
        row = QHBoxLayout(row_widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(box)
        row.addWidget(Text(point.text, wraps=True), 1)
        row.addWidget(Text(" · ".join(said), "caption"))
        return row_widget

    def _on_tick(self, item: str, *, ticked: bool) -> None:
        if self.overview is None:
            return
        adapters, release, now = self.context.adapters, self.overview.release, self.context.now()
        self._shown = ()
        act = tick_point if ticked else untick_point

        def work() -> None:
            act(adapters, release.id, item, by=name_here(adapters, release) or "–", now=now)

        self.write(work)
