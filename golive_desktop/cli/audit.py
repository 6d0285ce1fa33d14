# SPDX-License-Identifier: MIT
"""The audit trail of this home: whether it holds, and as a table for others."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from golive_desktop.cli.console import Console, problem_data
from golive_desktop.cli.exits import DONE, NEGATIVE
from golive_desktop.cli.language import Translate
from golive_desktop.cli.parser import Parser, group
from golive_desktop.domain.audit import AuditEntry, AuditLine, head_of, line_of
from golive_desktop.domain.release import Language
from golive_desktop.services.chain import check_audit
from golive_desktop.services.spreadsheet import spreadsheet
from golive_desktop.statements.envelope import SCHEMA
from golive_desktop.statements.texts import Texts, texts

__all__ = ["arguments"]

_COLUMNS = ("sequence", "at", "event", "text", "subject", "file", "scope", "payload_digest", "sealed", "digest")


def arguments(parser: Parser, _: Translate) -> None:
    """``golive audit verify [--export FILE.csv [--release RELEASE]]``."""
    parts = group(parser, _)
    verify = parts.add("verify", _("check the whole chain: each entry, each link, each receipt"))
    verify.add_argument("--export", metavar=_("FILE"), type=Path, help=_("write all entries as CSV"))
    verify.add_argument(
        "--release", metavar=_("RELEASE"), help=_("of other releases export nothing but digests, as in a dossier")
    )
    verify.add_argument("--force", action="store_true", help=_("replace an existing file"))
    verify.set_defaults(run=_verify)


def _verify(console: Console, arguments: Namespace) -> int:
    report = check_audit(console.adapters)
    if arguments.export is not None:
        lines = _lines(console, report.entries, arguments.release)
        console.write(console.free(arguments.export, arguments), _csv(lines, console.language))
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


def _lines(console: Console, entries: Sequence[AuditEntry], release: str | None) -> list[AuditLine]:
    """All entries in full, or as the dossier of one release shows them."""
    if release is None:
        return [line_of(entry, release=entry.release) for entry in entries]
    with console.adapters.store.reading() as work:
        wanted = work.releases.get(release).id
    return [line_of(entry, release=wanted) for entry in entries]


def _csv(lines: Sequence[AuditLine], language: Language) -> bytes:
    words = texts(SCHEMA, language)
    return spreadsheet(_COLUMNS, ((str(line.sequence), *_facts(line, words), line.digest) for line in lines))


def _facts(line: AuditLine, words: Texts) -> tuple[str, ...]:
    facts = line.facts
    if facts is None:
        return ("", "", words("audit.sealed"), "", "", line.scope, "", line.sealed)
    said = (facts.at.isoformat(), facts.event, words.event(facts.event), facts.subject, facts.file)
    return (*said, line.scope, facts.payload_digest, "")
