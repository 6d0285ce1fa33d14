# SPDX-License-Identifier: MIT
"""All of a change is kept together with its audit entry, or nothing of it, whatever happens."""

import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from golive_desktop.domain.audit import chain_problems
from golive_desktop.domain.problem import KnownError
from golive_desktop.store.sqlite import SqliteStore
from tests.store.conftest import NOW, Builders, OpenStore

IMPORTS = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from golive_desktop.domain.record import Original
from golive_desktop.store.sqlite import SqliteStore
import hashlib

store = SqliteStore(Path(sys.argv[1]))
def keep(unit, data):
    now, digest = datetime.now(UTC), hashlib.sha256(data).hexdigest()
    unit.statements.keep(Original(sha256=digest, data=data, name="x", kept_at=now))
    unit.audit.record("kept", "x", {"data": data.decode()}, at=now)
"""


def child(program: str, path: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", IMPORTS + program, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def said(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_an_error_undoes_the_change_and_its_entry(store: SqliteStore, build: Builders) -> None:
    class OurBugError(Exception):
        pass

    def fail() -> None:
        with store.writing() as unit:
            unit.releases.add(build.release())
            unit.audit.record("release.added", "r-1", {}, at=NOW)
            raise OurBugError

    with store.writing() as unit:
        unit.audit.record("first", "", {}, at=NOW)
    with pytest.raises(OurBugError):
        fail()
    with store.reading() as unit:
        assert unit.releases.all() == ()
        assert [entry.event for entry in unit.audit.entries()] == ["first"]


def test_a_known_error_undoes_as_well(store: SqliteStore, build: Builders) -> None:
    def add_twice() -> None:
        with store.writing() as unit:
            unit.releases.add(build.release())
            unit.releases.add(build.release("r-2"))

    with pytest.raises(KnownError, match=r"store\.release-exists"):
        add_twice()
    with store.reading() as unit:
        assert unit.releases.all() == ()


def test_a_change_is_seen_by_the_next_program(open_store: OpenStore, store: SqliteStore, build: Builders) -> None:
    with store.writing() as unit:
        unit.releases.add(build.release())
    other = open_store()
    with other.reading() as unit:
        assert unit.releases.get("r-1") == build.release()


def test_reading_changes_nothing(store: SqliteStore, build: Builders) -> None:
    with pytest.raises(DBAPIError, match="readonly"), store.reading() as unit:
        unit.releases.add(build.release())
    with store.writing() as unit:
        assert unit.releases.all() == ()
        unit.releases.add(build.release())


def test_reading_sees_one_moment(open_store: OpenStore, store: SqliteStore, build: Builders) -> None:
    other = open_store()
    with store.reading() as before:
        assert before.releases.all() == ()
        with other.writing() as unit:
            unit.releases.add(build.release())
        assert before.releases.all() == ()
    with store.reading() as after:
        assert after.releases.all() == (build.release(),)


def test_a_second_writer_waits_and_then_says_so(
    open_store: OpenStore, store: SqliteStore, path: Path, build: Builders
) -> None:
    with store.writing() as unit:
        unit.releases.add(build.release())
    other = open_store(busy_seconds=0.1)
    with store.writing(), pytest.raises(KnownError, match=r"store\.locked") as caught, other.writing():
        pass
    assert caught.value.problem.subject == str(path)
    with other.writing() as unit:
        assert len(unit.releases.all()) == 1


def test_a_closed_store_opens_again(store: SqliteStore, build: Builders) -> None:
    with store.writing() as unit:
        unit.releases.add(build.release())
    store.close()
    with store.reading() as unit:
        assert len(unit.releases.all()) == 1


def test_closing_leaves_one_file(store: SqliteStore, path: Path) -> None:
    with store.writing() as unit:
        unit.audit.record("event", "", {}, at=NOW)
    store.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_the_file_is_for_its_user_alone(store: SqliteStore, path: Path) -> None:
    with store.writing() as unit:
        unit.audit.record("event", "", {}, at=NOW)
        modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    assert modes == {path.name: 0o600, f"{path.name}-wal": 0o600, f"{path.name}-shm": 0o600}
    assert path.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("name", ["a b", "50%", "ümläut", "what?#x"])
def test_any_folder_name_will_do(open_store: OpenStore, tmp_path: Path, name: str) -> None:
    store = open_store(tmp_path / name / "home" / "golive.sqlite3")
    with store.writing() as unit:
        unit.audit.record("event", "", {}, at=NOW)
    store.close()
    assert (tmp_path / name / "home" / "golive.sqlite3").stat().st_size > 0


@pytest.mark.parametrize("committed", [False, True])
def test_a_killed_program_leaves_all_or_nothing(store: SqliteStore, path: Path, *, committed: bool) -> None:
    # note: two megabytes, so that part of the change has long left the memory of the killed program
    program = """
with store.writing() as unit:
    keep(unit, b"a" * 2_000_000)
    if sys.argv[2] == "False":
        print("half", flush=True)
        signal.pause()
print("whole", flush=True)
signal.pause()
"""
    process = subprocess.Popen(
        [sys.executable, "-c", IMPORTS + program, str(path), str(committed)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    with process:
        assert said(process) == ("whole" if committed else "half")
        process.send_signal(signal.SIGKILL)
    with store.reading() as unit:
        assert len(unit.audit.entries()) == committed
        assert chain_problems(unit.audit.entries()) == ()
    store.close()
    with closing(sqlite3.connect(path)) as plain:
        assert plain.execute("SELECT count(*) FROM originals").fetchone() == (committed,)
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_programs_side_by_side_write_one_chain(path: Path, store: SqliteStore) -> None:
    program = """
sys.stdin.readline()
for number in range(25):
    with store.writing() as unit:
        keep(unit, f"{sys.argv[0]}{os.getpid()}-{number}".encode())
store.close()
"""
    processes = [child(program, path) for _ in range(3)]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    assert [process.wait(60) for process in processes] == [0, 0, 0]
    for process in processes:
        with process:
            pass
    with store.reading() as unit:
        entries = unit.audit.entries()
    assert [entry.sequence for entry in entries] == list(range(1, 76))
    assert chain_problems(entries) == ()


def test_salts_are_fresh_when_nothing_else_is_given(open_store: OpenStore) -> None:
    store = open_store()
    with store.writing() as unit:
        salts = {unit.audit.record("event", "", {}, at=NOW).salt for _ in range(3)}
    assert len(salts) == 3
    assert {len(salt) for salt in salts} == {64}


def test_threads_share_one_store(open_store: OpenStore) -> None:
    store = open_store()

    def record(number: int) -> None:
        with store.writing() as unit:
            unit.audit.record("event", str(number), {}, at=NOW)

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(record, range(40))) == [None] * 40
    with store.reading() as unit:
        assert sorted(int(entry.subject) for entry in unit.audit.entries()) == list(range(40))
        assert chain_problems(unit.audit.entries()) == ()
