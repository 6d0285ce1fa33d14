# SPDX-License-Identifier: MIT
"""A home of any released version opens; its file is copied first, and an interrupted step changes nothing."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError

from golive_desktop.domain.audit import chain_problems
from golive_desktop.domain.communication import Faq
from golive_desktop.domain.problem import KnownError
from golive_desktop.store.connection import engine_for, make_private_file
from golive_desktop.store.migration import alembic_config, migrate
from golive_desktop.store.schema import APPLICATION_ID, Schema, is_current, revision_name
from golive_desktop.store.sqlite import FILE_NAME, SqliteStore
from golive_desktop.store.tables import metadata
from tests.store.conftest import NOW, Builders, OpenStore

ROOT = Path(__file__).parents[2]
RELEASED = sorted((Path(__file__).parent / "data").glob("home-*.sqlite3"))

NEXT = '''
"""A step that is not released."""
from alembic import op
import sqlalchemy as sa
revision = "0002"
down_revision = "0001"
def upgrade():
    op.add_column("releases", sa.Column("colour", sa.Text, nullable=False, server_default=""))
'''


@pytest.fixture
def made(store: SqliteStore, path: Path, build: Builders) -> Path:
    """A closed home of this version with one release."""
    with store.writing() as unit:
        unit.releases.add(build.release())
        unit.audit.record("release.added", "r-1", {}, at=NOW)
    store.close()
    return path


@pytest.fixture
def following(tmp_path: Path) -> Schema:
    """The version after this one."""
    scripts = tmp_path / "50% migrations"
    shutil.copytree(Schema().scripts, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "revision_0002.py").write_text(NEXT)
    return Schema(head=2, scripts=scripts)


def schema_of(path: Path) -> dict[str, str]:
    """What SQLite says about each table, index and trigger of a file, without regard to spaces."""
    with closing(sqlite3.connect(path)) as plain:
        rows = plain.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'alembic%'")
        return {name: " ".join(sql.split()) for name, sql in rows}


def columns_of(path: Path, table: str) -> list[str]:
    with closing(sqlite3.connect(path)) as plain:
        return [row[1] for row in plain.execute(f"PRAGMA table_info({table})")]


def test_migrating_from_nothing_equals_the_metadata(made: Path) -> None:
    engine = create_engine(f"sqlite:///{made}")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_each_statement_of_the_schema_equals_the_metadata(made: Path, tmp_path: Path) -> None:
    # note: Alembic's comparison looks neither at the order of columns nor at the names of keys
    engine = create_engine(f"sqlite:///{tmp_path / 'metadata.sqlite3'}")
    metadata.create_all(engine)
    engine.dispose()
    migrated = {name: sql for name, sql in schema_of(made).items() if not sql.startswith("CREATE TRIGGER")}
    assert migrated == schema_of(tmp_path / "metadata.sqlite3")


def test_the_head_is_the_newest_revision(made: Path) -> None:
    engine = create_engine(f"sqlite:///{made}")
    with engine.connect() as connection:
        scripts = ScriptDirectory.from_config(alembic_config(connection, Schema()))
        assert scripts.get_heads() == [revision_name(Schema().head)]
        assert len(list(scripts.walk_revisions())) == Schema().head
    engine.dispose()
    with closing(sqlite3.connect(made)) as plain:
        assert plain.execute("SELECT version_num FROM alembic_version").fetchall() == [(revision_name(Schema().head),)]
        assert plain.execute("PRAGMA user_version").fetchone() == (Schema().head,)
        assert plain.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)


def test_an_up_to_date_home_opens_without_alembic(made: Path) -> None:
    program = f"""
import sys
from pathlib import Path
from golive_desktop.store.sqlite import SqliteStore
with SqliteStore(Path({str(made)!r})).reading() as unit:
    print(len(unit.releases.all()), "alembic" in sys.modules, "sqlalchemy.orm" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == ["1", "False", "False"]


def test_a_new_file_is_not_copied(made: Path) -> None:
    assert [file.name for file in made.parent.iterdir()] == [FILE_NAME]


def test_an_older_file_is_copied_and_then_migrated(
    open_store: OpenStore, made: Path, following: Schema, build: Builders
) -> None:
    store = open_store(made, schema=following)
    with store.reading() as unit:
        assert unit.releases.all() == (build.release(),)
    store.close()
    copy = made.with_name(f"{FILE_NAME}.before-0002")
    assert sorted(file.name for file in made.parent.iterdir()) == [FILE_NAME, copy.name]
    assert copy.stat().st_mode & 0o777 == 0o600
    assert "colour" in columns_of(made, "releases")
    assert "colour" not in columns_of(copy, "releases")


def test_the_copy_is_a_home_of_the_older_version(
    open_store: OpenStore, made: Path, following: Schema, build: Builders
) -> None:
    with open_store(made, schema=following).writing() as unit:
        unit.audit.record("after", "", {}, at=NOW)
    store = open_store(made.with_name(f"{FILE_NAME}.before-0002"))
    with store.reading() as unit:
        assert unit.releases.all() == (build.release(),)
        assert [entry.event for entry in unit.audit.entries()] == ["release.added"]


def test_a_migrated_file_is_newer_for_the_older_program(open_store: OpenStore, made: Path, following: Schema) -> None:
    migrated = open_store(made, schema=following)
    with migrated.reading():
        pass
    migrated.close()
    with pytest.raises(KnownError, match=r"store\.newer"), open_store(made).reading():
        pass


def test_a_failing_migration_changes_nothing(
    open_store: OpenStore, made: Path, following: Schema, build: Builders
) -> None:
    revision = following.scripts / "versions" / "revision_0002.py"
    revision.write_text(NEXT + '    op.drop_table("nowhere")\n')
    before = schema_of(made)
    with pytest.raises(OperationalError), open_store(made, schema=following).writing():
        pass
    assert schema_of(made) == before
    store = open_store(made)
    with store.reading() as unit:
        assert unit.releases.all() == (build.release(),)


def test_a_killed_migration_changes_nothing(
    open_store: OpenStore, made: Path, following: Schema, build: Builders
) -> None:
    revision = following.scripts / "versions" / "revision_0002.py"
    revision.write_text(NEXT + "    import os, signal\n    os.kill(os.getpid(), signal.SIGKILL)\n")
    before = schema_of(made)
    program = f"""
from pathlib import Path
from golive_desktop.store.schema import Schema
from golive_desktop.store.sqlite import SqliteStore
schema = Schema(head=2, scripts=Path({str(following.scripts)!r}))
SqliteStore(Path({str(made)!r}), schema=schema).writing().__enter__()
"""
    done = subprocess.run([sys.executable, "-c", program], check=False, cwd=ROOT)
    assert done.returncode == -9
    assert schema_of(made) == before
    store = open_store(made)
    with store.reading() as unit:
        assert unit.releases.all() == (build.release(),)
    store.close()
    revision.write_text(NEXT)
    again = open_store(made, schema=following)
    with again.reading() as unit:
        assert unit.releases.all() == (build.release(),)


def test_a_copy_that_cannot_be_made_stops_the_migration(open_store: OpenStore, made: Path, following: Schema) -> None:
    made.with_name(f"{FILE_NAME}.before-0002").mkdir()
    before = schema_of(made)
    with (
        pytest.raises(KnownError, match=r"store\.not-writable") as caught,
        open_store(made, schema=following).writing(),
    ):
        pass
    assert caught.value.problem.subject == str(made.with_name(f"{FILE_NAME}.before-0002"))
    assert schema_of(made) == before


def test_migrating_twice_is_migrating_once(made: Path, following: Schema) -> None:
    engine = engine_for(made)
    migrate(engine, made, following)
    copy = made.with_name(f"{FILE_NAME}.before-0002")
    copy.unlink()
    migrate(engine, made, following)
    assert not copy.exists()
    with engine.connect() as connection, connection.begin():
        assert is_current(connection, following, made) == (True, 2)
    engine.dispose()


def test_two_programs_make_one_home(open_store: OpenStore, path: Path) -> None:
    program = f"""
import sys
from datetime import UTC, datetime
from pathlib import Path
from golive_desktop.store.sqlite import SqliteStore
import golive_desktop.store.migration
sys.stdin.readline()
with SqliteStore(Path({str(path)!r})).writing() as unit:
    unit.audit.record("event", "", {{}}, at=datetime.now(UTC))
"""
    programs = [subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, cwd=ROOT) for _ in range(3)]
    for running in programs:
        assert running.stdin is not None
        running.stdin.write(b"go\n")
        running.stdin.flush()
    for running in programs:
        with running:
            assert running.wait(60) == 0
    store = open_store()
    with store.reading() as unit:
        assert len(unit.audit.entries()) == 3


def test_a_private_file_is_made_once(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "file"
    make_private_file(path)
    path.write_bytes(b"kept")
    make_private_file(path)
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"kept", 0o600)


@pytest.fixture(params=RELEASED, ids=lambda path: path.stem)
def released(open_store: OpenStore, request: pytest.FixtureRequest, tmp_path: Path) -> SqliteStore:
    """A home of each released version, as its users have it on disk."""
    path = tmp_path / FILE_NAME
    path.write_bytes(request.param.read_bytes())
    return open_store(path)


def test_each_released_version_is_there() -> None:
    assert [path.name for path in RELEASED] == ["home-0.1.0.sqlite3"]


def test_a_released_home_still_opens(released: SqliteStore, build: Builders) -> None:
    with released.writing() as unit:
        assert unit.releases.get("r-1") == build.release()
        assert unit.statements.original(build.original().sha256) == build.original()
        assert unit.statements.find(statement="s-1") == build.statement(build.original().sha256)
        assert unit.sign_offs.of_release("r-1") == ((build.request(),), (build.sign_off(),), (build.closure(),))
        assert unit.voids.of_release("r-1") == (build.void(),)
        assert unit.progress.gate_runs("r-1") == (build.gate_run(),)
        assert unit.progress.critical("r-1") == {1: build.critical()}
        assert unit.identities.all() == (build.identity(),)
        assert unit.roster.entries("r-1") == (build.roster_entry(),)
        assert unit.roster.seen() == (("r-1", 1, "0" * 64, "author"),)
        assert unit.contacts.all() == (build.contact(),)
        assert unit.authorities.all() == (build.authority(),)
        assert unit.drafts.get("0" * 64) == "{}"
        assert unit.communication.read("r-1", Faq, language="de") == build.faq()
        assert unit.communication.templates("request", "de") == (build.template(),)
        assert unit.post.accounts.all() == (build.account(),)
        assert unit.post.outbox.all() == (build.posting(),)
        assert unit.post.schedules.all() == (build.schedule(),)
        assert unit.post.schedules.last_served() == {("w-1", ""): NOW}
        assert [entry.event for entry in unit.audit.entries()] == ["release.added", "approval.counted", "erased"]
        unit.audit.record("opened", "", {}, at=NOW)
        assert chain_problems(unit.audit.entries()) == ()
