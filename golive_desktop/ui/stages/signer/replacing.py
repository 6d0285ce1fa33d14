# SPDX-License-Identifier: MIT
"""The way out of a changed key: its new number compared on a call, recorded, and the request opened again."""

from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QObject, Signal

from golive_desktop.domain.certificate import spoken_number
from golive_desktop.domain.problem import Problem
from golive_desktop.domain.record import Contact
from golive_desktop.domain.trust import Compared
from golive_desktop.services.key_changes import KeyChange, look_at_change, replace_requester
from golive_desktop.services.overview import OwnKey, own_keys
from golive_desktop.services.rosters import Comparison
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.context import Context
from golive_desktop.ui.stages.signer.bar import Bar
from golive_desktop.ui.stages.signer.donepanel import Done
from golive_desktop.ui.stages.signer.replacepage import Question, ReplacePage
from golive_desktop.ui.stages.signer.work import MAX_REQUEST
from golive_desktop.ui.words import Words

__all__ = ["CHANGED", "Replacing", "question_of"]

CHANGED: Final = "request.requester-key-changed"
"""The problem that this leads out of."""


class Replacing(QObject):
    """One changed key, from the refusal to the request that may be shown.

    Args:
        context: of the stage.
        page: where it is asked.
        parent: the stage.

    Signals:
        wanted(): the question is ready to be shown.
        refused(Problem): the file does not lead there any more.
        began(Task): it is being recorded.
        changed(): the bar may say something else now.
        settled(): the number is recorded, and the request shall be opened again.
    """

    wanted = Signal()
    refused = Signal(object)
    began = Signal(object)
    changed = Signal()
    settled = Signal()

    def __init__(self, context: Context, page: ReplacePage, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._page = context, page
        self._subject = ""
        self._change: KeyChange | None = None
        self.done = False
        """Whether it is recorded."""
        page.entered.connect(self.sign)

    def ask(self, subject: str) -> Task:
        """Reads the request once more, and asks for the new number of whoever signed it.

        Args:
            subject: the path of the request's file.
        """
        context, path = self._context, Path(subject)
        self._subject, self._change, self.done = subject, None, False

        def look(_task: Task) -> tuple[KeyChange, tuple[OwnKey, ...]]:
            data = context.computer.files.read(path, limit=MAX_REQUEST)
            calls, now = context.computer.calls, context.now()
            change = look_at_change(context.adapters, calls, data, name=path.name, now=now)
            return change, own_keys(context.adapters)

        return context.bridge.look(
            look, owner=self, done=lambda found: self._on_looked(subject, *found), refused=self.refused.emit
        )

    def bar(self, *, busy: bool) -> Bar:
        """The bar below the question."""
        _ = self._context.words.translate
        if self.done:
            return Bar(back=_("Close"), back_image="x", forward=_("Open the request"))
        return Bar(
            back=_("Back"),
            text=_("Nothing takes this back. The earlier comparison stays on record."),
            forward=_("Replace the number"),
            forward_image="check",
            enabled=not busy,
        )

    def sign(self) -> None:
        """Records it, when everything is there; what is recorded already leads to the request."""
        if self.done:
            self.settled.emit()
            return
        change, context = self._change, self._context
        if change is None or not self._page.complete():
            return
        typed = self._page.typed()
        comparison = Comparison(number=typed.number, by=typed.by, how=cast("Compared", typed.how))
        self._page.set_busy(busy=True)
        task = context.bridge.write(
            lambda _task: replace_requester(context.adapters, change, comparison, now=context.now()),
            owner=self,
            done=self._on_replaced,
            refused=self._on_refused,
        )
        task.ended.connect(lambda: self._page.set_busy(busy=False))
        self.began.emit(task)

    def _on_looked(self, subject: str, change: KeyChange, keys: tuple[OwnKey, ...]) -> None:
        if subject == self._subject:
            self._change = change
            by = keys[0].certificate.subject.name if keys else ""
            self._page.show_question(question_of(change, self._context.words, by=by))
            self.wanted.emit()

    def _on_replaced(self, contact: Contact) -> None:
        words, _ = self._context.words, self._context.words.translate
        known = self._change.known if self._change is not None else ""
        self.done = True
        recorded = _("Recorded: {number}, compared by {name}, {how}, {time}.")
        after = _("Requests of {name} with this number open as before; those with the old one are refused.")
        self._page.show_done(
            Done(
                word=_("Number replaced"),
                sentence=recorded.format(
                    number=spoken_number(contact.fingerprint),
                    name=contact.compared_by,
                    how=words.term("compared", contact.compared_how),
                    time=words.minute(self._context.now()),
                ),
                more=after.format(name=known),
            )
        )
        self.changed.emit()

    def _on_refused(self, problem: Problem) -> None:
        self._page.set_busy(busy=False)
        self._page.show_problem(problem)


def question_of(change: KeyChange, words: Words, *, by: str) -> Question:
    """What is told before the call.

    Args:
        change: the request and the key that it contradicts.
        words: the reader's language.
        by: who compares, as far as that is known.
    """
    _ = words.translate
    statement, before = change.statement, change.before
    release = statement.release
    asked = _("Request for {product} {tag} in the name of {name}, {email}, {time}").format(
        product=release.product if release else "",
        tag=release.candidate.tag if release else "",
        name=statement.author.name,
        email=statement.author.email,
        time=words.minute(statement.issued_at),
    )
    facts = [spoken_number(before.fingerprint), words.term("compared", before.compared_how), before.compared_by]
    facts.append(words.minute(before.compared_at) if before.compared_at is not None else "")
    so_far = _("The number so far: {facts}").format(facts=", ".join(fact for fact in facts if fact))
    return Question(known=change.known, name=statement.author.name, asked=asked, before=so_far, by=by)
