# SPDX-License-Identifier: MIT
# ruff: noqa: PLC0415 - the frame is painted before anything is imported that it does not need for that
"""The window: one stage at a time, the menu above it, and the way back."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, QSize, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from golive_desktop.ui.preferences import Preferences
from golive_desktop.ui.stack import StageStack

TYPE_CHECKING = False
if TYPE_CHECKING:
    from golive_desktop.domain.problem import Problem
    from golive_desktop.domain.record import ReleaseLine
    from golive_desktop.domain.release import Language
    from golive_desktop.ui.bridge import Bridge
    from golive_desktop.ui.computer import Computer
    from golive_desktop.ui.context import StageKey
    from golive_desktop.ui.look.theme import Choice, Theme
    from golive_desktop.ui.parts.strip import Strip
    from golive_desktop.ui.typed import Typed
    from golive_desktop.ui.words import Words
    from golive_desktop.ui.workplace import Workplace

__all__ = ["Window"]

_NARROW: Final = 1100
_SAMPLE: Final = "sample"
_TURN_MS: Final = 1
_FIRST_SIZE: Final = QSize(1366, 768)
_TITLE_BAR: Final = 40  # what is set above a window; Qt does not count it before the window is shown


class Window(QMainWindow):
    """The program's window: an empty frame at first, furnished when it has something to show.

    Args:
        computer: this computer.
        home: the data folder; it is made when something is first kept.
    """

    _place: "Workplace"
    _strip: "Strip"
    _typed: "Typed"
    theme: "Theme"
    """The colours with which everything is made from now on."""

    def __init__(self, computer: "Computer", home: Path) -> None:
        super().__init__()
        self._computer, self.own_home, self._home = computer, home, home
        self.preferences = Preferences(home)
        self.language: Language = self.preferences.language(QLocale.system().name())
        self._furnished = False
        self._closing = self._not_closed = False
        self._stack = StageStack()
        self._build()

    @property
    def words(self) -> "Words":
        """What the window says, in its language."""
        from golive_desktop.ui.words import Words

        return Words(language=self.language)

    @property
    def bridge(self) -> "Bridge":
        """What carries out everything beside the window."""
        self._furnish()
        return self._place.bridge

    def begin(self, paths: tuple[Path, ...] = ()) -> None:
        """Shows what the program begins with: the files, else the last release, else the two doors."""
        if paths:
            self.open_files(paths)
        else:
            self.go_home()

    def open_stage(self, stage: "StageKey", subject: str = "") -> None:
        """Fills the window with `stage`; `go_back` returns to what is shown now. Help opens at what is shown now."""
        if stage == "help" and not subject:
            from golive_desktop.ui.stages.help.topics import topic_of

            subject = topic_of(self._stack.key, self._stack.subject())
        self._stack.leave(stage, subject)
        self._show(stage, subject)

    def open_page(self, page: str, subject: str = "") -> None:
        """Shows a page of the release that is open; without a release nothing happens."""
        if self.has_release():
            self.open_stage("release", f"{self._release()}\n{page}\n{subject}")

    def follow_release(self) -> None:
        """Sets up the next release from the one that is open; without a release nothing happens."""
        if self.has_release():
            self.open_stage("setup", f"release:{self._release()}")

    def open_release(self, release: str) -> None:
        """Shows a release, by its id."""
        if not self.in_sample():
            self.preferences.set_release(release)
        self.open_stage("release", release)

    def open_files(self, paths: tuple[Path, ...]) -> None:
        """Opens one request in the signer's view, everything else where files are received or checked."""
        from golive_desktop.ui.opening import as_subject, is_request

        for path in paths:
            self.preferences.add_recent(path)
        if is_request(paths):
            self.open_stage("signer", str(paths[0]))
        elif self.has_release():
            self.open_page("receive", as_subject(paths))
        else:
            self.open_stage("check", as_subject(paths))

    def report(self, problem: "Problem") -> None:
        """Says a problem above everything."""
        self._furnish()
        if self._closing and problem.severity != problem.severity.INFORMS:
            # note: what could not be saved while it closed is said, and whoever closes once more means it
            self._closing, self._not_closed = False, True
        self._strip.show_problem(problem)

    def settled(self, problem: "Problem") -> None:
        """Says a problem no longer."""
        self._strip.take_back(problem)

    def go_back(self) -> None:
        """Back to what was shown before; from the beginning nothing happens."""
        if before := self._stack.back():
            self._show(*before)
        elif self._stack.key != "doors":
            self.go_home()

    def go_home(self) -> None:
        """The last release, else the newest, else the two doors."""
        self._furnish()
        self._stack.forget_way()
        if not self._computer.has_home(self._home):
            self._show("doors", "")
            return
        if self.preferences.release and not self.in_sample():
            self._show("release", self.preferences.release)
            self._place.releases.read_later()
            return
        self._place.releases.newest(self._on_newest, self._on_no_home)

    def forget_release(self) -> None:
        """The remembered release is not in this home any more: the newest is shown, else the two doors."""
        self.preferences.set_release("")
        self.go_home()

    def choose_files(self) -> None:
        """Asks which files to open."""
        from golive_desktop.ui.opening import chosen_files

        if paths := chosen_files(self, self.words):
            self.open_files(paths)

    def recent_files(self) -> tuple[Path, ...]:
        """Files that were opened lately."""
        return self.preferences.recent

    def has_release(self) -> bool:
        """Whether there is a release to show a page of."""
        return bool(self.in_sample() and self._stack.subject_of("release")) or bool(self.preferences.release)

    def enter_sample(self, *, fresh: bool) -> None:
        """Goes to the sample; its home is a folder of its own. Of one that is made anew nothing old stays in view."""
        self._switch_home(self.own_home / _SAMPLE, anew=fresh)
        self._show("doors", "sample-again" if fresh else "sample")

    def leave_sample(self) -> None:
        """Back to the user's own releases."""
        self._switch_home(self.own_home)
        self.go_home()

    def in_sample(self) -> bool:
        """Whether the sample is shown."""
        return self._home != self.own_home

    def set_language(self, language: "Language") -> None:
        """Speaks `language` at once; what is shown stays."""
        self.preferences.set_language(language)
        self.language = language
        self._again(lambda: None)

    def set_look(self, look: "Choice") -> None:
        """Takes the look at once."""
        self.preferences.set_look(look)
        self.renew_look()

    def look(self) -> "Choice":
        """The look that was chosen."""
        return self.preferences.look

    def renew_look(self) -> None:
        """Follows the system or the choice; to be called when either changed."""
        from golive_desktop.ui.look.theme import theme_of

        theme = theme_of(self.preferences.look)
        if theme != self.theme:
            self.theme = theme
            self._again(self._wear)

    def next_region(self) -> None:
        """Moves the keyboard to the next part of the window."""
        from golive_desktop.ui.keyboard import to_next_region

        if stage := self._stack.front():
            to_next_region(stage.regions(), self.focusWidget())

    def releases(self) -> "tuple[ReleaseLine, ...]":
        """All releases of this home, the newest first."""
        return self._place.releases.lines if self._furnished else ()

    def _release(self) -> str:
        """Id of the release that is open."""
        release = self.preferences.release if not self.in_sample() else self._stack.subject_of("release")
        return release.splitlines()[0]

    def _build(self) -> None:
        self.setObjectName("window")
        middle = QWidget()
        middle.setObjectName("window")
        self._column = QVBoxLayout(middle)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._stack, 1)
        self.setCentralWidget(middle)
        self.setMinimumSize(640, 360)
        self.setAcceptDrops(True)
        self.setWindowTitle("GoLive Desktop")
        self.resize(self.screen().availableSize().boundedTo(_FIRST_SIZE) - QSize(0, _TITLE_BAR))
        self.restoreGeometry(self.preferences.geometry)

    def _furnish(self) -> None:
        """Brings the menu and all that the stages need; once."""
        if self._furnished:
            return
        from golive_desktop.ui.menus import fill_menus
        from golive_desktop.ui.parts.strip import Strip
        from golive_desktop.ui.typed import Typed
        from golive_desktop.ui.workplace import Workplace

        self._furnished = True
        self._typed = Typed(self._stack, self, lambda: self._place.bridge.writing)
        self._strip = Strip(self.words, self.theme)
        self._column.insertWidget(0, self._strip)
        self._place = Workplace(self._computer, self, self, self._stack)
        self._place.broke.connect(self.tell_bug)
        self._place.busy.connect(self._on_busy)
        self._furnish_place()
        fill_menus(self, self.words, self)

    def _furnish_place(self) -> None:
        self._place.furnish(self._home, self.words, self.theme, sample=self.in_sample())

    def _show(self, key: "StageKey", subject: str) -> None:
        self._furnish()
        stage = self._stack.bring(key, self._place.context)
        self._strip.hide()
        self.menuBar().setVisible(stage.with_menu)
        stage.show_subject(subject)
        self.setWindowTitle(stage.window_title())
        stage.first_focus().setFocus()

    def _switch_home(self, home: Path, *, anew: bool = False) -> None:
        """Works on another home from now on; what was being written in the old one is finished first."""
        if home == self._home and not anew:
            return
        self._furnish()
        self._place.leave()
        self._typed.forget()
        self._home = home
        self._stack.forget_way()
        self._drop_stages()

    def _again(self, dress: Callable[[], None]) -> None:
        """Makes everything anew, in other words or colours; drafts and what was typed are kept.

        Args:
            dress: what is to be done first.
        """
        from golive_desktop.ui.menus import fill_menus

        key, subject = self._stack.key, self._stack.subject()
        self._furnish()
        typed = self._typed
        typed.keep()
        self._drop_stages()
        fill_menus(self, self.words, self)

        def show() -> None:
            dress()
            if self._stack.front() is None:
                self._show(key, subject)
                typed.bring_back()

        # note: the old is gone by then; to dress it once more would take seconds
        QTimer.singleShot(_TURN_MS, self, show)

    def _wear(self) -> None:
        from golive_desktop.ui.look.theme import apply_theme

        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_theme(application, self.theme, self)

    def _drop_stages(self) -> None:
        from golive_desktop.ui.parts.strip import Strip

        self._stack.drop()
        hidden = self._strip
        self._strip = Strip(self.words, self.theme)
        self._column.replaceWidget(hidden, self._strip)
        hidden.deleteLater()
        self._furnish_place()

    def _on_newest(self, release: str) -> None:
        if not release:
            self._show("doors", "")
            return
        if not self.in_sample():
            self.preferences.set_release(release)
        self._show("release", release)

    def _on_no_home(self, problem: "Problem") -> None:
        self._show("doors", "")
        self.report(problem)

    @Slot(object)
    def tell_bug(self, error: BaseException) -> None:
        """Says that the error is ours; the report can be copied and lies in the home."""
        from golive_desktop.ui.mishap import told

        self._furnish()
        problem, report = told(error, self.own_home, self.words)
        self._strip.show_problem(problem, report=report)

    @Slot(bool)
    def _on_busy(self, busy: bool) -> None:  # noqa: FBT001 - the signal's argument
        if self._closing and not busy:
            QTimer.singleShot(0, self.close)

    def closeEvent(self, event: QCloseEvent) -> None:
        from golive_desktop.ui.mishap import closing

        if self._furnished and not self._closing and not self._not_closed:
            self._stack.subject()  # what was typed a moment ago is saved by that
        if self._furnished and self._place.bridge.writing:
            # note: a half-made signature or record is worse than a second of waiting
            self._closing = True
            self.report(closing())
            event.ignore()
            return
        self.preferences.set_geometry(self.saveGeometry())
        if self._furnished:
            self.hide()  # what was only looked up may take a moment to stop
            self._place.close()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._stack.fold(narrow=event.size().width() < _NARROW)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # note: imported with the first key, and `Qt` with it: all its enums would cost the first paint a tenth
        from golive_desktop.ui.keyboard import press_way_back

        # note: only what no page took reaches the window, and everything while nothing has the keyboard
        place: QWidget | None = self.focusWidget()
        if not press_way_back(event, self._stack.front() if place is None else place):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from golive_desktop.ui.opening import dropped_files

        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        from golive_desktop.ui.opening import dropped_files

        if paths := dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self.open_files(paths)
