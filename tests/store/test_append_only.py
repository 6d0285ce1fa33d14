# SPDX-License-Identifier: MIT
"""History only grows, also for a program that opens the file with plain SQL."""
# ruff: noqa: S608 - the statements are put together from the names in this file

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from golive_desktop.domain.audit import chain_problems
from golive_desktop.domain.reminding import Due
from golive_desktop.store.connection import engine_for
from golive_desktop.store.sqlite import FILE_NAME, SqliteStore
from tests.store.conftest import NOW, Builders

HISTORY = {
    "originals": "name",
    "statements": "role",
    "requests": "role",
    "sign_offs": "decision",
    "standings": "standing",
    "closures": "condition",
    "voids": "reason",
    "critical_history": "note",
    "gate_runs": "outcome",
    "roster_history": "person",
    "rosters_seen": "author",
    "contact_history": "compared_how",
    "authority_history": "compared",
    "topic_history": "content",
    "mail_templates": "subject",
    "letters": "text",
    "postings": "state",
    "schedule_runs": "letter",
    "runbooks": "content",
    "day_events": "content",
    "audit_entries": "event",
}
"""Each table of the history with a column that somebody might like to change."""


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory, build: Builders) -> Path:
    """A home's file with a row in each table, made once: each test changes a copy."""
    file = tmp_path_factory.mktemp("furnished") / FILE_NAME
    salts = iter(range(1_000_000))
    store = SqliteStore(file, token=lambda: f"salt-{next(salts)}")
    with store.writing() as unit:
        unit.releases.add(build.release())
        unit.statements.keep(build.original())
        unit.statements.add(build.statement(build.original().sha256))
        unit.sign_offs.add_request("r-1", build.request())
        unit.sign_offs.add("r-1", build.sign_off())
        unit.sign_offs.add_closure("r-1", build.closure())
        unit.voids.add("r-1", build.void())
        unit.progress.add_gate_run("r-1", build.gate_run())
        unit.progress.set_critical("r-1", 1, build.critical())
        unit.roster.confirm("r-1", build.roster_entry())
        unit.roster.saw("r-1", 1, "0" * 64, "author")
        unit.contacts.put(build.contact())
        unit.authorities.put(build.authority())
        unit.communication.keep("r-1", build.faq(), at=NOW)
        unit.communication.add_template(build.template())
        unit.days.keep_runbook("r-1", build.runbook(), at=NOW)
        unit.days.add("r-1", build.day_event())
        unit.post.outbox.add(build.posting())
        unit.post.schedules.served(
            Due(schedule=build.schedule(), role="", at=NOW, missed=0, stale=False), "p-1", at=NOW
        )
        for _ in range(2):
            unit.audit.record("approval.counted", "sre", {"person": "Çağla"}, at=NOW)
    store.close()
    return file


@pytest.fixture
def filled(furnished: Path, path: Path, store: SqliteStore) -> SqliteStore:
    path.parent.mkdir()
    shutil.copyfile(furnished, path)
    return store


@pytest.fixture
def sql(filled: SqliteStore, path: Path) -> Iterator[sqlite3.Connection]:
    """A connection as the store opens it, for statements that the store would never make."""
    filled.close()
    engine = engine_for(path)
    connection = engine.raw_connection()
    yield cast("sqlite3.Connection", connection.dbapi_connection)
    connection.close()
    engine.dispose()


def test_the_list_is_complete(sql: sqlite3.Connection) -> None:
    triggers = {name for (name,) in sql.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")}
    assert triggers == {f"{table}_no_{verb}" for table in HISTORY for verb in ("update", "delete")}


@pytest.mark.parametrize("table", HISTORY)
def test_a_row_is_not_deleted(sql: sqlite3.Connection, table: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=f"{table} only grows"):
        sql.execute(f"DELETE FROM {table}")


@pytest.mark.parametrize(("table", "column"), HISTORY.items())
@pytest.mark.parametrize("verb", ["UPDATE", "UPDATE OR REPLACE", "UPDATE OR IGNORE"])
def test_a_row_is_not_changed(sql: sqlite3.Connection, table: str, column: str, verb: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=f"{table} only grows"):
        sql.execute(f"{verb} {table} SET {column} = 'other'")


@pytest.mark.parametrize(("table", "column"), HISTORY.items())
@pytest.mark.parametrize("verb", ["INSERT OR REPLACE", "REPLACE"])
def test_a_row_is_not_replaced(sql: sqlite3.Connection, table: str, column: str, verb: str) -> None:
    columns = [row[1] for row in sql.execute(f"PRAGMA table_info({table})")]
    picked = ", ".join("'other'" if name == column else f'"{name}"' for name in columns)
    with pytest.raises(sqlite3.IntegrityError, match=f"{table} only grows"):
        sql.execute(f"{verb} INTO {table} SELECT {picked} FROM {table} LIMIT 1")


@pytest.mark.parametrize(
    "table", ["originals", "statements", "requests", "sign_offs", "letters", "postings", "audit_entries"]
)
def test_a_row_is_not_replaced_under_its_key(sql: sqlite3.Connection, table: str) -> None:
    columns = [row[1] for row in sql.execute(f"PRAGMA table_info({table})")]
    picked = ", ".join(f'"{name}" + 100' if name in {"number", "sequence"} else f'"{name}"' for name in columns)
    with pytest.raises(sqlite3.IntegrityError, match=f"{table} only grows"):
        sql.execute(f"REPLACE INTO {table} SELECT {picked} FROM {table} LIMIT 1")


@pytest.mark.parametrize(
    "change",
    [
        "payload = '{}'",
        "payload = NULL",
        "salt = ''",
        "payload = NULL, salt = 'x'",
        *(
            f"payload = NULL, salt = '', {name} = 'other'"
            for name in ("at", "event", "subject", "file", "release", "payload_digest", "previous", "digest")
        ),
        "payload = NULL, salt = '', sequence = 99",
    ],
)
def test_an_entry_changes_only_into_a_tombstone(sql: sqlite3.Connection, change: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="audit_entries only grows"):
        sql.execute(f"UPDATE audit_entries SET {change} WHERE sequence = 2")


def test_a_tombstone_cannot_be_filled_again(sql: sqlite3.Connection) -> None:
    sql.execute("UPDATE audit_entries SET payload = NULL, salt = '' WHERE sequence = 1")
    with pytest.raises(sqlite3.IntegrityError, match="audit_entries only grows"):
        sql.execute("UPDATE audit_entries SET payload = '{}' WHERE sequence = 1")


def test_a_sequence_number_is_given_once(sql: sqlite3.Connection) -> None:
    columns = "at, event, subject, file, release, payload_digest, previous"
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        sql.execute(
            f"INSERT INTO audit_entries (sequence, digest, salt, {columns})"
            f" SELECT sequence, 'x', '', {columns} FROM audit_entries"
        )


def test_an_erased_payload_is_gone_from_the_file(filled: SqliteStore, path: Path) -> None:
    secret = "Gwendolyn Personenbezug"
    with filled.writing() as unit:
        entry = unit.audit.record("event", "x", {"person": secret}, at=NOW)
    filled.close()
    assert secret.encode() in path.read_bytes()
    with filled.writing() as unit:
        unit.audit.erase(entry.sequence)
    filled.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert secret.encode() not in path.read_bytes()
    with filled.reading() as unit:
        assert chain_problems(unit.audit.entries()) == ()


def test_a_release_with_history_cannot_be_dropped(sql: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        sql.execute("DELETE FROM releases")


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("page_size", 8192),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("synchronous", 2),
        ("secure_delete", 1),
        ("journal_mode", "wal"),
        ("busy_timeout", 5000),
        ("integrity_check", "ok"),
    ],
)
def test_a_connection_keeps_the_rules(sql: sqlite3.Connection, pragma: str, value: object) -> None:
    assert sql.execute(f"PRAGMA {pragma}").fetchone() == (value,)
