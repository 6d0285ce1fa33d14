# SPDX-License-Identifier: MIT
"""A release manager who lost the key: the next release of the product, led with a new one."""

from golive_desktop.domain.record import Contact
from golive_desktop.services.key_changes import look_at_change, replace_requester
from golive_desktop.services.releases import create_release
from golive_desktop.services.rosters import Comparison
from golive_desktop.services.signoffs import sign_request
from golive_desktop.system.bounded import ProcessCalls
from tests.office import HANDBOOK, START, Laptop, Office, approved, new_laptop

__all__ = ["compare_first", "renewed", "replace_key", "said"]


def renewed(office: Office, *, name: str = "Anna Berger", folder: str = "again", email: str = "") -> Office:
    """The same stakeholders, asked from another laptop with another key under the same address."""
    address = email or office.manager.certificate.subject.email
    manager = new_laptop(office.folder / folder, name, f"Release Manager {folder}", email=address)
    release, _ = create_release(manager.adapters, HANDBOOK.encode(), language="en", now=START)
    made = Office(folder=office.folder, manager=manager, release=release, laptops=office.laptops, time=office.time)
    made.ask("legal", "devops")
    return made


def said(laptop: Laptop, **changed: str) -> Comparison:
    """The number of a laptop as its owner read it out to Katrin Albers."""
    facts = {"number": laptop.certificate.number, "by": "Katrin Albers", "how": "phone"} | changed
    return Comparison(number=facts["number"], by=facts["by"], how="video" if facts["how"] == "video" else "phone")


def compare_first(office: Office, role: str = "legal") -> bytes:
    """The signer compares the manager's number and answers; the answer."""
    office.ask(role)
    laptop = office.laptops[role]
    opened = laptop.open(office.requests[role].data, now=office.now())
    number = Comparison(number=office.manager.certificate.number, by="Katrin Albers", how="phone")
    response = approved(len(opened.statement.body.form.items))
    return sign_request(laptop.adapters, laptop.key, opened, response, compared=number, now=office.now()).data


def replace_key(office: Office, again: Office, role: str = "legal", *, comparison: Comparison | None = None) -> Contact:
    """The signer compares the new number of the manager, from the request that came with it."""
    laptop, data = office.laptops[role], again.requests[role].data
    now = again.now()
    change = look_at_change(laptop.adapters, ProcessCalls(), data, name="a.golive", now=now)
    return replace_requester(laptop.adapters, change, comparison or said(again.manager), now=now)
