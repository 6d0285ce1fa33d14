# SPDX-License-Identifier: MIT
"""Values against their limits from a terminal: shown, typed, read where somebody said, and told to others."""

import shlex
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from golive_desktop.cli.console import Console
from golive_desktop.cli.day_acting import acting_of, add_part, do, view_of
from golive_desktop.cli.exits import DONE, NEGATIVE
from golive_desktop.cli.language import Translate
from golive_desktop.cli.parser import Group
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.runbook import Metric
from golive_desktop.domain.text import in_one_line
from golive_desktop.domain.watching import Source, source_of
from golive_desktop.services.day import DayView
from golive_desktop.services.day_reports import STATUS_CHANNEL, limit_text, post_status, prepare_hourly, status_text
from golive_desktop.services.day_steps import measure
from golive_desktop.services.watching import read_metric, set_source

__all__ = ["add_tell", "add_watch"]


def add_watch(parts: Group, _: Translate) -> None:
    """``golive day RELEASE watch [METRIC [VALUE]]``, and where a value is read."""
    watch = add_part(parts, "watch", _("values against their limits: show, record, read"), _)
    watch.add_argument(
        "metric", metavar=_("METRIC"), nargs="?", default="", help=_("its key, such as errors; else all")
    )
    watch.add_argument("value", metavar=_("VALUE"), nargs="?", default="", help=_("a number; else it is shown"))
    watch.add_argument("--evidence", metavar=_("FILE"), type=Path, help=_("a picture or an output that shows it"))
    watch.add_argument("--read", action="store_true", help=_("read it where the runbook says, after you confirmed it"))
    watch.add_argument(
        "--confirm",
        metavar=_("TEXT"),
        default="",
        help=_("the exact text of what may be run or asked; else you are asked"),
    )
    source = watch.add_mutually_exclusive_group()
    source.add_argument("--command", metavar=_("COMMAND"), default="", help=_("from now on read by this command"))
    source.add_argument("--prometheus", metavar=_("ADDRESS"), default="", help=_("from now on read from this server"))
    source.add_argument("--typed", action="store_true", help=_("from now on typed by hand"))
    watch.add_argument("--query", metavar=_("QUERY"), default="", help=_("what the server is asked (PromQL)"))
    watch.set_defaults(run=_watch)


def add_tell(parts: Group, _: Translate) -> None:
    """``golive day RELEASE tell``: the status text of this moment, or the mail about the hour that is over."""
    tell = add_part(parts, "tell", _("the status text of this moment, or the mail about an hour"), _)
    way = tell.add_mutually_exclusive_group()
    way.add_argument(
        "--posted", metavar=_("CHANNEL"), nargs="?", const=STATUS_CHANNEL, help=_("record that it is posted")
    )
    way.add_argument("--hourly", action="store_true", help=_("prepare the mail to leadership in the outbox"))
    tell.set_defaults(run=_tell)


def _watch(console: Console, arguments: Namespace) -> int:
    view, key = view_of(console, arguments), arguments.metric
    if key and key not in {metric.key for metric in view.runbook.metrics}:
        raise KnownError.of("day.metric-unknown", key)
    if not key and (arguments.read or _named(arguments) or arguments.typed):
        raise KnownError.of("day.metric-missing")
    if _named(arguments) is not None or arguments.typed:
        set_source(console.adapters, arguments.release, key, _named(arguments), now=console.now())
        view = view_of(console, arguments)
    if arguments.read:
        return _read(console, arguments, view)
    if arguments.value:
        return _record(console, arguments)
    shown = [metric for metric in view.runbook.metrics if key in {"", metric.key}]
    console.answer({"values": [_data(metric, view) for metric in shown]}, _lines(console, shown, view))
    return DONE


def _named(arguments: Namespace) -> Source | None:
    if arguments.command:
        return source_of("command", arguments.command)
    return source_of("prometheus", arguments.prometheus, arguments.query) if arguments.prometheus else None


def _record(console: Console, arguments: Namespace) -> int:
    evidence: Path | None = arguments.evidence
    shown = console.read(evidence) if evidence else b""
    name = evidence.name if evidence else ""
    return do(
        console,
        arguments,
        lambda acting: measure(acting, arguments.metric, arguments.value, picture=shown, name=name),
    )


def _read(console: Console, arguments: Namespace, view: DayView) -> int:
    """Reads it; when its text was not confirmed nothing is run or asked."""
    metric = next(known for known in view.runbook.metrics if known.key == arguments.metric)
    if metric.source is None:
        raise KnownError.of("watch.no-source", metric.title)
    exact = metric.source.exact
    if not arguments.confirm and not _confirmed(console, metric.source):
        return NEGATIVE
    confirmed, acting = arguments.confirm or exact, acting_of(console, arguments)
    read_metric(acting, console.computer.metrics, metric.key, confirmed=confirmed)
    return do(console, arguments, lambda _acting: None)


def _confirmed(console: Console, source: Source) -> bool:
    _ = console.translate
    if not sys.stdin.isatty():
        console.say(_("Without a terminal, confirm the exact text of what is run or asked:"))
        console.say(f"    --confirm {shlex.quote(source.exact)}")
        raise KnownError.of("watch.not-confirmed", in_one_line(source.exact, 80))
    console.say(_("This is run on this computer:") if source.kind == "command" else _("This server is asked:"))
    for line in source.exact.splitlines():
        console.say(f"    {line}")
    sys.stderr.write(_("Do exactly this? [y/N] "))
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in {"y", "yes", "j", "ja"}


def _tell(console: Console, arguments: Namespace) -> int:
    view = view_of(console, arguments)
    if view.day.launched_at is None:
        raise KnownError.of("day.not-now", "STATUS")
    if arguments.hourly:
        letters = [posting.letter for posting in prepare_hourly(console.adapters, view.release.id, now=console.now())]
        console.answer(
            {"letters": [{"id": letter.id, "subject": letter.subject} for letter in letters]},
            [f"{letter.id}  {letter.subject}" for letter in letters],
        )
        return DONE
    text = status_text(view, view.release.language)
    if arguments.posted:
        post_status(acting_of(console, arguments), arguments.posted, text)
    console.answer({"text": text, "posted": arguments.posted or ""}, [text])
    return DONE


def _data(metric: Metric, view: DayView) -> dict[str, object]:
    said, source = view.day.measured.get(metric.key), metric.source
    return {
        "metric": metric.key,
        "title": metric.title,
        "unit": metric.unit,
        "within": metric.within,
        "limit": format(metric.limit, "f"),
        "value": said.values["value"] if said else None,
        "at": said.at.isoformat() if said else None,
        "by": said.by if said else None,
        "source": {"kind": source.kind, "target": source.target, "query": source.query} if source else None,
    }


def _lines(console: Console, metrics: Sequence[Metric], view: DayView) -> Iterator[str]:
    _ = console.translate
    for metric in metrics:
        said = view.day.measured.get(metric.key)
        value = f"{said.values['value']} {metric.unit}".strip() if said else _("not measured yet")
        yield f"{metric.key:10} {metric.title}: {value}  ({limit_text(metric, console.language)})"
        for line in (metric.source.exact if metric.source else _("typed by hand")).splitlines():
            yield f"{'':10} {line}"
