# SPDX-License-Identifier: MIT
"""A window that answers and signs a request by itself and says each step on standard output, until it is killed.

Called with the home, the request and the passphrase's file.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit, QWidget

from golive_desktop.bootstrap import Computer
from golive_desktop.ui.application import Application, make_window
from golive_desktop.ui.collector import Collector
from golive_desktop.ui.parts.field import PassphraseEdit

_EVERY_MS = 20


def main() -> None:
    """Opens the request and goes on as soon as the window lets it."""
    application = Application(sys.argv[:1])
    Collector(application)
    window = make_window(application, Computer(window=True), Path(sys.argv[1]))
    window.resize(1200, 700)
    window.show()
    window.begin((Path(sys.argv[2]),))
    steps = _steps(window, Path(sys.argv[3]).read_text(encoding="utf-8"))
    clock = QTimer(window)
    clock.setInterval(_EVERY_MS)

    def go_on() -> None:
        said = next(steps, "over")
        if said:
            sys.stdout.write(f"{said}\n")
            sys.stdout.flush()

    clock.timeout.connect(go_on)
    clock.start()
    sys.exit(application.exec())


def _steps(window: QWidget, passphrase: str) -> Iterator[str]:
    """Each step as it was done; empty while the window is not there yet."""
    for name in ("Yes: Privacy checked", "Yes: Terms updated", "Comment on: Privacy checked"):
        yield from _pressed(window, name)
        yield name
    edit = next(edit for edit in window.findChildren(QPlainTextEdit) if edit.isVisible())
    for number in range(400 if "slowly" in sys.argv else 4):
        edit.insertPlainText(f"{number} ")
        yield f"typed {number}"
    for name in ("Go on to the decision", "Approve", "Go on to signing"):
        yield from _pressed(window, name)
        yield name
    while not (fields := [field for field in window.findChildren(PassphraseEdit) if field.isVisible()]):
        yield ""
    fields[0].setText(passphrase)
    yield from _pressed(window, "Sign as APPROVED")
    yield "signing"
    while not _shown(window, "Close"):
        yield ""
    yield "signed"


def _pressed(window: QWidget, name: str) -> Iterator[str]:
    while not (found := _shown(window, name)):
        yield ""
    found[0].click()


def _shown(window: QWidget, name: str) -> list[QAbstractButton]:
    made = window.findChildren(QAbstractButton)
    return [one for one in made if one.isVisible() and one.isEnabled() and name in {one.text(), one.accessibleName()}]


if __name__ == "__main__":
    main()
