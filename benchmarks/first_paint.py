# SPDX-License-Identifier: MIT
"""A window from start to the moment when it shows what it is opened for; run as a process of its own.

python -m benchmarks.first_paint empty            an empty PySide6 window
python -m benchmarks.first_paint window HOME      ours, until its first paint
python -m benchmarks.first_paint board HOME       ours, until the board of the last release is painted
"""

import os
import sys
from collections.abc import Callable
from typing import Any

__all__ = ["main"]


def main(arguments: list[str]) -> int:
    """Ends the process, with 0, once the window has painted what was asked for."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    match arguments:
        case ["empty"]:
            return _empty()
        case ["window" | "board" as until, home]:
            return _ours(until, home)
    return 2


def _empty() -> int:
    from PySide6.QtWidgets import QApplication, QMainWindow  # noqa: PLC0415 - what is measured

    application = QApplication([])
    window = QMainWindow()
    window.resize(1280, 720)
    _end_with_paint(window, lambda: True)
    window.show()
    return application.exec()


def _ours(until: str, home: str) -> int:
    os.environ["GOLIVE_HOME"] = home
    sys.argv = ["golive-desktop"]
    from golive_desktop.ui.bindings import load_qt  # noqa: PLC0415 - as the program starts

    load_qt()
    from golive_desktop import __main__ as program  # noqa: PLC0415 - as above
    from golive_desktop.ui import application  # noqa: PLC0415 - as above

    made = vars(application)["Window"]

    def watched(*given):  # type: ignore[no-untyped-def]  # noqa: ANN002, ANN202 - hands on what it gets
        window = made(*given)
        _end_with_paint(window, lambda: until == "window" or _board_is_shown(window))
        return window

    setattr(application, "Window", watched)  # noqa: B010 - what the program calls is watched
    return program.main()


def _board_is_shown(window: Any) -> bool:  # noqa: ANN401 - Qt is not imported here
    from PySide6.QtWidgets import QTableView  # noqa: PLC0415 - imported long before

    return any(table.isVisible() and table.model().rowCount() for table in window.findChildren(QTableView))


def _end_with_paint(window: Any, ready: Callable[[], bool]) -> None:  # noqa: ANN401 - as above
    from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer  # noqa: PLC0415 - imported before

    class Watch(QObject):
        def eventFilter(self, _watched, event) -> bool:  # type: ignore[no-untyped-def]  # noqa: ANN001, N802 - Qt's
            if event.type() == QEvent.Type.Paint and ready():
                QTimer.singleShot(0, lambda: os._exit(0))
            return False

    window.watch = Watch(window)
    application = QCoreApplication.instance()
    if application is not None:
        application.installEventFilter(window.watch)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
