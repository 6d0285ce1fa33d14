# SPDX-License-Identifier: MIT
"""What of the day counts for which candidate: a poll, an override and PROCEED stand for one exact build."""

import hashlib
from collections.abc import Iterable
from typing import Final

from golive_desktop.domain.day import DayEvent, EventKind
from golive_desktop.domain.release import Candidate

__all__ = ["counting", "is_about", "named"]

_IN_POLL: Final = frozenset({EventKind.POLL_OPENED, EventKind.POLL_ANSWERED, EventKind.POLL_CLOSED})


def named(candidate: Candidate) -> dict[str, str]:
    """How an event names its candidate: tag, commit, and one digest of all built files where there are any."""
    found = {"candidate": candidate.tag, "commit": candidate.commit}
    if candidate.artefacts:
        files = sorted((artefact.name, artefact.sha256) for artefact in candidate.artefacts)
        found["artefacts"] = hashlib.sha256("\0".join(part for file in files for part in file).encode()).hexdigest()
    return found


def counting(events: Iterable[DayEvent], candidate: Candidate) -> tuple[DayEvent, ...]:
    """The events without what was said in a poll about another candidate, or let pass for it.

    Args:
        events: in the order recorded.
        candidate: the one that would go live.
    """
    kept, counts = [], True
    for event in events:
        same = is_about(event, candidate)
        if event.kind is EventKind.POLL_OPENED:
            counts = same
        if same if event.kind is EventKind.OVERRIDDEN else counts or event.kind not in _IN_POLL:
            kept.append(event)
    return tuple(kept)


def is_about(event: DayEvent, candidate: Candidate) -> bool:
    """Whether an event names this candidate, with exactly its files."""
    return all(event.values.get(key, "") == value for key, value in ({"artefacts": ""} | named(candidate)).items())
