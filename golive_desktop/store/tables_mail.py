# SPDX-License-Identifier: MIT
"""The tables of mail; none of them has a place for a secret."""

from sqlalchemy import Column, Text, UniqueConstraint

from golive_desktop.store.columns import blob, integer, number, reference, table, text

__all__ = ["letters", "mail_accounts", "postings", "schedule_runs", "schedules"]

mail_accounts = table(
    "mail_accounts",
    number(),
    text("id", unique=True),
    text("host"),
    integer("port"),
    text("encryption"),
    text("authentication"),
    text("sender"),
    text("user"),
    text("reply_to"),
    blob("authorities"),
    text("client_id"),
    text("tenant"),
)

letters = table(
    "letters",
    number(),
    text("id", unique=True),
    text("message_id", unique=True),
    text("kind"),
    text("release"),
    text("role"),
    text("language"),
    text("addressed"),
    text("copied"),
    text("hidden"),
    text("subject"),
    text("text"),
    text("html"),
    text("enclosures"),
    integer("template_version"),
    text("written_at"),
)

# note: each state follows exactly one other, so that of two programs only one can take a letter out of the queue
postings = table(
    "postings",
    number(),
    reference("letter", "letters.id"),
    integer("step"),
    text("state"),
    text("pending"),
    integer("attempts"),
    Column("next_try", Text),
    Column("last", Text),
    text("changed_at"),
    UniqueConstraint("letter", "step"),
)

schedules = table(
    "schedules",
    number(),
    text("id", unique=True),
    reference("release", "releases.id"),
    text("kind"),
    text("zone"),
    integer("days"),
    integer("weekday"),
    integer("hour"),
    Column("launch", Text),
    text("created_at"),
)

# note: what was sent stays on record when its plan is forgotten
schedule_runs = table(
    "schedule_runs",
    number(),
    text("schedule"),
    text("role"),
    text("due_at"),
    text("letter"),
    text("at"),
    UniqueConstraint("schedule", "role", "due_at"),
)
