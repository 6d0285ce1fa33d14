# SPDX-License-Identifier: MIT
"""A stakeholder who is being added: a key of the draft at first, the role's own once the title is known."""

from collections.abc import Collection
from itertools import count
from typing import Final

from golive_desktop.documents.handbook.roles import match_role, slug
from golive_desktop.domain.plan import Form, Stakeholder
from golive_desktop.ui.pages.signoffs.showing import RecordView
from golive_desktop.ui.words import Words

__all__ = ["is_newcomer", "newcomer", "newcomer_record", "role_key"]

_MARK: Final = "+"
"""No key of a role begins with it."""


def newcomer(number: int) -> Stakeholder:
    """A stakeholder of whom nothing is known yet, told apart from others by `number`."""
    return Stakeholder(
        role=f"{_MARK}{number}",
        title="",
        purpose="",
        decides=True,
        question="",
        channel="",
        deadline=None,
        form=Form(title="", items=()),
    )


def is_newcomer(role: str) -> bool:
    """Whether a key stands for somebody who is not kept yet."""
    return role.startswith(_MARK)


def role_key(title: str, taken: Collection[str]) -> str:
    """The key for a new stakeholder: of the role that the title names, else made from the title, as from a handbook.

    Args:
        title: as it was typed.
        taken: keys that stand for others.
    """
    known, own = match_role(title), slug(title)
    choices = [known.key] if known is not None and not known.conducts else []
    numbered = (f"{own}-{number}" for number in count(2))
    free = (key for key in (*choices, own) if key not in taken)
    return next(free, "") or next(key for key in numbered if key not in taken)


def newcomer_record(person: Stakeholder, words: Words) -> RecordView:
    """What stands above the editor for a stakeholder who is not kept yet."""
    _ = words.translate
    return RecordView(
        role=person.role,
        heading=person.title or _("New stakeholder"),
        line=_("Nobody was asked yet."),
        lock="",
        state="not-requested",
        word=words.term("state", "not-requested"),
        notice="",
        notice_more="",
        items=(),
        hint="",
        conditions=(),
        decision="",
        decision_word="",
        reason="",
        facts=(),
        signature=None,
    )
