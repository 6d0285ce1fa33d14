# SPDX-License-Identifier: MIT
"""Letters as they are written before the outbox has them: what a kind needs, and the file that belongs to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from golive_desktop.domain.mail import Mailbox, Posting
from golive_desktop.services.letters import write_mails
from golive_desktop.services.mail_kinds import MailKind, kinds
from golive_desktop.services.mailing import files_for
from golive_desktop.services.outbox import Mail, prepare_letter
from golive_desktop.services.overview import Overview, person_here
from golive_desktop.services.training import write_invitation
from golive_desktop.ui.context import Context

__all__ = ["FREE", "Given", "about_a_role", "givens_of", "prepare_all", "write"]

FREE = "free"
_TRAINING = "training"


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """Something that only whoever writes the letter knows."""

    name: str
    explanation: str
    example: str
    several: bool
    """Whether each line is one entry."""
    number: bool
    needed: bool

    def value(self, typed: str) -> object:
        """What was typed, in the shape that the letter needs."""
        if self.several:
            return [line.strip() for line in typed.splitlines() if line.strip()]
        if self.number:
            return int(typed) if typed.strip().isdecimal() else 0
        return typed.strip()


def givens_of(kind: str, language: str) -> tuple[Given, ...]:
    """What a kind of letter asks its writer for."""
    found = _kind(kind)
    if found is None:
        return ()
    asked = []
    for one in found.placeholders:
        example = one.examples["de" if language == "de" else "en"]
        rows = isinstance(example, list)
        if not one.given or (isinstance(example, list) and not all(isinstance(row, str) for row in example)):
            continue
        asked.append(
            Given(
                name=one.name,
                explanation=one.explanation["de" if language == "de" else "en"],
                example="\n".join(example) if isinstance(example, list) else str(example),
                several=rows,
                number=isinstance(example, int),
                needed=one.name in found.needs,
            )
        )
    return tuple(asked)


def about_a_role(kind: str) -> bool:
    """Whether a kind of letter is for one role, or tells about one."""
    found = _kind(kind)
    return found is not None and (found.audience == "role" or "role" in found.needs)


def write(context: Context, overview: Overview, kind: str, role: str, given: Mapping[str, object]) -> tuple[Mail, ...]:
    """The letters of a kind, once in each language of those who get it, with the file that belongs to them.

    Raises:
        KnownError: as `golive_desktop.services.letters.write_mails` and `golive_desktop.services.mailing.files_for`.
    """
    release, adapters, now = overview.release, context.adapters, context.now()
    if kind == FREE:
        return (Mail(kind=FREE, to=(), subject="", text="", language=release.language, release=release.id),)
    if kind == _TRAINING:
        return (write_invitation(adapters, release.id, organiser=_organiser(context, overview), now=now),)
    with adapters.store.reading() as work:
        files = files_for(work, release, kind, role)
    return write_mails(adapters, release.id, kind, role=role, given=given, files=files, now=now)


def prepare_all(context: Context, mails: Sequence[Mail], drawn: Sequence[Mail]) -> tuple[Posting, ...]:
    """Puts letters into the outbox; nothing leaves.

    Args:
        context: the page's.
        mails: as they are to leave.
        drawn: as they were written: a text that was edited since travels as plain text alone.

    Raises:
        KnownError: ``outbox.nobody``, ``mail.…``.
    """
    made = []
    for mail, before in zip(mails, drawn, strict=True):
        whole = mail if mail.text == before.text else replace(mail, html="")
        made.append(prepare_letter(context.adapters, whole, now=context.now()))
    return tuple(made)


def _kind(key: str) -> MailKind | None:
    return next((kind for kind in kinds() if kind.key == key), None)


def _organiser(context: Context, overview: Overview) -> Mailbox:
    with context.adapters.store.reading() as work:
        known = work.post.accounts.all()
    if known:
        return known[0].sender
    subject = person_here(context.adapters, overview.release)
    return Mailbox(name=subject.name if subject else "", address=subject.email if subject else "")
