# SPDX-License-Identifier: MIT
"""Says through the desktop what must not be overlooked, with a sound where that is wanted."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from golive_desktop.ui.look.icons import icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.preferences import Preferences

__all__ = ["Announcer", "Notice", "as_chosen", "desktop_notice"]

Notice = Callable[[str, str], object]
"""Says a title and a sentence."""


def desktop_notice(owner: QWidget, theme: Theme, kept: Preferences) -> Notice:
    """The desktop's own notifications and its own sound, as the settings have them at that moment.

    The window asks for attention in the task bar too, so that something is seen where a desktop has no notifications.
    The icon stands beside the clock only once something was said.

    Args:
        owner: whoever speaks; with its end the icon goes.
        theme: the colours.
        kept: the settings.
    """
    tray = QSystemTrayIcon(icon("rocket", theme.colour("accent")), owner)
    tray.messageClicked.connect(tray.hide)

    def show(title: str, sentence: str) -> None:
        QApplication.alert(owner.window())
        if QSystemTrayIcon.isSystemTrayAvailable():
            tray.show()
            tray.showMessage(title, sentence, tray.icon())

    return as_chosen(kept, show, QApplication.beep)


def as_chosen(kept: Preferences, show: Notice, sound: Callable[[], object]) -> Notice:
    """Shows and sounds what the settings allow; they are asked each time.

    Args:
        kept: the settings.
        show: shows a notification.
        sound: makes the sound.
    """

    def say(title: str, sentence: str) -> None:
        if kept.notices:
            show(title, sentence)
        if kept.sound:
            sound()

    return say


class Announcer(QObject):
    """Says each overdue step once; what was overdue when it began to look is known already.

    Args:
        say: how; None for not at all.
        parent: whoever owns it.
    """

    def __init__(self, say: Notice | None, parent: QObject) -> None:
        super().__init__(parent)
        self._say = say
        self._known: set[str] | None = None

    def forget(self) -> None:
        """Another run is shown: what is overdue in it is not news."""
        self._known = None

    def look(self, overdue: Iterable[tuple[str, str]], title: str) -> tuple[str, ...]:
        """Looks which steps are overdue now.

        Args:
            overdue: key and text of each.
            title: what the notification is called.

        Returns:
            The texts of those that are new.
        """
        steps = dict(overdue)
        known, self._known = self._known, set(steps)
        fresh = tuple(text for key, text in steps.items() if known is not None and key not in known)
        if fresh and self._say is not None:
            self._say(title, " · ".join(fresh))
        return fresh
