# SPDX-License-Identifier: MIT
"""A home goes into one file and comes back whole; what was there before stays beside it, and no half is left."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from golive_desktop.domain.problem import KnownError
from golive_desktop.services.backup import facts_of, look_into, restore, write_backup
from golive_desktop.store.backup import SqliteBackups
from golive_desktop.store.sqlite import FILE_NAME, SqliteStore
from tests.office import Office, new_office

BACKUPS = SqliteBackups()


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Legal was asked; the release manager's home is open all the time."""
    made = new_office(tmp_path / "office")
    made.ask("legal")
    return made


def backup_of(office: Office) -> Path:
    target = office.folder / "home.golive-backup"
    size = write_backup(BACKUPS, office.folder / "manager", target)
    assert target.stat().st_size == size
    return target


def code_of(call: object, *arguments: object) -> str:
    with pytest.raises(KnownError) as raised:
        call(*arguments)  # type: ignore[operator]  # any of the functions here
    return raised.value.problem.code


def test_a_backup_says_what_it_would_bring_and_what_is_only_here(office: Office) -> None:
    target = backup_of(office)
    assert target.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in office.folder.glob("*backup*")) == [target.name], "one file, and no half"
    assert look_into(BACKUPS, target, office.manager.adapters.store).only_here == 0
    office.confirm("legal")
    found = look_into(BACKUPS, target, office.manager.adapters.store)
    assert [line.tag for line in found.backup.releases] == ["rc-7"]
    assert found.backup.identities == ("own",)
    assert found.backup.statements == 2, "a roster and a request"
    assert found.backup.holds
    assert found.only_here == 1
    assert found.here is not None
    assert found.here.newest is not None
    assert found.backup.newest is not None
    assert found.here.newest > found.backup.newest
    assert sorted(path.name for path in office.folder.glob("*backup*")) == [target.name], "it is only read"


def test_a_restored_home_is_as_it_was_and_the_other_lies_beside_it(office: Office) -> None:
    home, store = office.folder / "manager", office.manager.adapters.store
    target = backup_of(office)
    before = facts_of(store)
    office.confirm("legal")
    newer = facts_of(store)
    store.close()
    done = restore(BACKUPS, target, home, now=office.now())
    assert done.aside == home / f"{FILE_NAME}.aside-20261123T090003Z"
    with store.reading() as work:
        last = work.audit.entries()[-1]
    assert (last.event, last.subject) == ("home.restored", target.name)
    assert last.payload == {"entries": str(len(before.digests))}
    assert facts_of(store).digests[:-1] == before.digests
    assert facts_of(store).holds
    aside = SqliteStore(done.aside)
    assert facts_of(aside) == newer
    aside.close()
    office.confirm("legal")
    assert sorted(path.name.removeprefix(FILE_NAME) for path in home.glob(f"{FILE_NAME}*")) == [
        "",
        "-shm",
        "-wal",
        ".aside-20261123T090003Z",
    ]
    store.close()


def test_on_a_new_laptop_everything_comes_and_the_key_signs(office: Office, tmp_path: Path) -> None:
    target, home = backup_of(office), tmp_path / "new"
    home.mkdir()
    assert restore(BACKUPS, target, home, now=office.now()).aside is None
    store = SqliteStore(home / FILE_NAME)
    with store.reading() as work:
        assert work.identities.get("own") == office.manager.key.identity
    store.close()


def test_nothing_is_exchanged_while_another_program_uses_the_home(office: Office) -> None:
    home, store = office.folder / "manager", office.manager.adapters.store
    target = backup_of(office)
    store.close()
    with closing(sqlite3.connect(home / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM releases").fetchone()
        assert code_of(lambda: restore(BACKUPS, target, home, now=office.now())) == "store.locked"
        other.execute("ROLLBACK")
    assert facts_of(store).releases
    assert not list(home.glob("*.aside-*"))
    store.close()


def test_what_is_no_backup_is_refused_and_nothing_is_left_behind(office: Office, tmp_path: Path) -> None:
    store, home = office.manager.adapters.store, office.folder / "manager"
    target = backup_of(office)
    other, torn = tmp_path / "other.db", tmp_path / "torn"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE a (b)")
    data = target.read_bytes()
    torn.write_bytes(data[: len(data) // 2])
    newer = tmp_path / "newer"
    newer.write_bytes(data)
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute("PRAGMA user_version = 99")
    (tmp_path / "text").write_text("not a database at all, whatever it is called")
    for name, code in (
        ("text", "backup.unreadable"),
        ("gone", "backup.unreadable"),
        ("other.db", "backup.unreadable"),
        ("torn", "backup.damaged"),
        ("newer", "backup.newer"),
    ):
        assert code_of(look_into, BACKUPS, tmp_path / name, store) == code, name
        assert code_of(BACKUPS.staged, tmp_path / name, home) == code, name
    assert not list(home.glob("*.restoring*"))
    assert code_of(write_backup, BACKUPS, tmp_path, tmp_path / "b") == "backup.none"
    assert code_of(write_backup, BACKUPS, home, tmp_path / "nowhere" / "b") == "backup.not-written"
    assert not (tmp_path / "nowhere").exists()
    assert code_of(write_backup, BACKUPS, home, home / FILE_NAME) == "backup.not-written"


def test_a_damaged_home_is_moved_aside_as_it_is(office: Office) -> None:
    home, store = office.folder / "manager", office.manager.adapters.store
    target = backup_of(office)
    store.close()
    (home / FILE_NAME).write_bytes(b"nothing that SQLite knows" * 100)
    done = restore(BACKUPS, target, home, now=office.now())
    assert done.aside is not None
    assert done.aside.read_bytes().startswith(b"nothing that SQLite knows")
    assert facts_of(store).releases
    store.close()
