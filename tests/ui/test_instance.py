# SPDX-License-Identifier: MIT
import subprocess
import sys
from pathlib import Path

from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication

from golive_desktop.ui.instance import Instance
from tests.ui.desk import wait_until

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from golive_desktop.ui.instance import Instance
application = QCoreApplication(sys.argv)
sys.exit(0 if Instance(Path(sys.argv[1])).hand_over([Path(name) for name in sys.argv[2:]]) else 7)
"""


def second(home: Path, *paths: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", SECOND, str(home), *paths])


def test_a_second_start_hands_over_its_files(look: QApplication, tmp_path: Path) -> None:
    assert look is not None
    first = Instance(tmp_path)
    called: list[tuple[Path, ...]] = []
    first.called.connect(called.append)
    first.listen()
    other = second(tmp_path, "/mail/a b.golive", "/mail/Łukasz.pdf")
    assert wait_until(lambda: bool(called))
    assert other.wait(10) == 0
    assert called == [(Path("/mail/a b.golive"), Path("/mail/Łukasz.pdf"))]


def test_another_home_is_another_instance(look: QApplication, tmp_path: Path) -> None:
    assert look is not None
    first = Instance(tmp_path / "one")
    first.listen()
    assert not Instance(tmp_path / "other").hand_over(())


def test_what_a_stranger_says_is_not_a_file(look: QApplication, tmp_path: Path) -> None:
    assert look is not None
    first = Instance(tmp_path)
    called: list[tuple[Path, ...]] = []
    first.called.connect(called.append)
    first.listen()
    for said in (b"\xff\xfe", b'{"a": 1}', b"[1, null]", b"[" * 100_000):
        stranger = QLocalSocket()
        stranger.connectToServer(first.name)
        assert stranger.waitForConnected(1000)
        stranger.write(said)
        stranger.flush()
        stranger.disconnectFromServer()
    assert wait_until(lambda: bool(called))
    assert called == [()]
