# SPDX-License-Identifier: MIT
"""The signed file where the signer wants it: whole, under a name that nothing had before, and found again later."""

import contextlib
import uuid
from pathlib import Path
from typing import Final

from golive_desktop.domain.problem import KnownError
from golive_desktop.ui.context import Context
from golive_desktop.ui.stages.signer.saying import numbered

__all__ = ["find_copy", "save_copy"]

_MOST_NAMES: Final = 1000
_LOOK_AT: Final = 5


def find_copy(context: Context, data: bytes, target: Path) -> Path | None:
    """Where a file lies, when it still lies where it was written; None when nobody knows.

    Args:
        context: what to work with.
        data: the file.
        target: the name that it was to have.
    """
    for number in range(_LOOK_AT):
        path = numbered(target, number)
        with contextlib.suppress(KnownError):
            if context.computer.files.read(path, limit=len(data)) == data:
                return path
    return None


def save_copy(context: Context, data: bytes, path: Path) -> Path:
    """Writes a file under a name that nothing has yet.

    Returns:
        Where it was written: `path`, or with a number behind its name.

    Raises:
        KnownError: ``files.…``.
    """
    # note: first whole under a name that nobody looks at, so that a program that dies leaves no half of it
    draft = path.with_name(f".golive-{uuid.uuid4().hex}.tmp")
    context.computer.files.write(draft, data)
    try:
        targets = (numbered(path, number) for number in range(_MOST_NAMES))
        target = next((target for target in targets if _published(draft, target)), None)
        if target is not None:
            return target
    except OSError:
        # note: where the disk knows no second name for a file, the writing itself does, or says why not
        return _written(context, path, data)
    finally:
        with contextlib.suppress(OSError):
            draft.unlink()
    raise KnownError.of("files.failed", str(path), reason=path.name)


def _published(draft: Path, target: Path) -> bool:
    """Gives a whole file its name; False when another file has it."""
    try:
        target.hardlink_to(draft)
    except FileExistsError:
        return False
    return True


def _written(context: Context, path: Path, data: bytes) -> Path:
    targets = (numbered(path, number) for number in range(_MOST_NAMES))
    with contextlib.suppress(OSError):
        path = next((target for target in targets if not target.exists()), path)
    context.computer.files.write(path, data)
    return path
