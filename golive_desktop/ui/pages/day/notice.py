# SPDX-License-Identifier: MIT
"""Says through the desktop that a step is overdue, once for each; where the desktop has no place for it, nothing."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from golive_desktop.ui.look.icons import icon
from golive_desktop.ui.look.theme import Theme

__all__ = ["Announcer", "tray_notice"]

Notice = Callable[[str, str], object]
"""Says a title and a sentence."""


def tray_notice(owner: QWidget, theme: Theme) -> Notice | None:
    """The desktop's own notifications; None where it has none. The icon stands there only while something is said."""
    if not QSystemTrayIcon.isSystemTrayAvailable():
        return None
    tray = QSystemTrayIcon(icon("rocket", theme.colour("accent")), owner)

    def say(title: str, sentence: str) -> None:
        tray.show()
        tray.showMessage(title, sentence, tray.icon())

    tray.messageClicked.connect(tray.hide)
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
