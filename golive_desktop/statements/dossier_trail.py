# SPDX-License-Identifier: MIT
"""Nothing that the audit trail of a dossier shows is left out of it: who was asked, what was answered and receipted."""

from collections import defaultdict
from collections.abc import Iterator

from golive_desktop.domain.audit import ACCEPTED, CONTESTED, COUNTED, WITHDRAWN
from golive_desktop.domain.problem import Problem
from golive_desktop.statements.dossier import DossierBody
from golive_desktop.statements.dossier_day import DAY_KINDS
from golive_desktop.statements.envelope import Embedded, Kind, Statement
from golive_desktop.statements.state import is_request

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
    yield from _told_otherwise(statement.body, everything)
    editions = [fact.file for fact in facts if fact.event == _EDITION]
    if (statement.body.edition, statement.body.previous) != (len(editions) + 1, editions[-1] if editions else ""):
        yield Problem(code="statement.edition", subject=str(statement.body.edition))


def _told_otherwise(body: DossierBody, everything: tuple[Embedded, ...]) -> Iterator[Problem]:
    """Where the executive was told something else about an accepted answer than the dossier tells."""
    reasons: dict[str, set[str]] = defaultdict(set)
    for told in body.accepted:
        reasons[told.approval].add(told.reason)
    places = {(line.facts.event, line.facts.file): line.sequence for line in reversed(body.audit) if line.facts}
    for item in everything:
        request = item.statement
        asked = places.get(("request.issued", item.sha256), 0)
        for fact in request.body.approvals if is_request(request) else ():
            if fact.accepted:
                # note: a reason that was erased from the trail since is any
                fits = bool({fact.accepted, ""} & reasons[fact.sha256])
            else:
                fits = places.get((ACCEPTED, fact.sha256), asked) >= asked
            if not fits:
                yield Problem(code="statement.trail-differs", subject="approval", details={"file": fact.sha256})
