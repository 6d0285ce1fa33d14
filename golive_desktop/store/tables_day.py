# SPDX-License-Identifier: MIT
"""The tables of the go-live day: editions of a runbook, and what happened, each in the order recorded."""

from sqlalchemy import Index, UniqueConstraint

from golive_desktop.store.columns import integer, number, reference, table, text

__all__ = ["day_events", "runbooks"]

runbooks = table(
    "runbooks",
    number(),
    reference("release", "releases.id"),
    integer("edition"),
    text("content"),
    text("kept_at"),
    UniqueConstraint("release", "edition"),
)

# note: a rehearsal is a run of its own, so that nothing of it can be taken for the real day
day_events = table(
    "day_events",
    number(),
    reference("release", "releases.id"),
    text("run"),
    text("kind"),
    text("at"),
    text("by"),
    text("subject"),
    text("content"),
    text("details"),
    text("file"),
    Index(None, "release", "run"),
)
