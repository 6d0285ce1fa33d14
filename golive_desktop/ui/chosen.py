# SPDX-License-Identifier: MIT
"""Ticks, choices, days and numbers that the user changed and nothing has saved since, like words that were typed."""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final, cast

from PySide6.QtCore import QDateTime, QObject
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDateTimeEdit, QRadioButton, QSpinBox, QWidget

from golive_desktop.ui.parts.carried import is_carried
from golive_desktop.ui.parts.segment import Segment

__all__ = ["Chooser", "Touches", "chooser_of", "choosers", "is_touched", "value_of"]

Chooser = QCheckBox | QRadioButton | QComboBox | QDateTimeEdit | QSpinBox | Segment
_KINDS: Final = (QCheckBox, QRadioButton, QComboBox, QDateTimeEdit, QSpinBox, Segment)
_FOLLOWED, _TOUCHED = "followed", "touched"


class Touches(QObject):
    """Notes what the user changes; what a page shows of its own accord is no longer the user's.

    Args:
        parent: the window.
        writing: whether anything is being written now: what a touch saves at once is not unsaved.
    """

    def __init__(self, parent: QObject, writing: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._writing = writing
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def choose(self, chooser: Chooser, value: object) -> bool:
        """Chooses as the user would.

        Args:
            chooser: where.
            value: as `value_of` gave it.

        Returns:
            False while it cannot be chosen there: it is locked, or not filled yet.
        """
        self._follow(chooser)
        if not chooser.isEnabled() or not _choose(chooser, value):
            return False
        _mark(chooser, touched=True)
        return True

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        # note: whatever is changed by hand has the keyboard then; to look for all of them would cost each page its time
        if (chooser := chooser_of(now)) is not None:
            self._follow(chooser)

    def _follow(self, chooser: Chooser) -> None:
        if chooser.property(_FOLLOWED):
            return
        chooser.setProperty(_FOLLOWED, True)  # noqa: FBT003 - Qt's own signature
        if isinstance(chooser, (QCheckBox, QRadioButton)):
            chooser.toggled.connect(lambda _on: _mark(chooser, touched=False))
            chooser.clicked.connect(lambda _on=False: self._on_touched(chooser))
        elif isinstance(chooser, QComboBox):
            chooser.currentIndexChanged.connect(lambda _row: _mark(chooser, touched=False))
            chooser.activated.connect(lambda _row: self._on_touched(chooser))
        elif isinstance(chooser, Segment):
            chooser.chosen.connect(lambda _value: self._on_touched(chooser))
        elif isinstance(chooser, QDateTimeEdit):
            chooser.dateTimeChanged.connect(lambda _moment: self._on_changed(chooser))
        else:
            chooser.valueChanged.connect(lambda _value: self._on_changed(chooser))

    def _on_touched(self, chooser: Chooser) -> None:
        _mark(chooser, touched=not self._writing())

    def _on_changed(self, chooser: Chooser) -> None:
        """By hand while it has the keyboard, or the calendar that it has opened."""
        _mark(chooser, touched=chooser_of(QApplication.focusWidget()) is chooser and not self._writing())


def chooser_of(widget: QWidget | None) -> Chooser | None:
    """What a widget belongs to: the list that a choice has opened, the calendar of a day, a button among a few."""
    found: Chooser | None = None
    while widget is not None:
        if isinstance(widget, _KINDS):
            found = widget
        widget = widget.parentWidget()
    return found


def choosers(stage: QWidget) -> Iterator[Chooser]:
    """All of a stage whose value is carried; ticks first, since others may wait for them."""
    ticks = chain[Chooser](stage.findChildren(QCheckBox), stage.findChildren(QRadioButton))
    choices = chain[Chooser](stage.findChildren(QComboBox), stage.findChildren(Segment))
    amounts = chain[Chooser](stage.findChildren(QDateTimeEdit), stage.findChildren(QSpinBox))
    for chooser in chain(ticks, choices, amounts):
        own = isinstance(chooser, QComboBox) and chooser.isEditable()
        if not own and is_carried(chooser) and chooser_of(chooser) is chooser:
            yield chooser


def is_touched(chooser: Chooser) -> bool:
    """Whether the user changed it, and nothing else was shown in it since."""
    return bool(chooser.property(_TOUCHED) == repr(value_of(chooser)))


def value_of(chooser: Chooser) -> object:
    """What is chosen, the same in every language."""
    if isinstance(chooser, (QCheckBox, QRadioButton)):
        return chooser.isChecked()
    if isinstance(chooser, QComboBox):
        data: object = chooser.currentData()
        return chooser.currentIndex() if data is None else (data,)
    if isinstance(chooser, QDateTimeEdit):
        return chooser.dateTime()
    return chooser.value if isinstance(chooser, Segment) else chooser.value()


def _choose(chooser: Chooser, value: object) -> bool:
    if isinstance(chooser, (QCheckBox, QRadioButton)):
        if chooser.isChecked() is not value:
            chooser.click()
    elif isinstance(chooser, QComboBox):
        return _choose_row(chooser, value)
    elif isinstance(chooser, Segment):
        return chooser.choose(cast("str", value))
    elif isinstance(chooser, QDateTimeEdit):
        chooser.setDateTime(cast("QDateTime", value))
        chooser.editingFinished.emit()
    else:
        chooser.setValue(cast("int", value))
        chooser.editingFinished.emit()
    return value_of(chooser) == value


def _choose_row(chooser: QComboBox, value: object) -> bool:
    rows = range(chooser.count())
    row = next((row for row in rows if value in (row, (chooser.itemData(row),))), -1)
    if row < 0:
        return False
    chooser.setCurrentIndex(row)
    chooser.activated.emit(row)
    return True


def _mark(chooser: Chooser, *, touched: bool) -> None:
    # note: with the value, since some show another one without a word
    chooser.setProperty(_TOUCHED, repr(value_of(chooser)) if touched else None)
