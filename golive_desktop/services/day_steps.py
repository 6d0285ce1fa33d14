# SPDX-License-Identifier: MIT
"""What is done on the day: steps ticked, skipped and explained, values read, notes taken."""

import hashlib
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from golive_desktop.domain.day import EventKind
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.record import Original
from golive_desktop.domain.watching import number_of
from golive_desktop.services.day import Acting, Now, before_launch, reasoned, recording, zone_of

__all__ = ["finish_step", "measure", "note", "remark_step", "reopen_step", "set_t0", "skip_step"]

_FARTHEST: Final = timedelta(days=3660)
"""Of T-0 from now: a year that was mistyped cannot be planned around."""


def set_t0(acting: Acting, t0: datetime, *, reason: str = "") -> None:
    """Sets date and time of the launch, or moves it: open steps move along.

    Raises:
        KnownError: ``day.reason-missing`` when it is moved without one, ``day.launch-too-far``,
            ``day.launched-already``, ``day.over``.
    """
    with recording(acting) as moment:
        before_launch(moment.day)
        if moment.day.t0 is not None:
            reasoned(reason)
        if abs(t0 - acting.now) > _FARTHEST:
            raise KnownError.of("day.launch-too-far", t0.date().isoformat())
        at = t0.astimezone(ZoneInfo(zone_of(moment.release)))
        moment.add(EventKind.T0_SET, text=reason.strip(), at=at.isoformat())


def finish_step(acting: Acting, step: str, *, remark: str = "") -> None:
    """Records that a step is done; a remark says what did not go to plan.

    Raises:
        KnownError: ``day.step-unknown``, ``day.step-ticked``.
    """
    with recording(acting) as moment:
        _open_step(moment, step)
        if remark.strip():
            moment.add(EventKind.OFF_PLAN, step, remark.strip())
        moment.add(EventKind.STEP_DONE, step)


def skip_step(acting: Acting, step: str, *, reason: str) -> None:
    """Records that a step is left out, and why.

    Raises:
        KnownError: ``day.step-unknown``, ``day.step-ticked``, ``day.reason-missing``.
    """
    with recording(acting) as moment:
        _open_step(moment, step)
        moment.add(EventKind.STEP_SKIPPED, step, reasoned(reason))


def reopen_step(acting: Acting, step: str) -> None:
    """Opens a step that was ticked by mistake; that it was ticked stays on record.

    Raises:
        KnownError: ``day.step-unknown``, ``day.step-open``.
    """
    with recording(acting) as moment:
        moment.runbook.step(step)
        if step not in moment.day.done:
            raise KnownError.of("day.step-open", step)
        moment.add(EventKind.STEP_REOPENED, step)


def remark_step(acting: Acting, step: str, *, reason: str) -> None:
    """Records that a step did not go to plan, and why; before or after it is done.

    Raises:
        KnownError: ``day.step-unknown``, ``day.reason-missing``.
    """
    with recording(acting) as moment:
        moment.runbook.step(step)
        moment.add(EventKind.OFF_PLAN, step, reasoned(reason))


def measure(acting: Acting, metric: str, value: str, *, picture: bytes = b"", name: str = "") -> None:
    """Records a value of a metric.

    Args:
        acting: who, and when.
        metric: its key in the runbook.
        value: as typed; a comma counts as a point.
        picture: a picture or an output that shows it, kept byte for byte; empty without one.
        name: the file name of `picture`.

    Raises:
        KnownError: ``day.metric-unknown``, ``day.value-unreadable``.
    """
    with recording(acting) as moment:
        if metric not in {known.key for known in moment.runbook.metrics}:
            raise KnownError.of("day.metric-unknown", metric)
        number = _number(value)
        digest = hashlib.sha256(picture).hexdigest() if picture else ""
        if picture:
            moment.work.statements.keep(Original(sha256=digest, data=picture, name=name, kept_at=acting.now))
        moment.add(EventKind.MEASURED, metric, file=digest, value=str(number))


def note(acting: Acting, text: str) -> None:
    """Adds a line to the log of the day. Raises KnownError ``day.reason-missing`` when it is empty."""
    with recording(acting) as moment:
        moment.add(EventKind.NOTED, text=reasoned(text))


def _open_step(moment: Now, step: str) -> None:
    moment.runbook.step(step)
    if step in moment.day.done:
        raise KnownError.of("day.step-ticked", step)


def _number(value: str) -> Decimal:
    number = number_of(value)
    if number is None:
        raise KnownError.of("day.value-unreadable", value)
    return number
