# SPDX-License-Identifier: MIT
"""The line above every page of a release that was declared void: that nothing of it counts, and why."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel

from golive_desktop.services.overview import Overview
from golive_desktop.ui.calendar import calendar_of
from golive_desktop.ui.context import Context
from golive_desktop.ui.look.icons import icon
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.room import turn
from golive_desktop.ui.parts.text import Text

__all__ = ["VoidBar"]

_ICON = 18
_NARROW = 900


class VoidBar(QFrame):
    """VOID with its reason; hidden while the release stands.

    Args:
        context: of the stage.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._overview: Overview | None = None
        _ = context.words.translate
        theme = context.theme
        self.setProperty("kind", "strip")
        self.setProperty("weight", "blocks")
        image = QLabel()
        drawn = icon("octagon-x", theme.colour("danger")).pixmap(QSize(_ICON, _ICON), 1.0, QIcon.Mode.Normal)
        image.setPixmap(drawn)
        self._word = Text(_("VOID"), "record", colour=theme.colour("danger"))
        self._why = Text("", wraps=True, selectable=True)
        self._show = button(_("Show the declaration"), theme, kind="link", pressed=self._on_show)
        self._tell = button(_("Write to who has signed…"), theme, kind="link", image="mail", pressed=self._on_tell)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(14, 8, 10, 8)
        self._row.setSpacing(10)
        texts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        texts.setSpacing(10)
        texts.addWidget(image)
        texts.addWidget(self._word)
        texts.addWidget(self._why, 1)
        self._row.addLayout(texts, 1)
        links = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        links.addWidget(self._show)
        links.addWidget(self._tell)
        links.addStretch(0)
        self._row.addLayout(links)
        self.hide()

    def show_release(self, overview: Overview) -> None:
        """Says what was declared."""
        self._overview = overview
        void = overview.state.void
        self.setVisible(void is not None)
        if void is not None:
            words = self._context.words
            time = calendar_of(overview, words).minute(void.at)
            said = words.translate("Release {tag} was declared void, {time}. Nothing of it counts. Reason: {reason}")
            tag = overview.release.candidate.tag
            self._why.setText(said.format(tag=tag, time=time, reason=void.reason))
            self.setAccessibleName(f"{self._word.text()}: {self._why.text()}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = event.size().width() < _NARROW
        turn(self._row, below=narrow)
        super().resizeEvent(event)

    def _on_show(self) -> None:
        void = self._overview.state.void if self._overview is not None else None
        if void is not None:
            self._context.shell.open_page("documents", void.sha256)

    def _on_tell(self) -> None:
        context, overview = self._context, self._overview
        if overview is None:
            return
        release = overview.release.id
        context.bridge.write(
            lambda _task: _letter(context, release),
            owner=self,
            done=lambda letter: context.shell.open_page("communication", letter),
            refused=context.shell.report,
            changes=release,
        )


def _letter(context: Context, release: str) -> str:
    """The id of the first letter in the outbox; empty where everybody was told already."""
    from golive_desktop.services.mailing import prepare_notices  # noqa: PLC0415 - reads statements, seldom needed

    made = prepare_notices(context.adapters, release, now=context.now())
    return made[0].letter.id if made else ""
