# SPDX-License-Identifier: MIT
"""The signed file as a draft in the signer's own mail program: addressed, worded, attached, and sent only there."""

import hashlib
from datetime import datetime
from pathlib import Path
from typing import Final

from golive_desktop.domain.mail import Enclosure, Letter, Mailbox
from golive_desktop.ports.mail import File
from golive_desktop.ui.context import Context
from golive_desktop.ui.stages.signer.copies import find_copy, save_copy
from golive_desktop.ui.stages.signer.result import Result
from golive_desktop.ui.stages.signer.saying import reply_text

__all__ = ["MOST_ATTACHED", "reply_parts", "write_reply"]

MOST_ATTACHED: Final = 20 * 1000 * 1000
"""Bytes of all files that a draft takes; servers refuse more, and evidence of that size belongs on a share."""
_LARGEST: Final = 300 * 1024 * 1024
_PDF: Final = "application/pdf"
_OTHER: Final = "application/octet-stream"


def write_reply(context: Context, result: Result) -> Path:
    """Writes the draft (``.eml``) beside the signed file; pressed twice it is the same draft.

    Args:
        context: what to work with.
        result: what was signed, with the file that it lies in.

    Raises:
        KnownError: ``files.…`` where a file cannot be read or written, ``mail.address-invalid``.
    """
    letter, files = reply_parts(context, result)
    data = context.adapters.mail.messages.draft(letter, files)
    target = _signed_file(result).with_suffix(".eml")
    return find_copy(context, data, target) or save_copy(context, data, target)


def reply_parts(context: Context, result: Result) -> tuple[Letter, tuple[File, ...]]:
    """What the draft says to whom, and the files that travel with it: evidence that is too large stays behind.

    Raises:
        KnownError: ``files.…`` where a file cannot be read.
    """
    path, given = _signed_file(result), result.given
    read = context.computer.files.read
    # note: the answer is taken from where it is kept; the file beside it may have been changed since
    signed = read(path, limit=_LARGEST) if result.recall else given.data
    files = [File(name=path.name, media_type=_PDF, data=signed)]
    room = MOST_ATTACHED - len(signed)
    for piece in result.beside:
        data = read(piece, limit=_LARGEST)
        if len(data) <= room:
            room -= len(data)
            files.append(File(name=piece.name, media_type=_OTHER, data=data))
    at = given.withdrawn_at if result.recall and given.withdrawn_at is not None else given.statement.issued_at
    return _letter(result, files, at), tuple(files)


def _letter(result: Result, files: list[File], at: datetime) -> Letter:
    statement = result.given.statement
    subject, text = reply_text(statement, result.author, recall=result.recall)
    key = hashlib.sha256(b"".join(hashlib.sha256(file.data).digest() for file in files)).hexdigest()[:32]
    return Letter(
        id=key,
        # note: no host of ours is known here; the mail program gives its own when it sends (RFC 2606, 2)
        message_id=f"<{key}@golive.invalid>",
        kind="reply",
        release=statement.release.id if statement.release else "",
        role=statement.body.role,
        language=statement.language,
        to=(Mailbox(name=result.author, address=result.email),) if result.email else (),
        subject=subject,
        text=text,
        enclosures=tuple(
            Enclosure(name=file.name, media_type=file.media_type, sha256=hashlib.sha256(file.data).hexdigest())
            for file in files
        ),
        written_at=at,
    )


def _signed_file(result: Result) -> Path:
    if result.path is None:
        raise ValueError(result)
    return result.path
