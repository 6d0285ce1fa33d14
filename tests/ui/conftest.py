# SPDX-License-Identifier: MIT
"""Windows without a screen; every message of Qt that is not ours to expect fails the test."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("LANG", "C.UTF-8")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from golive_desktop.ui.application import Application
from golive_desktop.ui.look.theme import apply_theme, theme_of
from tests.office import Office, new_office
from tests.ui.desk import Desk, desk_of, leave_desks


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    """Our own application, with its fonts."""
    return Application


@pytest.fixture(scope="module", autouse=True)
def settled() -> None:
    """What stands before a file begins stays: the collector need not look through it after each of its tests."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def tidy() -> Iterator[None]:
    """Nothing of Qt is destroyed in another thread than the window's, as `golive_desktop.ui.collector` has it."""
    gc.disable()
    stood = set(QApplication.topLevelWidgets())
    yield
    leave_desks()
    # note: each new look dresses all widgets that there are, so what a test leaves standing would cost all later ones
    for left in QApplication.topLevelWidgets():
        if left.parent() is None and left not in stood:
            left.deleteLater()
    # note: without a running event loop nothing that shall be deleted later ever is
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    gc.enable()


_WORN: list[tuple[str, QPalette]] = []
"""The light theme as the application wears it, once it has."""


@pytest.fixture
def look(qapp: QApplication) -> QApplication:
    """The application in the light theme."""
    if isinstance(qapp, Application):
        qapp.settle()
    # note: each new look dresses all widgets that earlier tests left, which took most of the time of all tests
    if (qapp.styleSheet(), qapp.palette()) not in _WORN:
        apply_theme(qapp, theme_of("light"))
        _WORN[:] = [(qapp.styleSheet(), qapp.palette())]
    return qapp


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A release manager with a release of three stakeholders, nobody asked yet."""
    made = new_office(tmp_path)
    yield made
    for laptop in (made.manager, *made.laptops.values()):
        laptop.adapters.store.close()


@pytest.fixture
def desk(look: QApplication, office: Office) -> Iterator[Desk]:
    """The release manager's desk, in English and light."""
    assert look is not None
    made = desk_of(office)
    yield made
    made.settle()
    leave_desks()


@pytest.fixture(scope="session")
def still_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The same office for all tests that only look: nobody asked yet, and nothing is ever recorded in it."""
    made = new_office(tmp_path_factory.mktemp("still"))
    yield made
    for laptop in (made.manager, *made.laptops.values()):
        laptop.adapters.store.close()


@pytest.fixture
def still_desk(look: QApplication, still_office: Office) -> Iterator[Desk]:
    """A desk in the office where nothing happens, for tests that write nothing; it is there at once."""
    assert look is not None
    made = desk_of(still_office)
    yield made
    made.settle()
    leave_desks()
