# SPDX-License-Identifier: MIT
"""Recipients in one line, as mail programs write them, and back."""

from collections.abc import Sequence
from email.utils import formataddr, getaddresses

from golive_desktop.domain.mail import Mailbox

__all__ = ["parsed", "written"]


def written(people: Sequence[Mailbox]) -> str:
    """``Anna Berger <anna@example.com>, ops@example.com``; names with odd signs in quotes (RFC 5322, 3.4)."""
    return ", ".join(_one(person) for person in people)


def parsed(line: str) -> tuple[Mailbox, ...]:
    """The people in a line that was typed; what is no address comes back as one, so that it can be refused by name."""
    found = getaddresses([line.replace(";", ",").replace("\n", ",")])
    people = tuple(Mailbox(name=name.strip(), address=address.strip()) for name, address in found if address.strip())
    return people or ((Mailbox(name="", address=line.strip()),) if line.strip() else ())


def _one(person: Mailbox) -> str:
    if not person.name:
        return person.address
    if person.name.isascii():
        return formataddr((person.name, person.address))
    # note: `formataddr` would encode a name with umlauts for a header; here a person reads it
    name = f'"{person.name}"' if any(sign in person.name for sign in '",;<>()@:\\') else person.name
    return f"{name.replace(chr(92), '')} <{person.address}>"
