# SPDX-License-Identifier: MIT
"""Addresses and regular mails on the console: whom a release reaches, what is planned, what is due."""

from argparse import ArgumentTypeError, Namespace
from datetime import datetime

from golive_desktop.cli.console import Console, problem_data
from golive_desktop.cli.exits import DONE, NEGATIVE
from golive_desktop.cli.language import LANGUAGES, Translate
from golive_desktop.cli.mail_letters import letter_data, letter_line
from golive_desktop.cli.parser import Group, group
from golive_desktop.domain.communication import Correspondent
from golive_desktop.domain.mail import Mailbox
from golive_desktop.domain.reminding import Due, Schedule, ScheduleKind
from golive_desktop.i18n.moments import show_time
from golive_desktop.services.mailing import prepare_notices, writer
from golive_desktop.services.recipients import forget_person, known_people, name_person
from golive_desktop.services.reminders import drop_plan, due_mails, plan_mail, plans, write_due
from golive_desktop.wording.terms import term

__all__ = ["add_plans"]


def add_plans(parts: Group, _: Translate) -> None:
    """``golive mail people set | list | remove``, ``golive mail plan add | list | drop``, ``golive mail due``."""
    _add_people(parts, _)
    _add_plan(parts, _)
    due = parts.add("due", _("regular mails whose time has come"))
    due.add_argument("--write", action="store_true", help=_("write them: the fresh ones leave with the next round"))
    due.set_defaults(run=_due)
    notices = parts.add("notices", _("tell everybody who signed about rejections, withdrawals and voidness"))
    notices.add_argument("release", metavar=_("RELEASE"), help=_("candidate tag or id"))
    notices.set_defaults(run=_notices)


def _add_people(parts: Group, _: Translate) -> None:
    people = group(parts.add("people", _("whom the mails of a release reach")), _)
    named = people.add("set", _("where a role or a group is reached"))
    named.add_argument("release", metavar=_("RELEASE"), help=_("candidate tag or id"))
    named.add_argument("--role", required=True, metavar=_("ROLE"), help=_("or customers, support-team, leadership"))
    named.add_argument("--name", default="", metavar=_("NAME"), help=_("the person"))
    named.add_argument("--address", required=True, metavar=_("ADDRESS"), help=_("the mail address"))
    named.add_argument("--language", choices=LANGUAGES, help=_("of mails to this person; else the release's"))
    named.add_argument("--more", action="store_true", help=_("beside those who stand there already"))
    named.set_defaults(run=_name)
    shown = people.add("list", _("everybody whose address is known"))
    shown.add_argument("release", metavar=_("RELEASE"), help=_("candidate tag or id"))
    shown.set_defaults(run=_people)
    gone = people.add("remove", _("forget the addresses of a role or a group"))
    gone.add_argument("release", metavar=_("RELEASE"), help=_("candidate tag or id"))
    gone.add_argument("--role", required=True, metavar=_("ROLE"), help=_("or customers, support-team, leadership"))
    gone.set_defaults(run=_forget)


def _add_plan(parts: Group, _: Translate) -> None:
    planned = group(parts.add("plan", _("regular mails of a release")), _)
    add = planned.add("add", _("plan reminders, the weekly status or the note to executives"))
    add.add_argument("release", metavar=_("RELEASE"), help=_("candidate tag or id"))
    add.add_argument("kind", choices=[item.value for item in ScheduleKind], help=_("which mail"))
    add.add_argument("--days", type=int, default=2, metavar="N", help=_("reminders: so long before the deadline"))
    add.add_argument("--weekday", type=int, default=1, metavar="N", help=_("weekly status: 1 is Monday"))
    add.add_argument("--hour", type=int, default=8, metavar="N", help=_("in the time zone of the release"))
    add.add_argument("--launch", type=_moment, metavar=_("TIME"), help=_("T-0, with its offset from UTC"))
    add.set_defaults(run=_plan)
    planned.add("list", _("all regular mails")).set_defaults(run=_plans)
    drop = planned.add("drop", _("plan a mail no more"))
    drop.add_argument("plan", metavar="ID", help=_("the beginning of its id is enough"))
    drop.set_defaults(run=_drop)


def _name(console: Console, arguments: Namespace) -> int:
    with console.adapters.store.reading() as work:
        release = work.releases.get(arguments.release)
    person = Correspondent(
        role=arguments.role,
        mailbox=Mailbox(name=arguments.name, address=arguments.address),
        language=arguments.language or release.language,
    )
    name_person(console.adapters, release.id, person, more=arguments.more, now=console.now())
    return _people(console, arguments)


def _forget(console: Console, arguments: Namespace) -> int:
    forget_person(console.adapters, arguments.release, arguments.role, now=console.now())
    return _people(console, arguments)


def _people(console: Console, arguments: Namespace) -> int:
    found = known_people(console.adapters, arguments.release)
    console.answer(
        {
            "people": [
                {
                    "role": person.role,
                    "name": person.mailbox.name,
                    "address": person.mailbox.address,
                    "language": person.language,
                }
                for person in found
            ]
        },
        [f"{item.role:<16} {item.mailbox.name} <{item.mailbox.address}>  {item.language}" for item in found],
    )
    return DONE


def _plan(console: Console, arguments: Namespace) -> int:
    now = console.now()
    wanted = Schedule(
        id="",
        release="",
        kind=ScheduleKind(arguments.kind),
        days=arguments.days,
        weekday=arguments.weekday - 1,
        hour=arguments.hour,
        launch=arguments.launch,
        created_at=now,
    )
    kept = plan_mail(console.adapters, arguments.release, wanted, now=now)
    console.answer({"plan": _plan_data(kept)}, [_plan_line(console, kept)])
    return DONE


def _plans(console: Console, _arguments: Namespace) -> int:
    found = plans(console.adapters)
    console.answer({"plans": [_plan_data(item) for item in found]}, [_plan_line(console, item) for item in found])
    return DONE


def _drop(console: Console, arguments: Namespace) -> int:
    drop_plan(console.adapters, arguments.plan, now=console.now())
    return _plans(console, arguments)


def _due(console: Console, arguments: Namespace) -> int:
    now = console.now()
    if not arguments.write:
        found = due_mails(console.adapters, now=now)
        console.answer({"due": [_due_data(item) for item in found]}, [_due_line(console, item) for item in found])
        return DONE
    done = write_due(console.adapters, writer(console.adapters, now=now), now=now)
    for problem in done.problems:
        console.warn(problem)
    console.answer(
        {
            "queued": [letter_data(console, posting) for posting in done.queued],
            "asking": [letter_data(console, posting) for posting in done.asking],
            "problems": [problem_data(problem, console.language) for problem in done.problems],
        },
        [letter_line(console, posting) for posting in (*done.queued, *done.asking)],
    )
    return NEGATIVE if done.problems else DONE


def _notices(console: Console, arguments: Namespace) -> int:
    found = prepare_notices(console.adapters, arguments.release, now=console.now())
    console.answer(
        {"letters": [letter_data(console, posting) for posting in found]},
        [letter_line(console, posting) for posting in found],
    )
    return DONE


def _plan_data(plan: Schedule) -> dict[str, object]:
    return {
        "id": plan.id,
        "release": plan.release,
        "kind": plan.kind,
        "days": plan.days,
        "weekday": plan.weekday + 1,
        "hour": plan.hour,
        "zone": plan.zone,
        "launch": plan.launch.isoformat() if plan.launch else None,
    }


def _plan_line(console: Console, plan: Schedule) -> str:
    return f"{plan.id[:8]}  {term('schedule', plan.kind, console.language)}"


def _due_data(item: Due) -> dict[str, object]:
    return {
        "plan": item.schedule.id,
        "kind": item.schedule.kind,
        "role": item.role,
        "at": item.at.isoformat(),
        "missed": item.missed,
        "stale": item.stale,
    }


def _due_line(console: Console, item: Due) -> str:
    kind = term("schedule", item.schedule.kind, console.language)
    return f"{show_time(item.at, console.language)}  {kind}  {item.role}".rstrip()


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(text) from error
    return moment if moment.tzinfo else moment.astimezone()
