# SPDX-License-Identifier: MIT
"""Lies that a dishonest release manager could tell in a dossier, each as a change of one part."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from golive_desktop.statements.dossier import DossierBody
from golive_desktop.statements.envelope import Embedded, Statement
from tests.statements.parts import (
    codes,
    problems_of,
)

__all__ = ["Change", "critical", "exchanged", "found", "plan", "record", "run", "stakeholders", "without"]

Change = Callable[[DossierBody], dict[str, Any]]


def found(dossier: Statement[DossierBody], *originals: Embedded) -> list[str]:
    return codes(problems_of(dossier, *originals))


def record(body: DossierBody, role: str, **changes: object) -> dict[str, Any]:
    """The sign-offs with a lie in one record."""
    changed = (replace(item, **changes) if item.role == role else item for item in body.sign_offs)  # type: ignore[arg-type] # as typed there
    return {"sign_offs": tuple(changed)}


def plan(body: DossierBody, **changes: object) -> dict[str, Any]:
    return {"plan": replace(body.plan, **changes)}  # type: ignore[arg-type] # as typed there


def run(body: DossierBody, **changes: object) -> dict[str, Any]:
    gate = body.gates[0]
    return {"gates": (replace(gate, run=replace(gate.run, **changes)),)}  # type: ignore[arg-type] # as typed there


def stakeholders(body: DossierBody, role: str, **changes: object) -> dict[str, Any]:
    people = tuple(replace(item, **changes) if item.role == role else item for item in body.plan.stakeholders)  # type: ignore[arg-type] # as typed there
    return plan(body, stakeholders=people)


def critical(body: DossierBody, **changes: object) -> dict[str, Any]:
    return {"critical": (replace(body.critical[0], **changes), *body.critical[1:])}  # type: ignore[arg-type] # as typed there


def without(originals: tuple[Embedded, ...], name: str) -> tuple[Embedded, ...]:
    assert any(item.name == name for item in originals)
    return tuple(item for item in originals if item.name != name)


def exchanged(originals: tuple[Embedded, ...], name: str, **changes: object) -> tuple[Embedded, ...]:
    """The originals with another statement under the name of one of them."""
    return tuple(
        replace(item, statement=replace(item.statement, **changes)) if item.name == name else item  # type: ignore[arg-type] # as typed there
        for item in originals
    )
