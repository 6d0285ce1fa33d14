# SPDX-License-Identifier: MIT
"""The SHA-256 of a file of any size, read piece by piece."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from golive_desktop.domain.problem import KnownError
from golive_desktop.system.files import file_error

__all__ = ["digest_of"]

_PIECE: Final = 1 << 20


def digest_of(path: Path, *, cancelled: Callable[[], bool] = lambda: False) -> str | None:
    """64 lower-case hexadecimal digits over the bytes of the file.

    Args:
        path: the file.
        cancelled: asked between two pieces.

    Returns:
        None when it was cancelled.

    Raises:
        KnownError: ``files.not-a-file`` and what `golive_desktop.system.files.file_error` names.
    """
    digest = hashlib.sha256()
    try:
        # note: a pipe or a device would be waited for without end
        if path.exists() and not path.is_file() and not path.is_dir():
            raise KnownError.of("files.not-a-file", str(path))
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                if cancelled():
                    return None
                digest.update(piece)
    except (OSError, ValueError) as error:
        raise file_error(error, path, "read") from error
    return digest.hexdigest()
