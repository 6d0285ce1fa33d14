# SPDX-License-Identifier: MIT
"""The signed file as a draft in the signer's own mail program: addressed, worded, attached, and sent only there."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from golive_desktop.domain.mail import Enclosure, Letter
from golive_desktop.ports.mail import File
from golive_desktop.ui.context import Context
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.stages.signer.copies import find_copy, save_copy
from golive_desktop.ui.stages.signer.message import Message
from golive_desktop.ui.words import Words

__all__ = ["MOST_ATTACHED", "Reply", "reply_parts", "send_reply", "write_reply"]

MOST_ATTACHED: Final = 20 * 1000 * 1000
"""Bytes of all files that a draft takes; servers refuse more, and evidence of that size belongs on a share."""
_LARGEST: Final = 300 * 1024 * 1024
_PDF: Final = "application/pdf"
_OTHER: Final = "application/octet-stream"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """A signed file with the message that hands it over."""

    message: Message
    release: str
    """Id of the release; empty when about none."""
    role: str
    data: bytes
    """The signed file itself: the one on the disk may have been changed since."""
    at: datetime
    """When it was signed."""
    path: Path | None
    """Where it lies; None when nobody knows."""
    beside: tuple[Path, ...] = ()
    """Evidence that travels beside it."""


def send_reply(context: Context, owner: QObject, reply: Reply, strip: Strip) -> None:
    """Opens the draft in the mail program, and says where it lies.

    Args:
        context: what to work with.
        owner: whoever asks for it; what ends first ends this.
        reply: with the file that it lies in.
        strip: where it is said what came of it.
    """
    context.bridge.write(
        lambda _task: write_reply(context, reply),
        owner=owner,
        done=lambda path: _opened(path, strip, context.words),
        refused=strip.show_problem,
        changes=None,
    )


def write_reply(context: Context, reply: Reply) -> Path:
    """Writes the draft (``.eml``) beside the signed file; pressed twice it is the same draft.

    Args:
        context: what to work with.
        reply: with the file that it lies in.

    Raises:
        KnownError: ``files.…`` where a file cannot be read or written, ``mail.address-invalid``.
    """
    letter, files = reply_parts(context, reply)
    data = context.adapters.mail.messages.draft(letter, files)
    target = _signed_file(reply).with_suffix(".eml")
    return find_copy(context, data, target) or save_copy(context, data, target)


def reply_parts(context: Context, reply: Reply) -> tuple[Letter, tuple[File, ...]]:
    """What the draft says to whom, and the files that travel with it: evidence that is too large stays behind.

    Raises:
        KnownError: ``files.…`` where a file cannot be read.
    """
    files = [File(name=_signed_file(reply).name, media_type=_PDF, data=reply.data)]
    room = MOST_ATTACHED - len(reply.data)
    for piece in reply.beside:
        data = context.computer.files.read(piece, limit=_LARGEST)
        if len(data) <= room:
            room -= len(data)
            files.append(File(name=piece.name, media_type=_OTHER, data=data))
    return _letter(reply, files), tuple(files)


def _letter(reply: Reply, files: list[File]) -> Letter:
    message = reply.message
    key = hashlib.sha256(b"".join(hashlib.sha256(file.data).digest() for file in files)).hexdigest()[:32]
    return Letter(
        id=key,
        # note: no host of ours is known here; the mail program gives its own when it sends (RFC 2606, 2)
        message_id=f"<{key}@golive.invalid>",
        kind="reply",
        release=reply.release,
        role=reply.role,
        language=message.language,
        to=(message.to,) if message.to.address else (),
        subject=message.subject,
        text=message.text,
        enclosures=tuple(
            Enclosure(name=file.name, media_type=file.media_type, sha256=hashlib.sha256(file.data).hexdigest())
            for file in files
        ),
        written_at=reply.at,
    )


def _opened(path: Path, strip: Strip, words: Words) -> None:
    _ = words.translate
    by_hand = _("The draft lies here: {file}. You can also attach the signed file to a mail by hand.")
    place = by_hand.format(file=words.place(path))
    if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        none_opens = _("If none opens:")
        strip.show_text(_("The draft goes to your mail program. Press Send there."), f"{none_opens} {place}")
    else:
        strip.show_text(_("No mail program opens drafts on this computer."), place)


def _signed_file(reply: Reply) -> Path:
    if reply.path is None:
        raise ValueError(reply)
    return reply.path
