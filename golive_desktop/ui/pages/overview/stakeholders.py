# SPDX-License-Identifier: MIT
"""The board: who has decided what, with which key, by when, and what is to be done next."""

from datetime import date
from typing import Final

from golive_desktop.domain.plan import Stakeholder
from golive_desktop.domain.problem import Problem
from golive_desktop.domain.readiness import BoardRow
from golive_desktop.services.overview import Overview
from golive_desktop.ui.calendar import Calendar
from golive_desktop.ui.links import Link, condition_link, link_to_cause
from golive_desktop.ui.parts.table import TableCell
from golive_desktop.ui.words import Words
from golive_desktop.wording.sentences import N_

__all__ = ["COLUMNS", "FOLDED", "LEFT_OUT", "board_rows", "sorted_board"]

COLUMNS: Final = (
    N_("Role"),
    N_("Person"),
    N_("Decision"),
    N_("Signed"),
    N_("Identity confirmed"),
    N_("Deadline"),
    N_("Next step"),
)
FOLDED: Final = (1, 4)
"""Person and identity join the role as a second line where it is narrow."""
LEFT_OUT: Final = (3, 5)
"""When it was signed and its deadline stand in the sign-off, where there is room for one column only."""
_NOTHING: Final = "–"
_PHONE: Final = "phone"
_NEXT: Final = {
    "rejected": N_("Ask again…"),
    "requested": N_("Remind…"),
}
"""Where the board names another step than the reason does."""


def sorted_board(overview: Overview) -> tuple[BoardRow, ...]:
    """The rows by deadline; those without one stand last, those of one day as in the plan."""
    deadlines = {person.role: person.deadline for person in overview.state.plan.stakeholders}
    return tuple(sorted(overview.readiness.board, key=lambda row: deadlines.get(row.role) or date.max))


def board_rows(overview: Overview, words: Words, calendar: Calendar) -> tuple[tuple[TableCell, ...], ...]:
    """The cells of all rows, sorted as `sorted_board`."""
    people = {person.role: person for person in overview.state.plan.stakeholders}
    return tuple(_cells(row, people[row.role], overview, words, calendar) for row in sorted_board(overview))


def _cells(
    row: BoardRow, person: Stakeholder, overview: Overview, words: Words, calendar: Calendar
) -> tuple[TableCell, ...]:
    identity = _identity(row, overview, words, calendar)
    who = words.signer(row.person, row.principal)
    known = [text for text in (who, identity.text) if text not in {"", _NOTHING}]
    return (
        TableCell(text=row.title, more=" · ".join(known) or _NOTHING),
        TableCell(text=who or _NOTHING),
        TableCell(text=_decision(row, overview, words), state=row.state, bold=True),
        TableCell(text=calendar.time(row.sign_off.signed_at) if row.sign_off else _NOTHING),
        identity,
        _deadline(row, person, calendar),
        _next_step(row, overview, words),
    )


def _decision(row: BoardRow, overview: Overview, words: Words) -> str:
    state = words.term("state", row.state)
    if row.state != "conditional" or row.sign_off is None:
        return state
    still = len(_open_conditions(row, overview))
    if not still:
        return words.translate("{state} – all closed").format(state=state)
    return words.translate("{state} – {count} open").format(state=state, count=still)


def _identity(row: BoardRow, overview: Overview, words: Words, calendar: Calendar) -> TableCell:
    if row.sign_off is None:
        return TableCell(text=_NOTHING)
    entry = overview.key_of(row.role, row.sign_off.fingerprint)
    if entry is None:
        return TableCell(text=words.translate("Not confirmed"), colour="status-identity-open")
    # note: where the number came from takes the room of the deadline; the tooltip and the sign-off tell it
    short = _PHONE if entry.compared_how.startswith(_PHONE) else entry.compared_how
    text = f"{words.term('compared', short)}, {calendar.day_of(entry.compared_at)}"
    more = f"{words.term('compared', entry.compared_how)} · {entry.compared_by}"
    return TableCell(text=text, image="shield-check", more=more)


def _deadline(row: BoardRow, person: Stakeholder, calendar: Calendar) -> TableCell:
    if person.deadline is None:
        return TableCell(text=_NOTHING)
    day = calendar.day(person.deadline)
    if row.state != "overdue":
        return TableCell(text=day)
    return TableCell(text=f"{day} – {calendar.late_words(person.deadline)}", colour="status-overdue", bold=True)


def _next_step(row: BoardRow, overview: Overview, words: Words) -> TableCell:
    link = _link(row, overview)
    return TableCell(text=words.translate(link.text), link=link.address) if link else TableCell(text="")


def _link(row: BoardRow, overview: Overview) -> Link | None:
    if row.state == "inform-only" or overview.state.void is not None:
        return None
    still = _open_conditions(row, overview)
    if row.state == "conditional" and still:
        return condition_link(row.role, still[0])
    if row.state in {"approved", "conditional"}:
        return None if _has_receipt(row, overview) else Link(page="signoffs", subject=row.role, text=N_("Send receipt"))
    if row.role == overview.state.executive_role():
        return Link(page="executive", subject="", text=N_("Prepare…") if row.state == "not-requested" else N_("Open"))
    if row.state in _NEXT:
        return Link(page="signoffs", subject=row.role, text=_NEXT[row.state])
    return link_to_cause(Problem(code=f"readiness.{row.state}", subject=row.role), overview.state.executive_role())


def _open_conditions(row: BoardRow, overview: Overview) -> tuple[str, ...]:
    if row.sign_off is None:
        return ()
    answer = row.sign_off
    return tuple(item.key for item in answer.conditions if not overview.state.closed(answer.sha256, item.key))


def _has_receipt(row: BoardRow, overview: Overview) -> bool:
    """Whether a receipt went to this role since its answer was recorded."""
    if row.sign_off is None:
        return False
    since = next((item.recorded_at for item in overview.statements if item.sha256 == row.sign_off.sha256), None)
    receipts = (item for item in overview.statements if (item.kind, item.role) == ("receipt", row.role))
    return any(since is None or item.recorded_at >= since for item in receipts)
