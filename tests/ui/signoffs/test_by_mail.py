# SPDX-License-Identifier: MIT
"""A reminder or a request goes by mail: its letter stands in the outbox with the file, and nothing left yet."""

from dataclasses import replace

from golive_desktop.domain.communication import Correspondent
from golive_desktop.domain.mail import Mailbox, PostingState
from golive_desktop.services.outbox import Mail, cancel_letter, letters, prepare_letter
from golive_desktop.services.recipients import name_person
from golive_desktop.services.releases import change_plan
from golive_desktop.ui.pages.signoffs.page import SignOffsPage
from tests.office import Office
from tests.ui.desk import Desk, wait_until
from tests.ui.signoffs.sight import press, renew, turn_to, wait_text


def reminded(page: SignOffsPage, desk: Desk, office: Office) -> None:
    office.ask("legal")
    renew(page, desk)
    turn_to(page, desk, "legal")
    press(page, "Remind…")
    assert wait_text(page, "A reminder for")
    press(page, "By mail…")


def test_a_reminder_is_prepared_with_its_request(page: SignOffsPage, desk: Desk, office: Office) -> None:
    person = Correspondent(role="legal", mailbox=Mailbox(name="Lea", address="lea@example.com"), language="en")
    name_person(office.manager.adapters, office.release.id, person, now=office.now())
    reminded(page, desk, office)
    assert wait_until(lambda: bool(desk.shell.pages))
    (posting,) = letters(office.manager.adapters)
    assert desk.shell.pages == [("communication", posting.letter.id)]
    assert (posting.state, posting.letter.kind) == (PostingState.PREPARED, "reminder")
    assert [one.name for one in posting.letter.enclosures] == ["legal.golive"]


def test_a_missing_address_leads_to_where_it_is_entered(page: SignOffsPage, desk: Desk, office: Office) -> None:
    reminded(page, desk, office)
    assert wait_until(lambda: bool(desk.shell.problems))
    assert desk.shell.pages == [("communication", "people:legal")]
    assert [problem.code for problem in desk.shell.problems] == ["outbox.address-missing"]
    assert letters(office.manager.adapters) == ()


def test_who_is_only_informed_has_a_button_to_their_message(page: SignOffsPage, desk: Desk, office: Office) -> None:
    adapters, release = office.manager.adapters, office.release.id
    plan = office.release.plan
    people = tuple(replace(item, decides=item.role != "legal") for item in plan.stakeholders)
    change_plan(adapters, release, replace(plan, stakeholders=people), now=office.now())
    renew(page, desk)
    turn_to(page, desk, "legal")
    press(page, "Inform…")
    assert wait_until(lambda: desk.shell.pages == [("communication", "new/weekly-status/legal")])
    for role, name in (("legal", "lea"), ("devops", "dev")):
        person = Correspondent(role=role, mailbox=Mailbox(name="", address=f"{name}@example.com"), language="en")
        name_person(adapters, release, person, now=office.now())
    kept = []
    for kind, role, address in (("weekly-status", "", "Lea@example.com"), ("free", "devops", "dev@example.com")):
        to = (Mailbox(name="", address=address),)
        mail = Mail(kind=kind, role=role, to=to, subject="1", text="-", language="en", release=release)
        kept.append(prepare_letter(adapters, mail, now=office.now()))
    status = kept[0]
    press(page, "Inform…")
    assert wait_until(lambda: len(desk.shell.pages) == 2)
    assert desk.shell.pages[1] == ("communication", status.letter.id)
    cancel_letter(adapters, status.letter.id, now=office.now())
    press(page, "Inform…")
    assert wait_until(lambda: len(desk.shell.pages) == 3)
    assert desk.shell.pages[2] == desk.shell.pages[0], "what has left or never will is no message to be sent"
