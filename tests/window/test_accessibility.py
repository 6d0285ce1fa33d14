# SPDX-License-Identifier: MIT
"""The finished window as a screen reader and a keyboard meet it: names, reading order, no trap, nothing discarded.

The release is a small one with every kind of page; an independent client reads the accessibility tree.
"""

import itertools
import time
from collections.abc import Iterator

import pytest

from tests.window.screen import Focus, Node, Program, Screen, open_screen

pytestmark = [pytest.mark.slow]

PAGES = {
    ("ctrl+1",): "Why not yet",
    ("ctrl+2",): "Answers",
    ("ctrl+3",): "Critical conditions",
    ("ctrl+4",): "Gates",
    ("ctrl+6",): "Runbook",
    ("ctrl+8",): "Documents of this release",
    ("ctrl+9",): "Entries of the audit trail",
    ("ctrl+shift+r",): "Received files",
    ("ctrl+comma",): "Show folder",
    ("alt+f", "k"): "Announce my key…",
    ("alt+h", "c"): "Choose files…",
    ("F1",): "Topics",
}
"""What is pressed, and what is there then by its accessible name."""
CONTROLS = {
    "push button",
    "toggle button",
    "check box",
    "text",
    "password text",
    "combo box",
    "spin button",
    "list",
    "table",
    "page tab list",
}
"""Roles that Tab has to reach; of radio buttons it reaches one for each group, and arrows the others."""
GROUPS = {"list", "table", "tree", "tree table", "page tab list"}
MANY = 30
"""Presses of Tab; more than any page has controls."""
SETTLED = 0.4
ROOM = ("1366", "1100")
"""So high that no page scrolls, and each place on the screen tells where it stands on the page."""


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """The sample in a real window."""
    folder = tmp_path_factory.mktemp("accessibility")
    with open_screen(folder / "session", size=f"{ROOM[0]}x{ROOM[1]}x24") as opened:
        Program(screen=opened, home=folder / "home", log=folder / "log").start()
        opened.find("What brings you here?")
        opened.run("xdotool", "getactivewindow", "windowmove", "0", "0", "windowsize", *ROOM)
        opened.heard()
        yield opened
        assert "Error" not in (folder / "log").read_text(encoding="utf-8")


def test_the_first_screen_and_all_pages(screen: Screen) -> None:
    walk(screen, "the doors")
    screen.click("Try the sample release")
    assert screen.sees("NO-GO", seconds=120)
    for keys, shown in PAGES.items():
        screen.keys(*keys)
        screen.find(shown)
        walk(screen, shown)
    regions_go_round(screen)
    escape_discards_nothing(screen)
    screen.click("Sign as SRE Lead")
    screen.find("Go on to the decision")
    walk(screen, "the signer's view")


def walk(screen: Screen, page: str) -> None:
    """One page: everything named, everything reached, in reading order, and round again."""
    time.sleep(SETTLED)
    assert list(faults(screen.tree())) == [], page
    screen.heard()
    screen.keys(*["Tab"] * MANY)
    time.sleep(SETTLED)
    rounds = steps(screen.heard())
    assert rounds.count(rounds[-1]) > 1, f"{page}: the keyboard does not come round"
    circle = rounds[len(rounds) - 1 - rounds[-2::-1].index(rounds[-1]) - 1 :]
    reached = {part for focus in circle for part in focus.chain}
    # note: read again, since a table that is entered chooses a row, and what stands beside it follows
    nodes = screen.tree()
    assert list(faults(nodes)) == [], page
    missed = {(node.role, node.name) for node in controls(nodes)} - reached
    assert missed == set(), f"{page}: Tab misses"
    top = min(focus.y + focus.height for focus in circle)
    first = min((focus for focus in circle if focus.y < top), key=lambda focus: focus.x)
    starts = (first, next((focus for focus in circle if focus.chain[0] == ("list", "Pages")), first))
    pairs = [(one, two) for one, two in itertools.pairwise(circle) if two not in starts and back(one, two)]
    assert [(one.chain[0], two.chain[0]) for one, two in pairs] == [], page


def faults(nodes: list[Node]) -> Iterator[str]:
    """What a screen reader would read as nothing."""
    paths = {node.path for node in nodes if node.name or node.text}
    for node in nodes:
        can_use = {"focusable", "enabled"} <= node.states and node.width > 0
        if node.name or node.role == "table cell":
            continue  # a cell may be empty
        if can_use or node.role in GROUPS:
            yield f"{node.role} at {node.x},{node.y} has no name"
        if node.role in {"image", "icon"} and not any(path[:-1] == node.path[:-1] for path in paths):
            yield f"image at {node.x},{node.y} has neither a name nor a word beside it"


def controls(nodes: list[Node]) -> list[Node]:
    """What Tab has to reach."""
    return [node for node in nodes if node.role in CONTROLS and {"focusable", "enabled"} <= node.states]


def steps(heard: list[Focus]) -> list[Focus]:
    """One step for each press: a table that is entered tells its cell first, then itself."""
    return [focus for focus in heard if focus.chain[0][0] not in {"table cell", "list item"}]


def back(one: Focus, two: Focus) -> bool:
    """Whether the keyboard went up, and not to a column further right."""
    return two.y + two.height <= one.y and two.x <= one.x


def regions_go_round(screen: Screen) -> None:
    """F6 leads to the navigation, to the page, and round again."""
    screen.keys("ctrl+1")
    screen.find("Why not yet")
    screen.heard()
    screen.keys(*["F6"] * 4)
    time.sleep(SETTLED)
    regions = ["Pages" if ("list", "Pages") in focus.chain else "page" for focus in steps(screen.heard())]
    assert regions in (["Pages", "page"] * 2, ["page", "Pages"] * 2)


def escape_discards_nothing(screen: Screen) -> None:
    """What was typed is still there after Escape."""
    screen.keys("ctrl+3")
    screen.find("Critical conditions")
    table = screen.find("Critical conditions", "table")
    screen.run("xdotool", "mousemove", "--sync", str(table.x + 60), str(table.y + 47), "click", "1")
    screen.click("What shows it", "text")
    screen.type("Seen on the staging board.")
    screen.keys("Escape", "Escape")
    assert screen.find("What shows it", "text").text == "Seen on the staging board."
