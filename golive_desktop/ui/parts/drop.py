# SPDX-License-Identifier: MIT
"""Where files are dropped: it says so, shows when it would take them, and can be pressed instead."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from golive_desktop.ui.look.icons import icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.text import Text

__all__ = ["DropArea", "files_in", "pasted_files"]

_EDGE: Final = 12


class DropArea(QFrame):
    """A dashed frame that takes files.

    Args:
        sentence: what it says.
        theme: the colours.
        instead: a button for whoever does not drag.

    Signals:
        dropped(tuple): the paths of the files, as `Path`.
    """

    dropped = Signal(object)

    def __init__(self, sentence: str, theme: Theme, instead: QPushButton | None = None) -> None:
        super().__init__()
        self.setProperty("kind", "drop")
        self.setAcceptDrops(True)
        self._image = QLabel()
        self._image.setPixmap(icon("download", theme.colour("muted")).pixmap(QSize(22, 22), self.devicePixelRatioF()))
        self._sentence = Text(sentence, "muted", wraps=True)
        for label in (self._image, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(16, _EDGE, 16, _EDGE)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(self._image)
        column.addWidget(self._sentence)
        if instead is not None:
            column.addSpacing(4)
            column.addWidget(instead, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def fold(self, *, low: bool) -> None:
        """Shows the sentence alone where there is little height: half an icon would say nothing."""
        self._image.setHidden(low)
        edge = _EDGE // 2 if low else _EDGE
        self._column.setContentsMargins(16, edge, 16, edge)

    def _show_over(self, *, over: bool) -> None:
        self.setProperty("over", over)
        self.style().unpolish(self)
        self.style().polish(self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData()):
            self._show_over(over=True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(over=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(over=False)
        paths = files_in(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)


def files_in(data: QMimeData) -> tuple[Path, ...]:
    """The files of this computer that are dragged or pasted; none for anything else."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def pasted_files() -> tuple[Path, ...]:
    """The files in the clipboard."""
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()  # note: an empty clipboard has none
    return files_in(data) if data is not None else ()
