# SPDX-License-Identifier: MIT
"""Shows a topic of the help; nothing is loaded, no markup but our own is read, links lead to topics alone."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat, QTextTable
from PySide6.QtWidgets import QTextBrowser

__all__ = ["TopicView"]

_SCHEME = "topic"
_BODY_PIXELS = 14
_LINE_PERCENT = 130
_HEADINGS = {1: 20, 2: 16}
_ABOVE_HEADING = 14
_BETWEEN_PARAGRAPHS = 10
_BETWEEN_LINES = 4


class TopicView(QTextBrowser):
    """One topic, to be read, marked and copied; arrows and Tab walk through it and its links.

    Signals:
        topic_wanted(str): a link to another topic was followed.
    """

    topic_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setProperty("kind", "topic")
        self.document().setDocumentMargin(24)
        font = QFont(self.font())
        font.setPixelSize(_BODY_PIXELS)
        self.document().setDefaultFont(font)
        self.anchorClicked.connect(self._on_link)

    def show_topic(self, text: str, title: str) -> None:
        """Shows a topic.

        Args:
            text: in Markdown of our own files; markup of HTML in it is shown as typed.
            title: what a screen reader calls it.
        """
        features = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
        self.document().setMarkdown(text, features)
        self.setAccessibleName(title)
        self._dress()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Nothing: a topic is text."""
        return None

    def _dress(self) -> None:
        """Gives headings their sizes, lines and paragraphs their room, which Markdown cannot say."""
        block = self.document().begin()
        while block.isValid():
            form, cursor = block.blockFormat(), QTextCursor(block)
            level, listed, in_table = (
                form.headingLevel(),
                block.textList() is not None,
                cursor.currentTable() is not None,
            )
            form.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            form.setTopMargin(_ABOVE_HEADING if level > 1 else 0)
            form.setBottomMargin(0 if in_table else _BETWEEN_LINES if listed else _BETWEEN_PARAGRAPHS)
            cursor.setBlockFormat(form)
            if level:
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                size = QTextCharFormat()
                size.setProperty(QTextFormat.Property.FontPixelSize, _HEADINGS.get(level, _BODY_PIXELS))
                size.clearProperty(QTextFormat.Property.FontSizeAdjustment)
                cursor.mergeCharFormat(size)
            block = block.next()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                look = frame.format()
                look.setBorder(0)
                look.setCellPadding(5)
                look.setCellSpacing(0)
                frame.setFormat(look)

    def _on_link(self, url: QUrl) -> None:
        if url.scheme() == _SCHEME:
            self.topic_wanted.emit(url.path())
