# SPDX-License-Identifier: MIT
"""After the launch: how the values stand, what the review says, and what is left to do."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QWidget

from golive_desktop.domain.problem import Problem
from golive_desktop.services.overview import Overview
from golive_desktop.ui.context import Context
from golive_desktop.ui.daypapers import save_paper
from golive_desktop.ui.page import Page
from golive_desktop.ui.pages.after.completion import CompletionPart
from golive_desktop.ui.pages.after.part import Part
from golive_desktop.ui.pages.after.reading import AfterLook, read_after
from golive_desktop.ui.pages.after.review import ReviewPart
from golive_desktop.ui.pages.after.values import ValuesPart
from golive_desktop.ui.pages.after.weeks import WeeksPart
from golive_desktop.ui.pages.day.offers import HourOffer
from golive_desktop.ui.parts.aside import Aside
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.carried import stays_behind
from golive_desktop.ui.parts.front import FrontStack
from golive_desktop.ui.parts.room import turn
from golive_desktop.ui.parts.scroll import scrolling_column
from golive_desktop.ui.parts.segment import Choice, Segment
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.text import Text
from golive_desktop.wording.sentences import N_

__all__ = ["PARTS", "AfterPage", "make_page"]

_VALUES: Final = "values"
_LEAST_SEGMENT: Final = 620
_LEAST_HEAD: Final = 800
"""Pixels of width below which the files stand under the title; German needs them."""
_STATES: Final = {"live": "approved", "rolled-back": "withdrawn", "aborted": "rejected", "held": "conditional"}

PARTS: Final[Mapping[str, tuple[str, Callable[[Context], Part]]]] = {
    _VALUES: (N_("Values"), ValuesPart),
    "review": (N_("Review"), ReviewPart),
    "weeks": (N_("Weeks 1 and 2"), WeeksPart),
    "completion": (N_("Completion"), CompletionPart),
}
"""By key: what each part is called, and what makes it."""


def make_page(context: Context) -> "AfterPage":
    """After the launch; its subjects are the keys of `PARTS`."""
    return AfterPage(context)


class AfterPage(Page):
    """A line of parts, of which one is shown; each is made when it is first opened."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._overview: Overview | None = None
        self._look: AfterLook | None = None
        self._key = ""
        self._made: dict[str, Part] = {}
        self._stack = FrontStack()
        self._waiting: dict[str, tuple[FrontStack, dict[str, Part]]] = {}
        """The parts of other releases, by the release's id."""
        self._aside = Aside(self)
        self._strip = Strip(self.words, self.theme)
        self._hour = HourOffer(context)
        self._mark = StatusMark(self.theme)
        self._build()
        self._connect()
        self._open(_VALUES)

    def show_release(self, overview: Overview) -> None:
        """Shows the release as it stands now."""
        before, self._overview = self._overview, overview
        if before is not None and before.release.id != overview.release.id:
            self._change_parts(before.release.id, overview.release.id)
        adapters, release, now = self.context.adapters, overview.release.id, self.context.now()
        self.context.bridge.look(
            lambda _task: read_after(adapters, release, now=now),
            owner=self,
            done=self._on_look,
            refused=self._strip.show_problem,
        )

    def show_subject(self, subject: str) -> None:
        """Turns to a part."""
        if subject in PARTS:
            self._open(subject)

    def subject(self) -> str:
        """The part in front."""
        return self._key

    def about(self) -> str:
        """Each part has its own fields, about the whole release."""
        return ""

    def first_focus(self) -> QWidget:
        """The part in front."""
        return self._made[self._key].first_focus()

    def _build(self) -> None:
        _ = self.words.translate
        names = {key: _(name) for key, (name, _made) in PARTS.items()}
        choices = [Choice(value=key, text=name) for key, name in names.items()]
        self._parts = Segment(choices, self.theme, name=_("Part of the time after the launch"))
        self._list = QComboBox()
        self._list.setAccessibleName(_("Part of the time after the launch"))
        for key, name in names.items():
            self._list.addItem(name, key)
        self._list.hide()
        stays_behind(self._parts, self._list)
        titles, files = QHBoxLayout(), QHBoxLayout()
        titles.setSpacing(16)
        titles.addWidget(Text(_("After launch"), "page"))
        titles.addWidget(self._mark)
        titles.addStretch(1)
        for text, image, pressed in (
            (_("Timeline…"), "download", self._on_timeline),
            (_("Retrospective…"), "file-text", self._on_retrospective),
            (_("Quick reference…"), "printer", self._on_card),
        ):
            files.addWidget(button(text, self.theme, image=image, pressed=pressed))
        files.addStretch(0)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(8)
        self._head.addLayout(titles, 1)
        self._head.addLayout(files)
        column = self._column = scrolling_column(self)
        column.addLayout(self._head)
        column.addWidget(self._parts, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._list)
        column.addWidget(self._strip)
        column.addWidget(self._hour)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._parts.chosen.connect(self._open)
        self._hour.refused.connect(self._strip.show_problem)
        self._list.activated.connect(lambda row: self._open(str(self._list.itemData(row))))

    def _change_parts(self, before: str, now: str) -> None:
        """Each release has parts of its own: what was typed for one is neither lost nor kept for another."""
        self._waiting[before] = (self._stack, self._made)
        self._aside.take(self._stack)
        self._stack, self._made = self._waiting.pop(now) if now in self._waiting else (FrontStack(), {})
        self._column.addWidget(self._stack, 1)
        self._stack.show()
        self._open(self._key)

    def _open(self, key: str) -> None:
        if key not in self._made:
            made = PARTS[key][1](self.context)
            self._made[key] = made
            self._stack.addWidget(made)
            made.refused.connect(self._on_refused)
            made.said.connect(self._strip.show_text)
        self._key = key
        self._parts.show_value(key)
        self._list.setCurrentIndex(self._list.findData(key))
        self._stack.setCurrentWidget(self._made[key])
        self._strip.hide()
        self._show()

    def _on_look(self, look: AfterLook) -> None:
        if self._overview is not None and look.view.release.id == self._overview.release.id:
            self._look = look
            self._show()

    def _show(self) -> None:
        if self._look is None or self._overview is None or self._look.view.release.id != self._overview.release.id:
            return
        phase = self._look.view.day.phase.value
        self._mark.show_state(_STATES.get(phase, "not-requested"), self.words.term("phase", phase))
        self._hour.show_run(self._look.view, self._look.hourly)
        self._made[self._key].show_look(self._look, self._overview)

    def _on_refused(self, problem: Problem) -> None:
        self._strip.show_problem(problem)
        if self._overview is not None:
            self.show_release(self._overview)

    def _on_card(self) -> None:
        if self._overview is not None:
            save_paper(self.context, self._overview.release, "quick-reference", strip=self._strip)

    def _on_timeline(self) -> None:
        if self._overview is not None:
            save_paper(self.context, self._overview.release, "timeline", strip=self._strip)

    def _on_retrospective(self) -> None:
        if self._overview is not None:
            save_paper(self.context, self._overview.release, "retrospective", strip=self._strip)

    def resizeEvent(self, event: QResizeEvent) -> None:
        small = event.size().width() < _LEAST_SEGMENT
        turn(self._head, below=event.size().width() < _LEAST_HEAD)
        self._hour.fold(small=small)
        self._parts.setVisible(not small)
        self._list.setVisible(small)
        super().resizeEvent(event)
