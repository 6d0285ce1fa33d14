# SPDX-License-Identifier: MIT
"""Texts for chat channels and the status page, to copy; and the places that they and the letters point to."""

from typing import Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from golive_desktop.domain.communication import Signposts
from golive_desktop.domain.release import Language
from golive_desktop.services.channels import STATUS_PAGE, ChannelText, channel_texts
from golive_desktop.services.correspondence import read_correspondence, set_signposts
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.communication.section import Section
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.emptied import emptied
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.parts.languages import chosen_language, language_segment
from golive_desktop.ui.parts.text import Text, hairline, panel
from golive_desktop.wording.sentences import N_

__all__ = ["ChannelsSection", "SignpostForm"]

_THREE: Final = 760
"""Pixels for three places beside each other."""
_PLACES: Final = {
    "app": (N_("The app, for customers"), "https://app.example.com"),
    "status_page": (N_("Status page"), "https://status.example.com"),
    "faq": (N_("Common questions"), "https://example.com/faq"),
    "support": (N_("Address of the support"), "support@example.com"),
    "war_room": (N_("Where the leads meet"), "https://meet.example.com/go-live"),
    "on_call": (N_("Phone of whoever is on call"), "+49 30 5550 100"),
    "manager_phone": (N_("Your phone"), "+49 30 5550 101"),
    "manager_chat": (N_("Your name in the chat"), "@anna"),
    "team": (N_("Who signs letters to customers"), ""),
}


class SignpostForm(QWidget):
    """The places in three columns, or two.

    Args:
        context: the page's.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        _ = context.words.translate
        self._edits: dict[str, QLineEdit] = {}
        self._fields: list[Field] = []
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for key, (name, example) in _PLACES.items():
            edit = QLineEdit()
            edit.setPlaceholderText(example)
            self._edits[key] = edit
            self._fields.append(Field(_(name), edit, context.theme))
        self.fit(_THREE)

    def fit(self, width: int) -> None:
        """Puts the places into two columns where three have no room."""
        columns = 3 if width >= _THREE else 2
        for number, field in enumerate(self._fields):
            self._grid.addWidget(field, number // columns, number % columns)

    def show_value(self, signposts: Signposts) -> None:
        """Shows what is kept; what is being typed stays."""
        if not any(edit.isModified() for edit in self._edits.values()):
            for key, edit in self._edits.items():
                edit.setText(getattr(signposts, key))

    def value(self) -> Signposts:
        """What stands in the fields; the next state that is shown takes its place."""
        return Signposts(**{key: edit.text() for key, edit in self._edits.items()})

    def settle(self) -> None:
        """What was typed is kept."""
        for edit in self._edits.values():
            edit.setModified(False)


class ChannelsSection(Section):
    """The places above, the texts below in the order of the run."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        _ = self.words.translate
        self._form = SignpostForm(context)
        self._language = language_segment(self.theme, _("Language of the texts"))
        self._texts = QVBoxLayout()
        self._shown: tuple[ChannelText, ...] = ()
        self._build()
        self._language.chosen.connect(lambda _language: self.read())

    def read(self) -> None:
        """Reads the texts in the chosen language, first in the release's."""
        if self.overview is None:
            return
        if not self._language.value:
            self._language.show_value(self.overview.release.language)
        adapters, release, now = self.context.adapters, self.overview.release.id, self.context.now()
        language: Language = chosen_language(self._language)
        self.look(lambda: read_correspondence(adapters, release, language).signposts, self._form.show_value)
        self.look(lambda: channel_texts(adapters, release, language, now=now), self._on_texts)

    def fit(self, width: int) -> None:
        """The places stand in fewer columns."""
        self._form.fit(width)

    def first_focus(self) -> QWidget:
        """The language."""
        return self._language.entry()

    def _build(self) -> None:
        _ = self.words.translate
        places = panel()
        inside = QVBoxLayout(places)
        inside.setContentsMargins(20, 14, 20, 14)
        inside.setSpacing(10)
        inside.addWidget(Text(_("Places that letters and texts point to"), "record"))
        inside.addWidget(self._form)
        row = QHBoxLayout()
        row.addWidget(Text(_("Links begin with https://. What is empty is left out."), "caption", wraps=True), 1)
        row.addWidget(button(_("Save"), self.theme, kind="filled", image="save", pressed=self._on_save))
        inside.addLayout(row)
        texts = panel()
        self._texts = QVBoxLayout()
        self._texts.setSpacing(8)
        column = QVBoxLayout(texts)
        column.setContentsMargins(20, 14, 20, 14)
        head = QHBoxLayout()
        head.addWidget(Text(_("Texts for channels and the status page"), "record"), 1)
        head.addWidget(self._language)
        column.addLayout(head)
        column.addWidget(
            Text(_("Copy one and paste it into the chat. Nothing is posted from here."), "muted", wraps=True)
        )
        column.addLayout(self._texts)
        self.column.addWidget(places)
        self.column.addWidget(texts)
        self.column.addStretch(1)

    def _on_texts(self, texts: tuple[ChannelText, ...]) -> None:
        if texts == self._shown:
            return
        self._shown = texts
        emptied(self._texts)
        for text in texts:
            self._texts.addWidget(self._row(text))

    def _row(self, text: ChannelText) -> QWidget:
        _ = self.words.translate
        channel = _("Status page") if text.channel == STATUS_PAGE else text.channel
        name = _("Copy {what}").format(what=f"{text.at} {channel}")
        made = button(_("Copy"), self.theme, image="copy", name=name)
        made.clicked.connect(lambda _checked=False: self._on_copy(text))
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(hairline())
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Text(text.at, "strong"))
        head.addWidget(Text(channel, "muted"))
        head.addStretch(1)
        head.addWidget(made)
        column.addLayout(head)
        column.addWidget(Text(text.text, wraps=True, selectable=True, breaks=True))
        return row

    def _on_copy(self, text: ChannelText) -> None:
        QGuiApplication.clipboard().setText(text.text)
        self.said.emit(self.words.translate("Copied."), "")

    def _on_save(self) -> None:
        if self.overview is None:
            return
        adapters, release, now = self.context.adapters, self.overview.release.id, self.context.now()
        signposts = self._form.value()

        def kept(_signposts: Signposts) -> None:
            self._form.settle()
            self.said.emit(self.words.translate("The places are saved."), "")

        self.write(lambda: set_signposts(adapters, release, signposts, now=now), kept)
