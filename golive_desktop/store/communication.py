# SPDX-License-Identifier: MIT
"""What a release tells people, each topic with all its earlier states, and the home's own mail templates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal, TypeVar, cast

from sqlalchemy import Connection, Row, insert, select

from golive_desktop.domain.communication import (
    AddressBook,
    CustomerText,
    Faq,
    MailTemplate,
    PreCheck,
    Signposts,
    Topic,
    Training,
)
from golive_desktop.domain.release import Language
from golive_desktop.store import values
from golive_desktop.store.tables_communication import mail_templates, topic_history

__all__ = ["CommunicationRows"]

_NAMES: Final[Mapping[type[object], str]] = {
    AddressBook: "addresses",
    Signposts: "signposts",
    CustomerText: "customers",
    Training: "training",
    Faq: "faq",
    PreCheck: "precheck",
}
_Origin = Literal["own", "shipped"]
T = TypeVar("T", bound=Topic)


@dataclass(frozen=True, slots=True)
class CommunicationRows:
    """`ports.store.Communication` in one transaction."""

    connection: Connection

    def keep(self, release: str, topic: Topic, *, at: datetime) -> None:
        """Records how a topic of a release stands now; earlier states stay on record."""
        row = {
            "release": release,
            "topic": _NAMES[type(topic)],
            "language": topic.language if isinstance(topic, CustomerText | Faq) else "",
            "content": values.to_text(topic),
            "kept_at": values.moment_text(at),
        }
        self.connection.execute(insert(topic_history).values(row))

    def read(self, release: str, kind: type[T], *, language: str = "") -> T | None:
        """How a topic of a release stands; None where nobody has set it."""
        columns = topic_history.c
        query = select(columns.content).where(
            columns.release == release, columns.topic == _NAMES[kind], columns.language == language
        )
        found = self.connection.execute(query.order_by(columns.number.desc()).limit(1)).scalar()
        return None if found is None else values.from_text(kind, str(found))

    def add_template(self, template: MailTemplate) -> None:
        """Records a new version of a mail's text."""
        self.connection.execute(insert(mail_templates).values(to_row(template)))

    def templates(self, kind: str, language: str) -> tuple[MailTemplate, ...]:
        """Every version that this home made of a mail's text, the oldest first."""
        columns = mail_templates.c
        query = select(mail_templates).where(columns.kind == kind, columns.language == language)
        return tuple(from_row(row) for row in self.connection.execute(query.order_by(columns.version)))


def to_row(template: MailTemplate) -> Mapping[str, object]:
    """The row of a template."""
    return {
        "kind": template.kind,
        "language": template.language,
        "version": template.version,
        "origin": template.origin,
        "subject": template.subject,
        "body": template.body,
        "made_at": values.moment_text(template.made_at),
    }


def from_row(row: Row[Any]) -> MailTemplate:
    """The template of a row."""
    return MailTemplate(
        kind=row.kind,
        language=cast("Language", values.one_of(Language, row.language)),
        version=row.version,
        origin=cast("_Origin", values.one_of(_Origin, row.origin)),
        subject=row.subject,
        body=row.body,
        made_at=values.moment(row.made_at),
    )
