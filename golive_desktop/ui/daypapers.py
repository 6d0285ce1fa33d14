# SPDX-License-Identifier: MIT
# ruff: noqa: PLC0415 - each of the papers draws pages, and is seldom asked for
"""Saves what is printed of a go-live day where the user wants it: quick reference, timeline, retrospective."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal

from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.context import Context
from golive_desktop.ui.parts.saved import ask_where, suggested
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.wording.sentences import N_

__all__ = ["PaperKind", "save_paper"]

PaperKind = Literal["quick-reference", "timeline", "retrospective"]
_PDF: Final = "PDF (*.pdf)"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Paper:
    """One of the papers; its texts are English."""

    title: str
    name: str
    """Begins the file's name."""
    saved: str
    made: Callable[[Context, str, Path], bytes]
    """Makes the paper of a release, by its id, for a file, in the language of the page."""
    kinds: str = _PDF


def save_paper(
    context: Context,
    release: ReleaseRecord,
    kind: PaperKind,
    *,
    strip: Strip,
    done: Callable[[Path], object] | None = None,
) -> None:
    """Asks where, and saves a paper of the day; nothing happens when the user thought better of it.

    Args:
        context: the page's; the paper speaks its language.
        release: whose day it is.
        kind: which of them.
        strip: of the page; says what stands against it, and that it is saved.
        done: gets the file in place of the strip.
    """
    _, paper, files = context.words.translate, _PAPERS[kind], context.computer.files
    start = suggested(_(paper.name), release.candidate.tag, ".pdf")
    path = ask_where(context.window, _(paper.title), start, paper.kinds)
    if path is None:
        return

    def work(_task: Task) -> Path:
        files.write(path, paper.made(context, release.id, path))
        return path

    def say(saved: Path) -> None:
        strip.show_text(_(paper.saved), context.words.place(saved))

    context.bridge.write(work, owner=strip, done=done or say, refused=strip.show_problem, changes=None)


def _quick_reference(context: Context, release: str, _path: Path) -> bytes:
    from golive_desktop.services.quick_reference import quick_reference

    return quick_reference(context.adapters, release, language=context.words.language, now=context.now())


def _timeline(context: Context, release: str, path: Path) -> bytes:
    from golive_desktop.services.timeline_file import timeline_file, timeline_kind

    kind, language = timeline_kind(path.name), context.words.language
    return timeline_file(context.adapters, release, kind=kind, language=language, now=context.now())


def _retrospective(context: Context, release: str, _path: Path) -> bytes:
    from golive_desktop.services.retrospective import retrospective

    return retrospective(context.adapters, release, language=context.words.language, now=context.now())


_PAPERS: Final[Mapping[PaperKind, _Paper]] = MappingProxyType(
    {
        "quick-reference": _Paper(
            title=N_("Save the quick reference"),
            name=N_("quick-reference"),
            saved=N_("The quick reference is saved."),
            made=_quick_reference,
        ),
        "timeline": _Paper(
            title=N_("Save the timeline"),
            name=N_("timeline"),
            saved=N_("The timeline is saved."),
            made=_timeline,
            kinds=f"{_PDF};;CSV (*.csv);;Markdown (*.md)",
        ),
        "retrospective": _Paper(
            title=N_("Save the retrospective"),
            name=N_("retrospective"),
            saved=N_("The retrospective is saved."),
            made=_retrospective,
        ),
    }
)
