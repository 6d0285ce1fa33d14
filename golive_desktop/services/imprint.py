# SPDX-License-Identifier: MIT
"""What a statement's file says beside its pages: in the title bar, the properties and the signature panel."""

from collections.abc import Iterator

from golive_desktop.domain.blocks import Pages
from golive_desktop.domain.problem import Problem
from golive_desktop.ports.documents import DocumentReader, Imprint
from golive_desktop.ports.signing import SignatureFacts
from golive_desktop.statements.envelope import Statement
from golive_desktop.statements.frame import statement_title
from golive_desktop.statements.texts import texts

__all__ = ["imprint_of", "imprint_problems", "meaning_of"]

FIELD = "Signature"
"""The name of the one signature field."""


def imprint_of(statement: Statement[object], pages: Pages) -> Imprint:
    """What the file's metadata says of `statement`, whose pages these are."""
    return Imprint(
        title=pages.header, author=statement.author.name, identifier=statement.id, created_at=statement.issued_at
    )


def meaning_of(statement: Statement[object]) -> str:
    """The reason of the signature, as PDF readers show it."""
    return statement_title(statement, texts(statement.schema, statement.language))


def imprint_problems(
    statement: Statement[object], pages: Pages, signature: SignatureFacts, reader: DocumentReader
) -> Iterator[Problem]:
    """Where title bar, properties or signature panel of a file say something else than our writer would write there.

    Args:
        statement: what the file states.
        pages: what `compose` makes of it.
        signature: its signature, with what the file said when it was signed.
        reader: knows what our writer writes.
    """
    name = statement.author.name
    if signature.description != reader.description(imprint_of(statement, pages), statement.language):
        yield Problem(code="verify.description-differs", subject=name)
    shown = {"/Name": name, "/Reason": meaning_of(statement), "/T": FIELD}
    if dict(signature.panel) != {key: text for key, text in shown.items() if text}:
        yield Problem(code="verify.panel-differs", subject=name)
