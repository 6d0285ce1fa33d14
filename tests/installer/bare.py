# SPDX-License-Identifier: MIT
"""A Debian 12 with nothing in it, where the package is tried: no Python, no build tools, no desktop."""

import contextlib
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["USER", "BareDebian", "bare_debian"]

USER = "anna"
_SUITE = "bookworm"


@dataclass(frozen=True, kw_only=True)
class BareDebian:
    """One such system; it ends with the test."""

    root: Path

    def run(self, *command: str, user: str = "root", environment: Mapping[str, str] | None = None) -> str:
        """What a command in it prints; fails with all that it said."""
        done = subprocess.run(
            [*self.within(user, environment or {}), *command], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def within(self, user: str = "root", environment: Mapping[str, str] | None = None) -> list[str]:
        """What has to stand in front of a command, so that it runs in it."""
        home = "/root" if user == "root" else f"/home/{user}"
        said = {"HOME": home, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", **(environment or {})}
        variables = [f"{name}={value}" for name, value in said.items()]
        return ["chroot", f"--userspec={user}", str(self.root), "env", "-i", "-C", home, *variables]

    def install(self, *packages: str) -> None:
        """Installs packages by name or by path, with what they depend on and nothing more."""
        quiet = ["apt-get", "-qq", "-y", "--no-install-recommends", "install"]
        self.run(*quiet, *packages, environment={"DEBIAN_FRONTEND": "noninteractive"})

    def put(self, file: Path) -> str:
        """Copies a file into it; its path there."""
        shutil.copy(file, self.root / "srv" / file.name)
        return f"/srv/{file.name}"


@contextlib.contextmanager
def bare_debian(room: Path) -> Iterator[BareDebian]:
    """A fresh system in `room`; what debootstrap brought is kept for the next one.

    Args:
        room: on a disk with a gigabyte to spare.
    """
    base, root = room / "bare-base", room / "bare"
    if not (base / "etc/debian_version").exists():
        shutil.rmtree(base, ignore_errors=True)
        subprocess.run(["debootstrap", "--variant=minbase", _SUITE, base, _mirror()], check=True, capture_output=True)
    shutil.rmtree(root, ignore_errors=True)
    subprocess.run(["cp", "-a", base, root], check=True)
    with contextlib.ExitStack() as mounted:
        for kind, place in (("proc", "proc"), ("devtmpfs", "dev"), ("tmpfs", "dev/shm")):
            _mount(mounted, root / place, "-t", kind, kind)
        # note: one folder for temporary files for both, so that the program finds the screen and the buses of the test
        shared = tempfile.gettempdir()
        _mount(mounted, root / shared.lstrip("/"), "--bind", shared)
        debian = BareDebian(root=root)
        debian.run("useradd", "--create-home", USER)
        debian.run("apt-get", "-qq", "update")
        yield debian
    shutil.rmtree(root)


def _mirror() -> str:
    """Where this computer itself gets its packages from."""
    asked = ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages"]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.splitlines()[0]


def _mount(mounted: contextlib.ExitStack, place: Path, *what: str) -> None:
    place.mkdir(exist_ok=True)
    subprocess.run(["mount", *what, place], check=True)
    mounted.callback(_unmount, place)


def _unmount(place: Path) -> None:
    subprocess.run(["umount", "--lazy", place], check=True)
