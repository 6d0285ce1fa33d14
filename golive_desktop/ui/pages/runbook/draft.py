# SPDX-License-Identifier: MIT
"""The runbook as it is being changed: every change can be taken back, and none is lost while the window is open."""

from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack

from golive_desktop.domain.edition import tidied
from golive_desktop.domain.merging import rebased
from golive_desktop.domain.runbook import Runbook

__all__ = ["RunbookDraft", "draft_of"]

_MERGES: Final = 1
"""Id of the commands of which those to one field become one: a word is not undone letter by letter."""
_NOTHING: Final = Runbook(edition=0, steps=())


class RunbookDraft(QObject):
    """The runbook of one release with the changes that are not kept yet.

    Signals:
        changed(): something was edited, undone, redone or kept, here or elsewhere.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.part = ""
        """The part of the page in view; it stays when the window is drawn anew in other words or colours."""
        self.step = ""
        """The step in view."""
        self.newer = 0
        """The edition that somebody else kept while this was being changed; 0 for none."""
        self.both: tuple[str, ...] = ()
        """What somebody else changed as well."""
        self._base = self._now = _NOTHING
        self.stack = QUndoStack(self)
        # note: a slot of its own, because the stack also announces its end, when this object is gone already
        self.stack.indexChanged.connect(self._on_index)

    @property
    def base(self) -> Runbook:
        """The edition that the changes stand on."""
        return self._base

    @property
    def now(self) -> Runbook:
        """The runbook as changed."""
        return self._now

    def dirty(self) -> bool:
        """Whether anything differs from what is kept."""
        return self._now != self._base

    def show_kept(self, kept: Runbook) -> None:
        """Takes the edition that holds; changes are put onto it when somebody else kept it meanwhile.

        An older one, read before the newest was kept, changes nothing.
        """
        if kept.edition <= self._base.edition:
            return
        if self.dirty():
            self._now, self.both = rebased(self._base, self._now, kept)
        else:
            self._now = kept
        self._base = kept
        # note: what was kept by a page that is gone by now is no news
        self.newer = kept.edition if self.dirty() else 0
        self._settled()

    def change(self, runbook: Runbook, field: str, words: str) -> None:
        """Replaces the runbook.

        Args:
            runbook: as it shall be.
            field: what was edited; changes of one field in a row are one step. Empty for a step of its own.
            words: says in the menu what would be undone.
        """
        if runbook != self._now:
            self.stack.push(_Change(self._put, _Step(self._now, runbook, field), words))

    def sent(self) -> Runbook:
        """The runbook as it is given to be kept."""
        return tidied(self._now)

    def settle(self, sent: Runbook, kept: Runbook) -> None:
        """Forgets what is kept now; what was typed while it was being kept stays.

        Args:
            sent: the draft as it was given to be kept.
            kept: the edition that came of it.
        """
        self._now = kept if self.sent() == sent else rebased(sent, self._now, kept)[0]
        self._base, self.newer, self.both = kept, 0, ()
        self._settled()

    def _settled(self) -> None:
        """What was undone or done before does not fit to another edition."""
        self.stack.clear()
        self.changed.emit()

    @Slot(int)
    def _on_index(self, _index: int) -> None:
        self.changed.emit()

    def _put(self, runbook: Runbook) -> None:
        self._now = runbook


class _Step(NamedTuple):
    """One runbook instead of another."""

    before: Runbook
    after: Runbook
    field: str


class _Change(QUndoCommand):
    """A step that can be taken back and done again."""

    def __init__(self, put: Callable[[Runbook], None], step: _Step, words: str) -> None:
        super().__init__(words)
        self._put, self.step = put, step

    def redo(self) -> None:
        self._put(self.step.after)

    def undo(self) -> None:
        self._put(self.step.before)

    def id(self) -> int:
        return _MERGES if self.step.field else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Change) or other.step.field != self.step.field:
            return False
        self.step = self.step._replace(after=other.step.after)
        self.setObsolete(self.step.after == self.step.before)
        return True


def draft_of(window: QObject, release: str) -> RunbookDraft:
    """The draft for a release; it belongs to the window, so that it outlives the pages.

    Args:
        window: the program's window.
        release: id of the release.
    """
    name = f"runbook-{release}"
    for found in window.findChildren(RunbookDraft):
        if found.objectName() == name:
            return found
    made = RunbookDraft(window)
    made.setObjectName(name)
    return made
