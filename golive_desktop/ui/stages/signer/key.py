# SPDX-License-Identifier: MIT
"""Before the first signature: a key of one's own, made once."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from golive_desktop.domain.problem import Problem
from golive_desktop.ui.look.icons import icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.newkey import NewKeyForm
from golive_desktop.ui.parts.printable import PrintWatch
from golive_desktop.ui.parts.room import turn
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.text import Text, panel
from golive_desktop.ui.words import Words

__all__ = ["KeyPage"]


class KeyPage(QWidget):
    """The form for a new key, with what happens then beside it.

    Args:
        words: the reader's language.
        theme: the colours.

    Signals:
        submitted(NewKey): the form is filled in.
        import_wanted(): a company certificate shall be used instead.
    """

    submitted = Signal(object)
    import_wanted = Signal()

    def __init__(self, words: Words, theme: Theme, watch: PrintWatch | None = None) -> None:
        super().__init__()
        self._words, self._theme, self._watch = words, theme, watch
        self._build()

    def show_person(self, *, name: str, role: str, author: str) -> None:
        """Fills in who is asked.

        Args:
            name: of the person; empty while nobody is named.
            role: in words.
            author: who asked, and may call.
        """
        _ = self._words.translate
        self.form.show_person(name=name, role=role)
        self._calls.setText(_("{name} may call you").format(name=author))

    def show_problem(self, problem: Problem | None) -> None:
        """Says why there is no key that fits; at its field where it has one."""
        if problem is None:
            self._strip.hide()
        elif problem.code.startswith("identity."):
            self.form.show_problem(problem)
        else:
            self._strip.show_problem(problem)

    def fold(self, *, narrow: bool) -> None:
        """Puts the notes under the form."""
        turn(self._row, below=narrow)

    def _build(self) -> None:
        _ = self._words.translate
        self._strip = Strip(self._words, self._theme)
        self.form = NewKeyForm(self._words, self._theme, large=True, watch=self._watch)
        self.form.submitted.connect(self.submitted)
        self.form.import_wanted.connect(self.import_wanted)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Text(_("Make your signing key"), "record"))
        column.addWidget(Text(_("Once, in about two minutes. It stays on this laptop."), "lead-muted", wraps=True))
        column.addSpacing(6)
        column.addWidget(self.form)
        self._calls = Text("", "section", wraps=True)
        right = QWidget()
        notes = QVBoxLayout(right)
        notes.setContentsMargins(0, 0, 0, 0)
        notes.setSpacing(14)
        notes.addWidget(
            self._note(
                "phone",
                self._calls,
                _(
                    "The number of your key is compared, so that nobody else can sign in your name. You see it as soon "
                    "as you have signed."
                ),
            )
        )
        notes.addWidget(
            self._note(
                "key-round",
                Text(_("Keep the passphrase well"), "section", wraps=True),
                _("Nobody can open your key without it. A forgotten passphrase means a new key and a new comparison."),
            )
        )
        notes.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(36)
        self._row.addWidget(left, 6, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(right, 5, Qt.AlignmentFlag.AlignTop)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 18, 0, 20)
        outer.setSpacing(12)
        outer.addWidget(self._strip)
        outer.addLayout(self._row)

    def _note(self, image: str, title: Text, text: str) -> QWidget:
        made = panel()
        head = QHBoxLayout()
        head.setSpacing(10)
        drawn = QLabel()
        drawn.setPixmap(icon(image, self._theme.colour("text")).pixmap(20, 20))
        head.addWidget(drawn, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(title, 1)
        column = QVBoxLayout(made)
        column.setContentsMargins(22, 16, 22, 18)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(Text(text, wraps=True))
        return made
