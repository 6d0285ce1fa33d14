# SPDX-License-Identifier: MIT
"""What a file carries, statement in statement: for files that this home made, or checked before it kept them."""

import hashlib
from dataclasses import dataclass, field

from golive_desktop.ports.documents import DocumentReader
from golive_desktop.statements.envelope import Embedded
from golive_desktop.statements.kinds import parse, reparsed

__all__ = ["Opener"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Opener:
    """Opens each file once, however often it is carried."""

    reader: DocumentReader
    _done: dict[str, Embedded] = field(default_factory=dict)

    def open(self, data: bytes, *, name: str, sha256: str = "") -> Embedded:
        """The statement in `data` with everything that it carries; its pages and signature are not looked at.

        Args:
            data: the file.
            name: what it is called where it is carried.
            sha256: its digest, when this home keeps the file under it: then it was found sound before.

        Raises:
            KnownError: ``document.…`` or ``statement.…`` when it is none of our files.
        """
        digest = sha256 or hashlib.sha256(data).hexdigest()
        known = self.known(digest, name=name)
        if known is not None:
            return known
        payload, attachments = self.reader.enclosed(data)
        statement = reparsed(payload) if sha256 else parse(payload).statement
        stated = {item.name: item for item in statement.attachments if item.kind}
        inside = tuple(
            self.open(item.data, name=item.name, sha256=stated[item.name].sha256 if sha256 else "")
            for item in attachments
            if item.name in stated
        )
        self._done[digest] = Embedded(name=name, sha256=digest, statement=statement, inside=inside)
        return self._done[digest]

    def known(self, sha256: str, *, name: str) -> Embedded | None:
        """The statement in the file with this digest, under this name, when it was opened before."""
        known = self._done.get(sha256)
        return known and Embedded(name=name, sha256=sha256, statement=known.statement, inside=known.inside)
