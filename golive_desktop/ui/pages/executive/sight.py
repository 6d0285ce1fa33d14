# SPDX-License-Identifier: MIT
"""What the executive sign-off stands on and what is to be done for it, as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from golive_desktop.domain.problem import Problem
from golive_desktop.domain.readiness import BoardRow
from golive_desktop.services.overview import Overview
from golive_desktop.ui.calendar import calendar_of
from golive_desktop.ui.links import Link
from golive_desktop.ui.pages.conditions.sight import CriticalSight, conditions_of
from golive_desktop.ui.pages.gates.sight import GateSight, gates_of, green_words
from golive_desktop.ui.pages.overview.reasons import line_of
from golive_desktop.ui.parts.line import Line
from golive_desktop.ui.words import Words
from golive_desktop.wording.sentences import N_

__all__ = ["ExecutiveSight", "NextAct", "executive_of"]

_STALE: Final = "readiness.executive-stale"
_UNNAMED: Final = "readiness.executive-unnamed"
_SEND: Final = N_("Send executive request…")
_ACTS: Final[Mapping[str, tuple[str, str, str]]] = {
    "not-requested": (_SEND, "send", "signoffs"),
    "requested": (N_("Receive files…"), "inbox", "receive"),
    "overdue": (N_("Remind…"), "bell", "signoffs"),
    "identity-open": (N_("Compare number…"), "fingerprint", "signoffs"),
    "waits": (N_("Open sign-off"), "file-pen-line", "signoffs"),
}
"""By the executive's state: words, icon and page of the next act; in every other state the request goes out again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NextAct:
    """The filled button."""

    text: str
    image: str
    address: str
    """Where it leads, see `golive_desktop.ui.links.follow`."""
    enabled: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class ExecutiveSight:
    """Everything that the page shows."""

    role: str
    """Empty when the plan names nobody."""
    who: str
    statement: str
    state: str
    word: str
    obstacles: tuple[Line, ...]
    obstacle_sentence: str
    critical: tuple[CriticalSight, ...]
    critical_counts: str
    gates: tuple[GateSight, ...]
    gate_counts: str
    zone: str
    stale: str
    """Says that something changed after the request; empty when nothing did."""
    stale_more: str
    act: NextAct
    approval: str
    """Digest of the executive's answer; empty while there is none."""


def executive_of(overview: Overview, words: Words) -> ExecutiveSight:
    """What the page shows of this release."""
    calendar = calendar_of(overview, words)
    role = overview.state.executive_role() or ""
    row = overview.row(role)
    conditions = conditions_of(overview, words)
    gates = gates_of(overview, words)
    problems = _obstacles(overview, role)
    stale = next((item for item in overview.readiness.why_not if item.code == _STALE), None)
    executive = overview.release.plan.executive
    state = row.state if row else "not-requested"
    return ExecutiveSight(
        role=role if row else "",
        who=_who(row, words),
        statement=executive.statement if executive else "",
        state=state,
        word=words.term("state", state),
        obstacles=tuple(line_of(problem, overview, words, calendar) for problem in problems),
        obstacle_sentence=_sentence(len(problems), words),
        critical=conditions.critical,
        critical_counts=conditions.critical_counts,
        gates=gates,
        gate_counts=green_words(gates, words),
        zone=conditions.zone,
        stale=words.explain(stale).sentence if stale else "",
        stale_more=f"{words.explain(stale).meaning} {words.explain(stale).next_step}" if stale else "",
        act=_act(row, words, stands=bool(problems), stale=stale is not None),
        approval=row.sign_off.sha256 if row and row.sign_off else "",
    )


def _obstacles(overview: Overview, role: str) -> tuple[Problem, ...]:
    """What `executive_obstacles` found, taken from the judgement instead of judging again."""
    found = overview.readiness.why_not
    return tuple(item for item in found if item.subject != role or item.code == _UNNAMED)


def _who(row: BoardRow | None, words: Words) -> str:
    if row is None:
        return words.translate("The plan names nobody who signs last.")
    return f"{row.title} – {words.signer(row.person, row.principal)}" if row.person else row.title


def _sentence(count: int, words: Words) -> str:
    _ = words.translate
    if not count:
        return _("Everything that the executive signs over is there.")
    if count == 1:
        return _("One point stands before the executive request.")
    return _("{count} points stand before the executive request.").format(count=count)


def _act(row: BoardRow | None, words: Words, *, stands: bool, stale: bool) -> NextAct:
    _ = words.translate
    if row is None:
        address = Link(page="signoffs", subject="edit", text="").address
        return NextAct(text=_("Edit stakeholders"), image="users", address=address)
    counted = row.state in {"approved", "conditional"}
    if counted and not stale and not stands:
        return NextAct(
            text=_("Compile dossier…"),
            image="file-text",
            address=Link(page="documents", subject="compile", text="").address,
        )
    text, image, page = _ACTS.get(row.state, (_SEND, "send", "signoffs"))
    sends = text == _SEND
    # note: "send" opens the list of who is due, which is the executive alone once nothing else is open
    subject = "" if page == "receive" else "send" if sends and not counted else row.role
    return NextAct(
        text=_(text),
        image=image,
        address=Link(page=page, subject=subject, text="").address,
        enabled=not (sends and stands),
    )
