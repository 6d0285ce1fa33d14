# SPDX-License-Identifier: MIT
"""The settings of company certificates: the authorities that every check here believes about names."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from golive_desktop.domain.authority import AuthorityFacts
from golive_desktop.domain.problem import Problem
from golive_desktop.services.authorities import (
    KnownAuthority,
    Vouched,
    add_authority,
    authorities,
    own_name,
    read_authority,
    remove_authority,
)
from golive_desktop.ui.context import Context
from golive_desktop.ui.parts.button import button, set_kind
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.text import Text, panel
from golive_desktop.ui.stages.settings.authoritycard import AuthorityCard
from golive_desktop.ui.stages.settings.authorityform import AuthorityForm

__all__ = ["Believed", "TrustSettings"]

_WIDEST: Final = 900
_LARGEST: Final = 1_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Believed:
    """Whom this laptop believes about names."""

    known: tuple[KnownAuthority, ...] = ()
    by: str = ""
    """The name of whoever this laptop belongs to, as far as it is known."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Chosen:
    """A file that was chosen, with what it holds."""

    data: bytes
    facts: AuthorityFacts


class TrustSettings(QWidget):
    """The authorities, one below the other; another one is compared before it is among them.

    Args:
        context: the stage's.

    Signals:
        came_up(QWidget): this part was filled below what is seen.
    """

    came_up = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._words, self._theme = context, context.words, context.theme
        self._believed, self._has_read = Believed(), False
        self._chosen: _Chosen | None = None
        self._strip = Strip(self._words, self._theme)
        self._form = AuthorityForm(self._words, self._theme)
        self._cards = QVBoxLayout()
        self._build()
        self._connect()

    def read(self) -> None:
        """Reads whom the home believes; none is made for the question."""
        context = self._context
        if not context.computer.has_home(context.home):
            self._show_believed(Believed())
            return
        self._context.bridge.look(
            lambda _task: Believed(known=authorities(context.adapters), by=own_name(context.adapters)),
            owner=self,
            done=self._show_believed,
            refused=self._strip.show_problem,
        )

    def about(self) -> str:
        """The authority that is being compared; empty while none is."""
        return "" if self._chosen is None else self._chosen.facts.fingerprint

    def unsaved(self) -> object | None:
        """The authority that is being compared; None while none is."""
        return self._chosen

    def take_back(self, unsaved: object) -> bool:
        """Compares it again, from the beginning: that its number is right is said by whoever sits here now."""
        if isinstance(unsaved, _Chosen) and self._has_read and self._chosen is None:
            self._show_chosen(unsaved)
        return self._has_read

    def first_focus(self) -> QWidget:
        """Where another one is added."""
        return self._add

    def _build(self) -> None:
        _ = self._words.translate
        self._add = button(_("Add a certificate…"), self._theme, kind="filled", image="plus", pressed=self._on_choose)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Text(_("Company certificate authorities"), "record", wraps=True), 1)
        head.addWidget(self._add)
        self._none = Text(_("None. Signers are known here by their own numbers alone."), "muted", wraps=True)
        self._cards.setSpacing(14)
        frame = panel()
        frame.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(frame)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(12)
        column.addLayout(head)
        about = QVBoxLayout()
        about.setSpacing(4)
        for sentence in (
            _("Whoever has a certificate of one of them is known by name in every check on this laptop."),
            _("It gives nobody a role: a sign-off counts once its number was compared, as without a company."),
            _("Whether a certificate was revoked is not checked (offline)."),
        ):
            about.addWidget(Text(sentence, "muted", wraps=True))
        column.addLayout(about)
        for part in (self._strip, self._form, self._none):
            column.addWidget(part)
        column.addLayout(self._cards)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
        whole.addStretch(1)

    def _connect(self) -> None:
        self._form.accepted.connect(self._on_accepted)
        self._form.given_up.connect(self._on_given_up)

    # --- what is shown

    def _show_believed(self, believed: Believed) -> None:
        self._believed, self._has_read = believed, True
        while (item := self._cards.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for card in self._made(believed.known):
            self._cards.addWidget(card)
        self._none.setVisible(not believed.known and self._chosen is None)
        self._add.setEnabled(self._chosen is None)

    def _made(self, known: Sequence[KnownAuthority]) -> list[AuthorityCard]:
        now = self._context.now()
        made = []
        for one in known:
            over = one.facts.not_after < now
            card = AuthorityCard(one, self._words, self._theme, expired=over, by=self._believed.by)
            card.removal_wanted.connect(self._on_remove)
            made.append(card)
        return made

    def _show_chosen(self, chosen: _Chosen | None) -> None:
        """What is seen while a file is compared, and after."""
        self._chosen = chosen
        if chosen is None:
            self._form.forget()
            self._add.setFocus()
        else:
            self._form.show_authority(chosen.facts, by=self._believed.by)
            self.came_up.emit(self._form)
        set_kind(self._add, "filled" if chosen is None else "outlined", self._theme, "plus")
        self._none.setVisible(not self._believed.known and chosen is None)
        self._add.setEnabled(chosen is None)

    # --- what is asked

    def _on_choose(self) -> None:
        _ = self._words.translate
        kinds = _("Certificates") + " (*.pem *.cer *.crt *.der);;" + _("All files") + " (*)"
        title = _("Certificate of a company authority")
        name, _kind = QFileDialog.getOpenFileName(self._context.window, title, "", kinds)
        if not name:
            return
        path, context = Path(name), self._context
        self._strip.hide()
        context.bridge.look(
            lambda _task: _choose(context, path), owner=self, done=self._show_chosen, refused=self._strip.show_problem
        )

    def _on_accepted(self, vouched: Vouched) -> None:
        chosen, context = self._chosen, self._context
        if chosen is None:
            return
        context.bridge.write(
            lambda _task: _believe(context, chosen, vouched),
            owner=self,
            done=self._on_added,
            refused=self._strip.show_problem,
        )

    def _on_added(self, known: KnownAuthority) -> None:
        self._show_chosen(None)
        said = self._words.translate("{name} is trusted here from now on.")
        self._strip.show_text(said.format(name=known.facts.subject))
        self.read()

    def _on_given_up(self) -> None:
        self._strip.hide()
        self._show_chosen(None)

    def _on_remove(self, fingerprint: str, by: str) -> None:
        adapters, now = self._context.adapters, self._context.now()
        self._strip.hide()
        self._context.bridge.write(
            lambda _task: remove_authority(adapters, fingerprint, by=by, now=now),
            owner=self,
            done=self._on_removed,
            refused=self._on_refused,
        )

    def _on_removed(self, known: KnownAuthority) -> None:
        said = self._words.translate("{name} is not trusted here any more.")
        self._strip.show_text(said.format(name=known.facts.subject))
        self._add.setFocus()
        self.read()

    def _on_refused(self, problem: Problem) -> None:
        self._strip.show_problem(problem)
        self.came_up.emit(self._strip)


def _choose(context: Context, path: Path) -> _Chosen:
    """What a file holds; no home is made for the question."""
    data, now = context.computer.files.read(path, limit=_LARGEST), context.now()
    if context.computer.has_home(context.home):
        return _Chosen(data=data, facts=read_authority(context.adapters, data, now=now))
    return _Chosen(data=data, facts=context.adapters.authorities.read(data, now=now))


def _believe(context: Context, chosen: _Chosen, vouched: Vouched) -> KnownAuthority:
    context.computer.make_home(context.home)
    return add_authority(context.adapters, chosen.data, vouched=vouched, now=context.now())
