# SPDX-License-Identifier: MIT
"""The bar of decisions: what stops at the left end, what goes on at the right, never beside each other."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from golive_desktop.ui.look.icons import icon, status_icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.day.deciding import BarSight
from golive_desktop.ui.parts.button import button, set_kind
from golive_desktop.ui.parts.text import Text, tip
from golive_desktop.ui.words import Words

__all__ = ["DecisionBar"]

_ICON = 16
_LEAST_HINT = 140


class DecisionBar(QFrame):
    """The bar.

    Signals:
        asked(str): "hold", "resume", "abort", "roll-back", "proceed", "declare" or "override".
        followed(str): the link to what stands in the way.
    """

    asked = Signal(str)
    followed = Signal(str)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self._sight: BarSight | None = None
        self._folded = self._narrow = False
        self.setProperty("kind", "panel")
        self._build()

    def show_bar(self, sight: BarSight) -> None:
        """Shows what may be done; all follows from `sight`."""
        if sight == self._sight:
            return
        self._sight = sight
        self._show_stops(sight)
        self._icon.setPixmap(status_icon(sight.state, self._theme).pixmap(QSize(_ICON, _ICON), 1.0, QIcon.Mode.Normal))
        colour = self._theme.status_colour(sight.state)
        for text, said in ((self._reason, sight.reason), (self._more, sight.more)):
            text.setText(said)
            text.set_colour(colour)
        self._more.setVisible(bool(sight.more))
        self._cause.setText(self._words.translate("Show"))
        self._cause.setAccessibleName(sight.reason)
        self._cause.setVisible(bool(sight.link))
        self._override.setVisible(sight.override)
        self._place_reason()
        self._proceed.setVisible(sight.step == "proceed")
        self._declare.setVisible(sight.step == "declare")
        for made in (self._proceed, self._declare):
            made.setEnabled(sight.open)
            made.setAccessibleDescription(f"{sight.reason} {sight.more}".strip())
            made.setDefault(False)  # note: Enter begins no launch

    def fold(self, *, narrow: bool, small: bool) -> None:
        """Leaves out the hint; in one column the reason stands above the buttons."""
        _ = self._words.translate
        self._narrow = narrow
        self._proceed.setText(_("PROCEED") if narrow else _("PROCEED to deploy"))
        self._grid.setContentsMargins(16, 4 if small else 10, 16, 4 if small else 10)
        for made, image in self._stops:
            made.setIcon(QIcon() if small else icon(image, self._theme.colour("text")))
        self._folded = small
        self._place_reason()
        if self._sight is not None:
            self._show_stops(self._sight)

    def first_focus(self) -> QPushButton:
        """The step at the right end."""
        return self._declare if self._proceed.isHidden() else self._proceed

    def _place_reason(self) -> None:
        """Above the buttons where there is no room for all of it between them."""
        asks = self._sight is not None and self._sight.override
        above = self._folded or (self._narrow and asks)
        self._grid.removeWidget(self._why)
        self._grid.addWidget(self._why, 0 if above else 1, 0 if above else 1, 1, 3 if above else 1)

    def _show_stops(self, sight: BarSight) -> None:
        self._hold.setVisible(sight.before and not sight.resume)
        self._hold.setEnabled(sight.hold)
        self._resume.setVisible(sight.resume)
        self._abort.setVisible(sight.before)
        self._abort.setEnabled(sight.abort)
        self._back.setVisible(sight.before or sight.roll_back)
        self._back.setEnabled(sight.roll_back)
        set_kind(
            self._back, "danger" if sight.roll_back else "outlined", self._theme, "" if self._folded else "rotate-ccw"
        )
        self._hint.setText(sight.hint)
        self._back.setToolTip(tip(sight.hint))
        self._back.setAccessibleDescription(sight.hint)
        # note: what stands in the way is worth more than what opens later
        self._hint.setVisible(not self._narrow and not sight.link)

    def _build(self) -> None:
        _ = self._words.translate
        self._hold = self._stop("HOLD…", "hold", "circle-pause")
        self._resume = self._stop(_("Resume…"), "resume", "circle-play")
        self._abort = self._stop("ABORT…", "abort", "octagon-x")
        self._back = self._stop("ROLL BACK…", "roll-back", "rotate-ccw")
        self._stops = (
            (self._hold, "circle-pause"),
            (self._resume, "circle-play"),
            (self._abort, "octagon-x"),
            (self._back, "rotate-ccw"),
        )
        self._hint = Text("", "muted", wraps=True)
        self._icon = QLabel()
        self._reason = Text("", "strong")
        self._more = Text("", "strong")
        self._cause = button("", self._theme, kind="link", pressed=self._on_cause)
        self._override = button(
            _("Ask for an override…"), self._theme, kind="link", pressed=lambda: self.asked.emit("override")
        )
        self._proceed = self._step(_("PROCEED to deploy"), "proceed", "arrow-right")
        self._declare = self._step(_("Declare success"), "declare", "pen-line")
        stops = QHBoxLayout()
        stops.setSpacing(10)
        for made in (self._hold, self._resume, self._abort, self._back):
            stops.addWidget(made)
        stops.addSpacing(8)
        stops.addWidget(self._hint, 1)
        stops.addStretch(0)  # note: without the hint the buttons stay as wide as their words
        self._why = self._made_why()
        steps = QHBoxLayout()
        steps.addWidget(self._proceed)
        steps.addWidget(self._declare)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 10, 16, 10)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        self._grid.addLayout(stops, 1, 0)
        self._grid.addWidget(self._why, 1, 1)
        self._grid.addLayout(steps, 1, 2)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 4)
        for text in (self._hint, self._reason):
            text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._hint.setMinimumWidth(_LEAST_HINT)
        self._reason.setMinimumWidth(_LEAST_HINT)
        # note: all of them at once would make the window wider than a screen before the first run is shown
        for part in (self._resume, self._more, self._cause, self._override, self._declare):
            part.hide()

    def _made_why(self) -> QFrame:
        """What stands in the way in one line, and below it the ways on."""
        ways = QHBoxLayout()
        ways.setSpacing(14)
        for way in (self._more, self._cause, self._override):
            ways.addWidget(way)
        ways.addStretch(1)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self._reason)
        said.addLayout(ways)
        why = QHBoxLayout()
        why.setSpacing(10)
        why.addWidget(self._icon)
        why.addLayout(said, 1)
        why.setContentsMargins(0, 0, 0, 0)
        frame = QFrame()
        frame.setLayout(why)
        return frame

    def _stop(self, text: str, what: str, image: str) -> QPushButton:
        return button(text, self._theme, image=image, pressed=lambda: self.asked.emit(what))

    def _step(self, text: str, what: str, image: str) -> QPushButton:
        made = button(text, self._theme, kind="filled", image=image, large=True, pressed=lambda: self.asked.emit(what))
        made.setProperty("decides", True)  # noqa: FBT003 - Qt's own signature
        return made

    def _on_cause(self) -> None:
        if self._sight is not None and self._sight.link:
            self.followed.emit(self._sight.link)
