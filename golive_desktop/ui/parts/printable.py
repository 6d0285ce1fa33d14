# SPDX-License-Identifier: MIT
"""Says at a field what of its text no document can print, a moment after the last key and long before a signature."""

import re
import unicodedata
from collections.abc import Callable
from functools import partial
from typing import Final

import shiboken6
from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from golive_desktop.domain.problem import Problem
from golive_desktop.services.scripts import script_problem
from golive_desktop.ui.bridge import Bridge
from golive_desktop.ui.context import Context
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.words import Words

__all__ = ["PrintWatch", "print_watch", "unprintable_words"]

_PAUSE_MS: Final = 400
_NUMBER: Final = re.compile(r"U\+([0-9A-F]{4,6})")
_PICTURES: Final = frozenset({"So", "Sk"})
_ANY: Final = "a"
Edit = QLineEdit | QPlainTextEdit


class PrintWatch(QObject):
    """Looks at fields while they are typed in; what was said goes away with the letter that it was said of.

    Args:
        check: why a text cannot be printed, None when it can; the first call is slow and is made beside the window.
        bridge: makes that call.
        words: the reader's language.
        parent: whoever shows the fields.
    """

    def __init__(self, check: Callable[[str], Problem | None], bridge: Bridge, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._check, self._bridge, self._words = check, bridge, words
        self._ready = self._asked = False
        self._watched: list[_Watched] = []

    def watch(self, edit: Edit, say: Callable[[str], object]) -> None:
        """Says from now on what of the text in `edit` cannot be printed; an empty sentence when all of it can."""
        self._watched = [one for one in self._watched if shiboken6.isValid(one)]
        self._watched.append(_Watched(edit, say, self))

    def watch_fields(self, *fields: Field) -> None:
        """The same for labelled fields, below which it stands."""
        for field in fields:
            if isinstance(field.edit, Edit):
                self.watch(field.edit, field.show_unprintable)

    def first_wrong(self) -> QWidget | None:
        """The first field in view whose text cannot be printed; it says so at once."""
        for one in self._watched:
            if shiboken6.isValid(one) and one.edit.isVisible() and self._ready and one.look():
                return one.edit
        return None

    def sentence(self, text: str) -> str | None:
        """What to say of `text`, empty for nothing; None while that cannot be known yet, and then it is asked again."""
        if self._ready:
            problem = self._check(text)
            return unprintable_words(problem, self._words) if problem is not None else ""
        if not self._asked:
            self._asked = True
            self._bridge.look(
                lambda _task: self._check(_ANY), owner=self, done=self._on_ready, refused=self._on_refused
            )
        return None

    def _on_ready(self, _nothing: object) -> None:
        self._ready = True
        for one in self._watched:
            if shiboken6.isValid(one):
                one.look()

    def _on_refused(self, _problem: Problem) -> None:
        self._asked = False  # note: whatever it was, it is said when something shall be printed in earnest


class _Watched(QObject):
    """One field; it ends with it."""

    def __init__(self, edit: Edit, say: Callable[[str], object], watch: PrintWatch) -> None:
        super().__init__(edit)
        self.edit, self._say, self._watch = edit, say, watch
        self._said = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        edit.textChanged.connect(self._on_text)

    @Slot()
    def look(self) -> bool:
        """Looks at the text as it stands; whether anything is wrong with it."""
        self._pause.stop()
        text = self.edit.text() if isinstance(self.edit, QLineEdit) else self.edit.toPlainText()
        said = "" if text.isascii() and text.isprintable() else self._watch.sentence(text)
        if said is not None and said != self._said:
            self._said = said
            self._say(said)
        return bool(said)

    @Slot()
    def _on_text(self) -> None:
        if self._said:
            self.look()  # note: what is mended is not complained of a moment longer, nor one text's fault in the next
        else:
            self._pause.start()


def print_watch(context: Context, parent: QObject) -> PrintWatch:
    """A watch with the fonts of this program.

    Args:
        context: of the page.
        parent: whoever shows the fields.
    """
    return PrintWatch(partial(script_problem, context.adapters), context.bridge, context.words, parent)


def unprintable_words(problem: Problem, words: Words) -> str:
    """What cannot be printed and what to do, for the place where it is being typed.

    Args:
        problem: ``document.script-unsupported``.
        words: the reader's language.
    """
    _ = words.translate
    characters = problem.details["characters"]
    found = [chr(int(number, 16)) for number in _NUMBER.findall(characters)]
    if any(unicodedata.category(one) in _PICTURES for one in found):
        said = _("Emoji and other pictures cannot be printed: {characters}. Say it in words.")
    elif not any(one.isprintable() for one in found):
        said = _("There is something invisible in this text that cannot be printed: {characters}. Type it anew.")
    else:
        said = _("These letters cannot be printed: {characters}. Latin, Greek and Cyrillic ones can.")
    return said.format(characters=characters)
