# SPDX-License-Identifier: MIT
"""What a changed file claims to be, which nothing confirms, and whether anything is missed by its loss."""

from typing import Final

from golive_desktop.domain.signoff import SignOff
from golive_desktop.services.overview import Overview
from golive_desktop.services.verify import Verification
from golive_desktop.statements.envelope import Statement
from golive_desktop.ui.checking.said import behalf_of
from golive_desktop.ui.parts.facts import Fact
from golive_desktop.ui.words import Words
from golive_desktop.wording.explain import Explanation

__all__ = ["claimed", "claimed_role", "counted_already", "counting_said"]

_COUNTING: Final = frozenset({"approved", "conditional", "rejected", "not-competent"})
"""Where a stakeholder stands whose answer counts for what is asked today."""


def claimed(found: Verification, overview: Overview, words: Words) -> tuple[Fact, ...]:
    """Whose answer a changed file claims to be, to what and for which release; never which decision.

    Args:
        found: the verification of a changed file.
        overview: the release that is open.
        words: the reader's language.
    """
    statement = found.statement
    if statement is None:
        return ()
    _ = words.translate
    name = words.signer(statement.author.name, behalf.principal if (behalf := behalf_of(statement)) else "")
    facts = [
        Fact(name=_("Claims to be from"), value=", ".join(filter(None, (name, statement.author.title)))),
        Fact(name=_("Claims to be"), value=words.term("kind", statement.kind)),
    ]
    if statement.release is not None:
        said = f"{statement.release.product} {statement.release.candidate.tag}"
        other = _("{release}, which is another release").format(release=said)
        facts.append(
            Fact(name=_("Claims to be for"), value=said if statement.release.id == overview.release.id else other)
        )
    if asked := _asked(statement, overview, words):
        facts.append(Fact(name=_("Claims to answer"), value=asked))
    return tuple(facts)


def claimed_role(found: Verification | None, overview: Overview) -> str:
    """The role of this release in which a changed file claims to be signed; empty where it claims none of them."""
    statement = found.statement if found is not None else None
    if statement is None or statement.release is None or statement.release.id != overview.release.id:
        return ""
    role = str(getattr(statement.body, "role", "") or statement.author.role)
    return role if overview.row(role) is not None else ""


def counted_already(found: Verification | None, overview: Overview) -> SignOff | None:
    """The answer that counts today in the role that a changed file claims; None where none does."""
    row = overview.row(claimed_role(found, overview))
    return row.sign_off if row is not None and row.state in _COUNTING else None


def counting_said(found: Verification, overview: Overview, words: Words) -> tuple[Explanation, ...]:
    """Whether an answer counts already in the role that a changed file claims; nothing where it claims none.

    Args:
        found: the verification of a changed file.
        overview: the release that is open.
        words: the reader's language.
    """
    row = overview.row(claimed_role(found, overview))
    if row is None:
        return ()
    _ = words.translate
    answer = counted_already(found, overview)
    if answer is None:
        said = _("No answer for {role} counts yet.").format(role=row.title)
        return (Explanation(sentence=said, meaning="", next_step=""),)
    said = _("For {role} the answer of {name} counts already: {decision}, signed {day}.").format(
        role=row.title,
        name=words.signer(answer.person, answer.principal),
        decision=words.term("decision", answer.decision),
        day=words.date(answer.signed_at.astimezone().date()),
    )
    return (Explanation(sentence=said, meaning=_("This file changes nothing in that."), next_step=""),)


def _asked(statement: Statement[object], overview: Overview, words: Words) -> str:
    """The request that it claims to answer; empty where it answers none."""
    named = next((reference for reference in statement.answers_to if reference.kind == "request"), None)
    if named is None:
        return ""
    _ = words.translate
    for request in overview.state.requests:
        if (request.id, request.sha256) == (named.id, named.sha256):
            return _("your request of {time}").format(time=words.minute(request.issued_at))
    return _("a request that was not sent from here")
