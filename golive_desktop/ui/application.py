# SPDX-License-Identifier: MIT
"""Starts the window: fonts and look first, everything else when it is needed."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QObject, Qt, QTimer, QTranslator, Signal
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from golive_desktop.resources import resource_path
from golive_desktop.ui.bindings import keep_none
from golive_desktop.ui.collector import Collector
from golive_desktop.ui.instance import Instance
from golive_desktop.ui.look.theme import apply_theme, load_fonts, theme_of
from golive_desktop.ui.window import Window

TYPE_CHECKING = False
if TYPE_CHECKING:
    from golive_desktop.ui.computer import Computer

__all__ = ["Application", "make_window", "run"]


class Application(QApplication):
    """The program as the desktop knows it.

    Signals:
        asked_to_open(Path): the desktop hands over a file; only macOS does it this way.
    """

    asked_to_open = Signal(object)

    def __init__(self, arguments: Sequence[str]) -> None:
        keep_none()
        # note: our bold Inter carries no bold flag, and Qt would make it bolder still
        os.environ.setdefault("QT_NO_SYNTHESIZED_BOLD", "1")
        super().__init__(list(arguments))
        self.setApplicationName("golive-desktop")
        self.setApplicationDisplayName("GoLive Desktop")
        self.setDesktopFileName("golive-desktop")
        self.setWindowIcon(QIcon(str(resource_path("ui/golive.svg"))))
        load_fonts(self)

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
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    this = computer()
    home = this.locate(None)
    application = Application(arguments)
    Collector(application)
    paths = tuple(Path(name).absolute() for name in arguments[1:])
    instance = Instance(home)
    if instance.hand_over(paths):
        return 0
    instance.listen()
    window = make_window(application, this, home)
    instance.called.connect(lambda more: _call(window, more))
    application.asked_to_open.connect(lambda path: _call(window, (path,)))
    window.show()
    application.processEvents()
    # note: the frame is painted by now; what it shows needs imports that take longer than a blink
    QTimer.singleShot(0, lambda: window.begin(paths))
    return application.exec()


def make_window(application: QApplication, computer: "Computer", home: Path) -> Window:
    """The window in the user's language and look, not shown yet.

    Args:
        application: the one Qt application.
        computer: this computer.
        home: the data folder.
    """
    window = Window(computer, home)
    apply_theme(application, theme_of(window.preferences.look))
    _speak_qt(application, window.language)
    application.styleHints().colorSchemeChanged.connect(lambda _scheme: window.renew_look())
    sys.excepthook = _hook(window)
    return window


def _call(window: Window, paths: tuple[Path, ...]) -> None:
    """Another start: the window comes to the front and opens what came with it."""
    window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
    window.raise_()
    window.activateWindow()
    if paths:
        window.open_files(paths)


def _speak_qt(owner: QObject, language: str) -> None:
    """Qt's own words, such as those of its file dialog."""
    translator = QTranslator(owner)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(language), "qtbase", "_", folder):
        QApplication.installTranslator(translator)


def _hook(window: Window) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """What nobody expected becomes a report in the window; the window goes on."""

    def tell(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        window.tell_bug(error)

    return tell
