# SPDX-License-Identifier: MIT
"""What is done beside the window with files that the home keeps: checked again, confirmed, answered with a receipt."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from golive_desktop.domain.certificate import Certificate
from golive_desktop.domain.problem import KnownError
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.ports.system import BoundedCall, Files
from golive_desktop.services.checking import check_bounded
from golive_desktop.services.counting import closure_outcome, missing_evidence, waits_for
from golive_desktop.services.issue import SigningKey
from golive_desktop.services.receive import Outcome, Received, issue_receipt, receive
from golive_desktop.services.rosters import Comparison, confirm_key, home_trust
from golive_desktop.statements.state import is_approval, is_closure
from golive_desktop.ui.pages.receive.taking import Item

__all__ = ["Confirmation", "confirm", "load_kept", "save_receipt"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Confirmation:
    """A number that was compared."""

    release: str
    certificate: Certificate
    role: str
    comparison: Comparison


def load_kept(adapters: Adapters, calls: BoundedCall, sha256: str, *, outcome: Outcome, now: datetime) -> Item:
    """A file that the home keeps, checked anew for whom it trusts now.

    Args:
        adapters: the home's parts.
        calls: runs the check beside the window.
        sha256: the file's digest.
        outcome: what became of it.
        now: the time of the check.

    Raises:
        KnownError: ``store.original-unknown``.
    """
    with adapters.store.reading() as work:
        original, trust = work.statements.original(sha256), home_trust(work)
    found = check_bounded(adapters, calls, original.data, name=original.name, trust=trust, now=now)
    statement = found.statement
    release = statement.release.id if statement is not None and statement.release is not None else ""
    missing: tuple[str, ...] = ()
    with adapters.store.reading() as work:
        if outcome == "waits":
            missing = _missing(work, adapters, release, sha256)
        elif outcome == "identity-open" and statement is not None and is_closure(statement):
            outcome = closure_outcome(work, release, sha256) or outcome
            missing = missing_evidence(work, statement) if outcome == "closure-waits" else ()
    received = Received(name=original.name, outcome=outcome, verification=found, release=release, missing=missing)
    return Item(key=sha256, name=original.name, stage="done", verification=found, received=received)


def confirm(
    adapters: Adapters, calls: BoundedCall, confirmation: Confirmation, items: tuple[Item, ...], *, now: datetime
) -> tuple[Item, ...]:
    """Records the comparison, counts what waited for it, and checks or records the signer's files anew.

    Raises:
        KnownError: ``roster.number-differs``, ``roster.role-unknown``, ``roster.key-has-role``.
    """
    confirm_key(
        adapters,
        confirmation.release,
        confirmation.certificate,
        role=confirmation.role,
        comparison=confirmation.comparison,
        now=now,
    )
    renewed = []
    for item in items:
        if item.received is not None and item.received.override is not None:
            renewed.append(_again(adapters, item, now=now))
        elif item.received is not None:
            kept = load_kept(adapters, calls, item.sha256, outcome=item.received.outcome, now=now)
            renewed.append(replace(kept, key=item.key, name=item.name, path=item.path))
    return tuple(renewed)


def _again(adapters: Adapters, item: Item, *, now: datetime) -> Item:
    """An approval of an override waited for the comparison; now it is recorded."""
    with adapters.store.reading() as work:
        data = work.statements.original(item.sha256).data
    received = receive(adapters, data, name=item.name, now=now)
    return replace(item, stage="done", verification=received.verification, received=received)


def save_receipt(  # noqa: PLR0913 - each argument is one fact of the receipt
    adapters: Adapters, files: Files, key: SigningKey | None, received: Received, path: Path, *, now: datetime
) -> Path:
    """Writes the receipt for a counted approval; one that was given before is written again as it was.

    Args:
        adapters: the home's parts.
        files: the user's files.
        key: the release manager's; None to write the receipt that was given before.
        received: the approval.
        path: where to write it.
        now: when.

    Raises:
        KnownError: ``receipt.not-counted``, what stands against the key, and ``files.…``.
    """
    if key is None:
        data = _given_receipt(adapters, received)
    else:
        data = issue_receipt(adapters, key, replace(received, outcome="counted"), now=now).data
    files.write(path, data)
    return path


def _given_receipt(adapters: Adapters, received: Received) -> bytes:
    statement = received.verification.statement
    if statement is None or not is_approval(statement):
        raise KnownError.of("receipt.not-counted", received.name)
    with adapters.store.reading() as work:
        for record in reversed(work.statements.of_release(received.release)):
            if (record.kind, record.direction, record.role) == ("receipt", "issued", statement.body.role):
                return work.statements.original(record.sha256).data
    raise KnownError.of("receipt.not-counted", received.name)


def _missing(work: UnitOfWork, adapters: Adapters, release: str, sha256: str) -> tuple[str, ...]:
    answers = work.sign_offs.of_release(release)[1]
    return next((waits_for(work, adapters.reader, answer) for answer in answers if answer.sha256 == sha256), ())
