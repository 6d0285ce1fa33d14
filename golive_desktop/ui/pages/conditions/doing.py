# SPDX-License-Identifier: MIT
"""Carries out what the page of conditions asks for: digests, records, closes with the own key."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from golive_desktop.domain.answer import Evidence
from golive_desktop.domain.release import Language
from golive_desktop.domain.text import keepable
from golive_desktop.services.critical import confirm_critical
from golive_desktop.services.releases import set_critical
from golive_desktop.statements.envelope import SCHEMA
from golive_desktop.statements.texts import texts
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.conditions.passphrase import PassphraseDialog
from golive_desktop.ui.pages.conditions.sight import ConditionSight, CriticalSight
from golive_desktop.ui.parts.evidence import EvidenceDraft, note_with_files

__all__ = ["Doing"]

_LARGEST: Final = 2 * 1024**3
"""Bytes of one file of evidence; it is digested as a whole and not copied."""


class Doing(QObject):
    """Stands between the page and the use cases.

    Signals:
        digested(str, tuple): files for the condition at this address, as `Evidence`.
        recorded(str): the condition at this address is as was asked.
        failed(Problem): it was refused.
    """

    digested = Signal(str, object)
    recorded = Signal(str)
    failed = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def digest(self, address: str, paths: tuple[Path, ...]) -> None:
        """Finds size and digest of files."""
        self._context.bridge.look(
            lambda task: self._digests(task, paths),
            owner=self,
            done=lambda found: self.digested.emit(address, found),
            refused=self.failed.emit,
        )

    def record(self, release: str, condition: CriticalSight, draft: EvidenceDraft, *, by: str, met: bool) -> None:
        """Records a critical condition as met, or as open again."""
        adapters, now = self._context.adapters, self._context.now()
        self._context.bridge.write(
            lambda _task: set_critical(
                adapters,
                release,
                condition.number,
                note=draft.note,
                evidence=draft.files,
                by=by,
                met=met,
                now=now,
            ),
            owner=self,
            done=lambda _record: self.recorded.emit(condition.address),
            refused=self.failed.emit,
            changes=release,
        )

    def hold_on(self, release: str, condition: CriticalSight, *, by: str) -> None:
        """Records that a critical condition holds for the new candidate too, with the evidence that it had."""
        adapters, now = self._context.adapters, self._context.now()
        self._context.bridge.write(
            lambda _task: confirm_critical(adapters, release, condition.number, by=by, now=now),
            owner=self,
            done=lambda _record: self.recorded.emit(condition.address),
            refused=self.failed.emit,
            changes=release,
        )

    def close(
        self, release: str, condition: ConditionSight, draft: EvidenceDraft, language: Language
    ) -> PassphraseDialog | None:
        """Asks for the passphrase of the key that set the condition, and closes it with that key.

        Args:
            release: its id.
            condition: the condition.
            draft: what shows that it is met.
            language: of the release, in which it will be printed.
        """
        if condition.own is None:
            return None
        _ = self._context.words.translate
        t = texts(SCHEMA, language)
        # note: letter for letter what will be printed
        verdict = t("closure.verdict", condition=condition.key)
        sentence = "\n".join((verdict, condition.text, t("closure.note", note=note_with_files(draft))))
        dialog = PassphraseDialog(
            self._context.words,
            self._context.theme,
            sentence=sentence,
            act=_("Close condition {key}").format(key=condition.key),
            parent=self._context.window,
        )
        dialog.entered.connect(lambda secret: self._sign(release, condition, draft, secret, dialog))
        dialog.open()
        return dialog

    def _sign(
        self, release: str, condition: ConditionSight, draft: EvidenceDraft, secret: str, dialog: PassphraseDialog
    ) -> None:
        self._context.bridge.write(
            self._closing(condition, note_with_files(draft), secret),
            owner=dialog,
            done=lambda _issued: self._on_closed(condition, dialog),
            refused=dialog.show_problem,
            changes=release,
        )

    def _closing(self, condition: ConditionSight, note: str, secret: str) -> Callable[[Task], object]:
        adapters, now, own = self._context.adapters, self._context.now(), condition.own

        def work(_task: Task) -> object:
            from golive_desktop.services.issue import SigningKey  # noqa: PLC0415 - reads statements, seldom needed
            from golive_desktop.services.recalls import close_here  # noqa: PLC0415 - as above

            if own is None:
                raise TypeError(condition.address)
            key = SigningKey(identity=own, passphrase=secret)
            return close_here(adapters, key, condition.approval, condition=condition.key, note=note, now=now)

        return work

    def _on_closed(self, condition: ConditionSight, dialog: PassphraseDialog) -> None:
        dialog.accept()
        self.recorded.emit(condition.address)

    def _digests(self, task: Task, paths: tuple[Path, ...]) -> tuple[Evidence, ...]:
        read, found = self._context.computer.files.read, []
        for number, path in enumerate(paths, 1):
            task.tell(number, len(paths), path.name)
            data = read(path, limit=_LARGEST)
            found.append(Evidence(name=keepable(path.name), sha256=hashlib.sha256(data).hexdigest(), size=len(data)))
        return tuple(found)
