# SPDX-License-Identifier: MIT
"""What the outbox has done beside the window: letters sent one after the other, drafts and files written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths

from golive_desktop.domain.mail import Letter, MailAccount, Posting
from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.services.accounts import accounts
from golive_desktop.services.outbox import draft_of, files_of, letters, queue_letter
from golive_desktop.services.sending import send_due
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.context import Context
from golive_desktop.ui.preferences import Preferences

__all__ = [
    "OutboxState",
    "Outgoing",
    "queue_all",
    "read_outbox",
    "send_letters",
    "sizes_of",
    "write_draft",
    "write_files",
]

_FOLDER: Final = "mail"
_PLACE: Final = "GoLive Desktop"
_LONGEST: Final = 60
_ABOUT_THE_LETTER: Final = frozenset({"mail.too-large", "mail.refused", "mail.address-invalid", "mail.header-invalid"})
"""Refusals that the next letter need not meet."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OutboxState:
    """The letters of a release, and who would send them."""

    postings: tuple[Posting, ...]
    """The newest first; those that belong to no release are among them."""
    account: MailAccount | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Outgoing:
    """What came of sending."""

    tried: tuple[Posting, ...] = ()
    stopped_by: Problem | None = None
    """Why the others wait."""
    cancelled: bool = False


def read_outbox(context: Context, release: str) -> OutboxState:
    """The letters of a release (id) as they stand."""
    found = [item for item in letters(context.adapters) if item.letter.release in {release, ""}]
    known = accounts(context.adapters)
    return OutboxState(postings=tuple(reversed(found)), account=known[0] if known else None)


def sizes_of(context: Context, letter: Letter) -> Mapping[str, int]:
    """How many bytes each attachment of a letter has, by digest."""
    with context.adapters.store.reading() as work:
        files = files_of(work, letter)
    return {one.sha256: len(file.data) for one, file in zip(letter.enclosures, files, strict=True)}


def queue_all(context: Context, chosen: Sequence[str]) -> tuple[str, ...]:
    """Queues letters, as the user said "Send"; the ids of those that are queued now.

    Raises:
        KnownError: ``outbox.not-now`` where one alone was wanted.
    """
    queued = []
    for letter in chosen:
        try:
            queue_letter(context.adapters, letter, now=context.now())
        except KnownError:
            if len(chosen) == 1:
                raise
        else:
            queued.append(letter)
    return tuple(queued)


def send_letters(context: Context, chosen: Sequence[str], task: Task, secret: str = "") -> Outgoing:
    """Hands queued letters to the relay one after the other; between two it can be stopped.

    Args:
        context: the page's.
        chosen: ids of letters.
        task: the work, to say how far it is.
        secret: the password that the user typed; empty to ask the keyring alone.

    Raises:
        KnownError: as `golive_desktop.services.sending.send_due`.
    """
    tried: list[Posting] = []
    ask = (lambda _account: secret) if secret else None
    for number, letter in enumerate(chosen):
        if task.cancelled:
            return Outgoing(tried=tuple(tried), cancelled=True)
        task.tell(number, len(chosen))
        done = send_due(context.adapters, context.computer.clock, ask=ask, only={letter})
        tried += done.tried
        stopped = _stopped(done.tried)
        if stopped is not None and number + 1 < len(chosen):
            return Outgoing(tried=tuple(tried), stopped_by=stopped)
    return Outgoing(tried=tuple(tried))


def write_draft(context: Context, letter: Letter) -> Path:
    """Writes a letter as a draft (``.eml``) to where the user's own mail program can read it.

    Raises:
        KnownError: ``files.…``, ``store.…``.
    """
    data = draft_of(context.adapters, letter.id, now=context.now())
    path = _free(_folder(context), f"{_plain(letter.subject)}.eml")
    context.computer.files.write(path, data, private=True)
    return path


def write_files(context: Context, letter: Letter) -> Path:
    """Writes the attachments of a letter beside each other; the folder that they lie in.

    Raises:
        KnownError: ``files.…``, ``store.…``.
    """
    with context.adapters.store.reading() as work:
        files = files_of(work, letter)
    folder = _free(_folder(context), _plain(letter.subject))
    context.computer.files.make_folder(folder)
    for file in files:
        context.computer.files.write(_free(folder, _plain_file(file.name)), file.data, private=True)
    return folder


def _stopped(tried: Sequence[Posting]) -> Problem | None:
    """What the next letter would meet as well: no connection, a refused login; twenty wrong logins lock an account."""
    for posting in tried:
        last = posting.last
        if last is None or last.problem is None or last.accepted or last.refused or not last.certain:
            continue
        if last.problem.code not in _ABOUT_THE_LETTER:
            return last.problem
    return None


def _folder(context: Context) -> Path:
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    folder = Preferences(context.home).folder(_FOLDER) or documents / _PLACE
    context.computer.files.make_folder(folder)
    return folder


def _plain(text: str) -> str:
    """A name that every disk takes."""
    kept = "".join(sign if sign.isalnum() or sign in " ._-" else "-" for sign in text)
    return kept[:_LONGEST].strip(" .") or "mail"


def _plain_file(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return f"{_plain(stem)}.{_plain(ending)}" if dot else _plain(name)


def _free(folder: Path, name: str) -> Path:
    """A place of this name, with a number where there is one already: nothing is replaced."""
    path, number = folder / name, 1
    while path.exists():
        number += 1
        path = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
    return path
