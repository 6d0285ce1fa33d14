# SPDX-License-Identifier: MIT
"""Files are written whole or not at all, on disks that are full, locked or strange too."""

import os
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive_desktop.domain.problem import KnownError
from golive_desktop.ports.system import Files
from golive_desktop.system.files import DiskFiles, file_error

ROOT = os.geteuid() == 0
FILES: Files = DiskFiles()


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def refusal(path: Path, data: bytes = b"new") -> str:
    with pytest.raises(KnownError) as raised:
        FILES.write(path, data)
    assert raised.value.problem.subject
    return raised.value.problem.code


def read_refusal(path: Path, limit: int = 10) -> str:
    with pytest.raises(KnownError) as raised:
        FILES.read(path, limit=limit)
    assert raised.value.problem.subject
    return raised.value.problem.code


@pytest.fixture
def _common_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


@given(data=st.binary(max_size=300))
def test_what_was_written_is_read(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.bin"
    FILES.write(path, data)
    assert FILES.read(path, limit=len(data)) == data
    assert [found.name for found in path.parent.glob(".golive-*")] == []


def test_a_large_file_is_written_whole(tmp_path: Path) -> None:
    data = os.urandom(3_000_001)
    FILES.write(tmp_path / "large", data)
    assert (tmp_path / "large").read_bytes() == data


@pytest.mark.usefixtures("_common_umask")
def test_modes(tmp_path: Path) -> None:
    path = tmp_path / "a"
    FILES.write(path, b"1")
    assert mode(path) == 0o644
    path.chmod(0o640)
    FILES.write(path, b"2")
    assert mode(path) == 0o640
    FILES.write(path, b"3", private=True)
    assert mode(path) == 0o600
    FILES.write(path, b"4")
    assert mode(path) == 0o600


def test_a_reader_of_the_old_file_keeps_it(tmp_path: Path) -> None:
    path = tmp_path / "a"
    FILES.write(path, b"old")
    with path.open("rb") as old:
        FILES.write(path, b"new and longer")
        assert old.read() == b"old"
    assert path.read_bytes() == b"new and longer"


def test_a_link_is_replaced_and_its_target_stays(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_bytes(b"precious")
    link = tmp_path / "link"
    link.symlink_to(target)
    FILES.write(link, b"new")
    assert not link.is_symlink()
    assert target.read_bytes() == b"precious"


LIMITED = """
import resource, sys
from pathlib import Path
from golive_desktop.domain.problem import KnownError
from golive_desktop.system.files import DiskFiles
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
try:
    DiskFiles().write(Path(sys.argv[1]), b"x" * 3_000_000)
except KnownError as known:
    print(known.problem.code)
"""


def test_a_file_that_the_disk_does_not_take_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    done = subprocess.run([sys.executable, "-c", LIMITED, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout == "files.too-large-for-disk\n"
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)], check=True)
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.skipif(not ROOT, reason="only root can mount; the test with /dev/full says the same")
def test_a_full_disk_is_named_and_the_old_file_stays(small_disk: Path) -> None:
    path = small_disk / "a"
    FILES.write(path, b"old")
    assert refusal(path, b"x" * 200_000) == "files.disk-full"
    assert path.read_bytes() == b"old"
    assert list(small_disk.iterdir()) == [path]
    FILES.write(path, b"x" * 20_000)  # there is room again


def test_a_full_device_is_a_full_disk() -> None:
    path = Path("/dev/full")
    with pytest.raises(OSError, match="No space left") as raised:
        path.write_bytes(b"x")
    assert file_error(raised.value, path, "write").problem.code == "files.disk-full"


def test_a_device_is_never_replaced() -> None:
    assert refusal(Path(os.devnull)) == "files.not-a-file"
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_refusals(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    assert refusal(tmp_path / "missing" / "a") == "files.folder-missing"
    assert refusal(tmp_path / ("x" * 300)) == "files.name-too-long"
    assert refusal(tmp_path) == "files.is-folder"
    assert refusal(tmp_path / "file" / "a") == "files.not-a-folder"
    assert refusal(tmp_path / "a\0b") == "files.name-unusable"
    assert refusal(tmp_path / "a\ud800b") == "files.name-unusable"
    assert refusal(Path("/proc/version")) in {"files.not-writable", "files.folder-missing", "files.failed"}
    assert [found.name for found in tmp_path.iterdir()] == ["file"]


def test_refusals_of_reading(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x" * 11)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "socket"))
    assert read_refusal(tmp_path / "file") == "files.too-large"
    assert read_refusal(tmp_path / "missing") == "files.missing"
    assert read_refusal(tmp_path) == "files.is-folder"
    assert read_refusal(tmp_path / "pipe") == "files.not-a-file"
    assert read_refusal(Path("/dev/zero")) == "files.not-a-file"
    assert read_refusal(tmp_path / "socket") == "files.failed"
    assert read_refusal(tmp_path / "loop") == "files.name-unusable"
    assert read_refusal(tmp_path / ("x" * 300)) == "files.name-too-long"
    assert read_refusal(tmp_path / "file" / "a") == "files.not-a-folder"
    assert read_refusal(tmp_path / "a\0b") == "files.name-unusable"


DENIED = """
import os, sys
from pathlib import Path
from golive_desktop.domain.problem import KnownError
from golive_desktop.system.files import DiskFiles
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
folder = Path(sys.argv[1])
for act in (
    lambda: DiskFiles().write(folder / "new", b"x"),
    lambda: DiskFiles().write(folder / "file", b"x"),
    lambda: DiskFiles().read(folder / "file", limit=9),
    lambda: DiskFiles().make_folder(folder / "a" / "b"),
):
    try:
        act()
    except KnownError as known:
        print(known.problem.code)
"""


def test_a_folder_without_the_right_to_write_is_named(tmp_path: Path) -> None:
    tmp_path.parent.chmod(0o755)
    tmp_path.parent.parent.chmod(0o755)
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "file").chmod(0)
    tmp_path.chmod(0o555)
    done = subprocess.run([sys.executable, "-c", DENIED, str(tmp_path)], capture_output=True, text=True, check=True)
    tmp_path.chmod(0o755)
    assert done.stdout.split() == [
        "files.not-writable",
        "files.not-writable",
        "files.not-readable",
        "files.not-writable",
    ]


def test_folders_are_made_once(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    FILES.make_folder(folder, private=True)
    FILES.make_folder(folder)
    assert mode(folder) == 0o700
    FILES.write(folder / "file", b"x")
    for path in (folder / "file", folder / "file" / "c", folder / "file" / "c" / "d"):
        with pytest.raises(KnownError) as raised:
            FILES.make_folder(path)
        assert raised.value.problem.code == "files.not-a-folder"
        assert raised.value.problem.subject == str(folder / "file")


def test_an_unforeseen_refusal_keeps_the_systems_words() -> None:
    problem = file_error(OSError(5, "Input/output error"), Path("/a/b"), "read").problem
    assert (problem.code, problem.subject, problem.details["reason"]) == ("files.failed", "/a/b", "Input/output error")
