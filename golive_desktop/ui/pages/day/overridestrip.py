# SPDX-License-Identifier: MIT
"""The strip that says how an override stands, with every way to get the request signed."""

from pathlib import Path

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from golive_desktop.domain.problem import Problem
from golive_desktop.ui.context import Context
from golive_desktop.ui.look.icons import status_icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.day.override import OverrideSight
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.saved import ask_where, suggested
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["OverrideHandover", "OverrideStrip"]

_ICON = QSize(18, 18)


class OverrideStrip(QFrame):
    """What was asked for, and what was let pass; hidden while there is neither.

    Args:
        words: the reader's language.
        theme: the colours.

    Signals:
        save_wanted(): the request shall be saved as a file.
        mail_wanted(): it shall go by mail.
        sign_wanted(): the executive signs on this laptop.
        receive_wanted(): the signed file came back.
    """

    save_wanted = Signal()
    mail_wanted = Signal()
    sign_wanted = Signal()
    receive_wanted = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.sight = OverrideSight()
        """What is shown."""
        _ = words.translate
        self.setProperty("kind", "strip")
        self.setProperty("weight", "asks")
        self._icon = QLabel()
        self._lead, self._more = Text("", "strong", wraps=True, selectable=True), Text("", wraps=True, selectable=True)
        self._waiting = Text("", "strong", wraps=True)
        self._ways = QWidget()
        self._grid = QGridLayout(self._ways)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._buttons = tuple(
            button(text, theme, image=image, pressed=signal.emit)
            for text, image, signal in (
                (_("Save the request…"), "download", self.save_wanted),
                (_("By mail…"), "mail", self.mail_wanted),
                (_("Sign on this laptop…"), "pen-line", self.sign_wanted),
                (_("Receive…"), "inbox", self.receive_wanted),
            )
        )
        self._build()
        self.fold(small=False)
        self.hide()

    def fold(self, *, small: bool) -> None:
        """Puts two buttons in a row where everything stands in one column."""
        wide = 2 if small else len(self._buttons)
        for number, made in enumerate(self._buttons):
            self._grid.removeWidget(made)
            self._grid.addWidget(made, number // wide, number % wide)
        self._grid.setColumnStretch(2, int(small))
        self._grid.setColumnStretch(4, int(not small))

    def show_override(self, sight: OverrideSight) -> None:
        """Shows how it stands."""
        if sight == self.sight:
            return
        self.sight = sight
        self._lead.setText(sight.passed)
        self._more.setText(sight.reason)
        self._waiting.setText(sight.waiting)
        for part, shown in (
            (self._lead, sight.passed),
            (self._more, sight.reason),
            (self._waiting, sight.waiting),
            (self._ways, sight.waiting),
        ):
            part.setVisible(bool(shown))
        state = "requested" if sight.waiting else "conditional"
        self._icon.setPixmap(status_icon(state, self._theme).pixmap(_ICON, 1.0, QIcon.Mode.Normal))
        self.setAccessibleName(" ".join(filter(None, (sight.waiting, sight.passed, sight.reason))))
        self.setVisible(bool(sight.waiting or sight.passed))

    def _build(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(4)
        for part in (self._waiting, self._ways, self._lead, self._more):
            texts.addWidget(part)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(14, 8, 10, 8)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addLayout(texts, 1)


class OverrideHandover(QObject):
    """Hands the request for an override over: as a file, by mail, or to a key on this laptop.

    Args:
        context: of the page.
        strip: where it is asked for.
        told: where it is said what came of it.
        parent: the page.
    """

    def __init__(self, context: Context, strip: OverrideStrip, told: Strip, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._strip, self._told = context, strip, told
        strip.save_wanted.connect(self._on_save)
        strip.mail_wanted.connect(self._on_mail)
        strip.sign_wanted.connect(lambda: context.shell.open_stage("signer", f"override:{strip.sight.release}"))
        strip.receive_wanted.connect(lambda: context.shell.open_page("receive"))

    def _on_save(self) -> None:
        context, release = self._context, self._strip.sight.release
        _ = context.words.translate
        place = suggested("override", self._strip.sight.tag, ".golive")
        kinds = _("Requests and signed files") + " (*.golive)"
        path = ask_where(context.window, _("Save the request"), place, kinds)
        if path is None:
            return
        said = _("Saved as {file}").format(file=context.words.place(path))
        context.bridge.write(
            lambda _task: _save(context, release, path),
            owner=self,
            done=lambda _none: self._told.show_text(said),
            refused=self._told.show_problem,
            changes=None,
        )

    def _on_mail(self) -> None:
        context, release, role = self._context, self._strip.sight.release, self._strip.sight.role
        context.bridge.write(
            lambda _task: _letter(context, release, role),
            owner=self,
            done=lambda letter: context.shell.open_page("communication", letter),
            refused=lambda problem: self._on_not_written(problem, role),
            changes=release,
        )

    def _on_not_written(self, problem: Problem, role: str) -> None:
        if problem.code == "outbox.address-missing":
            self._context.shell.open_page("communication", f"people:{role}")
            self._context.shell.report(problem)
        else:
            self._told.show_problem(problem)


def _save(context: Context, release: str, path: Path) -> None:
    from golive_desktop.services.override_approval import (  # noqa: PLC0415 - reads statements, seldom needed
        request_of_override,
    )

    with context.adapters.store.reading() as work:
        data = request_of_override(work, work.releases.get(release))
    context.computer.files.write(path, data)


def _letter(context: Context, release: str, role: str) -> str:
    """The id of the letter in the outbox, with the request enclosed; nothing leaves."""
    from golive_desktop.services.mailing import prepare_mails  # noqa: PLC0415 - as above

    made = prepare_mails(context.adapters, release, "override", role=role, now=context.now())
    return made[0].letter.id
