# SPDX-License-Identifier: MIT
"""Values are read where somebody named it, when somebody asks, and kept with the answer that shows them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.runbook import Metric, Runbook
from golive_desktop.domain.watching import Source
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.system import MetricReader
from golive_desktop.services.day import Acting
from golive_desktop.services.day_steps import measure
from golive_desktop.services.runbooks import change_runbook, runbook_of

__all__ = ["read_metric", "set_source"]


def set_source(adapters: Adapters, release: str, metric: str, source: Source | None, *, now: datetime) -> Runbook:
    """Says where a value is read from now on; the runbook as it was stays on record.

    Args:
        adapters: the parts to work with.
        release: id or tag.
        metric: its key in the runbook.
        source: where; None for typed by hand.
        now: when.

    Raises:
        KnownError: ``day.metric-unknown``, ``day.runbook-changed``, ``store.release-unknown``.
    """
    with adapters.store.reading() as work:
        runbook = runbook_of(work, work.releases.get(release))
    if _metric(runbook, metric).source == source:
        return runbook
    changed = tuple(replace(known, source=source) if known.key == metric else known for known in runbook.metrics)
    return change_runbook(adapters, release, replace(runbook, metrics=changed), now=now)


def read_metric(
    acting: Acting,
    reader: MetricReader,
    metric: str,
    *,
    confirmed: str,
    cancelled: Callable[[], bool] | None = None,
) -> str:
    """Reads a value once and records it; the answer is kept byte for byte as evidence.

    Args:
        acting: who asks, and when.
        reader: what runs commands and asks servers.
        metric: its key in the runbook.
        confirmed: what is run or asked, as the user saw it; see `Source.exact`.
        cancelled: asked while a command runs whether it shall be ended; nothing is recorded then.

    Returns:
        The value, with a point.

    Raises:
        KnownError: ``day.metric-unknown``, ``watch.no-source``, ``watch.not-confirmed`` when the runbook names
            something else meanwhile, and what the reader says; nothing was recorded then.
    """
    with acting.adapters.store.reading() as work:
        known = _metric(runbook_of(work, work.releases.get(acting.release)), metric)
    if known.source is None:
        raise KnownError.of("watch.no-source", known.title)
    reading = reader.read(known.source, confirmed=confirmed, cancelled=cancelled)
    measure(acting, metric, reading.value, picture=reading.raw, name=f"{metric}-{reading.name}")
    return reading.value


def _metric(runbook: Runbook, key: str) -> Metric:
    found = next((metric for metric in runbook.metrics if metric.key == key), None)
    if found is None:
        raise KnownError.of("day.metric-unknown", key)
    return found
