# SPDX-License-Identifier: MIT
"""A release is read through indices, however many others the home keeps."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event

from golive_desktop.domain.communication import Faq
from golive_desktop.store.audit import AuditRows
from golive_desktop.store.communication import CommunicationRows
from golive_desktop.store.connection import engine_for
from golive_desktop.store.identities import IdentityRows
from golive_desktop.store.progress import ProgressRows
from golive_desktop.store.releases import ReleaseRows
from golive_desktop.store.roster import RosterRows
from golive_desktop.store.sign_offs import SignOffRows
from golive_desktop.store.sqlite import SqliteStore
from golive_desktop.store.statements import StatementRows
from tests.store.conftest import Builders


@pytest.fixture
def connection(store: SqliteStore, path: Path, build: Builders) -> Iterator[Connection]:
    with store.writing() as unit:
        unit.releases.add(build.release())
        unit.statements.keep(build.original())
        unit.identities.add(build.identity())
    engine = engine_for(path)
    with engine.connect() as connection, connection.begin():
        yield connection
    engine.dispose()


def test_nothing_of_a_release_is_found_by_searching_a_whole_table(connection: Connection, build: Builders) -> None:
    asked: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, sql: str, parameters: object, *_more: object) -> None:
        asked.append((sql, parameters))

    event.listen(connection, "before_cursor_execute", note)
    ReleaseRows(connection).get("rc-2026-03-01")
    StatementRows(connection).of_release("r-1")
    StatementRows(connection).find(sha256="0", statement="s")
    StatementRows(connection).original(build.original().sha256)
    SignOffRows(connection).of_release("r-1")
    ProgressRows(connection).gate_runs("r-1")
    ProgressRows(connection).critical("r-1")
    RosterRows(connection).entries("r-1")
    IdentityRows(connection).get("me")
    CommunicationRows(connection).read("r-1", Faq, language="de")
    CommunicationRows(connection).templates("request", "de")
    AuditRows(connection, str).head()
    event.remove(connection, "before_cursor_execute", note)
    assert len(asked) == 14
    plans = [
        (row[3], sql)
        for sql, parameters in asked
        for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", parameters)
    ]
    # note: the head of the chain is the last row of its table, which needs no search
    assert [plan for plan in plans if plan[0].startswith("SCAN") and "LIMIT" not in plan[1]] == []
