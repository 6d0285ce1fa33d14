# SPDX-License-Identifier: MIT
"""One request is declared void on its tab: a reason, the manager's signature, and a letter to who was asked."""

from PySide6.QtCore import QObject, Signal

from golive_desktop.domain.problem import KnownError
from golive_desktop.services.overview import Overview
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.signoffs.letters import void_letter
from golive_desktop.ui.pages.signoffs.outcome import MailOrder, Outcome
from golive_desktop.ui.parts.deeddialog import DeedDialog, DeedGiven, DeedWords
from golive_desktop.ui.parts.printable import print_watch

__all__ = ["Voiding"]


class Voiding(QObject):
    """Asks, signs, and says what came of it.

    Args:
        context: of the page.
        parent: the page.

    Signals:
        voided(Outcome): the request counts for nothing from now on.
    """

    voided = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._dialog: DeedDialog | None = None

    def ask(self, overview: Overview, role: str) -> None:
        """Asks why the newest request to a role is void."""
        row = overview.row(role)
        if row is None:
            return
        words, _ = self._context.words, self._context.words.translate
        said = _(
            "No answer to this request counts, not even one that was given already. {role} has to be asked anew. "
            "Nothing takes that back."
        )
        question = DeedWords(
            title=_("Declare the request to {role} void").format(role=row.title),
            sentence=said.format(role=row.title),
            act=_("Declare the request void"),
            danger=True,
        )
        dialog = DeedDialog(
            words, self._context.theme, said=question, keys=overview.signing_keys, parent=self._context.window
        )
        dialog.watch_reason(print_watch(self._context, dialog))
        dialog.given.connect(lambda given: self._declare(overview, role, given, dialog))
        self._dialog = dialog
        dialog.open()

    def _declare(self, overview: Overview, role: str, given: DeedGiven, dialog: DeedDialog) -> None:
        context, release = self._context, overview.release.id

        def over(sha256: str) -> None:
            dialog.accept()
            self.voided.emit(self._outcome(overview, role, given.reason.strip(), sha256))

        context.bridge.write(
            lambda _task: _signed(context, release, role, given),
            owner=self,
            done=over,
            refused=dialog.show_problem,
            changes=release,
        )

    def _outcome(self, overview: Overview, role: str, reason: str, sha256: str) -> Outcome:
        _ = self._context.words.translate
        person = overview.state.plan.stakeholder(role)
        title = person.title if person is not None else role
        return Outcome(
            sentence=_("The request to {role} is void.").format(role=title),
            more=_("Tell who was asked, with the signed declaration. Send a new request if the decision is needed."),
            letter=void_letter(overview, person, reason) if person is not None else "",
            file=sha256,
            mails=(MailOrder(release=overview.release.id, kind="request-void", role=role),),
        )


def _signed(context: Context, release: str, role: str, given: DeedGiven) -> str:
    """Signs the declaration; its digest."""
    from golive_desktop.services.issue import SigningKey  # noqa: PLC0415 - reads statements, seldom needed
    from golive_desktop.services.voids import declare_void  # noqa: PLC0415 - as above

    if given.identity is None:
        raise KnownError.of("identity.none")
    key = SigningKey(identity=given.identity, passphrase=given.passphrase)
    issued = declare_void(context.adapters, key, release, role=role, reason=given.reason, now=context.now())
    return issued.sha256
