# SPDX-License-Identifier: MIT
"""The questions of customers with their answers: edited in order, kept for each language, written as a file."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from golive_desktop.domain.communication import Faq, FaqEntry
from golive_desktop.domain.release import Language
from golive_desktop.domain.text import in_one_line
from golive_desktop.services.faq import FAQ_FILE, export_faq, read_faq, set_faq
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.communication.empty import EmptyPanel
from golive_desktop.ui.pages.communication.section import Section
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.parts.languages import chosen_language, language_segment
from golive_desktop.ui.parts.room import ANY, give_width, turn
from golive_desktop.ui.parts.saved import SavedLine, ask_where
from golive_desktop.ui.parts.text import Text, panel

__all__ = ["FaqSection"]

_WIDE: Final = 318
_NARROW: Final = 240
_LEAST: Final = 200
_BESIDE: Final = 680


@dataclass(frozen=True, kw_only=True, slots=True)
class _Unsaved:
    """Questions that were edited and not saved."""

    language: Language
    entries: tuple[FaqEntry, ...]
    row: int


class FaqSection(Section):
    """The questions at the left, the chosen one beside it; what was typed stays until it is saved."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        _ = self.words.translate
        self._faq: Faq | None = None
        self._entries: list[FaqEntry] = []
        self._filling = False
        self._wide, self._room = _WIDE, ANY
        self._language = language_segment(self.theme, _("Language of the questions"))
        self._list = QListWidget()
        self._empty = EmptyPanel(self.theme, _("There is no question yet."), _("Add a question"), filled=False)
        self._section, self._question = QLineEdit(), QLineEdit()
        self._answer = QPlainTextEdit()
        self._state = Text("", "muted")
        self._saved = SavedLine(self.words, self.theme)
        self._build()
        self._connect()

    def read(self) -> None:
        """Reads the questions in the chosen language, first in the release's."""
        if self.overview is None:
            return
        if not self._language.value:
            self._language.show_value(self.overview.release.language)
        adapters, release, language = self.context.adapters, self.overview.release.id, self._chosen()
        self.look(lambda: read_faq(adapters, release, language), self._on_faq)

    def about(self) -> None:
        """Its fields are about one entry of many; see `unsaved`."""
        return

    def unsaved(self) -> _Unsaved | None:
        """The questions as they were edited; None where they are saved."""
        if not self._is_edited():
            return None
        return _Unsaved(language=self._chosen(), entries=tuple(self._entries), row=self._list.currentRow())

    def take_back(self, unsaved: object) -> bool:
        """Shows edited questions again, once those that are saved were read in their language."""
        if not isinstance(unsaved, _Unsaved):
            return True
        if self._language.value and self._chosen() != unsaved.language:
            self._language.show_value(unsaved.language)
            self._on_language()
        if self._faq is None:
            return False
        self._entries = list(unsaved.entries)
        self._show_list(unsaved.row)
        self._show_state()
        return True

    def first_focus(self) -> QWidget:
        """The list; without any question the way to the first."""
        return self._list if self._entries else self._empty.entry()

    def fold(self, *, narrow: bool) -> None:
        """The list takes less width."""
        self._wide = _NARROW if narrow else _WIDE
        self._arrange()

    def fit(self, width: int) -> None:
        """The question stands below the list where both have no room beside each other."""
        self._room = width
        self._arrange()

    def _arrange(self) -> None:
        below = self._room < _BESIDE
        turn(self._body, below=below)
        give_width(self._list, self._wide, free=below)

    def _chosen(self) -> Language:
        return chosen_language(self._language)

    def _build(self) -> None:
        _ = self.words.translate
        self._list.setProperty("kind", "topics")
        self._list.setAccessibleName(_("Questions"))
        self._list.setMinimumHeight(_LEAST)
        self._answer.setTabChangesFocus(True)
        self._answer.setMinimumHeight(140)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._language)
        head.addWidget(self._state, 1)
        head.addWidget(button(_("Export…"), self.theme, image="download", pressed=self._on_export))
        self._save = button(_("Save questions"), self.theme, kind="filled", image="save", pressed=self._on_save)
        head.addWidget(self._save)
        form = panel()
        column = QVBoxLayout(form)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(10)
        column.addWidget(Field(_("S&ection"), self._section, self.theme))
        column.addWidget(Field(_("&Question"), self._question, self.theme))
        hint = _("A line that begins with “- ” is a point of a list.")
        column.addWidget(Field(_("&Answer"), self._answer, self.theme, hint), 1)
        row = QHBoxLayout()
        row.setSpacing(10)
        for made in self._orders():
            row.addWidget(made)
        row.addStretch(1)
        column.addLayout(row)
        body = self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        body.setSpacing(16)
        body.addWidget(self._list)
        body.addWidget(form, 1)
        body.addWidget(self._empty, 1)
        self._form = form
        self._empty.hide()
        self.column.addLayout(head)
        self.column.addWidget(self._saved)
        self.column.addLayout(body, 1)
        self._arrange()

    def _orders(self) -> tuple[QPushButton, ...]:
        _ = self.words.translate
        theme = self.theme
        return (
            button(_("Add a question"), theme, image="plus", pressed=self._on_add),
            button("", theme, image="chevron-up", name=_("Move up"), pressed=lambda: self._on_move(-1)),
            button("", theme, image="chevron-down", name=_("Move down"), pressed=lambda: self._on_move(1)),
            button("", theme, image="trash-2", name=_("Remove the question"), pressed=self._on_remove),
        )

    def _connect(self) -> None:
        self._language.chosen.connect(lambda _language: self._on_language())
        self._empty.wanted.connect(self._on_add)
        self._list.currentRowChanged.connect(self._show_entry)
        self._section.textEdited.connect(lambda _text: self._on_edited())
        self._question.textEdited.connect(lambda _text: self._on_edited())
        self._answer.textChanged.connect(self._on_edited)

    # --- what is shown

    def _on_faq(self, faq: Faq) -> None:
        typed = self._is_edited() and self._faq is not None and self._faq.language == faq.language
        self._faq = faq
        if not typed:
            self._entries = list(faq.entries)
            self._show_list(max(0, self._list.currentRow()))
        self._show_state()

    def _show_list(self, row: int) -> None:
        self._filling = True
        self._list.clear()
        for number, entry in enumerate(self._entries, 1):
            self._list.addItem(self._line(number, entry))
        self._filling = False
        row = min(row, len(self._entries) - 1)
        self._list.setCurrentRow(row)
        self._show_entry(row)

    def _line(self, number: int, entry: FaqEntry) -> str:
        question = in_one_line(entry.question) or self.words.translate("A new question")
        return f"{number}. {question}"

    def _show_entry(self, row: int) -> None:
        if self._filling:
            return
        entry = self._entries[row] if 0 <= row < len(self._entries) else FaqEntry(section="", question="", answer="")
        self._filling = True
        self._section.setText(entry.section)
        self._question.setText(entry.question)
        self._answer.setPlainText(entry.answer)
        for part in (self._list, self._form):
            part.setVisible(bool(self._entries))
        self._empty.setVisible(not self._entries)
        self._filling = False

    def _is_edited(self) -> bool:
        return self._faq is not None and tuple(self._entries) != self._faq.entries

    def _show_state(self) -> None:
        _ = self.words.translate
        typed = self._is_edited()
        count = len(self._entries)
        said = _("{count} questions").format(count=count) if count != 1 else _("1 question")
        self._state.setText(f"{said} · {_('not saved yet')}" if typed else said)
        self._save.setEnabled(self._faq is not None)

    # --- what is asked

    def _on_language(self) -> None:
        self._faq = None
        self.read()

    def _on_edited(self) -> None:
        row = self._list.currentRow()
        if self._filling or not 0 <= row < len(self._entries):
            return
        entry = replace(
            self._entries[row],
            section=self._section.text(),
            question=self._question.text(),
            answer=self._answer.toPlainText(),
        )
        self._entries[row] = entry
        self._list.item(row).setText(self._line(row + 1, entry))
        self._show_state()

    def _on_add(self) -> None:
        row = self._list.currentRow()
        section = self._entries[row].section if 0 <= row < len(self._entries) else ""
        self._entries.insert(row + 1, FaqEntry(section=section, question="", answer=""))
        self._show_list(row + 1)
        self._show_state()
        self._question.setFocus()

    def _on_move(self, step: int) -> None:
        row, other = self._list.currentRow(), self._list.currentRow() + step
        if 0 <= row < len(self._entries) and 0 <= other < len(self._entries):
            self._entries[row], self._entries[other] = self._entries[other], self._entries[row]
            self._show_list(other)
            self._show_state()

    def _on_remove(self) -> None:
        row = self._list.currentRow()
        if 0 <= row < len(self._entries):
            del self._entries[row]
            self._show_list(row)
            self._show_state()
            if not self._entries:
                self._empty.entry().setFocus()

    def _on_save(self) -> None:
        if self.overview is None or self._faq is None:
            return
        adapters, release, now = self.context.adapters, self.overview.release.id, self.context.now()
        faq = replace(self._faq, entries=tuple(self._entries))
        self.write(lambda: set_faq(adapters, release, faq, now=now), self._on_saved)

    def _on_saved(self, faq: Faq) -> None:
        self._faq, self._entries = faq, list(faq.entries)
        self._show_list(self._list.currentRow())
        self._show_state()
        self.said.emit(self.words.translate("The questions are saved."), "")

    def _on_export(self) -> None:
        overview, context, language = self.overview, self.context, self._chosen()
        if overview is None:
            return
        documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        title = self.words.translate("Export the questions")
        path = ask_where(context.window, title, documents / FAQ_FILE.name, "Markdown (*.md)")
        if path is None:
            return
        files, now = context.computer.files, context.now()
        self.write(
            lambda: export_faq(context.adapters, files, overview.release.id, language=language, to=path, now=now),
            self._saved.show_path,
        )
