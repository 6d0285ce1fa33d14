# SPDX-License-Identifier: MIT
"""Requests, answers and closures, with every standing that an answer ever had."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Row, func, insert, select

from golive_desktop.domain.answer import Condition, Decision
from golive_desktop.domain.ci import AttachedResult
from golive_desktop.domain.release import Candidate
from golive_desktop.domain.signoff import Closure, RequestState, SignOff, Standing
from golive_desktop.store import values
from golive_desktop.store.tables import closures, requests, sign_offs, standings

__all__ = ["SignOffRows"]


@dataclass(frozen=True, slots=True)
class SignOffRows:
    """`ports.store.SignOffs` in one transaction."""

    connection: Connection

    def add_request(self, release: str, request: RequestState) -> None:
        """Records an issued request."""
        self.connection.execute(insert(requests).values(release=release, **request_to_row(request)))

    def add(self, release: str, sign_off: SignOff) -> None:
        """Records an answer with its first standing."""
        self.connection.execute(insert(sign_offs).values(release=release, **to_row(sign_off)))
        self.connection.execute(insert(standings).values(sign_off=sign_off.sha256, standing=sign_off.standing, at=None))

    def set_standing(self, sha256: str, standing: Standing, *, at: datetime) -> None:
        """Records a new standing of the answer in the file with this digest; the earlier ones stay on record."""
        row = {"sign_off": sha256, "standing": standing, "at": values.moment_text(at)}
        self.connection.execute(insert(standings).values(row))

    def add_closure(self, release: str, closure: Closure) -> None:
        """Records that a condition was closed."""
        self.connection.execute(insert(closures).values(release=release, **closure_to_row(closure)))

    def of_release(self, release: str) -> tuple[tuple[RequestState, ...], tuple[SignOff, ...], tuple[Closure, ...]]:
        """Requests, answers with their present standing, and closures, each in the order recorded."""
        asked = select(requests).where(requests.c.release == release).order_by(requests.c.number)
        earlier = standings.alias()
        newest = select(func.max(earlier.c.number)).where(earlier.c.sign_off == sign_offs.c.sha256)
        answered = (
            select(sign_offs, standings.c.standing)
            .select_from(sign_offs.join(standings, standings.c.number == newest.scalar_subquery()))
            .where(sign_offs.c.release == release)
            .order_by(sign_offs.c.number)
        )
        closed = select(closures).where(closures.c.release == release).order_by(closures.c.number)
        return (
            tuple(request_from_row(row) for row in self.connection.execute(asked)),
            tuple(from_row(row) for row in self.connection.execute(answered)),
            tuple(closure_from_row(row) for row in self.connection.execute(closed)),
        )


def request_to_row(request: RequestState) -> Mapping[str, object]:
    """The row of a request."""
    return {
        "id": request.id,
        "sha256": request.sha256,
        "role": request.role,
        "asked": request.asked,
        "candidate": values.to_text(request.candidate),
        "form_version": request.form_version,
        "issued_at": values.moment_text(request.issued_at),
        "round": request.round,
        "basis": values.to_text(request.basis),
    }


def request_from_row(row: Row[Any]) -> RequestState:
    """The request of a row."""
    return RequestState(
        id=row.id,
        sha256=row.sha256,
        role=row.role,
        asked=row.asked,
        candidate=values.from_text(Candidate, row.candidate),
        form_version=row.form_version,
        issued_at=values.moment(row.issued_at),
        round=row.round,
        basis=values.from_text(tuple[str, ...], row.basis),
    )


def to_row(sign_off: SignOff) -> Mapping[str, object]:
    """The row of an answer; its standing has a table of its own."""
    return {
        "id": sign_off.id,
        "sha256": sign_off.sha256,
        "request": sign_off.request,
        "role": sign_off.role,
        "person": sign_off.person,
        "fingerprint": sign_off.fingerprint,
        "candidate": values.to_text(sign_off.candidate),
        "form_version": sign_off.form_version,
        "decision": sign_off.decision,
        "signed_at": values.moment_text(sign_off.signed_at),
        "reason": sign_off.reason,
        "conditions": values.to_text(sign_off.conditions),
        "principal": sign_off.principal,
        "principal_key": sign_off.principal_key,
        "attached": values.to_text(sign_off.attached),
    }


def from_row(row: Row[Any]) -> SignOff:
    """The answer of a row that is joined with its present standing."""
    return SignOff(
        id=row.id,
        sha256=row.sha256,
        request=row.request,
        role=row.role,
        person=row.person,
        fingerprint=row.fingerprint,
        candidate=values.from_text(Candidate, row.candidate),
        form_version=row.form_version,
        decision=cast("Decision", values.one_of(Decision, row.decision)),
        signed_at=values.moment(row.signed_at),
        standing=cast("Standing", values.one_of(Standing, row.standing)),
        reason=row.reason,
        conditions=values.from_text(tuple[Condition, ...], row.conditions),
        principal=row.principal,
        principal_key=row.principal_key,
        attached=values.from_text(tuple[AttachedResult, ...], row.attached),
    )


def closure_to_row(closure: Closure) -> Mapping[str, object]:
    """The row of a closure."""
    return {
        "approval": closure.approval,
        "condition": closure.condition,
        "closed_at": values.moment_text(closure.closed_at),
        "sha256": closure.sha256,
    }


def closure_from_row(row: Row[Any]) -> Closure:
    """The closure of a row."""
    return Closure(
        approval=row.approval,
        condition=row.condition,
        closed_at=values.moment(row.closed_at),
        sha256=row.sha256,
    )
