# SPDX-License-Identifier: MIT
"""The operating system's keyring keeps the secrets of mail and chat; nothing else ever does, and least of all a file.

A secret that is longer than an entry of the keyring may be (Windows: 2,560 bytes of UTF-16) lies in numbered parts
behind one name. The parts of a new secret are written beside those of the old one before its name points to them.
"""

import configparser
import importlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from golive_desktop.domain.problem import KnownError
from golive_desktop.system.patience import LateError, within

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

__all__ = ["SERVICE", "WINDOWS_LIMIT", "SystemKeyring"]

SERVICE: Final = "GoLive Desktop"
"""The name under which the user finds the secrets in the keyring's own program."""
WINDOWS_LIMIT: Final = 2560
"""CRED_MAX_CREDENTIAL_BLOB_SIZE; the other keyrings take more, and the same limit for all is tested everywhere."""

_SECONDS: Final = 120.0
_SECONDS_UNASKED: Final = 10.0
"""For what no person has to be asked."""
_BACKENDS: Final[tuple[tuple[str, str], ...]] = (
    ("keyring.backends.Windows", "WinVaultKeyring"),
    ("keyring.backends.macOS", "Keyring"),
    ("keyring.backends.SecretService", "Keyring"),
    ("keyring.backends.kwallet", "DBusKeyring"),
)
"""The only keyrings that are used; all others that the library knows keep secrets in files, elsewhere or not at all."""
_VARIABLE: Final = "PYTHON_KEYRING_BACKEND"
_WHOLE: Final = "1:"
_IN_PARTS: Final = "2:"
_SIDES: Final = ("a", "b")
_LOCKED: Final = frozenset({"KeyringLocked", "InitError", "LockedException", "PromptDismissedException"})
_DENIED: Final = frozenset({"PasswordSetError", "PasswordDeleteError", "KeychainDenied"})

T = TypeVar("T")


class SystemKeyring:
    """Secret Service, KWallet, Windows Credential Manager or the macOS Keychain.

    Args:
        limit: how many bytes of UTF-16 an entry may hold.
        seconds: how long an answer may take; unlocking waits for a person.
        find: finds the keyring; None for the best one of this computer.
    """

    def __init__(
        self,
        *,
        limit: int = WINDOWS_LIMIT,
        seconds: float = _SECONDS,
        find: "Callable[[], KeyringBackend] | None" = None,
    ) -> None:
        self._letters = limit // 2 - len(_WHOLE)
        self._seconds = seconds
        self._find = find or _best

    def read(self, name: str) -> str | None:
        """The secret of this name; None when there is none.

        Raises:
            KnownError: ``keyring.missing``, ``keyring.unsuitable``, ``keyring.locked``, ``keyring.denied``,
                ``keyring.silent`` or ``keyring.failed``.
        """
        return self._asked(lambda entries: _read(entries, name))

    def keep(self, name: str, secret: str) -> None:
        """Keeps a secret, replacing the one before.

        Raises:
            KnownError: as `read`.
        """
        self._asked(lambda entries: _keep(entries, name, secret, self._letters))

    def forget(self, name: str) -> None:
        """Drops a secret; nothing happens when there is none.

        Raises:
            KnownError: as `read`.
        """
        self._asked(lambda entries: _forget(entries, name))

    def describe(self) -> str:
        """The keyring's own name; nothing is read, so nobody is asked to unlock it.

        Raises:
            KnownError: ``keyring.missing``, ``keyring.unsuitable`` or ``keyring.silent``.
        """
        return self._asked(lambda entries: entries.title, most=_SECONDS_UNASKED)

    def _asked(self, question: "Callable[[_Entries], T]", *, most: float = float("inf")) -> T:
        # note: a prompter that hangs, or that nobody sees, cannot be ended from here: the thread that waits for it is
        # left behind and keeps nobody from closing the program
        seconds = min(most, self._seconds)
        try:
            return within(seconds, lambda: question(_Entries(self._find())))
        except LateError as error:
            raise KnownError.of("keyring.silent", seconds=f"{seconds:g}") from error


class _Entries:
    """The entries of the keyring by name; its own exceptions stay here."""

    def __init__(self, backend: "KeyringBackend") -> None:
        self._backend = backend

    @property
    def title(self) -> str:
        return str(self._backend.name)

    def get(self, name: str) -> str | None:
        return self._call(lambda: self._backend.get_password(SERVICE, name))

    def set(self, name: str, text: str) -> None:
        self._call(lambda: self._backend.set_password(SERVICE, name, text))

    def drop(self, name: str) -> None:
        if self.get(name) is not None:
            self._call(lambda: self._backend.delete_password(SERVICE, name))

    def _call(self, question: Callable[[], T]) -> T:
        try:
            return question()
        except _library_errors() as error:
            kind = type(error).__name__
            # note: of the Keychain the library says "locked" where the user said no; the cause knows better
            kinds = {kind, type(error.__cause__).__name__}
            code = "keyring.denied" if kinds & _DENIED else "keyring.locked" if kinds & _LOCKED else "keyring.failed"
            # note: the library's own words are left out, they could repeat what was to be kept
            raise KnownError.of(code, self.title, reason=kind) from None


def _read(entries: _Entries, name: str) -> str | None:
    head = entries.get(name)
    if head is None:
        return None
    if head.startswith(_WHOLE):
        return head.removeprefix(_WHOLE)
    parts = [entries.get(part) for part in _part_names(name, head)]
    if not parts or None in parts:
        raise KnownError.of("keyring.failed", entries.title, reason="parts")
    return "".join(part for part in parts if part is not None)


def _keep(entries: _Entries, name: str, secret: str, letters: int) -> None:
    before = entries.get(name) or ""
    pieces = _pieces(secret, letters)
    if len(pieces) <= 1:
        head = _WHOLE + secret
    else:
        side = _SIDES[before.startswith(f"{_IN_PARTS}{_SIDES[0]}")]
        head = f"{_IN_PARTS}{side}:{len(pieces)}"
        for part, piece in zip(_part_names(name, head), pieces, strict=True):
            entries.set(part, piece)
    entries.set(name, head)
    for part in _part_names(name, before):
        entries.drop(part)


def _forget(entries: _Entries, name: str) -> None:
    before = entries.get(name) or ""
    entries.drop(name)
    for part in _part_names(name, before):
        entries.drop(part)


def _part_names(name: str, head: str) -> Iterator[str]:
    """The names of the parts that an entry points to; none for a whole secret."""
    if head.startswith(_IN_PARTS):
        side, _, count = head.removeprefix(_IN_PARTS).partition(":")
        yield from (f"{name} ({side}{number})" for number in range(1, 1 + int(count) if count.isdecimal() else 1))


def _pieces(secret: str, letters: int) -> list[str]:
    """`secret` in pieces of at most so many units of UTF-16; no character is cut in two."""
    pieces: list[str] = []
    room = 0
    for letter in secret:
        units = 1 if ord(letter) < 0x10000 else 2  # noqa: PLR2004 - beyond it UTF-16 needs two units
        if room < units:
            pieces.append("")
            room = letters
        pieces[-1] += letter
        room -= units
    return pieces


def _best() -> "KeyringBackend":
    """The best keyring of this computer; one that the user has named counts alone."""
    named = os.environ.get(_VARIABLE) or _configured()
    wanted = [(module, kind) for module, kind in _BACKENDS if not named or named == f"{module}.{kind}"]
    if not wanted:
        raise KnownError.of("keyring.unsuitable", named)
    found = sorted((each for each in map(_usable, wanted) if each is not None), key=lambda each: each[0])
    if not found:
        raise KnownError.of("keyring.missing")
    return found[-1][1]()


def _usable(place: tuple[str, str]) -> "tuple[float, type[KeyringBackend]] | None":
    """How good this keyring is here; None when it is not there."""
    module, kind = place
    if (module.endswith("Windows")) != (sys.platform == "win32"):
        return None
    absent: tuple[type[Exception], ...] = (ImportError, *_library_errors())
    try:
        backend: type[KeyringBackend] = getattr(importlib.import_module(module), kind)
        return float(backend.priority), backend
    except absent:
        return None


def _library_errors() -> tuple[type[Exception], ...]:
    """All that a keyring raises when it does not want; each library has its own families."""
    from keyring.errors import KeyringError  # noqa: PLC0415 - as heavy as cryptography, and few runs need it

    kinds: list[type[Exception]] = [KeyringError, OSError, RuntimeError]
    for module, name in (
        ("secretstorage.exceptions", "SecretStorageException"),
        ("jeepney", "DBusErrorResponse"),
        ("win32ctypes.pywin32.pywintypes", "error"),
        ("dbus", "DBusException"),
    ):
        if module.partition(".")[0] in sys.modules:
            kinds.append(getattr(importlib.import_module(module), name))
    return tuple(kinds)


def _configured() -> str:
    """The keyring that the user named in the library's own file; only its name is read, and nothing imported."""
    from keyring.util.platform_ import config_root  # noqa: PLC0415 - see above

    reader = configparser.RawConfigParser()
    try:
        reader.read(Path(config_root()) / "keyringrc.cfg", encoding="utf-8")
    except (configparser.Error, UnicodeDecodeError):
        return ""
    return reader.get("backend", "default-keyring", fallback="").strip()
