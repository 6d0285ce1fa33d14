# SPDX-License-Identifier: MIT
# ruff: noqa: PLC0415 - the first frame waits for this module
"""The menu bar: everything that can be done, each with its key."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

import shiboken6
from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QMenuBar, QWidget

from golive_desktop.domain.record import ReleaseLine
from golive_desktop.domain.release import Language
from golive_desktop.domain.text import in_one_line
from golive_desktop.ui.context import StageKey
from golive_desktop.ui.look.theme import Choice
from golive_desktop.ui.pages.registry import PAGES
from golive_desktop.ui.words import Words
from golive_desktop.wording.sentences import N_

__all__ = ["Commands", "fill_menus"]


class Commands(Protocol):
    """What the menus can ask of the window."""

    def choose_files(self) -> None:
        """Asks which files to open."""

    def open_files(self, paths: tuple[Path, ...]) -> None:
        """Opens files."""

    def recent_files(self) -> tuple[Path, ...]:
        """Files that were opened lately."""

    def open_stage(self, stage: StageKey, subject: str = "") -> None:
        """Fills the window with another stage."""

    def open_page(self, page: str, subject: str = "") -> None:
        """Shows a page of the release."""

    def has_release(self) -> bool:
        """Whether a release is open."""

    def go_back(self) -> None:
        """Back to what was shown before."""

    def enter_sample(self, *, fresh: bool) -> None:
        """Goes to the sample release."""

    def leave_sample(self) -> None:
        """Back from the sample to the user's own releases."""

    def in_sample(self) -> bool:
        """Whether the sample is shown."""

    def set_language(self, language: Language) -> None:
        """Speaks another language from now on."""

    def set_look(self, look: Choice) -> None:
        """Takes another look from now on."""

    def look(self) -> Choice:
        """The look that was chosen."""

    def next_region(self) -> None:
        """Moves the keyboard to the next part of the window."""

    def releases(self) -> tuple[ReleaseLine, ...]:
        """All releases of the home, the newest first."""

    def open_release(self, release: str) -> None:
        """Shows a release, by its id."""

    def follow_release(self) -> None:
        """Sets up the next release from the one that is open."""

    def close(self) -> bool:
        """Ends the program once nothing is being written."""


_LONGEST: Final = 80


@dataclass(frozen=True, kw_only=True, slots=True)
class _Line:
    text: str
    keys: str = ""
    stage: StageKey | None = None
    page: str = ""
    subject: str = ""
    in_release: bool = False


_RELEASE: Final = (
    _Line(text=N_("&Compile dossier…"), keys="Ctrl+D", page="documents", subject="compile"),
    _Line(text=N_("C&andidate and artefacts…"), page="overview", subject="candidate"),
    _Line(text=N_("&Gates…"), page="gates"),
    _Line(text=N_("R&unbook…"), page="runbook"),
    _Line(text=N_("&Export plan…"), page="documents", subject="export-plan"),
    _Line(text=N_("Declare &void…"), page="overview", subject="void"),
)
_SIGN_OFF: Final = (
    _Line(text=N_("&Send requests…"), keys="Ctrl+R", page="signoffs", subject="send"),
    _Line(text=N_("&Receive files"), keys="Ctrl+Shift+R", page="receive"),
    _Line(text=N_("&Edit stakeholders and forms"), page="signoffs", subject="edit"),
)
_HELP: Final = (
    _Line(text=N_("&Help"), keys="F1", stage="help"),
    _Line(text=N_("&My signing number"), stage="identities", subject="number"),
    _Line(text=N_("&Check a file…"), stage="check"),
    _Line(text=N_("&Keyboard"), stage="help", subject="keyboard"),
    _Line(text=N_("&About GoLive Desktop"), stage="help", subject="about"),
)
_EDIT: Final = (
    (N_("&Undo"), "undo", QKeySequence.StandardKey.Undo),
    (N_("&Redo"), "redo", QKeySequence.StandardKey.Redo),
    (N_("Cu&t"), "cut", QKeySequence.StandardKey.Cut),
    (N_("&Copy"), "copy", QKeySequence.StandardKey.Copy),
    (N_("&Paste"), "paste", QKeySequence.StandardKey.Paste),
    (N_("Select &all"), "selectAll", QKeySequence.StandardKey.SelectAll),
    (N_("&Find"), "find", QKeySequence.StandardKey.Find),
)

_REDO: Final = ("Ctrl+Shift+Z", "Ctrl+Y")


def fill_menus(window: QMainWindow, words: Words, commands: Commands) -> None:
    """Makes the menu bar anew, in the language of `words`."""
    bar = _Bar()
    _ = words.translate
    _file_menu(bar.addMenu(_("&File")), words, commands)
    _edit_menu(bar.addMenu(_("&Edit")), words, bar)
    _lines(bar.addMenu(_("&Release")), words, commands, _RELEASE)
    _lines(bar.addMenu(_("&Sign-off")), words, commands, _SIGN_OFF)
    _view_menu(bar.addMenu(_("&View")), words, commands)
    _lines(bar.addMenu(_("&Help")), words, commands, _HELP)
    window.setMenuBar(bar)


class _Bar(QMenuBar):
    """Knows what had the keyboard before Alt gave it to the bar."""

    def __init__(self) -> None:
        super().__init__()
        self._before: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def before(self) -> QWidget | None:
        """It, if it is still there; None while the bar does not have the keyboard."""
        there = self.hasFocus() and self._before is not None and shiboken6.isValid(self._before)
        return self._before if there else None

    @Slot(QWidget, QWidget)
    def _on_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        self._before = old if now is self else None


def _add(menu: QMenu, text: str, run: Callable[[], object], keys: QKeySequence | str = "") -> QAction:
    action = menu.addAction(text)
    if keys:
        action.setShortcut(QKeySequence(keys))
    action.triggered.connect(lambda _checked=False: run())
    return action


def _lines(menu: QMenu, words: Words, commands: Commands, lines: tuple[_Line, ...]) -> None:
    for line in lines:
        action = _add(menu, words.translate(line.text), lambda line=line: _follow(commands, line), line.keys)  # type: ignore[misc]  # a default argument has no inferred type
        if line.page:
            menu.aboutToShow.connect(lambda action=action: action.setEnabled(commands.has_release()))


def _follow(commands: Commands, line: _Line) -> None:
    if line.stage is not None:
        commands.open_stage(line.stage, line.subject)
    elif commands.has_release():
        commands.open_page(line.page, line.subject)


def _file_menu(menu: QMenu, words: Words, commands: Commands) -> None:
    _ = words.translate
    _add(menu, _("&Open…"), commands.choose_files, "Ctrl+O")
    recent = menu.addMenu(_("Open &recent"))
    recent.aboutToShow.connect(lambda: _fill_recent(recent, words, commands))
    menu.addSeparator()
    _add(menu, _("&New release…"), lambda: commands.open_stage("setup"), "Ctrl+N")
    follow = _add(menu, _("New release &from this one…"), commands.follow_release)
    menu.aboutToShow.connect(lambda: follow.setEnabled(commands.has_release()))
    releases = menu.addMenu(_("Re&leases"))
    releases.aboutToShow.connect(lambda: _fill_releases(releases, words, commands))
    menu.addSeparator()
    _add(menu, _("&Sample release"), lambda: commands.enter_sample(fresh=False))
    reset = _add(menu, _("Reset the sa&mple"), lambda: commands.enter_sample(fresh=True))
    leave = _add(menu, _("Lea&ve the sample"), commands.leave_sample)
    for action in (reset, leave):
        menu.aboutToShow.connect(lambda action=action: action.setVisible(commands.in_sample()))
    menu.addSeparator()
    _add(menu, _("&Back up and restore…"), lambda: commands.open_stage("backup"))
    _add(menu, _("My &keys"), lambda: commands.open_stage("identities"))
    _add(menu, _("Se&ttings"), lambda: commands.open_stage("settings"), "Ctrl+,")
    menu.addSeparator()
    _add(menu, _("&Quit"), commands.close, "Ctrl+Q")


def _fill_recent(menu: QMenu, words: Words, commands: Commands) -> None:
    menu.clear()
    for path in commands.recent_files():
        _add(menu, _shown(path.name), lambda path=path: commands.open_files((path,)))  # type: ignore[misc]  # as above
    if menu.isEmpty():
        menu.addAction(words.translate("No files yet")).setEnabled(False)


def _fill_releases(menu: QMenu, words: Words, commands: Commands) -> None:
    menu.clear()
    for line in commands.releases():
        _add(menu, _shown(f"{line.product} – {line.tag}"), lambda key=line.id: commands.open_release(key))  # type: ignore[misc]  # as above
    if menu.isEmpty():
        menu.addAction(words.translate("No releases yet")).setEnabled(False)


def _shown(text: str) -> str:
    """Text from outside in a menu, where ``&`` would mark the next letter."""
    return in_one_line(text, _LONGEST).replace("&", "&&")


def _edit_menu(menu: QMenu, words: Words, bar: "_Bar") -> None:
    """Each line is on while there is something to do for it, and while the menu is shut, for the sake of its key."""
    actions = {
        what: _add(menu, words.translate(text), lambda what=what: _edit(what, bar), QKeySequence(keys))  # type: ignore[misc]  # as above
        for text, what, keys in _EDIT
    }
    # note: each desktop has another key for it, and people bring theirs along
    first = actions["redo"].shortcut()
    actions["redo"].setShortcuts([first, *(keys for keys in map(QKeySequence, _REDO) if keys != first)])

    def look() -> None:
        from golive_desktop.ui.editing import can_edit_in_focus

        for what, action in actions.items():
            action.setEnabled(can_edit_in_focus(what, bar.before()))

    def leave() -> None:
        for action in actions.values():
            action.setEnabled(True)

    menu.aboutToShow.connect(look)
    menu.aboutToHide.connect(leave)


def _edit(what: str, bar: _Bar) -> None:
    from golive_desktop.ui.editing import edit_in_focus

    edit_in_focus(what, bar.before())


def _view_menu(menu: QMenu, words: Words, commands: Commands) -> None:
    _ = words.translate
    for number, entry in enumerate((entry for entry in PAGES if entry.listed), 1):
        line = _Line(text=entry.title, page=entry.key)
        _add(menu, _(entry.title), lambda line=line: _follow(commands, line), f"Ctrl+{number}")  # type: ignore[misc]  # as above
    menu.addSeparator()
    _add(menu, _("Next &part of the window"), commands.next_region, "F6")
    _add(menu, _("&Back"), commands.go_back, "Alt+Left")
    menu.addSeparator()
    speak = menu.addMenu(_("&Language"))
    _choices(
        speak,
        [
            ("Deutsch", words.language == "de", lambda: commands.set_language("de")),
            ("English", words.language == "en", lambda: commands.set_language("en")),
        ],
    )
    look = menu.addMenu(_("&Appearance"))
    chosen = commands.look()
    _choices(
        look,
        [
            (_("As the system"), chosen == "system", lambda: commands.set_look("system")),
            (_("Light"), chosen == "light", lambda: commands.set_look("light")),
            (_("Dark"), chosen == "dark", lambda: commands.set_look("dark")),
        ],
    )


def _choices(menu: QMenu, choices: list[tuple[str, bool, Callable[[], None]]]) -> None:
    group = QActionGroup(menu)
    for text, chosen, run in choices:
        action = _add(menu, text, run)
        action.setCheckable(True)
        action.setChecked(chosen)
        group.addAction(action)
