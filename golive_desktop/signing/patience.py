# SPDX-License-Identifier: MIT
"""A wrong passphrase costs a growing wait, wherever it is asked for, and never the key."""

import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import Lock
from typing import Final

from golive_desktop.domain.certificate import Certificate, Subject
from golive_desktop.domain.problem import KnownError
from golive_desktop.ports.signing import KeyMaker, Signer

__all__ = ["Patience", "PatientKeyMaker", "PatientSigner"]

_FIRST: Final = 10.0
_LONGEST: Final = 300.0


class Patience:
    """How long each key has to be waited for, since the program was started.

    Args:
        clock: seconds on a clock that nobody can set.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._wrong: dict[str, int] = {}
        self._until: dict[str, float] = {}

    def seconds(self, key_file: bytes) -> int:
        """How many whole seconds are left before the next try of a key; 0 for none."""
        with self._lock:
            left = self._until.get(_name(key_file), 0.0) - self._clock()
        return max(0, int(left) + (left > int(left)))

    @contextmanager
    def opening(self, key_file: bytes) -> Iterator[None]:
        """Around each try of a passphrase: refuses it while the wait lasts, and notes what came of it.

        Raises:
            KnownError: ``key.passphrase-wait``; the passphrase was not even tried. ``key.passphrase-wrong`` says in
                ``wait`` how many seconds it cost.
        """
        if left := self.seconds(key_file):
            raise KnownError.of("key.passphrase-wait", seconds=str(left))
        try:
            yield
        except KnownError as error:
            if error.problem.code != "key.passphrase-wrong":
                raise
            wait = str(self._note_wrong(_name(key_file)))
            raise KnownError.of("key.passphrase-wrong", error.problem.subject, wait=wait) from error
        self._note_right(_name(key_file))

    def _note_wrong(self, key: str) -> int:
        with self._lock:
            count = self._wrong[key] = self._wrong.get(key, 0) + 1
            wait = min(_FIRST * 2 ** (count - 1), _LONGEST)
            self._until[key] = self._clock() + wait
        return int(wait)

    def _note_right(self, key: str) -> None:
        with self._lock:
            self._wrong.pop(key, None)
            self._until.pop(key, None)


class PatientKeyMaker:
    """Opens keys as another maker does, and makes whoever guesses wait; implements the port `KeyMaker`.

    Args:
        keys: makes and opens them.
        patience: shared with whatever else tries passphrases.
    """

    def __init__(self, keys: KeyMaker, patience: Patience) -> None:
        self._keys, self._patience = keys, patience

    def create(self, subject: Subject, *, passphrase: str, now: datetime) -> bytes:
        """See `KeyMaker.create`."""
        return self._keys.create(subject, passphrase=passphrase, now=now)

    def certificate(self, key_file: bytes, *, passphrase: str) -> Certificate:
        """See `KeyMaker.certificate`, and `Patience.opening`."""
        with self._patience.opening(key_file):
            return self._keys.certificate(key_file, passphrase=passphrase)

    def describe(self, der: bytes) -> Certificate:
        """See `KeyMaker.describe`."""
        return self._keys.describe(der)

    def change_passphrase(self, key_file: bytes, *, old: str, new: str) -> bytes:
        """See `KeyMaker.change_passphrase`, and `Patience.opening`."""
        with self._patience.opening(key_file):
            return self._keys.change_passphrase(key_file, old=old, new=new)

    def unlocked(self, key_file: bytes, *, passphrase: str, secret: str) -> bytes:
        """See `KeyMaker.unlocked`, and `Patience.opening`."""
        with self._patience.opening(key_file):
            return self._keys.unlocked(key_file, passphrase=passphrase, secret=secret)


class PatientSigner:
    """Signs as another signer does, and makes whoever guesses a passphrase wait; implements the port `Signer`.

    Args:
        signer: signs.
        patience: shared with whatever else tries passphrases.
    """

    def __init__(self, signer: Signer, patience: Patience) -> None:
        self._signer, self._patience = signer, patience

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
        """See `Signer.certify`, and `Patience.opening`."""
        paper = [pdf]
        del pdf  # note: a large document is not copied when nobody else holds it, see `certify_with`
        with self._patience.opening(key_file):
            return self._signer.certify(
                paper.pop(),
                key_file=key_file,
                passphrase=passphrase,
                meaning=meaning,
                signed_at=signed_at,
                timestamp_url=timestamp_url,
            )


def _name(key_file: bytes) -> str:
    return hashlib.sha256(key_file).hexdigest()
