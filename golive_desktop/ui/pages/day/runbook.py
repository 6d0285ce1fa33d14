# SPDX-License-Identifier: MIT
"""The runbook as a table: arrows move, Space ticks, R says that a step did not go to plan."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.day.drawing import StepDelegate, cell_text
from golive_desktop.ui.pages.day.steps import StepLine
from golive_desktop.ui.parts.text import tip
from golive_desktop.ui.words import Words
from golive_desktop.wording.sentences import N_

__all__ = ["COLUMNS", "Runbook"]

COLUMNS: Final = (
    N_("Phase"),
    "",
    N_("Runbook step"),
    N_("Owner"),
    N_("Planned"),
    N_("Actual"),
    N_("Drift"),
)
PHASE, STATE, STEP, OWNER, PLANNED, ACTUAL, DRIFT = range(7)
_ROW: Final = 32
_ACROSS: Final = Qt.Orientation.Horizontal
_FOLDED: Final = {OWNER: 600, ACTUAL: 420}
"""Pixels of width below which a column is left out; the line below the table has what it says."""
Index = QModelIndex | QPersistentModelIndex


class Runbook(QTableView):
    """All steps of a run.

    Signals:
        chosen(str): the step with this key has the cursor.
        ticked(str): Space, Enter or a click on the state of this step.
        off_plan(str): R on this step.
        copied(str): the command of this step shall be copied.
    """

    chosen = Signal(str)
    ticked = Signal(str)
    off_plan = Signal(str)
    copied = Signal(str)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._model = _Model(words, self)
        self._delegate = StepDelegate(theme, self)
        self._current = ""
        self._build(words)

    def show_steps(self, lines: Sequence[StepLine]) -> None:
        """Shows these steps; the cursor stays on its step, and goes with the next step when it stood on that."""
        lines = tuple(lines)
        if lines == self._model.lines:
            return
        held, current = self.key(), next((line.key for line in lines if line.current), "")
        follows = held in {"", self._current}
        self._current = current
        same = [line.key for line in lines] == [line.key for line in self._model.lines]
        self._delegate.take(lines)
        self._model.show_lines(lines, same=same)
        for column in (PHASE, STATE, OWNER, PLANNED, ACTUAL, DRIFT):
            self.setColumnWidth(column, self._delegate.width_of(column, str(self._model.headerData(column, _ACROSS))))
        short = self._delegate.spread() - self.columnWidth(ACTUAL) - self.columnWidth(DRIFT)
        self.setColumnWidth(DRIFT, self.columnWidth(DRIFT) + max(0, short))
        wanted = current if follows and current else held
        self.choose(wanted or (lines[0].key if lines else ""))

    def line(self) -> StepLine | None:
        """The step with the cursor."""
        row = self.currentIndex().row()
        return self._model.lines[row] if 0 <= row < len(self._model.lines) else None

    def key(self) -> str:
        """The key of the step with the cursor; empty for none."""
        line = self.line()
        return line.key if line else ""

    def choose(self, key: str) -> None:
        """Moves the cursor to a step."""
        rows = [number for number, line in enumerate(self._model.lines) if line.key == key]
        if rows and rows[0] != self.currentIndex().row():
            index = self._model.index(rows[0], STEP)
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _build(self, words: Words) -> None:
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(words.translate("Runbook"))
        self.setProperty("kind", "runbook")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(24)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(STEP, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(lambda _now, _before: self.chosen.emit(self.key()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self.key()
        plain = not event.modifiers()
        if key and plain and event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.ticked.emit(key)
        elif key and plain and event.key() == Qt.Key.Key_R:
            self.off_plan.emit(key)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        line = self._model.lines[index.row()]
        if index.column() == STATE:
            self.ticked.emit(line.key)
        elif self._on_command(index, event):
            self.copied.emit(line.key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        hand = index.isValid() and (index.column() == STATE or self._on_command(index, event))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.selectRow(0)
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        for column, least in _FOLDED.items():
            self.setColumnHidden(column, event.size().width() < least)
        super().resizeEvent(event)

    def _on_command(self, index: QModelIndex, event: QMouseEvent) -> bool:
        line = self._model.lines[index.row()]
        if index.column() != STEP or not line.command:
            return False
        return self._delegate.command_area(self.visualRect(index), line).contains(event.position().toPoint())


class _Model(QAbstractTableModel):
    def __init__(self, words: Words, parent: Runbook) -> None:
        super().__init__(parent)
        self._words = words
        self.lines: tuple[StepLine, ...] = ()

    def show_lines(self, lines: tuple[StepLine, ...], *, same: bool) -> None:
        if same:
            self.lines = lines
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as above
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            title = COLUMNS[section]
            return self._words.translate(title) if title else ""
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell_text(line, index.column())
            case Qt.ItemDataRole.AccessibleTextRole:
                return line.said if index.column() == STEP else cell_text(line, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return tip(_more(line, index.column())) or None
        return None


def _more(line: StepLine, column: int) -> str:
    if column == STEP:
        return " – ".join(part for part in (line.text, line.remark, line.command) if part)
    return {STATE: line.word, OWNER: line.owner, PLANNED: line.planned_full}.get(column, "")
