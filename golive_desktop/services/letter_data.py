# SPDX-License-Identifier: MIT
"""What the placeholders of a mail stand for: worked out from a release as it stands, without asking anything else."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Final

from golive_desktop.domain.answer import Condition
from golive_desktop.domain.calendar import Appointment
from golive_desktop.domain.plan import Stakeholder
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.record import StatementRecord
from golive_desktop.domain.release import Language
from golive_desktop.domain.text import in_one_line, tidy
from golive_desktop.i18n.moments import show_date, show_time, show_zone
from golive_desktop.services.dates import release_dates
from golive_desktop.services.letter_facts import LetterFacts
from golive_desktop.services.mail_kinds import MailKind
from golive_desktop.wording.explain import explain
from golive_desktop.wording.terms import term

__all__ = ["letter_data"]

_NEXT_DATES: Final = 6
_HOUR: Final = timedelta(hours=1)
_GREETINGS: Final[Mapping[Language, str]] = {"de": "Guten Tag", "en": "Hello"}
_TEAMS: Final[Mapping[Language, str]] = {"de": "{product}-Team", "en": "{product} team"}
_MANAGERS: Final[Mapping[Language, str]] = {"de": "Release-Management", "en": "Release management"}
_CLOCKS: Final[Mapping[Language, str]] = {"de": "{time} Uhr", "en": "{time}"}
_SATISFIED: Final = frozenset({"approved", "conditional"})


def letter_data(facts: LetterFacts, kind: MailKind, given: Mapping[str, object] | None = None) -> dict[str, object]:
    """The values of all placeholders of a mail.

    Args:
        facts: the release as it stands.
        kind: the mail.
        given: values that do not follow from the release, or that somebody knows better; others are left aside.

    Raises:
        KnownError: ``letter.data-missing`` with the names of what the mail needs and nobody gave,
            ``letter.role-unknown``, ``letter.not-answered``.
    """
    known = given or {}
    found: dict[str, object] = {}
    for one in kind.placeholders:
        if one.name in known:
            found[one.name] = known[one.name]
        elif one.name in _BUILDERS:
            found[one.name] = _BUILDERS[one.name](facts)
        else:
            found[one.name] = type(one.examples[facts.language])()
    missing = [name for name in kind.needs if not found[name]]
    if missing:
        raise KnownError.of("letter.data-missing", ", ".join(missing))
    return found


def _greeting(facts: LetterFacts) -> str:
    return " ".join(part for part in (_GREETINGS[facts.language], _line(facts.recipient)) if part)


def _manager(facts: LetterFacts) -> str:
    own = facts.overview.manager
    return _line(own.certificate.subject.name) if own else _MANAGERS[facts.language]


def _team(facts: LetterFacts) -> str:
    product = facts.overview.release.plan.product
    return facts.correspondence.signposts.team or _TEAMS[facts.language].format(product=product)


def _launch_date(facts: LetterFacts) -> str:
    set_to = facts.day.t0
    day = facts.local(set_to).date() if set_to else facts.overview.release.plan.date
    return show_date(day, facts.language) if day else ""


def _launch_time(facts: LetterFacts) -> str:
    return _clock(facts.local(facts.day.t0), facts.language) if facts.day.t0 else ""


def _hour(facts: LetterFacts) -> int:
    """Which hour after the launch has passed; 0 before the first one is over."""
    since = facts.day.launched_at
    return max(0, (facts.overview.at - since) // _HOUR) if since else 0


def _reason(facts: LetterFacts) -> str:
    if facts.role:
        return tidy(facts.answer().reason)
    void = facts.overview.state.void
    return tidy(void.reason) if void else ""


def _deadline(facts: LetterFacts) -> str:
    return _day_of(facts.stakeholder(), facts.language)


def _overdue(facts: LetterFacts) -> bool:
    deadline = facts.stakeholder().deadline
    return deadline is not None and facts.local(facts.overview.at).date() > deadline


def _requested_on(facts: LetterFacts) -> str:
    request = facts.overview.state.latest_request(facts.role)
    return show_date(facts.local(request.issued_at).date(), facts.language) if request else ""


def _again(facts: LetterFacts) -> bool:
    return sum(request.role == facts.role for request in facts.overview.state.requests) > 1


def _counted_at(facts: LetterFacts) -> str:
    receipt = _newest(facts, kind="receipt", role=facts.role)
    return show_time(facts.local(receipt.issued_at if receipt else facts.overview.at), facts.language)


def _digest(facts: LetterFacts) -> str:
    if facts.role:
        return facts.answer().sha256
    dossier = _newest(facts, kind="dossier")
    return dossier.sha256 if dossier else ""


def _newest(facts: LetterFacts, *, kind: str, role: str = "") -> StatementRecord | None:
    found = [one for one in facts.overview.statements if one.kind == kind and (not role or one.role == role)]
    return found[-1] if found else None


def _conditions(facts: LetterFacts) -> list[dict[str, object]]:
    """Of one answer all, else of the release those that are open."""
    if facts.role:
        return [_condition(one, facts) for one in facts.answer().conditions]
    state = facts.overview.state
    answers = (row.sign_off for row in facts.overview.readiness.board if row.state in _SATISFIED)
    open_ones = (
        condition
        for answer in answers
        if answer is not None
        for condition in answer.conditions
        if not state.closed(answer.sha256, condition.key)
    )
    return [_condition(one, facts) for one in open_ones]


def _condition(condition: Condition, facts: LetterFacts) -> dict[str, object]:
    return {
        "text": _line(condition.text),
        "owner": _line(condition.owner),
        "due": show_date(facts.local(condition.due).date(), facts.language),
        "when": term("condition", condition.when, facts.language),
    }


def _after_launch(facts: LetterFacts) -> list[dict[str, object]]:
    rows = (_condition(condition, facts) for _role, condition in facts.overview.readiness.follow_ups)
    return [{name: row[name] for name in ("text", "owner", "due")} for row in rows]


def _stakeholders(facts: LetterFacts) -> list[dict[str, object]]:
    people = facts.overview.release.plan
    return [
        {
            "role": _line(row.title),
            "person": _line(row.person),
            "state": term("state", row.state, facts.language),
            "deadline": _day_of(people.stakeholder(row.role), facts.language),
        }
        for row in facts.overview.readiness.board
    ]


def _approved(facts: LetterFacts) -> int:
    deciding = {person.role for person in facts.overview.release.plan.deciding()}
    return sum(row.role in deciding and row.state in _SATISFIED for row in facts.overview.readiness.board)


def _why_not(facts: LetterFacts) -> list[str]:
    return [explain(problem, facts.language).sentence for problem in facts.overview.readiness.why_not]


def _dates(facts: LetterFacts) -> list[str]:
    today = facts.local(facts.overview.at).date()
    coming = (
        one
        for one in release_dates(facts.overview.release, facts.training, language=facts.language, launch=facts.day.t0)
        if _day(one, facts) >= today
    )
    return [f"{show_date(_day(one, facts), facts.language)}: {_line(one.title)}" for one in islice(coming, _NEXT_DATES)]


def _checks(facts: LetterFacts) -> list[dict[str, object]]:
    return [
        {"title": _line(moment.title), "points": [_line(step.text) for step in moment.steps]}
        for moment in facts.overview.release.plan.runbook
        if moment.at == "T-60"
    ]


def _training(facts: LetterFacts) -> dict[str, object]:
    planned = facts.training
    if planned is None or planned.starts is None:
        raise KnownError.of("training.no-appointment")
    starts = facts.local(planned.starts)
    return {
        "title": _line(planned.title),
        "date": show_date(starts.date(), facts.language),
        "time": _clock(starts, facts.language),
        "minutes": planned.minutes,
        "place": _line(planned.place),
        "audience": ", ".join(map(_line, planned.audience)),
    }


def _agenda(facts: LetterFacts) -> list[dict[str, object]]:
    planned = facts.training
    if planned is None or planned.starts is None:
        raise KnownError.of("training.no-appointment")
    rows: list[dict[str, object]] = []
    moment = facts.local(planned.starts)
    for topic in planned.agenda:
        points = [_line(point) for point in topic.points]
        rows.append(
            {"time": f"{moment:%H:%M}", "title": _line(topic.title), "minutes": topic.minutes, "points": points}
        )
        moment += timedelta(minutes=topic.minutes)
    return rows


def _clock(moment: datetime, language: Language) -> str:
    return f"{_CLOCKS[language].format(time=f'{moment:%H:%M}')} ({show_zone(moment)})"


def _line(text: str) -> str:
    return in_one_line(tidy(text))


def _day_of(person: Stakeholder | None, language: Language) -> str:
    return show_date(person.deadline, language) if person is not None and person.deadline else ""


def _day(one: Appointment, facts: LetterFacts) -> date:
    return facts.local(one.starts).date() if isinstance(one.starts, datetime) else one.starts


_BUILDERS: Final[Mapping[str, Callable[[LetterFacts], object]]] = {
    "language": lambda facts: facts.language,
    "greeting": _greeting,
    "recipient": lambda facts: _line(facts.recipient),
    "manager": _manager,
    "manager_phone": lambda facts: facts.correspondence.signposts.manager_phone,
    "product": lambda facts: _line(facts.overview.release.plan.product),
    "candidate": lambda facts: _line(facts.overview.release.candidate.tag),
    "today": lambda facts: show_date(facts.local(facts.overview.at).date(), facts.language),
    "role": lambda facts: _line(facts.stakeholder().title),
    "question": lambda facts: _line(facts.stakeholder().question),
    "deadline": _deadline,
    "again": _again,
    "overdue": _overdue,
    "requested_on": _requested_on,
    "decision": lambda facts: term("decision", facts.answer().decision, facts.language),
    "counted_at": _counted_at,
    "digest": _digest,
    "conditions": _conditions,
    "after_launch": _after_launch,
    "person": lambda facts: _line(facts.answer().person),
    "reason": _reason,
    "signed_at": lambda facts: show_time(facts.local(facts.answer().signed_at), facts.language),
    "verdict": lambda facts: term("release", facts.overview.readiness.verdict, facts.language),
    "launch_date": _launch_date,
    "launch_time": _launch_time,
    "hour": _hour,
    "approved": _approved,
    "deciding": lambda facts: len(facts.overview.release.plan.deciding()),
    "stakeholders": _stakeholders,
    "why_not": _why_not,
    "dates": _dates,
    "checks": _checks,
    "on_call": lambda facts: facts.correspondence.signposts.on_call,
    "war_room": lambda facts: facts.correspondence.signposts.war_room,
    "status_page": lambda facts: facts.correspondence.signposts.status_page,
    "summary": lambda facts: facts.correspondence.customers.summary,
    "features": lambda facts: list(facts.correspondence.customers.features),
    "assurances": lambda facts: list(facts.correspondence.customers.assurances),
    "aim": lambda facts: facts.correspondence.customers.aim or facts.correspondence.customers.summary,
    "highlights": lambda facts: list(
        facts.correspondence.customers.highlights or facts.correspondence.customers.features
    ),
    "app": lambda facts: facts.correspondence.signposts.app,
    "support": lambda facts: facts.correspondence.signposts.support,
    "faq": lambda facts: facts.correspondence.signposts.faq,
    "team": _team,
    "training": _training,
    "agenda": _agenda,
    "deputy": lambda facts: _line(facts.stakeholder().deputy),
}
"""By name of the placeholder; those that are not here have to be given."""
