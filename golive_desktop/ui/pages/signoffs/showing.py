# SPDX-License-Identifier: MIT
"""What a record shows: header, items with their answers, conditions, decision and signature, as values."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from golive_desktop.domain.answer import Answer
from golive_desktop.domain.drawing import Drawing
from golive_desktop.domain.plan import Form, Item, Stakeholder
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.readiness import BoardRow
from golive_desktop.domain.signoff import SignOff
from golive_desktop.services.overview import Overview
from golive_desktop.services.records import KeptSignOff
from golive_desktop.services.requests import executive_form
from golive_desktop.services.verify import Verification
from golive_desktop.ui.calendar import Calendar, calendar_of
from golive_desktop.ui.pages.signoffs.backing import EvidenceView, evidence_views
from golive_desktop.ui.pages.signoffs.facts import FactView, asked_facts, signed_facts
from golive_desktop.ui.pages.signoffs.notices import notice_of
from golive_desktop.ui.words import Words

__all__ = [
    "ConditionView",
    "ItemView",
    "RecordView",
    "SignatureView",
    "asked_form",
    "record_of",
]

_DOT: Final = " · "


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemView:
    """One point of the form."""

    number: str
    text: str
    answer: str
    """yes, no, n/a, or empty."""
    comment: str
    rule: str
    evidence: tuple[EvidenceView, ...]
    note: str
    """Said where there is no evidence."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ConditionView:
    """One condition of the answer."""

    key: str
    text: str
    state: str
    words: str
    owner: str
    due: str
    closure: str = ""
    """Digest of the closure's file; empty while it is open."""
    note: str = ""
    """What shows that it is met, in the words of whoever closed it."""
    evidence: tuple[EvidenceView, ...] = ()
    """What closed it carries or names; empty while that is being read."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SignatureView:
    """Who signed."""

    name: str
    title: str
    drawing: Drawing | None


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordView:
    """A record, ready to be shown."""

    role: str
    heading: str
    line: str
    lock: str
    """Why nothing can be changed here; empty when it can."""
    state: str
    word: str
    notice: str
    """What the reader has to know first; empty for nothing."""
    notice_more: str
    items: tuple[ItemView, ...]
    hint: str
    """Said in place of the items where there are none."""
    conditions: tuple[ConditionView, ...]
    decision: str
    """As the domain spells it, or that it was withdrawn; empty while nobody has decided."""
    decision_word: str
    reason: str
    facts: tuple[FactView, ...]
    signature: SignatureView | None
    zone: str = ""
    """In which zone the times of the conditions are."""


def record_of(
    overview: Overview, role: str, words: Words, kept: KeptSignOff | None = None, check: Verification | None = None
) -> RecordView:
    """What is shown about one stakeholder.

    Args:
        overview: the release as it stands.
        role: the stakeholder's; it is one of the plan's.
        words: the reader's language.
        kept: the answer as it was signed, once it is read.
        check: the verdict on its file, once it is found.
    """
    person, row = overview.state.plan.stakeholder(role), overview.row(role)
    if person is None or row is None:
        raise KeyError(role)
    answer = row.sign_off
    known = kept if answer is not None and kept is not None and kept.sha256 == answer.sha256 else None
    form = known.statement.body.form if known else asked_form(overview, person)
    notice = notice_of(overview, row, words, known)
    calendar = calendar_of(overview, words)
    return RecordView(
        role=role,
        heading=f"{row.title} – {words.signer(row.person, row.principal)}" if row.person else row.title,
        line=_line(overview, person, row, form, words),
        lock=_lock(overview, row, words),
        state=row.state,
        word=words.term("state", row.state),
        notice=notice[0],
        notice_more=notice[1],
        items=tuple(_items(form, known, words, answered=answer is not None)) if form else (),
        hint=_hint(overview, person, form, words),
        conditions=tuple(_conditions(overview, answer, known, calendar)) if answer else (),
        zone=calendar.all_times(),
        decision=_standing(row, answer) if answer else "",
        decision_word=_standing_word(row, answer, words) if answer else "",
        reason=answer.reason if answer else "",
        facts=tuple(
            signed_facts(overview, answer, words, known, check) if answer else asked_facts(overview, person, words)
        ),
        signature=_signature(row, answer, known, words) if answer else None,
    )


def asked_form(overview: Overview, person: Stakeholder) -> Form | None:
    """The form that a request would carry now; None for who is only informed, or when the plan lacks one."""
    if not person.decides:
        return None
    if person.role != overview.state.executive_role():
        return person.form
    try:
        return executive_form(overview.release, person)
    except KnownError:
        return None


def _standing(row: BoardRow, answer: SignOff) -> str:
    return "withdrawn" if row.state == "withdrawn" else answer.decision


def _standing_word(row: BoardRow, answer: SignOff, words: Words) -> str:
    """The decision in capitals; of one that was taken back only that, since no word of it may look like a yes."""
    if row.state == "withdrawn":
        return words.term("state", row.state).upper()
    return words.term("decision", answer.decision)


def _line(overview: Overview, person: Stakeholder, row: BoardRow, form: Form | None, words: Words) -> str:
    _ = words.translate
    request = overview.state.latest_request(person.role)
    candidate = row.sign_off.candidate if row.sign_off else request.candidate if request else overview.release.candidate
    parts = [
        (_("Decides on {subject}") if person.decides else _("Is informed: {subject}")).format(subject=person.purpose)
        if person.purpose
        else "",
        _("deadline {day}").format(day=words.date(person.deadline)) if person.deadline else "",
        _("form version {version}").format(version=form.version) if form else "",
        candidate.tag,
    ]
    return _DOT.join(part for part in parts if part)


def _hint(overview: Overview, person: Stakeholder, form: Form | None, words: Words) -> str:
    _ = words.translate
    if not person.decides:
        said = _("{role} is informed and does not decide. Nothing has to be signed.")
        return said.format(role=person.title)
    if form is None and person.role == overview.state.executive_role():
        return _("The plan lacks the critical conditions or the sentence that the executive would sign.")
    if form is None or not form.items:
        return _("The form has no points yet.")
    request = overview.state.latest_request(person.role)
    if request is not None and overview.state.sign_off(person.role) is None:
        said = _("Asked on {day}, not answered yet. The points are read-only here; they are answered in the request.")
        return said.format(day=calendar_of(overview, words).date_of(request.issued_at))
    return ""


def _lock(overview: Overview, row: BoardRow, words: Words) -> str:
    _ = words.translate
    if row.sign_off is not None:
        return _("Signed, read-only")
    return _("Asked, read-only") if overview.state.latest_request(row.role) is not None else ""


def _items(form: Form, kept: KeptSignOff | None, words: Words, *, answered: bool) -> Iterator[ItemView]:
    given = {answer.item: answer for answer in kept.statement.body.response.answers} if kept else {}
    for number, item in enumerate(form.items, 1):
        answer = given.get(item.key)
        yield ItemView(
            number=str(number),
            text=item.text,
            answer=answer.value if answer else "",
            comment=_comment(answer, words),
            rule=_rule(item, words),
            evidence=_evidence(answer, kept, words) if answer and kept else (),
            note=_note(item, answer, words, answered=answered and kept is not None),
        )


def _comment(answer: Answer | None, words: Words) -> str:
    if answer is None or not answer.comment:
        return ""
    if answer.value == "n/a":
        return words.translate("Reason: {text}").format(text=answer.comment)
    return answer.comment


def _rule(item: Item, words: Words) -> str:
    _ = words.translate
    return _("must be yes") if item.blocking else _("for information")


def _note(item: Item, answer: Answer | None, words: Words, *, answered: bool) -> str:
    _ = words.translate
    if answer and answer.evidence:
        return ""
    if answered:
        return _("Evidence asked for, none given") if item.evidence_required else _("No evidence asked for")
    return _("Evidence asked for") if item.evidence_required else ""


def _evidence(answer: Answer, kept: KeptSignOff, words: Words) -> tuple[EvidenceView, ...]:
    states = {piece: state for (item, piece), state in kept.evidence.items() if item == answer.item}
    return tuple(evidence_views(answer.item, answer.evidence, states, words))


def _conditions(
    overview: Overview, answer: SignOff, kept: KeptSignOff | None, calendar: Calendar
) -> Iterator[ConditionView]:
    _ = calendar.words.translate
    closed = {item.condition: item for item in overview.state.closures if item.approval == answer.sha256}
    for condition in answer.conditions:
        closure = closed.get(condition.key)
        shown = kept.closures.get(closure.sha256) if closure and kept else None
        if closure is not None:
            said = _("Closed, {time}").format(time=calendar.time(closure.closed_at))
        elif condition.when == "before-t0":
            said = _("Open, holds T-0")
        else:
            said = _("Open, after T-0")
        yield ConditionView(
            key=condition.key,
            text=condition.text,
            state="approved" if closure else "conditional",
            words=said,
            owner=condition.owner,
            due=calendar.time(condition.due),
            closure=closure.sha256 if closure else "",
            note=shown.note if shown else "",
            evidence=tuple(evidence_views(condition.key, shown.evidence, shown.states, calendar.words))
            if shown
            else (),
        )


def _signature(row: BoardRow, answer: SignOff, kept: KeptSignOff | None, words: Words) -> SignatureView:
    drawing = kept.statement.body.drawing if kept else None
    return SignatureView(name=words.signer(answer.person, answer.principal), title=row.title, drawing=drawing)
