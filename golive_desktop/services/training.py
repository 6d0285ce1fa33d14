# SPDX-License-Identifier: MIT
"""The support team's training: its agenda adds up, its people are invited with an appointment, and it is done."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from golive_desktop.domain.communication import AgendaTopic, Training
from golive_desktop.domain.mail import Mailbox
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.release import Language
from golive_desktop.domain.text import in_one_line, tidy
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.mail import File
from golive_desktop.resources import resource_text
from golive_desktop.services.correspondence import is_address
from golive_desktop.services.dates import appointment_of
from golive_desktop.services.letters import write_mails
from golive_desktop.services.mail_kinds import SHIPPED
from golive_desktop.services.outbox import Mail

__all__ = [
    "DATE",
    "INVITATION",
    "invitation_file",
    "plan_training",
    "read_training",
    "record_training",
    "write_invitation",
]

INVITATION: Final = "text/calendar; method=REQUEST; charset=utf-8"
"""The media type of an invitation (RFC 6047, 2.4)."""
DATE: Final = "text/calendar; charset=utf-8"
"""The media type of a date without an invitation (RFC 5545, 8.1)."""


def read_training(adapters: Adapters, release: str, language: Language) -> Training:
    """The training as it is planned, else as the program begins it, in this language and without an appointment.

    Raises:
        KnownError: ``store.release-unknown``.
    """
    with adapters.store.reading() as work:
        record = work.releases.get(release)
        return work.communication.read(record.id, Training) or _shipped(record.plan.product, language)


def plan_training(adapters: Adapters, release: str, training: Training, *, now: datetime) -> Training:
    """Keeps the plan of a training; whether it is done stays as it was recorded.

    A changed appointment counts its sequence up, so that calendars take the new one for the old.

    Raises:
        KnownError: ``training.agenda-empty``, ``training.agenda-sum``, ``letter.address-invalid``,
            ``store.release-unknown``.
    """
    tidied = _tidied(training)
    if not tidied.agenda or any(not topic.title or topic.minutes < 1 for topic in tidied.agenda):
        raise KnownError.of("training.agenda-empty")
    for attendee in tidied.attendees:
        if not is_address(attendee.address):
            raise KnownError.of("letter.address-invalid", attendee.address)
    if tidied.planned_minutes != tidied.minutes:
        raise KnownError.of("training.agenda-sum", sum=str(tidied.planned_minutes), minutes=str(tidied.minutes))
    with adapters.store.writing() as work:
        record = work.releases.get(release)
        before = work.communication.read(record.id, Training)
        planned = _after(before, replace(tidied, zone=tidied.zone or record.plan.timezone))
        if planned == before:
            return planned
        work.communication.keep(record.id, planned, at=now)
        payload = {
            "title": planned.title,
            "starts": planned.starts.isoformat() if planned.starts else "",
            "minutes": str(planned.minutes),
            "attendees": str(len(planned.attendees)),
        }
        work.audit.record("training.planned", record.candidate.tag, payload, at=now, release=record.id)
    return planned


def record_training(  # noqa: PLR0913 - each argument is one fact of the record
    adapters: Adapters, release: str, *, by: str, note: str = "", at: datetime | None = None, now: datetime
) -> Training:
    """Records that the training was held.

    Args:
        adapters: the parts to work with.
        release: id or tag.
        by: who says so.
        note: what came of it.
        at: when it was held; None for the appointment, or for now where there was none.
        now: when it is recorded.

    Raises:
        KnownError: ``training.not-yet`` when that lies ahead, ``store.release-unknown``.
    """
    with adapters.store.writing() as work:
        record = work.releases.get(release)
        training = work.communication.read(record.id, Training) or _shipped(record.plan.product, record.language)
        held = at or training.starts or now
        if held > now:
            raise KnownError.of("training.not-yet")
        done = replace(training, done_at=held, done_by=in_one_line(tidy(by)), note=tidy(note))
        work.communication.keep(record.id, done, at=now)
        payload = {"by": done.done_by, "at": held.isoformat(), "note": done.note}
        work.audit.record("training.done", record.candidate.tag, payload, at=now, release=record.id)
    return done


def invitation_file(
    adapters: Adapters, release: str, *, organiser: Mailbox, attendees: Sequence[Mailbox] = (), now: datetime
) -> File:
    """The appointment with its attendees, as calendars take it (METHOD:REQUEST); without any, a mere date.

    Args:
        adapters: the parts to work with.
        release: id or tag.
        organiser: who invites.
        attendees: who is invited where the plan of the training names nobody.
        now: when it is written.

    Raises:
        KnownError: ``training.no-appointment``, ``mail.address-invalid``, ``store.release-unknown``.
    """
    with adapters.store.reading() as work:
        record = work.releases.get(release)
        training = work.communication.read(record.id, Training)
    if training is None or training.starts is None:
        raise KnownError.of("training.no-appointment")
    invited = training.attendees or tuple(attendees)
    appointment = replace(appointment_of(record, training, organiser), attendees=invited)
    data = adapters.mail.calendars.write([appointment], at=now, invite=bool(invited))
    return File(name="invite.ics", media_type=INVITATION if invited else DATE, data=data)


def write_invitation(adapters: Adapters, release: str, *, organiser: Mailbox, now: datetime) -> Mail:
    """The invitation to everybody who should attend, in the language of the agenda, with the appointment enclosed.

    It goes to the attendees that the plan names, else to the address of the support team.

    Raises:
        KnownError: as `invitation_file` and `golive_desktop.services.letters.write_mails`.
    """
    with adapters.store.reading() as work:
        training = work.communication.read(work.releases.get(release).id, Training)
    if training is None:
        raise KnownError.of("training.no-appointment")
    (mail,) = write_mails(adapters, release, "training", language=training.language, now=now)
    invited = training.attendees or mail.to
    file = invitation_file(adapters, release, organiser=organiser, attendees=invited, now=now)
    return replace(mail, to=invited, files=(file,))


def _after(before: Training | None, planned: Training) -> Training:
    if before is None:
        return replace(planned, sequence=0, done_at=None, done_by="", note="")
    kept = replace(planned, sequence=before.sequence, done_at=before.done_at, done_by=before.done_by, note=before.note)
    moved = before.starts is not None and kept != before
    return replace(kept, sequence=before.sequence + 1) if moved else kept


def _tidied(training: Training) -> Training:
    return replace(
        training,
        title=in_one_line(tidy(training.title)),
        place=in_one_line(tidy(training.place)),
        audience=_lines(training.audience),
        agenda=tuple(
            AgendaTopic(title=in_one_line(tidy(topic.title)), minutes=topic.minutes, points=_lines(topic.points))
            for topic in training.agenda
        ),
        attendees=tuple(
            Mailbox(name=in_one_line(tidy(one.name)), address=tidy(one.address)) for one in training.attendees
        ),
    )


def _lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line for text in texts if (line := in_one_line(tidy(text))))


def _shipped(product: str, language: Language) -> Training:
    data = tomllib.loads(resource_text(f"mail/{SHIPPED}/{language}/training-agenda.toml"))
    return Training(
        language=language,
        title=_named(data["title"], product),
        minutes=int(data["minutes"]),
        agenda=tuple(_topic(entry, product) for entry in data["topic"]),
        audience=tuple(data["audience"]),
    )


def _topic(entry: Mapping[str, Any], product: str) -> AgendaTopic:
    points = entry.get("of", {}).get(product, entry["points"])
    return AgendaTopic(
        title=str(entry["title"]),
        minutes=int(entry["minutes"]),
        points=tuple(_named(point, product) for point in points),
    )


def _named(text: str, product: str) -> str:
    return text.replace("{product}", product)
