# SPDX-License-Identifier: MIT
"""The verdict on a release, every reason why not yet, and where each stakeholder stands."""

from argparse import Namespace
from collections.abc import Iterator, Mapping

from golive_desktop.cli.console import Console
from golive_desktop.cli.exits import DONE, NEGATIVE
from golive_desktop.cli.language import Translate
from golive_desktop.cli.parser import Parser
from golive_desktop.domain.problem import Problem
from golive_desktop.domain.readiness import BoardRow, Readiness
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.domain.signoff import SignOff
from golive_desktop.domain.text import in_one_line
from golive_desktop.domain.trust import RosterEntry
from golive_desktop.i18n.moments import show_time
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.services.releases import judge_release
from golive_desktop.wording.terms import term

__all__ = ["arguments"]

Keys = Mapping[tuple[str, str], RosterEntry]
Missing = Mapping[str, tuple[str, ...]]


def arguments(parser: Parser, _: Translate) -> None:
    """``golive status RELEASE``."""
    parser.add_argument("release", metavar=_("RELEASE"), help=_("candidate tag or id"))
    parser.set_defaults(run=_run)


def _run(console: Console, arguments: Namespace) -> int:
    release, found = judge_release(console.adapters, arguments.release, now=console.now())
    with console.adapters.store.reading() as work:
        keys = {(entry.role, entry.fingerprint): entry for entry in work.roster.entries(release.id)}
        missing = _missing(console, work, found)
    console.answer(_data(console, release, found, keys, missing), _lines(console, release, found, keys, missing))
    return NEGATIVE if found.verdict == "NO-GO" else DONE


def _missing(console: Console, work: UnitOfWork, found: Readiness) -> Missing:
    """The evidence files that each waiting answer waits for, by role."""
    waiting = [row for row in found.board if row.state == "waits"]
    if not waiting:
        return {}
    from golive_desktop.services.counting import waits_for  # noqa: PLC0415 - reads statements, which is seldom needed

    reader = console.adapters.reader
    return {row.role: waits_for(work, reader, row.sign_off) for row in waiting if row.sign_off is not None}


def _data(
    console: Console, release: ReleaseRecord, found: Readiness, keys: Keys, missing: Missing
) -> dict[str, object]:
    return {
        "verdict": found.verdict,
        "release": {
            "id": release.id,
            "product": release.plan.product,
            "candidate": release.candidate.tag,
            "commit": release.candidate.commit,
            "round": release.round,
        },
        "why_not": [_why(console, problem) for problem in found.why_not],
        "follow_ups": [
            {
                "role": role,
                "condition": condition.key,
                "text": condition.text,
                "owner": condition.owner,
                "due": condition.due.isoformat(),
            }
            for role, condition in found.follow_ups
        ],
        "stakeholders": [{**_row(row, keys), "missing": list(missing.get(row.role, ()))} for row in found.board],
    }


def _why(console: Console, problem: Problem) -> dict[str, str]:
    return {"code": problem.code, "subject": problem.subject, "text": console.explain(problem).sentence}


def _row(row: BoardRow, keys: Keys) -> dict[str, str | None]:
    answer = row.sign_off
    return {
        "role": row.role,
        "title": row.title,
        "person": row.person,
        "state": row.state,
        "decision": answer.decision if answer else None,
        "signed_at": answer.signed_at.isoformat() if answer else None,
        "identity": _identity(row, keys),
        "principal": (answer.principal or None) if answer else None,
    }


def _identity(row: BoardRow, keys: Keys) -> str | None:
    """How the signer's number was compared; ``open`` while it was not, None without an answer."""
    if row.sign_off is None:
        return None
    entry = keys.get((row.role, row.sign_off.fingerprint))
    return entry.compared_how if entry and entry.revoked_at is None else "open"


def _compared(identity: str, language: str) -> str:
    return term("state", "identity-open", language) if identity == "open" else term("compared", identity, language)


def _signer(console: Console, answer: SignOff) -> str:
    if not answer.principal:
        return in_one_line(answer.person)
    return console.translate("{deputy} for {principal}").format(
        deputy=in_one_line(answer.person), principal=in_one_line(answer.principal)
    )


def _lines(console: Console, release: ReleaseRecord, found: Readiness, keys: Keys, missing: Missing) -> Iterator[str]:
    language, _ = console.language, console.translate
    yield f"{release.plan.product} {release.candidate.tag}: {term('release', found.verdict, language)}"
    for row in found.board:
        answer = row.sign_off
        signed = f", {_signer(console, answer)}, {show_time(answer.signed_at, language)}" if answer else ""
        identity = _identity(row, keys)
        compared = f", {_compared(identity, language)}" if identity else ""
        yield f"  {row.title}: {term('state', row.state, language)}{signed}{compared}"
        for name in missing.get(row.role, ()):
            yield "    " + _("Evidence is missing: {name}").format(name=name)
    if found.why_not:
        yield _("Why not yet:")
        yield from (f"  {console.explain(problem).sentence}" for problem in found.why_not)
    if found.follow_ups:
        yield _("Open after the launch:")
        yield from (f"  {condition.key} {condition.text} ({condition.owner})" for _role, condition in found.follow_ups)
