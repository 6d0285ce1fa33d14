# SPDX-License-Identifier: MIT
"""What is told after the launch, with the values filled in: a status text to post, a mail to leadership to look at."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from golive_desktop.domain.day import EventKind
from golive_desktop.domain.mail import Posting
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.release import Language
from golive_desktop.domain.runbook import Metric
from golive_desktop.i18n.catalogue import translator
from golive_desktop.i18n.moments import show_zone
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.services.day import Acting, DayView, look_at_day, reasoned, recording
from golive_desktop.services.letters import write_mails
from golive_desktop.services.outbox import prepare_letter
from golive_desktop.wording.sentences import N_

__all__ = ["STATUS_CHANNEL", "hourly_written", "limit_text", "post_status", "prepare_hourly", "status_text"]

STATUS_CHANNEL: Final = "#incidents"
_HOURLY: Final = "hourly-status"
_HOUR: Final = timedelta(hours=1)
_LIMITS: Final = {
    "below": N_("below {limit}"),
    "above": N_("above {limit}"),
    "at most": N_("at most {limit}"),
    "at least": N_("at least {limit}"),
}


def status_text(view: DayView, language: Language) -> str:
    """The text for the chat, from the values measured since PROCEED; a rehearsal says that it is one.

    Args:
        view: the run at the moment of the text.
        language: of the text.
    """
    _ = translator(language)
    since = view.at - view.day.launched_at if view.day.launched_at is not None else timedelta()
    text = _("{product} {candidate}, {minutes} min after the launch: {values}. Next status in 5 minutes.").format(
        product=view.release.plan.product,
        candidate=view.release.candidate.tag,
        minutes=since // timedelta(minutes=1),
        values=_values(view, language),
    )
    return f"[{_('REHEARSAL')}] {text}" if view.run else text


def post_status(acting: Acting, channel: str, text: str) -> None:
    """Records that a text was given to a channel.

    Raises:
        KnownError: ``day.reason-missing`` when it is empty.
    """
    with recording(acting) as moment:
        moment.add(EventKind.POSTED, channel, reasoned(text))


def hourly_written(work: UnitOfWork, release: str) -> tuple[datetime, ...]:
    """When hourly mails about a release (id) were written, whatever became of them."""
    letters = (posting.letter for posting in work.post.outbox.all())
    return tuple(letter.written_at for letter in letters if (letter.release, letter.kind) == (release, _HOURLY))


def prepare_hourly(adapters: Adapters, release: str, *, now: datetime) -> tuple[Posting, ...]:
    """The mail to leadership about the hour that is over, in the outbox; nothing leaves.

    Args:
        adapters: the parts to work with.
        release: id or tag.
        now: the moment.

    Returns:
        One in each language that its readers speak.

    Raises:
        KnownError: ``day.not-now`` before the first hour is over, ``outbox.nobody``, ``mail.…``, ``template.…``.
    """
    view = look_at_day(adapters, release, now=now)
    if view.day.launched_at is None or now < view.day.launched_at + _HOUR:
        raise KnownError.of("day.not-now", _HOURLY)
    mails = write_mails(adapters, release, _HOURLY, given=lambda language: _given(view, language), now=now)
    return tuple(prepare_letter(adapters, mail, now=now) for mail in mails)


def limit_text(metric: Metric, language: Language) -> str:
    """``below 0.5 %``."""
    return translator(language)(_LIMITS[metric.within]).format(limit=_shown(metric, metric.limit, language))


def _given(view: DayView, language: Language) -> Mapping[str, object]:
    """What the mail says beyond the release, in the words of its reader."""
    launched = view.day.launched_at or view.at
    following = (launched + ((view.at - launched) // _HOUR + 1) * _HOUR).astimezone(ZoneInfo(view.zone))
    return {
        "headline": _headline(view, language),
        "checks_done": [
            {
                "name": metric.title,
                "value": _shown(metric, value, language),
                "target": limit_text(metric, language),
            }
            for metric, value in _measured(view)
            if value is not None
        ],
        "next_update": f"{following:%H:%M} ({show_zone(following)})",
    }


def _headline(view: DayView, language: Language) -> str:
    _ = translator(language)
    values = _measured(view)
    over = [metric.title for metric, value in values if value is not None and not metric.holds(value)]
    if over:
        return _("over the limit: {values}").format(values=", ".join(over))
    if any(value is None for _metric, value in values):
        return _("not every value was measured")
    return _("all green")


def _values(view: DayView, language: Language) -> str:
    _ = translator(language)
    said = []
    for metric, value in _measured(view):
        shown = _("not measured yet") if value is None else _shown(metric, value, language)
        over = value is not None and not metric.holds(value)
        said.append(
            _("{name} {value}, over the limit").format(name=metric.title, value=shown)
            if over
            else f"{metric.title} {shown}"
        )
    return "; ".join(said) or _("no value is watched")


def _measured(view: DayView) -> tuple[tuple[Metric, Decimal | None], ...]:
    found = view.day.measured
    return tuple(
        (metric, Decimal(found[metric.key].values["value"]) if metric.key in found else None)
        for metric in view.runbook.metrics
    )


def _shown(metric: Metric, value: Decimal, language: Language) -> str:
    number = format(value, "f")
    return f"{number.replace('.', ',') if language == 'de' else number} {metric.unit}".strip()
