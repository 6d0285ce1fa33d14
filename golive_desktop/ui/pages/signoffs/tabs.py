# SPDX-License-Identifier: MIT
"""One tab for each stakeholder, with the state as an icon; a list to choose from where there is no room for tabs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionTab, QStylePainter, QTabBar, QVBoxLayout, QWidget

from golive_desktop.domain.plan import Stakeholder
from golive_desktop.domain.text import in_one_line
from golive_desktop.services.overview import Overview
from golive_desktop.ui.look.icons import status_icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.signoffs.titles import short_title
from golive_desktop.ui.parts.text import tip
from golive_desktop.ui.words import Words

__all__ = ["StakeholderTabs", "TabView", "tab_views"]

_HEIGHT: Final = 42
_ICON: Final = 16
_GAP: Final = 8
_PADDING: Final = 9
_MOST: Final = 180
"""Pixels that a tab takes at most, however long the title."""
_LEAST: Final = 200
_LONGEST: Final = 80
"""Characters of a title on its tab."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TabView:
    """One tab."""

    role: str
    text: str
    title: str
    """The whole title, for the tooltip."""
    state: str
    word: str


def tab_views(overview: Overview, people: Sequence[Stakeholder], words: Words) -> tuple[TabView, ...]:
    """One tab for each stakeholder: as the board has them, and those that are not kept yet.

    Args:
        overview: the release as it stands.
        people: the stakeholders as edited so far.
        words: the reader's language.
    """
    kept = {person.role: person for person in overview.state.plan.stakeholders}
    rows = {row.role: row for row in overview.readiness.board}
    new = words.translate("New stakeholder")
    return tuple(
        TabView(
            role=person.role,
            text=short_title(kept.get(person.role, person), words.language) if person.title or row else new,
            title=row.title if row else person.title or new,
            state=row.state if row else "not-requested",
            word=words.term("state", row.state) if row else words.translate("Changes not saved yet"),
        )
        for person, row in ((person, rows.get(person.role)) for person in people)
    )


class StakeholderTabs(QWidget):
    """The stakeholders in the order of the plan; Ctrl+Tab goes on, Ctrl+Shift+Tab back.

    Signals:
        chosen(str): the user went to the stakeholder with this role.
    """

    chosen = Signal(str)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._views: tuple[TabView, ...] = ()
        self._bar = _Bar(theme)
        self._box = QComboBox()
        _ = words.translate
        for part in (self._bar, self._box):
            part.setAccessibleName(_("Stakeholders"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._bar)
        column.addWidget(self._box)
        self._box.hide()
        self._connect()

    @property
    def role(self) -> str:
        """The stakeholder that is chosen; empty while there is none."""
        at = self._bar.currentIndex()
        return self._views[at].role if 0 <= at < len(self._views) else ""

    def show_tabs(self, views: Sequence[TabView], role: str) -> None:
        """Shows these tabs with the one of `role` chosen; nothing is announced."""
        with QSignalBlocker(self._bar), QSignalBlocker(self._box):
            if [view.role for view in views] != [view.role for view in self._views]:
                self._fill(len(views))
            for at, view in enumerate(views):
                if at >= len(self._views) or self._views[at] != view:
                    self._show(at, view)
            if [view.text for view in views] != [view.text for view in self._views]:
                self._bar.measure()
            self._views = tuple(views)
        self.setVisible(bool(views))
        self.select(role)

    def select(self, role: str) -> None:
        """Chooses the tab of `role`; nothing is announced, and an unknown one changes nothing."""
        for at, view in enumerate(self._views):
            if view.role == role:
                with QSignalBlocker(self._bar), QSignalBlocker(self._box):
                    self._bar.setCurrentIndex(at)
                    self._box.setCurrentIndex(at)

    def set_compact(self, *, compact: bool) -> None:
        """Shows a list to choose from in place of the tabs."""
        self._bar.setVisible(not compact)
        self._box.setVisible(compact)
        if not compact:
            QWidget.setTabOrder(self._bar, self._box)  # it may have stood in another row

    def entry(self) -> QWidget:
        """What takes the keyboard."""
        return self._bar if self._box.isHidden() else self._box

    def _connect(self) -> None:
        self._bar.currentChanged.connect(self._on_chosen)
        self._box.currentIndexChanged.connect(self._on_chosen)
        for keys, step in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            # note: from anywhere on the page, the record below the tabs among it
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda step=step: self._step(step))

    def _fill(self, count: int) -> None:
        while self._bar.count():
            self._bar.removeTab(0)
        self._box.clear()
        self._views = ()
        for _number in range(count):
            self._bar.addTab("")
            self._box.addItem("")

    def _show(self, at: int, view: TabView) -> None:
        image, shown = status_icon(view.state, self._theme), in_one_line(view.text, _LONGEST)
        self._bar.setTabIcon(at, image)
        self._bar.setTabText(at, shown.replace("&", "&&"))
        self._bar.setTabToolTip(at, tip(f"{view.title}: {view.word}"))
        self._bar.setAccessibleTabName(at, f"{view.title}, {view.word}")
        self._box.setItemIcon(at, image)
        self._box.setItemText(at, f"{shown} – {view.word}")

    def _step(self, step: int) -> None:
        if self._views:
            self._on_chosen((self._bar.currentIndex() + step) % len(self._views))

    def _on_chosen(self, at: int) -> None:
        if 0 <= at < len(self._views):
            self.select(self._views[at].role)
            self.chosen.emit(self._views[at].role)


class _Bar(QTabBar):
    """Tabs of equal width while they fit; icon and text stand together in the middle of each."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._needs: list[int] = []
        self._sum, self._widest = 0, 0
        self.setObjectName("stakeholders")
        self.setDrawBase(False)
        self.setExpanding(True)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def measure(self) -> None:
        """Measures the words of all tabs; Qt asks for all widths at each change of one tab."""
        font = _weighted(self.font(), chosen=True)
        words = QFontMetrics(font)
        self._needs = [
            min(words.horizontalAdvance(self.tabText(at).replace("&&", "&")) + _ICON + _GAP + 2 * _PADDING, _MOST)
            for at in range(self.count())
        ]
        self._sum, self._widest = sum(self._needs), max(self._needs, default=0)
        if self.count():
            self.setTabIcon(0, self.tabIcon(0))  # note: the only way to have all tabs placed anew

    def tabSizeHint(self, index: int) -> QSize:
        if index >= len(self._needs):
            return QSize(_LEAST, _HEIGHT)
        count, need = len(self._needs), self._needs[index]
        spare, equal = self.width() - self._sum, self.width() // len(self._needs)
        if spare < 0:
            return QSize(need, _HEIGHT)
        return QSize(equal if self._widest <= equal else need + spare // count, _HEIGHT)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return QSize(self._needs[index] if index < len(self._needs) else _LEAST, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        # note: Qt knows no height before the tabs are laid out, and what holds them keeps what it was told first
        return QSize(_LEAST, max(_HEIGHT, super().minimumSizeHint().height()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is drawn
        painter = QStylePainter(self)
        for at in range(self.count()):
            option = QStyleOptionTab()
            self.initStyleOption(option, at)
            painter.drawControl(QStyle.ControlElement.CE_TabBarTabShape, option)
            self._paint_label(painter, at, QRect(option.rect))
        painter.end()

    def _paint_label(self, painter: QPainter, at: int, place: QRect) -> None:
        chosen = at == self.currentIndex()
        font = _weighted(self.font(), chosen=chosen)
        text = self.tabText(at).replace("&&", "&")
        wide = QFontMetrics(font).horizontalAdvance(text)
        room = place.width() - _ICON - _GAP - 8
        left = place.left() + max((place.width() - _ICON - _GAP - min(wide, room)) // 2, 4)
        top = place.top() + (3 if chosen else 2)
        middle = top + (place.bottom() - top) // 2
        self.tabIcon(at).paint(painter, QRect(left, middle - _ICON // 2, _ICON, _ICON))
        painter.setFont(font)
        painter.setPen(QColor(self._theme.colour("text")))
        words = QRect(left + _ICON + _GAP, top, min(wide, room) + 2, place.bottom() - top)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _mark(self, *, focused: bool) -> None:
        self.setProperty("focused", focused)
        self.style().unpolish(self)
        self.style().polish(self)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._mark(focused=True)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._mark(focused=False)
        super().focusOutEvent(event)


def _weighted(font: QFont, *, chosen: bool) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Medium)
    return made
