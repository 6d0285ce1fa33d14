# SPDX-License-Identifier: MIT
"""My keys: each with its owner, its end and its number; made, imported, backed up, announced here."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from golive_desktop.services.overview import OwnKey
from golive_desktop.ui.context import Context
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.newkey import NewKey, NewKeyForm
from golive_desktop.ui.parts.printable import print_watch
from golive_desktop.ui.parts.room import ANY, turn
from golive_desktop.ui.parts.saved import SavedLine, ask_where, suggested
from golive_desktop.ui.parts.stagehead import stage_head
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.stage import Stage
from golive_desktop.ui.stages.identities.detail import KeyDetail, no_key
from golive_desktop.ui.stages.identities.formpanel import FormPanel
from golive_desktop.ui.stages.identities.forms import (
    ChangeForm,
    ImportForm,
    PassphraseChange,
    PassphraseForm,
    TakenKey,
)
from golive_desktop.ui.stages.identities.shelf import KeyShelf
from golive_desktop.ui.stages.identities.sight import sight_of
from golive_desktop.ui.stages.identities.work import announce, back_up, change, keys_here, make_key, take_key

__all__ = ["IdentitiesStage", "make_stage"]

_NUMBER: Final = "number"
_WIDEST: Final = 820
_ONE_COLUMN: Final = 860
_LIST_WIDTH: Final = 300
_LOW: Final = 120


def make_stage(context: Context) -> "IdentitiesStage":
    """The keys of this laptop; ``number`` puts the keyboard on the number of the first one."""
    return IdentitiesStage(context)


class IdentitiesStage(Stage):
    """The list where there are several, the chosen key, or a form instead of it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._subject = ""
        self._wanted = ""
        self._arriving = False
        self._list = KeyShelf(self.words, self.theme)
        self._detail = KeyDetail(self.words, self.theme)
        self._form, self._watch = FormPanel(self.words, self.theme), print_watch(context, self)
        self._strip = Strip(self.words, self.theme)
        self._saved = SavedLine(self.words, self.theme)
        self._build()
        self._connect()
        self._show()

    def show_subject(self, subject: str) -> None:
        """Reads the keys anew."""
        self._subject, self._arriving = subject, True
        self._refresh()

    def subject(self) -> str:
        """Whether the number was asked for."""
        return self._subject

    def about(self) -> str:
        """Its forms are about a key that is not there yet."""
        return ""

    def title(self) -> str:
        """What stands in the window's title."""
        return self.words.translate("My keys")

    def first_focus(self) -> QWidget:
        """The form, the number, or the list."""
        if self._form.has_form():
            return self._form.first_focus()
        if not self._list.keys():
            return self._new
        return self._list if len(self._list.keys()) > 1 and self._subject != _NUMBER else self._detail.digits()

    def regions(self) -> tuple[QWidget, ...]:
        """Head, list and key."""
        return (self._head, self._list, self._scroll) if len(self._list.keys()) > 1 else (self._head, self._scroll)

    def _build(self) -> None:
        _ = self.words.translate
        self._empty = no_key(self.words)
        self._import = button(_("Import…"), self.theme, image="import", pressed=self._on_import)
        self._new = button(_("New key…"), self.theme, kind="filled", image="plus", pressed=self._on_new)
        self._head = stage_head(self.context, _("My keys"), self._import, self._new)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(14)
        column.addWidget(self._head)
        column.addWidget(self._strip)
        column.addWidget(self._saved)
        column.addLayout(self._build_body(), 1)

    def _build_body(self) -> QBoxLayout:
        shown = QWidget()
        inside = QVBoxLayout(shown)
        inside.setContentsMargins(0, 0, 0, 0)
        for part in (self._empty, self._detail, self._form):
            part.setMaximumWidth(_WIDEST)
            inside.addWidget(part)
        inside.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(shown)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(16)
        for part in (self._list, self._scroll):
            self._body.addWidget(part)
        return self._body

    def _connect(self) -> None:
        self._list.moved.connect(self._on_moved)
        self._form.left.connect(self._close_form)
        self._detail.announce_wanted.connect(self._on_announce)
        self._detail.backup_wanted.connect(self._on_backup)
        self._detail.change_wanted.connect(self._on_change)
        self.context.bridge.changed.connect(lambda release: None if release else self._refresh())

    def _refresh(self) -> None:
        self.context.bridge.look(
            lambda _task: keys_here(self.context), owner=self, done=self._on_keys, refused=self._strip.show_problem
        )

    def _on_keys(self, keys: tuple[OwnKey, ...]) -> None:
        now = self.context.now()
        self._list.show_keys([sight_of(key, self.words, now=now) for key in keys], self._wanted)
        self._wanted = ""
        self._show()
        if self._arriving and not self._form.has_form():
            self.first_focus().setFocus()
        self._arriving = False

    def _show(self) -> None:
        """What is seen follows from the keys and from whether a form is open."""
        chosen, asking = self._list.chosen(), self._form.has_form()
        self._form.setVisible(asking)
        self._detail.setVisible(chosen is not None and not asking)
        self._empty.setVisible(chosen is None and not asking)
        self._list.setVisible(len(self._list.keys()) > 1)
        self._new.setVisible(not asking)
        self._import.setVisible(not asking)
        if chosen is not None:
            self._detail.show_key(chosen)

    def _on_moved(self) -> None:
        self._form.drop()
        self._saved.show_path(None)
        self._show()

    def _close_form(self) -> None:
        self._form.drop()
        self._show()
        self.first_focus().setFocus()

    def _open(self, form: NewKeyForm | ImportForm | ChangeForm | PassphraseForm, title: str, verb: str) -> None:
        self._strip.hide()
        self._saved.show_path(None)
        self._form.show_form(form, form, title, verb)
        self._show()
        self._form.first_focus().setFocus()

    def _on_new(self) -> None:
        _ = self.words.translate
        form = NewKeyForm(self.words, self.theme, watch=self._watch)
        form.import_wanted.connect(self._on_import)
        form.submitted.connect(self._on_new_key)
        self._open(form, _("Make a key"), _("Make key"))

    def _on_new_key(self, new: NewKey) -> None:
        _ = self.words.translate
        done = _("Your key is made. Back up its file, and have its number compared.")
        self._write(lambda: make_key(self.context, new), self._goes_to(done), _("Making the key…"))

    def _on_import(self) -> None:
        _ = self.words.translate
        form = ImportForm(self.words, self.theme, self.context.window)
        form.submitted.connect(self._on_taken)
        self._open(form, _("Import a key"), _("Import key"))

    def _on_taken(self, taken: TakenKey) -> None:
        _ = self.words.translate
        done = _("The key is here now. A new number has to be compared once.")
        work = partial(take_key, self.context, taken.path, taken.passphrase)
        self._write(work, self._goes_to(done), _("Importing the key…"))

    def _on_change(self) -> None:
        _ = self.words.translate
        form = ChangeForm(self.words, self.theme)
        form.submitted.connect(self._on_changed)
        self._open(form, _("Change the passphrase"), _("Change passphrase"))

    def _on_changed(self, asked: PassphraseChange) -> None:
        chosen = self._list.chosen()
        if chosen is None:
            return
        _ = self.words.translate
        name, said = chosen.name, _("The passphrase is changed. Make a new backup of the key file.")

        def work() -> str:
            change(self.context, name, asked.old, asked.new)
            return name

        self._write(work, self._goes_to(said), _("Changing the passphrase…"))

    def _on_announce(self) -> None:
        _ = self.words.translate
        explained = _("You sign one page that names you and your certificate. Send it to whoever collects signatures.")
        form = PassphraseForm(self.words, self.theme, explained)
        form.submitted.connect(self._on_announced)
        self._open(form, _("Announce my key"), _("Sign and save…"))

    def _on_announced(self, passphrase: str) -> None:
        _ = self.words.translate
        chosen = self._list.chosen()
        path = self._where(_("Save the announcement"), "identity", ".pdf", "PDF (*.pdf)")
        if chosen is None or path is None:
            return
        record = chosen.key.record
        self._write(partial(announce, self.context, record, passphrase, path), self._on_saved, _("Signing…"))

    def _on_backup(self) -> None:
        chosen = self._list.chosen()
        path = self._where(self.words.translate("Back up the key file"), "key", ".p12", "PKCS#12 (*.p12)")
        if chosen is None or path is None:
            return
        record = chosen.key.record
        self.context.bridge.write(
            lambda _task: back_up(self.context, record, path),
            owner=self,
            done=self._saved.show_path,
            refused=self._strip.show_problem,
            changes=None,
        )

    def _where(self, title: str, stem: str, ending: str, kinds: str) -> Path | None:
        chosen = self._list.chosen()
        if chosen is None:
            return None
        return ask_where(self.context.window, title, suggested(stem, chosen.person, ending), kinds)

    def _goes_to(self, said: str) -> Callable[[str], None]:
        """What happens once a key was made or changed: it is shown, and it is said."""

        def done(name: str) -> None:
            self._wanted = name
            self._form.drop()
            self._strip.show_text(said)
            self._show()

        return done

    def _on_saved(self, path: Path) -> None:
        self._form.drop()
        self._show()
        self._saved.show_path(path)

    def _write(self, work: Callable[[], object], done: Callable[..., None], sentence: str) -> None:
        """Carries out what a form asked for; what is wrong is said in the form."""
        task = self.context.bridge.write(
            lambda _task: work(), owner=self, done=done, refused=self._form.refuse, changes=""
        )
        self._form.follow(task, sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        stacked = event.size().width() < _ONE_COLUMN
        turn(self._body, below=stacked)
        self._list.setMaximumHeight(_LOW if stacked else ANY)
        self._list.setMaximumWidth(ANY if stacked else _LIST_WIDTH)
        super().resizeEvent(event)
