# SPDX-License-Identifier: MIT
"""What brings the user here: two doors, the sample line below them, and the foot."""

from collections.abc import Callable
from typing import Final, cast

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from golive_desktop.domain.release import Language
from golive_desktop.ui.look.icons import icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.text import Text, hairline
from golive_desktop.ui.stages.doors.door import Door, DoorTexts, door_text
from golive_desktop.ui.words import Words

__all__ = ["Beginning"]

_WIDEST: Final = 900
_STACKED: Final = 720
_DOOR_HEIGHT: Final = 336
_LANGUAGES: Final = (("Deutsch", "de"), ("English", "en"))


class Beginning(QWidget):
    """The two doors with everything around them.

    Signals:
        sign_wanted(): the user was asked to sign.
        release_wanted(): the user runs a release.
        sample_wanted(): the user is just looking.
        check_wanted(): the user has a file of somebody.
        restore_wanted(): the user has a backup.
        help_wanted(): the user wants to read first.
        language_chosen(str): ``de`` or ``en``.
    """

    sign_wanted = Signal()
    release_wanted = Signal()
    sample_wanted = Signal()
    check_wanted = Signal()
    restore_wanted = Signal()
    help_wanted = Signal()
    language_chosen = Signal(str)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self._sign = Door(_sign_texts(words.translate), theme, filled=True)
        self._run = Door(_run_texts(words.translate), theme, filled=False)
        self._doors = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._language = QComboBox()
        self._foot = QWidget()
        self._build()
        self._connect()

    def first_focus(self) -> QWidget:
        """The request's door."""
        return self._sign.button

    def regions(self) -> tuple[QWidget, ...]:
        """The doors, and the foot."""
        return (self._sign.button, self._foot)

    def _build(self) -> None:
        _ = self._words.translate
        self.setMaximumWidth(_WIDEST)
        title = door_text(_("What brings you here?"), "verdict")
        lead = Text(
            _("Everything stays on this laptop. No account, no server. Nothing leaves unless you send it."),
            "lead-muted",
            wraps=True,
        )
        for label in (title, lead):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._doors.setSpacing(24)
        for door in (self._sign, self._run):
            self._doors.addWidget(door, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(lead)
        column.addSpacing(16)
        column.addLayout(self._doors)
        column.addSpacing(14)
        column.addLayout(self._sample_line())
        column.addSpacing(16)
        column.addWidget(hairline())
        column.addSpacing(6)
        column.addWidget(self._foot)
        self._fill_foot()

    def _sample_line(self) -> QHBoxLayout:
        _ = self._words.translate
        mark = QLabel()
        mark.setPixmap(icon("layers", self._theme.colour("muted")).pixmap(QSize(20, 20), self.devicePixelRatioF()))
        more = door_text(_("– LifeTimeCircle, every state filled in, reset any time."), "lead-muted")
        more.setWordWrap(False)
        asked = door_text(_("Just looking?"), "lead")
        asked.setWordWrap(False)
        link = _link(_("Try the sample release"), self._theme, self.sample_wanted.emit)
        link.setAccessibleDescription(more.text())
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addStretch(1)
        row.addWidget(mark)
        row.addWidget(asked)
        row.addWidget(link)
        row.addWidget(more)
        row.addStretch(1)
        self._more = more
        return row

    def _fill_foot(self) -> None:
        _ = self._words.translate
        label = Text(_("&Language:"))
        label.setBuddy(self._language)
        self._language.setAccessibleName(_("Language"))
        for name, key in _LANGUAGES:
            self._language.addItem(name, key)
        self._language.setCurrentIndex([key for _name, key in _LANGUAGES].index(self._words.language))
        speaks, links = QHBoxLayout(), QHBoxLayout()
        speaks.addWidget(label)
        speaks.addWidget(self._language)
        for text, wanted in (
            (_("Check a file someone gave me"), self.check_wanted),
            (_("Restore a backup"), self.restore_wanted),
            (_("Open help"), self.help_wanted),
        ):
            links.addWidget(button(text, self._theme, kind="link", pressed=wanted.emit))
        self._foot_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._foot)
        self._foot_row.setContentsMargins(0, 0, 0, 0)
        self._foot_row.setSpacing(18)
        self._foot_row.addStretch(1)
        for part, gap in ((speaks, 6), (links, 22)):
            part.setSpacing(gap)
            self._foot_row.addLayout(part)
        self._foot_row.addStretch(1)

    def _connect(self) -> None:
        self._sign.entered.connect(self.sign_wanted)
        self._run.entered.connect(self.release_wanted)
        self._language.activated.connect(self._on_language)
        for door in (self._sign, self._run):
            door.button.installEventFilter(self)

    def _on_language(self, row: int) -> None:
        language = cast("Language", self._language.itemData(row))
        if language != self._words.language:
            self.language_chosen.emit(language)

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = event.size().width() >= _STACKED - 2 * 16
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._doors.setDirection(direction)
        self._foot_row.setDirection(direction)
        for door in (self._sign, self._run):
            door.show_bullets(shown=wide)
            door.setMinimumHeight(_DOOR_HEIGHT if wide else 0)
        self._more.setVisible(wide)
        super().resizeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            there = {Qt.Key.Key_Left: self._sign, Qt.Key.Key_Right: self._run}.get(Qt.Key(event.key()))
            if there is not None:
                there.button.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)


def _link(text: str, theme: Theme, pressed: Callable[[], object]) -> QPushButton:
    made = button(text, theme, kind="link", pressed=pressed)
    made.setProperty("door", True)  # noqa: FBT003 - Qt's own signature
    return made


def _sign_texts(_: Callable[[str], str]) -> DoorTexts:
    return DoorTexts(
        image="file-pen-line",
        title=_("I was asked to sign"),
        lead=_("You received a request by e-mail or chat."),
        bullets=(
            ("file-check", _("Open the request, answer, decide, sign")),
            ("key-round", _("About five minutes, your key is made on the way")),
            ("mail", _("Your signed reply goes back by e-mail")),
        ),
        action=_("Open the request…"),
    )


def _run_texts(_: Callable[[str], str]) -> DoorTexts:
    return DoorTexts(
        image="rocket",
        title=_("I run a release"),
        lead=_("You collect the sign-offs and lead the go-live day."),
        bullets=(
            ("users", _("Stakeholders, forms and deadlines")),
            ("inbox", _("Receive and check signed replies")),
            ("file-text", _("One signed PDF at the end")),
        ),
        action=_("Set up a release…"),
    )
