# SPDX-License-Identifier: MIT
"""Communication: what leaves the house, on purpose; and what a release tells people beside its signed files."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStyle, QWidget

from golive_desktop.services.overview import Overview
from golive_desktop.ui.context import Context
from golive_desktop.ui.page import Page
from golive_desktop.ui.pages.communication.channels import ChannelsSection
from golive_desktop.ui.pages.communication.faq import FaqSection
from golive_desktop.ui.pages.communication.outbox import OutboxSection
from golive_desktop.ui.pages.communication.people import PeopleSection
from golive_desktop.ui.pages.communication.plans import PlansSection
from golive_desktop.ui.pages.communication.precheck import PreCheckSection
from golive_desktop.ui.pages.communication.section import Section
from golive_desktop.ui.pages.communication.training import TrainingSection
from golive_desktop.ui.parts.aside import Aside
from golive_desktop.ui.parts.busy import BusyLine
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.carried import stays_behind
from golive_desktop.ui.parts.front import FrontStack
from golive_desktop.ui.parts.scroll import scrolling_column
from golive_desktop.ui.parts.segment import Choice, Segment
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.text import Text
from golive_desktop.wording.sentences import N_

__all__ = ["SECTIONS", "CommunicationPage", "make_page"]

_OUTBOX: Final = "outbox"
_SEPARATOR: Final = ":"
_LEAST_SEGMENT: Final = 860
"""Pixels that the names of all parts need side by side; below, they become a list that opens."""

SECTIONS: Final[Mapping[str, tuple[str, Callable[[Context], Section]]]] = {
    _OUTBOX: (N_("Outbox"), OutboxSection),
    "plans": (N_("Planned"), PlansSection),
    "people": (N_("People"), PeopleSection),
    "training": (N_("Training"), TrainingSection),
    "faq": (N_("Questions"), FaqSection),
    "precheck": (N_("Pre-check"), PreCheckSection),
    "channels": (N_("Channel texts"), ChannelsSection),
}
"""By key: what each part is called, and what makes it."""


def make_page(context: Context) -> "CommunicationPage":
    """The communication of a release.

    Its subjects are a letter's id, ``new`` with a kind and a role behind it (``new/reminder/legal``), or a part with
    its subject (``people:legal``).
    """
    return CommunicationPage(context)


class CommunicationPage(Page):
    """A line of parts, of which one is shown; each is made when it is first opened."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._overview: Overview | None = None
        self._narrow = False
        self._key = ""
        self._made: dict[str, Section] = {}
        self._stack = FrontStack()
        self._waiting: dict[str, tuple[FrontStack, dict[str, Section]]] = {}
        """The parts of other releases, by the release's id."""
        self._aside = Aside(self)
        self._strip = Strip(self.words, self.theme)
        self._busy = BusyLine(self.words, self.theme)
        self._build()
        self._connect()
        self._open(_OUTBOX)

    def show_release(self, overview: Overview) -> None:
        """Shows the release as it stands now."""
        before, self._overview = self._overview, overview
        if before is not None and before.release.id != overview.release.id:
            self._change_parts(before.release.id, overview.release.id)
        else:
            self._section().show_release(overview)

    def show_subject(self, subject: str) -> None:
        """Turns to a letter, a new one, or another part."""
        key, _, rest = subject.partition(_SEPARATOR)
        if key in SECTIONS:
            self._open(key)
            if rest:
                self._section().show_subject(rest)
        else:
            self._open(_OUTBOX)
            self._section().show_subject(subject)

    def subject(self) -> str:
        """The part in front, with what it shows."""
        subject = self._section().subject()
        return f"{self._key}{_SEPARATOR}{subject}" if subject else self._key

    def about(self) -> str:
        """Each part says it of itself."""
        return ""

    def first_focus(self) -> QWidget:
        """The part in front."""
        return self._section().first_focus()

    def fold(self, *, narrow: bool) -> None:
        """Takes less width."""
        self._narrow = narrow
        for section in self._made.values():
            section.fold(narrow=narrow)

    def _build(self) -> None:
        _ = self.words.translate
        names = {key: _(name) for key, (name, _made) in SECTIONS.items()}
        choices = [Choice(value=key, text=name) for key, name in names.items()]
        self._parts = Segment(choices, self.theme, name=_("Part of the communication"))
        self._list = QComboBox()
        self._list.setAccessibleName(_("Part of the communication"))
        for key, name in names.items():
            self._list.addItem(name, key)
        self._list.hide()
        stays_behind(self._parts, self._list)
        account = button(
            _("Mail settings"),
            self.theme,
            kind="link",
            image="settings",
            pressed=lambda: self.context.shell.open_stage("settings", "mail"),
        )
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Text(_("Communication"), "page"))
        head.addStretch(1)
        head.addWidget(account)
        column = self._column = scrolling_column(self)
        column.addLayout(head)
        column.addWidget(self._parts, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._list)
        column.addWidget(self._strip)
        column.addWidget(self._busy)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._parts.chosen.connect(self._open)
        self._list.activated.connect(lambda row: self._open(str(self._list.itemData(row))))

    def _room(self, width: int) -> int:
        """Pixels beside each other in a page that is so wide and scrolls down."""
        margins = self._column.contentsMargins()
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        return width - margins.left() - margins.right() - bar

    def _change_parts(self, before: str, now: str) -> None:
        """Each release has parts of its own: what was typed for one is neither lost nor kept for another."""
        self._waiting[before] = (self._stack, self._made)
        self._aside.take(self._stack)
        self._stack, self._made = self._waiting.pop(now) if now in self._waiting else (FrontStack(), {})
        self._column.addWidget(self._stack, 1)
        self._stack.show()
        for section in self._made.values():
            section.fold(narrow=self._narrow)
            section.fit(self._room(self.width()))
        self._open(self._key)

    def _section(self) -> Section:
        return self._made[self._key]

    def _open(self, key: str) -> None:
        if key not in self._made:
            made = SECTIONS[key][1](self.context)
            self._made[key] = made
            self._stack.addWidget(made)
            made.fold(narrow=self._narrow)
            made.fit(self._room(self.width()))
            made.refused.connect(self._strip.show_problem)
            made.said.connect(self._strip.show_text)
            made.working.connect(self._busy.follow)
            made.turned.connect(self._on_turned)
        self._key = key
        self._parts.show_value(key)
        self._list.setCurrentIndex(self._list.findData(key))
        self._stack.setCurrentWidget(self._made[key])
        self._strip.hide()
        if self._overview is not None:
            self._made[key].show_release(self._overview)

    def _on_turned(self, key: str, subject: str) -> None:
        self._open(key)
        if subject:
            self._section().show_subject(subject)
        self._section().first_focus().setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        small = event.size().width() < _LEAST_SEGMENT
        self._parts.setVisible(not small)
        self._list.setVisible(small)
        for section in self._made.values():
            section.fit(self._room(event.size().width()))
        super().resizeEvent(event)
