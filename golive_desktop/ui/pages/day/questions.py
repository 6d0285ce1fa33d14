# SPDX-License-Identifier: MIT
"""What is asked before something is recorded, in the words of the strip that asks."""

from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from golive_desktop.services.day import DayView
from golive_desktop.services.day_launch import ABORT, HOLD, ROLLBACK
from golive_desktop.ui.pages.day.ask import Ask
from golive_desktop.ui.pages.day.override import override_question
from golive_desktop.ui.pages.day.polling import role_title
from golive_desktop.ui.pages.day.sight import hours_of
from golive_desktop.ui.pages.day.standing import within_limits
from golive_desktop.ui.words import Words

__all__ = ["question", "rehearsal_name"]

_LAUNCH_HOUR: Final = time(10)


def question(key: str, view: DayView, words: Words) -> Ask:
    """The question for what is to be done.

    Args:
        key: what, with its subject behind a colon: "hold", "skip:T-60/3", "no-go:sre".
        view: the run.
        words: the reader's language.
    """
    what, _colon, subject = key.partition(":")
    if what in {"hold", "resume", "abort", "roll-back", "proceed", "declare"}:
        return _launch(key, view, words)
    if what in {"done", "off", "skip", "reopen"}:
        return _step(key, what, view.runbook.step(subject).text, words)
    if what == "override":
        return override_question(key, view, words)
    return _other(key, what, subject, view, words)


def rehearsal_name(view: DayView, runs: tuple[str, ...], words: Words) -> str:
    """A name that no run has yet."""
    taken = {*runs, view.run}
    names = (words.translate("rehearsal {number}").format(number=number) for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


def _launch(key: str, view: DayView, words: Words) -> Ask:
    _ = words.translate
    tag, reason, signs = view.release.candidate.tag, _("Reason"), not view.run
    signed = "" if view.run else " " + _("It is signed with your key.")
    match key:
        case "hold":
            more = _("PROCEED stays closed until you resume. The clock goes on.")
            return Ask(key=key, sentence=_("Stop the countdown"), more=more, act=HOLD, text=reason, word=HOLD)
        case "resume":
            return Ask(key=key, sentence=_("End HOLD"), act=_("Resume"), text=_("Why it can go on"))
        case "abort":
            more = _("This run is over then. What happened stays on record.")
            return Ask(
                key=key, sentence=_("Call the launch off"), more=more, act=ABORT, danger=True, text=reason, word=ABORT
            )
        case "roll-back":
            return Ask(
                key=key,
                sentence=_("Take {tag} back").format(tag=tag),
                more=(_("This run is over then. What happened stays on record.") + signed),
                act=_("ROLL BACK"),
                danger=True,
                text=reason,
                word=ROLLBACK,
                signs=signs,
            )
        case "proceed":
            more = _("It is recorded with your name and the time, after everything was judged once more.")
            return Ask(key=key, sentence=_("Begin the launch of {tag}").format(tag=tag), more=more, act=_("PROCEED"))
    held = within_limits(view)
    return Ask(
        key=key,
        sentence=_("Declare the launch of {tag} a success").format(tag=tag),
        more=(_limits(held, words) + signed).strip(),
        act=_("Declare success"),
        text="" if held else _("Why it is a success all the same"),
        signs=signs,
    )


def _limits(held: bool | None, words: Words) -> str:  # noqa: FBT001 - the verdict of `within_limits`
    _ = words.translate
    if held:
        return _("All values are within their limits.")
    return _("Not every value was measured.") if held is None else _("A value is over its limit.")


def _step(key: str, what: str, text: str, words: Words) -> Ask:
    _ = words.translate
    match what:
        case "off":
            return Ask(
                key=key,
                sentence=_("Did not go to plan: {step}").format(step=text),
                act=_("Record"),
                text=_("What was different"),
            )
        case "skip":
            return Ask(key=key, sentence=_("Leave out: {step}").format(step=text), act=_("Leave out"), text=_("Reason"))
    return Ask(
        key=key,
        sentence=_("Open again: {step}").format(step=text),
        more=_("That it was ticked stays on record."),
        act=_("Open again"),
    )


def _other(key: str, what: str, subject: str, view: DayView, words: Words) -> Ask:
    _ = words.translate
    match what:
        case "t0":
            return _t0(key, view, words)
        case "no-go":
            said = _("{role} says NO-GO").format(role=role_title(view, subject, words))
            return Ask(key=key, sentence=said, act=_("Record NO-GO"), text=_("Reason"))
        case "note":
            return Ask(key=key, sentence=_("Add an entry to the log"), act=_("Add entry"), text=_("What happened"))
        case "sign-poll":
            return _sign_poll(key, view, words)
        case "rehearse":
            more = _("A rehearsal has its own log, and needs no sign-offs. Nothing of it counts on the day.")
            return Ask(
                key=key,
                sentence=_("Rehearse the day"),
                more=more,
                act=_("Begin the rehearsal"),
                text=_("Name of the rehearsal"),
                begins=subject,
            )
    return Ask(
        key=key,
        sentence=_("Who does this?"),
        more=_("The log names a person for each entry, and this laptop has no key to take the name from."),
        act=_("Go on"),
        names=True,
    )


def _sign_poll(key: str, view: DayView, words: Words) -> Ask:
    """Says the result in the very sentence that the panel shows."""
    _ = words.translate
    poll, signs = view.day.poll, not view.run
    said = sum(answer.answer == "GO" for answer in poll.answers) if poll else 0
    result = _("{here} of {all} say GO").format(here=said, all=len(view.runbook.poll_order))
    how = _("It is signed with your key.") if signs else _("A rehearsal is not signed; the result is recorded.")
    return Ask(
        key=key,
        sentence=_("Sign the poll at {moment}").format(moment=poll.moment if poll else ""),
        more=f"{result}. {how}",
        act=_("Sign") if signs else _("Record"),
        signs=signs,
    )


def _t0(key: str, view: DayView, words: Words) -> Ask:
    _ = words.translate
    hours, t0 = hours_of(view, words), view.day.t0
    zone = _("On the clocks of {zone}.").format(zone=view.zone)
    if t0 is not None:
        more = _("Open steps move along. {zone}").format(zone=zone)
        return Ask(key=key, sentence=_("Move T-0"), more=more, act=_("Move"), text=_("Reason"), moment=hours.local(t0))
    return Ask(key=key, sentence=_("Set T-0"), more=zone, act=_("Set T-0"), moment=_proposed(view))


def _proposed(view: DayView) -> datetime:
    """The planned day, or the next one; a rehearsal begins within the hour."""
    here = view.at.astimezone(ZoneInfo(view.zone))
    if view.run:
        return (here + timedelta(minutes=60)).replace(second=0, microsecond=0)
    day = view.release.plan.date or (here + timedelta(days=1)).date()
    return datetime.combine(day, _LAUNCH_HOUR, tzinfo=ZoneInfo(view.zone))
