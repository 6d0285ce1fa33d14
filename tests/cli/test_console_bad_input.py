# SPDX-License-Identifier: MIT
import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from golive_desktop.cli.exits import BUG, DONE, NEGATIVE, NOT_CHECKABLE, USAGE, exit_of
from golive_desktop.domain.problem import Problem
from golive_desktop.system.report import keep_report
from tests.cli.conftest import Desk, Said

TAG = "rc-2026-03-01"
FAR = "x" * 300
"""A name at which no system looks, as it does not in a folder that is closed to the user."""
GOLIVE = Path(sys.executable).with_name("golive")


def code_of(said: Said) -> tuple[int, str]:
    assert said.err.strip()
    assert "Traceback" not in said.err
    return said.code, said.data["problem"]["code"]


def sign(desk: Desk, *more: object, request: Path | None = None, environment: Mapping[str, str] | None = None) -> Said:
    return desk.golive(
        "sign", request or desk.folder / "requests" / "product.golive", "--answer", "all=yes", "--decision", "approved",
        "--out", desk.folder / "out.pdf", "--home", desk.product, "--json", *more, environment=environment,
    )  # fmt: skip


def test_a_wrong_passphrase(desk: Desk) -> None:
    said = sign(desk, environment={"GOLIVE_PASSPHRASE": "wrong"})
    assert code_of(said) == (2, "key.passphrase-wrong")
    assert not (desk.folder / "out.pdf").exists()
    assert sign(desk).code == 0


def test_a_passphrase_from_a_file(desk: Desk) -> None:
    file = desk.folder / "passphrase"
    file.write_text("correct horse battery\n", encoding="utf-8")
    file.chmod(0o644)
    said = sign(desk, "--passphrase-file", file, environment={})
    assert said.code == 0
    assert str(file) in said.err


def test_no_terminal_to_ask(desk: Desk) -> None:
    assert code_of(sign(desk, environment={})) == (2, "secret.no-terminal")


def test_a_damaged_key_file(desk: Desk) -> None:
    file = desk.folder / "damaged.p12"
    file.write_bytes(b"\x30\x82\x01\x00 no key")
    said = desk.golive("identity", "import", "x", file, "--home", desk.folder / "new", "--json")
    assert code_of(said) == (2, "key.damaged")


def test_a_request_for_another_person(desk: Desk) -> None:
    desk.ok(
        "roster", "confirm", TAG, desk.folder / "product.pdf", "--role", "product",
        "--number", desk.number(desk.product), "--how", "phone", "--home", desk.manager,
    )  # fmt: skip
    desk.ok("request", TAG, "--role", "product", "--out", desk.folder / "named", "--home", desk.manager)
    said = desk.golive(
        "sign", desk.folder / "named" / "product.golive", "--answer", "all=yes", "--decision", "approved",
        "--out", desk.folder / "out.pdf", "--home", desk.legal, "--json",
    )  # fmt: skip
    assert code_of(said) == (1, "sign.other-person")


def test_one_request_has_one_answer(desk: Desk) -> None:
    said = desk.golive(
        "sign", desk.request, "--answer", "all=yes", "--decision", "approved", "--out", desk.folder / "out.pdf",
        "--home", desk.legal, "--json",
    )  # fmt: skip
    assert code_of(said) == (1, "sign.answered")


def test_an_approval_twice_is_a_duplicate(desk: Desk) -> None:
    desk.count()
    again = desk.ok("receive", desk.approval, "--home", desk.manager)["files"][0]
    assert again["outcome"] == "duplicate"


def test_a_second_different_answer_is_a_conflict(desk: Desk) -> None:
    other = desk.folder / "legal at home"
    key = desk.folder / "key.p12"
    desk.ok("identity", "export", "me", "--out", key, "--home", desk.legal)
    desk.ok("identity", "import", "me", key, "--home", other)
    second = desk.folder / "second.pdf"
    desk.ok("sign", desk.request, "--answer", "all=yes", "--decision", "approved", "--out", second, "--home", other)
    desk.count()
    said = desk.golive("receive", second, "--home", desk.manager, "--json")
    assert (said.code, said.data["files"][0]["outcome"]) == (1, "conflict")
    rows = desk.golive("status", TAG, "--home", desk.manager, "--json").data["stakeholders"]
    assert next(row["state"] for row in rows if row["role"] == "legal") == "conflict"


def test_an_answer_to_another_home_s_request(desk: Desk) -> None:
    said = desk.golive("receive", desk.approval, "--home", desk.product, "--json")
    assert (said.code, said.data["files"][0]["outcome"]) == (1, "request-unknown")


def test_of_several_files_the_worst_is_told(desk: Desk) -> None:
    nonsense = desk.folder / "nonsense.pdf"
    nonsense.write_bytes(b"no pdf")
    desk.confirm()
    said = desk.golive("receive", desk.approval, nonsense, "--home", desk.manager, "--json")
    assert [file["outcome"] for file in said.data["files"]] == ["counted", "not-checkable"]
    assert said.code == 4
    missing = desk.golive("receive", desk.approval, desk.folder / "missing.pdf", "--home", desk.manager, "--json")
    assert code_of(missing) == (2, "files.missing")


@pytest.mark.parametrize(
    "command", [("status",), ("gates", "list"), ("roster", "list"), ("conditions",), ("plan", "export")]
)
def test_an_unknown_release(desk: Desk, command: tuple[str, ...]) -> None:
    words = (command[0], "rc-0", "list") if command[0] == "gates" else (*command, "rc-0")
    assert code_of(desk.golive(*words, "--home", desk.manager, "--json")) == (2, "store.release-unknown")


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("ceo", (1, "request.executive-too-early")),
        ("marketing", (2, "request.role-informed")),
        ("nobody", (2, "request.role-unknown")),
    ],
)
def test_whom_one_cannot_ask_stops_every_request(desk: Desk, role: str, expected: tuple[int, str]) -> None:
    before = desk.ok("audit", "verify", "--home", desk.manager)["entries"]
    more = desk.folder / "more"
    said = desk.golive("request", TAG, "--role", "cto", "--role", role, "--out", more, "--home", desk.manager, "--json")
    assert code_of(said) == expected
    assert list(more.iterdir()) == []
    assert desk.ok("audit", "verify", "--home", desk.manager)["entries"] == before


def test_nothing_is_overwritten_unasked(desk: Desk) -> None:
    before = desk.request.read_bytes()
    said = desk.golive(
        "request", TAG, "--role", "legal", "--out", desk.folder / "requests", "--home", desk.manager, "--json"
    )
    assert code_of(said) == (2, "files.exists")
    assert desk.request.read_bytes() == before
    desk.ok("request", TAG, "--role", "legal", "--out", desk.folder / "requests", "--force", "--home", desk.manager)
    assert desk.request.read_bytes() != before


def test_a_folder_that_is_missing_is_named_before_anything_is_signed(desk: Desk) -> None:
    said = desk.golive(
        "sign", desk.folder / "requests" / "product.golive", "--answer", "all=yes", "--decision", "approved",
        "--out", desk.folder / "missing" / "out.pdf", "--home", desk.product, "--json",
    )  # fmt: skip
    assert code_of(said) == (2, "files.folder-missing")
    assert sign(desk).code == 0


def test_a_home_that_is_a_file(desk: Desk) -> None:
    assert code_of(desk.golive("plan", "list", "--home", desk.approval, "--json")) == (2, "home.not-a-folder")


def test_a_home_that_cannot_be_written(desk: Desk) -> None:
    assert code_of(desk.golive("plan", "list", "--home", "/proc/golive", "--json")) == (2, "home.not-writable")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("audit", "verify", "--export", FAR), "files.not-writable"),
        (("backup", "--out", FAR), "files.not-writable"),
        (("restore", FAR), "backup.unreadable"),
        (("demo", "--out", FAR), "files.name-too-long"),
    ],
)
def test_a_place_where_one_may_not_even_look(desk: Desk, words: tuple[str, ...], expected: str) -> None:
    assert code_of(desk.golive(*words, "--home", desk.manager, "--json")) == (2, expected)


def test_a_home_where_one_may_not_even_look(desk: Desk) -> None:
    assert desk.golive("verify", desk.request, "--home", FAR).code == 3
    assert keep_report("text", Path(FAR, "logs")) is None


def test_a_full_disk_is_named_by_the_backup_that_was_meant_for_it(desk: Desk) -> None:
    target = desk.folder / "b.golive-backup"
    program = (
        "import resource, sys; from golive_desktop.__main__ import console;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536)); sys.exit(console())"
    )
    words = [sys.executable, "-c", program, "backup", "--out", str(target), "--home", str(desk.manager), "--json"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    problem = json.loads(done.stdout)["problem"]
    assert (done.returncode, problem["code"], problem["subject"]) == (2, "backup.not-written", str(target))
    assert list(desk.folder.glob("*backup*")) == []


def test_a_disk_that_is_full_loses_nothing(desk: Desk) -> None:
    """A limit of the size of files stands in for the disk."""
    folder = desk.folder / "tiny"
    folder.mkdir()
    words = [
        GOLIVE, "sign", desk.folder / "requests" / "product.golive", "--answer", "all=yes", "--decision", "approved",
        "--out", folder / "out.pdf", "--home", desk.product, "--json",
    ]  # fmt: skip

    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    environment = {**os.environ, "GOLIVE_PASSPHRASE": "correct horse battery", "LANG": "C"}
    done = subprocess.run(
        [str(word) for word in words],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=small_files,
    )
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert list(folder.iterdir()) == []
    assert sign(desk).code == 0


def test_what_was_signed_can_be_fetched_again(desk: Desk) -> None:
    """In /proc nobody can write, and nobody can see that before trying."""
    said = desk.golive(
        "sign", desk.folder / "requests" / "product.golive", "--answer", "all=yes", "--decision", "approved",
        "--out", "/proc/out.pdf", "--home", desk.product, "--json", "--lang", "en",
    )  # fmt: skip
    assert code_of(said)[0] == 2
    digest = next(word for word in said.err.split() if len(word) == 64)
    desk.ok("original", digest, "--out", desk.folder / "again.pdf", "--home", desk.product)
    found = desk.golive("verify", desk.folder / "again.pdf", "--home", desk.product, "--json").data
    assert (found["kind"], found["sha256"]) == ("approval", digest)


def test_a_broken_audit_trail_is_a_negative_answer(desk: Desk) -> None:
    broken = desk.folder / "broken"
    shutil.copytree(desk.manager, broken)
    script = """
import sqlite3, sys
base = sqlite3.connect(sys.argv[1], isolation_level=None)
for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
    base.execute(f"DROP TRIGGER {name}")
((table,),) = base.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'audit%'").fetchall()
base.execute(f"UPDATE {table} SET event = 'x' WHERE sequence = 1")
base.close()
"""
    subprocess.run([sys.executable, "-c", script, str(broken / "golive.sqlite3")], check=True)
    said = desk.golive("audit", "verify", "--home", broken, "--json")
    assert (said.code, said.data["holds"]) == (1, False)
    assert said.data["problems"][0]["code"] == "audit.entry-altered"


def test_exit_codes_of_problems() -> None:
    codes = {
        "request.changed": NEGATIVE,
        "form.item-open": NEGATIVE,
        "form.item-unknown": USAGE,
        "recall.not-own-approval": NEGATIVE,
        "request.not-checkable": NOT_CHECKABLE,
        "bounded.memory": NOT_CHECKABLE,
        "store.release-unknown": USAGE,
        "files.disk-full": USAGE,
        "anything.else": USAGE,
    }
    assert {code: exit_of(Problem(code=code)) for code in codes} == codes
    assert {DONE, NEGATIVE, USAGE, 3, NOT_CHECKABLE} & {BUG} == set()
