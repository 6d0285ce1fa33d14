# SPDX-License-Identifier: MIT
"""What the executive reads about the approvals that the last sign-off stands on: exactly what they say."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from golive_desktop.domain.ci import CI_ROLE, attached_results, ci_texts
from golive_desktop.domain.problem import Problem
from golive_desktop.statements import request_fits
from golive_desktop.statements.envelope import Embedded, Statement
from golive_desktop.statements.request import ApprovalFact, RequestBody
from golive_desktop.statements.state import is_approval

__all__ = ["approval_facts", "fits"]

_NONE: Final[Mapping[str, str]] = MappingProxyType({})


def approval_facts(
    approvals: Iterable[tuple[Statement[object], str]], *, accepted: Mapping[str, str] = _NONE
) -> tuple[ApprovalFact, ...]:
    """What approvals say, each given with the digest of its file; other statements are left out.

    Args:
        approvals: statements, each with the digest of its file.
        accepted: by digest, why the release manager accepted an approval whose time does not fit.
    """
    return tuple(
        ApprovalFact(
            title=statement.body.title,
            person=statement.author.name,
            decision=statement.body.response.decision,
            signed_at=statement.issued_at,
            conditions=statement.body.response.conditions,
            sha256=sha256,
            principal=statement.body.on_behalf.principal if statement.body.on_behalf else "",
            accepted=accepted.get(sha256, ""),
        )
        for statement, sha256 in approvals
        if is_approval(statement)
    )


def fits(statement: Statement[RequestBody], embedded: tuple[Embedded, ...]) -> Iterator[Problem]:
    """A request fits what it carries, and tells the executive what the approvals inside say, also of a CI system."""
    yield from request_fits.fits(statement, embedded)
    files = {item.sha256: (item.statement, item.sha256) for item in embedded}
    carried = (files[reference.sha256] for reference in statement.body.stands_on if reference.sha256 in files)
    if approval_facts(carried) != tuple(replace(fact, accepted="") for fact in statement.body.approvals):
        yield Problem(code="statement.originals-differ", subject=statement.body.role)
    named = {reference.sha256 for reference in statement.body.stands_on}
    signed = frozenset(_signed(item for item in embedded if item.sha256 in named))
    for fact in statement.body.gates:
        texts = ci_texts(fact.command)
        if fact.by and not any((fact.by, text, fact.output_sha256) in signed for text in texts):
            yield Problem(code="statement.gates-differ", subject=fact.command)


def _signed(approvals: Iterable[Embedded]) -> Iterator[tuple[str, str, str]]:
    """Who signed which file of a CI system for what."""
    for item in approvals:
        said = item.statement
        if is_approval(said) and said.body.role == CI_ROLE:
            for result in attached_results(said.body.form, said.body.response):
                yield from ((said.author.name, result.text, file.sha256) for file in result.files)
