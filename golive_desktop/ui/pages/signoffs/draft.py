# SPDX-License-Identifier: MIT
"""The plan as it is being edited: every change can be taken back, and none is lost while the window is open."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack

from golive_desktop.domain.plan import Form, Item, Plan, Stakeholder
from golive_desktop.domain.text import tidy
from golive_desktop.ui.pages.signoffs.newcomers import is_newcomer, newcomer, role_key

__all__ = ["Edits", "PlanDraft", "draft_of", "form_changes", "open_points", "renumbered", "tidied"]

_MERGES: Final = 1
"""Id of the commands of which those to one field become one: a word is not typed letter by letter to be undone so."""


class PlanDraft(QObject):
    """The stakeholders of one release with the changes that are not saved yet.

    Signals:
        changed(): something was edited, undone, redone or dropped.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.role = ""
        """The stakeholder in view; it stays when the window is drawn anew in other words or colours, and turns to
        whoever was edited: nothing is taken back out of sight."""
        self.open = False
        """Whether the editor is in view."""
        self._base: dict[str, Stakeholder] = {}
        self._now: dict[str, Stakeholder | None] = {}
        self._numbers = 0
        self.stack = QUndoStack(self)
        # note: a slot of its own, because the stack also announces its end, when this object is gone already
        self.stack.indexChanged.connect(self._on_index)

    def show_plan(self, plan: Plan) -> None:
        """Takes the plan as it is kept now; what was edited stays edited."""
        self._base = {person.role: person for person in plan.stakeholders}
        self._now = {role: person for role, person in self._now.items() if role in self._base or is_newcomer(role)}

    def person(self, role: str) -> Stakeholder:
        """A stakeholder as edited.

        Raises:
            KeyError: the plan has no such role, or no more.
        """
        found = self._now.get(role, self._base.get(role))
        if found is None:
            raise KeyError(role)
        return found

    def people(self) -> tuple[Stakeholder, ...]:
        """All stakeholders as edited, those that were added last."""
        roles = (*self._base, *(role for role in self._now if role not in self._base))
        found = (self._now.get(role, self._base.get(role)) for role in roles)
        return tuple(person for person in found if person is not None)

    def base(self, role: str) -> Stakeholder:
        """A stakeholder as kept.

        Raises:
            KeyError: the plan has no such role.
        """
        return self._base[role]

    def edited(self) -> tuple[str, ...]:
        """The roles that differ from what is kept, in the order of the plan; those that were added come last."""
        return tuple(person.role for person in self.people() if person != self._base.get(person.role))

    def removed(self) -> tuple[str, ...]:
        """The roles that are kept and shall not be any more."""
        return tuple(role for role in self._base if self._now.get(role, self._base[role]) is None)

    def dirty(self) -> bool:
        """Whether anything differs from what is kept."""
        return bool(self.edited() or self.removed())

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
            self.stack.push(_Change(self._put, _Step(person.role, before, person, field), words))

    def add(self, words: str) -> str:
        """Adds a stakeholder of whom nothing is known yet; returns the key that stands for them until they are kept."""
        self._numbers += 1
        person = newcomer(self._numbers)
        self.stack.push(_Change(self._put, _Step(person.role, None, person), words))
        return person.role

    def remove(self, role: str, words: str) -> None:
        """Takes a stakeholder out of the plan."""
        self.stack.push(_Change(self._put, _Step(role, self.person(role), None), words))

    def edits(self) -> "Edits":
        """What was edited, as a value for another thread."""
        people = {role: tidied(self.person(role)) for role in self.edited()}
        keys: dict[str, str] = {}
        for role in filter(is_newcomer, people):
            keys[role] = role_key(people[role].title, (*self._base, *keys.values()))
        kept = {keys.get(role, role): replace(person, role=keys.get(role, role)) for role, person in people.items()}
        return Edits(people=kept, removed=frozenset(self.removed()), keys=keys)

    def settle(self, saved: "Edits") -> None:
        """Forgets what is kept now; what was typed while it was being saved stays."""
        for given, role in saved.keys.items():
            self._now[role] = replace(self.person(given), role=role)
            del self._now[given]
            self.role = role if self.role == given else self.role
        for role, person in saved.people.items():
            now = self._now.get(role)
            if now is not None and tidied(now) == person:
                del self._now[role]
        for role in saved.removed:
            self._now.pop(role, None)
        self._base = {role: person for role, person in self._base.items() if role not in saved.removed}
        self._base |= saved.people
        if not self._now or saved.keys or saved.removed:
            self.stack.clear()
        self.changed.emit()

    @Slot(int)
    def _on_index(self, _index: int) -> None:
        self.changed.emit()

    def _put(self, role: str, person: Stakeholder | None) -> None:
        roles = [other.role for other in self.people()]
        if person is None and role in roles:
            at = roles.index(role)
            neighbours = [*roles[at + 1 :], *reversed(roles[:at])]
            self.role = next(iter(neighbours), "")
        if person is None and role not in self._base:
            self._now.pop(role, None)
        else:
            self._now[role] = person
        if person is not None:
            self.role = role


@dataclass(frozen=True, kw_only=True, slots=True)
class Edits:
    """Stakeholders as they shall be kept."""

    people: Mapping[str, Stakeholder]
    """By role; those that the plan does not know are added."""
    removed: frozenset[str] = frozenset()
    """Roles that shall not be in the plan any more."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """The role of each added stakeholder, by the key that stood for it in the draft."""

    def merged(self, plan: Plan, asked: Collection[str] = ()) -> Plan:
        """`plan` with these stakeholders; whatever else it holds stays as it is.

        Args:
            plan: as it is kept now.
            asked: roles that were asked already; whoever was asked stays.
        """
        kept = [item for item in plan.stakeholders if item.role not in self.removed or item.role in asked]
        known = {item.role for item in plan.stakeholders}
        added = [person for role, person in self.people.items() if role not in known]
        return replace(plan, stakeholders=(*(self.people.get(item.role, item) for item in kept), *added))


class _Step(NamedTuple):
    """One stakeholder instead of another; None for one that is not there."""

    role: str
    before: Stakeholder | None
    after: Stakeholder | None
    field: str = ""


class _Change(QUndoCommand):
    """A step that can be taken back and done again."""

    def __init__(self, put: Callable[[str, Stakeholder | None], None], step: _Step, words: str) -> None:
        super().__init__(words)
        self._put, self.step = put, step

    def redo(self) -> None:
        self._put(self.step.role, self.step.after)

    def undo(self) -> None:
        self._put(self.step.role, self.step.before)

    def id(self) -> int:
        return _MERGES if self.step.field else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        mine = self.step
        if not isinstance(other, _Change) or (other.step.field, other.step.role) != (mine.field, mine.role):
            return False
        self.step = mine._replace(after=other.step.after)
        self.setObsolete(self.step.after == mine.before)
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
        # note: a form that was never named is named after who answers it
        named = form.title or tidy(person.title)
        form = replace(form, title=named, items=items, question=tidy(form.question))
    return replace(
        person,
        title=tidy(person.title),
        person=tidy(person.person),
        deputy=tidy(person.deputy),
        question=tidy(person.question),
        channel=tidy(person.channel),
        form=form,
    )
