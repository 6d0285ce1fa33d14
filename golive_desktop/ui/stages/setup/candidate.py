# SPDX-License-Identifier: MIT
"""Step 2: which product, which candidate, from which commit, and when it goes live."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from golive_desktop.domain.gate import WorkingCopy
from golive_desktop.domain.plan import Plan
from golive_desktop.domain.problem import Problem
from golive_desktop.domain.release import Artefact, Policy
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.board import Board
from golive_desktop.ui.parts.busy import BusyLine
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.daypopup import with_calendar
from golive_desktop.ui.parts.drop import DropArea
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.parts.fold import Fold
from golive_desktop.ui.parts.printable import PrintWatch
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.table import TableCell
from golive_desktop.ui.parts.text import Text, panel
from golive_desktop.ui.stages.setup.draft import SetupDraft
from golive_desktop.ui.stages.setup.rules import RulesPanel
from golive_desktop.ui.words import Words

__all__ = ["CandidateStep"]

_LENGTHS: Final = {40, 64}
_DIGITS: Final = frozenset("0123456789abcdef")
_NO_DAY: Final = QDate(2000, 1, 1)


class CandidateStep(QWidget):
    """Product, candidate, day, commit and built files.

    Signals:
        edited(): something was typed or chosen.
        copy_wanted(): the commit shall come from a git working copy.
        files_wanted(): built files shall be added.
        files_dropped(tuple): these built files shall be added.
        artefact_removed(str): the file of this name is none of the candidate's.
    """

    edited = Signal()
    copy_wanted = Signal()
    files_wanted = Signal()
    files_dropped = Signal(object)
    artefact_removed = Signal(str)

    def __init__(self, words: Words, theme: Theme, today: date, watch: PrintWatch) -> None:
        super().__init__()
        self._words, self._theme, self._today, self._watch = words, theme, today, watch
        _ = words.translate
        self._before = ("", "")
        self._follows, self._time = False, ""
        self._strip = Strip(words, theme)
        self._product, self._tag, self._commit = QLineEdit(), QLineEdit(), QLineEdit()
        self._day = QDateEdit()
        self._fields = {
            "product": Field(_("&Product"), self._product, theme),
            "tag": Field(_("Git &tag of the candidate"), self._tag, theme),
            "day": Field(_("&Launch day"), self._day, theme),
            "commit": Field(
                _("&Commit in full"), self._commit, theme, _("40 or 64 hexadecimal digits. It can also be set later.")
            ),
        }
        self._copy_said = Text("", "caption", wraps=True, selectable=True)
        self._files = Board(theme, (_("File"), _("SHA-256"), ""), name=_("Artefacts"))
        self._busy = BusyLine(words, theme)
        self._rules = RulesPanel(words, theme)
        self._fold = Fold(_("Rules"), self._rules, theme)
        self._build()
        self._connect()

    def show_draft(self, draft: SetupDraft, plan: Plan, time: str = "") -> None:
        """Shows what was chosen so far; the cursor stays where it is.

        Args:
            draft: what was chosen.
            plan: the plan as it came from the handbook.
            time: at which T-0 is, where it comes from another release; empty where nothing is known of it.
        """
        self._follows, self._time = bool(draft.follows), time
        self._before = (plan.product, plan.candidate)
        # note: first, since a day that is set announces everything as it stands here
        self._rules.show_policy(draft.policy, plan)
        if draft.policy != Policy():
            self._fold.set_open(True)
        for edit, text in ((self._product, draft.product), (self._tag, draft.tag), (self._commit, draft.commit)):
            if edit.text() != text:
                edit.setText(text)
        day = draft.date()
        shown = QDate(day.year, day.month, day.day) if day else _NO_DAY
        if self._day.date() != shown:
            self._day.setDate(shown)
        self._show_artefacts(draft.artefacts)
        self._show_hints()

    def policy(self) -> Policy:
        """The rules as they are chosen."""
        return self._rules.policy()

    def typed(self) -> tuple[str, str, str, str]:
        """Product, tag, day (ISO 8601, or empty) and commit as they stand here."""
        chosen = self._day.date()
        day = "" if chosen <= _NO_DAY else date(chosen.year(), chosen.month(), chosen.day()).isoformat()
        return self._product.text(), self._tag.text(), day, self._commit.text().strip().lower()

    def show_copy(self, copy: WorkingCopy) -> None:
        """Takes the commit of a working copy, and its tag where none is typed; says what speaks against it."""
        _ = self._words.translate
        self._commit.setText(copy.commit)
        if not self._tag.text().strip() and copy.tags:
            self._tag.setText(copy.tags[0])
        said = [_("Taken from {folder}.").format(folder=copy.folder)]
        if self._tag.text().strip() not in copy.tags:
            said.append(_("The tag {tag} does not stand on this commit.").format(tag=self._tag.text().strip()))
        if not copy.clean:
            paths = ", ".join(copy.changes[:3])
            said.append(_("The working copy holds changes that are not in the commit: {paths}").format(paths=paths))
        self._copy_said.setText(" ".join(said))
        self._copy_said.show()
        self._strip.hide()
        self.edited.emit()

    def show_task(self, task: Task) -> None:
        """Shows how far the digests are."""
        self._busy.follow(task, self._words.translate("Reading {subject}, {done} of {total}"))

    def show_problem(self, problem: Problem) -> None:
        """Says what was refused."""
        self._strip.show_problem(problem)

    def complete(self, artefacts: Sequence[Artefact]) -> bool:
        """Whether the user may go on; what is missing stands at its field, and the first of them gets the keyboard."""
        wrong = self._wrong(bool(artefacts))
        for key, field in self._fields.items():
            field.show_problem(wrong.get(key, ""))
        for key in self._fields:
            if key in wrong:
                self._fields[key].edit.setFocus()
                return False
        if (unprintable := self._watch.first_wrong()) is not None:
            unprintable.setFocus()
            return False
        self._show_hints()
        return True

    def first_focus(self) -> QWidget:
        """The first empty field."""
        empty = (edit for edit in (self._product, self._tag, self._commit) if not edit.text())
        return next(empty, self._product)

    def _wrong(self, with_files: bool) -> dict[str, str]:  # noqa: FBT001 - of one caller
        found = {}
        product, tag, day, commit = self.typed()
        if not product.strip():
            found["product"] = self._say("release.product-missing")
        if not tag.strip():
            found["tag"] = self._words.translate("Each approval stands for one exact candidate. Enter its tag.")
        if self._follows and not day:
            found["day"] = self._words.translate("Deadlines and T-0 are counted from it. Enter the day.")
        if self._follows and tag.strip() == self._before[1]:
            found["tag"] = self._words.translate("This tag names the release before. Enter the next one.")
        if commit and (len(commit) not in _LENGTHS or set(commit) - _DIGITS):
            found["commit"] = self._say("release.commit-invalid", commit)
        elif with_files and not commit:
            found["commit"] = self._say("release.artefacts-without-commit")
        return found

    def _say(self, code: str, subject: str = "") -> str:
        said = self._words.explain(Problem(code=code, subject=subject))
        return f"{said.sentence} {said.next_step}"

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._strip)
        column.addWidget(self._names_panel())
        column.addWidget(self._software_panel())
        column.addWidget(self._fold)
        column.addStretch(1)

    def _names_panel(self) -> QFrame:
        with_calendar(self._day, self._theme)
        self._day.setMinimumDate(_NO_DAY)
        self._day.setSpecialValueText(self._words.translate("not set"))
        locale = QLocale(self._words.language)
        self._day.setLocale(locale)
        self._day.setDisplayFormat("dd.MM.yyyy" if self._words.language == "de" else "d MMM yyyy")
        frame = panel()
        grid = QGridLayout(frame)
        grid.setContentsMargins(20, 14, 20, 16)
        grid.setSpacing(14)
        for place, key in enumerate(("product", "tag", "day")):
            grid.addWidget(self._fields[key], 0, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, 1)
        return frame

    def _software_panel(self) -> QFrame:
        _ = self._words.translate
        copy = button(_("From a working copy…"), self._theme, image="folder-open", pressed=self.copy_wanted.emit)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._fields["commit"], 1)
        top.addWidget(copy, 0, Qt.AlignmentFlag.AlignVCenter)
        self._drop = DropArea(
            _("Drop built files here; their SHA-256 is computed on this laptop. Optional."), self._theme
        )
        self._drop.setMinimumHeight(96)
        self._drop.dropped.connect(self.files_dropped)
        files = QHBoxLayout()
        files.addWidget(Text(_("Artefacts"), "strong"), 1)
        files.addWidget(button(_("Add files…"), self._theme, image="plus", pressed=self.files_wanted.emit))
        frame = panel()
        column = QVBoxLayout(frame)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self._copy_said)
        column.addLayout(files)
        column.addWidget(self._files)
        column.addWidget(self._drop)
        column.addWidget(self._busy)
        self._copy_said.hide()
        return frame

    def _connect(self) -> None:
        self._watch.watch_fields(self._fields["product"], self._fields["tag"])
        for edit in (self._product, self._tag, self._commit):
            edit.textEdited.connect(self._on_edited)
        self._day.dateChanged.connect(self._on_edited)
        self._files.followed.connect(self.artefact_removed)
        self._rules.changed.connect(self.edited)

    def _on_edited(self, _changed: object) -> None:
        for field in self._fields.values():
            field.show_problem("")
        if self.sender() is self._commit:
            self._copy_said.hide()
        self._show_hints()
        self.edited.emit()

    def _show_hints(self) -> None:
        """Says what follows from other names, and that a day is over."""
        _ = self._words.translate
        product, tag, day, _commit = self.typed()
        example = _("For example rc-2026-03-01.")
        for key, old, new, hint in (
            ("product", self._before[0], product, ""),
            ("tag", self._before[1], tag, example),
        ):
            if old and new.strip() and new.strip() != old:
                said = _("Sentences of the handbook that say “{old}” will say “{new}”.")
                self._fields[key].show_hint(said.format(old=old, new=new.strip()))
            else:
                self._fields[key].show_hint(hint)
        over = bool(day) and date.fromisoformat(day) < self._today
        kept = _("The deadlines keep their distance from this day.")
        if self._time:
            kept = _("T-0 stays at {time}; the deadlines keep their distance.").format(time=self._time)
        self._fields["day"].show_hint(_("This day is over.") if over else kept)

    def _show_artefacts(self, artefacts: Sequence[Artefact]) -> None:
        remove = self._words.translate("Remove")
        self._files.show_rows(
            [
                (
                    TableCell(text=item.name, bold=True, more=item.name),
                    TableCell(text=item.sha256[:16] + "…", more=item.sha256),
                    TableCell(text=remove, link=item.name),
                )
                for item in artefacts
            ]
        )
        self._files.setVisible(bool(artefacts))
