# SPDX-License-Identifier: MIT
# ruff: noqa: PLC0415 - an empty frame in the right colour is painted before all that it does not need
"""Starts the window: one frame at once, fonts, look and content right behind it."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from golive_desktop.ui.look.first import first_palette
from golive_desktop.ui.window import Window

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType

    from golive_desktop.ui.computer import Computer

__all__ = ["Application", "dress", "make_window", "run"]


class Application(QApplication):
    """The program as the desktop knows it.

    Signals:
        asked_to_open(Path): the desktop hands over a file; only macOS does it this way.
    """

    asked_to_open = Signal(object)

    def __init__(self, arguments: Sequence[str]) -> None:
        # note: our bold Inter carries no bold flag, and Qt would make it bolder still
        os.environ.setdefault("QT_NO_SYNTHESIZED_BOLD", "1")
        super().__init__(list(arguments))
        self.setApplicationName("golive-desktop")
        self.setApplicationDisplayName("GoLive Desktop")
        self.setDesktopFileName("golive-desktop")
        self._settled = False

    def settle(self) -> None:
        """Brings fonts, icon, and what keeps Python alive with Qt; once, before anything is shown in words."""
        if self._settled:
            return
        from PySide6.QtGui import QIcon

        from golive_desktop.resources import resource_path
        from golive_desktop.ui.accessible import guard_scroll_areas
        from golive_desktop.ui.bindings import keep_none
        from golive_desktop.ui.look.theme import load_fonts

        self._settled = True
        keep_none()
        guard_scroll_areas()
        load_fonts(self)
        self.setWindowIcon(QIcon(str(resource_path("ui/golive.svg"))))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.asked_to_open.emit(Path(event.file()))
            return True
        return super().event(event)


def run(arguments: Sequence[str], *, computer: "Callable[[], Computer]") -> int:
    """Opens the window and returns when it is closed.

    Args:
        arguments: the program's name, then the files to open.
        computer: makes the computer to work on.

    Returns:
        The exit code; 0 also when an instance that runs already has taken the files.

    Raises:
        KnownError: what `Computer.locate` says.
    """
    from golive_desktop.ui.lock import InstanceLock

    this = computer()
    home = this.locate(None)
    application = Application(arguments)
    paths = tuple(Path(name).absolute() for name in arguments[1:])
    lock = InstanceLock(home)
    if not lock.taken and _hand_over(home, paths):
        return 0
    window = Window(this, home)
    window.setPalette(first_palette(window.preferences.look))
    window.show()
    application.processEvents()
    # note: the frame is painted by now; what it shows needs imports that take longer than a blink
    QTimer.singleShot(0, lambda: _begin(application, window, paths))
    code = application.exec()
    lock.give_back()
    return code


def make_window(application: QApplication, computer: "Computer", home: Path) -> Window:
    """The window in the user's language and look, not shown yet.

    Args:
        application: the one Qt application.
        computer: this computer.
        home: the data folder.
    """
    window = Window(computer, home)
    dress(application, window)
    return window


def dress(application: QApplication, window: Window) -> None:
    """Gives a window fonts, look and language, and hears from then on what happens to them."""
    from golive_desktop.ui.look.theme import apply_theme, theme_of

    if isinstance(application, Application):
        application.settle()
    theme = theme_of(window.preferences.look)
    apply_theme(application, theme, window)
    window.setPalette(application.palette())
    window.theme = theme
    _speak_qt(application, window.language)
    application.styleHints().colorSchemeChanged.connect(lambda _scheme: window.renew_look())
    sys.excepthook = _hook(window)


def _begin(application: Application, window: Window, paths: tuple[Path, ...]) -> None:
    from golive_desktop.ui.collector import Collector
    from golive_desktop.ui.ending import Ending
    from golive_desktop.ui.instance import Instance

    Collector(application)
    Ending(window)
    dress(application, window)
    instance = Instance(window.own_home)
    instance.setParent(window)
    instance.called.connect(lambda more: _call(window, more))
    instance.listen()
    application.asked_to_open.connect(lambda path: _call(window, (path,)))
    window.begin(paths)


def _hand_over(home: Path, paths: tuple[Path, ...]) -> bool:
    """Gives the files to the instance that has the lock; False when it does not answer."""
    from golive_desktop.ui.instance import Instance

    return Instance(home).hand_over(paths)


def _call(window: Window, paths: tuple[Path, ...]) -> None:
    """Another start: the window comes to the front and opens what came with it."""
    from PySide6.QtCore import Qt

    window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
    window.raise_()
    window.activateWindow()
    if paths:
        window.open_files(paths)


def _speak_qt(owner: QObject, language: str) -> None:
    """Qt's own words, such as those of its file dialog."""
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

    translator = QTranslator(owner)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(language), "qtbase", "_", folder):
        QApplication.installTranslator(translator)


def _hook(window: Window) -> "Callable[[type[BaseException], BaseException, TracebackType | None], None]":
    """What nobody expected becomes a report in the window; the window goes on."""

    def tell(_kind: type[BaseException], error: BaseException, _trace: "TracebackType | None") -> None:
        window.tell_bug(error)

    return tell
