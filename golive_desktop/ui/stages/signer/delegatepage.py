# SPDX-License-Identifier: MIT
"""Who cannot sign names a deputy: whom, until when, for what, and the signature that lends the role."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.daypopup import with_calendar
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.parts.printable import PrintWatch
from golive_desktop.ui.parts.segment import Choice, Segment
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.stages.signer.deedpage import DeedPage
from golive_desktop.ui.words import Words

__all__ = ["DelegatePage", "DeputyTyped"]


@dataclass(frozen=True, kw_only=True, slots=True)
class DeputyTyped:
    """What was typed."""

    name: str
    email: str
    organisation: str
    until: date
    """The last day, until its end."""
    scope: str
    """ "release" or "product"."""


class DelegatePage(DeedPage):
    """The deputy at the left, what is signed at the right; afterwards what to do with the file.

    Args:
        words: the reader's language.
        theme: the colours.
        watch: says of what is typed that it cannot be printed.

    Signals:
        changed(): something was typed or chosen.
    """

    changed = Signal()

    def __init__(self, words: Words, theme: Theme, watch: PrintWatch) -> None:
        super().__init__(words, theme)
        self._watch = watch
        self._name, self._email, self._organisation = QLineEdit(), QLineEdit(), QLineEdit()
        self._until = QDateEdit()
        self._build()

    def show_question(self, *, title: str, tag: str, product: str, until: date, today: date) -> None:
        """Asks anew.

        Args:
            title: of the role, in words.
            tag: the candidate.
            product: what a delegation may hold for as a whole.
            until: where the last day begins.
            today: no day before it can be chosen.
        """
        _ = self._words.translate
        said = _("Name a deputy who signs as {title} in your place.").format(title=title)
        self._sentence.setText(said)
        self._scope.set_name(_("For"))
        self._hint.setText(
            _("This release is {tag}; the other choice holds for every release of {product}.").format(
                tag=tag, product=product
            )
        )
        self._until.setMinimumDate(QDate(today.year, today.month, today.day))
        self._until.setDate(QDate(until.year, until.month, until.day))
        self._turn_to(done=False)

    def typed(self) -> DeputyTyped:
        """What stands in the fields."""
        chosen = self._until.date()
        return DeputyTyped(
            name=self._name.text().strip(),
            email=self._email.text().strip(),
            organisation=self._organisation.text().strip(),
            until=date(chosen.year(), chosen.month(), chosen.day()),
            scope=self._scope.value or "release",
        )

    def complete(self) -> bool:
        """Whether name and address are there; what is missing says so and gets the keyboard."""
        _ = self._words.translate
        typed = self.typed()
        self._name_field.show_problem("" if typed.name else _("Say who signs in your place."))
        self._email_field.show_problem("" if "@" in typed.email else _("Give the address in the deputy's key."))
        for field, missing in ((self._name, not typed.name), (self._email, "@" not in typed.email)):
            if missing:
                field.setFocus()
                return False
        if (wrong := self._watch.first_wrong()) is not None:
            wrong.setFocus()
        return wrong is None

    def entry(self) -> QWidget:
        """The deputy's name."""
        return self._name

    def _build(self) -> None:
        _ = self._words.translate
        self._sentence = Text("", "lead-strong", wraps=True)
        self._name_field = Field(_("&Name of the deputy"), self._name, self._theme, _("As in the deputy's key."))
        self._email_field = Field(_("&E-mail address"), self._email, self._theme)
        organisation = Field(_("&Organisation, if it matters"), self._organisation, self._theme)
        self._until.setDisplayFormat("dd.MM.yyyy" if self._words.language == "de" else "d MMM yyyy")
        with_calendar(self._until, self._theme)
        until = Field(_("&Until, that day included"), self._until, self._theme)
        choices = (
            Choice(value="release", text=_("This release"), image="check"),
            Choice(value="product", text=_("Every release"), image="check"),
        )
        self._scope = Segment(choices, self._theme, name=_("For"))
        self._scope.show_value("release")
        self._hint = Text("", "caption", wraps=True)
        limits = Text(
            _(
                "The deputy cannot pass this on. The release manager receives your file and asks the deputy; "
                "nothing is sent from here."
            ),
            "muted",
            wraps=True,
        )
        self._watch.watch_fields(self._name_field, self._email_field, organisation)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(organisation, 1, Qt.AlignmentFlag.AlignTop)
        line.addWidget(until, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(12)
        for part in (self._sentence, self._name_field, self._email_field):
            column.addWidget(part)
        column.addLayout(line)
        column.addWidget(self._scope, 0, Qt.AlignmentFlag.AlignLeft)
        for last in (self._hint, limits):
            column.addWidget(last)
        self._stand(column)
        for edit in (self._name, self._email, self._organisation):
            edit.textEdited.connect(self._on_typed)
        self._until.dateChanged.connect(lambda _date: self.changed.emit())
        self._scope.chosen.connect(lambda _value: self.changed.emit())

    def _on_typed(self, _text: str) -> None:
        for field in (self._name_field, self._email_field):
            field.show_problem("")
        self.changed.emit()
