# SPDX-License-Identifier: MIT
"""The plan as it is being edited: every change can be taken back, and none is lost while the window is open."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack

from golive_desktop.domain.plan import Form, Item, Plan, Stakeholder
from golive_desktop.domain.text import tidy

__all__ = ["Edits", "PlanDraft", "draft_of", "form_changes", "open_points", "renumbered", "tidied"]

_MERGES: Final = 1
"""Id of the commands of which those to one field become one: a word is not typed letter by letter to be undone so."""


class PlanDraft(QObject):
    """The stakeholders of one release with the changes that are not saved yet.

    Signals:
        changed(): something was edited, undone, redone or dropped.
        touched(str): it was about the stakeholder with this role; comes before `changed`.
    """

    changed = Signal()
    touched = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.role = ""
        """The stakeholder in view; it stays when the window is drawn anew in other words or colours."""
        self.open = False
        """Whether the editor is in view."""
        self._base: dict[str, Stakeholder] = {}
        self._now: dict[str, Stakeholder] = {}
        self.stack = QUndoStack(self)
        # note: a slot of its own, because the stack also announces its end, when this object is gone already
        self.stack.indexChanged.connect(self._on_index)

    def show_plan(self, plan: Plan) -> None:
        """Takes the plan as it is kept now; what was edited stays edited."""
        self._base = {person.role: person for person in plan.stakeholders}
        self._now = {role: person for role, person in self._now.items() if role in self._base}

    def person(self, role: str) -> Stakeholder:
        """A stakeholder as edited.

        Raises:
            KeyError: the plan has no such role.
        """
        return self._now.get(role) or self._base[role]

    def base(self, role: str) -> Stakeholder:
        """A stakeholder as kept.

        Raises:
            KeyError: the plan has no such role.
        """
        return self._base[role]

    def edited(self) -> tuple[str, ...]:
        """The roles that differ from what is kept, in the order of the plan."""
        return tuple(role for role in self._base if role in self._now and self._now[role] != self._base[role])

    def faulty(self) -> tuple[str, ...]:
        """The edited roles that cannot be saved as they are: without a title, or with a point without a text."""
        people = (self.person(role) for role in self.edited())
        return tuple(person.role for person in people if not person.title.strip() or open_points(person))

    def change(self, person: Stakeholder, field: str, words: str) -> None:
        """Replaces a stakeholder.

        Args:
            person: as it shall be.
            field: what was edited; changes of one field in a row are one step. Empty for a step of its own.
            words: says in the menu what would be undone.
        """
        before = self.person(person.role)
        if person != before:
            self.stack.push(_Change(self._put, before, person, field, words))

    def edits(self) -> "Edits":
        """What was edited, as a value for another thread."""
        return Edits(people={role: tidied(self._now[role]) for role in self.edited()})

    def settle(self, saved: "Edits") -> None:
        """Forgets what is kept now; what was typed while it was being saved stays."""
        for role, person in saved.people.items():
            if role in self._now and tidied(self._now[role]) == person:
                del self._now[role]
        if not self._now:
            self.stack.clear()
        self.changed.emit()

    @Slot(int)
    def _on_index(self, _index: int) -> None:
        self.changed.emit()

    def _put(self, person: Stakeholder) -> None:
        self._now[person.role] = person
        self.touched.emit(person.role)


@dataclass(frozen=True, kw_only=True, slots=True)
class Edits:
    """Stakeholders as they shall be kept."""

    people: Mapping[str, Stakeholder]
    """By role."""

    def merged(self, plan: Plan) -> Plan:
        """`plan` with these stakeholders; whatever else it holds stays as it is."""
        return replace(plan, stakeholders=tuple(self.people.get(item.role, item) for item in plan.stakeholders))


class _Change(QUndoCommand):
    """One stakeholder instead of another."""

    def __init__(
        self, put: Callable[[Stakeholder], None], before: Stakeholder, after: Stakeholder, field: str, words: str
    ) -> None:
        super().__init__(words)
        self._put, self._before = put, before
        self.after, self.field = after, field

    def redo(self) -> None:
        self._put(self.after)

    def undo(self) -> None:
        self._put(self._before)

    def id(self) -> int:
        return _MERGES if self.field else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Change) or (other.field, other.after.role) != (self.field, self.after.role):
            return False
        self.after = other.after
        self.setObsolete(self.after == self._before)
        return True


def draft_of(window: QObject, release: str) -> PlanDraft:
    """The draft for a release; it belongs to the window, so that it outlives the pages.

    Args:
        window: the program's window.
        release: id of the release.
    """
    name = f"draft-{release}"
    for found in window.findChildren(PlanDraft):
        if found.objectName() == name:
            return found
    made = PlanDraft(window)
    made.setObjectName(name)
    return made


def renumbered(form: Form, items: tuple[Item, ...]) -> Form:
    """The form with these points, each with its place as its key."""
    return replace(form, items=tuple(replace(item, key=str(number)) for number, item in enumerate(items, 1)))


def form_changes(before: Stakeholder, after: Stakeholder) -> bool:
    """Whether what is asked differs, so that answers to it before no longer count."""
    return (before.title, before.decides, before.form) != (after.title, after.decides, after.form)


def open_points(person: Stakeholder) -> tuple[int, ...]:
    """The numbers of the points without a text; a form with such a point cannot be saved."""
    items = person.form.items if person.form else ()
    return tuple(number for number, item in enumerate(items, 1) if not item.text.strip())


def tidied(person: Stakeholder) -> Stakeholder:
    """The stakeholder with texts as they are kept and printed."""
    form = person.form
    if form is not None:
        items = tuple(replace(item, text=tidy(item.text)) for item in form.items)
        form = replace(form, items=items, question=tidy(form.question))
    return replace(
        person,
        title=tidy(person.title),
        person=tidy(person.person),
        deputy=tidy(person.deputy),
        question=tidy(person.question),
        channel=tidy(person.channel),
        form=form,
    )
