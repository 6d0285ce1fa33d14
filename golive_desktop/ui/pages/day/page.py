# SPDX-License-Identifier: MIT
"""The go-live day: lead the hour, with the clock, the runbook, the poll, and the decisions far apart."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from golive_desktop.domain.day import DayPhase
from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.domain.text import in_one_line, revealed
from golive_desktop.services.day import DayView
from golive_desktop.services.overview import Overview
from golive_desktop.ui.context import Context
from golive_desktop.ui.daypapers import save_paper
from golive_desktop.ui.links import follow
from golive_desktop.ui.page import Page
from golive_desktop.ui.pages.day.arrangement import SMALL, Arrangement
from golive_desktop.ui.pages.day.ask import Ask, Given
from golive_desktop.ui.pages.day.bigscreen import BigScreen
from golive_desktop.ui.pages.day.deciding import in_words
from golive_desktop.ui.pages.day.notice import Notice, desktop_notice
from golive_desktop.ui.pages.day.oncall import card_lines
from golive_desktop.ui.pages.day.questions import question, rehearsal_name
from golive_desktop.ui.pages.day.reader import DayReader
from golive_desktop.ui.pages.day.reading import DayLook
from golive_desktop.ui.pages.day.recorder import DayRecorder
from golive_desktop.ui.pages.day.sight import ClockSight, DaySight, clock_sight, day_sight, seen_at
from golive_desktop.ui.pages.day.telling import Telling
from golive_desktop.ui.pages.day.textpanel import texts_at
from golive_desktop.ui.preferences import preferences_of

__all__ = ["DayPage", "make_page"]

_SECOND_MS: Final = 1_000
_ASKS: Final = "\nasks:"
_UNSEEN: Final = 10
"""Behind another page every tenth look is enough; what a console has done is then announced by mistake only briefly."""


def make_page(context: Context) -> "DayPage":
    """The go-live day; its subject is "t0", "poll", "decide", or "run:" with the name of a rehearsal."""
    made = DayPage(context)
    kept = preferences_of(context.window, context.home)
    made.announce_through(desktop_notice(made, context.theme, kept))
    return made


class DayPage(Page):
    """The clock on top, the runbook at the left, what goes with it at the right, decisions below."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._sight: DaySight | None = None
        self._narrow = False
        self._unseen = 0
        self._asked = ""
        self._screen: BigScreen | None = None
        self._reader = DayReader(context, self)
        self._recorder = DayRecorder(context, self._reader, self)
        self._parts = Arrangement(self)
        self._telling = Telling(self.words, self._parts, self)
        self._second = QTimer(self)
        self._connect()

    def announce_through(self, say: Notice | None) -> None:
        """Says what must not be overlooked through `say` from now on; None for not at all."""
        self._telling.through(say)

    def show_release(self, overview: Overview) -> None:
        """Shows the day of a release; what is being typed stays."""
        before = self._reader.overview
        if before is not None and before.release.id != overview.release.id:
            self._turn_to_run("")
            self._parts.strip.hide()
        self._parts.ask.show_keys(overview)
        self._reader.take(overview)

    def show_subject(self, subject: str) -> None:
        """Turns to T-0, the poll, or a rehearsal."""
        what, _, rest = subject.partition(":")
        if what == "run":
            name, _, asks = rest.partition(_ASKS)
            if name != self._reader.run:
                self._turn_to_run(name)
            self._parts.runbook.setFocus()
            self._on_asked(asks)
        elif what == "poll":
            self._to_poll()
        elif what == "t0":
            self._on_asked("t0")
        elif what == "decide":
            if self._reader.run:
                self._turn_to_run("")
            self._to_decision()

    def subject(self) -> str:
        """The rehearsal that is shown, and what is asked."""
        asks = f"{_ASKS}{self._parts.ask.asks}" if self._parts.ask.asks else ""
        return f"run:{self._reader.run}{asks}" if self._reader.run or asks else ""

    def about(self) -> str:
        """The same."""
        return self.subject()

    def first_focus(self) -> QWidget:
        """The runbook."""
        return self._parts.runbook

    def fold(self, *, narrow: bool) -> None:
        """The panels at the right become tabs."""
        self._narrow = narrow
        self._take_shape()

    # --- what is shown

    def tick(self) -> None:
        """Shows the time; it comes from the clock and counts nothing, so that it is right at once after a sleep."""
        now, look, overview = self.context.now(), self._reader.look, self._reader.overview
        if look is not None and overview is not None:
            view = seen_at(look.view, now)
            clock = clock_sight(view, self.words)
            self._parts.band.show_clock(clock)
            self._show_screen(clock)
            sight = day_sight(view, overview, self.words)
            if sight != self._sight:
                self._show_sight(sight, view, look)
            self._telling.tell(sight, view, look, seen=self.isVisible())
        self._second.start(_SECOND_MS - now.microsecond // 1_000)

    def _show_sight(self, sight: DaySight, view: DayView, look: DayLook) -> None:
        """All that is visible follows from `sight`, but the open question."""
        self._sight = sight
        before = sight.phase in {DayPhase.AHEAD, DayPhase.HELD}
        self._parts.rehearsal.show_run(sight.run)
        self._parts.band.show_run(sight.run, look.runs, placed=sight.placed, movable=before)
        self._parts.runbook.show_steps(sight.steps)
        self._parts.foot.show_step(self._parts.runbook.line())
        self._parts.side.poll.show_poll(sight.poll)
        self._parts.side.gates.show_gates(sight.gates, sight.gates_as_of)
        self._parts.side.measured.show_metrics(sight.metrics)
        self._parts.side.show_launched(launched=sight.launched)
        moments = [step.moment for step in view.runbook.steps]
        self._parts.side.text.show_texts(texts_at(look.texts, moments, sight.moment))
        self._parts.side.log.show_log(sight.log)
        self._parts.bar.show_bar(sight.bar)
        self._parts.override.show_override(sight.override)
        self._parts.card.show_card(card_lines(view.runbook, look.signposts, self.words))

    def _show_screen(self, clock: ClockSight) -> None:
        if self._screen is not None and self._screen.isVisible():
            self._screen.show_clock(clock)

    # --- what is asked

    def _on_asked(self, key: str) -> None:
        self._asked = key if self._reader.look is None else ""
        if not key or self._reader.look is None:
            return
        try:
            self._parts.ask.ask(question(key, self._reader.look.view, self.words))
        except KnownError as error:  # the step has gone from the runbook meanwhile
            self._parts.strip.show_problem(error.problem)

    def _on_ticked(self, key: str) -> None:
        line = self._parts.runbook.line()
        if line is not None and line.key == key and not line.open:
            self._on_asked(f"reopen:{key}")
        else:
            self._recorder.do(f"done:{key}")

    def _on_answered(self, role: str, answer: str) -> None:
        if answer == "GO":
            self._recorder.do(f"go:{role}")
        else:
            self._on_asked(f"no-go:{role}")

    def _on_given(self, ask: Ask, given: Given) -> None:
        what = ask.key.partition(":")[0]
        if what == "name":
            self._recorder.name = given.name.strip()
            self._parts.ask.close_ask()
            self._parts.runbook.setFocus()
        elif what == "rehearse":
            self._begin_rehearsal(given.text.strip())
        else:
            self._recorder.do(ask.key, given)

    def _on_picture(self, values: Mapping[str, str]) -> None:
        if not values:
            return
        title = self.words.translate("A picture that shows the values")
        name, _kind = QFileDialog.getOpenFileName(self.context.window, title)
        if name:
            self._recorder.record(values, Path(name))

    def _on_copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._parts.strip.show_text(self.words.translate("Copied."))

    def _on_posted(self, channel: str, text: str) -> None:
        self._recorder.do(f"posted:{channel}", Given(text=text))

    def _on_command(self, key: str) -> None:
        if self._sight is not None and (line := next((line for line in self._sight.steps if line.key == key), None)):
            # note: the list shows a short name at most, and what is copied goes into a terminal
            self._on_copy(revealed(line.command))
            self._parts.strip.show_text(self.words.translate("Copied."), in_one_line(line.command))

    def _on_followed(self, address: str) -> None:
        page, _, subject = address.partition("\n")
        if page != "day":
            follow(self.context.shell, address)
        elif subject in {"day.launch-unset", "day.on-hold", "day.poll-unsigned"}:
            self._on_asked({"day.launch-unset": "t0", "day.on-hold": "resume"}.get(subject, "sign-poll"))
        else:
            self._to_poll()

    def _on_rehearse(self) -> None:
        if look := self._reader.look:
            self._on_asked(f"rehearse:{rehearsal_name(look.view, look.runs, self.words)}")

    def _on_screen(self) -> None:
        if self._screen is None:
            self._screen = BigScreen(self.words, self.theme, self)
        self._screen.open_on(self.context.window)
        self.tick()

    def _on_page(self) -> None:
        if (overview := self._reader.overview) is not None:
            save_paper(self.context, overview.release, "quick-reference", strip=self._parts.strip)

    def _to_poll(self) -> None:
        self._parts.side.turn_to_poll()
        (self._parts.side.poll.next_action() or self._parts.runbook).setFocus()

    def _to_decision(self) -> None:
        self._parts.bar.first_focus().setFocus()

    # --- what came of it

    def _on_recorded(self, key: str) -> None:
        if key == self._parts.ask.asks:
            self._parts.ask.close_ask()
            self._parts.runbook.setFocus()
        elif key == "values":
            self._parts.side.measured.forget()
        if key == "t0":
            self._telling.forget()  # what is overdue by that, whoever set it knows
        self._parts.strip.hide()
        self._reader.look_again()

    def _on_refused(self, problem: Problem) -> None:
        look = self._reader.look
        if problem.code == "day.who-missing":
            self._on_asked("name")
        elif self._parts.ask.asks and look is not None:
            if not self._parts.ask.show_refusal(problem):
                said = self.words.explain(problem)
                self._parts.ask.show_problem(f"{in_words(problem, look.view, self.words)} {said.next_step}".strip())
        else:
            self._parts.strip.show_problem(problem)
        self._reader.look_again()

    def _on_read(self, _look: DayLook) -> None:
        self.tick()
        if self._asked:
            self._on_asked(self._asked)

    def _on_due(self) -> None:
        shown = self.isVisible() or (self._screen is not None and self._screen.isVisible())
        self._unseen = 0 if shown else (self._unseen + 1) % _UNSEEN
        if self._unseen == 0:
            self._reader.look_again()

    def _turn_to_run(self, run: str) -> None:
        """Another run: nothing of the one before is shown any more."""
        self._reader.turn_to(run)
        self._sight, self._asked = None, ""
        self._telling.forget()
        self._parts.ask.close_ask()
        self._reader.look_again()

    def _begin_rehearsal(self, name: str) -> None:
        if name:
            self._turn_to_run(name)
        else:
            self._parts.ask.show_problem(self.words.translate("Give the rehearsal a name."))

    # --- how it hangs together

    def _connect(self) -> None:
        self._second.setSingleShot(True)
        self._second.setTimerType(Qt.TimerType.PreciseTimer)
        self._second.timeout.connect(self.tick)
        self._reader.read.connect(self._on_read)
        self._reader.failed.connect(self._parts.strip.show_problem)
        self._reader.due.connect(self._on_due)
        self._recorder.recorded.connect(self._on_recorded)
        self._recorder.refused.connect(self._on_refused)
        self._connect_band()
        self._connect_runbook()
        self._connect_side()
        self._parts.ask.given.connect(self._on_given)
        self._parts.ask.left.connect(self._parts.runbook.setFocus)
        self._parts.ask.key_wanted.connect(lambda: self.context.shell.open_stage("identities"))
        self._parts.call.decide_wanted.connect(self._to_decision)
        self._parts.bar.asked.connect(self._on_asked)
        self._parts.bar.followed.connect(self._on_followed)

    def _connect_band(self) -> None:
        self._parts.band.card_wanted.connect(self._parts.card.toggle)
        self._parts.band.move_wanted.connect(lambda: self._on_asked("t0"))
        self._parts.band.screen_wanted.connect(self._on_screen)
        self._parts.band.rehearse_wanted.connect(self._on_rehearse)
        self._parts.band.run_wanted.connect(self._turn_to_run)
        self._parts.card.closed.connect(self._parts.runbook.setFocus)
        self._parts.card.page_wanted.connect(self._on_page)
        self._parts.rehearsal.left.connect(lambda: self._turn_to_run(""))
        for keys, slot in (("F9", self._parts.card.toggle), ("Ctrl+Shift+C", self._parts.side.text.copy)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def _connect_runbook(self) -> None:
        self._parts.runbook.chosen.connect(lambda _key: self._parts.foot.show_step(self._parts.runbook.line()))
        self._parts.runbook.ticked.connect(self._on_ticked)
        self._parts.runbook.off_plan.connect(lambda key: self._on_asked(f"off:{key}"))
        self._parts.runbook.copied.connect(self._on_command)
        self._parts.foot.done_wanted.connect(lambda: self._on_ticked(self._parts.runbook.key()))
        self._parts.foot.off_plan_wanted.connect(lambda: self._on_asked(f"off:{self._parts.runbook.key()}"))
        self._parts.foot.skip_wanted.connect(lambda: self._on_asked(f"skip:{self._parts.runbook.key()}"))
        self._parts.foot.reopen_wanted.connect(lambda: self._on_asked(f"reopen:{self._parts.runbook.key()}"))
        for part in (self._parts.foot, self._parts.band):
            part.edit_wanted.connect(lambda: self.context.shell.open_page("runbook", self._parts.runbook.key()))
        self._parts.foot.copy_wanted.connect(lambda: self._on_command(self._parts.runbook.key()))

    def _connect_side(self) -> None:
        side = self._parts.side
        side.poll.open_wanted.connect(lambda moment: self._recorder.do(f"open-poll:{moment}"))
        side.poll.answered.connect(self._on_answered)
        side.poll.sign_wanted.connect(lambda: self._on_asked("sign-poll"))
        side.gates.followed.connect(self._on_followed)
        side.measured.entered.connect(self._recorder.record)
        side.measured.picture_wanted.connect(self._on_picture)
        side.text.copy_wanted.connect(self._on_copy)
        side.text.posted.connect(self._on_posted)
        side.log.entry_wanted.connect(lambda: self._on_asked("note"))
        self._parts.status.copy_wanted.connect(self._on_copy)
        self._parts.status.posted.connect(self._on_posted)
        self._parts.hour.refused.connect(self._parts.strip.show_problem)

    def _take_shape(self) -> None:
        self._parts.fold(narrow=self._narrow, small=self.width() < SMALL)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.oldSize().width() < SMALL) != (event.size().width() < SMALL):
            self._take_shape()
