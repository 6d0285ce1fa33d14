# SPDX-License-Identifier: MIT
"""One program at a time does what must not be done twice; a program that dies gives its turn back."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from golive_desktop.system.files import file_error

__all__ = ["FileTurn"]


class FileTurn:
    """A lock that the operating system takes back from a program that ends, however it ends.

    Args:
        path: a file for nothing else; it is made when it is missing, and stays.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    @contextmanager
    def take(self) -> Iterator[bool]:
        """Whether it is this block's turn; False at once when another program, or thread, has it.

        Raises:
            KnownError: ``files.…`` when the file cannot be made.
        """
        try:
            handle = os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600)
        except OSError as error:
            raise file_error(error, self._path, "write") from error
        try:
            yield _locked(handle)
        finally:
            os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _locked(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _locked(handle: int) -> bool:
        try:
            # note: flock belongs to this opening of the file, so that it holds between threads too
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
