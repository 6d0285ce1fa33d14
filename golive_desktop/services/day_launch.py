# SPDX-License-Identifier: MIT
"""PROCEED, and the ways to stop: HOLD, ABORT and ROLL BACK, each confirmed by typing its word."""

from typing import Final

from golive_desktop.domain.candidacy import named
from golive_desktop.domain.day import DayPhase, EventKind
from golive_desktop.domain.launch import may_abort, may_hold, may_roll_back
from golive_desktop.domain.problem import KnownError
from golive_desktop.services.day import Acting, Now, in_the_way, judged, reasoned, recording

__all__ = [
    "ABORT",
    "HOLD",
    "ROLLBACK",
    "abort",
    "hold",
    "may_declare_rollback",
    "proceed",
    "record_rollback",
    "resume",
    "roll_back",
]

HOLD: Final = "HOLD"
ABORT: Final = "ABORT"
ROLLBACK: Final = "ROLLBACK"
"""Typed by hand, the same word in every language, so that no slip of the mouse stops a launch."""


def proceed(acting: Acting) -> None:
    """Begins the launch. Everything is judged anew in the very transaction that records it.

    Raises:
        KnownError: with the first of `obstacles`.
    """
    with recording(acting) as moment:
        readiness = judged(moment.work, moment.release, now=acting.now)
        for problem in in_the_way(moment.day, readiness, moment.runbook, acting.run):
            raise KnownError(problem)
        moment.add(EventKind.PROCEEDED, **named(moment.release.candidate))


def hold(acting: Acting, *, reason: str, typed: str) -> None:
    """Stops the countdown before PROCEED.

    Raises:
        KnownError: ``day.word-wrong``, ``day.reason-missing``, ``day.not-now``.
    """
    with recording(acting) as moment:
        _confirmed(typed, HOLD, open_now=may_hold(moment.day))
        moment.add(EventKind.HELD, text=reasoned(reason))


def resume(acting: Acting, *, reason: str) -> None:
    """Ends HOLD. Raises KnownError ``day.not-now`` when nothing holds, ``day.reason-missing``."""
    with recording(acting) as moment:
        if moment.day.phase is not DayPhase.HELD:
            raise KnownError.of("day.not-now", "RESUME")
        moment.add(EventKind.RESUMED, text=reasoned(reason))


def abort(acting: Acting, *, reason: str, typed: str) -> None:
    """Calls the launch off before PROCEED; this run is over then.

    Raises:
        KnownError: ``day.word-wrong``, ``day.reason-missing``, ``day.not-now``.
    """
    with recording(acting) as moment:
        _confirmed(typed, ABORT, open_now=may_abort(moment.day))
        moment.add(EventKind.ABORTED, text=reasoned(reason))


def roll_back(acting: Acting, *, reason: str, typed: str, file: str = "") -> None:
    """Records that the release is taken back after PROCEED.

    Args:
        acting: who, and when.
        reason: why.
        typed: the word that was typed.
        file: SHA-256 of the signed launch decision; empty in a rehearsal.

    Raises:
        KnownError: ``day.word-wrong``, ``day.reason-missing``, ``day.not-now``, ``day.signature-missing`` on the real
            day without a file.
    """
    with recording(acting) as moment:
        record_rollback(moment, reason=reason, typed=typed, file=file)


def record_rollback(moment: Now, *, reason: str, typed: str, file: str = "") -> None:
    """As `roll_back`, inside a transaction."""
    may_declare_rollback(moment, reason=reason, typed=typed)
    if not file and not moment.acting.run:
        raise KnownError.of("day.signature-missing")
    moment.add(EventKind.ROLLED_BACK, text=reasoned(reason), file=file)


def may_declare_rollback(moment: Now, *, reason: str, typed: str) -> None:
    """Raises KnownError ``day.word-wrong``, ``day.reason-missing`` or ``day.not-now`` where it may not be said."""
    _confirmed(typed, ROLLBACK, open_now=may_roll_back(moment.day))
    reasoned(reason)


def _confirmed(typed: str, word: str, *, open_now: bool) -> None:
    if not open_now:
        raise KnownError.of("day.not-now", word)
    if typed.strip() != word:
        raise KnownError.of("day.word-wrong", word)
