# SPDX-License-Identifier: MIT
"""Ids and salts that nobody can guess."""

from uuid import uuid4

__all__ = ["SystemRandomness"]


class SystemRandomness:
    """The operating system's source of randomness."""

    def token(self) -> str:
        """A new random UUID (version 4, RFC 9562), 122 bits of chance: for ids and for salts."""
        return str(uuid4())
