# SPDX-License-Identifier: MIT
"""Above the runbook: what comes from where, the way to its parts, undo and redo, and the button that keeps it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.runbook.part import Size
from golive_desktop.ui.pages.signoffs.column import Notice
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.facts import Fact, FactRow
from golive_desktop.ui.parts.segment import Choice, Segment
from golive_desktop.ui.parts.text import Text, panel
from golive_desktop.ui.words import Words

__all__ = ["Head"]


class Head(QWidget):
    """Title, sources, parts and actions.

    Args:
        words: the reader's language.
        theme: the colours.
        parts: by key, what each is called, in English.

    Signals:
        left(): back to the day.
        turned(str): the part with this key shall be shown.
        undo_wanted(): the last change shall be taken back.
        redo_wanted(): it shall be done again.
        all_wanted(): all changes shall be taken back.
        durations_wanted(): the durations of a rehearsal shall be taken.
        keep_wanted(): the changes shall be kept.
    """

    left = Signal()
    turned = Signal(str)
    undo_wanted = Signal()
    redo_wanted = Signal()
    all_wanted = Signal()
    durations_wanted = Signal()
    keep_wanted = Signal()

    def __init__(self, words: Words, theme: Theme, parts: Mapping[str, str]) -> None:
        super().__init__()
        _ = words.translate
        self._words, self._theme = words, theme
        names = {key: _(name) for key, name in parts.items()}
        self._parts = Segment(
            [Choice(value=key, text=name) for key, name in names.items()], theme, name=_("Part of the runbook")
        )
        self._list = QComboBox()
        self._list.setAccessibleName(_("Part of the runbook"))
        for key, name in names.items():
            self._list.addItem(name, key)
        self._sources: tuple[Fact, ...] = ()
        self._facts = FactRow(theme)
        self._notice = Notice()
        self.durations = button(_("Take the measured durations"), theme, image="clock")
        self._build()
        self._connect()

    def show_part(self, key: str) -> None:
        """Shows which part is in front."""
        self._parts.show_value(key)
        self._list.setCurrentIndex(self._list.findData(key))

    def show_sources(self, facts: Sequence[Fact]) -> None:
        """Shows what comes from where."""
        if tuple(facts) != self._sources:
            self._sources = tuple(facts)
            self._facts.show_facts(facts)

    def show_newer(self, edition: int, both: Sequence[str]) -> None:
        """Says that somebody else kept an edition meanwhile; 0 for nobody.

        Args:
            edition: that one.
            both: what they changed as well.
        """
        _ = self._words.translate
        if not edition:
            self._notice.show_text("", "")
            return
        said = _("The runbook was changed elsewhere meanwhile: edition {number} holds now.").format(number=edition)
        more = _("Your changes stand on it, and none of them is lost. Look through them, then keep them.")
        if both:
            names = ", ".join(both)
            more += " " + _("Changed on both sides, and shown as you have it: {names}.").format(names=names)
        self._notice.show_text(said, more)

    def show_steps(self, *, edition: int, undo: bool, redo: bool, dirty: bool, rehearsed: bool) -> None:
        """Shows what can be done.

        Args:
            edition: that keeping makes.
            undo: whether there is something to take back.
            redo: whether there is something to do again.
            dirty: whether there is something to keep.
            rehearsed: whether a rehearsal measured durations.
        """
        self._keep.setText(self._words.translate("Keep as edition {number}").format(number=edition))
        self._keep.setEnabled(dirty)
        self._all.setVisible(dirty)
        self._undo.setEnabled(undo)
        self._redo.setEnabled(redo)
        self.durations.setVisible(rehearsed)

    def fold(self, size: Size) -> None:
        """The line of parts becomes a list; the sources have no room on the smallest screen."""
        small = size == "small"
        self._parts.setVisible(not small)
        self._list.setVisible(small)

    def _build(self) -> None:
        _, theme = self._words.translate, self._theme
        back = button(_("Go-live day"), theme, kind="link", image="arrow-left", pressed=self.left.emit)
        self._undo = button("", theme, kind="quiet", image="undo-2", name=_("Undo"), pressed=self.undo_wanted.emit)
        self._redo = button("", theme, kind="quiet", image="redo-2", name=_("Redo"), pressed=self.redo_wanted.emit)
        self._all = button(_("Undo all"), theme, kind="link", pressed=self.all_wanted.emit)
        self._keep = button(_("Keep"), theme, kind="filled", image="save", pressed=self.keep_wanted.emit)
        titles = QHBoxLayout()
        titles.setSpacing(12)
        titles.addWidget(back)
        titles.addWidget(Text(_("Runbook"), "page"))
        titles.addStretch(1)
        for made in (self._undo, self._redo, self._all, self._keep):
            titles.addWidget(made)
        frame = panel()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(16, 8, 16, 10)
        inside.addWidget(self._facts)
        parts = QHBoxLayout()
        parts.setSpacing(12)
        parts.addWidget(self._parts)
        parts.addWidget(self._list)
        parts.addStretch(1)
        parts.addWidget(self.durations)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(titles)
        column.addWidget(frame)
        column.addWidget(self._notice)
        column.addLayout(parts)

    def _connect(self) -> None:
        self._parts.chosen.connect(self.turned)
        self._list.activated.connect(lambda row: self.turned.emit(self._list.itemData(row)))
        self.durations.clicked.connect(lambda _checked=False: self.durations_wanted.emit())
