# SPDX-License-Identifier: MIT
"""A wrong passphrase costs a growing wait, and never the key."""

from typing import Final

__all__ = ["Patience"]

_FIRST: Final = 10.0
_LONGEST: Final = 300.0


class Patience:
    """How long each key has to be waited for, since the program was started."""

    def __init__(self) -> None:
        self._wrong: dict[str, int] = {}
        self._until: dict[str, float] = {}

    def wrong(self, key: str, at: float) -> None:
        """Notes a wrong passphrase.

        Args:
            key: name of the identity.
            at: seconds on a clock that nobody can set.
        """
        count = self._wrong[key] = self._wrong.get(key, 0) + 1
        self._until[key] = at + min(_FIRST * 2 ** (count - 1), _LONGEST)

    def right(self, key: str) -> None:
        """Notes that the passphrase was right: all is forgotten."""
        self._wrong.pop(key, None)
        self._until.pop(key, None)

    def seconds(self, key: str, at: float) -> int:
        """How many whole seconds are left before the next try; 0 for none."""
        left = self._until.get(key, at) - at
        return max(0, int(left) + (left > int(left)))
