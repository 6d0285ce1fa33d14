# SPDX-License-Identifier: MIT
"""Makes and opens key files in a process beside the program, so that a window answers while a passphrase is tried."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, TypeVar

from golive_desktop.domain.certificate import Certificate, Subject
from golive_desktop.domain.problem import KnownError
from golive_desktop.ports.signing import Signer
from golive_desktop.ports.system import BoundedCall
from golive_desktop.signing.keys import Pkcs12KeyMaker, unlocked

__all__ = ["BesideKeyMaker", "BesideSigner"]

Order = TypeVar("Order")
Result = TypeVar("Result")

_SECONDS: Final = 60.0
"""A company's file may ask for 10,000,000 rounds, and the computer may be busy."""
_MEMORY: Final = 1 << 28
_SECRET_BYTES: Final = 32
"""A chance of 256 bits needs no slow derivation: nobody guesses it."""


class BesideKeyMaker:
    """As `Pkcs12KeyMaker`, without stopping the program; implements the port `KeyMaker`.

    The library derives keys from passphrases without letting any other thread of Python run, 0.2 s each time.
    Passphrases and keys reach the other process through a pipe, never as an argument, in a file or in the environment.

    Args:
        calls: runs what takes long.
    """

    def __init__(self, calls: BoundedCall) -> None:
        self._calls = calls

    def create(self, subject: Subject, *, passphrase: str, now: datetime) -> bytes:
        """See `Pkcs12KeyMaker.create`; it also raises ``key.unfinished``, ``bounded.not-started``."""
        order = _Making(subject=subject, passphrase=passphrase, now=now)
        return _beside(self._calls, _made, order)

    def certificate(self, key_file: bytes, *, passphrase: str) -> Certificate:
        """See `Pkcs12KeyMaker.certificate`; it also raises ``key.unfinished``, ``bounded.not-started``."""
        order = _Opening(key_file=key_file, passphrase=passphrase)
        return _beside(self._calls, _certificate, order)

    def describe(self, der: bytes) -> Certificate:
        """See `Pkcs12KeyMaker.describe`."""
        return Pkcs12KeyMaker().describe(der)

    def change_passphrase(self, key_file: bytes, *, old: str, new: str) -> bytes:
        """See `Pkcs12KeyMaker.change_passphrase`; it also raises ``key.unfinished``, ``bounded.not-started``."""
        order = _Changing(key_file=key_file, old=old, new=new)
        return _beside(self._calls, _changed, order)

    def unlocked(self, key_file: bytes, *, passphrase: str, secret: str) -> bytes:
        """See `Pkcs12KeyMaker.unlocked`; it also raises ``key.unfinished``, ``bounded.not-started``."""
        order = _Unlocking(key_file=key_file, passphrase=passphrase, secret=secret)
        return _beside(self._calls, _unlocked, order)


class BesideSigner:
    """Signs as another signer does, with a key that was opened beside the program; implements the port `Signer`.

    Args:
        calls: opens the key.
        signer: signs.
    """

    def __init__(self, calls: BoundedCall, signer: Signer) -> None:
        self._calls, self._signer = calls, signer

    def certify(  # noqa: PLR0913 - each argument is one fact of the signature
        self,
        pdf: bytes,
        *,
        key_file: bytes,
        passphrase: str,
        meaning: str,
        signed_at: datetime,
        timestamp_url: str | None,
    ) -> bytes:
        """See `Signer.certify`; it also raises ``key.unfinished``, ``bounded.not-started``."""
        order = _Opening(key_file=key_file, passphrase=passphrase)
        opened = _beside(self._calls, _opened, order)
        paper = [pdf]
        del pdf  # note: a large document is not copied when nobody else holds it, see `certify_with`
        return self._signer.certify(
            paper.pop(),
            key_file=opened.key_file,
            passphrase=opened.passphrase,
            meaning=meaning,
            signed_at=signed_at,
            timestamp_url=timestamp_url,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Opening:
    """A key file with what opens it; no printed form of it holds either."""

    key_file: bytes = field(repr=False)
    passphrase: str = field(repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Making:
    """Whose key is to be made."""

    subject: Subject
    passphrase: str = field(repr=False)
    now: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class _Changing:
    """A key file whose passphrase is to be another."""

    key_file: bytes = field(repr=False)
    old: str = field(repr=False)
    new: str = field(repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Unlocking:
    """A key file that is to open at once."""

    key_file: bytes = field(repr=False)
    passphrase: str = field(repr=False)
    secret: str = field(repr=False)


def _beside(calls: BoundedCall, work: Callable[[Order], Result], order: Order) -> Result:
    try:
        return calls.run(work, order, seconds=_SECONDS, memory_bytes=_MEMORY)
    except KnownError as error:
        code = error.problem.code
        if not code.startswith("bounded.") or code == "bounded.not-started":
            raise
        # note: the words for these speak of a file from a stranger that was being checked
        raise KnownError.of("key.unfinished") from error


def _made(order: _Making) -> bytes:
    return Pkcs12KeyMaker().create(order.subject, passphrase=order.passphrase, now=order.now)


def _certificate(order: _Opening) -> Certificate:
    return Pkcs12KeyMaker().certificate(order.key_file, passphrase=order.passphrase)


def _changed(order: _Changing) -> bytes:
    return Pkcs12KeyMaker().change_passphrase(order.key_file, old=order.old, new=order.new)


def _unlocked(order: _Unlocking) -> bytes:
    return unlocked(order.key_file, passphrase=order.passphrase, secret=order.secret)


def _opened(order: _Opening) -> _Opening:
    """The same key under a secret of this moment, which opens it at once; it is kept nowhere."""
    secret = secrets.token_hex(_SECRET_BYTES)
    key_file = unlocked(order.key_file, passphrase=order.passphrase, secret=secret)
    return _Opening(key_file=key_file, passphrase=secret)
