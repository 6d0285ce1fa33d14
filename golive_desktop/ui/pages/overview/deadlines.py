# SPDX-License-Identifier: MIT
"""What is due next: answers that are missing, conditions before T-0, and the go-live itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from golive_desktop.services.overview import Overview
from golive_desktop.ui.calendar import Calendar
from golive_desktop.ui.links import Link, condition_link
from golive_desktop.ui.pages.signoffs.titles import short_title
from golive_desktop.ui.parts.line import Line
from golive_desktop.ui.words import Words
from golive_desktop.wording.sentences import N_

__all__ = ["deadline_lines", "launch_day"]

_HERE: Final = frozenset({"approved", "conditional", "identity-open", "waits", "inform-only"})
"""States in which the stakeholder has nothing more to do by the deadline."""
_MOST_NAMES: Final = 2
_END_OF_DAY: Final = time(23, 59, 59)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Deadline:
    at: datetime
    """For a day its end, so that it stands behind the day's hours."""
    line: Line


def deadline_lines(overview: Overview, words: Words, calendar: Calendar) -> tuple[Line, ...]:
    """What is due, the earliest first; the go-live stands last on its day."""
    found = [*_answers(overview, words, calendar), *_conditions(overview, words, calendar)]
    found.sort(key=lambda deadline: deadline.at)
    lines = [deadline.line for deadline in found]
    day, launch = launch_day(overview, calendar), overview.launch
    if day is not None:
        before = sum(deadline.at.astimezone(calendar.zone).date() <= day for deadline in found)
        lead = _capital(calendar.near(launch)) if launch else calendar.day(day)
        line = Line(lead=lead, text=words.translate("Go-live, T-0"), strong=True)
        lines.insert(before, line)
    return tuple(lines)


def launch_day(overview: Overview, calendar: Calendar) -> date | None:
    """The day of T-0 in the release's zone: as it was set, else as the plan has it; None when neither says one."""
    return overview.launch.astimezone(calendar.zone).date() if overview.launch else overview.release.plan.date


def _answers(overview: Overview, words: Words, calendar: Calendar) -> Iterator[_Deadline]:
    """One line for each day, with whoever has to answer by then."""
    open_roles = {row.role for row in overview.readiness.board if row.state not in _HERE}
    days: dict[date, list[str]] = {}
    roles: dict[date, list[str]] = {}
    for person in overview.state.plan.stakeholders:
        if person.role in open_roles and person.deadline is not None:
            days.setdefault(person.deadline, []).append(short_title(person, words.language))
            roles.setdefault(person.deadline, []).append(person.role)
    for day, titles in days.items():
        late = calendar.late_words(day)
        link = Link(page="signoffs", subject=roles[day][0], text=N_("Open sign-off"))
        line = Line(
            lead=_capital(calendar.until(day)) if day == calendar.now.date() else calendar.day(day),
            lead_colour="status-overdue" if late else "muted",
            text=_names(titles, words),
            mark=late,
            mark_state="overdue" if late else "",
            link=link.address,
            tip=", ".join(titles),
        )
        yield _Deadline(at=datetime.combine(day, _END_OF_DAY, tzinfo=calendar.zone), line=line)


def _conditions(overview: Overview, words: Words, calendar: Calendar) -> Iterator[_Deadline]:
    titles = {person.role: short_title(person, words.language) for person in overview.state.plan.stakeholders}
    for row in overview.readiness.board:
        answer = row.sign_off
        if answer is None or answer.standing != "counted":
            continue
        for condition in answer.conditions:
            if condition.when == "before-t0" and not overview.state.closed(answer.sha256, condition.key):
                over = condition.due < calendar.now
                text = words.translate("Condition {key}, {role}").format(key=condition.key, role=titles[row.role])
                line = Line(
                    lead=_capital(calendar.near(condition.due)),
                    lead_colour="status-overdue" if over else "muted",
                    text=text,
                    mark=words.translate("overdue") if over else "",
                    mark_state="overdue" if over else "",
                    link=condition_link(row.role, condition.key).address,
                    tip=condition.text,
                )
                yield _Deadline(at=condition.due, line=line)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _names(titles: list[str], words: Words) -> str:
    _ = words.translate
    if len(titles) == 1:
        return titles[0]
    if len(titles) == _MOST_NAMES:
        return _("{one} and {other}").format(one=titles[0], other=titles[1])
    return _("{one} and {count} more").format(one=titles[0], count=len(titles) - 1)
