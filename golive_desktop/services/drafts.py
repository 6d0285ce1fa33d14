# SPDX-License-Identifier: MIT
"""Answers are kept as they are given, so that neither a crash nor an interruption costs one of them."""

import json

from golive_desktop.domain.draft import AnswerDraft
from golive_desktop.domain.problem import KnownError
from golive_desktop.ports.adapters import Adapters
from golive_desktop.statements.codec import as_data, from_data

__all__ = ["drop_draft", "load_draft", "save_draft"]


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
