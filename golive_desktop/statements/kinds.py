# SPDX-License-Identifier: MIT
"""The kinds of statement: how each is read, checked and printed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from typing import Any, cast

from golive_desktop.domain.blocks import Pages
from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.statements import (
    approval,
    delegation,
    dossier_pages,
    dossier_rules,
    executive,
    identity,
    launch_decision,
    override,
    poll,
    recall,
    receipt,
    request,
    review,
    roster,
    void,
)
from golive_desktop.statements.canonical import Data, load, written
from golive_desktop.statements.codec import as_data, from_data, pages_as_data, reread
from golive_desktop.statements.dossier import DossierBody
from golive_desktop.statements.envelope import SCHEMA, Embedded, Kind, Statement
from golive_desktop.statements.texts import Texts, texts
from golive_desktop.statements.values import check_values

__all__ = [
    "Parsed",
    "compose",
    "fit_problems",
    "kind_of",
    "parse",
    "payload_of",
    "read_back",
    "reparsed",
    "rule_problems",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Shape:
    """What a kind of statement consists of. The functions take statements of this body only."""

    statement: Any
    rules: Callable[[Any], Iterator[Problem]]
    fits: Callable[[Any, tuple[Embedded, ...]], Iterator[Problem]]
    compose: Callable[[Any, Texts], Pages]


_KINDS: dict[Kind, _Shape] = {
    "identity": _Shape(
        statement=Statement[identity.IdentityBody],
        rules=identity.rules,
        fits=identity.fits,
        compose=identity.compose,
    ),
    "roster": _Shape(
        statement=Statement[roster.RosterBody], rules=roster.rules, fits=roster.fits, compose=roster.compose
    ),
    "request": _Shape(
        statement=Statement[request.RequestBody], rules=request.rules, fits=executive.fits, compose=request.compose
    ),
    "approval": _Shape(
        statement=Statement[approval.ApprovalBody],
        rules=approval.rules,
        fits=approval.fits,
        compose=approval.compose,
    ),
    "delegation": _Shape(
        statement=Statement[delegation.DelegationBody],
        rules=delegation.rules,
        fits=delegation.fits,
        compose=delegation.compose,
    ),
    "withdrawal": _Shape(
        statement=Statement[recall.WithdrawalBody],
        rules=recall.withdrawal_rules,
        fits=recall.fits,
        compose=recall.compose_withdrawal,
    ),
    "closure": _Shape(
        statement=Statement[recall.ClosureBody],
        rules=recall.closure_rules,
        fits=recall.closure_fits,
        compose=recall.compose_closure,
    ),
    "void": _Shape(statement=Statement[void.VoidBody], rules=void.rules, fits=void.fits, compose=void.compose),
    "receipt": _Shape(
        statement=Statement[receipt.ReceiptBody], rules=receipt.rules, fits=receipt.fits, compose=receipt.compose
    ),
    "poll": _Shape(statement=Statement[poll.PollBody], rules=poll.rules, fits=poll.fits, compose=poll.compose),
    "override": _Shape(
        statement=Statement[override.OverrideBody],
        rules=override.rules,
        fits=override.fits,
        compose=override.compose,
    ),
    "launch-decision": _Shape(
        statement=Statement[launch_decision.LaunchDecisionBody],
        rules=launch_decision.rules,
        fits=launch_decision.fits,
        compose=launch_decision.compose,
    ),
    "review": _Shape(
        statement=Statement[review.ReviewBody], rules=review.rules, fits=review.fits, compose=review.compose
    ),
    "dossier": _Shape(
        statement=Statement[DossierBody],
        rules=dossier_rules.rules,
        fits=dossier_rules.fits,
        compose=dossier_pages.compose,
    ),
}
_ENVELOPE = frozenset(field.name for field in fields(Statement))


@dataclass(frozen=True, kw_only=True, slots=True)
class Parsed:
    """A statement as read, with the pages that it says it prints."""

    statement: Statement[object]
    pages: Data


def kind_of(name: str) -> Kind:
    """The kind called `name`.

    Raises:
        KnownError: ``statement.schema`` when there is none.
    """
    for kind in _KINDS:
        if kind == name:
            return kind
    raise KnownError.of("statement.schema", faults=f"kind {name[:40]}")


def compose(statement: Statement[object]) -> Pages:
    """What is printed for `statement`: pure, and for one schema always the same."""
    return _KINDS[statement.kind].compose(statement, texts(statement.schema, statement.language))


def payload_of(statement: Statement[object], pages: Pages | Data) -> bytes:
    """The bytes of ``golive.json``: the statement and its pages in canonical form (RFC 8785).

    Args:
        statement: what is stated.
        pages: what `compose` makes of it, as values or already as data.
    """
    return _written(statement, pages)[0]


def read_back(statement: Statement[object], pages: Pages | Data) -> tuple[bytes, Parsed]:
    """What `payload_of` gives, and what `parse` reads in it.

    Raises:
        KnownError: as `parse`.
    """
    payload, data = _written(statement, pages)
    return payload, _parsed(data)


def _written(statement: Statement[object], pages: Pages | Data) -> tuple[bytes, Data]:
    return written({**as_data(statement), "pages": _in_data(pages)})


def parse(payload: bytes) -> Parsed:
    """The statement in `payload`, which has to have exactly the form in which we write it.

    Raises:
        KnownError: ``statement.newer`` for a schema or kind of a later program; ``statement.not-json``,
            ``statement.not-canonical`` or ``statement.schema`` for anything else that does not fit.
    """
    return _parsed(load(payload))


def _parsed(data: Data) -> Parsed:
    schema, kind = data.get("schema"), data.get("kind")
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < 1 or not isinstance(kind, str):
        raise KnownError.of("statement.schema", faults="schema or kind")
    if schema > SCHEMA:
        raise KnownError.of("statement.newer", schema=str(schema), kind=kind)
    shape = _KINDS[kind_of(kind)]
    pages = data.pop("pages", None)
    if not isinstance(pages, dict) or set(data) != _ENVELOPE:
        raise KnownError.of("statement.schema", faults="pages")
    statement = from_data(data, shape.statement)
    check_values(data)
    return Parsed(statement=cast("Statement[object]", statement), pages=pages)


def reparsed(payload: bytes) -> Statement[object]:
    """The statement in a payload that `parse` took before, byte for byte; its form is not checked again.

    Raises:
        KnownError: as `parse`, when it did not.
    """
    return cast("Statement[object]", reread(payload, _shape_without_pages))


def _shape_without_pages(data: Data) -> type[object]:
    data.pop("pages", None)
    return cast("type[object]", _KINDS[kind_of(data["kind"])].statement)


def rule_problems(parsed: Parsed, pages: Pages | Data) -> tuple[Problem, ...]:
    """The rules that a statement breaks by itself, among them: its pages say what it states.

    Args:
        parsed: the statement as read.
        pages: what `compose` makes of it, as values or already as data.
    """
    statement = parsed.statement
    problems = list(_KINDS[statement.kind].rules(statement))
    if _in_data(pages) != parsed.pages:
        problems.append(Problem(code="statement.pages-differ", subject=statement.kind))
    names = [item.name for item in statement.attachments]
    if len(names) != len(set(names)):
        problems.append(Problem(code="statement.attachment-twice", subject=statement.kind))
    return tuple(problems)


def fit_problems(statement: Statement[object], embedded: tuple[Embedded, ...]) -> tuple[Problem, ...]:
    """What does not fit between a statement and the verified statements inside it."""
    return tuple(_KINDS[statement.kind].fits(statement, embedded))


def _in_data(pages: Pages | Data) -> Data:
    return pages_as_data(pages) if isinstance(pages, Pages) else pages
