# SPDX-License-Identifier: MIT
"""One gate: its exact command to be read and confirmed, and what it prints, while it runs and afterwards."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from golive_desktop.ui.look.icons import icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.gates.ci import CiLine, CiSight
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.carried import stays_behind
from golive_desktop.ui.parts.room import turn
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.text import Text, hairline, tip
from golive_desktop.ui.words import Words

__all__ = ["GatePane", "PaneSight"]

_LEAST_OUTPUT = 150


@dataclass(frozen=True, kw_only=True, slots=True)
class PaneSight:
    """Everything that is shown of one gate."""

    key: str
    title: str
    state: str
    word: str
    command: str
    starts: str
    """Where it runs, which program is started, whether a shell reads it; empty while that cannot be said."""
    warning: str
    """What stands against the command, or why it is red; empty for nothing."""
    confirmable: bool
    confirmed: bool
    runnable: bool
    why_not: str
    """Why it cannot be run now; empty when it can."""
    running: bool
    output: str
    printed: str
    """How much was printed, in words."""
    ci: CiSight | None = None
    """The CI system's result; None while the gate runs."""


class GatePane(QFrame):
    """One gate with its output.

    Signals:
        confirmed(bool): the user has read the command and lets it run, or takes that back.
        run_wanted(): it shall be run.
        cancel_wanted(): it shall be ended.
        ci_wanted(bool): the CI system's result shall stand for it, or only a run here.
        ci_followed(): to where the CI system's result is asked for.
    """

    confirmed = Signal(bool)
    run_wanted = Signal()
    cancel_wanted = Signal()
    ci_wanted = Signal(bool)
    ci_followed = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        _ = words.translate
        self._words, self._key, self._exact = words, "", ""
        self._title = Text("", "section")
        self._theme = theme
        self._mark = StatusMark(theme)
        self._image, self._running = QLabel(), Text("", "strong", colour=theme.colour("accent"))
        self._command = Text("", "mono", wraps=True, breaks=True)
        self._starts = Text("", "caption", wraps=True)
        self._warning = Text("", wraps=True, selectable=True)
        self._copy = button(
            _("Copy"), theme, kind="link", image="copy", name=_("Copy the command of this gate"), pressed=self._on_copy
        )
        self._tick = QCheckBox(_("I have read it, and it may run here."))
        self._run = button(_("Run this gate"), theme, image="activity", pressed=self.run_wanted.emit)
        self._cancel = button(_("Cancel the run"), theme, kind="danger", image="x", pressed=self.cancel_wanted.emit)
        self._why_not = Text("", "caption", wraps=True)
        self._ci = CiLine(words, theme)
        self._printed = Text("", "caption")
        self._output = QPlainTextEdit()
        self._build()
        self._connect()

    def show_gate(self, sight: PaneSight) -> None:
        """Shows a gate; the end of its output stays in view unless the user has scrolled away from it."""
        other = sight.key != self._key
        self._key, self._exact = sight.key, sight.command
        self._title.setText(sight.title)
        self._show_state(sight)
        self._command.setText(sight.command)
        self._show_text(self._starts, sight.starts)
        self._show_text(self._warning, sight.warning)
        self._show_text(self._why_not, sight.why_not)
        self._tick.setEnabled(sight.confirmable)
        self._show_tick(on=sight.confirmed)
        self._show_acts(sight)
        self._ci.setVisible(sight.ci is not None)
        if sight.ci is not None:
            self._ci.show_ci(sight.ci)
        self.show_output(sight.output, sight.printed, afresh=other)

    def show_output(self, output: str, printed: str, *, afresh: bool = False) -> None:
        """Shows the end of the output; see `show_gate`."""
        self._printed.setText(printed)
        if output == self._output.toPlainText():
            return
        bar = self._output.verticalScrollBar()
        before, at_end = bar.value(), bar.value() >= bar.maximum()
        self._output.setPlainText(output)
        bar.setValue(bar.maximum() if at_end or afresh else before)

    def first_focus(self) -> QWidget:
        """What has to be done with this gate: to read it, to run it, or to end it."""
        return next(one for one in (self._cancel, self._run, self._tick, self._output) if self._is_open(one))

    def fold(self, *, narrow: bool) -> None:
        """The output moves below."""
        turn(self._row, below=narrow)
        self._post.setVisible(not narrow)

    def _is_open(self, widget: QWidget) -> bool:
        return widget is self._output or (widget.isVisibleTo(self) and widget.isEnabled())

    def _show_acts(self, sight: PaneSight) -> None:
        """Run and Cancel stand in one place, and the keyboard stays there."""
        # note: the window's own keyboard, also while the user waits in another program
        had = self.window().focusWidget() in {self._run, self._cancel}
        self._run.setEnabled(sight.runnable)
        self._run.setAccessibleDescription(sight.why_not)
        self._run.setToolTip(tip(sight.why_not))
        self._run.setVisible(not sight.running)
        self._cancel.setVisible(sight.running)
        if had and self.isVisible():
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_state(self, sight: PaneSight) -> None:
        self._mark.show_state(sight.state, sight.word)
        self._running.setText(sight.word)
        self._mark.setVisible(not sight.running)
        for part in (self._image, self._running):
            part.setVisible(sight.running)

    def _show_tick(self, *, on: bool) -> None:
        self._tick.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self._tick.setChecked(on)
        self._tick.blockSignals(False)  # noqa: FBT003 - as above

    def _show_text(self, label: Text, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _build(self) -> None:
        self.setProperty("kind", "panel")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(16, 12, 16, 14)
        self._row.setSpacing(16)
        self._post = hairline(upright=True)
        self._row.addLayout(self._build_command(), 2)
        self._row.addWidget(self._post)
        self._row.addLayout(self._build_output(), 3)

    def _build_command(self) -> QVBoxLayout:
        box = QFrame()
        box.setProperty("kind", "digits")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(12, 9, 12, 9)
        inside.addWidget(self._command)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addWidget(self._mark)
        self._image.setPixmap(icon("activity", self._theme.colour("accent")).pixmap(16, 16))
        head.addWidget(self._image)
        head.addWidget(self._running)
        head.addStretch(1)
        head.addWidget(self._copy)
        acts = QHBoxLayout()
        acts.setSpacing(10)
        acts.addWidget(self._run)
        acts.addWidget(self._cancel)
        acts.addWidget(self._why_not, 1)
        acts.addStretch(0)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(head)
        for widget in (box, self._starts, self._warning, self._tick):
            column.addWidget(widget)
        column.addLayout(acts)
        column.addWidget(self._ci)
        column.addStretch(1)
        return column

    def _build_output(self) -> QVBoxLayout:
        _ = self._words.translate
        stays_behind(self._tick)
        self._output.setReadOnly(True)
        self._output.setTabChangesFocus(True)
        self._output.setProperty("kind", "log")
        self._output.setAccessibleName(_("Output of the gate"))
        self._output.setMinimumHeight(_LEAST_OUTPUT)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Text(_("Output"), "section"))
        head.addWidget(self._printed)
        head.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._output, 1)
        return column

    def _connect(self) -> None:
        self._tick.toggled.connect(self.confirmed)
        self._ci.wanted.connect(self.ci_wanted)
        self._ci.followed.connect(self.ci_followed)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._exact)
