# SPDX-License-Identifier: MIT
"""Asks what a dossier needs: whose key seals it, and where it shall lie; the verdict is said before."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from golive_desktop.domain.problem import Problem
from golive_desktop.domain.record import IdentityRecord
from golive_desktop.i18n.catalogue import translator
from golive_desktop.services.overview import Overview
from golive_desktop.ui.context import Context
from golive_desktop.ui.parts.busy import BusyLine
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.formlock import FormLock
from golive_desktop.ui.parts.keypick import KeyPick
from golive_desktop.ui.parts.pathfield import PathField
from golive_desktop.ui.parts.saved import ask_where, suggested
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.text import Text, panel
from golive_desktop.ui.words import Words
from golive_desktop.wording.sentences import N_

__all__ = ["CompileOrder", "CompilePanel", "dossier_name", "what_it_will_say"]

_DRAFT: Final = N_("DRAFT")
_SAMPLE: Final = N_("SAMPLE")


@dataclass(frozen=True, kw_only=True, slots=True)
class CompileOrder:
    """A dossier as the user wants it."""

    identity: IdentityRecord
    passphrase: str = field(repr=False)
    label: str
    """Printed at the top of each page, in the release's language; empty for none."""
    path: Path
    replaces: bool
    """Whether the user agreed that a file there is replaced."""


class CompilePanel(QScrollArea):
    """What the dossier will say, whose key seals it, where it will lie.

    Signals:
        ordered(CompileOrder): the user pressed the button, with everything filled in.
        left(): the user thought better of it.
        key_wanted(): there is no key on this laptop yet.
    """

    ordered = Signal(object)
    left = Signal()
    key_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._words, self._theme = context, context.words, context.theme
        self._overview: Overview | None = None
        self._agreed = ""
        self.strip = Strip(self._words, self._theme)
        self.busy = BusyLine(self._words, self._theme)
        self._mark = StatusMark(self._theme, size="file")
        self._sentence = Text("", wraps=True)
        self._draft = QCheckBox()
        self._key = KeyPick(self._words, self._theme, brief=True)
        self._target = PathField(self._words, self._theme, self._words.translate("&File"))
        self._build()
        self._connect()

    def show_release(self, overview: Overview) -> None:
        """Shows what a dossier of the release would say now; what was typed stays."""
        first = self._overview is None or self._overview.release.id != overview.release.id
        self._overview = overview
        verdict = overview.readiness.verdict
        self._mark.show_state(verdict, self._words.term("release", verdict))
        self._sentence.setText(what_it_will_say(overview, self._words))
        usual = overview.manager.record.name if overview.manager else ""
        self._key.show_keys(overview.own, usual, now=overview.at)
        self._run.setVisible(self._key.ready)
        if first:
            self._draft.setChecked(verdict == "NO-GO")
            self._target.show_path(suggested("dossier", dossier_name(overview), ".pdf"))

    def show_problem(self, problem: Problem) -> None:
        """Says why there is no dossier, at the field concerned."""
        if self._key.show_problem(problem):
            return
        if problem.code == "files.exists":
            _ = self._words.translate
            self._target.show_problem(
                _("A file of this name is already there. Choose another name, or choose it again.")
            )
            self._target.choose.setFocus()
        elif not self._target.show_refusal(problem):
            self.strip.show_problem(problem)

    def set_busy(self, *, busy: bool) -> None:
        """Locks the fields while the dossier is being made."""
        _ = self._words.translate
        self._run.setEnabled(not busy)
        self._run.setText(_("Compiling…") if busy else _("Compile and seal"))
        self._lock.set_busy(busy=busy)

    def forget(self) -> None:
        """Drops the passphrase and what was wrong, when the panel is left or the dossier is made."""
        self._key.forget()
        self._target.show_problem("")
        self.strip.hide()
        self._overview = None

    def first_focus(self) -> QWidget:
        """The passphrase; without a key, the way to one."""
        return self._key.entry()

    def _build(self) -> None:
        _ = self._words.translate
        theme = self._theme
        self._draft.setText(_("Print DRAFT on each page"))
        self._back = button(_("Cancel"), theme, pressed=self.left.emit)
        self._lock = FormLock(self, (self._draft, self._key, self._target, self._back), self._key.entry)
        self._run = button(_("Compile and seal"), theme, kind="filled", image="stamp", pressed=self._on_run)
        body = panel()
        column = QVBoxLayout(body)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Text(_("Compile the dossier"), "record"))
        explained = _(
            "One PDF with everything that was signed, each original inside it untouched, sealed once with your key."
        )
        column.addWidget(Text(explained, "muted", wraps=True))
        column.addWidget(self._mark)
        column.addWidget(self._sentence)
        column.addWidget(self._draft)
        column.addWidget(self._key)
        column.addWidget(self._target)
        column.addWidget(self.strip)
        column.addWidget(self.busy)
        column.addLayout(self._foot())
        column.addStretch(1)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # note: all of it is reached by what stands in it

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self._back)
        row.addWidget(self._run)
        return row

    def _connect(self) -> None:
        self._key.entered.connect(self._on_run)
        self._key.changed.connect(lambda: self._run.setVisible(self._key.ready))
        self._key.key_wanted.connect(self.key_wanted)
        self._target.choose_wanted.connect(self._on_choose)

    def _on_choose(self) -> None:
        _ = self._words.translate
        path = ask_where(self._context.window, _("Save the dossier"), Path(self._target.text()), "PDF (*.pdf)")
        if path is not None:
            self._target.show_path(path)
            self._agreed = str(path)

    def _on_run(self) -> None:
        _ = self._words.translate
        overview, key = self._overview, self._key.key()
        if overview is None or key is None or not self._run.isEnabled():
            return
        passphrase = self._key.passphrase()
        if not passphrase:
            return
        path = self._target.path()
        if path is None:
            self._target.show_problem(_("Say where the dossier shall lie."))
            return
        self.strip.hide()
        order = CompileOrder(
            identity=key.record,
            passphrase=passphrase,
            label=self._label(overview),
            path=path,
            replaces=self._agreed == self._target.text(),
        )
        self.ordered.emit(order)

    def _label(self, overview: Overview) -> str:
        speak = translator(overview.release.language)
        parts = [speak(_SAMPLE)] if self._context.sample else []
        return " – ".join(parts + ([speak(_DRAFT)] if self._draft.isChecked() else []))


def what_it_will_say(overview: Overview, words: Words) -> str:
    """What a dossier of this release says now, in one sentence; any verdict may be sealed, and is printed on page 1.

    Args:
        overview: the release as it stands.
        words: the reader's language.
    """
    _ = words.translate
    match overview.readiness.verdict:
        case "GO":
            return _("Nothing stands in the way. Page 1 says GO.")
        case "CONDITIONAL":
            open_ones = len(overview.readiness.follow_ups)
            said = _("{count} conditions are due after T-0. Page 1 says CONDITIONAL and names them.")
            return said.format(count=open_ones)
        case _:
            missing = len(overview.readiness.why_not)
            said = _("{count} points stand between this release and GO. Page 1 says NO-GO and names each of them.")
            return said.format(count=missing)


def dossier_name(overview: Overview) -> str:
    """What the next edition of the dossier is called: the candidate's tag and the edition's number."""
    editions = sum(item.kind == "dossier" and item.direction == "issued" for item in overview.statements)
    return f"{overview.release.candidate.tag}-{editions + 1}"
