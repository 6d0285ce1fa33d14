# SPDX-License-Identifier: MIT
"""The long stories begin first; and when all tests are over, no file of theirs holds a password."""

import multiprocessing
import signal
from collections.abc import Iterator
from functools import cache
from multiprocessing import forkserver
from pathlib import Path

import pytest

from golive_desktop.system.worker import start_method
from tests.canary import kept_secrets

ROOT = Path(__file__).parent
LONG = ("demo", "window", "signing/test_flips.py", "cli", "services", "benchmarks")
"""By how long their files take, the longest first."""
CHECKS = ("documents.reader", "signing.inspecting", "signing.beside", "services.checking")
"""What a process needs to check a file; their libraries take most of a second to import."""


def pytest_configure() -> None:
    """Lets signals work in what the tests start, also where this run itself was started to outlive its terminal."""
    for number, usual in ((signal.SIGINT, signal.default_int_handler), (signal.SIGHUP, signal.SIG_DFL)):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, usual)


@pytest.fixture(scope="session", autouse=True)
def quick_checks() -> None:
    """Beside threads (pytest-xdist), processes are made by a server; it imports once what checks need."""
    if start_method() == "forkserver":
        multiprocessing.set_forkserver_preload([f"golive_desktop.{name}" for name in CHECKS])
        forkserver.ensure_running()


@pytest.fixture(scope="session", autouse=True)
def no_file_keeps_a_secret(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Homes, databases, logs and reports of the whole run, looked through at its end."""
    yield
    assert kept_secrets(tmp_path_factory.getbasetemp()) == []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the folders with the longest files in front; within a file the order stays."""
    items.sort(key=lambda item: _rank(item.path))


@cache
def _rank(file: Path) -> int:
    long = (number for number, name in enumerate(LONG) if file.is_relative_to(ROOT / name))
    return next(long, len(LONG))
