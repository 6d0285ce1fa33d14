# SPDX-License-Identifier: MIT
"""Takes the pictures of the window that the README and the help show, from the sample release on a screen of its own.

python build/pictures.py [FOLDER]      docs/pictures by default
"""

import sys
import tempfile
import time
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.window.screen import Program, Screen, open_screen  # noqa: E402 - the project's own tests know the screen

__all__ = ["main"]

_PATIENCE: Final = 180
_SETTLED: Final = 1.5


def main(arguments: list[str]) -> int:
    """Opens the sample in English and light, then in dark, then in German, and takes a picture of each."""
    folder = Path(arguments[0]) if arguments else ROOT / "docs" / "pictures"
    with tempfile.TemporaryDirectory() as place, open_screen(Path(place) / "session") as screen:
        Program(screen=screen, home=Path(place) / "home", log=Path(place) / "log").start()
        screen.click("Try the sample release")
        if not screen.sees("NO-GO", seconds=_PATIENCE):
            return 1
        _take(screen, folder / "overview.png")
        screen.keys("ctrl+6")
        _take(screen, folder / "day.png")
        screen.keys("ctrl+2")
        screen.keys("Right", "Right")
        screen.keys("ctrl+1")
        _choose(screen, "alt+v", "Appearance", "Dark")
        _take(screen, folder / "overview-dark.png")
        _choose(screen, "alt+v", "Appearance", "Light")
        _choose(screen, "alt+v", "Language", "Deutsch")
        screen.keys("ctrl+2")
        _take(screen, folder / "signoffs-de.png")
        screen.click("Als SRE Lead unterschreiben", starts=True)
        _take(screen, folder / "sign-de.png")
    return 0


def _choose(screen: Screen, keys: str, *names: str) -> None:
    screen.keys(keys)
    for name in names:
        screen.click(name, "menu item", starts=True)
    time.sleep(_SETTLED)


def _take(screen: Screen, target: Path) -> None:
    time.sleep(_SETTLED)
    window = screen.run("xdotool", "getactivewindow").strip()
    screen.run("import", "-window", window, "-strip", str(target))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
