# SPDX-License-Identifier: MIT
"""The package in a bare Debian 12: installed, tried, upgraded, used with the keyboard alone, removed.

`make installer-test` runs it as root on a Debian; the tests are one story, in this order.
"""

import hashlib
import json
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.installer.bare import USER, BareDebian, bare_debian
from tests.window.screen import Node, Screen, open_screen

ROOT = Path(__file__).parents[2]
DIST = ROOT / "dist"
OLDER = "0.0.9"
MEGABYTE = 1_000_000
HOME = {"GOLIVE_HOME": f"/home/{USER}/work"}


@pytest.fixture(scope="module")
def package() -> Path:
    """The newest package in ``dist``."""
    found = [path for path in DIST.glob("golive-desktop_*_amd64.deb") if OLDER not in path.name]
    assert len(found) == 1, "make installer builds it"
    return found[0]


@pytest.fixture(scope="module")
def debian() -> Iterator[BareDebian]:
    with bare_debian(ROOT / ".work" / "installer") as system:
        yield system


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """A screen, also for programs in the bare system: both have one folder for temporary files."""
    with open_screen(tmp_path_factory.mktemp("screen") / "session") as opened:
        yield opened


def test_the_package_is_small_and_names_no_place_of_its_build(package: Path) -> None:
    assert package.stat().st_size <= 60 * MEGABYTE
    installed = int(field(package, "Installed-Size")) * 1024
    assert installed <= 180 * MEGABYTE
    named = subprocess.run(
        ["grep", "-rlF", str(ROOT), DIST / "golive-desktop"], capture_output=True, text=True, check=False
    )
    assert named.stdout == ""


def test_lintian_finds_no_error(package: Path) -> None:
    said = subprocess.run(
        ["lintian", "--allow-root", "--fail-on", "error", package], capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stdout


def test_the_same_commit_gives_the_same_package(package: Path) -> None:
    before = hashlib.sha256(package.read_bytes()).hexdigest()
    subprocess.run([ROOT / "build" / "freeze.sh"], check=True, capture_output=True)
    subprocess.run([ROOT / "packaging" / "debian" / "build.sh"], check=True, capture_output=True)
    assert hashlib.sha256(package.read_bytes()).hexdigest() == before


def test_the_windows_installer_compiles_without_a_warning(tmp_path: Path) -> None:
    for name in ("golive.exe", "golive-desktop.exe", "_internal/python311.dll"):
        file = tmp_path / "frozen" / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"MZ")
    compiled = [
        "makensis", "-V1", "-WX", "-DVERSION=0.1.0", f"-DSOURCE={tmp_path / 'frozen'}", f"-DICONS={DIST / 'icons'}",
        f"-DOUT={tmp_path / 'GoLive-Desktop.exe'}", str(ROOT / "packaging" / "windows" / "golive.nsi"),
    ]  # fmt: skip
    done = subprocess.run(compiled, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert (tmp_path / "GoLive-Desktop.exe").read_bytes()[:2] == b"MZ"


def test_an_older_package_works_where_nothing_else_is(debian: BareDebian) -> None:
    assert not any((debian.root / "usr/bin").glob("python*"))
    debian.install(debian.put(DIST / f"golive-desktop_{OLDER}_amd64.deb"))
    answer = json.loads(debian.run("golive", "self-test", "--json", user=USER))
    assert answer["ok"]
    assert {check["state"] for check in answer["checks"] if check["name"] not in {"git", "keyring"}} == {"ok"}


def test_an_upgrade_opens_the_home_as_it_was(debian: BareDebian, package: Path) -> None:
    handbook = debian.put(ROOT / "resources" / "sample" / "handbook.md")
    debian.run("golive", "plan", "import", handbook, user=USER, environment=HOME)
    tag = json.loads(debian.run("golive", "plan", "list", "--json", user=USER, environment=HOME))
    debian.install(debian.put(package))
    assert debian.run("dpkg-query", "-W", "-f", "${Version}", "golive-desktop") == field(package, "Version")
    assert json.loads(debian.run("golive", "plan", "list", "--json", user=USER, environment=HOME)) == tag
    debian.run("golive", "audit", "verify", user=USER, environment=HOME)


def test_the_demo_ends_in_a_genuine_dossier(debian: BareDebian, demo: Path) -> None:
    roster = str(demo / "roster.pdf")
    answer = json.loads(
        debian.run("golive", "verify", str(demo / "dossier.pdf"), "--roster", roster, "--json", user=USER)
    )
    assert (answer["verdict"], answer["kind"]) == ("genuine", "dossier")


def test_the_frozen_program_keeps_secrets_in_a_keyring(debian: BareDebian) -> None:
    debian.install("gnome-keyring", "dbus-daemon")
    unlocked = "printf secret | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null"
    session = f"export XDG_RUNTIME_DIR=$(mktemp -d); {unlocked}; golive self-test --json"
    answer = json.loads(debian.run("dbus-run-session", "--", "sh", "-c", session, user=USER))
    assert {check["name"]: check["state"] for check in answer["checks"]}["keyring"] == "ok"


def test_a_double_click_opens_the_request_and_the_keyboard_signs_it(
    debian: BareDebian, demo: Path, screen: Screen
) -> None:
    debian.install("libglib2.0-bin", "shared-mime-info", "desktop-file-utils")
    request = demo / "requests" / "legal.golive"
    kind = debian.run("gio", "info", "-a", "standard::content-type", str(request))
    assert "application/vnd.golive.request+pdf" in kind
    assert "golive-desktop.desktop" in debian.run("gio", "mime", "application/vnd.golive.request+pdf")
    home = {"GOLIVE_HOME": str(demo.parent / "legal")}
    secret = str(demo / "passphrase.txt")
    key = str(demo / "laptops" / "legal" / "identity.p12")
    debian.run("golive", "identity", "import", "legal", key, "--passphrase-file", secret, environment=home)
    start = [*debian.within(environment={**screen.environment, **home, "HOME": "/root"}), "gio", "open", str(request)]
    subprocess.run(start, check=True)
    signed = sign_by_keyboard(screen, (demo / "passphrase.txt").read_text(encoding="utf-8").strip(), request.parent)
    roster = str(demo / "roster.pdf")
    answer = json.loads(debian.run("golive", "verify", str(signed), "--roster", roster, "--json"))
    assert (answer["verdict"], answer["kind"], answer["decision"]) == ("genuine", "approval", "approved")


def test_the_archive_installs_for_one_user_and_goes_again(debian: BareDebian, package: Path) -> None:
    version = field(package, "Version")
    archive = debian.put(DIST / f"golive-desktop-{version}-linux-x86_64.tar.gz")
    folder = f"/home/{USER}/golive-desktop-{version}-linux-x86_64"
    debian.run("tar", "-xzf", archive, user=USER)
    debian.run(f"{folder}/install.sh", user=USER)
    program = f"/home/{USER}/.local/bin/golive"
    assert json.loads(debian.run(program, "self-test", "--json", user=USER))["ok"]
    entry = debian.root / f"home/{USER}/.local/share/applications/golive-desktop.desktop"
    assert f"Exec=/home/{USER}/.local/bin/golive-desktop %f" in entry.read_text(encoding="utf-8")
    debian.run(f"{folder}/install.sh", "--remove", user=USER)
    left = [path for path in (debian.root / f"home/{USER}/.local").rglob("*golive*") if path.is_file()]
    assert [path for path in left if "share/golive-desktop" not in str(path)] == []


def test_removing_and_purging_leaves_what_belongs_to_the_user(debian: BareDebian) -> None:
    database = debian.root / f"home/{USER}/work/golive.sqlite3"
    before = database.read_bytes()
    debian.run("apt-get", "-qq", "-y", "remove", "golive-desktop")
    debian.run("dpkg", "--purge", "golive-desktop")
    assert database.read_bytes() == before
    left = [path for path in (debian.root / "usr").rglob("*golive*") if path.is_file() or path.is_symlink()]
    assert left == []


@pytest.fixture(scope="module")
def demo(debian: BareDebian) -> Iterator[Path]:
    """What ``golive demo`` of the installed package leaves; its gates ask for git."""
    debian.install("git")
    # note: not below pytest's own folder, which it closes to everybody else time and again
    with tempfile.TemporaryDirectory(prefix="golive-") as folder:
        Path(folder).chmod(0o777)
        debian.run("golive", "demo", "--out", f"{folder}/demo", user=USER)
        yield Path(folder, "demo")


def field(package: Path, name: str) -> str:
    return subprocess.run(["dpkg-deb", "-f", package, name], capture_output=True, text=True, check=True).stdout.strip()


def sign_by_keyboard(screen: Screen, passphrase: str, folder: Path) -> Path:
    """Reads, answers, decides and signs without the mouse; the approval comes to lie in `folder`."""
    items = [node.name for node in all_of(screen, "Yes: ")]
    for item in items:
        walk_to(screen, item)
        screen.keys("space")
    walk_to(screen, "Not compared")
    walk_to(screen, "By phone", key="Right")
    walk_to(screen, "Go on to the decision")
    screen.keys("Return")
    walk_to(screen, "Approve")
    screen.keys("space")
    walk_to(screen, "Go on to signing")
    screen.keys("Return")
    walk_to(screen, "Passphrase for your key")
    screen.type(passphrase)
    screen.keys("Return")
    assert screen.sees("Signed as APPROVED", seconds=60)
    screen.shot("installed-signed")
    screen.keys("ctrl+q")
    (signed,) = folder.glob("Sign-off_*.pdf")
    return signed


def all_of(screen: Screen, start: str) -> list[Node]:
    screen.find(start, "radio button", starts=True)
    return [node for node in screen.tree() if node.role == "radio button" and node.name.startswith(start)]


def walk_to(screen: Screen, name: str, *, key: str = "Tab") -> None:
    """Presses Tab, or another key, until the keyboard stands on the control with this name."""
    screen.find(name, starts=True)
    focused = [node.name for node in screen.tree() if "focused" in node.states]
    for _ in range(60):
        if any(found.startswith(name) for found in focused):
            return
        screen.heard()
        screen.keys(key)
        time.sleep(0.15)
        focused = [focus.chain[0][1] for focus in screen.heard()]
    raise AssertionError(f"{key} does not lead to {name!r}")
