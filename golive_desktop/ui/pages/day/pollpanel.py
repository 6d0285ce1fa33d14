# SPDX-License-Identifier: MIT
"""The go/no-go poll: roles in order, and GO or NO-GO for the one whose turn it is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.day.panels import Rows, TitledPanel, yielding
from golive_desktop.ui.pages.day.polling import PollLine, PollSight
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.text import Text, tip
from golive_desktop.ui.words import Words

__all__ = ["PollPanel"]


class PollPanel(TitledPanel):
    """The poll.

    Signals:
        open_wanted(str): the poll at this moment shall be opened.
        answered(str, str): this role says GO or NO-GO.
        sign_wanted(): the result shall be signed.
    """

    open_wanted = Signal(str)
    answered = Signal(str, str)
    sign_wanted = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__(words.translate("Go/no-go poll"))
        self._words, self._theme = words, theme
        self._sight: PollSight | None = None
        self._changing = ""
        self._asks: QPushButton | None = None
        self._rows = Rows()
        self._summary = StatusMark(theme)
        self._plain = Text("", "muted", wraps=True)
        self._again = button(words.translate("Again…"), theme, kind="link", pressed=self._on_open)
        self._open = button("", theme, pressed=self._on_open)
        self._sign = button(words.translate("Sign the result…"), theme, image="pen-line", pressed=self.sign_wanted.emit)
        self.head.addWidget(self._again)
        self.column.addLayout(self._rows)
        for widget in (self._summary, self._plain, self._open, self._sign):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def show_poll(self, sight: PollSight) -> None:
        """Shows the poll as it stands."""
        if sight == self._sight:
            return
        held = self._held()
        self._sight, self._changing = sight, ""
        self._show(sight)
        if held and (turn := self.turn()) is not None:
            turn.setFocus()

    def _show(self, sight: PollSight) -> None:
        _ = self._words.translate
        self.title.setText(sight.heading)
        self._asks = None
        self._rows.clear()
        for line in sight.lines if sight.mode != "none" else ():
            self._add(line)
        if sight.state:
            self._summary.show_state(sight.state, sight.summary)
        self._plain.setText(sight.summary)
        self._summary.setVisible(bool(sight.state))
        self._plain.setVisible(not sight.state)
        self._again.setVisible(bool(sight.opens) and sight.again)
        self._open.setText(_("Open poll {moment}").format(moment=sight.opens))
        self._open.setVisible(bool(sight.opens) and not sight.again)
        self._sign.setVisible(sight.mode in {"complete", "refused"})

    def turn(self) -> QPushButton | None:
        """GO of the role whose turn it is."""
        return self._asks

    def next_action(self) -> QPushButton | None:
        """What goes on with the poll: an answer, the signature, or another poll."""
        return self.turn() or next(
            (made for made in (self._sign, self._open, self._again) if not made.isHidden()), None
        )

    def _held(self) -> bool:
        """Whether the keyboard is on an answer: the next role then gets it."""
        return any(made.hasFocus() for made in self.findChildren(QPushButton) if made.property("answers"))

    def _add(self, line: PollLine) -> None:
        title = yielding(Text(line.title))
        cells: list[tuple[QWidget, int]] = [(title, 1)]
        if line.turn or line.role == self._changing:
            self._asks = self._answer(line, "GO")
            cells += [(self._asks, 0), (self._answer(line, "NO-GO"), 0)]
        elif line.answer:
            mark = StatusMark(self._theme)
            mark.show_state(line.answer, self._words.term("release", line.answer))
            cells += [(Text(line.time, "muted"), 0), (mark, 0)]
            mark.setToolTip(tip(line.reason))
            if line.again:
                cells.append((self._change(line), 0))
        else:
            cells.append((Text("–", "muted"), 0))
        row = self._rows.add_row(*cells)
        row.setAccessibleName(", ".join(part for part in (line.title, line.answer, line.time, line.reason) if part))

    def _answer(self, line: PollLine, answer: str) -> QPushButton:
        made = button(
            answer,
            self._theme,
            kind="outlined" if answer == "GO" else "danger",
            name=f"{line.title}: {answer}",
            pressed=lambda: self.answered.emit(line.role, answer),
        )
        made.setProperty("answers", answer)
        made.setProperty("slim", True)  # noqa: FBT003 - Qt's own signature
        return made

    def _change(self, line: PollLine) -> QPushButton:
        name = self._words.translate("{role} says something else").format(role=line.title)
        made = button("", self._theme, kind="quiet", image="pen-line", name=name)
        made.setProperty("slim", True)  # noqa: FBT003 - as above
        made.clicked.connect(lambda _checked=False: self._on_change(line.role))
        return made

    def _on_change(self, role: str) -> None:
        if self._sight is not None:
            self._changing = role
            self._show(self._sight)
            if (turn := self.turn()) is not None:
                turn.setFocus()

    def _on_open(self) -> None:
        if self._sight is not None:
            self.open_wanted.emit(self._sight.opens)
