# SPDX-License-Identifier: MIT
"""Accounts of mail without their secrets, and the mails that the user planned."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, select
from sqlalchemy.dialects.sqlite import insert

from golive_desktop.domain.mail import Authentication, Encryption, MailAccount, Mailbox
from golive_desktop.domain.reminding import Due, Schedule, ScheduleKind
from golive_desktop.ports.post import Post
from golive_desktop.store import values
from golive_desktop.store.outbox import OutboxRows
from golive_desktop.store.tables_mail import mail_accounts, schedule_runs, schedules

__all__ = ["AccountRows", "ScheduleRows", "post_rows"]


@dataclass(frozen=True, slots=True)
class AccountRows:
    """`ports.post.Accounts` in one transaction."""

    connection: Connection

    def put(self, account: MailAccount) -> None:
        """Keeps an account; replaces the one with the same id, in its place."""
        row = account_to_row(account)
        put = insert(mail_accounts).values(row)
        self.connection.execute(put.on_conflict_do_update(index_elements=["id"], set_=_without(row, "id")))

    def all(self) -> tuple[MailAccount, ...]:
        """All accounts, the oldest first."""
        query = select(mail_accounts).order_by(mail_accounts.c.number)
        return tuple(account_from_row(row) for row in self.connection.execute(query))

    def drop(self, account: str) -> None:
        """Forgets the account with this id; nothing happens when there is none."""
        self.connection.execute(delete(mail_accounts).where(mail_accounts.c.id == account))


@dataclass(frozen=True, slots=True)
class ScheduleRows:
    """`ports.post.Schedules` in one transaction."""

    connection: Connection

    def put(self, schedule: Schedule) -> None:
        """Keeps a plan; replaces the one with the same id."""
        row = schedule_to_row(schedule)
        put = insert(schedules).values(row)
        self.connection.execute(put.on_conflict_do_update(index_elements=["id"], set_=_without(row, "id")))

    def all(self) -> tuple[Schedule, ...]:
        """All plans, the oldest first."""
        query = select(schedules).order_by(schedules.c.number)
        return tuple(schedule_from_row(row) for row in self.connection.execute(query))

    def drop(self, schedule: str) -> None:
        """Forgets a plan; what was sent for it stays on record."""
        self.connection.execute(delete(schedules).where(schedules.c.id == schedule))

    def served(self, due: Due, letter: str, *, at: datetime) -> None:
        """Records that a planned mail was written; empty `letter` when it was skipped."""
        row = {
            "schedule": due.schedule.id,
            "role": due.role,
            "due_at": values.moment_text(due.at),
            "letter": letter,
            "at": values.moment_text(at),
        }
        self.connection.execute(insert(schedule_runs).values(row))

    def last_served(self) -> Mapping[tuple[str, str], datetime]:
        """Of each plan (id) and role the newest moment for which a mail was written."""
        rows = self.connection.execute(select(schedule_runs).order_by(schedule_runs.c.number))
        return {(row.schedule, row.role): values.moment(row.due_at) for row in rows}


def post_rows(connection: Connection) -> Post:
    """Everything about mail in one transaction."""
    return Post(
        accounts=AccountRows(connection),
        outbox=OutboxRows(connection),
        schedules=ScheduleRows(connection),
    )


def account_to_row(account: MailAccount) -> dict[str, object]:
    """The row of an account."""
    return {
        "id": account.id,
        "host": account.host,
        "port": account.port,
        "encryption": account.encryption,
        "authentication": account.authentication,
        "sender": values.to_text(account.sender),
        "user": account.user,
        "reply_to": values.to_text(account.reply_to),
        "authorities": account.authorities,
        "client_id": account.client_id,
        "tenant": account.tenant,
    }


def account_from_row(row: Row[Any]) -> MailAccount:
    """The account of a row."""
    return MailAccount(
        id=row.id,
        host=row.host,
        port=row.port,
        encryption=values.member(Encryption, row.encryption),
        authentication=values.member(Authentication, row.authentication),
        sender=values.from_text(Mailbox, row.sender),
        user=row.user,
        reply_to=values.from_text(Mailbox, row.reply_to) if row.reply_to != "null" else None,
        authorities=row.authorities,
        client_id=row.client_id,
        tenant=row.tenant,
    )


def schedule_to_row(schedule: Schedule) -> dict[str, object]:
    """The row of a plan."""
    return {
        "id": schedule.id,
        "release": schedule.release,
        "kind": schedule.kind,
        "zone": schedule.zone,
        "days": schedule.days,
        "weekday": schedule.weekday,
        "hour": schedule.hour,
        "launch": schedule.launch and values.moment_text(schedule.launch),
        "created_at": values.moment_text(schedule.created_at),
    }


def schedule_from_row(row: Row[Any]) -> Schedule:
    """The plan of a row."""
    return Schedule(
        id=row.id,
        release=row.release,
        kind=values.member(ScheduleKind, row.kind),
        zone=row.zone,
        days=row.days,
        weekday=row.weekday,
        hour=row.hour,
        launch=values.moment_or_none(row.launch),
        created_at=values.moment(row.created_at),
    )


def _without(row: Mapping[str, object], *names: str) -> dict[str, object]:
    return {name: value for name, value in row.items() if name not in names}
