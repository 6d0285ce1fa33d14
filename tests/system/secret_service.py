# SPDX-License-Identifier: MIT
"""A Secret Service of its own: GNOME Keyring on a session bus that nobody else is on."""

import os
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path

__all__ = ["DesktopSession"]

_ROOT = Path(__file__).parents[2]
_START = (
    'printf "%s" "$1" | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null; shift; exec "$@"'
)
_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy></busconfig>"""
"""A bus that starts no service by itself: the computer's own keyring and its prompter stay out of the tests."""
_PLAIN = 'shift; exec "$@"'


@dataclass(frozen=True, kw_only=True, slots=True)
class DesktopSession:
    """A desktop as far as keyrings go; its files lie in `folder`."""

    folder: Path

    def run(self, *program: str, keyring: bool = True, **environment: str) -> str:
        """What a program of Python prints that runs in a new session; it has to end well.

        Args:
            program: its text, in parts that are indented each for itself.
            keyring: whether there is one, unlocked as by the password of the session.
            environment: on top.
        """
        runtime = self.folder / "runtime"
        runtime.mkdir(mode=0o700, exist_ok=True)
        names = {"XDG_RUNTIME_DIR": str(runtime), "HOME": str(self.folder), "XDG_DATA_HOME": str(self.folder / "data")}
        names |= {"XDG_CONFIG_HOME": str(self.folder / "config"), "XDG_CACHE_HOME": str(self.folder / "cache")}
        kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        start = _START if keyring else _PLAIN
        done = subprocess.run(
            [
                "dbus-run-session",
                f"--config-file={self._bus()}",
                "--",
                "sh",
                "-c",
                start,
                "sh",
                "password",
                sys.executable,
                "-c",
                "\n".join(map(textwrap.dedent, program)),
            ],
            env=kept | names | environment,
            cwd=_ROOT,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def _bus(self) -> Path:
        settings = self.folder / "runtime" / "bus.conf"
        settings.write_text(_BUS, "utf-8")
        return settings
