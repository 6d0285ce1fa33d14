# SPDX-License-Identifier: MIT
"""Saves the go-live day on one page, to print and to pin up, where the user wants it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from golive_desktop.domain.problem import Problem
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.context import Context
from golive_desktop.ui.parts.saved import ask_where, suggested

__all__ = ["save_quick_reference"]


def save_quick_reference(
    context: Context,
    release: ReleaseRecord,
    owner: QObject,
    *,
    done: Callable[[Path], object],
    refused: Callable[[Problem], object],
) -> None:
    """Asks where, and saves it there; nothing happens when the user thought better of it.

    Args:
        context: the page's; the page speaks its language.
        release: whose day it is.
        owner: whoever waits for it.
        done: gets the file.
        refused: gets what stands against it.
    """
    _, language = context.words.translate, context.words.language
    proposed = suggested(_("quick-reference"), release.candidate.tag, ".pdf")
    path = ask_where(context.window, _("Save the quick reference"), proposed, "PDF (*.pdf)")
    if path is None:
        return
    adapters, files, now = context.adapters, context.computer.files, context.now()

    def work(_task: Task) -> Path:
        from golive_desktop.services.quick_reference import quick_reference  # noqa: PLC0415 - draws pages, seldom

        files.write(path, quick_reference(adapters, release.id, language=language, now=now))
        return path

    context.bridge.write(work, owner=owner, done=done, refused=refused, changes=None)
