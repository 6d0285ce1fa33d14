# SPDX-License-Identifier: MIT
"""What the disk, the clock and other programs do to a person who is just signing: one calm sentence, nothing lost."""

import resource
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from golive_desktop.services.chain import check_audit
from golive_desktop.services.drafts import load_draft
from tests.office import PASSPHRASE
from tests.ui.desk import Desk
from tests.ui.signer.conftest import Signer, signer_at

SIGN = "Sign as APPROVED"


@pytest.fixture
def signer(desk: Desk, qtbot: QtBot) -> Signer:
    """Katrin Albers before the signing sheet."""
    desk.office.ask("legal")
    made = signer_at(desk, desk.office.laptops["legal"], desk.office.requests["legal"].data, qtbot)
    made.open()
    for item in ("Privacy checked", "Terms updated"):
        made.answer(item, "Yes")
    for name in ("Go on to the decision", "Approve", "Go on to signing"):
        made.click(name)
    return made


@contextmanager
def full_disk(home: Path) -> Iterator[None]:
    """No file of this process grows beyond what the database has already."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, ((home / "golive.sqlite3").stat().st_size // 4, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def sign(signer: Signer) -> None:
    signer.type("Passphrase for your key", PASSPHRASE)
    signer.click(SIGN)


def signed(signer: Signer) -> list[str]:
    return sorted(path.name for path in signer.request.parent.glob("*.pdf"))


def test_a_full_disk_signs_nothing_and_with_room_it_is_signed(signer: Signer) -> None:
    home = signer.desk.office.folder / "legal"
    with full_disk(home):
        sign(signer)
        assert "The disk is full" in signer.shown()
        assert signed(signer) == []
    signer.click(SIGN)
    assert "Signed as APPROVED" in signer.shown()
    assert len(signed(signer)) == 1
    assert check_audit(signer.desk.context.adapters).problems == ()


def test_a_home_that_is_taken_away_signs_nothing_and_is_gone_on_with(signer: Signer) -> None:
    home = signer.desk.office.folder / "legal"
    away = home.with_name("away")
    home.rename(away)
    sign(signer)
    assert "The folder with your data is gone" in signer.shown()
    assert signed(signer) == []
    assert not home.exists()
    away.rename(home)
    signer.click(SIGN)
    assert "Signed as APPROVED" in signer.shown()
    assert check_audit(signer.desk.context.adapters).problems == ()


def test_answers_given_while_the_home_is_away_are_saved_when_it_is_back(signer: Signer) -> None:
    home = signer.desk.office.folder / "legal"
    signer.click("Back")
    signer.click("Back")
    away = home.with_name("away")
    home.rename(away)
    signer.answer("Terms updated", "No")
    signer.stage.subject()
    signer.settle()
    assert [problem.code for problem in signer.desk.shell.problems] == ["store.missing"]
    away.rename(home)
    signer.stage.subject()
    signer.settle()
    draft = load_draft(signer.desk.context.adapters, signer.desk.office.requests["legal"].sha256)
    assert draft is not None
    assert {answer.item: answer.value for answer in draft.answers} == {"1": "yes", "2": "no"}


def test_the_folder_of_the_request_may_be_gone_when_it_is_signed(signer: Signer) -> None:
    shutil.rmtree(signer.request.parent)
    sign(signer)
    shown = signer.shown()
    assert "Signed as APPROVED" in shown
    assert "What you signed is kept on this laptop; its file is not saved yet." in shown
    assert check_audit(signer.desk.context.adapters).problems == ()


def test_a_clock_behind_the_request_signs_nothing(signer: Signer) -> None:
    signer.desk.clock.moment -= timedelta(days=2)
    sign(signer)
    assert "The clock of this laptop is behind the time of the request." in signer.shown()
    assert signed(signer) == []


def test_a_request_that_vanishes_before_it_is_read_is_told(signer: Signer) -> None:
    other = signer.request.with_name("other.golive")
    other.write_bytes(signer.request.read_bytes())
    other.unlink()
    signer.open(str(other))
    assert len([line for line in signer.shown().split("\n") if line]) >= 1
    assert signer.buttons("Close")
    QTest.keyClick(signer.stage, Qt.Key.Key_Escape)
    assert signer.desk.shell.backs == 1
