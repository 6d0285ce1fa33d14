# SPDX-License-Identifier: MIT
"""Carries out what the signer asks for, beside the window, and keeps every answer as it is given."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from golive_desktop.domain.answer import Decision
from golive_desktop.domain.draft import AnswerDraft, DraftAnswer, DraftEvidence
from golive_desktop.domain.drawing import Drawing
from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.domain.record import IdentityRecord
from golive_desktop.domain.text import tidy
from golive_desktop.services.answering import Asked, GivenAnswer, approvals_inside
from golive_desktop.services.overview import OwnKey
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.context import Context
from golive_desktop.ui.parts.newkey import NewKey
from golive_desktop.ui.stages.signer import work
from golive_desktop.ui.stages.signer.copies import find_copy
from golive_desktop.ui.stages.signer.saying import file_name, recall_name

__all__ = ["Presenter"]

_SETTLE_MS: Final = 400
_AGAIN_MS: Final = 3_000
"""How long after it could not be saved it is tried again: another program may be done, a disk have room."""
_HERE: Final = "here:"


class Presenter(QObject):
    """The request that is open, with its answers.

    Signals:
        opened(): a request, see `asked` and `draft`.
        refused(Problem): why it cannot be shown.
        drafted(): an answer came from elsewhere than its own widget: evidence that was read.
        troubled(Problem): something beside the answers did not work: a file, the saving.
        saved(Problem): the answers lie in the home now, after this stood against it.
        read(tuple): what colleagues answered.
        keys_changed(): there is a key now.
        key_refused(Problem): why no key was made or taken.
        printed(bytes): the pages as they will be printed.
        signed(Signed): the signature was made.
        not_signed(Problem): nothing was signed.
        withdrawn(Withdrawn): the answer was taken back.
        not_withdrawn(Problem): it was not.
    """

    opened = Signal()
    refused = Signal(object)
    drafted = Signal()
    troubled = Signal(object)
    saved = Signal(object)
    read = Signal(object)
    keys_changed = Signal()
    key_refused = Signal(object)
    printed = Signal(object)
    signed = Signal(object)
    not_signed = Signal(object)
    withdrawn = Signal(object)
    not_withdrawn = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.subject = ""
        self.asked: Asked | None = None
        self.draft = AnswerDraft()
        self.folder: Path | None = None
        self.copy: Path | None = None
        self.trouble: Problem | None = None
        """Why the answers are not saved; None while they are, or are about to be."""
        self._unsaved, self._saves = False, 0
        self._waiting: dict[str, AnswerDraft] = {}
        """What is not saved yet, by the digest of its request."""
        self._settle, self._again = self._timer(_SETTLE_MS), self._timer(_AGAIN_MS)

    @property
    def laptop_of(self) -> str:
        """The owner of this laptop, when the signer is a guest; empty otherwise."""
        return self.asked.request.statement.author.name if self._guest() and self.asked else ""

    @property
    def target(self) -> Path | None:
        """Where the answer is written; None where it is received at once."""
        return self.folder / self._name(self.asked) if self.folder is not None and self.asked is not None else None

    def open(self, subject: str) -> Task:
        """Opens a request: a file by its path, or ``here:ROLE`` with the release in a further line."""
        self.leave(subject)
        context = self._context
        role, _, release = subject.removeprefix(_HERE).partition("\n")
        path = Path(subject)
        self.folder = None if self._guest() else path.parent

        guest = self._guest()

        def look(_task: Task) -> tuple[Asked, Path | None]:
            context.computer.make_home(context.home)
            asked = work.open_here(context, role, release) if guest else work.open_file(context, path)
            if guest or asked.given is None:
                return asked, None
            return asked, find_copy(context, asked.given.data, path.parent / self._name(asked))

        return context.bridge.look(
            look, owner=self, done=lambda found: self._on_opened(subject, *found), refused=self.refused.emit
        )

    def leave(self, subject: str) -> str:
        """Shows no request for a sign-off any more, but `subject`, which is given back."""
        self.flush()
        self.subject, self.asked, self.draft = subject, None, AnswerDraft()
        return subject

    def keep(self, draft: AnswerDraft) -> None:
        """Takes the answers as they stand; they are saved within half a second."""
        self.draft = draft
        self._unsaved = True
        if not self._settle.isActive():  # note: whoever types without a pause is saved all the same
            self._settle.start()

    def flush(self) -> None:
        """Saves at once what is not saved yet."""
        self._settle.stop()
        fresh = self._unsaved and self.asked is not None and self.asked.given is None
        if fresh and self.asked is not None:
            self._unsaved = False
            self._waiting[self.asked.request.sha256] = self.draft
        if self._waiting and (fresh or self.trouble is not None):
            self._save(dict(self._waiting))

    def add_evidence(self, item: str, paths: tuple[Path, ...]) -> Task:
        """Reads files that are to back an answer."""
        context = self._context
        return context.bridge.look(
            lambda _task: work.look_at_evidence(context, paths),
            owner=self,
            done=lambda found: self._on_evidence(item, found),
            refused=self.troubled.emit,
        )

    def read_colleagues(self) -> None:
        """Reads what colleagues answered, from the request itself."""
        asked, adapters = self.asked, self._context.adapters
        if asked is not None:
            self._context.bridge.look(
                lambda _task: approvals_inside(adapters, asked.request),
                owner=self,
                done=self.read.emit,
                refused=self.troubled.emit,
            )

    def make_key(self, wanted: NewKey) -> Task:
        """Makes a key."""
        context = self._context
        return context.bridge.write(
            lambda _task: work.make_key(context, wanted.subject, wanted.passphrase),
            owner=self,
            done=self._on_keys,
            refused=self.key_refused.emit,
        )

    def take_key(self, path: Path, passphrase: str) -> Task:
        """Takes a company certificate as a key."""
        context = self._context
        return context.bridge.write(
            lambda _task: work.take_key(context, path, passphrase),
            owner=self,
            done=self._on_keys,
            refused=self.key_refused.emit,
        )

    def sign(self, decision: Decision, key: IdentityRecord, passphrase: str, drawing: Drawing | None) -> Task:
        """Signs what stands in the draft."""
        self.flush()
        order, context = self._order(decision, key, passphrase, drawing), self._context
        return context.bridge.write(
            lambda _task: work.sign(context, order),
            owner=self,
            done=lambda signed: self._on_signed(order.asked, signed),
            refused=self.not_signed.emit,
        )

    def print_pages(self, decision: Decision, key: IdentityRecord, drawing: Drawing | None) -> Task:
        """Prints what would be signed now, to be looked at."""
        order, context = self._order(decision, key, "", drawing), self._context
        return context.bridge.look(
            lambda _task: work.print_pages(context, order),
            owner=self,
            done=self.printed.emit,
            refused=self.not_signed.emit,
        )

    def withdraw(self, given: GivenAnswer, passphrase: str, reason: str, folder: Path) -> None:
        """Takes the answer back, with the key that gave it."""
        context = self._context
        fingerprint = given.statement.author.fingerprint
        keys = self.asked.keys if self.asked is not None else ()
        key = next((item.record for item in keys if item.certificate.fingerprint == fingerprint), None)
        if key is None:
            self.not_withdrawn.emit(KnownError.of("recall.not-own-approval", given.statement.author.name).problem)
            return
        target = folder / recall_name(given.statement.body, context.words)
        recall = work.Recall(given=given, key=key, passphrase=passphrase, reason=tidy(reason), target=target)
        context.bridge.write(
            lambda _task: work.withdraw(context, recall),
            owner=self,
            done=self.withdrawn.emit,
            refused=self.not_withdrawn.emit,
        )

    def _order(self, decision: Decision, key: IdentityRecord, passphrase: str, drawing: Drawing | None) -> work.Order:
        """Everything that the answer is made of, as it stands now."""
        asked = self.asked
        if asked is None:
            raise ValueError(decision)
        # note: files are read and named anew when it is signed; a link is what it says
        answers = (replace(item, evidence=item.links()) for item in self.draft.answers)
        response = replace(self.draft, answers=tuple(answers))
        return work.Order(
            asked=asked,
            draft=self.draft,
            response=response.response(asked.request.statement.body.form, decision),
            key=key,
            passphrase=passphrase,
            drawing=drawing,
            laptop_of=self.laptop_of,
            target=self.target,
        )

    def _guest(self) -> bool:
        return self.subject.startswith(_HERE)

    def _name(self, asked: Asked) -> str:
        statement = asked.request.statement
        candidate = statement.release.candidate if statement.release else None
        return file_name(statement.body, candidate, self._context.words)

    def _on_opened(self, subject: str, asked: Asked, copy: Path | None) -> None:
        if subject == self.subject:
            self.asked, self.draft, self.copy = asked, asked.draft, copy
            self.opened.emit()

    def _timer(self, interval: int) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(interval)
        made.timeout.connect(self._on_time)
        return made

    def _on_time(self) -> None:
        if self._saves:  # note: a home that is locked refuses after seconds, and a row of saves would wait one by one
            self._settle.start()
        else:
            self.flush()

    def _save(self, drafts: dict[str, AnswerDraft]) -> None:
        context = self._context

        def save(_task: Task) -> None:
            for request, draft in drafts.items():
                work.keep_draft(context, request, draft)

        self._saves += 1
        context.bridge.write(
            save, owner=self, done=lambda _none: self._on_saved(drafts), refused=self._on_not_saved, changes=None
        )

    def _on_saved(self, drafts: dict[str, AnswerDraft]) -> None:
        self._saves -= 1
        for request, draft in drafts.items():
            if self._waiting.get(request) is draft:
                del self._waiting[request]
        trouble, self.trouble = self.trouble, None
        if trouble is not None:
            self.saved.emit(trouble)

    def _on_not_saved(self, problem: Problem) -> None:
        self._saves -= 1
        self._again.start()
        before, self.trouble = self.trouble, problem
        if before != problem:
            self.troubled.emit(problem)

    def _on_evidence(self, item: str, found: tuple[DraftEvidence, ...]) -> None:
        answer: DraftAnswer = self.draft.answer(item)
        kept = {tidy(piece.name): piece for piece in answer.evidence}
        for piece in found:
            there = kept.get(tidy(piece.name))
            if there is not None and there.path != piece.path:
                self.troubled.emit(KnownError.of("sign.evidence-same-name", piece.name).problem)
                continue
            kept[tidy(piece.name)] = piece
        self.keep(self.draft.with_answer(replace(answer, evidence=tuple(kept.values()))))
        self.drafted.emit()

    def _on_keys(self, keys: tuple[OwnKey, ...]) -> None:
        if self.asked is not None:
            self.asked = replace(self.asked, keys=keys)
            self.keys_changed.emit()

    def _on_signed(self, asked: Asked, signed: work.Signed) -> None:
        if self.asked is None or self.asked.request.sha256 != asked.request.sha256:
            return  # note: another request was opened meanwhile; whoever opens this one again finds its answer
        self._unsaved = False
        self._waiting.pop(asked.request.sha256, None)
        self._settle.stop()
        self.asked = replace(self.asked, given=signed.given)
        self.signed.emit(signed)
