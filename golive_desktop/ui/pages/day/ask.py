# SPDX-License-Identifier: MIT
"""What has to be said before something is recorded: a reason, a typed word, a time, a passphrase; in one strip."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QDateTimeEdit, QFrame, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from golive_desktop.domain.problem import Problem
from golive_desktop.domain.record import IdentityRecord
from golive_desktop.services.overview import Overview
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button, set_kind
from golive_desktop.ui.parts.daypopup import with_calendar
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.parts.keypick import KeyPick
from golive_desktop.ui.parts.room import turn
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["Ask", "AskStrip", "Given"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Ask:
    """What is asked."""

    key: str
    """What is to be done, with its subject behind a colon."""
    sentence: str
    more: str = ""
    act: str
    """The words of the button."""
    danger: bool = False
    text: str = ""
    """What the line of text is called; empty for none."""
    begins: str = ""
    """What stands in it at first."""
    word: str = ""
    """To be typed; empty for none."""
    moment: datetime | None = None
    """Where date and time begin, on the clocks of the release; None for none."""
    signs: bool = False
    names: bool = False
    """Whether the name of whoever does it is asked: this laptop has no key to take it from."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """What was said."""

    text: str = ""
    word: str = ""
    moment: datetime | None = None
    """Without an offset, as the clocks of the release show it."""
    name: str = ""
    identity: IdentityRecord | None = None
    passphrase: str = ""


class AskStrip(QFrame):
    """One question, hidden while there is none.

    Signals:
        given(object, object): the `Ask`, and what was `Given`.
        left(): the user thought better of it.
        key_wanted(): there is no key on this laptop yet.
    """

    given = Signal(object, object)
    left = Signal()
    key_wanted = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self._ask: Ask | None = None
        self.setProperty("kind", "strip")
        self.setProperty("weight", "asks")
        self._sentence = Text("", "section", wraps=True)
        self._more = Text("", "muted", wraps=True)
        self._problem = Text("", wraps=True, colour=theme.colour("danger"))
        self._line, self._word, self._name = QLineEdit(), QLineEdit(), QLineEdit()
        self._moment = QDateTimeEdit()
        self._key = KeyPick(words, theme, brief=True)
        self._build()
        self._connect()
        self.hide()

    @property
    def asks(self) -> str:
        """The key of what is asked now; empty for nothing."""
        return self._ask.key if self._ask is not None and not self.isHidden() else ""

    def show_keys(self, overview: Overview) -> None:
        """Offers the keys of this laptop."""
        self._key.show_keys(overview.signing_keys)
        below = Qt.AlignmentFlag.AlignTop if self._key.ready else Qt.AlignmentFlag.AlignBottom
        self._fields.setAlignment(self._key, below)  # note: a lone button stands beside the lines, not the captions

    def fold(self, *, small: bool) -> None:
        """Puts what is asked below each other where everything stands in one column."""
        turn(self._fields, below=small)

    def ask(self, ask: Ask) -> None:
        """Asks something; the same question again leaves what was typed."""
        if self.asks != ask.key:
            self._begin(ask)
        self._ask = ask
        self.show()
        self._entry().setFocus()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def show_refusal(self, problem: Problem) -> bool:
        """Says what is wrong with the passphrase; whether the problem is of that sort."""
        self.set_busy(busy=False)
        return self._key.show_problem(problem)

    def show_problem(self, sentence: str) -> None:
        """Says what stands against it; what was typed stays."""
        self.set_busy(busy=False)
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self._entry().setAccessibleDescription(sentence)

    def set_busy(self, *, busy: bool) -> None:
        """Locks the button while it is being recorded."""
        self._act.setEnabled(not busy)

    def close_ask(self) -> None:
        """It is done: everything that was typed is forgotten."""
        for edit in (self._line, self._word, self._name):
            edit.clear()
        self._key.forget()
        self._ask = None
        self.hide()

    def _begin(self, ask: Ask) -> None:
        self.close_ask()
        self.show_problem("")
        _ = self._words.translate
        self._sentence.setText(ask.sentence)
        self._more.setText(ask.more)
        self._more.setVisible(bool(ask.more))
        self._line_caption.setText(ask.text)
        self._line.setAccessibleName(ask.text)
        self._line.setText(ask.begins)
        label = _("Type {word} to confirm").format(word=ask.word)
        self._word_caption.setText(label)
        self._word.setAccessibleName(label)
        if ask.moment is not None:
            self._moment.setDateTime(_to_qt(ask.moment))
        self._act.setText(ask.act)
        set_kind(self._act, "danger" if ask.danger else "outlined", self._theme)
        for widgets, shown in (
            ((self._line_part,), bool(ask.text)),
            ((self._word_part,), bool(ask.word)),
            ((self._moment_part,), ask.moment is not None),
            ((self._key,), ask.signs),
            ((self._name_part,), ask.names),
        ):
            for widget in widgets:
                widget.setVisible(shown)
        self.setAccessibleName(f"{ask.sentence} {ask.more}".strip())

    def _build(self) -> None:
        _ = self._words.translate
        self._line_part, self._line_caption = self._part(self._line)
        self._word_part, self._word_caption = self._part(self._word)
        self._moment.setDisplayFormat("dd.MM.yyyy HH:mm" if self._words.language == "de" else "d MMM yyyy HH:mm")
        with_calendar(self._moment, self._theme)
        self._moment_part = Field(_("Date and time of T-0"), self._moment, self._theme)
        self._name_part = Field(_("Your name"), self._name, self._theme)
        self._act = button("", self._theme, pressed=self._on_act)
        self._cancel = button(_("Cancel"), self._theme, kind="link", pressed=self._on_cancel)
        self._fields = fields = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        fields.setSpacing(12)
        for part, stretch in (
            (self._moment_part, 0),
            (self._line_part, 3),
            (self._word_part, 1),
            (self._name_part, 1),
            (self._key, 2),
        ):
            fields.addWidget(part, stretch, Qt.AlignmentFlag.AlignTop)
        for made in (self._cancel, self._act):
            fields.addWidget(made, 0, Qt.AlignmentFlag.AlignBottom)
        fields.addStretch(0)
        self._act.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(4)
        for widget in (self._sentence, self._more):
            column.addWidget(widget)
        column.addLayout(fields)
        column.addWidget(self._problem)

    def _part(self, edit: QLineEdit) -> tuple[QWidget, Text]:
        caption = Text("", "strong")
        caption.setBuddy(edit)
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(caption)
        column.addWidget(edit)
        part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        return part, caption

    def _connect(self) -> None:
        for edit in (self._line, self._word, self._name):
            edit.returnPressed.connect(self._on_act)
        self._key.entered.connect(self._on_act)
        self._key.key_wanted.connect(self.key_wanted)

    def _entry(self) -> QWidget:
        parts = (
            (self._moment_part, self._moment),
            (self._line_part, self._line),
            (self._word_part, self._word),
            (self._name_part, self._name),
            (self._key, self._key.entry()),
        )
        return next((edit for part, edit in parts if not part.isHidden()), self._act)

    def _on_act(self) -> None:
        ask = self._ask
        if ask is None or not self._act.isEnabled():
            return
        secret = self._key.passphrase() if ask.signs else ""
        if ask.signs and not secret:
            return
        self.show_problem("")
        self.set_busy(busy=True)
        key = self._key.key() if ask.signs else None
        given = Given(
            text=self._line.text(),
            word=self._word.text(),
            moment=_from_qt(self._moment.dateTime()) if ask.moment is not None else None,
            name=self._name.text(),
            identity=key.record if key is not None else None,
            passphrase=secret,
        )
        self.given.emit(ask, given)

    def _on_cancel(self) -> None:
        self.close_ask()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_cancel()
            return
        super().keyPressEvent(event)


def _to_qt(moment: datetime) -> QDateTime:
    made = QDateTime.fromString(f"{moment:%Y-%m-%dT%H:%M}:00", Qt.DateFormat.ISODate)
    # note: a clock without a zone, so that this computer's own summer time moves nothing
    return made.toTimeZone(made.timeZone()) if made.isValid() else QDateTime.currentDateTime()


def _from_qt(moment: QDateTime) -> datetime:
    return datetime.fromisoformat(moment.toString("yyyy-MM-ddTHH:mm"))
