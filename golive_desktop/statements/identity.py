# SPDX-License-Identifier: MIT
"""The identity statement: this certificate is mine."""

import base64
import binascii
from collections.abc import Iterator
from dataclasses import dataclass

from golive_desktop.domain.blocks import Facts, Pages, Paragraph, Title
from golive_desktop.domain.certificate import fingerprint_of, spoken_number
from golive_desktop.domain.problem import Problem
from golive_desktop.statements.envelope import Embedded, Statement
from golive_desktop.statements.frame import check_box, fact, framed, signed_by
from golive_desktop.statements.texts import Texts

__all__ = ["IdentityBody", "certificate_problems", "compose", "fits", "rules"]


@dataclass(frozen=True, kw_only=True, slots=True)
class IdentityBody:
    """A certificate that its holder announces."""

    certificate: str
    """DER in Base64."""
    number: str
    """The spoken number, to be compared by phone."""


def rules(statement: Statement[IdentityBody]) -> Iterator[Problem]:
    """The certificate announced is the one that signs, with its own number."""
    body = statement.body
    yield from certificate_problems(body.certificate, statement.author.fingerprint, body.number)
    if statement.release is not None or statement.answers_to or statement.attachments:
        yield Problem(code="statement.identity-with-release")


def certificate_problems(certificate: str, fingerprint: str, number: str) -> Iterator[Problem]:
    """What does not fit between a certificate in Base64, its fingerprint and its spoken number."""
    try:
        der = base64.b64decode(certificate, validate=True)
    except (binascii.Error, ValueError):
        yield Problem(code="statement.certificate-unreadable", subject=fingerprint)
        return
    if base64.b64encode(der).decode() != certificate or fingerprint_of(der) != fingerprint:
        yield Problem(code="statement.fingerprint-differs", subject=fingerprint)
    elif spoken_number(fingerprint) != number:
        yield Problem(code="statement.number-differs", subject=number)


def fits(_statement: Statement[IdentityBody], _embedded: tuple[Embedded, ...]) -> Iterator[Problem]:
    """An identity stands alone."""
    yield from ()


def compose(statement: Statement[IdentityBody], t: Texts) -> Pages:
    """One page: who, and the number to compare."""
    author = statement.author
    return framed(
        statement,
        t,
        (
            Title(text=author.name, subtitle=t("identity.subtitle")),
            Paragraph(text=t("identity.sentence"), style="lead"),
            Facts(
                rows=(
                    fact(t("person.role"), author.title),
                    fact(t("person.organisation"), author.organisation),
                    fact(t("person.email"), author.email),
                    fact(t("identity.number"), statement.body.number, "strong"),
                )
            ),
            Paragraph(text=t("identity.compare")),
            signed_by(statement, t),
            check_box(statement, t),
        ),
    )
