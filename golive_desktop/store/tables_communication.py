# SPDX-License-Identifier: MIT
"""The tables of what a release tells people: texts and addresses with their history, and own mail templates."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from golive_desktop.store.tables import metadata

__all__ = ["mail_templates", "topic_history"]


def _text(name: str) -> Column[object]:
    return Column(name, Text, nullable=False)


topic_history = Table(
    "topic_history",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("release", Text, ForeignKey("releases.id"), nullable=False),
    _text("topic"),
    _text("language"),
    _text("content"),
    _text("kept_at"),
    Index(None, "release", "topic", "language"),
    sqlite_strict=True,
)

mail_templates = Table(
    "mail_templates",
    metadata,
    Column("number", Integer, primary_key=True),
    _text("kind"),
    _text("language"),
    Column("version", Integer, nullable=False),
    _text("origin"),
    _text("subject"),
    _text("body"),
    _text("made_at"),
    UniqueConstraint("kind", "language", "version"),
    sqlite_strict=True,
)
