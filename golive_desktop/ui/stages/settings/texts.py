# SPDX-License-Identifier: MIT
"""The mail texts: each mail's own words in both languages, with a preview, and the way back to ours."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QListWidget, QPlainTextEdit, QVBoxLayout, QWidget

from golive_desktop.domain.communication import MailTemplate
from golive_desktop.domain.problem import Problem
from golive_desktop.ports.mail import Rendered, TemplateText
from golive_desktop.services.mail_kinds import kind_of, kinds
from golive_desktop.services.templates import (
    ChosenText,
    preview_text,
    read_text,
    restore_text,
    save_text,
    text_versions,
)
from golive_desktop.ui.context import Context
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.parts.languages import chosen_language, language_segment
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.text import Text, panel

__all__ = ["MailTexts"]

_CALM_MS: Final = 250
"""Whoever types wants to see the preview when they stop."""
_HIGH: Final = 260
_PLACEHOLDERS_HIGH: Final = 150


@dataclass(frozen=True, kw_only=True, slots=True)
class _Read:
    chosen: ChosenText
    versions: tuple[MailTemplate, ...]


class MailTexts(QWidget):
    """One mail at a time: its text, what it looks like when it is filled, and its earlier versions.

    Args:
        context: the stage's.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._words, self._theme = context, context.words, context.theme
        _ = self._words.translate
        self._kept = TemplateText(subject="", body="")
        self._read: _Read | None = None
        self._kind, self._versions = QComboBox(), QComboBox()
        self._language = language_segment(self._theme, _("Language of the text"))
        self._subject = QLineEdit()
        self._body, self._preview = QPlainTextEdit(), QPlainTextEdit()
        self._placeholders = QListWidget()
        self._strip = Strip(self._words, self._theme)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._build()
        self._connect()

    def read(self) -> None:
        """Reads the text of the chosen mail."""
        adapters, kind, language = self._context.adapters, self._chosen(), chosen_language(self._language)
        self._context.bridge.look(
            lambda _task: _Read(
                chosen=read_text(adapters, kind, language), versions=text_versions(adapters, kind, language)
            ),
            owner=self,
            done=self._on_read,
            refused=self._strip.show_problem,
        )

    def about(self) -> str:
        """The mail, and in which language it is."""
        return f"{self._chosen()} {self._language.value}"

    def unsaved(self) -> tuple[str, str]:
        """Which mail is shown, and in which language: what was typed belongs to it alone."""
        return self._chosen(), self._language.value

    def take_back(self, unsaved: object) -> bool:
        """Shows that mail again."""
        if unsaved != self.unsaved() and isinstance(unsaved, tuple):
            kind, language = unsaved
            self._language.show_value(language)
            self._kind.setCurrentIndex(self._kind.findData(kind))
            self.read()
        return True

    def first_focus(self) -> QWidget:
        """The choice of the mail."""
        return self._kind

    def _chosen(self) -> str:
        return str(self._kind.currentData())

    def _build(self) -> None:
        _ = self._words.translate
        language = self._words.language
        self._kind.setAccessibleName(_("Mail"))
        self._versions.setAccessibleName(_("Versions of the text"))
        for kind in kinds():
            self._kind.addItem(kind.names[language], kind.key)
        self._language.show_value(language)
        for edit in (self._body, self._preview):
            edit.setTabChangesFocus(True)
            edit.setMinimumHeight(_HIGH)
        self._preview.setReadOnly(True)
        self._placeholders.setProperty("kind", "topics")
        self._placeholders.setFixedHeight(_PLACEHOLDERS_HIGH)
        self._state = Text("", "muted", wraps=True)
        self._shown = Text("", "strong", wraps=True)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._kind)
        head.addWidget(self._language)
        head.addStretch(1)
        head.addWidget(self._versions)
        frame = panel()
        column = QVBoxLayout(frame)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._strip)
        column.addLayout(self._build_sides(), 1)
        hint = _("Enter puts it where the cursor is in the text.")
        column.addWidget(Field(_("&Placeholders of this mail"), self._placeholders, self._theme, hint))
        column.addLayout(self._build_foot())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)

    def _build_sides(self) -> QHBoxLayout:
        _ = self._words.translate
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(10)
        right.setSpacing(10)
        left.addWidget(Field(_("&Subject"), self._subject, self._theme))
        left.addWidget(Field(_("Te&xt"), self._body, self._theme), 1)
        right.addWidget(Text(_("Preview with invented data"), "strong"))
        right.addWidget(self._shown)
        self._preview.setAccessibleName(_("Preview with invented data"))
        right.addWidget(self._preview, 1)
        sides = QHBoxLayout()
        sides.setSpacing(16)
        sides.addLayout(left, 1)
        sides.addLayout(right, 1)
        return sides

    def _build_foot(self) -> QHBoxLayout:
        _ = self._words.translate
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._state, 1)
        self._restore = button(_("Back to the shipped text"), self._theme, image="undo-2", pressed=self._on_restore)
        row.addWidget(self._restore)
        row.addWidget(button(_("Save text"), self._theme, kind="filled", image="save", pressed=self._on_save))
        return row

    def _connect(self) -> None:
        self._kind.currentIndexChanged.connect(lambda _row: self.read())
        self._language.chosen.connect(lambda _language: self.read())
        self._versions.activated.connect(self._on_version)
        self._subject.textEdited.connect(lambda _text: self._on_edited())
        self._body.textChanged.connect(self._on_edited)
        self._placeholders.itemActivated.connect(lambda _item: self._on_placeholder())
        self._calm.timeout.connect(self._want_preview)

    # --- what is shown

    def _on_read(self, read: _Read) -> None:
        self._read, self._kept = read, read.chosen.text
        self._strip.hide()
        self._show_text(read.chosen.text)
        self._show_versions(read)
        self._show_placeholders()

    def _show_text(self, text: TemplateText) -> None:
        self._subject.setText(text.subject)
        self._body.setPlainText(text.body.rstrip("\n"))
        self._on_edited()

    def _show_versions(self, read: _Read) -> None:
        _ = self._words.translate
        self._versions.clear()
        own = [version for version in read.versions if version.origin == "own"]
        self._versions.addItem(_("Text that came with the program"), -1)
        for number, version in enumerate(own, 1):
            name = _("Version {number}, {time}").format(number=number, time=self._words.minute(version.made_at))
            self._versions.addItem(name, version.version)
        row = self._versions.findData(read.chosen.version) if read.chosen.own else 0
        self._versions.setCurrentIndex(max(0, row))
        self._versions.setVisible(bool(own))
        self._restore.setVisible(read.chosen.own)

    def _show_placeholders(self) -> None:
        self._placeholders.clear()
        for one in kind_of(self._chosen()).placeholders:
            self._placeholders.addItem(f"{one.name}  –  {one.explanation[self._words.language]}")

    def _on_edited(self) -> None:
        _ = self._words.translate
        typed = self._text()
        same = (typed.subject, typed.body.rstrip("\n")) == (self._kept.subject, self._kept.body.rstrip("\n"))
        own = self._read is not None and self._read.chosen.own
        kept = _("This is your own text.") if own else _("This is the text that came with the program.")
        self._state.setText(kept if same else _("Not saved yet."))
        self._calm.start()

    def _text(self) -> TemplateText:
        return TemplateText(subject=self._subject.text(), body=self._body.toPlainText())

    def _want_preview(self) -> None:
        adapters, kind, language = self._context.adapters, self._chosen(), chosen_language(self._language)
        text = self._text()
        self._context.bridge.look(
            lambda _task: preview_text(adapters, kind, language, text),
            owner=self,
            done=self._on_preview,
            refused=self._on_faulty,
        )

    def _on_preview(self, rendered: Rendered) -> None:
        self._strip.hide()
        self._shown.setText(rendered.subject)
        self._preview.setPlainText(rendered.text)

    def _on_faulty(self, problem: Problem) -> None:
        self._strip.show_problem(problem)

    # --- what is asked

    def _on_placeholder(self) -> None:
        row = self._placeholders.currentRow()
        name = kind_of(self._chosen()).placeholders[row].name
        self._body.insertPlainText("{{ " + name + " }}")
        self._body.setFocus()

    def _on_version(self, row: int) -> None:
        """Takes an earlier text into the form; it counts once it is saved."""
        version = self._versions.itemData(row)
        found = [one for one in self._read.versions if one.version == version] if self._read is not None else []
        if found:
            self._show_text(TemplateText(subject=found[0].subject, body=found[0].body))
        elif version == -1 and self._read is not None and self._read.chosen.own:
            self._on_restore()

    def _on_save(self) -> None:
        adapters, kind, language = self._context.adapters, self._chosen(), chosen_language(self._language)
        text, now = self._text(), self._context.now()
        self._context.bridge.write(
            lambda _task: save_text(adapters, kind, language, text, now=now),
            owner=self,
            done=lambda _chosen: self.read(),
            refused=self._strip.show_problem,
            changes=None,
        )

    def _on_restore(self) -> None:
        adapters, kind, language = self._context.adapters, self._chosen(), chosen_language(self._language)
        now = self._context.now()
        self._context.bridge.write(
            lambda _task: restore_text(adapters, kind, language, now=now),
            owner=self,
            done=lambda _chosen: self.read(),
            refused=self._strip.show_problem,
            changes=None,
        )
