# SPDX-License-Identifier: MIT
"""A report about an error of ours that can be passed on: where it happened, and no secret."""

import os
import platform
import secrets
import sys
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from golive_desktop import __version__

__all__ = ["keep_report", "report_on"]


def report_on(error: BaseException, *, command: str) -> str:
    """The report: versions, kinds of error, places in the program.

    No values of variables, no arguments, no texts of errors: they could hold a passphrase or a name.

    Args:
        error: what was raised.
        command: the command's name, without its arguments.
    """
    lines = [
        f"golive {__version__}, command {command}",
        f"Python {platform.python_version()} on {sys.platform} {platform.machine()}",
        *_places(error),
    ]
    return "\n".join(lines) + "\n"


def keep_report(report: str, logs: Path | None) -> Path | None:
    """Writes a report into the folder `logs` of a home; returns the file, None where it cannot be written."""
    if logs is None or not os.path.isdir(logs.parent):  # noqa: PTH112 - never raises, wherever that is
        return None
    path = logs / f"error-{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(2)}.log"
    try:
        logs.mkdir(mode=0o700, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(report)
    except OSError:
        return None
    return path


def _places(error: BaseException) -> Iterator[str]:
    """Each error of the chain with its places, the innermost last."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield f"{type(current).__module__}.{type(current).__qualname__}"
        for frame, line in traceback.walk_tb(current.__traceback__):
            yield f"  {_short(frame.f_code.co_filename)}:{line} in {frame.f_code.co_name}"
        current = current.__cause__ or current.__context__


def _short(path: str) -> str:
    """The file without the folders above its package: they can name the user."""
    parts = Path(path).parts
    for root in ("golive_desktop", "site-packages"):
        if root in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(root) :])
    return parts[-1] if parts else ""
