# SPDX-License-Identifier: MIT
"""Whatever keeps the home from being read or written ends in one known problem, and nothing is lost."""

import errno
import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from golive_desktop.domain.problem import KnownError
from golive_desktop.store import trouble
from golive_desktop.store.sqlite import SqliteStore
from tests.store.conftest import NOW, Builders, OpenStore

ROOT = Path(__file__).parents[2]

ATTEMPT = """
import sys
from pathlib import Path
from golive_desktop.domain.problem import KnownError
from golive_desktop.store.sqlite import SqliteStore
try:
    with SqliteStore(Path(sys.argv[1])).writing() as unit:
        pass
except KnownError as error:
    print(error.problem.code, error.problem.subject)
"""

WITHOUT_PRIVILEGES = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.getuid() == 0 else []
"""An administrator writes into every folder, unless without capabilities."""


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """No file grows beyond `size` bytes: the disk is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def code_of(store: SqliteStore, *, writing: bool) -> str:
    with pytest.raises(KnownError) as caught, store.writing() if writing else store.reading() as unit:
        unit.audit.entries()
    return caught.value.problem.code


@pytest.fixture
def kept(store: SqliteStore, build: Builders) -> SqliteStore:
    """A store with one release."""
    with store.writing() as unit:
        unit.releases.add(build.release())
        unit.audit.record("release.added", "r-1", {}, at=NOW)
    store.close()
    return store


def test_a_full_disk_keeps_what_was_there(kept: SqliteStore, path: Path, build: Builders) -> None:
    def keep_much() -> None:
        with kept.writing() as unit:
            unit.audit.record("kept", "", {}, at=NOW)
            unit.statements.keep(build.original(b"x" * 5_000_000))

    with kept.reading() as unit:
        assert len(unit.releases.all()) == 1
    with largest_file(path.stat().st_size + 50_000):
        with pytest.raises(KnownError, match=r"store\.disk-full") as caught:
            keep_much()
        with kept.reading() as unit:
            assert len(unit.audit.entries()) == 1
    assert caught.value.problem.subject == str(path)
    keep_much()
    with kept.reading() as unit:
        assert len(unit.audit.entries()) == 2


def test_a_disk_that_is_full_from_the_start(store: SqliteStore) -> None:
    with largest_file(0):
        assert code_of(store, writing=True) == "store.disk-full"
    with store.writing() as unit:
        assert unit.audit.entries() == ()


@pytest.mark.parametrize("writing", [False, True])
@pytest.mark.parametrize(
    "content",
    [
        b"no database, but long enough " * 40,
        b"x",
        b"SQLite format 3\0" + bytes(80),
        b"SQLite format 3\0" + b"\xff" * 500,
    ],
)
def test_another_file_is_left_alone(store: SqliteStore, path: Path, content: bytes, *, writing: bool) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    assert code_of(store, writing=writing) == "store.damaged"
    store.close()
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_left_alone(store: SqliteStore, path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("CREATE TABLE cookies (name TEXT)")
    before = path.read_bytes()
    assert code_of(store, writing=True) == "store.damaged"
    store.close()
    assert path.read_bytes() == before


def test_a_damaged_page_is_noticed(kept: SqliteStore, path: Path) -> None:
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))
    with pytest.raises(KnownError, match=r"store\.damaged"), kept.reading() as unit:
        unit.releases.all()


def test_a_damaged_original_is_noticed(kept: SqliteStore, path: Path, build: Builders) -> None:
    original = build.original(b"%PDF the bytes that were signed")
    with kept.writing() as unit:
        unit.statements.keep(original)
    kept.close()
    path.write_bytes(path.read_bytes().replace(b"that were signed", b"that were singed"))
    with pytest.raises(KnownError, match=r"store\.damaged") as caught, kept.reading() as unit:
        unit.statements.original(original.sha256)
    assert caught.value.problem.subject == "SRE.pdf"


def test_a_damaged_value_is_noticed(kept: SqliteStore, path: Path) -> None:
    with closing(sqlite3.connect(path)) as plain, plain:
        plain.execute("UPDATE releases SET plan = '{}'")
    with pytest.raises(KnownError, match=r"store\.damaged"), kept.reading() as unit:
        unit.releases.get("r-1")


def test_a_newer_file_is_left_alone(kept: SqliteStore, path: Path) -> None:
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("PRAGMA user_version = 2")
    before = path.read_bytes()
    for writing in (False, True):
        with pytest.raises(KnownError, match=r"store\.newer") as caught, kept._unit(writing=writing):  # noqa: SLF001 - both ways
            pass
        assert caught.value.problem.details == {"found": "2", "known": "1"}
    kept.close()
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_file_that_became_newer_while_open_is_left_alone(kept: SqliteStore, path: Path) -> None:
    with kept.reading():
        pass
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("PRAGMA user_version = 2")
    assert code_of(kept, writing=True) == "store.newer"


def test_a_home_below_a_file_cannot_be_made(open_store: OpenStore, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    store = open_store(tmp_path / "file" / "home" / "golive.sqlite3")
    assert code_of(store, writing=True) == "store.not-writable"


def test_a_folder_in_its_place_is_no_database(path: Path, store: SqliteStore) -> None:
    path.mkdir(parents=True)
    assert code_of(store, writing=True) == "store.not-writable"


@pytest.mark.parametrize("exists", [False, True])
def test_a_folder_that_is_read_only(kept: SqliteStore, path: Path, *, exists: bool) -> None:
    kept.close()
    if exists:
        path.chmod(0o400)
    else:
        path.unlink()
    path.parent.chmod(0o500)
    command = [*WITHOUT_PRIVILEGES, sys.executable, "-c", ATTEMPT, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    path.parent.chmod(0o700)
    assert done.stdout.strip() == f"store.not-writable {path}"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "store.disk-full"),
        (errno.EDQUOT, "store.disk-full"),
        (errno.EACCES, "store.not-writable"),
        (errno.EROFS, "store.not-writable"),
    ],
)
def test_a_refusing_file_system_is_put_into_words(number: int, code: str, path: Path) -> None:
    problem = trouble.of_file(OSError(number, os.strerror(number)), path).problem
    assert (problem.code, problem.subject) == (code, str(path))


def test_a_bug_of_ours_is_no_known_problem(path: Path) -> None:
    with closing(sqlite3.connect(":memory:")) as plain, pytest.raises(sqlite3.OperationalError) as caught:
        plain.execute("SELECT nothing FROM nowhere")
    assert trouble.of_database(caught.value, path) is None
    assert trouble.of_database(ValueError(), path) is None
    assert trouble.of_database(None, path) is None


def test_a_file_beyond_every_limit_is_refused(kept: SqliteStore, path: Path) -> None:
    with closing(sqlite3.connect(":memory:")) as plain:
        plain.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 1000)
        with pytest.raises(sqlite3.DataError) as caught:
            plain.execute("SELECT zeroblob(2000)")
    known = trouble.of_database(caught.value, path)
    assert known is not None
    assert known.problem.code == "store.too-large"
    assert kept is not None


@pytest.mark.parametrize("writing", [True, False])
def test_a_home_that_is_gone_is_not_written_on_in_the_dark(kept: SqliteStore, path: Path, *, writing: bool) -> None:
    with kept.reading() as work:
        before = work.releases.all()
    away = path.parent.with_name("away")
    path.parent.rename(away)
    for _ in range(2):
        assert code_of(kept, writing=writing) == "store.missing"
    assert not path.parent.exists()
    away.rename(path.parent)
    with kept.writing() as work:
        assert work.releases.all() == before
        work.drafts.put("ab" * 32, "back again")
    kept.close()
    with SqliteStore(path).reading() as work:
        assert work.drafts.get("ab" * 32) == "back again"


def test_a_file_that_was_restored_meanwhile_is_the_one_that_is_read(kept: SqliteStore, path: Path) -> None:
    with kept.reading() as work:
        before = work.releases.all()
    kept.close()
    copy = path.read_bytes()
    with kept.writing() as work:
        work.drafts.put("ab" * 32, "later")
    path.with_name("copy").write_bytes(copy)
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    path.with_name("copy").replace(path)
    with kept.reading() as work:
        assert work.releases.all() == before
        assert work.drafts.get("ab" * 32) is None
