# SPDX-License-Identifier: MIT
"""Asks for the passphrase of a key, and says what is wrong with it and how long the next try has to wait."""

import time
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QTimer, Signal

from golive_desktop.domain.problem import Problem
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.field import Field, PassphraseEdit
from golive_desktop.ui.words import Words

__all__ = ["SecretField"]

_SECOND_MS: Final = 1000


class SecretField(Field):
    """A passphrase below its label; after a wrong one it counts the seconds until the next try.

    The wait itself is kept where keys are opened, see `golive_desktop.signing.patience`; here it is only told.

    Args:
        words: the reader's language.
        theme: the colours.
        label: as for `Field`.
        hint: as for `Field`.

    Signals:
        entered(): Enter was pressed.
        changed(): `filled` may be another answer than before.
    """

    entered = Signal()
    changed = Signal()

    def __init__(self, words: Words, theme: Theme, label: str, hint: str = "") -> None:
        self._edit = PassphraseEdit(words, theme)
        super().__init__(label, self._edit, theme, hint)
        self._words = words
        self._refusal: Problem | None = None
        self._until = 0.0
        self._wants_keyboard = False
        self._tick = QTimer(self)
        self._tick.setInterval(_SECOND_MS)
        self._tick.timeout.connect(self._on_tick)
        self._edit.returnPressed.connect(self.entered)
        self._edit.textEdited.connect(self._on_edited)
        self._edit.textChanged.connect(lambda _text: self.changed.emit())

    @property
    def filled(self) -> bool:
        """Whether something was typed, and nothing has to be waited for."""
        return bool(self._edit.text()) and not self._left()

    def passphrase(self) -> str:
        """What was typed, where it may be tried now; else it is empty, and the field says why."""
        typed = self._edit.text()
        if self._left():
            self._take_keyboard()
            return ""
        if not typed:
            self.show_problem(self._words.translate("Type the passphrase of your key."))
            self._take_keyboard()
        return typed

    def show_refusal(self, problem: Problem) -> bool:
        """Says what is wrong with the passphrase, which is forgotten; whether the problem is of that sort."""
        if problem.code not in {"key.passphrase-wrong", "key.passphrase-wait"}:
            return False
        if problem.code == "key.passphrase-wrong":
            self._edit.clear()  # note: it may be the secret of something else
        wait = problem.details.get("wait", "") or problem.details.get("seconds", "")
        self._refusal, self._until = problem, time.monotonic() + int(wait or 0)
        self._tick.start()
        self._on_tick()
        self._take_keyboard()
        return True

    def forget(self) -> None:
        """Drops what was typed and what was wrong with it."""
        self._edit.clear()
        self._stop()

    def stop_waiting(self) -> None:
        """Says nothing more of a refusal: it was another key's."""
        self._stop()

    def _left(self) -> int:
        """How many whole seconds are left, the begun one among them."""
        left = self._until - time.monotonic()
        return max(0, int(left) + (left > int(left)))

    def _say(self, problem: Problem, left: int) -> str:
        if problem.code == "key.passphrase-wait":
            return self._words.explain(replace(problem, details={"seconds": str(left)})).sentence if left else ""
        said = self._words.explain(problem)
        wait = self._words.translate("Next try in {seconds} seconds.").format(seconds=left)
        return f"{said.sentence} {wait if left else said.next_step}".strip()

    def _on_tick(self) -> None:
        left = self._left()
        if not left:
            self._tick.stop()
        if self._refusal is not None:
            self.show_problem(self._say(self._refusal, left))
        self.changed.emit()

    def _on_edited(self, _text: str) -> None:
        if not self._left():
            self._stop()

    def _stop(self) -> None:
        self._refusal, self._until = None, 0.0
        self._tick.stop()
        self.show_problem("")
        self.changed.emit()

    def _take_keyboard(self) -> None:
        self._wants_keyboard = not self._edit.isEnabled()
        self._edit.setFocus()
        self._edit.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and self._wants_keyboard and self.isEnabled():
            # note: a refusal may come while the form is still locked for the signature
            self._take_keyboard()
