# SPDX-License-Identifier: MIT
"""Another thread brings what a page needs, and leaves every class of Qt to the window."""

import subprocess
import sys

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
