# SPDX-License-Identifier: MIT
"""The next release from the last, typed: its tag and its day; what does not come along is listed."""

from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from golive_desktop.cli.console import Console
from golive_desktop.cli.exits import DONE
from golive_desktop.cli.language import Translate
from golive_desktop.cli.parser import Group
from golive_desktop.i18n.moments import show_date, show_zone
from golive_desktop.services.day import zone_of
from golive_desktop.services.follow_on import FollowedOn, Model, follow_on, model_of, next_release
from golive_desktop.services.identities import only_identity
from golive_desktop.wording.terms import term

__all__ = ["add_follow"]


def add_follow(parts: Group, _: Translate) -> None:
    """``golive plan follow RELEASE --candidate TAG --launch DAY``."""
    follow = parts.add("follow", _("the next release from this one: the same plan and runbook, dates moved"))
    follow.add_argument("release", metavar=_("RELEASE"), help=_("candidate tag or id"))
    follow.add_argument("--candidate", required=True, metavar=_("TAG"), help=_("tag of the next candidate"))
    follow.add_argument(
        "--launch",
        required=True,
        metavar=_("DAY"),
        type=_launch,
        help=_("such as 2026-04-02, or 2026-04-02T10:00 for another time of day than before"),
    )
    follow.add_argument("--by", metavar=_("NAME"), default="", help=_("who does it; else you"))
    follow.set_defaults(run=_follow)


def _follow(console: Console, arguments: Namespace) -> int:
    model = model_of(console.adapters, arguments.release)
    launch: date | datetime = arguments.launch
    t0 = None
    if isinstance(launch, datetime):
        zone = ZoneInfo(zone_of(model.release))
        t0 = (launch if launch.tzinfo else launch.replace(tzinfo=zone)).astimezone(zone)
    day = t0.date() if t0 else launch
    new = next_release(model, tag=arguments.candidate, launch=day)
    by = arguments.by or (_own_name(console) if t0 or model.t0 else "")
    made = follow_on(console.adapters, model.release.id, new, by=by, now=console.now(), t0=t0)
    console.answer(_data(model, made), _lines(console, model, made))
    return DONE


def _own_name(console: Console) -> str:
    return console.adapters.keys.describe(only_identity(console.adapters).certificate).subject.name


def _data(model: Model, made: FollowedOn) -> dict[str, object]:
    plan = made.release.plan
    return {
        "release": {
            "id": made.release.id,
            "product": plan.product,
            "candidate": made.release.candidate.tag,
            "date": plan.date.isoformat() if plan.date else None,
            "follows": model.release.candidate.tag,
        },
        "t0": made.t0.isoformat() if made.t0 else None,
        "deadlines": {
            person.role: person.deadline.isoformat() if person.deadline else None for person in plan.stakeholders
        },
        "left_behind": [{"what": left.what, "count": left.count} for left in made.left_behind],
    }


def _lines(console: Console, model: Model, made: FollowedOn) -> Iterator[str]:
    _, plan = console.translate, made.release.plan
    yield f"{plan.product} {made.release.candidate.tag}"
    yield _("Made from {tag}.").format(tag=model.release.candidate.tag)
    if made.t0 is not None:
        day = show_date(made.t0.date(), console.language)
        yield f"T-0: {day}, {made.t0:%H:%M} ({show_zone(made.t0)})"
    for person in plan.stakeholders:
        if person.deadline is not None:
            yield f"  {person.title}: {show_date(person.deadline, console.language)}"
    yield _("Not taken over:")
    for left in made.left_behind:
        counted = f" ({left.count})" if left.count > 1 else ""
        yield f"  {term('left-behind', left.what, console.language)}{counted}"


def _launch(text: str) -> date | datetime:
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(text) from error
