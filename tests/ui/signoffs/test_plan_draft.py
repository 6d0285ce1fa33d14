# SPDX-License-Identifier: MIT
"""What is edited can be taken back step by step, is merged into the plan as it stands then, and outlives the page."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from golive_desktop.domain.plan import Form, Item, Plan, Stakeholder
from golive_desktop.ui.pages.signoffs.draft import PlanDraft, draft_of, form_changes, open_points, renumbered
from golive_desktop.ui.pages.signoffs.newcomers import role_key

ITEMS = (Item(key="1", text="Privacy"), Item(key="2", text="Terms"))
LEGAL = Stakeholder(
    role="legal",
    title="Legal",
    purpose="data protection",
    decides=True,
    question="OK?",
    channel="mail",
    deadline=None,
    form=Form(title="Legal", items=ITEMS),
)
PLAN = Plan(
    product="Zebra",
    candidate="rc-7",
    date=None,
    timezone="",
    stakeholders=(LEGAL, replace(LEGAL, role="devops", title="DevOps")),
    critical_conditions=("No P0",),
    executive=None,
    gates=(),
    runbook=(),
)


def draft() -> PlanDraft:
    made = PlanDraft(QObject(QApplication.instance()))
    made.show_plan(PLAN)
    return made


def test_each_change_can_be_taken_back_and_done_again(look: QApplication) -> None:
    assert look is not None
    made = draft()
    heard: list[int] = []
    made.changed.connect(lambda: heard.append(1))
    assert made.edited() == ()
    made.change(replace(LEGAL, person="Katrin"), "person", "person")
    made.change(replace(LEGAL, person="Katrin", channel="phone"), "channel", "channel")
    assert made.edited() == ("legal",)
    made.stack.undo()
    assert (made.person("legal").person, made.person("legal").channel) == ("Katrin", "mail")
    made.stack.undo()
    assert made.edited() == ()
    made.stack.redo()
    made.stack.redo()
    assert made.person("legal").channel == "phone"
    assert made.base("legal") == LEGAL
    assert len(heard) == 6


def test_typing_in_one_field_is_one_step(look: QApplication) -> None:
    assert look is not None
    made = draft()
    for text in ("K", "Ka", "Kat"):
        made.change(replace(made.person("legal"), person=text), "person", "person")
    made.change(replace(made.person("devops"), person="T"), "person", "person")
    assert made.stack.count() == 2
    made.stack.undo()
    made.stack.undo()
    assert made.edited() == ()
    made.change(LEGAL, "person", "nothing")
    assert made.stack.index() == 0


def test_typing_back_to_what_it_was_leaves_nothing_to_undo(look: QApplication) -> None:
    assert look is not None
    made = draft()
    made.change(replace(LEGAL, person="K"), "person", "person")
    made.change(LEGAL, "person", "person")
    assert not made.stack.canUndo()
    assert made.edited() == ()


def test_a_plan_that_changed_meanwhile_keeps_its_changes(look: QApplication) -> None:
    assert look is not None
    made = draft()
    made.change(
        replace(LEGAL, person=" Katrin\t", form=replace(LEGAL.form or Form(title="", items=()), items=())), "", ""
    )
    elsewhere = replace(
        PLAN,
        critical_conditions=("No P0", "Rollback tested"),
        stakeholders=(LEGAL, replace(PLAN.stakeholders[1], person="Tarek")),
    )
    made.show_plan(elsewhere)
    merged = made.edits().merged(elsewhere)
    assert merged.critical_conditions == ("No P0", "Rollback tested")
    assert [person.person for person in merged.stakeholders] == ["Katrin", "Tarek"]


def test_what_was_typed_while_it_was_being_saved_stays(look: QApplication) -> None:
    assert look is not None
    made = draft()
    made.change(replace(LEGAL, person="Katrin"), "person", "person")
    saved = made.edits()
    made.change(replace(LEGAL, person="Katrin Albers"), "person", "person")
    made.settle(saved)
    made.show_plan(saved.merged(PLAN))
    assert made.person("legal").person == "Katrin Albers"
    assert made.edited() == ("legal",)
    made.settle(made.edits())
    assert not made.stack.canUndo()
    assert made.edited() == ()


def test_what_cannot_be_saved_is_found(look: QApplication) -> None:
    assert look is not None
    made = draft()
    assert made.faulty() == ()
    form = renumbered(Form(title="Legal", items=()), (*ITEMS, Item(key="", text="  ")))
    made.change(replace(LEGAL, form=form), "", "")
    made.change(replace(PLAN.stakeholders[1], title=" "), "", "")
    assert made.faulty() == ("legal", "devops")
    assert open_points(made.person("legal")) == (3,)
    assert open_points(replace(LEGAL, form=None)) == ()


def test_the_draft_of_a_release_outlives_its_page(look: QApplication) -> None:
    assert look is not None
    window = QObject()
    assert draft_of(window, "r-1") is draft_of(window, "r-1")
    assert draft_of(window, "r-1") is not draft_of(window, "r-2")


def test_what_makes_a_new_form_version() -> None:
    assert not form_changes(LEGAL, replace(LEGAL, person="K", channel="x", deputy="y"))
    assert form_changes(LEGAL, replace(LEGAL, title="Law"))
    assert form_changes(LEGAL, replace(LEGAL, form=None))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["person", "channel", "question"]), st.text(max_size=4)), max_size=12))
def test_undoing_everything_gives_the_plan_as_it_was(changes: list[tuple[str, str]]) -> None:
    made = draft()
    for field, text in changes:
        person = made.person("legal")
        values = {"person": person.person, "channel": person.channel, "question": person.question, field: text}
        made.change(replace(person, **values), field, field)  # type: ignore[arg-type]  # texts for fields of text
    last = made.person("legal")
    made.stack.setIndex(0)
    assert made.edited() == ()
    made.stack.setIndex(made.stack.count())
    assert made.person("legal") == last


def test_whoever_is_added_gets_a_key_from_the_title_when_it_is_kept(look: QApplication) -> None:
    assert look is not None
    made = draft()
    first, second = made.add("new"), made.add("new")
    assert made.faulty() == (first, second)
    made.change(replace(made.person(first), title=" Warehouse "), "title", "title")
    made.change(replace(made.person(second), title="Warehouse"), "title", "title")
    made.remove("devops", "removal")
    assert made.role == first
    saved = made.edits()
    assert list(saved.people) == ["warehouse", "warehouse-2"]
    merged = saved.merged(PLAN)
    assert [person.role for person in merged.stakeholders] == ["legal", "warehouse", "warehouse-2"]
    assert [person.role for person in saved.merged(PLAN, asked=("devops",)).stakeholders][1] == "devops"
    made.change(replace(made.person(second), channel="mail"), "channel", "channel")
    made.settle(saved)
    assert made.edited() == ("warehouse-2",)
    assert not made.stack.canUndo(), "a key of the draft comes never back"
    assert made.role == "warehouse-2"
    assert not made.removed()


def test_a_key_is_never_that_of_another() -> None:
    assert role_key("Legal Counsel", ()) == "legal"
    assert role_key("Legal Counsel", ("legal",)) == "legal-counsel"
    assert role_key("Legal Counsel", ("legal", "legal-counsel")) == "legal-counsel-2"
    assert role_key("Ελένη", ()) == "role"
