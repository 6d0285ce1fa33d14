# SPDX-License-Identifier: MIT
"""An office for each test."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from golive_desktop.domain.communication import Signposts
from golive_desktop.services.correspondence import set_signposts
from tests.office import Office, new_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A release manager with a release of three stakeholders, nobody asked yet."""
    made = new_office(tmp_path)
    yield made
    for laptop in (made.manager, *made.laptops.values()):
        laptop.adapters.store.close()


@pytest.fixture
def handbook(office: Office) -> Office:
    """The office with the product of the handbook, and where its mails point to."""
    with office.manager.adapters.store.writing() as work:
        work.releases.replace(replace(office.release, plan=replace(office.release.plan, product="LifeTimeCircle")))
    signposts = Signposts(app="https://app.zebra.example", support="help@zebra.example")
    set_signposts(office.manager.adapters, office.release.id, signposts, now=office.now())
    return office
