# SPDX-License-Identifier: MIT
"""A release whose people have addresses, and an account at a relay of this computer."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from golive_desktop.domain.communication import Correspondent
from golive_desktop.domain.mail import Authentication, Encryption, MailAccount, Mailbox
from golive_desktop.services.accounts import save_account
from golive_desktop.services.recipients import name_person
from tests.ui.desk import Desk
from tests.ui.drawer import Drawer


@pytest.fixture
def drawer() -> Drawer:
    return Drawer()


@pytest.fixture
def post(desk: Desk, drawer: Drawer) -> Desk:
    """A desk with a keyring of its own, whose lawyer reads German and whose engineer reads English."""
    adapters = replace(desk.context.adapters, mail=replace(desk.context.adapters.mail, keyring=drawer))
    release, now = desk.office.release.id, desk.office.now()
    people = (("legal", "Jörg <b>Müller</b>", "joerg@example.com", "de"), ("devops", "Ops", "ops@example.com", "en"))
    for role, name, address, language in people:
        person = Correspondent(
            role=role,
            mailbox=Mailbox(name=name, address=address),
            language="de" if language == "de" else "en",
        )
        name_person(adapters, release, person, now=now)
    return replace(desk, context=replace(desk.context, adapters=adapters))


@pytest.fixture
def at_relay(post: Desk) -> Callable[..., MailAccount]:
    """Keeps an account at a port of this computer."""

    def keep(port: int, *, password: bool = False) -> MailAccount:
        account = MailAccount(
            id="relay",
            host="127.0.0.1",
            port=port,
            encryption=Encryption.NONE,
            authentication=Authentication.PASSWORD if password else Authentication.NONE,
            sender=Mailbox(name="Anna Berger", address="anna@example.com"),
            user="anna" if password else "",
        )
        save_account(post.context.adapters, account, now=post.office.now())
        return account

    return keep
