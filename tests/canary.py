# SPDX-License-Identifier: MIT
"""A secret that is looked for afterwards wherever a test wrote something."""

import base64
import re
import secrets
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["Canary", "kept_secrets"]

_ANY = re.compile(rb"canary-[0-9a-f]{24}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Canary:
    """A password that nobody else has."""

    secret: str = field(default_factory=lambda: f"canary-{secrets.token_hex(12)}")

    def found_in_text(self, text: str) -> bool:
        """Whether a text repeats the secret, as it is or in one of the ways in which it is told to a server."""
        return self.found_in(text.encode("utf-8", "surrogatepass"))

    def found_in(self, data: bytes) -> bool:
        """The same of the bytes of a file."""
        return any(form in data for form in self._forms())

    def files(self, *folders: Path) -> list[str]:
        """All files below these folders that repeat the secret."""
        paths = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
        return [str(path) for path in paths if self.found_in(path.read_bytes())]

    def _forms(self) -> tuple[bytes, ...]:
        plain = self.secret.encode()
        # base64 of a text depends on where in it the secret begins; its middle is one of three
        middles = [base64.b64encode(b"\0" * shift + plain)[4 * ((shift + 2) // 3) : -4] for shift in range(3)]
        return (plain, self.secret.encode("utf-16-le"), *middles)


def kept_secrets(folder: Path) -> list[str]:
    """All files below a folder that hold any canary's secret as it is."""
    return [str(path) for path in folder.rglob("*") if path.is_file() and _ANY.search(_read(path))]


def _read(path: Path) -> bytes:
    """A file; nothing of one that a test closed to everybody or a program has just taken away."""
    try:
        return path.read_bytes()
    except OSError:
        return b""
