# SPDX-License-Identifier: MIT
# ruff: noqa: PLC0415 - each of the papers draws pages, and is seldom asked for
"""Saves what is printed of a go-live day where the user wants it: quick reference, timeline, retrospective."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject

from golive_desktop.domain.problem import Problem
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.context import Context
from golive_desktop.ui.parts.saved import ask_where, suggested

__all__ = ["save_quick_reference", "save_retrospective", "save_timeline"]

_PDF: Final = "PDF (*.pdf)"
_TIMELINE: Final = f"{_PDF};;CSV (*.csv);;Markdown (*.md)"


def save_quick_reference(
    context: Context,
    release: ReleaseRecord,
    owner: QObject,
    *,
    done: Callable[[Path], object],
    refused: Callable[[Problem], object],
) -> None:
    """Asks where, and saves the day on one page; nothing happens when the user thought better of it.

    Args:
        context: the page's; the paper speaks its language.
        release: whose day it is.
        owner: whoever waits for it.
        done: gets the file.
        refused: gets what stands against it.
    """
    _, language, now = context.words.translate, context.words.language, context.now()

    def made(_path: Path) -> bytes:
        from golive_desktop.services.quick_reference import quick_reference

        return quick_reference(context.adapters, release.id, language=language, now=now)

    path = ask_where(
        context.window,
        _("Save the quick reference"),
        suggested(_("quick-reference"), release.candidate.tag, ".pdf"),
        _PDF,
    )
    _save(context, path, made, owner, done=done, refused=refused)


def save_timeline(
    context: Context,
    release: ReleaseRecord,
    owner: QObject,
    *,
    done: Callable[[Path], object],
    refused: Callable[[Problem], object],
) -> None:
    """Asks where, and saves the timeline as what the file's name says; see `save_quick_reference`."""
    _, language, now = context.words.translate, context.words.language, context.now()

    def made(path: Path) -> bytes:
        from golive_desktop.services.timeline_file import timeline_file, timeline_kind

        return timeline_file(context.adapters, release.id, kind=timeline_kind(path.name), language=language, now=now)

    path = ask_where(
        context.window, _("Save the timeline"), suggested(_("timeline"), release.candidate.tag, ".pdf"), _TIMELINE
    )
    _save(context, path, made, owner, done=done, refused=refused)


def save_retrospective(
    context: Context,
    release: ReleaseRecord,
    owner: QObject,
    *,
    done: Callable[[Path], object],
    refused: Callable[[Problem], object],
) -> None:
    """Asks where, and saves the retrospective; see `save_quick_reference`."""
    _, language, now = context.words.translate, context.words.language, context.now()

    def made(_path: Path) -> bytes:
        from golive_desktop.services.retrospective import retrospective

        return retrospective(context.adapters, release.id, language=language, now=now)

    path = ask_where(
        context.window,
        _("Save the retrospective"),
        suggested(_("retrospective"), release.candidate.tag, ".pdf"),
        _PDF,
    )
    _save(context, path, made, owner, done=done, refused=refused)


def _save(  # noqa: PLR0913 - what a file needs to be made, and to be told of
    context: Context,
    path: Path | None,
    made: Callable[[Path], bytes],
    owner: QObject,
    *,
    done: Callable[[Path], object],
    refused: Callable[[Problem], object],
) -> None:
    if path is None:
        return
    files = context.computer.files

    def work(_task: Task) -> Path:
        files.write(path, made(path))
        return path

    context.bridge.write(work, owner=owner, done=done, refused=refused, changes=None)
