# SPDX-License-Identifier: MIT
"""The audit trail of this home: whether it holds, and what it says."""

from dataclasses import dataclass

from golive_desktop.domain.audit import AuditEntry, chain_problems
from golive_desktop.domain.problem import Problem
from golive_desktop.ports.adapters import Adapters

__all__ = ["AuditReport", "check_audit"]


@dataclass(frozen=True, kw_only=True, slots=True)
class AuditReport:
    """The chain with every break that was found in it."""

    entries: tuple[AuditEntry, ...]
    problems: tuple[Problem, ...]


def check_audit(adapters: Adapters) -> AuditReport:
    """Reads the whole chain and checks it: each link, each digest, and each head that a receipt gave out."""
    with adapters.store.reading() as work:
        entries = tuple(work.audit.entries())
    digests = {entry.sequence: entry.digest for entry in entries}
    lost = [
        Problem(code="audit.head-lost", subject=entry.payload["sequence"])
        for entry in entries
        if entry.event == "receipt.given"
        and entry.payload is not None
        and digests.get(int(entry.payload["sequence"])) != entry.payload["digest"]
    ]
    return AuditReport(entries=entries, problems=(*chain_problems(entries), *lost))
