# SPDX-License-Identifier: MIT
"""Has signed and written what the page was asked for, and says what came of it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from golive_desktop.domain.mail import Posting
from golive_desktop.domain.problem import Problem
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.services.mailing import prepare_mails
from golive_desktop.services.overview import Overview
from golive_desktop.services.papers import original_of
from golive_desktop.services.records import evidence_bytes
from golive_desktop.services.releases import change_plan
from golive_desktop.services.scripts import refuse_unprintable
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.signoffs.actions import receipt_of
from golive_desktop.ui.pages.signoffs.draft import Edits, PlanDraft, form_changes
from golive_desktop.ui.pages.signoffs.informing import message_to
from golive_desktop.ui.pages.signoffs.letters import receipt_letter, reminder_letter, request_letters
from golive_desktop.ui.pages.signoffs.orders import Order, Written, write_receipt, write_requests
from golive_desktop.ui.pages.signoffs.outcome import MailOrder, Outcome
from golive_desktop.ui.parts.saved import ask_where
from golive_desktop.ui.preferences import Preferences

__all__ = ["Doing"]

_SAVES = "saved"


class Doing(QObject):
    """Carries out what was asked for, through the bridge.

    Signals:
        started(Task, str): an order is being carried out; the sentence says so.
        refused(Problem): nothing was signed.
        finished(Outcome, Problem): what was done; the problem that stopped it, or None.
        saved(Outcome): what was edited is kept.
        mailed(str): letters are in the outbox, the id of the first; or what else the communication shall show.
        nowhere(Problem, str): a letter was not written, because nobody knows the address of this role.
    """

    started = Signal(object, str)
    refused = Signal(object)
    finished = Signal(object, object)
    saved = Signal(object)
    mailed = Signal(str)
    nowhere = Signal(object, str)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def carry_out(self, order: Order, overview: Overview | None) -> None:
        """Signs and writes what `order` says."""
        if overview is None:
            return
        _ = self._context.words.translate
        context = self._context
        if order.approval:
            work, sentence = lambda _task: write_receipt(context, order), _("Signing the receipt…")
        else:
            work = lambda task: write_requests(context, order, overview.state, task)  # noqa: E731 - one of two
            sentence = _("Signing request {done} of {total}: {subject}")
        task = context.bridge.write(
            work,
            owner=self,
            done=lambda written: self._on_written(order, overview, written),
            refused=self.refused.emit,
            changes=order.release,
        )
        self.started.emit(task, sentence)

    def save_plan(self, overview: Overview, draft: PlanDraft) -> None:
        """Keeps what was edited; whatever else changed in the plan meanwhile stays changed."""
        context, release = self._context, overview.release.id
        edits = draft.edits()  # note: the draft lives in the window's thread; the work gets a value

        def work(_task: object) -> ReleaseRecord:
            refuse_unprintable(context.adapters, edits.people.values())
            with context.adapters.store.reading() as unit:
                plan = unit.releases.get(release).plan
                asked = {request.role for request in unit.sign_offs.of_release(release)[0]}
            return change_plan(context.adapters, release, edits.merged(plan, asked), now=context.now())

        asked = [role for role in draft.edited() if overview.state.latest_request(role) is not None]
        anew = [draft.base(role).title for role in asked if form_changes(draft.base(role), draft.person(role))]
        context.bridge.write(
            work,
            owner=self,
            done=lambda _release: self._on_saved(draft, edits, anew),
            refused=self.refused.emit,
            changes=release,
        )

    def remind(self, overview: Overview, role: str) -> None:
        """Offers a text for who has not answered, and the request to go with it."""
        _ = self._context.words.translate
        person, request = overview.state.plan.stakeholder(role), overview.state.latest_request(role)
        row = overview.row(role)
        if person is None or row is None:
            return
        outcome = Outcome(
            sentence=_("A reminder for {name}").format(name=row.person or person.title),
            more=_("Nothing is sent from here: copy the text into a message."),
            letter=reminder_letter(overview, person),
            preview=True,
            request=request.sha256 if request else "",
            mails=(MailOrder(release=overview.release.id, kind="reminder", role=role),) if request else (),
        )
        self.finished.emit(outcome, None)

    def find_message(self, overview: Overview, role: str) -> None:
        """Looks for the message to somebody who is only informed; nothing is written and nothing leaves."""
        adapters, release = self._context.adapters, overview.release
        self._context.bridge.look(
            lambda _task: message_to(adapters, release, role),
            owner=self,
            done=self.mailed.emit,
            refused=self.refused.emit,
        )

    def write_letters(self, orders: Sequence[MailOrder]) -> None:
        """Puts letters with their files into the outbox; nothing leaves."""
        adapters, now = self._context.adapters, self._context.now()

        def work(_task: object) -> tuple[Posting, ...]:
            made = (prepare_mails(adapters, one.release, one.kind, role=one.role, now=now) for one in orders)
            return tuple(posting for postings in made for posting in postings)

        self._context.bridge.write(
            work,
            owner=self,
            done=lambda made: self.mailed.emit(made[0].letter.id),
            refused=lambda problem: self._on_not_written(problem, orders),
            changes=orders[0].release,
        )

    def save_receipt(self, overview: Overview, role: str) -> None:
        """Writes the receipt that was given to `role` once more."""
        row = overview.row(role)
        receipt = receipt_of(overview, row) if row else None
        if receipt is not None:
            self.save_original(receipt.sha256)

    def save_original(self, sha256: str) -> None:
        """Asks where, and writes a kept file there."""
        adapters = self._context.adapters
        self._context.bridge.look(
            lambda _task: original_of(adapters, sha256),
            owner=self,
            done=lambda original: self._save(original.name, lambda: original.data),
            refused=self.refused.emit,
        )

    def save_evidence(self, sha256: str, name: str) -> None:
        """Asks where, and writes an evidence file of a kept approval or closure there."""
        adapters = self._context.adapters
        self._save(name, lambda: evidence_bytes(adapters, sha256, name))

    def _save(self, name: str, read: Callable[[], bytes]) -> None:
        _ = self._context.words.translate
        preferences = Preferences(self._context.home)
        folder = preferences.folder(_SAVES) or Path.home()
        suggestion = folder / Path(name).name
        path = ask_where(self._context.window, _("Save a copy"), suggestion, _("All files") + " (*)")
        if path is None:
            return
        preferences.set_folder(_SAVES, path.parent)
        said = _("Saved as {file}").format(file=self._context.words.place(path))
        self._context.bridge.write(
            lambda _task: self._context.computer.files.write(path, read()),
            owner=self,
            done=lambda _nothing: self.finished.emit(Outcome(sentence=said, folder=path.parent), None),
            refused=self.refused.emit,
            changes=None,
        )

    def _on_written(self, order: Order, overview: Overview, written: Written) -> None:
        if written.problem is not None and not written.files and not written.kept:
            self.refused.emit(written.problem)
            return
        make = self._receipt if order.approval else self._requests
        names = (key.certificate.subject.name for key in overview.own if key.record.name == order.identity.name)
        self.finished.emit(make(overview, written, next(names, "")), written.problem)

    def _on_not_written(self, problem: Problem, orders: Sequence[MailOrder]) -> None:
        if problem.code == "outbox.address-missing":
            self.nowhere.emit(problem, orders[0].role if len(orders) == 1 else "")
        else:
            self.refused.emit(problem)

    def _on_saved(self, draft: PlanDraft, edits: Edits, anew: Sequence[str]) -> None:
        _ = self._context.words.translate
        draft.settle(edits)
        more = _("What is asked has changed, so ask again: {roles}.").format(roles=", ".join(anew)) if anew else ""
        self.saved.emit(Outcome(sentence=_("The changes are saved."), more=more))

    def _requests(self, overview: Overview, written: Written, sender: str) -> Outcome:
        _ = self._context.words.translate
        place = self._context.words.place(written.folder)
        if not written.files:
            return self._only_kept()
        if len(written.files) == 1:
            said = _("The request is signed and lies in {folder}.").format(folder=place)
        else:
            said = _("{count} requests are signed and lie in {folder}.").format(count=len(written.files), folder=place)
        more = [item.path.name for item in written.files]
        if written.kept:
            more.append(_("One more is signed and kept here; save it from its tab with Remind."))
        letter = request_letters(overview, written.files, sender)
        mails = tuple(MailOrder(release=overview.release.id, kind="request", role=one.role) for one in written.files)
        return Outcome(sentence=said, more=", ".join(more), folder=written.folder, letter=letter, mails=mails)

    def _receipt(self, overview: Overview, written: Written, sender: str) -> Outcome:
        _ = self._context.words.translate
        if not written.files:
            return self._only_kept()
        item = written.files[0]
        row = overview.row(item.role)
        decision = row.sign_off.decision if row and row.sign_off else ""
        said = _("The receipt is signed and lies in {folder}.").format(folder=self._context.words.place(written.folder))
        letter = receipt_letter(overview, item, decision, sender)
        mails = (MailOrder(release=overview.release.id, kind="receipt", role=item.role),)
        return Outcome(sentence=said, more=item.path.name, folder=written.folder, letter=letter, mails=mails)

    def _only_kept(self) -> Outcome:
        _ = self._context.words.translate
        return Outcome(
            sentence=_("It is signed and kept here, but could not be written to the folder."),
            more=_("Nothing has to be signed again: save the file from its tab."),
        )
