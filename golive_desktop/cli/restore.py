# SPDX-License-Identifier: MIT
"""A home from its backup: what it would bring, and then bringing it; what was there is moved aside."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from golive_desktop.cli.console import Console
from golive_desktop.cli.exits import DONE
from golive_desktop.cli.language import Translate
from golive_desktop.cli.parser import Parser
from golive_desktop.services.backup import HomeFacts, Preview, look_into, restore

__all__ = ["arguments"]


def arguments(parser: Parser, _: Translate) -> None:
    """``golive restore FILE [--dry-run]``."""
    parser.add_argument("file", metavar=_("FILE"), type=Path, help=_("the backup"))
    parser.add_argument("--dry-run", action="store_true", help=_("only say what it would bring"))
    parser.set_defaults(run=_run)


def _run(console: Console, arguments: Namespace) -> int:
    _ = console.translate
    preview = _preview(console, arguments.file)
    data: dict[str, object] = {
        "restored": False,
        "backup": _data(preview.backup),
        "here": _data(preview.here) if preview.here is not None else None,
        "only_here": preview.only_here,
        "aside": None,
    }
    lines = list(_lines(console, preview))
    if arguments.dry_run:
        console.answer(data, [*lines, _("Nothing was changed.")])
        return DONE
    for problem in console.computer.make_home(console.folder):
        console.warn(problem)
    done = restore(console.computer.backups, arguments.file, console.folder, now=console.now())
    data |= {"restored": True, "aside": str(done.aside) if done.aside is not None else None}
    said = [_("The home is restored.")]
    if done.aside is not None:
        said.append(_("What was here before is kept as {file}.").format(file=done.aside))
    console.answer(data, [*lines, *said])
    return DONE


def _preview(console: Console, backup: Path) -> Preview:
    if not console.computer.has_home(console.folder):
        return look_into(console.computer.backups, backup, None)
    store = console.computer.open_home(console.folder).store
    try:
        return look_into(console.computer.backups, backup, store)
    finally:
        store.close()


def _data(facts: HomeFacts) -> dict[str, object]:
    return {
        "releases": [{"product": line.product, "tag": line.tag} for line in facts.releases],
        "identities": list(facts.identities),
        "statements": facts.statements,
        "entries": len(facts.digests),
        "newest": facts.newest.isoformat() if facts.newest is not None else None,
        "holds": facts.holds,
    }


def _lines(console: Console, preview: Preview) -> Iterator[str]:
    _ = console.translate
    facts = preview.backup
    yield _("Releases: {names}").format(names=", ".join(f"{line.product} {line.tag}" for line in facts.releases) or "–")
    yield _("Keys: {names}").format(names=", ".join(facts.identities) or "–")
    said = _("Signed files: {files}, entries of the audit trail: {entries}")
    yield said.format(files=facts.statements, entries=len(facts.digests))
    if not facts.holds:
        yield _("The audit trail in the backup is broken.")
    if preview.only_here:
        yield _("Entries that only the present home has: {count}").format(count=preview.only_here)
