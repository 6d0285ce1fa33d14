# SPDX-License-Identifier: MIT
"""The working copy in which gates run: which folder, and whether it holds exactly the candidate."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from golive_desktop.domain.gate import WorkingCopy
from golive_desktop.domain.problem import Problem
from golive_desktop.domain.release import Candidate
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.gates.looking import Looked
from golive_desktop.ui.parts.button import button, set_kind
from golive_desktop.ui.parts.facts import Fact, FactRow
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["CopyPanel", "CopySight", "copy_of"]

_SHORT: Final = 7
_LEAST: Final = 80
"""Pixels; what is cut stands in the tooltip."""
_OPEN, _RIGHT, _WRONG = "not-requested", "approved", "rejected"


@dataclass(frozen=True, kw_only=True, slots=True)
class CopySight:
    """What is shown of the working copy."""

    folder: str
    """Empty while none was chosen."""
    facts: tuple[Fact, ...]
    sentence: str
    """Why no gate can run, or that all can; with what to do."""
    right: bool = False
    """Whether gates can run."""


def copy_of(looked: Looked | None, candidate: Candidate, words: Words) -> CopySight:
    """What is shown of the working copy.

    Args:
        looked: what was found; None while no folder was chosen.
        candidate: what it has to hold.
        words: the reader's.
    """
    _ = words.translate
    if looked is None:
        said = _("Gates run in a clean git working copy of the candidate, on this computer. Choose its folder.")
        return CopySight(folder="", facts=(), sentence=said)
    facts = _facts(looked.copy, candidate, words) if looked.copy else ()
    return CopySight(
        folder=words.place(looked.folder),
        facts=facts,
        sentence=_said(looked.problem, words) if looked.problem else _("It holds exactly the candidate."),
        right=looked.problem is None,
    )


def _said(problem: Problem, words: Words) -> str:
    said = words.explain(problem)
    return f"{said.sentence} {said.meaning} {said.next_step}".strip()


def _facts(copy: WorkingCopy, candidate: Candidate, words: Words) -> tuple[Fact, ...]:
    _ = words.translate
    same = copy.commit == candidate.commit
    commit = _("{commit}, the candidate's") if same else _("{commit}, not the candidate's")
    return (
        Fact(
            name=_("Tag"),
            value=_tag(copy, candidate, words),
            state=_RIGHT if candidate.tag in copy.tags else _WRONG,
        ),
        Fact(
            name=_("Commit"),
            value=commit.format(commit=copy.commit[:_SHORT]),
            state=_RIGHT if same else _WRONG if candidate.commit else _OPEN,
        ),
        Fact(
            name=_("Changes"),
            value=_changes(len(copy.changes), words),
            state=_RIGHT if copy.clean else _WRONG,
        ),
    )


def _tag(copy: WorkingCopy, candidate: Candidate, words: Words) -> str:
    _ = words.translate
    if candidate.tag in copy.tags:
        return _("{tag}, the candidate's").format(tag=candidate.tag)
    return _("{tag}, not the candidate's").format(tag=copy.tags[0]) if copy.tags else _("no tag at this commit")


def _changes(count: int, words: Words) -> str:
    _ = words.translate
    if not count:
        return _("clean, nothing changed")
    return _("1 changed path") if count == 1 else _("{count} changed paths").format(count=count)


class CopyPanel(QFrame):
    """The folder with what it stands on.

    Signals:
        choose_wanted(): another folder shall be chosen.
        again_wanted(): somebody has mended the folder, and it shall be looked at again.
    """

    choose_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        _ = words.translate
        self._theme = theme
        self._folder = Text("", "mono", selectable=True)
        self._folder.setMinimumWidth(_LEAST)
        self._folder.setAccessibleName(_("Working copy"))
        self._facts = FactRow(theme)
        self._sentence = Text("", "muted", wraps=True, selectable=True)
        self._again = button(_("Look again"), theme, kind="link", image="refresh-cw", pressed=self.again_wanted.emit)
        self.choose = button(_("Choose folder…"), theme, image="folder", pressed=self.choose_wanted.emit)
        self._build(_("Working copy"))

    def show_copy(self, sight: CopySight) -> None:
        """Shows the folder, or what it is needed for while none was chosen."""
        self._folder.setText(sight.folder)
        self._folder.setVisible(bool(sight.folder))
        self._facts.show_facts(sight.facts)
        self._facts.setVisible(bool(sight.facts))
        self._sentence.setText(sight.sentence)
        self._sentence.set_colour("" if sight.right or not sight.folder else self._theme.colour("danger"))
        self._sentence.setVisible(not (sight.right and sight.facts))
        self._again.setVisible(bool(sight.folder))
        set_kind(self.choose, "outlined" if sight.folder else "filled", self._theme, "folder")

    def _build(self, title: str) -> None:
        self.setProperty("kind", "panel")
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(Text(title, "section"))
        top.addWidget(self._folder, 1)
        top.addStretch(0)
        top.addWidget(self._again)
        top.addWidget(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 12, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._facts)
        column.addWidget(self._sentence)
