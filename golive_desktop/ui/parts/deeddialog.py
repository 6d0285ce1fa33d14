# SPDX-License-Identifier: MIT
"""Asks what a step needs that nothing takes back: why, a typed word where it is final, and the key that signs it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from golive_desktop.domain.problem import Problem
from golive_desktop.domain.record import IdentityRecord
from golive_desktop.services.overview import OwnKey
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.parts.keypick import KeyPick
from golive_desktop.ui.parts.printable import PrintWatch
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["DeedDialog", "DeedGiven", "DeedWords"]

_WIDTH: Final = 620
_HEIGHT: Final = 260


@dataclass(frozen=True, kw_only=True, slots=True)
class DeedWords:
    """What the question says."""

    title: str
    sentence: str
    act: str
    """The verb on the button."""
    typed: str = ""
    """To be typed exactly; empty for none."""
    danger: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class DeedGiven:
    """What was said."""

    reason: str
    identity: IdentityRecord | None
    passphrase: str = field(repr=False)


class DeedDialog(QDialog):
    """A reason, a typed word and a key; it stays open until the deed is done.

    Args:
        words: the reader's language.
        theme: the colours.
        said: the question.
        keys: those that may sign; None where nothing is signed.
        parent: the window.

    Signals:
        given(DeedGiven): everything is filled in.
    """

    given = Signal(object)

    def __init__(
        self, words: Words, theme: Theme, *, said: DeedWords, keys: Sequence[OwnKey] | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        _ = words.translate
        self._words, self._said, self._signs = words, said, keys is not None
        self._watch: PrintWatch | None = None
        self._reason, self._word = QLineEdit(), QLineEdit()
        self._why = Field(_("Reason, one sentence"), self._reason, theme)
        self._exactly = Field(_("Type {word} to confirm").format(word=said.typed), self._word, theme)
        self._keys = KeyPick(words, theme)
        self._keys.show_keys(keys or ())
        self._trouble = Text("", wraps=True, colour=theme.colour("danger"))
        self._act = button(said.act, theme, kind="danger" if said.danger else "filled", pressed=self._on_act)
        self._act.setDefault(False)
        self._cancel = button(_("Cancel"), theme, pressed=self.reject)
        self.setObjectName("window")
        self.setWindowTitle(said.title)
        self.setAccessibleDescription(said.sentence)
        self._build(said)
        self._keys.entered.connect(self._on_act)
        self.resize(_WIDTH, _HEIGHT)
        self._reason.setFocus()

    def watch_reason(self, watch: PrintWatch) -> None:
        """Says from now on of the reason, while it is typed, that it cannot be printed."""
        self._watch = watch
        watch.watch_fields(self._why)

    def show_problem(self, problem: Problem) -> None:
        """Says why it was not done; what was typed stays."""
        self.set_busy(busy=False)
        if not self._keys.show_problem(problem):
            explained = self._words.explain(problem)
            self._trouble.setText(f"{explained.sentence} {explained.next_step}".strip())
            self._trouble.show()

    def set_busy(self, *, busy: bool) -> None:
        """Locks everything while it is being done."""
        for part in (self._why, self._exactly, self._keys, self._act):
            part.setEnabled(not busy)

    def done(self, result: int) -> None:
        """Closes, and forgets what was typed."""
        self._keys.forget()
        super().done(result)

    def _build(self, said: DeedWords) -> None:
        last = QHBoxLayout()
        last.setSpacing(14)
        last.addWidget(self._exactly, 1, Qt.AlignmentFlag.AlignTop)
        last.addWidget(self._keys, 1, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        for part in (self._act, self._cancel) if said.danger else (self._cancel, self._act):
            foot.addWidget(part)
            if part is (self._act if said.danger else self._cancel):
                foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(10)
        column.addWidget(Text(said.sentence, wraps=True))
        column.addWidget(self._why)
        column.addLayout(last)
        column.addWidget(self._trouble)
        column.addStretch(1)
        column.addLayout(foot)
        self._exactly.setVisible(bool(said.typed))
        self._keys.setVisible(self._signs)
        self._trouble.hide()

    def _on_act(self) -> None:
        _ = self._words.translate
        self._trouble.hide()
        self._why.show_problem("" if self._reason.text().strip() else _("Say why in one sentence."))
        same = self._word.text().strip() == self._said.typed
        self._exactly.show_problem("" if same else _("Type exactly {word}.").format(word=self._said.typed))
        if not self._reason.text().strip() or not same:
            (self._word if self._reason.text().strip() else self._reason).setFocus()
            return
        if self._watch is not None and self._watch.first_wrong() is not None:
            self._reason.setFocus()
            return
        key = self._keys.key()
        passphrase = self._keys.passphrase() if self._signs else ""
        if self._signs and (key is None or not passphrase):
            return
        self.set_busy(busy=True)
        identity = key.record if key is not None else None
        self.given.emit(DeedGiven(reason=self._reason.text(), identity=identity, passphrase=passphrase))
