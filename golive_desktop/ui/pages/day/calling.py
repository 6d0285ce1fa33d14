# SPDX-License-Identifier: MIT
"""Calls for the signed decision each minute until it is made: success or roll back."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from golive_desktop.domain.launch import DECIDE_AFTER, decision_calls
from golive_desktop.services.day import DayView
from golive_desktop.ui.look.icons import status_icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.day.notice import Notice
from golive_desktop.ui.pages.day.sight import hours_of
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["DecisionCall"]

_ICON = 16


class DecisionCall(QFrame):
    """A strip that cannot be closed; only a decision takes it away.

    Signals:
        decide_wanted(): the user wants to decide now.
    """

    decide_wanted = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self._say: Notice | None = None
        self._calls = 0
        self._build()
        self.hide()

    def announce_through(self, say: Notice | None) -> None:
        """Calls through `say` too from now on; None for not at all."""
        self._say = say

    def show_run(self, view: DayView | None) -> None:
        """Shows whether a decision is due in a run, at the moment of the view; None for no run."""
        calls = decision_calls(view.day, now=view.at) if view is not None else 0
        before, self._calls = self._calls, calls
        self.setVisible(calls > 0)
        if view is None or calls <= before:
            return
        _ = self._words.translate
        title, sentence = _("The decision on the launch is due"), self._sentence(view)
        self._text.setText(sentence)
        self.setAccessibleName(f"{title}. {sentence}")
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        if self._say is not None:
            self._say(title, f"{view.release.candidate.tag}: {sentence}")

    def _sentence(self, view: DayView) -> str:
        launched = view.day.launched_at
        since = hours_of(view, self._words).clock(launched + DECIDE_AFTER) if launched is not None else ""
        return self._words.translate("Due since {time}: declare success, or roll back.").format(time=since)

    def _build(self) -> None:
        _ = self._words.translate
        self.setProperty("kind", "strip")
        self.setProperty("weight", "blocks")
        image = QLabel()
        image.setPixmap(status_icon("overdue", self._theme).pixmap(QSize(_ICON, _ICON), 1.0, QIcon.Mode.Normal))
        self._text = Text("", wraps=True)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(Text(_("The decision on the launch is due"), "strong", wraps=True))
        texts.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(12)
        row.addWidget(image)
        row.addLayout(texts, 1)
        row.addWidget(button(_("Decide now"), self._theme, pressed=self.decide_wanted.emit))
