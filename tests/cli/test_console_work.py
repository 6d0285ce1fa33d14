# SPDX-License-Identifier: MIT
import csv
import hashlib
import io
import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from golive_desktop.domain.certificate import Subject
from golive_desktop.resources import resource_path
from golive_desktop.signing.keys import Pkcs12KeyMaker
from tests.cli.conftest import PASSPHRASE, Desk, type_in

TAG = "rc-2026-03-01"
COMMIT = "ab" * 20
ROLES = ["ceo", "product", "legal", "cfo", "cto", "support", "marketing", "devops", "sre", "security"]


def test_plan_import_says_what_it_understood(desk: Desk, tmp_path: Path) -> None:
    handbook = Path(__file__).parents[2] / "resources" / "sample" / "handbook.md"
    data = desk.ok("plan", "import", handbook, "--home", tmp_path / "new")
    assert (data["release"]["product"], data["release"]["candidate"]) == ("LifeTimeCircle", TAG)
    assert data["release"]["date"] == "2026-03-05"
    assert [person["role"] for person in data["stakeholders"]] == ROLES
    assert [person["decides"] for person in data["stakeholders"]].count(True) == 9
    legal = data["stakeholders"][2]
    assert legal["deadline"] == "2026-03-04"
    assert legal["items"][1] == "Terms of Service updated (if needed)"
    assert {"question", "channel"} <= set(legal)
    assert len(data["critical_conditions"]) == 5
    assert data["executive"]["roles"][0] == "ceo"
    assert TAG in data["executive"]["statement"]
    assert data["gates"][0] == "git diff --check"
    assert {"at", "steps"} <= set(data["runbook"][0])
    assert all(set(item) == {"line", "text"} for item in data["not_understood"])


def test_plan_import_names_what_cannot_be_printed(desk: Desk, tmp_path: Path) -> None:
    sample = (Path(__file__).parents[2] / "resources" / "sample" / "handbook.md").read_text()
    handbook = tmp_path / "plan.md"
    handbook.write_text(sample.replace("No P0 bugs open", "אין באגים"), encoding="utf-8")
    data = desk.ok("plan", "import", handbook, "--home", tmp_path / "new")
    assert data["not_understood"] == []
    assert [item["text"] for item in data["unprintable"]] == ["אין באגים"]
    assert data["unprintable"][0]["characters"].startswith("א U+05D0, ")
    again = type_in("plan", "update", TAG, handbook, "--home", tmp_path / "new")
    assert "These letters cannot be printed: א U+05D0" in again.err
    assert "They stand in: אין באגים." in again.err


def test_plan_import_binds_the_candidate_of_a_working_copy(desk: Desk, tmp_path: Path) -> None:
    repository = tmp_path / "repository"
    commands = (
        ["init", "-q"],
        ["-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "-q", "--allow-empty", "-m", "x"],
    )
    repository.mkdir()
    for command in commands:
        subprocess.run(["git", "-C", str(repository), *command], check=True)
    head = subprocess.run(
        ["git", "-C", str(repository), "rev-parse", "HEAD"], check=True, capture_output=True, text=True
    )
    artefact = tmp_path / "app.zip"
    artefact.write_bytes(b"built")
    handbook = Path(__file__).parents[2] / "resources" / "sample" / "handbook.md"
    data = desk.ok(
        "plan", "import", handbook, "--repository", repository, "--artefact", artefact, "--home", tmp_path / "new"
    )
    assert data["release"]["commit"] == head.stdout.strip()
    assert data["release"]["artefacts"] == [{"name": "app.zip", "sha256": hashlib.sha256(b"built").hexdigest()}]


def test_an_exported_plan_updates_the_same_release(desk: Desk) -> None:
    file = desk.folder / "plan.md"
    desk.ok("plan", "export", TAG, "--out", file, "--home", desk.manager)
    text = file.read_text("utf-8")
    file.write_text(text.replace("git diff --check", "git status"), encoding="utf-8")
    data = desk.ok("plan", "update", TAG, file, "--home", desk.manager)
    assert data["gates"][0] == "git status"
    shown = desk.golive("plan", "export", TAG, "--home", desk.manager)
    assert shown.code == 0
    assert "git status" in shown.out


def test_a_new_candidate_is_set_and_listed(desk: Desk) -> None:
    data = desk.ok("plan", "candidate", TAG, "--commit", "CD" * 20, "--home", desk.manager)
    assert data["release"]["commit"] == "cd" * 20
    listed = desk.ok("plan", "list", "--home", desk.manager)["releases"]
    assert [(item["candidate"], item["commit"]) for item in listed] == [(TAG, "cd" * 20)]
    artefact = desk.ok("plan", "candidate", TAG, "--artefact", desk.approval, "--home", desk.manager)
    assert artefact["release"]["commit"] == "cd" * 20
    assert artefact["release"]["artefacts"][0]["name"] == "approval.pdf"


def test_identities_travel_as_encrypted_files(desk: Desk, tmp_path: Path) -> None:
    key = tmp_path / "me.p12"
    desk.ok("identity", "export", "me", "--out", key, "--statement", tmp_path / "me.pdf", "--home", desk.legal)
    assert key.stat().st_mode & 0o077 == 0
    data = desk.ok("identity", "import", "copy", key, "--home", tmp_path / "other")["identity"]
    assert (data["person"], data["number"]) == ("Dr. Katrin Albers", desk.number(desk.legal))
    alone = desk.ok("identity", "export", "me", "--home", desk.legal)["identity"]
    assert alone["fingerprint"] == data["fingerprint"]
    found = desk.golive("verify", tmp_path / "me.pdf", "--home", desk.legal, "--json")
    assert (found.code, found.data["kind"]) == (0, "identity")


def test_a_key_that_cannot_sign_any_more_says_so_in_the_list(desk: Desk, tmp_path: Path) -> None:
    subject = Subject(name="Ada", role="QA", organisation="ACME", email="ada@example.com")
    key, home = tmp_path / "ada.p12", tmp_path / "ada"
    begins = {"over": datetime(2010, 1, 1, tzinfo=UTC), "later": datetime(2090, 1, 5, tzinfo=UTC)}
    for name, begin in begins.items():
        key.write_bytes(Pkcs12KeyMaker().create(subject, passphrase=PASSPHRASE, now=begin))
        assert desk.golive("identity", "import", name, key, "--home", home).code == 0
    later, over = desk.golive("identity", "list", "--home", home, "--lang", "de").err.splitlines()
    assert re.search(r"  Abgelaufen am \d\d\.\d\d\.20\d\d$", over)
    assert re.search(r"  Gilt ab 0\d\.01\.2090$", later)
    assert desk.golive("identity", "list", "--home", desk.legal).err.endswith(f"{desk.number(desk.legal)}\n")


def test_a_name_of_two_lines_says_nothing_on_a_second_one(desk: Desk, tmp_path: Path) -> None:
    name = "Eve\nceo  Dr. Vogt"
    subject = Subject(name=name, role="Legal", organisation="ACME", email="eve@example.com")
    key = tmp_path / "eve.p12"
    key.write_bytes(Pkcs12KeyMaker().create(subject, passphrase=PASSPHRASE, now=datetime.now(UTC)))
    home = tmp_path / "eve"
    assert desk.golive("identity", "import", "eve", key, "--home", home).code == 0
    assert desk.golive("identity", "list", "--home", home).err.startswith("eve: Eve ceo Dr. Vogt, Legal  ")
    desk.ok("identity", "export", "eve", "--statement", tmp_path / "eve.pdf", "--home", home)
    words = ("--role", "legal", "--number", desk.number(home), "--how", "phone", "--home", desk.manager)
    listed = desk.golive("roster", "confirm", TAG, tmp_path / "eve.pdf", *words).err
    assert "Eve ceo Dr. Vogt  " in listed
    made = desk.ok(
        "identity", "create", "own", "--person", name, "--role", "a\tb", "--organisation", "o",
        "--email", "e@x.example", "--home", tmp_path / "own",
    )  # fmt: skip
    assert (made["identity"]["person"], made["identity"]["role"]) == ("Eve ceo Dr. Vogt", "a b")


def test_requests_say_who_was_asked(desk: Desk) -> None:
    found = desk.golive("verify", desk.request, "--home", desk.manager, "--json").data
    assert (found["kind"], found["role"], found["verdict"]) == ("request", "legal", "genuine")
    again = desk.ok("request", TAG, "--pdf", "--out", desk.folder / "more", "--home", desk.manager)
    assert {item["role"] for item in again["requests"]} == set(ROLES) - {"legal", "product", "marketing", "ceo"}
    assert (desk.folder / "more" / "cto.pdf").read_bytes().startswith(b"%PDF")


def test_an_approval_counts_once_its_number_was_compared(desk: Desk) -> None:
    said = desk.golive("receive", desk.approval, "--home", desk.manager, "--json")
    assert said.code == 3
    assert said.data["files"][0]["outcome"] == "identity-open"
    number = desk.number(desk.legal)
    entry = desk.ok(
        "roster", "confirm", TAG, "--role", "legal", "--number", number, "--how", "video", "--by", "Anna",
        "--home", desk.manager,
    )["entry"]  # fmt: skip
    assert (entry["compared_by"], entry["compared_how"], entry["number"]) == ("Anna", "video", number)
    rows = desk.golive("status", TAG, "--home", desk.manager, "--json").data["stakeholders"]
    legal = next(row for row in rows if row["role"] == "legal")
    assert (legal["state"], legal["decision"], legal["identity"]) == ("conditional", "conditional", "video")
    receipts = desk.folder / "receipts"
    later = desk.ok("receive", desk.approval, "--receipts", receipts, "--home", desk.manager)["files"][0]
    assert later["receipt"] == str(receipts / "legal.pdf")
    assert (
        desk.ok("receive", desk.approval, "--receipts", receipts, "--home", desk.manager)["files"][0]["receipt"] is None
    )


def test_confirming_finds_the_key_in_what_was_received(desk: Desk) -> None:
    desk.golive("receive", desk.folder / "legal.pdf", desk.folder / "product.pdf", "--home", desk.manager)
    how = ("--how", "in-person", "--home", desk.manager)
    entry = desk.ok("roster", "confirm", TAG, "--role", "legal", "--number", desk.number(desk.legal), *how)["entry"]
    assert entry["person"] == "Dr. Katrin Albers"
    unknown = desk.golive("roster", "confirm", TAG, "--role", "legal", "--number", "0000", *how, "--json")
    assert (unknown.code, unknown.data["problem"]["code"]) == (2, "roster.certificate-not-found")


def test_a_revoked_key_is_shown_as_revoked(desk: Desk) -> None:
    desk.confirm()
    entries = desk.ok("roster", "list", TAG, "--home", desk.manager)["roster"]
    fingerprint = next(entry["fingerprint"] for entry in entries if entry["role"] == "legal")
    entry = desk.ok("roster", "revoke", TAG, fingerprint[:12], "--home", desk.manager)["entry"]
    assert entry["revoked_at"]
    words = desk.golive("roster", "list", TAG, "--home", desk.manager).err
    assert "revoked" in words


def test_from_the_approval_to_the_sealed_dossier(desk: Desk) -> None:
    assert desk.count()["outcome"] == "counted"
    closure, withdrawal = desk.folder / "closure.pdf", desk.folder / "withdrawal.pdf"
    scan, log = desk.folder / "scan.pdf", desk.folder / "log.bin"
    scan.write_bytes(b"signed")
    log.write_bytes(bytes(2 * 1024 * 1024 + 1))
    close = ("close", desk.approval, "--condition", "C-1", "--out", closure, "--home", desk.legal)
    assert desk.golive(*close).code == 1
    made = desk.ok(*close, "--evidence", scan, "--evidence", log, "--evidence", "https://acme.example/contract")
    assert made["beside"] == ["C-1-log.bin"]
    waits, closes = desk.ok("receive", log, closure, "--home", desk.manager)["files"]
    assert (waits["outcome"], waits["missing"]) == ("closure-waits", ["C-1-log.bin"])
    assert waits["outcome_at_end"] == "closed", "what it waited for came in the same run"
    assert closes["outcome"] == "evidence-closes"
    desk.ok("withdraw", desk.approval, "--reason", "New facts", "--out", withdrawal, "--home", desk.legal)
    assert desk.ok("receive", withdrawal, "--home", desk.manager)["files"][0]["outcome"] == "withdrawn"
    dossier, roster = desk.folder / "dossier.pdf", desk.folder / "roster.pdf"
    sealed = desk.ok("dossier", TAG, "--out", dossier, "--label", "DRAFT", "--home", desk.manager)
    assert (sealed["edition"], sealed["verdict"]) == (1, "NO-GO")
    desk.ok("roster", "export", TAG, "--out", roster, "--home", desk.manager)
    found = desk.ok("verify", dossier, "--roster", roster, "--home", desk.folder / "nobody")
    assert (found["verdict"], found["kind"], found["role"]) == ("genuine", "dossier", "release-manager")
    inside = {item["name"]: item for item in found["embedded"]}
    assert {"approval-legal.pdf", "roster.pdf", "closure-legal.pdf", "withdrawal-legal.pdf"} <= set(inside)
    assert inside["approval-legal.pdf"]["embedded"][0]["name"] == "request.pdf"
    assert inside["approval-legal.pdf"]["sha256"] == hashlib.sha256(desk.approval.read_bytes()).hexdigest()


def test_conditions_are_met_with_a_file_and_a_link(desk: Desk) -> None:
    file = desk.folder / "load test.txt"
    file.write_text("500 rps", encoding="utf-8")
    found = desk.ok(
        "conditions", TAG, "--met", "3", "--note", "Staging", "--evidence", file, "--evidence", "https://ci.example/1",
        "--home", desk.manager,
    )["conditions"][2]  # fmt: skip
    assert (found["met"], found["met_by"]) == (True, "Anna Berger")
    digest = hashlib.sha256(b"500 rps").hexdigest()
    assert found["evidence"] == [
        {"name": "load test.txt", "sha256": digest},
        {"name": "https://ci.example/1", "sha256": ""},
    ]
    copy = desk.folder / "copy.txt"
    desk.ok("original", digest, "--out", copy, "--home", desk.manager)
    assert copy.read_text("utf-8") == "500 rps"
    reopened = desk.ok("conditions", TAG, "--open", "3", "--by", "Anna", "--home", desk.manager)["conditions"][2]
    assert reopened["met"] is False


def test_a_new_candidate_opens_conditions_and_one_step_holds_on_to_them(desk: Desk) -> None:
    home = ("--home", desk.manager)
    for number in ("1", "2"):
        desk.ok("conditions", TAG, "--met", number, "--note", "Seen", *home)
    bound = desk.ok("plan", "candidate", TAG, "--commit", "ef" * 20, *home)
    assert {1, 2} <= set(bound["no_longer_met"])
    codes = [(point["code"], point["subject"]) for point in desk.golive("status", TAG, *home, "--json").data["why_not"]]
    assert ("readiness.critical-older-candidate", "2") in codes
    first, second, *_others = desk.ok("conditions", TAG, "--still-met", "1", "2", "--by", "Ben", *home)["conditions"]
    assert [(item["met"], item["note"], item["met_by"]) for item in (first, second)] == [(True, "Seen", "Ben")] * 2
    assert first["before"]["met_by"] == "Anna Berger"


def test_gates_run_only_with_their_exact_text(desk: Desk) -> None:
    repository = desk.folder / "repository"
    repository.mkdir()
    identity = ["-c", "user.name=A", "-c", "user.email=a@b.c"]
    for command in (["init", "-q"], [*identity, "commit", "-q", "--allow-empty", "-m", "x"], ["tag", TAG]):
        subprocess.run(["git", "-C", str(repository), *command], check=True)
    desk.ok("plan", "candidate", TAG, "--repository", repository, "--home", desk.manager)
    run = ("gates", TAG, "run", "--working-copy", repository, "--gate", "1", "--home", desk.manager, "--json")
    silent = desk.golive(*run)
    assert (silent.code, silent.data["problem"]["code"]) == (1, "gate.not-confirmed")
    assert "    --confirm 'git diff --check'\n" in silent.err
    wrong = desk.golive(*run, "--confirm", "git diff")
    assert (wrong.code, wrong.data["gates"][0]["outcome"]) == (1, None)
    right = desk.golive(*run, "--confirm", "git diff --check")
    assert (right.code, right.data["gates"][0]["outcome"]) == (0, "green")
    listed = desk.ok("gates", TAG, "list", "--home", desk.manager)["gates"]
    assert [gate["outcome"] for gate in listed] == ["green", None, None, None, None]
    (repository / "left-over").write_text("x", encoding="utf-8")
    dirty = desk.golive(*run, "--confirm", "git diff --check")
    assert dirty.data["problem"]["code"] == "gate.tree-dirty"
    kept = desk.ok("gates", TAG, "list", "--home", desk.manager)["gates"]
    assert kept[0]["outcome"] == "green"
    unknown = desk.golive(
        "gates", TAG, "run", "--working-copy", repository, "--gate", "9", "--home", desk.manager, "--json"
    )
    assert (unknown.code, unknown.data["problem"]["code"]) == (2, "gate.unknown")


@pytest.mark.parametrize(("typed", "outcome"), [("y\n", "green"), ("J\n", "green"), ("\n", None), ("n\n", None)])
def test_gates_show_the_text_and_ask(
    desk: Desk, typed: str, outcome: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    repository = desk.folder / "repository"
    repository.mkdir()
    identity = ["-c", "user.name=A", "-c", "user.email=a@b.c"]
    for command in (["init", "-q"], [*identity, "commit", "-q", "--allow-empty", "-m", "x"], ["tag", TAG]):
        subprocess.run(["git", "-C", str(repository), *command], check=True)
    desk.ok("plan", "candidate", TAG, "--repository", repository, "--home", desk.manager)
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    said = desk.golive(
        "gates", TAG, "run", "--working-copy", repository, "--gate", "1", "--home", desk.manager, "--json"
    )
    assert said.data["gates"][0]["outcome"] == outcome
    assert "    git diff --check\n" in said.err


def test_a_ci_result_can_be_asked_for_instead_of_a_run(desk: Desk) -> None:
    words = ("gates", TAG, "ci", "--gate", "1", "--home", desk.manager)
    asked = desk.ok(*words)["gates"][0]
    assert (asked["ci_asked"], asked["ci"]) == (True, None)
    said = desk.golive("gates", TAG, "list", "--home", desk.manager)
    assert "Gate 1: the DevOps lead is to attach the CI system's result" in said.err
    assert desk.ok(*words, "--only-here")["gates"][0]["ci_asked"] is False


def test_the_audit_trail_is_checked_and_exported(desk: Desk) -> None:
    desk.golive("receive", desk.approval, "--home", desk.manager)
    table = desk.folder / "audit.csv"
    data = desk.ok("audit", "verify", "--export", table, "--home", desk.manager)
    assert data["holds"] is True
    rows = list(csv.DictReader(io.StringIO(table.read_text("utf-8-sig"))))
    assert len(rows) == data["entries"] == data["head"]["sequence"]
    assert rows[-1]["digest"] == data["head"]["digest"]
    assert {"release.created", "identity.issued"} <= {row["event"] for row in rows}
    assert {"Release created", "Identity signed"} <= {row["text"] for row in rows}


def test_of_other_releases_the_exported_trail_shows_digests_only(desk: Desk) -> None:
    other = desk.folder / "other.md"
    other.write_text(resource_path("sample/handbook.md").read_text("utf-8").replace(TAG, "rc-other"))
    desk.ok("plan", "import", other, "--home", desk.manager)
    table = desk.folder / "audit.csv"
    data = desk.ok("audit", "verify", "--export", table, "--release", TAG, "--home", desk.manager)
    rows = list(csv.DictReader(io.StringIO(table.read_text("utf-8-sig"))))
    assert len(rows) == data["entries"]
    sealed = [row for row in rows if row["sealed"]]
    assert sealed
    assert all((row["at"], row["event"], row["subject"], row["file"]) == ("", "", "", "") for row in sealed)
    assert "rc-other" not in table.read_text("utf-8-sig")


def test_status_has_the_shape_that_scripts_rely_on(desk: Desk) -> None:
    said = desk.golive("status", TAG, "--home", desk.manager, "--json")
    assert (said.code, said.data["verdict"]) == (1, "NO-GO")
    assert all({"code", "subject", "text"} <= set(problem) for problem in said.data["why_not"])
    assert [row["role"] for row in said.data["stakeholders"]] == ROLES
    assert all({"role", "state", "decision", "signed_at", "identity"} <= set(row) for row in said.data["stakeholders"])
    words = desk.golive("--lang", "de", "status", TAG, "--home", desk.manager)
    assert (words.code, words.out) == (1, "")
    assert "NO-GO" in words.err


def test_a_candidate_without_options_is_only_shown(desk: Desk) -> None:
    desk.count()
    named = desk.ok("plan", "candidate", TAG, "--artefact", desk.approval, "--home", desk.manager)
    assert named["no_longer_counted"] == ["legal"]
    shown = desk.ok("plan", "candidate", TAG, "--home", desk.manager)
    assert shown["release"] == named["release"]
    assert shown["no_longer_counted"] == []
    commit = named["release"]["commit"]
    same = desk.ok("plan", "candidate", TAG, "--commit", commit, "--home", desk.manager)
    assert same["release"]["artefacts"] == named["release"]["artefacts"]
    other = desk.ok("plan", "candidate", TAG, "--commit", "ef" * 20, "--home", desk.manager)
    assert other["release"]["artefacts"] == []


@pytest.mark.parametrize(
    ("option", "value", "code"),
    [
        ("--email", "nobody", "identity.email-unusable"),
        ("--person", "田中", "document.script-unsupported"),
        ("--organisation", "田中", "document.script-unsupported"),
        ("--out", "missing/me.pdf", "files.folder-missing"),
        ("--out", ".", "files.exists"),
    ],
)
def test_a_key_that_could_not_be_announced_is_not_made(desk: Desk, option: str, value: str, code: str) -> None:
    words = {"--person": "Ada", "--role": "QA", "--organisation": "Zebra", "--email": "ada@example.com"}
    words |= {"--out": str(desk.folder / "ada.pdf")}
    words[option] = str(desk.folder / value) if option == "--out" else value
    home = desk.folder / "ada"
    options = [part for pair in words.items() for part in pair]
    said = desk.golive("identity", "create", "me", *options, "--home", home, "--json")
    assert said.data["problem"]["code"] == code
    assert desk.ok("identity", "list", "--home", home)["identities"] == []
