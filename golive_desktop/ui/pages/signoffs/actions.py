# SPDX-License-Identifier: MIT
"""What can be done about a stakeholder now, and which of it is the next step."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from golive_desktop.domain.readiness import BoardRow, executive_obstacles
from golive_desktop.domain.record import StatementRecord
from golive_desktop.services.overview import Overview
from golive_desktop.wording.sentences import N_

__all__ = [
    "Action",
    "ActionKey",
    "actions_for",
    "editing_actions",
    "has_deputy",
    "may_be_asked",
    "nobody_actions",
    "receipt_of",
]

ActionKey = Literal[
    "send",
    "receive",
    "remind",
    "sign-here",
    "message",
    "deputy",
    "void",
    "accept",
    "receipt",
    "receipt-again",
    "compare",
    "edit",
    "executive",
    "undo",
    "redo",
    "undo-all",
    "done",
    "save",
    "first",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Action:
    """One button."""

    key: ActionKey
    text: str
    """English; the page translates it."""
    image: str
    filled: bool = False
    """Whether it is the next step; at most one is."""
    stays: bool = False
    """Whether it stays in view where there is little room."""
    seldom: bool = False
    """Whether it stands in the menu even where there is room."""
    hindered: str = ""
    """Why it cannot be done yet, in English; empty where it can."""


_ASK: Final = N_("Send request…")
_ASK_ANEW: Final = N_("Send request again…")
_ASK_AGAIN: Final = N_("Ask again…")
_ASKS: Final = {"not-requested": _ASK, "requested": _ASK_ANEW, "overdue": _ASK_ANEW}
_TEXTS: Final[dict[ActionKey, tuple[str, str]]] = {
    "send": (_ASK, "send"),
    "receive": (N_("Receive…"), "inbox"),
    "remind": (N_("Remind…"), "bell"),
    "sign-here": (N_("Sign on this laptop…"), "pen-line"),
    "message": (N_("Inform…"), "mail"),
    "deputy": (N_("Ask the deputy…"), "users"),
    "void": (N_("Declare the request void…"), "octagon-x"),
    "accept": (N_("Accept with a reason…"), "check"),
    "receipt": (N_("Send receipt…"), "mail"),
    "receipt-again": (N_("Save receipt again…"), "download"),
    "compare": (N_("Compare number…"), "fingerprint"),
    "edit": (N_("Edit…"), "square-pen"),
    "executive": (N_("Executive sign-off"), "stamp"),
    "undo": (N_("Undo"), "undo-2"),
    "redo": (N_("Redo"), "redo-2"),
    "undo-all": (N_("Undo all"), "history"),
    "done": (N_("Back to the record"), "arrow-left"),
    "save": (N_("Save changes"), "save"),
    "first": (N_("Add a stakeholder"), "user-plus"),
}
_UNASKED: Final = N_("It can be signed here once a request is out.")
_UNASKED_LAST: Final = N_("It can be signed here once a request is out; the executive is asked last.")
_OLDER: Final = N_("It can be signed here after asking again: the request is about something older.")
_ANSWERED: Final = N_("It can be signed here after asking again: this request is answered.")
_OPEN: Final = frozenset({"requested", "overdue"})
_NEXT: Final[dict[str, ActionKey]] = {
    "not-requested": "send",
    "requested": "receive",
    "overdue": "remind",
    "identity-open": "compare",
    "waits": "receive",
    "conflict": "send",
    "rejected": "send",
    "withdrawn": "send",
    "not-competent": "send",
    "older-candidate": "send",
    "inform-only": "message",
}
"""By state; what was counted and still lacks its receipt gets that first."""


def actions_for(overview: Overview, role: str) -> tuple[Action, ...]:
    """The buttons of a record, the next step last; what would be refused is left out, or says why.

    Args:
        overview: the release as it stands.
        role: the stakeholder's.
    """
    row = overview.row(role)
    if row is None:
        return ()
    keys = tuple(_keys(overview, row))
    following = _following(overview, row, keys)
    ordered = [key for key in keys if key != following] + [key for key in keys if key == following]
    return tuple(_action(key, row, overview, filled=key == following) for key in ordered)


def editing_actions(*, can_undo: bool, can_redo: bool, edited: bool) -> tuple[Action, ...]:
    """The buttons while something is being edited.

    Args:
        can_undo: whether there is a change to take back.
        can_redo: whether there is one to do again.
        edited: whether anything differs from what is kept.
    """
    wanted: tuple[tuple[ActionKey, bool], ...] = (
        ("undo", can_undo),
        ("redo", can_redo),
        ("undo-all", can_undo and edited),
        ("done", True),
        ("save", edited),
    )
    return tuple(
        Action(key=key, text=_TEXTS[key][0], image=_TEXTS[key][1], filled=key == "save", stays=key in {"save", "done"})
        for key, shown in wanted
        if shown
    )


def nobody_actions() -> tuple[Action, ...]:
    """The button of a release without stakeholders."""
    text, image = _TEXTS["first"]
    return (Action(key="first", text=text, image=image, filled=True, stays=True),)


def may_be_asked(overview: Overview, role: str) -> bool:
    """Whether a request to `role` would be issued now: the executive is asked when all else holds."""
    person = overview.state.plan.stakeholder(role)
    if person is None or not person.decides or overview.state.void is not None:
        return False
    return role != overview.state.executive_role() or not executive_obstacles(overview.state, now=overview.at)


def has_deputy(overview: Overview, role: str) -> bool:
    """Whether a deputy may be asked: a delegation of the role was received here, and the role can be asked now.

    Whether it still holds is found out when the request is signed.
    """
    named = any((record.kind, record.role) == ("delegation", role) for record in overview.statements)
    return named and may_be_asked(overview, role)


def receipt_of(overview: Overview, row: BoardRow) -> StatementRecord | None:
    """The receipt that was given for the answer in `row`; None while there is none."""
    if row.sign_off is None:
        return None
    digests = [record.sha256 for record in overview.statements]
    if row.sign_off.sha256 not in digests:
        return None
    later = overview.statements[digests.index(row.sign_off.sha256) :]
    given = (record for record in later if (record.kind, record.direction) == ("receipt", "issued"))
    return next((record for record in given if record.role == row.role), None)


def _keys(overview: Overview, row: BoardRow) -> Iterator[ActionKey]:
    if overview.state.void is not None:
        yield "receive"
        return
    answered = row.sign_off is not None
    yield "edit"
    if row.role == overview.state.executive_role():
        yield "executive"
    if may_be_asked(overview, row.role):
        yield "send"
    if has_deputy(overview, row.role):
        yield "deputy"
    if row.state == "waits" and _signed_ahead(overview, row):
        yield "accept"
    yield "message" if row.state == "inform-only" else "sign-here"
    if row.state in _OPEN:
        yield "remind"
    if row.state == "identity-open":
        yield "compare"
    if answered and row.sign_off is not None and row.sign_off.standing == "counted":
        yield "receipt-again" if receipt_of(overview, row) else "receipt"
    if overview.state.latest_request(row.role) is not None and overview.manager is not None:
        yield "void"
    yield "receive"


def _signed_ahead(overview: Overview, row: BoardRow) -> bool:
    """Whether the answer waits because of its time: younger than its arrival here, or a deputy's that came late."""
    if row.sign_off is not None and row.sign_off.principal:
        return True
    digest = row.sign_off.sha256 if row.sign_off is not None else ""
    record = next((record for record in overview.statements if record.sha256 == digest), None)
    return record is not None and record.issued_at > record.recorded_at


def _following(overview: Overview, row: BoardRow, keys: tuple[ActionKey, ...]) -> ActionKey | None:
    if "receipt" in keys and row.state != "older-candidate":
        return "receipt"
    wanted = _NEXT.get(row.state)
    if wanted == "send" and "send" not in keys and row.role == overview.state.executive_role():
        return "executive"
    return wanted if wanted in keys else None


def _not_here_yet(row: BoardRow, overview: Overview) -> str:
    """Why nobody can sign on this laptop now; empty while a request waits for its answer."""
    if row.state in _OPEN:
        return ""
    if row.state == "not-requested":
        return _UNASKED_LAST if row.role == overview.state.executive_role() else _UNASKED
    return _OLDER if row.state == "older-candidate" else _ANSWERED


def _action(key: ActionKey, row: BoardRow, overview: Overview, *, filled: bool) -> Action:
    text, image = _TEXTS[key]
    if key == "send":
        text = _ASKS.get(row.state, _ASK_AGAIN)
    hindered = _not_here_yet(row, overview) if key == "sign-here" else ""
    seldom = key == "void" or (bool(hindered) and row.state != "not-requested")
    stays = filled or key == "receive"
    return Action(key=key, text=text, image=image, filled=filled, stays=stays, seldom=seldom, hindered=hindered)
