# SPDX-License-Identifier: MIT
"""A release is given up in the window: the word typed, a reason, and the signature of whoever leads it."""

from PySide6.QtCore import QObject, Signal

from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.services.overview import Overview
from golive_desktop.ui.context import Context
from golive_desktop.ui.parts.deeddialog import DeedDialog, DeedGiven, DeedWords
from golive_desktop.ui.parts.printable import print_watch

__all__ = ["Voiding"]


class Voiding(QObject):
    """Asks, signs, and says what stands against it.

    Args:
        context: of the page.
        parent: the page.

    Signals:
        refused(Problem): the release cannot be declared void here.
    """

    refused = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._dialog: DeedDialog | None = None

    def ask(self, overview: Overview) -> None:
        """Opens the question; a release that is void already, or another one's, says so instead."""
        against = _against(overview)
        if against is not None:
            self.refused.emit(against)
            return
        _ = self._context.words.translate
        tag = overview.release.candidate.tag
        said = _(
            "Release {tag} is given up. It is NO-GO whatever was signed, and nobody is asked about it any more. "
            "Nothing takes that back."
        )
        words = DeedWords(
            title=_("Declare {tag} void").format(tag=tag),
            sentence=said.format(tag=tag),
            act=_("Declare void"),
            typed=tag,
            danger=True,
        )
        context = self._context
        dialog = DeedDialog(context.words, context.theme, said=words, keys=overview.signing_keys, parent=context.window)
        dialog.watch_reason(print_watch(self._context, dialog))
        dialog.given.connect(lambda given: self._declare(overview.release.id, given, dialog))
        self._dialog = dialog
        dialog.open()

    def _declare(self, release: str, given: DeedGiven, dialog: DeedDialog) -> None:
        context = self._context
        context.bridge.write(
            lambda _task: _signed(context, release, given),
            owner=self,
            done=lambda _none: dialog.accept(),
            refused=dialog.show_problem,
            changes=release,
        )


def _against(overview: Overview) -> Problem | None:
    tag = overview.release.candidate.tag
    if overview.state.void is not None:
        return KnownError.of("void.already", tag).problem
    if not overview.own:
        return KnownError.of("identity.none").problem
    if overview.release.created_by and overview.manager is None:
        return KnownError.of("release.other-manager", tag).problem
    return None


def _signed(context: Context, release: str, given: DeedGiven) -> None:
    from golive_desktop.services.issue import SigningKey  # noqa: PLC0415 - reads statements, seldom needed
    from golive_desktop.services.voids import declare_void  # noqa: PLC0415 - as above

    if given.identity is None:
        raise KnownError.of("identity.none")
    key = SigningKey(identity=given.identity, passphrase=given.passphrase)
    declare_void(context.adapters, key, release, reason=given.reason, now=context.now())
