# SPDX-License-Identifier: MIT
"""Settings: language, appearance, where the data lies, what the window remembers; mail; company certificates."""

from typing import Final, Protocol, cast, runtime_checkable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QCheckBox,
    QHBoxLayout,
    QScrollArea,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from golive_desktop.domain.release import Language
from golive_desktop.ui.context import Context
from golive_desktop.ui.look.theme import Choice as Look
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.carried import stays_behind
from golive_desktop.ui.parts.front import FrontStack
from golive_desktop.ui.parts.room import turn
from golive_desktop.ui.parts.saved import show_folder
from golive_desktop.ui.parts.segment import Choice, Segment
from golive_desktop.ui.parts.text import Text, panel
from golive_desktop.ui.preferences import Preferences, preferences_of
from golive_desktop.ui.stage import Stage
from golive_desktop.ui.stages.settings.mail import MailSettings
from golive_desktop.ui.stages.settings.texts import MailTexts
from golive_desktop.ui.stages.settings.trust import TrustSettings

__all__ = ["Dresser", "SettingsStage", "make_stage"]

_LANGUAGE: Final = "language"
_LOOK: Final = "look"
_GENERAL: Final = "general"
_MAIL: Final = "mail"
_TEXTS: Final = "texts"
_TRUST: Final = "trust"
_WIDEST: Final = 820
_MARGIN: Final = 24


@runtime_checkable
class Dresser(Protocol):
    """What the settings need of the window."""

    preferences: Preferences

    def look(self) -> Look:
        """The look that was chosen."""

    def set_look(self, look: Look) -> None:
        """Takes another look from now on."""


def make_stage(context: Context) -> "SettingsStage":
    """The settings; ``language`` and ``look`` put the keyboard there, ``mail``, ``texts``, ``trust`` open theirs."""
    return SettingsStage(context)


class SettingsStage(Stage):
    """One panel for each subject."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._subject = ""
        self._mail: MailSettings | None = None
        self._texts: MailTexts | None = None
        self._trust: TrustSettings | None = None
        window = context.window
        self._dresser = window if isinstance(window, Dresser) else None
        self._kept = preferences_of(window, context.home)
        self._build()
        self._connect()
        self._open(_GENERAL)
        self._show()

    def show_subject(self, subject: str) -> None:
        """Shows the settings as they are now."""
        self._subject = subject
        self._open(subject if subject in {_MAIL, _TEXTS, _TRUST} else _GENERAL)
        self._show()

    def subject(self) -> str:
        """What was changed last, so that the keyboard comes back to it."""
        return self._subject

    def about(self) -> str:
        """Each part says it of itself."""
        return ""

    def title(self) -> str:
        """What stands in the window's title."""
        return self.words.translate("Settings")

    def first_focus(self) -> QWidget:
        """What was changed last, else the language."""
        mail, texts, trust = self._mail, self._texts, self._trust
        if mail is not None and self._subject == _MAIL:
            return mail.first_focus()
        if texts is not None and self._subject == _TEXTS:
            return texts.first_focus()
        if trust is not None and self._subject == _TRUST:
            return trust.first_focus()
        return (self._look if self._subject == _LOOK else self._language).entry()

    def _build(self) -> None:
        _ = self.words.translate
        languages = (
            Choice(value="de", text="Deutsch", image="check"),
            Choice(value="en", text="English", image="check"),
        )
        self._language = Segment(languages, self.theme, name=_("Language"))
        looks = (
            Choice(value="system", text=_("As the system"), image="check"),
            Choice(value="light", text=_("Light"), image="check"),
            Choice(value="dark", text=_("Dark"), image="check"),
        )
        self._look = Segment(looks, self.theme, name=_("Appearance"))
        self._recent = Text("", wraps=True)
        self._watched = Text("", wraps=True, selectable=True)
        self._forget = button(
            _("Clear the list"), self.theme, name=_("Clear the recent files"), pressed=self._on_forget
        )
        self._unwatch = button(_("Stop watching"), self.theme, pressed=self._on_unwatch)
        folder = button(_("Show folder"), self.theme, image="folder-open", pressed=self._on_folder)
        place = Text(self.words.place(self.context.home), "mono", wraps=True, selectable=True)
        general = QWidget()
        self._inside = QVBoxLayout(general)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(14)
        requests = _(
            "The window speaks it at once. A request, and the pages of a file, speak the language of their release."
        )
        self._add(_("Language"), requests, self._language)
        self._add(_("Appearance"), _("High contrast follows the system by itself."), self._look)
        kept = _(
            "Everything is kept here and nowhere else. Keep it out of synchronised folders; exchange files instead."
        )
        self._add(_("Your data"), kept, place, folder)
        self._add(
            _("Go-live day"),
            _("Overdue steps are announced once, a decision that is due each minute."),
            self._announcing(),
        )
        self._add(_("Recent files"), _("Only their places are remembered."), self._recent, self._forget)
        watching = _("New files in it are received by themselves. It is chosen where files are received.")
        self._add(_("Watched folder"), watching, self._watched, self._unwatch)
        self._inside.addStretch(1)
        self._general = general
        self._stack = FrontStack()
        self._stack.addWidget(general)
        inside = QWidget()
        within = QVBoxLayout(inside)
        within.setContentsMargins(_MARGIN, 18, _MARGIN, 16)
        within.setSpacing(14)
        self._head = self._build_head()
        within.addLayout(self._head)
        within.addWidget(self._stack, 1)
        area = self._area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)

    def _announcing(self) -> QWidget:
        _ = self.words.translate
        self._notices = QCheckBox(_("Notifications of this computer"))
        self._sound = QCheckBox(_("A sound with each"))
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(6)
        for tick in (self._notices, self._sound):
            column.addWidget(tick)
        return made

    def _build_head(self) -> QBoxLayout:
        _ = self.words.translate
        back = button(_("Back"), self.theme, kind="link", image="arrow-left", pressed=self.context.shell.go_back)
        title = self._title = QHBoxLayout()
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        title.setSpacing(10)
        title.addWidget(back)
        title.addWidget(Text(_("Settings"), "page"))
        title.addSpacing(14)
        title.addStretch(1)
        parts = (
            Choice(value=_GENERAL, text=_("General")),
            Choice(value=_MAIL, text=_("Mail")),
            Choice(value=_TEXTS, text=_("Mail texts")),
            Choice(value=_TRUST, text=_("Company certificates")),
        )
        self._parts = Segment(parts, self.theme, name=_("Part of the settings"))
        stays_behind(self._parts, self._language, self._look, self._notices, self._sound)
        row.setSpacing(10)
        row.addLayout(title)
        row.addWidget(self._parts, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        return row

    def _open(self, part: str) -> None:
        """Brings a part to the front; all but the first are made when they are first wanted."""
        self._parts.show_value(part)
        front: QWidget = self._general
        if part == _MAIL:
            self._mail = self._mail or self._make_mail()
            self._mail.read()
            front = self._mail
        elif part == _TEXTS:
            self._texts = self._texts or MailTexts(self.context)
            self._texts.read()
            front = self._texts
        elif part == _TRUST:
            self._trust = self._trust or self._make_trust()
            self._trust.read()
            front = self._trust
        if self._stack.indexOf(front) < 0:
            self._stack.addWidget(front)
        self._stack.setCurrentWidget(front)

    def _add(self, title: str, said: str, *parts: QWidget) -> None:
        """One panel: what it is, what it means, and what can be changed."""
        frame = panel()
        frame.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(frame)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(6)
        column.addWidget(Text(title, "section"))
        column.addWidget(Text(said, "muted", wraps=True))
        row = QHBoxLayout()
        row.setSpacing(12)
        for part in parts:
            row.addWidget(part, 1 if isinstance(part, Text) else 0)
        if not any(isinstance(part, Text) for part in parts):
            row.addStretch(1)
        column.addLayout(row)
        self._inside.addWidget(frame)

    def _connect(self) -> None:
        self._parts.chosen.connect(self._on_part)
        self._language.chosen.connect(self._on_language)
        self._look.chosen.connect(self._on_look)
        self._notices.clicked.connect(lambda wanted: self._kept.set_notices(wanted=wanted))
        self._sound.clicked.connect(self._on_sound)

    def _show(self) -> None:
        """What is seen follows from the preferences."""
        _ = self.words.translate
        recent, watched = len(self._kept.recent), self._kept.watched_folder
        self._language.show_value(self.words.language)
        self._look.show_value(self._kept.look)
        self._notices.setChecked(self._kept.notices)
        self._sound.setChecked(self._kept.sound)
        self._recent.setText(_("{count} files").format(count=recent) if recent != 1 else _("1 file"))
        self._forget.setEnabled(bool(recent))
        self._watched.setText(self.words.place(watched) if watched else _("None"))
        self._unwatch.setVisible(watched is not None)

    def _make_mail(self) -> MailSettings:
        made = MailSettings(self.context)
        made.came_up.connect(self._on_came_up)
        return made

    def _make_trust(self) -> TrustSettings:
        made = TrustSettings(self.context)
        made.came_up.connect(self._on_came_up)
        return made

    def _on_came_up(self, part: QWidget) -> None:
        # note: what was just filled has its place only after the next layout
        QTimer.singleShot(0, part, lambda: self._area.ensureWidgetVisible(part))

    def _on_part(self, part: str) -> None:
        self._subject = "" if part == _GENERAL else part
        self._open(part)

    def _on_language(self, language: str) -> None:
        self._subject = _LANGUAGE
        self.context.shell.set_language(cast("Language", language))

    def _on_look(self, look: str) -> None:
        self._subject = _LOOK
        if self._dresser is not None:
            self._dresser.set_look(cast("Look", look))

    def _on_sound(self, wanted: bool) -> None:  # noqa: FBT001 - the signal's argument
        self._kept.set_sound(wanted=wanted)
        if wanted:
            QApplication.beep()

    def _arrange(self) -> None:
        """The parts stand below the title where they do not fit beside it."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        beside = self._title.sizeHint().width() + self._head.spacing() + self._parts.sizeHint().width()
        turn(self._head, below=beside > self.width() - 2 * _MARGIN - bar)

    def _on_folder(self) -> None:
        show_folder(self.context.home)

    def _on_forget(self) -> None:
        self._kept.clear_recent()
        self._show()

    def _on_unwatch(self) -> None:
        self._kept.set_watched_folder(None)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._arrange)  # once its words have their font
