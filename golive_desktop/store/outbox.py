# SPDX-License-Identifier: MIT
"""Letters as they were shown before they left, with every state that each of them ever had."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, Row, Select, func, insert, select

from golive_desktop.domain.mail import Delivery, Enclosure, Letter, Mailbox, Posting, PostingState
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.release import Language
from golive_desktop.store import values
from golive_desktop.store.tables_mail import letters, postings

__all__ = ["OutboxRows"]


@dataclass(frozen=True, slots=True)
class OutboxRows:
    """`ports.post.Outbox` in one transaction."""

    connection: Connection

    def add(self, posting: Posting) -> None:
        """Keeps a new letter with its first state."""
        self.connection.execute(insert(letters).values(letter_to_row(posting.letter)))
        self._append(posting, step=1)

    def record(self, posting: Posting, *, before: Posting) -> None:
        """Records a new state of a letter, if it still stands as it stood in `before`.

        Raises:
            KnownError: ``outbox.moved-on``, ``outbox.letter-unknown``.
        """
        row = self._newest(posting.letter.id)
        if from_row(row) != before or posting.letter != before.letter:
            raise KnownError.of("outbox.moved-on", posting.letter.subject)
        self._append(posting, step=row.step + 1)

    def get(self, letter: str) -> Posting:
        """The letter with this id.

        Raises:
            KnownError: ``outbox.letter-unknown``.
        """
        return from_row(self._newest(letter))

    def all(self) -> tuple[Posting, ...]:
        """All letters as they stand, in the order in which they were written."""
        earlier = postings.alias()
        newest = select(func.max(earlier.c.step)).where(earlier.c.letter == letters.c.id).scalar_subquery()
        query = _joined().where(postings.c.step == newest).order_by(letters.c.number)
        return tuple(from_row(row) for row in self.connection.execute(query))

    def history(self, letter: str) -> tuple[Posting, ...]:
        """Every state of a letter, the oldest first."""
        query = _joined().where(letters.c.id == letter).order_by(postings.c.step)
        return tuple(from_row(row) for row in self.connection.execute(query))

    def _newest(self, letter: str) -> Row[Any]:
        query = _joined().where(letters.c.id == letter).order_by(postings.c.step.desc()).limit(1)
        row = self.connection.execute(query).first()
        if row is None:
            raise KnownError.of("outbox.letter-unknown", letter)
        return row

    def _append(self, posting: Posting, *, step: int) -> None:
        self.connection.execute(insert(postings).values(letter=posting.letter.id, step=step, **to_row(posting)))


def letter_to_row(letter: Letter) -> Mapping[str, object]:
    """The row of a letter."""
    return {
        "id": letter.id,
        "message_id": letter.message_id,
        "kind": letter.kind,
        "release": letter.release,
        "role": letter.role,
        "language": letter.language,
        "addressed": values.to_text(letter.to),
        "copied": values.to_text(letter.cc),
        "hidden": values.to_text(letter.bcc),
        "subject": letter.subject,
        "text": letter.text,
        "html": letter.html,
        "enclosures": values.to_text(letter.enclosures),
        "template_version": letter.template_version,
        "written_at": values.moment_text(letter.written_at),
    }


def letter_from_row(row: Row[Any]) -> Letter:
    """The letter of a row."""
    return Letter(
        id=row.id,
        message_id=row.message_id,
        kind=row.kind,
        release=row.release,
        role=row.role,
        language=cast("Language", values.one_of(Language, row.language)),
        to=values.from_text(tuple[Mailbox, ...], row.addressed),
        subject=row.subject,
        text=row.text,
        html=row.html,
        cc=values.from_text(tuple[Mailbox, ...], row.copied),
        bcc=values.from_text(tuple[Mailbox, ...], row.hidden),
        enclosures=values.from_text(tuple[Enclosure, ...], row.enclosures),
        template_version=row.template_version,
        written_at=values.moment(row.written_at),
    )


def to_row(posting: Posting) -> Mapping[str, object]:
    """The row of a state; the letter has a table of its own."""
    return {
        "state": posting.state,
        "pending": values.to_text(posting.pending),
        "attempts": posting.attempts,
        "next_try": posting.next_try and values.moment_text(posting.next_try),
        "last": posting.last and values.to_text(posting.last),
        "changed_at": values.moment_text(posting.changed_at),
    }


def from_row(row: Row[Any]) -> Posting:
    """The state of a row that is joined with its letter."""
    return Posting(
        letter=letter_from_row(row),
        state=values.member(PostingState, row.state),
        pending=values.from_text(tuple[str, ...], row.pending),
        attempts=row.attempts,
        next_try=values.moment_or_none(row.next_try),
        last=None if row.last is None else values.from_text(Delivery, row.last),
        changed_at=values.moment(row.changed_at),
    )


def _joined() -> Select[Any]:
    states = (column for column in postings.c if column.name not in {"number", "letter"})
    return select(letters, *states).select_from(letters.join(postings, postings.c.letter == letters.c.id))
