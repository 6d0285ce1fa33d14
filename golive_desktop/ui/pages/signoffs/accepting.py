# SPDX-License-Identifier: MIT
"""An answer that waits because of its time is looked at and accepted, with a reason that stays on record."""

from PySide6.QtCore import QObject, Signal

from golive_desktop.services.overview import Overview
from golive_desktop.ui.calendar import calendar_of
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.signoffs.outcome import Outcome
from golive_desktop.ui.parts.deeddialog import DeedDialog, DeedGiven, DeedWords
from golive_desktop.ui.parts.printable import print_watch

__all__ = ["Accepting"]


class Accepting(QObject):
    """Asks for the reason and records it.

    Args:
        context: of the page.
        parent: the page.

    Signals:
        accepted(Outcome): the answer counts from now on.
    """

    accepted = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._dialog: DeedDialog | None = None

    def ask(self, overview: Overview, role: str) -> None:
        """Asks why the present answer of a role counts although its time does not fit."""
        row = overview.row(role)
        if row is None or row.sign_off is None:
            return
        words, _ = self._context.words, self._context.words.translate
        answer = row.sign_off
        ahead = _("By its signer's clock {person} signed at {time}; this computer was not there yet when it came.")
        late = _("The delegation by {principal} was over when the answer of {person} came, or its time does not fit.")
        told = _("Ask {person} about it first. The reason stands in the executive request and in the dossier.")
        said = f"{late if answer.principal else ahead} {told}"
        time = calendar_of(overview, words).minute(answer.signed_at)
        question = DeedWords(
            title=_("Accept the answer of {title}").format(title=row.title),
            sentence=said.format(person=answer.person, time=time, principal=answer.principal),
            act=_("Accept and count"),
        )
        dialog = DeedDialog(words, self._context.theme, said=question, keys=None, parent=self._context.window)
        dialog.watch_reason(print_watch(self._context, dialog))
        dialog.given.connect(lambda given: self._accept(overview.release.id, answer.sha256, given, dialog))
        self._dialog = dialog
        dialog.open()

    def _accept(self, release: str, approval: str, given: DeedGiven, dialog: DeedDialog) -> None:
        context = self._context

        def work(_task: object) -> str:
            from golive_desktop.services.acceptance import accept_answer  # noqa: PLC0415 - seldom needed

            counted = accept_answer(
                context.adapters, release, approval=approval, reason=given.reason, now=context.now()
            )
            return counted.person

        def over(person: str) -> None:
            dialog.accept()
            said = context.words.translate("The answer of {person} counts now.").format(person=person)
            self.accepted.emit(Outcome(sentence=said))

        context.bridge.write(work, owner=self, done=over, refused=dialog.show_problem, changes=release)
