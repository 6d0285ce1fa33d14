# SPDX-License-Identifier: MIT
"""Answers are kept as they are given, so that neither a crash nor an interruption costs one of them."""

import json
from typing import Final

from golive_desktop.domain.draft import AnswerDraft
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.review import Review
from golive_desktop.ports.adapters import Adapters
from golive_desktop.statements.codec import as_data, from_data

__all__ = ["drop_draft", "drop_review", "load_draft", "load_review", "save_draft", "save_review"]

_REVIEW: Final = "review:"
"""Before the id of a release; no digest of a request begins so."""


def save_draft(adapters: Adapters, request: str, draft: AnswerDraft) -> None:
    """Keeps the answers to a request as they stand; no entry of the audit trail tells when somebody worked.

    Args:
        adapters: the parts to work with.
        request: digest of the request's file.
        draft: the answers.

    Raises:
        KnownError: ``store.…``; what was kept before stays.
    """
    # note: escaped, so that half a character that somebody pasted is kept too
    text = json.dumps(as_data(draft), ensure_ascii=True)
    with adapters.store.writing() as work:
        work.drafts.put(request, text)


def load_draft(adapters: Adapters, request: str) -> AnswerDraft | None:
    """The answers as they were kept; None where there are none, or only ones of another version of the program."""
    with adapters.store.reading() as work:
        text = work.drafts.get(request)
    if text is None:
        return None
    try:
        data = json.loads(text)
        return from_data(data, AnswerDraft) if isinstance(data, dict) else None
    except (KnownError, ValueError):
        return None


def drop_draft(adapters: Adapters, request: str) -> None:
    """Forgets the draft: it was signed, or the person started anew."""
    with adapters.store.writing() as work:
        work.drafts.drop(request)


def save_review(adapters: Adapters, release: str, review: Review, *, decided: bool) -> None:
    """Keeps a review as far as it is written.

    Args:
        adapters: the parts to work with.
        release: its id.
        review: what was written.
        decided: whether its decision was chosen, and does not merely stand there.

    Raises:
        KnownError: ``store.…``; what was kept before stays.
    """
    text = json.dumps({"decided": decided, "review": as_data(review)}, ensure_ascii=True)
    with adapters.store.writing() as work:
        work.drafts.put(f"{_REVIEW}{release}", text)


def load_review(adapters: Adapters, release: str) -> tuple[Review, bool] | None:
    """The review as it was kept, and whether its decision was chosen; None where there is none."""
    with adapters.store.reading() as work:
        text = work.drafts.get(f"{_REVIEW}{release}")
    if text is None:
        return None
    try:
        data = json.loads(text)
        return from_data(data["review"], Review), data["decided"] is True
    except (KnownError, ValueError, KeyError, TypeError):
        return None


def drop_review(adapters: Adapters, release: str) -> None:
    """Forgets the draft of a review: it was signed."""
    drop_draft(adapters, f"{_REVIEW}{release}")
