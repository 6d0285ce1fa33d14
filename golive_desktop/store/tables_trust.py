# SPDX-License-Identifier: MIT
"""The table of whom a home believes about names: each addition and each removal of a company's authority."""

from sqlalchemy import Column, Text

from golive_desktop.store.columns import blob, number, table, text

__all__ = ["authority_history"]

authority_history = table(
    "authority_history",
    number(),
    text("fingerprint"),
    blob("certificate"),
    text("added_by"),
    text("added_at"),
    text("compared"),
    text("removed_by"),
    Column("removed_at", Text),
)
