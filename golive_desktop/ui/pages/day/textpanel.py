# SPDX-License-Identifier: MIT
"""What is to be posted now, with one key to copy it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout

from golive_desktop.domain.text import in_one_line
from golive_desktop.services.channels import STATUS_PAGE, ChannelText
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.day.panels import TitledPanel
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["TextPanel", "texts_at"]

_LONGEST: Final = 24


def texts_at(texts: Sequence[ChannelText], moments: Sequence[str], moment: str) -> tuple[ChannelText, ...]:
    """The texts of a moment; of the newest one before it where it has none.

    Args:
        texts: all.
        moments: of the runbook in its order.
        moment: of the step that is next.
    """
    before = moments[: moments.index(moment) + 1] if moment in moments else ()
    for one in reversed(list(dict.fromkeys(before))):
        if found := tuple(text for text in texts if text.at == one):
            return found
    return ()


class TextPanel(TitledPanel):
    """The text of the present moment; a choice where a moment has several.

    Signals:
        copy_wanted(str): this text shall be copied.
        posted(str, str): this text was given to this channel.
    """

    copy_wanted = Signal(str)
    posted = Signal(str, str)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__(words.translate("Text to post"))
        _ = words.translate
        self._words = words
        self._texts: tuple[ChannelText, ...] = ()
        self._choice = QComboBox()
        self._choice.setAccessibleName(_("Channel"))
        self._choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._text = Text("", wraps=True, selectable=True, breaks=True)
        self._copy = button(_("Copy"), theme, image="copy", name=_("Copy (Ctrl+Shift+C)"), pressed=self.copy)
        self._copy.setToolTip(self._copy.accessibleName())
        self._posted = button(_("Posted"), theme, kind="link", image="check", pressed=self._on_posted)
        self._box = QFrame()
        self._box.setProperty("kind", "message")
        inside = QVBoxLayout(self._box)
        inside.setContentsMargins(10, 8, 10, 8)
        inside.addWidget(self._text)
        self.head.addWidget(self._choice)
        self.column.addWidget(self._box)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self._copy)
        foot.addWidget(self._posted)
        foot.addStretch(1)
        self.column.addLayout(foot)
        self.column.addStretch(1)
        self._choice.currentIndexChanged.connect(self._show)

    def show_texts(self, texts: Sequence[ChannelText]) -> None:
        """Shows the first of these; the chosen one stays while it is there."""
        if tuple(texts) == self._texts:
            return
        chosen = self._choice.currentData()
        self._texts = tuple(texts)
        self._choice.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self._choice.clear()
        for number, text in enumerate(texts, 1):
            self._choice.addItem(in_one_line(f"{self._place(text)} ({number}/{len(texts)})", _LONGEST), text.key)
        self._choice.setCurrentIndex(max(self._choice.findData(chosen), 0) if texts else -1)
        self._choice.blockSignals(False)  # noqa: FBT003 - as above
        self._choice.setVisible(len(texts) > 1)
        self._show(self._choice.currentIndex())

    def copy(self) -> None:
        """Asks for the shown text to be copied."""
        if self._text.text() and self._texts:
            self.copy_wanted.emit(self._texts[self._choice.currentIndex()].text)

    def _show(self, row: int) -> None:
        _ = self._words.translate
        text = self._texts[row] if 0 <= row < len(self._texts) else None
        self._text.setText(text.text if text else _("There is no text for this moment."))
        for made in (self._copy, self._posted):
            made.setVisible(text is not None)
        alone = text is not None and len(self._texts) == 1
        self.title.setText(_("Text for {channel}").format(channel=self._place(text)) if alone else _("Text to post"))

    def _on_posted(self) -> None:
        if self._texts:
            text = self._texts[self._choice.currentIndex()]
            self.posted.emit(text.channel, text.text)

    def _place(self, text: ChannelText | None) -> str:
        if text is None:
            return ""
        return self._words.translate("the status page") if text.channel == STATUS_PAGE else text.channel
