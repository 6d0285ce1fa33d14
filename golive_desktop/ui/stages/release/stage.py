# SPDX-License-Identifier: MIT
"""A release: navigation at the left, the page beside it; a change of its records reaches the page at once."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from golive_desktop.domain.problem import Problem
from golive_desktop.services.overview import Overview, look_at
from golive_desktop.services.sample import PASSPHRASE, request_of, unread_in
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.calendar import calendar_of
from golive_desktop.ui.context import Context
from golive_desktop.ui.importing import imported_beside
from golive_desktop.ui.navigation import Navigation
from golive_desktop.ui.page import Page
from golive_desktop.ui.pagemenu import PageMenu
from golive_desktop.ui.pages.registry import PAGES, import_page, is_imported, make_page, page_module
from golive_desktop.ui.parts.samplebar import SampleBar
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.stage import Stage
from golive_desktop.ui.stages.release.voidbar import VoidBar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from golive_desktop.ui.pages.day.sentry import Sentry

__all__ = ["ReleaseStage", "make_stage"]

_SMALL: Final = 720
"""Pixels of width below which the navigation is one button."""
_MINUTE_MS: Final = 60_000
_LATER_MS: Final = 50
_TURN_MS: Final = 1
"""What is due at once, Qt does in the same turn, without a look at what the user does."""
_SEPARATOR: Final = "\n"
_ANSWERED: Final = frozenset({"approved", "conditional", "rejected", "not-competent", "identity-open", "waits"})


def make_stage(context: Context) -> "ReleaseStage":
    """A release with its pages; `show_subject` names it, with page and subject in further lines."""
    return ReleaseStage(context)


class ReleaseStage(Stage):
    """One release with all its pages."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._release = ""
        self._key = ""
        self._overview: Overview | None = None
        self._pages: dict[str, Page] = {}
        self._shown: dict[str, Overview] = {}
        self._narrow = False
        self._folded: set[str] = set()
        """The pages that know whether the window is narrow."""
        self._complete = False
        self._waiting: tuple[tuple[str, str], ...] = ()
        """Pages that were asked for before the release was known, each with what it shall show; all of one page."""
        self._sentry: Sentry | None = None
        self._navigation = Navigation(self.words, self.theme)
        self._page_menu = PageMenu(self.words, self.theme)
        self._void = VoidBar(context)
        self._strip = Strip(self.words, self.theme)
        self._stack = QStackedWidget()
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._build()
        self._connect()

    def show_subject(self, subject: str) -> None:
        """A release by its id; after line ends the key of a page and what it shall show."""
        release, page, topic = (*subject.split(_SEPARATOR, 2), "", "")[:3]
        if release != self._release:
            self._release, self._overview, self._waiting = release, None, ()
            self._shown.clear()
            self._strip.hide()
        self.open_page(page or self._key or PAGES[0].key, topic)

    def subject(self) -> str:
        """The release, the page that is shown, and what that shows."""
        page = self._pages.get(self._key)
        topic = page.subject() if page is not None else ""
        return _SEPARATOR.join((self._release, self._key, topic) if topic else (self._release, self._key))

    def about(self) -> str:
        """The release."""
        return self._release

    def title(self) -> str:
        """Candidate and product."""
        if self._overview is None:
            return ""
        release = self._overview.release
        return f"{release.candidate.tag} – {release.plan.product}"

    def open_page(self, key: str, subject: str = "") -> None:
        """Shows a page; it comes with the release as it stands, at once when that is known.

        A page that is new is imported beside the window, then made, folded, filled and shown in turns of the event
        loop, so that the window answers between them.
        """
        if self._overview is None:
            # note: whoever opens five files at once asks five times, and each of them is received
            asked = (ask for ask in self._waiting if ask[0] == key and ask[1] != subject)
            self._waiting = (*asked, (key, subject))
            self._refresh()
            return
        self._waiting = ()
        self.context.bridge.put_off()
        self._key = key
        for way in (self._navigation, self._page_menu):
            way.show_page(key)
        if key in self._pages:
            self._fold_page()
            self._show_overview()
            self._bring_forward(key, subject)
        elif not is_imported(key):
            self._import(key, subject)
        else:
            steps = (self._make_page, self._fold_page, self._show_overview)
            self._in_turns(key, *steps, lambda: self._bring_forward(key, subject))

    def page(self, key: str) -> Page | None:
        """The page with this key, once it was shown."""
        return self._pages.get(key)

    def report(self, problem: Problem) -> None:
        """Says a problem above the page."""
        self._strip.show_problem(problem)

    def report_text(self, sentence: str, more: str = "") -> None:
        """Says above the page what was just done."""
        self._strip.show_text(sentence, more)

    def first_focus(self) -> QWidget:
        """The page's own."""
        page = self._pages.get(self._key)
        return page.first_focus() if page else self

    def regions(self) -> tuple[QWidget, ...]:
        """Navigation and page."""
        return (self._page_menu if self._navigation.isHidden() else self._navigation, self._stack)

    def fold(self, *, narrow: bool) -> None:
        """Navigation becomes a rail of icons, and each page folds in its own way."""
        self._narrow = narrow
        self._navigation.fold(narrow=narrow)
        for page in self._pages.values():
            page.fold(narrow=narrow)
        self._folded = set(self._pages)

    def resizeEvent(self, event: QResizeEvent) -> None:
        small = event.size().width() < _SMALL
        self._navigation.setVisible(not small)
        self._page_menu.setVisible(small)
        super().resizeEvent(event)

    def _build(self) -> None:
        self._page_menu.hide()
        self._right = right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._page_menu)
        if self.context.sample:
            right.addWidget(self._sample_bar())
        right.addWidget(self._void)
        right.addWidget(self._strip)
        right.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._navigation)
        row.addLayout(right, 1)

    def _sample_bar(self) -> SampleBar:
        home, shell = self.context.home, self.context.shell
        bar = SampleBar(self.words, self.theme, PASSPHRASE)
        bar.request_wanted.connect(lambda: shell.open_files((request_of(home),)))
        bar.inbox_wanted.connect(lambda: self.open_page("receive", "\n".join(map(str, unread_in(home)))))
        bar.reset_wanted.connect(lambda: shell.enter_sample(fresh=True))
        bar.leave_wanted.connect(shell.leave_sample)
        return bar

    def _connect(self) -> None:
        for way in (self._navigation, self._page_menu):
            way.chosen.connect(self.open_page)
        self.context.bridge.changed.connect(self._on_changed)
        self._minute.timeout.connect(self._refresh)
        self._minute.start()

    def _on_changed(self, release: str) -> None:
        if release in {"", self._release}:
            self._refresh()

    def _on_arrived(self, count: int) -> None:
        if self._key != "receive":
            _ = self.words.translate
            said = _("New files came in from the watched folder: {count}.").format(count=count)
            self.report_text(said, _("They stand under “Receive files”."))

    def _refresh(self) -> None:
        release = self._release
        if not release:
            return
        adapters, now, complete = self.context.adapters, self.context.now(), self._complete
        wanted = self._waiting[0][0] if self._waiting else ""

        def look(_task: Task) -> Overview:
            overview = look_at(adapters, release, now=now, with_own=complete)
            if wanted:
                imported_beside(page_module(wanted))
            return overview

        self.context.bridge.look(
            look,
            owner=self,
            done=self._on_looked,
            refused=self._on_refused,
        )

    def _on_refused(self, problem: Problem) -> None:
        if problem.code == "store.release-unknown":
            self.context.shell.forget_release()
        self.context.shell.report(problem)

    def _on_looked(self, overview: Overview) -> None:
        if self._release not in {overview.release.id, overview.release.candidate.tag}:
            return  # another release was opened meanwhile
        self._release = overview.release.id
        self._overview = overview
        self._show_frame(overview)
        if self._sentry is not None:
            self._sentry.watch(self._release)
        if self._waiting:
            QTimer.singleShot(_TURN_MS, self, self._open_waiting)
        else:
            self._show_overview()
        if not self._complete:
            self._complete = True
            QTimer.singleShot(_LATER_MS, self, self._complete_it)

    def _open_waiting(self) -> None:
        """The page that was asked for before the release was known, unless another was since."""
        if self._waiting and not is_imported(self._waiting[0][0]):
            import_page(self._waiting[0][0])
            QTimer.singleShot(_TURN_MS, self, self._open_waiting)
        elif self._overview is not None:
            for key, subject in self._waiting:
                self.open_page(key, subject)

    def _complete_it(self) -> None:
        """What nobody sees at first: whose keys these are, the watched folder, and all other pages."""
        from golive_desktop.ui.warming import bring, warm  # noqa: PLC0415 - after the first board

        self._refresh()
        bring("golive_desktop.ui.pages.receive.intake", self.context.bridge, self, self._take_intake)
        bring("golive_desktop.ui.pages.day.sentry", self.context.bridge, self, self._take_sentry)
        if not self.context.sample:
            bring("golive_desktop.ui.courier", self.context.bridge, self, self._take_courier)
        warm(self.context)

    def _take_intake(self) -> None:
        from golive_desktop.ui.pages.receive.intake import intake_of  # noqa: PLC0415 - imported by now

        intake_of(self.context).arrived.connect(self._on_arrived)

    def _take_sentry(self) -> None:
        from golive_desktop.ui.pages.day.sentry import Sentry  # noqa: PLC0415 - imported by now

        self._sentry = Sentry(self.context, self)
        self._sentry.call.decide_wanted.connect(lambda: self.open_page("day", "decide"))
        self._right.insertWidget(0, self._sentry.call)
        self._sentry.watch(self._release)

    def _take_courier(self) -> None:
        from golive_desktop.ui.courier import Courier  # noqa: PLC0415 - imported by now

        Courier(self.context, self)

    def _make_page(self) -> None:
        """Makes the page that was asked for, unless it was asked for twice."""
        if self._key not in self._pages:
            self._pages[self._key] = make_page(self._key, replace(self.context, room=self._stack))
            self._stack.addWidget(self._pages[self._key])

    def _fold_page(self) -> None:
        """Tells a page that is new whether the window is narrow."""
        if self._key in self._pages and self._key not in self._folded:
            self._folded.add(self._key)
            self._pages[self._key].fold(narrow=self._narrow)

    def _show_overview(self) -> None:
        """Gives the page in front the newest state; the others get it when they come to the front."""
        if self._overview is not None and self._key in self._pages and self._shown.get(self._key) is not self._overview:
            self._shown[self._key] = self._overview
            self._pages[self._key].show_release(self._overview)

    def _bring_forward(self, key: str, subject: str) -> None:
        self._stack.setCurrentWidget(self._pages[key])
        if subject and subject != self._pages[key].subject():
            self._pages[key].show_subject(subject)
        elif not self._navigation.has_keyboard():
            self._pages[key].first_focus().setFocus()

    def _import(self, key: str, subject: str) -> None:
        release = self._release

        def go_on() -> None:
            if self._is_awaited(release, key):
                self.open_page(key, subject)

        from golive_desktop.ui.warming import bring  # noqa: PLC0415 - after the first board

        bring(page_module(key), self.context.bridge, self, go_on, soon=True)

    def _is_awaited(self, release: str, key: str) -> bool:
        """Whether the user still waits for this page of this release."""
        return self._overview is not None and (self._release, self._key) == (release, key)

    def _in_turns(self, key: str, *steps: Callable[[], object]) -> None:
        """Takes the steps one after the other, each in a turn of its own, unless the user goes elsewhere."""
        release = self._release

        def take() -> None:
            if self._is_awaited(release, key):
                steps[0]()
                self._in_turns(key, *steps[1:])

        if steps:
            QTimer.singleShot(_TURN_MS, self, take)

    def _show_frame(self, overview: Overview) -> None:
        _ = self.words.translate
        self._void.show_release(overview)
        deciding = [row for row in overview.readiness.board if row.state != "inform-only"]
        here = sum(row.state in _ANSWERED for row in deciding)
        spoken = _("{here} of {all} received").format(here=here, all=len(deciding))
        conditions = _open_conditions(overview)
        open_words = _("{count} open").format(count=conditions)
        counts = {"signoffs": (f"{here}/{len(deciding)}", spoken)}
        if conditions:
            counts["conditions"] = (str(conditions), open_words)
        for way in (self._navigation, self._page_menu):
            way.show_counts(counts)
        manager = overview.manager
        name, role = (manager.certificate.subject.name, manager.certificate.subject.role) if manager else ("", "")
        # note: in the zone of the pages beside it; two zones on one screen are read as one
        self._navigation.show_person(name, role, calendar_of(overview, self.words).minute(overview.at))
        if self.isVisibleTo(self.window()):  # note: it is looked at each minute, also behind a form that is signed
            self.window().setWindowTitle(self.window_title())


def _open_conditions(overview: Overview) -> int:
    """How many conditions of counted answers nobody has closed yet."""
    rows = (row.sign_off for row in overview.readiness.board)
    return sum(
        not overview.state.closed(answer.sha256, condition.key)
        for answer in rows
        if answer is not None and answer.standing == "counted"
        for condition in answer.conditions
    )
