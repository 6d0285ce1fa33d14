# SPDX-License-Identifier: MIT
"""A window that leads the go-live day by itself and says on standard output what stands on it, until it is killed.

Called with the clock's file, the home and the passphrase's file. Each deed is recorded as one event; what is recorded
already is not done again.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from golive_desktop.bootstrap import Computer
from golive_desktop.ui.application import Application, make_window
from golive_desktop.ui.collector import Collector
from golive_desktop.ui.pages.day.logpanel import LogPanel
from golive_desktop.ui.pages.day.page import DayPage
from golive_desktop.ui.pages.day.runbook import Runbook
from golive_desktop.ui.parts.lines import LineList
from golive_desktop.ui.window import Window
from tests.window.virtual import MovedClock

_EVERY_MS = 15


def main() -> None:
    """Opens the day and goes on as soon as the window lets it."""
    clock, home = MovedClock(Path(sys.argv[1])), Path(sys.argv[2])
    application = Application(sys.argv[:1])
    Collector(application)
    window = make_window(application, Computer(window=True, clock=clock), home)
    window.resize(1366, 768)
    window.show()
    window.begin()
    steps = _live(window, Path(sys.argv[3]).read_text(encoding="utf-8"))
    timer = QTimer(window)
    timer.setInterval(_EVERY_MS)
    timer.timeout.connect(lambda: _say(next(steps, "over")))
    timer.start()
    sys.exit(application.exec())


def _say(words: str) -> None:
    if words:
        sys.stdout.write(f"{words}\n")
        sys.stdout.flush()


def _live(window: Window, passphrase: str) -> Iterator[str]:
    """What the log shows after each deed; empty while the window is not there yet."""
    while not window.has_release():
        yield ""
    window.open_page("day")
    while not (pages := [page for page in window.findChildren(DayPage) if page.isVisible()]) or not _log(pages[0]):
        yield ""
    page = pages[0]
    yield f"shown {_log(page)}"
    for number, deed in enumerate(_deeds(page, passphrase), 2):
        if _log(page) >= number:
            continue
        yield from deed()
        while _log(page) < number:
            yield ""
        yield f"shown {number}"


def _log(page: DayPage) -> int:
    """How many events stand in the log; T-0 was set before."""
    return sum(
        found.model().rowCount() for panel in page.findChildren(LogPanel) for found in panel.findChildren(LineList)
    )


def _deeds(page: DayPage, passphrase: str) -> Iterator[Callable[[], Iterator[str]]]:
    """One for each event of `test_day_faults.RECORDED` behind the first."""
    yield lambda: _tick(page, "T-48h/1")
    yield lambda: _asked(page, "Add entry…", "Add entry", **{"What happened": "All calm"})
    yield lambda: _tick(page, "T-60/1")
    yield lambda: _asked(page, "HOLD…", "HOLD", **{"Reason": "Load test", "Type HOLD to confirm": "HOLD"})
    yield lambda: _asked(page, "Resume…", "Resume", **{"Why it can go on": "Green again"})
    yield lambda: _press(page, "Open poll T-0")
    yield lambda: _press(page, "DevOps Lead: GO")
    yield lambda: _press(page, "Release Manager: GO")
    yield lambda: _asked(page, "Sign the result…", "Sign", Passphrase=passphrase)
    yield lambda: _asked(page, "PROCEED to deploy", "PROCEED")
    yield lambda: _asked(page, "Enter values", "Record", **{"Error rate": "0.21"})
    yield lambda: _tick(page, "T-60/2")
    why = "Why it is a success all the same"
    yield lambda: _asked(page, "Declare success", "Declare success", **{why: "Seen by hand", "Passphrase": passphrase})
    yield lambda: _tick(page, "T-60/3")


def _tick(page: DayPage, step: str) -> Iterator[str]:
    runbook = page.findChildren(Runbook)[0]
    runbook.choose(step)
    yield ""
    QTest.keyClick(runbook, Qt.Key.Key_Space)


def _asked(page: DayPage, opens: str, acts: str, **typed: str) -> Iterator[str]:
    """A question: opened, every field typed letter by letter, and its button pressed."""
    yield from _press(page, opens)
    for name, text in typed.items():
        while not (fields := [edit for edit in page.findChildren(QLineEdit) if _is(edit, name)]):
            yield ""
        for letter in text:
            QTest.keyClicks(fields[0], letter)
            yield ""
    yield from _press(page, acts, last=True)


def _press(page: DayPage, name: str, *, last: bool = False) -> Iterator[str]:
    while not (found := [made for made in page.findChildren(QPushButton) if _is(made, name, made.text())]):
        yield ""
    (found[0] if last else found[-1]).click()
    yield ""


def _is(widget: QWidget, name: str, text: str = "") -> bool:
    return widget.isVisible() and widget.isEnabled() and name in {widget.accessibleName(), text}


if __name__ == "__main__":
    main()
