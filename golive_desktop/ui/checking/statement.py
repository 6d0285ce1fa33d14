# SPDX-License-Identifier: MIT
"""What a genuine file states, in words: answers, reason, conditions, what it carries, on how much it stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from golive_desktop.domain.answer import Answer, Condition
from golive_desktop.domain.certificate import spoken_number
from golive_desktop.services.verify import Verification
from golive_desktop.statements.approval import ApprovalBody
from golive_desktop.statements.delegation import DelegationBody, OnBehalf
from golive_desktop.statements.dossier import DossierBody
from golive_desktop.statements.envelope import Statement
from golive_desktop.statements.identity import IdentityBody
from golive_desktop.statements.recall import ClosureBody, WithdrawalBody
from golive_desktop.statements.receipt import ReceiptBody
from golive_desktop.statements.request import RequestBody
from golive_desktop.statements.roster import RosterBody
from golive_desktop.statements.void import VoidBody
from golive_desktop.ui.words import Words

__all__ = ["Group", "Row", "inside", "stated"]

_STATES: Final = {"yes": "yes", "no": "no", "n/a": "not-applicable"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One thing that is stated."""

    text: str
    mark: str = ""
    """A short word for it."""
    state: str = ""
    """The icon of that word."""
    more: str = ""
    """What was added: a comment, an owner, a date."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Rows under one heading."""

    title: str
    rows: tuple[Row, ...]


def stated(statement: Statement[object], words: Words) -> tuple[Group, ...]:
    """What a statement says, by headings; those that have nothing to say are left out.

    Args:
        statement: of a file whose claims may be repeated, see `golive_desktop.ui.checking.said.is_readable`.
        words: the reader's language.
    """
    return tuple(group for group in _groups(statement, words) if group.rows)


def inside(found: Verification, words: Words) -> Group:
    """The signed files inside, each with its verdict.

    Args:
        found: the verification.
        words: the reader's language.
    """
    rows = tuple(
        Row(
            text=item.name,
            mark=words.term("verdict", item.verdict),
            state=item.verdict,
            more=words.term("kind", item.statement.kind) if item.statement is not None else "",
        )
        for item in found.embedded
    )
    return Group(title=words.translate("Signed files inside"), rows=rows)


def _groups(statement: Statement[object], words: Words) -> Iterator[Group]:
    _ = words.translate
    match statement.body:
        case ApprovalBody() as body:
            yield from _of_approval(body, words)
        case RequestBody() as body:
            yield from _behalf(_("Asked in the place of"), body.on_behalf, words)
            yield Group(title=_("What is asked"), rows=(Row(text=body.form.question), *_items(body)))
        case DossierBody() as body:
            yield from _of_dossier(body, words)
        case WithdrawalBody() as body:
            yield Group(title=_("Withdrawn because"), rows=(Row(text=body.reason),))
        case ClosureBody() as body:
            yield Group(title=_("Condition closed"), rows=(Row(text=body.text, more=body.note, mark=body.condition),))
        case ReceiptBody() as body:
            counted = _("Counted on {time}").format(time=words.time(body.counted_at))
            yield Group(
                title=_("Receipt for"),
                rows=(Row(text=f"{body.title}, {words.signer(body.person, body.principal)}", more=counted),),
            )
        case VoidBody() as body:
            yield Group(title=_("What is void"), rows=(Row(text=body.title or _("The whole release")),))
            yield Group(title=_("Reason"), rows=(Row(text=body.reason),))
        case body:
            yield from _of_rights(body, words)


def _of_rights(body: object, words: Words) -> Iterator[Group]:
    """Who may sign, and with which key."""
    _ = words.translate
    match body:
        case RosterBody():
            yield Group(title=_("Whose keys these are"), rows=_keys(body, words))
        case IdentityBody():
            yield Group(title=_("Announced key"), rows=(Row(text=body.number),))
        case DelegationBody():
            yield from _of_delegation(body, words)


def _of_approval(body: ApprovalBody, words: Words) -> Iterator[Group]:
    _ = words.translate
    response = body.response
    yield from _behalf(_("Signed in the place of"), body.on_behalf, words)
    yield Group(title=_("Reason"), rows=(Row(text=response.reason),) if response.reason else ())
    items = {item.key: item.text for item in body.form.items}
    answers = tuple(_answer(answer, items.get(answer.item, answer.item), words) for answer in response.answers)
    yield Group(title=_("Answers"), rows=answers)
    yield Group(title=_("Conditions"), rows=tuple(_condition(item, words) for item in response.conditions))
    if body.on_laptop_of:
        yield Group(title=_("Signed on the laptop of"), rows=(Row(text=body.on_laptop_of),))


def _behalf(title: str, on_behalf: OnBehalf | None, words: Words) -> Iterator[Group]:
    if on_behalf is not None:
        times = words.translate("Delegation from {start} until {end}").format(
            start=words.minute(on_behalf.starts), end=words.minute(on_behalf.ends)
        )
        yield Group(title=title, rows=(Row(text=on_behalf.principal, more=times),))


def _of_delegation(body: DelegationBody, words: Words) -> Iterator[Group]:
    _, deputy = words.translate, body.deputy
    who = ", ".join(filter(None, (deputy.email, deputy.organisation)))
    key = spoken_number(deputy.fingerprint) if deputy.fingerprint else ""
    yield Group(title=_("Who may sign instead"), rows=(Row(text=deputy.name, mark=key, more=who),))
    every = _("Every release of this product") if body.holds_for == "product" else _("This release alone")
    times = _("From {start} until {end}").format(start=words.minute(body.starts), end=words.minute(body.ends))
    yield Group(title=_("What for"), rows=(Row(text=body.title, more=f"{every}. {times}"),))


def _answer(answer: Answer, text: str, words: Words) -> Row:
    evidence = ", ".join(piece.name for piece in answer.evidence)
    more = " · ".join(filter(None, (answer.comment, evidence)))
    return Row(text=text, mark=words.term("answer", answer.value), state=_STATES[answer.value], more=more)


def _condition(item: Condition, words: Words) -> Row:
    due = words.minute(item.due)
    return Row(text=item.text, mark=item.key, more=f"{item.owner}, {due}, {words.term('condition', item.when)}")


def _items(body: RequestBody) -> tuple[Row, ...]:
    return tuple(Row(text=item.text) for item in body.form.items)


def _of_dossier(body: DossierBody, words: Words) -> Iterator[Group]:
    rows = tuple(
        Row(
            text=record.title,
            mark=words.term("state", record.state),
            state=record.state,
            more=", ".join(
                filter(
                    None,
                    (
                        words.signer(record.person, record.principal),
                        words.time(record.signed_at) if record.signed_at else "",
                    ),
                )
            ),
        )
        for record in body.sign_offs
    )
    yield Group(title=words.translate("Sign-offs"), rows=rows)


def _keys(body: RosterBody, words: Words) -> tuple[Row, ...]:
    deputy = ", " + words.translate("only as a deputy")
    return tuple(
        Row(
            text=f"{entry.person}, {entry.title}",
            mark=entry.number,
            more=f"{words.term('compared', entry.compared_how)}, {entry.compared_by}{deputy if entry.deputy else ''}",
        )
        for entry in body.entries
    )
