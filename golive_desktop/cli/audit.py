# SPDX-License-Identifier: MIT
"""The audit trail of this home: whether it holds, and as a table for others."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from golive_desktop.cli.console import Console, problem_data
from golive_desktop.cli.exits import DONE, NEGATIVE
from golive_desktop.cli.language import Translate
from golive_desktop.cli.parser import Parser, group
from golive_desktop.domain.audit import AuditEntry, head_of
from golive_desktop.services.chain import check_audit
from golive_desktop.services.spreadsheet import spreadsheet

__all__ = ["arguments"]

_COLUMNS = ("sequence", "at", "event", "subject", "payload_digest", "previous", "digest")


def arguments(parser: Parser, _: Translate) -> None:
    """``golive audit verify [--export FILE.csv]``."""
    parts = group(parser, _)
    verify = parts.add("verify", _("check the whole chain: each entry, each link, each receipt"))
    verify.add_argument("--export", metavar=_("FILE"), type=Path, help=_("write all entries as CSV"))
    verify.add_argument("--force", action="store_true", help=_("replace an existing file"))
    verify.set_defaults(run=_verify)


def _verify(console: Console, arguments: Namespace) -> int:
    report = check_audit(console.adapters)
    if arguments.export is not None:
        console.write(console.free(arguments.export, arguments), _csv(report.entries))
    head = head_of(report.entries)
    _ = console.translate
    state = _("The audit trail holds.") if not report.problems else _("The audit trail is broken.")
    console.answer(
        {
            "holds": not report.problems,
            "entries": len(report.entries),
            "head": {"sequence": head.sequence, "digest": head.digest},
            "problems": [problem_data(problem, console.language) for problem in report.problems],
            "file": str(arguments.export) if arguments.export is not None else None,
        },
        [
            state,
            _("{count} entries, the last one is {digest}").format(count=len(report.entries), digest=head.digest[:16]),
            *(console.explain(problem).sentence for problem in report.problems),
        ],
    )
    return NEGATIVE if report.problems else DONE


def _csv(entries: Sequence[AuditEntry]) -> bytes:
    rows = (
        (str(entry.sequence), entry.at.isoformat(), *(getattr(entry, name) for name in _COLUMNS[2:]))
        for entry in entries
    )
    return spreadsheet(_COLUMNS, rows)
