# SPDX-License-Identifier: MIT
"""Carries out what the page of conditions asks for: digests, records, closes with the own key."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from golive_desktop.domain.answer import Evidence
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.release import Language
from golive_desktop.domain.text import keepable
from golive_desktop.services.approving import EvidenceFile
from golive_desktop.services.critical import confirm_critical
from golive_desktop.services.recalls import closure_shown
from golive_desktop.services.releases import set_critical
from golive_desktop.statements.envelope import SCHEMA
from golive_desktop.statements.texts import texts
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.conditions.drafts import places_of
from golive_desktop.ui.pages.conditions.passphrase import PassphraseDialog
from golive_desktop.ui.pages.conditions.sight import ConditionSight, CriticalSight
from golive_desktop.ui.parts.evidence import EvidenceDraft

__all__ = ["Doing"]

_LARGEST: Final = 2 * 1024**3
"""Bytes of one file of evidence; it is digested as a whole and not copied."""


class Doing(QObject):
    """Stands between the page and the use cases.

    Signals:
        digested(str, str, tuple): files for the condition of this release at this address, as `Evidence`.
        recorded(str, str): the condition of this release at this address is as was asked.
        failed(Problem): it was refused.
    """

    digested = Signal(str, str, object)
    recorded = Signal(str, str)
    failed = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def digest(self, release: str, address: str, paths: tuple[Path, ...]) -> None:
        """Finds size and digest of files."""
        self._context.bridge.look(
            lambda task: self._digests(task, paths),
            owner=self,
            done=lambda found: self._on_digested(release, address, found),
            refused=self.failed.emit,
        )

    def _on_digested(self, release: str, address: str, found: dict[Path, Evidence]) -> None:
        places_of(self._context.window).update({piece.sha256: path for path, piece in found.items()})
        self.digested.emit(release, address, tuple(found.values()))

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
            done=lambda _record: self.recorded.emit(release, condition.address),
            refused=self.failed.emit,
            changes=release,
        )

    def hold_on(self, release: str, condition: CriticalSight, *, by: str) -> None:
        """Records that a critical condition holds for the new candidate too, with the evidence that it had."""
        adapters, now = self._context.adapters, self._context.now()
        self._context.bridge.write(
            lambda _task: confirm_critical(adapters, release, condition.number, by=by, now=now),
            owner=self,
            done=lambda _record: self.recorded.emit(release, condition.address),
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
        shown = closure_shown(condition.key, draft.note, draft.files, language)
        sentence = f"{verdict}\n{condition.text}\n{shown}"
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
            self._closing(condition, draft, secret),
            owner=dialog,
            done=lambda _issued: self._on_closed(release, condition, dialog),
            refused=dialog.show_problem,
            changes=release,
        )

    def _closing(self, condition: ConditionSight, draft: EvidenceDraft, secret: str) -> Callable[[Task], object]:
        adapters, now, own = self._context.adapters, self._context.now(), condition.own
        places = places_of(self._context.window)
        chosen = [(piece, places.get(piece.sha256)) for piece in draft.files if piece.sha256]

        def work(_task: Task) -> object:
            from golive_desktop.services.issue import SigningKey  # noqa: PLC0415 - reads statements, seldom needed
            from golive_desktop.services.recalls import close_here  # noqa: PLC0415 - as above

            if own is None:
                raise TypeError(condition.address)
            key = SigningKey(identity=own, passphrase=secret)
            files = [self._unchanged(piece, path, condition.key) for piece, path in chosen]
            return close_here(
                adapters,
                key,
                condition.approval,
                condition=condition.key,
                note=draft.note,
                files=files,
                links=draft.links,
                now=now,
            )

        return work

    def _unchanged(self, piece: Evidence, path: Path | None, condition: str) -> EvidenceFile:
        """The file as it was chosen; one that changed since then is not what was shown.

        Raises:
            KnownError: ``sign.evidence-changed``, ``files.…``.
        """
        data = self._context.computer.files.read(path, limit=_LARGEST) if path else b""
        if path is None or hashlib.sha256(data).hexdigest() != piece.sha256:
            raise KnownError.of("sign.evidence-changed", piece.name, item=condition)
        return EvidenceFile(item=condition, name=piece.name, data=data)

    def _on_closed(self, release: str, condition: ConditionSight, dialog: PassphraseDialog) -> None:
        dialog.accept()
        self.recorded.emit(release, condition.address)

    def _digests(self, task: Task, paths: tuple[Path, ...]) -> dict[Path, Evidence]:
        read, found = self._context.computer.files.read, dict[Path, Evidence]()
        for number, path in enumerate(paths, 1):
            task.tell(number, len(paths), path.name)
            data = read(path, limit=_LARGEST)
            digest = hashlib.sha256(data).hexdigest()
            found[path] = Evidence(name=keepable(path.name), sha256=digest, size=len(data))
        return found
