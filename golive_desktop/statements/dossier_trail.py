# SPDX-License-Identifier: MIT
"""Nothing that the audit trail of a dossier shows is left out of it: who was asked, what was answered and receipted."""

from collections.abc import Iterator

from golive_desktop.domain.audit import ACCEPTED, CONTESTED, COUNTED, WITHDRAWN
from golive_desktop.domain.problem import Problem
from golive_desktop.statements.dossier import DossierBody
from golive_desktop.statements.dossier_day import DAY_KINDS
from golive_desktop.statements.envelope import Embedded, Kind, Statement

__all__ = ["shown_problems"]

_ISSUED: tuple[Kind, ...] = ("request", "receipt", "void", *DAY_KINDS)
"""What a release manager hands out one by one; of rosters the newest is named and the others hang in requests."""
_ANSWERS = frozenset(
    {ACCEPTED, COUNTED, WITHDRAWN, CONTESTED, "file.counted", "file.waits", "file.older-candidate", "file.request-void"}
)
"""The events whose file is an answer by a confirmed signer."""
_EDITION = "dossier.issued"


def shown_problems(statement: Statement[DossierBody], everything: tuple[Embedded, ...]) -> Iterator[Problem]:
    """Where a dossier does not carry exactly the requests, answers and receipts that its trail shows.

    The trail is the one whose heads the receipts name, so that nobody can be dropped who was once asked: neither
    from the plan, nor with the answer from the file.

    Args:
        statement: the dossier.
        everything: each statement inside it, at any depth.
    """
    facts = [line.facts for line in statement.body.audit if line.facts is not None]
    for kind in _ISSUED:
        shown = {fact.file for fact in facts if fact.event == f"{kind}.issued"}
        carried = {item.sha256 for item in everything if item.statement.kind == kind}
        for digest in sorted(shown ^ carried):
            yield Problem(code="statement.trail-differs", subject=kind, details={"file": digest})
    carried = {item.sha256 for item in everything if item.statement.kind == "approval"}
    for digest in sorted({fact.file for fact in facts if fact.event in _ANSWERS} - carried):
        yield Problem(code="statement.trail-differs", subject="approval", details={"file": digest})
    accepted = [(fact.file, fact.at) for fact in facts if fact.event == ACCEPTED]
    told = [(item.approval, item.at) for item in statement.body.accepted]
    if told != accepted or any(item.by not in {"", statement.author.name} for item in statement.body.accepted):
        yield Problem(code="statement.trail-differs", subject="approval")
    editions = [fact.file for fact in facts if fact.event == _EDITION]
    if (statement.body.edition, statement.body.previous) != (len(editions) + 1, editions[-1] if editions else ""):
        yield Problem(code="statement.edition", subject=str(statement.body.edition))
