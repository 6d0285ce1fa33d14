# SPDX-License-Identifier: MIT
"""How the people of these tests state something: with everything that a statement says about itself."""

from collections.abc import Sequence
from datetime import datetime

from golive_desktop.domain.release import Language
from golive_desktop.statements.envelope import AttachmentReference, Author, Embedded, Kind, Reference, Statement
from tests.statements.parts import RELEASE, Body, attached

__all__ = ["Teller"]


class Teller:
    """Whoever states something, in one language."""

    def __init__(self, language: Language = "en") -> None:
        self.language: Language = language

    def statement(  # noqa: PLR0913 - a statement has that many facts
        self,
        kind: Kind,
        name: str,
        body: Body,
        *,
        by: Author,
        issued: datetime,
        answers: Sequence[Reference] = (),
        inside: Sequence[Embedded] = (),
        files: Sequence[AttachmentReference] = (),
    ) -> Statement[Body]:
        return Statement(
            schema=1,
            kind=kind,
            id=name,
            release=None if kind == "identity" else RELEASE,
            author=by,
            answers_to=tuple(answers),
            issued_at=issued,
            language=self.language,
            body=body,
            attachments=(*(attached(item) for item in inside), *files),
        )
