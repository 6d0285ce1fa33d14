# SPDX-License-Identifier: MIT
"""One step of the runbook in work: what is done, when, by whom, for how long, and what has to be seen and said."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from golive_desktop.domain.runbook import RunStep
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.runbook.inputs import Pick
from golive_desktop.ui.pages.runbook.sight import StepSight
from golive_desktop.ui.parts.amount import Amount
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.edits import EditLine, EditText
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["MOMENTS", "StepForm"]

MOMENTS: Final = ("T-48h", "T-60", "T-30", "T-0", "T+15", "T+1h", "T+24h", "W1", "W2")
"""The moments of the handbook; others can be typed."""
_HEIGHTS: Final = {"text": 56, "check": 56, "command": 44, "channel_text": 56}
_LEAST_TIME: Final = 84
_MOST_MINUTES: Final = 9_999


class StepForm(QWidget):
    """The fields of a step; what is done already is shown, with the reason why it stays.

    Signals:
        edited(RunStep, str, str): the step as it shall be, the field that was edited, words for the menu.
        moved(str): the step shall be at this moment.
        reset_wanted(): the step shall be as the plan or the template has it.
        undo_wanted(): the last change shall be taken back.
        redo_wanted(): it shall be done again.
    """

    edited = Signal(object, str, str)
    moved = Signal(str)
    reset_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self._step: RunStep | None = None
        self._title = Text("", "section")
        self._origin = Text("", "caption", wraps=True)
        self._fixed = Text("", wraps=True, selectable=True)
        self._mark = StatusMark(theme)
        self.texts = {name: EditText() for name in _HEIGHTS}
        self._channel = EditLine()
        self.moment, self._owner = Pick(), Pick()
        self._after = Amount(0, _MOST_MINUTES, words.translate(" min"))
        self._minutes = Amount(0, _MOST_MINUTES, words.translate(" min"))
        self._build()
        self._connect()

    def show_step(
        self, sight: StepSight, planned: str, owners: Sequence[str], moments: Sequence[str], *, reset: str
    ) -> None:
        """Shows a step.

        Args:
            sight: it.
            planned: when it is due, in words; empty while T-0 is not set.
            owners: titles to choose from.
            moments: that the runbook has.
            reset: words of the button that takes its changes back; empty for none.
        """
        other = self._step is None or self._step.key != sight.step.key
        self._step = step = sight.step
        self._title.setText(self._words.translate("Step {key}").format(key=step.key))
        _ = self._words.translate
        said = _("{origin} · planned {time}").format(origin=sight.source, time=planned)
        self._origin.setText(said if planned else sight.source)
        self._mark.setVisible(bool(sight.fixed))
        if sight.fixed:
            self._mark.show_state("approved", self._words.translate("Done, read-only"))
        self._fixed.setText(sight.fixed)
        self._fixed.setVisible(bool(sight.fixed))
        for name, text in self.texts.items():
            text.show_text(str(getattr(step, name)))
        self._channel.show_text(step.channel)
        if other or not self._problem:
            self.moment.show_choice(step.moment, tuple(dict.fromkeys((*moments, *MOMENTS))))
            self.show_problem("")
        self._owner.show_choice(step.owner, owners)
        for amount, value in ((self._after, step.after_minutes), (self._minutes, step.minutes)):
            with QSignalBlocker(amount):
                amount.setValue(value)
        self._reset.setText(reset)
        self._reset.setVisible(bool(reset))
        self._set_read_only(read_only=bool(sight.fixed))

    def show_problem(self, sentence: str) -> None:
        """Says what is wrong with the moment that was typed; empty when nothing is."""
        self._problem = sentence
        self._moment_field.show_problem(sentence)

    def show_fault(self) -> None:
        """Says that the step needs a text, and puts the keyboard there."""
        self._text_field.show_problem(self._words.translate("A step needs a text."))
        self.texts["text"].setFocus()

    def _set_read_only(self, *, read_only: bool) -> None:
        for text in self.texts.values():
            text.setReadOnly(read_only)
        self._channel.setReadOnly(read_only)
        for pick in (self.moment, self._owner):
            pick.set_read_only(read_only)
        for amount in (self._after, self._minutes):
            amount.setEnabled(not read_only)

    def _build(self) -> None:
        _ = self._words.translate
        self._problem = ""
        labels = {
            "text": _("&What is done"),
            "check": _("What has to be &seen"),
            "command": _("&Command to copy"),
            "channel_text": _("Te&xt for this place"),
        }
        hints = {
            "command": _("The program never runs it."),
            "channel_text": _("On the day it stands there to be copied, once place and text are given."),
        }
        fields = {
            name: Field(labels[name], text, self._theme, hints.get(name, "")) for name, text in self.texts.items()
        }
        for name, height in _HEIGHTS.items():
            self.texts[name].setFixedHeight(height)
        self._text_field = fields["text"]
        self._moment_field = Field(_("Mo&ment"), self.moment, self._theme)
        self._reset = button("", self._theme, kind="link", image="undo-2", pressed=self.reset_wanted.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._mark)
        column.addLayout(head)
        column.addWidget(self._origin)
        column.addWidget(self._fixed)
        column.addWidget(fields["text"])
        times = QHBoxLayout()
        times.setSpacing(8)
        after, lasts = (
            Field(_("Starts &after"), self._after, self._theme),
            Field(_("&Lasts"), self._minutes, self._theme),
        )
        for field in (self._moment_field, after, lasts):
            field.edit.setMinimumWidth(_LEAST_TIME)
            times.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(times)
        column.addWidget(Field(_("&Owner"), self._owner, self._theme))
        column.addWidget(fields["check"])
        column.addWidget(fields["command"])
        column.addWidget(Field(_("&Place for a text, as the team calls it"), self._channel, self._theme))
        column.addWidget(fields["channel_text"])
        column.addWidget(self._reset)
        column.addStretch(1)

    def _connect(self) -> None:
        for name, text in self.texts.items():
            text.edited.connect(lambda said, name=name: self._change(name, **{name: said}))
        self._channel.textEdited.connect(lambda said: self._change("channel", channel=said))
        self._owner.picked.connect(lambda said: self._change("", owner=said))
        self._owner.typed.connect(lambda said: self._change("owner", owner=said))
        self._after.valueChanged.connect(lambda value: self._change("after", after_minutes=value))
        self._minutes.valueChanged.connect(lambda value: self._change("minutes", minutes=value))
        self.moment.picked.connect(self.moved)
        edits: tuple[EditText | EditLine | Pick, ...] = (*self.texts.values(), self._channel, self.moment, self._owner)
        for edit in edits:
            edit.undo_wanted.connect(self.undo_wanted)
            edit.redo_wanted.connect(self.redo_wanted)

    def _change(self, field: str, **values: object) -> None:
        if self._step is None:
            return
        self._text_field.show_problem("")
        changed = replace(self._step, **values)  # type: ignore[arg-type]  # one field of the step with its own type
        words = self._words.translate("change of step {key}").format(key=changed.key)
        self.edited.emit(changed, f"{field} {changed.key}" if field else "", words)
