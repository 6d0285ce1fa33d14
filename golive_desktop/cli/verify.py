# SPDX-License-Identifier: MIT
"""Checks any file against the keys of this home and the ones that the user names."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from golive_desktop.cli.checking import check, trust_of_home
from golive_desktop.cli.console import Console, problem_data
from golive_desktop.cli.exits import EXIT_OF_VERDICT
from golive_desktop.cli.language import Translate
from golive_desktop.cli.parser import Parser
from golive_desktop.domain.certificate import spoken_number
from golive_desktop.domain.problem import Problem
from golive_desktop.domain.trust import Anchor, Trust
from golive_desktop.i18n.moments import show_time
from golive_desktop.services.checking import read_roster
from golive_desktop.services.own_records import own_record_problems
from golive_desktop.services.trusting import named_roster
from golive_desktop.services.verify import Verification
from golive_desktop.statements.dossier import DossierBody
from golive_desktop.statements.envelope import Statement
from golive_desktop.statements.receipt import ReceiptBody
from golive_desktop.statements.roster import RosterBody
from golive_desktop.statements.state import is_approval
from golive_desktop.wording.terms import term

__all__ = ["arguments"]

_SAYS_CHANGED = frozenset({"signature.broken", "signature.contents"})
"""What an altered byte shows as well; a reader needs the fact only once."""


def arguments(parser: Parser, _: Translate) -> None:
    """``golive verify FILE [--roster ROSTER] [--trust CERT …]``."""
    parser.add_argument("file", metavar=_("FILE"), type=Path, help=_("any file"))
    parser.add_argument(
        "--roster", metavar=_("FILE"), type=Path, help=_("a roster that you trust: its keys count for its release")
    )
    parser.add_argument(
        "--trust",
        metavar=_("CERTIFICATE"),
        type=Path,
        action="append",
        default=[],
        help=_("a certificate that you trust, or the one of a company authority"),
    )
    parser.set_defaults(run=_run)


def _run(console: Console, arguments: Namespace) -> int:
    data = console.read(arguments.file)
    trust = trust_of_home(console)
    roster = None
    if arguments.roster is not None:
        roster = _named_roster(console, arguments.roster, trust)
        trust = trust.with_anchors(*named_roster(roster))
    trust = trust.with_anchors(*(_certificate_anchor(console, path) for path in arguments.trust))
    found = check(console, data, name=arguments.file.name, trust=trust)
    if console.computer.has_home(console.folder):
        with console.adapters.store.reading() as work:
            own = own_record_problems(work, found, console.adapters.reader)
        found = replace(found, problems=(*found.problems, *own))
    console.answer(_data(console, found), [*_lines(console, found), *_basis(console, arguments.roster, roster)])
    return EXIT_OF_VERDICT[found.verdict]


def _named_roster(console: Console, path: Path, trust: Trust) -> Statement[RosterBody]:
    """The roster that the user named; its own signer is trusted because the user said so.

    Raises:
        KnownError: ``verify.roster-unusable``, ``verify.roster-older``.
    """
    parts = console.computer.open_home(console.folder)
    data = console.read(path)
    return read_roster(parts, console.computer.calls, data, name=path.name, trust=trust, now=console.now())


def _certificate_anchor(console: Console, path: Path) -> Anchor:
    certificate = console.computer.read_certificate(console.read(path))
    authority = console.computer.is_authority(certificate)
    return Anchor(certificate=certificate.der, source="company-ca" if authority else "named")


def _data(console: Console, found: Verification) -> dict[str, object]:
    statement = found.statement
    return {
        "verdict": found.verdict,
        "name": found.name,
        "sha256": found.sha256,
        "kind": statement.kind if statement else None,
        "id": statement.id if statement else None,
        "issued_at": statement.issued_at.isoformat() if statement else None,
        "release": _release(statement),
        **_said(statement),
        "signatures": _signatures(found),
        "embedded": [_embedded(item) for item in found.embedded],
        "problems": [problem_data(problem, console.language) for problem in found.problems],
    }


def _release(statement: Statement[object] | None) -> dict[str, object] | None:
    if statement is None or statement.release is None:
        return None
    release = statement.release
    return {
        "id": release.id,
        "product": release.product,
        "candidate": release.candidate.tag,
        "commit": release.candidate.commit,
        "artefacts": [{"name": item.name, "sha256": item.sha256} for item in release.candidate.artefacts],
        "round": release.round,
    }


def _said(statement: Statement[object] | None) -> dict[str, object]:
    """Role, decision and answers, where the kind has them."""
    said: dict[str, object] = {"role": None, "decision": None, "answers": {}}
    if statement is None:
        return said
    said["role"] = getattr(statement.body, "role", statement.author.role) or None
    if is_approval(statement):
        response = statement.body.response
        said |= {
            "decision": response.decision,
            "answers": {answer.item: answer.value for answer in response.answers},
            "comments": {answer.item: answer.comment for answer in response.answers if answer.comment},
            "reason": response.reason,
            "principal": statement.body.on_behalf.principal if statement.body.on_behalf else None,
            "conditions": [
                {
                    "key": item.key,
                    "text": item.text,
                    "owner": item.owner,
                    "due": item.due.isoformat(),
                    "when": item.when,
                }
                for item in response.conditions
            ],
        }
    elif isinstance(statement.body, ReceiptBody):
        said["decision"] = statement.body.decision
    elif isinstance(statement.body, DossierBody):
        said |= {"decision": statement.body.verdict, "edition": statement.body.edition}
    return said


def _signatures(found: Verification) -> list[dict[str, object]]:
    role = found.statement.author.role if found.statement else ""
    return [
        {
            "role": role,
            "name": item.certificate.subject.name,
            "fingerprint": item.certificate.fingerprint,
            "number": item.certificate.number,
            "signed_at": item.signed_at.isoformat(),
            "timestamped_at": item.timestamped_at.isoformat() if item.timestamped_at else None,
            "level": item.level,
            "trusted": found.trusted,
        }
        for item in found.signatures
    ]


def _embedded(found: Verification) -> dict[str, object]:
    return {
        "name": found.name,
        "sha256": found.sha256,
        "kind": found.statement.kind if found.statement else None,
        "verdict": found.verdict,
        "embedded": [_embedded(item) for item in found.embedded],
    }


def _lines(console: Console, found: Verification) -> Iterator[str]:
    language = console.language
    kind = term("kind", found.statement.kind, language) if found.statement else ""
    yield f"{_in_one_line(found.name)}: {term('verdict', found.verdict, language)}" + (f" ({kind})" if kind else "")
    # note: what a changed file claims is nobody's word and is not repeated
    if found.statement is not None and found.verdict in {"genuine", "unknown-signer"}:
        yield f"  {_content(console, found.statement)}"
    for item in found.signatures:
        signer, name = item.certificate, _in_one_line(item.certificate.subject.name)
        yield f"  {name}, {signer.number}, {show_time(item.signed_at, language)}, {item.level}"
    for problem in _once(found.problems):
        if not problem.code.startswith("verify.embedded-"):  # said below for each file
            yield f"  {console.explain(problem).sentence}"
    for inside in found.embedded:
        yield f"    {_in_one_line(inside.name)}: {term('verdict', inside.verdict, language)}"


def _content(console: Console, statement: Statement[object]) -> str:
    """What the file says, in one line."""
    language, body = console.language, statement.body
    parts = [term("kind", statement.kind, language)]
    if statement.release is not None:
        parts.append(f"{statement.release.product} {statement.release.candidate.tag}")
    said = _said(statement)
    if isinstance(body, DossierBody):
        parts.append(term("release", body.verdict, language))
        parts.append(console.translate("edition {number}").format(number=body.edition))
    else:
        parts.append(getattr(body, "title", statement.author.title))
        parts.append(term("decision", str(said["decision"]), language) if said["decision"] else "")
        if said.get("principal"):
            for_whom = console.translate("{deputy} for {principal}")
            parts.append(for_whom.format(deputy=statement.author.name, principal=said["principal"]))
    return _in_one_line(", ".join(part for part in parts if part))


def _basis(console: Console, path: Path | None, roster: Statement[RosterBody] | None) -> Iterator[str]:
    """On whose word the keys of a named roster were trusted."""
    if path is not None and roster is not None:
        text = console.translate(
            "The keys of {file} are trusted because you named it. {author} signed it, number {number}: compare it once."
        )
        number = spoken_number(roster.author.fingerprint)
        yield text.format(file=_in_one_line(path.name), author=_in_one_line(roster.author.name), number=number)


def _once(problems: Sequence[Problem]) -> Iterator[Problem]:
    """The problems, but one and the same fact only once."""
    changed = any(problem.code == "verify.bytes-changed" for problem in problems)
    for problem in problems:
        if not (changed and problem.code in _SAYS_CHANGED):
            yield problem


def _in_one_line(name: str) -> str:
    """A name from outside; with a line feed in it, it could write a verdict of its own."""
    return " ".join(name.split())
