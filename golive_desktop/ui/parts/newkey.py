# SPDX-License-Identifier: MIT
"""The form with which a person makes a signing key: who they are, and a passphrase that only they know."""

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from golive_desktop.domain.certificate import Subject
from golive_desktop.domain.passphrase import MIN_PASSPHRASE, Strength, strength_of
from golive_desktop.domain.problem import Problem
from golive_desktop.domain.text import tidy
from golive_desktop.ui.look.icons import icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.field import Field, PassphraseEdit
from golive_desktop.ui.parts.printable import PrintWatch
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words
from golive_desktop.wording.sentences import N_

__all__ = ["NewKey", "NewKeyForm"]

_LONGEST: Final = 64
"""What a certificate holds of a name, role or organisation, RFC 5280 appendix A.1."""
_MARKS: Final[dict[Strength, tuple[str, str]]] = {
    "short": ("info", "muted"),
    "easy": ("triangle-alert", "status-conditional"),
    "fair": ("check", "muted"),
    "strong": ("check", "status-approved"),
}
_STRENGTHS: Final[dict[Strength, str]] = {
    "short": N_("{minimum} characters or more; four words are easy to remember."),
    "easy": N_("Easy to guess: better take four words that do not belong together."),
    "fair": N_("Fair: one or two words more make it strong."),
    "strong": N_("Strong."),
}
_FIELD_OF: Final = {
    "identity.name-missing": "name",
    "identity.email-unusable": "email",
    "identity.passphrase-short": "passphrase",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class NewKey:
    """What the form asked for."""

    subject: Subject
    passphrase: str = field(repr=False)


class _Line(QLineEdit):
    """A line whose Enter is done with once it was heard: what stands around it does nothing more with it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()


class NewKeyForm(QWidget):
    """Name, role, organisation, e-mail address, and the passphrase twice; what is wrong stands below each.

    The form makes no key: whoever shows it gives `NewKey` to `golive_desktop.services.identities.create_identity`
    and its problem back to `show_problem`. It has no button of its own; the page's filled button calls `submit`, and
    so does Enter in each field.

    Args:
        words: the language.
        theme: the colours.
        large: as in the signer's view.
        with_import: whether a link offers a company certificate instead.
        watch: says of what is typed that it cannot be printed; None where nobody has to know.

    Signals:
        submitted(NewKey): everything is filled in, and both passphrases are the same.
        import_wanted(): the person would rather use a company certificate.
    """

    submitted = Signal(object)
    import_wanted = Signal()

    def __init__(
        self,
        words: Words,
        theme: Theme,
        *,
        large: bool = False,
        with_import: bool = True,
        watch: PrintWatch | None = None,
    ) -> None:
        super().__init__()
        self._words, self._theme, self._watch = words, theme, watch
        self._person = {key: _Line() for key in ("name", "role", "organisation", "email")}
        self._passphrase = PassphraseEdit(words, theme)
        self._again = PassphraseEdit(words, theme)
        self._mark, self._strength = QLabel(), Text("", "caption", wraps=True)
        self._strip = Strip(words, theme)
        self._asked = False
        self._build(large=large, with_import=with_import)
        self._connect()
        self._show_strength()
        self._show_problems()

    def show_person(self, *, name: str = "", role: str = "", organisation: str = "", email: str = "") -> None:
        """Fills in what is known already; what the person has typed stays."""
        known = {"name": name, "role": role, "organisation": organisation, "email": email}
        for key, text in known.items():
            if text and not self._person[key].text():
                self._person[key].setText(text[:_LONGEST])

    def person(self) -> Subject:
        """What was typed about the person, for a draft; nothing of it has been checked."""
        return Subject(**{key: edit.text() for key, edit in self._person.items()})

    def submit(self) -> None:
        """Says what is missing, and goes to the first field where something is; or announces the new key."""
        self._asked = True
        self._strip.hide()
        self._show_problems()
        wrong = self._wrong()
        if wrong:
            self._fields[next(key for key in self._fields if key in wrong)].edit.setFocus()
            return
        unprintable = self._watch.first_wrong() if self._watch is not None else None
        if unprintable is not None:
            unprintable.setFocus()
            return
        subject = Subject(**{key: tidy(edit.text()) for key, edit in self._person.items()})
        self.submitted.emit(NewKey(subject=subject, passphrase=self._passphrase.text()))

    def show_problem(self, problem: Problem) -> None:
        """Says why no key could be made, at the field concerned."""
        said = self._words.explain(problem)
        key = _FIELD_OF.get(problem.code, "")
        if key:
            self._fields[key].show_problem(f"{said.sentence} {said.next_step}")
            self._fields[key].edit.setFocus()
        else:
            self._strip.show_problem(problem)

    def set_busy(self, *, busy: bool) -> None:
        """Locks the fields while the key is being made."""
        for shown in self._fields.values():
            shown.edit.setEnabled(not busy)

    def forget(self) -> None:
        """Empties both passphrases; to be called once the key is made or the form is left."""
        self._asked = False
        self._passphrase.clear()
        self._again.clear()
        self._show_problems()

    def first_focus(self) -> QWidget:
        """The first field that is empty."""
        empty = (shown.edit for shown in self._fields.values() if not _text(shown.edit))
        return next(empty, self._passphrase)

    def _build(self, *, large: bool, with_import: bool) -> None:
        _ = self._words.translate
        minimum = str(MIN_PASSPHRASE)
        for edit in (*self._person.values(), self._passphrase, self._again):
            edit.setProperty("large", large)
        for key in ("name", "role", "organisation"):
            self._person[key].setMaxLength(_LONGEST)
        labels = {
            "name": _("Your &name, as it is printed"),
            "role": _("Your &role"),
            "organisation": _("&Organisation"),
            "email": _("&E-mail address"),
        }
        self._fields = {key: Field(labels[key], edit, self._theme) for key, edit in self._person.items()}
        self._fields["email"].show_hint(_("Needed: it stands in your key."))
        self._fields["passphrase"] = Field(_("&Passphrase"), self._passphrase, self._theme)
        self._fields["again"] = Field(_("Passphrase a&gain"), self._again, self._theme)
        self._words_of_strength = {key: _(text).format(minimum=minimum) for key, text in _STRENGTHS.items()}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._strip)
        column.addLayout(self._person_grid())
        column.addLayout(self._passphrases())
        if with_import:
            link = button(_("Use a company certificate instead…"), self._theme, kind="link", image="shield-check")
            link.clicked.connect(lambda _checked=False: self.import_wanted.emit())
            row = QHBoxLayout()
            row.addWidget(link)
            row.addStretch(1)
            column.addLayout(row)

    def _person_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(12)
        for place, key in enumerate(("name", "role", "organisation", "email")):
            grid.addWidget(self._fields[key], place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _passphrases(self) -> QVBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self._mark)
        line.addWidget(self._strength, 1)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self._fields["passphrase"])
        column.addLayout(line)
        column.addSpacing(6)
        column.addWidget(self._fields["again"])
        return column

    def _connect(self) -> None:
        if self._watch is not None:
            self._watch.watch_fields(*(self._fields[key] for key in self._person))
        for edit in (*self._person.values(), self._passphrase):
            edit.textChanged.connect(self._show_strength)
            edit.textChanged.connect(self._show_problems)
        self._again.textChanged.connect(self._show_problems)
        self._again.editingFinished.connect(self._on_left_again)
        for edit in (*self._person.values(), self._passphrase, self._again):
            edit.returnPressed.connect(self.submit)

    def _wrong(self) -> dict[str, str]:
        """What is wrong, by field."""
        _ = self._words.translate
        found = {}
        for code, key in _FIELD_OF.items():
            if not self._fits(key):
                said = self._words.explain(Problem(code=code, details={"minimum": str(MIN_PASSPHRASE)}))
                found[key] = f"{said.sentence} {said.next_step}"
        if "email" in found:
            found["email"] = _("The e-mail address needs a name, an @ and a place.")
        if "passphrase" not in found and self._again.text() != self._passphrase.text():
            found["again"] = _("The two passphrases differ. Type it once more.")
        return found

    def _fits(self, key: str) -> bool:
        if key == "passphrase":
            return len(self._passphrase.text()) >= MIN_PASSPHRASE
        text = tidy(self._person[key].text())
        return "@" in text.strip("@") if key == "email" else bool(text)

    def _show_problems(self) -> None:
        """What is wrong is said after the first attempt, and goes away while it is being mended."""
        wrong = self._wrong() if self._asked else {}
        for key, shown in self._fields.items():
            shown.show_problem(wrong.get(key, ""))
        if "passphrase" not in wrong:
            self._passphrase.setAccessibleDescription(self._strength.text())

    def _show_strength(self) -> None:
        known = [edit.text() for edit in self._person.values()]
        strength = strength_of(self._passphrase.text(), known=known)
        image, token = _MARKS[strength]
        colour = self._theme.colour(token)
        drawn = icon(image, colour).pixmap(QSize(14, 14), self.devicePixelRatioF(), QIcon.Mode.Normal)
        self._mark.setPixmap(drawn)
        self._strength.setText(self._words_of_strength[strength])
        self._strength.set_colour(colour)

    def _on_left_again(self) -> None:
        """A difference is said as soon as the second one is finished, not while it is being typed."""
        if self._again.text():
            self._fields["again"].show_problem(self._wrong().get("again", ""))


def _text(edit: QWidget) -> str:
    return edit.text() if isinstance(edit, QLineEdit) else ""
