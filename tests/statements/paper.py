# SPDX-License-Identifier: MIT
"""What stands on the pages of a statement, and statements that are varied for it."""

from dataclasses import replace
from typing import Any

from golive_desktop.domain.blocks import Pages, printed_text
from golive_desktop.statements.approval import ApprovalBody
from golive_desktop.statements.envelope import Statement
from golive_desktop.statements.request import RequestBody
from tests.statements.conftest import World

__all__ = ["approval", "in_order", "request", "text_of"]


def text_of(pages: Pages) -> list[str]:
    return [text if isinstance(text, str) else f"page of {text.anchor}" for text in printed_text(pages.blocks)]


def in_order(pages: Pages, *wanted: str) -> bool:
    """Whether each of `wanted` is part of a printed text, one behind the other."""
    rest = iter(text_of(pages))
    return all(any(piece in text for text in rest) for piece in wanted)


def approval(world: World, **changes: object) -> Statement[Any]:
    statement = world.approvals[1].statement
    assert isinstance(statement.body, ApprovalBody)
    return replace(statement, body=replace(statement.body, **changes))  # type: ignore[arg-type] # as typed there


def request(world: World, role: str = "legal", **changes: object) -> Statement[Any]:
    statement = world.request(role).statement
    assert isinstance(statement.body, RequestBody)
    return replace(statement, body=replace(statement.body, **changes))  # type: ignore[arg-type] # as typed there
