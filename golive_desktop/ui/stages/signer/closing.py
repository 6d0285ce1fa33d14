# SPDX-License-Identifier: MIT
"""Closing the conditions of the own answer: chosen, shown, signed, and handed over like the answer itself."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from golive_desktop.domain.answer import Condition, Evidence
from golive_desktop.domain.draft import DraftEvidence
from golive_desktop.services.answering import GivenAnswer
from golive_desktop.services.overview import OwnKey
from golive_desktop.ui.context import Context
from golive_desktop.ui.parts.evidence import EvidenceDraft
from golive_desktop.ui.stages.signer.bar import Bar
from golive_desktop.ui.stages.signer.closedrafts import CloseDrafts, close_drafts
from golive_desktop.ui.stages.signer.closepage import ClosePage
from golive_desktop.ui.stages.signer.closure import (
    Closed,
    ClosureOrder,
    close,
    closure_name,
    closure_words,
    find_closure,
)
from golive_desktop.ui.stages.signer.donepanel import Done
from golive_desktop.ui.stages.signer.handover import HandOver
from golive_desktop.ui.stages.signer.message import closure_message, mailbox_of
from golive_desktop.ui.stages.signer.presenter import Presenter
from golive_desktop.ui.stages.signer.reply import Reply
from golive_desktop.ui.stages.signer.setlist import SetConditions
from golive_desktop.ui.stages.signer.work import look_at_evidence

__all__ = ["Closing"]


class Closing(QObject):
    """The conditions of the answer that is shown, and the one that is being closed.

    Signals:
        wanted(): a condition was chosen; its page is ready to be shown.
        changed(): the bar may say something else now.
        began(Task): a closure is being signed.
        closed(Closed): it is signed.
    """

    wanted = Signal()
    changed = Signal()
    began = Signal(object)
    closed = Signal(object)

    def __init__(
        self, context: Context, presenter: Presenter, page: ClosePage, shelf: SetConditions, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._presenter, self._page, self._shelf = context, presenter, page, shelf
        self._given: GivenAnswer | None = None
        self._condition: Condition | None = None
        self._drafts = CloseDrafts(self)
        shelf.close_wanted.connect(self._on_wanted)
        shelf.closure_wanted.connect(self._on_closure)
        self._way = HandOver(context, page, self)
        self._way.changed.connect(self.changed)
        page.changed.connect(self._on_changed)
        page.sheet.keys.entered.connect(self.sign)
        page.sheet.folder_wanted.connect(self._on_folder)
        page.evidence.files_wanted.connect(self._on_files)
        page.evidence.files_given.connect(self._on_files_given)

    def show_answer(self, given: GivenAnswer | None) -> None:
        """Shows the conditions of an answer; what was typed for one stays with it."""
        if given is not None:
            self._drafts = close_drafts(self._context.window, given.sha256)
        self._given = given
        if given is None:
            self._shelf.hide()
        else:
            self._shelf.show_conditions(given, self._context.now(), own=self._key() is not None)

    @property
    def done(self) -> bool:
        """Whether the condition that is shown is closed."""
        return self._way.done is not None

    def bar(self, *, busy: bool) -> Bar:
        """The bar below the condition that is being closed, or that is closed."""
        if self.done:
            return self._way.bar(Bar(back=self._context.words.translate("Back")))
        _ = self._context.words.translate
        key = self._condition.key if self._condition is not None else ""
        said = _("Close condition {key}").format(key=key)
        return Bar(
            back=_("Back"),
            text=_("Only you can close your conditions, with your signature."),
            forward=_("Signing…") if busy else said,
            forward_image="pen-line",
            enabled=not busy,
        )

    def sign(self) -> None:
        """Closes the condition, when everything is there; what is closed is handed over."""
        if self.done:
            self._way.forward()
            return
        given, condition, key = self._given, self._condition, self._key()
        draft = self._page.evidence.draft()
        if given is None or condition is None or key is None:
            return
        if not draft.note.strip() and not draft.files:
            self._page.ask_for_evidence()
            return
        passphrase = self._page.sheet.keys.passphrase()
        if not passphrase:
            return
        chosen = tuple(self._drafts.files[item.sha256] for item in draft.files if item.sha256)
        order = ClosureOrder(
            given=given,
            condition=condition,
            evidence=draft,
            files=chosen,
            key=key.record,
            passphrase=passphrase,
            target=self._target(given, condition.key),
        )
        context = self._context
        task = context.bridge.write(
            lambda _task: close(context, order), owner=self, done=self._on_closed, refused=self._page.show_problem
        )
        self._page.show_problem(None)
        self._page.set_busy(busy=True)
        task.ended.connect(lambda: self._page.set_busy(busy=False))
        self.began.emit(task)

    def _key(self) -> OwnKey | None:
        """The key that signed the answer, where it lies on this laptop."""
        asked, given = self._presenter.asked, self._given
        if asked is None or given is None:
            return None
        own = given.statement.author.fingerprint
        return next((key for key in asked.keys if key.certificate.fingerprint == own), None)

    def _target(self, given: GivenAnswer, condition: str) -> Path:
        folder = self._presenter.folder or Path.home()
        return folder / closure_name(given, condition, self._context.words)

    def _show_target(self) -> None:
        if self._given is not None and self._condition is not None:
            target = self._target(self._given, self._condition.key)
            self._page.sheet.show_target(target.name, self._context.words.place(target.parent))

    # --- what is asked

    def _on_wanted(self, key: str) -> None:
        given = self._given
        if given is None:
            return
        condition = next(item for item in given.statement.body.response.conditions if item.key == key)
        self._condition, own = condition, self._key()
        self._way.forget()
        self._page.sheet.keys.show_keys((own,) if own is not None else ())
        self._page.show_condition(
            condition, self._drafts.kept.get(key, EvidenceDraft()), lambda draft: closure_words(given, condition, draft)
        )
        self._show_target()
        self.wanted.emit()

    def _on_changed(self) -> None:
        if self._condition is not None:
            self._drafts.kept[self._condition.key] = self._page.evidence.draft()
        self.changed.emit()

    def _on_files(self) -> None:
        title = self._context.words.translate("Evidence files")
        names, _kind = QFileDialog.getOpenFileNames(self._context.window, title)
        if names:
            self._on_files_given(tuple(map(Path, names)))

    def _on_files_given(self, paths: tuple[Path, ...]) -> None:
        context, drafts, condition = self._context, self._drafts, self._condition
        if condition is not None:
            context.bridge.look(
                lambda _task: look_at_evidence(context, paths),
                owner=self,
                done=lambda found: self._on_digested(drafts, condition.key, found),
                refused=self._page.show_problem,
            )

    def _on_digested(self, drafts: CloseDrafts, condition: str, found: tuple[DraftEvidence, ...]) -> None:
        """A large file takes its time, and another condition may be shown by now."""
        drafts.files |= {piece.sha256: piece for piece in found}
        files = [Evidence(name=piece.name, sha256=piece.sha256, size=piece.size) for piece in found]
        shown = self._condition.key if self._condition is not None and not self.done else ""
        if drafts is self._drafts and condition == shown:
            self._page.evidence.add(files)
        else:
            drafts.kept[condition] = drafts.kept.get(condition, EvidenceDraft()).with_files(files)

    def _on_folder(self) -> None:
        title = self._context.words.translate("Save in this folder")
        folder = str(self._presenter.folder or Path.home())
        if chosen := QFileDialog.getExistingDirectory(self._context.window, title, folder):
            self._presenter.folder = Path(chosen)
            self._show_target()

    # --- what came of it

    def _on_closed(self, closed: Closed) -> None:
        close_drafts(self._context.window, closed.given.sha256).kept.pop(closed.closure.condition, None)
        if self._given is None or self._given.sha256 != closed.given.sha256:
            return  # note: another request was opened meanwhile; whoever opens this one again finds it closed
        self.show_answer(closed.given)
        self.closed.emit(closed)
        self._show(closed)

    def _on_closure(self, condition: str) -> None:
        """A closure that was signed before: what it says, and its file where it still lies."""
        context, given = self._context, self._given
        if given is not None:
            target = self._target(given, condition)
            context.bridge.look(
                lambda _task: find_closure(context, given, condition, target),
                owner=self,
                done=self._on_found,
                refused=self._shelf.show_trouble,
            )

    def _on_found(self, closed: Closed) -> None:
        if self._given is not None and closed.given.sha256 == self._given.sha256:
            self._show(closed)
            self.wanted.emit()

    def _show(self, closed: Closed) -> None:
        words, _ = self._context.words, self._context.words.translate
        given, key, asked = closed.given, closed.closure.condition, self._presenter.asked
        if asked is None:
            return
        word = _("Condition {key} closed").format(key=key)
        when = words.time(closed.closure.closed_at)
        if given.statement.body.on_laptop_of:
            counted = _("{time}. It is counted, and nothing has to be sent.").format(time=when)
            self._way.show(Done(word=word, sentence=counted, problem=closed.problem))
            return
        to = mailbox_of(asked.request.statement.author)
        release = given.statement.release
        reply = Reply(
            message=closure_message(given, key, to),
            release=release.id if release else "",
            role=given.statement.body.role,
            data=closed.data,
            at=closed.closure.closed_at,
            path=closed.path,
            beside=closed.beside,
        )
        said = _("{time}. Now send it to {author}, then it counts.").format(time=when, author=to.name)
        target = self._target(given, key)
        self._way.show(Done(word=word, sentence=said, reply=reply, target=target, problem=closed.problem))
