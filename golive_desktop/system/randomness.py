# SPDX-License-Identifier: MIT
"""Ids and salts that nobody can guess."""

__all__ = ["SystemRandomness"]


class SystemRandomness:
    """The operating system's source of randomness."""

    def token(self) -> str:
        """A new random UUID (version 4, RFC 9562), 122 bits of chance: for ids and for salts."""
        from uuid import uuid4  # noqa: PLC0415 - brings a dozen modules, and a window has no use for an id at first

        return str(uuid4())
