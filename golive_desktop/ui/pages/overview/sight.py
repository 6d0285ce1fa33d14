# SPDX-License-Identifier: MIT
"""Everything that the overview shows, computed from the release as it stands and from nothing else."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from golive_desktop.domain.readiness import ReleaseVerdict
from golive_desktop.services.overview import Overview
from golive_desktop.ui.calendar import Calendar, calendar_of
from golive_desktop.ui.pages.overview.counts import counts_sentence, deciding_sentence, headline
from golive_desktop.ui.pages.overview.deadlines import deadline_lines, launch_day
from golive_desktop.ui.pages.overview.reasons import follow_up_lines, reason_lines
from golive_desktop.ui.pages.overview.rule import rule_sentences
from golive_desktop.ui.pages.overview.stakeholders import board_rows, sorted_board
from golive_desktop.ui.parts.line import Line
from golive_desktop.ui.parts.table import TableCell
from golive_desktop.ui.words import Words

__all__ = ["HeadSight", "OverviewSight", "VerdictSight", "sight_of"]

_SHORT_COMMIT = 7


@dataclass(frozen=True, kw_only=True, slots=True)
class HeadSight:
    """Which release this is, and when it goes live."""

    product: str
    tag: str
    facts: str
    commit: str
    """In full; empty while unknown."""
    golive: str
    zone: str
    countdown: str


@dataclass(frozen=True, kw_only=True, slots=True)
class VerdictSight:
    """The verdict and what it rests on."""

    verdict: ReleaseVerdict
    word: str
    headline: str
    counts: str
    computed: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OverviewSight:
    """The whole page."""

    head: HeadSight
    verdict: VerdictSight
    heading: str
    """Above the lines."""
    lines: tuple[Line, ...]
    """Reasons, or what is to follow after T-0."""
    nothing: str
    """Said in their place when there are none."""
    rule: tuple[str, ...]
    deadlines: tuple[Line, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    roles: tuple[str, ...]
    """Of the rows, in their order."""
    deciding: str
    zone: str
    filled: Literal["compile", "receive"]
    """Which button is the next step."""


def sight_of(overview: Overview, words: Words) -> OverviewSight:
    """What the overview shows of this release."""
    _ = words.translate
    calendar = calendar_of(overview, words)
    stands = overview.readiness.verdict == "NO-GO"
    return OverviewSight(
        head=_head(overview, words, calendar),
        verdict=_verdict(overview, words, calendar),
        heading=_("After T-0") if overview.readiness.follow_ups and not stands else _("Why not yet"),
        lines=(reason_lines if stands else follow_up_lines)(overview, words, calendar),
        nothing=_("Nothing stands in the way."),
        rule=rule_sentences(overview.state, words),
        deadlines=deadline_lines(overview, words, calendar),
        rows=board_rows(overview, words, calendar),
        roles=tuple(row.role for row in sorted_board(overview)),
        deciding=deciding_sentence(overview, words),
        zone=calendar.all_times(),
        filled="receive" if stands else "compile",
    )


def _head(overview: Overview, words: Words, calendar: Calendar) -> HeadSight:
    _ = words.translate
    candidate, plan = overview.release.candidate, overview.release.plan
    short = candidate.commit[:_SHORT_COMMIT]
    day = launch_day(overview, calendar)
    facts = [
        _("Commit {commit}").format(commit=short) if short else _("Commit not set"),
        _forms(overview, words),
        _artefacts(len(candidate.artefacts), words),
    ]
    return HeadSight(
        product=plan.product,
        tag=candidate.tag,
        facts=" · ".join(fact for fact in facts if fact),
        commit=candidate.commit,
        golive=_golive(overview, calendar),
        zone=_offset(calendar, day) if day else "",
        countdown=calendar.until(day) if day else _("no date set"),
    )


def _golive(overview: Overview, calendar: Calendar) -> str:
    """``Thu 5 Mar 2026``, and ``10:00`` once T-0 is set."""
    day = launch_day(overview, calendar)
    if day is None:
        return ""
    return f"{calendar.weekday(day)}, {calendar.clock(overview.launch)}" if overview.launch else calendar.weekday(day)


def _forms(overview: Overview, words: Words) -> str:
    versions = {person.form.version for person in overview.state.plan.stakeholders if person.form}
    if not versions:
        return ""
    if len(versions) == 1:
        return words.translate("form version {version}").format(version=min(versions))
    return words.translate("form versions {first} to {last}").format(first=min(versions), last=max(versions))


def _artefacts(count: int, words: Words) -> str:
    _ = words.translate
    if not count:
        return ""
    return _("1 artefact") if count == 1 else _("{count} artefacts").format(count=count)


def _verdict(overview: Overview, words: Words, calendar: Calendar) -> VerdictSight:
    verdict, void = overview.readiness.verdict, overview.state.void is not None
    return VerdictSight(
        verdict=verdict,
        word=words.translate("VOID") if void else words.term("release", verdict),
        headline=words.translate("Given up. Nothing takes that back.") if void else _headline(overview, words),
        counts=counts_sentence(overview, words),
        computed=words.translate("Computed {time}").format(time=f"{calendar.time(overview.at)} ({_offset(calendar)})"),
    )


def _headline(overview: Overview, words: Words) -> str:
    """What stands between it and GO, and who let how much of that pass for the launch."""
    said = headline(overview, words)
    passed = [person for person in overview.let_pass if person]
    if not passed:
        return said
    more = words.translate("Overridden for the launch by {people}: {count} of {all}.")
    people, whole = ", ".join(dict.fromkeys(passed)), len(overview.let_pass)
    return f"{said} {more.format(people=people, count=len(passed), all=whole)}"


def _offset(calendar: Calendar, day: date | None = None) -> str:
    """``UTC+1``; the zone's name stands above the board."""
    return calendar.zone_words(day).partition(" ")[0]
