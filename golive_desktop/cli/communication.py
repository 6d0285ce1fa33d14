# SPDX-License-Identifier: MIT
"""Dates, training, questions, pre-check, channel texts and mail templates of a release, as parts of ``golive mail``."""

from argparse import ArgumentTypeError, Namespace
from dataclasses import replace
from datetime import datetime
from email.utils import parseaddr
from pathlib import Path
from zoneinfo import ZoneInfo

from golive_desktop.cli.console import Console
from golive_desktop.cli.exits import DONE, NEGATIVE
from golive_desktop.cli.language import LANGUAGES, Translate
from golive_desktop.cli.parser import Group, Parser
from golive_desktop.cli.templates import add_templates
from golive_desktop.cli.webhook import add_webhook
from golive_desktop.domain.communication import CustomerText, Signposts, Training
from golive_desktop.domain.mail import Mailbox
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.domain.release import Language
from golive_desktop.i18n.moments import show_time
from golive_desktop.services.channels import channel_texts, find_text, post_text
from golive_desktop.services.correspondence import read_correspondence, set_customer_text, set_signposts
from golive_desktop.services.dates import write_dates
from golive_desktop.services.faq import export_faq, read_faq
from golive_desktop.services.identities import only_identity
from golive_desktop.services.precheck import PreCheckPoint, read_precheck, tick_point, untick_point
from golive_desktop.services.training import invitation_file, plan_training, read_training, record_training

__all__ = ["add_communication"]

_CUSTOMER_TEXTS = ("summary", "aim", "features", "assurances", "highlights")


def add_communication(parts: Group, _: Translate) -> None:
    """``golive mail dates | faq | training | precheck | texts | signposts | customers | templates | …``."""
    _add_dates(parts, _)
    _add_faq(parts, _)
    _add_training(parts, _)
    _add_precheck(parts, _)
    _add_texts(parts, _)
    _add_signposts(parts, _)
    _add_customers(parts, _)
    add_templates(parts, _)
    add_webhook(parts, _)


def _add_dates(parts: Group, _: Translate) -> None:
    parser = _part(parts, "dates", _("deadlines, training and go-live times as one calendar file"), _)
    parser.add_argument("--out", required=True, metavar=_("FILE"), type=Path, help=_("the .ics file to write"))
    parser.add_argument("--launch", metavar=_("TIME"), type=_moment, help=_("T-0, for example 2026-03-05T10:00"))
    parser.add_argument("--force", action="store_true", help=_("replace an existing file"))
    parser.set_defaults(run=_dates)


def _add_faq(parts: Group, _: Translate) -> None:
    parser = _part(parts, "faq", _("the questions of customers, shown or written as a file"), _)
    parser.add_argument(
        "--out", metavar=_("PLACE"), type=Path, help=_("a file, or a project's folder for docs/CUSTOMER_FAQ.md")
    )
    parser.set_defaults(run=_faq)


def _add_training(parts: Group, _: Translate) -> None:
    parser = _part(parts, "training", _("the support team's training: planned, invited to, done"), _)
    parser.add_argument("--at", metavar=_("TIME"), type=_moment, help=_("when it begins"))
    parser.add_argument("--place", metavar=_("TEXT"), help=_("where it takes place"))
    parser.add_argument(
        "--attendee", metavar=_("NAME <ADDRESS>"), type=_mailbox, action="append", help=_("who is invited, once each")
    )
    parser.add_argument("--invitation", metavar=_("FILE"), type=Path, help=_("write the invitation as an .ics file"))
    parser.add_argument("--done", action="store_true", help=_("record that it was held"))
    parser.add_argument("--by", metavar=_("NAME"), default="", help=_("who records it; else you"))
    parser.add_argument("--note", metavar=_("TEXT"), default="", help=_("what came of it"))
    parser.set_defaults(run=_training)


def _add_precheck(parts: Group, _: Translate) -> None:
    parser = _part(parts, "precheck", _("what of the communication is ready, 48 hours before the launch"), _)
    parser.add_argument("--tick", metavar=_("POINT"), action="append", default=[], help=_("this point is ready"))
    parser.add_argument("--open", metavar=_("POINT"), action="append", default=[], help=_("it is open again"))
    parser.add_argument("--by", metavar=_("NAME"), default="", help=_("who records it; else you"))
    parser.add_argument("--note", metavar=_("TEXT"), default="", help=_("what a third person can follow"))
    parser.set_defaults(run=_precheck)


def _add_texts(parts: Group, _: Translate) -> None:
    parser = _part(parts, "texts", _("texts for chat channels and the status page, to copy"), _)
    parser.add_argument("--key", metavar=_("TEXT"), help=_("only the text with this key"))
    parser.add_argument("--reason", metavar=_("TEXT"), default="", help=_("why, where a text says so"))
    parser.add_argument("--hour", metavar="N", type=int, default=1, help=_("hours since the launch"))
    parser.add_argument("--headline", metavar=_("TEXT"), default="", help=_("how it goes, in two or three words"))
    parser.add_argument("--post", action="store_true", help=_("post the text with --key through the webhook"))
    parser.set_defaults(run=_texts)


def _add_signposts(parts: Group, _: Translate) -> None:
    parser = _part(parts, "signposts", _("addresses and numbers that mails and channel texts point to"), _)
    for name in Signposts.__slots__:
        parser.add_argument(f"--{name.replace('_', '-')}", dest=name, metavar=_("TEXT"))
    parser.set_defaults(run=_signposts)


def _add_customers(parts: Group, _: Translate) -> None:
    parser = _part(parts, "customers", _("what customers are told about the product, shown or changed"), _)
    parser.add_argument("--summary", metavar=_("TEXT"), help=_("what it is, after its name and a dash"))
    parser.add_argument("--aim", metavar=_("TEXT"), help=_("what the team worked for, after “to bring you”"))
    for name, text in (
        ("features", _("what customers can do with it, once each")),
        ("assurances", _("what is promised about security and privacy, once each")),
        ("highlights", _("what is named once it is live, once each")),
    ):
        parser.add_argument(f"--{name.removesuffix('s')}", dest=name, metavar=_("TEXT"), action="append", help=text)
    parser.set_defaults(run=_customers)


def _dates(console: Console, arguments: Namespace) -> int:
    path = console.free(arguments.out, arguments)
    record = _record(console, arguments)
    launch = _placed(arguments.launch, record) if arguments.launch else None
    data = write_dates(
        console.adapters, record.id, language=_language(console, arguments), launch=launch, now=console.now()
    )
    console.write(path, data)
    console.answer({"file": str(path)}, [str(path)])
    return DONE


def _faq(console: Console, arguments: Namespace) -> int:
    language = _language(console, arguments)
    path = None
    if arguments.out is not None:
        path = export_faq(
            console.adapters,
            console.computer.files,
            arguments.release,
            language=language,
            to=arguments.out,
            now=console.now(),
        )
    faq = read_faq(console.adapters, arguments.release, language)
    entries = [{"section": one.section, "question": one.question, "answer": one.answer} for one in faq.entries]
    lines = [str(path)] if path else [line for one in faq.entries for line in (one.question, f"  {one.answer}")]
    console.answer({"title": faq.title, "entries": entries, "file": str(path) if path else None}, lines)
    return DONE


def _training(console: Console, arguments: Namespace) -> int:
    record, now = _record(console, arguments), console.now()
    training = read_training(console.adapters, record.id, _language(console, arguments))
    changed = replace(
        training,
        starts=_placed(arguments.at, record) if arguments.at else training.starts,
        place=training.place if arguments.place is None else arguments.place,
        attendees=tuple(arguments.attendee) if arguments.attendee else training.attendees,
    )
    if changed != training:
        training = plan_training(console.adapters, record.id, changed, now=now)
    if arguments.done:
        by = arguments.by or _own(console).name
        training = record_training(console.adapters, record.id, by=by, note=arguments.note, now=now)
    if arguments.invitation is not None:
        file = invitation_file(console.adapters, record.id, organiser=_own(console), now=now)
        console.write(console.free(arguments.invitation, arguments), file.data)
    console.answer(_training_data(training), _training_lines(console, training))
    return DONE


def _precheck(console: Console, arguments: Namespace) -> int:
    now = console.now()
    by = arguments.by or (_own(console).name if arguments.tick or arguments.open else "")
    for item in arguments.tick:
        tick_point(console.adapters, arguments.release, item, by=by, note=arguments.note, now=now)
    for item in arguments.open:
        untick_point(console.adapters, arguments.release, item, by=by, now=now)
    groups = read_precheck(console.adapters, arguments.release, _language(console, arguments))
    console.answer(
        {"points": [{"group": group.title, **_point_data(point)} for group in groups for point in group.points]},
        [_point_line(point) for group in groups for point in group.points],
    )
    return DONE if all(group.ready for group in groups) else NEGATIVE


def _texts(console: Console, arguments: Namespace) -> int:
    given: dict[str, object] = {
        "reason": arguments.reason,
        "hour": arguments.hour,
        "headline": arguments.headline,
    }
    language, now = _language(console, arguments), console.now()
    texts = channel_texts(console.adapters, arguments.release, language, given=given, now=now)
    if arguments.key or arguments.post:
        texts = (find_text(texts, arguments.key or ""),)
    if arguments.post:
        post_text(console.adapters, arguments.release, texts[0].text, now=now)
    console.answer(
        {"texts": [{"key": one.key, "at": one.at, "channel": one.channel, "text": one.text} for one in texts]},
        [f"{one.at}  {one.channel}  [{one.key}]\n  {one.text}" for one in texts],
    )
    return DONE


def _signposts(console: Console, arguments: Namespace) -> int:
    record = _record(console, arguments)
    before = read_correspondence(console.adapters, record.id, record.language).signposts
    named = {name: getattr(arguments, name) for name in Signposts.__slots__}
    after = replace(before, **{name: value for name, value in named.items() if value is not None})
    if after != before:
        after = set_signposts(console.adapters, record.id, after, now=console.now())
    data = {name: getattr(after, name) for name in Signposts.__slots__}
    console.answer(data, [f"{name.replace('_', '-')}: {value}" for name, value in data.items()])
    return DONE


def _customers(console: Console, arguments: Namespace) -> int:
    record = _record(console, arguments)
    known = read_correspondence(console.adapters, record.id, _language(console, arguments)).customers
    after = CustomerText(
        language=known.language,
        summary=known.summary if arguments.summary is None else arguments.summary,
        aim=known.aim if arguments.aim is None else arguments.aim,
        features=known.features if arguments.features is None else tuple(arguments.features),
        assurances=known.assurances if arguments.assurances is None else tuple(arguments.assurances),
        highlights=known.highlights if arguments.highlights is None else tuple(arguments.highlights),
    )
    if after != known:
        after = set_customer_text(console.adapters, record.id, after, now=console.now())
    told = {name: getattr(after, name) for name in _CUSTOMER_TEXTS}
    lines = [f"{name}: {'; '.join(said) if isinstance(said, tuple) else said}" for name, said in told.items()]
    console.answer({"language": after.language, **told}, lines)
    return DONE


def _part(parts: Group, name: str, description: str, _: Translate) -> Parser:
    parser = parts.add(name, description)
    parser.add_argument("release", metavar=_("RELEASE"), help=_("candidate tag or id"))
    parser.add_argument("--language", choices=LANGUAGES, help=_("the language of the texts; else the release's"))
    return parser


def _record(console: Console, arguments: Namespace) -> ReleaseRecord:
    with console.adapters.store.reading() as work:
        return work.releases.get(arguments.release)


def _language(console: Console, arguments: Namespace) -> Language:
    found: Language = arguments.language or _record(console, arguments).language
    return found


def _own(console: Console) -> Mailbox:
    subject = console.adapters.keys.describe(only_identity(console.adapters).certificate).subject
    return Mailbox(name=subject.name, address=subject.email)


def _placed(moment: datetime, record: ReleaseRecord) -> datetime:
    """A time without an offset is one where the plan is."""
    if moment.tzinfo is not None:
        return moment
    return moment.replace(tzinfo=ZoneInfo(record.plan.timezone)) if record.plan.timezone else moment.astimezone()


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(text) from error


def _mailbox(text: str) -> Mailbox:
    name, address = parseaddr(text)
    if "@" not in address:
        raise ArgumentTypeError(text)
    return Mailbox(name=name, address=address)


def _training_data(training: Training) -> dict[str, object]:
    return {
        "title": training.title,
        "starts": training.starts.isoformat() if training.starts else None,
        "minutes": training.minutes,
        "place": training.place,
        "agenda": [
            {"title": topic.title, "minutes": topic.minutes, "points": list(topic.points)} for topic in training.agenda
        ],
        "attendees": [{"name": one.name, "address": one.address} for one in training.attendees],
        "done_at": training.done_at.isoformat() if training.done_at else None,
        "done_by": training.done_by,
    }


def _training_lines(console: Console, training: Training) -> list[str]:
    _ = console.translate
    starts = show_time(training.starts, console.language) if training.starts else _("no appointment yet")
    lines = [training.title, f"{starts} {training.place}".strip()]
    lines += [_("{minutes} min: {title}").format(minutes=one.minutes, title=one.title) for one in training.agenda]
    lines += [f"{one.name} <{one.address}>" for one in training.attendees]
    if training.done_at is not None:
        held = show_time(training.done_at, console.language)
        lines.append(_("Held on {when}, recorded by {name}").format(when=held, name=training.done_by))
    return lines


def _point_data(point: PreCheckPoint) -> dict[str, object]:
    return {
        "key": point.key,
        "text": point.text,
        "ready": point.tick is not None,
        "by": point.tick.by if point.tick else None,
        "at": point.tick.at.isoformat() if point.tick else None,
    }


def _point_line(point: PreCheckPoint) -> str:
    mark = "x" if point.tick else " "
    by = f" ({point.tick.by})" if point.tick else ""
    return f"[{mark}] {point.key}: {point.text}{by}"
