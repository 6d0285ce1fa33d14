# SPDX-License-Identifier: MIT
"""What the page of keys has carried out beside the window."""

from pathlib import Path
from typing import Final

from golive_desktop.domain.record import IdentityRecord
from golive_desktop.services.identities import announce_identity, create_identity, import_identity
from golive_desktop.services.issue import SigningKey
from golive_desktop.services.key_care import change_passphrase, free_name
from golive_desktop.services.overview import OwnKey, own_keys
from golive_desktop.ui.context import Context
from golive_desktop.ui.parts.newkey import NewKey

__all__ = ["announce", "back_up", "change", "keys_here", "make_key", "take_key"]

_LARGEST: Final = 1 << 20
"""Bytes of a key file; a company's with its whole chain has some ten thousand."""


def keys_here(context: Context) -> tuple[OwnKey, ...]:
    """The keys of this laptop; a home that is missing is not made for this question."""
    return own_keys(context.adapters) if context.computer.has_home(context.home) else ()


def make_key(context: Context, new: NewKey) -> str:
    """A new key; its name on this laptop.

    Raises:
        KnownError: see `create_identity`.
    """
    context.computer.make_home(context.home)
    name = free_name(context.adapters, new.subject.name)
    return create_identity(context.adapters, name, new.subject, passphrase=new.passphrase, now=context.now()).name


def take_key(context: Context, path: Path, passphrase: str) -> str:
    """A company's certificate, or a backup, as a key of this laptop; its name.

    Raises:
        KnownError: ``files.…``, and see `import_identity`.
    """
    data = context.computer.files.read(path, limit=_LARGEST)
    context.computer.make_home(context.home)
    name = free_name(context.adapters, path.stem)
    return import_identity(context.adapters, name, data, passphrase=passphrase, now=context.now()).name


def change(context: Context, name: str, old: str, new: str) -> None:
    """Another passphrase for a key; see `change_passphrase`."""
    change_passphrase(context.adapters, name, old=old, new=new, now=context.now())


def back_up(context: Context, identity: IdentityRecord, path: Path) -> Path:
    """Writes the encrypted key file as it is, readable by this user alone.

    Raises:
        KnownError: ``files.…``.
    """
    context.computer.files.write(path, identity.key_file, private=True)
    return path


def announce(context: Context, identity: IdentityRecord, passphrase: str, path: Path) -> Path:
    """Signs and writes the file with which others learn which certificate is this person's.

    Raises:
        KnownError: ``key.…``, ``files.…``.
    """
    key = SigningKey(identity=identity, passphrase=passphrase)
    issued = announce_identity(context.adapters, key, language=context.words.language, now=context.now())
    context.computer.files.write(path, issued.data)
    return path
