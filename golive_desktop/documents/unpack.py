# SPDX-License-Identifier: MIT
"""The decoded bytes of streams from a file that nobody vouches for, within limits."""

import zlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from pikepdf import Array, Name, Object, Stream

from golive_desktop.domain.problem import KnownError

__all__ = ["LARGEST_FILE", "Unpacker"]

LARGEST_FILE: Final = 256 * 1024 * 1024
_LARGEST_TOTAL: Final = 512 * 1024 * 1024
_FORBIDDEN: Final = frozenset({"/DecodeParms", "/F", "/FFilter", "/FDecodeParms", "/DL"})


class Unpacker:
    """Decodes streams of one file; all of them together stay below a limit."""

    def __init__(self, total: int = _LARGEST_TOTAL) -> None:
        self._left = total

    def bytes_of(
        self, stream: Object, most: int = LARGEST_FILE, known: Mapping[bytes, bytes] = MappingProxyType({})
    ) -> bytes | None:
        """The decoded content of `stream`; None when it is not stored in the way we store streams.

        Only plain data and FlateDecode without predictor (ISO 32000-2, 7.4.4) are read, after which nothing but
        one line feed may follow.

        Args:
            stream: any object of the file.
            most: a longer content counts as not ours.
            known: compressed data with what they decode to, where that was found out before.

        Raises:
            KnownError: ``document.too-large`` when the file decodes to more than the limit.
        """
        if not isinstance(stream, Stream) or not _FORBIDDEN.isdisjoint(stream.keys()):
            return None
        raw = stream.read_raw_bytes()
        how = stream.get("/Filter")
        if how is None:
            return self._counted(raw) if len(raw) <= most else None
        if isinstance(how, Array) and len(how) == 1:
            how = how[0]
        if how != Name.FlateDecode:
            return None
        data = known.get(raw)
        return self._inflated(raw, most) if data is None or len(data) > most else self._counted(data)

    def _inflated(self, raw: bytes, most: int) -> bytes | None:
        machine = zlib.decompressobj()
        try:
            data = machine.decompress(raw, min(most, self._left) + 1)
        except zlib.error:
            return None
        self._counted(data)
        return data if len(data) <= most and machine.eof and machine.unused_data in (b"", b"\n") else None

    def _counted(self, data: bytes) -> bytes:
        self._left -= len(data)
        if self._left < 0:
            raise KnownError.of("document.too-large")
        return data
