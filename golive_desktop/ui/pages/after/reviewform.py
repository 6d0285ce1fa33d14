# SPDX-License-Identifier: MIT
"""The form of the review: figures, what was heard and learned, what is still to be done, and one of three decisions."""

from collections.abc import Mapping
from datetime import date
from typing import Final, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from golive_desktop.domain.review import MOST_ISSUES, Review, ReviewDecision
from golive_desktop.domain.text import tidy
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.after.followups import FollowUps
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.parts.segment import Choice, Segment
from golive_desktop.ui.parts.text import Text, panel
from golive_desktop.ui.words import Words

__all__ = ["ReviewForm"]

_TEXT_HIGH: Final = 72
_MEASURED: Final = {"errors": "error_rate", "p50": "latency"}
"""Which metric of the runbook fills which figure while nobody has typed there."""


class ReviewForm(QWidget):
    """Everything that a review says.

    Args:
        words: the reader's language.
        theme: the colours.
        day: where the date of a follow-up begins.

    Signals:
        changed(): the user wrote or chose something.
    """

    changed = Signal()

    def __init__(self, words: Words, theme: Theme, day: date) -> None:
        super().__init__()
        _ = words.translate
        self._words, self._theme = words, theme
        self._figures = {key: QLineEdit() for key in ("uptime", "error_rate", "latency", "peak")}
        self._issues = tuple(QLineEdit() for _number in range(MOST_ISSUES))
        self._support, self._well, self._better = QPlainTextEdit(), QPlainTextEdit(), QPlainTextEdit()
        self._follow_ups = FollowUps(words, theme, day)
        choices = (
            Choice(value="stable", text=_("Stable"), image="check"),
            Choice(value="watch-48h", text=_("Watch 48 h"), image="eye"),
            Choice(value="consider-rollback", text=_("Consider rollback"), image="rotate-ccw"),
        )
        self._decision = Segment(choices, theme, name=_("Decision of the review"), large=True)
        for edit in (self._support, self._well, self._better):
            edit.setTabChangesFocus(True)
            edit.setFixedHeight(_TEXT_HIGH)
        self._build()
        self._filling = False
        self._connect()

    @property
    def decision(self) -> str:
        """What was chosen; empty for nothing yet."""
        return self._decision.value

    def show_measured(self, values: Mapping[str, str]) -> None:
        """Offers the newest values where nobody has typed."""
        for metric, figure in _MEASURED.items():
            edit = self._figures[figure]
            if not edit.isModified():
                edit.setText(values.get(metric, ""))

    def show_review(self, review: Review, *, decided: bool) -> None:
        """Shows a review as far as it was written."""
        self._filling = True
        for key, edit in self._figures.items():
            edit.setText(getattr(review, key))
            edit.setModified(bool(edit.text()))
        for number, edit in enumerate(self._issues):
            edit.setText(review.issues[number] if number < len(review.issues) else "")
        self._support.setPlainText(review.support)
        self._well.setPlainText("\n".join(review.well))
        self._better.setPlainText("\n".join(review.better))
        self._follow_ups.show_values(review.follow_ups)
        self._decision.show_value(review.decision if decided else "")
        self._filling = False

    def value(self) -> Review:
        """What the form says; without a `decision` it says stable, which nobody has chosen then."""
        return Review(
            decision=cast("ReviewDecision", self._decision.value or "stable"),
            **{key: tidy(edit.text()) for key, edit in self._figures.items()},
            support=tidy(self._support.toPlainText()),
            issues=tuple(text for edit in self._issues if (text := tidy(edit.text()))),
            well=_lines(self._well),
            better=_lines(self._better),
            follow_ups=self._follow_ups.values(),
        )

    def ask_decision(self) -> None:
        """Says that nothing was chosen yet."""
        self._problem.setText(self._words.translate("Choose one of the three."))
        self._problem.show()
        self._decision.entry().setFocus()

    def clear(self) -> None:
        """It is signed: the form begins anew."""
        self._filling = True
        for edit in (*self._figures.values(), *self._issues):
            edit.clear()
            edit.setModified(False)
        for text in (self._support, self._well, self._better):
            text.clear()
        self._follow_ups.clear()
        self._decision.show_value("")
        self._filling = False

    def entry(self) -> QWidget:
        """Where the keyboard begins."""
        return self._figures["uptime"]

    def _connect(self) -> None:
        for edit in (*self._figures.values(), *self._issues):
            edit.textEdited.connect(lambda _text: self._on_changed())
        for text in (self._support, self._well, self._better):
            text.textChanged.connect(self._on_changed)
        self._follow_ups.changed.connect(self._on_changed)
        self._decision.chosen.connect(lambda _value: self._on_decided())

    def _build(self) -> None:
        _ = self._words.translate
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._build_figures())
        learned = QGridLayout()
        learned.setSpacing(12)
        every = _("One point per line.")
        heard = Field(_("What the support team heard"), self._support, self._theme)
        learned.addWidget(heard, 0, 0, Qt.AlignmentFlag.AlignTop)
        learned.addWidget(Field(_("What went well"), self._well, self._theme, every), 0, 1)
        learned.addWidget(Field(_("What we do better next time"), self._better, self._theme, every), 0, 2)
        frame = _titled(_("Support and debrief"), learned)
        column.addWidget(frame)
        column.addWidget(self._build_next())
        self._problem = Text("", wraps=True, colour=self._theme.colour("danger"))
        self._problem.hide()
        choice = QGridLayout()
        choice.addWidget(self._decision, 0, 0)
        choice.addWidget(self._problem, 1, 0)
        choice.setColumnStretch(1, 1)
        column.addWidget(_titled(_("Decision"), choice))

    def _build_figures(self) -> QWidget:
        _ = self._words.translate
        names = {
            "uptime": _("Uptime"),
            "error_rate": _("Error rate"),
            "latency": _("Latency"),
            "peak": _("Peak load"),
        }
        grid = QGridLayout()
        grid.setSpacing(12)
        for number, (key, edit) in enumerate(self._figures.items()):
            grid.addWidget(Field(names[key], edit, self._theme), 0, number)
        return _titled(_("Figures of the first 24 hours"), grid)

    def _build_next(self) -> QWidget:
        _ = self._words.translate
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.addWidget(Text(_("Top three issues, the worst first"), "strong"), 0, 0, 1, 2)
        for number, edit in enumerate(self._issues, 1):
            edit.setAccessibleName(_("Issue {number}").format(number=number))
            grid.addWidget(Text(f"{number}.", "muted"), number, 0)
            grid.addWidget(edit, number, 1)
        grid.addWidget(Text(_("Follow-ups, each with an owner and a date"), "strong"), MOST_ISSUES + 1, 0, 1, 2)
        grid.addWidget(self._follow_ups, MOST_ISSUES + 2, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        return _titled(_("Issues and follow-ups"), grid)

    def _on_decided(self) -> None:
        self._problem.hide()
        self._on_changed()

    def _on_changed(self) -> None:
        if not self._filling:
            self.changed.emit()


def _titled(title: str, inside: QGridLayout) -> QWidget:
    frame = panel()
    column = QVBoxLayout(frame)
    column.setContentsMargins(16, 12, 16, 14)
    column.setSpacing(8)
    column.addWidget(Text(title, "section"))
    column.addLayout(inside)
    return frame


def _lines(edit: QPlainTextEdit) -> tuple[str, ...]:
    return tuple(line for raw in edit.toPlainText().split("\n") if (line := tidy(raw).removeprefix("- ").strip()))
