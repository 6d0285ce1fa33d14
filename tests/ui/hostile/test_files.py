# SPDX-License-Identifier: MIT
"""Files that nobody wants: each is told in one calm sentence, and the ones beside it are read all the same."""

import os
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from golive_desktop.domain.problem import KnownError
from golive_desktop.ui.opening import as_subject, paths_of
from golive_desktop.ui.pages.receive.page import ReceivePage
from golive_desktop.ui.stages.check.stage import CheckStage, make_stage
from golive_desktop.ui.stages.signer.copies import save_copy
from tests.office import Office
from tests.ui.desk import Desk, wait_until
from tests.ui.receive.hands import opened, receive, rows

LONGEST = 255


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> ReceivePage:
    return opened(desk, qtbot)


@pytest.fixture
def check(desk: Desk, qtbot: QtBot) -> CheckStage:
    stage = make_stage(desk.context)
    qtbot.addWidget(stage)
    stage.resize(1366, 768)
    stage.show()
    assert isinstance(stage, CheckStage)
    return stage


def odd_files(folder: Path) -> tuple[Path, ...]:
    """Everything that can lie in a folder and is no signed file."""
    named = [
        "n" * (LONGEST - 4) + ".pdf",
        "\u202efdp.exe",
        "\u05e9\u05dc\u05d5\u05dd.pdf",
        "two\nlines\u2028three.pdf",
        "<img src=x>&amp;.pdf",
        "e" + "\u0301" * 100 + ".pdf",
    ]
    for name in named:
        (folder / name).write_bytes(b"%PDF-1.7 " + name.encode())
    (folder / "empty.pdf").touch()
    (folder / "circle.pdf").symlink_to(folder / "circle.pdf")
    os.mkfifo(folder / "pipe.pdf")
    (folder / "folder.pdf").mkdir()
    (folder / b"\xff\xfe.pdf".decode(errors="surrogateescape")).write_bytes(b"no UTF-8")
    others = ("empty.pdf", "circle.pdf", "pipe.pdf", "gone.pdf", b"\xff\xfe.pdf".decode(errors="surrogateescape"))
    return tuple(folder / name for name in (*named, *others))


def test_paths_come_out_as_they_went_in(tmp_path: Path) -> None:
    paths = (tmp_path / "two\nlines\r\u2028three.pdf", tmp_path / " b ", Path("C:\\temp\\new.pdf"))
    assert paths_of(as_subject(paths)) == paths
    assert paths_of("") == ()


def test_whatever_is_received_is_told_and_the_good_one_counts(
    desk: Desk, page: ReceivePage, office: Office, tmp_path: Path
) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    office.ask("legal")
    office.confirm("legal")
    good = folder / "good\none.pdf"
    good.write_bytes(office.answer("legal").data)
    odd = odd_files(folder)
    desk.clock.moment = office.now()
    page.show_subject(as_subject((*odd, good)))
    assert wait_until(lambda: not desk.bridge.writing)
    desk.settle()
    found = {name: word for word, name, _line in rows(page)}
    assert len(found) == len(odd) + 1
    assert found.pop("good\none.pdf") == "Genuine"
    assert set(found.values()) == {"Not checkable", "Not read in"}
    assert all(line for _word, _name, line in rows(page))
    assert office.state("legal") == "approved"
    assert not page.grab().isNull()


def test_a_folder_is_read_and_one_that_is_gone_is_told(desk: Desk, page: ReceivePage, tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    odd_files(folder)
    receive(desk, page, folder, tmp_path / "gone")
    assert ("Not read in", "gone") in [(word, name) for word, name, _line in rows(page)]
    assert len(rows(page)) > 5
    assert desk.shell.problems == []


def test_whatever_is_checked_is_told(desk: Desk, check: CheckStage, tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    odd = odd_files(folder)
    check.show_subject(as_subject((*odd, folder)))
    desk.settle()
    assert {Path(row.key) for row in check.files().records()} == {*odd, folder}
    assert wait_until(lambda: not any("Being checked" in row.line for row in check.files().records()))
    assert not check.grab().isNull()


@pytest.mark.slow
def test_five_hundred_files_at_once_do_not_hold_the_window_up(desk: Desk, page: ReceivePage, tmp_path: Path) -> None:
    paths = []
    for number in range(500):
        paths.append(tmp_path / f"{number}.pdf")
        paths[-1].write_bytes(b"not ours %d" % number)
    page.show_subject(as_subject(paths))
    longest, last = 0.0, time.monotonic()

    def over() -> bool:
        nonlocal longest, last
        longest, last = max(longest, time.monotonic() - last), time.monotonic()
        return not desk.bridge.writing

    assert wait_until(over, seconds=60)
    desk.settle()
    assert len(rows(page)) == 500
    print(f"longest pause {longest:.3f} s")  # noqa: T201 - a figure for whoever looks, no test asserts a time


@pytest.mark.slow
def test_a_large_file_that_is_none_of_ours_is_told(desk: Desk, page: ReceivePage, tmp_path: Path) -> None:
    large = tmp_path / "large.pdf"
    with large.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    huge = tmp_path / "huge.pdf"
    with huge.open("wb") as file:
        file.truncate(600 * 1024 * 1024)
    receive(desk, page, large, huge)
    found = {name: word for word, name, _line in rows(page)}
    assert found == {"large.pdf": "Not checkable", "huge.pdf": "Not read in"}
    # note: at the end of a run all files are looked through for secrets; these two took longer than all others
    large.unlink()
    huge.unlink()


def test_a_signed_file_takes_no_others_name_and_leaves_nothing_else(desk: Desk, tmp_path: Path) -> None:
    wanted = tmp_path / "Sign-off.pdf"
    wanted.write_bytes(b"of somebody else")
    assert save_copy(desk.context, b"signed", wanted) == tmp_path / "Sign-off-2.pdf"
    assert wanted.read_bytes() == b"of somebody else"
    with pytest.raises(KnownError) as error:
        save_copy(desk.context, b"signed", tmp_path / "gone" / "a.pdf")
    assert error.value.problem.code == "files.folder-missing"
    with pytest.raises(KnownError) as error:
        save_copy(desk.context, b"signed", tmp_path / ("n" * 300))
    assert error.value.problem.code == "files.name-too-long"
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == ["Sign-off-2.pdf", "Sign-off.pdf"]
    assert list(tmp_path.glob(".golive-*")) == []
