# SPDX-License-Identifier: MIT
"""The pages of a release in the order of the navigation; each is imported when it is first shown."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Final, cast

from golive_desktop.ui.context import Context
from golive_desktop.ui.page import Page
from golive_desktop.wording.sentences import N_

__all__ = ["PAGES", "Entry", "import_page", "is_imported", "make_page", "page_module"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One line of the navigation."""

    key: str
    """Its name for links, and the name of its room in `golive_desktop.ui.pages`."""
    title: str
    """English."""
    image: str
    group: int
    """A line is drawn between groups."""
    listed: bool = True
    """Whether it stands in the navigation; the others are reached by links and menus."""
    under: str = ""
    """The page that is marked in the navigation instead of one that does not stand there."""


PAGES: Final = (
    Entry(key="overview", title=N_("Overview"), image="layout-dashboard", group=1),
    Entry(key="signoffs", title=N_("Sign-offs"), image="file-pen-line", group=1),
    Entry(key="conditions", title=N_("Conditions"), image="list-checks", group=1),
    Entry(key="executive", title=N_("Executive sign-off"), image="stamp", group=1),
    Entry(key="communication", title=N_("Communication"), image="mail", group=2),
    Entry(key="day", title=N_("Go-live day"), image="rocket", group=2),
    Entry(key="after", title=N_("After launch"), image="activity", group=2),
    Entry(key="documents", title=N_("Documents"), image="folder-open", group=3),
    Entry(key="trail", title=N_("Audit trail"), image="history", group=3),
    Entry(key="receive", title=N_("Receive files"), image="inbox", group=1, listed=False, under="signoffs"),
    Entry(key="runbook", title=N_("Runbook"), image="list-checks", group=2, listed=False, under="day"),
    Entry(key="gates", title=N_("Gates"), image="activity", group=1, listed=False, under="executive"),
)


def page_module(key: str) -> str:
    """The full name of the module of the page with this key."""
    return f"golive_desktop.ui.pages.{key}.page"


def import_page(key: str) -> None:
    """Imports the page with this key in the window's thread, before `make_page` has to."""
    import_module(page_module(key))


def is_imported(key: str) -> bool:
    """Whether the page with this key can be made without a wait for its modules."""
    return hasattr(sys.modules.get(page_module(key)), make_page.__name__)


def make_page(key: str, context: Context) -> Page:
    """The page with this key.

    Args:
        key: see `Entry.key`.
        context: what it works with.
    """
    module = import_module(page_module(key))
    return cast("Callable[[Context], Page]", module.make_page)(context)
