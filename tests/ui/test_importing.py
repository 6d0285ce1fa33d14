# SPDX-License-Identifier: MIT
"""Another thread brings what a page needs, and leaves every class of Qt to the window."""

import subprocess
import sys
import threading
from operator import attrgetter
from pathlib import Path

import pytest

from golive_desktop.bootstrap import open_home
from golive_desktop.system.late import IMPORTING
from golive_desktop.ui.importing import imported_beside

PAGE = "golive_desktop.ui.pages.conditions.page"
SCRIPT = f"""
import sys
from importlib import import_module
from golive_desktop.ui.importing import imported_beside

def ours():
    return {{name for name, module in sys.modules.items()
            if name.startswith("golive_desktop.ui.") and not hasattr(module, "__path__")}}

names = imported_beside({PAGE!r})
assert names[-1] == {PAGE!r}, names
assert not [name for name in sys.modules if name.startswith(("PySide6", "shiboken6"))]
assert "golive_desktop.services.overview" in sys.modules
for name in names:
    before = ours()
    import_module(name)
    assert ours() - before <= {{name}}, (name, ours() - before)
assert imported_beside({PAGE!r}) == ()
print(len(names))
"""


def test_what_is_left_for_the_window_stands_in_the_order_of_need() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=120, check=False)
    assert done.stderr == ""
    assert int(done.stdout) > 20


def test_what_is_not_of_the_window_is_imported_at_once() -> None:
    sys.modules.pop("colorsys", None)
    assert imported_beside("colorsys") == ()
    assert "colorsys" in sys.modules


@pytest.mark.parametrize("part", ["inspector.inspect", "signer.certify", "press.print", "reader.read"])
def test_two_threads_never_enter_the_ring_of_a_library_at_once(part: str, tmp_path: Path) -> None:
    ask, adapters = attrgetter(part), open_home(tmp_path)
    asking = threading.Thread(target=lambda: ask(adapters), daemon=True)
    with IMPORTING:
        asking.start()
        asking.join(0.1)
        assert asking.is_alive()
    asking.join(30)
    assert not asking.is_alive()


def test_what_is_brought_beside_the_window_waits_its_turn() -> None:
    sys.modules.pop("colorsys", None)
    beside = threading.Thread(target=imported_beside, args=("colorsys",), daemon=True)
    with IMPORTING:
        beside.start()
        beside.join(0.1)
        assert "colorsys" not in sys.modules
    beside.join(30)
    assert "colorsys" in sys.modules
