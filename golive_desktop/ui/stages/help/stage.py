# SPDX-License-Identifier: MIT
"""Help: topics at the left, the chosen one beside them; it needs no network and asks for none."""

from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QLineEdit,
    QListView,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from golive_desktop import __version__
from golive_desktop.ui.context import Context
from golive_desktop.ui.look.icons import icon
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.room import ANY, turn
from golive_desktop.ui.parts.stagehead import stage_head
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.stage import Stage
from golive_desktop.ui.stages.help.made import diagnostics, menu_table
from golive_desktop.ui.stages.help.reader import TopicView
from golive_desktop.ui.stages.help.topics import ABOUT, KEYBOARD, Topic, topics

__all__ = ["HelpStage", "make_stage"]

_KEY: Final = Qt.ItemDataRole.UserRole
_TEXT: Final = Qt.ItemDataRole.UserRole + 1
_LIST_WIDTH: Final = 300
_WIDEST: Final = 860
_ONE_COLUMN: Final = 760
_LOW: Final = 130


@runtime_checkable
class _Dressed(Protocol):
    def look(self) -> str: ...


def make_stage(context: Context) -> "HelpStage":
    """The help; its subject is the key of a topic, see `golive_desktop.ui.stages.help.topics`."""
    return HelpStage(context)


class HelpStage(Stage):
    """List and topic."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._topics = {topic.key: topic for topic in topics(self.words.language)}
        self._model = QStandardItemModel(self)
        self._found = _Found(self)
        self._find = QLineEdit()
        self._list = QListView()
        self._view = TopicView()
        self._build()
        self._connect()
        self.show_topic(next(iter(self._topics)))

    def show_subject(self, subject: str) -> None:
        """Opens a topic; empty or unknown, the one that is open stays."""
        if subject in self._topics:
            self._find.clear()
            self.show_topic(subject)

    def subject(self) -> str:
        """The topic that is shown."""
        return str(self._list.currentIndex().data(_KEY) or "")

    def title(self) -> str:
        """What stands in the window's title."""
        return self.words.translate("Help")

    def first_focus(self) -> QWidget:
        """The list of topics."""
        return self._list

    def regions(self) -> tuple[QWidget, ...]:
        """Head, list and topic."""
        return (self._head, self._list, self._view)

    def show_topic(self, key: str) -> None:
        """Goes to a topic in the list."""
        for row in range(self._found.rowCount()):
            index = self._found.index(row, 0)
            if index.data(_KEY) == key:
                self._list.setCurrentIndex(index)

    def _build(self) -> None:
        _ = self.words.translate
        for topic in self._topics.values():
            item = QStandardItem(topic.title)
            item.setData(topic.key, _KEY)
            item.setData(topic.text, _TEXT)
            self._model.appendRow(item)
        self._found.setSourceModel(self._model)
        self._list.setModel(self._found)
        self._list.setProperty("kind", "topics")
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setAccessibleName(_("Topics"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setWordWrap(True)
        self._find.setPlaceholderText(_("Find in the help"))
        self._find.setAccessibleName(_("Find in the help"))
        self._find.setClearButtonEnabled(True)
        self._find.addAction(icon("search", self.theme.colour("muted")), QLineEdit.ActionPosition.LeadingPosition)
        self._none = Text(_("No topic fits."), "muted", wraps=True)
        self._copy = button(_("Copy diagnostics"), self.theme, image="copy", pressed=self._on_copy)
        self._said = Text("", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(14)
        self._head = stage_head(self.context, _("Help"), self._said, self._copy)
        column.addWidget(self._head)
        column.addLayout(self._build_body(), 1)

    def _build_body(self) -> QBoxLayout:
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(10)
        left.addWidget(self._find)
        left.addWidget(self._none)
        left.addWidget(self._list, 1)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(16)
        self._body.addWidget(self._left)
        self._body.addWidget(self._view, 1)
        self._view.setMaximumWidth(_WIDEST)
        self._body.addStretch(0)
        return self._body

    def _connect(self) -> None:
        self._find.textChanged.connect(self._on_find)
        self._find.returnPressed.connect(self._list.setFocus)
        self._list.selectionModel().currentChanged.connect(lambda _now, _before: self._show())
        self._view.topic_wanted.connect(self.show_subject)

    def _show(self) -> None:
        """What is seen follows from the topic with the cursor."""
        topic = self._topics.get(self.subject())
        self._none.setVisible(not self._found.rowCount())
        self._copy.setVisible(topic is not None and topic.key == ABOUT)
        self._said.setText("")
        if topic is not None:
            self._view.show_topic(self._filled(topic), topic.title)

    def _filled(self, topic: Topic) -> str:
        """The topic with what only the running program knows."""
        if topic.key == ABOUT:
            return topic.text.replace("{version}", __version__)
        window = self.context.window
        if topic.key == KEYBOARD and isinstance(window, QMainWindow):
            return f"{topic.text}\n{menu_table(window.menuBar(), self.words)}\n"
        return topic.text

    def _on_find(self, text: str) -> None:
        self._found.find(text)
        if not self._list.currentIndex().isValid() and self._found.rowCount():
            self._list.setCurrentIndex(self._found.index(0, 0))
        self._none.setVisible(not self._found.rowCount())

    def _on_copy(self) -> None:
        window = self.context.window
        look = window.look() if isinstance(window, _Dressed) else ""
        QGuiApplication.clipboard().setText(diagnostics(self.words, self.context.home, look))
        self._said.setText(self.words.translate("Copied."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        stacked = event.size().width() < _ONE_COLUMN
        turn(self._body, below=stacked)
        self._left.setMaximumWidth(ANY if stacked else _LIST_WIDTH)
        self._left.setMaximumHeight(_LOW if stacked else ANY)
        super().resizeEvent(event)


class _Found(QSortFilterProxyModel):
    """The topics in which each of the typed words occurs."""

    def __init__(self, parent: HelpStage) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()

    def find(self, text: str) -> None:
        self._words = tuple(text.casefold().split())
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: object) -> bool:  # noqa: ARG002 - Qt's arguments
        text = str(self.sourceModel().index(row, 0).data(_TEXT)).casefold()
        return all(word in text for word in self._words)
