# SPDX-License-Identifier: MIT
"""What all commands of the go-live day have in common: who acts on which run, and how the day stands then."""

from argparse import Namespace
from collections.abc import Callable

from golive_desktop.cli.console import Console
from golive_desktop.cli.day_view import day_data, day_lines
from golive_desktop.cli.exits import DONE
from golive_desktop.cli.language import Translate
from golive_desktop.cli.parser import Group, Parser
from golive_desktop.services.day import Acting, DayView, look_at_day
from golive_desktop.services.identities import only_identity

__all__ = ["acting_of", "add_part", "do", "view_of"]


def add_part(parts: Group, name: str, description: str, _: Translate) -> Parser:
    """A command of the day, which can be said in somebody's name, and of a rehearsal."""
    part = parts.add(name, description, names=_("RELEASE"))
    part.add_argument("--by", metavar=_("NAME"), default="", help=_("who does it; else you"))
    part.add_argument("--rehearsal", metavar=_("NAME"), default="", help=_("a rehearsal of this name, not the day"))
    return part


def do(console: Console, arguments: Namespace, act: Callable[[Acting], object]) -> int:
    """Does it, and shows how the day stands then."""
    act(acting_of(console, arguments))
    view = view_of(console, arguments)
    console.answer(day_data(console, view), day_lines(console, view))
    return DONE


def acting_of(console: Console, arguments: Namespace) -> Acting:
    """Whoever sits here, now, on the run that was named."""
    return Acting(
        adapters=console.adapters,
        release=arguments.release,
        by=arguments.by or _own_name(console),
        now=console.now(),
        run=arguments.rehearsal,
    )


def view_of(console: Console, arguments: Namespace) -> DayView:
    """The run that was named, as it stands."""
    return look_at_day(console.adapters, arguments.release, now=console.now(), run=arguments.rehearsal)


def _own_name(console: Console) -> str:
    return console.adapters.keys.describe(only_identity(console.adapters).certificate).subject.name
