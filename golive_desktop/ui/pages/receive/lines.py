# SPDX-License-Identifier: MIT
"""What the list says of each file below its name: what became of it, in a few words."""

from typing import Final

from golive_desktop.domain.problem import Severity
from golive_desktop.domain.signoff import SignOff
from golive_desktop.services.overview import Overview
from golive_desktop.services.receive import Received
from golive_desktop.ui.checking.said import place
from golive_desktop.ui.pages.receive.taking import Item
from golive_desktop.ui.words import Words

__all__ = ["EVIDENCE", "line_of", "standing_line"]

EVIDENCE: Final = frozenset({"evidence", "evidence-complete", "evidence-closes"})
"""What becomes of a file that a signed answer or closure names."""


def line_of(item: Item, received: Received | None, answer: SignOff | None, overview: Overview, words: Words) -> str:
    """What became of a file, in a few words.

    Args:
        item: the file.
        received: what became of it, as it stands now; None while nothing is recorded.
        answer: the answer that it holds; None when it is none of this release.
        overview: the release that is open.
        words: the reader's language.
    """
    if received is None:
        return _line_before(item, words)
    if answer is not None and received.outcome != "older-candidate":
        return standing_line(answer, words)
    return _line_of_outcome(received, overview, words)


def standing_line(answer: SignOff, words: Words) -> str:
    """Where an answer stands, in a few words."""
    _ = words.translate
    match answer.standing:
        case "counted":
            day = words.date(answer.signed_at.astimezone().date())
            counted = _("Counted as {decision}, signed {day}")
            return counted.format(decision=words.term("decision", answer.decision), day=day)
        case "identity-open":
            return _("Waits for your call")
        case standing:
            return words.term("outcome", standing)


def _line_of_outcome(received: Received, overview: Overview, words: Words) -> str:
    if received.outcome in {"changed", "not-checkable"}:
        return place(received.verification, words)
    statement = received.verification.statement
    if received.outcome == "older-candidate" and statement is not None and statement.release is not None:
        tag = statement.release.candidate.tag
        same_tag = tag == overview.release.candidate.tag
        older = words.translate("Answers an older candidate, {candidate}")
        said = words.translate("Answers an earlier build of {candidate}") if same_tag else older
        return said.format(candidate=tag)
    if received.outcome in EVIDENCE:
        return _evidence_line(received, words)
    if received.outcome == "kept" and statement is not None:
        return _kept_line(received, statement.kind, words)
    return words.term("outcome", received.outcome)


def _evidence_line(received: Received, words: Words) -> str:
    """Whose evidence a file is, which need not be signed; the verdict beside it is the one on the file alone."""
    _ = words.translate
    if received.named_by == "closure":
        some, last = _("Evidence for the closure by {name}"), _("Evidence for the closure by {name}, now complete")
    else:
        some, last = _("Evidence for the sign-off of {name}"), _("Evidence for the sign-off of {name}, now complete")
    said = (some if received.outcome == "evidence" else last).format(name=received.person)
    alone = received.verdict in {"not-checkable", "changed"}
    return _("On its own. {evidence}").format(evidence=said) if alone else said


def _kept_line(received: Received, kind: str, words: Words) -> str:
    if received.override is None:
        return words.term("kind", kind)
    recorded = received.override.severity is Severity.INFORMS
    return words.translate("Override recorded") if recorded else words.translate("Override, not recorded")


def _line_before(item: Item, words: Words) -> str:
    """What is said while nothing is recorded."""
    _ = words.translate
    said = {
        "queued": _("Waits for its turn"),
        "stopped": _("Stopped before it was read in"),
        "checked": _("Being recorded…"),
        "failed": words.explain(item.problem).sentence if item.problem else "",
    }
    return said.get(item.stage, "")
