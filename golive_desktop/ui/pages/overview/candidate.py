# SPDX-License-Identifier: MIT
"""Binds the release to one exact state of the software: its commit and the files that were built from it."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from golive_desktop.domain.gate import WorkingCopy
from golive_desktop.domain.problem import Problem, Severity
from golive_desktop.domain.release import Artefact, Candidate
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.board import Board
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.drop import files_in
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.table import TableCell
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["CandidatePanel", "same_candidate"]

_LENGTHS: Final = {40, 64}
_DIGITS: Final = frozenset("0123456789abcdef")


class CandidatePanel(QFrame):
    """Commit and artefacts of the candidate; nothing is bound before the button is pressed.

    Signals:
        copy_wanted(): the commit shall come from a git working copy.
        files_wanted(): built files shall be added.
        files_given(tuple): these paths were dropped, as built files.
        bind_requested(str, object): this commit with this tuple of `Artefact`.
        closed(): the user is done here.
    """

    copy_wanted = Signal()
    files_wanted = Signal()
    files_given = Signal(object)
    bind_requested = Signal(str, object)
    closed = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words = words
        self._before = Candidate(tag="", commit="")
        self._artefacts: tuple[Artefact, ...] = ()
        self._answered: tuple[str, ...] = ()
        self._met = 0
        self._touched = False
        self.setProperty("kind", "panel")
        self.setAcceptDrops(True)
        _ = words.translate
        self._title = Text("", "section")
        self._commit = QLineEdit()
        self._commit.setObjectName("commit")
        self._field = Field(_("&Commit in full"), self._commit, theme, _("40 or 64 hexadecimal digits."))
        self._copy = button(_("From a working copy…"), theme, image="folder-open", pressed=self.copy_wanted.emit)
        self._copy_said = Text("", "caption", wraps=True, selectable=True)
        self._files = Board(theme, (_("File"), _("SHA-256"), ""), name=_("Artefacts"))
        self._no_files = Text(_("No built files are bound yet. They are optional."), "muted", wraps=True)
        self._add = button(_("Add files…"), theme, image="plus", pressed=self.files_wanted.emit)
        self._warning = Strip(words, theme)
        self._problem = Strip(words, theme)
        self._bind = button(_("Bind the candidate"), theme, kind="filled", pressed=self._on_bind)
        self._close = button(_("Close"), theme, pressed=self.closed.emit)
        self._build()
        self._connect()

    def show_candidate(self, candidate: Candidate, answered: Sequence[str], *, met: int = 0) -> None:
        """Shows the candidate as it is; what was typed and not bound stays.

        Args:
            candidate: the one that is bound now.
            answered: titles of those whose answers stand for it.
            met: how many critical conditions are met on it.
        """
        self._answered, self._met = tuple(answered), met
        if not self._touched or same_candidate(self._draft(), candidate):
            self._before, self._artefacts, self._touched = candidate, candidate.artefacts, False
            self._commit.setText(candidate.commit)
        self._before = candidate
        self._title.setText(self._words.translate("Candidate {tag}").format(tag=candidate.tag))
        self._show_draft()

    def typed(self) -> Candidate | None:
        """What was typed and not bound; None where that is the candidate itself."""
        return self._draft() if self._touched else None

    def turn_to(self, typed: Candidate | None) -> None:
        """Another release is shown from now on.

        Args:
            typed: what was typed for it before; None for nothing.
        """
        self._touched = typed is not None
        if typed is not None:
            self._commit.setText(typed.commit)
            self._artefacts = typed.artefacts
        self._copy_said.setText("")
        self._field.show_problem("")
        self._problem.hide()

    def show_copy(self, copy: WorkingCopy) -> None:
        """Takes the commit of a working copy, and says what speaks against it."""
        _ = self._words.translate
        self._touched = True
        self._commit.setText(copy.commit)
        said = [_("Taken from {folder}.").format(folder=copy.folder)]
        if self._before.tag not in copy.tags:
            said.append(_("The tag {tag} does not stand on this commit.").format(tag=self._before.tag))
        if not copy.clean:
            said.append(
                _("The working copy holds changes that are not in the commit: {paths}").format(
                    paths=", ".join(copy.changes[:3])
                )
            )
        self._copy_said.setText(" ".join(said))
        self._problem.hide()
        self._show_draft()

    def add_artefacts(self, artefacts: Sequence[Artefact]) -> None:
        """Adds files; one of a name that is there already takes its place."""
        new = {artefact.name for artefact in artefacts}
        self._artefacts = (*(item for item in self._artefacts if item.name not in new), *artefacts)
        self._touched = True
        self._problem.hide()
        self._show_draft()

    def show_problem(self, problem: Problem) -> None:
        """Says what was refused."""
        self._problem.show_problem(problem)

    def show_bound(self) -> None:
        """The draft is the candidate now."""
        self._touched = False
        self._copy_said.setText("")
        self._problem.hide()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if paths := files_in(event.mimeData()):
            event.acceptProposedAction()
            self.files_given.emit(paths)

    def first_focus(self) -> QLineEdit:
        """The commit."""
        return self._commit

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._field, 1)
        top.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignVCenter)
        files = QHBoxLayout()
        files.addWidget(Text(self._words.translate("Artefacts"), "strong"))
        files.addStretch(1)
        files.addWidget(self._add)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._close)
        foot.addWidget(self._bind)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addLayout(top)
        column.addWidget(self._copy_said)
        column.addLayout(files)
        column.addWidget(self._files)
        column.addWidget(self._no_files)
        column.addWidget(self._warning)
        column.addWidget(self._problem)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._commit.textEdited.connect(self._on_edited)
        self._commit.returnPressed.connect(self._on_bind)
        self._files.followed.connect(self._on_remove)

    def _draft(self) -> Candidate:
        commit = self._commit.text().strip().lower()
        return Candidate(tag=self._before.tag, commit=commit, artefacts=self._artefacts)

    def _show_draft(self) -> None:
        """What is visible follows from the draft, the candidate and who has answered."""
        _ = self._words.translate
        rows = [
            (
                TableCell(text=item.name, bold=True, more=item.name),
                TableCell(text=item.sha256[:16] + "…", more=item.sha256),
                TableCell(text=_("Remove"), link=item.name),
            )
            for item in self._artefacts
        ]
        self._files.show_rows(rows)
        self._files.setVisible(bool(rows))
        self._no_files.setVisible(not rows)
        self._copy_said.setVisible(bool(self._copy_said.text()))
        changed = not same_candidate(self._draft(), self._before)
        self._bind.setEnabled(changed)
        if changed and (self._answered or self._met):
            self._warning.show_text(self._lost(), " ".join(self._what_to_do()), Severity.ASKS)
        else:
            self._warning.hide()

    def _lost(self) -> str:
        _ = self._words.translate
        if self._answered:
            return _("Answers to the candidate as it is now no longer count.")
        return _("What is met on the candidate as it is now no longer counts.")

    def _what_to_do(self) -> Iterator[str]:
        _ = self._words.translate
        if self._answered:
            more = _("They stay on record, and these have to be asked again: {roles}")
            yield more.format(roles=", ".join(self._answered))
        if self._met:
            yield _(
                "Critical conditions that are met now are open again until you say that they still hold: {count}"
            ).format(count=self._met)

    def _on_edited(self, _text: str) -> None:
        self._touched = True
        self._copy_said.setText("")
        self._field.show_problem("")
        self._show_draft()

    def _on_remove(self, name: str) -> None:
        self._artefacts = tuple(item for item in self._artefacts if item.name != name)
        self._touched = True
        self._show_draft()

    def _on_bind(self) -> None:
        draft = self._draft()
        if len(draft.commit) not in _LENGTHS or set(draft.commit) - _DIGITS:
            self._field.show_problem(self._words.translate("A commit has 40 or 64 hexadecimal digits."))
            self._commit.setFocus()
            return
        if self._bind.isEnabled():
            self.bind_requested.emit(draft.commit, draft.artefacts)


def same_candidate(one: Candidate, other: Candidate) -> bool:
    """Whether both bind the release to the same software."""
    return (one.commit, one.artefacts) == (other.commit, other.artefacts)
