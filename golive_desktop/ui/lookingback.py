# SPDX-License-Identifier: MIT
"""Saves what is told of a go-live afterwards, where the user wants it: its timeline, and the retrospective."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from golive_desktop.domain.problem import Problem
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.context import Context
from golive_desktop.ui.parts.saved import ask_where, suggested

__all__ = ["save_retrospective", "save_timeline"]


def save_timeline(
    context: Context,
    release: ReleaseRecord,
    owner: QObject,
    *,
    done: Callable[[Path], object],
    refused: Callable[[Problem], object],
) -> None:
    """Asks where, and saves it there as what the name says; nothing happens when the user thought better of it.

    Args:
        context: the page's; the file speaks its language.
        release: whose timeline it is.
        owner: whoever waits for it.
        done: gets the file.
        refused: gets what stands against it.
    """
    _, language = context.words.translate, context.words.language
    proposed = suggested(_("timeline"), release.candidate.tag, ".pdf")
    path = ask_where(context.window, _("Save the timeline"), proposed, "PDF (*.pdf);;CSV (*.csv);;Markdown (*.md)")
    if path is None:
        return
    adapters, files, now = context.adapters, context.computer.files, context.now()

    def work(_task: Task) -> Path:
        from golive_desktop.services.timeline_file import (  # noqa: PLC0415 - draws pages, seldom
            timeline_file,
            timeline_kind,
        )

        kind = timeline_kind(path.name)
        files.write(path, timeline_file(adapters, release.id, kind=kind, language=language, now=now))
        return path

    context.bridge.write(work, owner=owner, done=done, refused=refused, changes=None)


def save_retrospective(
    context: Context,
    release: ReleaseRecord,
    owner: QObject,
    *,
    done: Callable[[Path], object],
    refused: Callable[[Problem], object],
) -> None:
    """Asks where, and saves the retrospective there as PDF; see `save_timeline`."""
    _, language = context.words.translate, context.words.language
    proposed = suggested(_("retrospective"), release.candidate.tag, ".pdf")
    path = ask_where(context.window, _("Save the retrospective"), proposed, "PDF (*.pdf)")
    if path is None:
        return
    adapters, files, now = context.adapters, context.computer.files, context.now()

    def work(_task: Task) -> Path:
        from golive_desktop.services.retrospective import retrospective  # noqa: PLC0415 - draws pages, seldom

        files.write(path, retrospective(adapters, release.id, language=language, now=now))
        return path

    context.bridge.write(work, owner=owner, done=done, refused=refused, changes=None)
