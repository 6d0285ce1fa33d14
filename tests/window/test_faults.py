# SPDX-License-Identifier: MIT
"""A window that is killed: after a restart everything that was given is there, and nothing is there by halves."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from golive_desktop.bootstrap import Computer
from golive_desktop.domain.draft import AnswerDraft
from golive_desktop.services.drafts import load_draft
from tests.office import HANDBOOK, PASSPHRASE, new_office
from tests.window.screen import Program, open_screen

pytestmark = [pytest.mark.slow]

ROOT = Path(__file__).parents[2]
VICTIM = Path(__file__).with_name("victim.py")
ANSWERED = {"1": "yes", "2": "yes"}


@dataclass
class Desk:
    """A signer's home and the folder with the request."""

    home: Path
    folder: Path
    digest: str

    @property
    def request(self) -> Path:
        return self.folder / "request.golive"

    def victim(self, *more: str) -> "subprocess.Popen[str]":
        words = (str(self.home), str(self.request), str(self.folder / "passphrase"), *more)
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)}
        return subprocess.Popen(
            (sys.executable, str(VICTIM), *words), env=environment, stdout=subprocess.PIPE, text=True
        )

    def draft(self) -> AnswerDraft:
        adapters = Computer().open_home(self.home)
        try:
            return load_draft(adapters, self.digest) or AnswerDraft()
        finally:
            adapters.store.close()

    def check(self) -> int:
        """That nothing is there by halves; how many approvals the home keeps."""
        with closing(sqlite3.connect(self.home / "golive.sqlite3")) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert database.execute("PRAGMA foreign_key_check").fetchall() == []
            kept = database.execute(
                "SELECT o.data FROM statements s JOIN originals o ON o.sha256 = s.sha256 WHERE s.kind = 'approval'"
            ).fetchall()
            answered = database.execute(
                "SELECT count(*) FROM audit_entries WHERE event = 'request.answered'"
            ).fetchone()[0]
        assert answered == len(kept)
        for path in self.folder.glob("*.pdf"):
            assert [(path.read_bytes(),)] == kept, path.name
        assert golive("audit", "verify", "--home", str(self.home)).returncode == 0
        return len(kept)


def golive(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", "import sys; from golive_desktop.__main__ import console; sys.exit(console())"]
    return subprocess.run([*command, *arguments, "--json"], capture_output=True, text=True, check=False)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    office = new_office(tmp_path)
    request = office.ask("legal")["legal"]
    for laptop in (office.manager, *office.laptops.values()):
        laptop.adapters.store.close()
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "request.golive").write_bytes(request.data)
    (folder / "passphrase").write_text(PASSPHRASE, encoding="utf-8")
    return Desk(home=tmp_path / "legal", folder=folder, digest=request.sha256)


def kill_after(process: "subprocess.Popen[str]", step: str, seconds: float) -> float:
    """Kills the process so long after the step that it said; returns when the step was said."""
    assert process.stdout is not None
    with process.stdout as said:
        for line in said:
            if line.strip() == step:
                break
        else:
            raise AssertionError(step)
        at = time.monotonic()
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        process.wait(10)
    return at


def test_what_is_typed_without_a_pause_is_there_after_a_kill(desk: Desk) -> None:
    kill_after(desk.victim("slowly"), "typed 120", 0.0)
    assert desk.check() == 0
    found = desk.draft()
    assert {answer.item: answer.value for answer in found.answers} == ANSWERED
    typed = found.answer("1").comment.split()
    assert typed == [str(number) for number in range(len(typed))]
    # note: a step takes 20 ms at least, so that this was typed more than a second before
    assert len(typed) > 120 - 50


@pytest.mark.parametrize("round_", range(5))
def test_a_kill_while_signing_leaves_an_approval_or_none(desk: Desk, round_: int) -> None:
    moment = random.Random(round_).uniform(0.02 + 0.1 * round_, 0.12 + 0.1 * round_)
    kill_after(desk.victim(), "signing", moment)
    if desk.check() == 0:
        assert {answer.item: answer.value for answer in desk.draft().answers} == ANSWERED
        assert desk.draft().decision == "approved"
        assert list(desk.folder.glob("*.pdf")) == []


def test_a_killed_window_is_taken_over_and_a_second_start_hands_over(desk: Desk, tmp_path: Path) -> None:
    with open_screen(tmp_path / "session") as screen:
        program = Program(screen=screen, home=desk.home, log=tmp_path / "window.log")
        first = program.start(str(desk.request))
        screen.click("Yes: Privacy checked")
        screen.click("Yes: Terms updated")
        time.sleep(1.1)
        first.send_signal(signal.SIGKILL)
        first.wait(10)
        screen.gone("golive-desktop")
        assert desk.check() == 0
        program.start(str(desk.request))
        assert screen.sees("2 of 2 answered. You can stop and go on later.")
        second = program.start(str(desk.request))
        assert second.wait(20) == 0
        status = golive("identity", "list", "--home", str(desk.home))
        assert status.returncode == 0
        assert len(json.loads(status.stdout)["identities"]) == 1
        assert "Traceback" not in program.log.read_text(encoding="utf-8")


def test_a_window_and_consoles_work_on_one_home_side_by_side(desk: Desk, tmp_path: Path) -> None:
    process = desk.victim("slowly")
    assert process.stdout is not None
    with process.stdout as said:
        assert any(line.strip() == "typed 5" for line in said)
        for number in range(3):
            handbook = tmp_path / f"{number}.md"
            handbook.write_text(HANDBOOK.replace("rc-7", f"rc-{number}"), encoding="utf-8")
            done = golive("plan", "import", str(handbook), "--home", str(desk.home))
            assert done.returncode == 0, done.stderr
        assert any(line.strip() == "signed" for line in said)
    process.kill()
    process.wait(10)
    assert desk.check() == 1
    for number in range(3):
        assert golive("status", f"rc-{number}", "--home", str(desk.home)).returncode == 1
