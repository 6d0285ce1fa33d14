# SPDX-License-Identifier: MIT
"""What the page shows for each file: its row in the list, what is to be done, and what stands beside it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final, Literal

from golive_desktop.domain.record import StatementRecord
from golive_desktop.domain.signoff import SignOff
from golive_desktop.domain.verdict import FileVerdict
from golive_desktop.services.overview import Overview
from golive_desktop.services.receive import Outcome, Received
from golive_desktop.services.verify import Verification
from golive_desktop.statements.override import is_asked_override
from golive_desktop.statements.state import is_approval, is_request
from golive_desktop.ui.checking.rows import Entry
from golive_desktop.ui.checking.said import decision_of
from golive_desktop.ui.pages.receive.lines import EVIDENCE, line_of, standing_line
from golive_desktop.ui.pages.receive.taking import Item
from golive_desktop.ui.words import Words

__all__ = [
    "Task",
    "decision_word",
    "entries",
    "outcome_now",
    "outcome_of_kept",
    "receipt_of",
    "role_of",
    "standing_of",
    "task_of",
    "verdict_of",
    "waiting_keys",
]

Task = Literal[
    "busy",
    "failed",
    "compare",
    "receipt",
    "receipt-given",
    "sign",
    "evidence",
    "ask-again",
    "ask-deputy",
    "changed",
    "why",
    "nothing",
]
"""What the page offers for a file."""

_COMPARED: Final = frozenset({"approval", "withdrawal", "closure", "identity", "override", "delegation"})
_ASK_AGAIN: Final = frozenset({"conflict", "older-candidate", "withdrawn", "not-own", "request-unknown"})
_OPEN: Final = frozenset({"identity-open", "waits"})


def entries(items: Iterable[Item], overview: Overview, words: Words) -> tuple[Entry, ...]:
    """The list: what came in since the window was opened, then what waits since earlier.

    Args:
        items: this session's files, the newest first, and kept files that were looked at.
        overview: the release.
        words: the reader's language.
    """
    session = list(items)
    here = {item.sha256 for item in session}
    rows = [_row(item, overview, words) for item in session]
    waiting = (answer for answer in _waiting(overview) if answer.sha256 not in here)
    return (*rows, *(_kept_row(answer, overview, words) for answer in waiting))


def waiting_keys(overview: Overview) -> Mapping[str, Outcome]:
    """The digests of the answers that wait since earlier, with what they wait for."""
    return {
        answer.sha256: "identity-open" if answer.standing == "identity-open" else "waits"
        for answer in _waiting(overview)
    }


def outcome_of_kept(sha256: str, overview: Overview) -> Outcome | None:
    """What became of a file that was received earlier; None for one that this release does not keep."""
    answer = standing_of(sha256, overview)
    if answer is not None:
        return answer.standing
    records = (record for record in overview.statements if record.direction == "received")
    return "kept" if any(record.sha256 == sha256 for record in records) else None


def standing_of(sha256: str, overview: Overview) -> SignOff | None:
    """The answer in the file with this digest, as it stands now; None when it is none of this release."""
    return next((answer for answer in overview.state.sign_offs if answer.sha256 == sha256), None)


def outcome_now(item: Item, overview: Overview) -> Received | None:
    """What became of a file, as it stands now: a comparison or a second answer may have come since."""
    received = item.received
    if received is None:
        return None
    answer = standing_of(item.sha256, overview)
    statement = received.verification.statement
    if received.outcome == "closure-waits" and any(item.sha256 == own.sha256 for own in overview.state.closures):
        return replace(received, outcome="closed", missing=())
    if answer is None or statement is None:
        vouched = received.verification.vouched
        settled = received.outcome == "identity-open" and received.verdict == "genuine" and not vouched
        if not settled or statement is None:
            return received
        return replace(received, outcome="delegated" if statement.kind == "delegation" else "kept")
    outcome: Outcome = answer.standing
    if outcome == "counted" and statement.release != overview.release.reference:
        outcome = "older-candidate"
    missing = received.missing if outcome == "waits" else ()
    return replace(received, outcome=outcome, missing=missing)


def verdict_of(item: Item, found: Verification, overview: Overview) -> FileVerdict:
    """The verdict on a file in this release, where a key that lies on this laptop may still have to be compared.

    Args:
        item: the file.
        found: its verification.
        overview: the release that is open.
    """
    received = outcome_now(item, overview)
    compared = received is None or received.outcome != "identity-open" or found.vouched
    return found.verdict if found.verdict != "genuine" or compared else "unknown-signer"


def task_of(item: Item, overview: Overview) -> Task:
    """What the page offers for a file.

    Args:
        item: the file.
        overview: the release that is open.
    """
    if item.stage in {"failed", "stopped"}:
        return "failed"
    received = outcome_now(item, overview)
    if received is None or item.verification is None:
        return "busy"
    tasks = _tasks(item, received, item.verification, overview)
    return next((task for task, fits in tasks if fits), "nothing")


def role_of(found: Verification | None) -> str:
    """The role that the file is about; empty where that is nobody's word."""
    statement = found.statement if found else None
    if statement is None or found is None or found.verdict not in {"genuine", "unknown-signer"}:
        return ""
    return str(getattr(statement.body, "role", "") or statement.author.role)


def receipt_of(item: Item, overview: Overview) -> StatementRecord | None:
    """The receipt that was given for an approval since it came in; None while there is none."""
    role = role_of(item.verification)
    records = overview.statements
    place_of = next((number for number, record in enumerate(records) if record.sha256 == item.sha256), None)
    if place_of is None:
        return None
    later = (record for record in records[place_of:] if record.kind == "receipt" and record.direction == "issued")
    return next((record for record in later if record.role == role), None)


def _tasks(item: Item, received: Received, found: Verification, overview: Overview) -> Iterator[tuple[Task, bool]]:
    """The tasks by weight, each with whether it fits."""
    statement = found.statement
    yield "changed", found.verdict == "changed" and received.outcome not in EVIDENCE
    yield "compare", _comparable(received, found, overview)
    yield "sign", statement is not None and (is_request(statement) or is_asked_override(statement))
    counted = received.outcome == "counted" and statement is not None and is_approval(statement)
    yield "receipt-given", counted and receipt_of(item, overview) is not None
    yield "receipt", counted
    yield "evidence", bool(received.missing)
    yield "ask-deputy", received.outcome == "delegated"
    yield "ask-again", received.outcome in _ASK_AGAIN
    yield "why", found.verdict in {"not-checkable", "unknown-signer"} and received.outcome not in EVIDENCE


def _comparable(received: Received, found: Verification, overview: Overview) -> bool:
    """Whether a comparison of the signer's number would settle the file."""
    statement = found.statement
    if statement is None or statement.kind not in _COMPARED or len(found.signatures) != 1:
        return False
    if found.verdict not in {"genuine", "unknown-signer"} or received.outcome != "identity-open":
        return False
    if any(problem.code == "verify.signer-revoked" for problem in found.problems):
        return False
    return statement.release is None or statement.release.id == overview.release.id


def _waiting(overview: Overview) -> Iterator[SignOff]:
    """Answers to the newest request to each role that wait for somebody."""
    for answer in overview.state.sign_offs:
        asked = overview.state.latest_request(answer.role)
        if asked is not None and asked.id == answer.request and answer.standing in _OPEN:
            yield answer


def _row(item: Item, overview: Overview, words: Words) -> Entry:
    verdict = verdict_of(item, item.verification, overview) if item.verification else ""
    word = words.term("verdict", verdict) if verdict else words.translate("Not checked yet")
    if item.stage == "failed":
        word = words.translate("Not read in")
    received = outcome_now(item, overview)
    # note: a genuine file waits too, where nothing but a company's authority knows its signer
    waits = verdict == "unknown-signer" or (received is not None and received.outcome == "identity-open")
    line = line_of(item, received, standing_of(item.sha256, overview), overview, words)
    return Entry(key=item.key, state=verdict, word=word, name=item.name, line=line, waits=waits)


def _kept_row(answer: SignOff, overview: Overview, words: Words) -> Entry:
    stakeholder = overview.release.plan.stakeholder(answer.role)
    title = stakeholder.title if stakeholder else answer.role
    verdict = "unknown-signer" if answer.standing == "identity-open" else "genuine"
    return Entry(
        key=answer.sha256,
        state=verdict,
        word=words.term("verdict", verdict),
        name=f"{words.signer(answer.person, answer.principal)}, {title}",
        line=standing_line(answer, words),
        waits=answer.standing == "identity-open",
    )


def decision_word(found: Verification, words: Words) -> str:
    """The decision in the file, in capitals; empty where it has none."""
    decision = decision_of(found.statement) if found.statement else ""
    return words.term("decision", decision) if decision else ""
