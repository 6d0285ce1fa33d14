# SPDX-License-Identifier: MIT
"""Step 1: the handbook is chosen, and shown as it was understood before anything is kept."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from golive_desktop.domain.following import LeftBehind
from golive_desktop.domain.plan import ImportedPlan
from golive_desktop.domain.problem import Problem
from golive_desktop.domain.release import Language
from golive_desktop.services.follow_on import Model
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.board import Board
from golive_desktop.ui.parts.button import button, set_kind
from golive_desktop.ui.parts.drop import DropArea
from golive_desktop.ui.parts.facts import Fact, FactRow
from golive_desktop.ui.parts.lines import Line, LineList
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.table import TableCell
from golive_desktop.ui.parts.text import Text, panel
from golive_desktop.ui.stages.setup.sight import Sight, sight_of
from golive_desktop.ui.words import Words

__all__ = ["HandbookStep"]

_LANGUAGES: Final = (("Deutsch", "de"), ("English", "en"))
_LINE: Final = 27
_MOST_LINES: Final = 6


class HandbookStep(QWidget):
    """A handbook, and what was understood of it.

    Signals:
        choose_wanted(): the file dialog shall open.
        handbook_dropped(Path): this file is the handbook.
        structure_wanted(): there is none; take the sample's structure.
        language_chosen(str): language of the release, ``de`` or ``en``.
    """

    choose_wanted = Signal()
    handbook_dropped = Signal(object)
    structure_wanted = Signal()
    language_chosen = Signal(str)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        _ = words.translate
        self._strip = Strip(words, theme)
        self._drop = DropArea(_("Drop your handbook here, or choose it. It is a text in Markdown or plain."), theme)
        self._choose = button(_("Choose a handbook…"), theme, kind="filled", image="folder-open")
        self._structure = button(_("Start from the structure of the sample handbook"), theme, kind="link")
        self._found = QWidget()
        self._source = Text("", "section", wraps=True)
        self._facts = FactRow(theme)
        self._language = QComboBox()
        self._state = StatusMark(theme)
        self._unclear = LineList(theme, name=_("Not understood"))
        self._unprintable = Text("", wraps=True, selectable=True)
        self._people = Board(
            theme,
            (_("Role"), _("Part"), _("Question"), _("Form"), _("Channel"), _("Deadline")),
            name=_("Stakeholders"),
            folds=(4,),
        )
        self._lists = {key: QVBoxLayout() for key in ("conditions", "gates", "moments")}
        self._build()
        self._connect()
        self.show_nothing()

    def show_nothing(self) -> None:
        """No handbook is chosen yet."""
        self._show_state(found=False)

    def show_imported(self, imported: ImportedPlan, name: str, language: Language) -> None:
        """What was understood.

        Args:
            imported: the plan with what could not be placed.
            name: of the file; empty for the sample's structure.
            language: of the release.
        """
        _ = self._words.translate
        self._strip.hide()
        self._source.setText(
            _("This was understood of {file}").format(file=name) if name else _("The structure of the sample handbook")
        )
        self._language.setCurrentIndex([key for _name, key in _LANGUAGES].index(language))
        self._fill(sight_of(imported, self._words))
        self._show_state(found=True)

    def show_followed(self, imported: ImportedPlan, model: Model, language: Language) -> None:
        """Where the next release begins, and what stays with the one before.

        Args:
            imported: the plan as it comes along.
            model: the release before.
            language: of the next one.
        """
        _ = self._words.translate
        tag = model.release.candidate.tag
        self.show_imported(imported, tag, language)
        self._source.setText(_("The next release after {tag}").format(tag=tag))
        if model.left_behind:
            self._state.show_state("inform-only", _("This stays with {tag}, and is done anew:").format(tag=tag))
            self._show_lines([Line(lead="", text=self._left_words(left)) for left in model.left_behind])
        else:
            self._state.show_state("approved", _("All of it comes along."))

    def show_problem(self, problem: Problem) -> None:
        """Says why the file could not be read; what was understood of another one stays."""
        self._strip.show_problem(problem)

    def first_focus(self) -> QWidget:
        """The button that chooses."""
        return self._choose

    def fold(self, *, narrow: bool) -> None:
        """Leaves out what a narrow table has no room for."""
        self._people.fold(narrow=narrow)

    def _left_words(self, left: LeftBehind) -> str:
        term = self._words.term("left-behind", left.what)
        return f"{term} ({left.count})" if left.count > 1 else term

    def _show_state(self, *, found: bool) -> None:
        _ = self._words.translate
        self._drop.setVisible(not found)
        self._structure.setVisible(not found)
        self._found.setVisible(found)
        self._choose.setText(_("Choose another handbook…") if found else _("Choose a handbook…"))
        set_kind(self._choose, "outlined" if found else "filled", self._theme, "folder-open")

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._strip)
        self._drop.setMinimumHeight(190)
        column.addWidget(self._drop)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._choose)
        row.addWidget(self._structure)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._found)
        column.addStretch(1)
        self._build_found()

    def _build_found(self) -> None:
        _ = self._words.translate
        column = QVBoxLayout(self._found)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._head())
        column.addWidget(self._unclear_panel())
        column.addWidget(self._people)
        grid = QGridLayout()
        grid.setSpacing(14)
        grid.addWidget(self._list_panel(_("Critical conditions"), "conditions"), 0, 0)
        grid.addWidget(self._list_panel(_("Gates"), "gates"), 0, 1)
        grid.addWidget(self._list_panel(_("Runbook"), "moments"), 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)

    def _head(self) -> QFrame:
        _ = self._words.translate
        label = Text(_("&Language of the release:"))
        label.setBuddy(self._language)
        self._language.setAccessibleName(_("Language of the release"))
        for name, key in _LANGUAGES:
            self._language.addItem(name, key)
        top = QHBoxLayout()
        top.addWidget(self._source, 1)
        top.addWidget(label)
        top.addWidget(self._language)
        frame = panel()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(20, 12, 20, 14)
        inside.setSpacing(10)
        inside.addLayout(top)
        inside.addWidget(self._facts)
        return frame

    def _unclear_panel(self) -> QFrame:
        frame = panel()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(20, 12, 20, 12)
        inside.addWidget(self._state)
        inside.addWidget(self._unclear)
        inside.addWidget(self._unprintable)
        return frame

    def _list_panel(self, title: str, key: str) -> QFrame:
        frame = panel()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(20, 12, 20, 14)
        inside.setSpacing(6)
        inside.addWidget(Text(title, "section"))
        self._lists[key].setSpacing(3)
        inside.addLayout(self._lists[key])
        inside.addStretch(1)
        return frame

    def _connect(self) -> None:
        self._choose.clicked.connect(lambda _checked=False: self.choose_wanted.emit())
        self._structure.clicked.connect(lambda _checked=False: self.structure_wanted.emit())
        self._drop.dropped.connect(self._on_dropped)
        self._language.activated.connect(lambda row: self.language_chosen.emit(self._language.itemData(row)))

    def _fill(self, sight: Sight) -> None:
        _ = self._words.translate
        self._facts.show_facts(
            [Fact(name=name, value=value, state="" if named else "conditional") for name, value, named in sight.facts]
        )
        self._fill_unclear(sight.unclear, clean=not sight.unprintable)
        self._unprintable.setText(sight.unprintable)
        self._unprintable.setVisible(bool(sight.unprintable))
        self._people.show_rows(
            [
                (
                    # note: where it is narrow, the channel stands below the role
                    TableCell(text=person[0], bold=True, more=person[4]),
                    *(TableCell(text=text, more=text) for text in person[1:]),
                )
                for person in sight.stakeholders
            ]
        )
        self._people.setVisible(bool(sight.stakeholders))
        for key, lines in (("conditions", sight.conditions), ("gates", sight.gates), ("moments", sight.moments)):
            _fill_list(self._lists[key], lines or (_("None found."),), mono=key == "gates" and bool(lines))

    def _fill_unclear(self, unclear: Sequence[tuple[str, str]], *, clean: bool) -> None:
        _ = self._words.translate
        if not unclear:
            self._state.show_state("approved" if clean else "conditional", _("Everything in it was understood."))
        elif len(unclear) == 1:
            self._state.show_state("conditional", _("One line was not understood."))
        else:
            said = _("{count} lines were not understood.").format(count=len(unclear))
            self._state.show_state("conditional", said)
        self._show_lines([Line(lead=where, text=text) for where, text in unclear])

    def _show_lines(self, lines: Sequence[Line]) -> None:
        self._unclear.show_lines(lines)
        self._unclear.setVisible(bool(lines))
        self._unclear.setFixedHeight(_LINE * min(len(lines), _MOST_LINES) + 4)

    def _on_dropped(self, paths: tuple[Path, ...]) -> None:
        self.handbook_dropped.emit(paths[0])


def _fill_list(column: QVBoxLayout, lines: Sequence[str], *, mono: bool) -> None:
    while column.count():
        item = column.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.deleteLater()
    for line in lines:
        column.addWidget(Text(line, "mono" if mono else "body", wraps=True, selectable=True))
