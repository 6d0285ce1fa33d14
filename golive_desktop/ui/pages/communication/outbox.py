# SPDX-License-Identifier: MIT
"""The outbox: letters in a list, the chosen one exactly as it leaves, and what can be done with it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from golive_desktop.domain.mail import Posting, PostingState
from golive_desktop.domain.problem import Problem
from golive_desktop.services.mailing import prepare_notices
from golive_desktop.services.outbox import cancel_letter, mark_arrived, resend_letter
from golive_desktop.services.overview import Overview
from golive_desktop.ui.calendar import calendar_of
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.communication.composing import ComposePanel
from golive_desktop.ui.pages.communication.duepanel import DuePanel
from golive_desktop.ui.pages.communication.empty import EmptyPanel
from golive_desktop.ui.pages.communication.postlist import PostingList
from golive_desktop.ui.pages.communication.preview import LetterPreview
from golive_desktop.ui.pages.communication.secret import SecretPanel
from golive_desktop.ui.pages.communication.section import Section
from golive_desktop.ui.pages.communication.sending import Sending
from golive_desktop.ui.pages.communication.sight import line_of
from golive_desktop.ui.pages.communication.work import OutboxState, read_outbox, sizes_of, write_draft, write_files
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.front import FrontStack
from golive_desktop.ui.parts.room import ANY, give_width, turn
from golive_desktop.ui.parts.saved import show_folder
from golive_desktop.ui.parts.text import Text

__all__ = ["OutboxSection"]

_WIDE: Final = 318
_NARROW: Final = 250
_ONE_COLUMN: Final = 640
_LEAST_LIST: Final = 160
_TOLD: Final = frozenset({"rejected", "withdrawn"})
"""States of a role of which those who signed have to know."""


class OutboxSection(Section):
    """List and preview."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._state = OutboxState(postings=(), account=None)
        self._sizes: dict[str, int] = {}
        self._wanted = ""
        self._shown = ""
        self._narrow = False
        self._room = ANY
        self._list = PostingList(self.theme, self.words.translate("Letters"))
        self._preview = LetterPreview(self.words, self.theme)
        self._empty = self._nothing()
        self._compose = ComposePanel(context)
        self._secret = SecretPanel(self.words, self.theme)
        self._due = DuePanel(context)
        self._sending = Sending(context, self)
        self._stack = FrontStack()
        self._build()
        self._connect()

    def show_release(self, overview: Overview) -> None:
        """Reads the letters; the chosen one stays."""
        super().show_release(overview)
        self._tell.setVisible(any(row.state in _TOLD for row in overview.readiness.board))
        self._compose.show_release(overview)
        self._due.show_release(overview)

    def read(self) -> None:
        """Reads the letters as they stand."""
        if self.overview is not None:
            context, release = self.context, self.overview.release.id
            self.look(lambda: read_outbox(context, release), self._on_read)

    def show_subject(self, subject: str) -> None:
        """A letter by its id, or ``new`` for the form of a new one, with a kind and a role behind it."""
        word, _, rest = subject.partition("/")
        if word == "new":
            kind, _, role = rest.partition("/")
            self._open_compose(kind, role)
        elif not self._list.choose(subject):
            self._wanted = subject

    def subject(self) -> str:
        """The new letter that is being written; else the letter in view."""
        if self._stack.currentWidget() is self._compose:
            return f"new/{self._compose.subject()}"
        return self._shown

    def about(self) -> str:
        """The kind of the new letter."""
        return self._compose.subject()

    def first_focus(self) -> QWidget:
        """The list, or the form of a new letter; without any letter the way to the first."""
        if self._stack.currentWidget() is self._compose:
            return self._compose.entry()
        return self._list if self._state.postings else self._empty.entry()

    def fold(self, *, narrow: bool) -> None:
        """The list takes less width."""
        self._narrow = narrow
        self._arrange()

    def fit(self, width: int) -> None:
        """The buttons get a line of their own where they do not fit beside the count."""
        self._room = width
        self._arrange()

    def _nothing(self) -> EmptyPanel:
        _ = self.words.translate
        made = EmptyPanel(self.theme, _("There is no letter yet."), _("New letter…"), filled=True)
        made.wanted.connect(lambda: self._open_compose("", ""))
        return made

    def _build(self) -> None:
        _ = self.words.translate
        self._count = Text("", "muted")
        self._new = button(_("New letter…"), self.theme, image="plus", pressed=lambda: self._open_compose("", ""))
        self._all = button(_("Send all prepared"), self.theme, image="send", pressed=self._on_all)
        self._set_up = button(
            _("Set up a mail account…"),
            self.theme,
            kind="link",
            image="settings",
            pressed=lambda: self.context.shell.open_stage("settings", "mail"),
        )
        self._tell = button(_("Tell those who signed"), self.theme, image="users", pressed=self._on_tell)
        self._head = self._make_head()
        for front in (self._preview, self._empty, self._compose):
            self._stack.addWidget(front)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self._secret)
        right.addWidget(self._stack, 1)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(16)
        self._body.addWidget(self._list)
        self._body.addLayout(right, 1)
        self.column.addLayout(self._head)
        self.column.addWidget(self._due)
        self.column.addLayout(self._body, 1)

    def _make_head(self) -> QBoxLayout:
        """What is counted and what can be done, in pieces that can stand below each other."""
        head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setSpacing(10)
        for parts in ((self._count, self._set_up), (self._tell, self._all, self._new)):
            row = QHBoxLayout()
            row.setSpacing(10)
            for part in parts:
                row.addWidget(part)
                if part is self._count:
                    row.addStretch(1)
            head.addLayout(row, 0 if self._new in parts else 1)
        return head

    def _connect(self) -> None:
        self._list.chosen.connect(self._on_chosen)
        self._preview.asked.connect(self._on_asked)
        self._compose.refused.connect(self.refused)
        self._compose.left.connect(self._close_compose)
        self._compose.prepared.connect(self._on_prepared)
        self._compose.people_wanted.connect(lambda: self.turned.emit("people", ""))
        self._due.refused.connect(self.refused)
        self._due.written.connect(self._on_written)
        self._secret.given.connect(self._sending.go_on)
        self._sending.started.connect(self.working)
        self._sending.moved.connect(self.read)
        self._sending.refused.connect(self.refused)
        self._sending.secret_wanted.connect(self._on_secret_wanted)
        self._sending.ended.connect(self.said)

    def _arrange(self) -> None:
        """List and letter side by side, or one below the other where both would be cut."""
        wide = sum(row.sizeHint().width() for row in self._head.findChildren(QHBoxLayout)) + self._head.spacing()
        turn(self._head, below=wide > self._room)
        stacked = self._room < _ONE_COLUMN
        turn(self._body, below=stacked)
        self._list.setMinimumHeight(_LEAST_LIST)
        give_width(self._list, _NARROW if self._narrow else _WIDE, free=stacked)

    # --- what is shown

    def _on_read(self, state: OutboxState) -> None:
        if self.overview is None:
            return
        _, calendar = self.words.translate, calendar_of(self.overview, self.words)
        self._state = state
        prepared = self._prepared()
        said = _("{count} letters, {prepared} prepared").format(count=len(state.postings), prepared=len(prepared))
        count = said if len(state.postings) != 1 else _("1 letter")
        self._count.setText(f"{count} · {calendar.all_times()}")
        self._all.setText(_("Send all prepared ({count})").format(count=len(prepared)))
        self._all.setVisible(len(prepared) > 1)
        self._set_up.setVisible(state.account is None and bool(state.postings))
        for part in (self._list, self._count, self._new):
            part.setVisible(bool(state.postings))
        self._list.show_lines([line_of(posting, calendar) for posting in state.postings])
        self._arrange()
        if self._wanted and self._list.choose(self._wanted):
            self._wanted = ""
            self._close_compose()

    def _on_chosen(self, letter: str) -> None:
        posting = self._current()
        if letter != self._shown:
            self._secret.hide()
        self._shown = letter
        if self._stack.currentWidget() is self._compose and not self._list.hasFocus():
            return
        self._stack.setCurrentWidget(self._empty if posting is None else self._preview)
        if posting is not None:
            self._preview.show_posting(posting, self._state.account, self._sizes)
            self._want_sizes(posting)

    def _want_sizes(self, posting: Posting) -> None:
        context, letter = self.context, posting.letter
        if {one.sha256 for one in letter.enclosures} - self._sizes.keys():
            self.look(lambda: sizes_of(context, letter), self._on_sizes)

    def _on_sizes(self, sizes: Mapping[str, int]) -> None:
        self._sizes |= sizes
        posting = self._current()
        if posting is not None:
            self._preview.show_posting(posting, self._state.account, self._sizes)

    def _current(self) -> Posting | None:
        line = self._list.current()
        return line.posting if line is not None else None

    def _prepared(self) -> list[str]:
        return [item.letter.id for item in self._state.postings if item.state is PostingState.PREPARED]

    # --- a new letter

    def _open_compose(self, kind: str, role: str) -> None:
        self._secret.hide()
        self._compose.begin(kind, role)
        self._stack.setCurrentWidget(self._compose)
        self._compose.entry().setFocus()

    def _close_compose(self) -> None:
        if self._stack.currentWidget() is self._compose:
            self._stack.setCurrentWidget(self._preview if self._current() is not None else self._empty)
            self._on_chosen(self._shown)

    def _on_prepared(self, letter: str) -> None:
        self._wanted = letter
        self._stack.setCurrentWidget(self._preview)
        _ = self.words.translate
        self.said.emit(_("The letter is in the outbox."), _("Nothing is sent before you press Send."))

    def _on_written(self, letters: tuple[str, ...]) -> None:
        """What was planned and is not too late leaves now."""
        if letters and self.overview is not None:
            self._sending.send(self.overview.release.id, letters)

    # --- what is done with a letter

    def _on_tell(self) -> None:
        """Letters about rejections and withdrawals to everybody who signed and was not told yet."""
        if self.overview is not None:
            adapters, release, now = self.context.adapters, self.overview.release.id, self.context.now()
            self.write(lambda: prepare_notices(adapters, release, now=now), self._on_told)

    def _on_told(self, made: tuple[Posting, ...]) -> None:
        _ = self.words.translate
        said = _("{count} letters are in the outbox.") if made else _("Everybody who signed was told already.")
        self.said.emit(said.format(count=len(made)), _("Nothing is sent before you press Send.") if made else "")

    def _on_all(self) -> None:
        if self.overview is not None:
            self._sending.send(self.overview.release.id, self._prepared())

    def _on_asked(self, key: str) -> None:
        posting, overview, context = self._current(), self.overview, self.context
        if posting is None or overview is None:
            return
        letter, release = posting.letter, overview.release.id
        now, adapters = context.now(), context.adapters
        steps: dict[str, Callable[[], object]] = {
            "send": lambda: self._send(release, letter.id),
            "cancel": lambda: self.write(lambda: cancel_letter(adapters, letter.id, now=now)),
            "arrived": lambda: self.write(lambda: mark_arrived(adapters, letter.id, now=now)),
            "resend": lambda: self.write(
                lambda: resend_letter(adapters, letter.id, now=now), lambda _posting: self._send(release, letter.id)
            ),
            "draft": lambda: self.write(lambda: write_draft(context, letter), self._on_draft),
            "copy": lambda: self._copy(posting),
            "files": lambda: self.write(lambda: write_files(context, letter), show_folder),
        }
        steps[key]()

    def _send(self, release: str, letter: str) -> None:
        self._secret.hide()
        if self._state.account is None:
            self.refused.emit(Problem(code="account.none"))
            return
        self._sending.send(release, (letter,))

    def _copy(self, posting: Posting) -> None:
        letter = posting.letter
        QGuiApplication.clipboard().setText(f"{letter.subject}\n\n{letter.text}")
        self.said.emit(self.words.translate("Subject and text are copied."), "")

    def _on_draft(self, path: Path) -> None:
        _ = self.words.translate
        place = self.words.place(path)
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            said = _("The draft is open in your mail program. Send it there, then put the letter away here.")
            self.said.emit(said, place)
        else:
            show_folder(path.parent)
            self.said.emit(_("No program opens drafts on this computer. The draft lies here:"), place)

    def _on_secret_wanted(self, problem: Problem) -> None:
        if self._state.account is not None:
            self._secret.ask(self._state.account, problem)
