# SPDX-License-Identifier: MIT
"""An older backup brings back no trust that was taken away since."""

from pathlib import Path

import pytest

from golive_desktop.domain.problem import KnownError
from golive_desktop.services.authorities import authorities, remove_authority
from golive_desktop.services.backup import restore, write_backup
from golive_desktop.services.distrust import Distrust, distrust_of
from golive_desktop.services.rosters import revoke_key
from golive_desktop.store.backup import SqliteBackups
from tests.office import Laptop, Office, restored
from tests.services.renewed import compare_first, renewed, replace_key
from tests.services.test_attack_company import believe


def brought_back(office: Office, laptop: Laptop, home: Path, backup: Path) -> Laptop:
    laptop.adapters.store.close()
    restore(SqliteBackups(), backup, home, now=office.now())
    return restored(laptop, home)


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    return tmp_path / "b.golive-backup"


def test_a_replaced_key_stays_replaced(office: Office, backup: Path) -> None:
    compare_first(office)
    home = office.folder / "legal"
    write_backup(SqliteBackups(), home, backup)
    again = renewed(office)
    replace_key(office, again)
    office.time = again.now()
    office.ask("legal")
    legal = office.laptops["legal"] = brought_back(office, office.laptops["legal"], home, backup)
    with pytest.raises(KnownError, match="requester-replaced"):
        legal.open(office.requests["legal"].data, now=office.now())
    with legal.adapters.store.reading() as work:
        assert [contact.compared_by for contact in distrust_of(work).replaced] == ["Katrin Albers"]
        assert [entry.event for entry in work.audit.entries()][-2:] == ["home.restored", "contact.replaced"]


def test_a_home_that_never_knew_the_old_key_does_not_learn_of_the_new_one(office: Office, backup: Path) -> None:
    home = office.folder / "legal"
    write_backup(SqliteBackups(), home, backup)
    compare_first(office)
    replace_key(office, renewed(office))
    legal = brought_back(office, office.laptops["legal"], home, backup)
    with legal.adapters.store.reading() as work:
        assert (work.contacts.all(), distrust_of(work)) == ((), Distrust())


def test_a_removed_authority_stays_removed(office: Office, backup: Path) -> None:
    believe(office.manager)
    home = office.folder / "manager"
    write_backup(SqliteBackups(), home, backup)
    (known,) = authorities(office.manager.adapters)
    remove_authority(office.manager.adapters, known.facts.fingerprint, by="Anna", now=office.now())
    office.manager = brought_back(office, office.manager, home, backup)
    assert authorities(office.manager.adapters) == ()
    with office.manager.adapters.store.reading() as work:
        last = work.audit.entries()[-1]
        assert (last.event, last.subject) == ("authority.removed", known.facts.number)


def test_a_revoked_key_stays_revoked(office: Office, backup: Path) -> None:
    office.confirm("legal")
    home = office.folder / "manager"
    write_backup(SqliteBackups(), home, backup)
    fingerprint = office.laptops["legal"].certificate.fingerprint
    revoked = revoke_key(office.manager.adapters, office.release.id, fingerprint, now=office.now())
    office.manager = brought_back(office, office.manager, home, backup)
    with office.manager.adapters.store.reading() as work:
        assert revoked in work.roster.entries(office.release.id)
        assert work.audit.entries()[-1].event == "key.revoked"


def test_a_home_that_cannot_be_read_is_replaced_all_the_same(office: Office, backup: Path) -> None:
    home = office.folder / "manager"
    write_backup(SqliteBackups(), home, backup)
    office.manager.adapters.store.close()
    (home / "golive.sqlite3").write_bytes(b"no database" * 100)
    with SqliteBackups().present(home) as here:
        assert here is None
    office.manager = brought_back(office, office.manager, home, backup)
    with office.manager.adapters.store.reading() as work:
        assert work.audit.entries()[-1].event == "home.restored"
