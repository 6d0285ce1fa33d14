# SPDX-License-Identifier: MIT
"""Mails are written from a release as it stands, in the language of whoever gets them; nothing leaves by that."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from golive_desktop.domain.communication import Correspondent, Training
from golive_desktop.domain.day import Day, day_of
from golive_desktop.domain.mail import Letter
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.release import Language
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.mail import File
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.services.correspondence import Correspondence, correspondence_of
from golive_desktop.services.letter_data import letter_data
from golive_desktop.services.letter_facts import LetterFacts
from golive_desktop.services.mail_kinds import MailKind, kind_of
from golive_desktop.services.outbox import Mail, letter_of
from golive_desktop.services.overview import Overview, look_at
from golive_desktop.services.recipients import reached, roles_of
from golive_desktop.services.templates import ChosenText, choose_text

__all__ = ["Reached", "recipients_of", "write_letter", "write_mails"]

_NOTHING: Final[Mapping[str, object]] = {}


@dataclass(frozen=True, kw_only=True, slots=True)
class Reached:
    """Whom a mail can reach."""

    people: tuple[Correspondent, ...]
    missing: tuple[str, ...]
    """Titles of the roles, and keys of the groups, whose address nobody knows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Desk:
    """What was read before a mail is written in one language."""

    overview: Overview
    kind: MailKind
    text: ChosenText
    correspondence: Correspondence
    training: Training | None
    day: Day
    language: Language


def write_mails(  # noqa: PLR0913 - what a mail is made of
    adapters: Adapters,
    release: str,
    kind: str,
    *,
    role: str = "",
    language: Language | None = None,
    given: Mapping[str, object] | Callable[[Language], Mapping[str, object]] = _NOTHING,
    files: Sequence[File] = (),
    now: datetime,
) -> tuple[Mail, ...]:
    """A mail, once in each language that its recipients speak; in the release's language where it reaches nobody yet.

    Args:
        adapters: the parts to work with.
        release: id or tag.
        kind: key of the mail, see `golive_desktop.services.mail_kinds.kinds`.
        role: key of the role that it is about or for; empty for none.
        language: one mail in this language for everybody; None for everybody's own.
        given: values of placeholders that do not follow from the release; where they are words, by language.
        files: what is enclosed.
        now: when it is written.

    Raises:
        KnownError: ``letter.kind-unknown``, ``letter.role-unknown``, ``letter.not-answered``, ``letter.data-missing``,
            ``training.no-appointment``, ``template.…`` when a home's own text does not fit any more.
    """
    overview = look_at(adapters, release, now=now)
    people = recipients_of(adapters, overview, kind, role=role).people
    spoken = dict.fromkeys(person.language for person in people) or (overview.release.language,)
    groups = {one: tuple(person for person in people if person.language == one) for one in spoken}
    if language is not None:
        groups = {language: people}
    return tuple(
        _written(adapters, _desk(adapters, overview, kind, one), role, group, _in(one, given), tuple(files))
        for one, group in groups.items()
    )


def write_letter(  # noqa: PLR0913 - what a mail is made of
    adapters: Adapters,
    release: str,
    kind: str,
    *,
    role: str = "",
    given: Mapping[str, object] = _NOTHING,
    files: Sequence[File] = (),
    now: datetime,
) -> Letter:
    """A mail as one letter in the language of its first recipient, to be shown before anybody sends it.

    For those who speak another language too there is `write_mails`, whose arguments and errors these are.
    """
    return letter_of(
        adapters, write_mails(adapters, release, kind, role=role, given=given, files=files, now=now)[0], now=now
    )


def recipients_of(adapters: Adapters, overview: Overview, kind: str, *, role: str = "") -> Reached:
    """Whom a mail is for; nobody twice, and whoever it tells about is not among those who are told.

    Raises:
        KnownError: ``letter.kind-unknown``, ``letter.role-unknown``.
    """
    audience = kind_of(kind).audience
    with adapters.store.reading() as work:
        if audience != "role":
            roles = [one for one in roles_of(work, overview.release, audience) if one != role]
        elif overview.release.plan.stakeholder(role) is None:
            raise KnownError.of("letter.role-unknown", role)
        else:
            roles = [role]
        return _reached(work, overview, roles)


def _reached(work: UnitOfWork, overview: Overview, roles: Sequence[str]) -> Reached:
    people: dict[str, Correspondent] = {}
    missing = []
    for role in roles:
        try:
            found = reached(work, overview.release, role)
        except KnownError as error:
            missing.append(error.problem.subject)
        else:
            for person in found:
                people.setdefault(person.mailbox.address.casefold(), person)
    return Reached(people=tuple(people.values()), missing=tuple(missing))


def _desk(adapters: Adapters, overview: Overview, kind: str, language: Language) -> _Desk:
    with adapters.store.reading() as work:
        return _Desk(
            overview=overview,
            kind=kind_of(kind),
            text=choose_text(work, kind, language),
            correspondence=correspondence_of(work, overview.release, language),
            training=work.communication.read(overview.release.id, Training),
            day=day_of(work.days.events(overview.release.id)),
            language=language,
        )


def _in(
    language: Language, given: Mapping[str, object] | Callable[[Language], Mapping[str, object]]
) -> Mapping[str, object]:
    return given(language) if callable(given) else given


def _written(  # noqa: PLR0913, PLR0917 - what a mail is made of
    adapters: Adapters,
    desk: _Desk,
    role: str,
    people: tuple[Correspondent, ...],
    given: Mapping[str, object],
    files: tuple[File, ...],
) -> Mail:
    mailboxes = tuple(person.mailbox for person in people)
    # note: customers do not learn each other's addresses
    hidden = desk.kind.audience == "customers" and len(mailboxes) > 1
    facts = LetterFacts(
        overview=desk.overview,
        correspondence=desk.correspondence,
        training=desk.training,
        day=desk.day,
        language=desk.language,
        role=role,
        recipient=mailboxes[0].name if len(mailboxes) == 1 else "",
    )
    filled = adapters.mail.templates.render(desk.text.text, letter_data(facts, desk.kind, given))
    return Mail(
        kind=desk.kind.key,
        to=() if hidden else mailboxes,
        bcc=mailboxes if hidden else (),
        subject=filled.subject,
        text=filled.text,
        html=filled.html,
        language=desk.language,
        release=desk.overview.release.id,
        role=role,
        files=files,
        template_version=desk.text.version,
    )
