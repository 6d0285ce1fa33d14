# SPDX-License-Identifier: MIT
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from golive_desktop import __main__
from golive_desktop.bootstrap import DATABASE, Computer, open_home
from golive_desktop.domain.problem import KnownError
from golive_desktop.store.sqlite import FILE_NAME
from golive_desktop.system.late import late

ROOT = Path(__file__).parents[2]


class Part:
    """Counts how often it was made."""

    made = 0

    def __init__(self) -> None:
        Part.made += 1

    def double(self, number: int) -> int:
        return 2 * number

    def halve(self, number: int) -> int:
        return number // 2


def test_the_database_has_one_name() -> None:
    assert DATABASE == FILE_NAME


def test_nothing_is_made_before_its_use(tmp_path: Path) -> None:
    adapters = open_home(tmp_path / "home")
    assert not (tmp_path / "home").exists()
    adapters.store.close()
    with adapters.store.reading() as work:
        assert work.releases.all() == ()
    adapters.store.close()
    assert (tmp_path / "home" / DATABASE).exists()
    assert Computer().has_home(tmp_path / "home")
    assert not Computer().has_home(tmp_path)


def test_a_late_part_is_made_at_its_first_use_and_travels() -> None:
    Part.made = 0
    part = late(Part)
    assert Part.made == 0
    assert [part.double(2), part.double(4), part.halve(4)] == [4, 8, 2]
    assert Part.made == 1
    with pytest.raises(AttributeError):
        _ = part.triple  # type: ignore[attr-defined] # it is asked for on purpose
    assert isinstance(pickle.loads(pickle.dumps(open_home(Path("x")).reader)), object)  # noqa: S301 - our own bytes


def test_every_part_is_there(tmp_path: Path) -> None:
    adapters = open_home(tmp_path)
    for port, method in (
        (adapters.press, "print"),
        (adapters.reader, "read"),
        (adapters.keys, "create"),
        (adapters.signer, "certify"),
        (adapters.inspector, "inspect"),
    ):
        assert callable(getattr(port, method))
    assert len({adapters.new_id() for _ in range(10)}) == 10
    plan = adapters.read_handbook((ROOT / "resources" / "sample" / "handbook.md").read_bytes()).plan
    assert adapters.read_handbook(adapters.write_handbook(plan).encode()).plan == plan


def test_opening_a_home_imports_no_heavy_library() -> None:
    program = (
        "import sys; from pathlib import Path; from golive_desktop.bootstrap import Computer;"
        "Computer().open_home(Path('x'));"
        "heavy = {'sqlalchemy', 'pyhanko', 'reportlab', 'pikepdf', 'cryptography', 'cattrs'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_secrets_come_from_file_environment_or_keyboard(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text("from the file\n", encoding="utf-8")
    asked: list[str] = []

    def ask(prompt: str) -> str:
        asked.append(prompt)
        return "typed"

    computer = Computer({"GOLIVE_PASSPHRASE": "from outside"}, ask)
    assert computer.passphrase(file, "p").text == "from the file"
    assert computer.passphrase(None, "p").text == "from outside"
    assert Computer({}, ask).passphrase(None, "first", "second").text == "typed"
    assert asked == ["first", "second"]


def test_the_home_is_found_and_made(tmp_path: Path) -> None:
    computer = Computer({"GOLIVE_HOME": str(tmp_path / "named")})
    assert computer.locate(None) == tmp_path / "named"
    assert computer.locate(tmp_path / "other") == tmp_path / "other"
    assert computer.make_home(tmp_path / "named") == ()
    assert (tmp_path / "named").stat().st_mode & 0o077 == 0


def test_certificates_are_read_and_authorities_known(tmp_path: Path) -> None:
    adapters = open_home(tmp_path)
    computer = Computer()
    from golive_desktop.domain.certificate import Subject  # noqa: PLC0415 - for this test alone

    subject = Subject(name="A", role="R", organisation="O", email="a@example.com")
    key = adapters.keys.create(subject, passphrase="long enough", now=computer.clock.now())
    certificate = computer.read_certificate(adapters.keys.certificate(key, passphrase="long enough").der)
    assert certificate.subject == subject
    assert not computer.is_authority(certificate)
    with pytest.raises(KnownError, match=r"certificate\.unreadable"):
        computer.read_certificate(b"no certificate")


def test_a_sample_repository(tmp_path: Path) -> None:
    computer = Computer()
    commit = computer.sample_repository(tmp_path / "repository", "rc-1")
    found = computer.gates.inspect(tmp_path / "repository")
    assert (found.commit, found.tags) == (commit, ("rc-1",))


@pytest.mark.parametrize(
    ("argv", "code", "out"),
    [([], 0, ""), (["file.golive"], 2, ""), (["--version"], 0, "golive "), (["plan", "--help"], 0, "golive plan")],
)
def test_the_doors(
    argv: list[str], code: int, out: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "argv", ["golive-desktop", *argv])
    assert __main__.main() == code
    said = capsys.readouterr()
    assert said.out.startswith(out) or out in said.out
    assert ("golive --help" in said.err) == (not out)
